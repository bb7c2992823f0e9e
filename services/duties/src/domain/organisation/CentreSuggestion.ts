import type { Text } from "@jiaosuo/kernel/Problem"
import { text } from "@jiaosuo/kernel/Problem"
import type { Location } from "./Units.ts"

/**
 * Which station a zone's centre should be (中心所选定, row 4): central position, good support, most incidents. Each
 * station gets three scores from 0 to 1, each explained by its own numbers; the suggestion decides nothing.
 */

/** What is known of a station of the zone; null is missing, which is not zero. */
export interface CentreCandidate {
  readonly unitId: string
  readonly name: string
  readonly location: Location | null
  /** People and vehicles or sets of equipment that it has. */
  readonly people: number | null
  readonly equipment: number | null
  readonly incidents: number | null
}

/** A station's three scores with the numbers that they come from. */
export interface CentreScores {
  readonly unitId: string
  readonly name: string
  /** Mean distance to the other stations, in metres; the shortest of the zone scores 1. */
  readonly position: { readonly score: number; readonly meanDistanceMetres: number }
  /** Half for people, half for equipment, each against the most of the zone. */
  readonly support: { readonly score: number; readonly people: number; readonly equipment: number }
  /** Incidents against the most of the zone. */
  readonly demand: { readonly score: number; readonly incidents: number }
  /** The mean of the three. */
  readonly total: number
  readonly explained: Text
}

/** The suggestion for a zone: who is compared, best first, and who cannot be. */
export interface CentreSuggestion {
  /** Null where nobody can be compared. */
  readonly suggested: string | null
  readonly compared: ReadonlyArray<CentreScores>
  /** Stations that are not compared, with what is missing of them. */
  readonly incomplete: ReadonlyArray<{
    readonly unitId: string
    readonly name: string
    readonly missing: ReadonlyArray<"location" | "people" | "equipment" | "incidents">
  }>
}

const earthRadiusMetres = 6_371_008.8

/** Great-circle distance in metres. */
export const metresBetween = (one: Location, other: Location): number => {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const north = radians(other.latitude - one.latitude)
  const east = radians(other.longitude - one.longitude)
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)))
}

interface Known {
  readonly unitId: string
  readonly name: string
  readonly location: Location
  readonly people: number
  readonly equipment: number
  readonly incidents: number
}

const needed = ["location", "people", "equipment", "incidents"] as const

const isKnown = (candidate: CentreCandidate): candidate is Known =>
  needed.every((name) => candidate[name] !== null)

const share = (value: number, most: number): number => (most === 0 ? 0 : value / most)
const rounded = (score: number): number => Math.round(score * 1_000) / 1_000

/**
 * Scores every station of which all is known. Equal totals: more incidents, then the lower id. Distances are measured
 * to every other station with a location, compared or not.
 */
export const suggestCentre = (candidates: ReadonlyArray<CentreCandidate>): CentreSuggestion => {
  const known = candidates.filter(isKnown)
  const distances = new Map(
    known.map(({ unitId, location }) => {
      const others = candidates.flatMap((other) =>
        other.unitId === unitId || other.location === null ? [] : [metresBetween(location, other.location)]
      )
      const mean = others.length === 0 ? 0 : others.reduce((sum, metres) => sum + metres, 0) / others.length
      return [unitId, Math.round(mean)]
    })
  )
  const shortest = Math.min(...distances.values())
  const most = (name: "people" | "equipment" | "incidents") => Math.max(...known.map((one) => one[name]))
  const scored = known.map((one): CentreScores => {
    const { unitId, name, people, equipment, incidents } = one
    const meanDistanceMetres = distances.get(unitId) ?? 0
    const position = rounded(meanDistanceMetres === 0 ? 1 : shortest / meanDistanceMetres)
    const support = rounded((share(people, most("people")) + share(equipment, most("equipment"))) / 2)
    const demand = rounded(share(incidents, most("incidents")))
    return {
      unitId,
      name,
      position: { score: position, meanDistanceMetres },
      support: { score: support, people, equipment },
      demand: { score: demand, incidents },
      total: rounded((position + support + demand) / 3),
      explained: text(
        `距其他所平均${kilometres(meanDistanceMetres)}公里(${position});${people}人、装备${equipment}(${support});警情${incidents}起(${demand})`,
        `${kilometres(meanDistanceMetres)} km from the others on average (${position}); ${people} people, ${equipment} of equipment (${support}); ${incidents} incidents (${demand})`
      )
    }
  })
  const compared = scored.sort(
    (a, b) => b.total - a.total || b.demand.incidents - a.demand.incidents || (a.unitId < b.unitId ? -1 : 1)
  )
  return {
    suggested: compared[0]?.unitId ?? null,
    compared,
    incomplete: candidates
      .filter((candidate) => !isKnown(candidate))
      .map((candidate) => ({
        unitId: candidate.unitId,
        name: candidate.name,
        missing: needed.filter((name) => candidate[name] === null)
      }))
  }
}

const kilometres = (metres: number): string => (metres / 1_000).toFixed(1)
