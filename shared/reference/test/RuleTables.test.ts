import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeRuleTable, type RuleEntry } from "../src/RuleTables.ts"
import { versionOf } from "../src/TableVersion.ts"
import { makeVehicleTables } from "../src/VehicleTables.ts"

const entry = (id: string, effectiveFrom: string, effectiveTo: string | null): RuleEntry => ({
  id,
  rule: "K4",
  effectiveFrom,
  effectiveTo,
  confidence: "law",
  source: { zh: "条例16", en: "Regulation 16" }
})
const ids = (entries: ReadonlyArray<RuleEntry>): ReadonlyArray<string> => entries.map((e) => e.id)

describe("dated rule tables", () => {
  const table = Either.getOrThrow(
    makeRuleTable("test", [entry("old", "2004-05-01", "2022-09-30"), entry("new", "2022-10-01", null)])
  )

  it("answer with the rules of the day, both ends included", () => {
    expect(ids(table.inForce("2004-04-30"))).toEqual([])
    expect(ids(table.inForce("2004-05-01"))).toEqual(["old"])
    expect(ids(table.inForce("2022-09-30"))).toEqual(["old"])
    expect(ids(table.inForce("2022-10-01"))).toEqual(["new"])
    expect(ids(table.inForce("2199-01-01"))).toEqual(["new"])
    expect(ids(table.oldest)).toEqual(["old"])
  })

  it("refuse an id twice and a rule that ends before it begins", () => {
    const twice = makeRuleTable("t", [entry("a", "2020-01-01", null), entry("a", "2021-01-01", null)])
    expect(twice).toEqual(Either.left("t: the id a occurs twice"))
    expect(makeRuleTable("t", [entry("a", "2020-01-02", "2020-01-01")])).toEqual(
      Either.left("t: a ends before it begins")
    )
  })

  it("agree with a plain search on every day", () => {
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
    const periods = fc.array(fc.tuple(day, fc.option(day)), { maxLength: 8 })
    fc.assert(
      fc.property(periods, day, (drawn, on) => {
        const entries = drawn.flatMap(([from, to], i) =>
          to !== null && to < from ? [] : [entry(`${i}`, from, to)]
        )
        const found = Either.getOrThrow(makeRuleTable("t", entries)).inForce(on)
        const expected = entries.filter(
          (e) => e.effectiveFrom <= on && (e.effectiveTo === null || on <= e.effectiveTo)
        )
        expect(ids(found)).toEqual(ids(expected))
      })
    )
  })

  it("have a version that changes with any value and not with the order of keys", () => {
    expect(versionOf({ a: 1, b: [1, 2] })).toBe(versionOf({ b: [1, 2], a: 1 }))
    expect(versionOf({ a: 1, b: [1, 2] })).not.toBe(versionOf({ a: 1, b: [2, 1] }))
    expect(versionOf({ a: 1 })).not.toBe(versionOf({ a: 2 }))
  })

  it("say what is wrong with a replaced table", () => {
    const wrong = (file: unknown) => {
      const made = makeVehicleTables({ "scrap-ages": file })
      return Either.isLeft(made) ? made.left : ""
    }
    expect(wrong({})).toMatch(/^scrap-ages: /)
    const { source, ...bare } = entry("a", "2020-01-01", null)
    const complete = { ...bare, source, name: source, appliesTo: [{}], years: 9 }
    expect(wrong({ entries: [complete] })).toBe("")
    expect(wrong({ entries: [{ ...complete, years: "nine" }] })).toMatch(/years/)
    expect(wrong({ entries: [{ ...complete, effectiveFrom: "2020-02-30" }] })).toMatch(/is no calendar date/)
    expect(wrong({ entries: [{ ...complete, yeras: 9 }] })).toMatch(/yeras/)
    expect(wrong({ entries: [complete, complete] })).toBe("scrap-ages: the id a occurs twice")
  })
})
