import { Either } from "effect"
import { describe, expect, it } from "vitest"
import exportLimits from "../data/rules/export-limits.json" with { type: "json" }
import { builtInExportRules, makeExportRules } from "../src/ExportRules.ts"

const entry = exportLimits.entries[0]

describe("rules of exports", () => {
  it("X1: an export of more than 1 000 rows needs an approval, which is good for 24 hours", () => {
    expect(builtInExportRules.limits("2026-11-26")).toMatchObject({
      rule: "X1",
      confidence: "recommended",
      rowsAtMost: 1_000,
      approvalHours: 24
    })
  })

  it("X1: a district's own table stands in its place, by the day", () => {
    const rules = Either.getOrThrow(
      makeExportRules({
        entries: [
          { ...entry, effectiveTo: "2026-12-31" },
          { ...entry, id: "stricter", effectiveFrom: "2027-01-01", rowsAtMost: 100 }
        ]
      })
    )
    expect(rules.limits("2026-12-31").rowsAtMost).toBe(1_000)
    expect(rules.limits("2027-01-01").rowsAtMost).toBe(100)
    // Before the first entry the nearest one stands in: no day is without a limit.
    expect(rules.limits("2020-01-01").rowsAtMost).toBe(1_000)
  })

  it("X1: a table without an entry, an approval that is good for no time, or for any number of rows, is not taken", () => {
    expect(Either.isLeft(makeExportRules({ entries: [] }))).toBe(true)
    expect(Either.isLeft(makeExportRules({ entries: [{ ...entry, approvalHours: 0 }] }))).toBe(true)
    expect(Either.isLeft(makeExportRules({ entries: [{ ...entry, growthPercent: 101 }] }))).toBe(true)
  })
})
