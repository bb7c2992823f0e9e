import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { FormReading } from "@jiaosuo/orders/domain/FormReading"
import { parseLedgerDate } from "@jiaosuo/reference/LedgerDates"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { Either } from "effect"
import type { AccidentField } from "./AccidentFields.ts"
import { checkMoment, type KnownMoment, knownAs } from "./Moments.ts"

type Values = ReadonlyMap<AccidentField, string>

/** Day and time of two columns as one text; the day alone where no time is written. */
const oneText = (reading: FormReading, day: string, time: string | undefined): string => {
  const known = parseLedgerDate(day)
  if (Either.isLeft(known) || isBlank(time)) return day
  const found = /^(\d{2}:\d{2})(:\d{2})?$/.exec(time)
  if (found === null) {
    reading.reject(
      "happenedAt",
      text(`“${time}”不是时刻,应为13:40的形式`, `"${time}" is no time, write 13:40`)
    )
    return day
  }
  return `${known.right.value}T${found[1]}${found[2] ?? ":00"}+08:00`
}

/** When an accident happened, of one column or of two, and how well the file knows it; null where that is at fault. */
export const readMoment = (reading: FormReading, values: Values, now: Instant): KnownMoment | null => {
  const whole = values.get("happenedAt")
  const day = values.get("happenedOn")
  const written = isBlank(whole)
    ? isBlank(day)
      ? undefined
      : oneText(reading, day, values.get("happenedTime"))
    : whole
  if (written === undefined) {
    reading.reject("happenedAt", text("请填写事故发生时间", "the time of the accident is needed"))
    return null
  }
  const moment = reading.take("happenedAt", checkMoment(written, now))
  return moment === null ? null : reading.take("precision", knownAs(moment, values.get("precision")))
}
