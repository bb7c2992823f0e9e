import type { Instant } from "@jiaosuo/kernel/Event"
import { AccidentField, at, isLocated, type Located, metresBetween } from "./AccidentField.ts"
import {
  type BlackSpotRule,
  byGravity,
  byIdentity,
  inWindow,
  isSpot,
  type PlacedAccident,
  type SpotCounts
} from "./BlackSpotRules.ts"

/** A black spot around a place. */
export interface SpotAround extends SpotCounts {
  /** Mean position of its accidents. */
  readonly longitude: number
  readonly latitude: number
  /** Metres from there to the farthest of its accidents. */
  readonly reachMetres: number
  /** The accidents, by id. */
  readonly ids: ReadonlyArray<string>
}

/** Black spots by coordinates. */
export interface SpotsAround {
  /** Graver ones first, then from west to east, then from south to north. */
  readonly spots: ReadonlyArray<SpotAround>
  /** Accidents of the window that have coordinates. */
  readonly placed: number
  /** Accidents of the window that have not, and so are in no spot. */
  readonly notPlaced: number
}

/**
 * Black spots around places: every accident in whose radius (the rule's, its end included) the accidents
 * of the window reach the rule is the heart of one, with all accidents in that radius; hearts within a
 * radius of each other are one spot. An accident near the hearts of two spots belongs to that of the
 * nearest heart (of equals, the one farther west, then south), so that no accident is in two. The window
 * ends at `now`. A grid keeps the search near each place.
 */
export const spotsByDistance = (
  accidents: ReadonlyArray<PlacedAccident>,
  rule: BlackSpotRule,
  now: Instant
): SpotsAround => {
  const current = inWindow(accidents, rule, now)
  const located = current.filter(isLocated)
  const field = new AccidentField(located, rule.radiusMetres)
  const spots = gathered(field, rule).map((members) => spotOf(members.map((i) => located[i] as Located)))
  spots.sort((a, b) => byGravity(a, b) || a.longitude - b.longitude || a.latitude - b.latitude)
  return { spots, placed: located.length, notPlaced: current.length - located.length }
}

interface Counts {
  accidents: number
  casualtyAccidents: number
  deaths: number
}

const nothing = (): Counts => ({ accidents: 0, casualtyAccidents: 0, deaths: 0 })

/** For each spot, its accidents. */
const gathered = (field: AccidentField, rule: BlackSpotRule): ReadonlyArray<ReadonlyArray<number>> => {
  const hearts = heartsOf(field, rule)
  const groupOf = groupsOf(field, hearts)
  const spots: Array<Array<number>> = []
  for (let i = 0; i < hearts.length; i++) {
    const heart = hearts[i] === 1 ? i : nearestHeart(field, hearts, groupOf, i)
    if (heart === undefined) continue
    const group = at(groupOf, at(field.squareOf, heart))
    const spot = spots[group]
    if (spot === undefined) spots[group] = [i]
    else spot.push(i)
  }
  return spots
}

/** 1 for each accident that is the heart of a spot. */
const heartsOf = (field: AccidentField, rule: BlackSpotRule): Uint8Array => {
  const { members, near } = field
  const accidents = new Int32Array(field.squares)
  const casualties = new Int32Array(field.squares)
  const deaths = new Int32Array(field.squares)
  field.squareOf.forEach((square, i) => {
    accidents[square] = at(accidents, square) + 1
    casualties[square] = at(casualties, square) + at(field.casualty, i)
    deaths[square] = at(deaths, square) + at(field.deaths, i)
  })
  const add = (counts: Counts, square: number): Counts => {
    counts.accidents += at(accidents, square)
    counts.casualtyAccidents += at(casualties, square)
    counts.deaths += at(deaths, square)
    return counts
  }
  const hearts = new Uint8Array(field.squareOf.length)
  for (let square = 0; square < field.squares; square++) {
    // All accidents of a square are within the radius of each other.
    const all = isSpot(rule, add(nothing(), square))
    if (!all) {
      const most = nothing()
      for (let k = near.start(square); k < near.end(square); k++) add(most, near.value(k))
      if (!isSpot(rule, most)) continue
    }
    for (let k = members.start(square); k < members.end(square); k++) {
      const i = members.value(k)
      if (all || isHeart(field, rule, square, i)) hearts[i] = 1
    }
  }
  return hearts
}

/** Whether the accidents around one reach the rule; counted up to what it asks for and no further. */
const isHeart = (field: AccidentField, rule: BlackSpotRule, square: number, i: number): boolean => {
  const { members, near } = field
  const found = nothing()
  for (let k = near.start(square); k < near.end(square); k++) {
    const other = near.value(k)
    for (let m = members.start(other); m < members.end(other); m++) {
      const j = members.value(m)
      if (!field.isNear(i, j)) continue
      found.accidents++
      found.casualtyAccidents += at(field.casualty, j)
      found.deaths += at(field.deaths, j)
      if (isSpot(rule, found)) return true
    }
  }
  return false
}

/**
 * The spot of each square that has hearts, else -1. Hearts of one square belong together; squares do if
 * any two of their hearts are near.
 */
const groupsOf = (field: AccidentField, hearts: Uint8Array): Int32Array => {
  const { members, near, squareOf } = field
  const groupOf = new Int32Array(field.squares).fill(-1)
  const touch = (a: number, b: number): boolean => {
    for (let k = members.start(a); k < members.end(a); k++) {
      const i = members.value(k)
      if (hearts[i] !== 1) continue
      for (let m = members.start(b); m < members.end(b); m++) {
        const j = members.value(m)
        if (hearts[j] === 1 && field.isNear(i, j)) return true
      }
    }
    return false
  }
  let groups = 0
  for (let i = 0; i < hearts.length; i++) {
    const first = at(squareOf, i)
    if (hearts[i] !== 1 || at(groupOf, first) !== -1) continue
    const group = groups++
    groupOf[first] = group
    for (const reached = [first]; reached.length > 0; ) {
      const square = reached.pop() as number
      for (let k = near.start(square); k < near.end(square); k++) {
        const next = near.value(k)
        if (at(groupOf, next) === -1 && touch(square, next)) {
          groupOf[next] = group
          reached.push(next)
        }
      }
    }
  }
  return groupOf
}

const nearestHeart = (
  field: AccidentField,
  hearts: Uint8Array,
  groupOf: Int32Array,
  i: number
): number | undefined => {
  const { members, near, squareOf } = field
  const square = at(squareOf, i)
  let nearest: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (let k = near.start(square); k < near.end(square); k++) {
    const other = near.value(k)
    if (at(groupOf, other) === -1) continue
    for (let m = members.start(other); m < members.end(other); m++) {
      const heart = members.value(m)
      if (hearts[heart] !== 1 || !field.isNear(i, heart)) continue
      const apart = field.apart(i, heart)
      if (apart < least || (apart === least && nearest !== undefined && field.isBefore(heart, nearest))) {
        least = apart
        nearest = heart
      }
    }
  }
  return nearest
}

const spotOf = (members: ReadonlyArray<Located>): SpotAround => {
  // Summed in one order, so that the same accidents give the same position to the last digit.
  const accidents = [...members].sort(byIdentity)
  let [longitude, latitude, casualtyAccidents, deaths, injured] = [0, 0, 0, 0, 0]
  for (const accident of accidents) {
    longitude += accident.longitude
    latitude += accident.latitude
    deaths += accident.deaths
    injured += accident.injured
    if (accident.deaths + accident.injured > 0) casualtyAccidents++
  }
  const centre = {
    longitude: Number((longitude / accidents.length).toFixed(7)),
    latitude: Number((latitude / accidents.length).toFixed(7))
  }
  return {
    accidents: accidents.length,
    casualtyAccidents,
    deaths,
    injured,
    ...centre,
    reachMetres: Math.round(
      accidents.reduce((farthest, place) => Math.max(farthest, metresBetween(centre, place)), 0)
    ),
    ids: accidents.map(({ id }) => id)
  }
}
