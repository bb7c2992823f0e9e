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
import { decider, minute, rules } from "./aCase.ts"
import { sequences } from "./anySequence.ts"

/** Laws that hold for any sequence of commands of the whole decider, however unlikely. */

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
        const claimed = claimsOf(after, "this").filter(({ kind }) => kind === "case-group")
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
