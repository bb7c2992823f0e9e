import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type { ProceedingsCommand, RequestMediation } from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  aFull,
  at,
  chosen,
  clocks,
  decidedOn,
  fugitiveFound,
  lead,
  mediationRequested,
  resumed,
  reviewDecided,
  reviewFileSent,
  reviewRequested,
  revokedOn,
  searchStarted,
  servedOn,
  share,
  sides,
  stopped
} from "./proceedings.ts"

/** The last day of a rule and the day after it. */

const day = "2026-06-01"
const by = lead
const reason = null
const general = accepted(day, "injury", chosen("general"))
const served = [...general, decidedOn("2026-06-08"), servedOn("a", "2026-06-09"), servedOn("b", "2026-06-10")]

const decide = (on: string) =>
  ({
    _tag: "DecideLiability",
    paperId: "paper",
    kind: "liability",
    number: "1",
    decidedOn: on,
    shares: aFull,
    withoutFault: false,
    signedBy: null,
    by,
    reason,
    warnings: []
  }) as const
const mediation = (requestedOn: string, more: Partial<RequestMediation> = {}): RequestMediation => ({
  _tag: "RequestMediation",
  mediationId: "mediation",
  requestedOn,
  after: "paper",
  peoplesMediationEndedOn: null,
  sides,
  by,
  ...more
})

describe("A18: mediation is asked for", () => {
  it("within ten working days after the last party was served, over the Dragon Boat holiday", () => {
    // 10 June is not counted: 11, 12, 15 to 18, 22 to 25 June.
    expect(accident(served).when(mediation("2026-06-25"))).toHaveProperty("happened")
    expect(accident(served).when(mediation("2026-06-26"))).toEqual(
      rejection({ _tag: "MediationRequestIsTooLate", due: "2026-06-25" })
    )
  })

  it("within three working days after people's mediation failed", () => {
    const after = (requestedOn: string) =>
      mediation(requestedOn, { after: "peoples-mediation", peoplesMediationEndedOn: "2026-06-17" })
    expect(accident(served).when(after("2026-06-23"))).toHaveProperty("happened")
    expect(accident(served).when(after("2026-06-24"))).toEqual(
      rejection({ _tag: "MediationRequestIsTooLate", due: "2026-06-23" })
    )
  })

  it("is announced three working days before", () => {
    const asked = [...served, mediationRequested("2026-06-11")]
    const notify = (notifiedOn: string): ProceedingsCommand => ({
      _tag: "NotifyMediation",
      mediationId: "mediation",
      notifiedOn,
      heldOn: "2026-06-22",
      by
    })
    expect(accident(asked).when(notify("2026-06-16"))).toHaveProperty("happened")
    expect(accident(asked).when(notify("2026-06-17"))).toEqual(
      rejection({ _tag: "MediationNoticeIsTooLate", latest: "2026-06-16" })
    )
  })

  const reviewed = [
    ...served,
    reviewRequested("2026-06-11"),
    reviewFileSent("2026-06-12"),
    reviewDecided("2026-06-30", "upheld")
  ]

  it("after the review that upheld the paper in force, not one that was taken back since", () => {
    expect(accident(reviewed).when(mediation("2026-07-14", { after: "review" }))).toHaveProperty("happened")
    expect(accident(reviewed).when(mediation("2026-07-15", { after: "review" }))).toEqual(
      rejection({ _tag: "MediationRequestIsTooLate", due: "2026-07-14" })
    )
    const mended = [
      ...reviewed,
      revokedOn("2026-07-02", "own-correction"),
      decidedOn("2026-07-03", { paperId: "again", supersedes: "paper" })
    ]
    expect(accident(mended).when(mediation("2026-07-06", { after: "review" }))).toEqual(
      rejection({ _tag: "ReviewIsNotUpheld" })
    )
  })

  it("does not begin about a paper that was taken back meanwhile", () => {
    const announced: ReadonlyArray<AccidentEvent> = [
      ...served,
      mediationRequested("2026-06-11"),
      {
        _tag: "MediationWasNotified",
        mediationId: "mediation",
        notifiedOn: "2026-06-12",
        heldOn: "2026-06-18"
      }
    ]
    const begin: ProceedingsCommand = {
      _tag: "BeginMediation",
      mediationId: "mediation",
      startGround: "loss-fixed",
      startOn: "2026-06-18",
      begunOn: "2026-06-18",
      sides,
      by
    }
    expect(accident(announced).when(begin)).toHaveProperty("happened")
    const revoked = [...announced, revokedOn("2026-06-17", "own-correction")]
    expect(accident(revoked).when(begin)).toEqual(rejection({ _tag: "PaperIsRevoked" }))
  })
})

describe("A14, A20: who fled is found", () => {
  const sought = [...general, searchStarted(at(day, "10:00"))]

  it("A14: and no paper is dated before the day on which both are, unless a victim asked", () => {
    const found = [...sought, fugitiveFound("2026-06-05", null, "b"), fugitiveFound("2026-06-09", "B", null)]
    expect(accident(found).when(decide("2026-06-08"))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "finding", notBefore: "2026-06-09" }
    })
    const fled = [share("a", "none"), share("b", "full")]
    expect(accident(found).when({ ...decide("2026-06-09"), shares: fled })).toHaveProperty("happened")
  })

  it("A20: the notices are cancelled on the day on which both are, whichever is told first", () => {
    const notice: AccidentEvent = {
      _tag: "SearchNoticeWasIssued",
      noticeId: "n",
      kind: "assistance",
      number: null,
      issuedOn: day
    }
    const driverFirst = [...sought, notice, fugitiveFound("2026-06-09", null, "b")]
    const vehicle: ProceedingsCommand = {
      _tag: "FindFugitive",
      foundOn: "2026-06-05",
      vehicleId: "B",
      participantId: null,
      by,
      reason
    }
    expect(accident(driverFirst).when(vehicle)).toEqual(
      events<AccidentEvent>(fugitiveFound("2026-06-05", "B", null), {
        _tag: "SearchNoticeWasCancelled",
        noticeId: "n",
        cancelledOn: "2026-06-09"
      })
    )
  })
})

describe("A11: a stop", () => {
  it("on the last day of the time stops it; one a day later leaves the paper late", () => {
    // Ten working days after 1 June: 15 June.
    const paper = (...stops: ReadonlyArray<AccidentEvent>) =>
      clocks([...general, ...stops])["liability-paper/accident"]
    expect(paper()).toMatchObject({ due: "2026-06-15" })
    expect(paper(stopped("2026-06-15"), resumed("2026-06-30"))).toMatchObject({ due: "2026-07-07" })
    expect(paper(stopped("2026-06-16"), resumed("2026-06-30"))).toMatchObject({
      due: "2026-06-15",
      stopped: false
    })
    // A second stop is in time where the first one gave it the days.
    const twice = [stopped("2026-06-15"), resumed("2026-06-30"), stopped("2026-07-07", "two")]
    expect(paper(...twice, resumed("2026-07-10", "two"))).toMatchObject({ due: "2026-07-17" })
    expect(
      paper(...twice.slice(0, 2), stopped("2026-07-08", "two"), resumed("2026-07-10", "two"))
    ).toMatchObject({ due: "2026-07-07" })
  })
})

describe("A10: a joint request", () => {
  const ask: ProceedingsCommand = {
    _tag: "RecordJointRequest",
    requestedOn: "2026-06-03",
    approval: { body: "沾化分局交警大队", number: null, on: "2026-06-03" },
    by,
    reason
  }
  const asked: AccidentEvent = {
    _tag: "JointRequestWasMade",
    requestedOn: "2026-06-03",
    approval: { body: "沾化分局交警大队", number: null, on: "2026-06-03" },
    reason
  }

  it("is for clear facts", () => {
    expect(accident(general).when(ask)).toEqual(events(asked))
    const complicated = accepted(day, "injury", chosen("general", { complicated: true }))
    expect(accident(complicated).when(ask)).toEqual(rejection({ _tag: "JointRequestIsForClearFacts" }))
  })

  it("gives five working days, and the ordinary ten where a crime is suspected after all", () => {
    expect(clocks([...general, asked])["paper-after-joint-request/accident"]).toMatchObject({
      start: "2026-06-03",
      due: "2026-06-10"
    })
    const crime: AccidentEvent = {
      _tag: "CrimeFlagWasConsidered",
      conclusion: "filed-as-crime",
      number: "1",
      consideredOn: "2026-06-05",
      reason
    }
    const found = clocks([...general, asked, crime])
    expect(found).not.toHaveProperty("paper-after-joint-request/accident")
    expect(found["liability-paper/accident"]).toMatchObject({ start: day, due: "2026-06-15" })
  })
})

describe("A17: one review of an accident", () => {
  it("leaves no time to ask for another after the paper that follows it", () => {
    const again = [
      ...served,
      reviewRequested("2026-06-11"),
      reviewFileSent("2026-06-12"),
      reviewDecided("2026-06-30", "redo"),
      revokedOn("2026-06-30", "review"),
      decidedOn("2026-07-06", { paperId: "again", supersedes: "paper" }),
      servedOn("a", "2026-07-07", "again")
    ]
    const found = clocks(again)
    expect(found).toHaveProperty(["review-request/paper/paper/a"])
    expect(found).toHaveProperty(["serve-paper/paper/again/a"])
    expect(found).not.toHaveProperty(["review-request/paper/again/a"])
  })
})

describe("A17: the file of a review", () => {
  it("is received after it was sent, whenever the receipt is told", () => {
    const sent = [...served, reviewRequested("2026-06-11"), reviewFileSent("2026-06-12", null)]
    // The form takes today for the day of sending where none is written.
    const told = (receivedOn: string): ProceedingsCommand => ({
      _tag: "SendReviewFile",
      reviewId: "review",
      sentOn: "2026-06-18",
      receivedOn,
      by
    })
    expect(accident(sent).when(told("2026-06-15"))).toEqual(
      events(reviewFileSent("2026-06-12", "2026-06-15"))
    )
    expect(accident(sent).when(told("2026-06-11"))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", path: "receivedOn", notBefore: "2026-06-12" }
    })
  })
})
