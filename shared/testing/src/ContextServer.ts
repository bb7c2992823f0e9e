import { HttpServer } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import type { PgClient } from "@effect/sql-pg"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { migrate as migrateEventStore } from "@jiaosuo/event-store/migrate"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import type { PgPool } from "@jiaosuo/event-store/PgPool"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { migrate as migrateHttp } from "@jiaosuo/http/migrate"
import type { Principal } from "@jiaosuo/http/Principal"
import { Sessions } from "@jiaosuo/http/Sessions"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import type { EventBus } from "@jiaosuo/messaging/EventBus"
import { layerMemory } from "@jiaosuo/messaging/MemoryEventBus"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { relayLayer } from "@jiaosuo/messaging/Relay"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Option, Redacted } from "effect"
import { type ContextAsking, contextAsking } from "./ContextAsking.ts"
import { databaseLayer } from "./Database.ts"

/** What a context stands on: the log, personal records, the bus, the reference data and the database under them. */
export type Foundation =
  | EventStore
  | PersonalRecords
  | EventBus
  | Reference
  | SqlClient
  | PgClient.PgClient
  | PgPool

/** Where a server of a test listens: a free port of this machine. */
export const onFreePort = { host: "127.0.0.1", port: 0 } as const

/** Somebody who may be signed in, named as the account; of all townships where none are given. */
export const person = (
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

/** The context under test. */
export interface ContextUnderTest<Account extends string, Services, E> {
  /** `httpLayer` with the groups and the layer of the context, `onFreePort`; with services that tests ask themselves. */
  readonly http: Layer.Layer<HttpServer.HttpServer | Services, E, Foundation | Sessions>
  /** The context's own tables; those of the log, the bus and HTTP are made before. */
  readonly migrate: Effect.Effect<unknown, unknown, Foundation>
  /** Who is known; the token of each is the name of the account. */
  readonly people: Readonly<Record<Account, Principal>>
  /** Who asks where a request names nobody. */
  readonly usually: NoInfer<Account>
  /** A database that other processes of the test use, too; without it one of its own, dropped at the end. */
  readonly databaseUrl?: string | undefined
  /** What is logged at least; warnings, where nothing is said. A test that provokes faults says `LogLevel.Error`. */
  readonly logged?: LogLevel.LogLevel
}

/** A context that is served. */
export interface ContextServer<Account extends string, Services> extends ContextAsking<Account> {
  readonly url: string
  readonly runtime: ManagedRuntime.ManagedRuntime<HttpServer.HttpServer | Services | Foundation, never>
  /** Runs an effect with the services behind the interface. */
  readonly run: <A, E>(effect: Effect.Effect<A, E, Services | Foundation>) => Promise<A>
  /** The columns of the access log for one subject, oldest first (X1). */
  readonly accesses: (subject: string) => Promise<ReadonlyArray<Record<string, string | null>>>
  /** The first 2 000 events of the log, in order. */
  readonly log: () => Promise<ReadonlyArray<RecordedEvent>>
  /** Destroys the key of a person (X7). */
  readonly erase: (personId: string) => Promise<unknown>
  readonly stop: () => Promise<void>
}

/**
 * Serves one context over HTTP and PostgreSQL for one suite, with an in-memory bus that is told of every event, and
 * made-up sessions.
 *
 * @example
 * const startCases = () =>
 *   startContext({
 *     http: httpLayer({ api: productApi.add(CasesGroup), handlers: layer, ...onFreePort }),
 *     migrate,
 *     people: { officer: person("officer", "officer", ["371603101"]), commander: person("commander", "commander") },
 *     usually: "officer"
 *   })
 *
 * let cases: Awaited<ReturnType<typeof startCases>>
 * beforeAll(async () => { cases = await startCases() })
 * afterAll(() => cases?.stop())
 *
 * const { status, body } = await cases.post("/api/cases", form)
 * const file = await cases.get<CaseFile>(`/api/cases/${body.id}`, { as: "commander" })
 */
export const startContext = async <Account extends string, E, Services = never>(
  context: ContextUnderTest<Account, Services, E>
): Promise<ContextServer<Account, Services>> => {
  const people = new Map<string, Principal>(Object.entries(context.people))
  const sessions = Layer.succeed(Sessions, {
    principalOf: (token) => Effect.succeed(Option.fromNullable(people.get(token)))
  })
  const database =
    context.databaseUrl === undefined
      ? databaseLayer
      : Layer.orDie(postgresLayer({ url: Redacted.make(context.databaseUrl), applicationName: "test" }))
  const tables = Layer.effectDiscard(
    Effect.orDie(Effect.all([migrateEventStore, migrateMessaging, migrateHttp], { discard: true }))
  )
  const stores = Layer.mergeAll(
    eventStoreLayer,
    personalRecordsLayer(Redacted.make(new Uint8Array(32).fill(7))),
    Reference.layer,
    layerMemory
  ).pipe(Layer.provideMerge(tables), Layer.provideMerge(database))
  const foundation = Layer.tap(stores, (made) => Effect.orDie(Effect.provide(context.migrate, made)))
  // What is recorded is told at once, as in the product: reactions would see it at their next look at the log only.
  const telling = Layer.discard(relayLayer())
  const runtime = ManagedRuntime.make(
    context.http.pipe(
      Layer.provide(sessions),
      Layer.merge(telling),
      Layer.provideMerge(foundation),
      Layer.provide(Logger.minimumLogLevel(context.logged ?? LogLevel.Warning)),
      Layer.orDie
    )
  )
  const { address } = await runtime.runPromise(HttpServer.HttpServer)
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  const url = `http://127.0.0.1:${address.port}`
  const run = <A, F>(effect: Effect.Effect<A, F, Services | Foundation>): Promise<A> =>
    runtime.runPromise(effect)
  return {
    ...contextAsking(url, context.usually),
    url,
    runtime,
    run,
    accesses: (subject) =>
      run(
        Effect.flatMap(
          SqlClient,
          (sql) => sql<Record<string, string | null>>`
            select account, action, purpose, result, reason
            from access.record where subject = ${subject}::text order by at, id`
        )
      ),
    log: () => run(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 2_000 }))),
    erase: (personId) => run(Effect.flatMap(PersonalRecords, (records) => records.erase(personId))),
    stop: () => runtime.dispose()
  }
}
