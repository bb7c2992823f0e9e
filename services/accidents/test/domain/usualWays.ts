import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import fc from "fast-check"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import { at, lead, officer } from "./proceedings.ts"

/** Stretches of the usual way, so that random sequences come far enough to be worth something. */

/** A command as it is given on a day. */
export type OnDay = (day: CalendarDate) => AccidentCommand

const mainAndMinor = [
  { participantId: "a", share: "main" as const, grounds: "38", intent: false },
  { participantId: "b", share: "minor" as const, grounds: "47", intent: false }
]

/** A stretch of the usual way, a command a day, so that what comes late in it is met as often as what comes early. */
const way = (...commands: ReadonlyArray<OnDay>): ReadonlyArray<OnDay> =>
  commands.map((command, i) => (day) => command(addDays(day, i)))
const agreedSides = [
  { participantIds: ["a"], attendants: 2 },
  { participantIds: ["b"], attendants: 3 }
]
const serve =
  (paperId: string, participantId: string): OnDay =>
  (day) => ({
    _tag: "ServePaper",
    by: lead,
    paperId,
    participantId,
    servedAt: at(day, "15:00"),
    way: "in-person",
    informed: true
  })

const secondTest: ReadonlyArray<OnDay> = [
  (orderedOn) => ({
    _tag: "OrderTest",
    by: lead,
    testId: "t2",
    what: "车速",
    institution: "所",
    participantId: null,
    vehicleId: null,
    orderedOn,
    repeats: "t1"
  }),
  (receivedOn) => ({ _tag: "ReceiveTestResult", by: lead, testId: "t2", receivedOn, conclusion: "70" })
]
const noSecondTest: ReadonlyArray<OnDay> = [
  (decidedOn) => ({
    _tag: "RefuseSecondTest",
    by: lead,
    testId: "t1",
    decidedOn,
    ground: "request-withdrawn",
    reason: null
  })
]

const ways = (paperId: string): ReadonlyArray<ReadonlyArray<OnDay>> => [
  way(
    (shownOn) => ({ _tag: "ShowEvidence", by: lead, shownOn, participantIds: ["a", "b"], note: null }),
    (decidedOn) => ({
      _tag: "DecideLiability",
      by: lead,
      paperId,
      kind: "liability",
      number: paperId,
      decidedOn,
      shares: mainAndMinor,
      withoutFault: false,
      signedBy: ["wang"],
      reason: null,
      warnings: []
    }),
    serve(paperId, "a"),
    serve(paperId, "b")
  ),
  way(
    (requestedOn) => ({
      _tag: "RequestReview",
      by: lead,
      reviewId: "r1",
      paperId,
      participantId: "b",
      requestedOn,
      handedTo: "deciding-unit",
      noticedOn: null,
      reason: null
    }),
    (sentOn) => ({ _tag: "SendReviewFile", by: lead, reviewId: "r1", sentOn, receivedOn: sentOn }),
    (decidedOn) => ({
      _tag: "DecideReview",
      by: lead,
      reviewId: "r1",
      outcome: paperId === "p1" ? "redo" : "upheld",
      decidedOn,
      reviewers: [officer("x"), officer("y")],
      reason: null
    })
  ),
  way(
    (requestedOn) => ({
      _tag: "RequestMediation",
      by: lead,
      mediationId: "m1",
      requestedOn,
      after: "paper",
      peoplesMediationEndedOn: null,
      sides: agreedSides
    }),
    (notifiedOn) => ({
      _tag: "NotifyMediation",
      by: lead,
      mediationId: "m1",
      notifiedOn,
      heldOn: addDays(notifiedOn, 9)
    }),
    (day) => ({
      _tag: "BeginMediation",
      by: lead,
      mediationId: "m1",
      startGround: "loss-fixed",
      startOn: day,
      begunOn: addDays(day, 9),
      sides: agreedSides
    }),
    (day) => ({
      _tag: "EndMediation",
      by: lead,
      mediationId: "m1",
      outcome: paperId === "p1" ? "no-agreement" : "agreement",
      endedOn: addDays(day, 9),
      amountYuan: 42_000,
      reason: null
    })
  ),
  way(
    (orderedOn) => ({
      _tag: "OrderTest",
      by: lead,
      testId: "t1",
      what: "车速",
      institution: "所",
      participantId: null,
      vehicleId: "A",
      orderedOn,
      repeats: null
    }),
    (receivedOn) => ({ _tag: "ReceiveTestResult", by: lead, testId: "t1", receivedOn, conclusion: "72" }),
    (servedOn) => ({ _tag: "ServeTestResult", by: lead, testId: "t1", servedOn }),
    (requestedOn) => ({
      _tag: "RequestSecondTest",
      by: lead,
      testId: "t1",
      participantId: "a",
      requestedOn,
      reason: null
    }),
    ...(paperId === "p1" ? secondTest : noSecondTest)
  ),
  way(
    (day) => ({ _tag: "StartSearch", by: lead, startedAt: at(day, "12:00"), description: "面包车" }),
    (issuedOn) => ({ _tag: "IssueNotice", by: lead, noticeId: "n1", kind: "block", number: null, issuedOn }),
    (requestedOn) => ({ _tag: "AskDecision", by: lead, participantId: "a", requestedOn }),
    (foundOn) => ({
      _tag: "FindFugitive",
      by: lead,
      foundOn,
      vehicleId: "B",
      participantId: null,
      reason: null
    }),
    (foundOn) => ({
      _tag: "FindFugitive",
      by: lead,
      foundOn,
      vehicleId: null,
      participantId: "b",
      reason: null
    })
  ),
  way(
    (day) => ({
      _tag: "StopClock",
      by: lead,
      stopId: paperId === "p1" ? "s1" : "s2",
      ground: "evidence-not-to-be-had",
      stoppedOn: day,
      approval: { body: "支队", number: null, on: day },
      noticeServedOn: day,
      reason: null
    }),
    (day) => ({
      _tag: "ResumeClock",
      by: lead,
      stopId: paperId === "p1" ? "s1" : "s2",
      resumedOn: addDays(day, 20),
      reason: null
    })
  )
]

/** One of the stretches. */
export const anyWay: fc.Arbitrary<ReadonlyArray<OnDay>> = fc
  .tuple(fc.constantFrom("p1", "p2"), fc.nat({ max: 5 }))
  .map(([paperId, which]) => ways(paperId)[which] ?? [])
