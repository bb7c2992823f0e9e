import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { type Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import type { Client } from "pg"
import { from as copyFrom, to as copyTo } from "pg-copy-streams"

/**
 * Tables in one compressed file, each as PostgreSQL's own COPY text: a line of JSON that names the table and
 * its columns, the rows, and a line `\.` behind them. Readable with `zcat`, and by any PostgreSQL.
 */

/** A table as it stands in a backup. */
export interface CopiedTable {
  /** `log.event` */
  readonly table: string
  readonly columns: ReadonlyArray<string>
  readonly rows: number
}

/** What is known of a finished file. */
export interface WrittenFile {
  readonly tables: ReadonlyArray<CopiedTable>
  readonly sha256: string
  readonly bytes: number
}

interface Section {
  readonly table: string
  readonly columns: ReadonlyArray<string>
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const tableName = (table: string): string => {
  const dot = table.indexOf(".")
  return `${quoted(table.slice(0, dot))}.${quoted(table.slice(dot + 1))}`
}

const columnList = (columns: ReadonlyArray<string>): string => columns.map(quoted).join(", ")

const measured = () => {
  const hash = createHash("sha256")
  let bytes = 0
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    }
  })
  return { through, result: () => ({ sha256: hash.digest("hex"), bytes }) }
}

/** Writes tables to a file, in the transaction that `client` is in. `header` is the file's first line. */
export const writeCopyFile = async (
  client: Client,
  file: string,
  header: Readonly<Record<string, string>>,
  sections: ReadonlyArray<Section>
): Promise<WrittenFile> => {
  const tables: Array<CopiedTable> = []
  const measure = measured()
  async function* content(): AsyncGenerator<Buffer | string> {
    yield `${JSON.stringify(header)}\n`
    for (const { table, columns } of sections) {
      yield `${JSON.stringify({ table, columns })}\n`
      const rows = client.query(copyTo(`copy ${tableName(table)} (${columnList(columns)}) to stdout`))
      for await (const chunk of rows) yield chunk as Buffer
      yield "\\.\n"
      tables.push({ table, columns, rows: rows.rowCount ?? 0 })
    }
  }
  await pipeline(
    content,
    createGzip({ level: 6 }),
    measure.through,
    createWriteStream(file, { mode: 0o600, flags: "wx" })
  )
  return { tables, ...measure.result() }
}

const endOfRows = Buffer.from("\n\\.\n")

/** Takes lines and runs of rows off a stream, whatever way its chunks are cut. */
class CopyReader {
  private readonly chunks: AsyncIterator<Buffer>
  private buffer: Buffer = Buffer.alloc(0)

  constructor(source: Readable) {
    this.chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  private async more(): Promise<boolean> {
    const next = await this.chunks.next()
    if (next.done === true) return false
    this.buffer = this.buffer.length === 0 ? next.value : Buffer.concat([this.buffer, next.value])
    return true
  }

  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.buffer.indexOf(10)
      if (end >= 0) {
        const line = this.buffer.toString("utf8", 0, end)
        this.buffer = this.buffer.subarray(end + 1)
        return line
      }
      if (!(await this.more())) return undefined
    }
  }

  /** The rows up to the line `\.`, which is taken off as well. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.buffer.length >= 3 && this.buffer.subarray(0, 3).equals(endOfRows.subarray(1))) {
        this.buffer = this.buffer.subarray(3)
        return
      }
      const end = this.buffer.indexOf(endOfRows)
      const upTo = end >= 0 ? end + 1 : this.buffer.lastIndexOf(10) + 1
      // A line break alone might be the first byte of the end mark; what follows it stays for the next look.
      if (upTo > 0) {
        const rows = this.buffer.subarray(0, upTo)
        this.buffer = this.buffer.subarray(upTo)
        yield rows
        if (end >= 0) continue
      }
      if (!(await this.more())) throw new Error("the file ends in the middle of a table")
    }
  }
}

/** The first line of a file. */
export const readCopyHeader = async (file: string): Promise<Readonly<Record<string, string>>> => {
  const source = createReadStream(file).pipe(createGunzip())
  try {
    return JSON.parse((await new CopyReader(source).line()) ?? "{}") as Record<string, string>
  } finally {
    source.destroy()
  }
}

/**
 * Fills tables from a file, in the transaction that `client` is in; what a migration has put into them is
 * taken out first. Returns the rows of each table.
 */
export const readCopyFile = async (client: Client, file: string): Promise<ReadonlyArray<CopiedTable>> => {
  const source = createReadStream(file)
  const unpacked = source.pipe(createGunzip())
  source.once("error", (error) => unpacked.destroy(error))
  const reader = new CopyReader(unpacked)
  await reader.line()
  const tables: Array<CopiedTable> = []
  for (;;) {
    const line = await reader.line()
    if (line === undefined) return tables
    const { table, columns } = JSON.parse(line) as Section
    await client.query(`delete from ${tableName(table)}`)
    const into = client.query(copyFrom(`copy ${tableName(table)} (${columnList(columns)}) from stdin`))
    await pipeline(reader.rows(), into)
    tables.push({ table, columns, rows: into.rowCount })
  }
}

/** SHA-256 (hex) of a file. */
export const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash("sha256")
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest("hex")
}
