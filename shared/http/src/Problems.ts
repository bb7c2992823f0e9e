import { HttpApiSchema } from "@effect/platform"
import type { FieldProblem, Refusal } from "@jiaosuo/kernel/Problem"
import { Effect, Schema } from "effect"
import { CurrentRequest, type Language } from "./CurrentRequest.ts"

/**
 * Problem details (RFC 9457), one class for each status that the interface answers with. Texts are in the
 * language of the request; `code` and `type` never change. Handlers fail with these classes, and endpoints
 * name them with `addError`; whatever else goes wrong becomes one of them at the edge of the server.
 */

/** One value at fault, in the language of the reader. */
export const FieldAtFault = Schema.Struct({
  path: Schema.String.annotations({ description: "Path of the value in the request: `owner.idNumber`" }),
  reason: Schema.String,
  rule: Schema.optional(Schema.String.annotations({ description: "Rulebook id: `N6`" }))
}).annotations({ identifier: "FieldAtFault" })
export type FieldAtFault = typeof FieldAtFault.Type

const Fact = Schema.Union(Schema.String, Schema.Number, Schema.Boolean, Schema.Null)

const members = <Status extends number>(status: Status) => ({
  type: Schema.String.annotations({ description: "URI of the kind of problem; made from `code`" }),
  title: Schema.String,
  status: Schema.Literal(status).pipe(
    Schema.propertySignature,
    Schema.withConstructorDefault(() => status)
  ),
  detail: Schema.optional(Schema.String),
  rule: Schema.optional(Schema.String.annotations({ description: "Rulebook id, where a rule says so" })),
  fields: Schema.optional(Schema.Array(FieldAtFault)),
  code: Schema.String.annotations({ description: "Stable machine-readable name of the problem" }),
  facts: Schema.optional(
    Schema.Record({ key: Schema.String, value: Fact }).annotations({
      description: "What a program may act on: `heldBy`, `actualVersion`"
    })
  ),
  instance: Schema.optional(
    Schema.String.annotations({ description: "This occurrence, as the log names it" })
  ),
  retryAfterSeconds: Schema.optional(Schema.Number.annotations({ description: "As the header Retry-After" }))
})

const answeredAs = (status: number, description: string) => ({
  description,
  [HttpApiSchema.AnnotationStatus]: status,
  [HttpApiSchema.AnnotationEncoding]: { kind: "Json", contentType: "application/problem+json" } as const
})

/** 400: the request cannot be understood. */
export class BadRequest extends Schema.TaggedError<BadRequest>("BadRequest")(
  "BadRequest",
  members(400),
  answeredAs(400, "The request cannot be understood: malformed, of another shape, or with unknown properties")
) {}

/** 401: nobody is signed in, or not any more. */
export class Unauthorized extends Schema.TaggedError<Unauthorized>("Unauthorized")(
  "Unauthorized",
  members(401),
  answeredAs(401, "Nobody is signed in, or the session has ended")
) {}

/** 403: the signed-in person may not do this, or not here. */
export class Forbidden extends Schema.TaggedError<Forbidden>("Forbidden")(
  "Forbidden",
  members(403),
  answeredAs(403, "The role or the township is outside of what the signed-in person may do")
) {}

/** 404: there is no such thing, or none in this person's scope. */
export class NotFound extends Schema.TaggedError<NotFound>("NotFound")(
  "NotFound",
  members(404),
  answeredAs(404, "There is no such thing")
) {}

/** 405: the address is known, the method is not. */
export class MethodNotAllowed extends Schema.TaggedError<MethodNotAllowed>("MethodNotAllowed")(
  "MethodNotAllowed",
  members(405),
  answeredAs(405, "The address does not take this method")
) {}

/** 409: the command is understood, and the state of things is against it. */
export class Conflict extends Schema.TaggedError<Conflict>("Conflict")(
  "Conflict",
  members(409),
  answeredAs(409, "Refused as things stand: a rule of the trade, a lost race, a value held by another")
) {}

/** 412: the version named by `If-Match` is not the current one. */
export class PreconditionFailed extends Schema.TaggedError<PreconditionFailed>("PreconditionFailed")(
  "PreconditionFailed",
  members(412),
  answeredAs(412, "Something happened since the version that If-Match names")
) {}

/** 413: the body is larger than this address takes. */
export class PayloadTooLarge extends Schema.TaggedError<PayloadTooLarge>("PayloadTooLarge")(
  "PayloadTooLarge",
  members(413),
  answeredAs(413, "The body is larger than this address takes")
) {}

/** 415: the body is of a kind this address does not take. */
export class UnsupportedMediaType extends Schema.TaggedError<UnsupportedMediaType>("UnsupportedMediaType")(
  "UnsupportedMediaType",
  members(415),
  answeredAs(415, "The body is of a kind that this address does not take")
) {}

/** 422: the request is well formed and a value in it breaks a rule. */
export class Unprocessable extends Schema.TaggedError<Unprocessable>("Unprocessable")(
  "Unprocessable",
  members(422),
  answeredAs(422, "A value breaks a rule; `fields` names it")
) {}

/** 429: too often. */
export class TooManyRequests extends Schema.TaggedError<TooManyRequests>("TooManyRequests")(
  "TooManyRequests",
  members(429),
  answeredAs(429, "Too often; try again after `Retry-After` seconds")
) {}

/** 500: a fault of the server. The log holds its cause under `instance`. */
export class InternalError extends Schema.TaggedError<InternalError>("InternalError")(
  "InternalError",
  members(500),
  answeredAs(500, "A fault of the server, logged under `instance`")
) {}

/** 503: the database or the bus does not answer; nothing is lost by sending again. */
export class ServiceUnavailable extends Schema.TaggedError<ServiceUnavailable>("ServiceUnavailable")(
  "ServiceUnavailable",
  members(503),
  answeredAs(503, "Cannot serve at the moment; send again after `Retry-After` seconds")
) {}

/** Any problem that the interface answers with. */
export type Problem =
  | BadRequest
  | Unauthorized
  | Forbidden
  | NotFound
  | MethodNotAllowed
  | Conflict
  | PreconditionFailed
  | PayloadTooLarge
  | UnsupportedMediaType
  | Unprocessable
  | TooManyRequests
  | InternalError
  | ServiceUnavailable

/** What a problem is made of; the status is the class's own. */
export interface ProblemMembers {
  readonly type: string
  readonly title: string
  readonly detail?: string
  readonly rule?: string
  readonly fields?: ReadonlyArray<FieldAtFault>
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
  readonly instance?: string
  readonly retryAfterSeconds?: number
}

/** One of the classes above: `problem(Conflict, refusal)`. */
export type ProblemClass<P extends Problem> = new (members: ProblemMembers) => P

const problemTags: ReadonlySet<string> = new Set<Problem["_tag"]>([
  "BadRequest",
  "Unauthorized",
  "Forbidden",
  "NotFound",
  "MethodNotAllowed",
  "Conflict",
  "PreconditionFailed",
  "PayloadTooLarge",
  "UnsupportedMediaType",
  "Unprocessable",
  "TooManyRequests",
  "InternalError",
  "ServiceUnavailable"
])

/** Whether a failure is one of the problems above, and not a library's error with the same name. */
export const isProblem = (error: unknown): error is Problem =>
  typeof error === "object" &&
  error !== null &&
  "_tag" in error &&
  problemTags.has(String(error._tag)) &&
  "code" in error &&
  "status" in error

/** URI of a kind of problem: stable, and resolved nowhere. */
export const problemType = (code: string): string => `urn:jiaosuo:problem:${code}`

const fieldIn = (language: Language, field: FieldProblem): FieldAtFault => ({
  path: field.path,
  reason: field.reason[language],
  ...(field.rule === undefined ? {} : { rule: field.rule })
})

/** A refusal as the members of a problem in one language. */
export const membersOf = (
  refusal: Refusal,
  language: Language,
  extra: { readonly retryAfterSeconds?: number; readonly instance?: string } = {}
): ProblemMembers => ({
  type: problemType(refusal.code),
  title: refusal.title[language],
  ...(refusal.detail === undefined ? {} : { detail: refusal.detail[language] }),
  ...(refusal.rule === undefined ? {} : { rule: refusal.rule }),
  ...(refusal.fields === undefined || refusal.fields.length === 0
    ? {}
    : { fields: refusal.fields.map((field) => fieldIn(language, field)) }),
  code: refusal.code,
  ...(refusal.facts === undefined ? {} : { facts: refusal.facts }),
  ...extra
})

/** The problem of a refusal, in the language of the current request. */
export const problem = <P extends Problem>(
  Class: ProblemClass<P>,
  refusal: Refusal,
  extra?: { readonly retryAfterSeconds?: number; readonly instance?: string }
): Effect.Effect<P> =>
  Effect.map(CurrentRequest, (request) => new Class(membersOf(refusal, request.language, extra)))

/**
 * Fails with the problem of a refusal, in the language of the current request.
 *
 * @example
 * yield* refuse(NotFound, { code: "VehicleIsUnknown", title: text("没有这辆车", "No such vehicle") })
 */
export const refuse = <P extends Problem>(
  Class: ProblemClass<P>,
  refusal: Refusal,
  extra?: { readonly retryAfterSeconds?: number; readonly instance?: string }
): Effect.Effect<never, P> => Effect.flatMap(problem(Class, refusal, extra), Effect.fail)
