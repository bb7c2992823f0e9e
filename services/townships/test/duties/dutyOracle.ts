import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { builtInDutyRules } from "@jiaosuo/reference/DutyRules"
import { builtInCalendar } from "@jiaosuo/reference/WorkingDays"
import { daysOf } from "./dutyCases.ts"
import { centre, type StationId, townships, zoneId, zoneMembers } from "./dutyHistories.ts"

/**
 * What the register of duties should say, by a fold of the stored JSON that shares nothing with the program's: every
 * day and every hour is looked at one by one.
 */

interface Crew {
  readonly personId: string
  readonly personKind: string
}

interface StoredSlot {
  readonly slotId: string
  readonly kind: string
  readonly from: string
  readonly until: string
  readonly unitId: string
  readonly members: ReadonlyArray<Crew>
}

interface KnownRoster {
  unitId: string
  month: string
  template: string
  published: boolean
  people: ReadonlyArray<string>
  slots: Map<string, StoredSlot>
  came: Map<string, { out: boolean }>
}

interface KnownPerson {
  kind: string
  moves: Array<{ from: string; unit: string }>
  first: string
  gone: string
  away: Array<{ id: string; from: string; until: string; ground: string }>
}

/** Everything that is known. */
export interface Known {
  readonly rosters: Map<string, KnownRoster>
  readonly people: Map<string, KnownPerson>
}

type Data = Readonly<Record<string, never>>

/** The log so far. */
export const knownFrom = (log: ReadonlyArray<RecordedEvent>): Known => {
  const rosters = new Map<string, KnownRoster>()
  const people = new Map<string, KnownPerson>()
  for (const { stream, type, data: stored } of log) {
    const [, kind, id = ""] = stream.split("/")
    const data = (typeof stored === "string" ? JSON.parse(stored) : stored) as Data
    if (kind === "person") {
      const person = people.get(id)
      if (type === "PersonWasTakenOn") {
        people.set(id, {
          kind: data["personKind"] as unknown as string,
          moves: [{ from: data["from"] as unknown as string, unit: data["unitId"] as unknown as string }],
          first: data["from"] as unknown as string,
          gone: "9999",
          away: []
        })
      } else if (type === "PersonWasTransferred") {
        person?.moves.push({
          from: data["from"] as unknown as string,
          unit: data["unitId"] as unknown as string
        })
      } else if (type === "PersonLeft" && person !== undefined) {
        person.gone = data["from"] as unknown as string
      } else if (type === "AbsenceWasRecorded") {
        const { absenceId, from, until, ground } = data as unknown as Record<string, string>
        person?.away.push({ id: absenceId ?? "", from: from ?? "", until: until ?? "", ground: ground ?? "" })
      } else if (type === "AbsenceWasCancelled" && person !== undefined) {
        person.away = person.away.filter((one) => one.id !== (data["absenceId"] as unknown as string))
      }
    }
    if (kind !== "roster") continue
    if (type === "RosterWasOpened") {
      const { unitId, month, template, people: taking } = data as unknown as KnownRoster
      rosters.set(id, {
        unitId,
        month,
        template,
        people: taking,
        published: false,
        slots: new Map(),
        came: new Map()
      })
      continue
    }
    const roster = rosters.get(id)
    if (roster === undefined) continue
    const slotId = data["slotId"] as unknown as string
    const key = `${slotId}/${data["personId"] as unknown as string}`
    if (type === "SlotsWerePlanned") {
      for (const slot of data["slots"] as unknown as ReadonlyArray<StoredSlot>)
        roster.slots.set(slot.slotId, slot)
    } else if (type === "SlotWasChanged") {
      const slot = data["slot"] as unknown as StoredSlot
      roster.slots.set(slot.slotId, slot)
    } else if (type === "SlotWasRemoved") roster.slots.delete(slotId)
    else if (type === "RosterWasPublished") roster.published = true
    else if (type === "RosterWasWithdrawn") roster.published = false
    else if (type === "PersonCheckedIn") roster.came.set(key, { out: false })
    else if (type === "PersonCheckedOut") roster.came.set(key, { out: true })
  }
  return { rosters, people }
}

/** One person in one duty that holds. */
export interface KnownShift extends StoredSlot, Crew {
  readonly id: string
  readonly rosterId: string
  readonly day: string
  readonly hours: number
  readonly attended: boolean
}

/** The day of an instant in Shanghai. */
const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** All shifts of published rosters. */
export const shiftsOf = ({ rosters }: Known): ReadonlyArray<KnownShift> =>
  [...rosters].flatMap(([rosterId, roster]) =>
    roster.published
      ? [...roster.slots.values()].flatMap((slot) =>
          slot.members.map((member) => ({
            ...slot,
            ...member,
            id: `${slot.slotId}/${member.personId}`,
            rosterId,
            day: dayOf(slot.from),
            hours: (Date.parse(slot.until) - Date.parse(slot.from)) / 3_600_000,
            attended: roster.came.has(`${slot.slotId}/${member.personId}`)
          }))
        )
      : []
  )

/** Where somebody serves on a day; undefined where they do not. */
export const unitOn = (person: KnownPerson, day: string): string | undefined => {
  if (day < person.first || day >= person.gone) return undefined
  let unit: string | undefined
  for (const move of person.moves) if (move.from <= day) unit = move.unit
  return unit
}

const isOf = (unit: string | undefined, asked: string | null): boolean =>
  unit !== undefined &&
  (asked === null || unit === asked || (asked === zoneId && zoneMembers.some((member) => member === unit)))

/** Duty days, duties and hours of everybody who serves in a unit in some days, by person. */
export const loadsOf = (known: Known, from: string, until: string, asked: string | null) => {
  const all = shiftsOf(known)
  return [...known.people]
    .flatMap(([personId, person]) => {
      const served = daysOf(from, until).filter((day) => isOf(unitOn(person, day), asked))
      if (served.length === 0) return []
      const own = all.filter((shift) => shift.personId === personId && served.includes(shift.day))
      return [
        {
          personId,
          served: served.length,
          duties: own.length,
          hours: own.reduce((sum, { hours }) => sum + hours, 0),
          dutyDays: new Set(own.map(({ day }) => day)).size,
          dutyDaysOff: [...new Set(own.map(({ day }) => day))].filter(
            (day) => !builtInCalendar.isWorkingDay(day)
          ).length
        }
      ]
    })
    .sort((a, b) => (a.personId < b.personId ? -1 : 1))
}

/** Rest days of everybody in some days: hour by hour nothing to do on a day off, or on one from the rest bank. */
export const restOf = (known: Known, from: string, until: string) => {
  const all = shiftsOf(known)
  return [...known.people]
    .flatMap(([personId, person]) => {
      const served = daysOf(from, until).filter((day) => unitOn(person, day) !== undefined)
      if (served.length === 0) return []
      const own = all.filter((shift) => shift.personId === personId)
      const free = served.filter((day) => {
        const begins = Date.parse(`${day}T00:00:00+08:00`)
        return own.every(
          (shift) => Date.parse(shift.until) <= begins || Date.parse(shift.from) >= begins + 86_400_000
        )
      })
      const daysOff = free.filter((day) => !builtInCalendar.isWorkingDay(day)).length
      const taken = free.filter(
        (day) =>
          builtInCalendar.isWorkingDay(day) &&
          person.away.some((one) => one.ground === "rest" && one.from <= day && day <= one.until)
      ).length
      return [{ personId, daysOff, taken, total: daysOff + taken }]
    })
    .sort((a, b) => (a.personId < b.personId ? -1 : 1))
}

/** The township of the unit of a duty; a zone's is its centre's. */
export const townshipOf = (unitId: string): string =>
  townships[(unitId === zoneId ? centre : unitId) as StationId]

/** People on duty at an instant. */
export const onDutyAt = (known: Known, at: string): ReadonlyArray<KnownShift> =>
  shiftsOf(known).filter(
    ({ from, until }) => Date.parse(from) <= Date.parse(at) && Date.parse(at) < Date.parse(until)
  )

/** What nobody is in on a day, by the templates; and units without a roster. */
export const gapsOn = (
  known: Known,
  day: string
): ReadonlyArray<{ readonly reason: string; readonly unitId: string }> => {
  const month = day.slice(0, 7)
  const holding = [...known.rosters.values()].filter((roster) => roster.published && roster.month === month)
  const gaps = holding.flatMap((roster) => {
    const template = builtInDutyRules.template(roster.template, `${month}-01`)
    const stations: ReadonlyArray<string> = roster.unitId === zoneId ? zoneMembers : [roster.unitId]
    return (template?.positions ?? []).flatMap((position) => {
      const working = builtInCalendar.isWorkingDay(day)
      if (position.days !== "every" && (position.days === "working") !== working) return []
      const places = position.where === "each-station" ? stations : [roster.unitId]
      return places.flatMap((unitId) => {
        let covered = 0
        for (const slot of roster.slots.values()) {
          if (slot.kind !== position.kind || dayOf(slot.from) !== day || slot.members.length === 0) continue
          if (position.where === "each-station" && slot.unitId !== unitId) continue
          covered += Math.min((Date.parse(slot.until) - Date.parse(slot.from)) / 3_600_000, position.hours)
        }
        return covered >= position.groups * position.hours
          ? []
          : [{ reason: position.kind === "leader" ? "leader" : "duty", unitId }]
      })
    })
  })
  const missing = [zoneId, "dg"].filter((unitId) => !holding.some((roster) => roster.unitId === unitId))
  return [...gaps, ...missing.map((unitId) => ({ reason: "no-roster", unitId }))]
}
