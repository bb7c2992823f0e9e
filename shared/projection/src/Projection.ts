import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import type { UnreadableEvent } from "@jiaosuo/kernel/EventCodec"
import type { Either } from "effect"

/** One table of a read model: rows with one text key, written by the runner, read by SQL. */
export interface KeyedTable<Row extends object> {
  readonly name: string
  /** Column name → PostgreSQL type, in order; the key column is among them. */
  readonly columns: { readonly [Column in keyof Row & string]: string }
  readonly key: keyof Row & string
  /** `create index` tails after the table name: `(township, state)`, `using gin (tokens)`. */
  readonly indexes?: ReadonlyArray<string>
}

/** Rows of one table while a batch is folded. `get` answers only keys that `touches` named. */
export interface Rows<Row extends object> {
  readonly get: (key: string) => Row | undefined
  readonly set: (row: Row) => void
  readonly remove: (key: string) => void
}

/** Tables of a projection by name. */
// biome-ignore lint/suspicious/noExplicitAny: the table's row type is recovered by RowsOf
export type Tables = { readonly [Name in string]: KeyedTable<any> }

export type RowsOf<T extends Tables> = {
  readonly [Name in keyof T]: T[Name] extends KeyedTable<infer Row> ? Rows<Row> : never
}

/**
 * A read model: pure, folded in memory a batch at a time by the runner, which loads the touched rows,
 * folds, writes with one statement per table and moves its checkpoint, all in one transaction.
 *
 * `Event` is whatever `decode` makes of a recorded event; `undefined` means that the event is not of interest.
 * A left, or a throw inside `fold`, parks the event: the run goes on and the township says `incomplete`.
 */
export interface Projection<Event, T extends Tables> {
  /** Lower-case words with underscores: it names the schema of the tables. */
  readonly name: string
  /** A new version is built beside the live one and swapped in when level. Rule tables are part of it. */
  readonly version: string
  /** Contexts whose events it reads. */
  readonly contexts: ReadonlyArray<string>
  readonly tables: T
  readonly decode: (event: RecordedEvent) => Either.Either<Event | undefined, UnreadableEvent>
  readonly touches: (event: Event, recorded: RecordedEvent) => { readonly [Name in keyof T]?: ReadonlyArray<string> }
  readonly fold: (event: Event, recorded: RecordedEvent, rows: RowsOf<T>) => void
}

/** Names and infers; nothing more. */
export const defineProjection = <Event, const T extends Tables>(
  projection: Projection<Event, T>
): Projection<Event, T> => projection
