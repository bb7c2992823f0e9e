import { HttpServer } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { migrate as migrateEventStore } from "@jiaosuo/event-store/migrate"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { migrate as migrateHttp } from "@jiaosuo/http/migrate"
import type { Principal } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { Sessions } from "@jiaosuo/http/Sessions"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { layerMemory } from "@jiaosuo/messaging/MemoryEventBus"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { migrate as migrateReadModels } from "@jiaosuo/projection/migrate"
import { Reference } from "@jiaosuo/reference/Reference"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Option, Redacted } from "effect"
import type { CaseFileView, DispatchProposalView, IntakeForm } from "../../src/api.ts"
import { CasesGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"

/** Cases behind HTTP, over PostgreSQL, with people whose token is their account. */

const person = (
  account: string,
  role: Principal["role"],
  townships: ReadonlyArray<string> | null = null
): Principal => ({
  account,
  name: account,
  role,
  townships,
  station: townships?.[0] ?? null,
  qualification: "none"
})

const people = {
  warden: person("warden", "warden", ["371603101"]),
  auxiliary: person("auxiliary", "auxiliary", ["371603101"]),
  officer: person("officer", "officer", ["371603101"]),
  neighbour: person("neighbour", "officer", ["371603102"]),
  /** Of the neighbour's station. */
  colleague: person("colleague", "officer", ["371603102"]),
  stranger: person("stranger", "officer", ["371603103"]),
  /** Of another station of the zone; on duty in one of its groups. */
  member: person("member", "auxiliary", ["371603105"]),
  dispatcher: person("dispatcher", "dispatcher"),
  dispatcher2: person("dispatcher2", "dispatcher"),
  commander: person("commander", "commander"),
  registrar: person("registrar", "registrar"),
  admin: person("admin", "admin")
}

export type Account = keyof typeof people

const sessions = Layer.succeed(Sessions, {
  principalOf: (token) =>
    Effect.succeed(Option.fromNullable(Object.values(people).find(({ account }) => account === token)))
})

interface Sent {
  readonly as?: Account
  readonly key?: string
  readonly language?: string
}

/** What a request was answered with. */
export interface Reply<Body> {
  readonly status: number
  readonly etag: string | null
  readonly location: string | null
  readonly body: Body
}

/** The body of an answer to a command, or of a refusal. */
export interface Answered {
  readonly id: string
  readonly version: number
  readonly position: number
  readonly warnings: ReadonlyArray<{ path: string; reason: string; rule: string | null }>
  readonly code?: string
  readonly rule?: string
  readonly facts?: Readonly<Record<string, string | number | null>>
  readonly fields?: ReadonlyArray<{ path: string; rule?: string; reason: string }>
}

/** An event of another context, as it would say it. */
export interface Said {
  readonly type: string
  readonly data: object
  readonly township?: string | null
}

export const startCases = async () => {
  const tables = Layer.effectDiscard(
    Effect.all([migrateEventStore, migrateHttp, migrateMessaging, migrateReadModels, migrate], {
      discard: true
    }).pipe(Effect.orDie)
  )
  const foundation = Layer.mergeAll(
    eventStoreLayer,
    personalRecordsLayer(Redacted.make(new Uint8Array(32).fill(7))),
    Reference.layer,
    layerMemory
  ).pipe(Layer.provideMerge(tables), Layer.provideMerge(databaseLayer))
  const runtime = ManagedRuntime.make(
    httpLayer({ api: productApi.add(CasesGroup), handlers: layer, host: "127.0.0.1", port: 0 }).pipe(
      Layer.provide(sessions),
      Layer.merge(relayLayer()),
      Layer.provideMerge(foundation),
      Layer.provide(Logger.minimumLogLevel(LogLevel.Warning)),
      Layer.orDie
    )
  )
  const { address } = await runtime.runPromise(HttpServer.HttpServer)
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  const url = `http://127.0.0.1:${address.port}`

  const call = async <Body>(
    method: string,
    path: string,
    { as = "dispatcher", key, language }: Sent,
    payload?: object
  ): Promise<Reply<Body>> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        ...(payload === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...(language === undefined ? {} : { "accept-language": language })
      },
      ...(payload === undefined ? {} : { body: JSON.stringify(payload) })
    })
    return {
      status: response.status,
      etag: response.headers.get("etag"),
      location: response.headers.get("location"),
      body: (await response.json()) as Body
    }
  }

  const post = (path: string, payload: object, sent: Sent = {}) => call<Answered>("POST", path, sent, payload)

  const heads = new Map<string, { version: number; hash: string }>()
  /** Appends what another context says, one command an event. */
  const say = (stream: StreamId, ...events: ReadonlyArray<Said>) =>
    runtime.runPromise(
      Effect.gen(function* () {
        const store = yield* EventStore
        for (const { type, data, township = null } of events) {
          const { version, hash } = heads.get(stream) ?? { version: 0, hash: genesisHash }
          const commandId = uuidv7()
          const appended = yield* store.append({
            actor: "duties",
            station: null,
            commandId,
            correlationId: commandId,
            causationId: null,
            stream,
            expectedVersion: version,
            previousHash: hash,
            fingerprint: commandId.replaceAll("-", "").repeat(2),
            events: [
              {
                id: uuidv7(),
                type,
                schemaVersion: 1,
                township,
                occurredAt: new Date().toISOString(),
                data: JSON.stringify(data)
              }
            ]
          })
          heads.set(stream, appended)
        }
      })
    )

  return {
    url,
    post,
    say,
    act: (id: string, verb: string, payload: object = {}, sent: Sent = {}) =>
      post(`/api/cases/${id}/${verb}`, payload, sent),
    /** The same, which must be accepted. */
    did: async (id: string, verb: string, payload: object = {}, sent: Sent = {}): Promise<Answered> => {
      const reply = await post(`/api/cases/${id}/${verb}`, payload, sent)
      if (reply.status !== 200) throw new Error(`${verb}: ${JSON.stringify(reply.body)}`)
      return reply.body
    },
    get: <Body>(path: string, sent: Sent = {}) => call<Body>("GET", path, sent),
    file: async (id: string, query = "", sent: Sent = {}): Promise<CaseFileView> =>
      (await call<CaseFileView>("GET", `/api/cases/${id}${query}`, sent)).body,
    proposal: async (id: string, sent: Sent = {}): Promise<DispatchProposalView> =>
      (await call<DispatchProposalView>("GET", `/api/cases/${id}/proposal`, sent)).body,
    /** Takes a call and gives its id. */
    taken: async (form: Partial<IntakeForm> = {}, sent: Sent = {}): Promise<string> => {
      const reply = await post("/api/cases", intake(form), sent)
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
      return reply.body.id
    },
    /** The whole log, in order. */
    log: () =>
      runtime.runPromise(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 20_000 }))),
    accesses: (subject: string) =>
      runtime.runPromise(
        Effect.flatMap(
          SqlClient,
          (sql) =>
            sql<Record<string, string | null>>`select account, action, result, reason
              from access.record where subject = ${subject} order by at, id`
        )
      ),
    stop: () => runtime.dispose()
  }
}

export const commandId = uuidv7

/** A call that nothing is wrong with: some time ago, so that everything about it has happened. */
export const intake = (form: Partial<IntakeForm> = {}): IntakeForm => ({
  channel: "phone",
  calledAt: "2026-03-10T09:00:00+08:00",
  kind: "traffic",
  type: "congestion",
  place: {
    village: "371603101213",
    location: { longitude: 118.1, latitude: 37.7 },
    road: "G205",
    post: "K412+300",
    address: "小杨营村路口"
  },
  caller: { name: "王小明", phone: "13812345678" },
  description: "大货车抛锚,堵车",
  ...form
})

/** An instant so many minutes after that call. */
export const minute = (n: number): string =>
  new Date(Date.parse("2026-03-10T09:00:00+08:00") + n * 60_000).toISOString()
