import { text } from "@jiaosuo/kernel/Problem"
import { defineLedger } from "@jiaosuo/ledger/columns/LedgerShape"
import type { LedgerTable } from "@jiaosuo/ledger/columns/LedgerTable"
import type { SecondFile } from "@jiaosuo/ledger/columns/OpenLedger"
import { type AccidentField, accidentFields } from "./columns/AccidentFields.ts"
import { type PersonField, personFields } from "./columns/PersonFields.ts"

/** A file of accidents of the past: what its columns can say and what it cannot do without. */
export const accidentLedger = defineLedger<AccidentField>({
  notRecognised: text("认不出这是历史事故台账", "This is not recognised as a file of accidents"),
  fields: accidentFields,
  needed: [["number"], ["happenedAt", "happenedOn"], ["township", "village", "villageName"]],
  exampleHeadings: ["事故编号", "事故发生时间", "乡镇"]
})

/** Its second file: the persons, by the number of their accident. */
export const accidentPersons: SecondFile<AccidentField, PersonField> = {
  part: "persons",
  shape: defineLedger<PersonField>({
    notRecognised: text("认不出这是事故人员名单", "This is not recognised as a list of persons of accidents"),
    fields: personFields,
    needed: [["accident"], ["injury", "role", "name"]],
    exampleHeadings: ["事故编号", "姓名", "伤害程度"]
  }),
  key: { ledger: "number", second: "accident" }
}

/** A file of accidents whose columns are understood. */
export type AccidentTable = LedgerTable<AccidentField>

/** A file of their persons whose columns are understood. */
export type PersonTable = LedgerTable<PersonField>
