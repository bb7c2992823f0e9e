import { inLanguage, type Language } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { historyView, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { District } from "@jiaosuo/reference/Divisions"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { CellAbility } from "@jiaosuo/reference/DutyTables"
import type { CellRecord } from "../Cells.ts"
import { openCallOut } from "../domain/cell/Cell.ts"
import { callOutOutcomes, cellEventTitles, memberKinds } from "../domain/cell/CellLabels.ts"
import type { CellNear, CellsNear } from "../domain/cell/NearestCells.ts"
import type { CellFile, CellsNearAnswer } from "./CellFile.ts"

const shownInstant = (instant: Instant | null): string | null =>
  instant === null ? null : inShanghai(instant)

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
  const named = (item: CellAbility["item"], code: string, on: CalendarDate) => {
    const ability = rules.cellAbility(item, code, on)
    return { code, name: ability === undefined ? code : inLanguage(ability.name, language) }
  }
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
    callOuts: callOuts.map((callOut) => ({
      ...callOut,
      skill: callOut.skill === null ? null : named("skill", callOut.skill, dayInShanghai(callOut.at)),
      at: inShanghai(callOut.at),
      answeredAt: shownInstant(callOut.answeredAt),
      arrivedAt: shownInstant(callOut.arrivedAt),
      endedAt: shownInstant(callOut.endedAt),
      outcomeName: callOut.outcome === null ? null : inLanguage(callOutOutcomes[callOut.outcome], language)
    })),
    history: historyView(record, cellEventTitles, showing)
  }
}

/** Who could go, for one reader; at most `limit` of each kind. */
export const cellsNearAnswer = (
  { cells, passedOver }: CellsNear,
  { people, limit }: { readonly people: number; readonly limit: number },
  district: District,
  language: Language
): CellsNearAnswer => {
  const shown = ({ cellId, cell, distanceMetres, callOutsThisMonth, able, reasons }: CellNear) => ({
    id: cellId,
    name: cell.name,
    village: cell.village,
    villageName: district.village(cell.village)?.shortName ?? cell.village,
    township: cell.township,
    location: cell.location,
    distanceMetres,
    members: cell.members.length,
    able,
    callOutsThisMonth,
    reasons: reasons.map((reason) => inLanguage(reason, language))
  })
  return {
    people,
    cells: cells.slice(0, limit).map(shown),
    passedOver: passedOver.slice(0, limit).map(shown)
  }
}
