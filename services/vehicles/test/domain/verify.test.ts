import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import {
  deregistered,
  driver,
  driverAdded,
  facts,
  hazardCleared,
  hazardReported,
  inspected,
  insured,
  licence,
  personOwner,
  registered,
  seen,
  suspended,
  vehicle,
  verified,
  visit
} from "./examples.ts"

const at = "2026-05-06T00:30:00.000Z"

describe("verify", () => {
  it("takes down a visit at which all was as it should be", () => {
    expect(vehicle([registered]).when(visit(at))).toEqual(events(verified(at)))
  })

  it("takes down everything that one visit brought to light, in one command", () => {
    const history = [registered, driverAdded("wang"), hazardReported("illegally-modified")]
    const command = visit(at, {
      phoneConfirmed: false,
      owner: personOwner("wang-with-phone"),
      inspectionSeenUntil: "2027-03-31",
      insuranceSeenUntil: "2027-06-30",
      hazardsSeen: [seen("seat-belts-missing")],
      hazardsCleared: ["hazard-illegally-modified"],
      driversSeen: [{ driverId: "driver-wang", licence: { ...licence, class: "B2" } }],
      newDrivers: [{ ...driver("li"), warnings: [] }],
      note: "车停院内"
    })
    expect(vehicle(history).when(command)).toEqual(
      events<VehicleEvent>(
        verified(at, {
          phoneConfirmed: false,
          inspectionSeenUntil: "2027-03-31",
          insuranceSeenUntil: "2027-06-30",
          hazardsSeen: ["seat-belts-missing"],
          driversSeen: ["driver-wang"],
          note: "车停院内"
        }),
        {
          _tag: "VehicleWasCorrected",
          corrected: { owner: personOwner("wang-with-phone") },
          reason: null,
          warnings: []
        },
        inspected("2027-03-31"),
        insured("2027-06-30"),
        hazardCleared("illegally-modified", at, "visit"),
        { ...hazardReported("seat-belts-missing", at), visitId: `visit-${at}` },
        {
          _tag: "DriverLicenceWasRecorded",
          driverId: "driver-wang",
          licence: { ...licence, class: "B2" },
          previousLicence: licence,
          reason: null,
          warnings: []
        },
        driverAdded("li")
      )
    )
  })

  it("warns of a second visit within the window and names the first, though it is taken", () => {
    const first = "2026-05-04T00:30:00.000Z"
    const outcome = vehicle([registered, verified(first)]).when(visit(at))
    expect(outcome).toEqual(
      events(
        verified(at, {
          earlierVisit: { visitId: `visit-${first}`, visitedAt: first, visitedBy: "warden-371603101" },
          warnings: [
            {
              path: "happenedAt",
              reason: {
                zh: "warden-371603101已于2026-05-04T08:30:00.000+08:00入户核查过该车辆",
                en: "warden-371603101 verified this vehicle at 2026-05-04T08:30:00.000+08:00"
              }
            }
          ]
        })
      )
    )
  })

  it("does not warn once the window is over, to the millisecond", () => {
    const justOver = "2026-05-03T00:29:59.999Z"
    expect(vehicle([registered, verified(justOver)]).when(visit(at))).toEqual(events(verified(at)))
  })

  it("keeps the later visit as the last one when an earlier one is filed late", () => {
    const earlier = "2026-01-01T00:00:00.000Z"
    const { state } = vehicle([registered, verified(at), verified(earlier)])
    expect(state).toMatchObject({ lastVisit: { visitedAt: at } })
  })

  it("K4: a paper older than the one on file stays in the visit's own event", () => {
    const command = visit(at, { inspectionSeenUntil: "2025-03-31", insuranceSeenUntil: "2025-06-30" })
    expect(vehicle([registered]).when(command)).toEqual(
      events(verified(at, { inspectionSeenUntil: "2025-03-31", insuranceSeenUntil: "2025-06-30" }))
    )
  })

  it("K4: a valid inspection shown settles the overdue one, once, even if it is also ticked as cleared", () => {
    const command = visit(at, {
      inspectionSeenUntil: "2027-03-31",
      hazardsCleared: ["hazard-inspection-overdue"]
    })
    expect(vehicle([registered, hazardReported("inspection-overdue")]).when(command)).toEqual(
      events<VehicleEvent>(
        verified(at, { inspectionSeenUntil: "2027-03-31" }),
        inspected("2027-03-31"),
        hazardCleared("inspection-overdue", at, "inspection")
      )
    )
  })

  it("leaves a hazard open that is seen again", () => {
    const command = visit(at, { hazardsSeen: [seen("overloaded")] })
    expect(vehicle([registered, hazardReported("overloaded")]).when(command)).toEqual(
      events(verified(at, { hazardsSeen: ["overloaded"] }))
    )
  })

  it("reports a hazard once that the form names twice", () => {
    const command = visit(at, { hazardsSeen: [seen("overloaded"), seen("overloaded")] })
    expect(vehicle([registered]).when(command)).toEqual(
      events<VehicleEvent>(verified(at, { hazardsSeen: ["overloaded", "overloaded"] }), {
        ...hazardReported("overloaded", at),
        visitId: `visit-${at}`
      })
    )
  })

  it("refuses a hazard both seen and put right", () => {
    const command = visit(at, {
      hazardsSeen: [seen("overloaded")],
      hazardsCleared: ["hazard-overloaded"]
    })
    expect(vehicle([registered, hazardReported("overloaded")]).when(command)).toEqual(
      rejection({ _tag: "HazardIsSeenAndCleared", hazard: "overloaded" } as const)
    )
  })

  it("refuses the whole form where one hazard or driver on it is unknown", () => {
    expect(vehicle([registered]).when(visit(at, { hazardsCleared: ["nothing"] }))).toEqual(
      rejection({ _tag: "HazardIsNotOpen", hazardId: "nothing" } as const)
    )
    expect(
      vehicle([registered]).when(visit(at, { driversSeen: [{ driverId: "nobody", licence: null }] }))
    ).toEqual(rejection({ _tag: "DriverIsUnknown", driverId: "nobody" } as const))
  })

  it("K13: refuses to add a driver who is on file, or the same new one twice", () => {
    const li = { ...driver("li"), warnings: [] }
    const refused = rejection({ _tag: "DriverIsAlreadyOnFile", driverId: "driver-li" } as const)
    expect(vehicle([registered, driverAdded("li")]).when(visit(at, { newDrivers: [li] }))).toEqual(refused)
    expect(vehicle([registered]).when(visit(at, { newDrivers: [li, { ...li, driverId: "again" }] }))).toEqual(
      refused
    )
  })

  it("visits a suspended vehicle, but none that is not on file or has left it", () => {
    expect(vehicle([registered, suspended]).when(visit(at))).toEqual(events(verified(at)))
    expect(vehicle([]).when(visit(at))).toEqual(rejection({ _tag: "VehicleIsNotRegistered" } as const))
    expect(vehicle([registered, deregistered]).when(visit(at))).toMatchObject({
      rejected: { _tag: "VehicleIsDeregistered" }
    })
  })

  it("records no paper that says what the file says", () => {
    const command = visit(at, {
      inspectionSeenUntil: facts.inspectionValidUntil,
      insuranceSeenUntil: facts.insuranceValidUntil
    })
    expect(vehicle([registered]).when(command)).toEqual(
      events(
        verified(at, {
          inspectionSeenUntil: facts.inspectionValidUntil,
          insuranceSeenUntil: facts.insuranceValidUntil
        })
      )
    )
  })
})
