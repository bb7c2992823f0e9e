import { Schema } from "effect"
import { dutyOrigin } from "../../duties/http/DutyAnswer.ts"
import { pageOf } from "../../http/ListEndpoint.ts"

/**
 * Rows of the lists of wardens. Codes stand as stored; their texts are at `/api/reference/codes` (`wardens.*`). Nobody's
 * name is in them: it is in the file of whoever an id names (X2). Instants are with the offset of Asia/Shanghai.
 */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.NonNegativeInt
/** Degrees, WGS 84. */
const Location = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })

const inTownship = {
  id: Schema.String,
  version: Schema.Int,
  township: Schema.String,
  townshipName: Schema.String
} as const

const atPlace = { placeId: Text, placeName: Text } as const

/** Somebody of the roll. */
export const RollItem = Schema.Struct({
  ...inTownship,
  roles: Schema.Array(Schema.String),
  state: Schema.String,
  since: Schema.String,
  villages: Schema.Array(Schema.String),
  skills: Schema.Array(Schema.String),
  ...atPlace
}).annotations({ identifier: "WardenRollItem" })
export type RollItem = typeof RollItem.Type

export const RollPage = Schema.Struct({ ...pageOf(RollItem), ...dutyOrigin }).annotations({
  identifier: "WardenRollPage"
})
export type RollPage = typeof RollPage.Type

/** A place as it is at an instant. */
export const PostItem = Schema.Struct({
  ...inTownship,
  kind: Schema.String,
  name: Schema.String,
  village: Text,
  location: Location,
  road: Text,
  open: Schema.Boolean,
  due: Schema.Boolean,
  manned: Schema.Boolean,
  /** Ids of the wardens who are to be there, and of those who are. */
  planned: Schema.Array(Schema.String),
  present: Schema.Array(Schema.String)
}).annotations({ identifier: "WardenPostItem" })
export type PostItem = typeof PostItem.Type

export const PostsPage = Schema.Struct({
  ...pageOf(PostItem),
  /** The instant that the places are seen at. */
  at: Schema.String,
  ...dutyOrigin
}).annotations({ identifier: "WardenPostsPage" })
export type PostsPage = typeof PostsPage.Type

/** A stretch of a place's hours for which nobody is planned. */
export const PostGapItem = Schema.Struct({
  /** `<placeId>/<from>`. */
  id: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  placeId: Schema.String,
  placeName: Schema.String,
  kind: Schema.String,
  day: Schema.String,
  from: Schema.String,
  until: Schema.String,
  hours: Schema.Number
}).annotations({ identifier: "WardenGapItem" })
export type PostGapItem = typeof PostGapItem.Type

export const PostGapsPage = Schema.Struct({
  ...pageOf(PostGapItem),
  from: Schema.String,
  until: Schema.String,
  /** Over all pages. */
  sums: Schema.Struct({ hours: Schema.Number, places: Count }),
  ...dutyOrigin
}).annotations({ identifier: "WardenGapsPage" })
export type PostGapsPage = typeof PostGapsPage.Type

/** When somebody came and went. */
const PresenceShown = Schema.Struct({
  wardenId: Schema.String,
  since: Schema.String,
  lateMinutes: Schema.Number,
  late: Schema.Boolean,
  leftAt: Text
})

/** A planned stay of some wardens at a place. */
export const WardenShiftItem = Schema.Struct({
  ...inTownship,
  placeId: Schema.String,
  placeName: Text,
  day: Schema.String,
  from: Schema.String,
  until: Schema.String,
  wardens: Schema.Array(Schema.String),
  cancelled: Schema.Boolean,
  presences: Schema.Array(PresenceShown)
}).annotations({ identifier: "WardenShiftItem" })
export type WardenShiftItem = typeof WardenShiftItem.Type

export const WardenShiftsPage = Schema.Struct({ ...pageOf(WardenShiftItem), ...dutyOrigin }).annotations({
  identifier: "WardenShiftsPage"
})
export type WardenShiftsPage = typeof WardenShiftsPage.Type

/** A day's work. */
export const WardenRecordItem = Schema.Struct({
  ...inTownship,
  kind: Schema.String,
  /** Codes that it names; of a persuasion with how often each. */
  codes: Schema.Array(Schema.Struct({ code: Schema.String, count: Schema.NullOr(Count) })),
  /** The vehicle that it names; null where it names none. */
  plate: Schema.NullOr(Schema.Struct({ kind: Schema.String, number: Text })),
  /** Of a gathering: when people come together, and how many are expected; null of other work. */
  gathering: Schema.NullOr(
    Schema.Struct({ from: Schema.String, until: Schema.String, people: Schema.NullOr(Count) })
  ),
  village: Text,
  ...atPlace,
  wardenId: Text,
  location: Schema.NullOr(Location),
  road: Text,
  note: Text,
  happenedAt: Schema.String,
  withdrawn: Schema.Boolean
}).annotations({ identifier: "WardenRecordItem" })
export type WardenRecordItem = typeof WardenRecordItem.Type

const Counts = Schema.Record({ key: Schema.String, value: Count })

export const WardenRecordsPage = Schema.Struct({
  ...pageOf(WardenRecordItem),
  /** How often somebody was persuaded, over all pages; where a code is asked for only of that. */
  sums: Schema.Struct({ persuasions: Count, byKind: Counts, byHour: Counts }),
  ...dutyOrigin
}).annotations({ identifier: "WardenRecordsPage" })
export type WardenRecordsPage = typeof WardenRecordsPage.Type

/** A hazard on a road. */
export const RoadHazardItem = Schema.Struct({
  ...inTownship,
  code: Schema.String,
  level: Schema.String,
  state: Schema.String,
  stateSince: Schema.String,
  open: Schema.Boolean,
  overdue: Schema.Boolean,
  dueAt: Schema.String,
  reportedAt: Schema.String,
  village: Text,
  location: Schema.NullOr(Location),
  road: Text,
  description: Text,
  wardenId: Text,
  /** Who clears it. */
  assignee: Schema.NullOr(Schema.Struct({ wardenId: Text, office: Text })),
  sentBack: Count,
  clearedLate: Schema.Boolean
}).annotations({ identifier: "RoadHazardItem" })
export type RoadHazardItem = typeof RoadHazardItem.Type

export const RoadHazardsPage = Schema.Struct({
  ...pageOf(RoadHazardItem),
  /** The instant from which `overdue` is seen. */
  at: Schema.String,
  ...dutyOrigin
}).annotations({ identifier: "RoadHazardsPage" })
export type RoadHazardsPage = typeof RoadHazardsPage.Type

/** A call-out with its times. */
export const CallOutTimesItem = Schema.Struct({
  ...inTownship,
  caseId: Text,
  need: Schema.String,
  what: Schema.String,
  village: Text,
  location: Schema.NullOr(Location),
  people: Count,
  /** How many have said that they come. */
  come: Count,
  rings: Count,
  standing: Schema.String,
  open: Schema.Boolean,
  openedAt: Schema.String,
  mannedAt: Text,
  arrivedAt: Text,
  /** Whole seconds from the need to the first who was there. */
  secondsToArrive: Schema.NullOr(Count),
  endedAt: Text
}).annotations({ identifier: "CallOutTimesItem" })
export type CallOutTimesItem = typeof CallOutTimesItem.Type

export const CallOutTimesPage = Schema.Struct({
  ...pageOf(CallOutTimesItem),
  /** Over all pages. */
  sums: Schema.Struct({ arrived: Count, meanSecondsToArrive: Schema.NullOr(Count) }),
  ...dutyOrigin
}).annotations({ identifier: "CallOutTimesPage" })
export type CallOutTimesPage = typeof CallOutTimesPage.Type
