import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import type { UnreadableEvent } from "@jiaosuo/kernel/EventCodec"
import type { Either } from "effect"

/**
 * One table of a read model: rows with one text key, written by the runner, read by SQL.
 *
 * What a fold reads back is what it set, in these forms: text, uuid and `date` as text (`2026-03-04`),
 * `timestamptz` as an instant with milliseconds (`2026-03-04T01:02:03.456Z`), every kind of number as a
 * number, `jsonb` as its value, arrays of these (but not of instants) as arrays. Rows are frozen.
 */
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

/** A table whatever its rows are; `RowsOf` recovers their type. */
export interface AnyTable {
  readonly name: string
  readonly columns: Readonly<Record<string, string>>
  readonly key: string
  readonly indexes?: ReadonlyArray<string>
}

/** Tables of a projection by name. */
export type Tables = { readonly [Name in string]: AnyTable }

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
  readonly touches: (
    event: Event,
    recorded: RecordedEvent
  ) => { readonly [Name in keyof T]?: ReadonlyArray<string> }
  readonly fold: (event: Event, recorded: RecordedEvent, rows: RowsOf<T>) => void
}

/** A projection whatever its events and rows are: what the runner runs. */
export interface AnyProjection {
  readonly name: string
  readonly version: string
  readonly contexts: ReadonlyArray<string>
  readonly tables: Tables
  readonly decode: (event: RecordedEvent) => Either.Either<unknown, UnreadableEvent>
  readonly touches: (
    event: never,
    recorded: RecordedEvent
  ) => { readonly [Name in string]?: ReadonlyArray<string> | undefined }
  readonly fold: (event: never, recorded: RecordedEvent, rows: never) => void
}

/** Names and infers; nothing more. */
export const defineProjection = <Event, const T extends Tables>(
  projection: Projection<Event, T>
): Projection<Event, T> => projection
