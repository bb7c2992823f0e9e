import { HttpServer } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { migrate as migrateEventStore } from "@jiaosuo/event-store/migrate"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { migrate as migrateHttp } from "@jiaosuo/http/migrate"
import type { Principal } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { Sessions } from "@jiaosuo/http/Sessions"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { layerMemory } from "@jiaosuo/messaging/MemoryEventBus"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { residentCheckCharacter } from "@jiaosuo/reference/OwnerNumbers"
import { Reference } from "@jiaosuo/reference/Reference"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Option, Redacted } from "effect"
import { Accidents, layer as service } from "../../src/Accidents.ts"
import type { AccidentFile, InvolvedPersonForm, InvolvedVehicleForm, ReportForm } from "../../src/api.ts"
import { AccidentImportsGroup, AccidentsGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"

/** Accident records behind HTTP, over PostgreSQL, with people whose token is their account. */

const person = (
  account: string,
  role: Principal["role"],
  townships: ReadonlyArray<string> | null = null,
  qualification: Principal["qualification"] = "none"
): Principal => ({
  account,
  name: account,
  role,
  townships,
  station: townships?.[0] ?? null,
  qualification
})

const people = {
  warden: person("warden", "warden", ["371603101"]),
  auxiliary: person("auxiliary", "auxiliary", ["371603101"]),
  officer: person("officer", "officer", ["371603101"], "junior"),
  neighbour: person("neighbour", "officer", ["371603102"], "junior"),
  investigator: person("investigator", "officer", null, "senior"),
  registrar: person("registrar", "registrar"),
  commander: person("commander", "commander"),
  admin: person("admin", "admin")
}

export type Account = keyof typeof people

/** The principal of an account, for what does not come over HTTP. */
export const principalOf = (account: Account): Principal => people[account]

const sessions = Layer.succeed(Sessions, {
  principalOf: (token) =>
    Effect.succeed(Option.fromNullable(Object.values(people).find(({ account }) => account === token)))
})

/** What a request was answered with. */
export interface Reply<Body = Record<string, unknown>> {
  readonly status: number
  readonly etag: string | null
  readonly location: string | null
  readonly body: Body
}

interface Sent {
  readonly as?: Account
  readonly key?: string
  readonly match?: string
  readonly language?: string
}

/** The body of an answer to a command. */
export interface Answered extends Record<string, unknown> {
  readonly id: string
  readonly version: number
  readonly position: number
  readonly warnings: ReadonlyArray<{ path: string; reason: string; rule: string | null }>
}

/** The body of a refusal. */
export interface Refused extends Record<string, unknown> {
  readonly code: string
  readonly rule?: string
  readonly fields?: ReadonlyArray<{ path: string; rule?: string; reason: string }>
}

export const startRecords = async () => {
  const tables = Layer.effectDiscard(
    Effect.all([migrateEventStore, migrateHttp, migrateMessaging, migrate], { discard: true }).pipe(
      Effect.orDie
    )
  )
  const foundation = Layer.mergeAll(
    eventStoreLayer,
    personalRecordsLayer(Redacted.make(new Uint8Array(32).fill(7))),
    Reference.layer,
    layerMemory
  ).pipe(Layer.provideMerge(tables), Layer.provideMerge(databaseLayer))
  const runtime = ManagedRuntime.make(
    httpLayer({
      api: productApi.add(AccidentsGroup).add(AccidentImportsGroup),
      handlers: layer,
      host: "127.0.0.1",
      port: 0
    }).pipe(
      Layer.provide(sessions),
      Layer.provideMerge(service),
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
    { as = "officer", key, match, language }: Sent,
    payload?: object
  ): Promise<Reply<Body>> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${as}`,
        ...(payload === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...(match === undefined ? {} : { "if-match": match }),
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

  const post = <Body = Answered>(path: string, payload: object, sent: Sent = {}) =>
    call<Body>("POST", path, sent, payload)

  const accidents = <A, E>(use: (service: typeof Accidents.Service) => Effect.Effect<A, E>): Promise<A> =>
    runtime.runPromise(Effect.flatMap(Accidents, use))

  return {
    url,
    post,
    /** `records.act(id, "accept", {})` */
    act: <Body = Answered>(id: string, verb: string, payload: object = {}, sent: Sent = {}) =>
      post<Body>(`/api/accidents/${id}/${verb}`, payload, sent),
    get: <Body = AccidentFile>(path: string, sent: Sent = {}) => call<Body>("GET", path, sent),
    file: async (id: string, query = "", sent: Sent = {}): Promise<AccidentFile> =>
      (await call<AccidentFile>("GET", `/api/accidents/${id}${query}`, sent)).body,
    /** Reports an accident and gives its id. */
    reported: async (form: Partial<ReportForm> = {}, sent: Sent = {}): Promise<string> => {
      const reply = await post("/api/accidents", report(form), sent)
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
      return reply.body.id
    },
    /** What the service itself answers: the way of imports and reactions. */
    accidents,
    /** The columns of the access log for one subject, oldest first. */
    accesses: (subject: string) =>
      runtime.runPromise(
        Effect.flatMap(
          SqlClient,
          (sql) =>
            sql<Record<string, string | null>>`select account, action, purpose, result, reason
              from access.record where subject = ${subject} order by at, id`
        )
      ),
    /** The whole log, in order. */
    log: () =>
      runtime.runPromise(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 2_000 }))),
    erase: (personId: string) =>
      runtime.runPromise(Effect.flatMap(PersonalRecords, (records) => records.erase(personId))),
    stop: () => runtime.dispose()
  }
}

let serial = 0

/** A resident id of its own whose check character is right (N6): a man born on 1 January 1980. */
export const newIdNumber = (): string => {
  const first = `37160319800101${String((++serial * 2 + 1) % 1000).padStart(3, "0")}`
  return first + residentCheckCharacter(first)
}

export const commandId = uuidv7

/** When the accidents of these tests are: a Tuesday. */
export const happenedAt = "2026-03-10T09:00:00+08:00"

/** A report that nothing is wrong with. */
export const report = (form: Partial<ReportForm> = {}): ReportForm => ({
  way: "phone",
  reportedAt: "2026-03-10T09:10:00+08:00",
  reporter: { name: "王小明", phone: "13812345678" },
  happenedAt,
  place: {
    village: "371603101213",
    road: { code: "G205" },
    post: "K412+300",
    coordinates: { longitude: 118.1, latitude: 37.7 },
    text: "小杨营村路口"
  },
  saidInjured: 0,
  description: "两车追尾",
  ...form
})

export const vehicleForm = (form: Partial<InvolvedVehicleForm> = {}): InvolvedVehicleForm => ({
  plate: { kind: "02", number: `鲁M${String(++serial).padStart(5, "0")}` },
  vehicleType: "K33",
  use: "A",
  ...form
})

export const personForm = (form: Partial<InvolvedPersonForm> = {}): InvolvedPersonForm => ({
  name: "李四",
  idNumber: newIdNumber(),
  role: "driver",
  ...form
})
