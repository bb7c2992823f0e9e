import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import { Effect, Either } from "effect"
import type { Pool } from "pg"
import { BuildHasMoved, BuildRun, type RowBounds, type RunFault } from "./BuildRun.ts"
import { makeBuildTables } from "./BuildTables.ts"
import { inTransaction } from "./Database.ts"
import type { LogFeed } from "./LogFeed.ts"
import { LogPage } from "./LogPage.ts"
import { ModelFold } from "./ModelFold.ts"
import type { AnyProjection } from "./Projection.ts"
import { buildOf, holdLive, leftOutOf, swapIn } from "./Registry.ts"

/** What a runner works with and whom it tells. */
export interface BuildRunnerParts {
  readonly pool: Pool
  readonly feed: LogFeed
  readonly bounds: RowBounds
  readonly projection: AnyProjection
  readonly schema: string
  /** For scratch copies, which need not survive a crash of the database. */
  readonly unlogged: boolean
  readonly reached: (position: Position, parkedTownships: ReadonlyArray<string>) => void
  /** The build has taken the place of the live one. */
  readonly swapped: Effect.Effect<void>
}

/** The runner of one build. Both ways run until they are done, and begin again by themselves after a fault of rows. */
export interface BuildRunner {
  /** Follows the log until the build is gone, and lets it answer as soon as it is level. */
  readonly follow: Effect.Effect<void, RunFault>
  /** Folds up to a position and ends there. */
  readonly upTo: (position: Position) => Effect.Effect<void, RunFault>
}

const idleMillis = 1_000
/** How near to the end of the log a build must be for the swap to begin. */
const nearlyLevel = 500
const swapMillis = 20_000
const everything = Number.POSITIVE_INFINITY

const firstOf = (events: ReadonlyArray<RecordedEvent>) => events[0] as RecordedEvent

export const makeBuildRunner = (parts: BuildRunnerParts): BuildRunner => {
  const { bounds, feed, pool, projection, schema } = parts
  const tables = makeBuildTables(pool, projection, schema, parts.unlogged)

  /** A run from what is in the database; undefined once the build is gone. */
  const start = Effect.gen(function* () {
    const build = yield* buildOf(pool, schema)
    if (build === undefined) return undefined
    const leftOut = yield* leftOutOf(pool, build.model, schema)
    const filled = build.materialised ? yield* tables.filled : undefined
    const fold = new ModelFold(projection, leftOut, (name) =>
      filled === undefined ? "missing" : filled.has(name) ? "filled" : "empty"
    )
    return { build, run: new BuildRun({ build, tables, fold, bounds, reached: parts.reached }) }
  })

  const log = feed.reader()

  /** Takes what is known behind the place reached, up to a position; false if there is nothing. */
  const step = (run: BuildRun, upTo: Position) =>
    Effect.gen(function* () {
      const pages = run.folded < upTo ? yield* log.take(run.folded) : []
      if (pages.length === 0) return false
      yield* run.apply(pages, upTo, feed.end())
      return true
    })

  const stepsTo = (run: BuildRun, position: Position) =>
    Effect.gen(function* () {
      while (run.folded < position) {
        if (!(yield* step(run, position))) yield* feed.waitBeyond(run.folded, idleMillis)
      }
      yield* run.finish
    })

  /** Writes what there is, and makes the tables fit to be read. */
  const complete = (run: BuildRun) => Effect.zipRight(run.finish, tables.complete)

  /** The live build is held still meanwhile, so that under a steady stream the swap is not late for ever. */
  const swap = (run: BuildRun) =>
    inTransaction(pool, "projection.swap", (client) =>
      Effect.gen(function* () {
        const live = yield* holdLive(client, projection.name)
        if (live?.schema === schema) return
        const head = yield* feed.head
        // A live build beyond the end belongs to a log that was since replaced by an older copy.
        yield* stepsTo(run, live === undefined || live.position > head ? 0 : live.position)
        yield* swapIn(client, projection.name, schema)
      })
    ).pipe(
      // A swap that was given up half-way leaves a write under way: the run cannot be trusted any more.
      Effect.timeoutFail({ duration: swapMillis, onTimeout: () => new BuildHasMoved({ schema }) }),
      Effect.zipRight(Effect.sync(() => run.becomeLive())),
      Effect.zipRight(parts.swapped)
    )

  const followWith = (run: BuildRun, mayAnswer: boolean) =>
    Effect.gen(function* () {
      let answers = !mayAnswer
      let isComplete = false
      while (true) {
        const moved = yield* step(run, everything)
        if (!answers && run.folded >= feed.end() - nearlyLevel) {
          // Indexes take a while, in which the log goes on: once more after them.
          if (isComplete) yield* swap(run)
          else yield* complete(run)
          answers = isComplete
          isComplete = true
          continue
        }
        if (moved) continue
        yield* run.settle
        if (run.hasChanges || run.emptyMoveDueIn === 0) yield* run.finish
        parts.reached(run.folded, [])
        yield* feed.waitBeyond(run.folded, Math.min(idleMillis, run.emptyMoveDueIn))
      }
    })

  /**
   * Applies events of which some cannot be written: halves them until the one that the database refuses stands
   * alone, and parks that one. Every half starts from what is in the database.
   */
  const applyCarefully = (events: ReadonlyArray<RecordedEvent>): Effect.Effect<void, RunFault> =>
    Effect.gen(function* () {
      const attempt = yield* start
      if (attempt === undefined || events.length === 0) return
      const applied = yield* Effect.either(
        Effect.zipRight(attempt.run.apply([new LogPage(events)], everything, 0), attempt.run.finish)
      )
      if (Either.isRight(applied)) return
      if (applied.left._tag !== "RowsAreUnwritable") return yield* applied.left
      if (events.length > 1) {
        const middle = Math.ceil(events.length / 2)
        yield* applyCarefully(events.slice(0, middle))
        return yield* applyCarefully(events.slice(middle))
      }
      const again = yield* start
      if (again === undefined) return
      again.run.park(firstOf(events), applied.left.reason)
      yield* again.run.finish
    })

  /** The way around rows that cannot be written: from the checkpoint to where the run stood, carefully. */
  const pass = (position: Position) =>
    Effect.gen(function* () {
      const first = yield* start
      if (first === undefined) return
      if (!first.build.materialised) {
        // COPY takes all rows or none: begin again on empty tables, a page at a time.
        const at = { position: first.build.position, revision: first.build.revision }
        yield* tables.materialise(at, at.position, { tables: new Map(), parked: [] })
      }
      let place = first.build.position
      while (place < position) {
        const pages = yield* log.take(place)
        const events = pages.flatMap((page) =>
          page.events.filter((event) => event.position > place && event.position <= position)
        )
        const last = events.at(-1)
        if (last === undefined) return
        yield* applyCarefully(events)
        place = last.position
      }
    })

  const running = (
    work: (run: BuildRun, build: { readonly isOnTheWay: boolean }) => Effect.Effect<void, RunFault>
  ) =>
    Effect.gen(function* () {
      yield* feed.opened
      while (true) {
        const begun = yield* start
        if (begun === undefined) return
        const { build, run } = begun
        const isOnTheWay = !build.isLive && !build.isRetired
        const ended = yield* Effect.either(work(run, { isOnTheWay }))
        if (Either.isRight(ended)) return
        const fault = ended.left
        switch (fault._tag) {
          case "StoreIsUnavailable":
            return yield* fault
          case "RowsAreUnwritable":
            yield* Effect.logWarning(
              "rows of a read model cannot be written, the event is searched for"
            ).pipe(Effect.annotateLogs({ schema, reason: fault.reason }))
            yield* pass(run.folded)
            break
          case "BuildHasMoved":
            // Another runner or an operator was here: look again, not at the same moment as the other.
            yield* Effect.sleep(20 + Math.random() * 80)
        }
      }
    })

  return {
    follow: running((run, { isOnTheWay }) => followWith(run, isOnTheWay)),
    upTo: (position) => running((run) => Effect.zipRight(stepsTo(run, position), tables.complete))
  }
}
