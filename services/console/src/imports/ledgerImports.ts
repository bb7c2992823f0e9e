import type { Import } from "@jiaosuo/vehicles/api"
import type * as Effect from "effect/Effect"
import type { ComponentType, ReactNode } from "react"
import { wroteAt } from "../server/readYourWrites.ts"

export type { Import }
export type Outcome = "accepted" | "warning" | "duplicate" | "rejected"

/** Sums of one file of an import. */
export type Sums = Pick<Import, "rows" | "answered" | "accepted" | "warnings" | "duplicate" | "rejected">

export interface Reason {
  readonly path: string
  readonly reason: string
  readonly rule: string | null
}

/** The answer to one row, in whichever context. */
export interface ImportAnswer {
  readonly row: number
  readonly line: number
  readonly outcome: "accepted" | "duplicate" | "rejected"
  readonly warnings: ReadonlyArray<Reason>
  readonly problems: ReadonlyArray<Reason>
  /** Where the record is that the row brought or repeats; null where there is none. */
  readonly record: string | null
}

interface PageOf<Item> {
  readonly items: ReadonlyArray<Item>
  readonly nextCursor: string | null
}

/** What is handed in together. */
export interface LedgerFiles {
  readonly file: File
  readonly second: File | undefined
  /** JSON: which heading means what. */
  readonly mapping: File | undefined
}

export interface AnswersQuery {
  readonly limit: number
  readonly format: "json"
  readonly file?: string
  readonly outcome?: Outcome
  readonly cursor?: string
}

/** What pages of imports say of their own ledger. */
export interface ImportWords {
  readonly title: string
  readonly pick: string
  readonly none: string
  readonly toRecord: string
  /** Of a field of the ledger, by its path; undefined where it has no name. */
  readonly fieldName: (path: string) => string | undefined
  /** Where a second file may come along: what both are called, and how to hand it in. */
  readonly second?: {
    readonly name: string
    readonly ledgerName: string
    readonly file: string
    readonly hint: string
  }
}

/** One kind of ledger: how the pages speak to its interface, and what they call things. */
export interface LedgerImports {
  /** Where its pages are: `/imports`. */
  readonly place: string
  /** Where its interface is: `/api/vehicles/imports`. */
  readonly address: string
  /** Name of the part that is the second file, where there may be one. */
  readonly second?: string
  readonly upload: (key: string, form: FormData) => Effect.Effect<Import, unknown>
  readonly list: (cursor: string | undefined) => Effect.Effect<PageOf<Import>, unknown>
  readonly status: (id: string) => Effect.Effect<Import, unknown>
  readonly answers: (id: string, query: AnswersQuery) => Effect.Effect<PageOf<ImportAnswer>, unknown>
  readonly useWords: () => ImportWords
  /** Whether the account may hand anything in. */
  readonly useMayImport: () => boolean
  readonly Frame: ComponentType<{
    readonly title: ReactNode
    readonly side?: ReactNode
    readonly back?: string
    readonly children: ReactNode
  }>
}

/** The files as the form of an upload. */
export const uploadForm = async (
  { file, second, mapping }: LedgerFiles,
  secondName: string | undefined
): Promise<FormData> => {
  const form = new FormData()
  form.append("file", file, file.name)
  if (second !== undefined && secondName !== undefined) form.append(secondName, second, second.name)
  if (mapping !== undefined) form.append("mapping", await mapping.text())
  return form
}

/** The question for a page of answers. */
export const answersQuery = (
  part: string | undefined,
  outcome: Outcome | undefined,
  cursor: string | undefined
): AnswersQuery => ({
  limit: 100,
  format: "json",
  ...(part === undefined ? {} : { file: part }),
  ...(outcome === undefined ? {} : { outcome }),
  ...(cursor === undefined ? {} : { cursor })
})

/** Server-sent events of one import: `progress`, and at the end `finished`. */
export const progressPath = ({ address }: LedgerImports, id: string) => `${address}/${id}/progress`

/** Where all answers to one file of an import can be had as a file. */
export const answersPath = ({ address }: LedgerImports, id: string, part: string | undefined) =>
  `${address}/${id}/answers${part === undefined ? "" : `?file=${part}`}`

/** What an import brought is in what is read next. */
export const rememberImport = ({ position }: Import): void => wroteAt(position)
