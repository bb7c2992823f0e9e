import { Effect } from "effect"
import type { Pool, PoolClient } from "pg"
import type { Append, Appended } from "./EventStore.ts"
import { canonical, ClaimIsHeld, CommandIdIsTaken, StoreIsUnavailable, StreamHasMoved } from "./EventStore.ts"
import { hashOf } from "./HashChain.ts"
import { instantFromText } from "./rows.ts"

type AppendError = StreamHasMoved | ClaimIsHeld | CommandIdIsTaken | StoreIsUnavailable

/** One caller waiting for an answer. */
interface Waiting {
  readonly request: Append
  readonly answer: (effect: Effect.Effect<Appended, AppendError>) => void
  attempts: number
}

/** A row of `log.append`, as text. */
interface Verdict {
  readonly k: number
  readonly verdict: "appended" | "repeated" | "moved" | "held" | "taken" | "behind"
  readonly version: number | null
  readonly position: string | null
  readonly recorded_at: string | null
  readonly hash: string | null
  readonly holder_kind: string | null
  readonly holder_value: string | null
  readonly holder: string | null
}

const statement = {
  name: "log_append",
  text: `select k, verdict, version, "position"::text as position, recorded_at::text as recorded_at,
    encode(hash, 'hex') as hash, holder_kind, holder_value, holder from log.append($1::json)`
}

/** Bounds of one shared transaction. */
const maxCommands = 256
const maxBytes = 1_000_000

/** What the lane tells whoever measures it. */
export interface LaneObserver {
  readonly batch: (commands: number, events: number) => void
  readonly committed: (position: number) => void
}

/**
 * The one way into the log of this process. The first caller goes at once; those that arrive while a
 * transaction is under way form the next one. So a lone caller waits for nobody, and under load the price of
 * a transaction and of its write to disk is shared.
 *
 * A batch that fails as a whole (a lost connection, a value the database refuses) is tried again one by one,
 * so that one caller's trouble is not its neighbours'; command ids make the second attempt harmless.
 */
export const makeAppendLane = (pool: Pool, observer: LaneObserver) => {
  let waiting: Array<Waiting> = []
  let busy = false
  let connection: PoolClient | undefined
  let closed = false
  /** Recorded times never go back, whatever the clock does: as-of asks by them. */
  let floor = ""

  const connect = async (): Promise<PoolClient> => {
    if (connection !== undefined) return connection
    const client = await pool.connect()
    const drop = () => {
      if (connection === client) connection = undefined
    }
    client.on("error", drop)
    connection = client
    return client
  }

  const disconnect = (cause?: Error): void => {
    connection?.release(cause ?? true)
    connection = undefined
  }

  /** The batch as JSON text. Event data is spliced in as it is: it is what was hashed. */
  const encode = (batch: ReadonlyArray<Waiting>, recordedAt: string): string => {
    let commands = ""
    let events = ""
    let records = ""
    for (let k = 0; k < batch.length; k++) {
      const { request } = batch[k] as Waiting
      const last = request.events.length - 1
      commands += `${k === 0 ? "" : ","}${JSON.stringify({
        k,
        stream: request.stream,
        expected: request.expectedVersion,
        previous: request.previousHash,
        command_id: request.commandId,
        fingerprint: request.fingerprint,
        ...(request.take?.length ? { take: request.take } : {}),
        ...(request.release?.length ? { release: request.release } : {})
      })}`
      let previous = request.previousHash
      for (let i = 0; i <= last; i++) {
        const event = request.events[i] as Append["events"][number]
        const version = request.expectedVersion + i + 1
        previous = hashOf(previous, {
          ...event,
          stream: request.stream,
          version,
          recordedAt,
          actor: request.actor,
          station: request.station,
          commandId: request.commandId,
          correlationId: request.correlationId,
          causationId: request.causationId
        })
        const head = JSON.stringify({
          k,
          version,
          id: event.id,
          type: event.type,
          schema_version: event.schemaVersion,
          township: event.township,
          occurred_at: event.occurredAt,
          actor: request.actor,
          station: request.station,
          command_id: request.commandId,
          correlation_id: request.correlationId,
          causation_id: request.causationId,
          fingerprint: i === last ? request.fingerprint : null,
          hash: previous
        })
        events += `${events === "" ? "" : ","}${head.slice(0, -1)},"data":${event.data}}`
      }
      for (const record of request.records ?? []) {
        records += `${records === "" ? "" : ","}${JSON.stringify({
          k,
          record_id: record.recordId,
          person_id: record.personId,
          sealed: Buffer.from(record.sealed).toString("base64")
        })}`
      }
    }
    return `{"recorded_at":"${recordedAt}","commands":[${commands}],"events":[${events}],"records":[${records}]}`
  }

  const conclude = (entry: Waiting, row: Verdict): void => {
    const { request } = entry
    switch (row.verdict) {
      case "appended":
      case "repeated":
        entry.answer(
          Effect.succeed({
            stream: request.stream,
            version: Number(row.version),
            position: Number(row.position),
            recordedAt: instantFromText(row.recorded_at as string),
            hash: row.hash as string,
            repeated: row.verdict === "repeated"
          })
        )
        return
      case "held":
        entry.answer(
          Effect.fail(
            new ClaimIsHeld({
              kind: row.holder_kind as string,
              value: row.holder_value as string,
              holder: row.holder as string
            })
          )
        )
        return
      case "taken":
        entry.answer(Effect.fail(new CommandIdIsTaken({ commandId: request.commandId })))
        return
      case "moved":
        entry.answer(
          Effect.fail(
            new StreamHasMoved({
              stream: request.stream,
              expected: request.expectedVersion,
              actual: Number(row.version)
            })
          )
        )
        return
      case "behind":
        return
    }
  }

  const run = async (batch: ReadonlyArray<Waiting>): Promise<void> => {
    for (;;) {
      const now = new Date().toISOString()
      if (now > floor) floor = now
      const client = await connect()
      const { rows } = await client.query<Verdict>({ ...statement, values: [encode(batch, floor)] })
      const first = rows[0]
      if (first?.verdict === "behind") {
        // Another process recorded a younger event; a microsecond the text drops must not keep us behind.
        const youngest = Date.parse(instantFromText(first.recorded_at as string))
        floor = new Date(youngest).toISOString()
        continue
      }
      let head = 0
      for (const row of rows) {
        if (row.verdict === "appended") head = Math.max(head, Number(row.position))
        conclude(batch[row.k] as Waiting, row)
      }
      if (head > 0) observer.committed(head)
      return
    }
  }

  const fail = (entry: Waiting, cause: unknown): void =>
    entry.answer(Effect.fail(new StoreIsUnavailable({ operation: "append", cause })))

  const attempt = async (batch: ReadonlyArray<Waiting>): Promise<void> => {
    observer.batch(
      batch.length,
      batch.reduce((sum, entry) => sum + entry.request.events.length, 0)
    )
    try {
      await run(batch)
    } catch (cause) {
      disconnect(cause instanceof Error ? cause : undefined)
      for (const entry of batch) {
        entry.attempts++
        if (closed || entry.attempts > 1) {
          fail(entry, cause)
          continue
        }
        try {
          await run([entry])
        } catch (second) {
          disconnect(second instanceof Error ? second : undefined)
          fail(entry, second)
        }
      }
    }
  }

  /** The longest run of waiting callers that do not touch one another; the others wait for the next batch. */
  const nextBatch = (): ReadonlyArray<Waiting> => {
    if (waiting.length === 1) {
      const only = waiting
      waiting = []
      return only
    }
    const touched = new Set<string>()
    const batch: Array<Waiting> = []
    const later: Array<Waiting> = []
    let bytes = 0
    for (const entry of waiting) {
      const { request } = entry
      const keys = [`s${request.stream}`, `c${request.commandId}`]
      for (const claim of request.take ?? []) keys.push(`k${claim.kind}\u0000${claim.value}`)
      for (const claim of request.release ?? []) keys.push(`k${claim.kind}\u0000${claim.value}`)
      if (batch.length >= maxCommands || bytes > maxBytes || keys.some((key) => touched.has(key))) {
        // Whatever waits also blocks its keys, so that nobody overtakes an earlier caller of the same stream.
        later.push(entry)
      } else {
        batch.push(entry)
        for (const event of request.events) bytes += event.data.length + 600
      }
      for (const key of keys) touched.add(key)
    }
    waiting = later
    return batch
  }

  const drain = async (): Promise<void> => {
    busy = true
    try {
      while (waiting.length > 0) await attempt(nextBatch())
    } finally {
      busy = false
    }
  }

  return {
    append: (request: Append): Effect.Effect<Appended, AppendError> =>
      Effect.async((resume) => {
        if (closed) {
          resume(Effect.fail(new StoreIsUnavailable({ operation: "append", cause: "the store is closed" })))
          return
        }
        waiting.push({ request: canonical(request), answer: resume, attempts: 0 })
        if (!busy) void drain()
      }),
    /** No more appends; what is under way is answered first. */
    close: async (): Promise<void> => {
      closed = true
      while (busy) await new Promise((resolve) => setTimeout(resolve, 5))
      disconnect()
    }
  }
}
