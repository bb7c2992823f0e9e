import { randomUUID } from "node:crypto"
import { createWriteStream, openAsBlob, renameSync, rmSync, statSync } from "node:fs"
import { basename, extname, resolve } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { readEvents } from "./EventStream.ts"
import type { HostConnection } from "./HostConnection.ts"
import type { Importable } from "./Importables.ts"
import { CommandFailed, exitCodes, print, printJson } from "./Outcome.ts"
import { progressBar } from "./ProgressBar.ts"

/** Sums of an import; accepted + duplicate + rejected = rows. */
interface Totals {
  readonly rows: number
  readonly accepted: number
  readonly warnings: number
  readonly duplicate: number
  readonly rejected: number
}

/** An import as the host tells of it. */
interface Import extends Totals {
  readonly id: string
  readonly state: string
  readonly answered: number
  readonly second: (Totals & { readonly part: string }) | null
}

/** What the command is told; files are paths. */
export interface ImportOptions {
  readonly mapping?: string
  /** The second file, where the kind of ledger has one. */
  readonly second?: string
  readonly answers?: string
  readonly json: boolean
}

const fileAt = async (path: string): Promise<Blob> => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) throw new CommandFailed(`There is no file ${path}.`, exitCodes.usage)
  if (!stat.isFile()) throw new CommandFailed(`${path} is not a file.`, exitCodes.usage)
  return openAsBlob(path)
}

/** How often a host that does not answer (it is being restarted) is asked again before giving up. */
const patience = 40

const pause = (millis: number): Promise<void> => new Promise((wait) => setTimeout(wait, millis))

/** Tries again while the host does not answer; a refusal is final. */
const patiently = async <A>(ask: () => Promise<A>): Promise<A> => {
  for (let failures = 0; ; ) {
    try {
      return await ask()
    } catch (error) {
      const mayComeBack = error instanceof CommandFailed && error.exitCode === exitCodes.notReachable
      if (!mayComeBack || ++failures > patience) throw error
      await pause(250)
    }
  }
}

/** Sent under one key: a host that took the file and could not say so answers the same import again. */
const handIn = async (
  host: HostConnection,
  { address, second }: Importable,
  file: string,
  options: ImportOptions
): Promise<Import> => {
  const headers = { "idempotency-key": randomUUID() }
  const form = async (): Promise<FormData> => {
    const parts = new FormData()
    const append = async (name: string, path: string | undefined): Promise<void> => {
      if (path !== undefined) parts.append(name, await fileAt(path), basename(path))
    }
    await append("file", file)
    await append("mapping", options.mapping)
    if (second !== undefined) await append(second.part, options.second)
    return parts
  }
  const send = async () => host.json<Import>(address, { method: "POST", headers, body: await form() })
  // The first attempt tells at once that nobody is there; only what broke off in the middle is repeated.
  return send().catch((error: unknown) => {
    if (error instanceof CommandFailed && error.exitCode === exitCodes.notReachable && host.wasReached())
      return patiently(send)
    throw error
  })
}

const isOver = (state: string): boolean => state === "finished"

/**
 * Follows an import to its end. The host goes on without us: a connection that breaks off is made again, and
 * an import that was interrupted by the end of the host goes on when the host is back.
 */
const follow = async (host: HostConnection, address: string, begun: Import): Promise<Import> => {
  const bar = progressBar("import", "rows")
  let latest = begun
  try {
    while (!isOver(latest.state)) {
      latest = await patiently(async () => {
        const progress = await host.request(`${address}/${begun.id}/progress`, {
          headers: { accept: "text/event-stream" }
        })
        try {
          for await (const event of readEvents(progress)) {
            latest = event.data as Import
            bar.show(latest.answered, latest.rows)
          }
        } catch {
          // The connection broke off; the import is asked for, and followed again if it is not over.
        }
        return host.json<Import>(`${address}/${begun.id}`)
      })
    }
    bar.show(latest.answered, latest.rows)
    return latest
  } finally {
    bar.end()
  }
}

/** The answers at an address as CSV; the file gets its name when it is complete. */
const writeAnswers = async (host: HostConnection, address: string, file: string): Promise<void> => {
  const answers = await host.request(address, { headers: { accept: "text/csv" } })
  const partial = `${file}.partial`
  try {
    await pipeline(Readable.fromWeb(answers.body as never), createWriteStream(partial))
    renameSync(partial, file)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** `answers.csv` as `answers.persons.csv`: where the answers to the rows of the second file go. */
const besideWith = (file: string, part: string): string => {
  const extension = extname(file)
  return `${file.slice(0, file.length - extension.length)}.${part}${extension}`
}

const sumsOf = ({ rows, accepted, warnings, duplicate, rejected }: Totals): Totals => ({
  rows,
  accepted,
  warnings,
  duplicate,
  rejected
})

const sentence = ({ rows, accepted, warnings, duplicate, rejected }: Totals): string =>
  `${rows} rows: ${accepted} accepted (${warnings} with a warning), ${duplicate} duplicate, ${rejected} rejected`

/**
 * `jiaosuo import <kind> FILE`: hands in a ledger, shows how far it is, and ends with the sums. Rows that were
 * rejected are no failure of the command: every row has its answer. The answers to the rows of a second file
 * go into a file beside that of the ledger's.
 */
export const importLedger = async (
  host: HostConnection,
  importable: Importable,
  file: string,
  options: ImportOptions
): Promise<void> => {
  const { kind, address } = importable
  const done = await follow(host, address, await handIn(host, importable, resolve(file), options))
  const { second } = done
  if (options.answers !== undefined) {
    const answers = resolve(options.answers)
    await writeAnswers(host, `${address}/${done.id}/answers`, answers)
    if (second !== null) {
      const ofSecond = `${address}/${done.id}/answers?file=${second.part}`
      await writeAnswers(host, ofSecond, besideWith(answers, second.part))
    }
  }
  if (options.json) {
    return printJson({ ...sumsOf(done), ...(second === null ? {} : { [second.part]: sumsOf(second) }) })
  }
  print(sentence(done))
  if (second !== null) print(`${second.part}: ${sentence(second)}`)
  const isSilent = options.answers === undefined && done.rejected + (second?.rejected ?? 0) > 0
  if (isSilent) {
    print(`The reasons: jiaosuo import ${kind} ${basename(file)} --answers OUT.csv, or the import's page.`)
  }
}
