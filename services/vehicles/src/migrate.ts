import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { migrate as migrateSchema } from "@jiaosuo/event-store/Migrations"
import { Effect } from "effect"
import { migrate as migrateImports } from "./import/migrate.ts"
import { plateMigrations } from "./reactions/PlatesInAccidents.ts"
import { wordMigrations } from "./reactions/PlatesInWords.ts"

/**
 * The register itself keeps nothing but events and personal records, whose tables belong to the event store.
 * The tables in the schema `vehicles` are those of the imports, and the plates that accidents and wardens name. Running it
 * again is harmless.
 */
export const migrate: Effect.Effect<void, SqlError, SqlClient> = Effect.zipRight(
  migrateImports,
  migrateSchema("vehicles", [...plateMigrations, ...wordMigrations])
)
