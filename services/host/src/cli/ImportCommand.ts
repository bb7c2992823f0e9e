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

const handIn = async (host: HostConnection, file: string, mapping: string | undefined): Promise<Import> => {
  const form = new FormData()
  form.append("file", await fileAt(file), basename(file))
  if (mapping !== undefined) form.append("mapping", await fileAt(mapping), basename(mapping))
  return host.json<Import>("/api/vehicles/imports", { method: "POST", body: form })
}

const isOver = (state: string): boolean => state === "finished"

const pause = (millis: number): Promise<void> => new Promise((wait) => setTimeout(wait, millis))

/** How often a progress that broke off (the host was restarted) is taken up again before giving up. */
const patience = 40

/**
 * Follows an import to its end. The host goes on without us: a connection that breaks off is made again, and
 * an import that was interrupted by the end of the host goes on when the host is back.
 */
const follow = async (host: HostConnection, begun: Import): Promise<Import> => {
  const bar = progressBar("import", "rows")
  let latest = begun
  try {
    for (let failures = 0; !isOver(latest.state); ) {
      try {
        const progress = await host.request(`/api/vehicles/imports/${latest.id}/progress`, {
          headers: { accept: "text/event-stream" }
        })
        for await (const event of readEvents(progress)) {
          latest = { ...latest, ...(event.data as Partial<Import>) }
          bar.show(latest.answered, latest.rows)
          failures = 0
          if (isOver(latest.state)) break
        }
        latest = await host.json<Import>(`/api/vehicles/imports/${latest.id}`)
      } catch (error) {
        if (error instanceof CommandFailed && error.exitCode !== exitCodes.notReachable) throw error
        if (++failures > patience) throw error
        await pause(250)
      }
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
