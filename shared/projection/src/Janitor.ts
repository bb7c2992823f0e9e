import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { Effect } from "effect"
import type { Pool } from "pg"
import { ask } from "./Database.ts"
import { scratchInUse, versionInUse } from "./ModelSupervisor.ts"
import { removeBuild } from "./Registry.ts"

interface Candidate {
  readonly schema: string
  readonly model: string
  readonly version: string
  readonly owner: string | null
  /** Whether a later build of the same version answers: nobody who serves this version needs the older one. */
  readonly superseded: boolean
}

/**
 * Retired builds after their grace, builds on the way that nobody may be working on any more, and scratch
 * copies. Young ones are left alone: their owner may just be reconnecting. So are those that another role made: its
 * own processes clear them away.
 */
const candidates = `select b.schema, b.model, b.version, b.owner,
    exists (select from read_models.model m join read_models.build l on l.schema = m.live
      where m.model = b.model and l.version = b.version and l.number > b.number) as superseded
  from read_models.build b
  where not exists (select from read_models.model m where m.live = b.schema)
    and not exists (select from pg_namespace n where n.nspname = b.schema and not pg_has_role(n.nspowner, 'usage'))
    and coalesce(b.retired_at, b.created_at) < now() - make_interval(secs => $1::double precision / 1000)
    and (b.retired_at is not null or b.as_of is not null or b.model <> all($2::text[])
      or not (b.model || ' ' || b.version = any($3::text[])))`

/** Whether no living process holds the shared lock of that name. */
const isFree = (pool: Pool, name: string) =>
  Effect.map(
    ask<{ readonly free: boolean }>(
      pool,
      "janitor.isFree",
      { text: "select pg_try_advisory_xact_lock(hashtextextended($1::text, 0)) as free" },
      [name]
    ),
    ([row]) => row?.free === true
  )

/**
 * Removes the tables of builds that nobody reads: retired ones after a grace, if no process with that version
 * lives or a later build of the version answers; abandoned ones; and copies whose process is gone.
 */
export const clearAwayBuilds = (
  pool: Pool,
  own: ReadonlyArray<{ readonly name: string; readonly version: string }>,
  graceMillis: number
): Effect.Effect<ReadonlyArray<string>, StoreIsUnavailable> =>
  Effect.gen(function* () {
    const rows = yield* ask<Candidate>(pool, "janitor.candidates", { text: candidates }, [
      graceMillis,
      own.map(({ name }) => name),
      own.map(({ name, version }) => `${name} ${version}`)
    ])
    const removed: Array<string> = []
    for (const row of rows) {
      const lock = row.owner === null ? versionInUse(row.model, row.version) : scratchInUse(row.owner)
      if (!(row.owner === null && row.superseded) && !(yield* isFree(pool, lock))) continue
      yield* removeBuild(pool, row.schema)
      removed.push(row.schema)
    }
    return removed
  })
