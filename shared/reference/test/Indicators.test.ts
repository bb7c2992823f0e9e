import { Either } from "effect"
import { describe, expect, it } from "vitest"
import file from "../data/rules/base-indicators.json" with { type: "json" }
import { builtInDutyRules } from "../src/DutyRules.ts"
import { type IndicatorDefinition, periodsOf, readIndicators, scoreOf, yearValue } from "../src/Indicators.ts"

const catalogue = builtInDutyRules.indicators("2023-12-31")

/** Every value of a year, as a function of the indicator. */
const valuesOf =
  (of: (definition: IndicatorDefinition) => number | null) => (indicator: string, period: string) => {
    const definition = catalogue.find(({ id }) => id === indicator)
    return definition !== undefined && periodsOf(definition, "2023").includes(period)
      ? of(definition)
      : undefined
  }

describe("row 18: the base indicators", () => {
  it("are exactly 29 on any day, each with weight, source, origin and period, 100 points together", () => {
    for (const day of ["2010-01-01", "2017-01-01", "2023-12-31", "2030-01-01"]) {
      expect(builtInDutyRules.indicators(day)).toHaveLength(29)
    }
    expect(catalogue.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(new Set(catalogue.map(({ name }) => name.zh)).size).toBe(29)
    expect(catalogue.every(({ source, origin }) => source.zh !== "" && origin.zh !== "")).toBe(true)
  })

  it("a table of 28 or 30, or of other weights, is not used", () => {
    const [one, ...others] = file.entries
    expect(Either.getLeft(readIndicators({ entries: others }))).toMatchObject({
      value: "base-indicators: 28 on 2017-01-01, not 29"
    })
    expect(Either.isLeft(readIndicators({ entries: [...file.entries, { ...one, id: "more" }] }))).toBe(true)
    expect(Either.getLeft(readIndicators({ entries: [{ ...one, weight: 7 }, ...others] }))).toMatchObject({
      value: "base-indicators: the weights on 2017-01-01 are 101, not 100"
    })
    expect(Either.isLeft(readIndicators({ entries: [] }))).toBe(true)
  })

  it("the score is repeatable, and more than the full value earns no more", () => {
    const full = valuesOf(({ full, takes }) => (takes === "sum" ? full / 12 : full))
    expect(scoreOf(catalogue, "2023", full)).toMatchObject({ _tag: "Complete", score: 100 })
    expect(
      scoreOf(
        catalogue,
        "2023",
        valuesOf(({ full: most }) => most * 3)
      )
    ).toMatchObject({ score: 100 })
    const half = valuesOf(({ full: most, takes }) => (takes === "sum" ? most / 24 : most / 2))
    expect(scoreOf(catalogue, "2023", half)).toMatchObject({ _tag: "Complete", score: 50 })
    expect(scoreOf(catalogue, "2023", half)).toEqual(scoreOf(catalogue, "2023", half))
  })

  it("missing is not zero: zero is a score, a missing month makes the unit incomplete and names it", () => {
    expect(
      scoreOf(
        catalogue,
        "2023",
        valuesOf(() => 0)
      )
    ).toMatchObject({ _tag: "Complete", score: 0 })
    const zero = valuesOf(() => 0)
    const without = (indicator: string, period: string) =>
      indicator === "calls" && period === "2023-04" ? null : zero(indicator, period)
    expect(scoreOf(catalogue, "2023", without)).toEqual({
      _tag: "Incomplete",
      missing: [{ indicator: "calls", period: "2023-04" }]
    })
    const nothing = scoreOf(catalogue, "2022", zero)
    expect(
      nothing._tag === "Incomplete" && new Set(nothing.missing.map(({ indicator }) => indicator)).size
    ).toBe(29)
  })

  it("months make a year by their sum; a year stands for itself", () => {
    const [calls, officers] = ["calls", "officers"].map(
      (id) => catalogue.find((one) => one.id === id) as IndicatorDefinition
    ) as [IndicatorDefinition, IndicatorDefinition]
    const monthly = (_: string, period: string) => Number(period.slice(5))
    expect(yearValue(calls, "2023", monthly)).toBe(78)
    expect(yearValue({ ...calls, takes: "mean" }, "2023", monthly)).toBe(6.5)
    expect(yearValue(officers, "2023", () => 7)).toBe(7)
    expect(yearValue(officers, "2023", () => undefined)).toBeNull()
  })
})
