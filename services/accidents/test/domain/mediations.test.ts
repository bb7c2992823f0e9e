import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type {
  BeginMediation,
  EndMediation,
  NotifyMediation,
  RequestMediation
} from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  chosen,
  decidedOn,
  lead,
  mediationRequested,
  reviewDecided,
  reviewFileSent,
  reviewRequested,
  servedOn,
  sides
} from "./proceedings.ts"

const day = "2026-06-01"
const by = lead
const reason = null
const decided = accepted(day, "injury", chosen("general"), decidedOn("2026-06-08"))
const served = [...decided, servedOn("a", "2026-06-09"), servedOn("b", "2026-06-10")]

describe("A18: mediation of damages", () => {
  const request = (more: Partial<RequestMediation> = {}): RequestMediation => ({
    _tag: "RequestMediation",
    mediationId: "mediation",
    requestedOn: "2026-06-12",
    after: "paper",
    peoplesMediationEndedOn: null,
    sides,
    by,
    ...more
  })
  const requested = mediationRequested("2026-06-12", { afterOn: "2026-06-10" })

  it("is asked for by all parties within ten working days after the last of them has the paper", () => {
    expect(accident(served).when(request())).toEqual(events(requested))
    expect(accident(served).when(request({ requestedOn: "2026-06-25" }))).toHaveProperty("happened")
    expect(accident(served).when(request({ requestedOn: "2026-06-26" }))).toEqual(
      rejection({ _tag: "MediationRequestIsTooLate", due: "2026-06-25" })
    )
    expect(accident([...decided, servedOn("a", "2026-06-09")]).when(request())).toEqual(
      rejection({ _tag: "PaperIsNotServedOnAll" })
    )
    const notAll = rejection({ _tag: "MediationIsNotAskedByAll" })
    expect(accident(served).when(request({ sides: sides.slice(1) }))).toEqual(notAll)
    const both = [{ participantIds: ["a", "b"], attendants: 2 }]
    expect(accident(served).when(request({ sides: both }))).toEqual(notAll)
    const twice = [...sides, { participantIds: ["a"], attendants: 1 }]
    expect(accident(served).when(request({ sides: twice }))).toEqual(notAll)
  })

  it("takes three people at most for a side", () => {
    const many = sides.map((side) => ({ ...side, attendants: 4 }))
    expect(accident(served).when(request({ sides: many }))).toEqual(
      rejection({ _tag: "AttendantsAreTooMany" })
    )
  })

  it("follows an upholding review in ten working days, and people's mediation that failed in three", () => {
    const reviewed = [...served, reviewRequested("2026-06-12"), reviewFileSent("2026-06-15")]
    expect(accident(reviewed).when(request({ after: "review" }))).toEqual(rejection({ _tag: "ReviewIsOpen" }))
    const upheld = [...reviewed, reviewDecided("2026-06-30", "upheld")]
    expect(accident(upheld).when(request({ after: "review", requestedOn: "2026-07-14" }))).toHaveProperty(
      "happened"
    )
    expect(accident(upheld).when(request({ after: "review", requestedOn: "2026-07-15" }))).toEqual(
      rejection({ _tag: "MediationRequestIsTooLate", due: "2026-07-14" })
    )
    expect(accident(served).when(request({ after: "review" }))).toEqual(
      rejection({ _tag: "ReviewIsNotUpheld" })
    )
    const peoples = (requestedOn: string) =>
      request({ after: "peoples-mediation", peoplesMediationEndedOn: "2026-07-01", requestedOn })
    expect(accident(served).when(peoples("2026-07-06"))).toHaveProperty("happened")
    expect(accident(served).when(peoples("2026-07-07"))).toEqual(
      rejection({ _tag: "MediationRequestIsTooLate", due: "2026-07-06" })
    )
  })

  const asked = [...served, requested]
  const notify = (notifiedOn: string, heldOn: string): NotifyMediation => ({
    _tag: "NotifyMediation",
    mediationId: "mediation",
    notifiedOn,
    heldOn,
    by
  })
  const notified = (notifiedOn: string, heldOn: string): AccidentEvent => ({
    _tag: "MediationWasNotified",
    mediationId: "mediation",
    notifiedOn,
    heldOn
  })
  const begin: BeginMediation = {
    _tag: "BeginMediation",
    mediationId: "mediation",
    startGround: "treatment-ended",
    startOn: "2026-06-17",
    begunOn: "2026-06-18",
    sides,
    by
  }
  const begun: AccidentEvent = {
    _tag: "MediationWasBegun",
    mediationId: "mediation",
    startGround: "treatment-ended",
    startOn: "2026-06-17",
    begunOn: "2026-06-18",
    sides
  }
  const end = (more: Partial<EndMediation> = {}): EndMediation => ({
    _tag: "EndMediation",
    mediationId: "mediation",
    outcome: "agreement",
    endedOn: "2026-06-22",
    amountYuan: 42_000,
    by,
    reason,
    ...more
  })
  const ended = (outcome: EndMediation["outcome"]): AccidentEvent => ({
    _tag: "MediationEnded",
    mediationId: "mediation",
    outcome,
    endedOn: "2026-06-22",
    amountYuan: 42_000,
    reason
  })

  it("is announced three working days before, and may be put off until it begins", () => {
    expect(accident(asked).when(notify("2026-06-15", "2026-06-18"))).toEqual(
      events(notified("2026-06-15", "2026-06-18"))
    )
    expect(accident(asked).when(notify("2026-06-16", "2026-06-18"))).toEqual(
      rejection({ _tag: "MediationNoticeIsTooLate", latest: "2026-06-15" })
    )
    const announced = [...asked, notified("2026-06-15", "2026-06-18")]
    expect(accident(announced).when(notify("2026-06-15", "2026-06-18"))).toEqual(events())
    expect(accident(announced).when(notify("2026-06-16", "2026-06-24"))).toHaveProperty("happened")
    expect(accident([...announced, begun]).when(notify("2026-06-16", "2026-06-24"))).toEqual(
      rejection({ _tag: "MediationHasBegun" })
    )
  })

  it("A21: is held by anybody who handles accidents, not by somebody who was recused from this one", () => {
    const announced = [...asked, notified("2026-06-15", "2026-06-18")]
    const recused: ReadonlyArray<AccidentEvent> = [
      {
        _tag: "RecusalWasRequested",
        recusalId: "r",
        handler: "wang",
        by: "a",
        ground: "relative",
        requestedOn: "2026-06-16",
        reason: null
      },
      {
        _tag: "RecusalWasDecided",
        recusalId: "r",
        handler: "wang",
        granted: true,
        decidedOn: "2026-06-17",
        reason: null
      }
    ]
    const byWang = { ...begin, mediators: ["wang"] }
    expect(accident(announced).when(byWang)).toEqual(events({ ...begun, mediators: ["wang"] }))
    expect(accident([...announced, ...recused]).when(byWang)).toEqual(
      rejection({ _tag: "HandlerWasRecused", account: "wang" })
    )
  })

  it("goes its steps in their order: request, notice, beginning, end", () => {
    expect(accident(served).when(begin)).toEqual(rejection({ _tag: "MediationIsUnknown" }))
    expect(accident(asked).when(begin)).toEqual(rejection({ _tag: "MediationIsNotNotified" }))
    const announced = [...asked, notified("2026-06-15", "2026-06-18")]
    expect(accident(announced).when(end())).toEqual(rejection({ _tag: "MediationHasNotBegun" }))
    expect(accident(announced).when(begin)).toEqual(events(begun))
    expect(accident(announced).when({ ...begin, begunOn: "2026-06-17" })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "announced-day" }
    })
    const many = sides.map((side) => ({ ...side, attendants: 4 }))
    expect(accident(announced).when({ ...begin, sides: many })).toEqual(
      rejection({ _tag: "AttendantsAreTooMany" })
    )
    const under = [...announced, begun]
    expect(accident(under).when(begin)).toEqual(rejection({ _tag: "MediationHasBegun" }))
    expect(accident(under).when(end())).toEqual(events(ended("agreement")))
    expect(accident(under).when(end({ endedOn: "2026-06-17" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "beginning" }
    })
    expect(accident([...under, ended("agreement")]).when(end())).toEqual(
      rejection({ _tag: "MediationIsOver" })
    )
  })

  it("may be withdrawn and asked for again; one that came to an end is over", () => {
    expect(accident(asked).when(request({ mediationId: "other" }))).toEqual(
      rejection({ _tag: "MediationIsUnderWay" })
    )
    expect(accident(asked).when(end({ outcome: "withdrawn" }))).toEqual(events(ended("withdrawn")))
    const withdrawn = [...asked, ended("withdrawn")]
    const again = request({ mediationId: "other", requestedOn: "2026-06-23" })
    expect(accident(withdrawn).when(again)).toHaveProperty("happened")
    expect(accident([...asked, ended("no-agreement")]).when(again)).toEqual(
      rejection({ _tag: "MediationIsOver" })
    )
  })
})
