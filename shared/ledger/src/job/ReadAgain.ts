import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { Effect } from "effect"
import { type OpenedLedger, openLedger, type Readable } from "../columns/OpenLedger.ts"
import type { LedgerIsRefused } from "../reading/Ledger.ts"
import type { ImportRecord } from "./ImportRecord.ts"
import type { ImportStorage } from "./ImportStorage.ts"

/**
 * The files of an import, read again; undefined once they were purged. They were read when they were handed in:
 * limits lowered meanwhile are not held against them.
 */
export const readAgain = <Field extends string, Second extends string>(
  record: ImportRecord,
  readable: Readable<Field, Second>,
  storage: ImportStorage
): Effect.Effect<OpenedLedger<Field, Second> | undefined, LedgerIsRefused | StoreIsUnavailable> =>
  Effect.gen(function* () {
    const bytes = yield* storage.file(record.id)
    if (bytes === undefined) return undefined
    const second = record.second === null ? undefined : yield* storage.file(record.id, record.second.part)
    const limits = {
      maxBytes: Math.max(bytes.length, second?.length ?? 0),
      maxRows: Math.max(record.rows, record.second?.rows ?? 0),
      maxUnpackedBytes: Number.MAX_SAFE_INTEGER
    }
    const { fileName, mapping } = record
    const secondFile =
      record.second === null || second === undefined
        ? null
        : { fileName: record.second.fileName, bytes: second }
    return yield* openLedger({ fileName, bytes, mapping, second: secondFile }, readable, limits)
  })
