import { readFileSync } from "node:fs"
import { migrate as migrateEventStore } from "@jiaosuo/event-store/migrate"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import type { Principal } from "@jiaosuo/http/Principal"
import type { RowAnswer } from "@jiaosuo/ledger/answering/RowAnswer"
import type { HandedIn } from "@jiaosuo/ledger/columns/OpenLedger"
import type { ImportRecord } from "@jiaosuo/ledger/job/ImportRecord"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Reference } from "@jiaosuo/reference/Reference"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Redacted, Stream } from "effect"
import { Imports, layer as importsLayer } from "../../src/import/Imports.ts"
import { migrate as migrateImports } from "../../src/import/migrate.ts"
import { Vehicles, layer as vehiclesLayer } from "../../src/Vehicles.ts"

/** Everything an import touches, over a private database. */

const tables = Layer.effectDiscard(Effect.zipRight(migrateEventStore, migrateImports).pipe(Effect.orDie))

const stores = (database: typeof databaseLayer) =>
  Layer.mergeAll(
    eventStoreLayer,
    personalRecordsLayer(Redacted.make(new Uint8Array(32).fill(7))),
    Reference.layer
  ).pipe(Layer.provideMerge(tables), Layer.provideMerge(database))

const register = (database: typeof databaseLayer) =>
  vehiclesLayer({ visitWindowHours: 72 }).pipe(Layer.provideMerge(stores(database)))

export const registerLayer = register(databaseLayer)

/** Puts another register before the real one: `(real) => ({ ...real, registerAll: … })`. */
export type Disturbance = (real: typeof Vehicles.Service) => typeof Vehicles.Service

/** A process that takes imports, over a database of its own or over one that another process uses, too. */
export const makeSetting = (url?: string, disturbed: Disturbance = (real) => real) => {
  const database =
    url === undefined
      ? databaseLayer
      : postgresLayer({ url: Redacted.make(url), applicationName: "test" }).pipe(Layer.orDie)
  return ManagedRuntime.make(
    importsLayer.pipe(
      Layer.provide(Layer.effect(Vehicles, Effect.map(Vehicles, disturbed))),
      Layer.provideMerge(register(database)),
      Layer.provide(Logger.minimumLogLevel(LogLevel.Warning)),
      Layer.orDie
    )
  )
}

export type Setting = ReturnType<typeof makeSetting>

export const registrar: Principal = {
  account: "registrar",
  name: "车管",
  role: "registrar",
  townships: null,
  station: null,
  qualification: "none"
}

export const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

export interface Truth {
  readonly totals: Readonly<Record<"rows" | "accepted" | "duplicate" | "rejected" | "warnings", number>>
  readonly rows: ReadonlyArray<{
    readonly row: number
    readonly outcome: string
    readonly why: string | null
  }>
}

export const truthOf = (name: string): Truth =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.truth.json`, import.meta.url), "utf8"))

export const ledger = (fileName: string, bytes: Uint8Array = fixture(fileName)): HandedIn => ({
  fileName,
  bytes,
  mapping: null
})

/** Hands a ledger in and waits until its last row is answered. */
export const importOf = (handedIn: HandedIn, key: string, principal: Principal = registrar) =>
  Effect.gen(function* () {
    const imports = yield* Imports
    const { id } = yield* imports.receive(handedIn, principal, key)
    return yield* finished(id, principal)
  })

/** The import when its last row is answered, with all answers. */
export const finished = (id: string, principal: Principal = registrar) =>
  Effect.gen(function* () {
    const imports = yield* Imports
    yield* Stream.runDrain(imports.progress(id, principal))
    const record: ImportRecord = yield* imports.find(id, principal)
    const answers: ReadonlyArray<RowAnswer> = yield* imports.answers(
      { import: id, after: 0, limit: 1_000_000 },
      principal
    )
    return { record, answers: answers.map(({ subject, ...answer }) => ({ ...answer, vehicle: subject })) }
  })
