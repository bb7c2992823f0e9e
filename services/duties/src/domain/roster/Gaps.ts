import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type DutyPosition, type DutyTemplate, isOn, type Span } from "@jiaosuo/reference/DutyTemplates"
import type { IsWorkingDay } from "./Composition.ts"
import { type UnitFacts, type UnitPeriod, unitOn } from "./Facts.ts"
import type { Gap } from "./RosterEvents.ts"
import { dayOf, daysOfMonth, hoursOf, type Slot } from "./Slot.ts"

/** What a template asks for on a day at one place. */
interface Asked {
  readonly position: DutyPosition
  /** The station, or the unit of the roster. */
  readonly unitId: string
}

/** A roster as gaps look at it. */
export interface Planned {
  readonly unitId: string
  readonly month: string
  readonly slots: ReadonlyArray<Slot>
}

/** The places at which a position is filled: every station, the centre, or the unit as a whole. */
export const placesOf = (
  position: DutyPosition,
  unitId: string,
  { stations, centre }: Pick<UnitPeriod, "stations" | "centre">
): ReadonlyArray<string> => {
  switch (position.where) {
    case "unit":
      return [unitId]
    case "each-station":
      return stations
    case "centre":
      return [centre ?? unitId]
  }
}

/** Everything that a template asks for on a day (row 22: by the working-day calendar). */
export const askedOn = (
  template: DutyTemplate,
  unitId: string,
  unit: UnitFacts,
  day: CalendarDate,
  isWorkingDay: IsWorkingDay
): ReadonlyArray<Asked> => {
  const period = unitOn(unit, day)
  if (period === undefined) return []
  const working = isWorkingDay(day)
  return template.positions
    .filter(({ days }) => isOn(days, working))
    .flatMap((position) => placesOf(position, unitId, period).map((place) => ({ position, unitId: place })))
}

const isAt = (slot: Slot, { position, unitId }: Asked): boolean =>
  slot.kind === position.kind && (position.where === "unit" || slot.unitId === unitId)

/** The duties of each day. */
const slotsByDay = (slots: ReadonlyArray<Slot>): ReadonlyMap<CalendarDate, ReadonlyArray<Slot>> => {
  const byDay = new Map<CalendarDate, Array<Slot>>()
  for (const slot of slots) {
    const day = dayOf(slot)
    const ofDay = byDay.get(day)
    if (ofDay === undefined) byDay.set(day, [slot])
    else ofDay.push(slot)
  }
  return byDay
}

/**
 * What is missing, by day, kind and place: whole duties that nobody is in, by the hours that are not covered. A day
 * without a leader on duty (row 32) is one of them. Days on which the unit is not there ask for nothing.
 */
export const gapsOf = (
  { unitId, month, slots }: Planned,
  template: DutyTemplate,
  unit: UnitFacts,
  isWorkingDay: IsWorkingDay
): ReadonlyArray<Gap> => {
  const byDay = slotsByDay(slots)
  return daysOfMonth(month).flatMap((day) =>
    askedOn(template, unitId, unit, day, isWorkingDay).flatMap((asked) => {
      const { position } = asked
      const covered = (byDay.get(day) ?? [])
        .filter((slot) => slot.members.length > 0 && isAt(slot, asked))
        .reduce((hours, slot) => hours + Math.min(hoursOf(slot), position.hours), 0)
      const duties = Math.ceil((position.groups * position.hours - covered) / position.hours)
      return duties > 0 ? [{ day, kind: position.kind, unitId: asked.unitId, duties }] : []
    })
  )
}

/** Row 32: the days without a leader on duty. */
export const daysWithoutLeader = (gaps: ReadonlyArray<Gap>): ReadonlyArray<CalendarDate> => [
  ...new Set(gaps.filter(({ kind }) => kind === "leader").map(({ day }) => day))
]

/** How many people a day has in one kind of duty at one place, and how many it should have. */
export interface TemplateLine {
  readonly kind: DutyPosition["kind"]
  readonly unitId: string
  readonly asked: Span
  readonly planned: number
  readonly fits: boolean
}

/** Row 28: the people of a day against the exact counts of a template, line by line. */
export const templateCheck = (
  { unitId, slots }: Omit<Planned, "month">,
  template: DutyTemplate,
  unit: UnitFacts,
  day: CalendarDate,
  isWorkingDay: IsWorkingDay
): ReadonlyArray<TemplateLine> =>
  askedOn(template, unitId, unit, day, isWorkingDay).map((line) => {
    const { kind, groups, people } = line.position
    const asked = { least: people.least * groups, most: people.most * groups }
    const planned = new Set(
      slots
        .filter((slot) => dayOf(slot) === day && isAt(slot, line))
        .flatMap(({ members }) => members.map(({ personId }) => personId))
    ).size
    return {
      kind,
      unitId: line.unitId,
      asked,
      planned,
      fits: planned >= asked.least && planned <= asked.most
    }
  })
