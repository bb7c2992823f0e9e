import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import { driver, driverAdded, licence, person, registered, vehicle } from "./examples.ts"

const removed: VehicleEvent = {
  _tag: "DriverWasRemoved",
  driverId: "driver-li",
  person: person("li"),
  reason: "已离职"
}

describe("drivers (K13)", () => {
  const add = { _tag: "AddDriver", ...driver("li"), reason: null, warnings: [] } as const

  it("K13: adds a driver with licence class and expiry, several to a vehicle", () => {
    expect(vehicle([registered]).when(add)).toEqual(events(driverAdded("li")))
    expect(vehicle([registered, driverAdded("wang")]).when(add)).toEqual(events(driverAdded("li")))
  })

  it("K13: refuses a person who is on file, under whatever id", () => {
    expect(vehicle([registered, driverAdded("li")]).when({ ...add, driverId: "another" })).toEqual(
      rejection({ _tag: "DriverIsAlreadyOnFile", driverId: "driver-li" } as const)
    )
  })

  it("K13: records another licence of a driver on file, and not the same again", () => {
    const renewed = { ...licence, validUntil: "2040-01-01" }
    const record = {
      _tag: "RecordDriverLicence",
      driverId: "driver-li",
      licence: renewed,
      reason: null,
      warnings: []
    } as const
    const recorded: VehicleEvent = {
      _tag: "DriverLicenceWasRecorded",
      driverId: "driver-li",
      licence: renewed,
      previousLicence: licence,
      reason: null,
      warnings: []
    }
    expect(vehicle([registered, driverAdded("li")]).when(record)).toEqual(events(recorded))
    expect(vehicle([registered, driverAdded("li"), recorded]).when(record)).toEqual(events())
    expect(vehicle([registered]).when(record)).toEqual(
      rejection({ _tag: "DriverIsUnknown", driverId: "driver-li" } as const)
    )
  })

  it("K13: removes a driver who is on file, and may add the same person again", () => {
    const remove = { _tag: "RemoveDriver", driverId: "driver-li", reason: "已离职" } as const
    expect(vehicle([registered, driverAdded("li")]).when(remove)).toEqual(events(removed))
    expect(vehicle([registered]).when(remove)).toEqual(
      rejection({ _tag: "DriverIsUnknown", driverId: "driver-li" } as const)
    )
    expect(vehicle([registered, driverAdded("li"), removed]).when(add)).toEqual(events(driverAdded("li")))
  })
})
