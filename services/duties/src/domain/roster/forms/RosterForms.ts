import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { DutyKind } from "@jiaosuo/reference/DutyTemplates"
import { Schema } from "effect"
import { Location } from "../../organisation/Units.ts"
import { DutyMode } from "../RosterEvents.ts"

/** What people hand in about rosters, as they wrote it. Only the shape is asked here; the rest is for the checks. */

const written = (description: string) => Written.annotations({ description })
const location = Schema.optional(Schema.NullOr(Location)).annotations({ description: "Degrees, WGS 84" })
const Ids = Schema.Array(Schema.String)

/** A roster for a zone or a station and a month. */
export const OpeningForm = Schema.Struct({
  unitId: Schema.String.annotations({ description: "A zone or a station of the organisation" }),
  month: Schema.String.annotations({ description: "2026-09" }),
  template: Schema.String.annotations({ description: "Name of a template of the duty rules: zone-groups" }),
  people: Schema.optional(Schema.NullOr(Ids)).annotations({
    description: "Persons who take part; everybody of the unit where absent"
  }),
  ...filing
}).annotations({ identifier: "RosterOpening" })
export type OpeningForm = typeof OpeningForm.Type

export const PeopleForm = Schema.Struct({ people: Ids, ...filing }).annotations({
  identifier: "RosterPeople"
})
export type PeopleForm = typeof PeopleForm.Type

/** Somebody in a duty; where nobody is said to lead, the first officer does. */
export const MemberForm = Schema.Struct({
  personId: Schema.String,
  lead: Schema.optional(Schema.Boolean)
}).annotations({ identifier: "RosterMemberForm" })
export type MemberForm = typeof MemberForm.Type

export const SlotForm = Schema.Struct({
  kind: DutyKind,
  from: Schema.String.annotations({ description: "RFC 3339 with an offset" }),
  until: Schema.String,
  unitId: written("Station of the duty; the unit of the roster where absent"),
  number: WrittenNumber.annotations({
    description: "Of a response group; the next of that day where absent"
  }),
  members: Schema.Array(MemberForm)
}).annotations({ identifier: "RosterSlotForm" })
export type SlotForm = typeof SlotForm.Type

export const PlanForm = Schema.Struct({ slots: Schema.Array(SlotForm), ...filing }).annotations({
  identifier: "RosterPlan"
})
export type PlanForm = typeof PlanForm.Type

/** What is otherwise now; absent values stay. */
export const SlotChangeForm = Schema.Struct({
  slotId: Schema.String,
  from: Written,
  until: Written,
  unitId: Written,
  members: Schema.optional(Schema.Array(MemberForm))
}).annotations({ identifier: "RosterSlotChange" })
export type SlotChangeForm = typeof SlotChangeForm.Type

/** Several duties at once: whoever is dragged into another group leaves the first. */
export const ChangeForm = Schema.Struct({ slots: Schema.Array(SlotChangeForm), ...filing }).annotations({
  identifier: "RosterChange"
})
export type ChangeForm = typeof ChangeForm.Type

export const RemovalForm = Schema.Struct({ slots: Ids, ...filing }).annotations({
  identifier: "RosterRemoval"
})
export type RemovalForm = typeof RemovalForm.Type

export const SwapForm = Schema.Struct({
  slotId: Schema.String,
  personId: Schema.String,
  withPersonId: Schema.String,
  withSlotId: written("The duty that is taken in exchange; none where absent"),
  ...filing
}).annotations({ identifier: "RosterSwapRequest" })
export type SwapForm = typeof SwapForm.Type

export const SwapDecisionForm = Schema.Struct({ swapId: Schema.String, ...filing }).annotations({
  identifier: "RosterSwapDecision"
})
export type SwapDecisionForm = typeof SwapDecisionForm.Type

export const SignUpForm = Schema.Struct({
  slotId: Schema.String,
  personId: Schema.String,
  ...filing
}).annotations({ identifier: "RosterSignUp" })
export type SignUpForm = typeof SignUpForm.Type

export const SignUpDecisionForm = Schema.Struct({
  signUpId: Schema.String,
  accepted: Schema.Boolean,
  ...filing
}).annotations({ identifier: "RosterSignUpDecision" })
export type SignUpDecisionForm = typeof SignUpDecisionForm.Type

/** Somebody comes to a duty, or goes, at `happenedAt`. */
export const AttendanceForm = Schema.Struct({
  slotId: Schema.String,
  personId: Schema.String,
  location,
  ...filing
}).annotations({ identifier: "RosterAttendance" })
export type AttendanceForm = typeof AttendanceForm.Type

/** Those on a duty work otherwise from `happenedAt` on (row 29). */
export const ModeForm = Schema.Struct({
  slotId: Schema.String,
  mode: DutyMode,
  cause: Schema.optional(Schema.Literal("plan", "incident", "order")).annotations({
    description: "incident where a case is named, plan otherwise"
  }),
  incident: written("Id of the case that they were called to"),
  ...filing
}).annotations({ identifier: "RosterModeSwitch" })
export type ModeForm = typeof ModeForm.Type
