import type { Text } from "@jiaosuo/kernel/Problem"
import { text } from "@jiaosuo/kernel/Problem"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import {
  type DraftGap,
  type PastLoad,
  type UnfitReason,
  unfitReasons
} from "../domain/drafting/DraftInput.ts"
import { type Draft, draftRoster } from "../domain/drafting/DraftRoster.ts"
import { type RosterPolicy, templateOf } from "../domain/roster/decisions/Decision.ts"
import type { PersonFacts, UnitFacts } from "../domain/roster/Facts.ts"
import type { OpenRoster } from "../domain/roster/Roster.ts"
import { dutyNames } from "../domain/roster/RosterLabels.ts"
import { dayOf, type Slot } from "../domain/roster/Slot.ts"

/** The draft of a roster's month, from what is known of people, of the unit and of the months beside it. */

/** What was loaded for a draft. */
export interface DraftFacts {
  readonly people: ReadonlyArray<PersonFacts>
  readonly unit: UnitFacts
  /** Duties of the same unit in the month before, and in the month after. */
  readonly before: ReadonlyArray<Slot>
  readonly after: ReadonlyArray<Slot>
  /** What other published rosters ask of people. */
  readonly elsewhere: ReadonlyArray<Slot>
}

/** Duty days of each person in some duties. */
export const loadsOf = (
  slots: ReadonlyArray<Slot>,
  isWorkingDay: RosterPolicy["isWorkingDay"]
): ReadonlyMap<string, PastLoad> => {
  const days = new Map<string, Set<string>>()
  for (const slot of slots) {
    for (const { personId } of slot.members) {
      const own = days.get(personId) ?? new Set()
      days.set(personId, own.add(dayOf(slot)))
    }
  }
  return new Map(
    [...days].map(([personId, own]) => [
      personId,
      { dutyDays: own.size, dutyDaysOff: [...own].filter((day) => !isWorkingDay(day)).length }
    ])
  )
}

/** The draft; undefined where the template of the roster is no more. `slotId` gives the id of the n-th duty. */
export const draftOf = (
  roster: OpenRoster,
  { people, unit, before, after, elsewhere }: DraftFacts,
  policy: RosterPolicy,
  slotId: (index: number) => string
): Draft | undefined => {
  const template = templateOf(policy, roster)
  if (template === undefined) return undefined
  const takingPart = new Set(roster.people)
  return draftRoster({
    unitId: roster.unitId,
    month: roster.month,
    template,
    unit,
    people: people.filter(({ personId }) => takingPart.has(personId)),
    planned: roster.slots,
    neighbours: [...before, ...after, ...elsewhere],
    pastLoad: loadsOf(before, policy.isWorkingDay),
    isWorkingDay: policy.isWorkingDay,
    restAfter: policy.rules.restAfter,
    slotId
  })
}

const reasons: { readonly [Reason in UnfitReason]: Text } = {
  "of-another-unit": text("不属于本单位", "of another unit"),
  away: text("请假或不在岗", "away"),
  "no-leader": text("非所领导", "no leader"),
  "not-qualified": text("不具备资格", "not qualified"),
  "on-duty": text("已有班次", "on duty"),
  resting: text("休息时间不足", "resting")
}

/** What a draft could not fill, each with how many of those who take part could not for which reason. */
export const draftWarnings = (gaps: ReadonlyArray<DraftGap>): ReadonlyArray<Warning> =>
  gaps.map(({ day, kind, unitId, officers, auxiliaries, because }) => {
    const name = dutyNames[kind]
    const why = unfitReasons.filter((reason) => because[reason] > 0)
    const zh = why.map((reason) => `${reasons[reason].zh}${because[reason]}人`).join("、")
    const en = why.map((reason) => `${because[reason]} ${reasons[reason].en}`).join(", ")
    return {
      path: `gaps.${day}.${kind}.${unitId}`,
      reason: text(
        `${day}${name.zh}无法排满:缺民警${officers}人、辅警${auxiliaries}人(${zh === "" ? "无人可排" : zh})`,
        `${name.en} of ${day} cannot be filled: ${officers} officers and ${auxiliaries} auxiliaries are missing (${en === "" ? "nobody takes part" : en})`
      )
    }
  })
