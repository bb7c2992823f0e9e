import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { TransportFirmsPage } from "../../src/accidents/firms/FirmsAnswer.ts"
import { AccidentPage, ClockDesk, DuplicatesPage } from "../../src/accidents/http/AccidentAnswer.ts"
import {
  BlackSpotsAnswer,
  CrosstabAnswer,
  HoursAnswer,
  MapAnswer,
  YearOverYearAnswer
} from "../../src/accidents/http/AnalysisAnswer.ts"
import { DistrictStatusAnswer } from "../../src/http/StatusAnswer.ts"
import { type District, openDistrict } from "../district.ts"
import { accidentHistories } from "./accidentHistories.ts"
import { historical, inTownship, place } from "./cases.ts"

/** Black spots, comparisons and the map of a small district, whose answers can be counted by hand. */

const now = "2026-05-01T04:00:00.000Z"
let district: District
let position = 0

/** Accidents of one road: `[day, post, dead, slightly injured]`. */
const onRoad = (
  road: string,
  accidents: ReadonlyArray<readonly [day: string, post: number, dead: number, slight: number]>,
  township = "371603101"
) =>
  accidents.flatMap(([day, post, dead, slight], n) =>
    inTownship(
      uuidv7(),
      township,
      historical(
        `${road}-${n}`,
        `${day}T02:00:00.000Z`,
        { dead, slight },
        {
          place: place({
            township,
            village: null,
            road: { code: road, name: null, adminClass: "2", type: null },
            postMetres: post,
            coordinates: null
          })
        }
      )
    )
  )

const at = (longitude: number, latitude: number, day: string, slight: number) =>
  inTownship(
    uuidv7(),
    "371603102",
    historical(
      `at ${longitude} ${latitude} ${day}`,
      `${day}T02:00:00.000Z`,
      { slight },
      {
        place: place({
          township: "371603102",
          village: null,
          road: { code: null, name: null, adminClass: null, type: null },
          postMetres: null,
          coordinates: { longitude, latitude }
        })
      }
    )
  )

beforeAll(async () => {
  district = await openDistrict(now)
  position = await district.appendAccidents([
    // Five with casualties in 400 m: a spot for the county and the city.
    ...onRoad(
      "S1",
      [10_000, 10_100, 10_200, 10_300, 10_400].map((post, n) => [`2025-0${n + 1}-10`, post, 0, 1])
    ),
    // Five of any kind: for the county only.
    ...onRoad(
      "S2",
      [1_000, 1_050, 1_100, 1_150, 1_200].map((post, n) => [`2025-0${n + 1}-11`, post, 0, 0])
    ),
    // Four, and a fifth beyond 500 m; and five, of which one is older than three years.
    ...onRoad(
      "S3",
      [0, 100, 200, 300, 801].map((post, n) => [`2025-0${n + 1}-12`, post, 0, 0])
    ),
    ...onRoad(
      "S4",
      [0, 0, 0, 0, 0].map((post, n) => [n === 0 ? "2023-04-30" : `2025-0${n + 1}-13`, post, 0, 0])
    ),
    // One with three dead: for the city at once.
    ...onRoad("S5", [["2024-02-29", 7_777, 3, 0]], "371603103"),
    ...[0, 1, 2, 3, 4].flatMap((n) => at(118.2 + n * 0.0001, 37.8, `2025-0${n + 1}-14`, 0))
  ])
})
afterAll(() => district.close())

const ask = async <const Path extends string>(path: Path) => {
  const answer = await district.ask("commander", path)
  expect(answer.status, answer.text).toBe(200)
  return answer.json
}

describe("black spots", () => {
  const spots = async (query: string) => ask(`/api/accidents/analysis/black-spots?after=${position}&${query}`)

  it("follow the dated rules for city and county, by post and by distance, up to now", async () => {
    const { rules, spots: found } = await spots("")
    expect(rules.map((rule) => [rule.level, rule.upTo])).toEqual([
      ["municipal", "2026-05-01T12:00:00.000+08:00"],
      ["county", "2026-05-01T12:00:00.000+08:00"]
    ])
    expect(
      found.map(({ accidents, by, dead, fromMetres, level, road, untilMetres }) => [
        level,
        by,
        road,
        fromMetres,
        untilMetres,
        accidents,
        dead
      ])
    ).toEqual([
      ["municipal", "post", "S5", 7_777, 7_777, 1, 3],
      ["municipal", "post", "S1", 10_000, 10_400, 5, 0],
      ["county", "post", "S1", 10_000, 10_400, 5, 0],
      ["county", "post", "S2", 1_000, 1_200, 5, 0],
      ["county", "distance", null, null, null, 5, 0]
    ])
    const around = found.at(-1)
    expect(around?.centre).toEqual({ longitude: 118.2002, latitude: 37.8 })
    expect(around?.townships).toEqual(["371603102"])
    expect(around?.reason.zh).toContain("5起事故")
  })

  it("are those of another day, of one level, and of any filter", async () => {
    // A day earlier the oldest of S4 still counts.
    const then = await spots("on=2026-04-29&level=county")
    expect(then.spots.map(({ road }) => road)).toEqual(["S1", "S2", "S4", null])
    const filtered = await spots("level=municipal&casualties=dead")
    expect(filtered.spots.map(({ road }) => road)).toEqual(["S5"])
    expect((await spots("township=371603103&level=county")).spots).toEqual([])
  })

  it("plain bins count every kilometre or mile of every road, whatever the rules say", async () => {
    const { bins } = await spots("bin=kilometre")
    expect(bins?.map(({ accidents, bin, road }) => [road, bin, accidents])).toEqual([
      ["S1", 10, 5],
      ["S2", 1, 5],
      ["S3", 0, 5],
      ["S4", 0, 5],
      ["S5", 7, 1]
    ])
    const miles = await spots("bin=mile")
    expect(miles.bins?.find(({ road }) => road === "S1")).toMatchObject({ bin: 6, fromMetres: 9656.064 })
    expect((await spots("")).bins).toBe(null)
  })
})

describe("row 1: year over year", () => {
  const compare = async (query: string) => ask(`/api/accidents/analysis/year-over-year?${query}`)

  it("a leap day without counterpart is in neither number, and the answer says so", async () => {
    const leap = await compare("earlier=2024-02&later=2025-02")
    expect(leap.leftOut).toEqual(["2024-02-29"])
    expect(leap.reason.en).toContain("2024-02-29")
    expect([leap.earlier.days, leap.later.days]).toEqual([28, 28])
    expect([leap.district.dead.earlier, leap.district.accidents.later]).toEqual([0, 5])
    // In a period of another length the same day counts.
    expect(
      (await compare("earlier=2023-03-02..2024-02-29&later=2024-03-01..2025-02-28")).district.dead
    ).toEqual({ earlier: 3, later: 0, difference: -3, percent: -100 })
  })

  it.each([
    ["earlier=2024-01&later=2025-02", "later"],
    ["earlier=2025-02&later=2024-02", "later"],
    ["earlier=2025-01..2025-03&later=2025-02..2025-04", "later"],
    ["earlier=spring&later=2025-02", "earlier"],
    ["earlier=2024-02&later=2025-02-30", "later"]
  ])("refuses %s with the reason", async (query, path) => {
    const answer = await district.ask("commander", `/api/accidents/analysis/year-over-year?${query}`)
    expect([answer.status, answer.json.fields?.map((field) => field.path)]).toEqual([422, [path]])
  })

  it("X3: an officer compares the own townships", async () => {
    const { json } = await district.ask(
      "officer-371603101",
      "/api/accidents/analysis/year-over-year?earlier=2024&later=2025"
    )
    expect(json.townships.map(({ code }) => code)).toEqual(["371603101", "371603102"])
    expect(json.district.accidents.later).toBe(24)
  })
})

describe("the map", () => {
  it("is GeoJSON of the accidents that have coordinates and of the black spots", async () => {
    const answer = await district.ask("commander", "/api/accidents/map?limit=3")
    expect(answer.headers.get("content-type")).toContain("application/geo+json")
    const { features, omitted, total, type, withoutCoordinates } = answer.json
    expect(type).toBe("FeatureCollection")
    expect([total, withoutCoordinates, omitted]).toEqual([26, 21, 2])
    expect(features.filter(({ properties }) => properties.layer === "accidents")).toHaveLength(3)
    expect(features.filter(({ properties }) => properties.layer === "black-spots")).toMatchObject([
      { properties: { level: "county", by: "distance" }, geometry: { coordinates: [118.2002, 37.8] } }
    ])
    const only = await ask("/api/accidents/map?layer=black-spots")
    expect(only.features).toHaveLength(1)
  })
})

describe("answers are what the contract says, no more and no less", () => {
  beforeAll(async () => {
    position = await district.appendAccidents(accidentHistories(7, 60, addDays(now.slice(0, 10), 0)))
  })

  const answers: ReadonlyArray<readonly [string, Schema.Schema.AnyNoContext]> = [
    ["/api/accidents?limit=500", AccidentPage],
    ["/api/accidents/clocks?limit=500", ClockDesk],
    ["/api/accidents/duplicates", DuplicatesPage],
    ["/api/accidents/transport-firms", TransportFirmsPage],
    ["/api/accidents/analysis/black-spots?bin=mile", BlackSpotsAnswer],
    ["/api/accidents/analysis/hours?measure=injured", HoursAnswer],
    ["/api/accidents/analysis/crosstab?rows=vehicleClass&columns=month", CrosstabAnswer],
    ["/api/accidents/analysis/year-over-year?earlier=2024&later=2025&view=death-date", YearOverYearAnswer],
    ["/api/accidents/map", MapAnswer],
    ["/api/townships/status", DistrictStatusAnswer]
  ]
  it.each(answers)("A23: %s", async (path, schema) => {
    const after = path.includes("?") ? `&after=${position}` : `?after=${position}`
    const { json, status } = await district.ask("commander", `${path}${after}`)
    expect(status).toBe(200)
    Schema.decodeUnknownSync(schema, { onExcessProperty: "error" })(json)
    expect(json).toMatchObject({ position })
    if (path.startsWith("/api/accidents")) expect(json).toMatchObject({ systemOfRecord: { rule: "A23" } })
  })

  it("a multi-valued dimension counts an accident once for each value, and the total names it once", async () => {
    const table = await ask("/api/accidents/analysis/crosstab?rows=vehicleType&columns=kind")
    expect(table.rows.multiple).toBe(true)
    expect(table.countedSeveralTimes).toBe(table.cellTotal !== table.total)
    expect(table.cellTotal).toBeGreaterThan(table.total)
  })

  it("codes of accidents are told with their texts", async () => {
    const { tables } = await ask("/api/reference/codes")
    expect(tables["accident.weather"]).toContainEqual(expect.objectContaining({ code: "3", zh: "雨" }))
    expect(tables["accident.phases"]?.map(({ code }) => code)).toContain("Paused")
    expect(tables["accident.trafficSeverity"]?.length).toBeGreaterThan(3)
  })
})
