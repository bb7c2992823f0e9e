import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Pool, PoolClient } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { ask, faultOf, inTransaction, type RowsAreUnwritable, type Statement, write } from "./Database.ts"
import type { Changes, ModelFold, UnknownKeys } from "./ModelFold.ts"
import type { AnyProjection } from "./Projection.ts"
import { quoted, type Row, type TableStatements, tableStatements } from "./TableStatements.ts"
import type { RowChanges } from "./WorkingRows.ts"

/** Where a build stands in the database, for compare-and-set. */
export interface Checkpoint {
  readonly position: Position
  readonly revision: number
}

/** The tables of one build: reading touched rows, writing batches, and making them. */
export interface BuildTables {
  /** Fetches the rows a batch needs: one select per table, on a connection of the pool or on the one given. */
  readonly fetch: (
    fold: ModelFold,
    unknown: UnknownKeys,
    client?: PoolClient
  ) => Effect.Effect<void, StoreIsUnavailable>
  /**
   * Writes a batch and moves the checkpoint, all or nothing: a small one in one round trip, a large one by
   * COPY. False if the checkpoint was not where the caller believed: another runner or an operator was here,
   * and nothing has been written.
   */
  readonly writeBatch: (
    from: Checkpoint,
    to: Position,
    changes: Changes
  ) => Effect.Effect<boolean, StoreIsUnavailable | RowsAreUnwritable>
  /** Makes the tables, fills them by COPY, adds keys, and moves the checkpoint, all or nothing. */
  readonly materialise: (
    from: Checkpoint,
    to: Position,
    changes: Changes
  ) => Effect.Effect<boolean, StoreIsUnavailable | RowsAreUnwritable>
  /** Names, in the projection, of the tables that have rows. */
  readonly filled: Effect.Effect<ReadonlySet<string>, StoreIsUnavailable>
  /** Makes indexes and statistics, before the first query comes. */
  readonly complete: Effect.Effect<void, StoreIsUnavailable | RowsAreUnwritable>
  /** Writes changes inside a transaction that holds the build's row, for events folded out of the run. */
  readonly amend: (
    client: PoolClient,
    changes: Changes
  ) => Effect.Effect<void, StoreIsUnavailable | RowsAreUnwritable>
}

/** From so many changed rows on, COPY is cheaper for the database than one statement with JSON in it. */
const largeBatch = 1_000
/** Below so many replaced rows of a table, a staging table costs more than it saves. */
const fewUpdates = 200

/**
 * What a model holds can be folded again from the log, so its transactions need not wait for the disk: a crash
 * may take back the last of them, rows and checkpoint together.
 */
const lazily = "lazy as materialized (select set_config('synchronous_commit', 'off', true) as level)"

const parkedColumns = "position bigint, event_id uuid, stream text, type text, township text, error text"
const parkedNames = "position, event_id, stream, type, township, error"
const insertParked = (schema: string, rows: string, guard: string) =>
  `insert into read_models.parked (schema, ${parkedNames})
   select ${schema}, ${parkedNames} from json_to_recordset(${rows}) as p (${parkedColumns}) where ${guard}
   on conflict (schema, position) do update set error = excluded.error`

/** Changes of all tables as parts of one statement; `firstParameter` is the number of the first of them. */
const changeParts = (tables: ReadonlyArray<TableStatements>, firstParameter: number, guard: string) =>
  tables.flatMap((table, n) => [
    `set_${n} as (${table.upsert(`$${firstParameter + 2 * n}::json`, guard)})`,
    `removed_${n} as (${table.remove(`$${firstParameter + 2 * n + 1}::text[]`, guard)})`
  ])

const noChanges: RowChanges = { inserts: [], updates: [], removals: [] }

const changeValues = (names: ReadonlyArray<string>, changes: Changes): ReadonlyArray<unknown> =>
  names.flatMap((name) => {
    const { inserts, updates, removals } = changes.tables.get(name) ?? noChanges
    return [JSON.stringify(inserts.length === 0 ? updates : [...inserts, ...updates]), removals]
  })

const linesPerChunk = 500

/** Streams rows into a table. The server's refusal of a row comes as a fault of rows. */
const copyRows = (client: PoolClient, copy: string, table: TableStatements, rows: ReadonlyArray<Row>) =>
  Effect.tryPromise({
    try: () =>
      new Promise<void>((resolve, reject) => {
        const stream = client.query(copyFrom(copy))
        stream.on("finish", resolve)
        stream.on("error", reject)
        let next = 0
        const feed = () => {
          while (next < rows.length) {
            let chunk = ""
            const end = Math.min(rows.length, next + linesPerChunk)
            for (; next < end; next++) chunk += table.copyLine(rows[next] as Row)
            if (!stream.write(chunk)) {
              stream.once("drain", feed)
              return
            }
          }
          stream.end()
        }
        feed()
      }),
    catch: faultOf("copy")
  })

/** Statements of one build. `unlogged` for scratch copies, which need not survive a crash of the database. */
export const makeBuildTables = (
  pool: Pool,
  projection: AnyProjection,
  schema: string,
  unlogged: boolean
): BuildTables => {
  const names = Object.keys(projection.tables)
  const tables = Object.values(projection.tables).map((table) => tableStatements(schema, table))

  const moves = `moved as (
    update read_models.build b set position = $2::bigint from lazy
    where b.schema = $1::text and b.position = $3::bigint and b.revision = $4::bigint and lazy.level is not null
    returning b.position)`
  const isMoved = "exists (select from moved)"
  const batch: Statement = {
    name: `${schema}_write`,
    text: `with ${[
      lazily,
      moves,
      `set_aside as (${insertParked("$1::text", "$5::json", isMoved)})`,
      ...changeParts(tables, 6, isMoved)
    ].join(",\n")}\nselect position from moved`
  }
  const amendment = `with ${[
    `set_aside as (${insertParked("$1::text", "$2::json", "true")})`,
    ...changeParts(tables, 3, "true")
  ].join(",\n")}\nselect 1 as done`

  const fetch = (fold: ModelFold, unknown: UnknownKeys, client?: PoolClient) =>
    Effect.forEach(
      unknown,
      ([name, keys]) => {
        const index = names.indexOf(name)
        const load: Statement = {
          name: `${schema}_load_${index}`,
          text: (tables[index] as TableStatements).load
        }
        return Effect.map(ask<Row>(client ?? pool, "projection.load", load, [keys]), (rows) =>
          fold.tables.get(name)?.fetched(keys, rows)
        )
      },
      // One connection takes one statement after the other; of the pool's, others need some too.
      { discard: true, concurrency: client === undefined ? 2 : 1 }
    )

  const park = (client: PoolClient, changes: Changes) =>
    changes.parked.length === 0
      ? Effect.void
      : write(client, "projection.park", { text: insertParked("$1::text", "$2::json", "true") }, [
          schema,
          JSON.stringify(changes.parked)
        ])

  const writeSmall = (from: Checkpoint, to: Position, changes: Changes) =>
    Effect.map(
      write(pool, "projection.write", batch, [
        schema,
        to,
        from.position,
        from.revision,
        JSON.stringify(changes.parked),
        ...changeValues(names, changes)
      ]),
      (moved) => moved.length === 1
    )

  /** Moves the checkpoint, and holds it for the rest of the transaction; what follows happens only if it moved. */
  const inStep = (
    set: string,
    from: Checkpoint,
    to: Position,
    body: (client: PoolClient) => Effect.Effect<void, StoreIsUnavailable | RowsAreUnwritable>
  ) =>
    inTransaction(pool, "projection.write", (client) =>
      Effect.gen(function* () {
        yield* ask(client, "lazily", {
          text: "select set_config('synchronous_commit', 'off', true), set_config('statement_timeout', '0', true)"
        })
        const text = `update read_models.build set ${set} where schema = $1::text and position = $3::bigint
          and revision = $4::bigint returning position`
        const moved = yield* ask(client, "projection.move", { text }, [
          schema,
          to,
          from.position,
          from.revision
        ])
        if (moved.length === 0) return false
        yield* body(client)
        return true
      })
    )

  const writeTable = (client: PoolClient, table: TableStatements, changes: RowChanges) =>
    Effect.gen(function* () {
      const { inserts, updates, removals } = changes
      if (removals.length > 0) {
        yield* write(client, "projection.remove", { text: table.remove("$1::text[]", "true") }, [removals])
      }
      if (inserts.length > 0) yield* copyRows(client, table.copy, table, inserts)
      if (updates.length > fewUpdates) {
        yield* ask(client, "projection.stage", { text: table.staging.create })
        yield* copyRows(client, table.staging.copy, table, updates)
        yield* write(client, "projection.put", { text: table.staging.put })
      } else if (updates.length > 0) {
        const text = table.upsert("$1::json", "true")
        yield* write(client, "projection.upsert", { text }, [JSON.stringify(updates)])
      }
    })

  const changesOf = (changes: Changes, index: number) =>
    changes.tables.get(names[index] as string) ?? noChanges

  const writeLarge = (from: Checkpoint, to: Position, changes: Changes) =>
    inStep("position = $2::bigint", from, to, (client) =>
      Effect.gen(function* () {
        for (const [index, table] of tables.entries()) {
          yield* writeTable(client, table, changesOf(changes, index))
        }
        yield* park(client, changes)
      })
    )

  const materialise = (from: Checkpoint, to: Position, changes: Changes) =>
    inStep("position = $2::bigint, materialised = true", from, to, (client) =>
      Effect.gen(function* () {
        yield* ask(client, "createSchema", { text: `create schema ${quoted(schema)}` })
        for (const [index, table] of tables.entries()) {
          yield* ask(client, "createTable", { text: table.create(unlogged) })
          const { inserts, updates } = changesOf(changes, index)
          yield* copyRows(client, table.copy, table, [...inserts, ...updates])
          yield* write(client, "addKey", { text: table.addKey })
        }
        yield* park(client, changes)
      })
    )

  const sizeOf = (changes: Changes): number => {
    let size = 0
    for (const { inserts, updates } of changes.tables.values()) size += inserts.length + updates.length
    return size
  }

  return {
    fetch,
    writeBatch: (from, to, changes) =>
      sizeOf(changes) > largeBatch ? writeLarge(from, to, changes) : writeSmall(from, to, changes),
    materialise,
    filled: Effect.map(
      ask<{ readonly name: string }>(pool, "projection.filled", {
        text: tables
          .map((table, n) => `select '${names[n]}' as name where exists (select from ${table.full})`)
          .join(" union all ")
      }),
      (rows) => new Set(rows.map(({ name }) => name))
    ),
    complete: inTransaction(pool, "projection.complete", (client) =>
      Effect.gen(function* () {
        yield* ask(client, "patiently", { text: "set local statement_timeout = 0" })
        for (const table of tables) {
          for (const text of table.complete) yield* write(client, "projection.complete", { text })
        }
      })
    ),
    amend: (client, changes) =>
      Effect.asVoid(
        write(client, "projection.amend", { text: amendment }, [
          schema,
          JSON.stringify(changes.parked),
          ...changeValues(names, changes)
        ])
      )
  }
}
