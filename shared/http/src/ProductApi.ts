import { HttpApi, type HttpApiEndpoint, type HttpApiGroup, OpenApi } from "@effect/platform"
import { Context, Option, type Schema } from "effect"
import {
  BadRequest,
  InternalError,
  PayloadTooLarge,
  ServiceUnavailable,
  UnsupportedMediaType
} from "./Problems.ts"
import { publishable } from "./PublishedContract.ts"
import { describedAs, type RequestPart } from "./WrongShapes.ts"

/**
 * The one HTTP interface of the product. A context adds its own group to it, the host adds all of them:
 * `productApi.add(VehiclesGroup)`. Groups added here refuse properties that their schemas do not know, and
 * their failures are told in Chinese and English.
 */

/** Largest body (bytes) of an endpoint, as an annotation: `endpoint.annotate(BodyLimit, 256 * 1024 * 1024)`. */
export class BodyLimit extends Context.Tag("@jiaosuo/http/BodyLimit")<BodyLimit, number>() {}

/** Kinds of body that an endpoint reads by itself, as an annotation: `endpoint.annotate(TakesMedia, ["text/csv"])`. */
export class TakesMedia extends Context.Tag("@jiaosuo/http/TakesMedia")<
  TakesMedia,
  ReadonlyArray<string>
>() {}

/** Every part of a request can be written as texts; the endpoint's constructor has seen to it. */
type Part = Schema.Schema<Readonly<Record<string, string>>>

/** The endpoint's own schema, described; it is encodable to whatever its place asks for, and stays so. */
const described = (
  part: RequestPart,
  schema: Option.Option<Schema.Schema.All>,
  strict: boolean
): Option.Option<Part> => Option.map(schema, (given) => describedAs(part, { strict })(given as Part))

const carriesBody = (method: string): boolean => method !== "GET" && method !== "HEAD" && method !== "OPTIONS"

/** The endpoint with the same contract, strict in what it takes and in two languages where it refuses. */
const strictEndpoint = (
  endpoint: HttpApiEndpoint.HttpApiEndpoint.AnyWithProps
): HttpApiEndpoint.HttpApiEndpoint.AnyWithProps => {
  let strict = endpoint
  const payload = described(carriesBody(endpoint.method) ? "body" : "query", endpoint.payloadSchema, true)
  // A multipart body is read by the platform before the schema sees it; its annotations must stay as they are.
  if (Option.isSome(payload)) strict = strict.setPayload(payload.value)
  const query = described("query", endpoint.urlParamsSchema, true)
  if (Option.isSome(query)) strict = strict.setUrlParams(query.value)
  const path = described("path", endpoint.pathSchema, false)
  if (Option.isSome(path)) strict = strict.setPath(path.value)
  const headers = described("header", endpoint.headersSchema, false)
  if (Option.isSome(headers)) strict = strict.setHeaders(headers.value)
  return strict
}

const strictGroup = (group: HttpApiGroup.HttpApiGroup.AnyWithProps): HttpApiGroup.HttpApiGroup.AnyWithProps =>
  Object.values(group.endpoints).reduce<HttpApiGroup.HttpApiGroup.AnyWithProps>(
    (strict, endpoint) =>
      strict.add(strictEndpoint(endpoint as HttpApiEndpoint.HttpApiEndpoint.AnyWithProps)) as never,
    group
  )

/** Everything by which an API makes another one: each result must stay strict. */
const makers = [
  "add",
  "addHttpApi",
  "addError",
  "prefix",
  "middleware",
  "annotate",
  "annotateContext"
] as const

/** The same API, whose later groups are strict whoever adds them. */
const strictApi = <Api extends HttpApi.HttpApi.AnyWithProps>(api: Api): Api => {
  const plain = Object.fromEntries(makers.map((name) => [name, api[name].bind(api)]))
  for (const name of makers) {
    Object.defineProperty(api, name, {
      value: (...given: ReadonlyArray<unknown>) => {
        const [first, ...rest] = given
        const group = name === "add" ? strictGroup(first as HttpApiGroup.HttpApiGroup.AnyWithProps) : first
        return strictApi((plain[name] as (...given: ReadonlyArray<unknown>) => Api)(group, ...rest))
      }
    })
  }
  return api
}

/**
 * The platform declares its own decoding error for every API; ours answers with `BadRequest` in its place.
 */
const base = Object.assign(HttpApi.make("jiaosuo"), {
  errorSchema: BadRequest
}) as unknown as HttpApi.HttpApi<"jiaosuo", never, BadRequest>

/**
 * The interface without groups. Any endpoint may answer 400, 413, 415, 500 and 503 without naming them; 401
 * and 403 come with the `Authentication` middleware; 404, 409, 412 and 422 are named by the endpoint.
 */
export const productApi = strictApi(base)
  .addError(PayloadTooLarge)
  .addError(UnsupportedMediaType)
  .addError(InternalError)
  .addError(ServiceUnavailable)
  .annotate(OpenApi.Title, "交所 jiaosuo")
  .annotate(OpenApi.Version, "0.1.0")
  .annotate(
    OpenApi.Description,
    "Traffic work of rural police stations. Commands carry an `Idempotency-Key` and may be sent again without harm. " +
      "Errors are RFC 9457 problems, in Chinese by default and in English by `Accept-Language`."
  )
  .annotate(OpenApi.License, { name: "MIT", url: "https://spdx.org/licenses/MIT.html" })
  .annotate(OpenApi.Servers, [{ url: "/", description: "This server" }])
  .annotate(OpenApi.Transform, publishable)
