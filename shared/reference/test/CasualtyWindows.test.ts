import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import windowsFile from "../data/rules/casualty-windows.json" with { type: "json" }
import { builtInAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import { type InjuryHistory, InjuryState } from "../src/CasualtyWindows.ts"

const occurredAt = "2026-05-01T15:30:00.000Z"
const after = (hours: number, millis = 0): string =>
  new Date(Date.parse(occurredAt) + hours * 3_600_000 + millis).toISOString()
const dead = (
  hours: number,
  millis = 0,
  where: "atScene" | "afterRescue" = "afterRescue"
): InjuryHistory => ({
  states: [{ state: "serious", at: after(0.5) }],
  death: { diedAt: after(hours, millis), where }
})
const living = (...states: ReadonlyArray<readonly [InjuryState, number]>): InjuryHistory => ({
  states: states.map(([state, hours]) => ({ state, at: after(hours) })),
  death: null
})
const numbers = (...persons: ReadonlyArray<InjuryHistory>) =>
  builtInAccidentRules.casualties({ occurredAt, persons })
const deaths = (...persons: ReadonlyArray<InjuryHistory>) =>
  numbers(...persons).windows.map((window) => window.deaths)

describe("C1, C2, C3: casualties in their windows", () => {
  it("C1: the windows are 24 hours, 3, 7 and 30 days from the instant of the accident", () => {
    expect(builtInAccidentRules.windowEnds(occurredAt)).toEqual([
      { window: "24h", closesAt: "2026-05-02T15:30:00.000Z" },
      { window: "3d", closesAt: "2026-05-04T15:30:00.000Z" },
      { window: "7d", closesAt: "2026-05-08T15:30:00.000Z" },
      { window: "30d", closesAt: "2026-05-31T15:30:00.000Z" }
    ])
  })

  it.each([
    ["C1", 24, [1, 1, 1, 1], [0, 1, 1, 1]],
    ["C1", 72, [0, 1, 1, 1], [0, 0, 1, 1]],
    ["C2", 168, [0, 0, 1, 1], [0, 0, 0, 1]],
    ["C3", 720, [0, 0, 0, 1], [0, 0, 0, 0]]
  ] as const)(
    "%s: a death after exactly %d hours counts, one a moment later does not",
    (_, hours, at, later) => {
      expect(deaths(dead(hours))).toEqual(at)
      expect(deaths(dead(hours, 1))).toEqual(later)
    }
  )

  it("C2, C3: a death on the tenth day is in the 30-day number and an injury in the official one", () => {
    const { official, international } = numbers(dead(240))
    expect(official).toMatchObject({ window: "7d", rule: "C2", confidence: "law", deaths: 0, serious: 1 })
    expect(international).toMatchObject({ window: "30d", rule: "C3", confidence: "recommended", deaths: 1 })
    expect(international.serious).toBe(0)
  })

  it("C3: a death after 30 days is in no number; the person stays an injured one", () => {
    expect(numbers(dead(721)).windows.map((w) => [w.deaths, w.serious, w.injured])).toEqual([
      [0, 1, 1],
      [0, 1, 1],
      [0, 1, 1],
      [0, 1, 1]
    ])
  })

  it("C1: deaths at the scene and after rescue are told apart", () => {
    expect(numbers(dead(0, 0, "atScene"), dead(2), dead(-0.1, 0, "atScene")).official).toMatchObject({
      deaths: 3,
      deathsAtScene: 2,
      deathsAfterRescue: 1,
      injured: 0
    })
  })

  it("C1: the state of a person in a window is the last one found until its end", () => {
    const worse = living(["slight", 1], ["serious", 48])
    expect(numbers(worse).windows.map((w) => [w.slight, w.serious])).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1]
    ])
    const { official } = numbers(
      living(["serious", 10], ["slight", 5]),
      living(["unclear", 1]),
      living(["missing", 1]),
      living(["missing", 1], ["unhurt", 30]),
      living(["slight", 2], ["unhurt", 2]),
      living()
    )
    expect(official).toMatchObject({ serious: 1, slight: 0, unclear: 1, injured: 2, missing: 1, deaths: 0 })
  })

  it("C2: the day on which the case numbers close is that of the clock", () => {
    const instants = fc
      .integer({ min: 0, max: 3 * 365 * 24 * 60 })
      .map((minutes) => new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString())
    fc.assert(
      fc.property(instants, (instant) => {
        const { official, international } = builtInAccidentRules.casualties({
          occurredAt: instant,
          persons: []
        })
        const day = dayInShanghai(instant)
        const { accidentDeadline } = builtInAccidentRules
        expect(dayInShanghai(official.closesAt)).toBe(accidentDeadline("case-numbers-close", day).due)
        expect(dayInShanghai(international.closesAt)).toBe(
          accidentDeadline("international-numbers-close", day).due
        )
      })
    )
  })

  it("C1: deaths only grow from window to window, and nobody is counted twice", () => {
    const person = fc.record({
      states: fc.array(
        fc.record({
          state: fc.constantFrom(...InjuryState.literals),
          at: fc.integer({ min: 0, max: 800 }).map((hours) => after(hours))
        }),
        { maxLength: 4 }
      ),
      death: fc.option(
        fc.record({
          diedAt: fc.integer({ min: 0, max: 800 }).map((hours) => after(hours)),
          where: fc.constantFrom("atScene" as const, "afterRescue" as const)
        })
      )
    })
    fc.assert(
      fc.property(fc.array(person, { maxLength: 8 }), (persons) => {
        const { windows } = numbers(...persons)
        windows.forEach((window, i) => {
          expect(window.deaths).toBeGreaterThanOrEqual(windows[i - 1]?.deaths ?? 0)
          expect(window.deaths + window.injured + window.missing).toBeLessThanOrEqual(persons.length)
          expect(window.serious + window.slight + window.unclear).toBe(window.injured)
        })
        const [last] = windows.slice(-1)
        const within = persons.filter(({ death }) => death !== null && death.diedAt <= after(720))
        expect(last?.deaths).toBe(within.length)
      })
    )
  })

  it("C2: a table without a window or number is refused", () => {
    const reason = "casualty-windows: a window, the official or the international number is missing"
    const { entries } = windowsFile
    for (const wrong of [
      entries.filter(({ window }) => window !== "3d"),
      entries.map((entry) => (entry.window === "7d" ? { ...entry, counts: null } : entry))
    ]) {
      expect(makeAccidentTables({ "casualty-windows": { entries: wrong } })).toEqual(Either.left(reason))
    }
  })
})
