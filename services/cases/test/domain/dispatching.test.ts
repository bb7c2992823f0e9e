import { describe, expect, it } from "vitest"
import type { CaseCommand } from "../../src/domain/CaseCommands.ts"
import { dispatchProposal } from "../../src/domain/dispatch/Proposal.ts"
import type { DispatchSituation, GradePolicy } from "../../src/domain/dispatch/Situation.ts"
import {
  after,
  calledAt,
  commander,
  dispatcher,
  dispatching,
  group,
  minute,
  officer,
  otherDispatcher,
  situation,
  taken
} from "./aCase.ts"

const general: GradePolicy = { grade: "general", leastGroups: 1, leastPeople: 5, everyGroup: false }
const important: GradePolicy = { grade: "important", leastGroups: 3, leastPeople: 15, everyGroup: false }
const major: GradePolicy = { grade: "major", leastGroups: 3, leastPeople: 15, everyGroup: true }

const place = { longitude: 118.1, latitude: 37.7 }
const free = { location: place, approvedZones: [], engaged: [] }

const propose = (
  policy: GradePolicy,
  { groups, positions, organisation }: DispatchSituation,
  answered: Parameters<typeof dispatchProposal>[1] = free
) => dispatchProposal(policy, answered, groups, positions, organisation)

const at = (latitude: number) => ({ location: { longitude: 118.1, latitude }, at: calledAt })

const events = (outcome: unknown) =>
  (outcome as ReadonlyArray<{ readonly _tag: string } & Record<string, unknown>>).map(({ _tag }) => _tag)

describe("who should go", () => {
  it("row 9: the nearest by the last known position goes before one that is nearer to the station", () => {
    const now = situation([group("a"), group("b")], {}, { a: at(37.75), b: at(37.702) })
    const proposal = propose(general, now)
    expect(proposal.proposed).toEqual(["b"])
    expect(proposal.weighed.map(({ groupId, distanceMetres }) => [groupId, distanceMetres])).toEqual([
      ["b", 222],
      ["a", 5560]
    ])
    expect(proposal.weighed[0]?.reasons.map(({ en }) => en)).toEqual([
      "of the place's own zone",
      "222 m from where it was last seen (2026-03-10 09:00)",
      "sent 0 times on this duty"
    ])
  })

  it("row 9: at equal distance the one that was sent less often goes, then the smaller id", () => {
    const same = { a: at(37.71), b: at(37.71), c: at(37.71) }
    const byLoad = situation(
      [group("a", { load: 2 }), group("b", { load: 1 }), group("c", { load: 1 })],
      {},
      same
    )
    expect(propose(general, byLoad).weighed.map(({ groupId }) => groupId)).toEqual(["b", "c", "a"])
  })

  it("row 9: a group that was never seen counts from its station, one without any place comes last", () => {
    const now = situation([group("a", { unitId: "unheard-of" }), group("b")], {
      home: { zoneId: null, stationId: null, command: null }
    })
    expect(
      propose(general, now).weighed.map(({ groupId, distanceMetres }) => [groupId, distanceMetres])
    ).toEqual([
      ["b", 1112],
      ["a", null]
    ])
  })

  it("row 10: own zone first, however near another zone's group is; that one needs an approval", () => {
    const now = situation(
      [group("far"), group("near", { unitId: "zone-2" })],
      {},
      { far: at(37.9), near: at(37.7) }
    )
    const proposal = propose(general, now)
    expect(proposal).toMatchObject({ proposed: ["far"], enough: true, approvalsThatWouldHelp: ["zone-2"] })
    expect(proposal.weighed[1]).toMatchObject({ groupId: "near", hindrance: "crossing-not-approved" })
    const approved = propose(important, now, { ...free, approvedZones: ["zone-2"] })
    expect(approved).toMatchObject({ proposed: ["far", "near"], enough: false })
  })

  it("row 7: as many as the level asks for beyond those that are on the case: 1 of 5 people, 3 of 15", () => {
    const three = situation([group("a"), group("b"), group("c"), group("d")])
    expect(propose(general, three).proposed).toEqual(["a"])
    expect(propose(important, three).proposed).toEqual(["a", "b", "c"])
    const engaged = [{ groupId: "a", people: 5 }]
    expect(propose(important, three, { ...free, engaged }).proposed).toEqual(["b", "c"])
    const small = situation(["a", "b", "c", "d"].map((id) => group(id, { people: 4 })))
    expect(propose(important, small).proposed).toEqual(["a", "b", "c", "d"])
  })

  it("row 8: every group that may go, and none that is busy", () => {
    const now = situation([
      group("a"),
      group("b"),
      group("c"),
      group("d"),
      group("busy", { busyWith: "case-7" })
    ])
    expect(propose(major, now).proposed).toEqual(["a", "b", "c", "d"])
  })

  it("row 12: a foreign command's group comes by an agreement only", () => {
    const foreign = [group("f", { unitId: "zone-3" })]
    const answered = { ...free, approvedZones: ["zone-3"] }
    expect(propose(general, situation(foreign), answered)).toMatchObject({ proposed: [], enough: false })
    const agreements = [{ agreementId: "aid-1", commands: ["police-2", "police-1"] as const }]
    const agreed = propose(general, situation(foreign, { agreements }), answered)
    expect(agreed.proposed).toEqual(["f"])
    expect(agreed.weighed[0]?.agreementId).toBe("aid-1")
  })
})

describe("sending groups", () => {
  const four = [group("a"), group("b"), group("c"), group("d")]

  it("row 7: a general case takes one group of five; two people fewer are sent with BELOW_GRADE", () => {
    const sent = after(taken(), dispatching([group("a")]))
    expect(sent.events[1]).toMatchObject({ below: false, grade: "general", warnings: [] })
    const small = after(taken(), dispatching([group("a", { people: 3 })]))
    expect(small.events[1]).toMatchObject({
      below: true,
      warnings: [{ path: "groups", rule: "I4", reason: { en: expect.stringContaining("BELOW_GRADE") } }]
    })
  })

  it("row 7: an important case with 10 people is below its grade; the groups called in later are 2 and 3", () => {
    const two = after(taken({ level: "2" }), dispatching(four, ["a", "b"]))
    expect(two.events[1]).toMatchObject({ below: true, proposed: ["a", "b", "c"] })
    const three = after(
      taken({ level: "2" }),
      dispatching(four, ["a"]),
      dispatching(four, ["b", "c"], minute(3))
    )
    expect(three.file.groups.map(({ groupId, order }) => [groupId, order])).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3]
    ])
    expect(three.events.at(-1)).toMatchObject({ below: false, warnings: [] })
  })

  it("row 8: a major case is below its grade while any group is left; the command is told", () => {
    const some = after(taken({ level: "1" }), dispatching(four, ["a", "b", "c"]))
    expect(some.events.map(({ _tag }) => _tag)).toEqual([
      "CaseWasTaken",
      "GroupsWereDispatched",
      "CommandWasNotified"
    ])
    expect(some.events[1]).toMatchObject({ below: true })
    const all = after(taken({ level: "1" }), dispatching(four))
    expect(all.events[1]).toMatchObject({ below: false, groups: [{}, {}, {}, {}] })
    expect(all.events[2]).toEqual({
      _tag: "CommandWasNotified",
      dispatchId: `dispatch-${minute(1)}`,
      grade: "major",
      groups: 4,
      people: 20
    })
  })

  it("row 9: a group that is on the case is not sent again, and its sender is named", () => {
    const sent = after(taken(), dispatching(four, ["a"]))
    expect(sent.when({ ...dispatching(four, ["a"], minute(2)), by: otherDispatcher } as CaseCommand)).toEqual(
      {
        _tag: "GroupIsAlreadyOnTheCase",
        groupId: "a",
        by: "dispatcher",
        at: minute(1)
      }
    )
    expect(sent.when(dispatching(four, [], minute(2)))).toMatchObject({ _tag: "NoGroupIsNamed" })
    expect(sent.when(dispatching(four, ["b", "b"], minute(2)))).toMatchObject({ _tag: "GroupIsNamedTwice" })
    expect(sent.when(dispatching(four, ["e"], minute(2)))).toMatchObject({ _tag: "GroupIsNotOnDuty" })
  })

  it("row 10: a border is crossed with the commander's approval only, and the dispatch says by which", () => {
    const foreign = [group("n", { unitId: "zone-2" })]
    const approval: CaseCommand = {
      _tag: "ApproveCrossing",
      approvalId: "approval-1",
      zoneId: "zone-2",
      by: commander,
      at: minute(1),
      reason: "本区警力不足"
    }
    const before = after(taken())
    expect(before.when(dispatching(foreign))).toEqual({
      _tag: "CrossingIsNotApproved",
      zoneId: "zone-2",
      groups: ["n"]
    })
    expect(before.when({ ...approval, by: dispatcher })).toMatchObject({ _tag: "WorkerMayNotDoThis" })
    expect(before.when({ ...approval, by: officer })).toMatchObject({ _tag: "WorkerMayNotDoThis" })
    const approved = after(taken(), approval)
    expect(approved.when(approval)).toMatchObject({ _tag: "CrossingIsApprovedAlready" })
    expect(approved.when(dispatching(foreign))).toMatchObject([
      { _tag: "GroupsWereDispatched", crossings: ["approval-1"], groups: [{ zoneId: "zone-2" }] }
    ])
  })

  it("row 12: across commands without an agreement is refused; with one the dispatch says by which", () => {
    const foreign = [group("f", { unitId: "zone-3" })]
    const approval: CaseCommand = {
      _tag: "ApproveCrossing",
      approvalId: "approval-1",
      zoneId: "zone-3",
      by: commander,
      at: minute(1),
      reason: "本区警力不足"
    }
    const approved = after(taken(), approval)
    expect(approved.when(dispatching(foreign))).toEqual({
      _tag: "MutualAidIsNotAgreed",
      commands: ["police-1", "police-2"],
      groups: ["f"]
    })
    const agreements = [{ agreementId: "aid-1", commands: ["police-1", "police-2"] as const }]
    const agreed = approved.when({
      _tag: "DispatchGroups",
      caseId: "case-1",
      correction: null,
      dispatchId: "d",
      groupIds: ["f"],
      situation: situation(foreign, { agreements }),
      by: dispatcher,
      at: minute(2)
    })
    expect(agreed).toMatchObject([{ agreements: ["aid-1"], crossings: ["approval-1"] }])
  })

  it("I1: sign, depart, arrive and done come in this order, none twice, none before the one before", () => {
    const sent = [taken(), dispatching(four, ["a"])] as const
    const step = (_tag: "SignDispatch" | "DepartGroup", n: number): CaseCommand => ({
      _tag,
      groupId: "a",
      by: officer,
      at: minute(n)
    })
    const arrive: CaseCommand = {
      _tag: "ArriveGroup",
      groupId: "a",
      location: null,
      by: officer,
      at: minute(9)
    }
    const done: CaseCommand = {
      _tag: "FinishGroup",
      groupId: "a",
      outcome: null,
      by: officer,
      at: minute(30)
    }
    const whole = after(...sent, step("SignDispatch", 2), step("DepartGroup", 4), arrive, done)
    expect(whole.file.groups[0]).toMatchObject({
      signedAt: minute(2),
      departedAt: minute(4),
      arrivedAt: minute(9),
      doneAt: minute(30)
    })
    expect(whole.when(done)).toMatchObject({ _tag: "GroupIsNotOnTheCase" })
    const departed = after(...sent, step("DepartGroup", 4))
    expect(departed.when(step("SignDispatch", 5))).toMatchObject({
      _tag: "GroupIsFurtherAlready",
      step: "departed"
    })
    expect(departed.when({ ...arrive, at: minute(3) } as CaseCommand)).toMatchObject({
      _tag: "HappenedBeforeTheStepBefore"
    })
    expect(events(departed.when({ ...done, at: minute(20) } as CaseCommand))).toEqual(["GroupIsDone"])
  })

  it("a group that was called off is free; whoever calls it off says why", () => {
    const off = (reason: string | null): CaseCommand => ({
      _tag: "CallOffGroup",
      groupId: "a",
      by: dispatcher,
      at: minute(2),
      reason
    })
    const sent = after(taken(), dispatching(four, ["a"]))
    expect(sent.when(off(null))).toMatchObject({ _tag: "ReasonIsMissing" })
    const again = after(
      taken(),
      dispatching(four, ["a"]),
      off("另有任务"),
      dispatching(four, ["a"], minute(3))
    )
    expect(again.file.groups.map(({ order, calledOffAt }) => [order, calledOffAt])).toEqual([
      [1, minute(2)],
      [2, null]
    ])
  })
})
