import type { Instant } from "@jiaosuo/kernel/Event"
import type { AskedParty, CallOutEventOf, CallOutOutcome, PassedOver, Released } from "./CallOutEvents.ts"

/** Somebody who was asked, and how far they are; a step that was not taken is null. */
export interface Party extends AskedParty {
  readonly ring: number
  readonly askedAt: Instant
  readonly answer: "comes" | "cannot" | null
  readonly answeredAt: Instant | null
  /** Enough others came. */
  readonly stoodDownAt: Instant | null
  readonly arrivedAt: Instant | null
}

/**
 * How far a call-out is: people are asked; enough come; somebody is there; it was done or in vain; the station stopped
 * it; too few could come.
 */
export type CallOutStanding = "asking" | "manned" | "there" | "finished" | "stopped" | "too-few"

/** One ring that was asked. */
export interface AskedRing {
  readonly ring: number
  readonly withinMetres: number
  readonly asked: ReadonlyArray<string>
  readonly passedOver: ReadonlyArray<PassedOver>
  readonly passedOverInAll: number
  readonly at: Instant
  readonly until: Instant
}

/** A call-out on file. */
export interface KnownCallOut extends Omit<CallOutEventOf<"CallOutWasOpened">, "_tag"> {
  readonly _tag: "CallOut"
  readonly standing: CallOutStanding
  readonly rings: ReadonlyArray<AskedRing>
  /** In the order in which they were asked. */
  readonly parties: ReadonlyArray<Party>
  readonly mannedAt: Instant | null
  readonly endedAt: Instant | null
  readonly outcome: CallOutOutcome | null
  /** What came of it, why it was stopped. */
  readonly note: string | null
  /** Where too few came: those who were passed over at last. */
  readonly passedOverAtLast: ReadonlyArray<PassedOver>
}

export type CallOut = { readonly _tag: "Unknown" } | KnownCallOut

/** The township of the place; null where nothing was ever opened. */
export const townshipOfCallOut = (callOut: CallOut): string | null =>
  callOut._tag === "Unknown" ? null : callOut.township

/** Whether people are still out, or asked. */
export const isOpen = ({ standing }: Pick<KnownCallOut, "standing">): boolean =>
  standing === "asking" || standing === "manned" || standing === "there"

/** Whether somebody is held by a call-out: asked and not heard of, or on their way, or there. */
export const isHeld = (callOut: KnownCallOut, { answer, stoodDownAt }: Party): boolean =>
  isOpen(callOut) && answer !== "cannot" && stoodDownAt === null

/** Those who said that they come, and were not sent home. */
export const comers = ({ parties }: Pick<KnownCallOut, "parties">): ReadonlyArray<Party> =>
  parties.filter(({ answer, stoodDownAt }) => answer === "comes" && stoodDownAt === null)

/** Those who were asked and were not heard of. */
export const unanswered = ({ parties }: Pick<KnownCallOut, "parties">): ReadonlyArray<Party> =>
  parties.filter(({ answer, stoodDownAt }) => answer === null && stoodDownAt === null)

/** How many people come with some parties. */
export const peopleOf = (parties: ReadonlyArray<{ readonly people: number }>): number =>
  parties.reduce((sum, { people }) => sum + people, 0)

/** What some parties leave to be found. */
export interface Missing {
  readonly people: number
  readonly equipment: ReadonlyArray<string>
}

/** People and equipment that are still missing beside some parties. */
export const missingBeside = (
  { people, equipment }: { readonly people: number; readonly equipment: ReadonlyArray<string> },
  parties: ReadonlyArray<{ readonly people: number; readonly equipment: ReadonlyArray<string> }>
): Missing => ({
  people: Math.max(0, people - peopleOf(parties)),
  equipment: equipment.filter((code) => !parties.some((party) => party.equipment.includes(code)))
})

/** Whether nothing is missing. */
export const isEnough = ({ people, equipment }: Missing): boolean => people === 0 && equipment.length === 0

/** Those whom a call-out holds, as they are told of once it lets them go. */
export const heldBy = (callOut: KnownCallOut): ReadonlyArray<Released> =>
  callOut.parties.filter((party) => isHeld(callOut, party)).map(released)

/** Somebody as they are told of once they are free. */
export const released = ({ partyId, kind, arrivedAt }: Party): Released => ({
  partyId,
  kind,
  arrived: arrivedAt !== null
})

/** The ring that was asked last; undefined where nobody was asked. */
export const lastRing = ({ rings }: Pick<KnownCallOut, "rings">): AskedRing | undefined =>
  rings[rings.length - 1]

/**
 * Whether whoever is further away is to be asked: the time of the last ring is over, or those who were asked and may
 * still come would not be enough.
 */
export const nextRingIsDue = (callOut: KnownCallOut, now: Instant): boolean => {
  if (callOut.standing !== "asking") return false
  const last = lastRing(callOut)
  return (
    last === undefined ||
    last.until <= now ||
    !isEnough(missingBeside(callOut, [...comers(callOut), ...unanswered(callOut)]))
  )
}
