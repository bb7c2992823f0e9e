import { text } from "@jiaosuo/kernel/Problem"
import { metresBetween } from "@jiaosuo/reference/AccidentField"
import type { Bilingual } from "../http/Origin.ts"

/** What an installation may decide about probable duplicates. */
export interface DuplicateSettings {
  /** Accidents further apart in time are no duplicates. */
  readonly minutes: number
  /** Places further apart on one road, or as the crow flies, are other places. */
  readonly metres: number
  /** Score, 0 to 1, from which on a pair is offered. */
  readonly threshold: number
}

/** What a report says about when and where, and which vehicles. */
export interface Sighting {
  readonly happened_at: string
  readonly road_code: string | null
  readonly post_metres: number | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly village: string | null
  readonly plates: ReadonlyArray<string>
}

/** How probable it is that two reports are of one accident, and why. */
export interface DuplicateScore {
  /** 0 to 1, to four decimals. */
  readonly score: number
  readonly minutesApart: number
  /** Null where the places can be compared by village only, or not at all. */
  readonly metresApart: number | null
  readonly samePlates: ReadonlyArray<string>
  readonly reasons: ReadonlyArray<Bilingual>
}

/** The smaller of what posts of one road and coordinates say; null where neither can be compared. */
const metresApart = (a: Sighting, b: Sighting): number | null => {
  const found: Array<number> = []
  if (
    a.road_code !== null &&
    a.road_code === b.road_code &&
    a.post_metres !== null &&
    b.post_metres !== null
  ) {
    found.push(Math.abs(a.post_metres - b.post_metres))
  }
  if (a.longitude !== null && a.latitude !== null && b.longitude !== null && b.latitude !== null) {
    found.push(
      metresBetween(
        { longitude: a.longitude, latitude: a.latitude },
        { longitude: b.longitude, latitude: b.latitude }
      )
    )
  }
  return found.length === 0 ? null : Math.min(...found)
}

/** A village is a few kilometres of places: as good as half the distance. */
const villageCloseness = 0.5
/** How much of what is missing to certainty a vehicle that is in both makes up for. */
const samePlateWeight = 0.7

/**
 * The score of a pair: the mean of the nearness in time and in place, each 1 where they are the same and 0 at
 * the limit, raised by a plate that is in both. Places that are too far apart, or say nothing, leave the time and
 * the plates. The same pair has the same score whichever way round it is asked.
 */
export const duplicateScore = (a: Sighting, b: Sighting, settings: DuplicateSettings): DuplicateScore => {
  const minutesApart = Math.abs(Date.parse(a.happened_at) - Date.parse(b.happened_at)) / 60_000
  const metres = metresApart(a, b)
  const sameVillage = a.village !== null && a.village === b.village
  const samePlates = [...new Set(a.plates)].filter((plate) => b.plates.includes(plate)).sort()
  const soon = Math.max(0, 1 - minutesApart / settings.minutes)
  const near =
    metres !== null ? Math.max(0, 1 - metres / settings.metres) : sameVillage ? villageCloseness : 0
  const isPossible = soon > 0 && (near > 0 || samePlates.length > 0)
  const likeness = isPossible ? (soon + near) / 2 : 0
  const score = isPossible && samePlates.length > 0 ? likeness + (1 - likeness) * samePlateWeight : likeness
  const minutes = Math.round(minutesApart)
  const reasons: Array<Bilingual> = [text(`相隔${minutes}分钟`, `${minutes} minutes apart`)]
  if (metres !== null) {
    reasons.push(text(`相距${Math.round(metres)}米`, `${Math.round(metres)} metres apart`))
  } else if (sameVillage) reasons.push(text("同一村(居)", "In the same village"))
  if (samePlates.length > 0) {
    reasons.push(text(`车牌相同：${samePlates.join("、")}`, `The same plate: ${samePlates.join(", ")}`))
  }
  return {
    score: Math.round(score * 10_000) / 10_000,
    minutesApart: Math.round(minutesApart * 100) / 100,
    metresApart: metres === null ? null : Math.round(metres),
    samePlates,
    reasons
  }
}
