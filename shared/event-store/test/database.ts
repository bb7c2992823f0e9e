import { migrate } from "@jiaosuo/event-store/migrate"
import { layer } from "@jiaosuo/event-store/PostgresEventStore"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer } from "effect"

/** A private database with the log's tables. */
export const migratedDatabase = Layer.provideMerge(Layer.effectDiscard(Effect.orDie(migrate)), databaseLayer)

/** The PostgreSQL store on a private database, which stays reachable beside it. */
export const postgresStore = Layer.provideMerge(layer, migratedDatabase)
