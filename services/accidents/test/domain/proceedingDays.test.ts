import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeAccidentDecider } from "../../src/domain/AccidentDecider.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { casualtiesOf } from "../../src/domain/Casualties.ts"
import { clocksOf } from "../../src/domain/Clocks.ts"
import { isProceeding } from "../../src/domain/commands/Proceedings.ts"
import * as Afterwards from "../../src/domain/forms/AfterwardsChecks.ts"
import * as Procedure from "../../src/domain/forms/ProcedureChecks.ts"
import { withinAccidentScope } from "../../src/domain/WithinAccidentScope.ts"
import type { Proceedings } from "../../src/useCases/Proceedings.ts"
import { beside, paperMade, papers, procedure } from "./anyProceeding.ts"
import { day as dayOfAccident } from "./filing.ts"
import {
  accepted,
  at,
  chosen,
  clocks,
  decidedOn,
  fileOf,
  found,
  rules,
  searchStarted,
  servedOn,
  testOrdered
} from "./proceedings.ts"

/** No day of a proceeding lies in the future, and none before its accident; and when the numbers close. */

const today = "2026-06-15"
const checking = { district: zhanhua, today }

type Days = Readonly<Record<string, CalendarDate>>
type Faults = Either.Either<unknown, ReadonlyArray<{ readonly path: string }>>

/** A verb's form with given days, which days it has, and which of them may lie ahead. */
interface Dated {
  readonly check: (days: Days) => Faults
  readonly days: ReadonlyArray<string>
  readonly ahead?: ReadonlyArray<string>
}

const nested = ({ approvalOn, ...days }: Days) => ({
  ...days,
  approval: { body: "支队", number: null, on: approvalOn ?? today }
})
const sides = [
  { participantIds: ["a"], attendants: 1 },
  { participantIds: ["b"], attendants: 1 }
]
const noDays = { check: () => Either.right(null), days: [] }

/** Every verb of the proceedings; one that is missing does not compile. */
const verbs: { readonly [Verb in keyof Proceedings]: Dated } = {
  settle: { check: (days) => Procedure.checkSettlement(days, checking), days: ["settledOn"] },
  chooseProcedure: noDays,
  showEvidence: {
    check: (days) => Procedure.checkEvidence({ participantIds: [], ...days }, checking),
    days: ["shownOn"]
  },
  recordJointRequest: {
    check: (days) => Procedure.checkJointRequest(nested(days), checking),
    days: ["requestedOn", "approval.on"]
  },
  orderTest: {
    check: (days) => Procedure.checkTestOrder({ what: "车速", institution: "所", ...days }, checking),
    days: ["orderedOn"]
  },
  extendTest: {
    check: ({ until = today, ...days }) =>
      Procedure.checkTestExtension({ testId: "t", until, ...nested(days) }, checking),
    days: ["approval.on"],
    ahead: ["until"]
  },
  receiveTestResult: {
    check: (days) => Procedure.checkTestResult({ testId: "t", conclusion: "72", ...days }, checking),
    days: ["receivedOn"]
  },
  serveTestResult: {
    check: (days) => Procedure.checkTestService({ testId: "t", ...days }, checking),
    days: ["servedOn"]
  },
  requestSecondTest: {
    check: (days) => Procedure.checkSecondTest({ testId: "t", participantId: "a", ...days }, checking),
    days: ["requestedOn"]
  },
  refuseSecondTest: {
    check: (days) =>
      Procedure.checkSecondTestRefusal({ testId: "t", ground: "request-withdrawn", ...days }, checking),
    days: ["decidedOn"]
  },
  returnVehicle: {
    check: (days) => Procedure.checkVehicleReturn({ testId: "t", ...days }, checking),
    days: ["returnedOn"]
  },
  stopClock: {
    check: (days) => Procedure.checkStop({ ground: "evidence-not-to-be-had", ...nested(days) }, checking),
    days: ["stoppedOn", "noticeServedOn", "approval.on"]
  },
  resumeClock: {
    check: (days) => Procedure.checkResumption({ stopId: "s", ...days }, checking),
    days: ["resumedOn"]
  },
  decideLiability: {
    check: (days) => Procedure.checkLiabilityForm({ kind: "liability", number: "1", ...days }, checking),
    days: ["decidedOn"]
  },
  revokeLiability: {
    check: (days) => Procedure.checkRevocation({ paperId: "p", ground: "fugitive-found", ...days }, checking),
    days: ["revokedOn"]
  },
  servePaper: noDays,
  mediateOnTheSpot: {
    check: (days) => Afterwards.checkOnTheSpot({ askedByAll: true, agreed: true, ...days }, checking),
    days: ["heldOn"]
  },
  requestReview: {
    check: (days) =>
      Afterwards.checkReviewRequest(
        { paperId: "p", participantId: "a", handedTo: "reviewing-body", ...days },
        checking
      ),
    days: ["requestedOn", "noticedOn"]
  },
  sendReviewFile: {
    check: (days) => Afterwards.checkReviewFile({ reviewId: "r", ...days }, checking),
    days: ["sentOn", "receivedOn"]
  },
  decideReview: {
    check: (days) =>
      Afterwards.checkReviewDecision({ reviewId: "r", outcome: "upheld", reviewers: [], ...days }, checking),
    days: ["decidedOn"]
  },
  requestMediation: {
    check: ({ peoplesMediationEndedOn = today, ...days }) =>
      Afterwards.checkMediationRequest(
        { after: "peoples-mediation", sides, peoplesMediationEndedOn, ...days },
        checking
      ),
    days: ["requestedOn", "peoplesMediationEndedOn"]
  },
  notifyMediation: {
    check: ({ heldOn = today, ...days }) =>
      Afterwards.checkMediationNotice({ mediationId: "m", heldOn, ...days }, checking),
    days: ["notifiedOn"],
    ahead: ["heldOn"]
  },
  beginMediation: {
    check: ({ startOn = today, ...days }) =>
      Afterwards.checkMediationStart(
        { mediationId: "m", startGround: "loss-fixed", sides, startOn, ...days },
        checking
      ),
    days: ["begunOn", "startOn"]
  },
  endMediation: {
    check: (days) =>
      Afterwards.checkMediationEnd({ mediationId: "m", outcome: "agreement", ...days }, checking),
    days: ["endedOn"]
  },
  startSearch: noDays,
  issueNotice: {
    check: (days) => Afterwards.checkSearchNotice({ kind: "block", ...days }, checking),
    days: ["issuedOn"]
  },
  cancelNotice: {
    check: (days) => Afterwards.checkNoticeCancellation({ noticeId: "n", ...days }, checking),
    days: ["cancelledOn"]
  },
  findFugitive: { check: (days) => Afterwards.checkFugitive(days, checking), days: ["foundOn"] },
  askDecision: {
    check: (days) => Afterwards.checkDecisionRequest({ participantId: "a", ...days }, checking),
    days: ["requestedOn"]
  },
  considerCrime: {
    check: (days) => Afterwards.checkCrime({ conclusion: "no-crime", ...days }, checking),
    days: ["consideredOn"]
  },
  requestRecusal: {
    check: (days) => Afterwards.checkRecusal({ handler: "li", ground: "interest", ...days }, checking),
    days: ["requestedOn"]
  },
  decideRecusal: {
    check: (days) => Afterwards.checkRecusalDecision({ recusalId: "r", granted: true, ...days }, checking),
    days: ["decidedOn"]
  }
}

const faultsOf = (read: Faults): ReadonlyArray<string> =>
  Either.isLeft(read) ? read.left.map(({ path }) => path) : []
const nameIn = (path: string): string => (path === "approval.on" ? "approvalOn" : path)

describe("no day of a proceeding lies in the future", () => {
  for (const [verb, { check, days, ahead = [] }] of Object.entries(verbs)) {
    if (days.length === 0) continue
    it(`${verb}: ${days.join(", ")}${ahead.length === 0 ? "" : `; ${ahead.join(", ")} may`}`, () => {
      fc.assert(
        fc.property(
          fc.subarray([...days], { minLength: 1 }),
          fc.integer({ min: 1, max: 4000 }),
          (some, n) => {
            const later = addDays(today, n)
            const said = Object.fromEntries(some.map((path) => [nameIn(path), later]))
            expect([...faultsOf(check(said))].sort()).toEqual([...some].sort())
            const now = Object.fromEntries(days.map((path) => [nameIn(path), today]))
            expect(faultsOf(check(now))).toEqual([])
            for (const path of ahead) expect(faultsOf(check({ ...now, [path]: later }))).toEqual([])
          }
        ),
        { numRuns: 50 }
      )
    })
  }
})

/** Every day and instant in an event, wherever it stands. */
const daysIn = (value: unknown): ReadonlyArray<CalendarDate> => {
  if (typeof value === "string") {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return [value]
    return /^\d{4}-\d\d-\d\dT/.test(value) ? [dayInShanghai(value)] : []
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(daysIn) : []
}

const begun = (kind: "property" | "injury", ...more: ReadonlyArray<AccidentEvent>) =>
  accepted(dayOfAccident, kind, ...more)
const general = begun("injury", chosen("general"))
/** Histories in which, together, every kind of command finds something to act on. */
const histories: ReadonlyArray<ReadonlyArray<AccidentEvent>> = [
  begun("property"),
  begun("property", chosen("simple")),
  general,
  [...general, testOrdered("2026-03-11", { testId: "t1" })],
  [...general, searchStarted(at(dayOfAccident, "12:00"))],
  [
    ...general,
    decidedOn("2026-03-12", { paperId: "p1" }),
    servedOn("a", "2026-03-13", "p1"),
    servedOn("b", "2026-03-13", "p1")
  ]
]
const anyProceeding = fc.oneof(paperMade, ...procedure, ...papers, ...beside)

describe("nothing of a proceeding lies before its accident", () => {
  const decider = makeAccidentDecider(rules)

  it("whatever is ordered: no day before the accident comes into an event", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...histories),
        anyProceeding,
        fc.integer({ min: 1, max: 60 }),
        (history, ordered, before) => {
          const command = ordered(addDays(dayOfAccident, -before))
          const decision = decider.decide(command, fileOf(history))
          const happened = Either.isRight(decision) ? decision.right : []
          expect(happened.flatMap(daysIn).filter((day) => day < dayOfAccident)).toEqual([])
        }
      ),
      { numRuns: 2000 }
    )
  })

  it("and no event happens at an instant before it", () => {
    const scoped = withinAccidentScope(decider)
    const early = at(dayOfAccident, "08:59")
    fc.assert(
      fc.property(fc.constantFrom(...histories), anyProceeding, (history, ordered) => {
        const command = ordered("2026-03-16")
        expect(isProceeding(command)).toBe(true)
        expect(scoped.decide({ command, townships: null, at: early }, fileOf(history))).toMatchObject({
          left: { _tag: "HappenedBeforeTheAccident", path: "happenedAt", at: early }
        })
        const exactly = { command, townships: null, at: at(dayOfAccident, "09:00") }
        expect(scoped.decide(exactly, fileOf(history))).toEqual(decider.decide(command, fileOf(history)))
      }),
      { numRuns: 300 }
    )
  })
})

describe("C2, C3: when the numbers close", () => {
  const injured = accepted("2026-06-01", "injury")
  const number = (diedAt: string) => {
    const { official, international } = casualtiesOf(
      fileOf([...injured, found("a", { injury: "dead", at: diedAt })]),
      rules
    )
    return [official.dead, international.dead]
  }

  it("the clock ends on the day, and names the instant, up to which a death counts", () => {
    const closing = clocks(injured)
    expect(closing["case-numbers-close/accident"]).toMatchObject({
      due: "2026-06-08",
      metOn: "2026-06-08",
      reason: { en: expect.stringMatching(/; 168 hours from the accident, until 2026-06-08T09:00:00/) }
    })
    expect(number("2026-06-08T01:00:00.000Z")).toEqual([1, 1])
    expect(number("2026-06-08T01:00:01.000Z")).toEqual([0, 1])
    expect(closing["international-numbers-close/accident"]).toMatchObject({
      due: "2026-07-01",
      reason: { zh: expect.stringMatching(/720小时, 至2026-07-01T09:00:00/) }
    })
    expect(number("2026-07-01T01:00:00.000Z")).toEqual([0, 1])
    expect(number("2026-07-01T01:00:01.000Z")).toEqual([0, 0])
  })

  it("both follow the windows of the rules, and no count of days of their own", () => {
    const shorter = {
      ...rules,
      casualties: (accident: Parameters<typeof rules.casualties>[0]) => {
        const numbers = rules.casualties(accident)
        const threeDays = numbers.windows.find(({ window }) => window === "3d")
        return threeDays === undefined ? numbers : { ...numbers, official: threeDays }
      }
    }
    const [closing] = clocksUnder(shorter)
    expect(closing).toMatchObject({ due: "2026-06-04" })
    expect(casualtiesOf(fileOf(injured), shorter).windows).toEqual({ official: "d3", international: "d30" })
  })

  const clocksUnder = (under: typeof rules) =>
    clocksOf(fileOf(injured), under).filter(({ clock }) => clock === "case-numbers-close")
})
