import { Schema } from "effect"

/**
 * Something that a person was told although the command was accepted. Events keep it: its shape is part of the
 * stored format of every context, and may only be added to.
 */
export const Warning = Schema.Struct({
  /** Path of the value in the form: `vin`. */
  path: Schema.String,
  reason: Schema.Struct({ zh: Schema.String, en: Schema.String }),
  /** Rulebook id: `N8`. */
  rule: Schema.optionalWith(Schema.String, { exact: true })
})
export type Warning = typeof Warning.Type
