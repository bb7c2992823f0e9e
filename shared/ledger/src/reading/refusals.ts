import { text } from "@jiaosuo/kernel/Problem"
import { inMebibytes, LedgerIsRefused } from "./Ledger.ts"

/** Every reason for which a file as a whole is refused, in one place so that the wording stays one. */

/** The file is bigger than the configured bound. */
export const fileIsTooLarge = (maxBytes: number, bytes?: number): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "tooLarge",
    refusal: {
      code: "LedgerIsTooLarge",
      title: text("文件太大", "The file is too large"),
      detail: text(
        `${bytes === undefined ? "文件" : `文件大小 ${inMebibytes(bytes)}，`}超过上限 ${inMebibytes(maxBytes)}（IMPORT_MAX_MEGABYTES）。未导入任何内容，请分成几个文件再交。`,
        `${bytes === undefined ? "The file is" : `The file has ${inMebibytes(bytes)},`} over the limit of ${inMebibytes(maxBytes)} (IMPORT_MAX_MEGABYTES). Nothing was imported; hand it in as several files.`
      ),
      facts: { limitBytes: maxBytes }
    }
  })

/** The ledger has more rows than the configured bound. */
export const tooManyRows = (maxRows: number): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "tooLarge",
    refusal: {
      code: "LedgerHasTooManyRows",
      title: text("行数太多", "The ledger has too many rows"),
      detail: text(
        `台账超过 ${maxRows} 行的上限（IMPORT_MAX_ROWS）。未导入任何内容，请分成几个文件再交。`,
        `The ledger has more than ${maxRows} rows (IMPORT_MAX_ROWS). Nothing was imported; hand it in as several files.`
      ),
      facts: { limitRows: maxRows }
    }
  })

/** The workbook unpacks to more than is reasonable: a zip bomb, or a sheet that is no ledger. */
export const unpacksTooLarge = (zh: string, en: string): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "tooLarge",
    refusal: {
      code: "WorkbookUnpacksTooLarge",
      title: text("工作簿解压后过大，疑似压缩炸弹", "The workbook unpacks to too much: a zip bomb?"),
      detail: text(`${zh}。未导入任何内容。`, `${en}. Nothing was imported.`)
    }
  })

/** The content is not CSV or XLSX. `found` names what it is. */
export const notASpreadsheet = (found: { readonly zh: string; readonly en: string }): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "wrongType",
    refusal: {
      code: "FileIsNotASpreadsheet",
      title: text("不是可导入的表格文件", "This is not a spreadsheet that can be imported"),
      detail: text(
        `文件内容是${found.zh}。请交 CSV（UTF-8 或 GB18030）或 XLSX。未导入任何内容。`,
        `The content is ${found.en}. Hand in CSV (UTF-8 or GB18030) or XLSX. Nothing was imported.`
      )
    }
  })

/** The name says one thing and the content another. */
export const extensionContradictsContent = (
  extension: string,
  found: { readonly zh: string; readonly en: string }
): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "wrongType",
    refusal: {
      code: "ExtensionContradictsContent",
      title: text("文件扩展名与内容不符", "The extension does not match the content"),
      detail: text(
        `扩展名是 .${extension}，内容却是${found.zh}。请改正扩展名或另存为正确的格式。未导入任何内容。`,
        `The extension is .${extension}, but the content is ${found.en}. Rename the file or save it in the right format. Nothing was imported.`
      )
    }
  })

/** The file ends in the middle of something. `row` counts from the first row under the headings, 0 = headings. */
export const fileIsCutOff = (zh: string, en: string, row?: number): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "unreadable",
    refusal: {
      code: "LedgerIsCutOff",
      title: text("文件不完整（被截断）", "The file is cut off"),
      detail: text(
        `${zh}。未导入任何内容，请重新取得完整的文件。`,
        `${en}. Nothing was imported; get the whole file and hand it in again.`
      ),
      ...(row === undefined ? {} : { facts: { row } })
    }
  })

/** The bytes cannot be read as the format they claim to be. */
export const fileIsDamaged = (zh: string, en: string, row?: number): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "unreadable",
    refusal: {
      code: "LedgerIsDamaged",
      title: text("文件已损坏，无法读取", "The file is damaged and cannot be read"),
      detail: text(`${zh}。未导入任何内容。`, `${en}. Nothing was imported.`),
      ...(row === undefined ? {} : { facts: { row } })
    }
  })

/** Title of a table that is not understood; whoever knows what it should have been puts in a better one. */
export const notUnderstood = text("认不出这是可导入的台账", "This is not recognised as a ledger")

/** The file is a table, but not a ledger that can be understood. */
export const notALedger = (code: string, zh: string, en: string): LedgerIsRefused =>
  new LedgerIsRefused({
    kind: "notALedger",
    refusal: {
      code,
      title: notUnderstood,
      detail: text(`${zh}。未导入任何内容。`, `${en}. Nothing was imported.`)
    }
  })
