import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { District } from "@jiaosuo/reference/Divisions"
import type { VehicleRules } from "@jiaosuo/reference/VehicleRules"

/** What the fold needs besides the events: names of places, and the rules that accidents are judged by. */
export interface AccidentContext {
  readonly district: District
  readonly accidentRules: AccidentRules
  readonly vehicleRules: VehicleRules
}
