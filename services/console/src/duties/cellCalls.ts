import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { CellsGroup, type CommandAnswer } from "@jiaosuo/duties/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

/** The client of response cells, derived from their contract (row 23). */
const cells = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(CellsGroup), { httpClient: http, baseUrl })
).cells

type Cells = typeof cells
export type CellVerb = Exclude<keyof Cells, "form" | "file" | "list">
export type CellVerbForm<V extends CellVerb> = Parameters<Cells[V]>[0]["payload"]
export type CellForming = Parameters<Cells["form"]>[0]["payload"]

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

export const formCell = (commandId: string, payload: CellForming) =>
  remembered(cells.form({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a cell. */
export const actOnCell = <V extends CellVerb>(
  verb: V,
  id: string,
  commandId: string,
  payload: CellVerbForm<V>
) => {
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  const call = cells[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: CellVerbForm<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(call({ path: { id }, headers: { "idempotency-key": commandId }, payload }))
}

/** A cell; with a purpose its members are shown in full, and the reading is on record (X2). */
export const cellFile = (id: string, purpose?: string) =>
  cells.file({ path: { id }, urlParams: purpose === undefined ? {} : { unmask: "true", purpose } })

export const listCells = (query: Parameters<Cells["list"]>[0]["urlParams"]) =>
  cells.list({ urlParams: query })

export type CellFile = Effect.Effect.Success<ReturnType<typeof cellFile>>
export type CellItem = Effect.Effect.Success<ReturnType<typeof listCells>>["cells"][number]
export type CellCallOut = CellFile["callOuts"][number]
