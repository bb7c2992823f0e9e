import { HttpApiMiddleware, HttpApiSecurity, HttpServerRequest, OpenApi } from "@effect/platform"
import { Effect, Layer, Option, Redacted, Schema } from "effect"
import { CurrentRequest } from "./CurrentRequest.ts"
import { CurrentPrincipal, type Principal } from "./Principal.ts"
import { Forbidden, refuse, ServiceUnavailable, Unauthorized } from "./Problems.ts"
import { Sessions } from "./Sessions.ts"
import { nobodyIsSignedIn, requestIsFromAnotherSite, serviceIsUnavailable } from "./StandardRefusals.ts"

/** Name of the session's cookie: http-only, `SameSite=Strict`. */
export const sessionCookie = "jiaosuo_session"

/** A header that only our own page or a program can send: another site would need our leave first. */
export const ownRequestHeader = "x-jiaosuo-request"

/** How a session is shown to the server, as the contract describes it. */
export const sessionSecurity = {
  bearer: HttpApiSecurity.bearer.pipe(
    HttpApiSecurity.annotate(OpenApi.Description, "Token of `POST /api/session`")
  ),
  cookie: HttpApiSecurity.apiKey({ in: "cookie", key: sessionCookie }).pipe(
    HttpApiSecurity.annotate(
      OpenApi.Description,
      "Cookie of `POST /api/session`; commands must also come from the server's own origin or carry `X-Jiaosuo-Request`"
    )
  )
}

/**
 * Every endpoint behind this middleware has a `CurrentPrincipal`. A bearer token is asked first, then the
 * cookie; a cookie alone is not believed for a command unless the request comes from our own page.
 */
export class Authentication extends HttpApiMiddleware.Tag<Authentication>()("@jiaosuo/http/Authentication", {
  provides: CurrentPrincipal,
  failure: Schema.Union(Unauthorized, Forbidden, ServiceUnavailable),
  security: sessionSecurity
}) {}

/** The bearer token of a request, if it carries one. */
export const bearerToken = (request: HttpServerRequest.HttpServerRequest): string | undefined =>
  /^Bearer\s+(\S+)\s*$/i.exec(request.headers["authorization"] ?? "")?.[1]

/** The session token of a request and the way it came. */
export const sessionToken = (
  request: HttpServerRequest.HttpServerRequest
): { readonly token: string; readonly from: "bearer" | "cookie" } | undefined => {
  const bearer = bearerToken(request)
  if (bearer !== undefined) return { token: bearer, from: "bearer" }
  const cookie = request.cookies[sessionCookie]
  return cookie === undefined || cookie === "" ? undefined : { token: cookie, from: "cookie" }
}

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/**
 * Whether a request with a cookie was sent by our own page or by a program: it reads only, or carries our
 * header, or its `Origin` is the host it was sent to.
 */
export const isOwnRequest = (request: {
  readonly method: string
  readonly headers: Readonly<Record<string, string | undefined>>
}): boolean => {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return true
  if ((request.headers[ownRequestHeader] ?? "") !== "") return true
  const origin = request.headers["origin"]
  return origin !== undefined && hostOf(origin) === request.headers["host"]
}

/** Sessions of the request's token; refusals in the language of the request. */
const authenticated = (
  sessions: typeof Sessions.Service
): Effect.Effect<
  Principal,
  Unauthorized | Forbidden | ServiceUnavailable,
  HttpServerRequest.HttpServerRequest
> =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest
    const given = sessionToken(request)
    if (given === undefined) return yield* refuse(Unauthorized, nobodyIsSignedIn)
    if (given.from === "cookie" && !isOwnRequest(request)) {
      return yield* refuse(Forbidden, requestIsFromAnotherSite)
    }
    const principal = yield* sessions
      .principalOf(given.token)
      .pipe(
        Effect.catchTag("SessionsAreUnavailable", (error) =>
          Effect.zipRight(
            Effect.logWarning("sessions cannot be read", error.cause),
            refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
          )
        )
      )
    if (Option.isNone(principal)) return yield* refuse(Unauthorized, nobodyIsSignedIn)
    const facts = yield* CurrentRequest
    facts.account = principal.value.account
    return principal.value
  })

/**
 * Authentication over the `Sessions` port. Both ways of showing a session lead to the same question, because
 * the request itself says which one it uses; the second is only asked where the first one was not used.
 */
export const authenticationLayer: Layer.Layer<Authentication, never, Sessions> = Layer.effect(
  Authentication,
  Effect.map(Sessions, (sessions) => {
    const answer = authenticated(sessions)
    return Authentication.of({
      bearer: (token) => (Redacted.value(token) === "" ? refuse(Unauthorized, nobodyIsSignedIn) : answer),
      cookie: () => answer
    })
  })
)
