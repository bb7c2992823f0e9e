import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { TeamsGroup } from "@jiaosuo/wardens/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../../../server/http.ts"
import { acting, beginning } from "../deskCalls.ts"

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

export const formTeam = beginning(teams.form)
/** What was decided meanwhile is told in the words of the refusal. */
export const actOnTeam = acting<Verb>(teams)

export const teamFile = (id: string) => teams.file({ path: { id }, urlParams: {} })

/** One page of the teams that meet the conditions. */
export const listTeams = (query: TeamsQuery) => teams.list({ urlParams: query })

export type TeamFile = Effect.Effect.Success<ReturnType<typeof teamFile>>
export type TeamItem = Effect.Effect.Success<ReturnType<typeof listTeams>>["items"][number]
