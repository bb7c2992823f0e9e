import { text } from "@jiaosuo/kernel/Problem"
import { reaches } from "@jiaosuo/kernel/Qualification"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import {
  crewFault,
  doubleBooking,
  memberFault,
  positionOf,
  type ShortRest,
  shortRests
} from "../Composition.ts"
import type { PersonFacts } from "../Facts.ts"
import { gapsOf } from "../Gaps.ts"
import type { OpenRoster } from "../Roster.ts"
import type { PublishRoster, WithdrawRoster } from "../RosterCommands.ts"
import type { Gap } from "../RosterEvents.ts"
import { dutyNames } from "../RosterLabels.ts"
import type { RosterRejection } from "../RosterRejections.ts"
import { dayOf, type Slot } from "../Slot.ts"
import { type BelowPlan, belowSurgePlan } from "../Surge.ts"
import { type Decision, happened, type RosterPolicy, refused, templateOf } from "./Decision.ts"

/**
 * From now on the roster holds. Refused: groups of the wrong size (row 5), double bookings, people who are away or
 * not of the unit any more. Listed: gaps (with them a reason is needed), days below the plan of a season (row 27),
 * short rests, auxiliaries without training, leads without the qualification (A2).
 */
export const publish = (command: PublishRoster, roster: OpenRoster, policy: RosterPolicy): Decision => {
  if (roster.published) return refused({ _tag: "RosterIsPublished" })
  if (roster.slots.every(({ members }) => members.length === 0)) return refused({ _tag: "NothingIsPlanned" })
  const { people, unit, neighbours, reason } = command
  const fault = faultInAll(command, roster, policy)
  if (fault !== undefined) return refused(fault)
  const template = templateOf(policy, roster)
  const gaps = template === undefined ? [] : gapsOf(roster, template, unit, policy.isWorkingDay)
  if (gaps.length > 0 && reason === null) return refused({ _tag: "GapsNeedAReason", gaps })
  const usual = policy.rules.limit("usualTrafficOfficers", `${roster.month}-01`)
  const own = new Set(roster.slots.map(({ slotId }) => slotId))
  const rests = shortRests([...neighbours, ...roster.slots], policy.rules.restAfter).filter(({ slotId }) =>
    own.has(slotId)
  )
  return happened({
    _tag: "RosterWasPublished",
    gaps,
    reason,
    warnings: [
      ...gapWarnings(gaps),
      ...belowSurgePlan(roster, people, unit, usual).map(belowPlanWarning),
      ...rests.map(restWarning),
      ...peopleWarnings(roster.slots, people, policy, template)
    ]
  })
}

/** The publication is taken back as long as nobody has come to a duty. */
export const withdraw = ({ reason }: WithdrawRoster, roster: OpenRoster): Decision => {
  if (!roster.published) return refused({ _tag: "RosterIsNotPublished" })
  return roster.attendance.length > 0
    ? refused({ _tag: "RosterIsUnderWay" })
    : happened({ _tag: "RosterWasWithdrawn", reason })
}

const faultInAll = (
  { people, unit, neighbours }: PublishRoster,
  roster: OpenRoster,
  policy: RosterPolicy
): RosterRejection | undefined => {
  const template = templateOf(policy, roster)
  const byId = new Map(people.map((person) => [person.personId, person]))
  for (const slot of roster.slots) {
    const position = positionOf(template, slot, policy.isWorkingDay)
    const fault = crewFault(slot, position) ?? memberFault(slot, byId, unit, position)
    if (fault !== undefined) return fault
  }
  return doubleBooking([...neighbours, ...roster.slots], new Set(people.map(({ personId }) => personId)))
}

/** `1日、2日、5日`, as short as a month can be listed. */
const listed = (days: ReadonlyArray<string>): readonly [zh: string, en: string] => {
  const numbers = [...new Set(days)].sort().map((day) => Number(day.slice(8)))
  return [numbers.map((n) => `${n}日`).join("、"), numbers.join(", ")]
}

/** Row 32 among them: one sentence for each kind of duty at each place, with its days. */
const gapWarnings = (gaps: ReadonlyArray<Gap>): ReadonlyArray<Warning> => {
  const byPlace = new Map<string, Array<Gap>>()
  for (const gap of gaps) {
    const key = `${gap.kind}/${gap.unitId}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), gap])
  }
  return [...byPlace].map(([key, missing]) => {
    const kind = missing[0]?.kind ?? "leader"
    const [zh, en] = listed(missing.map(({ day }) => day))
    const duties = missing.reduce((sum, gap) => sum + gap.duties, 0)
    const { zh: nameZh, en: nameEn } = dutyNames[kind]
    return {
      path: `gaps.${key}`,
      reason: text(
        `${nameZh}缺${duties}班次:${zh}`,
        `${duties} duties of ${nameEn} are not filled, on day ${en}`
      )
    }
  })
}

const belowPlanWarning = ({ day, asked, planned, all }: BelowPlan): Warning => ({
  path: `surge.${day}`,
  reason: text(
    `${day}交通勤务民警${planned}人,低于${all ? "旺季全员" : "方案"}要求的${asked}人`,
    `${planned} officers on traffic work on ${day}: the plan asks for ${all ? `all ${asked}` : asked}`
  )
})

const restWarning = ({ personId, slotId, day, hours, least }: ShortRest): Warning => ({
  path: `slots.${slotId}.members.${personId}`,
  reason: text(
    `${day}上班前仅休息${rounded(hours)}小时,应不少于${least}小时`,
    `only ${rounded(hours)} hours of rest before the duty of ${day}, where ${least} are due`
  )
})

const rounded = (hours: number): number => Math.round(hours * 10) / 10

/** Auxiliaries without training, and leads who are not qualified for what the duty asks (A2): once each. */
const peopleWarnings = (
  slots: ReadonlyArray<Slot>,
  people: ReadonlyArray<PersonFacts>,
  policy: RosterPolicy,
  template: ReturnType<typeof templateOf>
): ReadonlyArray<Warning> => {
  const byId = new Map(people.map((person) => [person.personId, person]))
  const warnings = new Map<string, Warning>()
  for (const slot of slots) {
    const position = positionOf(template, slot, policy.isWorkingDay)
    for (const { personId, personKind, lead } of slot.members) {
      const person = byId.get(personId)
      if (person === undefined) continue
      if (personKind !== "officer" && !person.trained) {
        warnings.set(`trained/${personId}`, {
          path: `people.${personId}.training`,
          reason: text("辅警没有培训记录", "an auxiliary without any training on record")
        })
      }
      const asked = position?.qualification ?? "none"
      const answers = lead || position?.people.most === 1
      if (answers && personKind === "officer" && !reaches(person.qualification, asked)) {
        warnings.set(`qualified/${personId}`, {
          path: `people.${personId}.qualification`,
          reason: text(
            `${dayOf(slot)}带班民警不具备事故处理资格`,
            `leads on ${dayOf(slot)} without the qualification for accidents`
          ),
          rule: "A2"
        })
      }
    }
  }
  return [...warnings.values()]
}
