import type { Text } from "@jiaosuo/kernel/Problem"
import type { FieldDefinition } from "./FieldDefinition.ts"
import { type HeadingMeaning, headingReader } from "./Headings.ts"

/** What a context says about one kind of ledger. */
export interface LedgerDefinition<Field extends string> {
  /** Title of the refusal of a table that is no such ledger. */
  readonly notRecognised: Text
  readonly fields: Readonly<Record<Field, FieldDefinition>>
  /** What a row cannot do without, and what may stand in for it. */
  readonly needed: ReadonlyArray<ReadonlyArray<Field>>
  /** Headings to name where none was found. */
  readonly exampleHeadings: ReadonlyArray<string>
  /** Groups over headings that speak of somebody else: headings below them are read with the group's name only. */
  readonly foreignGroups?: RegExp
}

/** A kind of ledger, ready to be read. */
export interface LedgerShape<Field extends string> extends LedgerDefinition<Field> {
  readonly names: ReadonlyArray<Field>
  /** Recognises one heading. */
  readonly meaningOf: (heading: string) => HeadingMeaning<Field>
}

/** Makes a kind of ledger of its definition; once, at module scope. */
export const defineLedger = <Field extends string>(
  definition: LedgerDefinition<Field>
): LedgerShape<Field> => ({
  ...definition,
  names: Object.keys(definition.fields) as Array<Field>,
  meaningOf: headingReader(definition.fields)
})

/** Path of a field in the form of the context. */
export const pathOf = <Field extends string>(shape: LedgerShape<Field>, field: Field): string =>
  shape.fields[field].path ?? field
