import { Schema } from "effect"
import { Day, exportedListParameters, optional, Short } from "../../http/ListParameters.ts"

/** The query parameters of services. Free of anything that only a server has. */

const either = (description: string) =>
  optional(Schema.Literal("yes", "no"), `${description}; both where absent`)

/** Query of the list of services. */
export const ServicesQuery = Schema.Struct({
  township: optional(Short, "Nine-digit code; all in the reader's townships where absent"),
  unit: optional(Short, "Id of a mobile unit"),
  code: optional(Short, "Code of a kind (`wardens.items.service`)"),
  channel: optional(Short, "Code of a channel (`wardens.items.service-channel`)"),
  from: optional(Day, "First day on which it was asked for"),
  until: optional(Day, "Last day, itself counted"),
  done: either("Whether it is done"),
  papers: either("Whether it takes papers"),
  trips: optional(
    Schema.Literal("one", "several"),
    "Of those that take papers: done in one trip, or took several (row 47)"
  ),
  handOver: optional(
    Schema.Literal("open", "overdue", "answered", "any"),
    "It waits for another force, too long on `day`, has the answer, or was ever handed over (row 72)"
  ),
  withdrawn: optional(Schema.Literal("yes", "no", "all"), "no where absent"),
  ...exportedListParameters("`requestedAt`, `handedOverOn`", "-requestedAt")
})
export type ServicesQuery = typeof ServicesQuery.Type
