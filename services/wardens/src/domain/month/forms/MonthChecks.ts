import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import { FormReading, longestNote, longestShort, type ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { checkNeeded } from "../../FieldChecks.ts"
import type * as Form from "./MonthForms.ts"

/** Entries of a unit's month as they were handed in, checked. */

/** Plausible ends of one round, not rules. */
const mostGroups = 1_000
const mostMembers = 100

const month = /^\d{4}-(0[1-9]|1[0-2])$/

/** A visit in its normal form. */
export interface CheckedVisit {
  readonly groupIds: ReadonlyArray<string>
  readonly members: ReadonlyArray<string>
  readonly note: string | null
}

export const checkVisit = (form: Form.GroupVisitForm): ReadForm<CheckedVisit> => {
  const reading = new FormReading()
  const unlike = (texts: ReadonlyArray<string>) => [...new Set(texts.map((one) => one.trim()))]
  const groupIds = unlike(form.groupIds)
  if (groupIds.length === 0) reading.reject("groupIds", text("至少一个村组", "at least one village group"))
  if (groupIds.length > mostGroups) {
    reading.reject("groupIds", text(`最多${mostGroups}个`, `at most ${mostGroups}`))
  }
  const members = unlike(form.members ?? []).filter((one) => one !== "")
  if (members.length > mostMembers) {
    reading.reject("members", text(`最多${mostMembers}人`, `at most ${mostMembers}`))
  }
  const note = reading.text("note", form.note, longestNote)
  return reading.done(() => ({ groupIds, members, note }))
}

/** Time in the room in its normal form. */
export interface CheckedRoomTime {
  /** Null where it is the giver's own. */
  readonly account: string | null
  readonly from: Instant
  readonly until: Instant
}

/** Time that has passed, within one day: `nowMillis` is asked because a clock is nothing for a check of a form. */
export const checkRoomTime =
  (nowMillis: number) =>
  (form: Form.RoomTimeForm): ReadForm<CheckedRoomTime> => {
    const reading = new FormReading()
    const account = reading.text("account", form.account, longestShort)
    const instant = (path: "from" | "until"): Instant => {
      if (isBlank(form[path])) reading.reject(path, text("请填写时间", "a time is needed"))
      return isBlank(form[path]) ? "" : (reading.take(path, checkHappenedAt(form[path], nowMillis)) ?? "")
    }
    const from = instant("from")
    const until = instant("until")
    if (from !== "" && until !== "") {
      if (until <= from) reading.reject("until", text("应晚于开始时间", "must be after its beginning"))
      // Midnight is the end of the day before it.
      else if (dayInShanghai(Date.parse(until) - 1) !== dayInShanghai(from)) {
        reading.reject("until", text("跨日请分开登记", "another day is another entry"))
      }
    }
    return reading.done(() => ({ account, from, until }))
  }

export const checkWithdrawal = (
  form: Form.EntryWithdrawalForm
): ReadForm<{ readonly month: string; readonly entryId: string }> => {
  const reading = new FormReading()
  const named = form.month.trim()
  if (!month.test(named)) reading.reject("month", text("月份应为2021-04的形式", "write it like 2021-04"))
  const entryId = checkNeeded(reading, "entryId", form.entryId)
  return reading.done(() => ({ month: named, entryId }))
}
