import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Qualification } from "@jiaosuo/kernel/Qualification"
import { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { AbsenceGround, PersonKind, Post, Sex } from "./Persons.ts"

/**
 * What can happen to a person who serves, as it is stored: add, never change. Values of the person are sealed; events
 * hold the reference only.
 */

const Day = Schema.String
const reason = Schema.NullOr(Schema.String)
const warnings = Schema.Array(Warning)

export const PersonWasTakenOn = Schema.TaggedStruct("PersonWasTakenOn", {
  person: PersonReference,
  known: KnownValues,
  personKind: PersonKind,
  unitId: Schema.String,
  /** Nine-digit township that the unit lies in; null where it is the whole district's. */
  township: Schema.NullOr(Schema.String),
  post: Post,
  sex: Schema.NullOr(Sex),
  bornIn: Schema.NullOr(Schema.Int),
  account: Schema.NullOr(Schema.String),
  qualification: Qualification,
  from: Day,
  reason,
  warnings
})

/** Row 21. */
export const PersonWasTransferred = Schema.TaggedStruct("PersonWasTransferred", {
  unitId: Schema.String,
  township: Schema.NullOr(Schema.String),
  from: Day,
  reason,
  warnings
})

export const PostWasChanged = Schema.TaggedStruct("PostWasChanged", { post: Post, from: Day, reason })

/** A2. */
export const PersonWasQualified = Schema.TaggedStruct("PersonWasQualified", {
  qualification: Qualification,
  lastValidDay: Schema.NullOr(Day),
  from: Day,
  reason
})

/** Null: the person has no account any more. */
export const AccountWasLinked = Schema.TaggedStruct("AccountWasLinked", {
  account: Schema.NullOr(Schema.String),
  reason
})

/** Row 52. */
export const TrainingWasRecorded = Schema.TaggedStruct("TrainingWasRecorded", {
  trainingId: Schema.String,
  subject: Schema.String,
  hours: Schema.Number,
  on: Day,
  passed: Schema.NullOr(Schema.Boolean),
  reason
})

export const AbsenceWasRecorded = Schema.TaggedStruct("AbsenceWasRecorded", {
  absenceId: Schema.String,
  from: Day,
  until: Day,
  ground: AbsenceGround,
  reason
})

export const AbsenceWasCancelled = Schema.TaggedStruct("AbsenceWasCancelled", {
  absenceId: Schema.String,
  reason
})

/** Row 54. */
export const RestWasEarned = Schema.TaggedStruct("RestWasEarned", {
  restId: Schema.String,
  days: Schema.Number,
  ground: Schema.String,
  on: Day,
  reason
})

export const RestWasSpent = Schema.TaggedStruct("RestWasSpent", {
  restId: Schema.String,
  days: Schema.Number,
  on: Day,
  reason
})

/** `from` is the first day without them. */
export const PersonLeft = Schema.TaggedStruct("PersonLeft", { from: Day, reason, warnings })

export const PersonEvent = Schema.Union(
  PersonWasTakenOn,
  PersonWasTransferred,
  PostWasChanged,
  PersonWasQualified,
  AccountWasLinked,
  TrainingWasRecorded,
  AbsenceWasRecorded,
  AbsenceWasCancelled,
  RestWasEarned,
  RestWasSpent,
  PersonLeft
)
export type PersonEvent = typeof PersonEvent.Type

/** Reads every version ever stored, writes the newest. */
export const personEventCodec = makeEventCodec<PersonEvent>({
  PersonWasTakenOn: { version: 1, schema: PersonWasTakenOn },
  PersonWasTransferred: { version: 1, schema: PersonWasTransferred },
  PostWasChanged: { version: 1, schema: PostWasChanged },
  PersonWasQualified: { version: 1, schema: PersonWasQualified },
  AccountWasLinked: { version: 1, schema: AccountWasLinked },
  TrainingWasRecorded: { version: 1, schema: TrainingWasRecorded },
  AbsenceWasRecorded: { version: 1, schema: AbsenceWasRecorded },
  AbsenceWasCancelled: { version: 1, schema: AbsenceWasCancelled },
  RestWasEarned: { version: 1, schema: RestWasEarned },
  RestWasSpent: { version: 1, schema: RestWasSpent },
  PersonLeft: { version: 1, schema: PersonLeft }
})
