import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "@effect/platform"
import { Authentication } from "@jiaosuo/http/Authentication"
import { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { Conflict, Forbidden, NotFound, PreconditionFailed, Unprocessable } from "@jiaosuo/http/Problems"
import { Schema } from "effect"

/** The contract of operation: read models, events set aside, verification of the log, erasure of a person. */

const Position = Schema.NonNegativeInt

/** Where a read model stands. */
export const ModelShown = Schema.Struct({
  model: Schema.String,
  version: Schema.String,
  state: Schema.Literal("live", "catching-up", "rebuilding", "stopped"),
  position: Position,
  /** Events of the log that it has not applied yet. */
  lag: Schema.NonNegativeInt,
  parked: Schema.NonNegativeInt
}).annotations({ identifier: "Model" })

/** An event that a projection could not read or fold, set aside until a person decides. */
export const ParkedShown = Schema.Struct({
  model: Schema.String,
  position: Position,
  eventId: Schema.String,
  type: Schema.String,
  township: Schema.NullOr(Schema.String),
  error: Schema.String,
  parkedAt: Schema.String
}).annotations({ identifier: "ParkedEvent" })

/** What `verify` found. `bad` names the first event that does not fit; null: the log is as it was written. */
export const VerifiedShown = Schema.Struct({
  ok: Schema.Boolean,
  events: Schema.NonNegativeInt,
  streams: Schema.NonNegativeInt,
  head: Position,
  headHash: Schema.String,
  bad: Schema.NullOr(
    Schema.Struct({
      position: Position,
      stream: Schema.NullOr(Schema.String),
      version: Schema.NullOr(Schema.Int),
      reason: Schema.String
    })
  )
}).annotations({ identifier: "Verified" })
export type VerifiedShown = typeof VerifiedShown.Type

const Reason = Schema.Struct({
  reason: Schema.String.pipe(Schema.trimmed(), Schema.minLength(2), Schema.maxLength(500)).annotations({
    description: "Why; kept with the decision"
  })
})

const parkedPath = Schema.Struct({
  model: Schema.String,
  position: Schema.NumberFromString.pipe(Schema.int(), Schema.positive())
})

/** What operators of the system do. Roles: admin, and the host's own command line; `verify` also commander. */
export const OperationsGroup = HttpApiGroup.make("operations")
  .add(
    HttpApiEndpoint.get("models", "/api/operations/models")
      .addSuccess(Schema.Struct({ models: Schema.Array(ModelShown) }))
      .annotate(OpenApi.Summary, "All read models and how far they are")
  )
  .add(
    HttpApiEndpoint.post("rebuild", "/api/operations/models/:name/rebuild")
      .setPath(Schema.Struct({ name: Schema.String }))
      .addSuccess(Schema.Struct({ model: Schema.String }), { status: 202 })
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Build a model anew beside the live one and swap when level")
  )
  .add(
    HttpApiEndpoint.get("parked", "/api/operations/parked")
      .addSuccess(Schema.Struct({ parked: Schema.Array(ParkedShown) }))
      .annotate(OpenApi.Summary, "Events that were set aside")
  )
  .add(
    HttpApiEndpoint.post("retryParked", "/api/operations/parked/:model/:position/retry")
      .setPath(parkedPath)
      .addSuccess(Schema.Struct({ applied: Schema.Boolean }))
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Apply an event again that was set aside")
  )
  .add(
    HttpApiEndpoint.post("dropParked", "/api/operations/parked/:model/:position/drop")
      .setPath(parkedPath)
      .setPayload(Reason)
      .addSuccess(Schema.Struct({ dropped: Schema.Boolean }))
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Leave an event out for good; who and why are kept")
  )
  .add(
    HttpApiEndpoint.post("verifyLog", "/api/operations/verify")
      .addSuccess(VerifiedShown)
      .annotate(OpenApi.Summary, "Walk the whole log and name the first event that does not fit")
      .annotate(
        OpenApi.Description,
        "With `Accept: text/event-stream`: events `progress` with `{position, head}` while it walks, then one `result`."
      )
      .annotate(OpenApi.Transform, (operation: Record<string, unknown>) => {
        const responses = operation["responses"] as Record<string, Record<string, unknown>>
        const success = responses["200"] ?? {}
        const content = success["content"] as Record<string, unknown>
        const stream = { "text/event-stream": { schema: { type: "string" } } }
        return {
          ...operation,
          responses: { ...responses, "200": { ...success, content: { ...content, ...stream } } }
        }
      })
  )
  .add(
    HttpApiEndpoint.post("erasePerson", "/api/operations/persons/:personId/erase")
      .setPath(Schema.Struct({ personId: Schema.UUID }))
      .setHeaders(CommandHeaders)
      .setPayload(Reason)
      .addSuccess(
        Schema.Struct({
          id: Schema.String,
          version: Schema.Int,
          position: Position,
          /** Records that became unreadable with the person's key. */
          records: Schema.NonNegativeInt
        }).annotations(HttpApiSchema.annotations({ status: 200 }))
      )
      .addError(Conflict)
      .addError(PreconditionFailed)
      .addError(NotFound)
      .annotate(OpenApi.Summary, "Destroy the key of a person: the log stays, the person is nowhere any more")
  )
  .addError(Forbidden)
  .addError(Unprocessable)
  .middleware(Authentication)
  .annotate(OpenApi.Title, "Operations")
