import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../Location.ts"
import { CallOutOutcome } from "../CallOutEvents.ts"

/** What people hand in about call-outs, as they wrote it. Only the shape is asked here; the rest is for the checks. */

/** A need for volunteers (rows 45, 46). */
export const CallOutForm = Schema.Struct({
  need: Schema.String.annotations({
    description: "Code of the table of needs: wasp-nest, flood, lost-person, road-blocked, crowd, other …"
  }),
  what: Schema.String.annotations({ description: "What is to be done, in words" }),
  township: Written.annotations({ description: "Nine-digit code; that of the village where absent" }),
  village: Written.annotations({ description: "Twelve-digit code" }),
  location: Schema.optional(Schema.NullOr(Location)).annotations({
    description: "Degrees, WGS 84; without it only people of the village are asked"
  }),
  skill: Written.annotations({ description: "Code of the cell abilities; that of the need where absent" }),
  equipment: Schema.optional(Schema.Array(Schema.String)).annotations({
    description: "Codes of the cell abilities; those of the need where absent"
  }),
  people: WrittenNumber.annotations({ description: "How many it takes; at least those of the need" }),
  ...filing
}).annotations({ identifier: "VolunteerCallOut" })
export type CallOutForm = typeof CallOutForm.Type

/** Of whom something is told: a volunteer speaks for themselves and leaves it out; a desk names who is on the telephone. */
const party = {
  partyId: Written.annotations({ description: "Id of the warden's file; one's own where absent" })
} as const

export const CallOutPartyForm = Schema.Struct({ ...party, ...filing }).annotations({
  identifier: "VolunteerCallOutStep"
})
export type CallOutPartyForm = typeof CallOutPartyForm.Type

export const CallOutFinishForm = Schema.Struct({
  outcome: CallOutOutcome,
  note: Written,
  ...filing
}).annotations({ identifier: "VolunteerCallOutEnd" })
export type CallOutFinishForm = typeof CallOutFinishForm.Type
