import { Schema } from "effect"

/** What rules look at in a vehicle. Codes are those of the code tables; what is unknown is null or absent. */
export interface VehicleFacts {
  /** 车辆类型: `K39`. */
  readonly vehicleType: string
  /** 使用性质: `A`. */
  readonly use: string
  /** 车辆用途: `W1`. */
  readonly purpose?: string | null | undefined
  /** 核定载客. */
  readonly seats?: number | null | undefined
  /** 核定载质量, kilograms. */
  readonly loadKg?: number | null | undefined
  /** Six digits or more of the division where it is registered; a twelve-digit village code will do. */
  readonly registeredIn?: string | null | undefined
  /** Of a low-speed truck's engine. */
  readonly cylinders?: number | null | undefined
}

/**
 * Which vehicles a rule is for. All conditions that are present must hold. Types are matched by prefix:
 * `K1` is every large coach, `K39` only itself. A condition on a fact that is unknown does not hold.
 */
export const VehicleSelector = Schema.Struct({
  types: Schema.optional(Schema.Array(Schema.NonEmptyString)),
  notTypes: Schema.optional(Schema.Array(Schema.NonEmptyString)),
  uses: Schema.optional(Schema.Array(Schema.NonEmptyString)),
  notUses: Schema.optional(Schema.Array(Schema.NonEmptyString)),
  purposes: Schema.optional(Schema.Array(Schema.NonEmptyString)),
  maxSeats: Schema.optional(Schema.Int),
  minLoadKg: Schema.optional(Schema.Number),
  maxCylinders: Schema.optional(Schema.Int),
  /** Last two digits of the county's code, from and to: 21 to 89 are counties, 01 to 20 city districts. */
  countyTail: Schema.optional(Schema.Tuple(Schema.Int, Schema.Int))
})

/** {@link VehicleSelector} as a value. */
export type VehicleSelector = typeof VehicleSelector.Type

const beginsWithOneOf = (text: string, prefixes: ReadonlyArray<string>): boolean => {
  for (const prefix of prefixes) if (text.startsWith(prefix)) return true
  return false
}

/** Whether a vehicle is meant by a selector. */
export const isSelected = (selector: VehicleSelector, facts: VehicleFacts): boolean => {
  const { types, notTypes, uses, notUses, purposes, maxSeats, minLoadKg, maxCylinders, countyTail } = selector
  if (types !== undefined && !beginsWithOneOf(facts.vehicleType, types)) return false
  if (notTypes !== undefined && beginsWithOneOf(facts.vehicleType, notTypes)) return false
  if (uses !== undefined && !uses.includes(facts.use)) return false
  if (notUses?.includes(facts.use)) return false
  if (purposes !== undefined && !purposes.includes(facts.purpose ?? "")) return false
  if (maxSeats !== undefined && !((facts.seats ?? Number.NaN) <= maxSeats)) return false
  if (minLoadKg !== undefined && !((facts.loadKg ?? Number.NaN) >= minLoadKg)) return false
  if (maxCylinders !== undefined && !((facts.cylinders ?? Number.NaN) <= maxCylinders)) return false
  if (countyTail !== undefined) {
    const tail = Number(facts.registeredIn?.slice(4, 6) ?? Number.NaN)
    if (!(tail >= countyTail[0] && tail <= countyTail[1])) return false
  }
  return true
}

/** Whether a vehicle is meant by at least one of several selectors. */
export const isSelectedByAny = (selectors: ReadonlyArray<VehicleSelector>, facts: VehicleFacts): boolean => {
  for (const selector of selectors) if (isSelected(selector, facts)) return true
  return false
}
