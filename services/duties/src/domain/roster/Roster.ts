import type { Instant } from "@jiaosuo/kernel/Event"
import type { RosterUnitKind } from "@jiaosuo/reference/DutyTemplates"
import type { Location } from "../organisation/Units.ts"
import type { DutyMode, RosterEventOf } from "./RosterEvents.ts"
import type { Member, Slot } from "./Slot.ts"

/** One duty offered for another. */
export interface Swap extends Omit<RosterEventOf<"SwapWasRequested">, "_tag" | "reason"> {
  readonly standing: "asked" | "agreed" | "refused" | "approved"
}

/** An offer to take a duty. */
export interface SignUp extends Omit<RosterEventOf<"SignUpWasMade">, "_tag"> {
  readonly standing: "open" | "accepted" | "declined"
}

/** When and where somebody came to a duty and went. */
export interface Attendance {
  readonly slotId: string
  readonly personId: string
  readonly checkedInAt: Instant
  readonly location: Location | null
  readonly lateMinutes: number
  readonly checkedOutAt: Instant | null
  readonly earlyMinutes: number | null
}

/** How those on a duty work from an instant on. */
export interface ModeSwitch {
  readonly slotId: string
  readonly mode: DutyMode
  readonly at: Instant
  readonly cause: "plan" | "incident" | "order"
  readonly incident: string | null
}

/** The roster of a unit for a month. */
export interface OpenRoster {
  readonly _tag: "Roster"
  readonly unitId: string
  readonly unitKind: RosterUnitKind
  /** `2026-09`. */
  readonly month: string
  readonly template: string
  /** Nine-digit codes of the townships in which the unit lies; the first keeps its events. */
  readonly townships: ReadonlyArray<string>
  readonly people: ReadonlyArray<string>
  readonly slots: ReadonlyArray<Slot>
  readonly published: boolean
  readonly swaps: ReadonlyArray<Swap>
  readonly signUps: ReadonlyArray<SignUp>
  readonly attendance: ReadonlyArray<Attendance>
  readonly modes: ReadonlyArray<ModeSwitch>
}

/** Nobody ever opened it. */
export interface UnknownRoster {
  readonly _tag: "Unknown"
}

export type Roster = UnknownRoster | OpenRoster

/** The township whose people answer for it and which its events are in; null where it was never opened. */
export const townshipOfRoster = (roster: Roster): string | null =>
  roster._tag === "Unknown" ? null : (roster.townships[0] ?? null)

/** All townships whose officers may work on it (X3); null where it was never opened. */
export const townshipsOfRoster = (roster: Roster): ReadonlyArray<string> | null =>
  roster._tag === "Unknown" ? null : roster.townships

/** A duty of the roster. */
export const slotOf = ({ slots }: Pick<OpenRoster, "slots">, slotId: string): Slot | undefined =>
  slots.find((slot) => slot.slotId === slotId)

/** Everybody whom a roster names: who takes part, is or was in a duty, and asked for one. */
export const peopleOn = ({
  people,
  slots,
  swaps,
  signUps,
  attendance
}: OpenRoster): ReadonlyArray<string> => [
  ...new Set([
    ...people,
    ...slots.flatMap(({ members }) => members.map(({ personId }) => personId)),
    ...swaps.flatMap(({ personId, withPersonId }) => [personId, withPersonId]),
    ...signUps.map(({ personId }) => personId),
    ...attendance.map(({ personId }) => personId)
  ])
]

/** Somebody's place in a duty. */
export const memberOf = (slot: Slot | undefined, personId: string): Member | undefined =>
  slot?.members.find((member) => member.personId === personId)

/** The presence of somebody at a duty; undefined where they have not come. */
export const attendanceOf = (
  { attendance }: Pick<OpenRoster, "attendance">,
  slotId: string,
  personId: string
): Attendance | undefined => attendance.find((one) => one.slotId === slotId && one.personId === personId)
