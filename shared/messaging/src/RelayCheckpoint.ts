import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import type { Position } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"

/** Last position of each context up to some place in the log: `{ "vehicles": 1207 }`. */
export type LastInContext = Readonly<Record<string, Position>>

/** How far the log is on the bus. */
export interface RelayPlace {
  readonly position: Position
  readonly lastInContext: LastInContext
}

/** The place as it stands in the database; `revision` moves when somebody else than the relay sets it. */
export interface StoredPlace extends RelayPlace {
  readonly revision: number
  /** The bus that has the log up to there; null before the relay has met one. */
  readonly incarnation: string | null
}

/** Where a relay remembers its place. */
export interface RelayCheckpoint {
  readonly load: Effect.Effect<StoredPlace, StoreIsUnavailable>
  /** Moves the place; false if somebody else has set it meanwhile. */
  readonly save: (place: StoredPlace) => Effect.Effect<boolean, StoreIsUnavailable>
  /** Sets the place by hand, for publishing again; the leader notices the new revision. */
  readonly set: (place: RelayPlace) => Effect.Effect<void, StoreIsUnavailable>
  /** Keeps a place to begin from later. */
  readonly keepMilestone: (place: RelayPlace) => Effect.Effect<void, StoreIsUnavailable>
  /** The last milestone at or before a position; the beginning of the log where there is none. */
  readonly milestoneBefore: (position: Position) => Effect.Effect<RelayPlace, StoreIsUnavailable>
}

interface PlaceRow {
  readonly position: string
  readonly last_in_context: LastInContext
  readonly revision: string
  readonly incarnation: string | null
}

const statements = {
  load: `with made as (
      insert into messaging.relay (name, position, last_in_context) values ($1::text, 0, '{}')
      on conflict (name) do nothing returning position, last_in_context, revision, incarnation)
    select * from made union all
    select position, last_in_context, revision, incarnation from messaging.relay where name = $1::text limit 1`,
  // The place is a hint that may lag behind: losing the last moves in a crash publishes a few events twice.
  save: `with lazy as (select set_config('synchronous_commit', 'off', true))
    update messaging.relay set position = $2::bigint, last_in_context = $3::jsonb, incarnation = $5::text,
      moved_at = now()
    from lazy where name = $1::text and revision = $4::bigint returning position`,
  set: `insert into messaging.relay (name, position, last_in_context) values ($1::text, $2::bigint, $3::jsonb)
    on conflict (name) do update set position = excluded.position, moved_at = now(),
      last_in_context = excluded.last_in_context, revision = messaging.relay.revision + 1`,
  keepMilestone: `insert into messaging.milestone (name, position, last_in_context)
    values ($1::text, $2::bigint, $3::jsonb) on conflict (name, position) do nothing`,
  milestoneBefore: `select position, last_in_context, 0 as revision, null as incarnation from messaging.milestone
    where name = $1::text and position <= $2::bigint order by position desc limit 1`
}

/** The checkpoint in PostgreSQL, table `messaging.relay`. */
export const postgresCheckpoint = (name: string): Effect.Effect<RelayCheckpoint, never, PgPool> =>
  Effect.map(PgPool, (pool) => {
    const run = (operation: keyof typeof statements, values: ReadonlyArray<unknown>) =>
      Effect.tryPromise({
        try: () =>
          pool.query<PlaceRow>({
            name: `relay_${operation}`,
            text: statements[operation],
            values: [name, ...values]
          }),
        catch: (cause) => new StoreIsUnavailable({ operation: `relay.${operation}`, cause })
      }).pipe(Effect.map((result) => result.rows))
    const placeFrom = (row: PlaceRow | undefined): StoredPlace => ({
      position: Number(row?.position ?? 0),
      lastInContext: row?.last_in_context ?? {},
      revision: Number(row?.revision ?? 0),
      incarnation: row?.incarnation ?? null
    })
    const values = (place: RelayPlace) => [place.position, JSON.stringify(place.lastInContext)]
    return {
      load: Effect.map(run("load", []), ([row]) => placeFrom(row)),
      save: (place) =>
        Effect.map(
          run("save", [...values(place), place.revision, place.incarnation]),
          (rows) => rows.length === 1
        ),
      set: (place) => Effect.asVoid(run("set", values(place))),
      keepMilestone: (place) => Effect.asVoid(run("keepMilestone", values(place))),
      milestoneBefore: (position) => Effect.map(run("milestoneBefore", [position]), ([row]) => placeFrom(row))
    }
  })

/** The checkpoint of a process that keeps nothing. */
export const memoryCheckpoint: Effect.Effect<RelayCheckpoint> = Effect.sync(() => {
  let stored: StoredPlace = { position: 0, lastInContext: {}, revision: 0, incarnation: null }
  const milestones: Array<RelayPlace> = []
  return {
    load: Effect.sync(() => stored),
    save: (place) =>
      Effect.sync(() => {
        if (place.revision !== stored.revision) return false
        stored = place
        return true
      }),
    set: (place) =>
      Effect.sync(() => {
        stored = { ...stored, ...place, revision: stored.revision + 1 }
      }),
    keepMilestone: (place) => Effect.sync(() => void milestones.push(place)),
    milestoneBefore: (position) =>
      Effect.sync(
        () =>
          milestones.filter((kept) => kept.position <= position).at(-1) ?? { position: 0, lastInContext: {} }
      )
  }
})
