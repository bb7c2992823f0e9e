import * as FetchHttpClient from "@effect/platform/FetchHttpClient"
import * as HttpClient from "@effect/platform/HttpClient"
import type { HttpClientError } from "@effect/platform/HttpClientError"
import * as HttpClientRequest from "@effect/platform/HttpClientRequest"
import * as Effect from "effect/Effect"
import { currentLanguage } from "../messages/Language.tsx"
import { type Refused, readRefused, unanswered } from "./Refused.ts"
import { sessionEnded } from "./sessionEnd.ts"

/** A phone on a field path waits this long for an answer; after it, sending again is the better bet. */
const patience = "20 seconds"

const withHeaders = HttpClient.mapRequest((request: HttpClientRequest.HttpClientRequest) =>
  HttpClientRequest.setHeaders(request, {
    "accept-language": currentLanguage(),
    "x-jiaosuo-request": "console"
  })
)

/**
 * Fetch with our headers, whose every failure is a `Refused`: an answer of 400 or more is read as the problem
 * it is, before the contract's own decoding, so that pages know one kind of refusal.
 */
const make = (timeout: boolean) =>
  Effect.map(HttpClient.HttpClient, (client) => {
    const answered = client.pipe(
      withHeaders,
      HttpClient.transformResponse((response) =>
        Effect.flatMap(
          Effect.mapError(response, (error: HttpClientError): HttpClientError | Refused =>
            error._tag === "RequestError" ? unanswered : error
          ),
          (answer) =>
            answer.status < 400
              ? Effect.succeed(answer)
              : Effect.flatMap(readRefused(answer), (refused) => {
                  // A sign-in that is refused is no session that has ended.
                  if (refused.status === 401 && !answer.request.url.includes("/api/session")) sessionEnded()
                  return Effect.fail(refused)
                })
        )
      )
    )
    return timeout
      ? answered.pipe(
          HttpClient.transformResponse((response) =>
            Effect.timeoutFail(response, { duration: patience, onTimeout: () => unanswered })
          )
        )
      : answered
  }).pipe(Effect.provide(FetchHttpClient.layer), Effect.runSync)

/** For questions and commands: gives up after 20 s. */
export const http = make(true)

/** For uploads: as patient as the network. */
export const httpForUploads = make(false)

/** Calls go to where the page came from. */
export const baseUrl = window.location.origin
