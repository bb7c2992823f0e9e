import type { Language } from "@jiaosuo/http/CurrentRequest"

/** A document as it is printed, whatever it is printed to: plain text in one language, already masked. */

/** Labels with their values, two pairs a line. */
export interface Facts {
  readonly kind: "facts"
  readonly lines: ReadonlyArray<readonly [label: string, value: string]>
}

/** Rows under headings. `widths` are shares of the page's width. */
export interface Rows {
  readonly kind: "rows"
  readonly headings: ReadonlyArray<string>
  readonly widths: ReadonlyArray<number>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}

/** A paragraph. */
export interface Paragraph {
  readonly kind: "paragraph"
  readonly text: string
}

export type Block = Facts | Rows | Paragraph

export interface Section {
  readonly title: string
  readonly blocks: ReadonlyArray<Block>
}

export interface PrintedDocument {
  readonly language: Language
  readonly title: string
  /** District, handling unit, archive number. */
  readonly heading: ReadonlyArray<readonly [label: string, value: string]>
  /** Whose record counts (A23); stands on every page of a PDF. */
  readonly notice: string
  readonly sections: ReadonlyArray<Section>
  /** Who printed what, when and what for. */
  readonly imprint: ReadonlyArray<readonly [label: string, value: string]>
}

/** A block of facts without those that are not on file; nothing where none is. */
export const facts = (
  ...lines: ReadonlyArray<readonly [label: string, value: string | null]>
): ReadonlyArray<Facts> => {
  const known = lines.flatMap(([label, value]) =>
    value === null || value === "" ? [] : [[label, value] as const]
  )
  return known.length === 0 ? [] : [{ kind: "facts", lines: known }]
}

/** A table; nothing where it has no rows. */
export const rows = (
  columns: ReadonlyArray<readonly [heading: string, width: number]>,
  lines: ReadonlyArray<ReadonlyArray<string | null>>
): ReadonlyArray<Rows> =>
  lines.length === 0
    ? []
    : [
        {
          kind: "rows",
          headings: columns.map(([heading]) => heading),
          widths: columns.map(([, width]) => width),
          rows: lines.map((line) => line.map((value) => value ?? ""))
        }
      ]

/** A paragraph; nothing where there is no text. */
export const paragraph = (text: string | null): ReadonlyArray<Paragraph> =>
  text === null || text === "" ? [] : [{ kind: "paragraph", text }]
