import { addMonths } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { Due } from "./DueDates.ts"
import { limitInForce, suffixOf } from "./Limits.ts"
import { isSelectedByAny, type VehicleFacts } from "./VehicleFacts.ts"
import type { VehicleTables } from "./VehicleTables.ts"

/** When a vehicle must be scrapped. */
export interface ScrapDue extends Due {
  /** The age that sets the date, in years; null where age sets no limit. */
  readonly years: number | null
  /** From this day the owner is told (K8); null where `due` is. */
  readonly noticeFrom: CalendarDate | null
}

/**
 * When a vehicle reaches the age at which it must be scrapped, by the ages in force on `on` (K7), and from
 * when the owner is told (K8). `due` is null where age sets no limit or the first registration is unknown.
 */
export const scrapDueBy = (
  tables: VehicleTables,
  facts: VehicleFacts,
  registered: CalendarDate | null,
  on: CalendarDate
): ScrapDue => {
  const inForce = tables.scrap.inForce(on)
  const rules = inForce.length > 0 ? inForce : tables.scrap.oldest
  const rule = rules.find((candidate) => isSelectedByAny(candidate.appliesTo, facts))
  const years = rule?.years ?? null
  const suffix = suffixOf(rule?.confidence ?? "recommended")
  const span = years === null ? text("无固定年限", "no fixed age") : text(`${years}年`, `${years} years`)
  const due = years === null || registered === null ? null : addMonths(registered, years * 12)
  return {
    due,
    basis: due === null ? "unknown" : "computed",
    rule: rule?.rule ?? "K7",
    entry: rule?.id ?? "",
    confidence: rule?.confidence ?? "recommended",
    reason: text(
      `报废: ${rule?.name.zh ?? facts.vehicleType}, ${span.zh}, ${rule?.source.zh ?? "无适用规定"}${suffix.zh}`,
      `Scrapping: ${rule?.name.en ?? facts.vehicleType}, ${span.en}, ${rule?.source.en ?? "no rule applies"}${suffix.en}`
    ),
    years,
    noticeFrom:
      due === null ? null : addMonths(due, -(limitInForce(tables, "scrapNoticeBefore", on)?.value ?? 2))
  }
}
