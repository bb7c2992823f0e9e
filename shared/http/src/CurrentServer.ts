import type { HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { Context, type Effect, type Scope } from "effect"

/** Answers a request as the server would if it had come over the network by itself. */
export type AnswerRequest = (
  request: HttpServerRequest.HttpServerRequest
) => Effect.Effect<HttpServerResponse.HttpServerResponse, never, Scope.Scope>

/**
 * The server that the request being answered came to; its `answer` is null for a request that came within another,
 * and outside of a request.
 */
export class CurrentServer extends Context.Reference<CurrentServer>()("@jiaosuo/http/CurrentServer", {
  defaultValue: (): { readonly answer: AnswerRequest | null } => ({ answer: null })
}) {}
