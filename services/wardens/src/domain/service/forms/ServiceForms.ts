import { filing, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"

/** What people hand in about services, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const Code = Schema.String.annotations({ description: "Code of the items of wardens" })
const Materials = Schema.optional(Schema.Array(Code)).annotations({
  description: "The papers that it takes (row 47); none where it takes none"
})

/** A service that somebody asked for (rows 40, 58). It says nothing about who that was. */
export const ServiceForm = Schema.Struct({
  code: Code,
  channel: Code,
  unitId: Written.annotations({ description: "The mobile unit that was asked" }),
  township: Written.annotations({
    description: "Nine-digit code; that of the village, the unit or the warden where absent"
  }),
  village: Written.annotations({ description: "Twelve-digit code" }),
  materials: Materials,
  open: Schema.optional(Schema.Boolean).annotations({
    description: "It is not done yet; false where absent: it was settled on the spot"
  }),
  note: Written,
  ...filing
}).annotations({ identifier: "MobileServiceForm" })
export type ServiceForm = typeof ServiceForm.Type

/** All that may be put right, again. */
export const ServiceCorrectionForm = Schema.Struct({
  code: Code,
  channel: Code,
  village: Written,
  materials: Materials,
  note: Written,
  ...filing
}).annotations({ identifier: "MobileServiceCorrection" })
export type ServiceCorrectionForm = typeof ServiceCorrectionForm.Type

/** Papers were missing (row 47). */
export const ReopenServiceForm = Schema.Struct({ missing: Schema.Array(Code), ...filing }).annotations({
  identifier: "MobileServiceReopening"
})
export type ReopenServiceForm = typeof ReopenServiceForm.Type

/** Another force is asked to do it (row 72). */
export const HandOverForm = Schema.Struct({ force: Schema.String, ...filing }).annotations({
  identifier: "MobileServiceHandOver"
})
export type HandOverForm = typeof HandOverForm.Type

export const HandOverAnswerForm = Schema.Struct({
  answer: Schema.String,
  settled: Schema.Boolean.annotations({ description: "They did it, and the service is done" }),
  ...filing
}).annotations({ identifier: "MobileServiceHandOverAnswer" })
export type HandOverAnswerForm = typeof HandOverAnswerForm.Type
