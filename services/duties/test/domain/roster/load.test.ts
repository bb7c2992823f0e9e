import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { describe, expect, it } from "vitest"
import { draftRoster } from "../../../src/domain/drafting/DraftRoster.ts"
import { countedDuty, daySorts, rangeOf } from "../../../src/domain/roster/CountedDays.ts"
import {
  busyDays,
  changeFrom,
  dutyLoad,
  loadOf,
  monthPeriod,
  restDays,
  restDaysByMonth,
  restOf,
  restYearOverYear,
  yearPeriod
} from "../../../src/domain/roster/DutyLoad.ts"
import { hoursAfter, instantOf, type Slot } from "../../../src/domain/roster/Slot.ts"
import { draftInput, isWorkingDay, month, officers } from "./zone.ts"

/** A duty of one person from a time of a day on. */
const duty = (day: string, hours = 24, begins = "08:00", personId = "o1"): Slot => {
  const from = instantOf(day, begins)
  return {
    slotId: `${day} ${begins}`,
    kind: "main",
    from,
    until: hoursAfter(from, hours),
    unitId: "s1",
    group: null,
    members: [{ personId, personKind: "officer", account: null, lead: true }]
  }
}

const daysOff = (year: number): ReadonlyArray<string> => {
  const days: Array<string> = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    if (!isWorkingDay(day)) days.push(day)
  return days
}

/** Day duties (08:00 to 18:00) on all days off of a year but so many. */
const restingOn = (year: number, restful: number): ReadonlyArray<Slot> =>
  daysOff(year)
    .slice(restful)
    .map((day) => duty(day, 10))

describe("the load of a person", () => {
  it("row 6: one duty in four days is four days between", () => {
    const slots = ["2026-09-01", "2026-09-05", "2026-09-09", "2026-09-13"].map((day) => duty(day))
    expect(dutyLoad(slots, "o1", monthPeriod("2026-09"), isWorkingDay)).toEqual({
      duties: 4,
      hours: 96,
      dutyDays: 4,
      // 5 and 13 September 2026 are a Saturday and a Sunday.
      dutyDaysOff: 2,
      daysBetween: 4,
      shortestBetween: 4,
      longestBetween: 4
    })
  })

  it("row 6: of 30 officers who fill 9 duties a day each has one in 3 to 4 days, as before the reform", () => {
    const { slots } = draftRoster(draftInput())
    for (const { personId } of officers) {
      const { daysBetween } = dutyLoad(slots, personId, monthPeriod(month), isWorkingDay)
      expect(daysBetween).toBeGreaterThanOrEqual(2.5)
      expect(daysBetween).toBeLessThanOrEqual(4)
    }
  })

  it("row 6: two duties on a day are one duty day; other people and other months do not count", () => {
    const slots = [
      duty("2026-09-01", 4),
      duty("2026-09-01", 4, "18:00"),
      duty("2026-10-01"),
      duty("2026-09-02", 24, "08:00", "o2")
    ]
    expect(dutyLoad(slots, "o1", monthPeriod("2026-09"), isWorkingDay)).toMatchObject({
      duties: 2,
      hours: 8,
      dutyDays: 1,
      daysBetween: null
    })
    expect(dutyLoad([], "o1", monthPeriod("2026-09"), isWorkingDay)).toMatchObject({
      duties: 0,
      daysBetween: null
    })
  })

  it("a month is its days, a year its days", () => {
    expect(monthPeriod("2024-02")).toEqual({ from: "2024-02-01", until: "2024-02-29" })
    expect(monthPeriod("2026-12")).toEqual({ from: "2026-12-01", until: "2026-12-31" })
    expect(yearPeriod(2024)).toEqual({ from: "2024-01-01", until: "2024-12-31" })
  })
})

describe("days as numbers", () => {
  it("rows 6 and 22: say what sort of day they are, and ask the calendar once for each, however many people ask", () => {
    const asked: Array<string> = []
    const sortOf = daySorts((day) => {
      asked.push(day)
      return isWorkingDay(day)
    })
    const range = rangeOf({ from: "2024-09-28", until: "2024-10-07" })
    const duties = [countedDuty(duty("2024-10-01"))]
    for (let person = 0; person < 300; person++) {
      expect(loadOf(duties, range, sortOf)).toMatchObject({ hours: 24, dutyDays: 1, dutyDaysOff: 1 })
      expect(restOf({ busy: busyDays(duties), taken: new Set() }, range, sortOf).total).toBe(6)
    }
    expect(new Set(asked).size).toBe(asked.length)
    // A Saturday, a worked Sunday, a Monday, and a holiday with the weekend in it.
    const days = Array.from({ length: 10 }, (_, n) => sortOf(range.from + n))
    expect(days).toEqual([
      "weekend",
      "working",
      "working",
      ...Array.from({ length: 4 }, () => "holiday"),
      "weekend",
      "weekend",
      "holiday"
    ])
  })
})

describe("rest days at home", () => {
  it("row 22: are days off without an hour of duty; a duty overnight takes two of them", () => {
    // 1 to 7 October 2024 are the holiday; 29 September, a Sunday, and 12 October, a Saturday, are worked for it.
    const facts = { slots: [duty("2024-10-01")], personId: "o1", restTaken: [] }
    const period = { from: "2024-10-01", until: "2024-10-07" }
    expect(restDays({ ...facts, slots: [] }, period, isWorkingDay).total).toBe(7)
    expect(restDays(facts, period, isWorkingDay)).toEqual({ daysOff: 5, taken: 0, total: 5 })
    expect(isWorkingDay("2024-10-12")).toBe(true)
    expect(isWorkingDay("2024-09-29")).toBe(true)
    expect(
      restDays({ ...facts, slots: [] }, { from: "2024-09-29", until: "2024-09-29" }, isWorkingDay).total
    ).toBe(0)
  })

  it("rows 22 and 54: a working day from the rest bank is one, unless there is duty; a day off is not counted twice", () => {
    const taken = ["2024-10-08", "2024-10-09", "2024-10-13"]
    const facts = { slots: [duty("2024-10-09", 4)], personId: "o1", restTaken: taken }
    expect(restDays(facts, { from: "2024-10-08", until: "2024-10-13" }, isWorkingDay)).toEqual({
      daysOff: 1,
      taken: 1,
      total: 2
    })
  })

  it("row 22: 48 rest days in 2023, fewer than 50, and 66 in 2024 are +37.5 %", () => {
    const slots = [...restingOn(2023, 48), ...restingOn(2024, 66)]
    const facts = { slots, personId: "o1", restTaken: [] }
    expect(restYearOverYear(facts, 2024, isWorkingDay)).toEqual({ before: 48, now: 66, change: 0.375 })
    const months = restDaysByMonth(facts, 2024, isWorkingDay)
    expect(months).toHaveLength(12)
    expect(months.reduce((sum, { total }) => sum + total, 0)).toBe(66)
    expect(months[11]?.total).toBe(0)
  })

  it("row 22: with two duty groups that take turns a year has fewer than 50 days at home", () => {
    const slots: Array<Slot> = []
    for (let day = "2023-01-01"; day <= "2023-12-31"; day = addDays(day, 2)) slots.push(duty(day))
    expect(
      restDays({ slots, personId: "o1", restTaken: [] }, yearPeriod(2023), isWorkingDay).total
    ).toBeLessThan(50)
  })

  it("a year after nothing has no change", () => {
    expect(changeFrom(0, 10)).toEqual({ before: 0, now: 10, change: null })
    expect(changeFrom(40, 30).change).toBe(-0.25)
  })
})
