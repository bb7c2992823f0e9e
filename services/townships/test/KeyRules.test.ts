import { builtInReference } from "@jiaosuo/reference/Reference"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { judge, judgementBy, judgementDayBy, rulesInForce } from "../src/vehicles/KeyRules.ts"

const { vehicleRules } = builtInReference
const judged = judgementBy(vehicleRules)

const day = fc
  .date({ min: new Date("1995-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const facts = fc.record({
  vehicleType: fc.constantFrom(
    "K11",
    "K21",
    "K31",
    "K39",
    "K49",
    "H11",
    "H51",
    "B11",
    "Q11",
    "N11",
    "M11",
    "T11",
    "Z51"
  ),
  use: fc.constantFrom("A", "B", "E", "F", "R", "O", "N"),
  purpose: maybe(fc.constantFrom("P1", "W1", "X2")),
  seats: maybe(fc.integer({ min: 0, max: 60 })),
  loadKg: maybe(fc.integer({ min: 0, max: 40_000 })),
  firstRegisteredOn: maybe(day),
  inspectionValidUntil: maybe(day),
  insuranceValidUntil: maybe(day)
})

describe("judging many vehicles", () => {
  it("K1, K4 to K9: the quick judgement is the rules' own, estimates left out", () => {
    fc.assert(
      fc.property(facts, day, (vehicle, on) => {
        const full = judge(vehicleRules, vehicle, "371603101213", on)
        expect(judged(vehicle, "371603101213", on)).toEqual({
          classes: full.classes,
          inspectionDue: full.inspection.basis === "estimated" ? null : full.inspection.due,
          insuranceDue: full.insurance.due,
          scrapDue: full.scrap.due,
          exempt: [
            ...(full.insurance.required ? [] : ["insurance"]),
            ...(full.scrap.years === null ? ["scrap"] : [])
          ]
        })
      }),
      { numRuns: 2_000 }
    )
  })
})

describe("the rules in force", () => {
  it("an old vehicle is judged by the rules of today's table, a new one by those of its own day", () => {
    const inForce = rulesInForce(vehicleRules, "2026-05-01")
    expect(inForce.since <= "2026-05-01").toBe(true)
    const dayOf = judgementDayBy(inForce)
    expect(dayOf("2010-01-01T00:00:00.000Z")).toBe(inForce.since)
    expect(dayOf("2027-01-01T15:59:59.999Z")).toBe("2027-01-01")
    expect(dayOf("2027-01-01T16:00:00.000Z")).toBe("2027-01-02")
  })

  it("a rule that is still to come does not count before its day, and makes another version on it", () => {
    const [first, ...rest] = vehicleRules.tables.classes.entries
    if (first === undefined) throw new Error("the table of classes is empty")
    const coming = { ...first, id: "coming", effectiveFrom: "2031-01-01" }
    const rules = {
      ...vehicleRules,
      tables: {
        ...vehicleRules.tables,
        classes: { ...vehicleRules.tables.classes, entries: [first, ...rest, coming] }
      }
    }
    expect(rulesInForce(rules, "2030-12-31").since).toBe(rulesInForce(vehicleRules, "2030-12-31").since)
    expect(rulesInForce(rules, "2031-01-01").since).toBe("2031-01-01")
  })
})
