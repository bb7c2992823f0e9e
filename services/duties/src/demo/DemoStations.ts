import type { District } from "@jiaosuo/reference/Divisions"
import type { StationClass } from "../domain/organisation/Units.ts"

/** A station of the demo organisation: about where it is, which stations it touches, and in which zone it stands. */
export interface DemoStation {
  readonly code: string
  readonly location: { readonly longitude: number; readonly latitude: number } | null
  readonly neighbours: ReadonlyArray<string>
  readonly zone: 0 | 1 | null
  readonly stationClass: StationClass
}

/**
 * The eleven townships of 沾化区, placed by eye: good enough for a demonstration, nothing to steer by. Eleven stations
 * cannot be cut into zones of four and five without remainder: two zones of five, and one station outside.
 */
const zhanhua: ReadonlyArray<
  readonly [string, number, number, 0 | 1 | null, StationClass, ReadonlyArray<string>]
> = [
  ["371603001", 118.13, 37.7, 0, "all-round", ["371603002", "371603102", "371603104"]],
  ["371603002", 118.1, 37.72, 0, "all-round", ["371603104", "371603103", "371603204"]],
  ["371603101", 117.93, 37.69, 0, "offensive", ["371603104", "371603106", "371603102"]],
  ["371603102", 118.05, 37.65, 0, "offensive", ["371603104"]],
  ["371603103", 118.17, 37.83, 1, "offensive", ["371603203", "371603204", "371603107", "371603104"]],
  ["371603104", 118.0, 37.76, 0, "defensive", ["371603105"]],
  ["371603105", 117.92, 37.78, null, "defensive", ["371603106"]],
  ["371603106", 117.87, 37.72, 1, "defensive", ["371603105"]],
  ["371603107", 118.1, 37.99, 1, "offensive", ["371603203", "371603106"]],
  ["371603203", 118.03, 37.87, 1, "defensive", ["371603106", "371603105"]],
  ["371603204", 118.24, 37.77, 1, "defensive", []]
]

/** How many stations a demo zone has. */
const zoneSize = 5

/**
 * The stations of a district for its demo organisation. Of another district than 沾化区 nothing is known but the
 * order of its codes: they stand in a row, the first five and the next five are zones where there are as many.
 */
export const demoStations = (district: District): ReadonlyArray<DemoStation> => {
  const known = new Map(zhanhua.map((station) => [station[0], station]))
  if (district.stations.every(({ code }) => known.has(code))) {
    return zhanhua.map(([code, longitude, latitude, zone, stationClass, neighbours]) => ({
      code,
      location: { longitude, latitude },
      neighbours,
      zone,
      stationClass
    }))
  }
  const whole = Math.min(2, Math.floor(district.stations.length / zoneSize))
  return district.stations.map(({ code }, i) => {
    const next = district.stations[i + 1]?.code
    const zone = Math.floor(i / zoneSize)
    return {
      code,
      location: null,
      neighbours: next === undefined ? [] : [next],
      zone: zone < whole ? (zone === 0 ? 0 : 1) : null,
      stationClass: i < 2 ? "all-round" : "offensive"
    }
  })
}
