import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { AccidentsGroup, type CommandAnswer, type ReportForm } from "@jiaosuo/accidents/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

/** The client of accident files, derived from its contract. */
const accidents = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(AccidentsGroup), { httpClient: http, baseUrl })
).accidents

/** Verbs of `POST /api/accidents/{id}/{verb}`, each with the form that it takes. */
export type Verb = Exclude<keyof typeof accidents, "report" | "file" | "document">
export type FormOf<V extends Verb> = Parameters<(typeof accidents)[V]>[0]["payload"]

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** Reports an accident. The same `commandId` again answers the same and reports nothing. */
export const reportAccident = (commandId: string, payload: ReportForm) =>
  remembered(accidents.report({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a file; `version` is the one the person has seen, undefined where it does not matter. */
export const actOnAccident = <V extends Verb>(
  verb: V,
  id: string,
  commandId: string,
  version: number | undefined,
  payload: FormOf<V>
) => {
  // One call for all verbs: each takes its own form, which the signature above ties to the verb.
  const call = accidents[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: FormOf<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(
    call({
      path: { id },
      headers: {
        "idempotency-key": commandId,
        ...(version === undefined ? {} : { "if-match": `"${version}"` })
      },
      payload
    })
  )
}

/** A file; with a purpose, personal values are shown in full and the reading is on record (X2). */
export const accidentFile = (id: string, purpose?: string) =>
  accidents.file({ path: { id }, urlParams: purpose === undefined ? {} : { unmask: "true", purpose } })

export type AccidentFile = Effect.Effect.Success<ReturnType<typeof accidentFile>>
export type Clock = AccidentFile["clocks"][number]
export type InvolvedVehicle = AccidentFile["vehicles"][number]
export type InvolvedPerson = AccidentFile["persons"][number]
export type HistoryEntry = AccidentFile["history"][number]
