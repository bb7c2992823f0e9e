import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { crimeBranchOf, type Phase, phaseOf, phases, phaseTitles } from "../../src/domain/Phase.ts"
import {
  accepted,
  acceptedOn,
  at,
  chosen,
  decidedOn,
  fileOf,
  mediationRequested,
  reported,
  resultReceived,
  resumed,
  reviewDecided,
  reviewRequested,
  revokedOn,
  servedOn,
  stopped,
  surveyedOn,
  testOrdered
} from "./proceedings.ts"

const day = "2026-06-01"
const general = chosen("general")

/** An accident's whole way: each step, and the phase it brings. */
const way: ReadonlyArray<readonly [Phase, ReadonlyArray<AccidentEvent>]> = [
  ["Accepted", []],
  ["Scene", [surveyedOn(day)]],
  ["Evidence", [general]],
  ["Testing", [testOrdered("2026-06-02")]],
  ["Evidence", [resultReceived("2026-06-05")]],
  ["Paused", [stopped("2026-06-08")]],
  ["Evidence", [resumed("2026-06-10")]],
  ["Decided", [decidedOn("2026-06-12")]],
  ["Decided", [servedOn("a", "2026-06-12")]],
  ["Served", [servedOn("b", "2026-06-15")]],
  ["Review", [reviewRequested("2026-06-16")]],
  ["Redo", [reviewDecided("2026-06-30", "redo"), revokedOn("2026-06-30", "review")]],
  ["Decided", [decidedOn("2026-07-08", { paperId: "again", supersedes: "paper" })]],
  ["Served", [servedOn("a", "2026-07-08", "again"), servedOn("b", "2026-07-09", "again")]],
  ["Mediation", [mediationRequested("2026-07-10")]],
  [
    "Served",
    [
      {
        _tag: "MediationEnded",
        mediationId: "mediation",
        outcome: "withdrawn",
        endedOn: "2026-07-13",
        amountYuan: null,
        reason: null
      }
    ]
  ],
  [
    "Closed",
    [
      {
        _tag: "AccidentWasClosed",
        archiveNumber: "1",
        way: "no-further-request",
        closedOn: "2026-08-01",
        reason: null
      }
    ]
  ]
]

describe("the phase of a file", () => {
  it("goes from the acceptance through evidence, test, stop, paper, service, review and mediation to the end", () => {
    const history: Array<AccidentEvent> = accepted(day, "injury").filter(
      ({ _tag }) => _tag !== "SceneWasSurveyed"
    ) as Array<AccidentEvent>
    for (const [phase, events] of way) {
      history.push(...events)
      expect([phase, phaseOf(fileOf(history))]).toEqual([phase, phase])
    }
  })

  const short: ReadonlyArray<readonly [Phase, ReadonlyArray<AccidentEvent>]> = [
    ["Reported", [reported(day)]],
    ["Refused", [reported(day), { _tag: "AccidentWasRefused", ground: "no-accident", reason: null }]],
    ["Accepted", [reported(day), acceptedOn(day)]],
    ["Simple", accepted(day, "property", chosen("simple"))],
    [
      "Settled",
      accepted(day, "property", {
        _tag: "PartiesSettledThemselves",
        settledOn: day,
        guidedBy: null,
        amountYuan: 800,
        shares: [],
        reason: null
      })
    ],
    [
      "Upheld",
      accepted(
        day,
        "injury",
        general,
        decidedOn("2026-06-12"),
        servedOn("a", "2026-06-12"),
        reviewRequested("2026-06-15"),
        reviewDecided("2026-06-30", "upheld")
      )
    ],
    [
      "HandedOver",
      accepted(day, "injury", {
        _tag: "AccidentWasHandedOver",
        authority: "无棣县交警大队",
        township: null,
        ground: "place",
        receivedAt: at("2026-06-02"),
        reason: null
      })
    ],
    [
      "Withdrawn",
      accepted(day, "injury", { _tag: "AccidentWasWithdrawn", ground: "false-report", reason: null })
    ],
    ["Merged", accepted(day, "injury", { _tag: "AccidentWasMerged", into: "x", score: null, reason: null })]
  ]
  it.each(short)("%s", (phase, history) => {
    expect(phaseOf(fileOf(history))).toBe(phase)
  })

  it("has a title in both languages, each its own", () => {
    const titles = phases.map((phase) => phaseTitles[phase])
    expect(new Set(titles.map(({ zh }) => zh)).size).toBe(phases.length)
    expect(new Set(titles.map(({ en }) => en)).size).toBe(phases.length)
  })

  it("C7: the crime branch stands beside it, and only a person goes there", () => {
    const history = accepted(day, "death", general)
    expect(crimeBranchOf(fileOf(history))).toBe("none")
    const filed: AccidentEvent = {
      _tag: "CrimeFlagWasConsidered",
      conclusion: "filed-as-crime",
      number: "刑2026-1",
      consideredOn: day,
      reason: null
    }
    expect(crimeBranchOf(fileOf([...history, filed]))).toBe("filed-as-crime")
    expect(phaseOf(fileOf([...history, filed]))).toBe("Evidence")
  })
})
