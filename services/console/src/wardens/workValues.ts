import type { Counts } from "./CountsField.tsx"
import { instantOf, namedPlate, written } from "./placeAndTime.ts"

/** What the forms of a day's work hold, and what is made of it: the same on a warden's phone and at the desk. */

export interface PersuasionValues {
  readonly counts?: Counts
  readonly plate?: string
}

export interface PublicityValues {
  readonly code?: string
  readonly people?: number | null
  readonly topic?: string
}

export interface HelpValues {
  readonly code?: string
  readonly referredTo?: string
}

export interface GatheringValues {
  readonly code?: string
  readonly from?: string
  readonly until?: string
  readonly people?: number | null
}

export interface HazardValues {
  readonly code?: string
  readonly level?: string
  readonly description?: string
  readonly photo?: string
}

/** What was persuaded of at least once. */
export const counted = (counts: Counts | undefined) =>
  Object.entries(counts ?? {}).flatMap(([code, count]) => (count > 0 ? [{ code, count }] : []))

export const persuasionWork = ({ counts, plate }: PersuasionValues) =>
  ({ kind: "persuasion", counts: counted(counts), plate: namedPlate(plate) }) as const

export const publicityWork = ({ code, people, topic }: PublicityValues) =>
  ({ kind: "publicity", code: code ?? "", people: people ?? null, topic: written(topic) }) as const

export const helpWork = ({ code, referredTo }: HelpValues) =>
  ({ kind: "help-request", code: code ?? "", referredTo: written(referredTo) }) as const

export const gatheringWork = ({ code, from, until, people }: GatheringValues) =>
  ({
    kind: "gathering",
    code: code ?? "",
    from: instantOf(from) ?? "",
    until: instantOf(until) ?? "",
    people: people ?? null
  }) as const
