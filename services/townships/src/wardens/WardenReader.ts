import type { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Layer } from "effect"
import { type ModelReader, makeModelReader, type StandsIn } from "../lists/ModelReader.ts"

/** The model that all lists and figures of wardens are read from. */
export const wardenRegister = "warden_register"

/** The moment that a list or a figure of wardens is read at. */
export class WardenReader extends Context.Tag("@jiaosuo/townships/WardenReader")<
  WardenReader,
  ModelReader
>() {}

/**
 * Reads the model `warden_register` where `ReadModels` says that its tables are. An event that was set aside concerns
 * the township that its thing stands in.
 */
export const layer: Layer.Layer<WardenReader, never, SqlClient | ReadModels | EventStore> = Layer.effect(
  WardenReader,
  makeModelReader(wardenRegister, (sql, schema, ids) => {
    const standsIn = (table: string, key: string) =>
      sql`select ${sql.literal(key)} as id, township from ${sql.literal(`${schema}.${table}`)}
        where ${sql.literal(key)} = any(${ids}::text[])`
    return sql<StandsIn>`
      ${standsIn("warden_place", "place_id")} union all ${standsIn("warden", "warden_id")}
      union all ${standsIn("warden_shift", "shift_id")} union all ${standsIn("warden_record", "record_id")}
      union all ${standsIn("road_hazard", "hazard_id")}
      union all ${standsIn("volunteer_call_out", "call_out_id")}
      union all ${standsIn("mobile_service", "service_id")}
      union all ${standsIn("mobile_unit", "unit_id")}
      union all ${standsIn("mobile_unit_month", "month_id")}`
  })
)
