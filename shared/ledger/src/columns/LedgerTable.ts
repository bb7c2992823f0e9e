import { Either } from "effect"
import {
  cellText,
  isBlank,
  type LedgerIsRefused,
  type LedgerLimits,
  type RawLedger,
  type RawRow,
  type RawSheet
} from "../reading/Ledger.ts"
import { fileIsCutOff, notALedger, tooManyRows } from "../reading/refusals.ts"
import {
  type ColumnTakenApart,
  findHeadings,
  type HeadingPlace,
  type LedgerColumn,
  openingRows,
  textsOf
} from "./FindHeadings.ts"
import { comparable } from "./Headings.ts"
import type { LedgerShape } from "./LedgerShape.ts"
import type { ReadyMapping, SpeltField } from "./Mapping.ts"

/** A field that is put together of texts and of columns, by their places from 0. */
export interface JoinedField<Field extends string = string> extends SpeltField<Field> {
  readonly text: ReadonlyArray<string | number>
}

/** A ledger whose columns are understood. `rows[0]` is row 1: the first one under the headings. */
export interface LedgerTable<Field extends string = string> {
  readonly shape: LedgerShape<Field>
  readonly format: RawLedger["format"]
  readonly readAs: string
  /** All headings by place, answer columns of an earlier import included. */
  readonly headings: ReadonlyArray<string>
  /** Row number of the headings in the file. */
  readonly headingLine: number
  readonly columns: ReadonlyArray<LedgerColumn<Field>>
  readonly takenApart: ReadonlyArray<ColumnTakenApart<Field>>
  readonly joined: ReadonlyArray<JoinedField<Field>>
  /** Headings that nothing was made of, for the person who handed the ledger in. */
  readonly ignored: ReadonlyArray<string>
  /** Places of columns that an earlier answer workbook added. */
  readonly answerColumns: ReadonlySet<number>
  /** Values a row has at least, where it is not broken off: only columns of remarks may be missing. */
  readonly fewestCells: number
  readonly rows: ReadonlyArray<RawRow>
  /** Values for rows that say nothing of their own. */
  readonly fixed: ReadonlyMap<Field, string>
}

const missingHeadings = <Field extends string>(
  found: HeadingPlace<Field>,
  shape: LedgerShape<Field>,
  mapping: ReadyMapping<Field>
): LedgerIsRefused | undefined => {
  const there = new Set<Field>([
    ...found.columns.map((column) => column.field),
    ...found.takenApart.flatMap(({ parts }) => parts.map(({ field }) => field)),
    ...mapping.joined.map(({ field }) => field),
    ...mapping.fixed.keys()
  ])
  const missing = shape.needed.filter((choices) => !choices.some((field) => there.has(field)))
  if (missing.length === 0) return undefined
  const named = (choices: ReadonlyArray<Field>) => choices.map((field) => shape.fields[field].name)
  return lacking(
    found,
    missing
      .map((choices) =>
        named(choices)
          .map(({ zh }) => zh)
          .join("或")
      )
      .join("、"),
    missing
      .map((choices) =>
        named(choices)
          .map(({ en }) => en)
          .join(" or ")
      )
      .join(", ")
  )
}

const lacking = (found: HeadingPlace<string>, zh: string, en: string): LedgerIsRefused => {
  const seen = found.headings.filter((heading) => heading.trim() !== "").slice(0, 30)
  return notALedger(
    "HeadingsAreMissing",
    `第 ${found.line} 行的表头缺少：${zh}。读到的表头：${seen.join("、")}。请补齐，或用映射文件说明`,
    `The headings in row ${found.line} lack: ${en}. Found: ${seen.join(", ")}. Add them, or say with a mapping file what stands for them`
  )
}

/** The columns that a mapping puts together, by their places. Left: one that the ledger does not have. */
const joinedFields = <Field extends string>(
  found: HeadingPlace<Field>,
  mapping: ReadyMapping<Field>
): Either.Either<ReadonlyArray<JoinedField<Field>>, LedgerIsRefused> => {
  const places = new Map<string, number>()
  for (const [index, heading] of found.headings.entries()) {
    const key = comparable(heading)
    if (!places.has(key)) places.set(key, index)
  }
  const joined: Array<JoinedField<Field>> = []
  for (const { field, spelling, text } of mapping.joined) {
    const parts: Array<string | number> = []
    for (const part of text) {
      const place = typeof part === "string" ? part : places.get(part.heading)
      if (place === undefined) {
        const heading = typeof part === "string" ? part : part.heading
        return Either.left(
          lacking(found, `“${heading}”（映射文件 joined）`, `"${heading}", which the mapping joins`)
        )
      }
      parts.push(place)
    }
    joined.push({ field, spelling, text: parts })
  }
  return Either.right(joined)
}

const noHeadings = <Field extends string>(
  sheet: RawSheet | undefined,
  { exampleHeadings }: LedgerShape<Field>
): LedgerIsRefused => {
  const first = sheet?.rows[0]
  const seen =
    first === undefined
      ? ""
      : textsOf(first)
          .filter((cell) => cell.trim() !== "")
          .slice(0, 8)
          .join("、")
  return notALedger(
    "HeadingsAreNotFound",
    `前 ${openingRows} 行里没有找到表头（如 ${exampleHeadings.join("、")}）${seen === "" ? "" : `，第一行是：${seen}`}`,
    `No headings (such as ${exampleHeadings.join(", ")}) were found in the first ${openingRows} rows${seen === "" ? "" : `; the first row is: ${seen}`}`
  )
}

const chosenSheet = <Field extends string>(
  ledger: RawLedger,
  shape: LedgerShape<Field>,
  mapping: ReadyMapping<Field>
): Either.Either<readonly [RawSheet, HeadingPlace<Field>], LedgerIsRefused> => {
  const candidates =
    mapping.sheet === undefined
      ? ledger.sheets
      : ledger.sheets.filter((sheet) => sheet.name.trim() === mapping.sheet?.trim())
  if (candidates.length === 0) {
    const names = ledger.sheets.map((sheet) => sheet.name).join("、")
    return Either.left(
      notALedger(
        "SheetIsNotFound",
        `工作簿里没有名为“${mapping.sheet}”的工作表，有：${names}`,
        `The workbook has no sheet named "${mapping.sheet}"; it has: ${names}`
      )
    )
  }
  const found: Array<readonly [RawSheet, HeadingPlace<Field>]> = []
  for (const sheet of candidates) {
    const headings = findHeadings(sheet, shape, mapping)
    if (Either.isLeft(headings)) return Either.left(headings.left)
    const place = headings.right
    if (place !== undefined && (place.dataFrom < sheet.rows.length || candidates.length === 1)) {
      found.push([sheet, place])
    }
  }
  const [first, ...others] = found
  if (first === undefined) {
    // What is cut off before its headings is told as that.
    const cut = candidates.find((sheet) => sheet.cutOff !== undefined)
    if (cut?.cutOff !== undefined) return Either.left(brokenOff(cut.cutOff, 0))
    return Either.left(
      noHeadings(
        candidates.find((sheet) => sheet.rows.length > 0),
        shape
      )
    )
  }
  if (others.length > 0) {
    const names = found.map(([sheet]) => sheet.name).join("、")
    return Either.left(
      notALedger(
        "SeveralSheetsAreLedgers",
        `有几个工作表都像台账：${names}。请分开交，或用映射文件的 sheet 指定一个`,
        `Several sheets look like ledgers: ${names}. Hand them in one by one, or name one with "sheet" in a mapping file`
      )
    )
  }
  return Either.right(first)
}

const brokenOff = (cutOff: NonNullable<RawSheet["cutOff"]>, row: number): LedgerIsRefused =>
  fileIsCutOff(
    row > 0
      ? `${cutOff.how.zh}：数据第 ${row} 行（文件第 ${cutOff.line} 行）`
      : `${cutOff.how.zh}：文件第 ${cutOff.line} 行`,
    row > 0
      ? `${cutOff.how.en}: data row ${row} (line ${cutOff.line} of the file)`
      : `${cutOff.how.en}: line ${cutOff.line} of the file`,
    row
  )

/**
 * Finds the headings, decides what every column means and checks that nothing indispensable is missing.
 * Left: why the file as a whole is refused; nothing of it has been imported then.
 */
export const understandLedger = <Field extends string>(
  ledger: RawLedger,
  shape: LedgerShape<Field>,
  mapping: ReadyMapping<Field>,
  limits: LedgerLimits
): Either.Either<LedgerTable<Field>, LedgerIsRefused> =>
  Either.gen(function* () {
    const [sheet, place] = yield* chosenSheet(ledger, shape, mapping)
    const below = sheet.rows.slice(place.dataFrom)
    if (sheet.cutOff !== undefined) {
      const { line } = sheet.cutOff
      const before = below.filter((row) => row.line < line).length
      return yield* Either.left(brokenOff(sheet.cutOff, before + 1))
    }
    const missing = missingHeadings(place, shape, mapping)
    if (missing !== undefined) return yield* Either.left(missing)
    const joined = yield* joinedFields(place, mapping)
    const uses = usesOf(place, joined)
    const used = new Set(uses.map(({ index }) => index))
    const answerColumns = new Set<number>()
    const counters = new Set<number>()
    const ignored: Array<string> = []
    for (const [index, heading] of place.headings.entries()) {
      if (used.has(index) || heading.trim() === "") continue
      const meaning = shape.meaningOf(heading)
      if (meaning.kind !== "ignored") ignored.push(heading.trim())
      else if (meaning.why === "answer") answerColumns.add(index)
      else counters.add(index)
    }
    const rows = below.filter((row) => isFilledIn(row, counters, answerColumns))
    if (rows.length === 0) {
      return yield* Either.left(
        notALedger("LedgerHasNoRows", "表头下面没有数据", "There is no row under the headings")
      )
    }
    if (rows.length > limits.maxRows) return yield* Either.left(tooManyRows(limits.maxRows))
    return {
      shape,
      format: ledger.format,
      readAs: ledger.format === "csv" ? ledger.readAs : `XLSX, ${sheet.name}`,
      headings: place.headings,
      headingLine: place.line,
      columns: place.columns,
      takenApart: place.takenApart,
      joined,
      ignored,
      answerColumns,
      fewestCells: uses
        .filter(({ field }) => shape.fields[field].isRemark !== true)
        .reduce((most, { index }) => Math.max(most, index + 1), 0),
      rows,
      fixed: mapping.fixed
    }
  })

/** Every column that says something, once for each field. */
const usesOf = <Field extends string>(
  { columns, takenApart }: HeadingPlace<Field>,
  joined: ReadonlyArray<JoinedField<Field>>
): ReadonlyArray<{ readonly index: number; readonly field: Field }> => [
  ...columns,
  ...takenApart.flatMap(({ index, parts }) => parts.map(({ field }) => ({ index, field }))),
  ...joined.flatMap(({ field, text }) =>
    text.flatMap((part) => (typeof part === "number" ? [{ index: part, field }] : []))
  )
]

/** A prepared form has numbered rows that nobody filled in; they are no rows of the ledger. */
const isFilledIn = (row: RawRow, counters: ReadonlySet<number>, answers: ReadonlySet<number>): boolean =>
  row.cells.some(
    (cell, at) =>
      !isBlank(cell) && !answers.has(at) && !(counters.has(at) && /^\s*\d+\s*$/.test(cellText(cell)))
  )
