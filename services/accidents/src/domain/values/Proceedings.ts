import { Qualification } from "@jiaosuo/kernel/Qualification"
import { Schema } from "effect"

/** What the police do about an accident: who handles it, which papers are made, what parties ask for. */

/** Somebody who handles the accident, with what they were qualified for at the time. */
export const Handler = Schema.Struct({
  /** Account, or police number of somebody without an account. */
  account: Schema.String,
  kind: Schema.Literal("officer", "auxiliary", "assistant"),
  qualification: Qualification
})
export type Handler = typeof Handler.Type

/** A15: 全部 主要 同等 次要 无. */
export const Share = Schema.Literal("full", "main", "equal", "minor", "none")
export type Share = typeof Share.Type

/** The liability of one party. */
export const LiabilityShare = Schema.Struct({
  participantId: Schema.String,
  share: Share,
  /** What the party did wrong, with the article; null where nothing is proved (A15, art 61). */
  grounds: Schema.NullOr(Schema.String),
  /** A15: the party caused the accident on purpose. */
  intent: Schema.Boolean
})
export type LiabilityShare = typeof LiabilityShare.Type

/** Paper of the simple procedure, liability paper of the general one, or certificate where facts stay unclear (A11). */
export const PaperKind = Schema.Literal("simple", "liability", "certificate")
export type PaperKind = typeof PaperKind.Type

/** What an approving body said: who, under which number, on which day. */
export const Approval = Schema.Struct({
  body: Schema.String,
  number: Schema.NullOr(Schema.String),
  on: Schema.String
})
export type Approval = typeof Approval.Type

/** A photograph, a sketch or a scanned paper: where it is kept. */
export const Attachment = Schema.Struct({
  kind: Schema.Literal("photo", "sketch", "video", "paper"),
  reference: Schema.String,
  note: Schema.NullOr(Schema.String)
})
export type Attachment = typeof Attachment.Type

/** A measured distance on the scene, in metres. */
export const Measurement = Schema.Struct({
  from: Schema.String,
  to: Schema.String,
  metres: Schema.Number
})
export type Measurement = typeof Measurement.Type

/** A19: a cause that a deep investigation found. */
export const Finding = Schema.Struct({
  cause: Schema.Literal("person", "vehicle", "road", "environment", "management"),
  text: Schema.String
})
export type Finding = typeof Finding.Type

/** A19: what a deep investigation asks of some body. */
export const Recommendation = Schema.Struct({ to: Schema.String, what: Schema.String })
export type Recommendation = typeof Recommendation.Type

/** One side of a mediation, with the people who come for it: three at most (A18). */
export const MediationSide = Schema.Struct({
  participantIds: Schema.Array(Schema.String),
  attendants: Schema.Number
})
export type MediationSide = typeof MediationSide.Type
