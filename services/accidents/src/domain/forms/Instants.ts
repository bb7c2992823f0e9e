import type { Instant } from "@jiaosuo/kernel/Event"
import { checkHappenedAt } from "@jiaosuo/orders/domain/FilingCheck"
import type { FormReading, Written } from "@jiaosuo/orders/domain/FormReading"
import { isBlank } from "@jiaosuo/reference/Spelling"

/** An instant that has come (RFC 3339 with an offset); null where none was written. */
export const pastInstant = (
  reading: FormReading,
  path: string,
  written: Written,
  nowMillis: number
): Instant | null => (isBlank(written) ? null : reading.take(path, checkHappenedAt(written, nowMillis)))

/** The same, now where none was written. */
export const instantOrNow = (
  reading: FormReading,
  path: string,
  written: Written,
  nowMillis: number
): Instant => pastInstant(reading, path, written, nowMillis) ?? new Date(nowMillis).toISOString()
