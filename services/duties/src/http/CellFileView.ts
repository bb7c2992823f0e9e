import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { historyView, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { CellAbility } from "@jiaosuo/reference/DutyTables"
import type { CellRecord } from "../Cells.ts"
import { type CallOut, callOutsInMonthOf, type KnownCell, openCallOut } from "../domain/cell/Cell.ts"
import { callOutOutcomes, cellEventTitles, memberKinds } from "../domain/cell/CellLabels.ts"
import type { CellFile, CellItem, CellStanding, CellsAnswer, CellsQuery } from "./CellFile.ts"

const shownInstant = (instant: Instant | null): string | null =>
  instant === null ? null : inShanghai(instant)

/** Names of the table of a day; the code itself where that table does not have it. */
const naming =
  (rules: DutyRules, language: Language) => (item: CellAbility["item"], code: string, on: CalendarDate) => {
    const ability = rules.cellAbility(item, code, on)
    return { code, name: ability === undefined ? code : inLanguage(ability.name, language) }
  }

const callOutView = (callOut: CallOut, rules: DutyRules, language: Language) => ({
  ...callOut,
  skill:
    callOut.skill === null
      ? null
      : naming(rules, language)("skill", callOut.skill, dayInShanghai(callOut.at)),
  at: inShanghai(callOut.at),
  answeredAt: shownInstant(callOut.answeredAt),
  arrivedAt: shownInstant(callOut.arrivedAt),
  endedAt: shownInstant(callOut.endedAt),
  outcomeName: callOut.outcome === null ? null : inLanguage(callOutOutcomes[callOut.outcome], language)
})

/** A cell's file as its reader may see it (X2). */
export const cellFile = (
  record: CellRecord,
  rules: DutyRules,
  nowMillis: number,
  showing: Showing
): CellFile => {
  const { id, version, position, asOf, state, persons } = record
  if (state._tag === "Unknown") throw new Error(`duties/cell/${id} has a history and was never formed`)
  const { language } = showing
  const { _tag, members, equipment, callOuts, disbandedAt, ...cell } = state
  const today = dayInShanghai(asOf ?? nowMillis)
  const named = naming(rules, language)
  return {
    id,
    version,
    position,
    asOf: shownInstant(asOf),
    ...cell,
    disbandedAt: shownInstant(disbandedAt),
    out: openCallOut(state)?.callOutId ?? null,
    members: members.map(({ memberId, person, as, skills }) => ({
      memberId,
      person: personView(person, persons, showing),
      as,
      asName: inLanguage(memberKinds[as], language),
      skills: skills.map((code) => named("skill", code, today))
    })),
    equipment: equipment.map((code) => named("equipment", code, today)),
    callOuts: callOuts.map((callOut) => callOutView(callOut, rules, language)),
    history: historyView(record, cellEventTitles, showing)
  }
}

const standingOf = (cell: KnownCell, today: CalendarDate): CellStanding => {
  if (cell.disbandedAt !== null) return "disbanded"
  if (cell.from > today) return "to-come"
  return openCallOut(cell) === undefined ? "free" : "out"
}

/** What the list of cells is shown by. */
interface ListShowing {
  readonly rules: DutyRules
  readonly district: District
  readonly nowMillis: number
  readonly language: Language
}

/** Row 23: the cells that are asked for, by township and name. */
export const cellsAnswer = (
  cells: ReadonlyMap<string, KnownCell>,
  { township, standing }: CellsQuery,
  { rules, district, nowMillis, language }: ListShowing
): CellsAnswer => {
  const today = dayInShanghai(nowMillis)
  const named = naming(rules, language)
  const item = ([id, cell]: readonly [string, KnownCell]): CellItem => {
    const last = cell.callOuts[cell.callOuts.length - 1]
    return {
      id,
      name: cell.name,
      village: cell.village,
      villageName: district.village(cell.village)?.shortName ?? cell.village,
      township: cell.township,
      townshipName: district.township(cell.township)?.name ?? cell.township,
      standing: standingOf(cell, today),
      from: cell.from,
      members: cell.members.length,
      skills: [...new Set(cell.members.flatMap(({ skills }) => skills))].map((code) =>
        named("skill", code, today)
      ),
      equipment: cell.equipment.map((code) => named("equipment", code, today)),
      callOuts: cell.callOuts.length,
      callOutsThisMonth: callOutsInMonthOf(cell, today),
      last: last === undefined ? null : callOutView(last, rules, language)
    }
  }
  return {
    cells: [...cells]
      .filter(([, cell]) => township === undefined || cell.township === township)
      .map(item)
      .filter((one) => (standing === undefined ? one.standing !== "disbanded" : one.standing === standing))
      .sort((a, b) => compared(a.township, b.township) || compared(a.name, b.name) || compared(a.id, b.id))
  }
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
