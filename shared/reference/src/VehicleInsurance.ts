import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { text } from "@jiaosuo/kernel/Problem"
import type { Due } from "./DueDates.ts"
import { suffixOf } from "./Limits.ts"
import { isSelectedByAny, type VehicleFacts } from "./VehicleFacts.ts"
import type { VehicleTables } from "./VehicleTables.ts"

/** Until when a vehicle is insured. */
export interface InsuranceDue extends Due {
  /** False where the vehicle needs no policy of its own. */
  readonly required: boolean
}

/** Until when a vehicle is insured and whether it has to be (K9). A policy on file counts even where none is needed. */
export const insuranceDueBy = (
  tables: VehicleTables,
  facts: VehicleFacts,
  validUntil: CalendarDate | null,
  on: CalendarDate
): InsuranceDue => {
  const rule = tables.insurance.inForce(on).find((candidate) => isSelectedByAny(candidate.appliesTo, facts))
  const required = rule?.required ?? false
  const suffix = suffixOf(rule?.confidence ?? "recommended")
  const what = required
    ? text("一年一保", "one-year policy")
    : text("不需单独投保", "no policy of its own needed")
  return {
    due: validUntil,
    basis: validUntil === null ? "unknown" : "record",
    rule: rule?.rule ?? "K9",
    entry: rule?.id ?? "",
    confidence: rule?.confidence ?? "recommended",
    reason: text(
      `交强险: ${rule?.name.zh ?? "机动车"}, ${what.zh}, ${rule?.source.zh ?? "无适用规定"}${suffix.zh}`,
      `Compulsory insurance: ${rule?.name.en ?? "motor vehicle"}, ${what.en}, ${rule?.source.en ?? "no rule applies"}${suffix.en}`
    ),
    required
  }
}
