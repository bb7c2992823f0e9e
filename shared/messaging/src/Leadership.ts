import { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { Deferred, Effect, Exit, Scope } from "effect"
import type { Pool, PoolClient } from "pg"
import { backoffMillis, supervised } from "./Supervision.ts"

/** Who of several processes does a piece of work: the one whose database session holds the lock of that name. */
export interface Leadership {
  /**
   * Runs `work` while this process holds the lock, for ever: waits for the lock, works, and when the work
   * fails or the session is lost, gives the lock up and stands by again. Losing the session interrupts the
   * work; for the moment in between two processes may both believe to lead, so the work must also be safe
   * by itself (compare and set).
   */
  readonly lead: <A, E, R>(name: string, work: Effect.Effect<A, E, R>) => Effect.Effect<never, never, R>
  /** Marks something as in use by this process, shared with others, as long as it lives. */
  readonly use: (name: string) => Effect.Effect<void>
}

interface Session {
  readonly connection: Connection
  readonly lost: Deferred.Deferred<void>
}

/** One statement after the other: the session is shared by all pieces of work of the process. */
interface Connection {
  readonly client: PoolClient
  readonly turn: Effect.Semaphore
}

/** How often others ask for the lock, and how often a silent connection is asked whether it still lives. */
const standByMillis = 400
const pingMillis = 2_000
const pingTimeoutMillis = 5_000

const ask = (
  { client, turn }: Connection,
  operation: string,
  text: string,
  values: ReadonlyArray<unknown> = []
) =>
  Effect.tryPromise({
    try: () => client.query<{ readonly granted: boolean }>(text, [...values]),
    catch: (cause) => new StoreIsUnavailable({ operation, cause })
  }).pipe(
    turn.withPermits(1),
    Effect.map((result) => result.rows[0]?.granted === true)
  )

const openSession = (
  pool: Pool,
  using: ReadonlySet<string>
): Effect.Effect<Session, StoreIsUnavailable, Scope.Scope> =>
  Effect.gen(function* () {
    const lost = yield* Deferred.make<void>()
    const gone = () => Deferred.unsafeDone(lost, Effect.void)
    const client = yield* Effect.acquireRelease(
      Effect.tryPromise({
        try: () => pool.connect(),
        catch: (cause) => new StoreIsUnavailable({ operation: "openLockSession", cause })
      }),
      // Ending the session, instead of returning it to the pool, is what gives up every lock at once.
      (open) =>
        Effect.sync(() => {
          gone()
          open.release(true)
        })
    )
    client.on("error", gone)
    client.on("end", gone)
    const connection = { client, turn: yield* Effect.makeSemaphore(1) }
    for (const name of using) yield* share(connection, name)
    yield* Effect.sleep(pingMillis).pipe(
      Effect.zipRight(ask(connection, "ping", "select true as granted")),
      Effect.timeout(pingTimeoutMillis + pingMillis),
      Effect.forever,
      Effect.ignore,
      Effect.ensuring(Effect.sync(gone)),
      Effect.forkScoped
    )
    return { connection, lost }
  })

const share = (connection: Connection, name: string) =>
  ask(
    connection,
    "useShared",
    "select pg_try_advisory_lock_shared(hashtextextended($1::text, 0)) as granted",
    [name]
  )

const tryLock = (connection: Connection, name: string) =>
  ask(connection, "tryLock", "select pg_try_advisory_lock(hashtextextended($1::text, 0)) as granted", [name])

const unlock = (connection: Connection, name: string) =>
  ask(connection, "unlock", "select pg_advisory_unlock(hashtextextended($1::text, 0)) as granted", [
    name
  ]).pipe(
    // A server that no longer answers must not hold up the end of the process.
    Effect.interruptible,
    Effect.timeout("1 second"),
    Effect.ignore
  )

/** What all that lead with the connections of one pool share. */
const openLeadership = (pool: Pool): Effect.Effect<Leadership, never, Scope.Scope> =>
  Effect.gen(function* () {
    const using = new Set<string>()
    /** A session is granted its own lock a second time: who leads within the process is known here. */
    const led = new Set<string>()
    let session: Session | undefined
    let opened = yield* Deferred.make<Session>()

    const keepOpen = Effect.scoped(
      Effect.gen(function* () {
        const open = yield* openSession(pool, using)
        session = open
        yield* Deferred.succeed(opened, open)
        yield* Deferred.await(open.lost)
        session = undefined
        opened = yield* Deferred.make<Session>()
      })
    ).pipe(
      Effect.ensuring(
        Effect.sync(() => {
          session = undefined
        })
      )
    )
    // It is opened where nothing interrupts, and must end with its scope all the same.
    yield* Effect.forkScoped(Effect.interruptible(supervised("lock session", keepOpen)))

    const current = Effect.suspend(() =>
      session === undefined ? Deferred.await(opened) : Effect.succeed(session)
    )

    const lead = <A, E, R>(name: string, work: Effect.Effect<A, E, R>): Effect.Effect<never, never, R> => {
      const standBy = Effect.sleep(standByMillis * (0.75 + Math.random() / 2))
      const whileLeading = (held: Session) =>
        Effect.logInfo(`leading ${name}`).pipe(
          Effect.zipRight(work),
          Effect.raceFirst(Deferred.await(held.lost)),
          Effect.ensuring(
            Effect.suspend(() => (session === held ? unlock(held.connection, name) : Effect.void))
          )
        )
      const asOne = Effect.gen(function* () {
        const held = yield* current
        const granted = yield* tryLock(held.connection, name).pipe(
          Effect.catchAll(() => Effect.as(Effect.sleep(backoffMillis(2)), false))
        )
        return yield* granted ? whileLeading(held) : standBy
      })
      const once = Effect.suspend(() => {
        if (led.has(name)) return standBy
        led.add(name)
        return Effect.ensuring(
          asOne,
          Effect.sync(() => led.delete(name))
        )
      })
      return supervised(name, Effect.forever(once))
    }

    return {
      lead,
      use: (name) =>
        Effect.suspend(() => {
          using.add(name)
          return session === undefined ? Effect.void : Effect.ignore(share(session.connection, name))
        })
    }
  })

interface Shared {
  users: number
  readonly scope: Scope.CloseableScope
  readonly leadership: Leadership
}

const sharedByPool = new WeakMap<Pool, Shared>()
const oneAtATime = Effect.unsafeMakeSemaphore(1)

const join = (pool: Pool): Effect.Effect<Shared> =>
  Effect.gen(function* () {
    const known = sharedByPool.get(pool)
    if (known !== undefined) {
      known.users++
      return known
    }
    const scope = yield* Scope.make()
    const leadership = yield* Scope.extend(openLeadership(pool), scope)
    const made = { users: 1, scope, leadership }
    sharedByPool.set(pool, made)
    return made
  }).pipe(oneAtATime.withPermits(1))

const leave = (pool: Pool, shared: Shared): Effect.Effect<void> =>
  Effect.suspend(() => {
    if (--shared.users > 0) return Effect.void
    sharedByPool.delete(pool)
    return Scope.close(shared.scope, Exit.void)
  })

/**
 * Leadership over one dedicated connection of the process's pool, reopened whenever it is lost. All locks of
 * the process hang on it: one connection, however many pieces of work, and however many of them ask for it here. It is
 * given back when the last of them ends.
 */
export const makeLeadership: Effect.Effect<Leadership, never, PgPool | Scope.Scope> = Effect.flatMap(
  PgPool,
  (pool) =>
    Effect.map(
      Effect.acquireRelease(join(pool), (shared) => leave(pool, shared)),
      ({ leadership }) => leadership
    )
)
