import { migrate } from "@jiaosuo/event-store/migrate"
import { layer } from "@jiaosuo/event-store/PostgresEventStore"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer } from "effect"
import { eventStoreContract } from "./contract.ts"

eventStoreContract(
  "PostgreSQL",
  layer.pipe(
    Layer.provide(Layer.provideMerge(Layer.effectDiscard(Effect.orDie(migrate)), databaseLayer))
  )
)
