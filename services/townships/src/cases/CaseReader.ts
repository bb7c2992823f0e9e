import type { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Layer } from "effect"
import { type ModelReader, makeModelReader, type StandsIn } from "../lists/ModelReader.ts"

/** The model that all lists and figures of cases are read from. */
export const caseRegister = "case_register"

/** The moment that a list or a figure of cases is read at. */
export class CaseReader extends Context.Tag("@jiaosuo/townships/CaseReader")<CaseReader, ModelReader>() {}

/**
 * Reads the model `case_register` where `ReadModels` says that its tables are. An event that was set aside concerns
 * the townships that work on the case, or those of the roster.
 */
export const layer: Layer.Layer<CaseReader, never, SqlClient | ReadModels | EventStore> = Layer.effect(
  CaseReader,
  makeModelReader(
    caseRegister,
    (sql, schema, ids) =>
      sql<StandsIn>`
        select case_id as id, unnest(townships) as township
        from ${sql.literal(schema)}.police_case where case_id = any(${ids}::text[])
        union all
        select roster_id, unnest(townships)
        from ${sql.literal(schema)}.duty_roster where roster_id = any(${ids}::text[])`
  )
)
