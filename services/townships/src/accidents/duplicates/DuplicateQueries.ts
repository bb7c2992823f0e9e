import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { instantFromText } from "@jiaosuo/event-store/rows"
import { Effect } from "effect"
import type { BriefRow } from "../AccidentItems.ts"
import { type DuplicateScore, type DuplicateSettings, duplicateScore } from "./DuplicateScore.ts"

/** An accident of a pair. */
export interface PairedAccident extends BriefRow {
  readonly reported_at: string | null
  readonly place_text: string | null
}

/** Two files that are probably one accident: the later report, and the earlier one. */
export interface ProbablePair extends DuplicateScore {
  /** Ids of both, the newer first: unique. */
  readonly id: string
  readonly newer: PairedAccident
  readonly older: PairedAccident
}

/** Metres of a degree of latitude, a little less than the least: a box must not cut the circle. */
const metresOfDegree = 110_000

const side = (name: "a" | "b"): string =>
  `json_build_object('accident_id', ${name}.accident_id, 'standing', ${name}.standing, 'kind', ${name}.kind,
    'phase', ${name}.phase, 'happened_at', ${name}.happened_at::text, 'township', ${name}.township,
    'village', ${name}.village, 'road_code', ${name}.road_code, 'road_name', ${name}.road_name,
    'post_metres', ${name}.post_metres, 'longitude', ${name}.longitude, 'latitude', ${name}.latitude,
    'plates', ${name}.plates, 'lead', ${name}.lead, 'reported_at', ${name}.reported_at::text,
    'place_text', f_${name}.state->'place'->>'text')`

const withInstants = (one: PairedAccident): PairedAccident => ({
  ...one,
  happened_at: instantFromText(one.happened_at),
  reported_at: one.reported_at === null ? null : instantFromText(one.reported_at)
})

/** The report that came in later; of two at once the one with the later id, whose bytes begin with its time. */
const isNewer = (a: PairedAccident, b: PairedAccident): boolean => {
  const [first, second] = [a.reported_at ?? "", b.reported_at ?? ""]
  return first === second ? a.accident_id > b.accident_id : first > second
}

/**
 * All pairs of files that are probably one accident, the most probable first. One of the two is still worked on;
 * the other one counts, and has a time of day. A pair that a person ruled out is not among them, nor one that was
 * merged: such a file counts no more. The order and the scores depend on the rows alone.
 */
export const readPairs = (
  sql: SqlClient,
  schema: string,
  settings: DuplicateSettings
): Effect.Effect<ReadonlyArray<ProbablePair>, SqlError> => {
  const accident = sql.literal(`${schema}.accident`)
  const state = sql.literal(`${schema}.accident_state`)
  const degrees = settings.metres / metresOfDegree
  return Effect.map(
    sql<{ readonly a: PairedAccident; readonly b: PairedAccident }>`
      select ${sql.literal(side("a"))} as a, ${sql.literal(side("b"))} as b
      from ${accident} as a
      join ${accident} as b on b.accident_id <> a.accident_id and b.counts and b.precision = 'minute'
        and b.happened_at between a.happened_at - ${settings.minutes}::float8 * interval '1 minute'
          and a.happened_at + ${settings.minutes}::float8 * interval '1 minute'
        and (a.road_code = b.road_code and abs(a.post_metres - b.post_metres) <= ${settings.metres}::float8
          or abs(a.latitude - b.latitude) <= ${degrees}::float8
            and abs(a.longitude - b.longitude) * cos(radians(a.latitude)) <= ${degrees}::float8 * 1.01
          or a.village = b.village
          or a.plates && b.plates)
      join ${state} as f_a on f_a.accident_id = a.accident_id
      join ${state} as f_b on f_b.accident_id = b.accident_id
      where a.standing in ('Reported', 'Accepted') and a.precision = 'minute'
        and (b.standing not in ('Reported', 'Accepted') or a.accident_id collate "C" < b.accident_id)
        and not b.accident_id = any(a.ruled_out) and not a.accident_id = any(b.ruled_out)`,
    (found) =>
      found
        .map(({ a, b }): ProbablePair => {
          const [one, other] = [withInstants(a), withInstants(b)]
          const [newer, older] = isNewer(one, other) ? [one, other] : [other, one]
          return {
            id: `${newer.accident_id}/${older.accident_id}`,
            newer,
            older,
            ...duplicateScore(newer, older, settings)
          }
        })
        .filter((pair) => pair.score >= settings.threshold)
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  )
}

/** Whether a pair has a place in one of the townships; null stands for the whole district. */
export const concerns = (pair: ProbablePair, townships: ReadonlyArray<string> | null): boolean =>
  townships === null || townships.includes(pair.newer.township) || townships.includes(pair.older.township)
