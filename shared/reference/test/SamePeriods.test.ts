import { addDays, daysBetween } from "@jiaosuo/kernel/CalendarDays"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { comparePeriods, type Period, sameTimeLastYear } from "../src/SamePeriods.ts"
import { refusal } from "./outcomes.ts"

const period = (from: string, to: string): Period => ({ from, to })
const compared = (current: Period, before: Period) => Either.getOrThrow(comparePeriods(current, before)).value

describe("year on year", () => {
  it("C8: periods of equal length are compared whole", () => {
    const answer = compared(period("2026-01-01", "2026-03-31"), period("2025-01-01", "2025-03-31"))
    expect(answer).toMatchObject({ days: 90, leftOut: [] })
    expect(answer.reason).toEqual({
      zh: "同比: 2026-01-01至2026-03-31 与 2025-01-01至2025-03-31, 各90日",
      en: "Year on year: 2026-01-01 to 2026-03-31 with 2025-01-01 to 2025-03-31, 90 days each"
    })
  })

  it("C8: 29 February is left out where only one of the periods has it, and the answer says so", () => {
    const answer = compared(period("2024-01-01", "2024-03-31"), period("2023-01-01", "2023-03-31"))
    expect(answer).toMatchObject({ days: 90, leftOut: ["2024-02-29"] })
    expect(answer.reason.zh).toBe(
      "同比: 2024-01-01至2024-03-31 与 2023-01-01至2023-03-31, 各90日, 2024-02-29无对应日, 两期均不计"
    )
    const after = compared(period("2025-01-01", "2025-12-31"), period("2024-01-01", "2024-12-31"))
    expect(after).toMatchObject({ days: 365, leftOut: ["2024-02-29"] })
  })

  it("C8: two leap years, and equal lengths that a leap day is part of, leave nothing out", () => {
    expect(compared(period("2024-02-01", "2024-02-29"), period("2020-02-01", "2020-02-29"))).toMatchObject({
      days: 29,
      leftOut: []
    })
    expect(compared(period("2024-02-20", "2024-03-10"), period("2023-02-19", "2023-03-10"))).toMatchObject({
      days: 20,
      leftOut: []
    })
  })

  it("C8: unequal lengths are refused with both of them", () => {
    const refused = comparePeriods(period("2026-01-01", "2026-03-31"), period("2025-01-01", "2025-03-30"))
    expect(refused).toMatchObject({
      left: {
        code: "periods-of-unequal-length",
        rule: "C8",
        reason: {
          zh: "本期2026-01-01至2026-03-31为90日, 对比期2025-01-01至2025-03-30为89日, 长度不同不能同比"
        }
      }
    })
    expect(
      refusal(comparePeriods(period("2024-02-01", "2024-02-29"), period("2023-02-01", "2023-02-27")))
    ).toBe("periods-of-unequal-length")
  })

  it("C8: no period, and periods into each other, are refused", () => {
    expect(
      refusal(comparePeriods(period("2026-03-31", "2026-01-01"), period("2025-01-01", "2025-03-31")))
    ).toBe("period-backwards")
    expect(
      refusal(comparePeriods(period("2026-02-30", "2026-03-31"), period("2025-01-01", "2025-03-31")))
    ).toBe("period-backwards")
    expect(
      refusal(comparePeriods(period("2025-01-01", "2026-06-30"), period("2024-01-01", "2025-06-30")))
    ).toBe("periods-overlap")
    expect(
      refusal(comparePeriods(period("2025-01-01", "2025-03-31"), period("2026-01-01", "2026-03-31")))
    ).toBe("periods-overlap")
  })

  it.each([
    ["2026-01-01", "2026-03-31", "2025-01-01", "2025-03-31", []],
    ["2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28", ["2024-02-29"]],
    ["2024-02-29", "2024-03-10", "2023-03-01", "2023-03-10", ["2024-02-29"]],
    ["2025-02-01", "2025-02-28", "2024-02-01", "2024-02-28", []],
    ["2025-02-01", "2025-03-01", "2024-02-01", "2024-03-01", ["2024-02-29"]],
    ["2026-12-20", "2027-01-10", "2025-12-20", "2026-01-10", []]
  ])("C8: %s to %s is compared with %s to %s", (from, to, fromBefore, toBefore, leftOut) => {
    expect(Either.getOrThrow(sameTimeLastYear({ from, to })).value).toMatchObject({
      before: { from: fromBefore, to: toBefore },
      leftOut
    })
  })

  it("C8: four years back 29 February has its counterpart, one year back it has none", () => {
    const day = period("2024-02-29", "2024-02-29")
    expect(refusal(sameTimeLastYear(day))).toBe("period-without-counterpart")
    expect(Either.getOrThrow(sameTimeLastYear(day, 4)).value).toMatchObject({
      before: period("2020-02-29", "2020-02-29"),
      days: 1
    })
    expect(refusal(sameTimeLastYear(period("2024-02-30", "2024-03-01")))).toBe("period-backwards")
    expect(refusal(sameTimeLastYear(period("2024-03-02", "2024-03-01")))).toBe("period-backwards")
  })

  it("C8: every period up to a year has its counterpart, with as many days compared in each", () => {
    const days = fc.integer({ min: 0, max: 6000 }).map((n) => addDays("2012-01-01", n))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 364 }), (from, n) => {
        const to = addDays(from, n)
        const answer = Either.getOrThrow(sameTimeLastYear({ from, to })).value
        const counted = ({ from: first, to: last }: Period) =>
          daysBetween(first, last) + 1 - answer.leftOut.filter((day) => first <= day && day <= last).length
        expect(counted(answer.current)).toBe(answer.days)
        expect(counted(answer.before)).toBe(answer.days)
        expect(answer.leftOut.every((day) => day.endsWith("02-29"))).toBe(true)
      })
    )
  })
})
