import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import {
  type AccidentFile,
  type FirmCase,
  type FirmInAccident,
  type FirmOrder,
  firmCaseOf,
  firmPairs,
  isSameFirm
} from "@jiaosuo/accidents/events"
import { instantFromText } from "@jiaosuo/event-store/rows"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { Effect } from "effect"
import type { BriefRow } from "../AccidentItems.ts"

/** An accident of a transport firm, with what a list shows of it. */
export interface AccidentOfFirm extends FirmCase {
  readonly id: string
  readonly row: BriefRow & { readonly handling: string }
  readonly placeText: string | null
  readonly orders: ReadonlyArray<FirmOrder>
}

/** Two accidents for which a firm is ordered to fix its dangers (A22), and the order where it was given. */
export interface FirmOwed {
  /** Ids of both accidents, the later first, and the vehicle: unique. */
  readonly id: string
  readonly firm: FirmInAccident["firm"]
  readonly earlier: AccidentOfFirm & FirmInAccident
  readonly later: AccidentOfFirm & FirmInAccident
  readonly order: FirmOrder | null
}

interface Found extends BriefRow {
  readonly handling: string
  readonly state: AccidentFile
}

/**
 * Every pair of accidents up to a day for which a firm is to be ordered, those without an order first, the latest
 * first. Accidents with several dead are few: the pairs are found in memory, by the rule that decides the order.
 */
export const readFirmsOwed = (
  sql: SqlClient,
  schema: string,
  rules: AccidentRules,
  on: CalendarDate
): Effect.Effect<ReadonlyArray<FirmOwed>, SqlError> =>
  Effect.map(
    sql<Found>`
      select a.accident_id, a.standing, a.kind, a.phase, a.happened_at::text as happened_at, a.township, a.handling,
        a.village, a.road_code, a.road_name, a.post_metres, a.longitude, a.latitude, a.plates, a.lead, f.state
      from ${sql.literal(`${schema}.accident`)} as a
      join ${sql.literal(`${schema}.accident_state`)} as f using (accident_id)
      where a.counts and a.official_dead >= ${rules.firmOrderRule(on).deaths}::int and a.day <= ${on}::date`,
    (found) =>
      firmPairs(
        found.map(
          ({ state, ...row }): AccidentOfFirm => ({
            ...firmCaseOf(state, rules),
            id: row.accident_id,
            row: { ...row, happened_at: instantFromText(row.happened_at) },
            placeText: state.place.text,
            orders: state.firmOrders
          })
        ),
        rules
      )
        .map(
          ({ firm, earlier, later }): FirmOwed => ({
            id: `${later.id}/${earlier.id}/${later.vehicleId}`,
            firm,
            earlier,
            later,
            order: later.orders.find((order) => isSameFirm(order.firm, firm)) ?? null
          })
        )
        .sort(inOrder)
  )

/** Place of a pair in the list: whether it has an order, the day of the later accident, its id. */
export type FirmPlace = readonly [order: number, day: CalendarDate, id: string]
export const placeOf = ({ order, later, id }: FirmOwed): FirmPlace => [order === null ? 0 : 1, later.day, id]

/** Whether a pair comes after a place. */
export const follows = (pair: FirmOwed, [order, day, id]: FirmPlace): boolean => {
  const [itsOrder, itsDay, itsId] = placeOf(pair)
  if (itsOrder !== order) return itsOrder > order
  return itsDay === day ? itsId > id : itsDay < day
}

const inOrder = (a: FirmOwed, b: FirmOwed): number =>
  follows(a, placeOf(b)) ? 1 : follows(b, placeOf(a)) ? -1 : 0

/** Whether one of the two accidents is in, or handled by, one of the townships; null stands for the district. */
export const firmConcerns = (
  { earlier, later }: FirmOwed,
  townships: ReadonlyArray<string> | null
): boolean =>
  townships === null ||
  [earlier, later].some(({ row }) => townships.includes(row.township) || townships.includes(row.handling))
