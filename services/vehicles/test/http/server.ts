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
import { usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { layerMemory } from "@jiaosuo/messaging/MemoryEventBus"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { residentCheckCharacter } from "@jiaosuo/reference/OwnerNumbers"
import { Reference } from "@jiaosuo/reference/Reference"
import { vinCheckCharacter } from "@jiaosuo/reference/Vin"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Option, Redacted } from "effect"
import type { RegistrationForm, VehicleFile } from "../../src/api.ts"
import { ImportsGroup, UnregisteredVehiclesGroup, VehiclesGroup } from "../../src/api.ts"
import { layerWith, migrate } from "../../src/layer.ts"

/** The register behind HTTP, over PostgreSQL, with people whose token is their account. */

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

const people = [
  person("warden", "warden", ["371603101"]),
  person("neighbour", "warden", ["371603102"]),
  person("officer", "officer", ["371603101", "371603102"]),
  person("registrar", "registrar"),
  person("commander", "commander"),
  person("admin", "admin")
]

export type Account = "warden" | "neighbour" | "officer" | "registrar" | "commander" | "admin"

const sessions = Layer.succeed(Sessions, {
  principalOf: (token) => Effect.succeed(Option.fromNullable(people.find(({ account }) => account === token)))
})

/** What a request was answered with. */
export interface Reply<Body = Record<string, unknown>> {
  readonly status: number
  readonly etag: string | null
  readonly location: string | null
  readonly type: string | null
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

export const startRegister = async () => {
  const tables = Layer.effectDiscard(
    Effect.all([migrateEventStore, migrateMessaging, migrateHttp, migrate], { discard: true }).pipe(
      Effect.orDie
    )
  )
  const foundation = Layer.mergeAll(
    eventStoreLayer,
    personalRecordsLayer(Redacted.make(new Uint8Array(32).fill(7))),
    layerMemory,
    Reference.layer
  ).pipe(Layer.provideMerge(tables), Layer.provideMerge(databaseLayer))
  const runtime = ManagedRuntime.make(
    httpLayer({
      api: productApi.add(VehiclesGroup).add(UnregisteredVehiclesGroup).add(ImportsGroup),
      handlers: layerWith({ visitWindowHours: 72, imports: usualImportSettings }),
      host: "127.0.0.1",
      port: 0
    }).pipe(
      Layer.provide(sessions),
      Layer.provideMerge(foundation),
      Layer.provide(Logger.minimumLogLevel(LogLevel.Warning)),
      Layer.orDie
    )
  )
  const { address } = await runtime.runPromise(HttpServer.HttpServer)
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  const url = `http://127.0.0.1:${address.port}`

  const call = async <Body = Record<string, unknown>>(
    method: string,
    path: string,
    { as = "warden", key, match, language }: Sent,
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
      type: response.headers.get("content-type"),
      body: (await response.json()) as Body
    }
  }

  const post = <Body = Answered>(path: string, payload: object, sent: Sent = {}) =>
    call<Body>("POST", path, sent, payload)
  const get = <Body = VehicleFile>(path: string, sent: Sent = {}) => call<Body>("GET", path, sent)

  return {
    post,
    get,
    /** Puts a vehicle on file and gives its id. */
    registered: async (form: Partial<RegistrationForm> = {}, sent: Sent = {}): Promise<string> => {
      const reply = await post("/api/vehicles", registration(form), sent)
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
      return reply.body.id
    },
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
      runtime.runPromise(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 1_000 }))),
    erase: (personId: string) =>
      runtime.runPromise(Effect.flatMap(PersonalRecords, (records) => records.erase(personId))),
    stop: () => runtime.dispose()
  }
}

let serial = 0

/** A VIN of its own whose check digit is right (N8). */
export const newVin = (): string => {
  const number = String(++serial).padStart(7, "0")
  const vin = `LZWACAGA0A${number}`
  return `LZWACAGA${vinCheckCharacter(vin)}A${number}`
}

/** A plate of its own. */
export const newPlate = (): { kind: string; number: string } => ({
  kind: "02",
  number: `鲁M${String(++serial).padStart(5, "0")}`
})

/** A resident id of its own whose check character is right (N6). */
export const newIdNumber = (): string => {
  const first = `37160319800101${String(++serial).padStart(3, "0")}`
  return first + residentCheckCharacter(first)
}

export const commandId = uuidv7

/** A registration that nothing is wrong with, of a vehicle of its own. */
export const registration = (form: Partial<RegistrationForm> = {}): RegistrationForm => ({
  plate: newPlate(),
  vin: newVin(),
  vehicleType: "K39",
  use: "A",
  brand: "五菱之光",
  owner: { kind: "person", name: "王小明", idNumber: newIdNumber(), phone: "13812345678" },
  village: "371603101213",
  firstRegisteredOn: "2020-03-01",
  inspectionValidUntil: "2027-03-31",
  insuranceValidUntil: "2027-06-30",
  seats: 7,
  ...form
})
