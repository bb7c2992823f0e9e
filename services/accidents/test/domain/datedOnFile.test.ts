import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { commands, file, histories, outcome } from "./filing.ts"
import {
  accepted,
  at,
  decidedOn,
  found,
  fugitiveFound,
  mediationRequested,
  reported,
  resultReceived,
  resultServed,
  reviewDecided,
  reviewRequested,
  revokedOn,
  searchStarted,
  servedOn,
  stopped,
  testOrdered
} from "./proceedings.ts"

/** The day of the accident, one of everything else, and the day to which the accident is moved. */
const day = "2026-03-10"
const then = "2026-03-12"
const moved = {
  ...commands.CorrectReport,
  kind: null,
  description: null,
  happenedAt: at("2026-03-13", "08:00")
}

const recusal: ReadonlyArray<AccidentEvent> = [
  {
    _tag: "RecusalWasRequested",
    recusalId: "r",
    handler: "li",
    by: "a",
    ground: "relative",
    requestedOn: then,
    reason: null
  }
]

const dated: ReadonlyArray<readonly [string, string, ReadonlyArray<AccidentEvent>]> = [
  ["A1", "an injury that was found", [found("a", { injury: "slight", at: at(then) })]],
  [
    "A10",
    "evidence that was shown",
    [{ _tag: "EvidenceWasShown", shownOn: then, participantIds: ["a"], note: null }]
  ],
  ["A11", "a stop of the clock", [stopped(then)]],
  ["A12", "a test", [testOrdered(then), resultReceived(then), resultServed(then)]],
  [
    "A14",
    "a paper that was served",
    [decidedOn(then), servedOn("a", then), revokedOn(then, "own-correction")]
  ],
  ["A15", "a paper", [decidedOn(then)]],
  ["A17", "a review", [reviewRequested(then), reviewDecided(then, "upheld")]],
  ["A18", "a mediation", [mediationRequested(then)]],
  ["A20", "a search", [searchStarted(at(then)), fugitiveFound(then, "A", "a")]],
  ["A21", "a recusal", recusal],
  [
    "A24",
    "a receipt by another unit",
    [
      {
        _tag: "AccidentWasHandedOver",
        authority: "下河派出所",
        township: "371603102",
        ground: "assigned",
        receivedAt: at(then),
        reason: null
      }
    ]
  ],
  [
    "A3",
    "a settlement",
    [
      {
        _tag: "PartiesSettledThemselves",
        settledOn: then,
        guidedBy: null,
        amountYuan: null,
        shares: [],
        reason: null
      }
    ]
  ],
  [
    "C7",
    "the consideration as a crime",
    [
      {
        _tag: "CrimeFlagWasConsidered",
        conclusion: "no-crime",
        number: null,
        consideredOn: then,
        reason: null
      }
    ]
  ]
]

/** A file whose report and acceptance came long after all of it, so that nothing else stands in the way. */
const lateReport = (events: ReadonlyArray<AccidentEvent>): ReadonlyArray<AccidentEvent> =>
  accepted(day)
    .filter(({ _tag }) => _tag !== "SceneWasSurveyed")
    .map((event) => {
      switch (event._tag) {
        case "AccidentWasReported":
          return reported(day, { reportedAt: at("2026-03-20") })
        case "AccidentWasAccepted":
          return { ...event, acceptedAt: at("2026-03-20") }
        default:
          return event
      }
    })
    .concat(events)

describe("the corrected time of an accident lies before all that is dated in its file", () => {
  it("A7: nothing else of the file stands in the way of it", () => {
    expect(outcome(lateReport([]), moved)).toBe("ReportWasCorrected")
  })

  it.each(dated)(
    "%s: %s on the day before is named, on the day itself it follows",
    (_rule, _what, events) => {
      expect(file(lateReport(events)).when(moved)).toMatchObject({
        rejected: { _tag: "SomethingHappenedEarlier", at: expect.stringContaining(then) }
      })
      expect(outcome(lateReport(events), { ...moved, happenedAt: at(then, "08:00") })).toBe(
        "ReportWasCorrected"
      )
    }
  )

  it("A7: the acceptance, the refusal, and the beginning of a survey count as well", () => {
    const refusal: AccidentEvent = {
      _tag: "AccidentWasRefused",
      ground: "not-proved",
      refusedAt: at(then),
      reason: null
    }
    const afterAll: AccidentEvent = {
      _tag: "AccidentWasAccepted",
      authority: "大队",
      acceptedAt: at("2026-03-20"),
      reason: "应当受理"
    }
    const report = reported(day, { reportedAt: at("2026-03-11") })
    expect(file([{ ...report, reportedAt: at("2026-03-20") }, refusal, afterAll]).when(moved)).toMatchObject({
      rejected: { what: { en: "the decision not to accept it" } }
    })
    const survey = accepted(day).filter(({ _tag }) => _tag === "SceneWasSurveyed")
    const between = { ...moved, happenedAt: at(day, "10:00") }
    expect(file(lateReport(survey)).when(between)).toMatchObject({
      rejected: { what: { en: "the beginning of the survey" }, at: at(day, "09:40") }
    })
  })

  it("A23: what another record dates is its own affair, but for its deaths", () => {
    const command = { ...moved, happenedAt: at("2019-05-08") }
    expect(outcome(histories.historical, command)).toBe("ReportWasCorrected")
  })
})
