import { text } from "@jiaosuo/kernel/Problem"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import { incidentsOf, modeAt, planOf } from "../Modes.ts"
import { attendanceOf, memberOf, type OpenRoster, slotOf } from "../Roster.ts"
import type { CheckIn, CheckOut, Giver, SwitchMode } from "../RosterCommands.ts"
import { dayOf } from "../Slot.ts"
import { type Decision, happened, type RosterPolicy, refused, unchanged } from "./Decision.ts"
import { isDesk } from "./Swaps.ts"

const minutesBetween = (earlier: string, later: string): number =>
  Math.max(0, Math.floor((Date.parse(later) - Date.parse(earlier)) / 60_000))

/** Officers check in, and out, those of the stations in their townships; a zone has people of several. */
const isOfTheirStation = (by: Giver, township: string | null): boolean =>
  isDesk(by) && (by.townships === null || (township !== null && by.townships.includes(township)))

/**
 * Somebody comes to a duty of a published roster: for themselves, or their officer for them. From `checkInAhead`
 * minutes before it begins until it ends; how late, and how far from the station, is kept.
 */
export const checkIn = (command: CheckIn, roster: OpenRoster, { rules }: RosterPolicy): Decision => {
  const { by, slotId, personId, township, at, location, stations, warnings } = command
  if (!roster.published) return refused({ _tag: "RosterIsNotPublished" })
  const slot = slotOf(roster, slotId)
  if (slot === undefined) return refused({ _tag: "SlotIsUnknown", slotId })
  const member = memberOf(slot, personId)
  if (member === undefined) return refused({ _tag: "PersonIsNotInTheSlot", personId, slotId })
  if (member.account !== by.account && !isOfTheirStation(by, township)) {
    return refused({ _tag: "ActsForSomebodyElse", personId })
  }
  const there = attendanceOf(roster, slotId, personId)
  if (there !== undefined) {
    return refused({ _tag: "PersonIsAlreadyCheckedIn", slotId, at: there.checkedInAt })
  }
  const day = dayOf(slot)
  const opens = new Date(Date.parse(slot.from) - rules.limit("checkInAhead", day) * 60_000).toISOString()
  if (at < opens) return refused({ _tag: "CheckInIsTooEarly", slotId, from: opens })
  if (at >= slot.until) return refused({ _tag: "DutyIsOver", slotId, until: slot.until })
  const distanceMetres =
    location === null || stations.length === 0
      ? null
      : Math.round(Math.min(...stations.map((station) => metresBetween(location, station))))
  const within = rules.limit("checkInWithin", day)
  return happened({
    _tag: "PersonCheckedIn",
    slotId,
    personId,
    at,
    location,
    distanceMetres,
    lateMinutes: minutesBetween(slot.from, at),
    warnings: [
      ...warnings,
      ...(distanceMetres !== null && distanceMetres > within ? [tooFar(distanceMetres, within)] : [])
    ]
  })
}

const tooFar = (metres: number, within: number): Warning => ({
  path: "location",
  reason: text(
    `签到地点距派出所${metres}米,超过${within}米`,
    `checked in ${metres} m from the station, farther than ${within} m`
  )
})

/** Somebody goes; how early is kept. */
export const checkOut = (command: CheckOut, roster: OpenRoster): Decision => {
  const { by, slotId, personId, township, at, location } = command
  const slot = slotOf(roster, slotId)
  if (slot === undefined) return refused({ _tag: "SlotIsUnknown", slotId })
  const member = memberOf(slot, personId)
  if (member === undefined) return refused({ _tag: "PersonIsNotInTheSlot", personId, slotId })
  if (member.account !== by.account && !isOfTheirStation(by, township)) {
    return refused({ _tag: "ActsForSomebodyElse", personId })
  }
  const there = attendanceOf(roster, slotId, personId)
  if (there === undefined || at < there.checkedInAt) return refused({ _tag: "PersonIsNotCheckedIn", slotId })
  if (there.checkedOutAt !== null) {
    return refused({ _tag: "PersonIsAlreadyCheckedOut", slotId, at: there.checkedOutAt })
  }
  const earlyMinutes = minutesBetween(at, slot.until)
  return happened({ _tag: "PersonCheckedOut", slotId, personId, at, location, earlyMinutes })
}

/**
 * Row 29: those on a duty change from post to patrol, go to an incident, or are back. The same mode again changes
 * nothing; one that neither the plan nor an incident asks for is taken with a warning.
 */
export const switchMode = (command: SwitchMode, roster: OpenRoster, policy: RosterPolicy): Decision => {
  const { by, slotId, mode, cause, incident, at, reason } = command
  const slot = slotOf(roster, slotId)
  if (slot === undefined) return refused({ _tag: "SlotIsUnknown", slotId })
  if (!roster.published) return refused({ _tag: "RosterIsNotPublished" })
  if (!isDesk(by) && !slot.members.some(({ account }) => account === by.account)) {
    return refused({ _tag: "ActsForSomebodyElse", personId: slot.members[0]?.personId ?? "" })
  }
  if (at < slot.from || at >= slot.until) {
    return refused({ _tag: "DutyIsNotOn", slotId, from: slot.from, until: slot.until })
  }
  const last = roster.modes.filter((one) => one.slotId === slotId).at(-1)
  if (last?.mode === mode && last.incident === incident) return unchanged
  const planned = modeAt(planOf(slot, policy), incidentsOf(roster.modes, slotId), at)
  const isAsked = mode === "responding" || mode === planned.mode || planned.mode === "responding"
  return happened({
    _tag: "UnitModeWasSwitched",
    slotId,
    mode,
    at,
    cause,
    incident,
    reason,
    warnings: isAsked
      ? []
      : [
          {
            path: "mode",
            reason: text("与当前时段的勤务安排不一致", "the plan of this time of day asks for the other mode")
          }
        ]
  })
}
