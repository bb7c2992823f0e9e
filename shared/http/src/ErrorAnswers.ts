import { HttpServerError, HttpServerResponse } from "@effect/platform"
import { Cause, Chunk, Effect, HashSet, Option } from "effect"
import { CurrentRequest, type Language, type RequestFacts } from "./CurrentRequest.ts"
import {
  BadRequest,
  InternalError,
  isProblem,
  membersOf,
  PayloadTooLarge,
  type Problem,
  ServiceUnavailable
} from "./Problems.ts"
import {
  bodyIsTooLarge,
  formIsMalformed,
  jsonIsMalformed,
  requestIsIncomplete,
  serverFailed,
  serviceIsUnavailable,
  shapeIsWrong
} from "./StandardRefusals.ts"
import { readShapeFailure } from "./WrongShapes.ts"

/** Whatever a request ends with that is not an answer becomes a problem here, and only here. */

const contentLanguage: Record<Language, string> = { zh: "zh-CN", en: "en" }

/** A problem as an HTTP answer. */
export const problemResponse = (
  problem: Problem,
  language: Language,
  headers: Readonly<Record<string, string>> = {}
): HttpServerResponse.HttpServerResponse => {
  const { _tag, type, title, status, detail, rule, fields, code, facts, instance, retryAfterSeconds } =
    problem
  const body = { type, title, status, detail, rule, fields, code, facts, instance, retryAfterSeconds, _tag }
  return HttpServerResponse.text(JSON.stringify(body), {
    status,
    contentType: "application/problem+json; charset=utf-8",
    headers: {
      "content-language": contentLanguage[language],
      vary: "Accept-Language",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterSeconds)) }),
      ...(status === 401 ? { "www-authenticate": 'Bearer realm="jiaosuo"' } : {}),
      ...headers
    }
  })
}

const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && key in value
    ? (value as Record<string, unknown>)[key]
    : undefined

/** Codes by which PostgreSQL and the network say that nobody can be asked at the moment. */
const outages = /^(?:08|53|57P0)|^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/

/** Whether an error, or what caused it, says that a server we depend on does not answer. */
const tellsOfOutage = (error: unknown, depth = 0): boolean => {
  if (depth > 6 || typeof error !== "object" || error === null) return false
  const tag = property(error, "_tag")
  if (typeof tag === "string" && /(?:Is|Are)Unavailable$/.test(tag)) return true
  const code = property(error, "code")
  if (typeof code === "string" && outages.test(code)) return true
  const message = property(error, "message")
  if (
    typeof message === "string" &&
    /timeout exceeded when trying to connect|Connection terminated|the database system is/.test(message)
  ) {
    return true
  }
  return (
    tellsOfOutage(property(error, "cause"), depth + 1) || tellsOfOutage(property(error, "error"), depth + 1)
  )
}

/** What the parser met, without the excerpt of the body that newer engines add: it may hold personal data. */
const parserRemark = (error: SyntaxError): string =>
  error.message.replace(/,? ?(?:\.\.\.)?"[\s\S]*" is not valid JSON$/, "").slice(0, 120)

const requestError = (error: object, bodyLimit: number, language: Language): Problem => {
  const cause = property(error, "cause")
  if (cause instanceof SyntaxError) {
    return new BadRequest(membersOf(jsonIsMalformed(parserRemark(cause)), language))
  }
  return property(cause, "message") === "maxBytes exceeded"
    ? new PayloadTooLarge(membersOf(bodyIsTooLarge(bodyLimit), language))
    : new BadRequest(membersOf(requestIsIncomplete, language))
}

const multipartError = (error: object, bodyLimit: number, language: Language): Problem => {
  const reason = String(property(error, "reason"))
  return reason === "Parse" || reason === "InternalError"
    ? new BadRequest(membersOf(formIsMalformed(reason), language))
    : new PayloadTooLarge(membersOf(bodyIsTooLarge(bodyLimit), language))
}

/** A problem that the sender can do something about, where the error is one. */
const sendersProblem = (error: unknown, bodyLimit: number, language: Language): Problem | undefined => {
  if (isProblem(error)) return error
  if (typeof error !== "object" || error === null) return undefined
  switch (property(error, "_tag")) {
    case "HttpApiDecodeError": {
      const failure = readShapeFailure(String(property(error, "message")))
      return failure === undefined
        ? undefined
        : new BadRequest(membersOf(shapeIsWrong(failure.part, failure.fields), language))
    }
    case "RequestError":
      return requestError(error, bodyLimit, language)
    case "MultipartError":
      return multipartError(error, bodyLimit, language)
    default:
      return undefined
  }
}

/** The error that a cause is about: the first failure, or else the first defect. */
const errorOf = (cause: Cause.Cause<unknown>): Option.Option<unknown> =>
  Option.orElse(Chunk.head(Cause.failures(cause)), () => Chunk.head(Cause.defects(cause)))

const unavailableResponse = (language: Language): HttpServerResponse.HttpServerResponse =>
  problemResponse(
    new ServiceUnavailable(membersOf(serviceIsUnavailable, language, { retryAfterSeconds: 2 })),
    language
  )

const instanceOf = (request: RequestFacts): string => `urn:uuid:${request.id}`

/**
 * The answer to a request that ended with a cause instead of an answer. What is the sender's to mend is
 * said; an outage is 503; everything else is a fault of ours: 500, logged with its whole cause, and told
 * with nothing but the number under which the log has it. A request whose client has gone stays interrupted.
 */
export const answerToCause = (
  cause: Cause.Cause<unknown>,
  bodyLimit: number
): Effect.Effect<HttpServerResponse.HttpServerResponse> =>
  Effect.flatMap(CurrentRequest, (request) => {
    const { language } = request
    const found = errorOf(cause)
    if (Option.isNone(found)) {
      return HashSet.has(Cause.interruptors(cause), HttpServerError.clientAbortFiberId)
        ? Effect.failCause(cause as Cause.Cause<never>)
        : Effect.succeed(unavailableResponse(language))
    }
    const error = found.value
    if (HttpServerResponse.isServerResponse(error)) return Effect.succeed(error)
    const told = sendersProblem(error, bodyLimit, language)
    if (told !== undefined) return Effect.succeed(problemResponse(told, language))
    const where = { method: request.method, path: request.path, instance: instanceOf(request) }
    if (tellsOfOutage(error)) {
      return Effect.logWarning("a request met an outage", cause).pipe(
        Effect.annotateLogs(where),
        Effect.as(unavailableResponse(language))
      )
    }
    const brokeContract =
      property(error, "_tag") === "HttpApiDecodeError" || property(error, "_tag") === "ParseError"
    return Effect.logError(
      brokeContract ? "an answer breaks its own contract" : "a request failed",
      cause
    ).pipe(
      Effect.annotateLogs(where),
      Effect.as(
        problemResponse(
          new InternalError(membersOf(serverFailed, language, { instance: instanceOf(request) })),
          language
        )
      )
    )
  })
