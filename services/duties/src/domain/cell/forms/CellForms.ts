import { filing, personFields, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../organisation/Units.ts"
import { CallOutOutcome, MemberKind } from "../CellEvents.ts"

/** What people hand in about response cells, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const Skills = Schema.optional(Schema.Array(Schema.String)).annotations({
  description: "Codes of the cell abilities: wasp, first-aid, boat, saw, drone, rope …"
})
const Equipment = Schema.optional(Schema.Array(Schema.String)).annotations({
  description: "Codes of the cell abilities: wasp-suit, first-aid-kit, boat, saw, drone, rope …"
})

export const CellMemberForm = Schema.Struct({ ...personFields, as: MemberKind, skills: Skills }).annotations({
  identifier: "CellMember"
})
export type CellMemberForm = typeof CellMemberForm.Type

/** A cell of a village (row 23). */
export const CellForm = Schema.Struct({
  village: Schema.String.annotations({ description: "Twelve-digit code" }),
  name: Schema.String,
  location: Location.annotations({ description: "Where it sets out from; degrees, WGS 84" }),
  members: Schema.Array(CellMemberForm),
  equipment: Equipment,
  from: Written.annotations({ description: "First day on which it may be called out; today where absent" }),
  ...filing
}).annotations({ identifier: "CellForming" })
export type CellForm = typeof CellForm.Type

/** What is otherwise now; absent values stay. */
export const CellChangeForm = Schema.Struct({
  name: Written,
  location: Schema.optional(Schema.NullOr(Location)),
  equipment: Equipment,
  joining: Schema.optional(Schema.Array(CellMemberForm)),
  leaving: Schema.optional(Schema.Array(Schema.String)).annotations({ description: "Ids of members" }),
  skills: Schema.optional(
    Schema.Array(Schema.Struct({ memberId: Schema.String, skills: Schema.Array(Schema.String) }))
  ).annotations({ description: "What some members can do now" }),
  ...filing
}).annotations({ identifier: "CellChange" })
export type CellChangeForm = typeof CellChangeForm.Type

export const CellCallOutForm = Schema.Struct({
  need: Schema.String.annotations({ description: "What is to be done" }),
  skill: Written.annotations({ description: "Code of the cell abilities; absent: anybody will do" }),
  people: WrittenNumber.annotations({
    description: "How many it takes; at least those that the skill asks for"
  }),
  ...filing
}).annotations({ identifier: "CellCallOut" })
export type CellCallOutForm = typeof CellCallOutForm.Type

export const CallOutAnswerForm = Schema.Struct({
  callOutId: Schema.String,
  answer: Schema.Literal("comes", "cannot"),
  ...filing
}).annotations({ identifier: "CellAnswer" })
export type CallOutAnswerForm = typeof CallOutAnswerForm.Type

export const CallOutArrivalForm = Schema.Struct({ callOutId: Schema.String, ...filing }).annotations({
  identifier: "CellArrival"
})
export type CallOutArrivalForm = typeof CallOutArrivalForm.Type

export const CallOutEndForm = Schema.Struct({
  callOutId: Schema.String,
  outcome: CallOutOutcome,
  note: Written,
  ...filing
}).annotations({ identifier: "CellCallOutEnd" })
export type CallOutEndForm = typeof CallOutEndForm.Type
