import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { type CommandAnswer, TeamsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { wroteAt } from "../../../server/readYourWrites.ts"

/** The client of teams of volunteers, derived from their contract (row 45). */
const teams = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(TeamsGroup), { httpClient: http, baseUrl })
).wardenTeams

type Teams = typeof teams

/** Verbs of `POST /api/wardens/teams/{id}/{verb}`, each with the form that it takes. */
export type Verb = Exclude<keyof Teams, "form" | "list" | "file">
export type FormOf<V extends Verb> = Parameters<Teams[V]>[0]["payload"]
export type Forming = Parameters<Teams["form"]>[0]["payload"]
export type TeamsQuery = Parameters<Teams["list"]>[0]["urlParams"]

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

/** Forms a team. The same `commandId` again answers the same and forms nothing. */
export const formTeam = (commandId: string, payload: Forming) =>
  remembered(teams.form({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a team: what was decided meanwhile is told in the words of the refusal. */
export const actOnTeam = <V extends Verb>(
  verb: V,
  id: string,
  commandId: string,
  payload: FormOf<V>
): Effect.Effect<CommandAnswer, unknown> => {
  // One call for all verbs: each takes its own form, which the signature above ties to the verb.
  const call = teams[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: FormOf<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(call({ path: { id }, headers: { "idempotency-key": commandId }, payload }))
}

export const teamFile = (id: string) => teams.file({ path: { id }, urlParams: {} })

/** One page of the teams that meet the conditions. */
export const listTeams = (query: TeamsQuery) => teams.list({ urlParams: query })

export type TeamFile = Effect.Effect.Success<ReturnType<typeof teamFile>>
export type TeamItem = Effect.Effect.Success<ReturnType<typeof listTeams>>["items"][number]
