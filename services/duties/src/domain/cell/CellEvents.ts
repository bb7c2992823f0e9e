import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { Schema } from "effect"
import { Location } from "../organisation/Units.ts"

/**
 * What can happen to a response cell of a village (最小应急作战单元哨点, row 23), as it is stored: add, never change.
 * Values of its members are sealed; events hold the reference only.
 */

const Reason = Schema.NullOr(Schema.String)
const Instant = Schema.String

/** Who a member is to the village: 村民, 网格员, 村干部. */
export const MemberKind = Schema.Literal("villager", "grid", "cadre")
export type MemberKind = typeof MemberKind.Type

/** Somebody of a cell. `skills` are codes of the cell abilities. */
export const CellMember = Schema.Struct({
  memberId: Schema.String,
  person: PersonReference,
  known: KnownValues,
  as: MemberKind,
  skills: Schema.Array(Schema.String)
})
export type CellMember = typeof CellMember.Type

/** How a call-out ended: the need was met, there was nothing to do, or the cell was not needed any more. */
export const CallOutOutcome = Schema.Literal("done", "in-vain", "called-off")
export type CallOutOutcome = typeof CallOutOutcome.Type

/** What may change while it stands. */
const composition = {
  name: Schema.String,
  /** Where it sets out from. */
  location: Location,
  members: Schema.Array(CellMember),
  /** Codes of the cell abilities. */
  equipment: Schema.Array(Schema.String)
} as const

export const CellWasFormed = Schema.TaggedStruct("CellWasFormed", {
  /** Twelve-digit code, and the nine-digit one of its township. */
  village: Schema.String,
  township: Schema.String,
  ...composition,
  /** The first day on which it may be called out. */
  from: Schema.String,
  reason: Reason,
  warnings: Schema.Array(Warning)
})

/** All that may change, as it is now. */
export const CellWasChanged = Schema.TaggedStruct("CellWasChanged", {
  ...composition,
  reason: Reason,
  warnings: Schema.Array(Warning)
})

export const CellWasCalledOut = Schema.TaggedStruct("CellWasCalledOut", {
  callOutId: Schema.String,
  /** The 110 case that it is for; null where there is none. */
  caseId: Schema.NullOr(Schema.String),
  need: Schema.String,
  /** Code of the cell abilities; null where anybody will do. */
  skill: Schema.NullOr(Schema.String),
  /** How many it takes. */
  people: Schema.Int,
  at: Instant
})

/** A 110 case called it out, and it could not be: not formed, out with something else, without the skill (row 46). */
export const CellCouldNotBeCalledOut = Schema.TaggedStruct("CellCouldNotBeCalledOut", {
  callOutId: Schema.String,
  caseId: Schema.String,
  need: Schema.String,
  /** Code of the refusal. */
  because: Schema.String,
  at: Instant
})

/** `cannot` ends the call-out: somebody else has to go. */
export const CellAnswered = Schema.TaggedStruct("CellAnswered", {
  callOutId: Schema.String,
  /** The 110 case that it is for, so that the case hears it; absent where there is none. */
  caseId: Schema.optionalWith(Schema.String, { exact: true }),
  answer: Schema.Literal("comes", "cannot"),
  at: Instant
})

export const CellArrived = Schema.TaggedStruct("CellArrived", { callOutId: Schema.String, at: Instant })

export const CallOutEnded = Schema.TaggedStruct("CallOutEnded", {
  callOutId: Schema.String,
  outcome: CallOutOutcome,
  note: Schema.NullOr(Schema.String),
  at: Instant
})

export const CellWasDisbanded = Schema.TaggedStruct("CellWasDisbanded", { at: Instant, reason: Reason })

export const CellEvent = Schema.Union(
  CellWasFormed,
  CellWasChanged,
  CellWasCalledOut,
  CellCouldNotBeCalledOut,
  CellAnswered,
  CellArrived,
  CallOutEnded,
  CellWasDisbanded
)
export type CellEvent = typeof CellEvent.Type

/** The event of one type: `CellEventOf<"CellWasFormed">`. */
export type CellEventOf<Type extends CellEvent["_tag"]> = Extract<CellEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const cellEventCodec = makeEventCodec<CellEvent>({
  CellWasFormed: { version: 1, schema: CellWasFormed },
  CellWasChanged: { version: 1, schema: CellWasChanged },
  CellWasCalledOut: { version: 1, schema: CellWasCalledOut },
  CellCouldNotBeCalledOut: { version: 1, schema: CellCouldNotBeCalledOut },
  CellAnswered: { version: 1, schema: CellAnswered },
  CellArrived: { version: 1, schema: CellArrived },
  CallOutEnded: { version: 1, schema: CallOutEnded },
  CellWasDisbanded: { version: 1, schema: CellWasDisbanded }
})
