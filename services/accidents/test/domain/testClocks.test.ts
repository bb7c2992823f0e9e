import { rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type { ExtendTest } from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  at,
  chosen,
  clocks,
  decidedOn,
  found,
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
const general = accepted(day, "injury", chosen("general"))
const order = "order-test/test/test"

describe("A12: the three working days to order a test", () => {
  it("run from the finding for the vehicle that fled, and from the scene for the victim's own", () => {
    const sought = [...general, searchStarted(at(day, "10:00")), fugitiveFound("2026-06-10", "B", "b")]
    expect(clocks([...sought, testOrdered("2026-06-11", { vehicleId: "B" })])[order]).toMatchObject({
      start: "2026-06-10",
      due: "2026-06-15"
    })
    expect(clocks([...sought, testOrdered("2026-06-02", { vehicleId: "A" })])[order]).toMatchObject({
      start: day,
      due: "2026-06-04"
    })
    // A sample of the driver is no vehicle.
    const blood = testOrdered("2026-06-11", { vehicleId: null, participantId: "b" })
    expect(clocks([...sought, blood])[order]).toMatchObject({ start: day })
  })

  it("run from the scene for a vehicle whose driver alone was found", () => {
    const sought = [...general, searchStarted(at(day, "10:00")), fugitiveFound("2026-06-10", null, "b")]
    expect(clocks([...sought, testOrdered("2026-06-11", { vehicleId: "B" })])[order]).toMatchObject({
      start: day
    })
  })

  it("run from the death for a body, not for a sample of somebody who was alive then", () => {
    const died = [...general, found("a", { injury: "dead", at: at("2026-06-08") })]
    const ofPerson = (orderedOn: string) => testOrdered(orderedOn, { vehicleId: null, participantId: "a" })
    expect(clocks([...died, ofPerson("2026-06-09")])[order]).toMatchObject({
      start: "2026-06-08",
      due: "2026-06-11"
    })
    expect(clocks([...died, ofPerson("2026-06-02")])[order]).toMatchObject({ start: day })
    // A death that was a mistake starts nothing.
    const alive = [...died, found("a", { injury: "serious", at: at("2026-06-09") })]
    expect(clocks([...alive, ofPerson("2026-06-10")])[order]).toMatchObject({ start: day })
  })

  it("A17: run from the review that orders a new investigation", () => {
    const redone = [
      ...general,
      decidedOn("2026-06-12"),
      servedOn("a", "2026-06-15"),
      reviewRequested("2026-06-16"),
      reviewFileSent("2026-06-17"),
      reviewDecided("2026-07-01", "redo"),
      revokedOn("2026-07-01", "review")
    ]
    expect(clocks([...redone, testOrdered("2026-07-03")])[order]).toMatchObject({
      start: "2026-07-01",
      due: "2026-07-06"
    })
  })
})

describe("A12: a longer test", () => {
  const ordered = [...general, testOrdered("2026-06-02")]
  const extend = (until: string, body = "滨州市公安局交警支队"): ExtendTest => ({
    _tag: "ExtendTest",
    testId: "test",
    until,
    approval: { body, number: null, on: "2026-06-20" },
    reason: null,
    by: lead
  })

  it("is longer than its thirty days", () => {
    // Thirty calendar days after 2 June, the day of the order not counted: Thursday 2 July.
    expect(accident(ordered).when(extend("2026-07-02"))).toEqual(
      rejection({ _tag: "ExtensionIsTooShort", until: "2026-07-02" })
    )
    expect(accident(ordered).when(extend("2026-07-03"))).toHaveProperty("happened")
  })

  it("takes the approval of the next higher body", () => {
    expect(accident(ordered).when(extend("2026-07-10", "滨州市公安局沾化分局交警大队"))).toEqual(
      rejection({ _tag: "ExtensionIsNotFromAbove" })
    )
  })
})

describe("A12: the vehicle goes back once", () => {
  const returned = (testId: string, returnedOn: string): AccidentEvent => ({
    _tag: "TestedVehicleWasReturned",
    testId,
    returnedOn
  })
  const fixed = [
    ...general,
    testOrdered("2026-06-02"),
    resultReceived("2026-06-08"),
    resultServed("2026-06-10"),
    {
      _tag: "SecondTestWasRequested",
      testId: "test",
      participantId: "a",
      requestedOn: "2026-06-12",
      reason: null
    } as const,
    testOrdered("2026-06-15", { testId: "again", repeats: "test" }),
    resultReceived("2026-06-22", "again")
  ]

  it("also where the return is filed with the second test", () => {
    expect(clocks(fixed)["return-vehicle/test/test"]).toMatchObject({ start: "2026-06-22", metOn: null })
    const back = [...fixed, returned("again", "2026-06-24")]
    expect(clocks(back)["return-vehicle/test/test"]).toMatchObject({ metOn: "2026-06-24" })
    expect(
      accident(back).when({ _tag: "ReturnVehicle", testId: "test", returnedOn: "2026-06-25", by: lead })
    ).toEqual(rejection({ _tag: "VehicleIsAlreadyReturned" }))
  })

  it("for another test that was ordered before; one that is ordered afterwards holds it anew", () => {
    const two = [
      ...general,
      testOrdered("2026-06-02"),
      testOrdered("2026-06-03", { testId: "brakes" }),
      resultReceived("2026-06-05", "brakes"),
      resultServed("2026-06-08", "brakes"),
      returned("test", "2026-06-12")
    ]
    expect(clocks(two)["return-vehicle/test/brakes"]).toMatchObject({ metOn: "2026-06-12" })
    const anew = [
      ...two,
      testOrdered("2026-06-15", { testId: "lights" }),
      resultReceived("2026-06-16", "lights"),
      resultServed("2026-06-17", "lights")
    ]
    expect(clocks(anew)["return-vehicle/test/lights"]).toMatchObject({ metOn: null })
  })
})
