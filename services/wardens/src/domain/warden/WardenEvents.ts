import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { Location } from "../Location.ts"

/**
 * What may happen to a warden (row 34), as it is stored: add, never change. Their values are sealed; events hold the
 * reference only.
 */

const Reason = Schema.NullOr(Schema.String)
const Instant = Schema.String
const Day = Schema.String
const Codes = Schema.Array(Schema.String)

/** 交通安全员, 劝导员, 交通协管员, 网格员, 义警, 驻村辅警. */
export const WardenRole = Schema.Literal(
  "safety-officer",
  "persuader",
  "assistant",
  "grid-worker",
  "volunteer",
  "village-auxiliary"
)
export type WardenRole = typeof WardenRole.Type

/** 申请, 审核通过, 培训, 在岗, 休整, 离队. */
export const WardenState = Schema.Literal("applied", "checked", "training", "active", "resting", "left")
export type WardenState = typeof WardenState.Type

/** How badly somebody was hurt while they served. What exactly it was is between them and their doctor. */
export const InjurySeverity = Schema.Literal("slight", "serious", "fatal")
export type InjurySeverity = typeof InjurySeverity.Type

const why = { at: Instant, reason: Reason } as const
const told = { ...why, warnings: Schema.Array(Warning) } as const

export const WardenApplied = Schema.TaggedStruct("WardenApplied", {
  person: PersonReference,
  known: KnownValues,
  roles: Schema.Array(WardenRole),
  /** Nine-digit code. */
  township: Schema.String,
  /** Twelve-digit codes of the villages that they are there for. */
  villages: Codes,
  /** Codes of the cell abilities. */
  skills: Codes,
  /** Where they set out from, to a thousandth of a degree: near enough to reckon, too coarse for a door. */
  setsOutFrom: Schema.NullOr(Location),
  ...told
})

export const WardenWasChecked = Schema.TaggedStruct("WardenWasChecked", why)

/** The check found that they may not serve. */
export const WardenWasTurnedDown = Schema.TaggedStruct("WardenWasTurnedDown", why)

export const TrainingBegan = Schema.TaggedStruct("TrainingBegan", why)

export const TrainingWasRecorded = Schema.TaggedStruct("TrainingWasRecorded", {
  trainingId: Schema.String,
  /** Code of the warden trainings. */
  subject: Schema.String,
  on: Day,
  /** The last day on which it counts. */
  validUntil: Day,
  passed: Schema.Boolean,
  reason: Reason
})

export const WardenWasActivated = Schema.TaggedStruct("WardenWasActivated", told)
export const WardenWentToRest = Schema.TaggedStruct("WardenWentToRest", told)
export const WardenResumed = Schema.TaggedStruct("WardenResumed", told)
export const WardenLeft = Schema.TaggedStruct("WardenLeft", told)

/** All that may change, as it is now. */
export const WardenWasChanged = Schema.TaggedStruct("WardenWasChanged", {
  villages: Codes,
  skills: Codes,
  setsOutFrom: Schema.NullOr(Location),
  ...why
})

export const RolesWereChanged = Schema.TaggedStruct("RolesWereChanged", {
  roles: Schema.Array(WardenRole),
  ...told
})

/** `placeId` null: they are posted nowhere any more. */
export const WardenWasPosted = Schema.TaggedStruct("WardenWasPosted", {
  placeId: Schema.NullOr(Schema.String),
  ...told
})

/**
 * They serve in another township from now on, with these villages of it. `placeId` is where they are posted there; null:
 * nowhere.
 */
export const WardenWasTransferred = Schema.TaggedStruct("WardenWasTransferred", {
  /** The township that they leave, nine digits. */
  from: Schema.String,
  /** The one that they come to. */
  township: Schema.String,
  villages: Codes,
  placeId: Schema.NullOr(Schema.String),
  ...told
})

/** `account` null: no account is theirs any more. */
export const AccountWasLinked = Schema.TaggedStruct("AccountWasLinked", {
  account: Schema.NullOr(Schema.String),
  reason: Reason
})

export const EquipmentWasLent = Schema.TaggedStruct("EquipmentWasLent", {
  loanId: Schema.String,
  /** Code of the cell abilities. */
  equipment: Schema.String,
  /** What is written on it, where anything is. */
  serial: Schema.NullOr(Schema.String),
  ...why
})

export const EquipmentWasTakenBack = Schema.TaggedStruct("EquipmentWasTakenBack", {
  loanId: Schema.String,
  /** It came back as it was lent. */
  intact: Schema.Boolean,
  ...why
})

export const InjuryWasReported = Schema.TaggedStruct("InjuryWasReported", {
  injuryId: Schema.String,
  severity: InjurySeverity,
  /** What they were doing when it happened. */
  activity: Schema.String,
  ...why
})

export const InsuranceWasRecorded = Schema.TaggedStruct("InsuranceWasRecorded", {
  insurer: Schema.NullOr(Schema.String),
  /** The last day on which they are insured. */
  lastDay: Day,
  reason: Reason
})

export const WardenEvent = Schema.Union(
  WardenApplied,
  WardenWasChecked,
  WardenWasTurnedDown,
  TrainingBegan,
  TrainingWasRecorded,
  WardenWasActivated,
  WardenWentToRest,
  WardenResumed,
  WardenLeft,
  WardenWasChanged,
  RolesWereChanged,
  WardenWasPosted,
  WardenWasTransferred,
  AccountWasLinked,
  EquipmentWasLent,
  EquipmentWasTakenBack,
  InjuryWasReported,
  InsuranceWasRecorded
)
export type WardenEvent = typeof WardenEvent.Type

/** The event of one type: `WardenEventOf<"WardenApplied">`. */
export type WardenEventOf<Type extends WardenEvent["_tag"]> = Extract<WardenEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const wardenEventCodec = makeEventCodec<WardenEvent>({
  WardenApplied: { version: 1, schema: WardenApplied },
  WardenWasChecked: { version: 1, schema: WardenWasChecked },
  WardenWasTurnedDown: { version: 1, schema: WardenWasTurnedDown },
  TrainingBegan: { version: 1, schema: TrainingBegan },
  TrainingWasRecorded: { version: 1, schema: TrainingWasRecorded },
  WardenWasActivated: { version: 1, schema: WardenWasActivated },
  WardenWentToRest: { version: 1, schema: WardenWentToRest },
  WardenResumed: { version: 1, schema: WardenResumed },
  WardenLeft: { version: 1, schema: WardenLeft },
  WardenWasChanged: { version: 1, schema: WardenWasChanged },
  RolesWereChanged: { version: 1, schema: RolesWereChanged },
  WardenWasPosted: { version: 1, schema: WardenWasPosted },
  WardenWasTransferred: { version: 1, schema: WardenWasTransferred },
  AccountWasLinked: { version: 1, schema: AccountWasLinked },
  EquipmentWasLent: { version: 1, schema: EquipmentWasLent },
  EquipmentWasTakenBack: { version: 1, schema: EquipmentWasTakenBack },
  InjuryWasReported: { version: 1, schema: InjuryWasReported },
  InsuranceWasRecorded: { version: 1, schema: InsuranceWasRecorded }
})
