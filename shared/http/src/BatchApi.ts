import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "@effect/platform"
import { Schema } from "effect"
import { Authentication } from "./Authentication.ts"
import { BodyLimit } from "./ProductApi.ts"

/** Most commands that one request may carry. */
export const largestBatch = 500

/** Largest body (bytes) of a batch: each command on its own is bounded by the limit of its address. */
export const batchBodyLimit = 8 * 1024 * 1024

/** One command of a batch, as it would be sent on its own. */
export const BatchItem = Schema.Struct({
  path: Schema.String.annotations({
    description: "Address under /api that the command would be posted to: `/api/vehicles/{id}/verify`"
  }),
  commandId: Schema.String.annotations({
    description: "UUID of the command: its `Idempotency-Key`. Sent again, it answers the first answer again"
  }),
  body: Schema.optional(
    Schema.Unknown.annotations({ description: "JSON body of the command; left out where it has none" })
  )
}).annotations({ identifier: "BatchItem" })
export type BatchItem = typeof BatchItem.Type

/** Commands in the order in which they are to be done. */
export const Batch = Schema.Struct({
  items: Schema.Array(BatchItem).pipe(Schema.maxItems(largestBatch))
}).annotations({ identifier: "Batch" })
export type Batch = typeof Batch.Type

/** What one command of a batch was answered. */
export const BatchItemAnswer = Schema.Struct({
  status: Schema.Number.annotations({ description: "HTTP status of the command's own answer" }),
  body: Schema.Unknown.annotations({
    description: "Its body: `{id, version, position}`, a problem, or null where it has none"
  })
}).annotations({ identifier: "BatchItemAnswer" })
export type BatchItemAnswer = typeof BatchItemAnswer.Type

/** The answers to a batch: one for each item, in the order of the items. */
export const BatchAnswer = Schema.Struct({ items: Schema.Array(BatchItemAnswer) }).annotations({
  identifier: "BatchAnswer"
})
export type BatchAnswer = typeof BatchAnswer.Type

/** A queue of commands in one request. */
export class BatchGroup extends HttpApiGroup.make("batch").add(
  HttpApiEndpoint.post("send", "/api/batch")
    .setPayload(Batch)
    .addSuccess(BatchAnswer)
    .middleware(Authentication)
    .annotate(BodyLimit, batchBodyLimit)
    .annotate(OpenApi.Summary, "send a queue of commands")
    .annotate(
      OpenApi.Description,
      "Does the commands one after the other in the order given, each as if it had been posted on its own, and answers " +
        "item by item. A refused item stops nothing. After an item that met an outage (503) the rest is not tried and " +
        "answered 503 as well, so that the order holds when they are sent again. May be sent again without harm."
    )
) {}
