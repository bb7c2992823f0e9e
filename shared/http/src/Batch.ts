import { Headers, HttpApiBuilder, HttpApp, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Option, type Scope } from "effect"
import { type BatchAnswer, BatchGroup, type BatchItem, type BatchItemAnswer } from "./BatchApi.ts"
import { CurrentRequest, type Language } from "./CurrentRequest.ts"
import { type AnswerRequest, CurrentServer } from "./CurrentServer.ts"
import { problemResponse } from "./ErrorAnswers.ts"
import { BadRequest, membersOf, NotFound, refuse, ServiceUnavailable } from "./Problems.ts"
import { productApi } from "./ProductApi.ts"
import { addressIsUnknown, serviceIsUnavailable } from "./StandardRefusals.ts"

const batchHoldsABatch = {
  code: "BatchHoldsABatch",
  title: text("批量请求中不能再含批量请求", "A batch cannot hold a batch")
}

/** What an item takes over from the request that carried it: who asks, from where, in which language. */
const takenOver = [
  "authorization",
  "cookie",
  "host",
  "origin",
  "x-jiaosuo-request",
  "accept-language",
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-correlation-id"
] as const

/** The item as the request that it would be on its own. */
const requestOf = (
  item: BatchItem,
  carrier: HttpServerRequest.HttpServerRequest
): HttpServerRequest.HttpServerRequest => {
  const body = item.body === undefined ? undefined : JSON.stringify(item.body)
  const headers: Record<string, string> = { "idempotency-key": item.commandId }
  for (const name of takenOver) {
    const value = carrier.headers[name]
    if (value !== undefined) headers[name] = value
  }
  if (body !== undefined) {
    headers["content-type"] = "application/json"
    headers["content-length"] = String(Buffer.byteLength(body))
  }
  const address = Option.getOrUndefined(carrier.remoteAddress)
  // The address that is answered is `url`; the request's own is never looked at.
  return HttpServerRequest.fromWeb(
    new Request("http://batch.invalid", { method: "POST", ...(body === undefined ? {} : { body }) })
  ).modify({
    url: item.path,
    headers: Headers.fromInput(headers),
    ...(address === undefined ? {} : { remoteAddress: address })
  })
}

const parsed = (written: string): unknown => {
  if (written === "") return null
  try {
    return JSON.parse(written)
  } catch {
    return written
  }
}

const utf8 = new TextDecoder()

const itemAnswerOf = (response: HttpServerResponse.HttpServerResponse): Effect.Effect<BatchItemAnswer> => {
  const { status, body } = response
  // Answers to commands are in memory; whatever else one may be is read to its end.
  return body._tag === "Uint8Array"
    ? Effect.succeed({ status, body: parsed(utf8.decode(body.body)) })
    : Effect.map(
        Effect.promise(() => HttpServerResponse.toWeb(response).text()),
        (written) => ({ status, body: parsed(written) })
      )
}

const unknownAddress = (path: string, language: Language) =>
  problemResponse(new NotFound(membersOf(addressIsUnknown("POST", path), language)), language)

const notTried = (language: Language) =>
  problemResponse(
    new ServiceUnavailable(membersOf(serviceIsUnavailable, language, { retryAfterSeconds: 2 })),
    language
  )

/** Does the items of a batch one after the other, as the same server would do each on its own. */
const answerItems = (
  items: ReadonlyArray<BatchItem>,
  carrier: HttpServerRequest.HttpServerRequest,
  answer: AnswerRequest,
  language: Language
): Effect.Effect<BatchAnswer> =>
  Effect.gen(function* () {
    const answers: Array<BatchItemAnswer> = []
    let outage = false
    for (const item of items) {
      const response: Effect.Effect<HttpServerResponse.HttpServerResponse, never, Scope.Scope> = outage
        ? Effect.succeed(notTried(language))
        : item.path.startsWith("/api/")
          ? // A header that an item's answer sets (a cookie) is not the batch's.
            Effect.locally(
              answer(requestOf(item, carrier)),
              HttpApp.currentPreResponseHandlers,
              Option.none()
            )
          : Effect.succeed(unknownAddress(item.path, language))
      const given: BatchItemAnswer = yield* Effect.scoped(Effect.flatMap(response, itemAnswerOf)).pipe(
        // Only what ends without an answer comes here: its carrier has gone, or an answer broke off.
        Effect.catchAllCause((cause) =>
          Effect.zipRight(
            Effect.logWarning("a command of a batch ended without an answer", cause),
            itemAnswerOf(notTried(language))
          )
        )
      )
      // Later commands of a phone must not overtake one that could not be done.
      outage ||= given.status === 503
      answers.push(given)
    }
    return { items: answers }
  })

/** Handlers of `POST /api/batch`: every server has it, and it reaches whatever the server answers. */
export const batchHttp = HttpApiBuilder.group(productApi.add(BatchGroup), "batch", (group) =>
  group.handle(
    "send",
    ({ payload }) =>
      Effect.gen(function* () {
        const { answer } = yield* CurrentServer
        if (answer === null) return yield* refuse(BadRequest, batchHoldsABatch)
        const carrier = yield* HttpServerRequest.HttpServerRequest
        const { language } = yield* CurrentRequest
        return yield* answerItems(payload.items, carrier, answer, language)
      }),
    // A phone whose line breaks after sending finds its whole queue done when it asks again.
    { uninterruptible: true }
  )
)
