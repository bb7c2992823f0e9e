import { Schema } from "effect"
import { Bilingual } from "../../accidents/http/Origin.ts"
import { pageOf } from "../../http/ListEndpoint.ts"

/**
 * Rows of the lists of cases and of the live stream. No value of a person is in them: workers are accounts, callers are
 * shown by the file of a case only. Instants carry the offset of Asia/Shanghai.
 */

const Count = Schema.NonNegativeInt
const Text = Schema.NullOr(Schema.String)
const Seconds = Schema.NullOr(Schema.NonNegativeInt)
const Coordinates = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })

/** Where a case stands; only an open one is worked on. */
export const CaseStandingName = Schema.Literal("Open", "Joined", "Closed", "Withdrawn")
export type CaseStandingName = typeof CaseStandingName.Type

/** How far a group is that is on a case. */
export const EngagedStep = Schema.Literal("dispatched", "signed", "departed", "arrived")
export type EngagedStep = typeof EngagedStep.Type

export const CaseClockName = Schema.Literal(
  "sign",
  "depart",
  "arrive",
  "feedback",
  "hand-over",
  "whistle",
  "supervision"
)
export type CaseClockName = typeof CaseClockName.Type

/** A clock that runs. It is overdue after `due`: a page that stays open sees that for itself. */
export const CaseClockShown = Schema.Struct({
  clock: CaseClockName,
  rule: Schema.String,
  /** The group, hand-over, whistle or order that it is about. */
  subject: Schema.String,
  branch: Text,
  start: Schema.String,
  /** Last instant in time; null where nothing is too late. */
  due: Text,
  overdue: Schema.Boolean
}).annotations({ identifier: "RunningCaseClock" })
export type CaseClockShown = typeof CaseClockShown.Type

/** A group that was sent to a case, with the time that each step took (I2, I3); null: not taken, or not told. */
export const CaseGroupShown = Schema.Struct({
  groupId: Schema.String,
  unitId: Schema.String,
  unitName: Schema.String,
  zoneId: Text,
  people: Count,
  order: Count,
  step: Schema.Literal("dispatched", "signed", "departed", "arrived", "done", "called-off"),
  dispatchedAt: Schema.String,
  signedAt: Text,
  departedAt: Text,
  arrivedAt: Text,
  doneAt: Text,
  calledOffAt: Text
}).annotations({ identifier: "GroupOfCase" })
export type CaseGroupShown = typeof CaseGroupShown.Type

/** A case as a list, the desk and the live stream show it. */
export const CaseItem = Schema.Struct({
  id: Schema.String,
  version: Count,
  /** Position in the log of the last event in this row. */
  position: Count,
  number: Schema.String,
  standing: CaseStandingName,
  joinedInto: Text,
  outcome: Text,
  closedAt: Text,
  calledAt: Schema.String,
  channel: Schema.String,
  /** Codes, with what the tables of the day of the call name them. */
  kind: Schema.String,
  kindName: Bilingual,
  type: Schema.String,
  typeName: Bilingual,
  detail: Text,
  detailName: Schema.NullOr(Bilingual),
  level: Schema.String,
  levelName: Bilingual,
  grade: Schema.NullOr(Schema.Literal("general", "important", "major")),
  /** Township of the place, and all townships whose people work on it. */
  township: Schema.String,
  townshipName: Schema.String,
  townships: Schema.Array(Schema.String),
  village: Text,
  villageName: Text,
  address: Text,
  coordinates: Schema.NullOr(Coordinates),
  roadPost: Schema.NullOr(Schema.Struct({ road: Schema.String, metres: Schema.NullOr(Schema.Number) })),
  /** Zone and station of the place, as they were when the call was taken. */
  zone: Text,
  zoneName: Text,
  station: Text,
  stationName: Text,
  description: Text,
  source: Schema.NullOr(Schema.Struct({ desk: Schema.String, number: Schema.String })),
  /** Row 14: exactly one answers for it. */
  responsible: Schema.Struct({ account: Schema.String, kind: Schema.String, station: Text }),
  offer: Schema.NullOr(
    Schema.Struct({ to: Schema.String, station: Text, by: Schema.String, at: Schema.String })
  ),
  assistants: Schema.Array(Schema.Struct({ account: Text, station: Text, unitId: Text, task: Text })),
  calls: Count,
  /** Groups that were sent, in the order in which they were called. */
  groups: Schema.Array(CaseGroupShown),
  /** Row 7: the last dispatch was smaller than the level asks for. */
  belowGrade: Schema.Boolean,
  /** Row 10: whether only groups of its own zone were sent; null where the zone or a group is not known. */
  inZone: Schema.NullOr(Schema.Boolean),
  /** Row 14: the type asks for an early legal review, and none that fits was given. */
  reviewMissing: Schema.Boolean,
  /** Row 46: open, and the response cell that was called last cannot come. */
  cellMissing: Schema.Boolean,
  /** Row 71: seconds from the call to the first dispatch, to the first arrival, and until it was settled. */
  secondsToDispatch: Seconds,
  secondsToScene: Seconds,
  secondsToSettled: Seconds,
  accidentId: Text,
  clocks: Schema.Array(CaseClockShown),
  /** Earliest last instant of its clocks, overdue ones among them. */
  nextDueAt: Text,
  overdue: Schema.Boolean,
  changedAt: Schema.String
}).annotations({ identifier: "CaseItem" })
export type CaseItem = typeof CaseItem.Type

/** A response group on one duty period, and what it is at. */
export const DutyGroupItem = Schema.Struct({
  id: Schema.String,
  /** Position in the log of the last event in this row. */
  position: Count,
  number: Schema.NullOr(Schema.Number),
  unitId: Schema.String,
  unitName: Schema.String,
  zone: Text,
  zoneName: Text,
  /** Townships that its roster is for. */
  townships: Schema.Array(Schema.String),
  /** The duty period; null for a group that no roster here has. */
  from: Text,
  until: Text,
  people: Count,
  members: Schema.Array(
    Schema.Struct({
      personId: Schema.String,
      personKind: Schema.String,
      account: Text,
      lead: Schema.Boolean
    })
  ),
  /** On duty at the instant of the answer: its roster is published and its period holds the instant. */
  onDuty: Schema.Boolean,
  /** The case that it is on, and how far it is there; null while it is free. */
  engagedBy: Text,
  step: Schema.NullOr(EngagedStep),
  /** How often it was sent on this duty period. */
  sent: Count,
  /** Row 9: where it was last seen. */
  lastSeen: Schema.NullOr(Schema.Struct({ ...Coordinates.fields, at: Schema.String }))
}).annotations({ identifier: "DutyGroup" })
export type DutyGroupItem = typeof DutyGroupItem.Type

/** Spread into every answer about cases. */
export const caseOrigin = {
  /** Position in the log that the answer stands for: the live stream goes on from it (`after`). */
  position: Count,
  /** When the event at that position was recorded; null for an empty log. */
  recordedAt: Text,
  /** The instant asked for, where the answer is what was known then. */
  asOf: Text,
  /** Instant from which clocks and duty periods are seen. */
  at: Schema.String,
  /** True while an event of a township in this answer could not be read: something may be missing. */
  incomplete: Schema.Boolean
} as const

/** Sums over all pages of a list. */
export const CaseSums = Schema.Struct({
  cases: Count,
  open: Count,
  /** Open ones with an overdue clock. */
  overdue: Count,
  /** Open ones on which no group is now. */
  withoutGroup: Count
}).annotations({ identifier: "CaseSums" })
export type CaseSums = typeof CaseSums.Type

/** A page of cases. `total` counts all pages; `nextCursor` is null on the last. */
export const CasePage = Schema.Struct({
  ...pageOf(CaseItem),
  sums: CaseSums,
  ...caseOrigin
}).annotations({ identifier: "CasePage" })
export type CasePage = typeof CasePage.Type

/** The desk: open cases, a page of them, and the groups that are on duty now, were, or will be. */
export const CaseDesk = Schema.Struct({
  ...pageOf(CaseItem),
  sums: CaseSums,
  groups: Schema.Array(DutyGroupItem),
  /** Groups whose duty begins later are not among them: ask again by then. */
  groupsUntil: Schema.String,
  ...caseOrigin
}).annotations({ identifier: "CaseDesk" })
export type CaseDesk = typeof CaseDesk.Type

/** Another open case that may be the same. */
export const ProbableDuplicateCase = Schema.Struct({
  /** The case that was asked about, or the later of two; null for a call that is not taken yet. */
  of: Text,
  other: CaseItem,
  /** 0 to 1: how alike the two are in time, place and matter. */
  score: Schema.Number,
  minutesApart: Schema.Number,
  /** Null where one of them has no coordinates. */
  metresApart: Schema.NullOr(Schema.Number)
}).annotations({ identifier: "ProbableDuplicateCase" })
export type ProbableDuplicateCase = typeof ProbableDuplicateCase.Type

/** Probable duplicates, the most alike first. */
export const DuplicateCases = Schema.Struct({
  items: Schema.Array(ProbableDuplicateCase),
  total: Count,
  /** Score from which on a case is offered, and how far apart two may be. */
  threshold: Schema.Number,
  window: Schema.Struct({ minutes: Schema.Number, metres: Schema.Number }),
  ...caseOrigin
}).annotations({ identifier: "DuplicateCases" })
export type DuplicateCases = typeof DuplicateCases.Type

/** What a call may be about and how it is answered, by the tables of a day: the choices of a form. */
export const CaseRulesAnswer = Schema.Struct({
  on: Schema.String,
  /** Fingerprint of the tables. */
  version: Schema.String,
  kinds: Schema.Array(
    Schema.Struct({
      kind: Schema.String,
      name: Bilingual,
      types: Schema.Array(
        Schema.Struct({
          type: Schema.String,
          name: Bilingual,
          nature: Schema.Literal("report", "help", "complaint"),
          /** Level that it is taken with unless its taker says another. */
          level: Schema.String,
          legalReview: Schema.Boolean,
          outsidePoliceDuty: Schema.Boolean,
          details: Schema.Array(Schema.Struct({ code: Schema.String, name: Bilingual }))
        })
      )
    })
  ),
  /** The gravest first. */
  levels: Schema.Array(
    Schema.Struct({
      level: Schema.String,
      name: Bilingual,
      grade: Schema.Literal("general", "important", "major"),
      groups: Count,
      people: Count,
      everyGroup: Schema.Boolean
    })
  ),
  channels: Schema.Array(Schema.Struct({ code: Schema.String, name: Bilingual })),
  outcomes: Schema.Array(Schema.Struct({ code: Schema.String, name: Bilingual })),
  withdrawals: Schema.Array(Schema.Struct({ code: Schema.String, name: Bilingual }))
}).annotations({ identifier: "CaseRules" })
export type CaseRulesAnswer = typeof CaseRulesAnswer.Type

/** Data of `event: case`: the case as it is now, or that it has left the reader's scope. */
export const CaseNews = Schema.Union(
  Schema.Struct({ gone: Schema.Literal(false), case: CaseItem }),
  Schema.Struct({ gone: Schema.Literal(true), id: Schema.String })
).annotations({ identifier: "CaseNews" })
export type CaseNews = typeof CaseNews.Type

/** Data of `event: group`: the group as it is now, or that no roster has it any more or it left the scope. */
export const GroupNews = Schema.Union(
  Schema.Struct({ gone: Schema.Literal(false), group: DutyGroupItem }),
  Schema.Struct({ gone: Schema.Literal(true), id: Schema.String })
).annotations({ identifier: "GroupNews" })
export type GroupNews = typeof GroupNews.Type

/** Data of `event: ready`, the first of every stream: whatever happens after this position follows. */
export const StreamIsReady = Schema.Struct({ position: Count }).annotations({
  identifier: "CaseStreamIsReady"
})
export type StreamIsReady = typeof StreamIsReady.Type

/** Data of `event: restart`, the last of a stream: read the desk again and go on from its position. */
export const StreamMustRestart = Schema.Struct({
  reason: Schema.Literal("too-slow", "too-far-behind", "rebuilt")
}).annotations({ identifier: "CaseStreamMustRestart" })
export type StreamMustRestart = typeof StreamMustRestart.Type
