import type { SqlClient } from "@effect/sql/SqlClient"
import type { Fragment } from "@effect/sql/Statement"
import type { AccidentFilter } from "../AccidentFilter.ts"
import { deathsIn, injuredOf } from "../AccidentFilter.ts"
import type { Measure } from "../http/AccidentParameters.ts"

/** What one accident adds to a cell. Deaths as the view counts them (C8). */
export const amountOf = (
  sql: SqlClient,
  measure: Measure,
  filter: Pick<AccidentFilter, "period" | "view">
): Fragment => {
  switch (measure) {
    case "accidents":
      return sql`1`
    case "dead":
      return deathsIn(sql, "official", filter)
    case "dead30":
      return deathsIn(sql, "international", filter)
    case "injured":
      return injuredOf(sql, "official")
  }
}
