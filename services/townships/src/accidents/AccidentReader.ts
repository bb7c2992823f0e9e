import type { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Layer } from "effect"
import { type ModelReader, makeModelReader, type StandsIn } from "../lists/ModelReader.ts"

/** The model that all lists and figures of accidents are read from. */
export const accidentRegister = "accident_register"

/** The moment that a list or a figure of accidents is read at. */
export class AccidentReader extends Context.Tag("@jiaosuo/townships/AccidentReader")<
  AccidentReader,
  ModelReader
>() {}

/**
 * Reads the model `accident_register` where `ReadModels` says that its tables are. An event that was set aside
 * concerns the township of the accident's place and the one that handles it.
 */
export const layer: Layer.Layer<AccidentReader, never, SqlClient | ReadModels | EventStore> = Layer.effect(
  AccidentReader,
  makeModelReader(
    accidentRegister,
    (sql, schema, ids) =>
      sql<StandsIn>`
        select accident_id as id, unnest(array[township, handling]) as township
        from ${sql.literal(schema)}.accident where accident_id = any(${ids}::text[])`
  )
)
