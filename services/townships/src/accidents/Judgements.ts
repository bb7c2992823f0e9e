import type { AccidentFile } from "@jiaosuo/accidents/events"
import { crimeFlagsOf, severitiesOf } from "@jiaosuo/accidents/events"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { VehicleRules } from "@jiaosuo/reference/VehicleRules"
import type { AccidentContext } from "./AccidentContext.ts"

/** What the dated rules say about a file, as columns: severities of both schemes (C4 to C6), C7, classes (K1). */
export const judgementsBy = ({
  accidentRules,
  district,
  vehicleRules
}: AccidentContext): ((file: AccidentFile) => {
  readonly traffic_severity: string
  readonly safety_severity: string
  readonly crime_flag: boolean
  readonly vehicle_classes: ReadonlyArray<string>
}) => {
  const classes = classesBy(vehicleRules, district.code)
  return (file) => {
    const { productionSafety, trafficWords } = severitiesOf(file, accidentRules)
    const on = dayInShanghai(file.happenedAt)
    const kinds: ReadonlyArray<readonly [type: string | null, use: string | null]> = [
      ...file.vehicles.map(({ facts }) => [facts.vehicleType, facts.use] as const),
      ...file.historicalVehicleTypes.map((type) => [type, null] as const)
    ]
    return {
      traffic_severity: trafficWords.level,
      safety_severity: productionSafety.level,
      crime_flag: crimeFlagsOf(file, accidentRules).length > 0,
      vehicle_classes: [...new Set(kinds.flatMap(([type, use]) => classes(type, use, on)))].sort()
    }
  }
}

const cachedKinds = 5_000

/**
 * Key classes of a vehicle by its type and use: what a report says of it, and no more than that. A use that is
 * not known is none of the uses that make a class.
 */
const classesBy = (rules: VehicleRules, registeredIn: string) => {
  const known = new Map<string, ReadonlyArray<string>>()
  return (type: string | null, use: string | null, on: CalendarDate): ReadonlyArray<string> => {
    const key = `${type}|${use}|${on}`
    const found = known.get(key)
    if (found !== undefined) return found
    const made = rules
      .classesOf({ vehicleType: type ?? "", use: use ?? "", registeredIn }, on)
      .map((one) => one.class)
    if (known.size >= cachedKinds) known.clear()
    known.set(key, made)
    return made
  }
}
