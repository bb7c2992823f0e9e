import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Instant, Position } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Pool, PoolClient } from "pg"
import { ask, inTransaction } from "./Database.ts"
import type { LeftOut } from "./ModelFold.ts"
import { everyTownship, type ParkedEvent } from "./ReadModels.ts"
import { quoted } from "./TableStatements.ts"

/** One build as the register has it. */
export interface Build {
  readonly schema: string
  /** Later builds have higher numbers. */
  readonly number: number
  readonly model: string
  readonly version: string
  readonly position: Position
  readonly revision: number
  /** Whether its tables exist yet: the first rows are written when the fold is level or memory is full. */
  readonly materialised: boolean
  readonly isLive: boolean
  readonly isRetired: boolean
  readonly parked: number
  /** Townships of its parked events. */
  readonly incomplete: ReadonlyArray<string>
}

interface BuildRow {
  readonly schema: string
  readonly number: string
  readonly model: string
  readonly version: string
  readonly position: string
  readonly revision: string
  readonly materialised: boolean
  readonly is_live: boolean
  readonly is_retired: boolean
  readonly parked: number
  readonly incomplete: ReadonlyArray<string> | null
}

const buildFrom = (row: BuildRow): Build => ({
  schema: row.schema,
  number: Number(row.number),
  model: row.model,
  version: row.version,
  position: Number(row.position),
  revision: Number(row.revision),
  materialised: row.materialised,
  isLive: row.is_live,
  isRetired: row.is_retired,
  parked: row.parked,
  incomplete: row.incomplete ?? []
})

const selectBuilds = `select b.schema, b.number, b.model, b.version, b.position, b.revision, b.materialised,
    coalesce(m.live = b.schema, false) as is_live, b.retired_at is not null as is_retired,
    p.parked, p.incomplete
  from read_models.build b
  left join read_models.model m on m.model = b.model
  cross join lateral (
    select count(*)::integer as parked,
      array_agg(distinct coalesce(township, '${everyTownship}')) as incomplete
    from read_models.parked where schema = b.schema) p`

/** All builds of some models, scratch copies left out, oldest first. */
export const buildsOf = (pool: Pool, models: ReadonlyArray<string>) =>
  Effect.map(
    ask<BuildRow>(
      pool,
      "registry.builds",
      {
        name: "rm_builds",
        text: `${selectBuilds} where b.model = any($1::text[]) and b.as_of is null order by b.number`
      },
      [models]
    ),
    (rows) => rows.map(buildFrom)
  )

/** One build; undefined once it is gone. */
export const buildOf = (connection: Pool | PoolClient, schema: string) =>
  Effect.map(
    ask<BuildRow>(
      connection,
      "registry.build",
      { name: "rm_build", text: `${selectBuilds} where b.schema = $1::text` },
      [schema]
    ),
    ([row]) => (row === undefined ? undefined : buildFrom(row))
  )

const lockModel = "select pg_advisory_xact_lock(hashtextextended('read model ' || $1::text, 0))"

const insertBuild = `with n as (select nextval('read_models.build_number') as number)
  insert into read_models.build (schema, number, model, version, as_of, owner)
  select 'rm_' || $1::text || '_' || number, number, $1::text, $2::text, $3::bigint, $4::text from n
  returning schema, number`

const addBuild = (
  connection: Pool | PoolClient,
  model: string,
  version: string,
  scratch?: { readonly asOf: Position; readonly owner: string }
) =>
  Effect.map(
    ask<{ readonly schema: string; readonly number: string }>(
      connection,
      "registry.addBuild",
      { text: insertBuild },
      [model, version, scratch?.asOf ?? null, scratch?.owner ?? null]
    ),
    ([row]) => ({ schema: row?.schema ?? "", number: Number(row?.number ?? 0) })
  )

/**
 * Sees to it that a build of this version answers or is on its way: one that exists is kept, one that was
 * retired a moment ago (the code went back a version) is taken up where it stopped, else a new one begins.
 */
export const ensureBuild = (
  pool: Pool,
  model: string,
  version: string
): Effect.Effect<void, StoreIsUnavailable> =>
  inTransaction(pool, "registry.ensureBuild", (client) =>
    Effect.gen(function* () {
      yield* ask(client, "lock", { text: lockModel }, [model])
      const rows = yield* ask<{
        readonly schema: string
        readonly is_live: boolean
        readonly is_retired: boolean
      }>(
        client,
        "registry.ensureBuild",
        {
          text: `select b.schema, b.retired_at is not null as is_retired, coalesce(m.live = b.schema, false) as is_live
            from read_models.build b left join read_models.model m on m.model = b.model
            where b.model = $1::text and b.version = $2::text and b.as_of is null order by b.number desc`
        },
        [model, version]
      )
      if (rows.some((row) => row.is_live || !row.is_retired)) return
      const [retired] = rows
      if (retired === undefined) yield* addBuild(client, model, version)
      else {
        const text = "update read_models.build set retired_at = null where schema = $1::text"
        yield* ask(client, "registry.takeUp", { text }, [retired.schema])
      }
    })
  )

/** Begins a build of this version beside the live one, or answers the one that is already on its way. */
export const beginRebuild = (pool: Pool, model: string, version: string) =>
  inTransaction(pool, "registry.beginRebuild", (client) =>
    Effect.gen(function* () {
      yield* ask(client, "lock", { text: lockModel }, [model])
      const [underWay] = yield* ask<{ readonly schema: string; readonly number: string }>(
        client,
        "registry.beginRebuild",
        {
          text: `select b.schema, b.number from read_models.build b
            where b.model = $1::text and b.version = $2::text and b.as_of is null and b.retired_at is null
              and not exists (select from read_models.model m where m.live = b.schema)`
        },
        [model, version]
      )
      if (underWay !== undefined) return { schema: underWay.schema, number: Number(underWay.number) }
      return yield* addBuild(client, model, version)
    })
  )

/** Begins a scratch copy that ends at a position. */
export const beginScratch = (pool: Pool, model: string, version: string, asOf: Position, owner: string) =>
  Effect.map(addBuild(pool, model, version, { asOf, owner }), ({ schema }) => schema)

/** The live build's place, its row held until the transaction ends: its runner waits for that long. */
export const holdLive = (client: PoolClient, model: string) =>
  Effect.map(
    ask<{ readonly schema: string; readonly position: string }>(
      client,
      "registry.holdLive",
      {
        text: `select b.schema, b.position from read_models.model m join read_models.build b on b.schema = m.live
          where m.model = $1::text for update of b`
      },
      [model]
    ),
    ([row]) => (row === undefined ? undefined : { schema: row.schema, position: Number(row.position) })
  )

/** Lets a build answer from now on and retires the one that did. */
export const swapIn = (client: PoolClient, model: string, schema: string) =>
  Effect.gen(function* () {
    yield* ask(
      client,
      "registry.retire",
      {
        // The new revision stops a write that its runner has under way: it must not get ahead of the new build.
        text: `update read_models.build b set retired_at = now(), revision = b.revision + 1
          from read_models.model m
          where m.model = $1::text and b.schema = m.live and b.schema <> $2::text`
      },
      [model, schema]
    )
    yield* ask(
      client,
      "registry.swapIn",
      {
        text: `insert into read_models.model (model, live) values ($1::text, $2::text)
          on conflict (model) do update set live = excluded.live`
      },
      [model, schema]
    )
  })

/** What a build must not fold: events dropped from its model, and streams behind a parked event. */
export const leftOutOf = (
  connection: Pool | PoolClient,
  model: string,
  schema: string
): Effect.Effect<LeftOut, StoreIsUnavailable> =>
  Effect.gen(function* () {
    const dropped = yield* ask<{ readonly position: string }>(
      connection,
      "registry.dropped",
      { text: "select position from read_models.dropped where model = $1::text" },
      [model]
    )
    const blocked = yield* ask<{ readonly stream: string; readonly position: string }>(
      connection,
      "registry.blocked",
      {
        text: "select stream, min(position) as position from read_models.parked where schema = $1::text group by stream"
      },
      [schema]
    )
    return {
      dropped: new Set(dropped.map((row) => Number(row.position))),
      blocked: new Map(blocked.map((row) => [row.stream, Number(row.position)]))
    }
  })

interface ParkedRow {
  readonly model: string
  readonly position: string
  readonly event_id: string
  readonly type: string
  readonly township: string | null
  readonly error: string
  readonly parked_at: Instant
}

/** Parked events of some builds, in the order of the log. */
export const parkedIn = (pool: Pool, schemas: ReadonlyArray<string>) =>
  Effect.map(
    ask<ParkedRow>(
      pool,
      "registry.parked",
      {
        text: `select b.model, p.position, p.event_id, p.type, p.township, p.error,
            to_char(p.parked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as parked_at
          from read_models.parked p join read_models.build b using (schema)
          where p.schema = any($1::text[]) order by b.model, p.position`
      },
      [schemas]
    ),
    (rows): ReadonlyArray<ParkedEvent> =>
      rows.map((row) => ({
        model: row.model,
        position: Number(row.position),
        eventId: row.event_id,
        type: row.type,
        township: row.township,
        error: row.error,
        parkedAt: row.parked_at
      }))
  )

/** Removes a build with its tables, unless it answers meanwhile. */
export const removeBuild = (pool: Pool, schema: string) =>
  inTransaction(pool, "registry.removeBuild", (client) =>
    Effect.gen(function* () {
      const text = `delete from read_models.build b where schema = $1::text
        and not exists (select from read_models.model m where m.live = b.schema) returning schema`
      const removed = yield* ask(client, "registry.removeBuild", { text }, [schema])
      if (removed.length === 0) return
      yield* ask(client, "registry.dropSchema", { text: `drop schema if exists ${quoted(schema)} cascade` })
    })
  )
