import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import deadlinesFile from "../data/rules/accident-deadlines.json" with { type: "json" }
import { type AccidentClock, accidentClocks, daysOfStops } from "../src/AccidentDeadlines.ts"
import { builtInAccidentRules, makeAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import { builtInDeadlines, makeDeadlines } from "../src/Deadlines.ts"
import { builtInCalendar, makeCalendar, packagedYears } from "../src/WorkingDays.ts"

const { accidentDeadline, stoppedDeadline, clockOn } = builtInAccidentRules
const { isWorkingDay } = builtInCalendar

describe("the vectors of rulebook section 10", () => {
  it.each([
    ["A10: liability paper over Spring Festival", "liability-paper", "2026-02-12", "2026-03-04"],
    ["A10: before National Day with a Sunday make-up", "liability-paper", "2026-09-18", "2026-10-09"],
    ["A10: from 9-30 (10-10 Saturday counts)", "liability-paper", "2026-09-30", "2026-10-20"],
    ["A8: simple paper", "simple-paper", "2026-04-03", "2026-04-09"],
    ["A14: service", "serve-paper", "2026-09-24", "2026-09-30"],
    ["A17: review request over May Day", "review-request", "2026-04-30", "2026-05-08"],
    ["A10: after forensic result", "paper-after-test", "2026-06-18", "2026-06-26"],
    ["A17: review materials", "pass-on-review", "2026-02-13", "2026-02-24"]
  ] as const)("%s", (_, clock, start, due) => {
    expect(accidentDeadline(clock, start)).toMatchObject({
      clock,
      start,
      due,
      counting: "workingDays",
      rolled: false,
      provisional: false,
      confidence: "law"
    })
  })

  it.each([
    ["A17: review decision", "decide-review", "2026-01-16", 30, "2026-02-15", "2026-02-24"],
    ["A12: forensic limit", "finish-test", "2026-09-05", 30, "2026-10-05", "2026-10-08"],
    ["A11: stop-clock limit", "stop-limit", "2026-08-03", 60, "2026-10-02", "2026-10-08"]
  ] as const)("%s", (_, clock, start, span, ends, due) => {
    expect(addDays(start, span)).toBe(ends)
    expect(accidentDeadline(clock, start)).toMatchObject({
      due,
      span,
      counting: "calendarDays",
      rolled: true,
      provisional: false,
      confidence: "law"
    })
  })
})

describe("the clocks of rulebook section 1", () => {
  it.each([
    ["late-report-decision", "A7", 3, "workingDays"],
    ["simple-paper", "A8", 3, "workingDays"],
    ["liability-paper", "A10", 10, "workingDays"],
    ["paper-after-test", "A10", 5, "workingDays"],
    ["paper-after-joint-request", "A10", 5, "workingDays"],
    ["stop-limit", "A11", 60, "calendarDays"],
    ["paper-after-stop", "A11", 5, "workingDays"],
    ["order-test", "A12", 3, "workingDays"],
    ["finish-test", "A12", 30, "calendarDays"],
    ["finish-test-extended", "A12", 60, "calendarDays"],
    ["serve-test-result", "A12", 5, "workingDays"],
    ["second-test-request", "A12", 3, "workingDays"],
    ["return-vehicle", "A12", 5, "workingDays"],
    ["result-fixed", "A13", 3, "workingDays"],
    ["serve-paper", "A14", 3, "workingDays"],
    ["hit-and-run-request", "A14", 10, "workingDays"],
    ["review-request", "A17", 3, "workingDays"],
    ["pass-on-review", "A17", 2, "workingDays"],
    ["send-review-file", "A17", 5, "workingDays"],
    ["decide-review", "A17", 30, "calendarDays"],
    ["redo-after-review", "A17", 10, "workingDays"],
    ["redo-after-test", "A17", 5, "workingDays"],
    ["mediation-request", "A18", 10, "workingDays"],
    ["mediation-after-peoples-mediation", "A18", 3, "workingDays"],
    ["mediation-notice", "A18", 3, "workingDays"],
    ["mediation-paper", "A18", 10, "workingDays"],
    ["decide-recusal", "A21", 2, "workingDays"],
    ["case-numbers-close", "C2", 7, "calendarDays"],
    ["international-numbers-close", "C3", 30, "calendarDays"]
  ] as const)("%s (%s): %d %s", (clock, rule, span, counting) => {
    expect(accidentDeadline(clock, "2026-06-01")).toMatchObject({ clock, rule, span, counting, stopped: 0 })
  })

  it("are exactly those of the table, each with a name and a start", () => {
    expect(deadlinesFile.entries.map((entry) => entry.clock)).toEqual(accidentClocks)
    expect(clockOn("stop-limit", "2026-06-01").approval?.zh).toBe("上一级公安机关交通管理部门批准")
    expect(clockOn("liability-paper", "2026-06-01").starts.en).toMatch(/hit-and-run/)
  })

  it("C2: the case numbers close on the seventh day after the accident, a holiday or not", () => {
    const closing = accidentDeadline("case-numbers-close", "2026-09-25")
    expect(isWorkingDay("2026-10-02")).toBe(false)
    expect(closing).toMatchObject({ due: "2026-10-02", rolled: false, provisional: false, confidence: "law" })
    expect(accidentDeadline("case-numbers-close", "2026-12-29")).toMatchObject({
      due: "2027-01-05",
      provisional: false
    })
  })

  it("A18: a notice three working days before the mediation is counted back", () => {
    // 2026-10-09 is the Friday after National Day (10-01 to 10-07 off): back over 10-08, 09-30, 09-29.
    expect(accidentDeadline("mediation-notice", "2026-10-09")).toMatchObject({
      due: "2026-09-29",
      counting: "workingDays",
      rolled: false
    })
    expect(accidentDeadline("mediation-notice", "2026-06-10").reason.zh).toBe(
      "通知调解时间、地点: 3日前(工作日), 事故处理程序规定88"
    )
  })

  it("A24: where jurisdiction moves, the clock starts anew on the day of receipt", () => {
    expect(accidentDeadline("liability-paper", "2026-06-01").due).toBe("2026-06-15")
    expect(accidentDeadline("liability-paper", "2026-06-08").due).toBe("2026-06-23")
  })

  it("A12: the longest test needs the consent of the next higher body, and the reason says so", () => {
    expect(accidentDeadline("finish-test-extended", "2026-08-03").reason).toEqual({
      zh: "完成检验、鉴定(经批准延长): 60日(自然日, 末日为节假日顺延), 须经上一级公安机关交通管理部门批准, 事故处理程序规定51",
      en: "end of a forensic test, extended with approval: 60 days (calendar, moved past the holiday), with approval of the next higher traffic police body, Accident Procedure 51"
    })
  })

  it("A10: a case older than regulation 146 is answered as recommended", () => {
    expect(accidentDeadline("liability-paper", "2018-04-27")).toMatchObject({ confidence: "recommended" })
    expect(accidentDeadline("liability-paper", "2018-04-27").reason.zh).toMatch(/ \(建议\)$/)
    expect(accidentDeadline("international-numbers-close", "2026-06-01").confidence).toBe("recommended")
  })

  it("A10: what reaches past the published calendar is provisional until the calendar is extended", () => {
    const before = accidentDeadline("liability-paper", "2026-12-21")
    expect(before).toMatchObject({ due: "2027-01-05", provisional: true })
    const year2027 = { year: 2027, holidays: ["2027-01-01", "2027-01-04"], workdays: [] }
    const calendar = Either.getOrThrow(makeCalendar([...packagedYears, year2027]))
    const later = makeAccidentRules(
      builtInAccidentRules.tables,
      makeDeadlines(builtInDeadlines.rules, calendar)
    )
    expect(later.accidentDeadline("liability-paper", "2026-12-21")).toMatchObject({
      due: "2027-01-06",
      provisional: false
    })
    expect(later.version).not.toBe(builtInAccidentRules.version)
  })

  it("A10: a replaced table changes the span, and counts it as its regulation counts such a span", () => {
    const entries = deadlinesFile.entries.map((entry) =>
      entry.clock === "liability-paper" ? { ...entry, days: 15 } : entry
    )
    const tables = Either.getOrThrow(makeAccidentTables({ "accident-deadlines": { entries } }))
    const rules = makeAccidentRules(tables, builtInDeadlines)
    expect(rules.accidentDeadline("liability-paper", "2026-06-01")).toMatchObject({
      span: 15,
      due: "2026-06-16",
      counting: "calendarDays"
    })
    expect(rules.version).not.toBe(builtInAccidentRules.version)
  })

  it("A7: a table without one of the clocks is refused", () => {
    const entries = deadlinesFile.entries.filter((entry) => entry.clock !== "late-report-decision")
    expect(makeAccidentTables({ "accident-deadlines": { entries } })).toEqual(
      Either.left("accident-deadlines: the clock late-report-decision has no entry")
    )
  })
})

describe("A11: a stopped clock", () => {
  const day = fc.integer({ min: 0, max: 600 }).map((n) => addDays("2024-06-03", n))
  const stoppable = fc.constantFrom(
    ...accidentClocks.filter(
      (clock) => !["case-numbers-close", "international-numbers-close", "mediation-notice"].includes(clock)
    )
  )
  const closedStops = fc.array(
    fc.tuple(day, fc.integer({ min: 0, max: 70 })).map(([from, n]) => ({ from, until: addDays(from, n) })),
    { maxLength: 4 }
  )

  it("A11: goes on with the days that were left", () => {
    // From Monday 06-01 three working days run (06-02, 06-03, 06-04); the clock stands over 06-05 to 06-10.
    const stopped = stoppedDeadline("liability-paper", "2026-06-01", [
      { from: "2026-06-04", until: "2026-06-10" }
    ])
    expect(stopped).toMatchObject({ due: "2026-06-22", used: 3, remaining: 7, stopEndsAtLatest: null })
    expect(stopped.deadline).toMatchObject({ span: 10, stopped: 4, counting: "workingDays" })
    expect(stopped.deadline?.reason.zh).toBe("事故认定书: 10日(工作日), 中止4日不计, 事故处理程序规定62")
    expect(accidentDeadline("liability-paper", "2026-06-01", 4).due).toBe("2026-06-22")
  })

  it("A11: has no last day while it stands, but the stop has one", () => {
    expect(stoppedDeadline("liability-paper", "2026-08-03", [{ from: "2026-08-03", until: null }])).toEqual({
      due: null,
      remaining: 10,
      used: 0,
      stopEndsAtLatest: "2026-10-08",
      deadline: null
    })
    expect(
      stoppedDeadline("liability-paper", "2026-06-01", [
        { from: "2026-06-10", until: null },
        { from: "2026-06-03", until: "2026-06-05" }
      ])
    ).toMatchObject({ due: null, used: 5, remaining: 5 })
  })

  it("A11: a stop after the last day changes nothing and leaves nothing, never less than nothing", () => {
    const over = stoppedDeadline("liability-paper", "2026-06-01", [{ from: "2026-06-15", until: null }])
    expect(over).toMatchObject({ due: "2026-06-15", used: 10, remaining: 0 })
    const late = stoppedDeadline("liability-paper", "2026-06-01", [
      { from: "2026-07-01", until: "2026-07-20" }
    ])
    expect(late).toMatchObject({ due: "2026-06-15", used: 10, remaining: 0 })
    expect(late.deadline?.stopped).toBe(0)
  })

  it("A12: calendar spans lose calendar days, and their end still moves past a holiday", () => {
    const stopped = stoppedDeadline("finish-test", "2026-08-28", [
      { from: "2026-09-01", until: "2026-09-06" }
    ])
    expect(stopped.due).toBe("2026-10-08")
    expect(stopped.deadline).toMatchObject({ stopped: 5, rolled: true, counting: "calendarDays" })
  })

  it("C2, A18: the window of a statistic and a day counted back do not stand", () => {
    const stops = [{ from: "2026-06-01", until: "2026-06-20" }]
    for (const clock of ["case-numbers-close", "mediation-notice"] as const) {
      const plain = accidentDeadline(clock, "2026-06-01")
      expect(stoppedDeadline(clock, "2026-06-01", stops).deadline).toEqual(plain)
      expect(accidentDeadline(clock, "2026-06-01", 9)).toEqual(plain)
    }
  })

  it("A11: a stop that ends before it begins, or half a day, is a mistake of the caller", () => {
    const backwards = [{ from: "2026-06-10", until: "2026-06-09" }]
    expect(() => stoppedDeadline("liability-paper", "2026-06-01", backwards)).toThrow()
    expect(() => accidentDeadline("liability-paper", "2026-06-01", -1)).toThrow()
    expect(() => accidentDeadline("liability-paper", "2026-06-01", 0.5)).toThrow()
  })

  it("A11: without stops it is the plain clock; with them, exactly the span of days runs", () => {
    fc.assert(
      fc.property(stoppable, day, closedStops, (clock: AccidentClock, start, stops) => {
        const plain = accidentDeadline(clock, start)
        expect(stoppedDeadline(clock, start, []).deadline).toEqual(plain)
        const found = stoppedDeadline(clock, start, stops)
        expect(found.remaining).toBeGreaterThanOrEqual(0)
        expect(found.remaining + found.used).toBe(plain.span)
        const due = found.due as string
        expect(due >= plain.due).toBe(true)
        // The naive count over all days: those that run up to the last day are exactly the span.
        let run = 0
        let last = start
        for (let d = addDays(start, 1); run < plain.span; d = addDays(d, 1)) {
          if (stops.some(({ from, until }) => from < d && d <= until)) continue
          if (plain.counting === "workingDays" && !isWorkingDay(d)) continue
          run++
          last = d
        }
        expect(due).toBe(plain.counting === "workingDays" ? last : builtInCalendar.workingDayFrom(last))
      })
    )
  })

  it("A11: the order and the overlap of stops make no difference, and a second stop never shortens", () => {
    fc.assert(
      fc.property(day, closedStops, closedStops, (start, some, more) => {
        const both = stoppedDeadline("liability-paper", start, [...some, ...more])
        expect(stoppedDeadline("liability-paper", start, [...more, ...some])).toEqual(both)
        expect((both.due as string) >= (stoppedDeadline("liability-paper", start, some).due as string)).toBe(
          true
        )
      })
    )
  })

  it("A11: days of standing still are counted once where stops overlap", () => {
    const stops = [
      { from: "2026-06-10", until: "2026-06-20" },
      { from: "2026-06-15", until: null },
      { from: "2026-06-01", until: "2026-06-03" }
    ]
    expect(daysOfStops(stops, "2026-06-30")).toBe(22)
    expect(daysOfStops(stops, "2026-06-12")).toBe(4)
    expect(daysOfStops([], "2026-06-12")).toBe(0)
  })
})
