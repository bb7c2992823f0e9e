import { type Text, text } from "@jiaosuo/kernel/Problem"
import { type CsvError, Parser } from "csv-parse"
import { LedgerIsRefused, type LedgerLimits, type RawLedger, type RawRow } from "./Ledger.ts"
import { fileIsDamaged, tooManyRows } from "./refusals.ts"
import { detectEncoding, type TextEncoding } from "./TextEncoding.ts"

/** Separators that ledgers come with, and what they are called. */
const separators: ReadonlyArray<readonly [string, string]> = [
  [",", "comma"],
  ["\t", "tab"],
  [";", "semicolon"],
  ["|", "bar"],
  ["，", "full-width comma"]
]

/** One record longer than this is no row of a ledger but an opening quote that nobody closed. */
const longestRecord = 64 * 1024

const sliceBytes = 64 * 1024

/** The text of a file in slices, so that a long one never blocks the process for long. */
function* decoded(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding.label)
  const end = bytes.length - encoding.unfinished
  for (let at = encoding.skip; at < end; at += sliceBytes) {
    yield decoder.decode(bytes.subarray(at, Math.min(end, at + sliceBytes)), { stream: true })
  }
  const rest = decoder.decode()
  if (rest !== "") yield rest
}

const parserOptions = (separator: string) =>
  ({
    delimiter: separator,
    relax_column_count: true,
    // An inch sign inside a value is text; only a quote at the start of a field opens one.
    relax_quotes: true,
    max_record_size: longestRecord,
    record_delimiter: ["\r\n", "\n", "\r"]
  }) satisfies ConstructorParameters<typeof Parser>[0]

/** The first rows as they would be with a separator; what cannot be parsed is simply not there. */
const firstRows = (opening: string, separator: string): ReadonlyArray<ReadonlyArray<string>> => {
  const rows: Array<ReadonlyArray<string>> = []
  const parser = new Parser(parserOptions(separator))
  parser.on("data", (row: Array<string>) => rows.push(row))
  parser.on("error", () => undefined)
  // Synchronous: the opening is one small slice.
  const parse = (parser as unknown as { parse: ParseSlice }).parse
  parse.call(
    parser,
    Buffer.from(opening),
    false,
    (row) => rows.push(row),
    () => undefined
  )
  parser.destroy()
  return rows.slice(0, 40)
}

type ParseSlice = (
  buffer: Buffer,
  end: boolean,
  push: (row: Array<string>) => void,
  close: () => void
) => Error | undefined
