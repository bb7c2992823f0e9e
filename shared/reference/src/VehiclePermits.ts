import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { type Text, text } from "@jiaosuo/kernel/Problem"
import type { Due } from "./DueDates.ts"
import { limitInForce } from "./Limits.ts"
import type { VehicleTables } from "./VehicleTables.ts"

/** A permit of a key vehicle: 校车标牌, 危险货物道路运输证, or a pass for one trip of highly toxic goods. */
export type PermitKind = "schoolBusBadge" | "dangerousGoodsPermit" | "dangerousGoodsPass"

const earlier = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null =>
  a === null ? b : b === null || a <= b ? a : b

/**
 * When a permit ends: a school bus badge with the inspection at the latest (K11), a pass for highly toxic
 * goods after its days, any other with its own term (K10).
 */
export const permitDueBy = (
  tables: VehicleTables,
  kind: PermitKind,
  permit: { readonly validUntil?: CalendarDate | null; readonly issuedOn?: CalendarDate | null },
  inspection: CalendarDate | null,
  on: CalendarDate
): Due => {
  const validUntil = permit.validUntil ?? null
  const issuedOn = permit.issuedOn ?? null
  const due = (date: CalendarDate | null, rule: string, computed: boolean, reason: Text): Due => ({
    due: date,
    basis: date === null ? "unknown" : computed ? "computed" : "record",
    rule,
    entry: kind,
    confidence: "law",
    reason
  })
  switch (kind) {
    case "schoolBusBadge": {
      const date = earlier(validUntil, inspection)
      return due(
        date,
        "K11",
        date !== validUntil,
        text(
          "校车标牌: 不超过检验有效期, 校车条例",
          "School bus badge: no longer than the inspection, School Bus Regulation"
        )
      )
    }
    case "dangerousGoodsPass": {
      const days = limitInForce(tables, "dangerousGoodsPassTerm", on)?.value ?? 7
      const term = issuedOn === null ? null : addDays(issuedOn, days)
      return due(
        earlier(validUntil, term),
        "K10",
        validUntil === null,
        text(
          `剧毒化学品道路运输通行证: ${days}日, 危化条例51`,
          `Pass for highly toxic goods: ${days} days, Dangerous Chemicals Regulation 51`
        )
      )
    }
    case "dangerousGoodsPermit":
      return due(
        validUntil,
        "K10",
        false,
        text(
          "道路运输证: 有效期, 危化条例43",
          "Dangerous-goods permit: its term, Dangerous Chemicals Regulation 43"
        )
      )
  }
}
