import type { LedgerLimits, RawLedger, RawSheet } from "./Ledger.ts"
import { notALedger } from "./refusals.ts"
import { readSheet } from "./WorkbookSheet.ts"
import { readDateStyles, readOutline, readSharedStrings } from "./WorkbookXml.ts"
import { openZipArchive } from "./ZipArchive.ts"

/**
 * Reads the visible sheets of a workbook as streams of tags. The archive is checked before anything is
 * unpacked; formulas are recognised and never run, their stored results never used.
 *
 * @throws LedgerIsRefused
 */
export const readWorkbook = async (bytes: Uint8Array, limits: LedgerLimits): Promise<RawLedger> => {
  const archive = await openZipArchive(bytes, limits)
  try {
    const outline = await readOutline(archive)
    if (outline.sheets.length === 0) {
      throw notALedger("WorkbookHasNoSheet", "工作簿里没有可见的工作表", "The workbook has no visible sheet")
    }
    const context = {
      sharedStrings: await readSharedStrings(archive, outline.sharedStrings),
      dateStyles: await readDateStyles(archive, outline.styles),
      from1904: outline.from1904
    }
    const sheets: Array<RawSheet> = []
    for (const sheet of outline.sheets) sheets.push(await readSheet(archive, sheet, context, limits))
    return { format: "xlsx", readAs: `XLSX, ${sheets.map((sheet) => sheet.name).join(" / ")}`, sheets }
  } finally {
    archive.close()
  }
}
