import { Schema } from "effect"

/** What happens to zones (警务协作区), as it is stored: add, never change. */

const Day = Schema.String
const reason = Schema.NullOr(Schema.String)

/** Row 3: four or five stations that are neighbours, and one of them the centre. */
export const ZoneWasFormed = Schema.TaggedStruct("ZoneWasFormed", {
  zoneId: Schema.String,
  name: Schema.String,
  members: Schema.Array(Schema.String),
  centre: Schema.String,
  from: Day,
  reason
})

export const ZoneWasChanged = Schema.TaggedStruct("ZoneWasChanged", {
  zoneId: Schema.String,
  members: Schema.Array(Schema.String),
  centre: Schema.String,
  from: Day,
  reason
})

export const ZoneWasDissolved = Schema.TaggedStruct("ZoneWasDissolved", {
  zoneId: Schema.String,
  from: Day,
  reason
})

/** Row 30: one officer heads a zone at a time; null: nobody from that day on. */
export const ZoneHeadWasSet = Schema.TaggedStruct("ZoneHeadWasSet", {
  zoneId: Schema.String,
  personId: Schema.NullOr(Schema.String),
  from: Day,
  reason
})
