import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { FiveAttributes, FunctionCode, Location, StationClass, UnitKind } from "../Units.ts"

/** What happens to units, as it is stored: add, never change. `from` is the first day on which it holds. */

const Day = Schema.String
const reason = Schema.NullOr(Schema.String)
const Codes = Schema.Array(Schema.String)

export const UnitWasEstablished = Schema.TaggedStruct("UnitWasEstablished", {
  unitId: Schema.String,
  kind: UnitKind,
  name: Schema.String,
  /** Nine-digit code of the township that a station is named after. */
  code: Schema.NullOr(Schema.String),
  /** Nine-digit codes that a station answers for; twelve-digit ones of a grid. */
  townships: Codes,
  villages: Codes,
  parent: Schema.NullOr(Schema.String),
  /** The police force it belongs to: itself, where it is one. */
  command: Schema.String,
  location: Schema.NullOr(Location),
  attributes: Schema.NullOr(FiveAttributes),
  functions: Schema.Array(FunctionCode),
  from: Day,
  reason,
  warnings: Schema.Array(Warning)
})

export const UnitWasRenamed = Schema.TaggedStruct("UnitWasRenamed", {
  unitId: Schema.String,
  name: Schema.String,
  from: Day,
  reason
})

export const UnitWasMovedUnder = Schema.TaggedStruct("UnitWasMovedUnder", {
  unitId: Schema.String,
  parent: Schema.String,
  from: Day,
  reason
})

export const UnitAreaWasSet = Schema.TaggedStruct("UnitAreaWasSet", {
  unitId: Schema.String,
  townships: Codes,
  villages: Codes,
  from: Day,
  reason
})

export const UnitWasLocated = Schema.TaggedStruct("UnitWasLocated", {
  unitId: Schema.String,
  location: Location,
  from: Day,
  reason,
  warnings: Schema.Array(Warning)
})

/** Row 25. */
export const StationClassWasSet = Schema.TaggedStruct("StationClassWasSet", {
  unitId: Schema.String,
  stationClass: StationClass,
  from: Day,
  reason
})

/** Rows 17 and 19: the absorbed become base stations of the central one and keep their five. */
export const StationsWereMerged = Schema.TaggedStruct("StationsWereMerged", {
  into: Schema.String,
  absorbed: Codes,
  attributes: Schema.Array(
    Schema.Struct({
      unitId: Schema.String,
      before: Schema.NullOr(FiveAttributes),
      after: Schema.NullOr(FiveAttributes)
    })
  ),
  from: Day,
  reason
})

/** Row 20: 合署办公. */
export const SiteWasShared = Schema.TaggedStruct("SiteWasShared", {
  siteId: Schema.String,
  units: Codes,
  location: Location,
  from: Day,
  reason
})

export const SiteSharingEnded = Schema.TaggedStruct("SiteSharingEnded", {
  siteId: Schema.String,
  from: Day,
  reason
})

export const UnitWasDissolved = Schema.TaggedStruct("UnitWasDissolved", {
  unitId: Schema.String,
  from: Day,
  reason
})

/** Two stations whose townships touch. */
export const NeighboursWereSet = Schema.TaggedStruct("NeighboursWereSet", {
  a: Schema.String,
  b: Schema.String
})

export const NeighboursWereUnset = Schema.TaggedStruct("NeighboursWereUnset", {
  a: Schema.String,
  b: Schema.String,
  reason
})

/** Null: nobody leads it from that day on. */
export const LeaderWasSet = Schema.TaggedStruct("LeaderWasSet", {
  unitId: Schema.String,
  personId: Schema.NullOr(Schema.String),
  from: Day,
  reason
})
