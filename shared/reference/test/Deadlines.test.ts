import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { builtInDeadlines, makeDayCountingRules, makeDeadlines, type Regulation } from "../src/Deadlines.ts"
import { builtInCalendar, makeCalendar, packagedYears } from "../src/WorkingDays.ts"

const { deadline } = builtInDeadlines
const due = (regulation: Regulation, start: string, days: number): string =>
  deadline({ regulation, start, days }).due

describe("rulebook section 10", () => {
  it.each([
    ["A10: liability paper over Spring Festival", "2026-02-12", "accidentProcedure", 10, "2026-03-04"],
    [
      "A10: same before National Day with a Sunday make-up",
      "2026-09-18",
      "accidentProcedure",
      10,
      "2026-10-09"
    ],
    ["A10: same from 9-30 (10-10 Saturday counts)", "2026-09-30", "accidentProcedure", 10, "2026-10-20"],
    ["A8: simple paper", "2026-04-03", "accidentProcedure", 3, "2026-04-09"],
    ["A14: service", "2026-09-24", "accidentProcedure", 3, "2026-09-30"],
    ["A17: review request over May Day", "2026-04-30", "accidentProcedure", 3, "2026-05-08"],
    ["A10: after forensic result", "2026-06-18", "accidentProcedure", 5, "2026-06-26"],
    ["V1: penalty filing over a make-up Saturday", "2026-05-08", "violationProcedure", 2, "2026-05-11"],
    ["A17: review materials", "2026-02-13", "accidentProcedure", 2, "2026-02-24"]
  ] as const)("%s: %s + working days", (_, start, regulation, days, expected) => {
    expect(deadline({ regulation, start, days })).toMatchObject({
      due: expected,
      counting: "workingDays",
      rolled: false,
      provisional: false,
      confidence: "law"
    })
  })

  it.each([
    ["A17: review decision", "2026-01-16", 30, "2026-02-15", "2026-02-24"],
    ["A12: forensic limit", "2026-09-05", 30, "2026-10-05", "2026-10-08"],
    ["A11: stop-clock limit", "2026-08-03", 60, "2026-10-02", "2026-10-08"]
  ])("%s: %s + %d calendar days end on %s and move to %s", (_, start, days, ends, expected) => {
    expect(addDays(start, days)).toBe(ends)
    expect(deadline({ regulation: "accidentProcedure", start, days })).toMatchObject({
      due: expected,
      counting: "calendarDays",
      rolled: true,
      provisional: false
    })
  })

  it("the trap: 2027-01-01 is a holiday although 2027 is not published, and what reaches it is provisional", () => {
    expect(builtInCalendar.lastPublishedYear).toBe(2026)
    expect(builtInCalendar.isWorkingDay("2027-01-01")).toBe(false)
    expect(builtInCalendar.isPublished("2027-01-01")).toBe(false)
    expect(deadline({ regulation: "accidentProcedure", start: "2026-12-31", days: 1 })).toMatchObject({
      due: "2027-01-04",
      provisional: true
    })
    expect(deadline({ regulation: "accidentProcedure", start: "2026-12-21", days: 10 })).toMatchObject({
      due: "2027-01-05",
      provisional: true
    })
    expect(deadline({ regulation: "accidentProcedure", start: "2026-12-17", days: 10 })).toMatchObject({
      due: "2026-12-31",
      provisional: false
    })
    expect(deadline({ regulation: "points", start: "2026-12-02", days: 30 })).toMatchObject({
      due: "2027-01-04",
      rolled: true,
      provisional: true
    })
  })

  it("a calendar that is extended gives the final date and another version", () => {
    const year2027 = {
      year: 2027,
      holidays: ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"],
      workdays: ["2027-01-09"]
    }
    const extended = Either.getOrThrow(makeCalendar([...packagedYears, year2027]))
    const later = makeDeadlines(builtInDeadlines.rules, extended)
    expect(later.deadline({ regulation: "accidentProcedure", start: "2026-12-31", days: 5 })).toMatchObject({
      due: "2027-01-09",
      provisional: false
    })
    expect(later.version).not.toBe(builtInDeadlines.version)
  })
})

describe("rulebook section 0: days of each regulation", () => {
  const spans: ReadonlyArray<readonly [Regulation, ReadonlyArray<number>]> = [
    ["accidentProcedure", [1, 2, 3, 5, 10]],
    ["violationProcedure", [2, 3, 5, 7, 10, 15]],
    ["penaltyLaw", [2, 3, 5, 7]],
    ["vehicleRegistration", [1, 2, 3, 5, 7, 10, 15]],
    ["drivingLicence", [1, 3, 5]],
    ["points", []],
    ["administrativeCases", []]
  ]

  it.each(spans)(
    "%s counts %j in working days and all other spans in calendar days",
    (regulation, workingDays) => {
      for (const days of [1, 2, 3, 4, 5, 7, 10, 15, 30, 60, 90]) {
        const { counting } = deadline({ regulation, start: "2026-06-01", days })
        expect([days, counting]).toEqual([days, workingDays.includes(days) ? "workingDays" : "calendarDays"])
      }
    }
  )

  it("3 days are 3 working days in an accident case and 3 natural days in a points case", () => {
    expect(due("accidentProcedure", "2026-04-30", 3)).toBe("2026-05-08")
    expect(due("points", "2026-05-06", 3)).toBe("2026-05-09")
    expect(due("points", "2026-05-07", 3)).toBe("2026-05-11")
  })

  it("administrative cases count working days only where the text says so", () => {
    const question = { regulation: "administrativeCases", start: "2026-04-30", days: 3 } as const
    expect(deadline(question)).toMatchObject({ due: "2026-05-06", counting: "calendarDays" })
    expect(deadline({ ...question, saysWorkingDays: true })).toMatchObject({
      due: "2026-05-08",
      counting: "workingDays"
    })
  })

  it("months are calendar months, moved past a holiday", () => {
    expect(deadline({ regulation: "violationProcedure", start: "2026-01-31", months: 1 })).toMatchObject({
      due: "2026-02-28",
      rolled: false
    })
    expect(deadline({ regulation: "violationProcedure", start: "2026-07-03", months: 3 })).toMatchObject({
      due: "2026-10-08",
      rolled: true
    })
  })

  it("a case older than the text that was read is answered as recommended", () => {
    expect(deadline({ regulation: "accidentProcedure", start: "2018-04-30", days: 3 })).toMatchObject({
      due: "2018-05-04",
      confidence: "recommended",
      reason: { zh: "期限: 3日(工作日), 事故处理程序规定112 (建议)" }
    })
  })

  it("the reason says how it was counted", () => {
    expect(deadline({ regulation: "accidentProcedure", start: "2026-08-03", days: 60 }).reason).toEqual({
      zh: "期限: 60日(自然日, 末日为节假日顺延), 事故处理程序规定112",
      en: "Deadline: 60 days (calendar, moved past the holiday), Accident Procedure 112"
    })
  })

  it.each([{}, { days: 1, months: 1 }, { days: -1 }, { days: 1.5 }])(
    "a question of %j is a mistake of the caller",
    (span) => {
      expect(() => deadline({ regulation: "points", start: "2026-06-01", ...span })).toThrow()
    }
  )

  it("a table without one of the regulations is refused", () => {
    expect(Either.isLeft(makeDayCountingRules({ entries: [] }))).toBe(true)
  })

  it("a due day is never before the plain end of the span and always a working day", () => {
    const regulations = fc.constantFrom(...spans.map(([regulation]) => regulation))
    const starts = fc.integer({ min: 0, max: 8000 }).map((n) => addDays("2005-01-01", n))
    fc.assert(
      fc.property(regulations, starts, fc.integer({ min: 1, max: 90 }), (regulation, start, days) => {
        const found = deadline({ regulation, start, days })
        expect(found.due >= addDays(start, days)).toBe(true)
        expect(builtInCalendar.isWorkingDay(found.due)).toBe(true)
        expect(found.provisional).toBe(found.due > "2026-12-31")
      })
    )
  })
})

describe("the working-day calendar", () => {
  it("knows holidays, make-up days and weekends of published years", () => {
    expect(builtInCalendar.isWorkingDay("2026-02-16")).toBe(false)
    expect(builtInCalendar.isWorkingDay("2026-02-28")).toBe(true)
    expect(builtInCalendar.isWorkingDay("2026-03-01")).toBe(false)
    expect(builtInCalendar.isWorkingDay("2026-03-02")).toBe(true)
    expect(builtInCalendar.isWorkingDay("2025-01-26")).toBe(true)
    expect(builtInCalendar.firstPublishedYear).toBe(2004)
  })

  it("of an unpublished year goes by weekends and holidays of fixed date", () => {
    for (const day of [
      "2030-01-01",
      "2030-05-01",
      "2030-05-02",
      "2030-10-01",
      "2030-10-02",
      "2030-10-03",
      "2030-06-01"
    ]) {
      expect(builtInCalendar.isWorkingDay(day), day).toBe(false)
    }
    expect(builtInCalendar.isWorkingDay("2030-05-03")).toBe(true)
  })

  it("counts working days as a walk day by day does", () => {
    const starts = fc.integer({ min: 0, max: 8000 }).map((n) => addDays("2005-01-01", n))
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 30 }), (start, n) => {
        const end = builtInCalendar.workingDaysAfter(start, n)
        let counted = 0
        for (let day = addDays(start, 1); day <= end; day = addDays(day, 1))
          if (builtInCalendar.isWorkingDay(day)) counted++
        expect(counted).toBe(n)
      })
    )
  })

  it("refuses years that contradict themselves", () => {
    const wrong = (...years: Parameters<typeof makeCalendar>[0]) => {
      const made = makeCalendar(years)
      return Either.isLeft(made) ? made.left : null
    }
    expect(wrong()).toBe("the calendar has no year")
    expect(wrong({ year: 2027, holidays: ["2026-01-01"], workdays: [] })).toBe(
      "2026-01-01 is listed under 2027"
    )
    expect(wrong({ year: 2027, holidays: ["2027-01-02"], workdays: ["2027-01-02"] })).toBe(
      "2027-01-02 is both a day off and a working day"
    )
    expect(wrong(...packagedYears, { year: 2028, holidays: ["2028-01-01"], workdays: [] })).toBe(
      "the calendar skips a year"
    )
  })
})
