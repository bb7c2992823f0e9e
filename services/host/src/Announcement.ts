import { HttpServer } from "@effect/platform"
import { Effect, Redacted, type Scope } from "effect"
import { removeHostFile, writeHostFile } from "./HostFile.ts"
import type { Servers } from "./Servers.ts"

/** Address that a browser on this machine opens: a host that listens everywhere is also here. */
const addressOf = (server: HttpServer.HttpServer, host: string): string => {
  const { address } = server
  const port = address._tag === "TcpAddress" ? address.port : 0
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host
  return `http://${name}:${port}`
}

/**
 * Tells that the product can be used: a person by a few lines on standard output, the command line of this
 * machine by `host.json` in the data folder, which is taken away when the scope closes.
 */
export const announce = (options: {
  readonly host: string
  readonly dataDirectory: string
  readonly servers: Servers
  readonly operatorToken: string
  /** Accounts to sign in with, one line each; empty where there are no demo accounts. */
  readonly demoAccounts: ReadonlyArray<string>
}): Effect.Effect<string, never, HttpServer.HttpServer | Scope.Scope> =>
  Effect.gen(function* () {
    const url = addressOf(yield* HttpServer.HttpServer, options.host)
    yield* Effect.acquireRelease(
      Effect.sync(() =>
        writeHostFile(options.dataDirectory, {
          url,
          pid: process.pid,
          operatorToken: options.operatorToken,
          databaseUrl: Redacted.value(options.servers.databaseUrl),
          installationKey: Redacted.value(options.servers.installationKey)
        })
      ),
      () => Effect.sync(() => removeHostFile(options.dataDirectory))
    )
    const lines = [
      "",
      `  交所 jiaosuo   ${url}`,
      `  data in        ${options.dataDirectory}`,
      ...(options.demoAccounts.length === 0
        ? []
        : ["", "  Demo accounts 演示账号:", ...options.demoAccounts.map((line) => `    ${line}`)]),
      "",
      "  Ctrl-C stops it and its servers.",
      ""
    ]
    process.stdout.write(`${lines.join("\n")}\n`)
    yield* Effect.logInfo("ready").pipe(Effect.annotateLogs({ url, pid: process.pid }))
    return url
  })
