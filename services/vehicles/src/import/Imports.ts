import type { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { type ImportsService, makeImports } from "@jiaosuo/ledger/Imports"
import type { Reference } from "@jiaosuo/reference/Reference"
import { Context, Layer } from "effect"
import type { Vehicles } from "../Vehicles.ts"
import { vehicleLedgerKind } from "./VehicleLedgerKind.ts"

/** Ledgers of key vehicles handed in as files: read as a whole, then answered row by row. */
export class Imports extends Context.Tag("@jiaosuo/vehicles/Imports")<Imports, ImportsService>() {}

/** Imports with their worker, which runs as long as the layer does. Tables come from `migrate`. */
export const layer: Layer.Layer<
  Imports,
  never,
  SqlClient | EventStore | PersonalRecords | Reference | Vehicles
> = Layer.scoped(Imports, makeImports(vehicleLedgerKind))
