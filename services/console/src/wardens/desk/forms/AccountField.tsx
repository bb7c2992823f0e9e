import { AutoComplete } from "antd"
import { useAccounts } from "../../../cases/choices.ts"

interface Props {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (account: string) => void
}

/** An account of somebody who serves, typed or picked. */
export const AccountField = (field: Props) => (
  <AutoComplete
    {...field}
    options={useAccounts().map(({ account, label }) => ({ value: account, label }))}
    showSearch={{
      filterOption: (typed, option) =>
        String(option?.["label"] ?? "")
          .toLowerCase()
          .includes(typed.toLowerCase())
    }}
  />
)
