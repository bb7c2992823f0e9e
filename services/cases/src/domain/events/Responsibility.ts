import { Schema } from "effect"
import { Assistant, Worker } from "../values/People.ts"
import { instant, reason } from "./fields.ts"

/** Row 14: who answers for a case and who helps (首接负责、主副协同). */

/** Another is asked to take it. The one who answers for it goes on answering until they accept. */
export const ResponsibilityWasOffered = Schema.TaggedStruct("ResponsibilityWasOffered", {
  to: Schema.String,
  /** Nine-digit code of their station: its people may read the case; null for the district's desks. */
  station: Schema.NullOr(Schema.String),
  by: Schema.String,
  at: instant,
  reason
})

export const ResponsibilityWasAccepted = Schema.TaggedStruct("ResponsibilityWasAccepted", {
  by: Worker,
  /** Account that answered for it before. */
  from: Schema.String,
  at: instant
})

export const ResponsibilityWasDeclined = Schema.TaggedStruct("ResponsibilityWasDeclined", {
  by: Schema.String,
  at: instant,
  reason
})

export const AssistantWasAssigned = Schema.TaggedStruct("AssistantWasAssigned", {
  assistant: Assistant,
  task: Schema.NullOr(Schema.String)
})

export const AssistantWasReleased = Schema.TaggedStruct("AssistantWasReleased", {
  assistant: Assistant,
  reason
})
