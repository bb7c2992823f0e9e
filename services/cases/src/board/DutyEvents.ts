import { Schema } from "effect"

/**
 * All that cases have to know of what duties say: which units there are, which stations make a zone, who helps whom,
 * and which groups are on duty. Tolerant: what else an event carries is not looked at.
 */

const Day = Schema.String
const Codes = Schema.Array(Schema.String)
const Location = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })

const Slot = Schema.Struct({
  slotId: Schema.String,
  from: Schema.String,
  until: Schema.String,
  unitId: Schema.String,
  group: Schema.NullOr(Schema.Struct({ groupId: Schema.String, number: Schema.Number })),
  members: Schema.Array(Schema.Struct({ account: Schema.optional(Schema.NullOr(Schema.String)) }))
})
/** A duty of a roster. Only those with a group are dispatched. */
export type SeenSlot = typeof Slot.Type

const UnitWasEstablished = Schema.TaggedStruct("UnitWasEstablished", {
  unitId: Schema.String,
  kind: Schema.String,
  name: Schema.String,
  code: Schema.NullOr(Schema.String),
  townships: Codes,
  parent: Schema.NullOr(Schema.String),
  command: Schema.String,
  location: Schema.NullOr(Location),
  from: Day
})
const UnitWasRenamed = Schema.TaggedStruct("UnitWasRenamed", {
  unitId: Schema.String,
  name: Schema.String,
  from: Day
})
const UnitWasMovedUnder = Schema.TaggedStruct("UnitWasMovedUnder", {
  unitId: Schema.String,
  parent: Schema.String,
  from: Day
})
const UnitAreaWasSet = Schema.TaggedStruct("UnitAreaWasSet", {
  unitId: Schema.String,
  townships: Codes,
  from: Day
})
const UnitWasLocated = Schema.TaggedStruct("UnitWasLocated", {
  unitId: Schema.String,
  location: Location,
  from: Day
})
const StationsWereMerged = Schema.TaggedStruct("StationsWereMerged", {
  into: Schema.String,
  absorbed: Codes,
  from: Day
})
const UnitWasDissolved = Schema.TaggedStruct("UnitWasDissolved", { unitId: Schema.String, from: Day })
const ZoneWasFormed = Schema.TaggedStruct("ZoneWasFormed", {
  zoneId: Schema.String,
  name: Schema.String,
  members: Codes,
  centre: Schema.String,
  from: Day
})
const ZoneWasChanged = Schema.TaggedStruct("ZoneWasChanged", {
  zoneId: Schema.String,
  members: Codes,
  centre: Schema.String,
  from: Day
})
const ZoneWasDissolved = Schema.TaggedStruct("ZoneWasDissolved", { zoneId: Schema.String, from: Day })
const MutualAidWasAgreed = Schema.TaggedStruct("MutualAidWasAgreed", {
  agreementId: Schema.String,
  commands: Schema.Tuple(Schema.String, Schema.String),
  from: Day,
  until: Schema.NullOr(Day)
})
/** `until` is the last day on which it holds. */
const MutualAidWasEnded = Schema.TaggedStruct("MutualAidWasEnded", {
  agreementId: Schema.String,
  until: Day
})
const SlotsWerePlanned = Schema.TaggedStruct("SlotsWerePlanned", { slots: Schema.Array(Slot) })
const SlotWasChanged = Schema.TaggedStruct("SlotWasChanged", { slot: Slot })
const SlotWasRemoved = Schema.TaggedStruct("SlotWasRemoved", { slotId: Schema.String })
const RosterWasPublished = Schema.TaggedStruct("RosterWasPublished", {})
const RosterWasWithdrawn = Schema.TaggedStruct("RosterWasWithdrawn", {})

const seen = {
  UnitWasEstablished,
  UnitWasRenamed,
  UnitWasMovedUnder,
  UnitAreaWasSet,
  UnitWasLocated,
  StationsWereMerged,
  UnitWasDissolved,
  ZoneWasFormed,
  ZoneWasChanged,
  ZoneWasDissolved,
  MutualAidWasAgreed,
  MutualAidWasEnded,
  SlotsWerePlanned,
  SlotWasChanged,
  SlotWasRemoved,
  RosterWasPublished,
  RosterWasWithdrawn
} as const

export type DutyEvent = (typeof seen)[keyof typeof seen]["Type"]

/** Built once, never per event. */
const decoders = new Map(
  Object.entries(seen).map(([type, schema]) => [
    type,
    Schema.decodeUnknownEither(schema as Schema.Schema<DutyEvent>)
  ])
)

/** Reads what an event of duties says, where it is one that cases look at; undefined where it is not. */
export const readDutyEvent = (type: string, data: unknown) => {
  const decode = decoders.get(type)
  return decode === undefined || typeof data !== "object" ? undefined : decode({ ...data, _tag: type })
}
