import { compactNumber, halfWidth } from "@jiaosuo/reference/Spelling"
import { Effect, Either } from "effect"
import { LedgerIsRefused, type LedgerLimits } from "../reading/Ledger.ts"
import { readLedger } from "../reading/ReadLedger.ts"
import { notALedger, notUnderstood } from "../reading/refusals.ts"
import { recognisedHeadings } from "./FindHeadings.ts"
import type { LedgerShape } from "./LedgerShape.ts"
import { type LedgerTable, understandLedger } from "./LedgerTable.ts"
import { noMapping, type ReadyMapping, readMapping } from "./Mapping.ts"
import { fieldOf } from "./RowReading.ts"

/** A file as it is handed in. */
export interface HandedInFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** A ledger as it is handed in. */
export interface HandedIn extends HandedInFile {
  /** Text of a mapping file; null where there is none. */
  readonly mapping: string | null
  /** The file of rows that belong to those of the ledger; null or absent where there is none. */
  readonly second?: HandedInFile | null
}

/** A second file whose rows belong to rows of the ledger by a key that both have: the persons of an accident. */
export interface SecondFile<Field extends string, Second extends string> {
  /** Its name in forms, mappings and addresses: `persons`. */
  readonly part: string
  readonly shape: LedgerShape<Second>
  /** The fields in which ledger and second file say the same. */
  readonly key: { readonly ledger: Field; readonly second: Second }
}

/** What is to be read: the kind of ledger, and its second file if there may be one. */
export interface Readable<Field extends string, Second extends string> {
  readonly shape: LedgerShape<Field>
  readonly second?: SecondFile<Field, Second>
}

/** The rows of a second file, found by the rows of the ledger that they belong to. Rows count from 1. */
export interface SecondRows<Second extends string = string> {
  readonly table: LedgerTable<Second>
  /** The rows that belong to a row of the ledger. Of two rows with the same key the first has them. */
  readonly of: (row: number) => ReadonlyArray<number>
  /** Rows whose key is empty or that of no row. */
  readonly strays: ReadonlyArray<number>
}

/** A ledger that was read to its end. */
export interface OpenedLedger<Field extends string = string, Second extends string = string> {
  readonly table: LedgerTable<Field>
  readonly second: SecondRows<Second> | undefined
}

const fromEither = <A>(either: Either.Either<A, LedgerIsRefused>): Effect.Effect<A, LedgerIsRefused> =>
  Either.isLeft(either) ? Effect.fail(either.left) : Effect.succeed(either.right)

/** The refusal in the words of the kind of ledger that was expected. */
const inWordsOf =
  <Field extends string>({ notRecognised }: LedgerShape<Field>) =>
  (refused: LedgerIsRefused): LedgerIsRefused =>
    refused.refusal.title === notUnderstood
      ? new LedgerIsRefused({ ...refused, refusal: { ...refused.refusal, title: notRecognised } })
      : refused

const openFile = <Field extends string>(
  { fileName, bytes }: HandedInFile,
  shape: LedgerShape<Field>,
  mapping: ReadyMapping<Field>,
  limits: LedgerLimits
): Effect.Effect<LedgerTable<Field>, LedgerIsRefused> =>
  readLedger({ name: fileName, bytes }, limits, recognisedHeadings(shape, mapping)).pipe(
    Effect.flatMap((raw) => fromEither(understandLedger(raw, shape, mapping, limits))),
    Effect.mapError(inWordsOf(shape))
  )

/** A key as it is written, and without its hyphens and dots: 1-11 and 11-1 are alike in the second only. */
const spellingsOf = (written: string): readonly [exact: string, loose: string] => {
  const loose = compactNumber(written)
  return [loose === "" ? "" : `=${halfWidth(written).replace(/\s+/g, "").toUpperCase()}`, loose]
}

/** Rows of the second file by the keys of the ledger's rows: one pass over each. */
const joinedBy = <Field extends string, Second extends string>(
  ledger: LedgerTable<Field>,
  second: LedgerTable<Second>,
  key: SecondFile<Field, Second>["key"]
): SecondRows<Second> => {
  const rowOfKey = new Map<string, number>()
  for (const [at, raw] of ledger.rows.entries()) {
    for (const value of spellingsOf(fieldOf(raw, ledger, key.ledger))) {
      if (value !== "" && !rowOfKey.has(value)) rowOfKey.set(value, at + 1)
    }
  }
  const belonging = new Map<number, Array<number>>()
  const strays: Array<number> = []
  for (const [at, raw] of second.rows.entries()) {
    const [exact, loose] = spellingsOf(fieldOf(raw, second, key.second))
    const row = rowOfKey.get(exact) ?? rowOfKey.get(loose)
    if (row === undefined) {
      strays.push(at + 1)
      continue
    }
    const others = belonging.get(row)
    if (others === undefined) belonging.set(row, [at + 1])
    else others.push(at + 1)
  }
  return { table: second, of: (row) => belonging.get(row) ?? [], strays }
}

/**
 * Reads a ledger to its end and finds what every column means, and the same with its second file; or refuses
 * all of it with the reason. The same files give the same rows whenever they are read again.
 */
export const openLedger = <Field extends string, Second extends string = never>(
  handedIn: HandedIn,
  { shape, second }: Readable<Field, Second>,
  limits: LedgerLimits
): Effect.Effect<OpenedLedger<Field, Second>, LedgerIsRefused> =>
  Effect.gen(function* () {
    const { mapping } = handedIn
    const mappings =
      mapping === null
        ? { ledger: noMapping<Field>(), second: noMapping<Second>() }
        : yield* fromEither(readMapping(mapping, shape, second))
    const table = yield* openFile(handedIn, shape, mappings.ledger, limits)
    const secondFile = handedIn.second ?? null
    if (secondFile === null) return { table, second: undefined }
    if (second === undefined) {
      return yield* notALedger(
        "SecondFileIsNotTaken",
        "这类台账没有第二个文件",
        "This ledger has no second file"
      )
    }
    const rows = yield* openFile(secondFile, second.shape, mappings.second, limits)
    return { table, second: joinedBy(table, rows, second.key) }
  }).pipe(Effect.withSpan("openLedger"))
