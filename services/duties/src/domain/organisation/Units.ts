import { Schema } from "effect"

/** Values of the organisation that events keep: they may only be added to. */

/**
 * What a unit is: a police force (公安分局, 边防, 港口), one of its departments or groups (综合室, 案件组, 交通组), a
 * station (派出所), a base station led by a central one (基点派出所), a sector and a grid of a station (片区, 网格), a
 * police room (警务室).
 */
export const UnitKind = Schema.Literal(
  "command",
  "department",
  "station",
  "base-station",
  "sector",
  "grid",
  "police-room"
)
export type UnitKind = typeof UnitKind.Type

/** 全攻全守, 主动进攻, 积极防范 (row 25). */
export const StationClass = Schema.Literal("all-round", "offensive", "defensive")
export type StationClass = typeof StationClass.Type

/** Who answers for the traffic of a township: the station alone, both, or the squadron as before (rows 1, 2). */
export const TrafficMode = Schema.Literal("merged", "joint", "squadron_only")
export type TrafficMode = typeof TrafficMode.Type

/** What a unit may be there for (rows 24, 31). */
export const FunctionCode = Schema.Literal(
  "general-office",
  "case-work",
  "traffic",
  "community",
  "intake",
  "patrol",
  "crime-strike",
  "public-order",
  "legal-review",
  "service-window"
)
export type FunctionCode = typeof FunctionCode.Type

/** A place on earth (WGS 84), degrees. */
export const Location = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })
export type Location = typeof Location.Type

/** The five that no merger changes (五不变): 机构编制, 属地服务, 级别, 待遇, 训练体系 (row 19). */
export const FiveAttributes = Schema.Struct({
  establishment: Schema.String,
  territorialService: Schema.String,
  rank: Schema.String,
  pay: Schema.String,
  training: Schema.String
})
export type FiveAttributes = typeof FiveAttributes.Type

/** Names of the five, in the order in which they are told. */
export const fiveNames = ["establishment", "territorialService", "rank", "pay", "training"] as const

/** How many officers a surge plan puts on traffic: so many, or everybody (row 27). */
export const OfficersOnTraffic = Schema.Union(Schema.Literal("all"), Schema.Int)
export type OfficersOnTraffic = typeof OfficersOnTraffic.Type

/** Kinds of unit that one of each kind may stand under; a command may stand alone. */
export const parentsOf: { readonly [Kind in UnitKind]: ReadonlyArray<UnitKind> } = {
  command: ["command"],
  department: ["command", "station", "base-station", "department"],
  station: ["command"],
  "base-station": ["station"],
  sector: ["station", "base-station"],
  grid: ["sector"],
  "police-room": ["station", "base-station", "grid"]
}
