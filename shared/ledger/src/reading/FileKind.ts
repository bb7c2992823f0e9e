import { type Text, text } from "@jiaosuo/kernel/Problem"

/** What the first bytes of a file say it is. */
export type FileKind =
  | { readonly kind: "empty" }
  | { readonly kind: "zip" }
  | { readonly kind: "text" }
  | { readonly kind: "other"; readonly found: Text }

const startsWith = (bytes: Uint8Array, signature: ReadonlyArray<number>): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Signatures of what people really hand in instead of a ledger. */
const signatures: ReadonlyArray<readonly [ReadonlyArray<number>, Text]> = [
  [[0x25, 0x50, 0x44, 0x46], text("PDF 文档", "a PDF document")],
  [[0x89, 0x50, 0x4e, 0x47], text("PNG 图片", "a PNG picture")],
  [[0xff, 0xd8, 0xff], text("JPEG 图片", "a JPEG picture")],
  [[0x47, 0x49, 0x46, 0x38], text("GIF 图片", "a GIF picture")],
  [[0x52, 0x61, 0x72, 0x21], text("RAR 压缩包", "a RAR archive")],
  [[0x37, 0x7a, 0xbc, 0xaf], text("7z 压缩包", "a 7z archive")],
  [[0x1f, 0x8b], text("gzip 压缩包", "a gzip archive")],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], text("RTF 文档", "an RTF document")],
  [[0x4d, 0x5a], text("可执行程序", "an executable program")],
  [[0x7f, 0x45, 0x4c, 0x46], text("可执行程序", "an executable program")]
]

const markup: ReadonlyArray<readonly [RegExp, Text]> = [
  [
    /^<\?xml[^>]*>\s*(<\?mso-application|<Workbook|<ss:Workbook)/i,
    text("Excel 2003 XML 表格，请另存为 .xlsx", "an Excel 2003 XML sheet: save it as .xlsx")
  ],
  [/^\s*<(!doctype html|html|table|head|meta)/i, text("网页（HTML）", "a web page (HTML)")],
  [/^\s*<\?xml/i, text("XML 文件", "an XML file")]
]

const olderWorkbook = (bytes: Uint8Array): Text => {
  // A password turns an .xlsx into a compound file that holds a stream of this name (UTF-16).
  const encrypted = Buffer.from("EncryptedPackage", "utf16le")
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encrypted)
    ? text("加了密码的工作簿，请去掉密码后再交", "a workbook with a password: remove the password first")
    : text(
        "旧版 Office 文件（如 .xls），请另存为 .xlsx",
        "an old Office file (such as .xls): save it as .xlsx"
      )
}

/**
 * Says what a file is by its content alone; the extension is only compared later. Text is anything with
 * hardly a NUL byte that has no other signature (UTF-16 with a byte order mark is text, too).
 */
export const fileKindOf = (bytes: Uint8Array): FileKind => {
  if (bytes.length === 0) return { kind: "empty" }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: "zip" }
  }
  if (startsWith(bytes, compoundFile)) return { kind: "other", found: olderWorkbook(bytes) }
  for (const [signature, found] of signatures) {
    if (startsWith(bytes, signature)) return { kind: "other", found }
  }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return { kind: "text" }
  const head = bytes.subarray(0, 4096)
  // A stray NUL in a cell is for its row to answer; many of them are no text.
  const nulls = head.reduce((sum, byte) => (byte === 0 ? sum + 1 : sum), 0)
  if (nulls * 200 > head.length) return { kind: "other", found: text("二进制文件", "a binary file") }
  const opening = Buffer.from(head)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
  for (const [pattern, found] of markup) {
    if (pattern.test(opening)) return { kind: "other", found }
  }
  return { kind: "text" }
}
