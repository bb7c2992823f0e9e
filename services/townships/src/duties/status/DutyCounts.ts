import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import type { Organisation } from "@jiaosuo/duties/events"
import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { townshipOfDuty } from "../DutyFacts.ts"
import { type FoundGap, gapSums } from "../DutyGaps.ts"
import { readShiftSums, type ShiftSums } from "../DutyQueries.ts"
import type { DutyFigures } from "../http/DutyFigures.ts"

/** What the tables say of duties, seen from a day: people on duty at an instant, and the gaps of the next seven days. */
export interface DutyCounts {
  readonly at: Instant
  readonly onDuty: ReadonlyArray<ShiftSums & { readonly township: string | null }>
  readonly gaps: ReadonlyArray<FoundGap>
}

/** Counts of a model; `gaps` are those of the seven days. */
export const readDutyCounts = (
  sql: SqlClient,
  schema: string,
  organisation: Organisation,
  day: CalendarDate,
  at: Instant,
  gaps: ReadonlyArray<FoundGap>
): Effect.Effect<DutyCounts, SqlError> =>
  Effect.map(readShiftSums(sql, schema, { townships: null, units: null, at }), (units) => ({
    at,
    onDuty: units.map((unit) => ({ ...unit, township: townshipOfDuty(organisation, unit.unit_id, day) })),
    gaps
  }))

const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}

/** The section of an area: of one township, or the sum of several; of the whole district also what is in no township. */
export const dutyFiguresOf = (
  { gaps, onDuty }: DutyCounts,
  townships: ReadonlyArray<string>,
  wholeDistrict: boolean
): DutyFigures => {
  const isHere = ({ township }: { readonly township: string | null }): boolean =>
    township === null ? wholeDistrict : townships.includes(township)
  const units = onDuty.filter(isHere)
  const people = sumOf(units.map((unit) => unit.people))
  const officers = sumOf(units.map((unit) => unit.officers))
  return {
    onDuty: { people, officers, auxiliaries: people - officers },
    gaps: gapSums(gaps.filter(isHere))
  }
}

/** Townships that any figure names. */
export const townshipsOnDuty = ({ gaps, onDuty }: DutyCounts): ReadonlySet<string> =>
  new Set([...gaps, ...onDuty].flatMap(({ township }) => township ?? []))
