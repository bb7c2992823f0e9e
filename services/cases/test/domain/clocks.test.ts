import { describe, expect, it } from "vitest"
import type { CaseCommand } from "../../src/domain/CaseCommands.ts"
import { clocksOf } from "../../src/domain/Clocks.ts"
import { timelineOf } from "../../src/domain/Timeline.ts"
import { after, commander, dispatcher, dispatching, group, minute, officer, rules, taken } from "./aCase.ts"

const sent = dispatching([group("a")], ["a"], minute(0))
const sign = (n: number): CaseCommand => ({ _tag: "SignDispatch", groupId: "a", by: officer, at: minute(n) })
const depart = (n: number): CaseCommand => ({ _tag: "DepartGroup", groupId: "a", by: officer, at: minute(n) })
const arrive = (n: number): CaseCommand => ({
  _tag: "ArriveGroup",
  groupId: "a",
  location: null,
  by: officer,
  at: minute(n)
})
const done = (n: number): CaseCommand => ({
  _tag: "FinishGroup",
  groupId: "a",
  outcome: null,
  by: officer,
  at: minute(n)
})

const shown = (commands: ReadonlyArray<CaseCommand>, now: number, township = "371603101") => {
  const { place } = taken()
  const { file } = after(taken({ place: { ...place, township } }), ...commands)
  return clocksOf(file, rules, minute(now)).map(({ clock, rule, seconds, band, overdue }) => [
    clock,
    rule,
    seconds,
    band,
    overdue
  ])
}

describe("clocks of a case", () => {
  it("I2: signing is timed in bands of 30, 60, 120 and 180 seconds; later than the last is overdue", () => {
    for (const [minutes, band, overdue] of [
      [0.5, 0, false],
      [1, 1, false],
      [2, 2, false],
      [3, 3, false],
      [3.1, 4, true]
    ] as const) {
      expect(shown([sent, sign(minutes)], 60)[0]).toEqual(["sign", "I2", minutes * 60, band, overdue])
    }
    expect(shown([sent], 4)[0]).toEqual(["sign", "I2", 240, 4, true])
    // A tenth of a second late is late, though the seconds shown are the same.
    expect(shown([sent, sign(180.1 / 60)], 60)[0]).toEqual(["sign", "I2", 180, 4, true])
  })

  it("I2: departing counts from the signature, feedback from the end of the work", () => {
    expect(shown([sent, sign(1), depart(7)], 60)[1]).toEqual(["depart", "I2", 360, 1, false])
    expect(shown([sent, sign(1), depart(32)], 60)[1]).toEqual(["depart", "I2", 1860, 4, true])
    expect(shown([sent, arrive(9), done(20)], 300)).toContainEqual(["feedback", "I2", 16_800, 4, true])
  })

  it("I3: five minutes in the city; in the country nothing is too late", () => {
    expect(shown([sent, arrive(5)], 60, "371603001")).toContainEqual(["arrive", "I3", 300, 0, false])
    expect(shown([sent, arrive(6)], 60, "371603001")).toContainEqual(["arrive", "I3", 360, 1, true])
    expect(shown([sent, arrive(45)], 60, "371603101")).toContainEqual(["arrive", "I3", 2700, 0, false])
  })

  it("a step that nobody told of, and a group that was called off, leave no time behind", () => {
    expect(shown([sent, depart(2)], 60).map(([clock]) => clock)).toEqual(["depart", "arrive"])
    const off: CaseCommand = {
      _tag: "CallOffGroup",
      groupId: "a",
      by: dispatcher,
      at: minute(1),
      reason: "撤回"
    }
    expect(shown([sent, off], 60)).toEqual([])
  })

  it("I5: a hand-over is receipted within 24 hours; I8, row 15: orders and branches have their own ends", () => {
    const handOver: CaseCommand = {
      _tag: "HandOverCase",
      handOverId: "h",
      agency: "应急局",
      by: dispatcher,
      at: minute(0),
      reason: null
    }
    expect(shown([handOver], 24 * 60)).toEqual([["hand-over", "I5", 86_400, null, false]])
    expect(shown([handOver], 24 * 60 + 1)).toEqual([["hand-over", "I5", 86_460, null, true]])
    const receipt: CaseCommand = {
      _tag: "ReceiptHandOver",
      handOverId: "h",
      receipt: "17",
      by: dispatcher,
      at: minute(60)
    }
    expect(shown([handOver, receipt], 9_999)).toEqual([["hand-over", "I5", 3_600, null, false]])
    const order: CaseCommand = {
      _tag: "OrderSupervision",
      orderId: "o",
      what: "说明",
      dueAt: minute(30),
      by: commander,
      at: minute(1)
    }
    const whistle: CaseCommand = {
      _tag: "BlowWhistle",
      whistleId: "w",
      what: "吊装",
      branches: [{ branch: "消防", deadline: minute(30) }],
      by: officer,
      at: minute(1)
    }
    expect(shown([whistle, order], 31)).toEqual([
      ["whistle", "row 15", 1_800, null, true],
      ["supervision", "I8", 1_800, null, true]
    ])
  })
})

describe("the timeline of a case", () => {
  it("row 71: from the call to the scene and until it was settled, in seconds", () => {
    const whole = after(taken(), dispatching([group("a")], ["a"], minute(2)), sign(3), arrive(14), done(50))
    expect(timelineOf(whole.file)).toEqual({
      calledAt: minute(0),
      firstDispatchedAt: minute(2),
      firstArrivedAt: minute(14),
      settledAt: minute(50),
      secondsToDispatch: 120,
      secondsToScene: 840,
      secondsToSettled: 3_000
    })
  })

  it("row 71: unsettled while a group is at it; without groups the closing settles it", () => {
    expect(timelineOf(after(taken(), sent, arrive(9)).file)).toMatchObject({
      secondsToScene: 540,
      settledAt: null
    })
    const closed = after(taken(), {
      _tag: "CloseCase",
      outcome: "other",
      by: dispatcher,
      at: minute(5),
      reason: null
    })
    expect(timelineOf(closed.file)).toMatchObject({ firstArrivedAt: null, secondsToSettled: 300 })
  })
})
