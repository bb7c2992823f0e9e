import { type FieldProblem, text } from "@jiaosuo/kernel/Problem"
import { halfWidth, isBlank } from "@jiaosuo/reference/Spelling"
import { cellText, type LedgerCell, type RawRow } from "../reading/Ledger.ts"
import { fieldProblem, writtenIn } from "./Cells.ts"
import { inFormats, usualMoment, usualTime } from "./DateFormats.ts"
import { type FieldDefinition, holdsNumber } from "./FieldDefinition.ts"
import type { ColumnTakenApart, LedgerColumn } from "./FindHeadings.ts"
import { pathOf } from "./LedgerShape.ts"
import type { JoinedField, LedgerTable } from "./LedgerTable.ts"
import { comparableValue, type SpeltField, type ValueSpelling } from "./Mapping.ts"

/** What the cells of a row say, field by field, and what cannot be understood about them. */
export interface ReadFields<Field extends string> {
  readonly values: ReadonlyMap<Field, string>
  /** Fields that hold numbers. */
  readonly numbers: ReadonlyMap<Field, number>
  readonly problems: ReadonlyArray<FieldProblem>
}

/** The number that a text says; undefined where it says none, or a whole one is asked for and it is not. */
export const numberWritten = (
  written: string,
  { holds, unitWords = [] }: FieldDefinition,
  spelling?: ValueSpelling
): number | undefined => {
  let plain = halfWidth(written).replace(/[\s,]/g, "")
  const word = unitWords.find((word) => plain.toLowerCase().endsWith(word))
  if (word !== undefined) plain = plain.slice(0, -word.length)
  const isWhole = holds === "wholeNumber"
  const number = isWhole ? /^\d{1,9}(\.\d{1,6})?$/ : /^[-+]?\d{1,12}(\.\d{1,18})?$/
  if (!number.test(plain)) return undefined
  const factor = spelling?.factor
  const value = factor === undefined ? Number(plain) : Math.round(Number(plain) * factor * 1e6) / 1e6
  const rounded = spelling?.round === true ? Math.round(value) : value
  return isWhole && !Number.isInteger(rounded) ? undefined : rounded
}

/** Days and times of typed cells are known whatever the column's format. */
const typedTime = (cell: LedgerCell | undefined, value: string, holds: "day" | "time" | "moment") => {
  if (cell === undefined || typeof cell === "string") return undefined
  switch (cell.kind) {
    case "date":
      if (holds === "day") return cell.text
      return holds === "time" ? cell.time : momentOf(cell.text, cell.time)
    case "time":
      return holds === "time" ? cell.text : undefined
    case "number": {
      // A number in a column of days: 20230218 says so itself, 44975 is the spreadsheet's day number.
      if (/^\d{8}(?:\d{6})?$/.test(value)) return undefined
      if (holds === "time") return cell.time
      return holds === "day" || cell.day === undefined ? cell.day : momentOf(cell.day, cell.time)
    }
    default:
      return undefined
  }
}

const momentOf = (day: string, time: string | undefined): string | undefined =>
  time === undefined ? day : usualMoment(`${day} ${time}`)

/** The day or time that a value means, in the spelling of the forms; what is not understood stays as written. */
const timeWritten = (
  cell: LedgerCell | undefined,
  value: string,
  holds: "day" | "time" | "moment",
  spelling: ValueSpelling | undefined
): string => {
  const formatted = inFormats(value, spelling?.dates ?? [], holds) ?? typedTime(cell, value, holds)
  if (formatted !== undefined) return formatted
  switch (holds) {
    case "day":
      return value
    case "time":
      return usualTime(value) ?? value
    case "moment":
      return usualMoment(value) ?? value
  }
}

/** A row of another shape than its headings: values that moved, or headings repeated on a new page. */
const shapeProblem = <Field extends string>(
  row: RawRow,
  table: LedgerTable<Field>
): FieldProblem | undefined => {
  const repeated = [...table.columns, ...table.takenApart].filter(
    ({ index, heading }) => cellText(row.cells[index]).trim() === heading && heading !== ""
  )
  if (repeated.length >= 3) {
    return { path: "", reason: text("这一行重复了表头", "This row repeats the headings") }
  }
  if (table.format !== "csv") return undefined
  const width = table.headings.length
  const beyond = row.cells.slice(width).some((cell) => cellText(cell).trim() !== "")
  if (!beyond && row.cells.length >= table.fewestCells) return undefined
  return {
    path: "",
    reason: text(
      `这一行有 ${row.cells.length} 个值，表头有 ${width} 列：可能多了或少了分隔符`,
      `The row has ${row.cells.length} values for ${width} headings: a separator too many or too few`
    )
  }
}

/** Collects what the cells of one row say; of several that say one field the first filled one counts. */
class RowFields<Field extends string> implements ReadFields<Field> {
  readonly values = new Map<Field, string>()
  readonly numbers = new Map<Field, number>()
  readonly problems: Array<FieldProblem> = []
  readonly #row: RawRow
  readonly #table: LedgerTable<Field>

  constructor(row: RawRow, table: LedgerTable<Field>) {
    this.#row = row
    this.#table = table
  }

  #has(field: Field): boolean {
    return this.values.has(field) || this.numbers.has(field)
  }

  #definition(field: Field): FieldDefinition {
    return this.#table.shape.fields[field]
  }

  /** The text of a cell for a field; undefined where it is none, which is told as a problem of the field. */
  #text(index: number, field: Field): string | undefined {
    const written = writtenIn(this.#row.cells[index], field, this.#table.shape)
    if (!("problem" in written)) return written.value
    this.problems.push(written.problem)
    return undefined
  }

  /** Takes a value for a field. `cell` is where it comes from, if it is the whole of one. */
  #take({ field, spelling }: SpeltField<Field>, written: string, cell?: LedgerCell): void {
    if (written === "" || this.#has(field)) return
    const known = spelling?.values.get(comparableValue(written))
    const value =
      known !== undefined ? known : spelling?.otherwise !== undefined ? spelling.otherwise : written
    if (value === null) return
    const definition = this.#definition(field)
    if (holdsNumber(definition)) {
      if (isBlank(value)) return
      const number = numberWritten(value, definition, spelling)
      if (number !== undefined) this.numbers.set(field, number)
      else this.problems.push(this.#notANumber(field, value))
      return
    }
    switch (definition.holds) {
      case "day":
      case "time":
      case "moment":
        this.values.set(field, timeWritten(cell, value, definition.holds, spelling))
        return
      default:
        this.values.set(field, definition.codes?.codeOf(value) ?? value)
    }
  }

  #notANumber(field: Field, value: string): FieldProblem {
    const { name, holds } = this.#definition(field)
    const isWhole = holds === "wholeNumber"
    return {
      path: pathOf(this.#table.shape, field),
      reason: text(
        `${name.zh}：“${value}”不是${isWhole ? "整数" : "数字"}`,
        `${name.en}: "${value}" is not a ${isWhole ? "whole " : ""}number`
      )
    }
  }

  column(column: LedgerColumn<Field>): void {
    const written = this.#text(column.index, column.field)
    if (written !== undefined) this.#take(column, written, this.#row.cells[column.index])
  }

  takenApart({ index, pattern, parts, isOptional }: ColumnTakenApart<Field>): void {
    const first = parts[0]?.field
    const written = first === undefined ? undefined : this.#text(index, first)
    if (first === undefined || written === undefined || isBlank(written)) return
    const found = pattern.read(halfWidth(written))
    if (found !== undefined) {
      for (const part of parts) this.#take(part, (found[part.group] ?? "").trim())
    } else if (!isOptional) {
      this.problems.push(
        fieldProblem(
          this.#table.shape,
          first,
          `“${written}”不符合映射文件的格式`,
          `"${written}" does not fit the pattern of the mapping file`
        )
      )
    }
  }

  joined(joined: JoinedField<Field>): void {
    let isFilled = false
    let whole = ""
    for (const part of joined.text) {
      if (typeof part === "string") {
        whole += part
        continue
      }
      const written = this.#text(part, joined.field)
      if (written === undefined) return
      if (!isBlank(written)) {
        isFilled = true
        whole += written
      }
    }
    if (isFilled) this.#take(joined, whole.trim())
  }

  fixed(field: Field, value: string): void {
    if (this.#has(field)) return
    const definition = this.#definition(field)
    if (!holdsNumber(definition)) {
      this.values.set(field, definition.codes?.codeOf(value) ?? value)
      return
    }
    const number = numberWritten(value, definition)
    if (number !== undefined) this.numbers.set(field, number)
  }
}

/**
 * Understands the cells of one row: what a mapping file says about its columns first, then what was recognised
 * by headings, then the values that are fixed for all rows. With `only`, nothing but that field is looked at.
 * Values are not judged here but by the checks of the form; what cannot be understood at all is a problem of
 * its field.
 */
export const readFields = <Field extends string>(
  row: RawRow,
  table: LedgerTable<Field>,
  only?: Field
): ReadFields<Field> => {
  const read = new RowFields(row, table)
  const asked = ({ field }: { readonly field: Field }) => only === undefined || field === only
  if (only === undefined) {
    const misshapen = shapeProblem(row, table)
    if (misshapen !== undefined) read.problems.push(misshapen)
  }
  for (const column of table.columns) if (column.isMapped && asked(column)) read.column(column)
  for (const column of table.takenApart) if (column.parts.some(asked)) read.takenApart(column)
  for (const joined of table.joined) if (asked(joined)) read.joined(joined)
  for (const column of table.columns) if (!column.isMapped && asked(column)) read.column(column)
  for (const [field, value] of table.fixed) if (asked({ field })) read.fixed(field, value)
  return read
}

/** The one value of a row for a field, as a text; empty where there is none or it cannot be understood. */
export const fieldOf = <Field extends string>(
  row: RawRow,
  table: LedgerTable<Field>,
  field: Field
): string => {
  const { values, numbers } = readFields(row, table, field)
  return values.get(field) ?? numbers.get(field)?.toString() ?? ""
}
