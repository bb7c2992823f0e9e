import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { dateOfSpreadsheetSerial } from "@jiaosuo/reference/LedgerDates"
import { isBlank, type LedgerCell, type LedgerLimits, type RawRow, type RawSheet } from "./Ledger.ts"
import { fileIsDamaged, tooManyRows } from "./refusals.ts"
import { readXml, type VisibleSheet } from "./WorkbookXml.ts"
import type { ZipArchive } from "./ZipArchive.ts"

/** What cells need to be understood: the texts they point at, which styles are days, how days count. */
export interface CellContext {
  readonly sharedStrings: ReadonlyArray<string>
  readonly dateStyles: ReadonlyArray<boolean>
  readonly from1904: boolean
}

/** Title rows and headings come on top of the row limit. */
const openingRows = 40

/** Cells to the right of this are no columns of a ledger (a workbook may have 16 384). */
const maxColumns = 512

/** A double keeps 15 decimal digits; an id of 18 digits stored as a number has lost its end. */
const exactDigits = 15

/** Day 0 of a workbook that counts from 1904 is day 1462 of one that counts from 1900. */
const daysFrom1900To1904 = 1462

const dayOf = (serial: number, from1904: boolean): CalendarDate | undefined =>
  dateOfSpreadsheetSerial(serial + (from1904 ? daysFrom1900To1904 : 0))

/** The time of the day that a fraction of a day is, to the second; undefined for midnight, which no time means. */
const timeOf = (serial: number): string | undefined => {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  if (!Number.isFinite(seconds) || seconds === 0 || seconds === 86_400) return undefined
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts
    .slice(0, parts[2] === 0 ? 2 : 3)
    .map((part) => String(part).padStart(2, "0"))
    .join(":")
}

/** A cell that is shown as a day, a time or both: what its number says. */
const timedCell = (raw: string, from1904: boolean): LedgerCell => {
  const serial = Number(raw)
  const time = timeOf(serial)
  if (serial >= 0 && serial < 1 && time !== undefined) return { kind: "time", text: time }
  const day = dayOf(serial, from1904)
  if (day === undefined) return { kind: "error", text: raw }
  return { kind: "date", text: day, ...(time === undefined ? {} : { time }) }
}

const numberCell = (raw: string, context: CellContext): LedgerCell => {
  const value = Number(raw)
  if (raw.trim() === "" || !Number.isFinite(value)) return { kind: "error", text: raw }
  const digits = Number.isInteger(value) ? BigInt(value).toString() : String(value)
  const lossy = Number.isInteger(value) && digits.replace("-", "").length > exactDigits
  const time = timeOf(value)
  const day = dayOf(value, context.from1904)
  return { kind: "number", text: digits, lossy, day, ...(time === undefined ? {} : { time }) }
}

/** `AB12` is column 27 (counted from 0) in row 12. */
const place = (reference: string): { readonly column: number; readonly row: number } | undefined => {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (found === null) return undefined
  let column = 0
  for (const letter of found[1] as string) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number(found[2]) }
}

interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
  inline: string
  formula: string | undefined
}

/** What an open cell comes to when its tag closes. */
const closedCell = (cell: OpenCell, context: CellContext): LedgerCell => {
  if (cell.formula !== undefined) return { kind: "formula", text: `=${cell.formula}` }
  switch (cell.type) {
    case "s":
      return context.sharedStrings[Number(cell.value)] ?? { kind: "error", text: "#REF!" }
    case "inlineStr":
      return cell.inline
    case "str":
      return cell.value
    case "b":
      return cell.value === "1" ? "TRUE" : "FALSE"
    case "e":
      return { kind: "error", text: cell.value }
    case "d": {
      const [day = "", time = ""] = cell.value.split("T")
      const clock = /^(\d{2}:\d{2})(:\d{2})?/.exec(time)?.[0].replace(/:00$/, "")
      return { kind: "date", text: day, ...(clock === undefined || clock === "00:00" ? {} : { time: clock }) }
    }
    default: {
      if (cell.value === "") return ""
      if (context.dateStyles[cell.style] === true) return timedCell(cell.value, context.from1904)
      return numberCell(cell.value, context)
    }
  }
}

/**
 * Reads one sheet from its first cell to its last. Merged areas are filled with the value of their first cell
 * where they reach over several rows (one township written once for ten vehicles); a title merged over the
 * columns of one row stays a single cell.
 *
 * @throws LedgerIsRefused
 */
export const readSheet = async (
  archive: ZipArchive,
  sheet: VisibleSheet,
  context: CellContext,
  limits: LedgerLimits
): Promise<RawSheet> => {
  const rows: Array<RawRow & { readonly cells: Array<LedgerCell> }> = []
  const merges: Array<string> = []
  let line = 0
  let cells: Array<LedgerCell> = []
  let cell: OpenCell | undefined
  let hearing: "value" | "inline" | "formula" | undefined
  let phonetic = 0
  let ended = false

  await readXml(archive, sheet.part, {
    open: (name, attributes) => {
      switch (name) {
        case "row":
          line = attributes["r"] === undefined ? line + 1 : Number(attributes["r"])
          cells = []
          return
        case "c": {
          const at = attributes["r"] === undefined ? undefined : place(attributes["r"])
          cell = {
            column: at?.column ?? cells.length,
            type: attributes["t"] ?? "n",
            style: Number(attributes["s"] ?? 0),
            value: "",
            inline: "",
            formula: undefined
          }
          return
        }
        case "v":
          hearing = "value"
          return
        case "f":
          if (cell !== undefined) cell.formula = ""
          hearing = "formula"
          return
        case "rPh":
          phonetic++
          return
        case "t":
          hearing = phonetic === 0 ? "inline" : undefined
          return
        case "mergeCell":
          if (attributes["ref"] !== undefined && merges.length < 100_000) merges.push(attributes["ref"])
          return
        default:
          return
      }
    },
    text: (heard) => {
      if (cell === undefined || hearing === undefined) return
      if (hearing === "value") cell.value += heard
      else if (hearing === "inline") cell.inline += heard
      else cell.formula = (cell.formula ?? "") + heard
    },
    close: (name) => {
      switch (name) {
        case "v":
        case "f":
        case "t":
          hearing = undefined
          return
        case "rPh":
          phonetic--
          return
        case "c":
          if (cell !== undefined && cell.column < maxColumns) {
            while (cells.length < cell.column) cells.push("")
            cells[cell.column] = closedCell(cell, context)
          }
          cell = undefined
          return
        case "row":
          if (!cells.every(isBlank)) rows.push({ line, cells })
          if (rows.length > limits.maxRows + openingRows) throw tooManyRows(limits.maxRows)
          return
        case "worksheet":
          ended = true
          return
        default:
          return
      }
    }
  })
  if (!ended) {
    throw fileIsDamaged(
      `工作表“${sheet.name}”不是表格`,
      `The part of the sheet “${sheet.name}” is no worksheet`
    )
  }
  fillMerged(rows, merges)
  return { name: sheet.name, rows }
}

/** Writes the first value of a merged area that reaches over several rows into its other rows. */
const fillMerged = (
  rows: ReadonlyArray<RawRow & { readonly cells: Array<LedgerCell> }>,
  merges: ReadonlyArray<string>
): void => {
  if (merges.length === 0) return
  const byLine = new Map(rows.map((row) => [row.line, row.cells]))
  for (const merge of merges) {
    const [start, end] = merge.split(":").map(place)
    if (start === undefined || end === undefined || end.row === start.row) continue
    const value = byLine.get(start.row)?.[start.column]
    if (value === undefined || isBlank(value)) continue
    for (let line = start.row + 1; line <= end.row && line - start.row < 100_000; line++) {
      const cells = byLine.get(line)
      if (cells === undefined || start.column >= maxColumns) continue
      while (cells.length <= start.column) cells.push("")
      if (isBlank(cells[start.column])) cells[start.column] = value
    }
  }
}
