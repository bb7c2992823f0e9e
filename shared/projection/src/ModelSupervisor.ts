import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Leadership } from "@jiaosuo/messaging/Leadership"
import { supervised } from "@jiaosuo/messaging/Supervision"
import { Effect, FiberMap, Schedule } from "effect"
import type { Pool } from "pg"
import type { RowBounds } from "./BuildRun.ts"
import { makeBuildRunner } from "./BuildRunner.ts"
import type { Directory } from "./Directory.ts"
import type { LogFeed } from "./LogFeed.ts"
import { modelMetrics } from "./Metrics.ts"
import type { AnyProjection } from "./Projection.ts"
import { type Build, beginRebuild, ensureBuild } from "./Registry.ts"

export interface SupervisorParts {
  readonly pool: Pool
  readonly feed: LogFeed
  readonly directory: Directory
  readonly leadership: Leadership
  readonly bounds: RowBounds
}

/** What a supervisor knows of its own runners. */
export interface ModelSupervisor {
  /** Registers the model, competes for its leadership and runs its builds, for ever. */
  readonly run: Effect.Effect<never>
  /** Whether this process leads the model and its runner stands still because of a fault. */
  readonly isStopped: () => boolean
}

const lookMillis = 1_000
const pauses = Schedule.exponential("100 millis").pipe(
  Schedule.union(Schedule.spaced("5 seconds")),
  Schedule.jittered
)

/** Name of the lock that says: a process with this version of the model is alive. */
export const versionInUse = (model: string, version: string): string =>
  `read model in use ${model} ${version}`

/** Name of the lock that says: the process that owns these scratch copies is alive. */
export const scratchInUse = (owner: string): string => `read model copies of ${owner}`

/**
 * The builds that this code should keep moving: what answers, what is on its way, and, while newer code has
 * taken over and this one still serves, its own last build.
 */
export const buildsToRun = (builds: ReadonlyArray<Build>, version: string): ReadonlyArray<Build> => {
  const own = builds.filter((build) => build.version === version)
  const current = own.filter((build) => build.isLive || !build.isRetired)
  return current.length > 0 ? current : own.slice(-1)
}

/** One model in this process. */
export const makeModelSupervisor = (parts: SupervisorParts, projection: AnyProjection): ModelSupervisor => {
  const { directory, feed, leadership, pool } = parts
  const { name, version } = projection
  const metrics = modelMetrics(name)
  const faults = new Map<string, boolean>()

  const runnerOf = (schema: string) => {
    const runner = makeBuildRunner({
      pool,
      feed,
      bounds: parts.bounds,
      projection,
      schema,
      unlogged: false,
      reached: (position, parkedTownships) => {
        faults.set(schema, false)
        directory.reached(schema, position, parkedTownships)
      },
      swapped: Effect.zipRight(
        Effect.logInfo("a read model answers from a new build").pipe(
          Effect.annotateLogs({ model: name, version, schema })
        ),
        Effect.ignore(directory.refresh)
      )
    })
    return supervised(
      `read model ${name}`,
      Effect.tapErrorCause(runner.follow, () => Effect.sync(() => faults.set(schema, true)))
    )
  }

  /** A log that ends before the model was restored from an older copy: what the model knows may never have been. */
  const restartAfterRestore = (build: Build | undefined): Effect.Effect<void, StoreIsUnavailable> =>
    Effect.gen(function* () {
      if (build === undefined || build.position <= feed.end()) return
      const head = yield* feed.head
      if (build.position <= head) return
      yield* Effect.logError("the log ends before the read model: it is built anew").pipe(
        Effect.annotateLogs({ model: name, position: build.position, head })
      )
      yield* beginRebuild(pool, name, version)
    })

  const lead = Effect.scoped(
    Effect.gen(function* () {
      const runners = yield* FiberMap.make<string>()
      yield* feed.opened
      yield* directory.refresh
      yield* restartAfterRestore(directory.answering(name))
      while (true) {
        const wanted = new Set(buildsToRun(directory.builds(name), version).map((build) => build.schema))
        for (const [schema] of runners) if (!wanted.has(schema)) yield* FiberMap.remove(runners, schema)
        for (const schema of wanted)
          yield* FiberMap.run(runners, schema, runnerOf(schema), { onlyIfMissing: true })
        const before = [...wanted].join()
        const now = () =>
          buildsToRun(directory.builds(name), version)
            .map((build) => build.schema)
            .join()
        yield* directory.changed.waitUntil(() => now() !== before, lookMillis)
        const answering = directory.answering(name)
        if (answering !== undefined) metrics.stands(answering.position, feed.end(), answering.parked)
      }
    })
  )

  const register = ensureBuild(pool, name, version).pipe(Effect.retry(pauses), Effect.orDie)

  return {
    run: Effect.gen(function* () {
      yield* leadership.use(versionInUse(name, version))
      yield* register
      return yield* leadership.lead(`read model ${name} ${version}`, lead)
    }),
    isStopped: () => [...faults.values()].some((stopped) => stopped)
  }
}
