import type { CrosstabQuery, HoursQuery } from "./readCalls.ts"

export type Measure = NonNullable<HoursQuery["measure"]>
export type Dimension = CrosstabQuery["rows"]

/** What a cell can count. */
export const measures = ["accidents", "dead", "dead30", "injured"] as const satisfies ReadonlyArray<Measure>

/** The dimensions of a cross table in the order in which they are offered. */
export const dimensions = [
  "township",
  "month",
  "year",
  "weekday",
  "hour",
  "kind",
  "severity",
  "road",
  "roadClass",
  "roadType",
  "weather",
  "form",
  "cause",
  "vehicleClass",
  "vehicleType",
  "travelMode"
] as const satisfies ReadonlyArray<Dimension>
