import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Text } from "@jiaosuo/kernel/Problem"
import type { Confidence } from "./RuleTables.ts"
import { isSelectedByAny, type VehicleFacts } from "./VehicleFacts.ts"
import type { VehicleTables } from "./VehicleTables.ts"

/** A class of key vehicles (K1) and why a vehicle belongs to it. */
export interface VehicleClass {
  /** `passenger`, `hazardous`, `heavyTruck`, `minivan`, `schoolBus`, `threeWheeler`, `farm`, or of a replaced table. */
  readonly class: string
  readonly name: Text
  readonly rule: string
  readonly confidence: Confidence
}

/**
 * The classes of a vehicle on a day (K1), none twice, in the order of the table; a vehicle may have
 * several (K2). With null for the vehicle, all classes of the day.
 */
export const classesBy = (
  tables: VehicleTables,
  on: CalendarDate,
  facts: VehicleFacts | null
): ReadonlyArray<VehicleClass> => {
  const found: Array<VehicleClass> = []
  for (const rule of tables.classes.inForce(on)) {
    if (facts !== null && !isSelectedByAny(rule.appliesTo, facts)) continue
    if (found.some((known) => known.class === rule.class)) continue
    found.push({ class: rule.class, name: rule.name, rule: rule.rule, confidence: rule.confidence })
  }
  return found
}
