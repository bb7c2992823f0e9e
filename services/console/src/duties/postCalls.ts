import * as HttpApi from "@effect/platform/HttpApi"
import * as HttpApiClient from "@effect/platform/HttpApiClient"
import { type CommandAnswer, PostsGroup } from "@jiaosuo/duties/api"
import * as Effect from "effect/Effect"
import { baseUrl, http } from "../server/http.ts"
import { wroteAt } from "../server/readYourWrites.ts"

/** The client of posts and patrols, derived from their contract. */
const posts = Effect.runSync(
  HttpApiClient.makeWith(HttpApi.make("jiaosuo").add(PostsGroup), { httpClient: http, baseUrl })
).posts

type Posts = typeof posts
export type PostVerb = Exclude<keyof Posts, "plan" | "file" | "demands" | "mode-bands">
export type PostForm<V extends PostVerb> = Parameters<Posts[V]>[0]["payload"]
export type PostPlan = Parameters<Posts["plan"]>[0]["payload"]
export type PostConditions = Omit<Parameters<Posts["demands"]>[0]["urlParams"], "on">

/** Remembers where the log was, so that the next page contains what was just done. */
const remembered = <A extends { readonly position: number }, E>(command: Effect.Effect<A, E>) =>
  Effect.tap(command, (answer) => Effect.sync(() => wroteAt(answer.position)))

export const planPost = (commandId: string, payload: PostPlan) =>
  remembered(posts.plan({ headers: { "idempotency-key": commandId }, payload }))

/** One command on a post. */
export const actOnPost = <V extends PostVerb>(
  verb: V,
  id: string,
  commandId: string,
  payload: PostForm<V>
) => {
  // One call for all verbs: each takes its own form, which the signature ties to the verb.
  const call = posts[verb] as (request: {
    readonly path: { readonly id: string }
    readonly headers: Readonly<Record<string, string>>
    readonly payload: PostForm<V>
  }) => Effect.Effect<CommandAnswer, unknown>
  return remembered(call({ path: { id }, headers: { "idempotency-key": commandId }, payload }))
}

export const postFile = (id: string) => posts.file({ path: { id }, urlParams: {} })

/** D1, D2, D3: what the rules of a day ask of a post. */
export const postDemands = (conditions: PostConditions, on: string | undefined) =>
  posts.demands({ urlParams: on === undefined ? conditions : { ...conditions, on } })

/** Row 29: when those on duty stand at their post. */
export const modeBandsOn = (on: string) => posts["mode-bands"]({ urlParams: { on } })

export type PostFile = Effect.Effect.Success<ReturnType<typeof postFile>>
export type PostDemands = Effect.Effect.Success<ReturnType<typeof postDemands>>
