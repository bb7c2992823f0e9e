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
import { comparable, meaningOf } from "./Headings.ts"
import { fieldNames, type LedgerField, repeatableFields } from "./LedgerFields.ts"
import type { ReadyMapping, ValueSpelling } from "./Mapping.ts"

/** One column whose meaning is known. */
export interface LedgerColumn {
  readonly field: LedgerField
  /** From 0. */
  readonly index: number
  /** As written, for the answer. */
  readonly heading: string
  readonly spelling: ValueSpelling | undefined
}

/** A ledger whose columns are understood. `rows[0]` is row 1: the first one under the headings. */
export interface LedgerTable {
  readonly format: RawLedger["format"]
  readonly readAs: string
  /** All headings by place, answer columns of an earlier import included. */
  readonly headings: ReadonlyArray<string>
  /** Row number of the headings in the file. */
  readonly headingLine: number
  readonly columns: ReadonlyArray<LedgerColumn>
  /** Headings that nothing was made of, for the person who handed the ledger in. */
  readonly ignored: ReadonlyArray<string>
  /** Places of columns that an earlier answer workbook added. */
  readonly answerColumns: ReadonlySet<number>
  readonly rows: ReadonlyArray<RawRow>
  readonly mapping: ReadyMapping
}

/** Title rows lie above the headings; further down than this nobody looks for them. */
const openingRows = 40

/** Fewer recognised headings than this, and a row is no heading row. */
const fewestHeadings = 3

/** Groups over headings that speak of somebody who is not the owner. */
const foreignGroup = /驾驶|司机|驾照|保险公司|承保|监护|安全员|driver/i

interface Understood {
  readonly headings: ReadonlyArray<string>
  readonly columns: ReadonlyArray<LedgerColumn>
  readonly score: number
}

/** Letters of a column as a spreadsheet shows them. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26))

const meaningIn = (heading: string, mapping: ReadyMapping) => {
  const key = comparable(heading)
  if (mapping.ignored.has(key)) return undefined
  const mapped = mapping.columns.get(key)
  if (mapped !== undefined) return { field: mapped.field, rank: -1, spelling: mapped.spelling }
  const meaning = meaningOf(heading)
  if (meaning.kind !== "field") return undefined
  const spelling = meaning.inTonnes ? { values: new Map(), dates: [], factor: 1000 } : undefined
  return { field: meaning.field, rank: meaning.rank, spelling }
}

/** What a row would mean as headings. Left: two columns that claim one field equally. */
const understand = (
  headings: ReadonlyArray<string>,
  mapping: ReadyMapping
): Either.Either<Understood, LedgerIsRefused> => {
  const best = new Map<LedgerField, Array<LedgerColumn & { readonly rank: number }>>()
  for (const [index, heading] of headings.entries()) {
    const meaning = meaningIn(heading, mapping)
    if (meaning === undefined) continue
    const column = { ...meaning, index, heading: heading.trim() }
    const others = best.get(meaning.field) ?? []
    best.set(
      meaning.field,
      [...others, column].sort((a, b) => a.rank - b.rank || a.index - b.index)
    )
  }
  const columns: Array<LedgerColumn> = []
  for (const [field, claims] of best) {
    const [first, second] = claims
    if (first === undefined) continue
    if (repeatableFields.has(field)) {
      columns.push(...claims)
      continue
    }
    if (second !== undefined && second.rank === first.rank) {
      return Either.left(
        notALedger(
          "HeadingsAreAmbiguous",
          `${columnName(first.index)} 列“${first.heading}”和 ${columnName(second.index)} 列“${second.heading}”都像是“${fieldNames[field].zh}”，请用映射文件说明`,
          `Column ${columnName(first.index)} "${first.heading}" and column ${columnName(second.index)} "${second.heading}" both look like the ${fieldNames[field].en}; say which with a mapping file`
        )
      )
    }
    columns.push(first)
  }
  columns.sort((a, b) => a.index - b.index)
  return Either.right({ headings, columns, score: best.size })
}

/**
 * Headings over two rows, the upper one naming groups (`所有人信息` over `姓名` and `电话`) or headings of its
 * own where the lower one is empty. Undefined where the lower row is no row of headings.
 */
const overTwoRows = (
  upper: ReadonlyArray<string>,
  lower: ReadonlyArray<string>
): ReadonlyArray<string> | undefined => {
  const width = Math.max(upper.length, lower.length)
  const headings: Array<string> = []
  let group = ""
  let known = 0
  for (let at = 0; at < width; at++) {
    const above = upper[at]?.trim() ?? ""
    const below = lower[at]?.trim() ?? ""
    if (above !== "") group = above
    if (below === "") {
      headings.push(above)
      continue
    }
    if (above === below || group === "") headings.push(below)
    else if (foreignGroup.test(group)) headings.push(`${group}${below}`)
    else headings.push(meaningOf(`${group}${below}`).kind === "field" ? `${group}${below}` : below)
    if (meaningOf(below).kind === "unknown" && !foreignGroup.test(group)) return undefined
    known++
  }
  return known >= 2 ? headings : undefined
}

interface HeadingPlace extends Understood {
  /** Places in the rows of the sheet: the first row of data. */
  readonly dataFrom: number
  readonly line: number
}

const textsOf = (row: RawRow): ReadonlyArray<string> => row.cells.map(cellText)

/** The rows that look most like headings; the first of equals. */
const findHeadings = (
  sheet: RawSheet,
  mapping: ReadyMapping
): Either.Either<HeadingPlace | undefined, LedgerIsRefused> => {
  let best: HeadingPlace | undefined
  let contradiction: { readonly score: number; readonly refused: LedgerIsRefused } | undefined
  const consider = (headings: ReadonlyArray<string>, dataFrom: number, line: number) => {
    const meaning = understand(headings, mapping)
    if (Either.isLeft(meaning)) {
      const score = headings.filter((heading) => meaningIn(heading, mapping) !== undefined).length
      if (score > (contradiction?.score ?? 0)) contradiction = { score, refused: meaning.left }
    } else if (meaning.right.score > (best?.score ?? 0)) {
      best = { ...meaning.right, dataFrom, line }
    }
  }
  for (const [at, row] of sheet.rows.slice(0, openingRows).entries()) {
    if (mapping.headingRow !== undefined && row.line !== mapping.headingRow) continue
    const texts = textsOf(row)
    consider(texts, at + 1, row.line)
    const below = sheet.rows[at + 1]
    const both = below === undefined ? undefined : overTwoRows(texts, textsOf(below))
    if (both !== undefined && below !== undefined) consider(both, at + 2, below.line)
  }
  const fewest = mapping.headingRow === undefined ? fewestHeadings : 1
  if (
    contradiction !== undefined &&
    contradiction.score > (best?.score ?? 0) &&
    contradiction.score >= fewest
  ) {
    return Either.left(contradiction.refused)
  }
  return Either.right(best !== undefined && best.score >= fewest ? best : undefined)
}

/** How many headings of a row are recognised; readers choose a separator by it. */
export const recognisedHeadings =
  (mapping: ReadyMapping) =>
  (cells: ReadonlyArray<string>): number =>
    new Set(cells.map((cell) => meaningIn(cell, mapping)?.field).filter((field) => field !== undefined)).size

/** What a row cannot do without, and what may stand in for it. */
const needed: ReadonlyArray<ReadonlyArray<LedgerField>> = [
  ["plate.number"],
  ["plate.kind"],
  ["vehicleType"],
  ["use"],
  ["owner.name"],
  ["village", "villageName"]
]

const missingHeadings = (found: HeadingPlace, mapping: ReadyMapping): LedgerIsRefused | undefined => {
  const there = new Set<LedgerField>([
    ...found.columns.map((column) => column.field),
    ...mapping.fixed.keys()
  ])
  const missing = needed.filter((choices) => !choices.some((field) => there.has(field)))
  if (missing.length === 0) return undefined
  const zh = missing.map((choices) => choices.map((field) => fieldNames[field].zh).join("或")).join("、")
  const en = missing.map((choices) => choices.map((field) => fieldNames[field].en).join(" or ")).join(", ")
  const seen = found.headings.filter((heading) => heading.trim() !== "").slice(0, 30)
  return notALedger(
    "HeadingsAreMissing",
    `第 ${found.line} 行的表头缺少：${zh}。读到的表头：${seen.join("、")}。请补齐，或用映射文件说明`,
    `The headings in row ${found.line} lack: ${en}. Found: ${seen.join(", ")}. Add them, or say with a mapping file what stands for them`
  )
}

const noHeadings = (sheet: RawSheet | undefined): LedgerIsRefused => {
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
    `前 ${openingRows} 行里没有找到表头（如 号牌种类、号牌号码、车辆类型）${seen === "" ? "" : `，第一行是：${seen}`}`,
    `No headings (such as 号牌种类, 号牌号码, 车辆类型) were found in the first ${openingRows} rows${seen === "" ? "" : `; the first row is: ${seen}`}`
  )
}

const chosenSheet = (
  ledger: RawLedger,
  mapping: ReadyMapping
): Either.Either<readonly [RawSheet, HeadingPlace], LedgerIsRefused> => {
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
  const found: Array<readonly [RawSheet, HeadingPlace]> = []
  for (const sheet of candidates) {
    const headings = findHeadings(sheet, mapping)
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
    return Either.left(noHeadings(candidates.find((sheet) => sheet.rows.length > 0)))
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
export const understandLedger = (
  ledger: RawLedger,
  mapping: ReadyMapping,
  limits: LedgerLimits
): Either.Either<LedgerTable, LedgerIsRefused> =>
  Either.gen(function* () {
    const [sheet, place] = yield* chosenSheet(ledger, mapping)
    const below = sheet.rows.slice(place.dataFrom)
    if (sheet.cutOff !== undefined) {
      const { line } = sheet.cutOff
      const before = below.filter((row) => row.line < line).length
      return yield* Either.left(brokenOff(sheet.cutOff, before + 1))
    }
    const missing = missingHeadings(place, mapping)
    if (missing !== undefined) return yield* Either.left(missing)
    const used = new Set(place.columns.map((column) => column.index))
    const answerColumns = new Set<number>()
    const counters = new Set<number>()
    const ignored: Array<string> = []
    for (const [index, heading] of place.headings.entries()) {
      if (used.has(index) || heading.trim() === "") continue
      const meaning = meaningOf(heading)
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
      format: ledger.format,
      readAs: ledger.format === "csv" ? ledger.readAs : `XLSX, ${sheet.name}`,
      headings: place.headings,
      headingLine: place.line,
      columns: place.columns,
      ignored,
      answerColumns,
      rows,
      mapping
    }
  })

/** A prepared form has numbered rows that nobody filled in; they are no rows of the ledger. */
const isFilledIn = (row: RawRow, counters: ReadonlySet<number>, answers: ReadonlySet<number>): boolean =>
  row.cells.some(
    (cell, at) =>
      !isBlank(cell) && !answers.has(at) && !(counters.has(at) && /^\s*\d+\s*$/.test(cellText(cell)))
  )
