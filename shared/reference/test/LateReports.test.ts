import { describe, expect, it } from "vitest"
import { builtInAccidentRules } from "../src/AccidentRules.ts"
import { readLateReports } from "../src/LateReports.ts"

const isLate = (way: "phone" | "station" | "patrol" | "online", reportedAt: string, on = "2026-03-10") =>
  builtInAccidentRules.isLateReport({ way, happenedAt: "2026-03-10T01:00:00.000Z", reportedAt }, on)

describe("reports afterwards (A7)", () => {
  it("A7: a call is late after a day, a visit to the station after two hours, a patrol never", () => {
    expect(isLate("phone", "2026-03-11T01:00:00.000Z")).toBe(false)
    expect(isLate("phone", "2026-03-11T01:00:01.000Z")).toBe(true)
    expect(isLate("station", "2026-03-10T03:00:00.000Z")).toBe(false)
    expect(isLate("online", "2026-03-10T03:00:01.000Z")).toBe(true)
    expect(isLate("patrol", "2026-03-20T01:00:00.000Z")).toBe(false)
  })

  it("A7: the oldest rule answers for the time before it", () => {
    expect(isLate("phone", "2026-03-12T01:00:00.000Z", "2015-01-01")).toBe(true)
  })

  it("a table that leaves a way out is refused", () => {
    const entry = {
      id: "phone",
      rule: "A7",
      effectiveFrom: "2018-05-01",
      effectiveTo: null,
      confidence: "recommended",
      source: { zh: "规定", en: "rules" },
      way: "phone",
      afterMinutes: 60
    }
    expect(readLateReports({ entries: [entry] })).toMatchObject({
      left: "late-reports: a way has no entry"
    })
  })
})
