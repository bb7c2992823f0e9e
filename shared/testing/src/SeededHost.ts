import { execFile } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { startHost } from "./HostProcess.ts"

const patienceMillis = 180_000

/** Whoever comes first makes the folder; everybody else of the run waits for it. */
const seededFolder = async (): Promise<string> => {
  const folder = process.env["TEST_SEEDED_FOLDER"]
  if (folder === undefined) throw new Error("no folder for a seeded host: is the global setup of tests run?")
  const [turn, made, failed] = [join(folder, "turn"), join(folder, "made"), join(folder, "failed")]
  const original = join(folder, "first")
  try {
    mkdirSync(turn)
  } catch {
    for (const deadline = Date.now() + patienceMillis; !existsSync(made); ) {
      if (existsSync(failed) || Date.now() > deadline) throw new Error("no host could be started and seeded")
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return original
  }
  try {
    const host = await startHost(original)
    await host.end("SIGTERM")
    writeFileSync(made, "")
  } catch (error) {
    writeFileSync(failed, "")
    throw error
  }
  return original
}

/**
 * Fills an empty folder as the first start of a host leaves it: its databases made, the demo seeded, everything stopped.
 * Made once in a run and copied, because a first start costs more than many a test. A test of the first start itself
 * starts in an empty folder.
 */
export const seedFolder = async (folder: string): Promise<void> => {
  // Not by Node's own copy: the database belongs to another user, and stays theirs.
  await promisify(execFile)("cp", ["-a", `${await seededFolder()}/.`, folder])
}
