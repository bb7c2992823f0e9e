import { HttpServer } from "@effect/platform"
import type { DataDirectory } from "@jiaosuo/platform/DataDirectory"
import { Effect, Layer, Redacted } from "effect"
import type { HostSettings } from "./config.ts"
import { DemoAccounts } from "./DemoAccounts.ts"
import { removeHostFile, writeHostFile } from "./HostFile.ts"
import type { Servers } from "./Servers.ts"

/** Address that a browser on this machine opens: a host that listens everywhere is also here. */
const addressOf = (server: HttpServer.HttpServer, host: string): string => {
  const { address } = server
  const port = address._tag === "TcpAddress" ? address.port : 0
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** Accounts of the district one by one, those of the townships as a pattern: 33 lines would hide the address. */
const demoLines = ({ accounts, password }: typeof DemoAccounts.Service): ReadonlyArray<string> => {
  if (accounts.length === 0) return []
  const ofDistrict = accounts.filter(({ account }) => !account.includes("-"))
  const townships = accounts.flatMap(({ account }) => /^officer-(\d+)$/.exec(account)?.[1] ?? [])
  return [
    "",
    `  Demo accounts 演示账号, password 密码 ${password}`,
    ...ofDistrict.map(({ account, displayName }) => `    ${account.padEnd(18)} ${displayName}`),
    `    ${"officer-<code>".padEnd(18)} 派出所民警, for each township: ${townships[0]} … ${townships.at(-1)}`,
    `    ${"auxiliary-<code>".padEnd(18)} 派出所辅警, for each township`,
    `    ${"warden-<code>".padEnd(18)} 劝导员, for each township`
  ]
}

/**
 * Tells that the product can be used: a person by a few lines on standard output, the command line of this
 * machine by `host.json` in the data folder, which is taken away at the end.
 */
export const announcement = (options: {
  readonly settings: HostSettings
  readonly data: DataDirectory
  readonly servers: Servers
  readonly operatorToken: Redacted.Redacted
}) =>
  Layer.scopedDiscard(
    Effect.gen(function* () {
      const { data, servers } = options
      const url = addressOf(yield* HttpServer.HttpServer, options.settings.host)
      const file = {
        url,
        pid: process.pid,
        operatorToken: Redacted.value(options.operatorToken),
        databaseUrl: Redacted.value(servers.databaseUrl),
        installationKey: Redacted.value(servers.installationKey)
      }
      yield* Effect.acquireRelease(
        Effect.sync(() => writeHostFile(data.path, file)),
        () => Effect.sync(() => removeHostFile(data.path))
      )
      const lines = [
        "",
        `  交所 jiaosuo   ${url}`,
        `  data 数据      ${data.path}`,
        ...demoLines(yield* DemoAccounts),
        "",
        "  Ctrl-C stops it and its servers.",
        ""
      ]
      process.stdout.write(`${lines.join("\n")}\n`)
      yield* Effect.logInfo("ready").pipe(Effect.annotateLogs({ url, pid: process.pid }))
    })
  )
