import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import fc from "fast-check"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import { at, auxiliary, lead, officer, second, warden } from "./proceedings.ts"
import type { OnDay } from "./usualWays.ts"

/** Any command of the proceedings, however unlikely. */

export const by = fc.oneof(
  { weight: 6, arbitrary: fc.constant(lead) },
  { weight: 1, arbitrary: fc.constantFrom(second, officer("sun", "simple"), auxiliary, warden) }
)
export const reason = fc.constantFrom(null, "更正")
const party = fc.constantFrom("a", "a", "a", "b", "b", "b", "z")
export const anyone = fc.constantFrom("a", "b", "c", "z")
const vehicle = fc.constantFrom("A", "B", "Z")
const paperId = fc.constantFrom("p1", "p1", "p2")
const testId = fc.constantFrom("t1", "t2")
const stopId = fc.constantFrom("s1", "s2")
const share = fc.constantFrom("full", "main", "equal", "minor", "none" as const)
const anyShares = fc.array(
  fc.record({
    participantId: fc.constantFrom("a", "b", "c"),
    share,
    grounds: fc.constantFrom(null, "道交法38"),
    intent: fc.constantFrom(false, false, false, true)
  }),
  { maxLength: 3 }
)
const shares = fc.oneof(
  { weight: 1, arbitrary: anyShares },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      [
        { participantId: "a", share: "full" as const, grounds: "38", intent: false },
        { participantId: "b", share: "none" as const, grounds: null, intent: false }
      ],
      [
        { participantId: "a", share: "main" as const, grounds: "38", intent: false },
        { participantId: "b", share: "minor" as const, grounds: "47", intent: false }
      ],
      []
    )
  }
)
const sides = fc.oneof(
  fc.constant([
    { participantIds: ["a"], attendants: 2 },
    { participantIds: ["b"], attendants: 3 }
  ]),
  fc.array(
    fc.record({
      participantIds: fc.array(party, { maxLength: 2 }),
      attendants: fc.integer({ min: 0, max: 5 })
    }),
    { maxLength: 3 }
  )
)
const bool = fc.boolean()
const approvedBy = fc.constantFrom("支队", "大队")

/** Commands of one kind on a day: `values` are drawn, `make` puts the day where the command has one. */
export const kind = <Values>(
  values: { [Key in keyof Values]: fc.Arbitrary<Values[Key]> },
  make: (drawn: Values, day: CalendarDate) => AccidentCommand
): fc.Arbitrary<OnDay> => fc.record(values).map((drawn) => (day: CalendarDate) => make(drawn as Values, day))

export const procedure: ReadonlyArray<fc.Arbitrary<OnDay>> = [
  kind({ by, reason, guided: bool, shares }, (drawn, settledOn) => ({
    _tag: "SettleThemselves",
    settledOn,
    amountYuan: 800,
    ...drawn
  })),
  kind(
    {
      by,
      reason,
      procedure: fc.constantFrom("simple" as const, "general" as const),
      agreed: bool,
      complicated: bool
    },
    (drawn) => ({
      _tag: "ChooseProcedure",
      ...drawn
    })
  ),
  kind({ by, participantIds: fc.array(party, { maxLength: 2 }) }, (drawn, shownOn) => ({
    _tag: "ShowEvidence",
    shownOn,
    note: null,
    ...drawn
  })),
  kind({ by, reason, body: approvedBy }, ({ body, ...drawn }, day) => ({
    _tag: "RecordJointRequest",
    requestedOn: day,
    approval: { body, number: null, on: day },
    ...drawn
  })),
  kind(
    {
      by,
      testId,
      participantId: fc.constantFrom(null, null, "a", "z"),
      vehicleId: fc.constantFrom(null, "A", "A", "Z"),
      repeats: fc.constantFrom(null, null, null, "t1")
    },
    (drawn, orderedOn) => ({
      _tag: "OrderTest",
      what: "车速",
      institution: "所",
      orderedOn,
      ...drawn
    })
  ),
  kind(
    { by, reason, testId, body: approvedBy, days: fc.integer({ min: 1, max: 70 }) },
    ({ body, days, ...drawn }, day) => ({
      _tag: "ExtendTest",
      until: addDays(day, days),
      approval: { body, number: null, on: day },
      ...drawn
    })
  ),
  kind({ by, testId }, (drawn, receivedOn) => ({
    _tag: "ReceiveTestResult",
    receivedOn,
    conclusion: "72",
    ...drawn
  })),
  kind({ by, testId }, (drawn, servedOn) => ({ _tag: "ServeTestResult", servedOn, ...drawn })),
  kind({ by, reason, testId, participantId: party }, (drawn, requestedOn) => ({
    _tag: "RequestSecondTest",
    requestedOn,
    ...drawn
  })),
  kind(
    { by, reason, testId, ground: fc.constantFrom("not-approved" as const, "request-withdrawn" as const) },
    (drawn, decidedOn) => ({ _tag: "RefuseSecondTest", decidedOn, ...drawn })
  ),
  kind({ by, testId }, (drawn, returnedOn) => ({ _tag: "ReturnVehicle", returnedOn, ...drawn })),
  kind({ by, reason, stopId, body: approvedBy }, ({ body, ...drawn }, day) => ({
    _tag: "StopClock",
    ground: "evidence-not-to-be-had",
    stoppedOn: day,
    approval: { body, number: null, on: day },
    noticeServedOn: day,
    ...drawn
  })),
  kind({ by, reason, stopId }, (drawn, resumedOn) => ({ _tag: "ResumeClock", resumedOn, ...drawn }))
]

/** The paper itself, which all that follows waits for. */
export const paperMade: fc.Arbitrary<OnDay> = kind(
  {
    by,
    reason,
    paperId,
    kind: fc.constantFrom(
      "liability" as const,
      "liability" as const,
      "liability" as const,
      "simple" as const,
      "certificate" as const
    ),
    shares,
    withoutFault: fc.constantFrom(false, false, true),
    signedBy: fc.constantFrom(null, null, null, null, ["wang"], ["wang"], [], ["nobody"])
  },
  (drawn, decidedOn) => ({
    _tag: "DecideLiability",
    number: drawn.paperId,
    decidedOn,
    warnings: [],
    ...drawn
  })
)

export const papers: ReadonlyArray<fc.Arbitrary<OnDay>> = [
  kind(
    { by, reason, paperId, ground: fc.constantFrom("fugitive-found" as const, "own-correction" as const) },
    (drawn, revokedOn) => ({
      _tag: "RevokeLiability",
      revokedOn,
      ...drawn
    })
  ),
  kind({ by, paperId, participantId: party, informed: fc.constantFrom(true, true, false) }, (drawn, day) => ({
    _tag: "ServePaper",
    servedAt: at(day, "15:00"),
    way: "in-person",
    ...drawn
  })),
  kind(
    {
      by,
      reason,
      askedByAll: bool,
      objection: fc.constantFrom(null, null, "signature-refused" as const),
      agreed: bool
    },
    (drawn, heldOn) => ({ _tag: "MediateOnTheSpot", heldOn, amountYuan: null, ...drawn })
  ),
  kind(
    {
      by,
      reason,
      paperId,
      participantId: party,
      handedTo: fc.constantFrom("deciding-unit" as const, "reviewing-body" as const)
    },
    (drawn, requestedOn) => ({
      _tag: "RequestReview",
      reviewId: "r1",
      requestedOn,
      noticedOn: null,
      ...drawn
    })
  ),
  kind({ by, received: bool }, ({ received, ...drawn }, day) => ({
    _tag: "SendReviewFile",
    reviewId: "r1",
    sentOn: day,
    receivedOn: received ? day : null,
    ...drawn
  })),
  kind(
    {
      by,
      reason,
      outcome: fc.constantFrom("upheld" as const, "redo" as const, "revoked" as const, "ended" as const),
      reviewers: fc.constantFrom([officer("x"), officer("y")], [officer("x")], [lead, officer("y")])
    },
    (drawn, decidedOn) => ({ _tag: "DecideReview", reviewId: "r1", decidedOn, ...drawn })
  ),
  kind(
    {
      by,
      mediationId: fc.constantFrom("m1", "m2"),
      after: fc.constantFrom("paper" as const, "review" as const, "peoples-mediation" as const),
      ended: bool,
      sides
    },
    ({ ended, ...drawn }, requestedOn) => ({
      _tag: "RequestMediation",
      requestedOn,
      peoplesMediationEndedOn: ended ? addDays(requestedOn, -1) : null,
      ...drawn
    })
  ),
  kind(
    { by, mediationId: fc.constantFrom("m1", "m2"), days: fc.integer({ min: 0, max: 10 }) },
    ({ days, ...drawn }, notifiedOn) => ({
      _tag: "NotifyMediation",
      notifiedOn,
      heldOn: addDays(notifiedOn, days),
      ...drawn
    })
  ),
  kind({ by, mediationId: fc.constantFrom("m1", "m2"), sides }, (drawn, begunOn) => ({
    _tag: "BeginMediation",
    startGround: "loss-fixed",
    startOn: begunOn,
    begunOn,
    ...drawn
  })),
  kind(
    {
      by,
      reason,
      mediationId: fc.constantFrom("m1", "m2"),
      outcome: fc.constantFrom("agreement" as const, "no-agreement" as const, "withdrawn" as const)
    },
    (drawn, endedOn) => ({ _tag: "EndMediation", endedOn, amountYuan: null, ...drawn })
  )
]

export const beside: ReadonlyArray<fc.Arbitrary<OnDay>> = [
  kind({ by }, (drawn, day) => ({
    _tag: "StartSearch",
    startedAt: at(day, "12:00"),
    description: "白色面包车",
    ...drawn
  })),
  kind({ by, noticeId: fc.constantFrom("n1", "n2") }, (drawn, issuedOn) => ({
    _tag: "IssueNotice",
    kind: "block",
    number: null,
    issuedOn,
    ...drawn
  })),
  kind({ by, noticeId: fc.constantFrom("n1", "n2") }, (drawn, cancelledOn) => ({
    _tag: "CancelNotice",
    cancelledOn,
    ...drawn
  })),
  kind({ by, reason, vehicleId: fc.option(vehicle), participantId: fc.option(anyone) }, (drawn, foundOn) => ({
    _tag: "FindFugitive",
    foundOn,
    ...drawn
  })),
  kind({ by, participantId: party }, (drawn, requestedOn) => ({
    _tag: "AskDecision",
    requestedOn,
    ...drawn
  })),
  kind(
    { by, reason, conclusion: fc.constantFrom("filed-as-crime" as const, "no-crime" as const) },
    (drawn, consideredOn) => ({
      _tag: "ConsiderCrime",
      number: "1",
      consideredOn,
      ...drawn
    })
  ),
  kind(
    {
      by,
      reason,
      recusalId: fc.constantFrom("c1", "c2"),
      handler: fc.constantFrom("li", "wang"),
      askedBy: fc.option(party)
    },
    (drawn, requestedOn) => ({
      _tag: "RequestRecusal",
      ground: "interest",
      requestedOn,
      ...drawn
    })
  ),
  kind({ by, reason, recusalId: fc.constantFrom("c1", "c2"), granted: bool }, (drawn, decidedOn) => ({
    _tag: "DecideRecusal",
    decidedOn,
    ...drawn
  }))
]
