import { HttpServer } from "@effect/platform"
import { migrate as migrateEventStore } from "@jiaosuo/event-store/migrate"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { layer as personalRecordsLayer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { migrate as migrateHttp } from "@jiaosuo/http/migrate"
import type { Principal } from "@jiaosuo/http/Principal"
import { productApi } from "@jiaosuo/http/ProductApi"
import { Sessions } from "@jiaosuo/http/Sessions"
import { layerMemory } from "@jiaosuo/messaging/MemoryEventBus"
import { migrate as migrateMessaging } from "@jiaosuo/messaging/migrate"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Layer, Logger, LogLevel, ManagedRuntime, Option, Redacted } from "effect"
import { layer as accidents } from "../../src/Accidents.ts"
import { AccidentImportsGroup, AccidentsGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"

/** A process with the records and their imports behind HTTP, over a database that others may use, too. */

const person = (
  account: string,
  role: Principal["role"],
  townships: ReadonlyArray<string> | null = null
): Principal => ({
  account,
  name: account,
  role,
  townships,
  station: townships?.[0] ?? null,
  qualification: "none"
})

const people = [
  person("investigator", "officer"),
  person("officer", "officer", ["371603101"]),
  person("warden", "warden", ["371603101"]),
  person("commander", "commander"),
  person("registrar", "registrar")
]

const sessions = Layer.succeed(Sessions, {
  principalOf: (token) => Effect.succeed(Option.fromNullable(people.find(({ account }) => account === token)))
})

/** The files of an upload. */
export interface Upload {
  readonly file: Buffer
  readonly persons?: Buffer
  readonly mapping?: string
}

/** Sums and state of an import. */
export interface ImportShown {
  readonly id: string
  readonly state: string
  readonly rows: number
  readonly accepted: number
  readonly duplicate: number
  readonly rejected: number
  readonly warnings: number
  readonly second: Omit<ImportShown, "id" | "state" | "second"> | null
}

/** An answer to a row. */
export interface AnswerShown {
  readonly row: number
  readonly outcome: string
  readonly accident: string | null
}

export const startProcess = async (url: string) => {
  const tables = Layer.effectDiscard(
    Effect.all([migrateEventStore, migrateHttp, migrateMessaging, migrate], { discard: true }).pipe(
      Effect.orDie
    )
  )
  const foundation = Layer.mergeAll(
    eventStoreLayer,
    personalRecordsLayer(Redacted.make(new Uint8Array(32).fill(7))),
    Reference.layer,
    layerMemory
  ).pipe(
    Layer.provideMerge(tables),
    Layer.provideMerge(postgresLayer({ url: Redacted.make(url), applicationName: "test" }).pipe(Layer.orDie))
  )
  const runtime = ManagedRuntime.make(
    httpLayer({
      api: productApi.add(AccidentsGroup).add(AccidentImportsGroup),
      handlers: layer,
      host: "127.0.0.1",
      port: 0
    }).pipe(
      Layer.provide(sessions),
      Layer.provideMerge(accidents),
      Layer.provideMerge(foundation),
      Layer.provide(Logger.minimumLogLevel(LogLevel.Error)),
      Layer.orDie
    )
  )
  const { address } = await runtime.runPromise(HttpServer.HttpServer)
  if (address._tag !== "TcpAddress") throw new Error("not a TCP server")
  const call = (path: string, as: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${address.port}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${as}`, "accept-language": "en", ...init.headers }
    })
  const imports = "/api/accidents/imports"
  const upload = ({ file, persons, mapping }: Upload, as = "investigator") => {
    const form = new FormData()
    form.append("file", new Blob([new Uint8Array(file)]), "事故.csv")
    if (persons !== undefined) form.append("persons", new Blob([new Uint8Array(persons)]), "人员.csv")
    if (mapping !== undefined) form.append("mapping", mapping)
    return call(imports, as, { method: "POST", body: form })
  }
  const ended = async (id: string, as = "investigator"): Promise<ImportShown> => {
    await (await call(`${imports}/${id}/progress`, as)).text()
    return (await (await call(`${imports}/${id}`, as)).json()) as ImportShown
  }
  return {
    call,
    upload,
    ended,
    /** Hands files in and waits for the last answer. */
    imported: async (files: Upload, as = "investigator"): Promise<ImportShown> => {
      const answer = await upload(files, as)
      if (answer.status !== 202) throw new Error(await answer.text())
      return ended(((await answer.json()) as { readonly id: string }).id, as)
    },
    answers: async (
      id: string,
      query = "?limit=200",
      as = "investigator"
    ): Promise<ReadonlyArray<AnswerShown>> =>
      (
        (await (await call(`${imports}/${id}/answers${query}`, as)).json()) as {
          items: ReadonlyArray<AnswerShown>
        }
      ).items,
    runtime,
    stop: () => runtime.dispose()
  }
}

export type Process = Awaited<ReturnType<typeof startProcess>>
