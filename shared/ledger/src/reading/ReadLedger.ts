import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import { readDelimitedText } from "./DelimitedText.ts"
import { fileKindOf } from "./FileKind.ts"
import { LedgerIsRefused, type LedgerLimits, type RawLedger } from "./Ledger.ts"
import { extensionContradictsContent, fileIsTooLarge, notALedger, notASpreadsheet } from "./refusals.ts"
import { readWorkbook } from "./Workbook.ts"

/** Extensions by what they promise; a name without any promises nothing. */
const promises: Readonly<Record<string, "text" | "zip">> = {
  csv: "text",
  txt: "text",
  tsv: "text",
  xlsx: "zip",
  xlsm: "zip"
}

/** `xlsx` of `台账.XLSX`; empty where the name has none. */
export const extensionOf = (fileName: string): string =>
  /\.([^./\\]+)$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? ""

/**
 * Reads a file that was handed in, by its content. A name that promises something else is refused: a person
 * who sends `ledger.xlsx` and means a CSV has mixed up two files.
 *
 * @throws LedgerIsRefused
 */
const read = async (
  file: { readonly name: string; readonly bytes: Uint8Array },
  limits: LedgerLimits,
  looksLikeHeadings: (cells: ReadonlyArray<string>) => number
): Promise<RawLedger> => {
  if (file.bytes.length > limits.maxBytes) throw fileIsTooLarge(limits.maxBytes, file.bytes.length)
  const kind = fileKindOf(file.bytes)
  const extension = extensionOf(file.name)
  const promised = promises[extension]
  switch (kind.kind) {
    case "empty":
      throw notALedger("LedgerIsEmpty", "文件是空的", "The file is empty")
    case "other":
      throw notASpreadsheet(kind.found)
    case "zip": {
      if (promised === "text") {
        throw extensionContradictsContent(
          extension,
          text("工作簿或压缩包（ZIP）", "a workbook or an archive (ZIP)")
        )
      }
      const ledger = await readWorkbook(file.bytes, limits)
      if (promised === undefined && extension !== "") {
        throw extensionContradictsContent(extension, text("XLSX 工作簿", "an XLSX workbook"))
      }
      return ledger
    }
    case "text": {
      if (promised === "zip") {
        throw extensionContradictsContent(
          extension,
          text("纯文本（可能是 CSV）", "plain text (a CSV perhaps)")
        )
      }
      if (promised === undefined && extension !== "") {
        throw extensionContradictsContent(
          extension,
          text("纯文本（可能是 CSV）", "plain text (a CSV perhaps)")
        )
      }
      return readDelimitedText(file.bytes, limits, looksLikeHeadings)
    }
  }
}

/**
 * Reads a ledger's file completely, or refuses it as a whole with the reason.
 * `looksLikeHeadings` counts recognised headings in a row: the separator of a text is chosen by it.
 */
export const readLedger = (
  file: { readonly name: string; readonly bytes: Uint8Array },
  limits: LedgerLimits,
  looksLikeHeadings: (cells: ReadonlyArray<string>) => number
): Effect.Effect<RawLedger, LedgerIsRefused> =>
  Effect.tryPromise({
    try: () => read(file, limits, looksLikeHeadings),
    catch: (cause) => cause
  }).pipe(
    Effect.catchAll((cause) => (cause instanceof LedgerIsRefused ? Effect.fail(cause) : Effect.die(cause)))
  )
