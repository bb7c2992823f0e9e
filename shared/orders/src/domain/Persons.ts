import { Schema } from "effect"

/**
 * What events keep of a person. Both schemas are part of the stored format of every context: they may only be
 * added to.
 */

/** Who a person is, without a word about them: the values are sealed and erasable. */
export const PersonReference = Schema.Struct({ personId: Schema.String, recordId: Schema.String })
export type PersonReference = typeof PersonReference.Type

/** Which personal values the file holds, so that its completeness can be counted without opening it. */
export const KnownValues = Schema.Struct({
  idNumber: Schema.Boolean,
  phone: Schema.Boolean,
  address: Schema.Boolean
})
export type KnownValues = typeof KnownValues.Type

/** Personal values in their normal form, about to be sealed. The shape that personal records take. */
export interface PersonalValues {
  readonly name: string
  readonly idNumber?: string
  readonly phone?: string
  readonly address?: string
}

/** Which values of a person were given. */
export const knownValues = (values: PersonalValues): KnownValues => ({
  idNumber: values.idNumber !== undefined,
  phone: values.phone !== undefined,
  address: values.address !== undefined
})
