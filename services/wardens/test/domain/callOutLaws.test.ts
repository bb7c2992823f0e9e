import { fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CallOut, comers, isEnough, isOpen, missingBeside } from "../../src/domain/callout/CallOut.ts"
import { claimsOf } from "../../src/domain/callout/CallOutClaims.ts"
import type { CallOutCommand, OpenCallOut, Speaker } from "../../src/domain/callout/CallOutCommands.ts"
import { makeCallOutDecider } from "../../src/domain/callout/CallOutDecider.ts"
import { type CallOutEvent, callOutEventCodec } from "../../src/domain/callout/CallOutEvents.ts"
import { type CallOutRejection, toCallOutRefusal } from "../../src/domain/callout/CallOutRejections.ts"
import type { WardenState } from "../../src/domain/warden/WardenEvents.ts"
import { anyCandidates, at, cell, here, rings, village, volunteer } from "./candidates.ts"

const decider = makeCallOutDecider(() => rings)
const minutes = (n: number): string => new Date(Date.parse(at) + n * 60_000).toISOString()

const opened: Omit<OpenCallOut, "candidates"> = {
  _tag: "OpenCallOut",
  caseId: null,
  need: "wasp-nest",
  what: "捅马蜂窝",
  township: "371603101",
  village,
  location: here,
  skill: "wasp",
  trainings: ["volunteer", "wasp"],
  equipment: ["wasp-suit"],
  people: 2,
  at,
  now: at
}

const given = (commands: ReadonlyArray<CallOutCommand>) => {
  const events: Array<CallOutEvent> = []
  const rejections: Array<CallOutRejection> = []
  const states: Array<CallOut> = []
  let state: CallOut = decider.initialState
  for (const command of commands) {
    const decision = decider.decide(command, state)
    if (Either.isLeft(decision)) rejections.push(decision.left)
    else {
      events.push(...decision.right)
      state = fold(decider, decision.right, state)
      states.push(state)
    }
  }
  return { events, rejections, states, state }
}
const types = (events: ReadonlyArray<CallOutEvent>) => events.map(({ _tag }) => _tag)

const desk: Speaker = { _tag: "Desk", state: null }
const self = (wardenId: string): Speaker => ({ _tag: "Volunteer", wardenId })
const says = (partyId: string, answer: "comes" | "cannot", n = 1): CallOutCommand => ({
  _tag: "AnswerCall",
  partyId,
  answer,
  by: self(partyId),
  at: minutes(n)
})
const arrives = (partyId: string, n = 2): CallOutCommand => ({
  _tag: "ArriveAtPlace",
  partyId,
  by: self(partyId),
  at: minutes(n)
})
const finishes = (n = 3): CallOutCommand => ({
  _tag: "FinishCallOut",
  partyId: null,
  outcome: "done",
  note: null,
  by: desk,
  at: minutes(n)
})
const people = [
  volunteer("a", 100),
  volunteer("b", 200),
  volunteer("c", 300),
  volunteer("d", 5_000),
  volunteer("e", 6_000),
  volunteer("f", 20_000)
]
const next = (after: number, n: number, onlyIfDue = true): CallOutCommand => ({
  _tag: "AskNextRing",
  after,
  onlyIfDue,
  candidates: people,
  now: minutes(n)
})
const open: OpenCallOut = { ...opened, candidates: people }

describe("one call-out", () => {
  it("row 45: asked, manned as soon as two come, the third is free again; there, done, and all are free", () => {
    const { events, state } = given([
      open,
      says("a", "comes"),
      says("b", "comes"),
      arrives("a"),
      arrives("b"),
      finishes()
    ])
    expect(types(events)).toEqual([
      "CallOutWasOpened",
      "RingWasAsked",
      "PartyAnswered",
      "PartyAnswered",
      "CallOutWasManned",
      "PartyArrived",
      "PartyArrived",
      "CallOutWasFinished"
    ])
    expect(events[4]).toMatchObject({
      parties: ["a", "b"],
      stoodDown: [{ partyId: "c", kind: "volunteer", arrived: false }]
    })
    expect(state).toMatchObject({ standing: "finished", outcome: "done" })
    expect(claimsOf(state)).toEqual([])
  })

  it("rows 45, 46: nobody is there before two come; who was not asked, or is sent home, does not go", () => {
    const { rejections } = given([
      open,
      says("d", "comes"),
      says("a", "comes"),
      arrives("a"),
      arrives("b"),
      { ...says("a", "cannot"), by: self("b") } as CallOutCommand,
      says("b", "comes", -5),
      finishes(),
      says("b", "comes"),
      says("c", "comes"),
      arrives("c"),
      arrives("a"),
      says("a", "cannot", 3),
      finishes(1)
    ])
    expect(rejections).toEqual([
      { _tag: "PartyWasNotAsked", partyId: "d" },
      { _tag: "OthersAreStillMissing", come: 1, people: 2 },
      { _tag: "PartyDoesNotCome", partyId: "b" },
      { _tag: "ActsForSomebodyElse" },
      { _tag: "StepIsBeforeTheLast", since: at },
      { _tag: "NobodyHasArrived" },
      { _tag: "PartyIsStoodDown", at: minutes(1) },
      { _tag: "PartyIsStoodDown", at: minutes(1) },
      { _tag: "PartyHasArrived", at: minutes(2) },
      { _tag: "StepIsBeforeTheLast", since: minutes(2) }
    ])
  })

  it("row 45: the next ring is asked once its time is over, once for each ring, and at once where too few can come", () => {
    const early = given([open, next(1, 4)])
    expect(types(early.events)).toEqual(["CallOutWasOpened", "RingWasAsked"])
    const late = given([open, says("a", "comes"), next(1, 5), next(1, 5), next(1, 30)])
    expect(late.events.filter(({ _tag }) => _tag === "RingWasAsked")).toMatchObject([
      { ring: 1, until: minutes(5) },
      { ring: 2, asked: [{ partyId: "d" }, { partyId: "e" }], until: minutes(15) }
    ])
    const declined = given([open, says("a", "cannot"), says("b", "cannot"), next(1, 1)])
    expect(declined.state).toMatchObject({ rings: [{ ring: 1 }, { ring: 2 }] })
    const forced = given([open, next(1, 0, false)])
    expect(forced.state).toMatchObject({ rings: [{ ring: 1 }, { ring: 2 }] })
  })

  it("row 45: when the last ring is over and too few come, the call-out says so, and lets everybody go", () => {
    const { state, events, rejections } = given([
      open,
      says("a", "comes"),
      next(1, 5),
      next(2, 15),
      next(3, 30),
      says("b", "comes", 31),
      next(3, 40),
      next(3, 40, false)
    ])
    expect(state).toMatchObject({ standing: "too-few", rings: [{ ring: 1 }, { ring: 2 }, { ring: 3 }] })
    expect(events.at(-1)).toMatchObject({ _tag: "CallOutFoundTooFew", come: 1, equipment: [] })
    expect(claimsOf(state)).toEqual([])
    expect(rejections.map(({ _tag }) => _tag)).toEqual(["CallOutIsOver", "CallOutIsOver"])
    const alone = given([{ ...opened, candidates: people.slice(0, 1) }])
    expect(types(alone.events)).toEqual(["CallOutWasOpened", "CallOutFoundTooFew"])
    expect(alone.events[1]).toMatchObject({ come: 0, passedOver: [{ partyId: "a", why: "too-few" }] })
  })

  it("row 45: one of two who come cannot after all: whoever was sent home is asked again, before anybody further away", () => {
    const { state } = given([
      open,
      says("a", "comes"),
      says("b", "comes"),
      says("a", "cannot", 2),
      next(1, 2),
      says("c", "comes", 3),
      arrives("b", 4)
    ])
    expect(state).toMatchObject({
      standing: "there",
      rings: [{ asked: ["a", "b", "c"] }, { ring: 1, asked: ["c"] }]
    })
  })

  it("rows 45, 46: a desk says of nobody who rests or has left that they come, or are there", () => {
    const heard = (partyId: string, answer: "comes" | "cannot", state: WardenState): CallOutCommand => ({
      _tag: "AnswerCall",
      partyId,
      answer,
      by: { _tag: "Desk", state },
      at: minutes(1)
    })
    const isThere = (partyId: string, state: WardenState): CallOutCommand => ({
      _tag: "ArriveAtPlace",
      partyId,
      by: { _tag: "Desk", state },
      at: minutes(2)
    })
    const { events, rejections } = given([
      open,
      heard("a", "comes", "resting"),
      heard("a", "comes", "active"),
      heard("b", "comes", "active"),
      isThere("a", "left"),
      isThere("b", "active"),
      heard("a", "cannot", "left")
    ])
    expect(rejections).toEqual([
      { _tag: "PartyIsNotInService", partyId: "a", state: "resting" },
      { _tag: "PartyIsNotInService", partyId: "a", state: "left" }
    ])
    expect(types(events).slice(-2)).toEqual(["PartyArrived", "PartyAnswered"])
  })

  it("row 45: the station can always stop it, and everybody is free", () => {
    const stop: CallOutCommand = { _tag: "StopCallOut", reason: null, at: minutes(9) }
    for (const before of [
      [],
      [says("a", "comes")],
      [says("a", "comes"), says("b", "comes")],
      [says("a", "comes"), says("b", "comes"), arrives("a")]
    ]) {
      const { state, rejections } = given([open, ...before, stop, stop])
      expect(state).toMatchObject({ standing: "stopped" })
      expect([claimsOf(state), rejections]).toEqual([[], []])
    }
  })

  it("row 23: a cell is asked as a whole and answers where cells are kept, not at the desk", () => {
    const ofCell: Speaker = { _tag: "Cell" }
    const cells = [cell("cell", 100), volunteer("a", 2_000)]
    const comes = { _tag: "AnswerCall", partyId: "cell", answer: "comes", at: minutes(1) } as const
    const { events, rejections, state } = given([
      { ...opened, candidates: cells },
      { ...comes, by: desk },
      { ...comes, by: ofCell },
      { _tag: "ArriveAtPlace", partyId: "cell", by: ofCell, at: minutes(2) },
      { _tag: "FinishCallOut", partyId: "cell", outcome: "done", note: "已摘除", by: ofCell, at: minutes(3) },
      { _tag: "FinishCallOut", partyId: "cell", outcome: "done", note: null, by: ofCell, at: minutes(3) }
    ])
    expect(rejections).toEqual([{ _tag: "CellAnswersForItself", cellId: "cell" }])
    expect(types(events)).toEqual([
      "CallOutWasOpened",
      "RingWasAsked",
      "PartyAnswered",
      "CallOutWasManned",
      "PartyArrived",
      "CallOutWasFinished"
    ])
    expect(state).toMatchObject({ standing: "finished", note: "已摘除" })
  })

  it("row 23: a cell that is there before what it needs has arrived all the same, and it is over when it says so", () => {
    const ofCell: Speaker = { _tag: "Cell" }
    const step = { partyId: "cell", by: ofCell } as const
    const { state, rejections } = given([
      { ...opened, candidates: [cell("cell", 100, { equipment: [] }), volunteer("suit", 2_000)] },
      { _tag: "AnswerCall", ...step, answer: "comes", at: minutes(1) },
      { _tag: "ArriveAtPlace", ...step, at: minutes(2) },
      { _tag: "FinishCallOut", ...step, outcome: "in-vain", note: null, at: minutes(3) }
    ])
    expect([state, rejections]).toMatchObject([{ standing: "finished", outcome: "in-vain" }, []])
  })
})

const partyIds = Array.from({ length: 25 }, (_, i) => `party-${String(i).padStart(2, "0")}`)
/** Whoever may be asked: the first are near and able, so that something comes of it. */
const anyPeople = anyCandidates.map((others) => [
  ...partyIds.slice(0, 4).map((partyId) => volunteer(partyId, 100)),
  ...others.filter(({ partyId }) => partyId > "party-03")
])
const anyStep: fc.Arbitrary<(n: number) => CallOutCommand> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...partyIds.slice(0, 6)),
        fc.constantFrom("comes" as const, "comes" as const, "cannot" as const)
      )
      .map(
        ([partyId, answer]) =>
          (n: number) =>
            says(partyId, answer, n)
      )
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...partyIds.slice(0, 6)).map((partyId) => (n: number) => arrives(partyId, n))
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anyPeople, fc.boolean()).map(
      ([candidates, onlyIfDue]) =>
        (n: number): CallOutCommand => ({
          _tag: "AskNextRing",
          after: 1,
          onlyIfDue,
          candidates,
          now: minutes(n)
        })
    )
  },
  { weight: 1, arbitrary: fc.constant((n: number) => finishes(n)) },
  {
    weight: 1,
    arbitrary: fc.constant(
      (n: number): CallOutCommand => ({ _tag: "StopCallOut", reason: "误报", at: minutes(n) })
    )
  }
)
const anySequence = fc
  .tuple(anyPeople, fc.array(anyStep, { minLength: 8, maxLength: 20, size: "max" }))
  .map(([candidates, steps]) => [
    { ...opened, candidates } as CallOutCommand,
    ...steps.map((step, n) => step(n + 1))
  ])

describe("laws of a call-out", () => {
  it("rows 45, 46: nobody arrives alone where two are needed, whatever comes in whatever order", () => {
    let arrived = 0
    fc.assert(
      fc.property(anySequence, (commands) => {
        const events = given(commands).events
        let state: CallOut = decider.initialState
        for (const event of events) {
          if (event._tag === "PartyArrived" && state._tag === "CallOut") {
            arrived++
            expect(isEnough(missingBeside(state, comers(state)))).toBe(true)
          }
          state = decider.evolve(state, event)
        }
      }),
      { numRuns: 500, seed: 46 }
    )
    expect(arrived).toBeGreaterThan(50)
  })

  it("events fold to the state that decided them, also through the stored form; only an open call-out holds people", () => {
    fc.assert(
      fc.property(anySequence, (commands) => {
        const { events, state } = given(commands)
        const stored = events.map((event) => {
          const { type, schemaVersion, data } = callOutEventCodec.encode(event)
          return Either.getOrThrow(
            callOutEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) as object })
          )
        })
        expect(fold(decider, stored)).toEqual(state)
        if (state._tag === "Unknown") return
        const held = claimsOf(state).map(({ value }) => value)
        expect(new Set(held).size).toBe(held.length)
        if (!isOpen(state)) expect(held).toEqual([])
      }),
      { numRuns: 300 }
    )
  })

  it("whoever is refused is told why, in both languages", () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(anySequence, (commands) => {
        for (const rejection of given(commands).rejections) {
          const { code, title } = toCallOutRefusal(rejection)
          expect(code).toBe(rejection._tag)
          expect(title.zh).toMatch(/\p{Script=Han}/u)
          expect(title.en).toMatch(/^[A-Z][ -~]+$/)
          met.add(code)
        }
      }),
      { numRuns: 200, seed: 7 }
    )
    expect(met.size).toBeGreaterThan(4)
  })
})
