import { randomUUID } from "node:crypto"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { migrate as migrateLog } from "@jiaosuo/event-store/migrate"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import type { Position } from "@jiaosuo/kernel/Event"
import { genesisHash, streamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { migrate } from "@jiaosuo/messaging/migrate"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Effect, Layer } from "effect"

/** A database with an empty log. */
export const logLayer = Layer.provideMerge(
  eventStoreLayer,
  Layer.provideMerge(Layer.effectDiscard(Effect.orDie(Effect.all([migrateLog, migrate]))), databaseLayer)
)

/** Records `count` events of a context, each in a stream of its own; answers the last position. */
export const record = (context: string, count: number): Effect.Effect<Position, never, EventStore> =>
  Effect.flatMap(EventStore, (store) =>
    Effect.forEach(
      Array.from({ length: count }, (_, n) => n),
      (n) => {
        const stream = streamId(context, "thing", randomUUID())
        return store.append({
          stream,
          expectedVersion: 0,
          previousHash: genesisHash,
          commandId: randomUUID(),
          correlationId: randomUUID(),
          causationId: null,
          fingerprint: fingerprintOf(stream, n),
          actor: "tester",
          station: null,
          events: [
            {
              id: uuidv7(),
              type: "ThingHappened",
              schemaVersion: 1,
              township: "371603101",
              occurredAt: "2026-03-04T01:02:03.000Z",
              data: JSON.stringify({ n })
            }
          ]
        })
      },
      { concurrency: 256 }
    )
  ).pipe(
    Effect.map((answers) => Math.max(...answers.map(({ position }) => position))),
    Effect.orDie
  )
