import { text } from "@jiaosuo/kernel/Problem"
import { defineLedger } from "@jiaosuo/ledger/columns/LedgerShape"
import type { LedgerTable } from "@jiaosuo/ledger/columns/LedgerTable"
import { type CallField, callFields } from "./columns/CallFields.ts"

/** A file of calls that another desk took: what its columns can say and what it cannot do without. */
export const callLedger = defineLedger<CallField>({
  notRecognised: text(
    "认不出这是其他平台的接警记录",
    "This is not recognised as a file of calls of another desk"
  ),
  fields: callFields,
  needed: [["number"], ["calledAt", "calledOn"], ["matter", "type"], ["township", "village", "villageName"]],
  exampleHeadings: ["警情编号", "报警时间", "警情类别", "乡镇"]
})

/** A file of calls whose columns are understood. */
export type CallTable = LedgerTable<CallField>
