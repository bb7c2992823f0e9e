import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Warning } from "@jiaosuo/orders/domain/Warning"
import { RosterUnitKind } from "@jiaosuo/reference/DutyTemplates"
import { Schema } from "effect"
import { Location } from "../organisation/Units.ts"
import { PersonKind, Slot } from "./Slot.ts"

/**
 * What can happen to the roster of a unit for a month, as it is stored. Add, never change: a changed shape is a new
 * version with an upcaster, and `test/fixtures/events` keeps an example of every version ever written.
 */

const Reason = Schema.NullOr(Schema.String)
const warnings = { warnings: Schema.Array(Warning) } as const

/** How a unit on duty works: 站岗, 巡线, 处警. */
export const DutyMode = Schema.Literal("posting", "patrolling", "responding")
export type DutyMode = typeof DutyMode.Type

/** A duty that is not filled as the template asks, and how much is missing. */
export const Gap = Schema.Struct({
  day: Schema.String,
  kind: Slot.fields.kind,
  unitId: Schema.String,
  /** Whole duties that nobody is in. */
  duties: Schema.Number
})
export type Gap = typeof Gap.Type

/** The roster of a unit for a month was opened. */
export const RosterWasOpened = Schema.TaggedStruct("RosterWasOpened", {
  unitId: Schema.String,
  unitKind: RosterUnitKind,
  /** `2026-09`. */
  month: Schema.String,
  /** Name of a template of the duty rules. */
  template: Schema.String,
  /** Nine-digit codes; the first is the township of the unit itself, or of a zone's centre. */
  townships: Schema.Array(Schema.String),
  /** Persons who take part: the draft distributes duties among them. */
  people: Schema.Array(Schema.String)
})

/** Those who take part are others now; the whole list. */
export const PeopleWereNamed = Schema.TaggedStruct("PeopleWereNamed", {
  people: Schema.Array(Schema.String),
  reason: Reason
})

/** Duties of one day were planned, by a person or by the draft. */
export const SlotsWerePlanned = Schema.TaggedStruct("SlotsWerePlanned", {
  slots: Schema.Array(Slot),
  drafted: Schema.Boolean,
  ...warnings
})

/** A duty is planned otherwise; the slot as it is now. */
export const SlotWasChanged = Schema.TaggedStruct("SlotWasChanged", { slot: Slot, reason: Reason })

/** A duty is not planned any more. */
export const SlotWasRemoved = Schema.TaggedStruct("SlotWasRemoved", { slotId: Schema.String, reason: Reason })

/** The roster holds from now on. What is missing all the same is listed. */
export const RosterWasPublished = Schema.TaggedStruct("RosterWasPublished", {
  gaps: Schema.Array(Gap),
  reason: Reason,
  ...warnings
})

/** The publication was taken back; people are free again. */
export const RosterWasWithdrawn = Schema.TaggedStruct("RosterWasWithdrawn", { reason: Reason })

/** Somebody asks another to take a duty, in exchange for one of theirs or for nothing. */
export const SwapWasRequested = Schema.TaggedStruct("SwapWasRequested", {
  swapId: Schema.String,
  slotId: Schema.String,
  personId: Schema.String,
  withPersonId: Schema.String,
  withSlotId: Schema.NullOr(Schema.String),
  reason: Reason
})

/** The other is willing. */
export const SwapWasAgreed = Schema.TaggedStruct("SwapWasAgreed", { swapId: Schema.String })

/** Refused by the other, or by whoever decides on the roster. */
export const SwapWasRefused = Schema.TaggedStruct("SwapWasRefused", {
  swapId: Schema.String,
  by: Schema.Literal("other", "desk"),
  reason: Reason
})

/** The swap holds; the changed slots follow. */
export const SwapWasApproved = Schema.TaggedStruct("SwapWasApproved", {
  swapId: Schema.String,
  reason: Reason
})

/** Somebody offers to take a duty. */
export const SignUpWasMade = Schema.TaggedStruct("SignUpWasMade", {
  signUpId: Schema.String,
  slotId: Schema.String,
  personId: Schema.String,
  personKind: PersonKind,
  account: Schema.NullOr(Schema.String)
})

/** The offer was taken, or not; where it was, the changed slot follows. */
export const SignUpWasDecided = Schema.TaggedStruct("SignUpWasDecided", {
  signUpId: Schema.String,
  accepted: Schema.Boolean,
  reason: Reason
})

/** Somebody is there. */
export const PersonCheckedIn = Schema.TaggedStruct("PersonCheckedIn", {
  slotId: Schema.String,
  personId: Schema.String,
  at: Schema.String,
  location: Schema.NullOr(Location),
  /** Metres from the station, where both places are known. */
  distanceMetres: Schema.NullOr(Schema.Number),
  /** Minutes after the beginning of the duty; 0 where in time. */
  lateMinutes: Schema.Number,
  ...warnings
})

/** Somebody goes. */
export const PersonCheckedOut = Schema.TaggedStruct("PersonCheckedOut", {
  slotId: Schema.String,
  personId: Schema.String,
  at: Schema.String,
  location: Schema.NullOr(Location),
  /** Minutes before the end of the duty; 0 where after it. */
  earlyMinutes: Schema.Number
})

/** Those on a duty work in another way from an instant on. */
export const UnitModeWasSwitched = Schema.TaggedStruct("UnitModeWasSwitched", {
  slotId: Schema.String,
  mode: DutyMode,
  at: Schema.String,
  /** The plan of the day, an incident, or an order that goes against both. */
  cause: Schema.Literal("plan", "incident", "order"),
  /** The case that they were called to. */
  incident: Schema.NullOr(Schema.String),
  reason: Reason,
  ...warnings
})

export const RosterEvent = Schema.Union(
  RosterWasOpened,
  PeopleWereNamed,
  SlotsWerePlanned,
  SlotWasChanged,
  SlotWasRemoved,
  RosterWasPublished,
  RosterWasWithdrawn,
  SwapWasRequested,
  SwapWasAgreed,
  SwapWasRefused,
  SwapWasApproved,
  SignUpWasMade,
  SignUpWasDecided,
  PersonCheckedIn,
  PersonCheckedOut,
  UnitModeWasSwitched
)
export type RosterEvent = typeof RosterEvent.Type

/** The event of one type: `RosterEventOf<"SlotWasChanged">`. */
export type RosterEventOf<Type extends RosterEvent["_tag"]> = Extract<RosterEvent, { readonly _tag: Type }>

/** Reads every version ever stored, writes the newest. */
export const rosterEventCodec = makeEventCodec<RosterEvent>({
  RosterWasOpened: { version: 1, schema: RosterWasOpened },
  PeopleWereNamed: { version: 1, schema: PeopleWereNamed },
  SlotsWerePlanned: { version: 1, schema: SlotsWerePlanned },
  SlotWasChanged: { version: 1, schema: SlotWasChanged },
  SlotWasRemoved: { version: 1, schema: SlotWasRemoved },
  RosterWasPublished: { version: 1, schema: RosterWasPublished },
  RosterWasWithdrawn: { version: 1, schema: RosterWasWithdrawn },
  SwapWasRequested: { version: 1, schema: SwapWasRequested },
  SwapWasAgreed: { version: 1, schema: SwapWasAgreed },
  SwapWasRefused: { version: 1, schema: SwapWasRefused },
  SwapWasApproved: { version: 1, schema: SwapWasApproved },
  SignUpWasMade: { version: 1, schema: SignUpWasMade },
  SignUpWasDecided: { version: 1, schema: SignUpWasDecided },
  PersonCheckedIn: { version: 1, schema: PersonCheckedIn },
  PersonCheckedOut: { version: 1, schema: PersonCheckedOut },
  UnitModeWasSwitched: { version: 1, schema: UnitModeWasSwitched }
})
