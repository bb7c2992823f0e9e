import { builtInReference } from "@jiaosuo/reference/Reference"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import {
  type AccidentFilterQuery,
  figureDefaults,
  filterOfQuery,
  listDefaults
} from "../../src/accidents/AccidentFilterQuery.ts"
import { knownAccidentCodes } from "../../src/accidents/AccidentTexts.ts"
import { periodOf, spanOf } from "../../src/accidents/Periods.ts"
import { binStart, postMetresOf } from "../../src/accidents/Posts.ts"

const codes = knownAccidentCodes(builtInReference, "2026-05-01")
const read = (query: AccidentFilterQuery, defaults = listDefaults) =>
  Either.getOrThrowWith(
    filterOfQuery(query, codes, defaults),
    (problems) => new Error(JSON.stringify(problems))
  )

describe("the conditions of an address", () => {
  it("C9: figures count what counts, by place; lists show everything, handled or lying there", () => {
    expect(read({}, figureDefaults)).toMatchObject({ by: "place", standings: "counting" })
    expect(read({})).toMatchObject({ by: "either", standings: undefined, townships: null })
  })

  it("read years, months and days as their first or last day, both counted", () => {
    expect(read({ from: "2020-12", until: "2021-11" }).period).toEqual({
      from: "2020-12-01",
      until: "2021-11-30"
    })
    expect(read({ from: "2024-02-29" }).period).toEqual({ from: "2024-02-29", until: undefined })
    expect(spanOf("2024-02")).toEqual({ from: "2024-02-01", until: "2024-02-29" })
    expect(spanOf("2024-13")).toBe(undefined)
    expect(periodOf("2020-12..2021-11")).toEqual({ from: "2020-12-01", until: "2021-11-30" })
    expect(periodOf("2021-11..2020-12")).toBe(undefined)
    expect(periodOf("2020..2021..2022")).toBe(undefined)
  })

  it("read hours over midnight, weekdays, and what is not known", () => {
    expect(read({ hour: "22-1" }).hours).toEqual([22, 23, 0, 1])
    expect(read({ hour: "7,none" }).hours).toEqual([7, null])
    expect(read({ weekday: "6-7" }).weekdays).toEqual([6, 7])
  })

  it("read posts as they stand on the road, also where an address made a blank of the plus", () => {
    expect(postMetresOf("K12+300")).toBe(12_300)
    expect(postMetresOf("K12 300")).toBe(12_300)
    expect(postMetresOf("k7")).toBe(7_000)
    expect(postMetresOf("12300")).toBe(12_300)
    expect(postMetresOf("twelve")).toBe(undefined)
    expect(binStart(1, "mile")).toBe(1_609.344)
  })

  it("every value that names nothing is told at once, with what could be named", () => {
    const query: AccidentFilterQuery = {
      township: "999",
      village: "1",
      kind: "bang",
      standing: "Gone",
      phase: "Somewhere",
      severity: "traffic:huge",
      weather: "42",
      hour: "24",
      weekday: "0",
      from: "yesterday",
      postFrom: "here",
      vehicleClass: "spaceship"
    }
    const problems = filterOfQuery(query, codes, listDefaults)
    expect(Either.isLeft(problems) ? problems.left.map(({ path }) => path).sort() : []).toEqual(
      Object.keys(query).sort()
    )
  })

  it("refuse a period and a stretch that end before they begin", () => {
    for (const query of [
      { from: "2021-02", until: "2021-01" },
      { postFrom: "K2", postUntil: "K1" }
    ]) {
      expect(Either.isLeft(filterOfQuery(query, codes, listDefaults))).toBe(true)
    }
  })

  it("take codes of the tables, several with commas, and none for what is not recorded", () => {
    expect(read({ weather: "1,none", roadType: "12" }).codes).toEqual({
      weather: ["1", "none"],
      roadType: ["12"]
    })
    expect(read({ vehicleClass: "minivan,none" }).lists).toEqual({ vehicleClass: ["minivan", "none"] })
  })
})
