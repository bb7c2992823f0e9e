import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Qualification } from "@jiaosuo/kernel/Qualification"
import type { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { AbsenceGround, PersonKind, Post, Sex } from "./Persons.ts"

/** What may be ordered of a person who serves. */

interface Why {
  readonly reason: string | null
}

export interface TakeOnPerson extends Why {
  readonly _tag: "TakeOnPerson"
  readonly person: PersonReference
  readonly known: KnownValues
  readonly personKind: PersonKind
  readonly unitId: string
  readonly township: string | null
  readonly post: Post
  readonly sex: Sex | null
  readonly bornIn: number | null
  readonly account: string | null
  readonly qualification: Qualification
  readonly from: CalendarDate
  readonly warnings: ReadonlyArray<Warning>
}

export type PersonCommand =
  | TakeOnPerson
  | (Why & {
      readonly _tag: "TransferPerson"
      readonly unitId: string
      readonly township: string | null
      readonly from: CalendarDate
      readonly warnings: ReadonlyArray<Warning>
    })
  | (Why & { readonly _tag: "ChangePost"; readonly post: Post; readonly from: CalendarDate })
  | (Why & {
      readonly _tag: "QualifyPerson"
      readonly qualification: Qualification
      readonly lastValidDay: CalendarDate | null
      readonly from: CalendarDate
    })
  | (Why & { readonly _tag: "LinkAccount"; readonly account: string | null })
  | (Why & {
      readonly _tag: "RecordTraining"
      readonly trainingId: string
      readonly subject: string
      readonly hours: number
      readonly on: CalendarDate
      readonly passed: boolean | null
    })
  | (Why & {
      readonly _tag: "RecordAbsence"
      readonly absenceId: string
      readonly from: CalendarDate
      readonly until: CalendarDate
      readonly ground: AbsenceGround
    })
  | (Why & { readonly _tag: "CancelAbsence"; readonly absenceId: string })
  | (Why & {
      readonly _tag: "EarnRest"
      readonly restId: string
      readonly days: number
      readonly ground: string
      readonly on: CalendarDate
    })
  | (Why & {
      readonly _tag: "SpendRest"
      readonly restId: string
      readonly days: number
      readonly on: CalendarDate
    })
  | (Why & {
      readonly _tag: "LetPersonGo"
      readonly from: CalendarDate
      readonly warnings: ReadonlyArray<Warning>
    })

/** Commands that change who serves where: the district's command gives them. */
export const personnelCommands: ReadonlySet<PersonCommand["_tag"]> = new Set([
  "TakeOnPerson",
  "TransferPerson",
  "ChangePost",
  "QualifyPerson",
  "LinkAccount",
  "LetPersonGo"
])
