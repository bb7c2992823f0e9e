import { describe, expect, it } from "vitest"
import { claimIsHeld, claimsOf, sourceNumberClaim } from "../../src/domain/AccidentClaims.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { commands, day, file, histories, outcome } from "./filing.ts"
import { accepted, at, decidedOn, person, servedOn } from "./proceedings.ts"

const close = (history: ReadonlyArray<AccidentEvent>, way: (typeof commands.CloseAccident)["way"]) =>
  file(history).when({ ...commands.CloseAccident, way, reason: null })

const served = accepted(day, "property", decidedOn("2026-03-12"), servedOn("a", "2026-03-13"))

describe("closing", () => {
  it("each way needs its ground in the file", () => {
    for (const way of ["settled", "mediated", "court", "criminal", "no-further-request"] as const) {
      expect(close(accepted(day), way)).toEqual({ rejected: { _tag: "ClosingHasNoGround", way } })
    }
    expect(close(accepted(day), "other")).toMatchObject({ rejected: { _tag: "ReasonIsMissing" } })
  })

  it("A9, A18: settled and mediated need an agreement", () => {
    const onTheSpot = (agreed: boolean): AccidentEvent => ({
      _tag: "OnTheSpotMediationWasHeld",
      heldOn: day,
      agreed,
      amountYuan: 100,
      reason: null
    })
    const settled: AccidentEvent = {
      _tag: "PartiesSettledThemselves",
      settledOn: day,
      guidedBy: null,
      amountYuan: null,
      shares: [],
      reason: null
    }
    expect(close(accepted(day, "property", settled), "settled")).toHaveProperty("happened")
    const paper = decidedOn(day, { kind: "simple" })
    expect(close(accepted(day, "property", paper, onTheSpot(true)), "mediated")).toHaveProperty("happened")
    expect(close(accepted(day, "property", paper, onTheSpot(false)), "mediated")).toHaveProperty("rejected")
  })

  it("A14: to court it goes with a paper that was served; no further request takes every party's", () => {
    expect(close(accepted(day, "property", decidedOn(day)), "court")).toHaveProperty("rejected")
    expect(close(served, "court")).toHaveProperty("happened")
    expect(close(served, "no-further-request")).toHaveProperty("rejected")
    const all = [...served, servedOn("b", "2026-03-13")]
    expect(close(all, "no-further-request")).toHaveProperty("happened")
    expect(close([...all, person("c", { isParty: false })], "no-further-request")).toHaveProperty("happened")
  })

  it("C7: as a crime only where a person said so", () => {
    const considered = (conclusion: "no-crime" | "filed-as-crime"): AccidentEvent => ({
      _tag: "CrimeFlagWasConsidered",
      conclusion,
      number: "公刑立1号",
      consideredOn: day,
      reason: null
    })
    expect(close(accepted(day, "death", considered("no-crime")), "criminal")).toHaveProperty("rejected")
    expect(close(accepted(day, "death", considered("filed-as-crime")), "criminal")).toHaveProperty("happened")
  })

  it("A11, A17, A18: not while a stop, a review or a mediation is open", () => {
    const stop: AccidentEvent = {
      _tag: "ClockWasStopped",
      stopId: "s",
      ground: "key-person-in-treatment",
      stoppedOn: day,
      approval: { body: "支队", number: null, on: day },
      noticeServedOn: day,
      reason: null
    }
    const review: AccidentEvent = {
      _tag: "ReviewWasRequested",
      reviewId: "r",
      paperId: "paper",
      participantId: "a",
      requestedOn: "2026-03-14",
      handedTo: "deciding-unit",
      noticedOn: null,
      reason: null
    }
    const mediation: AccidentEvent = {
      _tag: "MediationWasRequested",
      mediationId: "m",
      requestedOn: "2026-03-14",
      after: "paper",
      afterOn: "2026-03-13",
      sides: []
    }
    for (const [what, open] of [
      ["stop", stop],
      ["review", review],
      ["mediation", mediation]
    ] as const) {
      expect(close([...served, open], "court")).toMatchObject({
        rejected: { _tag: "ProceedingIsOpen", what }
      })
    }
    expect(
      close(
        [...served, stop, { _tag: "ClockWasResumed", stopId: "s", resumedOn: day, reason: null }],
        "court"
      )
    ).toHaveProperty("happened")
  })

  it("not on a day before the accident", () => {
    expect(file(accepted(day)).when({ ...commands.CloseAccident, closedOn: "2026-03-09" })).toMatchObject({
      rejected: { _tag: "HappenedBeforeTheAccident", path: "closedOn" }
    })
    expect(outcome(accepted(day), { ...commands.CloseAccident, closedOn: day })).toBe("AccidentWasClosed")
  })

  it("a closed file is reopened with a reason, and closed again", () => {
    const silent = { ...commands.ReopenAccident, reason: null }
    expect(outcome(histories.closed, silent)).toBe("ReasonIsMissing")
    const reopened: AccidentEvent = { _tag: "AccidentWasReopened", reason: "x" }
    expect(outcome([...histories.closed, reopened], commands.CloseAccident)).toBe("AccidentWasClosed")
  })

  it("a withdrawal that was a mistake is taken back to where the file stood", () => {
    const reopened: AccidentEvent = { _tag: "AccidentWasReopened", reason: "x" }
    expect(file([...histories.withdrawn, reopened]).state).toMatchObject({ standing: { _tag: "Accepted" } })
    const withdrawn: AccidentEvent = { _tag: "AccidentWasWithdrawn", ground: "other", reason: "x" }
    expect(file([...histories.historical, withdrawn, reopened]).state).toMatchObject({
      standing: { _tag: "Historical", number: "7" }
    })
  })
})

describe("numbers that one file at a time has", () => {
  const claims = (history: ReadonlyArray<AccidentEvent>) =>
    claimsOf(file(history).state, "this").filter(({ kind }) => kind !== "accident-duplicate")

  it("the archive number of a closed file, kept through a merge and let go by reopening", () => {
    const archive = [{ kind: "accident-archive", value: "2026-000" }]
    expect(claims(histories.closed)).toEqual(archive)
    const merged: AccidentEvent = { _tag: "AccidentWasMerged", into: "x", score: null, reason: null }
    expect(claims([...histories.closed, merged])).toEqual(archive)
    expect(claims([...histories.closed, { _tag: "AccidentWasReopened", reason: "x" }])).toEqual([])
    expect(claims(histories.accepted)).toEqual([])
    expect(claims([])).toEqual([])
  })

  it("A23: the number that another record has it under, so that it is taken over once", () => {
    expect(claims(histories.historical)).toEqual([sourceNumberClaim("平台", "7")])
    expect(
      claims([...histories.historical, { ...commands.WithdrawAccident, _tag: "AccidentWasWithdrawn" }])
    ).toEqual([])
    expect(claimIsHeld(sourceNumberClaim("平台", "7"), "holder")).toEqual({
      _tag: "SourceNumberIsTaken",
      number: "7",
      holder: "holder"
    })
    expect(claimIsHeld({ kind: "accident-archive", value: "2026-000" }, "holder")).toEqual({
      _tag: "ArchiveNumberIsTaken",
      number: "2026-000",
      holder: "holder"
    })
  })

  it("A23: shares that the source gives stand as its paper; nothing of it has a clock", () => {
    const event: AccidentEvent = {
      ...commands.RecordHistoricalAccident,
      _tag: "HistoricalAccidentWasRecorded",
      persons: [
        {
          participantId: "x",
          person: null,
          known: null,
          role: "driver",
          sex: null,
          age: 30,
          travelMode: null,
          injury: "dead",
          diedAt: at("2019-05-07"),
          share: "full"
        }
      ]
    }
    expect(file([event]).state).toMatchObject({
      standing: { _tag: "Historical" },
      papers: [{ shares: [{ participantId: "x", share: "full" }], decidedOn: "2019-05-06" }],
      persons: [{ facts: { isParty: true }, injuries: [{ injury: "dead", diedAt: at("2019-05-07") }] }]
    })
  })
})
