import {
  belowSurgePlan,
  type Gap,
  gapsOf,
  monthPeriod,
  organisationOn,
  personFacts,
  unitFacts,
  unitFactsOn
} from "@jiaosuo/duties/events"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { Period } from "../accidents/Periods.ts"
import { type DutyFacts, monthsOf, townshipOfDuty } from "./DutyFacts.ts"
import type { RosteredSlot } from "./DutyQueries.ts"
import type { RosterRow } from "./DutyTable.ts"
import type { GapItem } from "./http/DutyAnswer.ts"
import type { GapSums } from "./http/DutyFigures.ts"

/** What is missing, by the rules that a roster itself is judged by when it is published. */

/** By what gaps are judged. */
export interface GapPolicy {
  readonly rules: DutyRules
  /** Row 22: the working-day calendar in force. */
  readonly isWorkingDay: (day: CalendarDate) => boolean
}

/** A published roster with its duties. */
export interface PublishedRoster {
  readonly row: RosterRow
  readonly slots: ReadonlyArray<RosteredSlot>
}

/** Something that is missing, before anybody reads its names. */
export type FoundGap = Omit<GapItem, "unitName">

/** What a roster's template asks for in its month and nobody is in; a day without a leader among it (row 32). */
export const gapsOfRoster = (
  { organisation }: DutyFacts,
  row: Pick<RosterRow, "unit_id" | "month" | "template">,
  slots: ReadonlyArray<RosteredSlot>,
  { rules, isWorkingDay }: GapPolicy
): ReadonlyArray<Gap> => {
  const { unit_id: unitId, month } = row
  const template = rules.template(row.template, `${month}-01`)
  return template === undefined
    ? []
    : gapsOf(
        { unitId, month, slots },
        template,
        unitFacts(organisation, unitId, withNextDay(monthPeriod(month))),
        isWorkingDay
      )
}

/** A duty of the last day ends on the day after. */
const withNextDay = ({ from, until }: Period): Period => ({ from, until: addDays(until, 1) })

/**
 * Everything that is missing in a period, in the order of its days: duties that nobody is in, days without a leader
 * (row 32), zones and stations outside of a zone without a published roster, and days with fewer officers on traffic
 * work than the plan of a season asks for (row 27).
 */
export const gapsIn = (
  facts: DutyFacts,
  rosters: ReadonlyArray<PublishedRoster>,
  period: Period,
  policy: GapPolicy
): ReadonlyArray<FoundGap> =>
  [
    ...rosters.flatMap((roster) => dutyGaps(facts, roster, policy)),
    ...missingRosters(facts, rosters, period),
    ...surgeGaps(facts, rosters, period, policy)
  ]
    .filter(({ day }) => period.from <= day && day <= period.until)
    .sort((a, b) => (a.id < b.id ? -1 : 1))

const found = (
  { organisation }: DutyFacts,
  gap: Omit<FoundGap, "id" | "township" | "asked" | "planned"> & Partial<Pick<FoundGap, "asked" | "planned">>
): FoundGap => ({
  asked: null,
  planned: null,
  ...gap,
  id: [gap.day, gap.rosterUnitId, gap.unitId, gap.reason, gap.kind ?? ""].join("/"),
  township: townshipOfDuty(organisation, gap.unitId, gap.day)
})

const dutyGaps = (
  facts: DutyFacts,
  { row, slots }: PublishedRoster,
  policy: GapPolicy
): ReadonlyArray<FoundGap> =>
  gapsOfRoster(facts, row, slots, policy).map(({ day, kind, unitId, duties }) =>
    found(facts, {
      day,
      reason: kind === "leader" ? "leader" : "duty",
      kind,
      unitId,
      rosterUnitId: row.unit_id,
      rosterId: row.roster_id,
      missing: duties
    })
  )

/** Zones, and stations in no zone: each needs a roster of its own. */
const missingRosters = (
  facts: DutyFacts,
  rosters: ReadonlyArray<PublishedRoster>,
  { from, until }: Period
): ReadonlyArray<FoundGap> => {
  const covered = new Set(rosters.map(({ row }) => `${row.unit_id}/${row.month}`))
  const gaps: Array<FoundGap> = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const { units, zones } = organisationOn(facts.organisation, day)
    const inZones = new Set(zones.flatMap(({ members }) => members))
    const needed = [
      ...zones.map(({ zoneId }) => zoneId),
      ...[...units.values()]
        .filter(({ kind, unitId }) => kind === "station" && !inZones.has(unitId))
        .map(({ unitId }) => unitId)
    ]
    for (const unitId of needed) {
      if (covered.has(`${unitId}/${day.slice(0, 7)}`)) continue
      gaps.push(
        found(facts, {
          day,
          reason: "no-roster",
          kind: null,
          unitId,
          rosterUnitId: unitId,
          rosterId: null,
          missing: 1
        })
      )
    }
  }
  return gaps
}

/** Row 27. A unit's officers on traffic work are those in its own roster, or in its duties of a zone's. */
const surgeGaps = (
  facts: DutyFacts,
  rosters: ReadonlyArray<PublishedRoster>,
  period: Period,
  { rules }: GapPolicy
): ReadonlyArray<FoundGap> => {
  const plans = Object.values(facts.organisation.surgePlans).filter(({ cancelled }) => !cancelled)
  const units = [...new Set(plans.map(({ unitId }) => unitId))].sort()
  if (units.length === 0) return []
  return monthsOf(period).flatMap((month) => {
    const first = `${month}-01`
    const usual = rules.limit("usualTrafficOfficers", first)
    const people = [...facts.people].map(([id, person]) => personFacts(id, person, first))
    const ofMonth = rosters.filter(({ row }) => row.month === month)
    return units.flatMap((unitId) => {
      const unit = unitFacts(facts.organisation, unitId, monthPeriod(month))
      const roster = ofMonth.find(({ row }) => row.unit_id === unitId)
      const slots = ofMonth.flatMap((one) =>
        one === roster ? one.slots : one.slots.filter((slot) => slot.unitId === unitId)
      )
      return belowSurgePlan({ month, slots }, people, unit, usual)
        .filter(({ day }) => unitFactsOn(unit, day) !== undefined)
        .map(({ day, asked, planned }) =>
          found(facts, {
            day,
            reason: "surge",
            kind: "surge",
            unitId,
            rosterUnitId: unitId,
            rosterId: roster?.row.roster_id ?? null,
            missing: asked - planned,
            asked,
            planned
          })
        )
    })
  })
}

/** Gaps by reason. */
export const gapSums = (gaps: ReadonlyArray<Pick<FoundGap, "reason">>): GapSums => {
  const of = (reason: GapItem["reason"]) => gaps.filter((gap) => gap.reason === reason).length
  return {
    all: gaps.length,
    duty: of("duty"),
    leader: of("leader"),
    "no-roster": of("no-roster"),
    surge: of("surge")
  }
}
