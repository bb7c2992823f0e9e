import { SqlClient } from "@effect/sql/SqlClient"
import type { PgClient } from "@effect/sql-pg"
import { type EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { observeGauge } from "@jiaosuo/http/Prometheus"
import type { EventBus } from "@jiaosuo/messaging/EventBus"
import { natsEventBusLayer } from "@jiaosuo/messaging/NatsEventBus"
import { layerOfFolders, type Reference } from "@jiaosuo/reference/Reference"
import type { ReferenceDataIsUnusable } from "@jiaosuo/reference/ReferenceFolder"
import { Data, Effect, Layer, Redacted, Schedule } from "effect"
import { postgresLayer } from "./Postgres.ts"
import type { ServiceSettings } from "./ServiceSettings.ts"

/** What every process of the product stands on. */
export type Foundation =
  | EventStore
  | PersonalRecords
  | EventBus
  | Reference
  | SqlClient
  | PgClient.PgClient
  | PgPool

/** A setting has a value that cannot be used. */
export class SettingIsUnusable extends Data.TaggedError("SettingIsUnusable")<{
  readonly setting: string
  readonly reason: string
}> {
  override get message(): string {
    return `${this.setting}: ${this.reason}`
  }
}

/** The bytes of an installation key as settings and secrets write it. */
const keyBytes = (
  key: Redacted.Redacted
): Effect.Effect<Redacted.Redacted<Uint8Array>, SettingIsUnusable> => {
  const bytes = new Uint8Array(Buffer.from(Redacted.value(key), "base64url"))
  return bytes.length === 32
    ? Effect.succeed(Redacted.make(bytes))
    : Effect.fail(
        new SettingIsUnusable({
          setting: "INSTALLATION_KEY",
          reason:
            "32 bytes in base64url are expected; make one with: openssl rand -base64 32 | tr '+/' '-_' | tr -d '='"
        })
      )
}

const poolGauges = Layer.scopedDiscard(
  Effect.flatMap(PgPool, (pool) =>
    Effect.all([
      observeGauge(
        "jiaosuo_postgres_connections",
        "Connections to PostgreSQL by what they do",
        Effect.sync(() => [
          { value: pool.totalCount - pool.idleCount, labels: { state: "busy" } },
          { value: pool.idleCount, labels: { state: "idle" } }
        ])
      ),
      observeGauge(
        "jiaosuo_postgres_waiting",
        "Statements that wait for a connection",
        Effect.sync(() => [{ value: pool.waitingCount }])
      )
    ])
  )
)

/** A server that is just being started answers soon; one that is not there within a minute is told about. */
const untilDatabaseAnswers = Layer.effectDiscard(
  Effect.flatMap(SqlClient, (sql) => sql`select 1`).pipe(
    Effect.mapError((cause) => new StoreIsUnavailable({ operation: "connect to DATABASE_URL", cause })),
    Effect.retry(Schedule.spaced("500 millis").pipe(Schedule.intersect(Schedule.recurs(120))))
  )
)

/**
 * Database, log, personal records, bus and reference data of a process, from its settings. One pool of
 * connections serves all of it. The bus need not be up; the database must answer within a minute.
 */
export const foundationLayer = (
  settings: Pick<
    ServiceSettings,
    | "name"
    | "databaseUrl"
    | "poolSize"
    | "natsUrl"
    | "natsStream"
    | "natsReplicas"
    | "installationKey"
    | "reference"
  >
): Layer.Layer<Foundation, SettingIsUnusable | StoreIsUnavailable | ReferenceDataIsUnusable> => {
  const database = postgresLayer({
    url: settings.databaseUrl,
    applicationName: `jiaosuo ${settings.name}`,
    maxConnections: settings.poolSize
  }).pipe(Layer.mapError((cause) => new StoreIsUnavailable({ operation: "connect to DATABASE_URL", cause })))
  const personalRecords = Layer.unwrapEffect(
    Effect.map(keyBytes(settings.installationKey), personalRecordsLayer)
  )
  const bus = natsEventBusLayer({
    url: Redacted.value(settings.natsUrl),
    streamName: settings.natsStream,
    prefix: settings.natsStream === "jiaosuo" ? "" : `${settings.natsStream}.`,
    replicas: settings.natsReplicas,
    clientName: `jiaosuo ${settings.name}`
  })
  return Layer.mergeAll(
    eventStoreLayer,
    personalRecords,
    bus,
    layerOfFolders(settings.reference),
    poolGauges,
    untilDatabaseAnswers
  ).pipe(Layer.provideMerge(database))
}
