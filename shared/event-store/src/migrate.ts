import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { Effect } from "effect"
import type { Migration } from "./Migrations.ts"
import { migrate as migrateSchema } from "./Migrations.ts"
import { logTables } from "./sql/logTables.ts"
import { personalKeyTables, personalTables } from "./sql/personalTables.ts"

const personalKeys: ReadonlyArray<Migration> = [{ id: "20261123_1800", statements: personalKeyTables }]
const personal: ReadonlyArray<Migration> = [{ id: "20261123_1800", statements: personalTables }]
const log: ReadonlyArray<Migration> = [{ id: "20261123_1800", statements: logTables }]

/** Creates or updates the log and the personal records: schemas `log`, `personal` and `personal_keys`. */
export const migrate: Effect.Effect<void, SqlError, SqlClient> = Effect.gen(function* () {
  yield* migrateSchema("personal_keys", personalKeys)
  yield* migrateSchema("personal", personal)
  yield* migrateSchema("log", log)
})
