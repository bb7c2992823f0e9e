import { describe, expect, it } from "vitest"
import {
  choiceOf,
  dispatchForm,
  earlier,
  isChoosableIn,
  isReady,
  toggled
} from "../../src/cases/dispatching.ts"
import type { Proposal, WeighedGroup } from "../../src/cases/fileCalls.ts"

const group = (groupId: string, hindrance: WeighedGroup["hindrance"] = null, people = 5): WeighedGroup =>
  ({ groupId, hindrance, people }) as unknown as WeighedGroup

const proposal = (said: Partial<Proposal>): Proposal =>
  ({
    leastGroups: 1,
    leastPeople: 5,
    everyGroup: false,
    groups: [group("a"), group("b"), group("c", "busy")],
    ...said
  }) as unknown as Proposal

const nobody = { groups: 0, people: 0 }

describe("a choice of groups", () => {
  it("row 7: is below the level by groups or by people, those that are on the case counted", () => {
    expect(choiceOf(proposal({}), ["a"], nobody)).toMatchObject({ groups: 1, people: 5, below: false })
    expect(choiceOf(proposal({}), [], nobody).below).toBe(true)
    const important = proposal({ leastGroups: 3, leastPeople: 15 })
    expect(choiceOf(important, ["a", "b"], nobody)).toMatchObject({
      allGroups: 2,
      allPeople: 10,
      below: true
    })
    expect(choiceOf(important, ["a", "b"], { groups: 1, people: 5 }).below).toBe(false)
    expect(choiceOf(important, ["a", "b"], { groups: 1, people: 4 }).below).toBe(true)
  })

  it("row 8: where every group is asked for, a free one that stays is told; a busy one is not", () => {
    const major = proposal({ everyGroup: true })
    expect(choiceOf(major, ["a"], nobody)).toMatchObject({ leftOut: 1, below: true })
    expect(choiceOf(major, ["a", "b"], nobody)).toMatchObject({ leftOut: 0, below: false })
    expect(choiceOf(proposal({}), ["a"], nobody).leftOut).toBe(0)
  })

  it("row 7: groups are called in order: put in at the end, moved up by one, the first stays", () => {
    expect(toggled(["a"], "b")).toEqual(["a", "b"])
    expect(toggled(["a", "b"], "a")).toEqual(["b"])
    expect(earlier(["a", "b", "c"], "c")).toEqual(["a", "c", "b"])
    expect(earlier(["a", "b"], "a")).toEqual(["a", "b"])
    expect(earlier(["a", "b"], "nobody")).toEqual(["a", "b"])
  })
})

describe("what was sent earlier", () => {
  it("I5: goes with its own time; a correction with its reason, and nothing that was not written", () => {
    expect(dispatchForm(["a"], undefined)).toEqual({ groups: ["a"] })
    expect(dispatchForm(["a"], { at: "2026-03-10T09:05", correction: false, reason: " " })).toEqual({
      groups: ["a"],
      happenedAt: "2026-03-10T09:05:00+08:00"
    })
    expect(dispatchForm(["a"], { at: "2026-03-10T09:05", correction: true, reason: " 已核对 " })).toEqual({
      groups: ["a"],
      happenedAt: "2026-03-10T09:05:00+08:00",
      correction: true,
      reason: "已核对"
    })
  })

  it("I5: is not sent without a time, nor a correction without a reason", () => {
    const at = "2026-03-10T09:05"
    expect(isReady(undefined)).toBe(true)
    expect(isReady({ correction: false, reason: "" })).toBe(false)
    expect(isReady({ at, correction: false, reason: "" })).toBe(true)
    expect(isReady({ at, correction: true, reason: "  " })).toBe(false)
    expect(isReady({ at, correction: true, reason: "已核对" })).toBe(true)
  })

  it("row 9, I5: only a correction names a group that was busy then, and none that may not come", () => {
    const [order, corrects] = [
      { correction: false, reason: "" },
      { correction: true, reason: "" }
    ]
    const busy = group("c", "busy")
    expect([undefined, order, corrects].map((before) => isChoosableIn(before)(busy))).toEqual([
      false,
      false,
      true
    ])
    expect(isChoosableIn(corrects)(group("d", "crossing-not-approved"))).toBe(false)
    expect(isChoosableIn(undefined)(group("a"))).toBe(true)
  })
})
