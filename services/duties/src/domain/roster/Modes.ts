import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { ModeBandRule } from "@jiaosuo/reference/DutyTables"
import { isOn } from "@jiaosuo/reference/DutyTemplates"
import type { RosterPolicy } from "./decisions/Decision.ts"
import type { ModeSwitch } from "./Roster.ts"
import type { DutyMode } from "./RosterEvents.ts"
import { daysTouched, instantOf, type Slot } from "./Slot.ts"

/** A stretch of time in which the plan asks for a mode; the end is not in it. */
export interface PlannedMode {
  readonly from: Instant
  readonly until: Instant
  readonly mode: "posting" | "patrolling"
}

/** What a duty is to do hour by hour; where it says nothing, patrol. */
export interface ModePlan {
  readonly from: Instant
  readonly until: Instant
  readonly bands: ReadonlyArray<PlannedMode>
}

/** An incident that those on the duty were at; null while they still are. */
export interface AttendedIncident {
  readonly incident: string | null
  readonly from: Instant
  readonly until: Instant | null
}

/** What those on a duty do at an instant, and why. */
export interface ModeNow {
  readonly mode: DutyMode | "off-duty"
  readonly because: "incident" | "peak" | "off-peak" | "no-duty"
  readonly incident: string | null
}

/**
 * Row 29 (高峰站岗、平峰巡线、有警接警、无警巡逻): what those on a duty do at an instant, from nothing but the plan and
 * the incidents. An incident comes before the peak, the peak before the patrol.
 */
export const modeAt = (plan: ModePlan, incidents: ReadonlyArray<AttendedIncident>, at: Instant): ModeNow => {
  if (at < plan.from || at >= plan.until) return { mode: "off-duty", because: "no-duty", incident: null }
  const attended = incidents.find(({ from, until }) => from <= at && (until === null || at < until))
  if (attended !== undefined) {
    return { mode: "responding", because: "incident", incident: attended.incident }
  }
  const band = plan.bands.find(({ from, until }) => from <= at && at < until)
  return band?.mode === "posting"
    ? { mode: "posting", because: "peak", incident: null }
    : { mode: "patrolling", because: "off-peak", incident: null }
}

/** The bands of the rules that are in force on a day, working or not. */
export const modeBandsOn = (
  day: CalendarDate,
  { rules, isWorkingDay }: RosterPolicy
): ReadonlyArray<ModeBandRule> => rules.modeBands(day).filter(({ days }) => isOn(days, isWorkingDay(day)))

/** The plan of a duty: the bands of each of its days. */
export const planOf = (slot: Pick<Slot, "from" | "until">, policy: RosterPolicy): ModePlan => ({
  from: slot.from,
  until: slot.until,
  bands: daysTouched(slot).flatMap((day: CalendarDate) =>
    modeBandsOn(day, policy).map(({ mode, from, until }) => ({
      mode,
      from: instantOf(day, from),
      until: instantOf(day, until)
    }))
  )
})

/** The incidents that a duty was at, as its switches say. Switches filed late are put in their place. */
export const incidentsOf = (
  switches: ReadonlyArray<ModeSwitch>,
  slotId: string
): ReadonlyArray<AttendedIncident> => {
  const ordered = switches
    .filter((one) => one.slotId === slotId)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return ordered.flatMap(({ mode, at, incident }, i) =>
    mode === "responding" ? [{ incident, from: at, until: ordered[i + 1]?.at ?? null }] : []
  )
}
