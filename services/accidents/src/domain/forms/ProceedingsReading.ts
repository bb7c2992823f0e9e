import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  type FormReading,
  longestNote,
  longestShort,
  type Written
} from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"
import type { Approval, LiabilityShare, MediationSide } from "../values/Proceedings.ts"
import type * as Form from "./ProceedingsForms.ts"

/** How the parts that forms of the proceedings share are read. Faults are noted in the reading. */

/** The values of a command that its form gives: not who gives it, why, or under which id. */
export type Given<C, Made extends string = never> = Omit<C, "_tag" | "by" | "reason" | "warnings" | Made>

/** Longest conclusion, description or list. */
export const longestText = 4_000
const mostParties = 200
/** A billion yuan. */
const largestAmount = 1_000_000_000

/** A day that has come; today where none is written. */
export const dayOr = (
  reading: FormReading,
  path: string,
  written: Written,
  today: CalendarDate
): CalendarDate => reading.pastDay(path, written, today) ?? today

/** A day that must be written, and that has come. */
export const pastDayNeeded = (
  reading: FormReading,
  path: string,
  written: Written,
  today: CalendarDate
): CalendarDate => {
  if (isBlank(written)) reading.reject(path, text("请填写日期", "a date is needed"))
  return reading.pastDay(path, written, today) ?? ""
}

/** A text that must be there. */
export const needed = (reading: FormReading, path: string, written: Written, longest: number): string => {
  const read = reading.text(path, written, longest)
  if (read === null) reading.reject(path, text("请填写", "this is needed"))
  return read ?? ""
}

/** Who approved what a rule makes depend on an approval, and when. */
export const approvalOf = (
  reading: FormReading,
  form: Form.ApprovalForm,
  { today }: Checking,
  rule: string
): Approval => {
  const body = reading.text("approval.body", form.body, longestShort)
  if (body === null) reading.reject("approval.body", text("请填写批准机关", "say who approved"), rule)
  return {
    body: body ?? "",
    number: reading.text("approval.number", form.number, longestShort),
    on: pastDayNeeded(reading, "approval.on", form.on, today)
  }
}

/** The entries of a list, unless there are more than an accident takes. */
export const few = <A>(reading: FormReading, path: string, list: ReadonlyArray<A>): ReadonlyArray<A> => {
  if (list.length <= mostParties) return list
  reading.reject(path, text(`最多${mostParties}项`, `at most ${mostParties} entries`))
  return []
}

/** A15: what is said of each party. */
export const sharesOf = (
  reading: FormReading,
  shares: ReadonlyArray<Form.ShareForm> | undefined
): ReadonlyArray<LiabilityShare> =>
  few(reading, "shares", shares ?? []).map(({ participantId, share, grounds, intent }, i) => ({
    participantId,
    share,
    grounds: reading.text(`shares.${i}.grounds`, grounds, longestNote),
    intent: intent ?? false
  }))

/** A18: one to three people for each side. */
export const sidesOf = (
  reading: FormReading,
  sides: ReadonlyArray<Form.SideForm>
): ReadonlyArray<MediationSide> =>
  few(reading, "sides", sides).map(({ participantIds, attendants }, i) => {
    if (!Number.isInteger(attendants) || attendants < 1 || attendants > 3) {
      reading.reject(
        `sides.${i}.attendants`,
        text("每方参加调解的为一至三人", "one to three people come for each side"),
        "A18"
      )
    }
    return { participantIds: few(reading, `sides.${i}.participantIds`, participantIds), attendants }
  })

/** An amount in whole yuan. */
export const amountOf = (reading: FormReading, amount: number | null | undefined): number | null =>
  reading.count("amountYuan", amount, largestAmount)
