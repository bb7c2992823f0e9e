import { daysBetween } from "@jiaosuo/kernel/CalendarDays"
import { fold } from "@jiaosuo/kernel/Decider"
import { daysOfStops } from "@jiaosuo/reference/AccidentDeadlines"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Accident, AccidentFile, Paper } from "../../src/domain/Accident.ts"
import type { AccidentCommand } from "../../src/domain/AccidentCommands.ts"
import { makeAccidentDecider } from "../../src/domain/AccidentDecider.ts"
import { type AccidentEvent, accidentEventCodec } from "../../src/domain/AccidentEvents.ts"
import { toRefusal } from "../../src/domain/AccidentRejections.ts"
import { casualtiesOf, crimeFlagsOf, severitiesOf } from "../../src/domain/Casualties.ts"
import { clocksOf } from "../../src/domain/Clocks.ts"
import { phaseOf, phases } from "../../src/domain/Phase.ts"
import { anyCommand, sequences } from "./anyCommand.ts"
import { rules } from "./proceedings.ts"

/** Laws that hold for any sequence of commands of the whole decider, however unlikely. */

const decider = makeAccidentDecider(rules)
const runs = { numRuns: 100 }

const run = (
  given: ReadonlyArray<AccidentCommand>
): { readonly events: ReadonlyArray<AccidentEvent>; readonly state: Accident } => {
  const events: Array<AccidentEvent> = []
  let state = decider.initialState
  for (const command of given) {
    const decision = decider.decide(command, state)
    if (Either.isLeft(decision)) continue
    events.push(...decision.right)
    state = fold(decider, decision.right, state)
  }
  return { events, state }
}

const forEveryFile = (law: (file: AccidentFile) => void): void => {
  fc.assert(
    fc.property(sequences, (given) => {
      const { state } = run(given)
      if (state._tag === "File") law(state)
    }),
    runs
  )
}

const count = (paper: Paper, share: string): number =>
  paper.shares.filter((one) => one.share === share).length

describe("laws of an accident's file", () => {
  it("reach every proceeding: papers, services, reviews, mediations, stops, tests and searches", () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(sequences, (given) => {
        for (const { _tag } of run(given).events) seen.add(_tag)
      }),
      { numRuns: 800, seed: 146 }
    )
    for (const type of [
      "PartiesSettledThemselves",
      "EvidenceWasShown",
      "JointRequestWasMade",
      "TestResultWasServed",
      "SecondTestWasRefused",
      "ClockWasResumed",
      "LiabilityWasDecided",
      "LiabilityWasRevoked",
      "PaperWasServed",
      "ReviewWasRequested",
      "MediationWasRequested",
      "FugitiveWasFound",
      "VictimAskedForDecision",
      "IdentificationWasHeld",
      "DeepInvestigationWasConcluded"
    ]) {
      expect([...seen]).toContain(type)
    }
  })

  it("the events of any commands fold to the state that decided them, also through the stored form", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        expect(fold(decider, events)).toEqual(state)
        const stored = events.map((event) => {
          const { type, schemaVersion, data } = accidentEventCodec.encode(event)
          return Either.getOrThrow(
            accidentEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) as object })
          )
        })
        expect(fold(decider, stored)).toEqual(state)
      }),
      runs
    )
  })

  it("A15, A16: no paper has two main shares, full beside another but none, or a share for nobody", () => {
    forEveryFile((file) => {
      const severalFled =
        file.persons.filter(({ facts }) => facts.fled === true || facts.destroyedEvidence === true).length > 1
      for (const paper of file.papers) {
        expect(count(paper, "main")).toBeLessThanOrEqual(1)
        const liable = paper.shares.length - count(paper, "none")
        // Art 61 gives the full share to each of several runaways: a warning, no rejection.
        if (count(paper, "full") > 0 && !severalFled) expect(liable).toBe(1)
        expect(new Set(paper.shares.map(({ participantId }) => participantId)).size).toBe(paper.shares.length)
        if (paper.kind === "certificate") expect(paper.shares).toEqual([])
        else expect(paper.shares.length).toBeGreaterThan(0)
      }
    })
  })

  it("A2: every paper is signed by officers of whom one has the qualification, two outside of the simple procedure", () => {
    forEveryFile((file) => {
      for (const paper of file.papers) {
        expect(paper.by.every(({ kind }) => kind === "officer")).toBe(true)
        expect(paper.by.some(({ qualification }) => qualification !== "none")).toBe(true)
        expect(new Set(paper.by.map(({ account }) => account)).size).toBeGreaterThanOrEqual(
          paper.kind === "simple" ? 1 : 2
        )
      }
    })
  })

  it("A14, A17, A18: one paper in force, one review, one mediation at a time, nobody served twice", () => {
    forEveryFile((file) => {
      expect(file.papers.filter(({ revokedOn }) => revokedOn === null).length).toBeLessThanOrEqual(1)
      expect(file.reviews.length).toBeLessThanOrEqual(1)
      expect(file.mediations.filter(({ outcome }) => outcome === null).length).toBeLessThanOrEqual(1)
      expect(file.mediations.flatMap(({ sides }) => sides).every(({ attendants }) => attendants <= 3)).toBe(
        true
      )
      for (const { served, decidedOn, revokedOn } of file.papers) {
        expect(new Set(served.map(({ participantId }) => participantId)).size).toBe(served.length)
        if (revokedOn !== null) expect(revokedOn >= decidedOn).toBe(true)
      }
      for (const [i, paper] of file.papers.entries()) {
        expect(paper.supersedes).toBe(file.papers[i - 1]?.paperId ?? null)
      }
    })
  })

  it("A11: one stop at a time, and never longer than sixty days in sum, moved past a holiday", () => {
    forEveryFile((file) => {
      const { stops } = file
      expect(stops.slice(0, -1).every(({ resumedOn }) => resumedOn !== null)).toBe(true)
      const ended = stops.flatMap(({ stoppedOn: from, resumedOn: until }) =>
        until === null ? [] : [{ from, until }]
      )
      const first = ended[0]
      if (first === undefined) return
      const rolled = daysBetween(first.from, rules.accidentDeadline("stop-limit", first.from).due)
      expect(daysOfStops(ended, "2099-12-31")).toBeLessThanOrEqual(Math.max(60, rolled))
    })
  })

  it("A19: enough were shown, to one person, by two officers; no file is closed over an open investigation", () => {
    forEveryFile((file) => {
      for (const { of, shown, by, identifiedBy } of file.identifications) {
        expect(shown).toBeGreaterThanOrEqual(rules.identificationRule(of, "2026-03-10").least)
        expect(by.filter(({ kind }) => kind === "officer").length).toBeGreaterThanOrEqual(2)
        expect((identifiedBy.participantId === null) !== (identifiedBy.witness === null)).toBe(true)
      }
      const { deepInvestigation } = file
      if (deepInvestigation === null) return
      expect(deepInvestigation.ground === "three-deaths" || deepInvestigation.reason !== null).toBe(true)
      if (file.standing._tag === "Closed") expect(deepInvestigation.conclusion).not.toBeNull()
    })
  })

  it("A12, A13, A20: tests go in the order of their days; a search is over exactly when both are found", () => {
    forEveryFile((file) => {
      for (const { orderedOn, receivedOn, servedOn, secondRequestedOn } of file.tests) {
        const days = [orderedOn, receivedOn, servedOn, secondRequestedOn].filter((day) => day !== null)
        expect([...days].sort()).toEqual(days)
      }
      const { search } = file
      if (search === null) return
      const both = search.vehicleFoundOn !== null && search.driverFoundOn !== null
      expect(search.foundOn !== null).toBe(both)
      if (both) expect(search.notices.every(({ cancelledOn }) => cancelledOn !== null)).toBe(true)
    })
  })

  it("no clock ends before it starts, each is there once, and a file that is no more has no open one", () => {
    forEveryFile((file) => {
      const clocks = clocksOf(file, rules)
      expect(clocks.filter(({ start, due }) => due < start)).toEqual([])
      expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length)
      expect(clocks.every(({ binds, metOn }) => binds === "police" || metOn !== null)).toBe(true)
      const isInHand = file.standing._tag === "Reported" || file.standing._tag === "Accepted"
      // A22: an order to a firm outlives the closing.
      const outlives = (clock: string) => file.standing._tag === "Closed" && clock === "order-firm-to-fix"
      if (!isInHand) {
        expect(clocks.every(({ metOn, clock }) => metOn !== null || outlives(clock))).toBe(true)
      }
    })
  })

  it("C1: deaths only grow from window to window; severities and flags are found for any file", () => {
    forEveryFile((file) => {
      const { h24, d3, d7, d30 } = casualtiesOf(file, rules).byWindow
      const dead = [h24, d3, d7, d30].map((window) => window.dead)
      expect([...dead].sort((a, b) => a - b)).toEqual(dead)
      expect(severitiesOf(file, rules).productionSafety.rule).toBe("C4")
      expect(crimeFlagsOf(file, rules).every(({ forReview }) => forReview)).toBe(true)
    })
  })

  it("the phase is one of the machine's, and changes with nothing but events", () => {
    forEveryFile((file) => {
      expect(phases).toContain(phaseOf(file))
      expect(phaseOf(structuredClone(file))).toBe(phaseOf(file))
    })
  })

  /** What is news each time it is said; everything else says how the file shall be. */
  const newsEachTime = new Set<AccidentCommand["_tag"]>(["AttendScene", "SurveyScene"])

  it("deciding a command again on what it made changes nothing more, or is refused by name", () => {
    fc.assert(
      fc.property(sequences, anyCommand, (given, once) => {
        const before = run(given).state
        const first = decider.decide(once, before)
        if (Either.isLeft(first) || newsEachTime.has(once._tag)) return
        const second = decider.decide(once, fold(decider, first.right, before))
        if (Either.isRight(second)) expect([once._tag, second.right]).toEqual([once._tag, []])
        else expect(second.left._tag).toMatch(/^[A-Z][A-Za-z]+$/)
      }),
      { numRuns: 300 }
    )
  })

  it("every refusal has its words in both languages", () => {
    fc.assert(
      fc.property(sequences, anyCommand, (given, command) => {
        const decision = decider.decide(command, run(given).state)
        if (Either.isRight(decision)) return
        const { code, title } = toRefusal(decision.left)
        expect(code).toBe(decision.left._tag)
        expect(title.zh).toMatch(/[一-鿿]/)
        expect(title.en).toMatch(/[a-z]/)
      }),
      { numRuns: 300 }
    )
  })

  it("decides the same, given the same, and leaves what it was given as it was", () => {
    fc.assert(
      fc.property(sequences, anyCommand, (given, once) => {
        const { state } = run(given)
        const snapshot = structuredClone(state)
        expect(decider.decide(once, state)).toEqual(decider.decide(once, state))
        expect(state).toEqual(snapshot)
      }),
      runs
    )
  })

  it("folds the events of one file into any other without a fault", () => {
    fc.assert(
      fc.property(sequences, sequences, (one, other) => {
        const { state } = run(one)
        const mixed = fold(decider, run(other).events, state)
        if (mixed._tag === "File") clocksOf(mixed, rules)
        expect(fold(decider, run(other).events, mixed)._tag).toBe(mixed._tag)
      }),
      runs
    )
  })
})
