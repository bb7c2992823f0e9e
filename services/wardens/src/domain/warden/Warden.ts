import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import type { Location } from "../Location.ts"
import type { WardenEventOf, WardenRole, WardenState } from "./WardenEvents.ts"

/** Somebody who serves, or wants to, or did. */

export interface Training extends Omit<WardenEventOf<"TrainingWasRecorded">, "_tag" | "reason"> {}

/** Something that was lent to them. */
export interface Loan {
  readonly loanId: string
  readonly equipment: string
  readonly serial: string | null
  readonly since: Instant
  /** Null while they have it. */
  readonly returnedAt: Instant | null
  readonly intact: boolean | null
}

export interface Injury extends Omit<WardenEventOf<"InjuryWasReported">, "_tag" | "reason"> {}

/** Somebody on file. */
export interface KnownWarden {
  readonly _tag: "Warden"
  readonly person: PersonReference
  readonly known: KnownValues
  readonly state: WardenState
  /** When the state began. */
  readonly stateSince: Instant
  readonly roles: ReadonlyArray<WardenRole>
  /** Nine-digit code. */
  readonly township: string
  readonly villages: ReadonlyArray<string>
  readonly skills: ReadonlyArray<string>
  readonly setsOutFrom: Location | null
  /** The place they are posted at. */
  readonly placeId: string | null
  /** Also of somebody who left: whoever signs in with it is told so, unless it is somebody else's by now. */
  readonly account: string | null
  readonly trainings: ReadonlyArray<Training>
  readonly loans: ReadonlyArray<Loan>
  readonly injuries: ReadonlyArray<Injury>
  readonly insurance: { readonly insurer: string | null; readonly lastDay: CalendarDate } | null
  /** The check said no. */
  readonly turnedDown: boolean
  readonly appliedAt: Instant
}

export type Warden = { readonly _tag: "Unknown" } | KnownWarden

/** The township they serve in; null where nobody is on file. */
export const townshipOfWarden = (warden: Warden): string | null =>
  warden._tag === "Unknown" ? null : warden.township

/** What they have on loan, as codes of the cell abilities, each once. */
export const equipmentOf = ({ loans }: Pick<KnownWarden, "loans">): ReadonlyArray<string> => [
  ...new Set(loans.flatMap(({ equipment, returnedAt }) => (returnedAt === null ? [equipment] : [])))
]

/** Whether a training that was passed counts on a day. */
export const isValidOn = ({ on, validUntil, passed }: Training, day: CalendarDate): boolean =>
  passed && on <= day && day <= validUntil

/** The subjects in which somebody is trained on a day. */
export const trainedIn = (
  { trainings }: Pick<KnownWarden, "trainings">,
  day: CalendarDate
): ReadonlySet<string> =>
  new Set(trainings.filter((training) => isValidOn(training, day)).map(({ subject }) => subject))
