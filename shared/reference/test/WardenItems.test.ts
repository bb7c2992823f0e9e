import { Either } from "effect"
import { describe, expect, it } from "vitest"
import hazardLevels from "../data/rules/road-hazard-levels.json" with { type: "json" }
import items from "../data/rules/warden-items.json" with { type: "json" }
import { WardenItem } from "../src/WardenItems.ts"
import { builtInWardenRules, makeWardenRules } from "../src/WardenRules.ts"
import { makeWardenTables } from "../src/WardenTables.ts"

const today = "2026-11-26"

describe("what wardens write down", () => {
  it("A3: every item has codes, each once, with names in both languages; a code is of its item only", () => {
    const all = builtInWardenRules.items(today)
    for (const item of WardenItem.literals) {
      const codes = all.filter((one) => one.item === item).map(({ code }) => code)
      expect(codes.length).toBeGreaterThan(3)
      expect(new Set(codes).size).toBe(codes.length)
    }
    expect(builtInWardenRules.item("persuasion", "no-helmet", today)?.name.zh).toBe("不戴安全头盔")
    expect(builtInWardenRules.item("hazard", "no-helmet", today)).toBeUndefined()
  })

  it("a table in which an item has no code is refused, and so is one with a misspelt item", () => {
    const without = { entries: items.entries.filter(({ item }) => item !== "card") }
    expect(makeWardenTables({ "warden-items": without })).toEqual(
      Either.left("warden-items: an item has no entry")
    )
    const [first] = items.entries
    const misspelt = { entries: [...items.entries, { ...first, id: "x", item: "fine" }] }
    expect(Either.isLeft(makeWardenTables({ "warden-items": misspelt }))).toBe(true)
  })

  it("hazards are due the sooner the graver they are; a district replaces the levels from a day on", () => {
    const levels = builtInWardenRules.hazardLevels(today)
    expect(levels.map(({ level, dueHours, asksForCase }) => [level, dueHours, asksForCase])).toEqual([
      ["minor", 720, false],
      ["serious", 168, false],
      ["grave", 24, true]
    ])
    const [minor] = hazardLevels.entries
    const entries = [
      { ...minor, effectiveTo: "2025-12-31" },
      { ...minor, id: "sooner", effectiveFrom: "2026-01-01", dueHours: 72 }
    ]
    const rules = makeWardenRules(Either.getOrThrow(makeWardenTables({ "road-hazard-levels": { entries } })))
    const hoursOn = (day: string) => rules.hazardLevel("minor", day)?.dueHours
    expect([hoursOn("2025-12-31"), hoursOn("2026-01-01"), hoursOn("2020-01-01")]).toEqual([720, 72, 720])
    expect(rules.hazardLevel("grave", today)).toBeUndefined()
    expect(Either.isLeft(makeWardenTables({ "road-hazard-levels": { entries: [] } }))).toBe(true)
  })
})
