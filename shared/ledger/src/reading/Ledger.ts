import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Refusal, Text } from "@jiaosuo/kernel/Problem"
import { Data } from "effect"

/**
 * A ledger as its file gives it, before anything of it is understood: sheets of rows of cells. Readers turn
 * CSV and XLSX into this one shape, so that everything after them knows neither.
 */

/** A cell whose type matters: text and whole numbers without loss are plain strings instead. */
export type TypedCell =
  /** A real date of a workbook; `text` is its RFC 3339 day, `time` its time (`13:40`) where it has one. */
  | { readonly kind: "date"; readonly text: CalendarDate; readonly time?: string }
  /** A time of the day of a workbook: `13:40`. */
  | { readonly kind: "time"; readonly text: string }
  /**
   * A number of a workbook. `lossy`: it has more digits than a spreadsheet keeps, so its end is invented.
   * `day` and `time`: what it stands for where its column turns out to hold days or times.
   */
  | {
      readonly kind: "number"
      readonly text: string
      readonly lossy: boolean
      readonly day: CalendarDate | undefined
      readonly time?: string
    }
  /** A formula. Its stored result is never looked at, its text is never run. */
  | { readonly kind: "formula"; readonly text: string }
  /** An error such as `#N/A`. */
  | { readonly kind: "error"; readonly text: string }

/** One cell. */
export type LedgerCell = string | TypedCell

/** One row of a file. Cells after the last filled one may be missing. */
export interface RawRow {
  /** Row number in the file as a spreadsheet shows it, from 1. */
  readonly line: number
  readonly cells: ReadonlyArray<LedgerCell>
}

/** One table of a file: the whole of a CSV, or a visible sheet of a workbook. */
export interface RawSheet {
  /** Sheet name; empty for a CSV. */
  readonly name: string
  /** Rows with at least one filled cell, in order. */
  readonly rows: ReadonlyArray<RawRow>
  /** Where the file breaks off, if it does: the whole ledger is refused then, with this row named. */
  readonly cutOff?: { readonly line: number; readonly how: Text }
}

/** A file that was read to its end. */
export interface RawLedger {
  readonly format: "csv" | "xlsx"
  /** How it was read, for the person who handed it in: `GB18030, comma`. */
  readonly readAs: string
  readonly sheets: ReadonlyArray<RawSheet>
}

/** Bounds of what is read; a file beyond one is refused with the bound named. */
export interface LedgerLimits {
  /** Bytes of the file as handed in. */
  readonly maxBytes: number
  /** Rows of one ledger. */
  readonly maxRows: number
  /** Bytes that a workbook may unpack to. */
  readonly maxUnpackedBytes: number
}

/** Why a file as a whole is refused; nothing of it was imported. `kind` decides the HTTP status. */
export class LedgerIsRefused extends Data.TaggedError("LedgerIsRefused")<{
  readonly kind: "tooLarge" | "wrongType" | "unreadable" | "notALedger"
  readonly refusal: Refusal
}> {}

/** The text of a cell, trimmed of nothing. */
export const cellText = (cell: LedgerCell | undefined): string => {
  if (cell === undefined) return ""
  if (typeof cell === "string") return cell
  return cell.kind === "date" && cell.time !== undefined ? `${cell.text} ${cell.time}` : cell.text
}

/** Whether a cell holds nothing but blanks. */
export const isBlank = (cell: LedgerCell | undefined): boolean => cellText(cell).trim() === ""

/** Bytes in the words of a person: `64 MiB`. */
export const inMebibytes = (bytes: number): string =>
  bytes >= 1_048_576 ? `${Math.round((bytes / 1_048_576) * 10) / 10} MiB` : `${Math.ceil(bytes / 1024)} KiB`
