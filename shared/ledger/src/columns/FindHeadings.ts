import { Either } from "effect"
import { cellText, type LedgerIsRefused, type RawRow, type RawSheet } from "../reading/Ledger.ts"
import { notALedger } from "../reading/refusals.ts"
import { comparable } from "./Headings.ts"
import type { LedgerShape } from "./LedgerShape.ts"
import { inUnit, type ReadyMapping, type TakenApart, type ValueSpelling } from "./Mapping.ts"

/** One column whose value is a field. */
export interface LedgerColumn<Field extends string = string> {
  readonly field: Field
  /** From 0. */
  readonly index: number
  /** As written, for the answer. */
  readonly heading: string
  readonly spelling: ValueSpelling | undefined
  /** Whether a mapping file says so; otherwise the heading was recognised. */
  readonly isMapped: boolean
}

/** One column whose value is taken apart into fields. */
export interface ColumnTakenApart<Field extends string = string> extends TakenApart<Field> {
  readonly index: number
  readonly heading: string
}

/** The columns of a row of headings that mean something. */
export interface Understood<Field extends string> {
  readonly headings: ReadonlyArray<string>
  readonly columns: ReadonlyArray<LedgerColumn<Field>>
  readonly takenApart: ReadonlyArray<ColumnTakenApart<Field>>
  /** Things that were recognised. */
  readonly score: number
}

/** Where the headings of a sheet were found. */
export interface HeadingPlace<Field extends string> extends Understood<Field> {
  /** Place in the rows of the sheet: the first row of data. */
  readonly dataFrom: number
  readonly line: number
}

/** Title rows lie above the headings; further down than this nobody looks for them. */
export const openingRows = 40

/** Fewer recognised headings than this, and a row is no heading row. */
const fewestHeadings = 3

/** Letters of a column as a spreadsheet shows them. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26))

/** Texts of the cells of a row. */
export const textsOf = (row: RawRow): ReadonlyArray<string> => row.cells.map(cellText)

interface Meaning<Field extends string> {
  readonly fields: ReadonlyArray<
    Pick<LedgerColumn<Field>, "field" | "spelling" | "isMapped"> & { readonly rank: number }
  >
  readonly takenApart: ReadonlyArray<TakenApart<Field>>
  /** What it counts for where recognised things are counted. */
  readonly names: ReadonlyArray<string>
}

/** Finds what headings mean in one kind of ledger under one mapping. */
const meanings = <Field extends string>(shape: LedgerShape<Field>, mapping: ReadyMapping<Field>) => {
  const joined = new Set(
    mapping.joined.flatMap(({ text }) =>
      text.flatMap((part) => (typeof part === "string" ? [] : [part.heading]))
    )
  )
  return (heading: string): Meaning<Field> | undefined => {
    const key = comparable(heading)
    const mapped = mapping.columns.get(key)
    if (mapped !== undefined) {
      return {
        fields: mapped.fields.map(({ field, spelling }) => ({ field, spelling, rank: -1, isMapped: true })),
        takenApart: mapped.takenApart,
        names: mapped.takenApart.length > 0 ? [`heading ${key}`] : mapped.fields.map(({ field }) => field)
      }
    }
    // What a mapping puts together is not read a second time by itself.
    if (joined.has(key)) return { fields: [], takenApart: [], names: [`heading ${key}`] }
    if (mapping.ignored.has(key)) return undefined
    const meaning = shape.meaningOf(heading)
    if (meaning.kind !== "field") return undefined
    const { field, rank, factor } = meaning
    const spelling = factor === undefined ? undefined : inUnit(factor)
    return { fields: [{ field, rank, spelling, isMapped: false }], takenApart: [], names: [field] }
  }
}

/** What a row would mean as headings. Left: two columns that claim one field equally. */
const understand = <Field extends string>(
  headings: ReadonlyArray<string>,
  meaningIn: ReturnType<typeof meanings<Field>>,
  shape: LedgerShape<Field>
): Either.Either<Understood<Field>, LedgerIsRefused> => {
  const best = new Map<Field, Array<LedgerColumn<Field> & { readonly rank: number }>>()
  const takenApart: Array<ColumnTakenApart<Field>> = []
  const recognised = new Set<string>()
  for (const [index, written] of headings.entries()) {
    const meaning = meaningIn(written)
    if (meaning === undefined) continue
    const heading = written.trim()
    for (const name of meaning.names) recognised.add(name)
    for (const apart of meaning.takenApart) takenApart.push({ ...apart, index, heading })
    for (const claim of meaning.fields) {
      const others = best.get(claim.field) ?? []
      best.set(
        claim.field,
        [...others, { ...claim, index, heading }].sort((a, b) => a.rank - b.rank || a.index - b.index)
      )
    }
  }
  const columns: Array<LedgerColumn<Field>> = []
  for (const [field, claims] of best) {
    const [first, second] = claims
    if (first === undefined) continue
    if (shape.fields[field].mayRepeat === true) {
      columns.push(...claims)
      continue
    }
    if (second !== undefined && second.rank === first.rank) {
      const { name } = shape.fields[field]
      return Either.left(
        notALedger(
          "HeadingsAreAmbiguous",
          `${columnName(first.index)} 列“${first.heading}”和 ${columnName(second.index)} 列“${second.heading}”都像是“${name.zh}”，请用映射文件说明`,
          `Column ${columnName(first.index)} "${first.heading}" and column ${columnName(second.index)} "${second.heading}" both look like the ${name.en}; say which with a mapping file`
        )
      )
    }
    columns.push(first)
  }
  columns.sort((a, b) => a.index - b.index)
  return Either.right({ headings, columns, takenApart, score: recognised.size })
}

/**
 * Headings over two rows, the upper one naming groups (`所有人信息` over `姓名` and `电话`) or headings of its
 * own where the lower one is empty. Undefined where the lower row is no row of headings.
 */
const overTwoRows = <Field extends string>(
  upper: ReadonlyArray<string>,
  lower: ReadonlyArray<string>,
  shape: LedgerShape<Field>
): ReadonlyArray<string> | undefined => {
  const { meaningOf, foreignGroups } = shape
  const isForeign = (group: string) => foreignGroups?.test(group) === true
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
    else if (isForeign(group)) headings.push(`${group}${below}`)
    else headings.push(meaningOf(`${group}${below}`).kind === "field" ? `${group}${below}` : below)
    if (meaningOf(below).kind === "unknown" && !isForeign(group)) return undefined
    known++
  }
  return known >= 2 ? headings : undefined
}

/** The rows that look most like headings; the first of equals. Undefined where none does. */
export const findHeadings = <Field extends string>(
  sheet: RawSheet,
  shape: LedgerShape<Field>,
  mapping: ReadyMapping<Field>
): Either.Either<HeadingPlace<Field> | undefined, LedgerIsRefused> => {
  const meaningIn = meanings(shape, mapping)
  let best: HeadingPlace<Field> | undefined
  let contradiction: { readonly score: number; readonly refused: LedgerIsRefused } | undefined
  const consider = (headings: ReadonlyArray<string>, dataFrom: number, line: number) => {
    const meaning = understand(headings, meaningIn, shape)
    if (Either.isLeft(meaning)) {
      const score = headings.filter((heading) => meaningIn(heading) !== undefined).length
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
    const both = below === undefined ? undefined : overTwoRows(texts, textsOf(below), shape)
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
export const recognisedHeadings = <Field extends string>(
  shape: LedgerShape<Field>,
  mapping: ReadyMapping<Field>
): ((cells: ReadonlyArray<string>) => number) => {
  const meaningIn = meanings(shape, mapping)
  return (cells) => new Set(cells.flatMap((cell) => meaningIn(cell)?.names ?? [])).size
}
