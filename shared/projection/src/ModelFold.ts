import type { Position, RecordedEvent } from "@jiaosuo/kernel/Event"
import { contextOf } from "@jiaosuo/kernel/Event"
import type { LogPage } from "./LogPage.ts"
import type { AnyProjection } from "./Projection.ts"
import { type RowChanges, type TableState, WorkingRows } from "./WorkingRows.ts"

/** An event set aside, on its way to `read_models.parked`. */
export interface NewlyParked {
  readonly position: Position
  readonly event_id: string
  readonly stream: string
  readonly type: string
  readonly township: string | null
  readonly error: string
}

/** What stands in the database about events that a build does not fold. */
export interface LeftOut {
  /** Streams with a parked event, and the first position of it. */
  readonly blocked: ReadonlyMap<string, Position>
  readonly dropped: ReadonlySet<Position>
}

/** Keys to fetch before a batch can be folded, by name of the table in the projection. */
export type UnknownKeys = ReadonlyMap<string, ReadonlyArray<string>>

type Step =
  | {
      readonly kind: "fold"
      readonly event: unknown
      readonly recorded: RecordedEvent
      readonly touched: Touched
    }
  | { readonly kind: "unreadable"; readonly recorded: RecordedEvent; readonly reason: string }

type Touched = { readonly [Name in string]?: ReadonlyArray<string> | undefined }

/** A batch ready to fold once the unknown rows are there. */
export interface Prepared {
  readonly steps: ReadonlyArray<Step>
  readonly unknown: UnknownKeys
  /** Position of the last event of the batch, of interest or not. */
  readonly last: Position
}

/** What is to be written. */
export interface Changes {
  readonly tables: ReadonlyMap<string, RowChanges>
  readonly parked: ReadonlyArray<NewlyParked>
}

const nothing: ReadonlyArray<string> = []
const longestError = 2_000

const textOf = (thrown: unknown): string => {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
  return text.slice(0, longestError).replaceAll("\u0000", "\uFFFD")
}

/**
 * The fold of one build in memory: plain values, no I/O. Each event is folded whole or not at all: one that
 * cannot be read or folded leaves no trace in the rows and is parked, and so are the later events of its
 * stream, because folding them without it would make rows that never existed.
 */
export class ModelFold {
  readonly tables: ReadonlyMap<string, WorkingRows>
  private readonly projection: AnyProjection
  private readonly contexts: ReadonlySet<string>
  private readonly rows: { readonly [Name in string]: WorkingRows }
  private readonly blocked: Map<string, Position>
  private readonly dropped: ReadonlySet<Position>
  private parked: Array<NewlyParked> = []

  /** `stateOf` says what is known of a table, by its name in the projection. */
  constructor(projection: AnyProjection, leftOut: LeftOut, stateOf: (name: string) => TableState) {
    this.projection = projection
    this.contexts = new Set(projection.contexts)
    this.tables = new Map(
      Object.entries(projection.tables).map(([name, table]) => [name, new WorkingRows(table, stateOf(name))])
    )
    this.rows = Object.fromEntries(this.tables)
    this.blocked = new Map(leftOut.blocked)
    this.dropped = leftOut.dropped
  }

  /** Decodes events after a position, up to another, and says which rows they need. */
  prepare(pages: ReadonlyArray<LogPage>, after: Position, upTo = Number.POSITIVE_INFINITY): Prepared {
    const steps: Array<Step> = []
    const unknown = new Map<string, Set<string>>()
    let last = after
    for (const page of pages) {
      const { events } = page
      for (let index = 0; index < events.length; index++) {
        const recorded = events[index] as RecordedEvent
        if (recorded.position <= last) continue
        if (recorded.position > upTo) break
        last = recorded.position
        if (!this.contexts.has(contextOf(recorded.stream)) || this.dropped.has(recorded.position)) continue
        const decoded = page.decoded(index, this.projection.decode)
        if (decoded._tag === "Left") {
          steps.push({ kind: "unreadable", recorded, reason: decoded.left.reason })
        } else if (decoded.right !== undefined) {
          steps.push(this.stepFor(decoded.right, recorded, unknown))
        }
      }
    }
    return { steps, last, unknown: new Map([...unknown].map(([name, keys]) => [name, [...keys]])) }
  }

  /** Folds a prepared batch; the rows it needs have been fetched. */
  fold(prepared: Prepared): void {
    for (const step of prepared.steps) {
      const { recorded } = step
      const blockedBy = this.blocked.size === 0 ? undefined : this.blocked.get(recorded.stream)
      if (blockedBy !== undefined) this.park(recorded, `waits for the parked event at position ${blockedBy}`)
      else if (step.kind === "unreadable") this.park(recorded, step.reason)
      else this.foldOne(step.event, recorded, step.touched)
    }
  }

  /** Sets an event aside, and its stream from there on. */
  park(recorded: RecordedEvent, reason: string): void {
    const { id, position, stream, type, township } = recorded
    if (!this.blocked.has(stream)) this.blocked.set(stream, position)
    this.parked.push({ position, event_id: id, stream, type, township, error: textOf(reason) })
  }

  get changedCount(): number {
    let count = this.parked.length
    for (const table of this.tables.values()) count += table.changedCount
    return count
  }

  get rowCount(): number {
    let count = 0
    for (const table of this.tables.values()) count += table.size
    return count
  }

  takeChanges(): Changes {
    const { parked } = this
    this.parked = []
    return { parked, tables: new Map([...this.tables].map(([name, rows]) => [name, rows.takeChanges()])) }
  }

  private stepFor(event: unknown, recorded: RecordedEvent, unknown: Map<string, Set<string>>): Step {
    try {
      const touched = this.projection.touches(event as never, recorded)
      for (const name in touched) {
        const rows = this.tables.get(name)
        if (rows === undefined) throw new Error(`touches names a table ${name} that does not exist`)
        for (const key of touched[name] ?? nothing) {
          if (!rows.isUnknown(key)) continue
          const keys = unknown.get(name)
          if (keys === undefined) unknown.set(name, new Set([key]))
          else keys.add(key)
        }
      }
      return { kind: "fold", event, recorded, touched }
    } catch (thrown) {
      return { kind: "unreadable", recorded, reason: textOf(thrown) }
    }
  }

  private foldOne(event: unknown, recorded: RecordedEvent, touched: Touched): void {
    for (const [name, rows] of this.tables) rows.begin(touched[name] ?? nothing)
    try {
      this.projection.fold(event as never, recorded, this.rows as never)
    } catch (thrown) {
      for (const rows of this.tables.values()) rows.undo()
      this.park(recorded, textOf(thrown))
    }
  }
}
