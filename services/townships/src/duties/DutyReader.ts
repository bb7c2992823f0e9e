import type { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Layer } from "effect"
import { type ModelReader, makeModelReader, type StandsIn } from "../lists/ModelReader.ts"

/** The model that all lists and figures of duties are read from. */
export const dutyRegister = "duty_register"

/** The moment that a list or a figure of duties is read at. */
export class DutyReader extends Context.Tag("@jiaosuo/townships/DutyReader")<DutyReader, ModelReader>() {}

/**
 * Reads the model `duty_register` where `ReadModels` says that its tables are. An event that was set aside concerns
 * every township of its roster, the one of its person's unit or of its post; one of the organisation all.
 */
export const layer: Layer.Layer<DutyReader, never, SqlClient | ReadModels | EventStore> = Layer.effect(
  DutyReader,
  makeModelReader(dutyRegister, (sql, schema, ids) => {
    const table = (name: string) => sql.literal(`${schema}.${name}`)
    return sql<StandsIn>`
      select roster_id as id, unnest(townships) as township from ${table("roster")}
      where roster_id = any(${ids}::text[])
      union all
      select person_id, township from ${table("duty_person")}
      where person_id = any(${ids}::text[]) and township is not null
      union all
      select post_id, township from ${table("duty_post")} where post_id = any(${ids}::text[])`
  })
)
