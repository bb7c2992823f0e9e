import { describe, expect, it } from "vitest"
import type { CaseFile } from "../../src/cases/fileCalls.ts"
import * as standing from "../../src/cases/standing.ts"

const group = (groupId: string, step: string, said: object = {}) => ({
  groupId,
  step,
  people: 5,
  doneAt: null,
  arrivedAt: null,
  ...said
})

const file = (said: object = {}): CaseFile =>
  ({
    standing: "Open",
    kind: "traffic",
    type: "congestion",
    description: null,
    place: { township: "371603101", village: null, address: null, location: null, roadPost: null },
    responsible: { account: "officer-1" },
    offer: null,
    groups: [],
    feedbacks: [],
    whistles: [],
    supervision: [],
    handOvers: [],
    returnVisits: [],
    legalReview: { needed: false, fit: false, reviews: [] },
    ...said
  }) as unknown as CaseFile

const officer = { account: "officer-1", role: "officer" } as const
const other = { account: "officer-2", role: "officer" } as const

describe("what a case most probably needs next", () => {
  it("I1: the step of its groups, then feedback, then the closing", () => {
    const next = (said: object) => standing.nextSteps(file(said), officer)[0]
    expect(next({ groups: [group("g", "dispatched")] })).toBe("sign")
    expect(next({ groups: [group("g", "signed")] })).toBe("depart")
    expect(next({ groups: [group("g", "departed")] })).toBe("arrive")
    expect(next({ groups: [group("g", "arrived", { arrivedAt: "x" })] })).toBe("done")
    const done = { groups: [group("g", "done", { doneAt: "x" })] }
    expect(next(done)).toBe("feedback")
    expect(next({ ...done, feedbacks: [{ groupId: "g" }] })).toBe("close")
    expect(standing.nextSteps(file(), officer)).not.toContain("close")
  })

  it("row 14: accepting is whose it was offered to; declining also whose offer it was", () => {
    const offered = file({ offer: { to: "officer-2", by: "officer-1" } })
    expect(standing.nextSteps(offered, other).slice(0, 2)).toEqual(["accept-responsibility", "decline"])
    expect(standing.nextSteps(offered, officer)[0]).toBe("decline")
    expect(standing.nextSteps(file(), officer)).toContain("offer")
    expect(standing.nextSteps(file(), other)).not.toContain("offer")
  })

  it("row 14: a review that is missing is asked for, and given by somebody else than who answers for the case", () => {
    const asked = file({ legalReview: { needed: true, fit: false, reviews: [{ outcome: null }] } })
    const missing = file({ legalReview: { needed: true, fit: false, reviews: [{ outcome: "return" }] } })
    expect(standing.nextSteps(missing, officer)).toContain("ask-review")
    expect(standing.nextSteps(asked, officer)).not.toContain("review")
    expect(standing.nextSteps(asked, other)).toContain("review")
    expect(standing.reviewIsOpen(asked)).toBe(true)
    expect(standing.mayAskReview(asked)).toBe(false)
  })

  it("a case that is closed is reopened or visited, one that is joined is taken apart, and no group is sent on", () => {
    const closed = file({
      standing: "Closed",
      groups: [group("g", "done", { doneAt: "x" })],
      feedbacks: [{}]
    })
    expect(standing.nextSteps(closed, officer)).toEqual(["reopen", "return-visit"])
    expect(standing.nextSteps(file({ standing: "Joined" }), officer)).toEqual(["undo-join"])
    expect(
      standing.awaits("dispatched")(file({ standing: "Closed", groups: [group("g", "dispatched")] }))
    ).toBe(false)
  })

  it("row 15, I8, I5: what others owe is offered until it has come", () => {
    const whistle = (reportedAt: string | null, endedAt: string | null = null) =>
      file({ whistles: [{ endedAt, branches: [{ branch: "消防", reportedAt }] }] })
    expect([whistle(null), whistle("x"), whistle(null, "x")].map(standing.branchIsAwaited)).toEqual([
      true,
      false,
      false
    ])
    expect([whistle("x"), whistle(null, "x")].map(standing.whistleIsOpen)).toEqual([true, false])
    const order = file({ supervision: [{ orderId: "o", answeredAt: null }] })
    expect([standing.orderIsOpen(order), standing.onlyOrder(order)]).toEqual([true, { orderId: "o" }])
    const handed = file({ handOvers: [{ handOverId: "h", receiptedAt: null }] })
    expect([standing.handOverIsOpen(handed), standing.onlyHandOver(handed)]).toEqual([
      true,
      { handOverId: "h" }
    ])
  })
})

describe("what stands in a form before anybody types", () => {
  it("the one group that is out; none where there are two", () => {
    expect(standing.onlyGroup(file({ groups: [group("g", "signed"), group("h", "done")] }))).toEqual({
      groupId: "g"
    })
    expect(standing.onlyGroup(file({ groups: [group("g", "signed"), group("h", "signed")] }))).toEqual({})
  })

  it("I1: feedback is of the group that is done last and gave none", () => {
    const groups = [
      group("first", "done", { doneAt: "2026-03-10T10:00:00+08:00" }),
      group("last", "done", { doneAt: "2026-03-10T11:00:00+08:00" }),
      group("off", "called-off")
    ]
    expect(standing.lastGroup(file({ groups }))).toEqual({ groupId: "last", people: 5, vehicles: 1 })
    expect(standing.lastGroup(file({ groups, feedbacks: [{ groupId: "last" }] }))).toMatchObject({
      groupId: "first"
    })
  })

  it("a correction begins with what is on file, the post as it is written on the road", () => {
    const roadPost = { road: "G205", metres: 412_030 }
    const place = { township: "371603101", village: null, address: "路口", location: null, roadPost }
    expect(standing.asTaken(file({ place, description: "堵车" }))).toMatchObject({
      type: "traffic/congestion",
      place: { township: "371603101", address: "路口", road: "G205", post: "K412+030" },
      description: "堵车"
    })
  })

  it("offers an action to those who may take it", () => {
    const kinds = ["everybody", "police", "officers", "command", "commander", "reviewers"] as const
    const open = (role: Parameters<typeof standing.isFor>[1]) =>
      kinds.filter((who) => standing.isFor(who, role))
    expect(open("warden")).toEqual(["everybody"])
    expect(open("auxiliary")).toEqual(["everybody", "police"])
    expect(open("officer")).toEqual(["everybody", "police", "officers", "reviewers"])
    expect(open("dispatcher")).toEqual(["everybody", "police", "officers", "command"])
    expect(open("commander")).toEqual([...kinds])
    expect(open("registrar")).toEqual([])
  })
})
