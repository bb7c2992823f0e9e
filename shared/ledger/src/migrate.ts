import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { migrate } from "@jiaosuo/event-store/Migrations"
import type { Effect } from "effect"
import { importMigrations } from "./job/ImportTables.ts"

/** Tables of the imports of one context, in its schema. Running it again is harmless. */
export const migrateImports = (schema: string): Effect.Effect<void, SqlError, SqlClient> =>
  migrate(schema, importMigrations(schema))
