import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { addDays, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { historyView, type Showing } from "@jiaosuo/orders/http/FileView"
import { fairnessOf } from "../domain/drafting/Fairness.ts"
import {
  crewFault,
  doubleBooking,
  memberFault,
  positionOf,
  shortRests
} from "../domain/roster/Composition.ts"
import { dutyLoad, monthPeriod, restDays } from "../domain/roster/DutyLoad.ts"
import { type RosterPolicy, templateOf } from "../domain/roster/decisions/Decision.ts"
import { unitOfPerson } from "../domain/roster/Facts.ts"
import { daysWithoutLeader, gapsOf, templateCheck } from "../domain/roster/Gaps.ts"
import { incidentsOf, modeAt, planOf } from "../domain/roster/Modes.ts"
import type { OpenRoster } from "../domain/roster/Roster.ts"
import { dutyNames, modeNames, rosterEventTitles } from "../domain/roster/RosterLabels.ts"
import { toRosterRefusal } from "../domain/roster/RosterRefusals.ts"
import type { RosterRejection } from "../domain/roster/RosterRejections.ts"
import { dayOf, daysOfMonth, type Slot } from "../domain/roster/Slot.ts"
import { belowSurgePlan } from "../domain/roster/Surge.ts"
import type { RosterRecord } from "../Rosters.ts"
import type { DutyView, ModeView, RosterFile } from "./RosterFile.ts"

const opened = ({ id, state }: RosterRecord): OpenRoster => {
  if (state._tag === "Unknown") throw new Error(`${id} has a history and was never opened`)
  return state
}

const dutyView = (slot: Slot, { language }: Showing): DutyView => ({
  ...slot,
  name: inLanguage(dutyNames[slot.kind], language),
  day: dayOf(slot),
  from: inShanghai(slot.from),
  until: inShanghai(slot.until)
})

/** What a publication would be refused for, duty by duty: whoever drags sees it at once. */
const conflictsOf = (
  roster: OpenRoster,
  { people, unit }: RosterRecord,
  policy: RosterPolicy
): ReadonlyArray<RosterRejection> => {
  const template = templateOf(policy, roster)
  const byId = new Map(people.map((person) => [person.personId, person]))
  const twice = doubleBooking(roster.slots)
  return [
    ...roster.slots.flatMap((slot): ReadonlyArray<RosterRejection> => {
      const position = positionOf(template, slot, policy.isWorkingDay)
      const fault = crewFault(slot, position) ?? memberFault(slot, byId, unit, position)
      return fault === undefined ? [] : [fault]
    }),
    ...(twice === undefined ? [] : [twice])
  ]
}

const conflictView = (rejection: RosterRejection, { language }: Showing): RosterFile["conflicts"][number] => {
  const { code, title, detail } = toRosterRefusal(rejection)
  return {
    code,
    title: inLanguage(title, language),
    detail: detail === undefined ? null : inLanguage(detail, language),
    slotId: "slotId" in rejection ? rejection.slotId : null,
    personId: "personId" in rejection ? rejection.personId : null
  }
}

/** A roster for one reader, with what follows from it: gaps, conflicts, loads, the spread of duty days. */
export const rosterFile = (record: RosterRecord, policy: RosterPolicy, showing: Showing): RosterFile => {
  const roster = opened(record)
  const { id, version, position, asOf, unit, people } = record
  const { isWorkingDay, rules } = policy
  const { unitId, unitKind, month, template: name, townships, published, slots } = roster
  const template = templateOf(policy, roster)
  const gaps = template === undefined ? [] : gapsOf(roster, template, unit, isWorkingDay)
  const period = monthPeriod(month)
  const takingPart = new Set([
    ...roster.people,
    ...slots.flatMap(({ members }) => members.map(({ personId }) => personId))
  ])
  const crew = people.filter(({ personId }) => takingPart.has(personId))
  return {
    id,
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    unitId,
    unitKind,
    month,
    template: name,
    templateName: template === undefined ? null : inLanguage(template.name, showing.language),
    townships,
    people: roster.people,
    names: [...record.names]
      .map(([personId, shown]) => {
        const person = people.find((one) => one.personId === personId)
        const of = person === undefined ? null : unitOfPerson(person, period.from)
        return { personId, name: shown, unitId: of }
      })
      .sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    published,
    slots: [...slots]
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
      .map((slot) => dutyView(slot, showing)),
    gaps: gaps.map((gap) => ({ ...gap, name: inLanguage(dutyNames[gap.kind], showing.language) })),
    daysWithoutLeader: daysWithoutLeader(gaps),
    offTemplate:
      template === undefined
        ? []
        : daysOfMonth(month).flatMap((day) =>
            templateCheck(roster, template, unit, day, isWorkingDay)
              .filter(({ fits }) => !fits)
              .map(({ kind, unitId: place, asked, planned }) => ({
                day,
                kind,
                unitId: place,
                ...asked,
                planned
              }))
          ),
    belowSurgePlan: belowSurgePlan(roster, people, unit, rules.limit("usualTrafficOfficers", period.from)),
    shortRests: shortRests(slots, rules.restAfter),
    conflicts: conflictsOf(roster, record, policy).map((one) => conflictView(one, showing)),
    fairness: fairnessOf(slots, crew, isWorkingDay),
    loads: crew.map(({ personId, personKind, absences }) => ({
      personId,
      personKind,
      ...dutyLoad(slots, personId, period, isWorkingDay),
      restDays: restDays(
        {
          slots,
          personId,
          restTaken: absences
            .filter(({ ground }) => ground === "rest")
            .flatMap(({ from, until }) => daysFrom(from, until))
        },
        period,
        isWorkingDay
      ).total
    })),
    swaps: roster.swaps,
    signUps: roster.signUps,
    attendance: roster.attendance.map((one) => ({
      ...one,
      checkedInAt: inShanghai(one.checkedInAt),
      checkedOutAt: one.checkedOutAt === null ? null : inShanghai(one.checkedOutAt)
    })),
    modes: roster.modes.map((one) => ({ ...one, at: inShanghai(one.at) })),
    facts: {
      people: crew.map(({ absences, ...person }) => ({
        ...person,
        absences: absences.map(({ from, until }) => ({ from, until }))
      })),
      periods: unit.periods.map(({ units, ...periodOfUnit }) => ({
        ...periodOfUnit,
        units: Object.fromEntries(units)
      })),
      positions: template?.positions ?? [],
      daysOff: daysOfMonth(month).filter((day) => !isWorkingDay(day))
    },
    history: historyView(record, rosterEventTitles, showing)
  }
}

/** Days from one to another, both included; of a month no more than its length matters. */
const daysFrom = (from: string, until: string): ReadonlyArray<string> => {
  const days: Array<string> = []
  for (let day = from; day <= until && days.length < 400; day = addDays(day, 1)) days.push(day)
  return days
}

/** Row 29: what those on a duty do at an instant; undefined where the roster has no such duty. */
export const modeView = (
  record: RosterRecord,
  slotId: string,
  at: Instant,
  policy: RosterPolicy,
  { language }: Showing
): ModeView | undefined => {
  const roster = opened(record)
  const slot = roster.slots.find((one) => one.slotId === slotId)
  if (slot === undefined) return undefined
  const now = modeAt(planOf(slot, policy), incidentsOf(roster.modes, slotId), at)
  return {
    slotId,
    version: record.version,
    at: inShanghai(at),
    ...now,
    name: inLanguage(modeNames[now.mode], language)
  }
}
