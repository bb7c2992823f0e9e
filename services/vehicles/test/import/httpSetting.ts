import { HttpServer } from "@effect/platform"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { migrate as migrateHttp } from "@jiaosuo/http/migrate"
import type { Principal } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { Sessions } from "@jiaosuo/http/Sessions"
import { ImportOptions, type ImportSettings, usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Option } from "effect"
import { ImportsGroup } from "../../src/import/http/ImportsApi.ts"
import { importsHandlers } from "../../src/import/http/ImportsHttp.ts"
import { layer as importsLayer } from "../../src/import/Imports.ts"
import { registerLayer, registrar } from "./setting.ts"

export const warden: Principal = {
  account: "warden-371603101",
  name: "下洼镇劝导员",
  role: "warden",
  townships: ["371603101"],
  station: "371603101",
  qualification: "none"
}

const commander: Principal = { ...registrar, account: "commander", role: "commander" }

const people: Readonly<Record<string, Principal>> = { registrar, warden, commander }

const sessions = Layer.succeed(Sessions, {
  principalOf: (token) => Effect.succeed(Option.fromNullable(people[token]))
})

/** A server with the imports alone on a free port, over a private database. The token names the person. */
export const startServer = async (settings: Partial<ImportSettings> = {}) => {
  const options = Layer.succeed(ImportOptions, { ...usualImportSettings, ...settings })
  const stores = Layer.tap(registerLayer, (context) => Effect.orDie(Effect.provide(migrateHttp, context)))
  const runtime = ManagedRuntime.make(
    httpLayer({
      api: productApi.add(ImportsGroup),
      handlers: Layer.provide(importsHandlers, importsLayer).pipe(Layer.provide(options)),
      host: "127.0.0.1",
      port: 0
    }).pipe(
      Layer.provide(sessions),
      Layer.provideMerge(stores),
      Layer.provide(Logger.minimumLogLevel(LogLevel.Warning)),
      Layer.orDie
    )
  )
  const address = await runtime.runPromise(Effect.map(HttpServer.HttpServer, (server) => server.address))
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  const url = `http://127.0.0.1:${address.port}`
  const call = (path: string, token: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } })
  const upload = (
    name: string,
    bytes: Uint8Array,
    options: {
      readonly token?: string
      readonly mapping?: string
      readonly key?: string
      readonly language?: string
    } = {}
  ): Promise<Response> => {
    const form = new FormData()
    form.append("file", new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
    if (options.mapping !== undefined) form.append("mapping", options.mapping)
    return call("/api/vehicles/imports", options.token ?? "registrar", {
      method: "POST",
      body: form,
      headers: {
        ...(options.key === undefined ? {} : { "idempotency-key": options.key }),
        "accept-language": options.language ?? "zh"
      }
    })
  }
  /** Follows the events of an import to their end. */
  const events = async (
    id: string,
    token = "registrar"
  ): Promise<ReadonlyArray<{ event: string; data: unknown }>> => {
    const text = await (await call(`/api/vehicles/imports/${id}/progress`, token)).text()
    return text
      .split("\n\n")
      .map((block) => ({
        event: /^event: (.*)$/m.exec(block)?.[1] ?? "",
        data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "null") as unknown
      }))
      .filter(({ event }) => event !== "")
  }
  return { url, call, upload, events, runtime, stop: () => runtime.dispose() }
}

/** The JSON of an answer. */
export const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>
