import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { standingOf, wholeMonths } from "../src/DueDates.ts"
import type { VehicleFacts } from "../src/VehicleFacts.ts"
import { builtInVehicleRules as rules } from "../src/VehicleRules.ts"

const truck: VehicleFacts = { vehicleType: "H11", use: "F" }

describe("scrapping", () => {
  it.each([
    ["K33", "D", 8],
    ["K21", "D", 10],
    ["K11", "D", 12],
    ["K33", "G", 15],
    ["K33", "N", 10],
    ["K21", "N", 12],
    ["K11", "N", 15],
    ["K11", "C", 13],
    ["K39", "B", 10],
    ["K11", "E", 15],
    ["K28", "P", 15],
    ["K11", "A", 20],
    ["K33", "A", null],
    ["N11", "A", 9],
    ["H51", "F", 12],
    ["H41", "F", 12],
    ["H14", "R", 10],
    ["H11", "F", 15],
    ["Z51", "A", 30],
    ["G11", "F", 10],
    ["B13", "R", 10],
    ["B15", "F", 20],
    ["B11", "F", 15],
    ["M11", "A", 12],
    ["M15", "A", 13],
    ["M21", "A", 13],
    ["T11", "A", null],
    ["K33", "L", null]
  ])("K7: type %s with use %s is scrapped at %s years", (vehicleType, use, years) => {
    const scrap = rules.scrapDue({ vehicleType, use }, "2010-04-20", "2026-06-01")
    expect(scrap).toMatchObject({
      years,
      due: years === null ? null : `${2010 + years}-04-20`,
      rule: "K7",
      confidence: "recommended"
    })
  })

  it("K7: cylinders and load decide where the regulation says so", () => {
    const years = (facts: VehicleFacts) => rules.scrapDue(facts, "2010-04-20", "2026-06-01").years
    expect(years({ vehicleType: "H51", use: "F", cylinders: 1 })).toBe(9)
    expect(years({ vehicleType: "H51", use: "F", cylinders: 4 })).toBe(12)
    expect(years({ vehicleType: "Z51", use: "A", loadKg: 5000 })).toBe(15)
    expect(years({ vehicleType: "H11", use: "F", purpose: "W1" })).toBe(10)
  })

  it("K8: the owner is told two months before; the reason names the rule and that it is not confirmed", () => {
    expect(rules.scrapDue({ vehicleType: "N11", use: "A" }, "2018-05-31", "2026-06-01")).toMatchObject({
      due: "2027-05-31",
      noticeFrom: "2027-03-31",
      basis: "computed",
      reason: {
        zh: "报废: 三轮汽车, 9年, 报废规定5 (建议)",
        en: "Scrapping: three-wheeled vehicle, 9 years, Scrapping Rules 5 (recommended)"
      }
    })
    expect(rules.scrapDue({ vehicleType: "N11", use: "A" }, null, "2026-06-01")).toMatchObject({
      due: null,
      basis: "unknown",
      noticeFrom: null
    })
  })
})

describe("insurance, licences and permits", () => {
  it("K9: the policy on file decides; trailers need none of their own", () => {
    expect(rules.insuranceDue(truck, "2027-03-01", "2026-06-01")).toMatchObject({
      due: "2027-03-01",
      basis: "record",
      required: true,
      rule: "K9",
      reason: { zh: "交强险: 机动车, 一年一保, 交强险条例20" }
    })
    expect(rules.insuranceDue(truck, null, "2026-06-01")).toMatchObject({
      due: null,
      basis: "unknown",
      required: true
    })
    const trailer = { vehicleType: "B11", use: "F" }
    expect(rules.insuranceDue(trailer, null, "2026-06-01")).toMatchObject({ due: null, required: false })
    expect(rules.insuranceDue(trailer, "2027-03-01", "2026-06-01")).toMatchObject({ due: "2027-03-01" })
    expect(rules.insuranceDue(trailer, null, "2013-02-28").required).toBe(true)
  })

  it("K13: heavy drivers are checked within 30 days of the end of each points cycle, school bus drivers too", () => {
    const licence = { classes: ["A1A2"], firstIssuedOn: "2010-05-15", validUntil: "2030-05-15" }
    expect(rules.licenceDue(licence, "2026-06-01")).toMatchObject({
      expiry: { due: "2030-05-15", rule: "K13" },
      yearlyCheck: { due: "2026-06-14", entry: "heavy-driver" }
    })
    expect(rules.licenceDue(licence, "2026-06-14").yearlyCheck?.due).toBe("2026-06-14")
    expect(rules.licenceDue(licence, "2026-06-15").yearlyCheck?.due).toBe("2027-06-14")
    expect(rules.licenceDue({ ...licence, classes: ["C1"] }, "2026-06-01").yearlyCheck).toBeNull()
    expect(
      rules.licenceDue({ ...licence, classes: ["C1"], drivesSchoolBus: true }, "2026-06-01").yearlyCheck
    ).toMatchObject({
      entry: "school-bus-driver"
    })
    expect(rules.licenceDue({ classes: ["B2"] }, "2026-06-01")).toMatchObject({
      expiry: { due: null, basis: "unknown" },
      yearlyCheck: { due: null, basis: "unknown" }
    })
  })

  it("K11: a school bus badge ends with the inspection at the latest", () => {
    const badge = (validUntil: string | null, inspection: string | null) =>
      rules.permitDue("schoolBusBadge", { validUntil }, inspection, "2026-06-01")
    expect(badge("2026-12-31", "2026-08-01")).toMatchObject({
      due: "2026-08-01",
      basis: "computed",
      rule: "K11"
    })
    expect(badge("2026-07-31", "2026-08-01")).toMatchObject({ due: "2026-07-31", basis: "record" })
    expect(badge(null, "2026-08-01").due).toBe("2026-08-01")
    expect(badge(null, null)).toMatchObject({ due: null, basis: "unknown" })
  })

  it("K10: a pass for highly toxic goods ends after seven days, a permit with its own term", () => {
    expect(
      rules.permitDue("dangerousGoodsPass", { issuedOn: "2026-06-01" }, null, "2026-06-01")
    ).toMatchObject({
      due: "2026-06-08",
      rule: "K10"
    })
    expect(
      rules.permitDue("dangerousGoodsPermit", { validUntil: "2028-01-01" }, null, "2026-06-01").due
    ).toBe("2028-01-01")
  })
})

describe("due dates", () => {
  it("stand as overdue, within 30 and 60 days, later or unknown; the due day is in time", () => {
    const on = "2026-06-01"
    expect(standingOf("2026-05-31", on)).toBe("overdue")
    expect(standingOf("2026-06-01", on)).toBe("within30")
    expect(standingOf("2026-07-01", on)).toBe("within30")
    expect(standingOf("2026-07-02", on)).toBe("within60")
    expect(standingOf("2026-07-31", on)).toBe("within60")
    expect(standingOf("2026-08-01", on)).toBe("later")
    expect(standingOf(null, on)).toBe("unknown")
  })

  it("whole months undo the addition of months, at month ends too", () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("1990-01-01", n))
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 500 }), (from, months) => {
        expect(wholeMonths(from, addMonths(from, months))).toBe(months)
      })
    )
  })
})
