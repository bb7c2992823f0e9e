import { Effect, Schedule, type Scope } from "effect"
import { ServerDidNotStart, type ServerProcess, type StopPlan } from "./ServerProcess.ts"

/** A server that is kept running on one port. */
export interface Supervised {
  readonly port: number
  /** The server as it runs now; undefined while it is down. */
  readonly current: () => ServerProcess | undefined
}

/** What runs at this moment under supervision in this process. */
const runningServers = new Set<ServerProcess>()

/**
 * The last resort of a process whose orderly end takes too long: its servers end at once (PostgreSQL recovers
 * from its log at the next start), without waiting for anything.
 */
export const endServersAtOnce = (): void => {
  for (const server of runningServers) server.signal("SIGQUIT")
  for (const server of runningServers) server.signal("SIGKILL")
}

/** Another program may take the port between asking for a free one and binding it: ask again. */
const startAttempts = 4

/** Soon at first, then every five seconds at most, and never all hosts of a machine at the same moment. */
const restartSchedule = Schedule.exponential("100 millis", 2).pipe(
  Schedule.union(Schedule.spaced("5 seconds")),
  Schedule.jittered
)

/**
 * Starts a server on a free port and keeps it there: whenever its process ends it is started again on the
 * same port, so that clients find it by the address they know. Fails only if the first start fails. The
 * server is stopped by plan when the scope closes.
 */
export const supervised = (options: {
  readonly name: string
  readonly port: Effect.Effect<number>
  /**
   * Starts the server and succeeds when it is ready. It hands the process over as soon as there is one, and
   * starts none any more once the signal says so: a start may be given up half-way.
   */
  readonly start: (port: number, begun: (server: ServerProcess) => void, signal: AbortSignal) => Promise<void>
  readonly stopPlan: StopPlan
}): Effect.Effect<Supervised, ServerDidNotStart, Scope.Scope> =>
  Effect.gen(function* () {
    let running: ServerProcess | undefined
    // Registered before the first start: a start that is interrupted half-way leaves nothing behind either.
    yield* Effect.addFinalizer(() => Effect.promise(async () => running?.stop(options.stopPlan)))
    const begun = (server: ServerProcess) => {
      running = server
      runningServers.add(server)
      void server.exited.then(() => runningServers.delete(server))
    }
    const startOn = (port: number) =>
      Effect.tryPromise({
        try: (signal) => options.start(port, begun, signal),
        catch: (error) =>
          error instanceof ServerDidNotStart
            ? error
            : new ServerDidNotStart({ server: options.name, reason: String(error) })
      })
    const first = Effect.flatMap(options.port, (port) => Effect.as(startOn(port), port))
    const port = yield* Effect.retry(first, { times: startAttempts - 1 })
    yield* Effect.logInfo(`${options.name} is ready`).pipe(Effect.annotateLogs({ port, pid: running?.pid }))
    const watch = Effect.gen(function* () {
      const how = yield* Effect.promise(() => running?.exited ?? Promise.resolve("never started"))
      running = undefined
      yield* Effect.logError(`${options.name} has ended and is started again`).pipe(
        Effect.annotateLogs({ how })
      )
      yield* startOn(port).pipe(
        Effect.tapError((error) => Effect.logError(error.message)),
        Effect.retry(restartSchedule)
      )
      yield* Effect.logInfo(`${options.name} is ready again`).pipe(Effect.annotateLogs({ port }))
    })
    yield* Effect.forkScoped(Effect.forever(watch))
    return { port, current: () => (running?.isRunning() ? running : undefined) }
  })
