import { randomUUID } from "node:crypto"
import { createWriteStream, openAsBlob, renameSync, rmSync, statSync } from "node:fs"
import { basename, resolve } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { readEvents } from "./EventStream.ts"
import type { HostConnection } from "./HostConnection.ts"
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
}

interface ImportOptions {
  readonly mapping?: string
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
const handIn = async (host: HostConnection, file: string, mapping: string | undefined): Promise<Import> => {
  const headers = { "idempotency-key": randomUUID() }
  const form = async (): Promise<FormData> => {
    const parts = new FormData()
    parts.append("file", await fileAt(file), basename(file))
    if (mapping !== undefined) parts.append("mapping", await fileAt(mapping), basename(mapping))
    return parts
  }
  const send = async () =>
    host.json<Import>("/api/vehicles/imports", { method: "POST", headers, body: await form() })
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
const follow = async (host: HostConnection, begun: Import): Promise<Import> => {
  const bar = progressBar("import", "rows")
  let latest = begun
  try {
    while (!isOver(latest.state)) {
      latest = await patiently(async () => {
        const progress = await host.request(`/api/vehicles/imports/${begun.id}/progress`, {
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
        return host.json<Import>(`/api/vehicles/imports/${begun.id}`)
      })
    }
    bar.show(latest.answered, latest.rows)
    return latest
  } finally {
    bar.end()
  }
}

/** The answer to every row as CSV; the file gets its name when it is complete. */
const writeAnswers = async (host: HostConnection, id: string, file: string): Promise<void> => {
  const answers = await host.request(`/api/vehicles/imports/${id}/answers`, {
    headers: { accept: "text/csv" }
  })
  const partial = `${file}.partial`
  try {
    await pipeline(Readable.fromWeb(answers.body as never), createWriteStream(partial))
    renameSync(partial, file)
  } finally {
    rmSync(partial, { force: true })
  }
}

/**
 * `jiaosuo import vehicles FILE`: hands in a ledger, shows how far it is, and ends with the sums. Rows that
 * were rejected are no failure of the command: every row has its answer.
 */
export const importVehicles = async (
  host: HostConnection,
  file: string,
  options: ImportOptions
): Promise<void> => {
  const done = await follow(host, await handIn(host, resolve(file), options.mapping))
  if (options.answers !== undefined) await writeAnswers(host, done.id, resolve(options.answers))
  const { rows, accepted, warnings, duplicate, rejected } = done
  if (options.json) return printJson({ rows, accepted, warnings, duplicate, rejected } satisfies Totals)
  print(
    `${rows} rows: ${accepted} accepted (${warnings} with a warning), ${duplicate} duplicate, ${rejected} rejected`
  )
  if (rejected > 0 && options.answers === undefined) {
    print(`The reasons: jiaosuo import vehicles ${basename(file)} --answers OUT.csv, or the import's page.`)
  }
}
