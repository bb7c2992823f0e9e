import { IncomingMessage } from "node:http"
import {
  FileSystem,
  type HttpApp,
  HttpIncomingMessage,
  HttpServerRequest,
  HttpServerResponse
} from "@effect/platform"
import { NodeHttpServerRequest } from "@effect/platform-node"
import { isUuid, uuidv7 } from "@jiaosuo/kernel/Ids"
import type { Refusal } from "@jiaosuo/kernel/Problem"
import { Cause, Context, Effect, FiberRef, LogLevel, Option } from "effect"
import { CurrentRequest, preferredLanguage, type RequestFacts } from "./CurrentRequest.ts"
import { type AnswerRequest, CurrentServer } from "./CurrentServer.ts"
import { answerToCause, problemResponse } from "./ErrorAnswers.ts"
import { discardRest, markStreaming } from "./HttpServerProcess.ts"
import {
  BadRequest,
  MethodNotAllowed,
  membersOf,
  NotFound,
  PayloadTooLarge,
  UnsupportedMediaType
} from "./Problems.ts"
import type { RequestMeter } from "./RequestMeter.ts"
import type { Route, RouteTable } from "./RouteTable.ts"
import {
  addressIsUnknown,
  bodyIsTooLarge,
  mediaTypeIsNotTaken,
  methodIsNotAllowed,
  textCannotBeKept
} from "./StandardRefusals.ts"
import type { StaticFiles } from "./StaticFiles.ts"
import { unstorableIn } from "./StorableText.ts"

/** What every request passes on its way in and out: limits, problems, security headers, the request log. */

export interface EdgeOptions {
  readonly routes: RouteTable
  readonly meter: RequestMeter
  /** Largest body in bytes where the endpoint names no limit of its own. */
  readonly bodyLimit: number
  /** Whether `X-Forwarded-For` and `X-Request-Id` are a proxy's of our own. */
  readonly behindProxy: boolean
  readonly staticFiles: StaticFiles | undefined
}

/** A request of the console is slow from here on, and is logged whatever it was. */
const slowMillis = 1_000

const pathOf = (url: string): string => {
  const end = url.indexOf("?")
  return end === -1 ? url : url.slice(0, end)
}

/** The last address that our own proxy added; what stands before it is whatever the client claimed. */
const forwardedFor = (header: string | undefined): string | undefined =>
  header?.split(",").at(-1)?.trim() || undefined

const factsOf = (
  request: HttpServerRequest.HttpServerRequest,
  path: string,
  behindProxy: boolean
): RequestFacts => {
  const given = behindProxy ? request.headers["x-request-id"] : undefined
  const forwarded = behindProxy ? forwardedFor(request.headers["x-forwarded-for"]) : undefined
  return {
    id: given !== undefined && isUuid(given) ? given.toLowerCase() : uuidv7(),
    language: preferredLanguage(request.headers["accept-language"]),
    sourceAddress: forwarded ?? Option.getOrNull(request.remoteAddress),
    method: request.method,
    path,
    account: null
  }
}

const contentSecurity =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
  "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"

/** The page of the contract carries its script within itself. */
const contentSecurityOfDocs = contentSecurity.replace(
  "default-src 'self';",
  "default-src 'self'; script-src 'self' 'unsafe-inline';"
)

/** Of every answer. What is no page needs to load nothing, and is shown in no frame. */
const headersOfData = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'"
}

const headersOfPages = {
  ...headersOfData,
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(self), microphone=()",
  "content-security-policy": contentSecurity
}

const withHeaders = (
  response: HttpServerResponse.HttpServerResponse,
  request: HttpServerRequest.HttpServerRequest,
  facts: RequestFacts
): HttpServerResponse.HttpServerResponse => {
  const isPage = response.headers["content-type"]?.startsWith("text/html") === true
  const headers: Record<string, string> = {
    ...(isPage ? headersOfPages : headersOfData),
    "x-request-id": facts.id
  }
  if (response.headers["cache-control"] === undefined) headers["cache-control"] = "no-store"
  // A page may be stricter than all of them.
  const own = response.headers["content-security-policy"]
  if (own !== undefined) headers["content-security-policy"] = own
  if (facts.path === "/docs") headers["content-security-policy"] = contentSecurityOfDocs
  // A browser takes the headers of a 304 over those of the page that it kept: the page would load nothing.
  if (response.status === 304) delete headers["content-security-policy"]
  if (request.headers["x-forwarded-proto"] === "https") {
    headers["strict-transport-security"] = "max-age=31536000"
  }
  return HttpServerResponse.setHeaders(response, headers)
}

const hasBody = (request: HttpServerRequest.HttpServerRequest): boolean =>
  request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? "0") > 0

/** Why a body is not taken by an endpoint, told by its headers alone. */
const mediaProblem = (request: HttpServerRequest.HttpServerRequest, route: Route): Refusal | undefined => {
  if (route.media.length === 0 || !hasBody(request)) return undefined
  const header = request.headers["content-type"] ?? ""
  const [sent = "", ...parameters] = header
    .toLowerCase()
    .split(";")
    .map((part) => part.trim())
  const charset = parameters
    .find((part) => part.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "")
  const isJson = route.media.includes("application/json") && (sent === "application/json" || sent === "")
  if (
    isJson ? charset === undefined || charset === "utf-8" || charset === "utf8" : isTaken(route.media, sent)
  ) {
    return undefined
  }
  return mediaTypeIsNotTaken(header === "" ? "?" : header.slice(0, 100), route.media)
}

const isTaken = (media: ReadonlyArray<string>, sent: string): boolean =>
  media.some(
    (taken) =>
      taken === "*/*" || taken === sent || (taken.endsWith("/*") && sent.startsWith(taken.slice(0, -1)))
  )

/** Refuses by the headers what need not be read: too large, or of another kind. */
const refusedUnread = (
  request: HttpServerRequest.HttpServerRequest,
  route: Route | undefined,
  limit: number,
  facts: RequestFacts
): HttpServerResponse.HttpServerResponse | undefined => {
  const { language } = facts
  if (Number(request.headers["content-length"] ?? "0") > limit) {
    return problemResponse(new PayloadTooLarge(membersOf(bodyIsTooLarge(limit), language)), language)
  }
  const media = route === undefined ? undefined : mediaProblem(request, route)
  return media === undefined
    ? undefined
    : problemResponse(new UnsupportedMediaType(membersOf(media, language)), language)
}

/** Each item of a batch is looked at by itself, as it comes by here: one that is refused keeps no other from being done. */
const isLookedThrough = (request: HttpServerRequest.HttpServerRequest, route: Route): boolean =>
  route.media.includes("application/json") && route.pattern !== "/api/batch" && hasBody(request)

/** Refuses text that no table can keep, before anything is made of it: an event with it would be in no list. */
const unlessUnstorable = (
  request: HttpServerRequest.HttpServerRequest,
  route: Route | undefined,
  language: RequestFacts["language"],
  app: HttpApp.Default<unknown>
): HttpApp.Default<unknown> => {
  if (route === undefined) return app
  const refused = (part: "body" | "query", path: string) =>
    problemResponse(new BadRequest(membersOf(textCannotBeKept(part, path), language)), language)
  if (request.url.includes("%00")) return Effect.sync(() => refused("query", ""))
  if (!isLookedThrough(request, route)) return app
  // The text is kept for the handler. One that cannot be read is answered where it is read.
  return Effect.flatMap(
    Effect.orElseSucceed(request.text, () => ""),
    (body) => {
      const path = unstorableIn(body)
      return path === undefined ? app : Effect.succeed(refused("body", path))
    }
  )
}

/** The answer where no endpoint has the address with this method: a page, the methods it takes, or nothing. */
const answerElsewhere = (
  request: HttpServerRequest.HttpServerRequest,
  facts: RequestFacts,
  options: EdgeOptions
): Effect.Effect<HttpServerResponse.HttpServerResponse> => {
  const { language, method, path } = facts
  const allowed = options.routes.methodsOf(path)
  // An address with an escape that means nothing looks like an endpoint's and is none.
  if (allowed.length > 0 && !allowed.includes(method)) {
    const allow = [...allowed, "OPTIONS"].join(", ")
    return Effect.succeed(
      method === "OPTIONS"
        ? HttpServerResponse.empty({ status: 204, headers: { allow } })
        : problemResponse(
            new MethodNotAllowed(membersOf(methodIsNotAllowed(method, path, allowed), language)),
            language,
            { allow }
          )
    )
  }
  const isPage = (method === "GET" || method === "HEAD") && !path.startsWith("/api/")
  const page =
    isPage && options.staticFiles !== undefined
      ? options.staticFiles.answer({ method, path, headers: request.headers })
      : Effect.succeed(undefined)
  return Effect.map(
    page,
    (answer) =>
      answer ?? problemResponse(new NotFound(membersOf(addressIsUnknown(method, path), language)), language)
  )
}

const isRouteNotFound = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "_tag" in error && error._tag === "RouteNotFound"

/** One line for what is worth one: commands, refusals, faults and whatever was slow; the rest at debug level. */
const logRequest = (
  facts: RequestFacts,
  pattern: string,
  status: number,
  millis: number,
  minimum: LogLevel.LogLevel
): Effect.Effect<void> => {
  const reads = facts.method === "GET" || facts.method === "HEAD" || facts.method === "OPTIONS"
  const level = !reads || status >= 400 || millis >= slowMillis ? LogLevel.Info : LogLevel.Debug
  if (LogLevel.lessThan(level, minimum)) return Effect.void
  return Effect.logWithLevel(level, "http request").pipe(
    Effect.annotateLogs({
      method: facts.method,
      route: pattern,
      path: facts.path,
      status,
      millis: Math.round(millis * 10) / 10,
      account: facts.account,
      source: facts.sourceAddress
    })
  )
}

/** Whether a request came over the network by itself, and not within a batch. */
const cameByItself = (request: HttpServerRequest.HttpServerRequest): boolean =>
  request.source instanceof IncomingMessage

/** The middleware of the server. It sees the typed failures of the handlers and leaves none unanswered. */
export const edge =
  (options: EdgeOptions) =>
  (httpApp: HttpApp.Default): HttpApp.Default => {
    const answerWithin: AnswerRequest = (request) =>
      Effect.provideService(app, HttpServerRequest.HttpServerRequest, request)
    const app: HttpApp.Default = Effect.withFiberRuntime((fiber) => {
      const started = performance.now()
      const context = fiber.currentContext as Context.Context<HttpServerRequest.HttpServerRequest>
      const request = Context.get(context, HttpServerRequest.HttpServerRequest)
      const path = pathOf(request.url)
      const route = options.routes.find(request.method, path)
      const facts = factsOf(request, path, options.behindProxy)
      const limit = route?.bodyLimit ?? options.bodyLimit
      const refused = refusedUnread(request, route, limit, facts)
      const answered =
        refused === undefined
          ? Effect.catchAllCause(
              unlessUnstorable(request, route, facts.language, httpApp as HttpApp.Default<unknown>),
              (cause) =>
                Option.exists(Cause.failureOption(cause), isRouteNotFound)
                  ? Effect.suspend(() => answerElsewhere(request, facts, options))
                  : answerToCause(cause, limit)
            )
          : Effect.sync(() => {
              if (cameByItself(request)) discardRest(NodeHttpServerRequest.toIncomingMessage(request))
              return refused
            })
      const finished = Effect.flatMap(answered, (response) => {
        const millis = performance.now() - started
        const pattern = route?.pattern ?? (response.status < 400 ? "(page)" : "(unknown)")
        options.meter.answered(request.method, pattern, response.status, millis)
        if (response.body._tag === "Stream" && cameByItself(request))
          markStreaming(NodeHttpServerRequest.toServerResponse(request), options.meter)
        return Effect.as(
          logRequest(
            facts,
            pattern,
            response.status,
            millis,
            fiber.getFiberRef(FiberRef.currentMinimumLogLevel)
          ),
          withHeaders(response, request, facts)
        )
      })
      return Effect.locally(
        Effect.annotateLogs(finished, "request", facts.id),
        FiberRef.currentContext,
        context.pipe(
          Context.add(CurrentRequest, facts),
          Context.add(CurrentServer, { answer: cameByItself(request) ? answerWithin : null }),
          Context.add(HttpIncomingMessage.MaxBodySize, Option.some(FileSystem.Size(limit)))
        ) as Context.Context<never>
      )
    })
    return app
  }
