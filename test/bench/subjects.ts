import { randomUUID } from "node:crypto"
import {
  CommandHandler as makePeerHandler,
  type CommandHandler as PeerHandler
} from "@event-driven-io/emmett"
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql"
import { makeCommandHandler } from "@jiaosuo/event-store/CommandHandler"
import type { Append } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { migrate } from "@jiaosuo/event-store/migrate"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Effect, Either, Layer, ManagedRuntime, Redacted, Schema } from "effect"
import pg from "pg"
import { silent } from "./servers.ts"

/** 500 bytes of payload, the same for everybody. */
const note = "x".repeat(440)
export const payload = { plate: "鲁M12345", kind: "02", village: "371603101213", note }
const payloadText = JSON.stringify(payload)

/** What the others are asked to do. */
export interface Subject {
  /** One event into a new stream. */
  readonly append: () => Promise<unknown>
  /** One command on a stream with more than 20 events: load, decide, append. */
  readonly command: (client: number) => Promise<unknown>
  readonly close: () => Promise<void>
}

const Counted = Schema.TaggedStruct("VisitWasCounted", {
  plate: Schema.String,
  kind: Schema.String,
  village: Schema.String,
  note: Schema.String
})
type Counted = typeof Counted.Type
const counting = {
  context: "bench",
  kind: "visit",
  decider: {
    initialState: 0,
    decide: (_: null, state: number) =>
      state < 0
        ? Either.left("negative" as const)
        : Either.right<ReadonlyArray<Counted>>([{ _tag: "VisitWasCounted", ...payload }]),
    evolve: (state: number) => state + 1
  },
  codec: makeEventCodec<Counted>({ VisitWasCounted: { version: 1, schema: Counted } }),
  township: () => "371603101",
  claims: () => [],
  claimIsHeld: () => "negative" as const
}

const context = () => ({
  actor: "registrar",
  station: null,
  commandId: uuidv7(),
  correlationId: uuidv7(),
  causationId: null
})

/** A request for one event in a new stream. */
export const oneEvent = (): Append => {
  const stream: StreamId = `bench/one/${uuidv7()}`
  // Plain properties, no spread: making the request is not what is measured.
  return {
    actor: "registrar",
    station: null,
    commandId: uuidv7(),
    correlationId: uuidv7(),
    causationId: null,
    stream,
    expectedVersion: 0,
    previousHash: genesisHash,
    fingerprint: fingerprintOf(stream, null),
    events: [
      {
        id: uuidv7(),
        type: "VisitWasCounted",
        schemaVersion: 1,
        township: "371603101",
        occurredAt: new Date().toISOString(),
        data: payloadText
      }
    ]
  }
}

/** Our store, on the same driver and the same database server as everybody else. */
export const ours = async (url: string) => {
  const runtime = makeRuntime(url)
  const handler = await runtime.runPromise(makeCommandHandler(counting))
  const occurredAt = new Date().toISOString()
  const ids = Array.from({ length: 32 }, () => randomUUID())
  const handle = (client: number) =>
    Effect.orDie(
      Effect.suspend(() =>
        handler.handle({ id: ids[client] as string, command: null, context: context(), occurredAt })
      )
    )
  for (const client of ids.keys()) for (let i = 0; i < 24; i++) await runtime.runPromise(handle(client))
  return { runtime, handle, close: () => runtime.dispose() }
}

const makeRuntime = (url: string) =>
  ManagedRuntime.make(
    eventStoreLayer.pipe(
      Layer.provideMerge(silent),
      Layer.provideMerge(Layer.effectDiscard(Effect.orDie(migrate))),
      Layer.provideMerge(
        postgresLayer({ url: Redacted.make(url), applicationName: "bench", maxConnections: 40 }).pipe(
          Layer.orDie
        )
      )
    )
  )
export type OurRuntime = ReturnType<typeof makeRuntime>

/** The limit: one prepared single-row insert per event through `pg`, a bigint key and a unique (stream, version). */
export const bareInsert = async (url: string): Promise<Pick<Subject, "append" | "close">> => {
  const pool = new pg.Pool({ connectionString: url, max: 32 })
  await pool.query("create schema if not exists bare")
  await pool.query(`create table if not exists bare.event (
    position bigint generated always as identity primary key, stream text not null, version integer not null,
    id uuid not null, type text not null, data jsonb not null, recorded_at timestamptz not null default now(),
    unique (stream, version))`)
  const insert = {
    name: "bare_insert",
    text: "insert into bare.event (stream, version, id, type, data) values ($1, $2, $3, $4, $5)"
  }
  return {
    append: () => pool.query({ ...insert, values: [uuidv7(), 1, uuidv7(), "VisitWasCounted", payloadText] }),
    close: () => pool.end()
  }
}

/** The published TypeScript peer. */
export const peer = async (url: string): Promise<Subject> => {
  const pool = new pg.Pool({ connectionString: url, max: 32 })
  // The peer lends connections on; one that ends with the server at the end of the run is no news.
  pool.on("error", () => undefined)
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } })
  await store.schema.migrate()
  const event = () => ({ type: "VisitWasCounted" as const, data: payload })
  const handle: ReturnType<typeof PeerHandler<number, PeerEvent>> = makePeerHandler<number, PeerEvent>({
    evolve: (state) => state + 1,
    initialState: () => 0
  })
  const ids = Array.from({ length: 32 }, () => `visit-${randomUUID()}`)
  const command = (client: number) => handle(store, ids[client] as string, event)
  for (const client of ids.keys()) for (let i = 0; i < 24; i++) await command(client)
  return {
    append: () =>
      store.appendToStream(`one-${uuidv7()}`, [event()], { expectedStreamVersion: "STREAM_DOES_NOT_EXIST" }),
    command,
    // The peer keeps its pool by address beyond the store's end.
    close: async () => {
      await store.close()
      await pool.end()
    }
  }
}
type PeerEvent = { readonly type: "VisitWasCounted"; readonly data: typeof payload }
