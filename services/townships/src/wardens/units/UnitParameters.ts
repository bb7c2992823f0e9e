import { Schema } from "effect"
import { exportedListParameters, optional, Short } from "../../http/ListParameters.ts"

/** The query parameters of mobile units in a month. Free of anything that only a server has. */

const Month = Schema.String.pipe(
  Schema.filter((text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text) || "is no month: 2021-04", {
    jsonSchema: { pattern: "^\\d{4}-(0[1-9]|1[0-2])$" }
  })
)

const either = (description: string) =>
  optional(Schema.Literal("yes", "no"), `${description}; both where absent`)

const township = optional(Short, "Nine-digit code; all in the reader's townships where absent")
const month = optional(Month, "`2021-04`; that of the answer's day where absent")

/** Query of the units of a month. */
export const UnitsInMonthQuery = Schema.Struct({
  township,
  month,
  open: either("It was not disbanded"),
  complete: either("Nothing is missing of its kit on `day` (row 39)"),
  enoughGroups: either("It visited as many of its village groups as it must (row 38)"),
  enoughRoom: either("Its officers were in the room for long enough in every week that is over (row 38)"),
  ...exportedListParameters("`township`, `name`", "township")
})
export type UnitsInMonthQuery = typeof UnitsInMonthQuery.Type

/** Query of the village groups of a month. */
export const GroupsInMonthQuery = Schema.Struct({
  township,
  month,
  unit: optional(Short, "Id of a mobile unit"),
  visited: either("Somebody of the unit was there in the month"),
  ...exportedListParameters("`village`", "village")
})
export type GroupsInMonthQuery = typeof GroupsInMonthQuery.Type
