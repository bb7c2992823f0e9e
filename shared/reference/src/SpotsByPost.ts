import type { Instant } from "@jiaosuo/kernel/Event"
import {
  type BlackSpotRule,
  byGravity,
  byIdentity,
  inWindow,
  isSpot,
  type PlacedAccident,
  type SpotCounts
} from "./BlackSpotRules.ts"

/** A black spot along a road. */
export interface SpotOnRoad extends SpotCounts {
  readonly road: string
  /** Metres of its first and last accident; longer than the rule's length where spots run into each other. */
  readonly fromMetres: number
  readonly toMetres: number
  /** The accidents, by post and then by id. */
  readonly ids: ReadonlyArray<string>
  /** The gravest part of it that is no longer than the rule's length; the first of equals. */
  readonly worst: SpotCounts & { readonly fromMetres: number; readonly toMetres: number }
}

/** Black spots by kilometre post. */
export interface SpotsOnRoads {
  /** Graver ones first, then by road and post. */
  readonly spots: ReadonlyArray<SpotOnRoad>
  /** Accidents of the window that have a road and a post. */
  readonly placed: number
  /** Accidents of the window that have not, and so are in no spot. */
  readonly notPlaced: number
}

/** Numbers of one fixed section of a road. */
export interface RoadBin extends SpotCounts {
  readonly road: string
  /** First metre of the section; it ends before `toMetres`. */
  readonly fromMetres: number
  readonly toMetres: number
  /** Whether the numbers reach the rule. */
  readonly isSpot: boolean
}

interface OnRoad extends PlacedAccident {
  readonly road: string
  readonly postMetres: number
}

const isOnRoad = (accident: PlacedAccident): accident is OnRoad =>
  accident.road !== null && accident.postMetres !== null && Number.isFinite(accident.postMetres)

const byRoad = (
  accidents: ReadonlyArray<PlacedAccident>
): ReadonlyArray<readonly [string, Array<OnRoad>]> => {
  const roads = new Map<string, Array<OnRoad>>()
  for (const accident of accidents) {
    if (!isOnRoad(accident)) continue
    const road = roads.get(accident.road)
    if (road === undefined) roads.set(accident.road, [accident])
    else road.push(accident)
  }
  return [...roads].sort(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * Running sums over the sorted accidents of a road: what happened from one index up to, not with, another
 * is the difference of two of them.
 */
const runningSums = (accidents: ReadonlyArray<OnRoad>, valueOf: (accident: OnRoad) => number): Int32Array => {
  const sums = new Int32Array(accidents.length + 1)
  let sum = 0
  for (let i = 0; i < accidents.length; i++) {
    sum += valueOf(accidents[i] as OnRoad)
    sums[i + 1] = sum
  }
  return sums
}

const between = (sums: Int32Array, from: number, to: number): number =>
  (sums[to] as number) - (sums[from] as number)

/**
 * Black spots along roads: every stretch of the rule's length whose accidents of the window reach the
 * rule is in one, and stretches that share an accident are one spot. No accident is in two. The window
 * ends at `now`. Time: sorting, then once over each road.
 */
export const spotsByPost = (
  accidents: ReadonlyArray<PlacedAccident>,
  rule: BlackSpotRule,
  now: Instant
): SpotsOnRoads => {
  const current = inWindow(accidents, rule, now)
  let placed = 0
  const spots: Array<SpotOnRoad> = []
  for (const [road, onRoad] of byRoad(current)) {
    placed += onRoad.length
    onRoad.sort((a, b) => a.postMetres - b.postMetres || byIdentity(a, b))
    spots.push(...spotsOfRoad(road, onRoad, rule))
  }
  spots.sort(
    (a, b) =>
      byGravity(a, b) || (a.road < b.road ? -1 : a.road > b.road ? 1 : 0) || a.fromMetres - b.fromMetres
  )
  return { spots, placed, notPlaced: current.length - placed }
}

const spotsOfRoad = (
  road: string,
  accidents: ReadonlyArray<OnRoad>,
  rule: BlackSpotRule
): ReadonlyArray<SpotOnRoad> => {
  const casualties = runningSums(accidents, ({ deaths, injured }) => (deaths + injured > 0 ? 1 : 0))
  const deaths = runningSums(accidents, (accident) => accident.deaths)
  const injured = runningSums(accidents, (accident) => accident.injured)
  const countsOf = (from: number, to: number): SpotCounts => ({
    accidents: to - from,
    casualtyAccidents: between(casualties, from, to),
    deaths: between(deaths, from, to),
    injured: between(injured, from, to)
  })
  const posts = Float64Array.from(accidents, ({ postMetres }) => postMetres)
  const postOf = (i: number): number => posts[i] as number
  const stretchOf = (from: number, to: number) => ({
    fromMetres: postOf(from),
    toMetres: postOf(to - 1),
    ...countsOf(from, to)
  })
  const spots: Array<SpotOnRoad> = []
  // Indices only until a spot is complete: there may be as many stretches as accidents.
  let [from, to, worstFrom, worstTo] = [0, 0, 0, 0]
  const close = (): void => {
    if (from === to) return
    spots.push({
      road,
      ...stretchOf(from, to),
      ids: accidents.slice(from, to).map(({ id }) => id),
      worst: stretchOf(worstFrom, worstTo)
    })
  }
  const isGraver = (i: number, j: number): boolean => {
    const more =
      between(deaths, i, j) - between(deaths, worstFrom, worstTo) ||
      between(casualties, i, j) - between(casualties, worstFrom, worstTo) ||
      j - i - (worstTo - worstFrom)
    return more > 0
  }
  // Two pointers: `j` is the first accident beyond the rule's length from `i`.
  const counts = { accidents: 0, casualtyAccidents: 0, deaths: 0 }
  let j = 0
  for (let i = 0; i < accidents.length; i++) {
    while (j < accidents.length && postOf(j) - postOf(i) <= rule.lengthMetres) j++
    counts.accidents = j - i
    counts.casualtyAccidents = between(casualties, i, j)
    counts.deaths = between(deaths, i, j)
    if (!isSpot(rule, counts)) continue
    if (i < to) {
      to = j
      if (isGraver(i, j)) [worstFrom, worstTo] = [i, j]
    } else {
      close()
      ;[from, to, worstFrom, worstTo] = [i, j, i, j]
    }
  }
  close()
  return spots
}

/**
 * The simplest form: numbers of each fixed section (`binMetres` of the rule, or another unit) of each road
 * that has accidents in the window, by road and post.
 */
export const countPerBin = (
  accidents: ReadonlyArray<PlacedAccident>,
  rule: BlackSpotRule,
  now: Instant,
  binMetres: number = rule.binMetres
): ReadonlyArray<RoadBin> => {
  if (!(binMetres > 0)) throw new Error("a section has a length above zero")
  return byRoad(inWindow(accidents, rule, now)).flatMap(([road, onRoad]) => {
    const bins = new Map<number, { -readonly [K in keyof SpotCounts]: SpotCounts[K] }>()
    for (const { postMetres, deaths, injured } of onRoad) {
      const bin = Math.floor(postMetres / binMetres)
      let counts = bins.get(bin)
      if (counts === undefined) {
        counts = { accidents: 0, casualtyAccidents: 0, deaths: 0, injured: 0 }
        bins.set(bin, counts)
      }
      counts.accidents++
      if (deaths + injured > 0) counts.casualtyAccidents++
      counts.deaths += deaths
      counts.injured += injured
    }
    return [...bins]
      .sort(([a], [b]) => a - b)
      .map(
        ([bin, counts]): RoadBin => ({
          road,
          fromMetres: bin * binMetres,
          toMetres: (bin + 1) * binMetres,
          ...counts,
          isSpot: isSpot(rule, counts)
        })
      )
  })
}
