import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent, EventOf } from "../../src/domain/AccidentEvents.ts"
import type { OrderTest, RefuseSecondTest } from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  aFull,
  auxiliary,
  chosen,
  clocks,
  lead,
  resultReceived,
  resultServed,
  testOrdered
} from "./proceedings.ts"

const by = lead
const reason = "不具有法定情形"

/** Served on Wednesday 10 June: the three working days to ask for a second test end on Monday 15 June. */
const served = [
  ...accepted("2026-06-01", "injury", chosen("general")),
  testOrdered("2026-06-02"),
  resultReceived("2026-06-08"),
  resultServed("2026-06-10")
]
const requestedBy = (participantId: string, requestedOn: string): AccidentEvent => ({
  _tag: "SecondTestWasRequested",
  testId: "test",
  participantId,
  requestedOn,
  reason: null
})
const disputed = [...served, requestedBy("a", "2026-06-12")]
const refusedOn = (
  decidedOn: string,
  ground: EventOf<"SecondTestWasRefused">["ground"] = "not-approved"
): EventOf<"SecondTestWasRefused"> => ({
  _tag: "SecondTestWasRefused",
  testId: "test",
  decidedOn,
  ground,
  reason
})
const refuse = (more: Partial<RefuseSecondTest> = {}): RefuseSecondTest => ({
  _tag: "RefuseSecondTest",
  testId: "test",
  decidedOn: "2026-06-17",
  ground: "not-approved",
  reason,
  by,
  ...more
})
const again: OrderTest = {
  _tag: "OrderTest",
  testId: "again",
  what: "车速鉴定",
  participantId: null,
  vehicleId: "A",
  institution: "济南市司法鉴定所",
  orderedOn: "2026-06-18",
  repeats: "test",
  by
}
const decide = (decidedOn: string) =>
  ({
    _tag: "DecideLiability",
    paperId: "paper",
    kind: "liability",
    number: "1",
    decidedOn,
    shares: aFull,
    withoutFault: false,
    signedBy: null,
    by,
    reason: null,
    warnings: []
  }) as const

describe("A12, A13: there is no second test after all", () => {
  it("A12: because it is not approved, with a reason, or because the party takes the request back", () => {
    expect(accident(disputed).when(refuse())).toEqual(events(refusedOn("2026-06-17")))
    expect(accident(disputed).when(refuse({ reason: null }))).toEqual(
      rejection({ _tag: "ReasonIsMissing", rule: "A12" })
    )
    const withdrawn = refuse({ ground: "request-withdrawn", reason: null })
    expect(accident(disputed).when(withdrawn)).toEqual(
      events({ ...refusedOn("2026-06-17", "request-withdrawn"), reason: null })
    )
  })

  it("A12: not before it was asked for, not twice, and not once it is ordered", () => {
    expect(accident(served).when(refuse())).toEqual(rejection({ _tag: "SecondTestIsNotRequested" }))
    expect(accident(disputed).when(refuse({ testId: "other" }))).toEqual(rejection({ _tag: "TestIsUnknown" }))
    expect(accident(disputed).when(refuse({ decidedOn: "2026-06-12" }))).toHaveProperty("happened")
    expect(accident(disputed).when(refuse({ decidedOn: "2026-06-11" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", path: "decidedOn", follows: "request" }
    })
    expect(accident([...disputed, refusedOn("2026-06-17")]).when(refuse())).toEqual(
      rejection({ _tag: "SecondTestIsRefused" })
    )
    const ordered = [...disputed, testOrdered("2026-06-15", { testId: "again", repeats: "test" })]
    expect(accident(ordered).when(refuse())).toEqual(rejection({ _tag: "SecondTestIsOrdered" }))
    expect(accident([...disputed, refusedOn("2026-06-17")]).when(again)).toEqual(
      rejection({ _tag: "SecondTestIsRefused" })
    )
  })

  it("A3: an auxiliary refuses nothing", () => {
    expect(accident(disputed).when(refuse({ by: auxiliary }))).toMatchObject({
      rejected: { _tag: "HandlerMayNotDoThis", rule: "A3" }
    })
  })

  it("A13: the result is fixed on the day of the refusal, and not before the three working days are over", () => {
    const late = [...disputed, refusedOn("2026-06-17")]
    expect(accident(disputed).when(decide("2026-06-17"))).toEqual(
      rejection({ _tag: "TestResultIsNotFixed", testId: "test", fixedOn: null })
    )
    expect(accident(late).when(decide("2026-06-16"))).toEqual(
      rejection({ _tag: "TestResultIsNotFixed", testId: "test", fixedOn: "2026-06-17" })
    )
    expect(accident(late).when(decide("2026-06-17"))).toHaveProperty("happened")
    const early = [...disputed, refusedOn("2026-06-12")]
    expect(accident(early).when(decide("2026-06-12"))).toEqual(
      rejection({ _tag: "TestResultIsNotFixed", testId: "test", fixedOn: "2026-06-15" })
    )
    expect(accident(early).when(decide("2026-06-15"))).toHaveProperty("happened")
  })

  it("A10, A12: paper and vehicle are due five working days after that day, over the Dragon Boat holiday", () => {
    expect(clocks(disputed)).not.toHaveProperty("return-vehicle/test/test")
    const found = clocks([...disputed, refusedOn("2026-06-17")])
    expect(found["paper-after-test/accident"]).toMatchObject({ start: "2026-06-17", due: "2026-06-25" })
    expect(found["return-vehicle/test/test"]).toMatchObject({ start: "2026-06-17", due: "2026-06-25" })
    expect(found["result-fixed/test/test"]).toMatchObject({ due: "2026-06-17", metOn: "2026-06-17" })
    const early = clocks([...disputed, refusedOn("2026-06-12")])
    expect(early["paper-after-test/accident"]).toMatchObject({ start: "2026-06-15", due: "2026-06-23" })
  })

  it("A12: another party still asks in time; then the result waits for the answer again", () => {
    const withdrawn = [...disputed, refusedOn("2026-06-12", "request-withdrawn")]
    const ask = (requestedOn: string) =>
      ({
        _tag: "RequestSecondTest",
        testId: "test",
        participantId: "b",
        requestedOn,
        by,
        reason: null
      }) as const
    expect(accident(withdrawn).when(ask("2026-06-15"))).toEqual(events(requestedBy("b", "2026-06-15")))
    expect(accident(withdrawn).when(ask("2026-06-16"))).toEqual(
      rejection({ _tag: "SecondTestRequestIsTooLate", due: "2026-06-15" })
    )
    const asked = [...withdrawn, requestedBy("b", "2026-06-15")]
    expect(clocks(asked)).not.toHaveProperty("paper-after-test/accident")
    expect(accident(asked).when(again)).toHaveProperty("happened")
    const ordered = [...asked, testOrdered("2026-06-18", { testId: "again", repeats: "test" })]
    expect(accident(ordered).when(ask("2026-06-15"))).toEqual(rejection({ _tag: "SecondTestIsOnlyOnce" }))
  })
})
