import { Effect, Either } from "effect"
import type { LedgerIsRefused, LedgerLimits } from "../reading/Ledger.ts"
import { readLedger } from "../reading/ReadLedger.ts"
import { type LedgerTable, recognisedHeadings, understandLedger } from "./LedgerTable.ts"
import { noMapping, readMapping } from "./Mapping.ts"

/** A ledger as it is handed in. */
export interface HandedIn {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Text of a mapping file; null where there is none. */
  readonly mapping: string | null
}

/**
 * Reads a ledger to its end and finds what every column means, or refuses it as a whole with the reason.
 * The same file gives the same rows whenever it is read again.
 */
export const openLedger = (
  { fileName, bytes, mapping }: HandedIn,
  limits: LedgerLimits
): Effect.Effect<LedgerTable, LedgerIsRefused> =>
  Effect.gen(function* () {
    const ready = mapping === null ? noMapping : yield* fromEither(readMapping(mapping))
    const raw = yield* readLedger({ name: fileName, bytes }, limits, recognisedHeadings(ready))
    return yield* fromEither(understandLedger(raw, ready, limits))
  }).pipe(Effect.withSpan("openLedger"))

const fromEither = <A>(either: Either.Either<A, LedgerIsRefused>): Effect.Effect<A, LedgerIsRefused> =>
  Either.isLeft(either) ? Effect.fail(either.left) : Effect.succeed(either.right)
