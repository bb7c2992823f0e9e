import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import type { EventBus } from "@jiaosuo/messaging/EventBus"
import { makeLeadership } from "@jiaosuo/messaging/Leadership"
import { supervised } from "@jiaosuo/messaging/Supervision"
import { Effect, Layer, type Scope } from "effect"
import { makeAsOfCopies, positionAsOf } from "./AsOfCopies.ts"
import { makeDirectory } from "./Directory.ts"
import { clearAwayBuilds } from "./Janitor.ts"
import { makeLogFeed } from "./LogFeed.ts"
import { makeModelSupervisor, scratchInUse } from "./ModelSupervisor.ts"
import { dropParked, retryParked } from "./ParkedEvents.ts"
import type { AnyProjection } from "./Projection.ts"
import { ModelIsBehind, type ModelState, type ModelView, ReadModels, UnknownModel } from "./ReadModels.ts"
import { type Build, beginRebuild, buildOf, parkedIn } from "./Registry.ts"
import { quoted, tableStatements } from "./TableStatements.ts"

/** Bounds of the runner. The defaults fit one district on one small machine. */
export interface ProjectionOptions {
  /** Events in a page of the log. */
  readonly pageSize?: number
  /** Longest time between two looks at the log and at the register. */
  readonly pollMillis?: number
  /** Rows per model kept in memory between batches. */
  readonly rowsInMemory?: number
  /** Rows per model that a build may hold before it writes the first of them. */
  readonly rowsWhileBuilding?: number
  /** How long `after` waits before the model counts as behind. */
  readonly waitMillis?: number
  /** How long the tables of a replaced build stay, for the queries that still read them. */
  readonly graceMillis?: number
  /** How long a copy as of an instant is kept after it was last asked for, and how many there may be. */
  readonly keepCopiesMillis?: number
  readonly copiesAtMost?: number
}

const defaults: Required<ProjectionOptions> = {
  pageSize: 1_000,
  pollMillis: 1_000,
  rowsInMemory: 20_000,
  rowsWhileBuilding: 300_000,
  waitMillis: 5_000,
  graceMillis: 60_000,
  keepCopiesMillis: 600_000,
  copiesAtMost: 4
}

/** How soon another process's progress is seen by somebody who waits for it. */
const askAgainMillis = 20
/** How often builds that nobody reads are looked for: as often as their grace is long, within these bounds. */
const sweepMillis = (graceMillis: number) =>
  Math.min(10_000, Math.max(500, graceMillis)) * (0.75 + Math.random() / 2)

/** A definition that cannot work is a mistake of code: it ends the start, not a run at night. */
const check = (projections: ReadonlyArray<AnyProjection>): void => {
  const names = new Set<string>()
  for (const { name, tables } of projections) {
    if (name.length > 30 || names.has(name))
      throw new Error(`not a name for a read model, or not the only one: ${name}`)
    names.add(name)
    quoted(name)
    for (const table of Object.values(tables)) tableStatements("check", table)
  }
}

const make = (
  projections: ReadonlyArray<AnyProjection>,
  given: ProjectionOptions
): Effect.Effect<ReadModels["Type"], never, EventStore | EventBus | PgPool | Scope.Scope> =>
  Effect.gen(function* () {
    check(projections)
    const options = { ...defaults, ...given }
    const pool = yield* PgPool
    const store = yield* EventStore
    const byName = new Map(projections.map((projection) => [projection.name, projection]))
    const bounds = { live: options.rowsInMemory, building: options.rowsWhileBuilding }
    const owner = uuidv7()

    const feed = yield* makeLogFeed(options)
    const directory = yield* makeDirectory(pool, projections)
    const leadership = yield* makeLeadership
    yield* leadership.use(scratchInUse(owner))
    const copies = yield* makeAsOfCopies({
      pool,
      feed,
      bounds,
      owner,
      options: {
        keepMillis: options.keepCopiesMillis,
        atMost: options.copiesAtMost,
        graceMillis: options.graceMillis
      }
    })
    const supervisors = new Map(
      projections.map((projection) => [
        projection.name,
        makeModelSupervisor({ pool, feed, directory, leadership, bounds }, projection)
      ])
    )

    const look = Effect.zipRight(directory.refresh, Effect.sleep(Math.min(500, options.pollMillis)))
    yield* Effect.forkScoped(supervised("register of the read models", Effect.forever(look)))
    for (const supervisor of supervisors.values()) yield* Effect.forkScoped(supervisor.run)
    const sweep = Effect.zipRight(
      clearAwayBuilds(pool, projections, options.graceMillis),
      Effect.suspend(() => Effect.sleep(sweepMillis(options.graceMillis)))
    )
    yield* Effect.forkScoped(supervised("janitor of the read models", Effect.forever(sweep)))

    const find = (model: string): Effect.Effect<AnyProjection, UnknownModel> => {
      const projection = byName.get(model)
      return projection === undefined ? new UnknownModel({ model }) : Effect.succeed(projection)
    }

    const viewOf = ({ schema, position, incomplete }: Build): ModelView => ({ schema, position, incomplete })

    /** Waits, bounded, until the model answers and has a position; processes that do not lead it ask the register. */
    const liveView = (
      model: string,
      after: number
    ): Effect.Effect<ModelView, ModelIsBehind | StoreIsUnavailable> =>
      Effect.gen(function* () {
        const deadline = Date.now() + options.waitMillis
        const isThere = () => {
          const build = directory.answering(model)
          return build !== undefined && build.position >= after
        }
        while (true) {
          const build = directory.answering(model)
          if (build !== undefined && build.position >= after) return viewOf(build)
          const left = deadline - Date.now()
          if (left <= 0)
            return yield* new ModelIsBehind({ model, position: build?.position ?? 0, wanted: after })
          if (!(yield* directory.changed.waitUntil(isThere, Math.min(askAgainMillis, left))))
            yield* directory.refreshTogether
        }
      })

    const stateOf = (model: string, version: string, head: number): ModelState => {
      const builds = directory.builds(model)
      const build = directory.answering(model)
      const isBuilding = builds.some(
        (other) => other.version === version && !other.isLive && !other.isRetired
      )
      const position = build?.position ?? 0
      const lag = Math.max(0, head - position)
      const state = supervisors.get(model)?.isStopped()
        ? "stopped"
        : build === undefined
          ? "catching-up"
          : isBuilding
            ? "rebuilding"
            : lag > options.pageSize
              ? "catching-up"
              : "live"
      return { model, version: build?.version ?? version, state, position, lag, parked: build?.parked ?? 0 }
    }

    /** The builds of this code that fold a model now: a decision about a parked event concerns all of them. */
    const ownBuilds = (projection: AnyProjection) =>
      Effect.map(directory.refresh, () =>
        directory
          .builds(projection.name)
          .filter(
            (build) =>
              build.version === projection.version && build.materialised && (build.isLive || !build.isRetired)
          )
      )

    const decide = (
      model: string,
      decision: (
        projection: AnyProjection,
        build: Build
      ) => Effect.Effect<boolean, StoreIsUnavailable, EventStore>
    ) =>
      Effect.gen(function* () {
        const projection = yield* find(model)
        const builds = yield* ownBuilds(projection)
        const answers = yield* Effect.forEach(builds, (build) => decision(projection, build))
        yield* directory.refresh
        return answers.some((answer) => answer)
      }).pipe(Effect.provideService(EventStore, store))

    return ReadModels.of({
      view: (model, { after, asOf } = {}) =>
        Effect.gen(function* () {
          const projection = yield* find(model)
          if (asOf === undefined) return yield* liveView(model, after ?? 0)
          const position = yield* Effect.provideService(positionAsOf(asOf), EventStore, store)
          if (position === undefined) return yield* liveView(model, after ?? 0)
          return yield* copies.view(projection, position)
        }),

      states: Effect.gen(function* () {
        yield* directory.refresh
        const head = yield* store.head
        return projections.map(({ name, version }) => stateOf(name, version, head))
      }),

      changes: directory.changes,

      rebuild: (model) =>
        Effect.gen(function* () {
          const { version } = yield* find(model)
          const { schema } = yield* beginRebuild(pool, model, version)
          yield* directory.refresh
          while (true) {
            const build = yield* buildOf(pool, schema)
            if (build === undefined || build.isLive || build.isRetired) return yield* directory.refresh
            yield* directory.changed.waitUntil(
              () => directory.builds(model).some((other) => other.schema === schema && other.isLive),
              options.pollMillis
            )
          }
        }).pipe(Effect.withSpan("ReadModels.rebuild", { attributes: { model } })),

      parked: Effect.gen(function* () {
        yield* directory.refresh
        const schemas = projections.flatMap(({ name }) => directory.answering(name)?.schema ?? [])
        return yield* parkedIn(pool, schemas)
      }),

      retry: (model, position) =>
        decide(model, (projection, build) => retryParked(pool, projection, build, position)),
      drop: (model, position, by, reason) =>
        decide(model, (projection, build) => dropParked(pool, projection, build, position, { by, reason }))
    })
  })

/**
 * Runs projections in this process and answers queries about them. Of several processes with the same
 * projections one leads each model, the others answer from what it writes. Building the layer waits for
 * nothing: until a model is there, `view` waits and then says that it is behind.
 */
export const projectionsLayer = (
  projections: ReadonlyArray<AnyProjection>,
  options: ProjectionOptions = {}
): Layer.Layer<ReadModels, never, EventStore | EventBus | PgPool> =>
  Layer.scoped(ReadModels, make(projections, options))
