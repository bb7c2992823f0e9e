import { text } from "@jiaosuo/kernel/Problem"
import { SaxesParser, type SaxesTagPlain } from "saxes"
import { LedgerIsRefused } from "./Ledger.ts"
import { fileIsDamaged, notASpreadsheet } from "./refusals.ts"
import type { ZipArchive } from "./ZipArchive.ts"

/** What is listened to while a part is read from its first tag to its last. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** `x:row` and `row` are the same element: writers differ in the prefix they use. */
const localName = (name: string): string => {
  const colon = name.indexOf(":")
  return colon === -1 ? name : name.slice(colon + 1)
}

/**
 * Reads one XML part of a workbook as a stream of tags. No document type and so no entity of one's own: what
 * a file can make the reader unfold is what it says literally.
 *
 * @throws LedgerIsRefused when the part is missing, damaged or no XML
 */
export const readXml = async (archive: ZipArchive, part: string, handlers: XmlHandlers): Promise<void> => {
  const parser = new SaxesParser()
  const malformed = () =>
    fileIsDamaged(`工作簿的 ${part} 不是有效的 XML`, `The part ${part} of the workbook is not valid XML`)
  parser.on("error", () => {
    throw malformed()
  })
  parser.on("doctype", () => {
    throw malformed()
  })
  parser.on("opentag", (tag: SaxesTagPlain) => handlers.open(localName(tag.name), tag.attributes))
  const { close, text: heard } = handlers
  if (close !== undefined) parser.on("closetag", (tag) => close(localName(tag.name)))
  if (heard !== undefined) {
    parser.on("text", heard)
    parser.on("cdata", heard)
  }
  const decoder = new TextDecoder("utf-8", { fatal: true })
  try {
    for await (const piece of archive.read(part)) parser.write(decoder.decode(piece, { stream: true }))
    parser.write(decoder.decode())
    parser.close()
  } catch (cause) {
    throw cause instanceof LedgerIsRefused ? cause : malformed()
  }
}

/** A sheet that a person sees when opening the workbook. */
export interface VisibleSheet {
  readonly name: string
  readonly part: string
}

/** Where a workbook keeps what, and how its day numbers count. */
export interface WorkbookOutline {
  readonly sheets: ReadonlyArray<VisibleSheet>
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
}

const relationshipTarget = (base: string, target: string): string => {
  const path = target.startsWith("/") ? target.slice(1) : `${base}/${target}`
  const parts: Array<string> = []
  for (const part of path.split("/")) {
    if (part === "..") parts.pop()
    else if (part !== "." && part !== "") parts.push(part)
  }
  return parts.join("/")
}

/** What a zip without a workbook inside is. */
const otherContent = (archive: ZipArchive) => {
  if (archive.has("word/document.xml")) return text("Word 文档", "a Word document")
  if (archive.has("ppt/presentation.xml")) return text("PowerPoint 文档", "a PowerPoint document")
  if (archive.has("xl/workbook.bin")) {
    return text("二进制工作簿（.xlsb），请另存为 .xlsx", "a binary workbook (.xlsb): save it as .xlsx")
  }
  if (archive.has("content.xml") && archive.has("mimetype")) {
    return text(
      "OpenDocument 文件（如 .ods），请另存为 .xlsx",
      "an OpenDocument file (such as .ods): save it as .xlsx"
    )
  }
  const inside = archive.names.filter((name) => !name.endsWith("/"))
  const named = inside.slice(0, 3).join("、")
  return text(
    `压缩包（内有 ${inside.length} 个文件：${named}），请解压后逐个交`,
    `a zip archive (with ${inside.length} files: ${inside.slice(0, 3).join(", ")}): unpack it and hand in the files`
  )
}

/**
 * Reads the table of contents of a workbook.
 *
 * @throws LedgerIsRefused when the archive is something else, which is named
 */
export const readOutline = async (archive: ZipArchive): Promise<WorkbookOutline> => {
  const workbook = await workbookPart(archive)
  if (workbook === undefined) throw notASpreadsheet(otherContent(archive))
  const base = workbook.slice(0, Math.max(0, workbook.lastIndexOf("/")))
  const file = workbook.slice(workbook.lastIndexOf("/") + 1)
  const targets = new Map<string, string>()
  let sharedStrings: string | undefined
  let styles: string | undefined
  await readXml(archive, `${base === "" ? "" : `${base}/`}_rels/${file}.rels`, {
    open: (name, { Id, Target, Type, TargetMode }) => {
      if (name !== "Relationship" || Target === undefined || TargetMode === "External") return
      const part = relationshipTarget(base, Target)
      if (Id !== undefined) targets.set(Id, part)
      if (Type?.endsWith("/sharedStrings")) sharedStrings = part
      if (Type?.endsWith("/styles")) styles = part
    }
  })
  const sheets: Array<VisibleSheet> = []
  let from1904 = false
  await readXml(archive, workbook, {
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = ["1", "true", "on"].includes(attributes["date1904"] ?? "")
      if (name !== "sheet") return
      const id = Object.entries(attributes).find(([key]) => localName(key) === "id" && key !== "id")?.[1]
      const part = id === undefined ? undefined : targets.get(id)
      if (part === undefined || (attributes["state"] ?? "visible") !== "visible") return
      // A chart sheet has no rows.
      if (!part.includes("chartsheet")) sheets.push({ name: attributes["name"] ?? "", part })
    }
  })
  return { sheets, sharedStrings, styles, from1904 }
}

/** The main part, as the archive's own table of contents names it. */
const workbookPart = async (archive: ZipArchive): Promise<string | undefined> => {
  if (archive.has("xl/workbook.xml")) return "xl/workbook.xml"
  if (!archive.has("_rels/.rels") || !archive.has("[Content_Types].xml")) return undefined
  let part: string | undefined
  await readXml(archive, "_rels/.rels", {
    open: (name, { Target, Type }) => {
      if (name === "Relationship" && Type?.endsWith("/officeDocument") && Target !== undefined) {
        part = relationshipTarget("", Target)
      }
    }
  })
  if (part === undefined || !archive.has(part)) return undefined
  return /workbook[^/]*\.xml$/i.test(part) ? part : undefined
}

/** The texts that cells refer to by number. */
export const readSharedStrings = async (
  archive: ZipArchive,
  part: string | undefined
): Promise<ReadonlyArray<string>> => {
  const strings: Array<string> = []
  if (part === undefined || !archive.has(part)) return strings
  let current = ""
  let inText = false
  // The reading aid (furigana, pinyin) above a text is not part of it.
  let phonetic = 0
  await readXml(archive, part, {
    open: (name) => {
      if (name === "si") current = ""
      else if (name === "rPh") phonetic++
      else if (name === "t") inText = phonetic === 0
    },
    close: (name) => {
      if (name === "si") strings.push(current)
      else if (name === "rPh") phonetic--
      else if (name === "t") inText = false
    },
    text: (heard) => {
      if (inText) current += heard
    }
  })
  return strings
}

/** Built-in number formats that show a day; the Chinese, Japanese and Korean ones included. */
const isBuiltInDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a format of one's own shows a day: it has a y, m or d outside of quotes, brackets and escapes. */
export const isDateFormat = (code: string): boolean => {
  const bare = code
    .replace(/"[^"]*"/g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/[\\_*]./g, "")
  return /[yd]/i.test(bare) || /m+[/\-.年月]/i.test(bare)
}

/** For every cell style: does a number in it stand for a day? */
export const readDateStyles = async (
  archive: ZipArchive,
  part: string | undefined
): Promise<ReadonlyArray<boolean>> => {
  const styles: Array<boolean> = []
  if (part === undefined || !archive.has(part)) return styles
  const own = new Map<number, string>()
  let inCellStyles = false
  await readXml(archive, part, {
    open: (name, attributes) => {
      if (name === "numFmt") own.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "")
      else if (name === "cellXfs") inCellStyles = true
      else if (name === "xf" && inCellStyles) {
        const id = Number(attributes["numFmtId"] ?? 0)
        const code = own.get(id)
        styles.push(code === undefined ? isBuiltInDateFormat(id) : isDateFormat(code))
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellStyles = false
    }
  })
  return styles
}
