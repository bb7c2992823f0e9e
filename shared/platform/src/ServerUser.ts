import { readFileSync, statSync } from "node:fs"

/** An account of the system under which a server process runs. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** Whether this process runs as root. */
export const isRoot = (): boolean => process.getuid?.() === 0

interface PasswdEntry extends ServerUser {}

const passwd = (): ReadonlyArray<PasswdEntry> => {
  try {
    return readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .filter((fields) => fields.length > 3)
      .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  } catch {
    return []
  }
}

/** Accounts that a server may borrow when the host runs as root, the most fitting first. */
const unprivilegedAccounts = ["jiaosuo", "postgres", "nobody", "daemon"]

/**
 * The account for servers whose folder is `directory`; undefined means: the account of this process.
 * Only root changes accounts. A folder that already belongs to an ordinary account keeps it, so that data
 * made by a person and then served by root (or the other way round, with another borrowed account) stays
 * readable. The account must exist by name: PostgreSQL looks its own name up.
 */
export const serverUserFor = (directory: string): ServerUser | undefined => {
  if (!isRoot()) return undefined
  const known = passwd()
  const owner = statSync(directory, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) {
    const entry = known.find((one) => one.uid === owner.uid)
    if (entry !== undefined) return entry
  }
  for (const name of unprivilegedAccounts) {
    const entry = known.find((one) => one.name === name && one.uid !== 0)
    if (entry !== undefined) return entry
  }
  return known.find((one) => one.uid >= 65_534) ?? { uid: 65_534, gid: 65_534, name: "nobody" }
}
