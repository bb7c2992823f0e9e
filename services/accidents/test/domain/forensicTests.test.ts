import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type { OrderTest, ProceedingsCommand } from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  chosen,
  decidedOn,
  lead,
  resultReceived,
  resultServed,
  resumed,
  stopped,
  testOrdered
} from "./proceedings.ts"

const day = "2026-06-01"
const general = accepted(day, "injury", chosen("general"))
const by = lead
const reason = null

const order = (more: Partial<OrderTest> = {}): OrderTest => ({
  _tag: "OrderTest",
  testId: "test",
  what: "车速鉴定",
  participantId: null,
  vehicleId: "A",
  institution: "滨州市司法鉴定所",
  orderedOn: "2026-06-02",
  repeats: null,
  by,
  ...more
})

const ordered = [...general, testOrdered("2026-06-02")]
const received = [...ordered, resultReceived("2026-06-08")]
const served = [...received, resultServed("2026-06-10")]
const disputed: ReadonlyArray<AccidentEvent> = [
  ...served,
  { _tag: "SecondTestWasRequested", testId: "test", participantId: "a", requestedOn: "2026-06-12", reason }
]

describe("A12: a test", () => {
  it("is ordered of what is in the accident, in the general procedure, before the paper", () => {
    expect(accident(general).when(order())).toEqual(events(testOrdered("2026-06-02")))
    expect(accident(ordered).when(order())).toEqual(rejection({ _tag: "EntryIsAlreadyOnFile" }))
    expect(accident(general).when(order({ vehicleId: "Z" }))).toMatchObject({
      rejected: { _tag: "VehicleIsNotInvolved", vehicleId: "Z" }
    })
    expect(accident(general).when(order({ participantId: "z" }))).toMatchObject({
      rejected: { _tag: "PersonIsNotInvolved", participantId: "z" }
    })
    expect(accident(accepted(day, "property", chosen("simple"))).when(order())).toEqual(
      rejection({ _tag: "TestNeedsTheGeneralProcedure" })
    )
    expect(accident([...general, decidedOn("2026-06-05")]).when(order())).toMatchObject({
      rejected: { _tag: "PaperIsInForce" }
    })
    expect(accident(general).when(order({ orderedOn: "2026-05-31" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "accident" }
    })
  })

  it("is extended with approval to sixty days at most, while it has no result", () => {
    const approval = { body: "支队", number: null, on: "2026-06-20" }
    const extend = (until: string): ProceedingsCommand => ({
      _tag: "ExtendTest",
      testId: "test",
      until,
      approval,
      by,
      reason
    })
    expect(accident(ordered).when(extend("2026-07-20"))).toEqual(
      events({ _tag: "TestWasExtended", testId: "test", until: "2026-07-20", approval, reason })
    )
    // Sixty days after 2 June: 1 August is a Saturday, so that the last day is Monday the 3rd.
    expect(accident(ordered).when(extend("2026-08-03"))).toHaveProperty("happened")
    expect(accident(ordered).when(extend("2026-08-04"))).toEqual(
      rejection({ _tag: "ExtensionIsTooLong", latest: "2026-08-03" })
    )
    expect(accident(received).when(extend("2026-07-20"))).toEqual(rejection({ _tag: "TestIsFinished" }))
    expect(accident(general).when(extend("2026-07-20"))).toEqual(rejection({ _tag: "TestIsUnknown" }))
  })

  it("has one result, which is served once, in the order of days", () => {
    const receive = (receivedOn: string): ProceedingsCommand => ({
      _tag: "ReceiveTestResult",
      testId: "test",
      receivedOn,
      conclusion: "72公里每小时",
      by
    })
    expect(accident(ordered).when(receive("2026-06-08"))).toEqual(events(resultReceived("2026-06-08")))
    expect(accident(received).when(receive("2026-06-09"))).toEqual(rejection({ _tag: "TestIsFinished" }))
    expect(accident(ordered).when(receive("2026-06-01"))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "order" }
    })
    const serve = (servedOn: string): ProceedingsCommand => ({
      _tag: "ServeTestResult",
      testId: "test",
      servedOn,
      by
    })
    expect(accident(received).when(serve("2026-06-10"))).toEqual(events(resultServed("2026-06-10")))
    expect(accident(ordered).when(serve("2026-06-10"))).toEqual(rejection({ _tag: "TestHasNoResult" }))
    expect(accident(served).when(serve("2026-06-11"))).toEqual(
      rejection({ _tag: "TestResultIsAlreadyServed" })
    )
    expect(accident(received).when(serve("2026-06-07"))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "result" }
    })
  })

  it("is repeated once, on a request within three working days of the service", () => {
    const request = (requestedOn: string): ProceedingsCommand => ({
      _tag: "RequestSecondTest",
      testId: "test",
      participantId: "a",
      requestedOn,
      by,
      reason
    })
    expect(accident(served).when(request("2026-06-15"))).toHaveProperty("happened")
    expect(accident(served).when(request("2026-06-16"))).toEqual(
      rejection({ _tag: "SecondTestRequestIsTooLate", due: "2026-06-15" })
    )
    expect(accident(received).when(request("2026-06-11"))).toEqual(
      rejection({ _tag: "TestResultIsNotServed" })
    )
    expect(accident(disputed).when(request("2026-06-12"))).toEqual(
      rejection({ _tag: "SecondTestIsOnlyOnce" })
    )
    const again = order({ testId: "again", repeats: "test", orderedOn: "2026-06-15" })
    expect(accident(disputed).when(again)).toEqual(
      events(testOrdered("2026-06-15", { testId: "again", repeats: "test" }))
    )
    expect(accident(served).when(again)).toEqual(rejection({ _tag: "SecondTestIsNotRequested" }))
    const repeated = [...disputed, testOrdered("2026-06-15", { testId: "again", repeats: "test" })]
    expect(accident(repeated).when({ ...again, testId: "third" })).toEqual(
      rejection({ _tag: "SecondTestIsOnlyOnce" })
    )
  })

  it("gives back the vehicle that was held for it, once", () => {
    const back: ProceedingsCommand = { _tag: "ReturnVehicle", testId: "test", returnedOn: "2026-06-16", by }
    const returned: AccidentEvent = {
      _tag: "TestedVehicleWasReturned",
      testId: "test",
      returnedOn: "2026-06-16"
    }
    expect(accident(served).when(back)).toEqual(events(returned))
    expect(accident([...served, returned]).when(back)).toEqual(
      rejection({ _tag: "VehicleIsAlreadyReturned" })
    )
    const blood = [...general, testOrdered("2026-06-02", { vehicleId: null, participantId: "a" })]
    expect(accident(blood).when(back)).toEqual(rejection({ _tag: "TestHoldsNoVehicle" }))
  })
})

describe("A11: the clock is stopped", () => {
  const stop = (stoppedOn: string, more: object = {}): ProceedingsCommand => ({
    _tag: "StopClock",
    stopId: "stop",
    ground: "key-person-in-treatment",
    stoppedOn,
    approval: { body: "滨州市公安局交警支队", number: null, on: stoppedOn },
    noticeServedOn: stoppedOn,
    by,
    reason,
    ...more
  })
  const resume = (resumedOn: string, stopId = "stop"): ProceedingsCommand => ({
    _tag: "ResumeClock",
    stopId,
    resumedOn,
    by,
    reason
  })

  it("with the approval of the next higher body, and a notice after it", () => {
    expect(accident(general).when(stop("2026-06-08"))).toEqual(events(stopped("2026-06-08")))
    const own = { body: "滨州市公安局沾化分局交警大队", number: null, on: "2026-06-08" }
    expect(accident(general).when(stop("2026-06-08", { approval: own }))).toEqual(
      rejection({ _tag: "ApprovalIsNotFromAbove" })
    )
    const later = { body: "支队", number: null, on: "2026-06-10" }
    expect(accident(general).when(stop("2026-06-08", { approval: later }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", path: "stoppedOn", follows: "approval" }
    })
    expect(accident(general).when(stop("2026-06-08", { noticeServedOn: "2026-06-05" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", path: "noticeServedOn", follows: "approval" }
    })
  })

  it("of the general procedure, while there is no paper and no other stop", () => {
    expect(accident(accepted(day, "injury")).when(stop("2026-06-08"))).toEqual(
      rejection({ _tag: "ProcedureIsNotChosen" })
    )
    expect(accident([...general, decidedOn("2026-06-05")]).when(stop("2026-06-08"))).toMatchObject({
      rejected: { _tag: "PaperIsInForce" }
    })
    expect(
      accident([...general, stopped("2026-06-08")]).when(stop("2026-06-09", { stopId: "other" }))
    ).toEqual(rejection({ _tag: "ClockIsAlreadyStopped" }))
  })

  it("for sixty days at most, moved past a holiday", () => {
    const august = [...accepted("2026-07-28", "injury", chosen("general")), stopped("2026-08-03")]
    expect(accident(august).when(resume("2026-10-08"))).toEqual(events(resumed("2026-10-08")))
    expect(accident(august).when(resume("2026-10-09"))).toEqual(
      rejection({ _tag: "StopIsTooLong", latest: "2026-10-08" })
    )
    expect(accident(august).when(resume("2026-08-02"))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "stop" }
    })
    expect(accident(general).when(resume("2026-08-10"))).toEqual(rejection({ _tag: "ClockIsNotStopped" }))
  })

  it("for sixty days in sum, however often", () => {
    const twice = [...general, stopped("2026-06-08"), resumed("2026-07-28"), stopped("2026-08-03", "two")]
    // Fifty days are used: ten are left.
    expect(accident(twice).when(resume("2026-08-13", "two"))).toHaveProperty("happened")
    expect(accident(twice).when(resume("2026-08-14", "two"))).toEqual(
      rejection({ _tag: "StopIsTooLong", latest: "2026-08-13" })
    )
    const used = [...twice, resumed("2026-08-13", "two")]
    expect(accident(used).when(stop("2026-09-01", { stopId: "three" }))).toEqual(
      rejection({ _tag: "StopIsTooLong", latest: "2026-09-01" })
    )
    expect(accident(used).when(resume("2026-08-13", "two"))).toEqual(rejection({ _tag: "ClockIsNotStopped" }))
  })
})
