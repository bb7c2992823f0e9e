import type { AnyTable, Rows } from "./Projection.ts"
import type { Row } from "./TableStatements.ts"

/** What a batch does to one table: the last word on every key that it changed. */
export interface RowChanges {
  readonly upserts: ReadonlyArray<Row>
  readonly removals: ReadonlyArray<string>
}

/**
 * The rows of one table in memory, as they are after all events folded so far: some of them newer than the
 * table in the database. `null` stands for a key that is known to have no row.
 */
export class WorkingRows implements Rows<Row> {
  readonly table: AnyTable
  /** Every row of the table is here: what is not, does not exist. True while a build grows in memory. */
  isComplete: boolean
  private readonly rows = new Map<string, Row | null>()
  private changed = new Set<string>()
  private underWay = new Set<string>()
  private touched: ReadonlyArray<string> = []
  private readonly before: Array<{
    readonly key: string
    readonly row: Row | null | undefined
    readonly wasChanged: boolean
  }> = []

  constructor(table: AnyTable, isComplete: boolean) {
    this.table = table
    this.isComplete = isComplete
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
    this.before.length = 0
  }

  /** Undoes what the event begun last has set and removed. */
  undo(): void {
    for (let n = this.before.length - 1; n >= 0; n--) {
      const { key, row, wasChanged } = this.before[n] as (typeof this.before)[number]
      if (row === undefined) this.rows.delete(key)
      else this.rows.set(key, row)
      if (!wasChanged) this.changed.delete(key)
    }
    this.before.length = 0
  }

  /** Whether the row must be fetched before an event that touches it is folded. */
  isUnknown(key: string): boolean {
    return !this.isComplete && !this.rows.has(key)
  }

  /** Takes in what the database answered for keys that were unknown. */
  fetched(keys: ReadonlyArray<string>, found: ReadonlyArray<Row>): void {
    for (const key of keys) if (!this.rows.has(key)) this.rows.set(key, null)
    for (const row of found) {
      const key = row[this.table.key] as string
      if (!this.changed.has(key)) this.rows.set(key, Object.freeze(row))
    }
  }

  get changedCount(): number {
    return this.changed.size
  }

  get size(): number {
    return this.rows.size
  }

  /** Hands over all changes since the last time; `written` or a new start must follow. */
  takeChanges(): RowChanges {
    const upserts: Array<Row> = []
    const removals: Array<string> = []
    for (const key of this.changed) {
      const row = this.rows.get(key)
      if (row === null || row === undefined) removals.push(key)
      else upserts.push(row)
    }
    this.underWay = this.changed
    this.changed = new Set()
    return { upserts, removals }
  }

  /** The changes taken last are in the database: rows beyond the bound may be forgotten, oldest first. */
  written(atMost: number): void {
    this.underWay = new Set()
    if (this.rows.size <= atMost) return
    this.isComplete = false
    for (const key of this.rows.keys()) {
      if (this.rows.size <= atMost) return
      if (!this.changed.has(key) && !this.underWay.has(key)) this.rows.delete(key)
    }
  }

  private put(key: string, row: Row | null): void {
    const wasChanged = this.changed.has(key)
    this.before.push({ key, row: this.rows.get(key), wasChanged })
    this.rows.set(key, row)
    if (!wasChanged) this.changed.add(key)
  }
}
