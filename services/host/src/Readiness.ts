import { SqlClient } from "@effect/sql/SqlClient"
import { Effect } from "effect"

/**
 * What must answer before the host can serve. The bus is not among it: commands are taken while it is down,
 * and everything catches up after.
 */
export const readiness = {
  postgres: Effect.flatMap(SqlClient, (sql) => sql`select 1`)
}
