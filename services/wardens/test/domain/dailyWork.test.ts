import type { Decider } from "@jiaosuo/kernel/Decider"
import { given } from "@jiaosuo/kernel/GivenWhenThen"
import type { Refusal } from "@jiaosuo/kernel/Problem"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { HazardCommand, LevelRule } from "../../src/domain/hazard/HazardCommands.ts"
import { hazardDecider } from "../../src/domain/hazard/HazardDecider.ts"
import { toHazardRefusal } from "../../src/domain/hazard/HazardRejections.ts"
import type { RecordCommand } from "../../src/domain/record/RecordCommands.ts"
import { recordDecider } from "../../src/domain/record/RecordDecider.ts"
import { recordEventCodec } from "../../src/domain/record/RecordEvents.ts"
import { toRecordRefusal } from "../../src/domain/record/RecordRejections.ts"
import type { Work } from "../../src/domain/record/Work.ts"
import { presenceOf, standingAt } from "../../src/domain/shift/Shift.ts"
import { claimsOfShift } from "../../src/domain/shift/ShiftClaims.ts"
import type { ShiftCommand, Standing } from "../../src/domain/shift/ShiftCommands.ts"
import { shiftDecider } from "../../src/domain/shift/ShiftDecider.ts"
import { toShiftRefusal } from "../../src/domain/shift/ShiftRejections.ts"

/** Laws of shifts, records and hazards over whatever is asked of them, in any order. */

const township = "371603101"
const location = { longitude: 118.1, latitude: 37.7 }
const start = Date.parse("2026-05-06T00:00:00.000Z")
const minutes = (n: number): string => new Date(start + n * 60_000).toISOString()

const anyAt = fc.integer({ min: -120, max: 600 }).map(minutes)
const anyWarden = fc.constantFrom("a", "b", "c")
const anyReason = fc.constantFrom(null, "下雨")
const anyStep = fc.record({ at: anyAt, reason: anyReason })

const anyStanding: fc.Arbitrary<Standing> = fc.record({
  wardenId: anyWarden,
  state: fc.constantFrom("active", "active", "active", "resting", "left", null),
  township: fc.constantFrom(township, township, township, "371603102"),
  untrainedIn: fc.constantFrom([], ["traffic-persuasion"])
})
const anyPlan = fc.record({
  from: fc.constantFrom(0, 30, 60).map(minutes),
  until: fc.constantFrom(90, 120, 480).map(minutes),
  crew: fc.uniqueArray(anyStanding, { selector: ({ wardenId }) => wardenId, minLength: 1, maxLength: 3 }),
  at: anyAt,
  reason: anyReason,
  warnings: fc.constant([])
})
const anyAttendance = fc.record({
  wardenId: fc.option(anyWarden),
  onlyFor: fc.option(anyWarden),
  location: fc.option(fc.constant(location)),
  at: anyAt,
  reason: anyReason
})
const anyShiftCommand: fc.Arbitrary<ShiftCommand> = fc.oneof(
  fc
    .tuple(anyPlan, fc.constantFrom(null, { township, location, closedAt: null }))
    .map(([plan, post]) => ({ _tag: "PlanShift", placeId: "p", post, ...plan }) as const),
  anyPlan.map((plan) => ({ _tag: "ChangeShift", ...plan }) as const),
  anyStep.map((step) => ({ _tag: "CancelShift", ...step }) as const),
  anyAttendance.map(
    (one) =>
      ({
        _tag: "CheckIn",
        ...one,
        lateAfterMinutes: 10,
        opensBeforeMinutes: 60,
        withinMetres: 500
      }) as const
  ),
  anyAttendance.map((one) => ({ _tag: "CheckOut", ...one }) as const)
)

const count = fc.integer({ min: 1, max: 500 })
const text = fc.string({ maxLength: 12 })
const anyWork: fc.Arbitrary<Work> = fc.oneof(
  fc.record({
    kind: fc.constant("persuasion" as const),
    counts: fc.array(fc.record({ code: text, count })),
    plate: fc.option(fc.record({ kind: text, number: fc.option(text) }))
  }),
  fc.record({
    kind: fc.constant("publicity" as const),
    code: text,
    people: fc.option(count),
    topic: fc.option(text)
  }),
  fc.record({ kind: fc.constant("help-request" as const), code: text, referredTo: fc.option(text) }),
  fc.record({
    kind: fc.constant("gathering" as const),
    code: text,
    from: anyAt,
    until: anyAt,
    people: fc.option(count)
  }),
  fc.record({ kind: fc.constant("activity" as const), code: text, people: fc.option(count) }),
  fc.record({
    kind: fc.constant("village-assistant" as const),
    account: text,
    from: text,
    until: fc.option(text)
  }),
  fc.record({ kind: fc.constant("trade-check" as const), code: text, site: text, inOrder: fc.boolean() }),
  fc.record({ kind: fc.constant("card-delivery" as const), code: text, cards: count }),
  fc.record({
    kind: fc.constant("site-inspection" as const),
    site: text,
    items: fc.array(text),
    found: fc.array(text)
  })
)
const anyContent = fc.record({
  work: anyWork,
  township: fc.constantFrom(null, township),
  village: fc.constantFrom(null, `${township}213`),
  post: fc.constantFrom(
    null,
    { placeId: "p", township, openedAt: minutes(0), closedAt: null },
    { placeId: "p", township: null, openedAt: null, closedAt: null },
    { placeId: "p", township: "371603102", openedAt: minutes(0), closedAt: minutes(300) }
  ),
  worker: fc.constantFrom(
    null,
    { wardenId: "a", township, isGiver: true },
    { wardenId: "a", township: "371603102", isGiver: false },
    { wardenId: "a", township: null, isGiver: false }
  ),
  location: fc.constantFrom(null, location),
  road: fc.option(text),
  note: fc.option(text),
  at: anyAt,
  reason: anyReason,
  warnings: fc.constant([])
})
const anyAuthor = fc.constantFrom(null, "one", "two")
const anyRecordCommand: fc.Arbitrary<RecordCommand> = fc.oneof(
  fc
    .tuple(anyContent, fc.constantFrom("one", "two"), fc.option(anyAt))
    .map(([content, by, inspectedAt]) => ({ _tag: "MakeRecord", ...content, by, inspectedAt }) as const),
  fc
    .tuple(anyContent, anyAuthor)
    .map(([content, onlyOf]) => ({ _tag: "CorrectRecord", ...content, onlyOf }) as const),
  fc
    .tuple(anyStep, anyAuthor)
    .map(([step, onlyOf]) => ({ _tag: "WithdrawRecord", ...step, onlyOf, warnings: [] }) as const)
)

const anyLevel: fc.Arbitrary<LevelRule> = fc.constantFrom(
  { level: "minor", dueHours: 720, asksForCase: false },
  { level: "grave", dueHours: 2, asksForCase: true }
)
const anyHazardCommand: fc.Arbitrary<HazardCommand> = fc.oneof(
  fc.tuple(anyStep, anyLevel, fc.constantFrom(null, township), fc.constantFrom("one", "two")).map(
    ([step, rule, named, by]) =>
      ({
        _tag: "ReportHazard",
        code: "surface",
        rule,
        township: named,
        townshipOfGiver: null,
        village: null,
        location,
        road: null,
        description: null,
        photo: null,
        plate: null,
        wardenId: null,
        by,
        ...step,
        warnings: []
      }) as const
  ),
  fc.tuple(anyStep, anyLevel).map(([step, rule]) => ({ _tag: "RateHazard", rule, ...step }) as const),
  fc
    .tuple(
      anyStep,
      fc.constantFrom(
        { office: "公路站" },
        { wardenId: "a", township, active: true },
        { wardenId: "b", township, active: false },
        { wardenId: "c", township: null, active: false },
        { wardenId: "d", township: "371603102", active: true }
      )
    )
    .map(([step, to]) => ({ _tag: "AssignHazard", to, ...step }) as const),
  fc
    .tuple(anyStep, fc.constantFrom(null, "a", "b"))
    .map(([step, onlyOf]) => ({ _tag: "FixHazard", onlyOf, photo: null, note: null, ...step }) as const),
  anyStep.map((step) => ({ _tag: "ClearHazard", ...step }) as const),
  anyStep.map((step) => ({ _tag: "SendBackHazard", ...step }) as const),
  fc
    .tuple(anyStep, anyAuthor)
    .map(([step, onlyOf]) => ({ _tag: "WithdrawHazard", onlyOf, ...step }) as const),
  fc.tuple(anyAt, fc.constantFrom("x", "y"), fc.constantFrom(null, "settled" as const, "other" as const)).map(
    ([at, caseId, outcome]) =>
      ({
        _tag: "HearOfCase",
        caseId,
        number: caseId,
        since: at,
        end: outcome === null ? null : { outcome, at },
        at
      }) as const
  )
)

/** All that happens while commands come in, and every refusal with its words. */
const played = <Command, Event, State, Rejection extends { readonly _tag: string }>(
  decider: Decider<Command, Event, State, Rejection>,
  toRefusal: (rejection: Rejection) => Refusal,
  commands: ReadonlyArray<Command>
) => {
  const history: Array<Event> = []
  const states: Array<State> = []
  for (const command of commands) {
    const outcome = given(decider)(history).when(command)
    if ("rejected" in outcome) {
      const { code, title } = toRefusal(outcome.rejected)
      expect([code, title.zh !== "", title.en !== ""]).toEqual([outcome.rejected._tag, true, true])
      continue
    }
    history.push(...outcome.happened)
    states.push(given(decider)(history).state)
    // The same again changes nothing, or is refused by name.
    const again = given(decider)(history).when(command)
    if ("happened" in again && !isRepeatable(command)) expect(again.happened).toEqual([])
  }
  return { history, states }
}

/** Who clears a hazard may be said as often as one likes: the last word counts. */
const isRepeatable = (command: unknown): boolean =>
  (command as { readonly _tag: string })._tag === "AssignHazard"

describe("laws of the daily work", () => {
  it("row 34: a shift has each warden once, none before they came, and holds each half hour once", () => {
    fc.assert(
      fc.property(fc.array(anyShiftCommand, { maxLength: 14 }), (commands) => {
        const { states } = played(shiftDecider, toShiftRefusal, commands)
        for (const shift of states) {
          if (shift._tag === "Unknown") continue
          const came = shift.presences.map(({ wardenId }) => wardenId)
          expect(new Set(came).size).toBe(came.length)
          for (const wardenId of came) {
            const presence = presenceOf(shift, wardenId)
            expect(shift.wardens).toContain(wardenId)
            expect(presence?.leftAt === null || (presence?.leftAt ?? "") >= (presence?.since ?? "")).toBe(
              true
            )
            expect(presence?.late).toBe((presence?.lateMinutes ?? 0) > 10)
          }
          const claims = claimsOfShift(shift).map(({ value }) => value)
          expect(new Set(claims).size).toBe(claims.length)
          const halves = (Date.parse(shift.until) - Date.parse(shift.from)) / 1_800_000
          expect(claims.length).toBe(shift.cancelledAt === null ? halves * shift.wardens.length : 0)
          expect(standingAt(shift, shift.until)).toEqual([])
        }
      })
    )
  })

  it("a record keeps its kind and its author, is of a township, and is stored as it happened", () => {
    fc.assert(
      fc.property(fc.array(anyRecordCommand, { maxLength: 10 }), (commands) => {
        const { history, states } = played(recordDecider, toRecordRefusal, commands)
        const known = states.flatMap((record) => (record._tag === "Record" ? [record] : []))
        expect(new Set(known.map(({ work }) => work.kind)).size).toBeLessThanOrEqual(1)
        expect(new Set(known.map(({ by }) => by)).size).toBeLessThanOrEqual(1)
        // Once withdrawn, it stays as it was.
        const withdrawn = known.filter(({ withdrawnAt }) => withdrawnAt !== null)
        expect(withdrawn).toEqual(withdrawn.map(() => known.at(-1)))
        for (const event of history) {
          const { type, schemaVersion, data } = recordEventCodec.encode(event)
          const stored = { type, schemaVersion, data: JSON.parse(data) as unknown }
          expect(Either.getOrThrow(recordEventCodec.decode(stored))).toEqual(event)
        }
      })
    )
  })

  it("a hazard goes its way: nothing is cleared that nobody fixed, nothing fixed that is nobody's", () => {
    fc.assert(
      fc.property(fc.array(anyHazardCommand, { maxLength: 14 }), (commands) => {
        const { history, states } = played(hazardDecider, toHazardRefusal, commands)
        for (const [i, event] of history.entries()) {
          const before = history.slice(0, i).map(({ _tag }) => _tag)
          const last = before.filter((tag) => tag !== "RoadHazardWasRated" && !tag.includes("Case")).at(-1)
          if (event._tag === "RoadHazardWasCleared" || event._tag === "RoadHazardWasSentBack") {
            expect(last).toBe("RoadHazardWasFixed")
          }
          if (event._tag === "RoadHazardWasFixed") expect(before).toContain("RoadHazardWasAssigned")
        }
        for (const hazard of states) {
          if (hazard._tag === "Unknown") continue
          const hours = (Date.parse(hazard.dueAt) - Date.parse(hazard.reportedAt)) / 3_600_000
          expect(hours).toBe(hazard.level === "grave" ? 2 : 720)
        }
        // Once over, it stays so: only what becomes of its case is still heard. A case, ended or not, is one of those told.
        const ways = states.flatMap((one) => (one._tag === "Hazard" ? [one.state] : []))
        const over = ways.findIndex((state) => /cleared|withdrawn/.test(state))
        if (over !== -1) expect(new Set(ways.slice(over)).size).toBe(1)
        const ended = history.filter(({ _tag }) => _tag === "CaseOfRoadHazardEnded").length
        const opened = history.filter(({ _tag }) => /Became|Reopened/.test(_tag)).length
        if (ended > 0) expect(opened).toBeGreaterThan(0)
      })
    )
  })
})
