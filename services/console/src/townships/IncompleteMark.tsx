import { WarningFilled } from "@ant-design/icons"
import { Tooltip } from "antd"
import { useMessages } from "../messages/Language.tsx"
import type { AreaStatus } from "./townshipCalls.ts"

/** Mark of an area whose figures may lack something; by itself, so that a phone gets it without the table. */
export const IncompleteMark = ({ area }: { readonly area: AreaStatus }) => {
  const messages = useMessages()
  return area.incomplete ? (
    <Tooltip title={messages.townships.incompleteHint}>
      <WarningFilled className="incomplete-mark" aria-label={messages.townships.incomplete} />
    </Tooltip>
  ) : null
}
