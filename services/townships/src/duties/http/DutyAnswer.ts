import { DutyKind, RosterUnitKind } from "@jiaosuo/reference/DutyTemplates"
import { PostKind, RoadClass, Visibility } from "@jiaosuo/reference/PostRules"
import { Schema } from "effect"
import { pageOf } from "../../http/ListEndpoint.ts"
import { GapSums } from "./DutyFigures.ts"
import { DutyBy, GapReason, PersonKindName } from "./DutyParameters.ts"

/**
 * Rows of the lists of duties. Codes stand as stored; their texts are at `/api/reference/codes` (`duty.*`). Names of
 * people are in full for those who plan and serve and masked for others (X2); an erased person's is null.
 */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.NonNegativeInt

/** What every answer says about where it comes from. */
export const dutyOrigin = {
  /** Position in the log that the answer stands for. */
  position: Schema.NonNegativeInt,
  /** When the event at that position was recorded; null for an empty log. */
  recordedAt: Text,
  /** The instant asked for, where the answer is what was known then. */
  asOf: Text,
  /** Day in Asia/Shanghai from which it is seen. */
  day: Schema.String,
  /** True while an event of a township in this answer could not be read: something may be missing. */
  incomplete: Schema.Boolean
} as const

/** The parts of {@link dutyOrigin} with their values. */
export interface DutyOrigin {
  readonly position: number
  readonly recordedAt: string | null
  readonly asOf: string | null
  readonly day: string
  readonly incomplete: boolean
}

/** Degrees, WGS 84. */
const Place = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })

/** Somebody, as a list shows them. */
export const PersonShown = Schema.Struct({
  personId: Schema.String,
  name: Text,
  personKind: PersonKindName,
  account: Text
}).annotations({ identifier: "DutyPerson" })
export type PersonShown = typeof PersonShown.Type

/** A roster of a unit and a month. */
export const RosterItem = Schema.Struct({
  id: Schema.String,
  version: Schema.Int,
  unitId: Schema.String,
  /** As it is called on the first day of the month, or on the last where it is newer. */
  unitName: Schema.String,
  unitKind: RosterUnitKind,
  month: Schema.String,
  template: Schema.String,
  townships: Schema.Array(Schema.String),
  published: Schema.Boolean,
  publishedAt: Text,
  /** Why it was published with gaps. */
  reason: Text,
  /** People who take part. */
  people: Count,
  /** Duties planned, those of them that somebody is in, and people in duties. */
  duties: Count,
  filled: Count,
  shifts: Count,
  /** What the template asks for and nobody is in (row 5), and days without a leader (row 32). */
  gaps: Count,
  daysWithoutLeader: Count,
  changedAt: Schema.String
}).annotations({ identifier: "RosterItem" })
export type RosterItem = typeof RosterItem.Type

export const RosterPage = Schema.Struct({ ...pageOf(RosterItem), ...dutyOrigin }).annotations({
  identifier: "RosterPage"
})
export type RosterPage = typeof RosterPage.Type

/** One person in one duty of a published roster. */
export const ShiftItem = Schema.Struct({
  /** `<slotId>/<personId>`. */
  id: Schema.String,
  slotId: Schema.String,
  rosterId: Schema.String,
  rosterUnitId: Schema.String,
  rosterUnitName: Schema.String,
  /** The zone whose roster it is; null where it is a station's. */
  zoneId: Text,
  unitId: Schema.String,
  unitName: Schema.String,
  ...PersonShown.fields,
  lead: Schema.Boolean,
  kind: DutyKind,
  day: Schema.String,
  /** With the offset of Asia/Shanghai. */
  from: Schema.String,
  until: Schema.String,
  hours: Schema.Number,
  group: Schema.NullOr(Schema.Struct({ groupId: Schema.String, number: Schema.Int })),
  checkedInAt: Text,
  checkedOutAt: Text,
  lateMinutes: Schema.NullOr(Schema.Number),
  earlyMinutes: Schema.NullOr(Schema.Number)
}).annotations({ identifier: "ShiftItem" })
export type ShiftItem = typeof ShiftItem.Type

export const ShiftPage = Schema.Struct({
  ...pageOf(ShiftItem),
  /** Over all pages: people in duties, somebody in several of them in each; assistants count with the auxiliaries. */
  sums: Schema.Struct({
    people: Count,
    officers: Count,
    auxiliaries: Count,
    groups: Count,
    attended: Count,
    hours: Schema.Number
  }),
  ...dutyOrigin
}).annotations({ identifier: "ShiftPage" })
export type ShiftPage = typeof ShiftPage.Type

/** A number of a stretch against that of the same stretch a year before. */
export const YearOverYear = Schema.Struct({
  before: Schema.Number,
  now: Schema.Number,
  /** 0.375 for +37.5 %; null where there was nothing before. */
  change: Schema.NullOr(Schema.Number),
  /** 37.5, to a tenth. */
  percent: Schema.NullOr(Schema.Number)
}).annotations({ identifier: "DutyYearOverYear" })
export type YearOverYear = typeof YearOverYear.Type

/** How much somebody is on duty (row 6). */
const load = {
  duties: Count,
  hours: Schema.Number,
  /** Days on which a duty began, and those of them that are no working days. */
  dutyDays: Count,
  dutyDaysOff: Count
}

/** The load of one person in the period; only duties of days on which they belong to what is asked for. */
export const LoadItem = Schema.Struct({
  ...PersonShown.fields,
  /** Where they belong on the last of the days that are looked at. */
  unitId: Text,
  unitName: Text,
  /** Days of the period on which they serve there. */
  served: Count,
  ...load,
  /** Days from one duty day to the next: on average, at least, at most; null with fewer than two. */
  daysBetween: Schema.NullOr(Schema.Number),
  shortestBetween: Schema.NullOr(Schema.Number),
  longestBetween: Schema.NullOr(Schema.Number),
  months: Schema.Array(Schema.Struct({ month: Schema.String, ...load })),
  yearOverYear: Schema.Struct({ dutyDays: YearOverYear, hours: YearOverYear }),
  /** Address of the shifts behind it. */
  shifts: Schema.String
}).annotations({ identifier: "LoadItem" })
export type LoadItem = typeof LoadItem.Type

const Spread = Schema.Struct({
  people: Count,
  min: Schema.Number,
  max: Schema.Number,
  mean: Schema.Number,
  standardDeviation: Schema.Number
})

/** How evenly duty days are spread: all, those on weekends that are off, those on other days off. */
const SpreadOfDays = Schema.Struct({ dutyDays: Spread, weekends: Spread, holidays: Spread })

/** Days of a period, both counted. */
const PeriodShown = Schema.Struct({
  from: Schema.String,
  until: Schema.String,
  days: Count,
  /** By the working-day calendar; the others are days off. */
  workingDays: Count
})

export const LoadPage = Schema.Struct({
  ...pageOf(LoadItem),
  period: PeriodShown,
  before: PeriodShown,
  /** Over all pages. */
  sums: Schema.Struct({ people: Count, ...load }),
  fairness: Schema.Struct({ officers: SpreadOfDays, auxiliaries: SpreadOfDays }),
  ...dutyOrigin
}).annotations({ identifier: "LoadPage" })
export type LoadPage = typeof LoadPage.Type

/** Rest days at home (row 22): days off without any hour of duty, and working days from the rest bank (row 54). */
const restDays = { daysOff: Count, taken: Count, total: Count }

export const RestItem = Schema.Struct({
  ...PersonShown.fields,
  unitId: Text,
  unitName: Text,
  ...restDays,
  /** January first; months that have not begun are not there. */
  months: Schema.Array(
    Schema.Struct({
      month: Schema.String,
      ...restDays,
      /** Whether a published roster of the month has the person. Without one nothing is known of their duties. */
      rostered: Schema.Boolean
    })
  ),
  before: Schema.Struct(restDays),
  yearOverYear: YearOverYear,
  /** Whether every month in which they serve has a published roster with them: this year, and the year before. */
  rostered: Schema.Struct({ now: Schema.Boolean, before: Schema.Boolean }),
  /** Days of the year on which they serve there. */
  served: Count,
  /** Row 54: days of rest that they have left on the day. */
  restBalance: Schema.Number,
  /** Address of the shifts of the year. */
  shifts: Schema.String
}).annotations({ identifier: "RestItem" })
export type RestItem = typeof RestItem.Type

export const RestPage = Schema.Struct({
  ...pageOf(RestItem),
  year: Schema.Int,
  period: PeriodShown,
  before: PeriodShown,
  /** Rest days of all people together, and the average of one. */
  sums: Schema.Struct({
    /** Who serves in the year; in the year before they may be others. */
    people: Count,
    peopleBefore: Count,
    yearOverYear: YearOverYear,
    average: Schema.Struct({ before: Schema.NullOr(Schema.Number), now: Schema.NullOr(Schema.Number) })
  }),
  ...dutyOrigin
}).annotations({ identifier: "RestPage" })
export type RestPage = typeof RestPage.Type

/** Something that is missing on a day at a place. */
export const GapItem = Schema.Struct({
  /** `<day>/<unitId>/<reason>/<kind>`. */
  id: Schema.String,
  day: Schema.String,
  reason: GapReason,
  /** Kind of duty; null where there is no roster at all. */
  kind: Schema.NullOr(DutyKind),
  unitId: Schema.String,
  unitName: Schema.String,
  /** Of the unit; of a zone its centre's. Null where it is the whole district's. */
  township: Text,
  /** The zone or station whose roster it is; the roster where it is published. */
  rosterUnitId: Schema.String,
  rosterId: Text,
  /** Whole duties; below the plan of a season: officers. */
  missing: Count,
  /** Row 27: officers on traffic work that the plan asks for, and those planned; null for other reasons. */
  asked: Schema.NullOr(Count),
  planned: Schema.NullOr(Count)
}).annotations({ identifier: "GapItem" })
export type GapItem = typeof GapItem.Type

export const GapPage = Schema.Struct({
  ...pageOf(GapItem),
  from: Schema.String,
  until: Schema.String,
  sums: GapSums,
  ...dutyOrigin
}).annotations({ identifier: "GapPage" })
export type GapPage = typeof GapPage.Type

const onDuty = {
  /** People on duty at the instant, by the published rosters; assistants count with the auxiliaries. */
  people: Count,
  officers: Count,
  auxiliaries: Count,
  /** Of them, those who have checked in and not out. */
  present: Count,
  /** Response groups on duty. */
  groups: Count
}

/** People on duty at an instant, and what is missing from the day on. */
export const StaffingAnswer = Schema.Struct({
  at: Schema.String,
  from: Schema.String,
  until: Schema.String,
  by: DutyBy,
  onDuty: Schema.Struct(onDuty),
  /** Units with a roster on the day, or with a gap. */
  units: Schema.Array(
    Schema.Struct({
      unitId: Schema.String,
      unitName: Schema.String,
      township: Text,
      onDuty: Schema.Struct(onDuty),
      gaps: GapSums
    })
  ),
  /** The day and the six after it. */
  days: Schema.Array(Schema.Struct({ day: Schema.String, gaps: GapSums })),
  gaps: GapSums,
  /** Row 32: days without a leader on duty, with their units. */
  leaderless: Schema.Array(
    Schema.Struct({ day: Schema.String, unitId: Schema.String, unitName: Schema.String })
  ),
  /** Row 27. */
  belowSurgePlan: Schema.Array(GapItem),
  /** Figure (`onDuty.people`, `gaps.leader`) → address of the list behind it. */
  lists: Schema.Record({ key: Schema.String, value: Schema.String }),
  ...dutyOrigin
}).annotations({ identifier: "StaffingAnswer" })
export type StaffingAnswer = typeof StaffingAnswer.Type

/** A checkpoint, a posted crew or a patrol. */
export const PostItem = Schema.Struct({
  id: Schema.String,
  version: Schema.Int,
  kind: PostKind,
  standing: Schema.Literal("planned", "on", "ended", "cancelled"),
  unitId: Schema.String,
  unitName: Schema.String,
  township: Schema.String,
  townshipName: Schema.String,
  location: Place,
  road: Text,
  roadClass: RoadClass,
  visibility: Visibility,
  tollOrServiceArea: Schema.Boolean,
  day: Schema.String,
  from: Schema.String,
  until: Schema.String,
  begunAt: Text,
  endedAt: Text,
  members: Schema.Array(Schema.Struct({ ...PersonShown.fields, lead: Schema.Boolean })),
  officers: Count,
  auxiliaries: Count,
  /** D3: metres before the point. */
  signs: Schema.Array(Schema.Number),
  legs: Count,
  metres: Schema.Number,
  /** K14: vehicles checked, and those of them with a finding. */
  checks: Count,
  findings: Count,
  note: Text,
  changedAt: Schema.String
}).annotations({ identifier: "PostItem" })
export type PostItem = typeof PostItem.Type

export const PostPage = Schema.Struct({ ...pageOf(PostItem), ...dutyOrigin }).annotations({
  identifier: "PostPage"
})
export type PostPage = typeof PostPage.Type

/** Somebody who serves on the day. */
export const PersonItem = Schema.Struct({
  ...PersonShown.fields,
  unitId: Schema.String,
  unitName: Schema.String,
  township: Text,
  /** The station at or above the unit, and the zone that it is in; null where there is none. */
  stationId: Text,
  stationName: Text,
  zoneId: Text,
  zoneName: Text,
  post: Schema.String,
  /** Takes the duty of a leader (row 32). */
  leader: Schema.Boolean,
  /** A2. */
  qualification: Schema.String,
  trained: Schema.Boolean,
  /** The absence that covers the day. */
  away: Schema.NullOr(Schema.Struct({ from: Schema.String, until: Schema.String, ground: Schema.String })),
  /** Absences that end on the day or later, the earliest first. */
  absences: Schema.Array(Schema.Struct({ from: Schema.String, until: Schema.String, ground: Schema.String })),
  /** Row 54. */
  restBalance: Schema.Number
}).annotations({ identifier: "DutyPersonItem" })
export type PersonItem = typeof PersonItem.Type

export const PeoplePage = Schema.Struct({
  ...pageOf(PersonItem),
  sums: Schema.Struct({ officers: Count, auxiliaries: Count, away: Count }),
  ...dutyOrigin
}).annotations({ identifier: "DutyPeoplePage" })
export type PeoplePage = typeof PeoplePage.Type
