import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { builtInDutyRules } from "../src/DutyRules.ts"
import { builtInWardenRules as rules } from "../src/WardenRules.ts"
import { makeWardenTables } from "../src/WardenTables.ts"

const on = "2026-11-25"

describe("rules of wardens", () => {
  it("row 36: a management station has 5 to 20 traffic assistants", () => {
    expect([rules.limit("leastAssistants", on), rules.limit("mostAssistants", on)]).toEqual([5, 20])
    const ids = ["leastAssistants", "mostAssistants"]
    for (const { id, confidence } of rules.tables.limits.entries) {
      if (ids.includes(id)) expect(confidence).toBe("recommended")
    }
  })

  it("trainings say who is untrained without them, and for how long they count", () => {
    expect(rules.training("traffic-persuasion", on)).toMatchObject({
      validMonths: 12,
      roles: ["safety-officer", "persuader", "assistant"]
    })
    expect(rules.training("nobody-knows", on)).toBeUndefined()
    const subjects = rules.trainings(on).map(({ subject }) => subject)
    expect(new Set(subjects).size).toBe(subjects.length)
  })

  it("row 23: the skills of trainings are those of the cell abilities", () => {
    for (const { skills } of rules.trainings(on)) {
      for (const code of skills) expect(builtInDutyRules.cellAbility("skill", code, on)).toBeDefined()
    }
  })

  it("a table without a limit, or with a training that never counts, is refused as a whole", () => {
    const empty = makeWardenTables({ "warden-limits": { entries: [] } })
    expect(Either.isLeft(empty) && empty.left).toContain("warden-limits")
    const [first] = rules.tables.trainings.entries
    const never = makeWardenTables({ "warden-trainings": { entries: [{ ...first, validMonths: 0 }] } })
    expect(Either.isLeft(never) && never.left).toContain("warden-trainings")
  })
})
