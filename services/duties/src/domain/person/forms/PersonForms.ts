import { Qualification } from "@jiaosuo/kernel/Qualification"
import { filing, personFields, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { AbsenceGround, PersonKind, Post, Sex } from "../Persons.ts"

/** What people hand in about those who serve, as they wrote it. Loaded by browsers: schemas only. */

const sinceADay = { ...filing, from: Written } as const

export const TakingOnForm = Schema.Struct({
  ...sinceADay,
  ...personFields,
  personKind: PersonKind,
  unitId: Schema.String,
  post: Schema.optional(Schema.NullOr(Post)),
  sex: Schema.optional(Schema.NullOr(Sex)),
  bornIn: WrittenNumber.annotations({ description: "Year of birth" }),
  account: Written.annotations({ description: "Account that the person signs in with" }),
  qualification: Schema.optional(Qualification)
})
export type TakingOnForm = typeof TakingOnForm.Type

export const TransferForm = Schema.Struct({ ...sinceADay, unitId: Schema.String })
export type TransferForm = typeof TransferForm.Type

export const PostForm = Schema.Struct({ ...sinceADay, post: Post })
export type PostForm = typeof PostForm.Type

export const QualificationForm = Schema.Struct({
  ...sinceADay,
  qualification: Qualification,
  lastValidDay: Written
})
export type QualificationForm = typeof QualificationForm.Type

export const AccountForm = Schema.Struct({ ...filing, account: Written })
export type AccountForm = typeof AccountForm.Type

export const TrainingForm = Schema.Struct({
  ...filing,
  subject: Schema.String,
  hours: Schema.Number,
  on: Written,
  passed: Schema.optional(Schema.NullOr(Schema.Boolean))
})
export type TrainingForm = typeof TrainingForm.Type

export const AbsenceForm = Schema.Struct({
  ...filing,
  from: Schema.String,
  until: Schema.String,
  ground: AbsenceGround
})
export type AbsenceForm = typeof AbsenceForm.Type

export const AbsenceEndForm = Schema.Struct({ ...filing, absenceId: Schema.String })
export type AbsenceEndForm = typeof AbsenceEndForm.Type

export const RestForm = Schema.Struct({
  ...filing,
  days: Schema.Number.annotations({ description: "Days or half days" }),
  ground: Schema.String,
  on: Written
})
export type RestForm = typeof RestForm.Type

export const RestSpendingForm = Schema.Struct({ ...filing, days: Schema.Number, on: Written })
export type RestSpendingForm = typeof RestSpendingForm.Type

export const LeavingForm = Schema.Struct(sinceADay)
export type LeavingForm = typeof LeavingForm.Type
