import { nameOf, useReference } from "../../../reference/Reference.tsx"
import { useWardenDeskMessages } from "../deskMessages.ts"
import type { RecordItem, WorkKind } from "./recordCalls.ts"
import { itemOf } from "./recordForm.ts"

const tableOf = (kind: string): string | undefined => {
  const item = (itemOf as Readonly<Record<string, string>>)[kind]
  return item === undefined ? undefined : `wardens.items.${item}`
}

/** The name of a code of a kind of work. */
export const useCodeNames = () => {
  const reference = useReference()
  return (kind: WorkKind | string, code: string): string => {
    const table = tableOf(kind)
    return table === undefined ? code : nameOf(reference.table(table), code)
  }
}

/** What a record of a list names: persuasions with how often each. */
export const Codes = ({ item }: { readonly item: RecordItem }) => {
  const { work } = useWardenDeskMessages()
  const codeName = useCodeNames()
  return item.codes
    .map(({ code, count }) =>
      count === null ? codeName(item.kind, code) : `${codeName(item.kind, code)} ${work.records.times(count)}`
    )
    .join(work.comma)
}
