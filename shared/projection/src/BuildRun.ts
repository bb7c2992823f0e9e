import { getHeapStatistics } from "node:v8"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import { Data, Effect, Fiber } from "effect"
import type { BuildTables, Checkpoint } from "./BuildTables.ts"
import type { RowsAreUnwritable } from "./Database.ts"
import type { LogPage } from "./LogPage.ts"
import type { ModelFold } from "./ModelFold.ts"
import { everyTownship } from "./ReadModels.ts"
import type { Build } from "./Registry.ts"

/** Somebody else has moved the checkpoint or changed rows: what is in memory is no longer true. */
export class BuildHasMoved extends Data.TaggedError("BuildHasMoved")<{ readonly schema: string }> {}

/** Why a run ended; it begins again from what is in the database. */
export type RunFault = StoreIsUnavailable | RowsAreUnwritable | BuildHasMoved

/** How much a run keeps in memory. */
export interface RowBounds {
  /** Rows of a model that stay in memory between batches. */
  readonly live: number
  /** Rows that a build may hold before it writes the first of them. */
  readonly building: number
}

export interface BuildRunParts {
  readonly build: Build
  readonly tables: BuildTables
  readonly fold: ModelFold
  readonly bounds: RowBounds
  /** Rows up to a position are in the database (or nothing up to there concerned the model). */
  readonly reached: (position: Position, parkedTownships: ReadonlyArray<string>) => void
}

/** A checkpoint that only passed events of no interest is written after this time, not with every batch. */
const emptyMoveMillis = 200

/** Changed rows that a run in bulk collects before it writes them. */
const writeAtLeast = 10_000
/** Events to the end of the log from which on a run works in bulk. */
const farBehind = 5_000

/** A build gives its rows to the database before the process runs out of memory for all else. */
const memoryIsShort = (): boolean => {
  const { used_heap_size, heap_size_limit } = getHeapStatistics()
  return used_heap_size > 0.5 * heap_size_limit
}

/**
 * One build in memory, from its checkpoint on: folds batches and writes them. While one batch is being written
 * the next is read, decoded and folded; only one write is under way at a time, so that order is kept. After a
 * fault the run is thrown away.
 */
export class BuildRun {
  private place: Position
  private written: Checkpoint
  private materialised: boolean
  private isBuilding: boolean
  private isBehind = true
  private writing: Fiber.Fiber<void, RunFault> | undefined
  private wroteAt = performance.now()
  private readonly parts: BuildRunParts

  constructor(parts: BuildRunParts) {
    const { position, revision, materialised, isLive, isRetired } = parts.build
    this.parts = parts
    this.place = position
    this.written = { position, revision }
    this.materialised = materialised
    this.isBuilding = !isLive && !isRetired
  }

  /** Position of the last event folded. */
  get folded(): Position {
    return this.place
  }

  /**
   * Folds the events of some pages behind the place reached; those beyond `upTo` are left alone. `end` is the
   * end of the log: far from it the run works in bulk.
   */
  apply(pages: ReadonlyArray<LogPage>, upTo: Position, end: Position): Effect.Effect<void, RunFault> {
    const { fold, tables } = this.parts
    return Effect.gen(this, function* () {
      // Only here: between the next two lines and the fold, a row that is known must stay.
      this.forget()
      const prepared = fold.prepare(pages, this.place, upTo)
      if (prepared.unknown.size > 0) yield* tables.fetch(fold, prepared.unknown)
      fold.fold(prepared)
      this.place = prepared.last
      this.isBehind = end - this.place > farBehind
      if (this.mustWrite()) yield* this.startWriting()
    })
  }

  /** Leaves an event aside that cannot be written. */
  park(event: RecordedEvent, reason: string): void {
    this.parts.fold.park(event, reason)
    this.place = event.position
  }

  /** Everything folded is in the database when this succeeds. */
  get finish(): Effect.Effect<void, RunFault> {
    return Effect.zipRight(
      this.settle,
      Effect.suspend(() =>
        this.materialised && this.place === this.written.position ? Effect.void : this.write
      )
    )
  }

  /** Waits for the write under way. */
  get settle(): Effect.Effect<void, RunFault> {
    return Effect.suspend(() => {
      const { writing } = this
      this.writing = undefined
      return writing === undefined ? Effect.void : Fiber.join(writing)
    })
  }

  /** Whether rows have changed that no write has taken yet. */
  get hasChanges(): boolean {
    return this.parts.fold.changedCount > 0
  }

  /** Milliseconds until a checkpoint that passed nothing but events of no interest must be written. */
  get emptyMoveDueIn(): number {
    return this.place === this.written.position
      ? Number.POSITIVE_INFINITY
      : Math.max(0, this.wroteAt + emptyMoveMillis - performance.now())
  }

  /** The build answers queries from now on, and keeps less in memory. */
  becomeLive(): void {
    this.isBuilding = false
  }

  /** Near the end at once. In bulk late and much: rows change again soon, and a build is read by nobody yet. */
  private mustWrite(): boolean {
    const { bounds, fold } = this.parts
    if (!this.isBuilding) return !this.isBehind || fold.changedCount >= writeAtLeast
    if (fold.rowCount <= bounds.building && !memoryIsShort()) return false
    return !this.materialised || fold.changedCount >= writeAtLeast
  }

  private startWriting(): Effect.Effect<void, RunFault> {
    return Effect.gen(this, function* () {
      yield* this.settle
      if (this.parts.fold.changedCount === 0 && this.emptyMoveDueIn > 0) {
        // Queries that wait for the position may go on: nothing that they could see has changed.
        this.parts.reached(this.place, [])
        return
      }
      this.writing = yield* Effect.fork(this.write)
    })
  }

  private get write(): Effect.Effect<void, RunFault> {
    return Effect.suspend(() => {
      const { build, fold, reached, tables } = this.parts
      const to = this.place
      const changes = fold.takeChanges()
      const kept = this.materialised
        ? tables.writeBatch(this.written, to, changes)
        : tables.materialise(this.written, to, changes)
      return Effect.flatMap(kept, (moved) => {
        if (!moved) return new BuildHasMoved({ schema: build.schema })
        this.written = { ...this.written, position: to }
        this.materialised = true
        this.wroteAt = performance.now()
        for (const rows of fold.tables.values()) rows.written()
        reached(
          to,
          changes.parked.map(({ township }) => township ?? everyTownship)
        )
        return Effect.void
      })
    })
  }

  /** Rows beyond the bound leave the memory, if they are written. */
  private forget(): void {
    const { bounds, fold } = this.parts
    if (!this.materialised) return
    const inBulk = this.isBuilding || this.isBehind
    const bound = inBulk && !memoryIsShort() ? bounds.building : bounds.live
    const share = Math.min(1, bound / Math.max(1, fold.rowCount))
    for (const rows of fold.tables.values()) rows.forget(Math.ceil(rows.size * share), inBulk)
  }
}
