import { Schema } from "effect"

/**
 * The mapping file as it is written: how one ledger is spelt, where the recognition of headings is not enough.
 * The README of this package describes every part of it.
 */

/** How the values of a field are written. */
const spellingFields = {
  /** What is written → the code or value that is meant; null for nothing. Compared without blanks and case. */
  values: Schema.optional(Schema.Record({ key: Schema.String, value: Schema.NullOr(Schema.String) })),
  /** The value for a text that `values` does not have; null for nothing. */
  otherwise: Schema.optional(Schema.NullOr(Schema.String)),
  /** Formats of days, times or moments, tried in order. */
  dates: Schema.optional(Schema.Array(Schema.String)),
  /** What a quantity is multiplied by: 1000 for tonnes in a column of kilograms. */
  factor: Schema.optional(Schema.Number.pipe(Schema.positive())),
  /** Rounds to a whole number what a factor leaves with decimals. */
  round: Schema.optional(Schema.Boolean)
}

/** How values are written, as the mapping file says it. */
export type WrittenSpelling = Schema.Struct.Type<typeof spellingFields>

/** A field, or a field with how its values are written. */
export type WrittenField<Field extends string> = Field | (WrittenSpelling & { readonly field: Field })

/** A column whose value is taken apart; every named group of the pattern is a field. */
export interface WrittenPattern<Field extends string> {
  readonly pattern: string
  readonly parts: { readonly [group: string]: WrittenField<Field> }
  /** A value that does not fit the pattern is left out instead of being a fault of its row. */
  readonly optional?: boolean | undefined
}

/** What one column says. */
export type WrittenMeaning<Field extends string> = WrittenField<Field> | WrittenPattern<Field>

/** What a mapping file says about one of the files of an upload. */
export interface MappingFile<Field extends string> {
  /** For people; not used. */
  readonly name?: string | undefined
  /** The sheet to read, where a workbook has several ledgers. */
  readonly sheet?: string | undefined
  /** Row number of the headings as a spreadsheet shows it, where they are not found by themselves. */
  readonly headingRow?: number | undefined
  /** Heading → what it means; a list where a column says several things. */
  readonly columns?:
    | { readonly [heading: string]: WrittenMeaning<Field> | ReadonlyArray<WrittenMeaning<Field>> }
    | undefined
  /** Fields of several columns: `{ "field": "happenedAt", "text": "{日期} {时间}" }`. */
  readonly joined?:
    | ReadonlyArray<WrittenSpelling & { readonly field: Field; readonly text: string }>
    | undefined
  /** Headings that are left out although they would be recognised. */
  readonly ignore?: ReadonlyArray<string> | undefined
  /** Values for every row that says nothing of its own. */
  readonly fixed?: { readonly [field in Field]?: string | undefined } | undefined
}

/** The schema of a mapping file, of a kind of ledger that has these fields and no others. */
export const mappingFile = (fields: ReadonlyArray<string>): Schema.Schema<MappingFile<string>> => {
  const Field = Schema.Literal(...fields)
  const Spelt = Schema.Struct({ field: Field, ...spellingFields })
  const TakenApart = Schema.Struct({
    pattern: Schema.String,
    parts: Schema.Record({ key: Schema.String, value: Schema.Union(Field, Spelt) }),
    optional: Schema.optional(Schema.Boolean)
  })
  const fixedFields = Object.fromEntries(fields.map((field) => [field, Schema.optional(Schema.String)]))
  const Meaning = Schema.Union(Field, Spelt, TakenApart)
  return Schema.Struct({
    name: Schema.optional(Schema.String),
    sheet: Schema.optional(Schema.String),
    headingRow: Schema.optional(Schema.Int.pipe(Schema.positive())),
    columns: Schema.optional(
      Schema.Record({
        key: Schema.String,
        value: Schema.Union(Field, Spelt, TakenApart, Schema.Array(Meaning))
      })
    ),
    joined: Schema.optional(
      Schema.Array(Schema.Struct({ field: Field, text: Schema.String, ...spellingFields }))
    ),
    ignore: Schema.optional(Schema.Array(Schema.String)),
    fixed: Schema.optional(Schema.Struct(fixedFields))
  })
}
