import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import {
  accepted,
  at,
  chosen,
  clocks,
  decidedOn,
  mediationRequested,
  reported,
  resultReceived,
  resultServed,
  reviewDecided,
  reviewFileSent,
  reviewRequested,
  revokedOn,
  servedOn,
  testOrdered,
  township
} from "./proceedings.ts"

const general = chosen("general")

/** Due date and whether it is open, of one clock. */
const due = (history: ReadonlyArray<AccidentEvent>, id: string) => {
  const clock = clocks(history)[id]
  return clock === undefined ? undefined : { due: clock.due, metOn: clock.metOn }
}

describe("clocks after a paper", () => {
  it("A14: each party is served in three working days, over National Day", () => {
    const history = accepted(
      "2026-09-14",
      "injury",
      general,
      decidedOn("2026-09-24"),
      servedOn("a", "2026-09-25")
    )
    expect(due(history, "serve-paper/paper/paper/a")).toEqual({ due: "2026-09-30", metOn: "2026-09-25" })
    expect(due(history, "serve-paper/paper/paper/b")).toEqual({ due: "2026-09-30", metOn: null })
  })

  it("A17: a party asks for review in three working days, over May Day; the police pass it on in two", () => {
    const history = accepted(
      "2026-04-20",
      "injury",
      general,
      decidedOn("2026-04-28"),
      servedOn("a", "2026-04-30")
    )
    expect(clocks(history)["review-request/paper/paper/a"]).toMatchObject({
      due: "2026-05-08",
      binds: "parties"
    })
    const asked = accepted(
      "2026-02-02",
      "injury",
      general,
      decidedOn("2026-02-10"),
      servedOn("a", "2026-02-11")
    )
    expect(due([...asked, reviewRequested("2026-02-13")], "pass-on-review/review/review")).toEqual({
      due: "2026-02-24",
      metOn: null
    })
  })

  it("A17: handed in above, the file is sent five working days after the notice", () => {
    const history = accepted(
      "2026-06-01",
      "injury",
      general,
      decidedOn("2026-06-08"),
      servedOn("a", "2026-06-09"),
      reviewRequested("2026-06-10", { handedTo: "reviewing-body", noticedOn: "2026-06-12" })
    )
    expect(due(history, "send-review-file/review/review")).toEqual({ due: "2026-06-22", metOn: null })
    expect(clocks(history)["decide-review/review/review"]?.start).toBe("2026-06-10")
  })

  it("A17: decided in thirty days, moved past the holiday; done again in ten working days or five after a test", () => {
    const sent = accepted(
      "2026-01-04",
      "injury",
      general,
      decidedOn("2026-01-12"),
      servedOn("a", "2026-01-13"),
      reviewRequested("2026-01-15"),
      reviewFileSent("2026-01-16")
    )
    expect(clocks(sent)["decide-review/review/review"]).toMatchObject({
      due: "2026-02-24",
      responsible: null
    })
    const redo = [...sent, reviewDecided("2026-02-12", "redo"), revokedOn("2026-02-12", "review")]
    expect(due(redo, "redo-after-review/review/review")).toEqual({ due: "2026-03-04", metOn: null })
    const tested = [
      ...redo,
      testOrdered("2026-02-13", { testId: "new" }),
      resultReceived("2026-03-02", "new"),
      resultServed("2026-03-02", "new")
    ]
    expect(due(tested, "redo-after-review/review/review")).toBeUndefined()
    expect(due(tested, "redo-after-test/review/review")).toEqual({ due: "2026-03-12", metOn: null })
    const done = [...redo, decidedOn("2026-03-03", { paperId: "second", supersedes: "paper" })]
    expect(due(done, "redo-after-review/review/review")?.metOn).toBe("2026-03-03")
    expect(due(done, "liability-paper/accident")?.metOn).toBe("2026-01-12")
  })

  it("A18: mediation is asked for in ten working days after all have the paper; its own paper follows in ten", () => {
    const history = accepted(
      "2026-06-01",
      "injury",
      general,
      decidedOn("2026-06-08"),
      servedOn("a", "2026-06-09"),
      servedOn("b", "2026-06-10")
    )
    expect(clocks(history)["mediation-request/paper/paper"]).toMatchObject({
      start: "2026-06-10",
      due: "2026-06-25",
      binds: "parties"
    })
    const begun: ReadonlyArray<AccidentEvent> = [
      ...history,
      mediationRequested("2026-06-12", { afterOn: "2026-06-10" }),
      {
        _tag: "MediationWasBegun",
        mediationId: "mediation",
        startGround: "treatment-ended",
        startOn: "2026-06-22",
        begunOn: "2026-06-24",
        sides: []
      }
    ]
    expect(due(begun, "mediation-paper/mediation/mediation")).toEqual({ due: "2026-07-06", metOn: null })
  })

  it("A21: a recusal is decided in two working days, by somebody else", () => {
    const history = accepted("2026-06-01", "injury", {
      _tag: "RecusalWasRequested",
      recusalId: "recusal",
      handler: "li",
      by: "a",
      ground: "relative",
      requestedOn: "2026-06-05",
      reason: null
    })
    expect(clocks(history)["decide-recusal/recusal/recusal"]).toMatchObject({
      due: "2026-06-09",
      metOn: null,
      responsible: null
    })
  })

  it("C2, C3: the accident's numbers close after seven days, the international ones after thirty", () => {
    const found = clocks(accepted("2026-06-01", "injury"))
    expect(found["case-numbers-close/accident"]).toMatchObject({ due: "2026-06-08", binds: "figures" })
    expect(found["international-numbers-close/accident"]).toMatchObject({
      due: "2026-07-01",
      binds: "figures"
    })
  })
})

describe("whose clocks, and of which files", () => {
  it("they are the lead's, at the township that handles the accident", () => {
    const clock = clocks(accepted("2026-06-01", "injury", general))["liability-paper/accident"]
    expect(clock).toMatchObject({ responsible: "li", station: township, rule: "A10", subject: "accident" })
  })

  const open = accepted("2026-06-01", "injury", general)
  const endings: ReadonlyArray<readonly [string, ReadonlyArray<AccidentEvent>]> = [
    [
      "refused",
      [
        reported("2026-06-01", { late: true }),
        { _tag: "AccidentWasRefused", ground: "no-accident", reason: null }
      ]
    ],
    ["withdrawn", [...open, { _tag: "AccidentWasWithdrawn", ground: "false-report", reason: null }]],
    ["merged", [...open, { _tag: "AccidentWasMerged", into: "other", score: null, reason: null }]],
    [
      "handed over",
      [
        ...open,
        {
          _tag: "AccidentWasHandedOver",
          authority: "无棣县交警大队",
          township: null,
          ground: "place",
          receivedAt: at("2026-06-02"),
          reason: null
        }
      ]
    ]
  ]
  it.each(endings)("a file that was %s has none", (_, history) => {
    expect(clocks(history)).toEqual({})
  })

  it("a closed file keeps those it met and has no open one", () => {
    const closed: ReadonlyArray<AccidentEvent> = [
      ...open,
      decidedOn("2026-06-16"),
      servedOn("a", "2026-06-17"),
      {
        _tag: "AccidentWasClosed",
        archiveNumber: "1",
        way: "no-further-request",
        closedOn: "2026-07-01",
        reason: null
      }
    ]
    const found = Object.values(clocks(closed))
    expect(found.every(({ metOn }) => metOn !== null)).toBe(true)
    expect(found.find(({ clock }) => clock === "liability-paper")?.metOn).toBe("2026-06-16")
  })

  it("every id is the file's own, and no clock ends before it starts", () => {
    const history = accepted(
      "2026-06-01",
      "injury",
      general,
      testOrdered("2026-06-02"),
      resultReceived("2026-06-08"),
      resultServed("2026-06-10"),
      decidedOn("2026-06-17"),
      servedOn("a", "2026-06-18"),
      servedOn("b", "2026-06-18"),
      reviewRequested("2026-06-19"),
      reviewFileSent("2026-06-22"),
      reviewDecided("2026-07-10", "upheld")
    )
    const all = Object.entries(clocks(history))
    expect(all.every(([id, clock]) => id === `${clock.clock}/${clock.subject}`)).toBe(true)
    expect(all.filter(([, clock]) => clock.due < clock.start)).toEqual([])
  })
})
