import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { registerRoles } from "@jiaosuo/http/Scopes"
import type { LedgerKind } from "@jiaosuo/ledger/LedgerKind"
import { townshipsToChange } from "@jiaosuo/orders/Orders"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect } from "effect"
import type { Vehicles } from "../Vehicles.ts"
import { answerRows } from "./answering/AnswerRows.ts"
import type { LedgerField } from "./columns/LedgerFields.ts"
import { vehicleLedger } from "./VehicleLedger.ts"

/** Ledgers of key vehicles: a row is a vehicle that is registered, as of when the ledger was handed in. */
export const vehicleLedgerKind: LedgerKind<
  LedgerField,
  never,
  EventStore | PersonalRecords | Reference | Vehicles
> = {
  context: "vehicles",
  subject: "vehicle",
  shape: vehicleLedger,
  answering: (handedIn) =>
    Effect.map(Reference, ({ district }) =>
      answerRows({ ...handedIn, district, townships: townshipsToChange(handedIn.principal, registerRoles) })
    )
}
