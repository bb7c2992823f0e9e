import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { migrate as migrateReadModels } from "@jiaosuo/projection/migrate"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Effect, Layer, LogLevel } from "effect"
import { CaseImportsGroup, CasesGroup } from "../../src/api.ts"
import { layer, migrate, services } from "../../src/layer.ts"

/** A process with cases and their imports behind HTTP, over a database that others may use, too. */

const people = {
  dispatcher: person("dispatcher", "dispatcher"),
  officer: person("officer", "officer", ["371603101"]),
  warden: person("warden", "warden", ["371603101"]),
  commander: person("commander", "commander"),
  registrar: person("registrar", "registrar")
}

export type Account = keyof typeof people

/** The files of an upload. */
export interface Upload {
  readonly file: Buffer
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
  readonly purgedAt: string | null
}

/** An answer to a row. */
export interface AnswerShown {
  readonly row: number
  readonly outcome: string
  readonly case: string | null
  readonly warnings: ReadonlyArray<{
    readonly path: string
    readonly reason: string
    readonly rule: string | null
  }>
  readonly problems: ReadonlyArray<{
    readonly path: string
    readonly reason: string
    readonly rule: string | null
  }>
}

const imports = "/api/cases/imports"

export const startProcess = async (url: string) => {
  const server = await startContext({
    http: httpLayer({
      api: productApi.add(CasesGroup).add(CaseImportsGroup),
      handlers: layer,
      ...onFreePort
    }).pipe(Layer.provideMerge(services)),
    migrate: Effect.zipRight(migrateReadModels, migrate),
    people,
    usually: "dispatcher",
    databaseUrl: url,
    logged: LogLevel.Error
  })
  const call = (path: string, as: Account, init: RequestInit = {}) =>
    server.fetch(path, { ...init, headers: { "accept-language": "en", ...init.headers } }, as)
  const upload = ({ file, mapping }: Upload, as: Account = "dispatcher") => {
    const form = new FormData()
    form.append("file", new Blob([new Uint8Array(file)]), "接警.csv")
    if (mapping !== undefined) form.append("mapping", mapping)
    return call(imports, as, { method: "POST", body: form })
  }
  const ended = async (id: string, as: Account = "dispatcher"): Promise<ImportShown> => {
    await (await call(`${imports}/${id}/progress`, as)).text()
    return (await (await call(`${imports}/${id}`, as)).json()) as ImportShown
  }
  return {
    ...server,
    call,
    upload,
    ended,
    /** Hands a file in and waits for the last answer. */
    imported: async (files: Upload, as: Account = "dispatcher"): Promise<ImportShown> => {
      const answer = await upload(files, as)
      if (answer.status !== 202) throw new Error(await answer.text())
      return ended(((await answer.json()) as { readonly id: string }).id, as)
    },
    answers: async (id: string, as: Account = "dispatcher"): Promise<ReadonlyArray<AnswerShown>> =>
      (
        (await (await call(`${imports}/${id}/answers?limit=200`, as)).json()) as {
          items: ReadonlyArray<AnswerShown>
        }
      ).items
  }
}

export type Process = Awaited<ReturnType<typeof startProcess>>
