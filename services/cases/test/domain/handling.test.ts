import { describe, expect, it } from "vitest"
import type { CaseCommand } from "../../src/domain/CaseCommands.ts"
import type { FeedbackFigures } from "../../src/domain/events/Handling.ts"
import { similarityOf } from "../../src/domain/Similarity.ts"
import {
  after,
  auxiliary,
  commander,
  dispatcher,
  dispatching,
  group,
  minute,
  officer,
  otherDispatcher,
  taken,
  warden
} from "./aCase.ts"

const figures: FeedbackFigures = {
  vehicles: 1,
  people: 5,
  injured: 0,
  dead: 0,
  caught: 0,
  accidentForm: null,
  dangerousGoods: null,
  weather: null,
  road: null,
  handling: "已处置",
  evidence: false
}

const close = (said: Partial<Extract<CaseCommand, { _tag: "CloseCase" }>> = {}): CaseCommand => ({
  _tag: "CloseCase",
  outcome: "settled",
  by: dispatcher,
  at: minute(60),
  reason: null,
  ...said
})

const offer: CaseCommand = {
  _tag: "OfferResponsibility",
  to: "officer-1",
  station: "371603101",
  by: dispatcher,
  at: minute(1),
  reason: null
}

describe("who answers for a case", () => {
  it("row 14: the first taker until another accepts; an offer alone changes nothing", () => {
    const offered = after(taken(), offer)
    expect(offered.file.responsible).toEqual(dispatcher)
    const accept: CaseCommand = { _tag: "AcceptResponsibility", by: officer, at: minute(2) }
    const accepted = after(taken(), offer, accept)
    expect(accepted.file).toMatchObject({ responsible: officer, offer: null })
    expect(offered.when({ ...accept, by: auxiliary })).toEqual({ _tag: "NothingWasOffered", to: "officer-1" })
    expect(accepted.when(accept)).toMatchObject({ _tag: "TheyAnswerForItAlready" })
    const declined = after(taken(), offer, {
      _tag: "DeclineResponsibility",
      by: officer,
      at: minute(2),
      reason: "不在"
    })
    expect(declined.file).toMatchObject({ responsible: dispatcher, offer: null })
    expect(declined.when(accept)).toMatchObject({ _tag: "NothingWasOffered", to: null })
  })

  it("row 14: a warden who took a call answers for it; only they or the command centre pass it on or close it", () => {
    const ofWarden = after(taken({ by: warden }))
    expect(ofWarden.file.responsible).toEqual(warden)
    expect(ofWarden.when(close({ by: officer }))).toEqual({
      _tag: "CaseIsAnotherPersons",
      responsible: "warden-1"
    })
    expect(ofWarden.when({ ...offer, by: officer } as CaseCommand)).toMatchObject({
      _tag: "CaseIsAnotherPersons"
    })
    expect(ofWarden.when(close({ by: warden }))).toMatchObject({ _tag: "WorkerMayNotDoThis", kind: "warden" })
    expect(ofWarden.when(close())).toMatchObject([{ _tag: "CaseWasClosed" }])
  })

  it("row 14: assistants come and go beside the one who answers for it", () => {
    const assistant = { kind: "account", account: "auxiliary-1", station: "371603101" } as const
    const assign: CaseCommand = {
      _tag: "AssignAssistant",
      assistant,
      task: "维持秩序",
      by: officer,
      at: minute(1)
    }
    const assisted = after(taken(), assign)
    expect(assisted.file.assistants).toEqual([{ assistant, task: "维持秩序" }])
    expect(assisted.when(assign)).toEqual([])
    expect(
      after(taken()).when({ ...assign, assistant: { kind: "account", account: "dispatcher", station: null } })
    ).toMatchObject({ _tag: "TheyAnswerForItAlready" })
    const released = after(taken(), assign, {
      _tag: "ReleaseAssistant",
      assistant,
      by: officer,
      at: minute(2),
      reason: null
    })
    expect(released.file.assistants).toEqual([])
  })
})

describe("closing", () => {
  const ask: CaseCommand = { _tag: "AskReview", reviewId: "r1", note: null, by: dispatcher, at: minute(2) }
  const review = (outcome: "fit" | "return", n = 3): CaseCommand => ({
    _tag: "GiveReview",
    outcome,
    note: null,
    by: commander,
    at: minute(n)
  })
  const theft = taken({ kind: "criminal", type: "theft" })

  it("row 14: closing without the legal review that the type asks for is refused", () => {
    expect(after(theft).when(close())).toEqual({
      _tag: "LegalReviewIsMissing",
      asked: false,
      returned: false
    })
    expect(after(theft, ask).when(close())).toMatchObject({ asked: true, returned: false })
    expect(after(theft, ask, review("return")).when(close())).toMatchObject({ asked: true, returned: true })
    expect(after(theft, ask, review("fit")).when(close())).toMatchObject([{ _tag: "CaseWasClosed" }])
    expect(after(theft, ask).when({ ...review("fit"), by: dispatcher } as CaseCommand)).toMatchObject({
      _tag: "WorkerMayNotDoThis"
    })
    expect(
      after(taken({ kind: "criminal", type: "theft", by: commander }), ask).when(review("fit"))
    ).toMatchObject({
      _tag: "ReviewerAnswersForTheCase"
    })
  })

  it("row 14: a review of another type does not count, nor one that a later one takes back", () => {
    const correct: CaseCommand = {
      _tag: "CorrectCase",
      corrected: { kind: "criminal", type: "robbery" },
      by: dispatcher,
      at: minute(4),
      reason: null,
      warnings: []
    }
    expect(after(theft, ask, review("fit"), correct).when(close())).toMatchObject({
      _tag: "LegalReviewIsMissing"
    })
    const again = { ...ask, reviewId: "r2", at: minute(5) } as CaseCommand
    expect(after(theft, ask, review("fit"), again, review("return", 6)).when(close())).toMatchObject({
      _tag: "LegalReviewIsMissing",
      returned: true
    })
  })

  it("I1: not while a group is out, and not without feedback once one was there", () => {
    const sent = [taken(), dispatching([group("a")])] as const
    expect(after(...sent).when(close())).toEqual({ _tag: "GroupsAreStillOnTheCase", groups: ["a"] })
    const done: CaseCommand = { _tag: "FinishGroup", groupId: "a", outcome: null, by: officer, at: minute(9) }
    expect(after(...sent, done).when(close())).toEqual({ _tag: "FeedbackIsMissing" })
    const feedback: CaseCommand = {
      _tag: "GiveFeedback",
      feedbackId: "f",
      groupId: "a",
      figures,
      by: officer,
      at: minute(10)
    }
    expect(after(...sent, done, feedback).when(close())).toMatchObject([{ _tag: "CaseWasClosed" }])
    expect(after(taken()).when(feedback)).toMatchObject({ _tag: "GroupIsNotOnTheCase" })
  })

  it("I5, I8, row 15: not while a whistle, a supervision order or a hand-over is open", () => {
    const whistle: CaseCommand = {
      _tag: "BlowWhistle",
      whistleId: "w",
      what: "吊装",
      branches: [{ branch: "消防", deadline: minute(30) }],
      by: officer,
      at: minute(1)
    }
    expect(after(taken(), whistle).when(close())).toMatchObject({ _tag: "WhistleIsOpen", branches: ["消防"] })
    const order: CaseCommand = {
      _tag: "OrderSupervision",
      orderId: "o",
      what: "说明",
      dueAt: minute(60),
      by: commander,
      at: minute(1)
    }
    expect(after(taken(), order).when(close())).toEqual({ _tag: "SupervisionIsOpen", orderId: "o" })
    expect(after(taken()).when({ ...order, by: officer } as CaseCommand)).toMatchObject({
      _tag: "WorkerMayNotDoThis"
    })
    const handOver: CaseCommand = {
      _tag: "HandOverCase",
      handOverId: "h",
      agency: "应急局",
      by: dispatcher,
      at: minute(1),
      reason: null
    }
    const receipt: CaseCommand = {
      _tag: "ReceiptHandOver",
      handOverId: "h",
      receipt: "17",
      by: dispatcher,
      at: minute(9)
    }
    const handedOver = close({ outcome: "handed-over" })
    expect(after(taken()).when(handedOver)).toEqual({ _tag: "ClosingHasNoGround", outcome: "handed-over" })
    expect(after(taken(), handOver).when(handedOver)).toMatchObject({ _tag: "HandOverIsNotReceipted" })
    expect(after(taken(), handOver, receipt).when(handedOver)).toMatchObject([{ _tag: "CaseWasClosed" }])
    expect(after(taken(), handOver, receipt).when(receipt)).toMatchObject({ _tag: "HandOverIsNotOpen" })
  })

  it("a closed case stands as it was until it is reopened, with a reason", () => {
    const closed = after(taken(), close())
    expect(closed.when(offer)).toEqual({ _tag: "CaseDoesNotStand", standing: "Closed" })
    const reopen = (reason: string | null): CaseCommand => ({
      _tag: "ReopenCase",
      by: dispatcher,
      at: minute(90),
      reason
    })
    expect(closed.when(reopen(null))).toMatchObject({ _tag: "ReasonIsMissing" })
    expect(after(taken(), close(), reopen("新情况")).file.standing).toEqual({ _tag: "Open" })
    expect(after(taken()).when(reopen("x"))).toMatchObject({ _tag: "CaseStillStands" })
    expect(closed.when({ ...close(), at: minute(-1) } as CaseCommand)).toMatchObject({
      _tag: "CaseDoesNotStand"
    })
    expect(after(taken()).when(close({ at: minute(-1) }))).toMatchObject({ _tag: "HappenedBeforeTheCall" })
  })
})

describe("help from others", () => {
  it("row 15: branches report in once, late ones too; a whistle that misses one ends with a reason only", () => {
    const whistle: CaseCommand = {
      _tag: "BlowWhistle",
      whistleId: "w",
      what: "吊装",
      branches: [
        { branch: "消防", deadline: minute(30) },
        { branch: "急救", deadline: minute(30) }
      ],
      by: officer,
      at: minute(1)
    }
    const report = (branch: string, n: number): CaseCommand => ({
      _tag: "ReportIn",
      whistleId: "w",
      branch,
      who: branch,
      by: warden,
      at: minute(n)
    })
    const blown = after(taken(), whistle, report("消防", 40))
    expect(blown.file.whistles[0]?.branches[0]).toMatchObject({
      reportedAt: minute(40),
      deadline: minute(30)
    })
    expect(blown.when(report("消防", 41))).toMatchObject({ _tag: "BranchReportedInAlready" })
    expect(blown.when(report("水务", 41))).toMatchObject({ _tag: "BranchWasNotCalled" })
    const end = (reason: string | null): CaseCommand => ({
      _tag: "EndWhistle",
      whistleId: "w",
      by: officer,
      at: minute(50),
      reason
    })
    expect(blown.when(end(null))).toMatchObject({ _tag: "ReasonIsMissing" })
    const ended = after(taken(), whistle, end("已不需要"))
    expect(ended.when(report("消防", 60))).toMatchObject({ _tag: "WhistleIsNotOpen" })
  })

  it("row 46, I7: help outside police duty is referred or answered by volunteers; with life at risk police act first", () => {
    const wasps = taken({ kind: "non-police-help", type: "wasp-nest" })
    const refer = (lifeAtRisk: boolean, n = 2): CaseCommand => ({
      _tag: "ReferCase",
      referralId: "x",
      to: "消防",
      lifeAtRisk,
      by: dispatcher,
      at: minute(n),
      reason: null
    })
    expect(after(taken()).when(refer(false))).toEqual({ _tag: "CaseIsPoliceDuty" })
    expect(after(wasps).when(refer(true))).toEqual({ _tag: "LifeIsAtRisk" })
    expect(after(wasps, dispatching([group("a")])).when(refer(true))).toMatchObject([
      { _tag: "CaseWasReferred" }
    ])
    const volunteers: CaseCommand = {
      _tag: "CallOutVolunteers",
      callOutId: "c",
      need: "捅马蜂窝",
      by: dispatcher,
      at: minute(2)
    }
    const referred = close({ outcome: "referred" })
    expect(after(wasps).when(referred)).toMatchObject({ _tag: "ClosingHasNoGround" })
    expect(after(wasps, volunteers).when(referred)).toMatchObject([
      { _tag: "CaseWasClosed", outcome: "referred" }
    ])
  })
})

describe("two calls about one case", () => {
  const at = (longitude: number, n = 0, kind = "traffic") => {
    const { place, ...call } = taken({ calledAt: minute(n), kind })
    return { ...call, place: { ...place, location: { longitude, latitude: 37.7 } } }
  }
  const window = { minutes: 60, metres: 1_000 }

  it("are alike by time, place and matter, and not at all outside of the window", () => {
    expect(similarityOf(at(118.1), at(118.1), window)).toBe(1)
    expect(similarityOf(at(118.1), at(118.105, 30), window)).toBe(0.63)
    expect(similarityOf(at(118.1), at(118.1, 61), window)).toBe(0)
    expect(similarityOf(at(118.1), at(118.12), window)).toBe(0)
    expect(similarityOf(at(118.1), at(118.1, 0, "help"), window)).toBe(0.8)
    const village = { ...at(118.1).place, location: null, village: "371603101213" }
    expect(similarityOf({ ...at(0), place: village }, { ...at(0), place: village }, window)).toBe(0.9)
  })

  it("the second is joined to the first, stands no longer, and comes back when that was a mistake", () => {
    const join = (said: object): CaseCommand =>
      ({
        _tag: "JoinCase",
        id: "b",
        into: "a",
        target: "Open",
        score: 0.9,
        warnings: [],
        by: otherDispatcher,
        at: minute(5),
        reason: null,
        ...said
      }) as CaseCommand
    const call = after(taken())
    expect(call.when(join({ into: "b" }))).toMatchObject({ _tag: "CaseIsTheSame" })
    expect(call.when(join({ target: null }))).toMatchObject({ _tag: "OtherCaseIsNotOnFile" })
    expect(call.when(join({ target: "Joined" }))).toMatchObject({ _tag: "OtherCaseDoesNotStand" })
    expect(after(taken(), dispatching([group("a")])).when(join({}))).toMatchObject({
      _tag: "GroupsAreStillOnTheCase"
    })
    const joined = after(taken(), join({}))
    expect(joined.file).toMatchObject({ standing: { _tag: "Joined", into: "a" }, responsible: dispatcher })
    expect(joined.when(close())).toMatchObject({ _tag: "CaseDoesNotStand" })
    const undone = after(taken(), join({}), {
      _tag: "UndoJoin",
      by: dispatcher,
      at: minute(6),
      reason: "两起"
    })
    expect(undone.file).toMatchObject({ standing: { _tag: "Open" }, ruledOut: ["a"] })
  })
})
