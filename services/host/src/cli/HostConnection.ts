import { createInterface } from "node:readline"
import { readHostFile } from "../HostFile.ts"
import { language, password } from "./config.ts"
import { CommandFailed, exitCodes } from "./Outcome.ts"

/** Options that every command which talks to a host takes. */
export interface HostOptions {
  readonly url?: string
  readonly user?: string
  readonly dataDir: string
}

/** A host that answers, and somebody who is signed in there. */
export interface HostConnection {
  readonly url: string
  /** A request under the session; any status but 2xx ends the command with the problem in words. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  readonly json: <A>(path: string, init?: RequestInit) => Promise<A>
  /** Whether the host has answered anything yet, or lives on this machine. */
  readonly wasReached: () => boolean
}

/** RFC 9457, as far as a person wants to see it. */
interface Problem {
  readonly title?: string
  readonly detail?: string
  readonly rule?: string
  readonly code?: string
  readonly fields?: ReadonlyArray<{ readonly path: string; readonly reason: string; readonly rule?: string }>
}

const inWords = (status: number, problem: Problem): string => {
  const head = [
    problem.title ?? `the host answered ${status}`,
    problem.rule === undefined ? "" : `[${problem.rule}]`
  ]
  const fields = (problem.fields ?? []).map(
    (one) => `  ${one.path}: ${one.reason}${one.rule === undefined ? "" : ` [${one.rule}]`}`
  )
  return [
    head.filter((part) => part !== "").join(" "),
    ...(problem.detail === undefined ? [] : [problem.detail]),
    ...fields
  ].join("\n")
}

const failureOf = async (response: Response): Promise<CommandFailed> => {
  const body = await response.text()
  let problem: Problem
  try {
    problem = JSON.parse(body) as Problem
  } catch {
    problem = {}
  }
  const code =
    response.status === 401 || response.status === 403
      ? exitCodes.notAllowed
      : response.status === 503
        ? exitCodes.notReachable
        : exitCodes.failed
  return new CommandFailed(inWords(response.status, problem), code)
}

const send = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init)
  } catch (error) {
    const cause = (error as { cause?: { code?: string; message?: string } }).cause
    throw new CommandFailed(
      `No host answers at ${new URL(url).origin} (${cause?.code ?? cause?.message ?? String(error)}). Start one with "npm start".`,
      exitCodes.notReachable
    )
  }
}

/** Asks at the terminal; nothing that is typed is shown. */
export const askForPassword = (user: string): Promise<string> =>
  new Promise((resolve, reject) => {
    if (process.stdin.isTTY !== true) {
      reject(
        new CommandFailed(
          "Set JIAOSUO_PASSWORD: there is no terminal to ask for the password.",
          exitCodes.usage
        )
      )
      return
    }
    process.stderr.write(`Password of ${user}: `)
    // Nothing that is typed is shown.
    const lines = createInterface({ input: process.stdin, terminal: true })
    lines.once("line", (line) => {
      lines.close()
      process.stderr.write("\n")
      resolve(line)
    })
  })

const signIn = async (url: string, user: string): Promise<string> => {
  const given = password() ?? (await askForPassword(user))
  const response = await send(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": language() },
    body: JSON.stringify({ username: user, password: given })
  })
  if (!response.ok) throw await failureOf(response)
  return ((await response.json()) as { token: string }).token
}

/**
 * Finds the host and somebody to be there. With `--user` that account signs in with JIAOSUO_PASSWORD (or
 * types it); without, the command acts as the operator of this machine's own host, whose token is in the
 * data folder.
 */
export const connectToHost = async (options: HostOptions): Promise<HostConnection> => {
  const local = readHostFile(options.dataDir)
  const url = (options.url ?? local?.url)?.replace(/\/+$/, "")
  if (url === undefined) {
    throw new CommandFailed(
      `No host runs in ${options.dataDir}. Start one with "npm start", name its folder with --data-dir, or its address with --url and --user.`,
      exitCodes.notReachable
    )
  }
  const isLocal = local !== undefined && url === local.url
  if (options.user === undefined && !isLocal) {
    throw new CommandFailed(
      "A host elsewhere needs --user, and the password in JIAOSUO_PASSWORD.",
      exitCodes.usage
    )
  }
  let reached = isLocal || options.user !== undefined
  const token = options.user === undefined ? (local?.operatorToken ?? "") : await signIn(url, options.user)
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set("authorization", `Bearer ${token}`)
    headers.set("accept-language", language())
    const response = await send(`${url}${path}`, { ...init, headers })
    reached = true
    if (!response.ok) throw await failureOf(response)
    return response
  }
  return {
    url,
    wasReached: () => reached,
    request,
    json: async <A>(path: string, init?: RequestInit) => (await (await request(path, init)).json()) as A
  }
}
