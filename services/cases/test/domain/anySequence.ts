import fc from "fast-check"
import type { CaseCommand } from "../../src/domain/CaseCommands.ts"
import {
  auxiliary,
  calledAt,
  commander,
  dispatcher,
  group,
  minute,
  officer,
  otherDispatcher,
  situation,
  taken,
  warden
} from "./aCase.ts"

/** Any sequence of commands on one case, the unlikely ones too. */

const worker = fc.constantFrom(dispatcher, otherDispatcher, commander, officer, auxiliary, warden)
const reason = fc.constantFrom(null, "有理由")
const groupId = fc.constantFrom("a", "b", "c", "d", "n", "f")
const onDuty = [
  ...["a", "b", "c", "d"].map((id) => group(id)),
  group("n", { unitId: "zone-2" }),
  group("f", { unitId: "zone-3" })
]

/** Ids are few, so that commands meet each other's things. */
const few = fc.constantFrom("1", "2")

const kinds = fc.constantFrom(
  { kind: "traffic", type: "congestion" },
  { kind: "criminal", type: "theft" },
  { kind: "accident", type: "death" },
  { kind: "non-police-help", type: "wasp-nest" }
)

const anyBody: fc.Arbitrary<Record<string, unknown> & { readonly _tag: CaseCommand["_tag"] }> = fc.oneof(
  fc.record({ _tag: fc.constant("TakeCase" as const) }),
  fc.record({
    _tag: fc.constant("CorrectCase" as const),
    corrected: kinds,
    warnings: fc.constant([])
  }),
  fc.record({ _tag: fc.constant("ChangeLevel" as const), level: fc.constantFrom("1", "2", "3") }),
  fc.record({
    _tag: fc.constant("JoinCall" as const),
    id: fc.constant("case-1"),
    ofCase: fc.boolean(),
    callId: few,
    calledAt: fc.constant(calledAt),
    caller: fc.constant(null),
    description: fc.constant(null),
    source: fc.constant(null)
  }),
  fc.record({ _tag: fc.constant("TakeOutCall" as const), callId: few }),
  fc.record({
    _tag: fc.constant("JoinCase" as const),
    id: fc.constant("this"),
    into: fc.constantFrom("this", "other"),
    target: fc.constantFrom(null, "Open" as const, "Closed" as const),
    score: fc.constant(0.9),
    warnings: fc.constant([])
  }),
  fc.record({ _tag: fc.constant("UndoJoin" as const) }),
  fc.record({ _tag: fc.constant("RuleOutDuplicate" as const), id: fc.constant("this"), other: few }),
  fc.record({
    _tag: fc.constant("OfferResponsibility" as const),
    to: fc.constantFrom("dispatcher", "dispatcher2", "commander", "officer-1", "warden-1"),
    station: fc.constantFrom(null, "371603102")
  }),
  fc.record({ _tag: fc.constant("AcceptResponsibility" as const) }),
  fc.record({ _tag: fc.constant("AcceptResponsibility" as const) }),
  fc.record({ _tag: fc.constant("DeclineResponsibility" as const) }),
  fc.record({
    _tag: fc.constantFrom("AssignAssistant" as const, "ReleaseAssistant" as const),
    assistant: fc.constantFrom(
      { kind: "unit" as const, unitId: "station-1" },
      { kind: "account" as const, account: "officer-1", station: null }
    ),
    task: fc.constant(null)
  }),
  fc.record({
    _tag: fc.constant("CloseCase" as const),
    outcome: fc.constantFrom("settled", "referred", "handed-over")
  }),
  fc.record({ _tag: fc.constant("CloseCase" as const), outcome: fc.constant("settled") }),
  fc.record({ _tag: fc.constant("ReopenCase" as const) }),
  fc.record({ _tag: fc.constant("WithdrawCase" as const), ground: fc.constant("test-call") }),
  fc.record({
    _tag: fc.constant("ApproveCrossing" as const),
    approvalId: few,
    zoneId: fc.constantFrom("zone-2", "zone-3")
  }),
  fc.record({
    _tag: fc.constant("DispatchGroups" as const),
    dispatchId: few,
    groupIds: fc.array(groupId, { maxLength: 4 }),
    situation: fc.constant(situation(onDuty))
  }),
  fc.record({
    _tag: fc.constantFrom("SignDispatch" as const, "DepartGroup" as const, "CallOffGroup" as const),
    groupId
  }),
  fc.record({ _tag: fc.constant("ArriveGroup" as const), groupId, location: fc.constant(null) }),
  fc.record({ _tag: fc.constant("FinishGroup" as const), groupId, outcome: fc.constant(null) }),
  fc.record({ _tag: fc.constant("FinishGroup" as const), groupId, outcome: fc.constant(null) }),
  fc.record({
    _tag: fc.constant("GiveFeedback" as const),
    feedbackId: few,
    groupId: fc.constantFrom(null, "a"),
    figures: fc.constant({
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
    })
  }),
  fc.record({
    _tag: fc.constant("BlowWhistle" as const),
    whistleId: few,
    what: fc.constant("需要支援"),
    branches: fc.constant([{ branch: "消防", deadline: minute(30) }])
  }),
  fc.record({
    _tag: fc.constant("ReportIn" as const),
    whistleId: few,
    branch: fc.constantFrom("消防", "急救"),
    who: fc.constant("x")
  }),
  fc.record({ _tag: fc.constant("EndWhistle" as const), whistleId: few }),
  fc.record({ _tag: fc.constant("AskReview" as const), reviewId: few, note: fc.constant(null) }),
  fc.record({
    _tag: fc.constant("GiveReview" as const),
    outcome: fc.constantFrom("fit", "return"),
    note: fc.constant(null)
  }),
  fc.record({
    _tag: fc.constant("OrderSupervision" as const),
    orderId: few,
    what: fc.constant("说明"),
    dueAt: fc.constant(minute(60))
  }),
  fc.record({ _tag: fc.constant("AnswerSupervision" as const), orderId: few, answer: fc.constant("已改") }),
  fc.record({
    _tag: fc.constant("MakeReturnVisit" as const),
    visitId: few,
    satisfied: fc.constant(true),
    note: fc.constant(null)
  }),
  fc.record({ _tag: fc.constant("HandOverCase" as const), handOverId: few, agency: fc.constant("住建局") }),
  fc.record({ _tag: fc.constant("ReceiptHandOver" as const), handOverId: few, receipt: fc.constant("1") }),
  fc.record({
    _tag: fc.constant("ReferCase" as const),
    referralId: few,
    to: fc.constant("供电公司"),
    lifeAtRisk: fc.boolean()
  }),
  fc.record({ _tag: fc.constant("FileCase" as const), filingId: few, number: fc.constant(null) }),
  fc.record({ _tag: fc.constant("ExtendCaseWork" as const) }),
  fc.record({
    _tag: fc.constant("CallOutVolunteers" as const),
    callOutId: few,
    need: fc.constant("马蜂窝"),
    cell: fc.constant({ cellId: "cell-1", skill: null })
  }),
  fc.record({
    _tag: fc.constant("CallOutVolunteers" as const),
    callOutId: few,
    need: fc.constant("马蜂窝")
  })
)

const reactions: fc.Arbitrary<CaseCommand> = fc.constantFrom<CaseCommand>(
  { _tag: "LinkAccidentFile", accidentId: "accident-1" },
  { _tag: "MoveAccidentFile", accidentId: "accident-1", happened: "AccidentWasAccepted", at: minute(9) },
  { _tag: "MoveCallOut", callOutId: "1", happened: "CallOutWasManned", at: minute(9) },
  {
    _tag: "TellCellCouldNotCome",
    callOutId: "1",
    cellId: "cell-1",
    because: "CellIsOutAlready",
    at: minute(9)
  }
)

type Body = { readonly _tag: CaseCommand["_tag"] } & Record<string, unknown>
type Given = readonly [Body, typeof dispatcher, string | null]

/** What goes together in life: chance alone seldom asks, gives and closes one after the other. */
const usual: fc.Arbitrary<ReadonlyArray<Given>> = fc.constantFrom<ReadonlyArray<Given>>(
  [
    [{ _tag: "AskReview", reviewId: "3", note: null }, dispatcher, null],
    [{ _tag: "GiveReview", outcome: "fit", note: null }, commander, null],
    [{ _tag: "CloseCase", outcome: "settled" }, dispatcher, null],
    [{ _tag: "ReopenCase" }, dispatcher, "新情况"]
  ],
  [
    [{ _tag: "AskReview", reviewId: "4", note: null }, dispatcher, null],
    [{ _tag: "GiveReview", outcome: "return", note: null }, commander, null]
  ],
  [
    [{ _tag: "OfferResponsibility", to: "officer-1", station: null }, dispatcher, null],
    [{ _tag: "AcceptResponsibility" }, officer, null]
  ],
  [
    [
      {
        _tag: "JoinCase",
        id: "this",
        into: "other",
        target: "Open",
        score: 0.9,
        warnings: []
      },
      dispatcher,
      null
    ],
    [{ _tag: "UndoJoin" }, dispatcher, "不是一起"]
  ],
  [
    [{ _tag: "ChangeLevel", level: "1" }, dispatcher, "升级"],
    [
      { _tag: "DispatchGroups", dispatchId: "3", groupIds: ["a"], situation: situation(onDuty) },
      dispatcher,
      null
    ],
    [{ _tag: "CallOffGroup", groupId: "a" }, dispatcher, "另有任务"]
  ],
  [
    [
      { _tag: "DispatchGroups", dispatchId: "4", groupIds: ["b", "c"], situation: situation(onDuty) },
      dispatcher,
      null
    ],
    [{ _tag: "SignDispatch", groupId: "b" }, officer, null],
    [{ _tag: "DepartGroup", groupId: "b" }, officer, null],
    [{ _tag: "ArriveGroup", groupId: "b", location: null }, auxiliary, null]
  ],
  [
    [{ _tag: "FileCase", filingId: "3", number: null }, officer, null],
    [{ _tag: "ExtendCaseWork" }, commander, "鉴定未出"]
  ],
  [
    [{ _tag: "CloseCase", outcome: "settled" }, dispatcher, null],
    [{ _tag: "ReopenCase" }, dispatcher, "新情况"]
  ]
)

/** A call, and whatever people make of it, minute by minute. */
export const sequences: fc.Arbitrary<ReadonlyArray<CaseCommand>> = fc
  .tuple(
    kinds,
    worker,
    fc.array(
      fc.oneof(
        {
          weight: 20,
          arbitrary: fc.tuple(anyBody, worker, reason).map((one): ReadonlyArray<Given> => [one])
        },
        { weight: 6, arbitrary: usual },
        { weight: 1, arbitrary: reactions }
      ),
      { minLength: 5, maxLength: 50 }
    )
  )
  .map(([matter, taker, given]) => [
    taken({ ...matter, by: taker }),
    ...given
      .flatMap((one): ReadonlyArray<Given | CaseCommand> => ("_tag" in one ? [one] : one))
      .map((one, i): CaseCommand => {
        if ("_tag" in one) return one
        const [body, by, why] = one
        return body._tag === "TakeCase"
          ? taken({ by })
          : ({ ...body, by, at: minute(i + 1), reason: why } as unknown as CaseCommand)
      })
  ])
