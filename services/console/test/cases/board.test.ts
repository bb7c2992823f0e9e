import { describe, expect, it } from "vitest"
import {
  afterNews,
  type Board,
  boardOf,
  byUrgency,
  isOnDuty,
  isOver,
  lengthOf,
  nearestClock,
  reread,
  ruleOf
} from "../../src/cases/board.ts"
import type { Desk } from "../../src/cases/readCalls.ts"
import { caseItem, clock, dutyGroup, groupOnCase } from "./aDesk.ts"

const readAt = Date.parse("2026-03-10T01:00:00.000Z")
const desk = (items: Desk["items"], groups: Desk["groups"] = [], position = 10): Board =>
  boardOf(
    {
      items,
      groups,
      position,
      incomplete: false,
      at: "2026-03-10T09:00:02.000+08:00",
      groupsUntil: "2026-03-11T09:00:00.000+08:00"
    } as unknown as Desk,
    readAt
  )
const idsOf = (board: Board) => [...board.cases.keys()]

describe("a live desk", () => {
  it("knows how far the clock of its device is off", () => {
    expect(desk([]).skew).toBe(2_000)
  })

  it("takes what is newer, leaves what is older, and lets go of what is no longer open", () => {
    const shown = desk([caseItem("a", { position: 5 }), caseItem("b", { position: 6 })])
    const told = afterNews(shown, [
      { _tag: "case", item: caseItem("a", { position: 4, standing: "Closed" }) },
      { _tag: "case", item: caseItem("b", { position: 11, standing: "Closed" }) },
      { _tag: "case", item: caseItem("c", { position: 12 }) },
      { _tag: "group", item: dutyGroup("g", { position: 13, engagedBy: "c" }) }
    ])
    expect(idsOf(told)).toEqual(["a", "c"])
    expect(told.groups.get("g")?.engagedBy).toBe("c")
    expect(told.position).toBe(13)
    const gone = afterNews(told, [
      { _tag: "caseGone", id: "a" },
      { _tag: "groupGone", id: "g" }
    ])
    expect([idsOf(gone), gone.groups.size]).toEqual([["c"], 0])
    // What was shown before is as it was.
    expect(idsOf(shown)).toEqual(["a", "b"])
  })

  it("keeps what the news told after a newer answer was made, and nothing that the answer has left out", () => {
    const shown = afterNews(desk([caseItem("old", { position: 3 })]), [
      { _tag: "case", item: caseItem("new", { position: 21 }) }
    ])
    expect(idsOf(reread(shown, desk([caseItem("other")], [], 20)))).toEqual(["other", "new"])
    expect(idsOf(reread(undefined, desk([caseItem("only")])))).toEqual(["only"])
  })

  it("counts a group as on duty from its first moment, and no longer at its last; one of no roster while it is out", () => {
    const at = (time: string) => isOnDuty(dutyGroup("g"), Date.parse(time))
    expect(at("2026-03-10T08:00:00+08:00")).toBe(true)
    expect(at("2026-03-11T08:00:00+08:00")).toBe(false)
    const ofNoRoster = { from: null, until: null }
    expect(isOnDuty(dutyGroup("g", ofNoRoster), readAt)).toBe(false)
    expect(isOnDuty(dutyGroup("g", { ...ofNoRoster, engagedBy: "a" }), readAt)).toBe(true)
  })
})

describe("the order of a desk", () => {
  it("I2, I3: what is overdue comes first, then where nobody goes, then the graver, then the older", () => {
    const now = Date.parse("2026-03-10T10:00:00+08:00")
    const sent = { groups: [groupOnCase("g")] }
    const items = [
      caseItem("older and sent", { ...sent, calledAt: "2026-03-10T08:00:00.000+08:00" }),
      caseItem("sent and called off", { groups: [groupOnCase("g", { step: "called-off" })] }),
      caseItem("major", { grade: "major" }),
      caseItem("overdue", { ...sent, clocks: [clock("2026-03-10T09:30:00.000+08:00")] }),
      caseItem("sent", sent),
      caseItem("important and sent", { ...sent, grade: "important" })
    ]
    expect([...items].sort(byUrgency(now)).map(({ id }) => id)).toEqual([
      "overdue",
      "major",
      "sent and called off",
      "important and sent",
      "older and sent",
      "sent"
    ])
  })

  it("shows the clock that runs out first; one without a last instant only where there is no other", () => {
    const [early, late, never] = ["2026-03-10T09:10:00.000+08:00", "2026-03-10T09:20:00.000+08:00", null].map(
      (due) => clock(due)
    )
    if (early === undefined || late === undefined || never === undefined) throw new Error("no clocks")
    expect(nearestClock({ clocks: [never, late, early] })).toBe(early)
    expect(nearestClock({ clocks: [never] })).toBe(never)
    expect(nearestClock({ clocks: [] })).toBeUndefined()
    const due = Date.parse("2026-03-10T09:10:00.000+08:00")
    expect([isOver(early, due), isOver(early, due + 1), isOver(never, due + 1)]).toEqual([false, true, false])
  })

  it("writes times as a desk reads them, and names rules, not rows", () => {
    const days = (n: number) => `${n}d`
    expect([0, 245_000, 3_725_000, 172_799_000, 172_800_000, -5].map((ms) => lengthOf(ms, days))).toEqual([
      "0:00",
      "4:05",
      "1:02:05",
      "47:59:59",
      "2d",
      "0:00"
    ])
    expect([ruleOf({ rule: "I2" }), ruleOf({ rule: "row 15" })]).toEqual(["I2", undefined])
  })
})
