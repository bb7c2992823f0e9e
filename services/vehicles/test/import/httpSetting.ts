import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { ImportOptions, type ImportSettings, usualImportSettings } from "@jiaosuo/ledger/ImportOptions"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Layer } from "effect"
import { ImportsGroup } from "../../src/import/http/ImportsApi.ts"
import { importsHandlers } from "../../src/import/http/ImportsHttp.ts"
import { layer as importsLayer } from "../../src/import/Imports.ts"
import { migrate } from "../../src/layer.ts"
import { layer as vehiclesLayer } from "../../src/Vehicles.ts"
import { registrar } from "./setting.ts"

export const warden = person("warden-371603101", "warden", ["371603101"])

const people = { registrar, warden, commander: person("commander", "commander") }
export type Account = keyof typeof people | "nobody"

/** A server with the imports alone on a free port, over a private database. The token names the person. */
export const startServer = async (settings: Partial<ImportSettings> = {}) => {
  const options = Layer.succeed(ImportOptions, { ...usualImportSettings, ...settings })
  const server = await startContext({
    http: httpLayer({
      api: productApi.add(ImportsGroup),
      handlers: importsHandlers.pipe(Layer.provide(importsLayer), Layer.provide(options)),
      ...onFreePort
    }).pipe(Layer.provideMerge(vehiclesLayer({ visitWindowHours: 72 }))),
    migrate,
    people,
    usually: "registrar"
  })
  const { url, runtime, stop } = server
  const call = (path: string, as: Account, init: RequestInit = {}): Promise<Response> =>
    server.fetch(path, init, as)
  const upload = (
    name: string,
    bytes: Uint8Array,
    options: {
      readonly token?: Account
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
    token: Account = "registrar"
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
  return { url, call, upload, events, runtime, stop }
}

/** The JSON of an answer. */
export const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>
