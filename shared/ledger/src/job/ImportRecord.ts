import type { Principal } from "@jiaosuo/http/Principal"
import type { Instant, Position } from "@jiaosuo/kernel/Event"
import type { Totals } from "../answering/RowAnswer.ts"

/** Waiting for its turn, being answered row by row, or answered to the last row. */
export type ImportState = "waiting" | "running" | "finished"

/** The second file of an import, with what became of its rows so far. */
export interface SecondRecord extends Totals {
  /** What kind of file it is: `persons`. */
  readonly part: string
  readonly fileName: string
  readonly fileBytes: number
  readonly readAs: string
  readonly ignoredHeadings: ReadonlyArray<string>
  readonly answered: number
}

/** One ledger that was handed in and read, with what became of its rows so far. */
export interface ImportRecord extends Totals {
  readonly id: string
  /** Who handed it in, with the scope they had then. */
  readonly principal: Principal
  readonly fileName: string
  readonly fileBytes: number
  /** SHA-256 (hex) of what was handed in. */
  readonly fileHash: string
  /** Mapping file as handed in; null where there was none. */
  readonly mapping: string | null
  /** Encoding and separator, or the sheet: `GB18030, comma`. */
  readonly readAs: string
  /** Headings that nothing was made of. */
  readonly ignoredHeadings: ReadonlyArray<string>
  /** Null where no second file came along. */
  readonly second: SecondRecord | null
  readonly state: ImportState
  /** Rows answered so far, from the first on without a hole. */
  readonly answered: number
  /** Place in the log of the last event it brought: a read with `after=<position>` sees all of it. */
  readonly position: Position
  readonly receivedAt: Instant
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
  /** When the file and the answers were deleted, at the end of their retention. */
  readonly purgedAt: Instant | null
}

/** A second file when it has been read. */
export interface ReceivedSecond {
  readonly part: string
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly readAs: string
  readonly ignoredHeadings: ReadonlyArray<string>
  readonly rows: number
}

/** What is known of a ledger when it has been read and nothing else. */
export interface ReceivedImport {
  readonly id: string
  readonly principal: Principal
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly fileHash: string
  readonly mapping: string | null
  readonly readAs: string
  readonly ignoredHeadings: ReadonlyArray<string>
  readonly rows: number
  readonly second: ReceivedSecond | null
}
