import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent, EventOf } from "../../src/domain/AccidentEvents.ts"
import type { MediateOnTheSpot, ShowEvidence } from "../../src/domain/commands/Proceedings.ts"
import { commands, file } from "./filing.ts"
import {
  accepted,
  accident,
  aFull,
  at,
  chosen,
  decidedOn,
  fugitiveFound,
  lead,
  resultReceived,
  resultServed,
  reviewDecided,
  reviewFileSent,
  reviewRequested,
  revokedOn,
  searchStarted,
  servedOn,
  testOrdered
} from "./proceedings.ts"

const day = "2026-06-01"
const by = lead
const reason = null

const close = (
  history: ReadonlyArray<AccidentEvent>,
  way: (typeof commands.CloseAccident)["way"] = "other",
  closedOn = "2026-08-03"
) => file(history).when({ ...commands.CloseAccident, way, closedOn, reason: "终结" })
const isOpen = (what: string, id: string) => ({ rejected: { _tag: "ProceedingIsOpen", what, id } })

describe("a file is not closed", () => {
  const general = accepted(day, "injury", chosen("general"))
  const ordered = [...general, testOrdered("2026-06-02", { vehicleId: null, participantId: "a" })]
  const received = [...ordered, resultReceived("2026-06-08")]
  const served = [...received, resultServed("2026-06-10")]

  it("A12: while a test has no result, or one that nobody got", () => {
    expect(close(ordered)).toEqual(isOpen("test", "test"))
    expect(close(received)).toEqual(isOpen("test", "test"))
    expect(close(served)).toHaveProperty("happened")
  })

  it("A12: while nobody answered who asked for a second test", () => {
    const asked: AccidentEvent = {
      _tag: "SecondTestWasRequested",
      testId: "test",
      participantId: "a",
      requestedOn: "2026-06-12",
      reason
    }
    expect(close([...served, asked])).toEqual(isOpen("test", "test"))
    const refused: AccidentEvent = {
      _tag: "SecondTestWasRefused",
      testId: "test",
      decidedOn: "2026-06-15",
      ground: "not-approved",
      reason
    }
    expect(close([...served, asked, refused])).toHaveProperty("happened")
    const again = testOrdered("2026-06-15", { testId: "again", repeats: "test", vehicleId: null })
    expect(close([...served, asked, again])).toEqual(isOpen("test", "again"))
  })

  it("A12: while a vehicle is held for a test, unless it goes along as evidence of a crime", () => {
    const held = [
      ...general,
      testOrdered("2026-06-02"),
      resultReceived("2026-06-08"),
      resultServed("2026-06-10")
    ]
    expect(close(held)).toEqual(isOpen("vehicle", "A"))
    const back: AccidentEvent = { _tag: "TestedVehicleWasReturned", testId: "test", returnedOn: "2026-06-16" }
    expect(close([...held, back])).toHaveProperty("happened")
    const crime: AccidentEvent = {
      _tag: "CrimeFlagWasConsidered",
      conclusion: "filed-as-crime",
      number: "1",
      consideredOn: "2026-06-20",
      reason
    }
    expect(close([...held, crime], "criminal")).toHaveProperty("happened")
    expect(close([...ordered, crime], "criminal")).toEqual(isOpen("test", "test"))
  })

  it("A20: while others still look for somebody", () => {
    const notice: AccidentEvent = {
      _tag: "SearchNoticeWasIssued",
      noticeId: "n",
      kind: "assistance",
      number: null,
      issuedOn: day
    }
    const sought = [...general, searchStarted(at(day, "10:00")), notice]
    expect(close(sought)).toEqual(isOpen("notice", "n"))
    const cancelled: AccidentEvent = {
      _tag: "SearchNoticeWasCancelled",
      noticeId: "n",
      cancelledOn: "2026-07-01"
    }
    expect(close([...sought, cancelled])).toHaveProperty("happened")
  })

  it("A21: while nobody decided on a recusal", () => {
    const asked: AccidentEvent = {
      _tag: "RecusalWasRequested",
      recusalId: "r",
      handler: "wang",
      by: "a",
      ground: "relative",
      requestedOn: "2026-06-03",
      reason
    }
    expect(close([...general, asked])).toEqual(isOpen("recusal", "r"))
    const decided: AccidentEvent = {
      _tag: "RecusalWasDecided",
      recusalId: "r",
      handler: "wang",
      granted: false,
      decidedOn: "2026-06-04",
      reason
    }
    expect(close([...general, asked, decided])).toHaveProperty("happened")
  })
})

describe("A9: an agreement on the spot", () => {
  const held = (heldOn = day): EventOf<"OnTheSpotMediationWasHeld"> => ({
    _tag: "OnTheSpotMediationWasHeld",
    heldOn,
    agreed: true,
    amountYuan: 800,
    reason
  })
  const agreed = [...accepted(day, "property", chosen("simple")), decidedOn(day, { kind: "simple" }), held()]
  const revoked = [...agreed, revokedOn("2026-06-03", "own-correction")]
  const another = [...revoked, decidedOn("2026-06-04", { paperId: "again", kind: "simple" })]

  it("is a ground to close as long as the paper that it was held with is in force", () => {
    for (const way of ["settled", "mediated"] as const) {
      expect(close(agreed, way)).toHaveProperty("happened")
      expect(close(revoked, way)).toEqual(rejection({ _tag: "ClosingHasNoGround", way }))
      expect(close(another, way)).toEqual(rejection({ _tag: "ClosingHasNoGround", way }))
    }
  })

  it("may be reached again with the paper that follows", () => {
    const mediate: MediateOnTheSpot = {
      _tag: "MediateOnTheSpot",
      heldOn: "2026-06-04",
      askedByAll: true,
      objection: null,
      agreed: true,
      amountYuan: 800,
      by,
      reason
    }
    expect(accident(agreed).when(mediate)).toEqual(rejection({ _tag: "OnTheSpotMediationWasHeldAlready" }))
    expect(accident(another).when(mediate)).toEqual(events(held("2026-06-04")))
    expect(close([...another, held("2026-06-04")], "mediated")).toHaveProperty("happened")
  })
})

describe("A10 (art 63): evidence", () => {
  const shown = (shownOn: string, ...participantIds: ReadonlyArray<string>): AccidentEvent => ({
    _tag: "EvidenceWasShown",
    shownOn,
    participantIds,
    note: null
  })
  const show = (shownOn: string, ...participantIds: ReadonlyArray<string>): ShowEvidence => ({
    _tag: "ShowEvidence",
    shownOn,
    participantIds,
    note: null,
    by
  })
  const decide = (day: string, paperId = "again") =>
    ({
      _tag: "DecideLiability",
      paperId,
      kind: "liability",
      number: "2",
      decidedOn: day,
      shares: aFull,
      withoutFault: false,
      signedBy: null,
      by,
      reason,
      warnings: []
    }) as const
  const death = accepted(day, "death", chosen("general"))
  const first = [...death, shown("2026-06-05", "a", "b"), decidedOn("2026-06-12")]

  it("is shown again before the paper that follows a review", () => {
    const redone = [
      ...first,
      servedOn("a", "2026-06-15"),
      reviewRequested("2026-06-16"),
      reviewFileSent("2026-06-17"),
      reviewDecided("2026-07-01", "redo"),
      revokedOn("2026-07-01", "review")
    ]
    expect(accident(redone).when(decide("2026-07-06"))).toEqual(rejection({ _tag: "EvidenceIsNotShown" }))
    const again = [...redone, shown("2026-07-03", "a", "b")]
    expect(accident(again).when(decide("2026-07-02"))).toEqual(rejection({ _tag: "EvidenceIsNotShown" }))
    expect(accident(again).when(decide("2026-07-03"))).toHaveProperty("happened")
  })

  it("A14: is shown again once who fled is found; a paper that is only put right needs no second showing", () => {
    const asked: AccidentEvent = {
      _tag: "VictimAskedForDecision",
      participantId: "a",
      requestedOn: "2026-06-08"
    }
    const sought = [...death, searchStarted(at(day, "10:00")), asked, shown("2026-06-09", "a")]
    const foundLater = [
      ...sought,
      decidedOn("2026-06-12"),
      fugitiveFound("2026-07-01", "B", "b"),
      revokedOn("2026-07-02", "fugitive-found")
    ]
    expect(accident(foundLater).when(decide("2026-07-03"))).toEqual(rejection({ _tag: "EvidenceIsNotShown" }))
    const mended = [...first, revokedOn("2026-06-15", "own-correction")]
    expect(accident(mended).when(decide("2026-06-15"))).toHaveProperty("happened")
  })

  it("that is shown to others on the same day is on file; the same again is not", () => {
    const once = [...death, shown("2026-06-05", "a")]
    expect(accident(once).when(show("2026-06-05", "a"))).toEqual(events())
    expect(accident(once).when(show("2026-06-05", "b"))).toEqual(events(shown("2026-06-05", "b")))
    expect(accident(once).when(show("2026-06-05", "b", "a"))).toEqual(events(shown("2026-06-05", "b", "a")))
    expect(accident(once).when(show("2026-06-08", "a"))).toEqual(events(shown("2026-06-08", "a")))
    expect(accident([...once, shown("2026-06-05", "b")]).when(show("2026-06-05", "a"))).toEqual(events())
    const both = [...death, shown("2026-06-05", "a", "b")]
    expect(accident(both).when(show("2026-06-05", "b", "a"))).toEqual(events())
  })
})
