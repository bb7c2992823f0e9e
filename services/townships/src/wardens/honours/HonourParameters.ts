import { Schema } from "effect"
import { exportedListParameters, optional, Short } from "../../http/ListParameters.ts"

/** The query parameters of honours. Free of anything that only a server has. */

/** `2026-Q3`. */
const Quarter = Schema.String.pipe(
  Schema.filter((text) => /^\d{4}-Q[1-4]$/.test(text) || "is no quarter: 2026-Q3", {
    jsonSchema: { pattern: "^\\d{4}-Q[1-4]$" }
  })
)

/** Query of the honours of a quarter. */
export const HonoursQuery = Schema.Struct({
  quarter: optional(Quarter, "`2026-Q3`; that of the answer's day where absent"),
  township: optional(Short, "Nine-digit code; all in the reader's townships where absent"),
  ...exportedListParameters("`rank`", "rank")
})
export type HonoursQuery = typeof HonoursQuery.Type
