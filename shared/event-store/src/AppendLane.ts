import type { Instant } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import type { Pool, PoolClient } from "pg"
import { judgement, prepareBatch, verdictOf } from "./AppendBatch.ts"
import type { Append, Appended, ClaimIsHeld, CommandIdIsTaken, StreamHasMoved } from "./EventStore.ts"
import { canonical, StoreIsUnavailable } from "./EventStore.ts"
import { type EventRow, instantFromText } from "./rows.ts"

type AppendError = StreamHasMoved | ClaimIsHeld | CommandIdIsTaken | StoreIsUnavailable

/** One caller waiting for an answer. */
interface Waiting {
  readonly request: Append
  /** What no other command of the same moment may touch. */
  readonly keys: ReadonlyArray<string>
  readonly answer: (effect: Effect.Effect<Appended, AppendError>) => void
}

/** What the lane tells whoever measures it. */
export interface LaneObserver {
  readonly batch: (commands: number) => void
  /** Position of the last event of a batch, and how many events the batch had. */
  readonly committed: (position: number, events: number) => void
}

/** Bounds of one shared transaction. */
const maxCommands = 256
const maxBytes = 1_000_000

/** A batch that keeps meeting losers (other processes are faster) is tried this often before one by one. */
const maxAttempts = 4

/**
 * The plans of the lane's statements are made once, often on an empty database, and kept: they must go by the
 * indexes from the first day, or the thousandth event waits for a scan of the whole log.
 */
const sessionSettings = "set enable_seqscan = off; set plan_cache_mode = force_generic_plan"

/** SQL states by which a loser breaks its batch: unique violation, and the null position of a moved stream. */
const lostStates = new Set(["23505", "23502"])

const isLost = (cause: unknown): boolean =>
  cause instanceof Error && lostStates.has(String((cause as Error & { readonly code?: unknown }).code))

const isAppended = (verdict: object): verdict is Appended => "repeated" in verdict

/** Values that no two commands of one transaction may share. */
const keysOf = (request: Append): ReadonlyArray<string> => {
  const keys = [request.stream as string, request.commandId]
  for (const claim of request.take ?? []) keys.push(`${claim.kind}\u0000${claim.value}`)
  for (const claim of request.release ?? []) keys.push(`${claim.kind}\u0000${claim.value}`)
  return keys
}

/**
 * The one way into the log of this process. The first caller goes at once; those that arrive while a
 * transaction is under way form the next one. So a lone caller waits for nobody, and under load the price of
 * a transaction and of its write to disk is shared.
 *
 * A batch that a loser broke is asked who lost; the losers are told why, the others go again. A batch that
 * fails for any other reason (a lost connection, a value the database refuses) is tried again one by one, so
 * that one caller's trouble is not its neighbours'; command ids make the second attempt harmless.
 */
export const makeAppendLane = (pool: Pool, observer: LaneObserver) => {
  let waiting: Array<Waiting> = []
  let closed = false
  let draining = false
  let connection: PoolClient | undefined
  /** Recorded times never go back, whatever the clock does: as-of asks by them. */
  let recordedAt: Instant = ""

  const ask = async (
    client: PoolClient,
    statement: { name: string; text: string; values: Array<unknown> }
  ) => {
    const { rows } = await client.query({ ...statement, rowMode: "array" })
    return rows as unknown as ReadonlyArray<EventRow>
  }

  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect()
    // The server may go while nobody asks anything: the next call finds out. Unheard, it would end the process.
    client.on("error", () => undefined)
    await client.query(sessionSettings)
    return client
  }

  /** Runs with the lane's own connection; one that failed is thrown away, the next call makes another. */
  const connected = async <A>(work: (client: PoolClient) => Promise<A>): Promise<A> => {
    const client = connection ?? (await connect())
    connection = undefined
    try {
      const done = await work(client)
      connection = client
      return done
    } catch (cause) {
      client.release(true)
      throw cause
    }
  }

  /** The youngest time in the log where it is later than our clock: another process's may be ahead. */
  const waitForOurTime = async (client: PoolClient): Promise<void> => {
    const text = "select recorded_at::text from log.head"
    const [row] = await ask(client, { name: "log_youngest", text, values: [] })
    recordedAt = instantFromText(row?.[0] as string)
  }

  /** Appends a batch that nobody loses; throws otherwise. */
  const insert = async (client: PoolClient, batch: ReadonlyArray<Waiting>): Promise<void> => {
    for (;;) {
      const now = new Date().toISOString()
      if (now > recordedAt) recordedAt = now
      const prepared = prepareBatch(
        batch.map((entry) => entry.request),
        recordedAt
      )
      const [row] = await ask(client, prepared.statement)
      if (row === undefined) {
        await waitForOurTime(client)
        continue
      }
      const answers = prepared.answers(Number(row[0]))
      const { position } = answers[answers.length - 1] as Appended
      observer.committed(position, position - Number(row[0]))
      for (let k = 0; k < batch.length; k++) {
        ;(batch[k] as Waiting).answer(Effect.succeed(answers[k] as Appended))
      }
      return
    }
  }

  /** Tells the losers of a batch why, and gives back the others. */
  const dismissLosers = async (batch: ReadonlyArray<Waiting>): Promise<ReadonlyArray<Waiting>> => {
    const question = judgement(batch.map((entry) => entry.request))
    const rows = await connected((client) => ask(client, question))
    const lost = new Set<Waiting>()
    for (const row of rows) {
      const entry = batch[Number(row[0])] as Waiting
      const verdict = verdictOf(entry.request, row)
      if (verdict === undefined) continue
      lost.add(entry)
      entry.answer(isAppended(verdict) ? Effect.succeed(verdict) : Effect.fail(verdict))
    }
    return batch.filter((entry) => !lost.has(entry))
  }

  const run = async (batch: ReadonlyArray<Waiting>): Promise<void> => {
    let left = batch
    for (let attempt = 1; left.length > 0; attempt++) {
      try {
        return await connected((client) => insert(client, left))
      } catch (cause) {
        if (!isLost(cause) || attempt > maxAttempts) throw new BatchFailed(left, cause)
        left = await dismissLosers(left)
      }
    }
  }

  const runOneByOne = async (batch: ReadonlyArray<Waiting>): Promise<void> => {
    for (const entry of batch) {
      try {
        await run([entry])
      } catch (cause) {
        entry.answer(Effect.fail(new StoreIsUnavailable({ operation: "append", cause })))
      }
    }
  }

  const attempt = async (batch: ReadonlyArray<Waiting>): Promise<void> => {
    observer.batch(batch.length)
    try {
      await run(batch)
    } catch (cause) {
      await runOneByOne(cause instanceof BatchFailed ? cause.left : batch)
    }
  }

  /** Waiting callers that do not touch one another; the others wait on. */
  const nextBatch = (): ReadonlyArray<Waiting> => {
    const batch: Array<Waiting> = []
    const later: Array<Waiting> = []
    const taken = new Set<string>()
    let bytes = 0
    for (const entry of waiting) {
      const { keys } = entry
      const fits = batch.length < maxCommands && bytes <= maxBytes && !keys.some((key) => taken.has(key))
      // Whoever waits keeps its keys too, so that nobody overtakes an earlier caller of the same stream.
      for (const key of keys) taken.add(key)
      if (fits) {
        batch.push(entry)
        for (const event of entry.request.events) bytes += event.data.length
      } else {
        later.push(entry)
      }
    }
    waiting = later
    return batch
  }

  const drain = async (): Promise<void> => {
    draining = true
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) await attempt(batch)
    draining = false
  }

  return {
    append: (request: Append): Effect.Effect<Appended, AppendError> =>
      Effect.async((resume) => {
        if (closed) {
          resume(Effect.fail(new StoreIsUnavailable({ operation: "append", cause: "the store is closed" })))
          return
        }
        const canonicalRequest = canonical(request)
        waiting.push({ request: canonicalRequest, keys: keysOf(canonicalRequest), answer: resume })
        if (!draining) void drain()
      }),
    /** No more appends; what is under way is answered first. */
    close: async (): Promise<void> => {
      closed = true
      while (draining) await new Promise((resolve) => setTimeout(resolve, 5))
      connection?.release(true)
    }
  }
}

/** A batch that failed after its losers were answered: those that are left. */
class BatchFailed extends Error {
  readonly left: ReadonlyArray<Waiting>
  constructor(left: ReadonlyArray<Waiting>, cause: unknown) {
    super("batch failed", { cause })
    this.left = left
  }
}
