import { filing, personFields, Written } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { Location } from "../../Location.ts"
import { InjurySeverity, WardenRole } from "../WardenEvents.ts"

/** What people hand in about wardens, as they wrote it. Loaded by browsers: schemas only. */

const Roles = Schema.Array(WardenRole)
const Skills = Schema.optional(Schema.Array(Schema.String)).annotations({
  description: "Codes of the cell abilities: wasp, first-aid, boat …"
})
const Villages = Schema.optional(Schema.Array(Schema.String)).annotations({
  description: "Twelve-digit codes of the villages that they are there for"
})
const SetsOutFrom = Schema.optional(Schema.NullOr(Location)).annotations({
  description: "Where they set out from; kept to a thousandth of a degree"
})

/** Somebody who wants to serve (rows 34, 45). */
export const ApplicationForm = Schema.Struct({
  ...personFields,
  roles: Roles,
  township: Written.annotations({ description: "Nine-digit code; that of the first village where absent" }),
  villages: Villages,
  skills: Skills,
  setsOutFrom: SetsOutFrom,
  ...filing
}).annotations({ identifier: "WardenApplication" })
export type ApplicationForm = typeof ApplicationForm.Type

export const CheckForm = Schema.Struct({ passed: Schema.Boolean, ...filing }).annotations({
  identifier: "WardenCheck"
})
export type CheckForm = typeof CheckForm.Type

export const WardenTrainingForm = Schema.Struct({
  subject: Schema.String.annotations({ description: "Code of the warden trainings" }),
  on: Written.annotations({ description: "The day on which it was taken; that of the filing where absent" }),
  passed: Schema.optional(Schema.NullOr(Schema.Boolean)).annotations({ description: "true where absent" }),
  validUntil: Written.annotations({ description: "Its last day; as the table says where absent" }),
  ...filing
}).annotations({ identifier: "WardenTraining" })
export type WardenTrainingForm = typeof WardenTrainingForm.Type

/** What is otherwise now; absent values stay. */
export const WardenChangeForm = Schema.Struct({
  villages: Villages,
  skills: Skills,
  setsOutFrom: SetsOutFrom,
  ...filing
}).annotations({ identifier: "WardenChange" })
export type WardenChangeForm = typeof WardenChangeForm.Type

export const RolesForm = Schema.Struct({ roles: Roles, ...filing }).annotations({ identifier: "WardenRoles" })
export type RolesForm = typeof RolesForm.Type

export const PostingForm = Schema.Struct({
  placeId: Schema.NullOr(Schema.UUID).annotations({ description: "null: posted nowhere any more" }),
  ...filing
}).annotations({ identifier: "WardenPosting" })
export type PostingForm = typeof PostingForm.Type

/** Into another township. */
export const TransferForm = Schema.Struct({
  township: Written.annotations({ description: "Nine-digit code; that of the first village where absent" }),
  villages: Villages,
  placeId: Schema.optional(Schema.NullOr(Schema.UUID)).annotations({
    description: "The place there that they are posted at; nowhere where absent"
  }),
  ...filing
}).annotations({ identifier: "WardenTransfer" })
export type TransferForm = typeof TransferForm.Type

export const WardenAccountForm = Schema.Struct({
  account: Schema.NullOr(Schema.String).annotations({ description: "null: no account any more" }),
  ...filing
}).annotations({ identifier: "WardenAccount" })
export type WardenAccountForm = typeof WardenAccountForm.Type

export const LoanForm = Schema.Struct({
  equipment: Schema.String.annotations({ description: "Code of the cell abilities" }),
  serial: Written.annotations({ description: "What is written on it" }),
  ...filing
}).annotations({ identifier: "WardenLoan" })
export type LoanForm = typeof LoanForm.Type

export const ReturnForm = Schema.Struct({
  loanId: Schema.String,
  intact: Schema.optional(Schema.NullOr(Schema.Boolean)).annotations({ description: "true where absent" }),
  ...filing
}).annotations({ identifier: "WardenReturn" })
export type ReturnForm = typeof ReturnForm.Type

export const InjuryForm = Schema.Struct({
  severity: InjurySeverity,
  activity: Schema.String.annotations({ description: "What they were doing; no diagnosis" }),
  ...filing
}).annotations({ identifier: "WardenInjury" })
export type InjuryForm = typeof InjuryForm.Type

export const InsuranceForm = Schema.Struct({
  insurer: Written,
  lastDay: Schema.String,
  ...filing
}).annotations({
  identifier: "WardenInsurance"
})
export type InsuranceForm = typeof InsuranceForm.Type
