import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import type { CalendarDate, Instant, Position } from "@jiaosuo/kernel/Event"
import type { Effect } from "effect"
import type { RowAnswer } from "./answering/RowAnswer.ts"
import type { OpenedLedger, Readable } from "./columns/OpenLedger.ts"

/**
 * The record that a mark stands for: the given one if the mark is new, else the one that had it first. With
 * `instead` the mark passes from that record, which is on file no more, to the given one. For records that
 * hold nothing that could be claimed, and would be put on file again each time their ledger is handed in.
 */
export type TakeMark = (
  mark: string,
  subject: string,
  instead?: string
) => Effect.Effect<string, StoreIsUnavailable>

/** One import whose rows a context is to answer. */
export interface LedgerImport<Field extends string, Second extends string = never>
  extends OpenedLedger<Field, Second> {
  readonly id: string
  /** Who handed the ledger in, with the scope they had then. */
  readonly principal: Principal
  /** When it was handed in: the rows are put on file as of then. */
  readonly at: Instant
  /** The day of it in Asia/Shanghai. */
  readonly today: CalendarDate
  readonly takeMark: TakeMark
}

/** Answers with the position of the last event that they brought; 0 where they brought none. */
export interface Answered {
  /** One for every row that was asked for. */
  readonly answers: ReadonlyArray<RowAnswer>
  /**
   * Rows of the second file that have something of their own to be told. Those that are not here share what
   * became of the row they belong to.
   */
  readonly second?: ReadonlyArray<RowAnswer>
  readonly position: Position
}

/** Answers what was begun; called in the order of the rows. */
export type Ending<R> = Effect.Effect<Answered, StoreIsUnavailable, R>

/**
 * How the rows of one import are answered, some hundred at a time. `begin` does what needs no other row: several
 * calls are under way at once. What it gives is run in the order of the rows, and answers what depends on
 * earlier rows.
 *
 * Asking again for the same rows changes nothing and gives the same answers: an interrupted import is resumed
 * by simply going on, and rows on which the program fails are found by asking for fewer. Command ids follow
 * from import and row (`commandOfRow`).
 */
export interface RowAnswering<R> {
  /** Rows `from` to `to`, counted from 1, both included. */
  readonly begin: (from: number, to: number) => Effect.Effect<Ending<R>, StoreIsUnavailable, R>
}

/** Everything a context says to have its ledgers imported. */
export interface LedgerKind<Field extends string, Second extends string, R> extends Readable<Field, Second> {
  /** The context: schema of its tables, part of its addresses: `vehicles`. */
  readonly context: string
  /** What a row brings: `vehicle`. Ids of imports begin with it. */
  readonly subject: string
  readonly answering: (
    handedIn: LedgerImport<Field, Second>
  ) => Effect.Effect<RowAnswering<R>, StoreIsUnavailable, R>
}
