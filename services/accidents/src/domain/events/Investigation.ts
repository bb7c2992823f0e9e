import { Schema } from "effect"
import { KnownValues, PersonReference } from "../values/Parties.ts"
import { Attachment, Finding, Handler, Recommendation } from "../values/Proceedings.ts"
import { day, instant, reason } from "./fields.ts"

/** A19: who recognised whom or what, and what a grave accident came from. */

/** A19 (art 38): one person identifies; of several each does so in an identification of their own. */
export const IdentificationWasHeld = Schema.TaggedStruct("IdentificationWasHeld", {
  identificationId: Schema.String,
  heldAt: instant,
  of: Schema.Literal("suspect", "suspect-photos", "vehicle", "vehicle-photos"),
  /** How many people, vehicles or photographs were shown. */
  shown: Schema.Number,
  by: Schema.Array(Handler),
  /** Somebody of the accident, or a witness who is not: exactly one of them. */
  identifiedBy: Schema.Struct({
    participantId: Schema.NullOr(Schema.String),
    witness: Schema.NullOr(Schema.Struct({ person: PersonReference, known: KnownValues }))
  }),
  /** The vehicle that was recognised; null with `participantId`: nobody and nothing was. */
  vehicleId: Schema.NullOr(Schema.String),
  participantId: Schema.NullOr(Schema.String),
  attachments: Schema.Array(Attachment),
  note: Schema.NullOr(Schema.String)
})

/** A19 (art 29): due with three dead, open to other grave accidents for a reason. */
export const DeepInvestigationWasOpened = Schema.TaggedStruct("DeepInvestigationWasOpened", {
  openedOn: day,
  ground: Schema.Literal("three-deaths", "other-grave"),
  team: Schema.Array(Handler),
  reason
})

export const DeepInvestigationWasConcluded = Schema.TaggedStruct("DeepInvestigationWasConcluded", {
  concludedOn: day,
  reportNumber: Schema.String,
  findings: Schema.Array(Finding),
  recommendations: Schema.Array(Recommendation),
  reason
})
