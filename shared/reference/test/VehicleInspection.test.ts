import { addDays, addMonths } from "@jiaosuo/kernel/CalendarDays"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { vehicleTypes } from "../src/CodeTables.ts"
import { wholeMonths } from "../src/DueDates.ts"
import type { VehicleFacts } from "../src/VehicleFacts.ts"
import { makeVehicleRules, builtInVehicleRules as rules } from "../src/VehicleRules.ts"
import { makeVehicleTables } from "../src/VehicleTables.ts"

const coach: VehicleFacts = { vehicleType: "K11", use: "B" }
const truck: VehicleFacts = { vehicleType: "H11", use: "F" }
const bigCoach: VehicleFacts = { vehicleType: "K11", use: "A" }
const car: VehicleFacts = { vehicleType: "K33", use: "A", seats: 5 }
const minivan: VehicleFacts = { vehicleType: "K39", use: "A", seats: 7 }
const motorcycle: VehicleFacts = { vehicleType: "M21", use: "A" }
const schoolBus: VehicleFacts = { vehicleType: "K28", use: "P" }
const tractor: VehicleFacts = { vehicleType: "T11", use: "A" }

/** The due dates that follow each other in a vehicle's life, as years and months of age: "5", "5½". */
const life = (facts: VehicleFacts, on: string, until: number): ReadonlyArray<string> => {
  const registered = "2000-03-10"
  const ages: Array<string> = []
  for (let day = addDays(registered, 1); ; ) {
    const { due } = rules.inspectionDue(facts, { firstRegisteredOn: registered }, on > day ? on : day)
    const next = rules.inspectionValidUntil(facts, registered, day)
    const age = wholeMonths(registered, next)
    if (age > until * 12) return ages
    ages.push(`${Math.floor(age / 12)}${age % 12 === 6 ? "½" : ""}`)
    expect(due).not.toBeNull()
    day = next
  }
}

/** The ages at which a vehicle of a fixed rule day is due, from the dates of certificates one after another. */
const dueAges = (facts: VehicleFacts, on: string, ages: ReadonlyArray<number>): ReadonlyArray<number> =>
  ages.map((months) => {
    const registered = addMonths(on, -months)
    const { due } = rules.inspectionDue(facts, { firstRegisteredOn: registered }, on)
    return due === null ? -1 : wholeMonths(registered, due)
  })

describe("inspection", () => {
  it("K4: coaches in operation are due every year up to 5 years, then every 6 months", () => {
    expect(dueAges(coach, "2026-06-15", [1, 13, 59, 61, 65, 67, 200])).toEqual([12, 24, 60, 66, 66, 72, 204])
    expect(
      rules.inspectionDue(coach, { firstRegisteredOn: "2018-03-10", validUntil: "2026-03-10" }, "2026-06-01")
    ).toMatchObject({
      due: "2026-03-10",
      basis: "record",
      rule: "K4",
      confidence: "law",
      reason: {
        zh: "检验: 营运客车 >5年, 每6个月, 条例16",
        en: "Inspection: coach in operation over 5 years, every 6 months, Regulation 16"
      }
    })
    expect(
      rules.inspectionDue(coach, { firstRegisteredOn: "2021-06-10", validUntil: "2026-06-10" }, "2026-06-01")
        .reason.zh
    ).toBe("检验: 营运客车 ≤5年, 每年, 条例16")
  })

  it.each([
    ["trucks", truck, "货车"],
    ["large coaches not in operation", bigCoach, "大中型非营运客车"],
    ["tractor units", { vehicleType: "Q11", use: "F" }, "货车"],
    ["three-wheeled vehicles", { vehicleType: "N11", use: "A" }, "货车"]
  ])("K4: %s are due every year up to 10 years, then every 6 months", (_, facts, name) => {
    expect(dueAges(facts, "2026-06-15", [1, 13, 119, 121, 127])).toEqual([12, 24, 120, 126, 132])
    expect(rules.inspectionDue(facts, { firstRegisteredOn: "2015-06-15" }, "2026-01-01").reason.zh).toBe(
      `检验: ${name} >10年, 每6个月, 条例16`
    )
  })

  it("K4: small cars by the regulation are due every 2 years up to 6, every year up to 15, then every 6 months", () => {
    expect(dueAges(car, "2014-08-31", [1, 25, 71, 73, 179, 181, 187])).toEqual([
      24, 48, 72, 84, 180, 186, 192
    ])
    expect(rules.inspectionDue(car, { firstRegisteredOn: "2006-05-01" }, "2014-08-31")).toMatchObject({
      rule: "K4",
      confidence: "law",
      reason: { zh: "检验: 小微型非营运客车 6–15年, 每年, 条例16" }
    })
  })

  it("K5: since 2022-10-01 small private cars have a mark every 2 years up to 10, a test in years 6 and 10, then every year", () => {
    expect(dueAges(car, "2026-06-15", [1, 25, 71, 73, 119, 121, 181, 193])).toEqual([
      24, 48, 72, 96, 120, 132, 192, 204
    ])
    const needsTest = (years: number) =>
      rules.inspectionDue(
        car,
        { firstRegisteredOn: "2016-06-15", validUntil: addMonths("2016-06-15", years * 12) },
        "2026-01-01"
      ).needsTest
    expect([2, 4, 6, 8, 10, 11, 12].map(needsTest)).toEqual([false, false, true, false, true, true, true])
    expect(rules.inspectionDue(car, { firstRegisteredOn: "2020-06-15" }, "2026-01-01")).toMatchObject({
      due: "2026-06-15",
      rule: "K5",
      confidence: "recommended",
      reason: { zh: "检验: 小微型非营运客车 ≤10年, 每2年, 检验改革措施 (建议)" }
    })
  })

  it("K5: each relief is in force on its own days only", () => {
    const entryOn = (on: string) => rules.inspectionDue(car, { firstRegisteredOn: "2013-01-01" }, on).entry
    expect(
      ["2014-08-31", "2014-09-01", "2020-11-19", "2020-11-20", "2022-09-30", "2022-10-01"].map(entryOn)
    ).toEqual([
      "small-car",
      "small-relief-2014",
      "small-relief-2014",
      "small-relief-2020",
      "small-relief-2020",
      "small-relief-2022"
    ])
    expect(dueAges(car, "2022-09-30", [181])).toEqual([186])
    expect(dueAges(car, "2022-10-01", [181])).toEqual([192])
  })

  it("K5: minivans, cars in operation and converted cars have no relief", () => {
    for (const facts of [
      minivan,
      { ...car, use: "D" },
      { ...car, use: "L" },
      { ...minivan, vehicleType: "K49" }
    ]) {
      expect(rules.inspectionDue(facts, { firstRegisteredOn: "2020-06-15" }, "2026-01-01").rule).toBe("K4")
    }
    expect(dueAges(minivan, "2026-06-15", [1, 73, 181])).toEqual([24, 84, 186])
  })

  it("K4, K5: motorcycles, before and since 2022-10-01", () => {
    expect(dueAges(motorcycle, "2022-09-30", [1, 25, 49, 61])).toEqual([24, 48, 60, 72])
    expect(dueAges(motorcycle, "2022-10-01", [1, 25, 49, 61, 121])).toEqual([24, 48, 72, 72, 132])
  })

  it("K11: school buses are due every 6 months from the first day", () => {
    expect(dueAges(schoolBus, "2026-06-15", [1, 7, 13, 121])).toEqual([6, 12, 18, 126])
    expect(rules.inspectionDue(schoolBus, { firstRegisteredOn: "2026-01-01" }, "2026-02-01")).toMatchObject({
      rule: "K11",
      reason: { zh: "检验: 校车, 每6个月, 校车条例20" }
    })
  })

  it("K4, K12: tractors and other vehicles are due every year", () => {
    expect(dueAges(tractor, "2026-06-15", [1, 13, 181])).toEqual([12, 24, 192])
    expect(
      rules.inspectionDue({ vehicleType: "B11", use: "F" }, { firstRegisteredOn: "2026-01-01" }, "2026-02-01")
        .reason.zh
    ).toBe("检验: 其他机动车, 每年, 条例16")
  })

  it("K4: without a certificate the first date is computed, later ones are estimated; without anything nothing is known", () => {
    expect(rules.inspectionDue(truck, { firstRegisteredOn: "2026-03-01" }, "2026-06-01")).toMatchObject({
      due: "2027-03-01",
      basis: "computed"
    })
    expect(rules.inspectionDue(truck, { firstRegisteredOn: "2020-03-01" }, "2026-06-01")).toMatchObject({
      due: "2027-03-01",
      basis: "estimated"
    })
    expect(rules.inspectionDue(truck, {}, "2026-06-01")).toMatchObject({
      due: null,
      basis: "unknown",
      opensOn: null,
      scrapAfter: null,
      reason: { zh: "检验: 货车, 初次登记日期不详, 条例16" }
    })
    expect(rules.inspectionDue(truck, { validUntil: "2026-05-01" }, "2026-06-01")).toMatchObject({
      due: "2026-05-01"
    })
  })

  it("K6: an inspection is possible from three months before, and three missed cycles lead to scrapping", () => {
    const due = (on: string) =>
      rules.inspectionDue(truck, { firstRegisteredOn: "2010-05-01", validUntil: "2026-05-01" }, on)
    expect(due("2026-04-01")).toMatchObject({
      opensOn: "2026-02-01",
      scrapAfter: "2027-11-01",
      missedCycles: 0
    })
    expect(due("2026-11-01").missedCycles).toBe(0)
    expect(due("2026-11-02").missedCycles).toBe(1)
    expect(due("2027-11-01").missedCycles).toBe(2)
    expect(due("2027-11-02").missedCycles).toBe(3)
    expect(due("2036-11-02").missedCycles).toBe(3)
  })

  it("K6: coming early or late moves no later date", () => {
    const until = (inspectedOn: string) => rules.inspectionValidUntil(truck, "2020-05-10", inspectedOn)
    expect(until("2026-05-10")).toBe("2027-05-10")
    expect(until("2026-02-10")).toBe("2027-05-10")
    expect(until("2026-02-09")).toBe("2026-05-10")
    expect(until("2026-07-01")).toBe("2027-05-10")
    expect(rules.inspectionValidUntil(truck, null, "2026-05-10")).toBe("2026-11-10")
  })

  it("K4: a truck inspected on every due day passes through the whole cycle", () => {
    expect(life(truck, "2026-06-01", 12)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
      "7",
      "8",
      "9",
      "10",
      "10½",
      "11",
      "11½",
      "12"
    ])
  })

  it("K4–K6: the next date is always later than the inspection, within two years and three months", () => {
    const types = fc.constantFrom(...vehicleTypes.entries.map(([code]) => code))
    const days = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays("1995-01-31", n))
    fc.assert(
      fc.property(types, fc.constantFrom(..."ABDFPR"), days, days, (vehicleType, use, a, b) => {
        const [registered, inspected] = a < b ? [a, b] : [b, a]
        const until = rules.inspectionValidUntil({ vehicleType, use }, registered, inspected)
        expect(until > inspected).toBe(true)
        expect(until <= addMonths(inspected, 27)).toBe(true)
        const { due } = rules.inspectionDue(
          { vehicleType, use },
          { firstRegisteredOn: registered },
          inspected
        )
        expect(due !== null && due >= inspected && due <= addMonths(inspected, 24)).toBe(true)
      })
    )
  })

  it("K6: a replaced limit is used", () => {
    const limit = {
      id: "opens",
      limit: "inspectionOpensBefore",
      rule: "K6",
      effectiveFrom: "2026-01-01",
      effectiveTo: null,
      confidence: "law",
      source: { zh: "新规定", en: "new rule" },
      value: 1,
      unit: "months"
    }
    const changed = makeVehicleRules(Either.getOrThrow(makeVehicleTables({ limits: { entries: [limit] } })))
    const record = { firstRegisteredOn: "2020-05-10", validUntil: "2026-05-10" }
    expect(changed.inspectionDue(truck, record, "2026-03-01").opensOn).toBe("2026-04-10")
  })
})
