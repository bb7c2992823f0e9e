import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { processExists } from "@jiaosuo/platform/ServerProcess"

/** What a running host tells the command line of its own machine; readable by its owner only. */
export interface HostFile {
  /** Address of the HTTP interface on this machine. */
  readonly url: string
  readonly pid: number
  /** Lets its bearer in as `operator`: whoever can read this file runs the installation. */
  readonly operatorToken: string
  readonly databaseUrl: string
  /** Wraps the persons' keys; a backup keeps it beside them. */
  readonly installationKey: string
}

const fileIn = (dataDirectory: string): string => join(dataDirectory, "host.json")

/** Tells the command line about this host. Replaces what a killed one left. */
export const writeHostFile = (dataDirectory: string, content: HostFile): void => {
  const next = `${fileIn(dataDirectory)}.${content.pid}`
  rmSync(next, { force: true })
  writeFileSync(next, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: "wx" })
  renameSync(next, fileIn(dataDirectory))
}

/** Takes the file away at the end. */
export const removeHostFile = (dataDirectory: string): void => rmSync(fileIn(dataDirectory), { force: true })

/** The host that runs in a data folder; undefined if none does, or if its file may not be read. */
export const readHostFile = (dataDirectory: string): HostFile | undefined => {
  try {
    const content = JSON.parse(readFileSync(fileIn(dataDirectory), "utf8")) as HostFile
    return processExists(content.pid) ? content : undefined
  } catch {
    return undefined
  }
}
