import type { Position } from "@jiaosuo/kernel/Event"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Pool } from "pg"
import { StoreIsUnavailable } from "./EventStore.ts"
import { hashOf } from "./HashChain.ts"
import { PgPool } from "./PgPool.ts"
import type { EventRow } from "./rows.ts"
import { eventColumns, eventFromRow } from "./rows.ts"

/** The first event of the log that is not what was appended. */
export interface BadEvent {
  readonly position: Position
  readonly stream: string | null
  readonly version: number | null
  readonly reason:
    | "content does not fit its hash"
    | "a predecessor is missing or was changed"
    | "position is missing"
}

/** What a walk over the log found. Keep `head` and `headHash` elsewhere: a log cut off behind them shows. */
export interface Verified {
  readonly events: number
  readonly streams: number
  readonly head: Position
  /** Hash of the last event. */
  readonly headHash: string
  readonly bad: BadEvent | null
}

const pageSize = 2_000

const page = (pool: Pool, after: Position): Effect.Effect<ReadonlyArray<EventRow>, StoreIsUnavailable> =>
  Effect.tryPromise({
    try: async () => {
      const result = await pool.query({
        name: "log_verify",
        text: `select ${eventColumns} from log.event
          where log.event.position > $1::bigint order by log.event.position limit ${pageSize}`,
        values: [after],
        rowMode: "array"
      })
      return result.rows as unknown as ReadonlyArray<EventRow>
    },
    catch: (cause) => new StoreIsUnavailable({ operation: "verify", cause })
  })

/**
 * Walks the whole log and checks that positions have no hole, that every stream counts 1, 2, 3 … and that
 * every event still has the hash it was appended with, over its predecessor's (X6). Stops at the first event
 * that does not fit and names it. `progress` is told the position reached after every page.
 */
export const verifyLog = (
  progress: (position: Position) => Effect.Effect<void> = () => Effect.void
): Effect.Effect<Verified, StoreIsUnavailable, PgPool> =>
  Effect.gen(function* () {
    const pool = yield* PgPool
    const heads = new Map<string, { readonly version: number; readonly hash: string }>()
    let position = 0
    let headHash = genesisHash
    const found = (bad: BadEvent | null): Verified => ({
      events: position,
      streams: heads.size,
      head: position,
      headHash,
      bad
    })
    for (;;) {
      const rows = yield* page(pool, position)
      for (const row of rows) {
        const event = eventFromRow(row)
        const { stream, version, recordedAt } = event
        if (event.position !== position + 1) {
          return found({ position: position + 1, stream: null, version: null, reason: "position is missing" })
        }
        const head = heads.get(stream) ?? { version: 0, hash: genesisHash }
        if (version !== head.version + 1) {
          const reason = "a predecessor is missing or was changed"
          return found({ position: event.position, stream, version, reason })
        }
        const hashed = { stream, version, recordedAt, context: event, event, data: row[15] as string }
        if (hashOf(head.hash, hashed) !== event.hash) {
          return found({ position: event.position, stream, version, reason: "content does not fit its hash" })
        }
        heads.set(stream, { version, hash: event.hash })
        position = event.position
        headHash = event.hash
      }
      if (rows.length < pageSize) return found(null)
      yield* progress(position)
    }
  }).pipe(Effect.withSpan("verifyLog"))
