import { fold } from "@jiaosuo/kernel/Decider"
import { events, given, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { openCallOut } from "../../src/domain/cell/Cell.ts"
import type { CellCommand } from "../../src/domain/cell/CellCommands.ts"
import { cellDecider } from "../../src/domain/cell/CellDecider.ts"
import { type CellEvent, cellEventCodec } from "../../src/domain/cell/CellEvents.ts"
import { toCellRefusal } from "../../src/domain/cell/CellRejections.ts"
import { at, calledOut, calling, cellAfter, endedAs, formed, forming, memberOf } from "./cellExamples.ts"

const cell = given(cellDecider)
const callOutId = "call-1"
const arrived: CellEvent = { _tag: "CellArrived", callOutId, at: at("09:20") }

describe("row 23: a response cell of a village", () => {
  it("row 23: is formed once, of villagers, grid staff and cadres; one without any of them is told so", () => {
    expect(cell([]).when(forming())).toEqual(events(formed()))
    expect(cell([formed()]).when(forming())).toEqual(rejection({ _tag: "CellIsAlreadyFormed" }))
    expect(cell([]).when(calling())).toEqual(rejection({ _tag: "CellIsNotFormed" }))
    const outcome = cell([]).when(forming({ members: [memberOf(1)] }))
    expect("happened" in outcome ? outcome.happened : []).toMatchObject([
      { warnings: [{ reason: { zh: "没有网格员" } }, { reason: { zh: "没有村干部" } }] }
    ])
  })

  it("row 46: a case that cannot have it is told why, also of one that was never formed; one that cannot come says so", () => {
    const { _tag, ...said } = calling({ callOutId: "call-2" })
    const forCase = { _tag: "CallCellOutForCase", ...said, caseId: "case-1" } as const
    const told = (because: string) => {
      const { caseId, need, at: when } = forCase
      return events({ _tag: "CellCouldNotBeCalledOut", callOutId: "call-2", caseId, need, because, at: when })
    }
    expect(cell([]).when(forCase)).toEqual(told("CellIsNotFormed"))
    expect(cell([formed(), calledOut()]).when(forCase)).toEqual(told("CellIsOutAlready"))
    expect(cell([formed()]).when(forCase)).toEqual(events(calledOut({ ...said, caseId: "case-1" })))
    const answer = { _tag: "AnswerCallOut", callOutId, answer: "cannot", at: at("09:05") } as const
    expect(cell([formed(), calledOut({ caseId: "case-1" })]).when(answer)).toEqual(
      events({ ...answer, _tag: "CellAnswered", caseId: "case-1" })
    )
  })

  it("row 23: has somebody in it, and nobody twice", () => {
    expect(cell([]).when(forming({ members: [] }))).toEqual(rejection({ _tag: "CellHasNoMember" }))
    expect(cell([]).when(forming({ members: [memberOf(1), memberOf(1)] }))).toEqual(
      rejection({ _tag: "PersonIsTwiceInTheCell", personId: "person-1" })
    )
    const nothing = {
      _tag: "ChangeCell",
      name: null,
      location: null,
      equipment: null,
      joining: [],
      leaving: [],
      skills: [],
      reason: null
    } as const
    const changed = cell([formed()])
    expect(changed.when(nothing)).toEqual(events())
    expect(changed.when({ ...nothing, leaving: ["member-9"] })).toEqual(
      rejection({ _tag: "MemberIsNotInTheCell", memberId: "member-9" })
    )
    expect(changed.when({ ...nothing, leaving: ["member-1", "member-2", "member-3"] })).toEqual(
      rejection({ _tag: "CellHasNoMember" })
    )
    const { name, location, members } = cellAfter(formed())
    expect(
      changed.when({
        ...nothing,
        equipment: ["rope"],
        leaving: ["member-3"],
        joining: [memberOf(4, "cadre")],
        skills: [{ memberId: "member-2", skills: ["rope"] }],
        reason: "换届"
      })
    ).toEqual(
      events({
        _tag: "CellWasChanged",
        name,
        location,
        equipment: ["rope"],
        members: [...members.slice(0, 1), memberOf(2, "grid", ["rope"]), memberOf(4, "cadre")],
        reason: "换届",
        warnings: []
      })
    )
  })

  it("row 23: a cell that is out is not called a second time, nor for a time at which it was out", () => {
    const once = [formed(), calledOut({ caseId: "case-1" })]
    expect(cell(once).when(calling({ callOutId: "call-2" }))).toEqual(
      rejection({ _tag: "CellIsOutAlready", callOutId, caseId: "case-1" })
    )
    expect(cell(once).when({ _tag: "DisbandCell", at: at("09:10"), reason: null })).toEqual(
      rejection({ _tag: "CellIsOutAlready", callOutId, caseId: "case-1" })
    )
    const over = [...once, arrived, endedAs("done", at("10:00"))]
    const again = calling({ callOutId: "call-2", at: at("10:00") })
    expect(cell(over).when(again)).toEqual(events(calledOut({ callOutId: "call-2", at: at("10:00") })))
    expect(cell(over).when({ ...again, at: at("09:59") })).toEqual(
      rejection({ _tag: "CellWasOutThen", until: at("10:00") })
    )
  })

  it("row 23: a need of two people never goes to a cell of one, nor a skill to one that has not got it", () => {
    const one = [formed({ members: [memberOf(1, "villager", ["wasp"])] })]
    expect(cell(one).when(calling({ people: 2 }))).toEqual(
      rejection({ _tag: "CellIsTooSmall", members: 1, people: 2 })
    )
    expect(cell(one).when(calling({ people: 1 }))).toEqual(events(calledOut({ people: 1 })))
    expect(cell([formed()]).when(calling({ skill: "boat" }))).toEqual(
      rejection({ _tag: "CellHasNotTheSkill", skill: "boat" })
    )
    expect(cell([formed()]).when(calling({ at: at("09:00", "2026-04-30") }))).toEqual(
      rejection({ _tag: "CellIsNotThereYet", from: "2026-05-01" })
    )
  })

  it("row 23: comes, arrives, and is free again; one that cannot come is free at once", () => {
    const out = [formed(), calledOut()]
    const comes = { _tag: "AnswerCallOut", callOutId, answer: "comes", at: at("09:01") } as const
    expect(cell(out).when({ ...comes, at: at("08:59") })).toEqual(
      rejection({ _tag: "StepIsBeforeTheLast", since: at("09:00") })
    )
    const answered: CellEvent = { ...comes, _tag: "CellAnswered" }
    expect(cell(out).when(comes)).toEqual(events(answered))
    expect(cell([...out, answered]).when(comes)).toEqual(events())
    const cannot = { ...comes, answer: "cannot", at: at("09:05") } as const
    expect(openCallOut(cellAfter(...out, answered, { ...cannot, _tag: "CellAnswered" }))).toBeUndefined()
    expect(cell([...out, answered, arrived]).when({ ...cannot, at: at("09:30") })).toEqual(
      rejection({ _tag: "CellHasArrived", at: at("09:20") })
    )
    const done = { _tag: "EndCallOut", callOutId, outcome: "done", note: null, at: at("10:00") } as const
    expect(cell(out).when(done)).toEqual(rejection({ _tag: "CellHasNotArrived" }))
    expect(cell(out).when({ ...done, outcome: "called-off" })).toEqual(
      events(endedAs("called-off", at("10:00")))
    )
    expect(cell([...out, arrived]).when({ ...done, at: at("09:19") })).toEqual(
      rejection({ _tag: "StepIsBeforeTheLast", since: at("09:20") })
    )
    const over = [...out, arrived, endedAs("done", at("10:00"))]
    expect(cell(over).when(done)).toEqual(rejection({ _tag: "CallOutIsNotOpen", callOutId }))
    const disband = { _tag: "DisbandCell", at: at("11:00"), reason: "并入" } as const
    const disbanded: CellEvent = { ...disband, _tag: "CellWasDisbanded" }
    expect(cell(over).when(disband)).toEqual(events(disbanded))
    expect(cell([...over, disbanded]).when(disband)).toEqual(events())
    expect(cell([...over, disbanded]).when(calling())).toEqual(rejection({ _tag: "CellIsDisbanded" }))
  })
})

const anyMinute = fc
  .integer({ min: 0, max: 300 })
  .map((n) => new Date(Date.parse(at("08:00")) + n * 60_000).toISOString())
/** Steps of the call-out that the cell is on, or of one that there is not. */
const anyCallOut = fc.constantFrom("open", "open", "open", "unknown")
const anyMember = fc.integer({ min: 1, max: 4 })
const anyForming = fc
  .array(anyMember, { maxLength: 3 })
  .map((members) => forming({ members: members.map((n) => memberOf(n, "villager", n > 2 ? ["wasp"] : [])) }))
const anyChange = fc.record({
  _tag: fc.constant("ChangeCell" as const),
  name: fc.constantFrom(null, "哨点"),
  location: fc.constant(null),
  equipment: fc.constantFrom(null, ["rope"]),
  joining: fc.array(anyMember, { maxLength: 2 }).map((members) => members.map((n) => memberOf(n))),
  leaving: fc.array(anyMember, { maxLength: 2 }).map((members) => members.map((n) => `member-${n}`)),
  skills: fc.constant([]),
  reason: fc.constant(null)
})
const anyCalling = fc
  .record({
    callOutId: fc.uuid(),
    skill: fc.constantFrom(null, "wasp"),
    people: fc.constantFrom(1, 2, 3, 4),
    at: anyMinute
  })
  .map(calling)
const anyAnswer = fc.record({
  _tag: fc.constant("AnswerCallOut" as const),
  callOutId: anyCallOut,
  answer: fc.constantFrom("comes" as const, "cannot" as const),
  at: anyMinute
})
const anyArrival = fc.record({
  _tag: fc.constant("ArriveAtCallOut" as const),
  callOutId: anyCallOut,
  at: anyMinute
})
const anyEnd = fc.record({
  _tag: fc.constant("EndCallOut" as const),
  callOutId: anyCallOut,
  outcome: fc.constantFrom("done" as const, "in-vain" as const, "called-off" as const),
  note: fc.constant(null),
  at: anyMinute
})
const anyDisbanding = fc.record({
  _tag: fc.constant("DisbandCell" as const),
  at: anyMinute,
  reason: fc.constant(null)
})
/** Mostly call-outs and their steps: a cell that is disbanded early meets nothing else. */
const anyCommand: fc.Arbitrary<CellCommand> = fc.oneof(
  { weight: 1, arbitrary: anyForming },
  { weight: 2, arbitrary: anyChange },
  { weight: 8, arbitrary: anyCalling },
  { weight: 3, arbitrary: anyAnswer },
  { weight: 3, arbitrary: anyArrival },
  { weight: 6, arbitrary: anyEnd },
  { weight: 1, arbitrary: anyDisbanding }
)

describe("laws of a cell", () => {
  it("row 23: out once at a time, with enough people; what is stored is read again; refusals have words", () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 8, maxLength: 40 }), (commands) => {
        let history: ReadonlyArray<CellEvent> = []
        for (const said of [forming(), ...commands]) {
          const state = fold(cellDecider, history)
          const open = state._tag === "Cell" ? openCallOut(state)?.callOutId : undefined
          const command =
            "callOutId" in said && said.callOutId === "open" ? { ...said, callOutId: open ?? "none" } : said
          const decision = cellDecider.decide(command, state)
          if (Either.isLeft(decision)) {
            const { title } = toCellRefusal(decision.left)
            expect(title.zh.length * title.en.length).toBeGreaterThan(0)
            met.add(decision.left._tag)
            continue
          }
          for (const event of decision.right) {
            met.add(event._tag)
            const stored = cellEventCodec.encode(event)
            const read = cellEventCodec.decode({ ...stored, data: JSON.parse(stored.data) as unknown })
            expect(Either.getOrThrow(read)).toEqual(event)
            if (event._tag === "CellWasCalledOut") {
              const before = cellAfter(...history)
              expect(openCallOut(before)).toBeUndefined()
              expect(before.members.length).toBeGreaterThanOrEqual(event.people)
            }
          }
          history = [...history, ...decision.right]
          const out = cellAfter(...history).callOuts.filter(({ endedAt }) => endedAt === null)
          expect(out.length).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 600 }
    )
    for (const tag of [
      "CallOutEnded",
      "CellWasDisbanded",
      "CellIsOutAlready",
      "CellWasOutThen",
      "CellIsTooSmall"
    ]) {
      expect(met).toContain(tag)
    }
  })
})
