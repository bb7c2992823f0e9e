import { text } from "@jiaosuo/kernel/Problem"
import { halfWidth } from "@jiaosuo/reference/Spelling"
import { Either, ParseResult, Schema } from "effect"
import { LedgerIsRefused } from "../reading/Ledger.ts"
import { type DateFormat, dateFormat } from "./DateFormats.ts"
import { holdsNumber } from "./FieldDefinition.ts"
import { comparable } from "./Headings.ts"
import type { LedgerShape } from "./LedgerShape.ts"
import {
  type MappingFile,
  mappingFile,
  type WrittenField,
  type WrittenMeaning,
  type WrittenPattern,
  type WrittenSpelling
} from "./MappingFile.ts"
import { type Pattern, readPattern } from "./Patterns.ts"

/** How the values of one mapped field are written. */
export interface ValueSpelling {
  /** By comparable value; null for a text that says nothing. */
  readonly values: ReadonlyMap<string, string | null>
  /** For a text that the table does not have; undefined leaves it as it is. */
  readonly otherwise: string | null | undefined
  readonly dates: ReadonlyArray<DateFormat>
  readonly factor: number | undefined
  readonly round: boolean
}

/** A spelling that changes nothing but the unit. */
export const inUnit = (factor: number): ValueSpelling => ({
  values: new Map(),
  otherwise: undefined,
  dates: [],
  factor,
  round: false
})

/** A field with how its values are written. */
export interface SpeltField<Field extends string> {
  readonly field: Field
  readonly spelling: ValueSpelling | undefined
}

/** How a column's value is taken apart into fields. */
export interface TakenApart<Field extends string> {
  readonly pattern: Pattern
  readonly parts: ReadonlyArray<SpeltField<Field> & { readonly group: string }>
  readonly isOptional: boolean
}

/** What a mapped column says. */
export interface ColumnMeaning<Field extends string> {
  readonly fields: ReadonlyArray<SpeltField<Field>>
  readonly takenApart: ReadonlyArray<TakenApart<Field>>
}

/** A field that is put together of several columns: texts, and headings between them. */
export interface JoinedColumns<Field extends string> extends SpeltField<Field> {
  readonly text: ReadonlyArray<string | { readonly heading: string }>
}

/** A mapping that was checked and is ready to use. Headings are comparable ones. */
export interface ReadyMapping<Field extends string> {
  readonly sheet: string | undefined
  readonly headingRow: number | undefined
  readonly columns: ReadonlyMap<string, ColumnMeaning<Field>>
  readonly joined: ReadonlyArray<JoinedColumns<Field>>
  readonly ignored: ReadonlySet<string>
  readonly fixed: ReadonlyMap<Field, string>
}

/** The mapping of a ledger without a mapping file: everything is recognised by itself. */
export const noMapping = <Field extends string>(): ReadyMapping<Field> => ({
  sheet: undefined,
  headingRow: undefined,
  columns: new Map(),
  joined: [],
  ignored: new Set(),
  fixed: new Map()
})

/** A value as it is compared with the value table of a mapping. */
export const comparableValue = (value: string): string => halfWidth(value).replace(/\s+/g, "").toUpperCase()

const refused = (zh: string, en: string) =>
  new LedgerIsRefused({
    kind: "notALedger",
    refusal: {
      code: "MappingIsInvalid",
      title: text("映射文件有误", "The mapping file is wrong"),
      detail: text(`${zh}。未导入任何内容。`, `${en}. Nothing was imported.`)
    }
  })

type Checked<A> = Either.Either<A, LedgerIsRefused>

/** Checks a spelling against what its field holds. `where` names it for the person: a heading. */
const spellingOf = <Field extends string>(
  where: string,
  field: Field,
  written: WrittenSpelling,
  shape: LedgerShape<Field>
): Checked<ValueSpelling> => {
  const definition = shape.fields[field]
  const dates: Array<DateFormat> = []
  for (const format of written.dates ?? []) {
    const { holds } = definition
    const ready =
      holds === "day" || holds === "time" || holds === "moment" ? dateFormat(format, holds) : undefined
    if (ready === undefined) {
      return Either.left(
        refused(
          `列“${where}”的日期格式“${format}”无效，应含 YYYY、M、D 各一次（时间为 H、m），且字段须为日期或时间`,
          `The date format "${format}" of the column "${where}" is invalid: a day needs YYYY, M and D once each, a time H and m, and the field must hold one`
        )
      )
    }
    dates.push(ready)
  }
  if ((written.factor !== undefined || written.round !== undefined) && !holdsNumber(definition)) {
    return Either.left(
      refused(
        `列“${where}”不是数量，不能有 factor 或 round`,
        `The column "${where}" is no quantity and cannot have a factor or be rounded`
      )
    )
  }
  if (written.otherwise !== undefined && written.values === undefined) {
    return Either.left(
      refused(
        `列“${where}”有 otherwise 却没有 values`,
        `The column "${where}" has "otherwise" without "values"`
      )
    )
  }
  return Either.right({
    values: new Map(
      Object.entries(written.values ?? {}).map(([name, code]) => [comparableValue(name), code])
    ),
    otherwise: written.otherwise,
    dates,
    factor: written.factor,
    round: written.round ?? false
  })
}

const speltField = <Field extends string>(
  where: string,
  written: WrittenField<Field>,
  shape: LedgerShape<Field>
): Checked<SpeltField<Field>> =>
  typeof written === "string"
    ? Either.right({ field: written, spelling: undefined })
    : Either.map(spellingOf(where, written.field, written, shape), (spelling) => ({
        field: written.field,
        spelling
      }))

const takenApart = <Field extends string>(
  where: string,
  written: WrittenPattern<Field>,
  shape: LedgerShape<Field>
): Checked<TakenApart<Field>> =>
  Either.gen(function* () {
    const pattern = yield* Either.mapLeft(readPattern(written.pattern), (why) =>
      refused(
        `列“${where}”的 pattern 无效：${why}`,
        `The pattern of the column "${where}" is invalid: ${why}`
      )
    )
    const named = Object.keys(written.parts)
    const different = [
      ...named.filter((group) => !pattern.groups.includes(group)),
      ...pattern.groups.filter((group) => !named.includes(group))
    ]
    if (different.length > 0) {
      return yield* Either.left(
        refused(
          `列“${where}”的 pattern 与 parts 不一致：${different.join("、")}`,
          `The pattern of the column "${where}" and its parts differ: ${different.join(", ")}`
        )
      )
    }
    const parts: Array<TakenApart<Field>["parts"][number]> = []
    for (const [group, part] of Object.entries(written.parts)) {
      parts.push({ ...(yield* speltField(`${where} ${group}`, part, shape)), group })
    }
    return { pattern, parts, isOptional: written.optional ?? false }
  })

const meaningOfColumn = <Field extends string>(
  heading: string,
  written: WrittenMeaning<Field> | ReadonlyArray<WrittenMeaning<Field>>,
  shape: LedgerShape<Field>
): Checked<ColumnMeaning<Field>> =>
  Either.gen(function* () {
    const fields: Array<SpeltField<Field>> = []
    const apart: Array<TakenApart<Field>> = []
    for (const meaning of isList(written) ? written : [written]) {
      if (typeof meaning === "object" && "pattern" in meaning) {
        apart.push(yield* takenApart(heading, meaning, shape))
      } else fields.push(yield* speltField(heading, meaning, shape))
    }
    return { fields, takenApart: apart }
  })

const isList = <A>(written: A | ReadonlyArray<A>): written is ReadonlyArray<A> => Array.isArray(written)

/** `{日期} {时间}` as headings and the texts between them; undefined where no heading is in it. */
const textWithHeadings = (written: string): JoinedColumns<string>["text"] | undefined => {
  const text = [...written.matchAll(/\{([^{}]+)\}|[^{}]+|./g)].map(([all, heading]) =>
    heading === undefined ? all : { heading: comparable(heading) }
  )
  const isWhole = !text.includes("{") && !text.includes("}")
  return isWhole && text.some((part) => typeof part !== "string") ? text : undefined
}

const joinedColumns = <Field extends string>(
  written: NonNullable<MappingFile<Field>["joined"]>[number],
  shape: LedgerShape<Field>
): Checked<JoinedColumns<Field>> => {
  const parts = textWithHeadings(written.text)
  if (parts === undefined) {
    return Either.left(
      refused(
        `joined 的 text“${written.text}”里没有用花括号括起的表头`,
        `The text "${written.text}" under "joined" names no heading in braces`
      )
    )
  }
  return Either.map(spellingOf(written.text, written.field, written, shape), (spelling) => ({
    field: written.field,
    spelling,
    text: parts
  }))
}

/** A mapping as the JSON it is. Left: it is none. */
const parsed = (json: string): Checked<unknown> =>
  Either.try({
    try: () => JSON.parse(json.replace(/^\uFEFF/, "")) as unknown,
    catch: () => refused("它不是有效的 JSON", "It is not valid JSON")
  })

const ready = <Field extends string>(
  written: unknown,
  shape: LedgerShape<Field>,
  within: string
): Checked<ReadyMapping<Field>> =>
  Either.gen(function* () {
    const decoded = yield* Either.mapLeft(
      Schema.decodeUnknownEither(mappingFile(shape.names), { errors: "all", onExcessProperty: "error" })(
        written
      ),
      (error) => {
        const issues = ParseResult.ArrayFormatter.formatErrorSync(error)
        const where = issues
          .slice(0, 5)
          .map((issue) => `${within}${issue.path.map(String).join(".")}: ${issue.message}`)
        return refused(where.join("；"), where.join("; "))
      }
    )
    // The schema takes no field but those of the shape.
    const mapping = decoded as MappingFile<Field>
    const columns = new Map<string, ColumnMeaning<Field>>()
    for (const [heading, column] of Object.entries(mapping.columns ?? {})) {
      columns.set(comparable(heading), yield* meaningOfColumn(heading, column, shape))
    }
    const joined: Array<JoinedColumns<Field>> = []
    for (const one of mapping.joined ?? []) joined.push(yield* joinedColumns(one, shape))
    return {
      sheet: mapping.sheet,
      headingRow: mapping.headingRow,
      columns,
      joined,
      ignored: new Set((mapping.ignore ?? []).map(comparable)),
      fixed: new Map(Object.entries(mapping.fixed ?? {}) as Array<[Field, string]>)
    }
  })

/** What a mapping file says about the ledger, and about the second file that goes along with it. */
export interface Mappings<Field extends string, Second extends string> {
  readonly ledger: ReadyMapping<Field>
  readonly second: ReadyMapping<Second>
}

/**
 * Checks a mapping file. Left: what is wrong with it, so that nothing is imported under a misunderstanding
 * (an unknown field, a date format without a year, a factor for a text, a pattern that is none). A ledger with
 * a second file has a section of the second file's name in its mapping.
 */
export const readMapping = <Field extends string, Second extends string = never>(
  json: string,
  shape: LedgerShape<Field>,
  second?: { readonly part: string; readonly shape: LedgerShape<Second> }
): Either.Either<Mappings<Field, Second>, LedgerIsRefused> =>
  Either.gen(function* () {
    const written = yield* parsed(json)
    const isObject = typeof written === "object" && written !== null && !Array.isArray(written)
    if (second === undefined || !isObject || !(second.part in written)) {
      return { ledger: yield* ready(written, shape, ""), second: noMapping() }
    }
    const { [second.part]: ofSecond, ...ofLedger } = written as Record<string, unknown>
    return {
      ledger: yield* ready(ofLedger, shape, ""),
      second: yield* ready(ofSecond, second.shape, `${second.part}.`)
    }
  })
