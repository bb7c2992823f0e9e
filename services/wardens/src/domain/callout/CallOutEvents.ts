import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Schema } from "effect"
import { Location } from "../Location.ts"

/**
 * What can happen to a call-out (rows 23, 45, 46), as it is stored: add, never change. It names people by the ids of
 * their files; no value of a person is in it. What a 110 case that asked for it should hear names the case (`caseId`).
 */

const Instant = Schema.String
const Text = Schema.NullOr(Schema.String)
const Codes = Schema.Array(Schema.String)

/** Who is asked: a volunteer singly, or the response cell of a village as a whole (row 23). */
export const PartyKind = Schema.Literal("volunteer", "cell")
export type PartyKind = typeof PartyKind.Type

/** Somebody who was asked, with what spoke for them at that moment. */
export const AskedParty = Schema.Struct({
  /** Id of the warden's file, or of the cell. */
  partyId: Schema.String,
  kind: PartyKind,
  /** The account of a volunteer, who answers for themselves. */
  account: Text,
  township: Schema.String,
  village: Text,
  /** Whole metres along a straight line; null where one of the two places is not known, and they are of one village. */
  distanceMetres: Schema.NullOr(Schema.Int),
  /** How many come with it. */
  people: Schema.Int,
  /** How many of them have the skill; all of them where none is asked for. */
  able: Schema.Int,
  /** What is needed and comes along with them. */
  equipment: Codes,
  /** How often they went this month. */
  callOutsThisMonth: Schema.Int
})
export type AskedParty = typeof AskedParty.Type

/** Why somebody near was not asked. */
export const PassedOverFor = Schema.Literal(
  "resting",
  "without-skill",
  "untrained",
  "on-shift",
  "on-call-out",
  "too-few",
  "others-are-nearer"
)
export type PassedOverFor = typeof PassedOverFor.Type

/** Somebody near who was not asked, and the first reason why. */
export const PassedOver = Schema.Struct({
  partyId: Schema.String,
  kind: PartyKind,
  distanceMetres: Schema.NullOr(Schema.Int),
  why: PassedOverFor
})
export type PassedOver = typeof PassedOver.Type

export const CallOutWasOpened = Schema.TaggedStruct("CallOutWasOpened", {
  /** The 110 case that asked for it; null where a station did. */
  caseId: Text,
  /** Code of the table of needs. */
  need: Schema.String,
  what: Schema.String,
  /** Nine-digit code of the place's township. */
  township: Schema.String,
  village: Text,
  location: Schema.NullOr(Location),
  skill: Text,
  /** What whoever is asked singly is trained in. */
  trainings: Codes,
  equipment: Codes,
  /** Nobody goes before so many have said that they come. */
  people: Schema.Int,
  at: Instant
})

/** Everybody of one ring who is asked. Whoever is further away is asked when the time is over. */
export const RingWasAsked = Schema.TaggedStruct("RingWasAsked", {
  /** 1 is the nearest. */
  ring: Schema.Int,
  withinMetres: Schema.Int,
  /** What whoever is asked is told. */
  what: Schema.String,
  skill: Text,
  people: Schema.Int,
  asked: Schema.Array(AskedParty),
  /** The nearest of those who were not asked. */
  passedOver: Schema.Array(PassedOver),
  /** How many were not asked, the nearest among them. */
  passedOverInAll: Schema.Int,
  at: Instant,
  until: Instant
})

export const PartyAnswered = Schema.TaggedStruct("PartyAnswered", {
  partyId: Schema.String,
  answer: Schema.Literal("comes", "cannot"),
  at: Instant
})

/** Somebody who is free again. */
export const Released = Schema.Struct({
  partyId: Schema.String,
  kind: PartyKind,
  /** Whether they had been there. */
  arrived: Schema.Boolean
})
export type Released = typeof Released.Type

/** Enough people come, with what it takes: they set out, and the others who were asked are free again. */
export const CallOutWasManned = Schema.TaggedStruct("CallOutWasManned", {
  caseId: Text,
  parties: Codes,
  stoodDown: Schema.Array(Released),
  at: Instant
})

export const PartyArrived = Schema.TaggedStruct("PartyArrived", {
  caseId: Text,
  partyId: Schema.String,
  at: Instant
})

/** How a call-out ended: the need was met, or there was nothing to do. */
export const CallOutOutcome = Schema.Literal("done", "in-vain")
export type CallOutOutcome = typeof CallOutOutcome.Type

export const CallOutWasFinished = Schema.TaggedStruct("CallOutWasFinished", {
  caseId: Text,
  outcome: CallOutOutcome,
  note: Text,
  released: Schema.Array(Released),
  at: Instant
})

export const CallOutWasStopped = Schema.TaggedStruct("CallOutWasStopped", {
  caseId: Text,
  reason: Text,
  released: Schema.Array(Released),
  at: Instant
})

/** Nobody else can be asked, and too few come: whoever needs help is told, and somebody else has to go. */
export const CallOutFoundTooFew = Schema.TaggedStruct("CallOutFoundTooFew", {
  caseId: Text,
  /** How many come. */
  come: Schema.Int,
  /** Needed equipment that nobody brings. */
  equipment: Codes,
  /** The nearest of those who were not asked at last. */
  passedOver: Schema.Array(PassedOver),
  passedOverInAll: Schema.Int,
  released: Schema.Array(Released),
  at: Instant
})

export const CallOutEvent = Schema.Union(
  CallOutWasOpened,
  RingWasAsked,
  PartyAnswered,
  CallOutWasManned,
  PartyArrived,
  CallOutWasFinished,
  CallOutWasStopped,
  CallOutFoundTooFew
)
export type CallOutEvent = typeof CallOutEvent.Type

/** The event of one type: `CallOutEventOf<"RingWasAsked">`. */
export type CallOutEventOf<Type extends CallOutEvent["_tag"]> = Extract<CallOutEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const callOutEventCodec = makeEventCodec<CallOutEvent>({
  CallOutWasOpened: { version: 1, schema: CallOutWasOpened },
  RingWasAsked: { version: 1, schema: RingWasAsked },
  PartyAnswered: { version: 1, schema: PartyAnswered },
  CallOutWasManned: { version: 1, schema: CallOutWasManned },
  PartyArrived: { version: 1, schema: PartyArrived },
  CallOutWasFinished: { version: 1, schema: CallOutWasFinished },
  CallOutWasStopped: { version: 1, schema: CallOutWasStopped },
  CallOutFoundTooFew: { version: 1, schema: CallOutFoundTooFew }
})
