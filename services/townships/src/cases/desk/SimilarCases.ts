import { type CaseFile, similarityOf } from "@jiaosuo/cases/events"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import type { ListedCase } from "../CaseQueries.ts"

/** I5: calls that are probably about one case. The score is the one that joining is decided by. */

/** What another case is compared with: a case, or a call that is not taken yet (`id` null). */
export interface ComparedCase extends Pick<CaseFile, "calledAt" | "kind" | "type" | "place" | "ruledOut"> {
  readonly id: string | null
}

/** How far apart two calls may be, and the score from which on they are offered. */
export interface JoinRules {
  readonly minutes: number
  readonly metres: number
  readonly threshold: number
}

/** Another case that is probably the same. */
export interface SimilarCase {
  readonly of: string | null
  readonly other: ListedCase
  readonly score: number
  readonly minutesApart: number
  /** Null where one of them has no coordinates. */
  readonly metresApart: number | null
}

/** The most alike first; of equal ones the earlier call, then the id. */
const byScore = (a: SimilarCase, b: SimilarCase): number =>
  b.score - a.score ||
  Date.parse(a.other.row.called_at) - Date.parse(b.other.row.called_at) ||
  (a.other.row.case_id < b.other.row.case_id ? -1 : 1)

/** Open cases that are probably the same as one, by the rules of the day of its call; ruled out ones are not. */
export const similarTo = (
  one: ComparedCase,
  open: ReadonlyArray<ListedCase>,
  rulesOf: (calledAt: string) => JoinRules
): ReadonlyArray<SimilarCase> => {
  const rules = rulesOf(one.calledAt)
  return open
    .filter(
      ({ row, state }) =>
        row.case_id !== one.id &&
        !one.ruledOut.includes(row.case_id) &&
        !(one.id !== null && state.ruledOut.includes(one.id))
    )
    .map((other): SimilarCase => {
      const { calledAt, place } = other.state
      return {
        of: one.id,
        other,
        score: similarityOf(one, other.state, rules),
        minutesApart: Math.round(Math.abs(Date.parse(one.calledAt) - Date.parse(calledAt)) / 60_000),
        metresApart:
          one.place.location === null || place.location === null
            ? null
            : Math.round(metresBetween(one.place.location, place.location))
      }
    })
    .filter(({ score }) => score > 0 && score >= rules.threshold)
    .sort(byScore)
}

/** Pairs of open cases that are probably one: each once, the later call first. */
export const pairsAmong = (
  open: ReadonlyArray<ListedCase>,
  rulesOf: (calledAt: string) => JoinRules
): ReadonlyArray<SimilarCase> => {
  const rising = [...open].sort(
    (a, b) =>
      Date.parse(a.row.called_at) - Date.parse(b.row.called_at) || (a.row.case_id < b.row.case_id ? -1 : 1)
  )
  let first = 0
  return rising
    .flatMap((later, i) => {
      // Calls before the window of this one are before that of every later one as well.
      const opens = Date.parse(later.row.called_at) - rulesOf(later.row.called_at).minutes * 60_000
      while (first < i && Date.parse(rising[first]?.row.called_at ?? "") < opens) first++
      return similarTo({ ...later.state, id: later.row.case_id }, rising.slice(first, i), rulesOf)
    })
    .sort(byScore)
}
