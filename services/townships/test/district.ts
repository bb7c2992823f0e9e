import { randomBytes } from "node:crypto"
import { HttpServer } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { type AccidentEvent, accidentEventCodec } from "@jiaosuo/accidents/events"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { migrate as migrateLog } from "@jiaosuo/event-store/migrate"
import { PersonalRecords, type PersonalValues } from "@jiaosuo/event-store/PersonalRecords"
import type { PgPool } from "@jiaosuo/event-store/PgPool"
import { layer as eventStore } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecords } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { migrate as migrateHttp } from "@jiaosuo/http/migrate"
import type { Principal, Role } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { Sessions } from "@jiaosuo/http/Sessions"
import { ExportApprovalsGroup } from "@jiaosuo/identity/api"
import { layer as identity, migrate as migrateIdentity } from "@jiaosuo/identity/layer"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { layerMemory as memoryBus } from "@jiaosuo/messaging/MemoryEventBus"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { migrate as migrateModels } from "@jiaosuo/projection/migrate"
import type { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Reference } from "@jiaosuo/reference/Reference"
import { manualClock } from "@jiaosuo/testing/Clock"
import { databaseLayer } from "@jiaosuo/testing/Database"
import {
  type UnregisteredVehicleEvent,
  unregisteredVehicleEventCodec,
  type VehicleEvent,
  vehicleEventCodec
} from "@jiaosuo/vehicles/events"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Option, Redacted } from "effect"
import {
  AccidentReadsGroup,
  CaseReadsGroup,
  DutyReadsGroup,
  OperationsGroup,
  TownshipsGroup,
  WardenReadsGroup
} from "../src/api.ts"
import { handlers, readModels } from "../src/layer.ts"
import type { BodyOf } from "./bodies.ts"

/** The service as it runs: a private database, a memory bus, an HTTP server of its own, and made-up sessions. */

const person = (account: string, role: Role, townships: ReadonlyArray<string> | null): Principal => ({
  account,
  name: account,
  role,
  townships,
  station: townships?.[0] ?? null,
  qualification: "none"
})

const persons = new Map(
  [
    person("commander", "commander", null),
    person("second-commander", "commander", null),
    person("registrar", "registrar", null),
    person("operator", "registrar", null),
    person("admin", "admin", null),
    person("warden-371603101", "warden", ["371603101"]),
    person("gridworker", "grid-worker", ["371603101"]),
    person("officer-371603101", "officer", ["371603101", "371603102"])
  ].map((principal) => [principal.account, principal])
)

const sessions = Layer.succeed(Sessions, {
  principalOf: (token) => Effect.succeed(Option.fromNullable(persons.get(token)))
})

/** Who is signed in; the token of a request is the name of the account. */
export type Account =
  | "commander"
  | "second-commander"
  | "registrar"
  | "operator"
  | "admin"
  | "gridworker"
  | "warden-371603101"
  | "officer-371603101"

/** What a refusal says, as far as tests look into it. */
export interface Refused {
  readonly code: string
  readonly rule: string
  readonly fields: ReadonlyArray<{ readonly path: string }>
}

/** An answer with its body read. A refusal has the members of a problem instead of its body's own. */
export interface Answer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Body & Partial<Refused>
}

interface Head {
  version: number
  hash: string
}

/** One district for one suite. `now` is the time that the service is told. */
export const openDistrict = async (now = "2026-05-01T04:00:00.000Z") => {
  const clock = manualClock(now)
  const migrations = Layer.effectDiscard(
    Effect.orDie(Effect.all([migrateLog, migrateMessaging, migrateModels, migrateHttp, migrateIdentity]))
  )
  const database = Layer.provideMerge(migrations, databaseLayer)
  const base = Layer.provideMerge(
    Layer.mergeAll(
      eventStore,
      personalRecords(Redacted.make(new Uint8Array(randomBytes(32)))),
      Reference.layer,
      memoryBus,
      sessions
    ),
    database
  )
  const server = httpLayer({
    api: productApi
      .add(TownshipsGroup)
      .add(AccidentReadsGroup)
      .add(CaseReadsGroup)
      .add(DutyReadsGroup)
      .add(WardenReadsGroup)
      .add(OperationsGroup)
      .add(ExportApprovalsGroup),
    // X1: whoever exports more than the limit asks identity for an approval.
    handlers: Layer.merge(handlers, identity),
    host: "127.0.0.1",
    port: 0
  })
  const runtime = ManagedRuntime.make(
    server.pipe(
      Layer.provideMerge(readModels),
      Layer.provideMerge(base),
      Layer.provideMerge(Layer.merge(clock.layer, Logger.minimumLogLevel(LogLevel.Error)))
    )
  )
  const address = await runtime.runPromise(Effect.map(HttpServer.HttpServer, (http) => http.address))
  if (address._tag !== "TcpAddress") throw new Error("no TCP address")
  const url = `http://127.0.0.1:${address.port}`
  const heads = new Map<string, Head>()

  const order = async (account: Account, path: string, body: object): Promise<string> => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${account}`, "content-type": "application/json" },
      body: JSON.stringify(body)
    })
    const answer = (await response.json()) as { readonly id?: string }
    if (answer.id === undefined) throw new Error(JSON.stringify(answer))
    return answer.id
  }

  const appendRaw = (
    stream: StreamId,
    type: string,
    data: object,
    township: string | null,
    schemaVersion = 1
  ) =>
    Effect.gen(function* () {
      const store = yield* EventStore
      const head = heads.get(stream) ?? { version: 0, hash: genesisHash }
      const commandId = uuidv7()
      const appended = yield* store.append({
        stream,
        expectedVersion: head.version,
        previousHash: head.hash,
        fingerprint: fingerprintOf(stream, { type, data }),
        actor: "warden-371603101",
        station: "371603101",
        commandId,
        correlationId: commandId,
        causationId: null,
        events: [
          {
            id: uuidv7(),
            type,
            schemaVersion,
            township,
            occurredAt: new Date().toISOString(),
            data: JSON.stringify(data)
          }
        ]
      })
      heads.set(stream, { version: appended.version, hash: appended.hash })
      return appended
    })

  return {
    url,
    clock,
    runtime,

    /** Runs an effect with the services below the HTTP interface. */
    run: <A, E>(
      effect: Effect.Effect<A, E, EventStore | PersonalRecords | PgPool | SqlClient | ReadModels>
    ): Promise<A> => runtime.runPromise(effect),

    /** Appends anything to any stream. */
    appendRaw: (
      stream: StreamId,
      type: string,
      data: object,
      township: string | null,
      schemaVersion?: number
    ) => runtime.runPromise(appendRaw(stream, type, data, township, schemaVersion)),

    /** Appends events of vehicles and of unregistered vehicles; answers the last position. */
    append: (
      events: ReadonlyArray<{
        readonly id: string
        readonly township: string
        readonly event: VehicleEvent | UnregisteredVehicleEvent
      }>
    ): Promise<number> =>
      runtime.runPromise(
        Effect.gen(function* () {
          let position = 0
          // Streams take turns; events of one stream stay in order.
          const byStream = new Map<StreamId, Array<(typeof events)[number]>>()
          for (const happened of events) {
            const kind = vehicleEventCodec.types.has(happened.event._tag) ? "vehicle" : "unregistered"
            const stream: StreamId = `vehicles/${kind}/${happened.id}`
            byStream.set(stream, [...(byStream.get(stream) ?? []), happened])
          }
          yield* Effect.forEach(
            byStream,
            ([stream, happenings]) =>
              Effect.forEach(happenings, ({ event, township }) => {
                const encoded = vehicleEventCodec.types.has(event._tag)
                  ? vehicleEventCodec.encode(event as VehicleEvent)
                  : unregisteredVehicleEventCodec.encode(event as UnregisteredVehicleEvent)
                return Effect.map(
                  appendRaw(stream, encoded.type, JSON.parse(encoded.data), township),
                  (appended) => {
                    position = Math.max(position, appended.position)
                  }
                )
              }),
            { concurrency: 64 }
          )
          return position
        })
      ),

    /** Appends events of accidents, those of one accident in order; answers the last position. */
    appendAccidents: (
      events: ReadonlyArray<{
        readonly id: string
        readonly township: string
        readonly event: AccidentEvent
      }>
    ): Promise<number> =>
      runtime.runPromise(
        Effect.gen(function* () {
          let position = 0
          const byStream = new Map<string, Array<(typeof events)[number]>>()
          for (const one of events) byStream.set(one.id, [...(byStream.get(one.id) ?? []), one])
          yield* Effect.forEach(
            byStream,
            ([id, happenings]) =>
              Effect.forEach(happenings, ({ event, township }) => {
                const { data, type } = accidentEventCodec.encode(event)
                return Effect.map(
                  appendRaw(`accidents/accident/${id}`, type, JSON.parse(data), township),
                  (appended) => {
                    position = Math.max(position, appended.position)
                  }
                )
              }),
            { concurrency: 64 }
          )
          return position
        })
      ),

    /** Seals persons and keeps their records, as the append of a registration would. */
    keepPersons: (values: ReadonlyArray<PersonalValues>) =>
      runtime.runPromise(
        Effect.gen(function* () {
          const personal = yield* PersonalRecords
          const sql = yield* SqlClient
          const sealed = yield* personal.seal(values.map((one) => ({ recordId: uuidv7(), values: one })))
          for (const { record } of sealed) {
            yield* sql`insert into personal.record (record_id, person_id, sealed)
              values (${record.recordId}::uuid, ${record.personId}::uuid, ${Buffer.from(record.sealed)})`
          }
          return sealed.map(({ reference }) => reference)
        })
      ),

    /** X1: a granted approval of a bulk export of the commander; answers its id. */
    approvedExport: async (list: string, purpose: string, rows: number): Promise<string> => {
      const id = await order("commander", "/api/export-approvals", { list, purpose, rows })
      return order("second-commander", `/api/export-approvals/${id}/grant`, {})
    },

    /** Asks the server; paths may be those that answers name themselves. */
    ask: async <const Path extends string>(
      account: Account | null,
      path: Path,
      options: RequestInit & { readonly headers?: Record<string, string> } = {}
    ): Promise<Answer<BodyOf<Path>>> => {
      const response = await fetch(`${url}${path}`, {
        ...options,
        headers: {
          ...(account === null ? {} : { authorization: `Bearer ${account}` }),
          "accept-language": "en",
          ...options.headers
        }
      })
      const text = await response.text()
      const isJson = /json/.test(response.headers.get("content-type") ?? "")
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson ? JSON.parse(text) : undefined
      }
    },

    close: () => runtime.dispose()
  }
}

export type District = Awaited<ReturnType<typeof openDistrict>>
