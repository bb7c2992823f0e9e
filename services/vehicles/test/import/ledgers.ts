import { ledgersOf } from "@jiaosuo/testing/Ledgers"
import { vehicleLedger } from "../../src/import/VehicleLedger.ts"

/** Opens ledgers of vehicles. */
export const { opened, refusalOf, tableOf } = ledgersOf(vehicleLedger)
