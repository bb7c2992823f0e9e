import { channelNames, outcomeNames, standingNames, withdrawalNames } from "@jiaosuo/cases/events"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { CaseRulesAnswer } from "./http/CaseAnswer.ts"

/** What codes of cases mean. */

export { standingNames }

/** How a call may come in, and how a case may end. */
export const channelCodes: ReadonlyArray<string> = Object.keys(channelNames)
export const outcomeCodes: ReadonlyArray<string> = Object.keys(outcomeNames)

/** A code that its table does not have is shown as it is. */
const plain = (code: string): Text => text(code, code)

const nameOf = (names: Readonly<Record<string, Text>>, code: string): Text => names[code] ?? plain(code)

/** Name of a channel or of an outcome. */
export const channelName = (code: string): Text => nameOf(channelNames, code)
export const outcomeName = (code: string): Text => nameOf(outcomeNames, code)

/** What a case is about, in words of the tables of the day of its call. */
export const matterNames = (
  rules: CaseRules,
  matter: {
    readonly kind: string
    readonly type: string
    readonly detail: string | null
    readonly level: string
    readonly calledAt: string
  }
) => {
  const on = dayInShanghai(matter.calledAt)
  const type = rules.typeOf(matter.kind, matter.type, on)
  const level = rules.levelOf(matter.level, on)
  return {
    kindName: type?.kindName ?? kindName(rules, matter.kind, on),
    typeName: type?.typeName ?? plain(matter.type),
    detailName:
      matter.detail === null
        ? null
        : (type?.details.find(({ code }) => code === matter.detail)?.name ?? plain(matter.detail)),
    levelName: level?.name ?? plain(matter.level),
    grade: level?.grade ?? null
  }
}

/** Name of a kind on a day; of one that the table of the day does not have, as any day named it. */
export const kindName = (rules: CaseRules, kind: string, on: CalendarDate): Text =>
  (
    rules.types(on).find((rule) => rule.kind === kind) ??
    rules.tables.kinds.entries.find((rule) => rule.kind === kind)
  )?.kindName ?? plain(kind)

/** Name of a level on a day; of one that the scheme of the day does not have, as any day named it. */
export const levelName = (rules: CaseRules, level: string, on: CalendarDate): Text =>
  (rules.levelOf(level, on) ?? rules.tables.levels.entries.find((rule) => rule.level === level))?.name ??
  plain(level)

const listed = (names: Readonly<Record<string, Text>>) =>
  Object.entries(names).map(([code, name]) => ({ code, name }))

/** I4, I7: the choices of a form, by the tables of a day. */
export const caseRulesAnswer = (rules: CaseRules, on: CalendarDate): CaseRulesAnswer => {
  const types = rules.types(on)
  return {
    on,
    version: rules.version,
    kinds: [...new Set(types.map(({ kind }) => kind))].map((kind) => ({
      kind,
      name: kindName(rules, kind, on),
      types: types
        .filter((rule) => rule.kind === kind)
        .map(({ details, legalReview, level, nature, outsidePoliceDuty, type, typeName }) => ({
          type,
          name: typeName,
          nature,
          level,
          legalReview,
          outsidePoliceDuty,
          details
        }))
    })),
    levels: rules.levels(on).map(({ everyGroup, grade, groups, level, name, people }) => ({
      level,
      name,
      grade,
      groups,
      people,
      everyGroup
    })),
    channels: listed(channelNames),
    outcomes: listed(outcomeNames),
    withdrawals: listed(withdrawalNames)
  }
}
