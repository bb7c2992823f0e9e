import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { Confidence } from "./RuleTables.ts"
import type { LimitRule, VehicleTables } from "./VehicleTables.ts"

/** The limit of a name in force on a day; undefined if the tables have none. */
export const limitInForce = (tables: VehicleTables, limit: string, on: CalendarDate): LimitRule | undefined =>
  tables.limits.inForce(on).find((rule) => rule.limit === limit)

const asLaw = text("", "")
const asAdvice = text(" (建议)", " (recommended)")

/** What a reason adds about a rule that is not confirmed as law. */
export const suffixOf = (confidence: Confidence): Text => (confidence === "law" ? asLaw : asAdvice)
