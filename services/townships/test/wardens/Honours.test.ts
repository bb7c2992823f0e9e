import type { HonouredWork } from "@jiaosuo/reference/WardenHonours"
import { builtInWardenRules } from "@jiaosuo/reference/WardenRules"
import { evolveWarden, initialWarden } from "@jiaosuo/wardens/events"
import { describe, expect, it } from "vitest"
import { daysOfQuarter, honoursOf, quarterOf } from "../../src/wardens/honours/Honours.ts"
import type { WardenRow } from "../../src/wardens/WardenTable.ts"

const criteria = builtInWardenRules.honours("2026-07-01")
const at = "2026-01-01T00:00:00.000Z"

const warden = (warden_id: string): WardenRow => {
  const state = evolveWarden(initialWarden, {
    _tag: "WardenApplied",
    person: { personId: `p-${warden_id}`, recordId: `r-${warden_id}` },
    known: { idNumber: false, phone: false, address: false },
    roles: ["volunteer"],
    township: "371603101",
    villages: [],
    skills: [],
    setsOutFrom: null,
    at,
    reason: null,
    warnings: []
  })
  if (state._tag === "Unknown") throw new Error("nobody applied")
  const { roles, township, state: standing, stateSince: standing_since } = state
  return { warden_id, version: 1, township, roles, standing, standing_since, place_id: null, state }
}

const did = (who: string, work: HonouredWork, count: number) => ({ warden: who, work, count, listed: count })
const shown = (list: ReturnType<typeof honoursOf>) =>
  list.map((one) => [one.warden.warden_id, one.points, one.rank, one.place])

describe("the order of honours", () => {
  it("more points, then points from more criteria, then the lower id; equal points share a rank", () => {
    const wardens = ["e", "d", "c", "b", "a", "idle"].map(warden)
    const counts = [
      did("a", "call-outs", 1),
      did("b", "call-outs", 2),
      did("c", "hazards-cleared", 2),
      did("c", "publicity", 1),
      did("d", "call-outs", 2),
      // Four are too few for a point, and are told all the same.
      did("e", "shifts-kept", 4),
      did("stranger", "call-outs", 9)
    ]
    const expected = [
      ["c", 10, 1, 1],
      ["b", 10, 1, 2],
      ["d", 10, 1, 3],
      ["a", 5, 4, 4],
      ["e", 0, 5, 5]
    ]
    expect(shown(honoursOf(criteria, counts, wardens))).toEqual(expected)
    expect(shown(honoursOf(criteria, [...counts].reverse(), [...wardens].reverse()))).toEqual(expected)
  })

  it("quarters have their days, those of leap years too", () => {
    expect(daysOfQuarter("2024-Q1")).toEqual({ from: "2024-01-01", until: "2024-03-31" })
    expect(daysOfQuarter("2026-Q4")).toEqual({ from: "2026-10-01", until: "2026-12-31" })
    expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual([
      ...["2026-Q1", "2026-Q1", "2026-Q2", "2026-Q4"]
    ])
  })
})
