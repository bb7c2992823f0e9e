import { text } from "@jiaosuo/kernel/Problem"
import { halfWidth } from "@jiaosuo/reference/Spelling"
import { Either, ParseResult, Schema } from "effect"
import { LedgerIsRefused } from "../reading/Ledger.ts"
import { comparable } from "./Headings.ts"
import { dateFields, type LedgerField, ledgerFields, numberFields } from "./LedgerFields.ts"

/**
 * A mapping file says how one station's ledger is written, where the recognition of headings is not enough:
 * headings of its own, values by name instead of code, dates in another order, values that are the same for
 * every row. `services/vehicles/mappings/example.json` shows every part of it.
 */

const Field = Schema.Literal(...ledgerFields)

const ColumnMapping = Schema.Struct({
  field: Field,
  /** What is written → the code that is meant: `{"小型汽车": "02"}`. Compared without blanks and case. */
  values: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.String })),
  /** Date formats, tried in order: Y, M and D with anything between: `D/M/YYYY`, `YYMMDD` is not one. */
  dates: Schema.optional(Schema.Array(Schema.String)),
  /** Factor to kilograms for a load in another unit: 1000 for tonnes. */
  factor: Schema.optional(Schema.Number.pipe(Schema.positive()))
})

export const LedgerMapping = Schema.Struct({
  /** For people; not used. */
  name: Schema.optional(Schema.String),
  /** The sheet to read, where a workbook has several ledgers. */
  sheet: Schema.optional(Schema.String),
  /** Row number of the headings as a spreadsheet shows it, where they are not found by themselves. */
  headingRow: Schema.optional(Schema.Int.pipe(Schema.positive())),
  /** Heading → field, or field with how its values are written. */
  columns: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.Union(Field, ColumnMapping) })),
  /** Headings that are left out although they would be recognised. */
  ignore: Schema.optional(Schema.Array(Schema.String)),
  /** Values for every row that says nothing of its own: `{"plate.kind": "02"}`. */
  fixed: Schema.optional(Schema.partial(Schema.Record({ key: Field, value: Schema.String })))
}).annotations({ identifier: "LedgerMapping" })
export type LedgerMapping = typeof LedgerMapping.Type

/** How the values of one mapped column are written. */
export interface ValueSpelling {
  readonly values: ReadonlyMap<string, string>
  readonly dates: ReadonlyArray<DateFormat>
  readonly factor: number | undefined
}

/** A date format of a mapping, ready to be tried. */
export interface DateFormat {
  readonly pattern: RegExp
  readonly order: ReadonlyArray<"Y" | "M" | "D">
}

/** A value as it is compared with the value table of a mapping. */
export const comparableValue = (value: string): string => halfWidth(value).replace(/\s+/g, "").toUpperCase()

/** `D/M/YYYY` as a pattern; undefined for a text that is no date format. Years have four digits. */
export const dateFormat = (format: string): DateFormat | undefined => {
  const order: Array<"Y" | "M" | "D"> = []
  let pattern = ""
  for (const part of format.matchAll(/YYYY|MM?|DD?|[^YMD]+|./g)) {
    const letter = part[0].charAt(0)
    if (part[0] === "YYYY") pattern += "(\\d{4})"
    else if (letter === "M" || letter === "D") pattern += part[0].length === 2 ? "(\\d{1,2})" : "(\\d{1,2})"
    else if (letter === "Y") return undefined
    else pattern += part[0].replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*")
    if (letter === "Y" || letter === "M" || letter === "D") order.push(letter)
  }
  return order.length === 3 && new Set(order).size === 3
    ? { pattern: new RegExp(`^\\s*${pattern}\\s*$`), order }
    : undefined
}

/** A mapping that was checked and is ready to use. */
export interface ReadyMapping {
  readonly sheet: string | undefined
  readonly headingRow: number | undefined
  /** By comparable heading. */
  readonly columns: ReadonlyMap<
    string,
    { readonly field: LedgerField; readonly spelling: ValueSpelling | undefined }
  >
  readonly ignored: ReadonlySet<string>
  readonly fixed: ReadonlyMap<LedgerField, string>
}

/** The mapping of a ledger without a mapping file: everything is recognised by itself. */
export const noMapping: ReadyMapping = {
  sheet: undefined,
  headingRow: undefined,
  columns: new Map(),
  ignored: new Set(),
  fixed: new Map()
}

const refused = (zh: string, en: string) =>
  new LedgerIsRefused({
    kind: "notALedger",
    refusal: {
      code: "MappingIsInvalid",
      title: text("映射文件有误", "The mapping file is wrong"),
      detail: text(`${zh}。未导入任何内容。`, `${en}. Nothing was imported.`)
    }
  })

const decode = Schema.decodeUnknownEither(LedgerMapping, { errors: "all", onExcessProperty: "error" })

const spellingOf = (
  heading: string,
  column: typeof ColumnMapping.Type
): Either.Either<ValueSpelling, LedgerIsRefused> => {
  const dates: Array<DateFormat> = []
  for (const format of column.dates ?? []) {
    const ready = dateFormat(format)
    if (ready === undefined || !dateFields.has(column.field)) {
      return Either.left(
        refused(
          `列“${heading}”的日期格式“${format}”无效，应含 YYYY、M、D 各一次`,
          `The date format "${format}" of the column "${heading}" is invalid: it needs YYYY, M and D once each`
        )
      )
    }
    dates.push(ready)
  }
  if (column.factor !== undefined && !numberFields.has(column.field)) {
    return Either.left(
      refused(
        `列“${heading}”不是数量，不能有 factor`,
        `The column "${heading}" is no quantity and cannot have a factor`
      )
    )
  }
  return Either.right({
    values: new Map(Object.entries(column.values ?? {}).map(([name, code]) => [comparableValue(name), code])),
    dates,
    factor: column.factor
  })
}

/**
 * Checks a mapping file. Left: what is wrong with it, so that nothing is imported under a misunderstanding
 * (an unknown field, a date format without a year, a factor for a text).
 */
export const readMapping = (json: string): Either.Either<ReadyMapping, LedgerIsRefused> => {
  let parsed: unknown
  try {
    parsed = JSON.parse(json.replace(/^\uFEFF/, ""))
  } catch {
    return Either.left(refused("它不是有效的 JSON", "It is not valid JSON"))
  }
  const decoded = decode(parsed)
  if (Either.isLeft(decoded)) {
    const issues = ParseResult.ArrayFormatter.formatErrorSync(decoded.left)
    const where = issues.slice(0, 5).map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`)
    return Either.left(refused(where.join("；"), where.join("; ")))
  }
  const mapping = decoded.right
  const columns = new Map<string, { field: LedgerField; spelling: ValueSpelling | undefined }>()
  for (const [heading, column] of Object.entries(mapping.columns ?? {})) {
    if (typeof column === "string") {
      columns.set(comparable(heading), { field: column, spelling: undefined })
      continue
    }
    const spelling = spellingOf(heading, column)
    if (Either.isLeft(spelling)) return Either.left(spelling.left)
    columns.set(comparable(heading), { field: column.field, spelling: spelling.right })
  }
  return Either.right({
    sheet: mapping.sheet,
    headingRow: mapping.headingRow,
    columns,
    ignored: new Set((mapping.ignore ?? []).map(comparable)),
    fixed: new Map(Object.entries(mapping.fixed ?? {}) as Array<[LedgerField, string]>)
  })
}
