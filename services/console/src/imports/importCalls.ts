import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { ImportsGroup } from "@jiaosuo/vehicles/api"
import * as Effect from "effect/Effect"
import { baseUrl, http, httpForUploads } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

const contract = HttpApi.make("jiaosuo").add(ImportsGroup)

/** The client of imports, derived from their contract. */
const imports = Effect.runSync(HttpApiClient.makeWith(contract, { httpClient: http, baseUrl })).imports

/** The same, as patient as a ledger of some megabytes on a slow line needs it. */
const uploads = Effect.runSync(
  HttpApiClient.makeWith(contract, { httpClient: httpForUploads, baseUrl })
).imports

export type Outcome = "accepted" | "warning" | "duplicate" | "rejected"

/** Hands in a ledger; the same key with the same file is the same import. */
export const uploadImport = (key: string, file: File) => {
  const payload = new FormData()
  payload.append("file", file, file.name)
  return uploads.uploadImport({ headers: { "idempotency-key": key }, urlParams: {}, payload })
}

/** Imports, newest first. */
export const listImports = (cursor: string | undefined) =>
  imports.listImports({ urlParams: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } })

/** One import as it stands; what it brought is in what is read next. */
export const importStatus = (id: string) => {
  const status = imports.importStatus({ path: { id } })
  return Effect.tap(status, (found) => Effect.sync(() => wroteAt(found.position)))
}

export type Import = Effect.Effect.Success<ReturnType<typeof importStatus>>

/** A page of answers to rows. The same address also answers files; asked for JSON, it is a page. */
export const importAnswers = (id: string, outcome: Outcome | undefined, cursor: string | undefined) => {
  const answered = imports.importAnswers({
    path: { id },
    urlParams: {
      limit: 100,
      format: "json",
      ...(outcome === undefined ? {} : { outcome }),
      ...(cursor === undefined ? {} : { cursor })
    }
  })
  return Effect.flatMap(answered, (answer) =>
    typeof answer === "object" && "items" in answer
      ? Effect.succeed(answer)
      : Effect.dieMessage("a page of answers was asked for and a file came")
  )
}

export type ImportAnswer = Effect.Effect.Success<ReturnType<typeof importAnswers>>["items"][number]

/** Server-sent events of one import: `progress`, and at the end `finished`. */
export const progressPath = (id: string) => `/api/vehicles/imports/${id}/progress`

/** Where all answers of an import can be had as a file. */
export const answersPath = (id: string) => `/api/vehicles/imports/${id}/answers`
