import type { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { type ImportsService, makeImports } from "@jiaosuo/ledger/Imports"
import type { Reference } from "@jiaosuo/reference/Reference"
import { Context, Layer } from "effect"
import type { Cases } from "../Cases.ts"
import { callLedgerKind } from "./CallLedgerKind.ts"

/** Files of calls of other desks: read as a whole, then answered row by row. */
export class Imports extends Context.Tag("@jiaosuo/cases/Imports")<Imports, ImportsService>() {}

/** Imports with their worker, which runs as long as the layer does. Tables come from `migrate`. */
export const layer: Layer.Layer<
  Imports,
  never,
  SqlClient | EventStore | PersonalRecords | Reference | Cases
> = Layer.scoped(Imports, makeImports(callLedgerKind))
