import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import blackSpotsFile from "../data/rules/black-spots.json" with { type: "json" }
import { metresBetween } from "../src/AccidentField.ts"
import { builtInAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import {
  type BlackSpotRule,
  byGravity,
  isSpot,
  type PlacedAccident,
  windowStart
} from "../src/BlackSpotRules.ts"
import { spotsByDistance } from "../src/SpotsByDistance.ts"
import { countPerBin, spotsByPost } from "../src/SpotsByPost.ts"

const now = "2026-11-01T02:00:00.000Z"
const county = builtInAccidentRules.blackSpotRule("county", "2026-11-01") as BlackSpotRule
const municipal = builtInAccidentRules.blackSpotRule("municipal", "2026-11-01") as BlackSpotRule
let number = 0
const accident = (facts: Partial<PlacedAccident>): PlacedAccident => ({
  id: `a${String(number++).padStart(5, "0")}`,
  road: "S316",
  postMetres: null,
  longitude: null,
  latitude: null,
  happenedAt: "2026-06-01T00:00:00.000Z",
  deaths: 0,
  injured: 0,
  ...facts
})
const onRoad = (posts: ReadonlyArray<number>, facts: Partial<PlacedAccident> = {}) =>
  posts.map((postMetres) => accident({ postMetres, ...facts }))
const summed = (accidents: ReadonlyArray<PlacedAccident>) => ({
  accidents: accidents.length,
  casualtyAccidents: accidents.filter(({ deaths, injured }) => deaths + injured > 0).length,
  deaths: accidents.reduce((sum, { deaths }) => sum + deaths, 0),
  injured: accidents.reduce((sum, { injured }) => sum + injured, 0)
})

describe("black spots: the rules", () => {
  it("C9: both levels are recommended and replaceable", () => {
    expect([municipal, county].map(({ level, confidence }) => [level, confidence])).toEqual([
      ["municipal", "recommended"],
      ["county", "recommended"]
    ])
    const [, onlyCounty] = blackSpotsFile.entries
    expect(makeAccidentTables({ "black-spots": { entries: [onlyCounty] } })).toEqual(
      Either.left("black-spots: a level has no entry")
    )
    const empty = blackSpotsFile.entries.map((entry) => ({ ...entry, anyOf: [{}] }))
    expect(Either.isLeft(makeAccidentTables({ "black-spots": { entries: empty } }))).toBe(true)
  })

  it("C9: one alternative is enough, all of its numbers must be reached, minima included", () => {
    const rule: Pick<BlackSpotRule, "anyOf"> = {
      anyOf: [{ deaths: 3 }, { accidents: 5, casualtyAccidents: 2 }]
    }
    expect(isSpot(rule, { accidents: 1, casualtyAccidents: 1, deaths: 3 })).toBe(true)
    expect(isSpot(rule, { accidents: 4, casualtyAccidents: 4, deaths: 2 })).toBe(false)
    expect(isSpot(rule, { accidents: 5, casualtyAccidents: 1, deaths: 2 })).toBe(false)
    expect(isSpot(rule, { accidents: 5, casualtyAccidents: 2, deaths: 0 })).toBe(true)
  })

  it("C9: the window ends at the given instant and begins so many months earlier", () => {
    expect(windowStart(county, now)).toBe("2023-11-01T02:00:00.000Z")
    expect(windowStart({ windowMonths: 12 }, "2024-02-28T17:00:00.000Z")).toBe("2023-02-27T17:00:00.000Z")
    const at = (happenedAt: string) => onRoad([1, 2, 3, 4, 5], { happenedAt })
    const found = (happenedAt: string) => spotsByPost(at(happenedAt), county, now).spots.length
    expect(found(now)).toBe(1)
    expect(found("2026-11-01T02:00:00.001Z")).toBe(0)
    expect(found("2023-11-01T02:00:00.001Z")).toBe(1)
    expect(found("2023-11-01T02:00:00.000Z")).toBe(0)
    expect(found("2026-11-01T10:00:00+08:00")).toBe(1)
  })
})

describe("black spots by kilometre post", () => {
  it("C9: a stretch of the rule's length, both ends included", () => {
    expect(spotsByPost(onRoad([1000, 1100, 1200, 1300, 1500]), county, now).spots).toMatchObject([
      { road: "S316", fromMetres: 1000, toMetres: 1500, accidents: 5, deaths: 0 }
    ])
    expect(spotsByPost(onRoad([1000, 1100, 1200, 1300, 1501]), county, now).spots).toEqual([])
  })

  it("C9: stretches that share an accident are one spot, and the gravest part of it is named", () => {
    const accidents = [...onRoad([0, 400, 450, 500, 500]), ...onRoad([900, 950], { deaths: 1 })]
    const { spots } = spotsByPost(accidents, county, now)
    expect(spots).toMatchObject([
      {
        fromMetres: 0,
        toMetres: 950,
        accidents: 7,
        deaths: 2,
        worst: { fromMetres: 450, toMetres: 950, accidents: 5, deaths: 2 }
      }
    ])
    expect(spots[0]?.ids).toEqual(accidents.map(({ id }) => id))
  })

  it("C9: roads are apart, and what has no post is counted as not placed", () => {
    const accidents = [
      ...onRoad([0, 1, 2]),
      ...onRoad([3, 4], { road: "G18" }),
      accident({}),
      accident({ road: null, postMetres: 4 })
    ]
    expect(spotsByPost(accidents, county, now)).toEqual({ spots: [], placed: 5, notPlaced: 2 })
  })

  it("C9: graver spots come first, equal ones by road and post, whatever order they were handed in", () => {
    const accidents = [
      ...onRoad([0, 0, 0, 0, 0], { road: "S2" }),
      ...onRoad([5000, 5000, 5000, 5000, 5000], { road: "S1" }),
      ...onRoad([0, 0, 0, 0, 0], { road: "S1" }),
      ...onRoad([9000, 9000, 9000], { road: "S9", deaths: 1 })
    ]
    const rule = { ...county, anyOf: [...county.anyOf, { deaths: 3 }] as BlackSpotRule["anyOf"] }
    const found = spotsByPost(accidents, rule, now)
    expect(found.spots.map(({ road, fromMetres }) => [road, fromMetres])).toEqual([
      ["S9", 9000],
      ["S1", 0],
      ["S1", 5000],
      ["S2", 0]
    ])
    expect(spotsByPost([...accidents].reverse(), rule, now)).toEqual(found)
  })

  it("C9: agrees with a search of every stretch", () => {
    const facts = fc.record({
      postMetres: fc.integer({ min: 0, max: 40 }).map((n) => n * 100),
      road: fc.constantFrom("A", "B"),
      deaths: fc.integer({ min: 0, max: 2 }),
      injured: fc.integer({ min: 0, max: 1 })
    })
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), fc.constantFrom(county, municipal), (drawn, rule) => {
        const accidents = drawn.map((one) => accident(one))
        const expected: Array<ReadonlyArray<string>> = []
        for (const road of ["A", "B"]) {
          const own = accidents.filter((one) => one.road === road)
          let sets = own
            .map((first) =>
              own.filter(({ postMetres }) => {
                const metres = (postMetres as number) - (first.postMetres as number)
                return metres >= 0 && metres <= rule.lengthMetres
              })
            )
            .filter((stretch) => isSpot(rule, summed(stretch)))
            .map((stretch) => new Set(stretch.map(({ id }) => id)))
          for (let merged = true; merged; ) {
            merged = false
            for (const one of sets) {
              const other = sets.find((set) => set !== one && [...set].some((id) => one.has(id)))
              if (other === undefined) continue
              sets = [...sets.filter((set) => set !== one && set !== other), new Set([...one, ...other])]
              merged = true
              break
            }
          }
          expected.push(...sets.map((set) => [...set].sort()))
        }
        const { spots } = spotsByPost(accidents, rule, now)
        expect(spots.map(({ ids }) => [...ids].sort()).sort()).toEqual(expected.sort())
        for (const spot of spots) {
          expect(spot).toMatchObject(summed(accidents.filter(({ id }) => spot.ids.includes(id))))
          expect(isSpot(rule, spot.worst)).toBe(true)
          expect(spot.worst.toMetres - spot.worst.fromMetres).toBeLessThanOrEqual(rule.lengthMetres)
        }
        expect([...spots].sort(byGravity)).toEqual(spots)
      })
    )
  })
})

describe("black spots by fixed sections", () => {
  it("C9: numbers per kilometre or another unit, by road and post", () => {
    const accidents = [
      ...onRoad([0, 999, 10, 20, 30], { injured: 2 }),
      ...onRoad([1000, 12_345]),
      ...onRoad([5], { road: "G18", deaths: 1 }),
      accident({ postMetres: null })
    ]
    expect(countPerBin(accidents, county, now)).toEqual([
      {
        road: "G18",
        fromMetres: 0,
        toMetres: 1000,
        accidents: 1,
        casualtyAccidents: 1,
        deaths: 1,
        injured: 0,
        isSpot: false
      },
      {
        road: "S316",
        fromMetres: 0,
        toMetres: 1000,
        accidents: 5,
        casualtyAccidents: 5,
        deaths: 0,
        injured: 10,
        isSpot: true
      },
      {
        road: "S316",
        fromMetres: 1000,
        toMetres: 2000,
        accidents: 1,
        casualtyAccidents: 0,
        deaths: 0,
        injured: 0,
        isSpot: false
      },
      {
        road: "S316",
        fromMetres: 12_000,
        toMetres: 13_000,
        accidents: 1,
        casualtyAccidents: 0,
        deaths: 0,
        injured: 0,
        isSpot: false
      }
    ])
    expect(countPerBin(accidents, county, now, 100).map(({ fromMetres }) => fromMetres)).toEqual([
      0, 0, 900, 1000, 12_300
    ])
    expect(() => countPerBin(accidents, county, now, 0)).toThrow()
  })
})

describe("black spots by distance", () => {
  const metre = 1 / 111_195
  const at = (east: number, north: number, facts: Partial<PlacedAccident> = {}) => {
    const latitude = 37.8 + north * metre
    const longitude = 118 + (east * metre) / Math.cos((37.8 * Math.PI) / 180)
    return accident({ longitude, latitude, ...facts })
  }

  it("C9: accidents within the radius of one are a spot around their middle", () => {
    const accidents = [at(0, 0), at(240, 0), at(-240, 0), at(0, 240), at(0, -240), at(0, 5000)]
    const { spots, placed, notPlaced } = spotsByDistance([...accidents, accident({})], county, now)
    expect([placed, notPlaced]).toEqual([6, 1])
    expect(spots).toMatchObject([{ accidents: 5, longitude: 118, latitude: 37.8, reachMetres: 240 }])
    expect(spots[0]?.ids).toEqual(accidents.slice(0, 5).map(({ id }) => id))
  })

  it("C9: beyond the radius they are none", () => {
    const accidents = [at(0, 0), at(251, 0), at(-251, 0), at(0, 251), at(0, -251)]
    expect(spotsByDistance(accidents, county, now).spots).toEqual([])
  })

  it("C9: accidents at one and the same place are a spot without reach", () => {
    const crossing = { longitude: 118.1, latitude: 37.7, injured: 1 }
    const { spots } = spotsByDistance(
      [1, 2, 3, 4, 5].map(() => accident(crossing)),
      municipal,
      now
    )
    expect(spots).toMatchObject([{ accidents: 5, casualtyAccidents: 5, injured: 5, reachMetres: 0 }])
  })

  it("C9: without located accidents there is no spot", () => {
    expect(spotsByDistance([], county, now)).toEqual({ spots: [], placed: 0, notPlaced: 0 })
    const impossible = accident({ longitude: 200, latitude: 37 })
    expect(spotsByDistance([impossible], county, now)).toEqual({ spots: [], placed: 0, notPlaced: 1 })
  })

  it("C9: agrees with a search of every pair, in any order", () => {
    const facts = fc.record({
      east: fc.integer({ min: 0, max: 1500 }),
      north: fc.integer({ min: 0, max: 1500 }),
      deaths: fc.integer({ min: 0, max: 1 }),
      injured: fc.integer({ min: 0, max: 1 })
    })
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 60 }), fc.constantFrom(county, municipal), (drawn, rule) => {
        const accidents = drawn.map(({ east, north, deaths, injured }) =>
          at(east, north, { deaths, injured })
        )
        const metres = (a: PlacedAccident, b: PlacedAccident) =>
          metresBetween(
            { longitude: a.longitude as number, latitude: a.latitude as number },
            { longitude: b.longitude as number, latitude: b.latitude as number }
          )
        const near = (a: PlacedAccident) => accidents.filter((b) => metres(a, b) <= rule.radiusMetres)
        const hearts = accidents.filter((one) => isSpot(rule, summed(near(one))))
        const groups: Array<Array<PlacedAccident>> = []
        for (const heart of hearts) {
          const touching = groups.filter((group) =>
            group.some((other) => metres(heart, other) <= rule.radiusMetres)
          )
          for (const group of touching) groups.splice(groups.indexOf(group), 1)
          groups.push([heart, ...touching.flat()])
        }
        const expected = groups.map((group) => group.map(({ id }) => id))
        for (const one of accidents.filter((candidate) => !hearts.includes(candidate))) {
          const [nearest] = hearts
            .filter((heart) => metres(one, heart) <= rule.radiusMetres)
            .sort(
              (a, b) =>
                metres(one, a) - metres(one, b) ||
                (a.longitude as number) - (b.longitude as number) ||
                (a.latitude as number) - (b.latitude as number)
            )
          if (nearest !== undefined) expected.find((ids) => ids.includes(nearest.id))?.push(one.id)
        }
        const found = spotsByDistance(accidents, rule, now)
        expect(found.spots.map(({ ids }) => [...ids]).sort()).toEqual(
          expected.map((ids) => ids.sort()).sort()
        )
        expect(spotsByDistance([...accidents].reverse(), rule, now)).toEqual(found)
      })
    )
  })
})

describe("black spots of a district's fifty thousand accidents", () => {
  // A fixed linear congruence: the same accidents in every run.
  let seed = 1
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31
  }
  const accidents = Array.from({ length: 50_000 }, () => {
    const atCrossing = random() < 0.5
    const crossing = Math.floor(random() * 200)
    return accident({
      road: `S${Math.floor(random() * 100)}`,
      postMetres: Math.floor(random() * 60_000),
      longitude: atCrossing ? 117.75 + (crossing % 20) * 0.03 + random() * 0.003 : 117.75 + random() * 0.6,
      latitude: atCrossing
        ? 37.57 + Math.floor(crossing / 20) * 0.06 + random() * 0.003
        : 37.57 + random() * 0.6,
      deaths: random() < 0.03 ? 1 : 0,
      injured: random() < 0.5 ? 1 : 0
    })
  })
  it("C9: no accident is in two spots", () => {
    for (const { spots } of [spotsByPost(accidents, county, now), spotsByDistance(accidents, county, now)]) {
      const ids = spots.flatMap((spot) => spot.ids)
      expect(spots.length).toBeGreaterThan(100)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})
