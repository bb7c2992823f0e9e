import type { AnyTable, Rows } from "./Projection.ts"
import type { Row } from "./TableStatements.ts"

/** What a batch does to one table: the last word on every key that it changed. */
export interface RowChanges {
  /** Rows whose key is known not to be in the database. */
  readonly inserts: ReadonlyArray<Row>
  readonly updates: ReadonlyArray<Row>
  readonly removals: ReadonlyArray<string>
}

/** What is known of a table at the start: not made yet, made but empty, or with rows of which none is known. */
export type TableState = "missing" | "empty" | "filled"

/** How a key stood before an event changed it. Numbers in an array of its own: this is made for every row set. */
const untouched = 0
const wasChanged = 1
const wasForgotten = 2
type Standing = typeof untouched | typeof wasChanged | typeof wasForgotten

const nothing: ReadonlyMap<string, boolean> = new Map()
/** Stands for a first write of all rows. */
const unmarked: ReadonlyMap<string, boolean> = new Map()

/** Keys remembered without their rows; beyond it a build asks the database about every unknown key. */
const forgottenAtMost = 3_000_000

/**
 * The rows of one table in memory, as they are after all events folded so far: some of them newer than the
 * table in the database. `null` stands for a key that is known to have no row.
 */
export class WorkingRows implements Rows<Row> {
  readonly table: AnyTable
  /** Every key of the table is known: one that is neither here nor forgotten does not exist. */
  private knowsAllKeys: boolean
  private readonly rows = new Map<string, Row | null>()
  /** Keys whose rows are in the database only, while all keys are known. */
  private readonly forgotten = new Set<string>()
  /** Changed keys, and whether the database has a row for them. */
  private changed = new Map<string, boolean>()
  private underWay: ReadonlyMap<string, boolean> = nothing
  private touched: ReadonlyArray<string> = []
  private readonly beforeKeys: Array<string> = []
  private readonly beforeRows: Array<Row | null | undefined> = []
  private readonly beforeStandings: Array<Standing> = []
  /** Nothing has been written yet: every row here is a change, and none needs to be marked as one. */
  private isUnwritten: boolean

  constructor(table: AnyTable, state: TableState) {
    this.table = table
    this.knowsAllKeys = state !== "filled"
    this.isUnwritten = state === "missing"
  }

  get(key: string): Row | undefined {
    // Checked although the row may be at hand: a rebuild, which has all rows, must not see more than a live run.
    if (!this.touched.includes(key)) {
      throw new Error(`the projection reads ${this.table.name} "${key}", which its touches did not name`)
    }
    return this.rows.get(key) ?? undefined
  }

  set(row: Row): void {
    const key = row[this.table.key]
    if (typeof key !== "string" || key === "") {
      throw new Error(`a row of ${this.table.name} has no text key ${this.table.key}`)
    }
    this.put(key, Object.freeze(row))
  }

  remove(key: string): void {
    this.put(key, null)
  }

  /** Begins an event: these are the keys it may read. */
  begin(touched: ReadonlyArray<string>): void {
    this.touched = touched
    this.beforeKeys.length = 0
    this.beforeRows.length = 0
    this.beforeStandings.length = 0
  }

  /** Undoes what the event begun last has set and removed. */
  undo(): void {
    for (let n = this.beforeKeys.length - 1; n >= 0; n--) {
      const key = this.beforeKeys[n] as string
      const row = this.beforeRows[n]
      const standing = this.beforeStandings[n]
      if (row === undefined) this.rows.delete(key)
      else this.rows.set(key, row)
      if (standing !== wasChanged) this.changed.delete(key)
      if (standing === wasForgotten) this.forgotten.add(key)
    }
    this.begin([])
  }

  /** Whether the row must be fetched before an event that touches it is folded. */
  isUnknown(key: string): boolean {
    if (this.knowsAllKeys && this.forgotten.size === 0) return false
    return !this.rows.has(key) && (!this.knowsAllKeys || this.forgotten.has(key))
  }

  /** Takes in what the database answered for keys that were unknown. */
  fetched(keys: ReadonlyArray<string>, found: ReadonlyArray<Row>): void {
    for (const key of keys) {
      if (!this.rows.has(key)) this.rows.set(key, null)
      this.forgotten.delete(key)
    }
    for (const row of found) {
      const key = row[this.table.key] as string
      if (!this.changed.has(key)) this.rows.set(key, Object.freeze(row))
    }
  }

  get changedCount(): number {
    return this.isUnwritten ? this.rows.size : this.changed.size
  }

  get size(): number {
    return this.rows.size
  }

  /** Hands over all changes since the last time; `written` must follow, or an end. */
  takeChanges(): RowChanges {
    if (this.isUnwritten) {
      this.isUnwritten = false
      this.underWay = unmarked
      return { inserts: [...this.rows.values()].filter((row) => row !== null), updates: [], removals: [] }
    }
    const inserts: Array<Row> = []
    const updates: Array<Row> = []
    const removals: Array<string> = []
    for (const [key, isStored] of this.changed) {
      const row = this.rows.get(key)
      if (row !== null && row !== undefined) (isStored ? updates : inserts).push(row)
      else if (isStored) removals.push(key)
    }
    this.underWay = this.changed
    this.changed = new Map()
    return { inserts, updates, removals }
  }

  /** The changes taken last are in the database. */
  written(): void {
    this.underWay = nothing
  }

  /** Rows beyond the bound leave the memory, oldest first; a run in bulk (`keepKeys`) remembers their keys. */
  forget(atMost: number, keepKeys: boolean): void {
    if (!keepKeys || this.forgotten.size > forgottenAtMost) {
      this.knowsAllKeys = false
      this.forgotten.clear()
    }
    if (this.rows.size <= atMost || this.underWay === unmarked) return
    for (const [key, row] of this.rows) {
      if (this.rows.size <= atMost) return
      if (this.changed.has(key) || this.underWay.has(key)) continue
      this.rows.delete(key)
      if (this.knowsAllKeys && row !== null) this.forgotten.add(key)
    }
  }

  private put(key: string, row: Row | null): void {
    const known = this.rows.get(key)
    const isMarked = this.isUnwritten || this.changed.has(key)
    const isBack = known === undefined && this.forgotten.delete(key)
    this.beforeKeys.push(key)
    this.beforeRows.push(known)
    this.beforeStandings.push(isMarked ? wasChanged : isBack ? wasForgotten : untouched)
    this.rows.set(key, row)
    if (isMarked) return
    // Of a key that was never looked at, a row may well be stored.
    const isStored = known === undefined ? isBack || !this.knowsAllKeys : known !== null
    this.changed.set(key, isStored)
  }
}
