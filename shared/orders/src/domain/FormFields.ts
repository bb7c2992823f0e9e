import { Schema } from "effect"

/**
 * Parts of the schemas of forms: what people hand in, as they wrote it. Only the shape is asked here; whether a
 * number, a code or a day is right is for the checks to say, all fields at once.
 */

/** Text that may be left out or emptied. */
export const Written = Schema.optional(Schema.NullOr(Schema.String))

/** A number that may be left out or emptied. */
export const WrittenNumber = Schema.optional(Schema.NullOr(Schema.Number))

/** Every command may say when it happened (RFC 3339, for what is filed late) and why. */
export const filing = {
  happenedAt: Written.annotations({ description: "RFC 3339; now where absent; never in the future" }),
  reason: Written.annotations({ description: "Why; kept in the history" })
} as const

/** A person: the name, and what else is known. */
export const personFields = {
  name: Schema.String,
  idNumber: Written,
  phone: Written,
  address: Written
} as const

/** A command that needs nothing but when and why. */
export const PlainForm = Schema.Struct(filing)
export type PlainForm = typeof PlainForm.Type
