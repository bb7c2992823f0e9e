import type { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Layer } from "effect"
import { vehicleRegister } from "../vehicles/VehicleRegister.ts"
import { type ModelReader, makeModelReader, type StandsIn } from "./ModelReader.ts"

export type { Parked, ReadFailure, Reading, RegisterView } from "./ModelReader.ts"
export { isIncomplete, nothingParked, parkedKey } from "./ModelReader.ts"

/** The moment that a list or a figure of vehicles is read at. */
export class RegisterReader extends Context.Tag("@jiaosuo/townships/RegisterReader")<
  RegisterReader,
  ModelReader
>() {}

/** Reads the model `vehicle_register` where `ReadModels` says that its tables are. */
export const layer: Layer.Layer<RegisterReader, never, SqlClient | ReadModels | EventStore> = Layer.effect(
  RegisterReader,
  makeModelReader(
    vehicleRegister,
    (sql, schema, ids) =>
      sql<StandsIn>`
        select vehicle_id as id, township from ${sql.literal(schema)}.vehicle
        where vehicle_id = any(${ids}::text[])
        union all
        select unregistered_id, township from ${sql.literal(schema)}.unregistered_vehicle
        where unregistered_id = any(${ids}::text[])`
  )
)
