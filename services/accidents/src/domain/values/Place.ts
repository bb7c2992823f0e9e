import { Schema } from "effect"

/** Where an accident happened. Plain JSON: what is stored is what is decoded; values are checked at the edge. */

/** The road, as far as it is known. `code` is `G205`, `S234`, `X012`; `adminClass` of table 管理等级, `type` of 道路类型. */
export const Road = Schema.Struct({
  code: Schema.NullOr(Schema.String),
  name: Schema.NullOr(Schema.String),
  adminClass: Schema.NullOr(Schema.String),
  type: Schema.NullOr(Schema.String)
})
export type Road = typeof Road.Type

/** Longitude and latitude in degrees, WGS 84. */
export const Coordinates = Schema.Struct({ longitude: Schema.Number, latitude: Schema.Number })
export type Coordinates = typeof Coordinates.Type

/**
 * A place. The township decides which figures the accident belongs to (C9, A24). `postMetres` is the kilometre
 * post in metres: K12+300 is 12 300.
 */
export const Place = Schema.Struct({
  /** Nine-digit code. */
  township: Schema.String,
  /** Twelve-digit code; null where the place belongs to no village. */
  village: Schema.NullOr(Schema.String),
  road: Road,
  postMetres: Schema.NullOr(Schema.Number),
  /** Carriageway as the post names it: `up`, `down`, `A`, `B`. */
  direction: Schema.NullOr(Schema.String),
  coordinates: Schema.NullOr(Coordinates),
  /** In words. */
  text: Schema.NullOr(Schema.String)
})
export type Place = typeof Place.Type

/** A code that is absent in what was stored before it was asked: not recorded, as null is. */
const addedLater = Schema.optionalWith(Schema.NullOr(Schema.String), { exact: true })

/** What surrounded the accident: codes of the tables of the national record (rulebook section 11); null: not recorded. */
export const Circumstances = Schema.Struct({
  weather: Schema.NullOr(Schema.String),
  visibility: Schema.NullOr(Schema.String),
  light: Schema.NullOr(Schema.String),
  terrain: Schema.NullOr(Schema.String),
  surface: Schema.NullOr(Schema.String),
  surfaceCondition: Schema.NullOr(Schema.String),
  alignment: Schema.NullOr(Schema.String),
  signals: Schema.NullOr(Schema.String),
  /** 事故形态. */
  form: Schema.NullOr(Schema.String),
  /** 车辆间事故. */
  betweenVehicles: Schema.NullOr(Schema.String),
  /** 单车事故. */
  single: Schema.NullOr(Schema.String),
  /** 碰撞方式: one, two, more vehicles, vehicle and person. */
  parties: Schema.NullOr(Schema.String),
  /** First cause as seen on the scene, and the confirmed one with its text. */
  firstCause: Schema.NullOr(Schema.String),
  cause: Schema.NullOr(Schema.String),
  causeText: Schema.NullOr(Schema.String),
  /** Direct property loss in whole yuan. */
  propertyYuan: Schema.NullOr(Schema.Number),
  dangerousGoods: Schema.NullOr(Schema.String),
  /** 路面结构, 路口路段类型, 道路横断面位置, 道路物理隔离, 路侧防护设施. */
  pavement: addedLater,
  junction: addedLater,
  roadPosition: addedLater,
  roadDivision: addedLater,
  guardRails: addedLater,
  /** 记录类型: quick, full, or no case. */
  recordKind: addedLater,
  /** 二次事故, 涉外: codes of the table 是否. */
  secondAccident: addedLater,
  foreignInvolved: addedLater
})
export type Circumstances = typeof Circumstances.Type

/** Nothing recorded yet. */
export const noCircumstances: Circumstances = {
  weather: null,
  visibility: null,
  light: null,
  terrain: null,
  surface: null,
  surfaceCondition: null,
  alignment: null,
  signals: null,
  form: null,
  betweenVehicles: null,
  single: null,
  parties: null,
  firstCause: null,
  cause: null,
  causeText: null,
  propertyYuan: null,
  dangerousGoods: null
}
