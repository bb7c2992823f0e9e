import { Either } from "effect"
import { describe, expect, it } from "vitest"
import graveFile from "../data/rules/grave-accidents.json" with { type: "json" }
import identificationsFile from "../data/rules/identifications.json" with { type: "json" }
import { builtInAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import { isWithinMonths } from "../src/GraveAccidents.ts"

const { deepInvestigationRule, firmOrderRule, identificationRule } = builtInAccidentRules
const on = "2026-06-01"

describe("A19: identifications and deep investigations", () => {
  it("A19: seven people, ten photographs, five vehicles, ten photographs", () => {
    expect(
      (["suspect", "suspect-photos", "vehicle", "vehicle-photos"] as const).map(
        (of) => identificationRule(of, on).least
      )
    ).toEqual([7, 10, 5, 10])
  })

  it("A19: three dead are investigated in depth; an accident older than the text is judged by the same", () => {
    expect(deepInvestigationRule(on)).toMatchObject({ deaths: 3, rule: "A19" })
    expect(deepInvestigationRule("2010-01-01").deaths).toBe(3)
  })

  it("A19, A22: a table without one of its kinds is refused by name", () => {
    const entries = identificationsFile.entries.slice(1)
    expect(makeAccidentTables({ identifications: { entries } })).toEqual(
      Either.left("identifications: a kind has no entry")
    )
    expect(makeAccidentTables({ "grave-accidents": { entries: graveFile.entries.slice(1) } })).toEqual(
      Either.left("grave-accidents: a duty has no entry")
    )
  })
})

describe("A22: two accidents of a transport firm", () => {
  it("A22: three dead each, twice in six months, with all or the main blame", () => {
    expect(firmOrderRule(on)).toMatchObject({
      deaths: 3,
      accidents: 2,
      months: 6,
      shares: ["full", "main"],
      rule: "A22"
    })
  })

  it("A22: six months to the day are within, a day more is not; a short month ends them on its last day", () => {
    const rule = firmOrderRule(on)
    expect(isWithinMonths(rule, "2026-03-10", "2026-09-10")).toBe(true)
    expect(isWithinMonths(rule, "2026-03-10", "2026-09-11")).toBe(false)
    expect(isWithinMonths(rule, "2025-08-31", "2026-02-28")).toBe(true)
    expect(isWithinMonths(rule, "2025-08-31", "2026-03-01")).toBe(false)
    expect(isWithinMonths(rule, "2026-03-10", "2026-03-10")).toBe(true)
    expect(isWithinMonths(rule, "2026-09-10", "2026-03-10")).toBe(false)
  })
})
