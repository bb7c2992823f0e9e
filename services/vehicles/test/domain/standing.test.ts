import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import { deregistered, registered, restored, suspended, vehicle } from "./examples.ts"

const resumed: VehicleEvent = { _tag: "VehicleWasResumed", reason: null }

describe("suspend and resume", () => {
  const suspend = { _tag: "SuspendVehicle", until: "2026-12-31", reason: "大修" } as const
  const resume = { _tag: "ResumeVehicle", reason: null } as const

  it("takes a vehicle off the road and puts it back", () => {
    expect(vehicle([registered]).when(suspend)).toEqual(events(suspended))
    expect(vehicle([registered, suspended]).when(resume)).toEqual(events(resumed))
    expect(vehicle([registered, suspended, resumed]).state).toMatchObject({
      standing: "normal",
      suspendedUntil: null
    })
  })

  it("refuses to suspend twice and to resume what is on the road", () => {
    expect(vehicle([registered, suspended]).when(suspend)).toEqual(
      rejection({ _tag: "VehicleIsAlreadySuspended", until: "2026-12-31" } as const)
    )
    expect(vehicle([registered]).when(resume)).toEqual(rejection({ _tag: "VehicleIsNotSuspended" } as const))
  })
})

describe("deregister and restore", () => {
  const deregister = {
    _tag: "DeregisterVehicle",
    ground: "scrapped",
    deregisteredOn: "2026-05-06",
    reason: null
  } as const
  const restore = { _tag: "RestoreVehicle", reason: "误操作" } as const

  it("takes a vehicle out of the register, on the road or off it", () => {
    expect(vehicle([registered]).when(deregister)).toEqual(events(deregistered))
    expect(vehicle([registered, suspended]).when(deregister)).toEqual(events(deregistered))
  })

  it("refuses to deregister twice and says when and why it was done", () => {
    expect(vehicle([registered, deregistered]).when(deregister)).toEqual(
      rejection({ _tag: "VehicleIsDeregistered", ground: "scrapped", deregisteredOn: "2026-05-06" } as const)
    )
  })

  it("restores the file as it stood, suspended where it was suspended", () => {
    expect(vehicle([registered, deregistered]).when(restore)).toEqual(events(restored))
    expect(vehicle([registered, suspended, deregistered, restored]).state).toEqual(
      vehicle([registered, suspended]).state
    )
  })

  it("refuses to restore what is on file", () => {
    expect(vehicle([registered]).when(restore)).toEqual(
      rejection({ _tag: "VehicleIsNotDeregistered" } as const)
    )
  })
})
