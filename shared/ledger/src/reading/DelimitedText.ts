import { finished } from "node:stream/promises"
import { text } from "@jiaosuo/kernel/Problem"
import { CsvError, Parser } from "csv-parse"
import { parse as parseSlice } from "csv-parse/sync"
import { LedgerIsRefused, type LedgerLimits, type RawLedger, type RawRow, type RawSheet } from "./Ledger.ts"
import { fileIsDamaged, tooManyRows } from "./refusals.ts"
import { detectEncoding, type TextEncoding } from "./TextEncoding.ts"

/** Separators that ledgers come with, and what they are called. */
const separators: ReadonlyArray<readonly [separator: string, name: string]> = [
  [",", "comma"],
  ["\t", "tab"],
  [";", "semicolon"],
  ["|", "bar"],
  ["，", "full-width comma"]
]

/** A record longer than this is no row of a ledger but an opening quote that nobody closed. */
const longestRecord = 64 * 1024

const sliceBytes = 64 * 1024

/** Title rows and headings lie within this many rows of the top. */
const openingRows = 40

const options = (separator: string) => ({
  delimiter: separator,
  relax_column_count: true,
  // An inch sign inside a value is text; only a quote at the start of a field opens one.
  relax_quotes: true,
  max_record_size: longestRecord,
  record_delimiter: ["\r\n", "\n", "\r"]
})

/** The text of a file in slices, so that a long one never blocks the process for long. */
function* slices(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding.label)
  const end = bytes.length - encoding.unfinished
  for (let at = encoding.skip; at < end; at += sliceBytes) {
    yield decoder.decode(bytes.subarray(at, Math.min(end, at + sliceBytes)), { stream: true })
  }
  const rest = decoder.decode()
  if (rest !== "") yield rest
}

/** The first rows as they would be with a separator; none where the text cannot be parsed with it. */
const rowsWith = (separator: string, opening: string): ReadonlyArray<ReadonlyArray<string>> => {
  try {
    return parseSlice(opening, { ...options(separator), to: openingRows }) as Array<Array<string>>
  } catch {
    return []
  }
}

/** The separator with which some row looks most like headings; a comma where none does. */
const separatorOf = (opening: string, looksLikeHeadings: (cells: ReadonlyArray<string>) => number) => {
  const lines = opening.slice(0, Math.max(opening.lastIndexOf("\n"), opening.lastIndexOf("\r")) + 1)
  let best = { separator: separators[0] as readonly [string, string], score: 0 }
  for (const separator of separators) {
    for (const row of rowsWith(separator[0], lines === "" ? opening : lines)) {
      const score = looksLikeHeadings(row)
      if (score > best.score) best = { separator, score }
    }
  }
  return best.separator
}

/**
 * Reads a text ledger: any of the usual encodings and separators, quoted values, title rows. All rows are
 * kept in memory, within the limits. A file that breaks off (half a character, an open quote, a last row
 * that has fewer values than the one before and no line end) is read up to there and says so in `cutOff`.
 *
 * `looksLikeHeadings` counts the headings it recognises in a row; the separator is chosen by it.
 *
 * @throws LedgerIsRefused
 */
export const readDelimitedText = async (
  bytes: Uint8Array,
  limits: LedgerLimits,
  looksLikeHeadings: (cells: ReadonlyArray<string>) => number
): Promise<RawLedger> => {
  const encoding = detectEncoding(bytes)
  const first = slices(bytes, encoding).next()
  const [separator, separatorName] = separatorOf(first.done === true ? "" : first.value, looksLikeHeadings)

  const rows: Array<RawRow> = []
  let line = 0
  const parser = new Parser(options(separator))
  parser.on("data", (cells: Array<string>) => {
    line++
    if (cells.every((cell) => cell.trim() === "")) return
    rows.push({ line, cells })
    // Title and heading rows come on top of the limit.
    if (rows.length > limits.maxRows + openingRows) parser.destroy(tooManyRows(limits.maxRows))
  })

  const name = `${encoding.name}, ${separatorName}`
  let lastCharacter = ""
  let cutOff: RawSheet["cutOff"]
  try {
    const ended = finished(parser)
    // Errors reach the caller through `ended`; this keeps an early one from being unhandled meanwhile.
    ended.catch(() => undefined)
    for (const slice of slices(bytes, encoding)) {
      lastCharacter = slice.at(-1) ?? lastCharacter
      if (parser.destroyed) break
      parser.write(slice)
      // Others get their turn between two slices; by then this one is parsed.
      await new Promise<void>((resume) => setImmediate(resume))
    }
    parser.end()
    await ended
    cutOff = breakIn(rows, encoding, lastCharacter, line)
  } catch (error) {
    cutOff = brokenRow(error, line + 1)
  }
  return {
    format: "csv",
    readAs: name,
    sheets: [{ name: "", rows, ...(cutOff === undefined ? {} : { cutOff }) }]
  }
}

/** Whether the text stops in the middle of its last row. */
const breakIn = (
  rows: ReadonlyArray<RawRow>,
  encoding: TextEncoding,
  lastCharacter: string,
  line: number
): RawSheet["cutOff"] => {
  const endsWithALine = lastCharacter === "\n" || lastCharacter === "\r"
  if (encoding.unfinished > 0) {
    return {
      line: endsWithALine ? line + 1 : line,
      how: text("文件在一个字中间断开", "The file ends in the middle of a character")
    }
  }
  const last = rows.at(-1)
  const before = rows.at(-2)
  if (endsWithALine || last === undefined || before === undefined) return undefined
  if (last.cells.length >= before.cells.length) return undefined
  return {
    line: last.line,
    how: text(
      `文件末尾没有换行，最后一行只有 ${last.cells.length} 个值，上一行有 ${before.cells.length} 个`,
      `The file has no line end at its end and its last row has ${last.cells.length} values where the row before has ${before.cells.length}`
    )
  }
}

/** What the parser stumbled over, as the end of what can be read. */
const brokenRow = (error: unknown, line: number): RawSheet["cutOff"] => {
  if (error instanceof LedgerIsRefused) throw error
  if (!(error instanceof CsvError)) throw error
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
    case "CSV_MAX_RECORD_SIZE":
      return {
        line,
        how: text("引号没有结束", "A quote is opened and never closed")
      }
    default:
      throw fileIsDamaged(`第 ${line} 行无法读取`, `Line ${line} cannot be read`, line)
  }
}
