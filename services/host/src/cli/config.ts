import { join } from "node:path"

/** The only place of the command line that names environment variables. */

/** Folder of the host on this machine. */
export const dataDirectory = (): string => process.env["DATA_DIR"] ?? join(process.cwd(), ".data")

/** Address of a host, where `--url` is not given. */
export const hostUrl = (): string | undefined => process.env["JIAOSUO_URL"] || undefined

/** Account to sign in with, where `--user` is not given. */
export const userName = (): string | undefined => process.env["JIAOSUO_USER"] || undefined

/** Password of that account. */
export const password = (): string | undefined => process.env["JIAOSUO_PASSWORD"]

/** Database of one's own, where the host does not start one itself. */
export const databaseUrl = (): string | undefined => process.env["DATABASE_URL"] || undefined

/** Wraps the persons' keys, where it is not kept in the data folder. */
export const installationKey = (): string | undefined => process.env["INSTALLATION_KEY"] || undefined

/** Folder of PostgreSQL's own programs, instead of those that come as a package. */
export const postgresPrograms = (): string | undefined => process.env["POSTGRES_BIN"] || undefined

/** The language in which a host is asked to answer. */
export const language = (): "zh-CN" | "en" =>
  /^zh/i.test(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "")
    ? "zh-CN"
    : "en"

/** Options of `jiaosuo start`, in the form in which the host reads its settings. */
export const passOnToHost = (settings: Readonly<Record<string, string | undefined>>): void => {
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) process.env[name] = value
}
