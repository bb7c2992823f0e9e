import { Schema } from "effect"
import { Attachment, Handler, Measurement } from "../values/Proceedings.ts"
import { day, instant, reason, warnings } from "./fields.ts"

/** Who went there, what they found, and who handles the accident. */

/** A2: the officer who leads and the others; the whole of it, in place of who handled it before. */
export const HandlersWereAssigned = Schema.TaggedStruct("HandlersWereAssigned", {
  lead: Handler,
  others: Schema.Array(Handler),
  reason,
  ...warnings
})

/** Somebody is on the scene, perhaps the first; photographs may come along, a survey does not. */
export const SceneWasAttended = Schema.TaggedStruct("SceneWasAttended", {
  arrivedAt: instant,
  by: Schema.Array(Handler),
  attachments: Schema.Array(Attachment),
  note: Schema.NullOr(Schema.String)
})

/** The scene was examined. Clocks that begin with the scene check begin on `until`. A later survey adds to it. */
export const SceneWasSurveyed = Schema.TaggedStruct("SceneWasSurveyed", {
  from: instant,
  until: instant,
  by: Schema.Array(Handler),
  /** 现场形态. */
  sceneKind: Schema.NullOr(Schema.String),
  attachments: Schema.Array(Attachment),
  measurements: Schema.Array(Measurement),
  note: Schema.NullOr(Schema.String),
  ...warnings
})

/** A21: a party wants a handler replaced. */
export const RecusalWasRequested = Schema.TaggedStruct("RecusalWasRequested", {
  recusalId: Schema.String,
  handler: Schema.String,
  /** Participant who asks; null where the handler asks. */
  by: Schema.NullOr(Schema.String),
  ground: Schema.Literal("party", "relative", "interest", "other"),
  requestedOn: day,
  reason
})

/** A21: decided in two working days. A granted one takes the handler off the accident. */
export const RecusalWasDecided = Schema.TaggedStruct("RecusalWasDecided", {
  recusalId: Schema.String,
  handler: Schema.String,
  granted: Schema.Boolean,
  decidedOn: day,
  reason
})
