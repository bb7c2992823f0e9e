import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { Clock, Effect, Layer, Option, Schema } from "effect"
import { makeImportStorage } from "../job/ImportStorage.ts"

/** All that a context has to know of an erasure: that it took place. */
const Erasure = Schema.Struct({ personId: Schema.String })
const readErasure = Schema.decodeUnknownOption(Erasure)

/** How soon an erasure is looked at again while a ledger handed in before it is still being answered. */
const whileImporting: Receipt = { _tag: "Retry", delayMillis: 2_000 }

/**
 * X7: a ledger that was handed in may name the person who is erased, and its file is kept, sealed with the
 * installation's key, for the workbook of corrections. So an erasure deletes the files and answers of all
 * imports of the context that were finished by then; the sums stay. Which ledgers name whom is kept nowhere,
 * on purpose. Runs for as long as the process lives; of several processes one reacts.
 */
export const uploadsAfterErasure = (context: string) =>
  Layer.scopedDiscard(
    Effect.gen(function* () {
      const storage = yield* makeImportStorage(context)
      const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
        if (event.type !== "PersonWasErased" || Option.isNone(readErasure(event.data))) {
          return Effect.succeed({ _tag: "Ack" })
        }
        return Effect.gen(function* () {
          const unfinished = yield* Effect.forEach(yield* storage.unfinished, storage.find)
          if (unfinished.some((one) => one !== undefined && one.receivedAt < event.recordedAt)) {
            return whileImporting
          }
          const now = yield* Clock.currentTimeMillis
          const purged = yield* storage.purgeFinishedBefore(new Date(now).toISOString())
          if (purged > 0) {
            yield* Effect.logInfo("ledgers were deleted after an erasure").pipe(
              Effect.annotateLogs({ context, purged })
            )
          }
          return { _tag: "Ack" } as const
        }).pipe(Effect.catchTag("StoreIsUnavailable", () => Effect.succeed(whileImporting)))
      }
      yield* receive({ name: `${context}-uploads-after-erasure`, contexts: ["townships"], handle })
    })
  )
