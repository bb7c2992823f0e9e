import type { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { migrate as migrateAccidents } from "@jiaosuo/accidents/layer"
import { migrate as migrateCases } from "@jiaosuo/cases/layer"
import { migrate as migrateDuties } from "@jiaosuo/duties/layer"
import { migrate as migrateLog } from "@jiaosuo/event-store/migrate"
import { migrate as migrateAccess } from "@jiaosuo/http/migrate"
import { migrate as migrateIdentity } from "@jiaosuo/identity/layer"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { migrate as migrateReadModels } from "@jiaosuo/projection/migrate"
import { migrate as migrateVehicles } from "@jiaosuo/vehicles/layer"
import { migrate as migrateWardens } from "@jiaosuo/wardens/layer"
import { Effect, Redacted } from "effect"

/** All tables of the product, package by package; each knows what it has applied already. */
export const migrations: Effect.Effect<void, SqlError, SqlClient> = Effect.all(
  [
    migrateLog,
    migrateMessaging,
    migrateReadModels,
    migrateAccess,
    migrateIdentity,
    migrateVehicles,
    migrateAccidents,
    migrateDuties,
    migrateCases,
    migrateWardens
  ],
  { discard: true }
)

/** The same for a command that has an address and nothing else. */
export const migrateAll = (databaseUrl: string): Promise<void> =>
  Effect.runPromise(
    migrations.pipe(
      Effect.provide(
        postgresLayer({
          url: Redacted.make(databaseUrl),
          applicationName: "jiaosuo migrate",
          maxConnections: 2
        })
      )
    )
  )
