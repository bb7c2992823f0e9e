import type { Instant } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import type { FormReading, Written } from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"

/** The last instant that a date can hold: plans may lie in the future. */
const endOfTime = 8_640_000_000_000_000

/** An instant of a plan (RFC 3339 with an offset), past or to come; the empty text where it is missing or unreadable. */
export const plannedInstant = (reading: FormReading, path: string, written: Written): Instant => {
  if (isBlank(written)) {
    reading.reject(path, text("请填写时间", "a time is needed"))
    return ""
  }
  return reading.take(path, checkHappenedAt(written, endOfTime)) ?? ""
}
