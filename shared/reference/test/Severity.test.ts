import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import severityFile from "../data/rules/accident-severity.json" with { type: "json" }
import { builtInAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import type { Harm } from "../src/Severity.ts"

const on = "2026-06-01"
const none: Harm = { deaths: 0, serious: 0, slight: 0, propertyYuan: 0 }
const levels = (harm: Partial<Harm>) => {
  const { productionSafety, trafficWords } = builtInAccidentRules.severities({ ...none, ...harm, on })
  return [productionSafety.level, trafficWords.level]
}
const c4 = (harm: Partial<Harm>) => levels(harm)[0]
const c5 = (harm: Partial<Harm>) => levels(harm)[1]

describe("C4: severity of a production-safety accident (以上 includes, 以下 excludes)", () => {
  it.each([
    [0, "ordinary"],
    [2, "ordinary"],
    [3, "considerable"],
    [9, "considerable"],
    [10, "major"],
    [29, "major"],
    [30, "extraordinary"],
    [31, "extraordinary"]
  ])("C4: %d dead: %s", (deaths, level) => {
    expect(c4({ deaths })).toBe(level)
  })

  it.each([
    [9, "ordinary"],
    [10, "considerable"],
    [49, "considerable"],
    [50, "major"],
    [99, "major"],
    [100, "extraordinary"]
  ])("C4: %d seriously injured: %s", (serious, level) => {
    expect(c4({ serious })).toBe(level)
  })

  it.each([
    [9_999_999.99, "ordinary"],
    [10_000_000, "considerable"],
    [49_999_999.99, "considerable"],
    [50_000_000, "major"],
    [99_999_999.99, "major"],
    [100_000_000, "extraordinary"],
    [null, "ordinary"]
  ])("C4: damage of %d yuan: %s", (propertyYuan, level) => {
    expect(c4({ propertyYuan })).toBe(level)
  })

  it("C4: the gravest of the three numbers decides, and slight injuries do not count", () => {
    expect(c4({ deaths: 2, serious: 9, slight: 500, propertyYuan: 50_000_000 })).toBe("major")
    expect(c4({ slight: 500 })).toBe("ordinary")
  })
})

describe("C5: the words of traffic statistics", () => {
  it.each([
    [{ slight: 1 }, "minor"],
    [{ slight: 2 }, "minor"],
    [{ slight: 3 }, "ordinary"],
    [{ serious: 1 }, "ordinary"],
    [{ serious: 2 }, "ordinary"],
    [{ serious: 3 }, "major"],
    [{ serious: 10 }, "major"],
    [{ serious: 11 }, "extraordinary"],
    [{ deaths: 1 }, "major"],
    [{ deaths: 2 }, "major"],
    [{ deaths: 3 }, "extraordinary"],
    [{ deaths: 1, serious: 7 }, "major"],
    [{ deaths: 1, serious: 8 }, "extraordinary"],
    [{ deaths: 2, serious: 4 }, "major"],
    [{ deaths: 2, serious: 5 }, "extraordinary"],
    [{ propertyYuan: 999 }, "minor"],
    [{ propertyYuan: 1_000 }, "ordinary"],
    [{ propertyYuan: 29_999 }, "ordinary"],
    [{ propertyYuan: 30_000 }, "major"],
    [{ propertyYuan: 59_999 }, "major"],
    [{ propertyYuan: 60_000 }, "extraordinary"],
    [{ propertyYuan: 199, motor: false }, "minor"],
    [{ propertyYuan: 200, motor: false }, "ordinary"],
    [{ propertyYuan: 200, motor: true }, "minor"],
    [{ propertyYuan: null }, "minor"]
  ])("C5: %j: %s", (harm, level) => {
    expect(c5(harm)).toBe(level)
  })
})

describe("C6: both scales, apart", () => {
  it("C6: an accident is major in one and ordinary in the other", () => {
    expect(builtInAccidentRules.severities({ ...none, deaths: 1, on })).toEqual({
      productionSafety: {
        scheme: "productionSafety",
        level: "ordinary",
        rule: "C4",
        entry: "production-safety-ordinary",
        confidence: "law",
        name: { zh: "一般事故", en: "ordinary accident" },
        reason: {
          zh: "一般事故: 未达到上一等级, 事故报告条例3",
          en: "ordinary accident: below the graver levels, Accident Reporting Regulation 3"
        }
      },
      trafficWords: {
        scheme: "trafficWords",
        level: "major",
        rule: "C5",
        entry: "traffic-major",
        confidence: "recommended",
        name: { zh: "重大事故", en: "major accident" },
        reason: {
          zh: "重大事故: 死亡1人以上, 公通字〔1991〕113号 (建议)",
          en: "major accident: 1 or more dead, Notice 113 of 1991 (recommended)"
        }
      }
    })
  })

  it("C4: an accident older than the regulation is answered as recommended", () => {
    const old = builtInAccidentRules.severities({ ...none, deaths: 3, on: "2006-01-01" })
    expect(old.productionSafety).toMatchObject({ level: "considerable", confidence: "recommended" })
  })

  it("C4, C5: more harm never lowers a level", () => {
    const order = [...new Set(severityFile.entries.map(({ level }) => level))]
    const ranks = {
      productionSafety: ["extraordinary", "major", "considerable", "ordinary"],
      trafficWords: ["extraordinary", "major", "ordinary", "minor"]
    }
    expect(order.sort()).toEqual([...new Set(Object.values(ranks).flat())].sort())
    const people = fc.integer({ min: 0, max: 120 })
    const harm = fc.record({
      deaths: people,
      serious: people,
      slight: people,
      propertyYuan: fc.constantFrom(0, 999, 1_000, 30_000, 60_000, 10_000_000, 100_000_000)
    })
    fc.assert(
      fc.property(harm, harm, (some, more) => {
        const lesser = builtInAccidentRules.severities({ ...some, on })
        const graver = builtInAccidentRules.severities({
          deaths: some.deaths + more.deaths,
          serious: some.serious + more.serious,
          slight: some.slight + more.slight,
          propertyYuan: some.propertyYuan + more.propertyYuan,
          on
        })
        for (const scheme of ["productionSafety", "trafficWords"] as const) {
          const rank = (level: string) => ranks[scheme].indexOf(level)
          expect(rank(graver[scheme].level)).toBeLessThanOrEqual(rank(lesser[scheme].level))
        }
      })
    )
  })

  it("C4: a table that leaves some accidents without a level is refused", () => {
    const entries = severityFile.entries.filter(({ id }) => id !== "production-safety-ordinary")
    const reason = "accident-severity: a scheme has no level for all other accidents"
    expect(makeAccidentTables({ "accident-severity": { entries } })).toEqual(Either.left(reason))
    const ending = severityFile.entries.map((entry) =>
      entry.id === "traffic-minor" ? { ...entry, effectiveTo: "2025-12-31" } : entry
    )
    expect(makeAccidentTables({ "accident-severity": { entries: ending } })).toEqual(Either.left(reason))
  })
})
