import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Layer, LogLevel } from "effect"
import { layer as accidents } from "../../src/Accidents.ts"
import { AccidentImportsGroup, AccidentsGroup } from "../../src/api.ts"
import { layer, migrate } from "../../src/layer.ts"

/** A process with the records and their imports behind HTTP, over a database that others may use, too. */

const people = {
  investigator: person("investigator", "officer"),
  officer: person("officer", "officer", ["371603101"]),
  warden: person("warden", "warden", ["371603101"]),
  commander: person("commander", "commander"),
  registrar: person("registrar", "registrar")
}

export type Account = keyof typeof people

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
  const server = await startContext({
    http: httpLayer({
      api: productApi.add(AccidentsGroup).add(AccidentImportsGroup),
      handlers: layer,
      ...onFreePort
    }).pipe(Layer.provideMerge(accidents)),
    migrate,
    people,
    usually: "investigator",
    databaseUrl: url,
    logged: LogLevel.Error
  })
  const call = (path: string, as: Account, init: RequestInit = {}) =>
    server.fetch(path, { ...init, headers: { "accept-language": "en", ...init.headers } }, as)
  const imports = "/api/accidents/imports"
  const upload = ({ file, persons, mapping }: Upload, as: Account = "investigator") => {
    const form = new FormData()
    form.append("file", new Blob([new Uint8Array(file)]), "事故.csv")
    if (persons !== undefined) form.append("persons", new Blob([new Uint8Array(persons)]), "人员.csv")
    if (mapping !== undefined) form.append("mapping", mapping)
    return call(imports, as, { method: "POST", body: form })
  }
  const ended = async (id: string, as: Account = "investigator"): Promise<ImportShown> => {
    await (await call(`${imports}/${id}/progress`, as)).text()
    return (await (await call(`${imports}/${id}`, as)).json()) as ImportShown
  }
  return {
    call,
    upload,
    ended,
    /** Hands files in and waits for the last answer. */
    imported: async (files: Upload, as: Account = "investigator"): Promise<ImportShown> => {
      const answer = await upload(files, as)
      if (answer.status !== 202) throw new Error(await answer.text())
      return ended(((await answer.json()) as { readonly id: string }).id, as)
    },
    answers: async (
      id: string,
      query = "?limit=200",
      as: Account = "investigator"
    ): Promise<ReadonlyArray<AnswerShown>> =>
      (
        (await (await call(`${imports}/${id}/answers${query}`, as)).json()) as {
          items: ReadonlyArray<AnswerShown>
        }
      ).items,
    runtime: server.runtime,
    stop: server.stop
  }
}

export type Process = Awaited<ReturnType<typeof startProcess>>
