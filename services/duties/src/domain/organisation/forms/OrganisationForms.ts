import { filing, Written, WrittenNumber } from "@jiaosuo/orders/domain/FormFields"
import { Schema } from "effect"
import { FiveAttributes, FunctionCode, StationClass, TrafficMode, UnitKind } from "../Units.ts"

/**
 * What people hand in about the organisation, as they wrote it. Loaded by browsers: schemas only. Every form may say
 * from which day on it holds (today where it does not), when it was decided and why.
 */

const Id = Schema.String
const sinceADay = {
  ...filing,
  from: Written.annotations({
    description: "First day (Asia/Shanghai) on which it holds; today where absent"
  })
} as const

const WrittenLocation = Schema.Struct({
  longitude: Schema.Union(Schema.Number, Schema.String),
  latitude: Schema.Union(Schema.Number, Schema.String)
})

export const EstablishmentForm = Schema.Struct({
  ...sinceADay,
  kind: UnitKind,
  name: Schema.String,
  code: Written,
  townships: Schema.optional(Schema.Array(Schema.String)),
  villages: Schema.optional(Schema.Array(Schema.String)),
  parent: Written,
  location: Schema.optional(Schema.NullOr(WrittenLocation)),
  attributes: Schema.optional(Schema.NullOr(FiveAttributes)),
  functions: Schema.optional(Schema.Array(FunctionCode))
})
export type EstablishmentForm = typeof EstablishmentForm.Type

export const RenamingForm = Schema.Struct({ ...sinceADay, unitId: Id, name: Schema.String })
export type RenamingForm = typeof RenamingForm.Type

export const UnitMoveForm = Schema.Struct({ ...sinceADay, unitId: Id, parent: Id })
export type UnitMoveForm = typeof UnitMoveForm.Type

export const AreaForm = Schema.Struct({
  ...sinceADay,
  unitId: Id,
  townships: Schema.optional(Schema.Array(Schema.String)),
  villages: Schema.optional(Schema.Array(Schema.String))
})
export type AreaForm = typeof AreaForm.Type

export const UnitLocationForm = Schema.Struct({ ...sinceADay, unitId: Id, location: WrittenLocation })
export type UnitLocationForm = typeof UnitLocationForm.Type

export const ClassForm = Schema.Struct({ ...sinceADay, unitId: Id, stationClass: StationClass })
export type ClassForm = typeof ClassForm.Type

export const StationMergerForm = Schema.Struct({
  ...sinceADay,
  into: Id,
  absorbed: Schema.Array(Id),
  attributes: Schema.optional(
    Schema.Array(Schema.Struct({ unitId: Id, attributes: FiveAttributes }))
  ).annotations({ description: "The five as they would be afterwards; any difference is refused" })
})
export type StationMergerForm = typeof StationMergerForm.Type

export const SiteForm = Schema.Struct({ ...sinceADay, units: Schema.Array(Id), location: WrittenLocation })
export type SiteForm = typeof SiteForm.Type

export const SiteEndForm = Schema.Struct({ ...sinceADay, siteId: Id })
export type SiteEndForm = typeof SiteEndForm.Type

export const UnitForm = Schema.Struct({ ...sinceADay, unitId: Id })
export type UnitForm = typeof UnitForm.Type

export const NeighboursForm = Schema.Struct({ ...filing, pairs: Schema.Array(Schema.Tuple(Id, Id)) })
export type NeighboursForm = typeof NeighboursForm.Type

export const LeaderForm = Schema.Struct({ ...sinceADay, unitId: Id, personId: Written })
export type LeaderForm = typeof LeaderForm.Type

export const ZoneForm = Schema.Struct({
  ...sinceADay,
  name: Schema.String,
  members: Schema.Array(Id),
  centre: Id
})
export type ZoneForm = typeof ZoneForm.Type

export const ZoneChangeForm = Schema.Struct({
  ...sinceADay,
  zoneId: Id,
  members: Schema.Array(Id),
  centre: Id
})
export type ZoneChangeForm = typeof ZoneChangeForm.Type

export const ZoneEndForm = Schema.Struct({ ...sinceADay, zoneId: Id })
export type ZoneEndForm = typeof ZoneEndForm.Type

export const ZoneHeadForm = Schema.Struct({ ...sinceADay, zoneId: Id, personId: Written })
export type ZoneHeadForm = typeof ZoneHeadForm.Type

export const TrafficModeForm = Schema.Struct({
  ...sinceADay,
  townships: Schema.Array(Schema.String),
  mode: TrafficMode
})
export type TrafficModeForm = typeof TrafficModeForm.Type

export const MutualAidForm = Schema.Struct({
  ...sinceADay,
  commands: Schema.Tuple(Id, Id),
  until: Written.annotations({ description: "Last day; no end where absent" })
})
export type MutualAidForm = typeof MutualAidForm.Type

export const MutualAidEndForm = Schema.Struct({ ...filing, agreementId: Id, until: Written })
export type MutualAidEndForm = typeof MutualAidEndForm.Type

export const SurgePlanForm = Schema.Struct({
  ...sinceADay,
  unitId: Id,
  until: Schema.String,
  officersOnTraffic: Schema.Union(Schema.Literal("all"), Schema.Number),
  note: Written
})
export type SurgePlanForm = typeof SurgePlanForm.Type

export const SurgePlanEndForm = Schema.Struct({ ...filing, planId: Id })
export type SurgePlanEndForm = typeof SurgePlanEndForm.Type

export const FunctionForm = Schema.Struct({ ...sinceADay, unitId: Id, function: FunctionCode })
export type FunctionForm = typeof FunctionForm.Type

export const IndicatorsForm = Schema.Struct({
  ...filing,
  unitId: Id,
  period: Schema.String.annotations({ description: "A year (2023) or a month (2023-06)" }),
  values: Schema.Array(Schema.Struct({ indicator: Schema.String, value: WrittenNumber, source: Written }))
})
export type IndicatorsForm = typeof IndicatorsForm.Type

export const TargetForm = Schema.Struct({
  ...sinceADay,
  unitId: Id,
  target: Schema.String,
  function: FunctionCode
})
export type TargetForm = typeof TargetForm.Type

export const TargetEndForm = Schema.Struct({ ...sinceADay, targetId: Id })
export type TargetEndForm = typeof TargetEndForm.Type
