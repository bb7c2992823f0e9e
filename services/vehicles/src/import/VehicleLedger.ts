import { text } from "@jiaosuo/kernel/Problem"
import { defineLedger } from "@jiaosuo/ledger/columns/LedgerShape"
import type { LedgerTable } from "@jiaosuo/ledger/columns/LedgerTable"
import { type LedgerField, ledgerFields } from "./columns/LedgerFields.ts"

/** A ledger of key vehicles: what its columns can say and what it cannot do without. */
export const vehicleLedger = defineLedger<LedgerField>({
  notRecognised: text("认不出这是重点车辆台账", "This is not recognised as a ledger of key vehicles"),
  fields: ledgerFields,
  needed: [
    ["plate.number"],
    ["plate.kind"],
    ["vehicleType"],
    ["use"],
    ["owner.name"],
    ["village", "villageName"]
  ],
  exampleHeadings: ["号牌种类", "号牌号码", "车辆类型"],
  foreignGroups: /驾驶|司机|驾照|保险公司|承保|监护|安全员|driver/i
})

/** A ledger of key vehicles whose columns are understood. */
export type VehicleTable = LedgerTable<LedgerField>
