import { fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Case, engagedGroups, isReviewed, onFile } from "../../src/domain/Case.ts"
import { claimsOf } from "../../src/domain/CaseClaims.ts"
import type { CaseCommand } from "../../src/domain/CaseCommands.ts"
import { type CaseEvent, caseEventCodec } from "../../src/domain/CaseEvents.ts"
import { toRefusal } from "../../src/domain/CaseRejections.ts"
import { clocksOf } from "../../src/domain/Clocks.ts"
import { needsReview } from "../../src/domain/decisions/Closing.ts"
import { timelineOf } from "../../src/domain/Timeline.ts"
import {
  auxiliary,
  calledAt,
  commander,
  decider,
  dispatcher,
  group,
  minute,
  officer,
  otherDispatcher,
  rules,
  situation,
  taken,
  warden
} from "./aCase.ts"

/** Laws that hold for any sequence of commands of the whole decider, however unlikely. */

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
  fc.record({ _tag: fc.constant("CallOutVolunteers" as const), callOutId: few, need: fc.constant("马蜂窝") })
)

const reactions: fc.Arbitrary<CaseCommand> = fc.constantFrom<CaseCommand>(
  { _tag: "LinkAccidentFile", accidentId: "accident-1" },
  { _tag: "MoveAccidentFile", accidentId: "accident-1", happened: "AccidentWasAccepted", at: minute(9) }
)

type Body = { readonly _tag: CaseCommand["_tag"] } & Record<string, unknown>
type Given = readonly [Body, typeof dispatcher, string | null]

/** What goes together in life: chance alone seldom asks, gives and closes one after the other. */
const usual: fc.Arbitrary<ReadonlyArray<Given>> = fc.constantFrom<ReadonlyArray<Given>>(
  [
    [{ _tag: "AskReview", reviewId: "3", note: null }, dispatcher, null],
    [{ _tag: "GiveReview", outcome: "fit", note: null }, commander, null]
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
const sequences: fc.Arbitrary<ReadonlyArray<CaseCommand>> = fc
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

/** Every state on the way, with the events that led there. */
const walk = (given: ReadonlyArray<CaseCommand>) => {
  const steps: Array<{
    readonly event: CaseEvent
    readonly before: Case
    readonly after: Case
    readonly at: string
  }> = []
  let state: Case = decider.initialState
  given.forEach((command, i) => {
    const decision = decider.decide(command, state)
    if (Either.isLeft(decision)) {
      const { title } = toRefusal(decision.left)
      expect(title.zh.length * title.en.length).toBeGreaterThan(0)
      return
    }
    for (const event of decision.right) {
      const before = state
      state = fold(decider, [event], state)
      steps.push({ event, before, after: state, at: minute(i) })
    }
  })
  return { steps, state }
}

const forEvery = (law: (walked: ReturnType<typeof walk>) => void, numRuns = 150): void =>
  fc.assert(
    fc.property(sequences, (given) => law(walk(given))),
    { numRuns }
  )

describe("laws of a case", () => {
  it("reach every event that there is", () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(sequences, (given) => {
        for (const { event } of walk(given).steps) reached.add(event._tag)
      }),
      { numRuns: 1_500, seed: 110 }
    )
    expect([...caseEventCodec.types].filter((type) => !reached.has(type))).toEqual([])
  })

  it("row 14: at every prefix after the call exactly one person answers for it, and it is who accepted last", () => {
    forEvery(({ steps }) => {
      let answering: string | undefined
      for (const { event, before, after } of steps) {
        if (event._tag === "CaseWasTaken") answering = event.taker.account
        if (event._tag === "ResponsibilityWasAccepted") {
          const file = onFile(before)
          // Nobody is made to answer for a case: it was offered to them, and they took it from whoever had it.
          expect(file?.offer?.to).toBe(event.by.account)
          expect(event.from).toBe(answering)
          answering = event.by.account
        }
        expect(onFile(after)?.responsible.account).toBe(answering)
      }
      expect(answering).toBeDefined()
    })
  })

  it("row 14: none is closed without the legal review that its type asks for", () => {
    let closedWithReview = 0
    forEvery(({ steps }) => {
      for (const { event, before } of steps) {
        const file = onFile(before)
        if (event._tag !== "CaseWasClosed" || file === undefined || !needsReview(rules, file)) continue
        closedWithReview++
        expect(isReviewed(file)).toBe(true)
        expect(engagedGroups(file)).toEqual([])
      }
    }, 1_500)
    expect(closedWithReview).toBeGreaterThan(0)
  })

  it("row 10, 12: no foreign group is on a case without an approval, none of another command at all", () => {
    forEvery(({ state }) => {
      const file = onFile(state)
      for (const { zoneId } of file?.groups ?? []) {
        if (zoneId === "zone-1") continue
        expect(zoneId).not.toBe("zone-3")
        expect(file?.approvals.map((approval) => approval.zoneId)).toContain(zoneId)
      }
    })
  })

  it("row 9: a group is on a case once at a time, and claimed exactly as long", () => {
    forEvery(({ steps }) => {
      for (const { after } of steps) {
        const file = onFile(after)
        const engaged = file === undefined ? [] : engagedGroups(file).map(({ groupId: id }) => id)
        expect(new Set(engaged).size).toBe(engaged.length)
        const claimed = claimsOf(after).filter(({ kind }) => kind === "case-group")
        expect(claimed.map(({ value }) => value)).toEqual(engaged)
      }
    })
  })

  it("clocks and the timeline are there for every file, at any moment; nothing ends before it began", () => {
    forEvery(({ steps }) => {
      for (const { after, at } of steps) {
        const file = onFile(after)
        if (file === undefined) continue
        for (const clock of clocksOf(file, rules, at)) {
          expect(clock.seconds).toBeGreaterThanOrEqual(0)
          if (clock.overdue) expect(clock.due).not.toBeNull()
        }
        const { secondsToScene, secondsToSettled } = timelineOf(file)
        if (secondsToScene !== null && secondsToSettled !== null) {
          expect(secondsToScene).toBeLessThanOrEqual(secondsToSettled)
        }
      }
    }, 60)
  })

  it("every event is read back as it was written", () => {
    forEvery(({ steps }) => {
      for (const { event } of steps) {
        const { type, schemaVersion, data } = caseEventCodec.encode(event)
        const read = caseEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) as unknown })
        expect(Either.getOrThrow(read)).toEqual(event)
      }
    }, 60)
  })
})
