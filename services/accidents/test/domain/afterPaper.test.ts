import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type {
  DecideReview,
  MediateOnTheSpot,
  RequestReview,
  SendReviewFile,
  ServePaper
} from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  at,
  chosen,
  decidedOn,
  lead,
  officer,
  reviewDecided,
  reviewers,
  reviewFileSent,
  reviewRequested,
  revokedOn,
  second,
  servedOn
} from "./proceedings.ts"

const day = "2026-06-01"
const by = lead
const reason = null
const decided = accepted(day, "injury", chosen("general"), decidedOn("2026-06-08"))
const served = [...decided, servedOn("a", "2026-06-09"), servedOn("b", "2026-06-10")]

describe("A14: a paper is served", () => {
  const serve = (more: Partial<ServePaper> = {}): ServePaper => ({
    _tag: "ServePaper",
    paperId: "paper",
    participantId: "a",
    servedAt: at("2026-06-09", "15:00"),
    way: "in-person",
    informed: true,
    by,
    ...more
  })

  it("on each party once, who is told of review, mediation and suit", () => {
    expect(accident(decided).when(serve())).toEqual(events(servedOn("a", "2026-06-09")))
    expect(accident(served).when(serve())).toEqual(rejection({ _tag: "PaperIsAlreadyServed" }))
    expect(accident(decided).when(serve({ informed: false }))).toEqual(
      rejection({ _tag: "PartyIsNotInformed" })
    )
    expect(accident(decided).when(serve({ participantId: "z" }))).toEqual(
      rejection({ _tag: "PersonIsNoParty", participantId: "z" })
    )
  })

  it("while it is in force, and after it was made", () => {
    expect(accident(decided).when(serve({ paperId: "other" }))).toEqual(rejection({ _tag: "PaperIsUnknown" }))
    expect(accident([...decided, revokedOn("2026-06-09", "own-correction")]).when(serve())).toEqual(
      rejection({ _tag: "PaperIsRevoked" })
    )
    expect(accident(decided).when(serve({ servedAt: at("2026-06-07") }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "paper" }
    })
  })
})

describe("A9: mediation on the spot", () => {
  const simple = accepted(day, "property", chosen("simple"), decidedOn(day, { kind: "simple" }))
  const mediate = (more: Partial<MediateOnTheSpot> = {}): MediateOnTheSpot => ({
    _tag: "MediateOnTheSpot",
    heldOn: day,
    askedByAll: true,
    objection: null,
    agreed: true,
    amountYuan: 1_200,
    by,
    reason,
    ...more
  })
  const held: AccidentEvent = {
    _tag: "OnTheSpotMediationWasHeld",
    heldOn: day,
    agreed: true,
    amountYuan: 1_200,
    reason
  }

  it("is held once, with a paper of the simple procedure, when all parties ask", () => {
    expect(accident(simple).when(mediate())).toEqual(events(held))
    expect(accident([...simple, held]).when(mediate())).toEqual(
      rejection({ _tag: "OnTheSpotMediationWasHeldAlready" })
    )
    expect(accident(simple).when(mediate({ askedByAll: false }))).toEqual(
      rejection({ _tag: "OnTheSpotMediationIsNotAskedByAll" })
    )
    expect(accident(decided).when(mediate())).toEqual(
      rejection({ _tag: "OnTheSpotMediationNeedsASimplePaper" })
    )
  })

  it.each(["to-the-finding", "signature-refused", "mediation-unwanted"] as const)(
    "is not held where %s",
    (objection) => {
      expect(accident(simple).when(mediate({ objection }))).toEqual(
        rejection({ _tag: "OnTheSpotMediationIsObjectedTo" })
      )
    }
  )
})

describe("A17: a review", () => {
  const request = (more: Partial<RequestReview> = {}): RequestReview => ({
    _tag: "RequestReview",
    reviewId: "review",
    paperId: "paper",
    participantId: "a",
    requestedOn: "2026-06-12",
    handedTo: "deciding-unit",
    noticedOn: null,
    by,
    reason: "责任过重",
    ...more
  })
  const requested = [...served, reviewRequested("2026-06-12")]
  const sent = [...requested, reviewFileSent("2026-06-15")]

  it("is asked for within three working days of the service, by a party that has the paper", () => {
    expect(accident(served).when(request())).toEqual(events(reviewRequested("2026-06-12")))
    expect(accident(served).when(request({ requestedOn: "2026-06-15" }))).toEqual(
      rejection({ _tag: "ReviewRequestIsTooLate", due: "2026-06-12" })
    )
    // The other party was served a day later, and has a day more.
    expect(accident(served).when(request({ participantId: "b", requestedOn: "2026-06-15" }))).toHaveProperty(
      "happened"
    )
    expect(accident(decided).when(request())).toEqual(rejection({ _tag: "PartyIsNotServed" }))
    expect(accident(served).when(request({ requestedOn: "2026-06-08" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "service" }
    })
  })

  it("is for a certificate as well", () => {
    const certificate = accepted(
      day,
      "injury",
      chosen("general"),
      decidedOn("2026-06-08", { kind: "certificate", shares: [] }),
      servedOn("a", "2026-06-09")
    )
    expect(accident(certificate).when(request())).toEqual(events(reviewRequested("2026-06-12")))
  })

  it("comes once per accident, also against the paper that follows it", () => {
    expect(accident(requested).when(request({ reviewId: "second", participantId: "b" }))).toEqual(
      rejection({ _tag: "ReviewIsOnlyOnce" })
    )
    const again = [
      ...sent,
      reviewDecided("2026-06-30", "redo"),
      revokedOn("2026-06-30", "review"),
      decidedOn("2026-07-06", { paperId: "again", supersedes: "paper" }),
      servedOn("a", "2026-07-07", "again")
    ]
    const once = request({ reviewId: "second", paperId: "again", requestedOn: "2026-07-08" })
    expect(accident(again).when(once)).toEqual(rejection({ _tag: "ReviewIsOnlyOnce" }))
    expect(accident(again).when(request())).toEqual(rejection({ _tag: "PaperIsRevoked" }))
  })

  it("has its file sent once; the receipt may be told later", () => {
    const send: SendReviewFile = {
      _tag: "SendReviewFile",
      reviewId: "review",
      sentOn: "2026-06-15",
      receivedOn: null,
      by
    }
    expect(accident(requested).when(send)).toEqual(events(reviewFileSent("2026-06-15", null)))
    const unreceived = [...requested, reviewFileSent("2026-06-15", null)]
    expect(accident(unreceived).when(send)).toEqual(rejection({ _tag: "ReviewFileIsAlreadySent" }))
    expect(accident(unreceived).when({ ...send, receivedOn: "2026-06-16" })).toEqual(
      events(reviewFileSent("2026-06-15", "2026-06-16"))
    )
    expect(accident(served).when(send)).toEqual(rejection({ _tag: "ReviewIsUnknown" }))
    expect(accident(requested).when({ ...send, sentOn: "2026-06-11" })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "request" }
    })
  })

  const decide = (more: Partial<DecideReview> = {}): DecideReview => ({
    _tag: "DecideReview",
    reviewId: "review",
    outcome: "upheld",
    decidedOn: "2026-06-30",
    reviewers,
    by,
    reason,
    ...more
  })

  it("is decided by two officers who did not make the paper, when they have the file", () => {
    expect(accident(sent).when(decide())).toEqual(events(reviewDecided("2026-06-30", "upheld")))
    const two = rejection({ _tag: "ReviewTakesTwoOfficers" })
    expect(accident(sent).when(decide({ reviewers: reviewers.slice(1) }))).toEqual(two)
    expect(accident(sent).when(decide({ reviewers: [officer("zhao"), officer("zhao")] }))).toEqual(two)
    expect(accident(sent).when(decide({ reviewers: [officer("zhao"), second] }))).toEqual(
      rejection({ _tag: "ReviewerMadeThePaper", account: second.account })
    )
    expect(accident(requested).when(decide())).toEqual(rejection({ _tag: "ReviewFileIsNotSent" }))
    expect(accident(requested).when(decide({ outcome: "ended" }))).toEqual(
      events(reviewDecided("2026-06-30", "ended"))
    )
    expect(accident(sent).when(decide({ decidedOn: "2026-06-13" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "receipt" }
    })
    expect(accident([...sent, reviewDecided("2026-06-30", "upheld")]).when(decide())).toEqual(
      rejection({ _tag: "ReviewIsDecided" })
    )
  })

  it.each(["redo", "revoked"] as const)("that ends with %s takes the paper back", (outcome) => {
    expect(accident(sent).when(decide({ outcome }))).toEqual(
      events<AccidentEvent>(reviewDecided("2026-06-30", outcome), revokedOn("2026-06-30", "review"))
    )
  })
})
