import { inPlane, median, type PlanePoint } from "./projection.ts"
import type { AccidentMap, BlackSpot, MapFeature } from "./readCalls.ts"

/** What stands on the map, in the plane of the map. */

type AccidentProperties = Extract<MapFeature["properties"], { readonly layer: "accidents" }>

export interface MapAccident extends PlanePoint {
  readonly id: string
  readonly properties: AccidentProperties
}

export interface MapSpot extends PlanePoint {
  readonly id: string
  readonly spot: BlackSpot
}

export interface MapLabel extends PlanePoint {
  readonly code: string
}

const gravity = { property: 0, injury: 1, death: 2 } as const

/** The accidents of an answer, the gravest last: they are drawn above the others. */
export const accidentsOf = (answer: AccidentMap): ReadonlyArray<MapAccident> =>
  answer.features
    .flatMap(({ id, geometry, properties }) => {
      if (properties.layer !== "accidents") return []
      const [longitude, latitude] = geometry.coordinates
      return [{ id, properties, ...inPlane({ longitude, latitude }) }]
    })
    .sort((a, b) => gravity[a.properties.kind] - gravity[b.properties.kind])

/** The black spots that have a place. */
export const spotsOf = (spots: ReadonlyArray<BlackSpot>): ReadonlyArray<MapSpot> =>
  spots.flatMap((spot) => (spot.centre === null ? [] : [{ id: spot.id, spot, ...inPlane(spot.centre) }]))

/**
 * Where the name of each township stands: amid its accidents, because no public table has the places of the
 * townships themselves.
 */
export const labelsOf = (accidents: ReadonlyArray<MapAccident>): ReadonlyArray<MapLabel> => {
  const byTownship = new Map<string, Array<MapAccident>>()
  for (const accident of accidents) {
    const { township } = accident.properties
    const others = byTownship.get(township)
    if (others === undefined) byTownship.set(township, [accident])
    else others.push(accident)
  }
  return [...byTownship].map(([code, all]) => ({
    code,
    x: median(all.map(({ x }) => x)),
    y: median(all.map(({ y }) => y))
  }))
}
