import { Schema } from "effect"
import { FunctionCode, OfficersOnTraffic, TrafficMode } from "../Units.ts"

/** What units are there for and how they work together, as it is stored: add, never change. */

const Day = Schema.String
const reason = Schema.NullOr(Schema.String)

/** Rows 1 and 2. */
export const TownshipTrafficModeWasSet = Schema.TaggedStruct("TownshipTrafficModeWasSet", {
  township: Schema.String,
  mode: TrafficMode,
  from: Day,
  reason
})

/** Row 12: two police forces help each other; `until` is the last day, null while there is no end. */
export const MutualAidWasAgreed = Schema.TaggedStruct("MutualAidWasAgreed", {
  agreementId: Schema.String,
  commands: Schema.Tuple(Schema.String, Schema.String),
  from: Day,
  until: Schema.NullOr(Day),
  reason
})

/** `until` is the last day on which the agreement holds. */
export const MutualAidWasEnded = Schema.TaggedStruct("MutualAidWasEnded", {
  agreementId: Schema.String,
  until: Day,
  reason
})

/** Row 27: both days included. */
export const SurgePlanWasSet = Schema.TaggedStruct("SurgePlanWasSet", {
  planId: Schema.String,
  unitId: Schema.String,
  from: Day,
  until: Day,
  officersOnTraffic: OfficersOnTraffic,
  note: Schema.NullOr(Schema.String)
})

export const SurgePlanWasCancelled = Schema.TaggedStruct("SurgePlanWasCancelled", {
  planId: Schema.String,
  reason
})

export const UnitFunctionWasGiven = Schema.TaggedStruct("UnitFunctionWasGiven", {
  unitId: Schema.String,
  function: FunctionCode,
  from: Day,
  reason
})

export const UnitFunctionWasTaken = Schema.TaggedStruct("UnitFunctionWasTaken", {
  unitId: Schema.String,
  function: FunctionCode,
  from: Day,
  reason
})

/** Row 18. Null: it is known that the value is missing, which is not zero. */
export const IndicatorWasRecorded = Schema.TaggedStruct("IndicatorWasRecorded", {
  unitId: Schema.String,
  /** `2023` or `2023-06`, as the indicator asks for. */
  period: Schema.String,
  indicator: Schema.String,
  value: Schema.NullOr(Schema.Number),
  source: Schema.String
})

/** Row 24. */
export const TargetWasAssigned = Schema.TaggedStruct("TargetWasAssigned", {
  targetId: Schema.String,
  unitId: Schema.String,
  target: Schema.String,
  function: FunctionCode,
  from: Day,
  reason
})

export const TargetWasWithdrawn = Schema.TaggedStruct("TargetWasWithdrawn", {
  targetId: Schema.String,
  from: Day,
  reason
})
