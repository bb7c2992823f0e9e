import { addDays } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import fc from "fast-check"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import { commands, day as firstDay, personFacts, vehicleFacts } from "./filing.ts"
import { at, auxiliary, handlers, lead, officer, second, warden } from "./proceedings.ts"

/** Any command, however unlikely, on an accident of 10 March 2026; most of them in the order of days. */

/** A command as it is given on a day. */
type OnDay = (day: CalendarDate) => AccidentCommand

const by = fc.oneof(
  { weight: 6, arbitrary: fc.constant(lead) },
  { weight: 1, arbitrary: fc.constantFrom(second, officer("sun", "simple"), auxiliary, warden) }
)
const reason = fc.constantFrom(null, "更正")
const party = fc.constantFrom("a", "a", "a", "b", "b", "b", "z")
const anyone = fc.constantFrom("a", "b", "c", "z")
const vehicle = fc.constantFrom("A", "B", "Z")
const paperId = fc.constantFrom("p1", "p1", "p1", "p2")
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
const kind = <Values>(
  values: { [Key in keyof Values]: fc.Arbitrary<Values[Key]> },
  make: (drawn: Values, day: CalendarDate) => AccidentCommand
): fc.Arbitrary<OnDay> => fc.record(values).map((drawn) => (day: CalendarDate) => make(drawn as Values, day))

const procedure: ReadonlyArray<fc.Arbitrary<OnDay>> = [
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
const paperMade: fc.Arbitrary<OnDay> = kind(
  {
    by,
    reason,
    paperId,
    kind: fc.constantFrom(
      "liability" as const,
      "liability" as const,
      "simple" as const,
      "certificate" as const
    ),
    shares,
    withoutFault: fc.constantFrom(false, false, true),
    signedBy: fc.constantFrom(null, null, null, ["wang"], [], ["nobody"])
  },
  (drawn, decidedOn) => ({
    _tag: "DecideLiability",
    number: drawn.paperId,
    decidedOn,
    warnings: [],
    ...drawn
  })
)

const papers: ReadonlyArray<fc.Arbitrary<OnDay>> = [
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

const beside: ReadonlyArray<fc.Arbitrary<OnDay>> = [
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

const file: ReadonlyArray<fc.Arbitrary<OnDay>> = [
  // The ordinary command of every kind, at its own time or long after it.
  fc.constantFrom<AccidentCommand>(...Object.values(commands)).map((command) => () => command),
  kind(
    {
      by,
      participantId: anyone,
      injury: fc.constantFrom(
        "none" as const,
        "slight" as const,
        "serious" as const,
        "dead" as const,
        "missing" as const
      )
    },
    ({ by, participantId, injury }, day) => ({
      _tag: "FindInjury",
      by,
      participantId,
      finding: {
        injury,
        at: at(day, "16:00"),
        diedAt: injury === "dead" ? at(day, "16:00") : null,
        diedAtScene: false,
        causeOfDeath: null
      },
      reason: null,
      warnings: []
    })
  ),
  kind(
    {
      by,
      participantId: fc.constantFrom("a", "b", "c"),
      fled: fc.option(bool),
      destroyedEvidence: fc.option(bool)
    },
    ({ by, participantId, ...facts }) => ({
      _tag: "CorrectInvolvedPerson",
      by,
      participantId,
      person: { personId: participantId, recordId: participantId },
      known: { idNumber: false, phone: false, address: false },
      facts: { ...personFacts, role: "driver", ...facts },
      reason: "补正",
      warnings: []
    })
  ),
  kind({ by, reason }, (drawn, day) => ({
    _tag: "HandOverAccident",
    authority: "下河乡派出所",
    township: "371603201",
    ground: "assigned",
    receivedAt: at(day),
    ...drawn
  })),
  kind({ by, reason: fc.constant("结案") }, (drawn, closedOn) => ({
    _tag: "CloseAccident",
    archiveNumber: "1",
    way: "other",
    closedOn,
    ...drawn
  })),
  kind({ by, reason: fc.constant("重新启动") }, (drawn) => ({ _tag: "ReopenAccident", ...drawn }))
]

const anyKind = fc.oneof(
  { weight: 14, arbitrary: fc.oneof({ weight: 6, arbitrary: paperMade }, ...papers) },
  { weight: 7, arbitrary: fc.oneof(...procedure) },
  { weight: 3, arbitrary: fc.oneof(...beside) },
  { weight: 1, arbitrary: fc.oneof(...file) }
)

const daysLater = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 0, 1, 2, 3) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: 40 }) }
)

/** Any command on any day of the year of the accident. */
export const anyCommand: fc.Arbitrary<AccidentCommand> = fc
  .tuple(anyKind, fc.integer({ min: -3, max: 200 }))
  .map(([command, days]) => command(addDays(firstDay, days)))

/** How a file begins that is worth anything: reported, accepted, handled, surveyed, with two cars and two drivers. */
const beginning = (kind: "property" | "injury" | "death"): ReadonlyArray<AccidentCommand> => [
  { ...commands.ReportAccident, kind },
  commands.AcceptAccident,
  { _tag: "AssignHandlers", by: lead, lead: handlers.lead, others: handlers.others, reason: null },
  ...["A", "B"].map(
    (vehicleId, i): AccidentCommand => ({
      _tag: "InvolveVehicle",
      by: lead,
      vehicleId,
      facts: { ...vehicleFacts, plate: { kind: "02", number: `鲁M1000${i}` } },
      warnings: []
    })
  ),
  ...["a", "b"].map(
    (participantId): AccidentCommand => ({
      _tag: "InvolvePerson",
      by: lead,
      participantId,
      person: { personId: participantId, recordId: participantId },
      known: { idNumber: false, phone: false, address: false },
      facts: { ...personFacts, role: "driver", vehicleId: participantId.toUpperCase() },
      injury: null,
      warnings: []
    })
  ),
  commands.SurveyScene
]

/** Commands one after the other, mostly in the order of days, on a file that begins as most do. */
export const sequences: fc.Arbitrary<ReadonlyArray<AccidentCommand>> = fc
  .tuple(
    fc.constantFrom("property" as const, "injury" as const, "injury" as const, "death" as const),
    fc.constantFrom<ReadonlyArray<"simple" | "general">>([], ["simple"], ["general"], ["general"]),
    fc.array(fc.tuple(anyKind, daysLater), { minLength: 5, maxLength: 50, size: "max" })
  )
  .map(([kindOfAccident, procedures, steps]) => {
    let day = firstDay
    const chosen = procedures.map(
      (procedure): AccidentCommand => ({
        _tag: "ChooseProcedure",
        by: lead,
        procedure,
        agreed: true,
        complicated: false,
        reason: null
      })
    )
    const rest = steps.map(([command, later]) => {
      day = addDays(day, later)
      if (day < firstDay) day = firstDay
      return command(day)
    })
    return [...beginning(kindOfAccident), ...chosen, ...rest]
  })
