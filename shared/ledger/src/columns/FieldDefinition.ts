import type { Text } from "@jiaosuo/kernel/Problem"
import type { CodeTable } from "@jiaosuo/reference/CodeTables"

/**
 * What a field holds, which decides what becomes of a cell:
 *
 * - `text`: as written, trimmed;
 * - `day`: `2026-05-06`; `time`: `13:40` or `13:40:05`;
 * - `moment`: RFC 3339 in Asia/Shanghai, `2026-05-06T13:40:00+08:00`, or the day alone where no time is written;
 * - `wholeNumber`, `number`: a number, kept apart from the texts.
 *
 * Days, times and moments that are not understood stay as they are written: the checks of the form say why
 * they are none.
 */
export type FieldHolds = "text" | "day" | "time" | "moment" | "wholeNumber" | "number"

/** One thing that a column of a ledger can say. */
export interface FieldDefinition {
  /** What the field is called when a person is told about it. */
  readonly name: Text
  /**
   * Headings by which it is recognised, the official one first. Compared without blanks, brackets, stars, case
   * and width. Where two columns claim one field, the one earlier in this list has it.
   */
  readonly headings: ReadonlyArray<string>
  /** `text` where it is not given. */
  readonly holds?: FieldHolds
  /** Values are codes of this table; names are taken as well. */
  readonly codes?: CodeTable
  /** Path in the form that the context checks; the field's own name where it is not given. */
  readonly path?: string
  /** Without it the record stays whole: where a row ends early, only such fields may be missing. */
  readonly isRemark?: boolean
  /** A ledger may have several columns of it: the first filled one counts. */
  readonly mayRepeat?: boolean
  /** Characters that a cell may have at most; 500 where it is not given. */
  readonly longest?: number
  /** A unit that headings name, and what its quantities are multiplied by: tonnes, 1000. */
  readonly unit?: { readonly inHeading: RegExp; readonly factor: number }
  /** Words that people write behind a number: `人`, `kg`. */
  readonly unitWords?: ReadonlyArray<string>
}

/** Whether a field holds a number. */
export const holdsNumber = ({ holds }: FieldDefinition): boolean =>
  holds === "wholeNumber" || holds === "number"

/** Synonyms written as a list of words; blanks inside a word belong to it. */
export const headingList = (...lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.flatMap((line) => line.split("、"))
