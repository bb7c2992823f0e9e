import type { LedgerShape } from "@jiaosuo/ledger/columns/LedgerShape"
import type { LedgerTable } from "@jiaosuo/ledger/columns/LedgerTable"
import { openLedger } from "@jiaosuo/ledger/columns/OpenLedger"
import { usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import type { LedgerIsRefused, LedgerLimits } from "@jiaosuo/ledger/reading/Ledger"
import { Effect, Either } from "effect"

/** Ledgers written for one test, and what comes of opening them. */

const quoted = (value: string): string =>
  /[",\n;\t|]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** Rows as CSV in UTF-8. */
export const csv = (rows: ReadonlyArray<ReadonlyArray<string>>, separator = ",", end = "\r\n"): Buffer =>
  Buffer.from(rows.map((row) => row.map(quoted).join(separator) + end).join(""))

/** A ledger as it is handed in: its name, its bytes, its mapping file, and limits of its own. */
type HandedIn = readonly [
  fileName: string,
  bytes: Uint8Array,
  mapping?: string | null,
  limits?: Partial<LedgerLimits>
]

/**
 * How ledgers of one kind are opened.
 *
 * @example
 * const { refusalOf, tableOf } = ledgersOf(vehicleLedger)
 * const table = await tableOf("a.csv", csv([headings, soundRow(1)]))
 */
export const ledgersOf = <Field extends string>(shape: LedgerShape<Field>) => {
  /** Its table, or why it is refused as a whole. */
  const opened = (
    ...[fileName, bytes, mapping = null, limits = {}]: HandedIn
  ): Promise<Either.Either<LedgerTable<Field>, LedgerIsRefused>> =>
    Effect.runPromise(
      openLedger({ fileName, bytes, mapping }, { shape }, { ...usualImportSettings, ...limits }).pipe(
        Effect.map(({ table }) => table),
        Effect.either
      )
    )
  /** The table of a ledger that is not refused. */
  const tableOf = async (...ledger: HandedIn): Promise<LedgerTable<Field>> => {
    const result = await opened(...ledger)
    if (Either.isLeft(result))
      throw new Error(`${result.left.refusal.code}: ${result.left.refusal.detail?.en}`)
    return result.right
  }
  /** The code and the sentences with which a ledger is refused. */
  const refusalOf = async (...ledger: HandedIn) => {
    const result = await opened(...ledger)
    if (Either.isRight(result)) throw new Error("the ledger is not refused")
    const { kind, refusal } = result.left
    return {
      kind,
      code: refusal.code,
      en: refusal.detail?.en ?? "",
      zh: refusal.detail?.zh ?? "",
      facts: refusal.facts
    }
  }
  return { opened, tableOf, refusalOf }
}
