import { PassThrough } from "node:stream"
import { Cause, Chunk, Deferred, Effect, Stream } from "effect"

/**
 * Everything that leaves the product as a spreadsheet: CSV and XLSX from the same columns, written while the
 * rows arrive, and never with a cell that a spreadsheet program would run.
 */

/** One value of a cell. `{ day }` is a calendar day: a real date in XLSX, `2026-05-06` in CSV. */
export type SpreadsheetValue = string | number | boolean | null | undefined | { readonly day: string | null }

/** One column: its heading, how its value comes from a row, and its width in characters in XLSX. */
export interface SpreadsheetColumn<Row> {
  readonly heading: string
  readonly value: (row: Row) => SpreadsheetValue
  readonly width?: number
}

/** Media types of the two forms, as `Accept` and `Content-Type` name them. */
export const csvType = "text/csv; charset=utf-8"
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/**
 * A text that no spreadsheet program takes for a formula: one that begins with `=`, `+`, `-` or `@`, in any
 * width, or with a tab or line break before them, gets an apostrophe in front. The import takes it off again.
 */
export const spreadsheetSafe = (text: string): string =>
  /^[\t\r\n ]*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text

const textOf = (value: SpreadsheetValue): string => {
  if (value === null || value === undefined) return ""
  switch (typeof value) {
    case "string":
      return spreadsheetSafe(value)
    case "number":
      return Number.isFinite(value) ? spreadsheetSafe(String(value)) : ""
    case "boolean":
      return value ? "TRUE" : "FALSE"
    default:
      return value.day ?? ""
  }
}

const quoted = (text: string): string =>
  /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const lineOf = (values: ReadonlyArray<SpreadsheetValue>): string =>
  `${values.map((value) => quoted(textOf(value))).join(",")}\r\n`

/**
 * Rows as CSV (RFC 4180, UTF-8), a chunk at a time. With `mark` (the default) it begins with a byte order
 * mark, without which spreadsheet programs in China read UTF-8 as GB18030; leave it out for programs.
 */
export const csvOf = <Row, E, R>(
  columns: ReadonlyArray<SpreadsheetColumn<Row>>,
  rows: Stream.Stream<Row, E, R>,
  options: { readonly mark?: boolean } = {}
): Stream.Stream<Uint8Array, E, R> => {
  const encoder = new TextEncoder()
  const headings = lineOf(columns.map((column) => column.heading))
  const opening = Stream.succeed(encoder.encode(options.mark === false ? headings : `\uFEFF${headings}`))
  const lines = Stream.mapChunks(rows, (chunk) => {
    let text = ""
    for (const row of chunk) text += lineOf(columns.map((column) => column.value(row)))
    return text === "" ? Chunk.empty() : Chunk.of(encoder.encode(text))
  })
  return Stream.concat(opening, lines)
}

/** What a row of a workbook holds: texts stay texts, so that no id of 18 digits becomes a number. */
const cellOf = (value: SpreadsheetValue): string | number | boolean | Date | null => {
  if (value === null || value === undefined) return null
  if (typeof value === "object") {
    return value.day === null ? null : new Date(`${value.day}T00:00:00Z`)
  }
  if (typeof value === "number") return Number.isFinite(value) ? value : null
  return typeof value === "string" ? spreadsheetSafe(value) : value
}

/** A spreadsheet shows at most this many characters in a cell, and refuses the file where there are more. */
const longestCell = 32_767

/**
 * Rows as an XLSX workbook with one sheet, written while they arrive: bold headings that stay in view, filters,
 * text cells formatted as text, days as real dates. The library is only loaded when a workbook is asked for.
 */
export const workbookOf = <Row, E, R>(
  sheet: { readonly name: string; readonly columns: ReadonlyArray<SpreadsheetColumn<Row>> },
  rows: Stream.Stream<Row, E, R>
): Stream.Stream<Uint8Array, E, R> =>
  Stream.unwrapScoped(
    Effect.gen(function* () {
      const { default: exceljs } = yield* Effect.promise(() => import("exceljs"))
      const output = new PassThrough()
      // A reader that goes away early ends the writing; that is no error of ours.
      output.on("error", () => undefined)
      yield* Effect.addFinalizer(() => Effect.sync(() => output.destroy()))
      const failed = yield* Deferred.make<never, E>()

      const writer = new exceljs.stream.xlsx.WorkbookWriter({
        stream: output,
        useStyles: true,
        useSharedStrings: false
      })
      const worksheet = writer.addWorksheet(sheet.name.replace(/[\\/*?:[\]]/g, " ").slice(0, 31), {
        views: [{ state: "frozen", ySplit: 1 }]
      })
      worksheet.columns = sheet.columns.map((column) => ({
        width: column.width ?? 16,
        style: { numFmt: "@" }
      }))
      const headings = worksheet.addRow(sheet.columns.map((column) => spreadsheetSafe(column.heading)))
      headings.font = { bold: true }
      headings.commit()
      worksheet.autoFilter = {
        from: { row: 1, column: 1 },
        to: { row: 1, column: Math.max(1, sheet.columns.length) }
      }

      const write = (row: Row) => {
        const written = worksheet.addRow(
          sheet.columns.map((column) => {
            const cell = cellOf(column.value(row))
            return typeof cell === "string" ? cell.slice(0, longestCell) : cell
          })
        )
        written.eachCell((cell) => {
          if (cell.value instanceof Date) cell.numFmt = "yyyy-mm-dd"
          else if (typeof cell.value === "number") cell.numFmt = "General"
        })
        written.commit()
      }

      yield* Stream.runForEachChunk(rows, (chunk) =>
        Effect.sync(() => {
          for (const row of chunk) write(row)
        })
      ).pipe(
        Effect.zipRight(
          Effect.promise(async () => {
            worksheet.commit()
            await writer.commit()
          })
        ),
        Effect.catchAllCause((cause) =>
          Cause.isInterruptedOnly(cause) ? Effect.void : Deferred.failCause(failed, cause)
        ),
        Effect.forkScoped
      )
      return Stream.fromAsyncIterable(output as AsyncIterable<Uint8Array>, (cause) => cause).pipe(
        Stream.orDie,
        Stream.interruptWhenDeferred(failed)
      )
    })
  )

/** A file name for `Content-Disposition` that every browser reads: ASCII, and the real name beside it. */
export const attachment = (name: string): string => {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "_")
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
