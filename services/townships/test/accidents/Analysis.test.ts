import { describe, expect, it } from "vitest"
import { changeOf } from "../../src/accidents/analysis/Comparison.ts"
import { crosstabOf } from "../../src/accidents/analysis/Crosstab.ts"
import { hourMatrix } from "../../src/accidents/analysis/Hours.ts"
import { duplicateScore, type Sighting } from "../../src/accidents/duplicates/DuplicateScore.ts"
import { statusPeriods } from "../../src/accidents/status/AccidentCounts.ts"

const settings = { minutes: 120, metres: 1_000, threshold: 0.6 }
const sighting = (more: Partial<Sighting> = {}): Sighting => ({
  happened_at: "2026-04-01T01:00:00.000Z",
  road_code: "G205",
  post_metres: 12_300,
  longitude: null,
  latitude: null,
  village: "371603101213",
  plates: [],
  ...more
})

describe("the score of a probable duplicate", () => {
  it("is 1 for the same minute and place, and the same whichever way round it is asked", () => {
    expect(duplicateScore(sighting(), sighting(), settings).score).toBe(1)
    const other = sighting({ happened_at: "2026-04-01T01:31:00.000Z", post_metres: 12_700 })
    expect(duplicateScore(sighting(), other, settings)).toEqual(duplicateScore(other, sighting(), settings))
  })

  it("falls with time and distance, to nought at the limits", () => {
    const later = (minutes: number) =>
      sighting({ happened_at: new Date(Date.parse("2026-04-01T01:00:00Z") + minutes * 60_000).toISOString() })
    const scores = [0, 30, 60, 119].map((n) => duplicateScore(sighting(), later(n), settings).score)
    expect(scores).toEqual([1, 0.875, 0.75, 0.5042])
    expect(duplicateScore(sighting(), later(120), settings).score).toBe(0)
    expect(duplicateScore(sighting(), sighting({ post_metres: 13_300 }), settings).score).toBe(0)
  })

  it("takes the village where nothing else tells the place, and coordinates before it", () => {
    const only = sighting({ road_code: null, post_metres: null })
    expect(duplicateScore(only, only, settings)).toMatchObject({ score: 0.75, metresApart: null })
    const here = { ...only, longitude: 118.1, latitude: 37.7 }
    const near = duplicateScore(here, { ...here, latitude: 37.7045 }, settings)
    expect(near.metresApart).toBe(500)
    expect(near.score).toBeCloseTo(0.75, 2)
    expect(duplicateScore(here, { ...here, latitude: 37.8 }, settings).score).toBe(0)
  })

  it("a plate that is in both raises it, also over a distance", () => {
    const a = sighting({ plates: ["鲁M10001"], post_metres: 1_000 })
    const b = sighting({ plates: ["鲁M10001", "鲁M2"], post_metres: 90_000 })
    expect(duplicateScore(a, b, settings)).toMatchObject({ score: 0.85, samePlates: ["鲁M10001"] })
  })
})

describe("the analysis", () => {
  it("sums of the matrix are those of its cells, and what has no hour or day is in the total only", () => {
    const matrix = hourMatrix([
      { weekday: 1, hour: 0, amount: 2 },
      { weekday: 7, hour: 23, amount: 3 },
      { weekday: 3, hour: null, amount: 4 },
      { weekday: null, hour: null, amount: 5 }
    ])
    expect(matrix.cells[0]?.[0]).toBe(2)
    expect(matrix.cells[6]?.[23]).toBe(3)
    expect(matrix.weekdaySums).toEqual([2, 0, 0, 0, 0, 0, 3])
    expect(matrix.hourSums[23]).toBe(3)
    expect(matrix.withoutHour).toEqual([0, 0, 4, 0, 0, 0, 0])
    expect([matrix.withoutDay, matrix.total]).toEqual([5, 14])
  })

  it("a cross table puts what is not recorded last and counts hours as numbers", () => {
    const table = crosstabOf(
      [
        { row_value: "10", column_value: null, amount: 1 },
        { row_value: "9", column_value: "1", amount: 2 },
        { row_value: null, column_value: "1", amount: 4 }
      ],
      "hour",
      "weather"
    )
    expect(table).toEqual({
      rowValues: ["9", "10", null],
      columnValues: ["1", null],
      cells: [
        [2, 0],
        [0, 1],
        [4, 0]
      ],
      rowSums: [2, 1, 4],
      columnSums: [6, 1],
      cellTotal: 7
    })
  })

  it("a change is per cent of the earlier number, and none of nought", () => {
    expect(changeOf(400, 370)).toEqual({ earlier: 400, later: 370, difference: -30, percent: -7.5 })
    expect(changeOf(25, 9).percent).toBe(-64)
    expect(changeOf(0, 3).percent).toBe(null)
  })

  it("the twelve months of a status end with its day", () => {
    expect(statusPeriods("2026-05-01")).toEqual({
      thisYear: { from: "2026-01-01", until: "2026-05-01" },
      last12Months: { from: "2025-05-02", until: "2026-05-01" }
    })
  })
})
