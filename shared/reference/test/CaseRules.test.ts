import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { bandOf, builtInCaseRules as rules } from "../src/CaseRules.ts"
import { makeCaseTables } from "../src/CaseTables.ts"

const on = "2026-03-10"

describe("rules of cases", () => {
  it("rows 7, 8: general is one group of 5, important three of 15, major every group", () => {
    expect(
      rules
        .levels(on)
        .map(({ level, grade, groups, people, everyGroup }) => [level, grade, groups, people, everyGroup])
    ).toEqual([
      ["1", "major", 3, 15, true],
      ["2", "important", 3, 15, false],
      ["3", "general", 1, 5, false]
    ])
    expect(rules.levelOf("4", on)).toBeUndefined()
  })

  it("I7: kinds, types and details; every type has a level of the scheme", () => {
    expect(rules.typeOf("accident", "injury", on)).toMatchObject({
      nature: "report",
      level: "2",
      legalReview: false
    })
    expect(rules.typeOf("criminal", "theft", on)?.legalReview).toBe(true)
    expect(rules.typeOf("non-police-help", "wasp-nest", on)?.outsidePoliceDuty).toBe(true)
    expect(rules.typeOf("accident", "theft", on)).toBeUndefined()
    expect(new Set(rules.types(on).map(({ kind }) => kind)).size).toBe(8)
  })

  it("I2, I3: bands by step; arrival by where it is, and by an installation's own word about a township", () => {
    const seconds = (step: "sign" | "depart" | "arrive" | "feedback", township = "371603101") =>
      rules.bandsOf(step, township, on)?.boundsSeconds
    expect(seconds("sign")).toEqual([30, 60, 120, 180])
    expect(seconds("depart")).toEqual([300, 600, 900, 1_800])
    expect(seconds("feedback")).toEqual([1_800, 3_600, 7_200, 14_400])
    expect(seconds("arrive", "371603001")).toEqual([300])
    expect(seconds("arrive")).toEqual([])
    expect(bandOf({ boundsSeconds: [30, 60] }, 60)).toEqual({ band: 1, overdue: false })
    expect(bandOf({ boundsSeconds: [30, 60] }, 61)).toEqual({ band: 2, overdue: true })
    expect(bandOf({ boundsSeconds: [] }, 9_999)).toEqual({ band: 0, overdue: false })
  })

  it("I5: a hand-over is receipted within 24 hours", () => {
    expect(rules.limit("hand-over-hours", on)).toBe(24)
    expect(rules.limit("hand-over-hours", "1999-01-01")).toBe(24)
  })

  it("a table that names an unknown level, or leaves a limit out, is refused", () => {
    const { entries } = rules.tables.kinds
    const broken = { entries: entries.map((entry) => ({ ...entry, level: "9" })) }
    expect(Either.getLeft(makeCaseTables({ "case-kinds": broken }))).toMatchObject({
      value: expect.stringContaining("names the level 9")
    })
    expect(Either.getLeft(makeCaseTables({ "case-limits": { entries: [] } }))).toMatchObject({
      value: "case-limits: a limit has no entry"
    })
  })
})
