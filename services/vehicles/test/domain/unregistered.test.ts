import { events, given, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import {
  type UnregisteredVehicleCommand,
  unregisteredVehicleDecider
} from "../../src/domain/unregistered/UnregisteredVehicleDecider.ts"
import type { UnregisteredVehicleEvent } from "../../src/domain/unregistered/UnregisteredVehicleEvents.ts"
import { personOwner, village, villageElsewhere } from "./examples.ts"

const listedVehicle = given(unregisteredVehicleDecider)

const facts = {
  kind: "electric-three-wheeler",
  description: "红色,无棚",
  owner: personOwner("sun"),
  village,
  place: "东头第二户",
  photo: "photos/1.jpg",
  note: null
} as const
const listed: UnregisteredVehicleEvent = { _tag: "UnregisteredVehicleWasListed", ...facts }
const struckOff: UnregisteredVehicleEvent = { _tag: "UnregisteredVehicleWasStruckOff", reason: "已拆解" }
const registered: UnregisteredVehicleEvent = { _tag: "UnregisteredVehicleWasRegistered", vehicle: "0192" }

const commands: ReadonlyArray<UnregisteredVehicleCommand> = [
  { _tag: "ListUnregisteredVehicle", facts },
  { _tag: "CorrectUnregisteredVehicle", corrected: { place: "西头" }, reason: null },
  { _tag: "StrikeOffUnregisteredVehicle", reason: "已拆解" },
  { _tag: "LinkUnregisteredVehicle", vehicle: "0192" }
]

describe("the list of unregistered vehicles (K15)", () => {
  it("K15: a vehicle is listed once", () => {
    expect(listedVehicle([]).when({ _tag: "ListUnregisteredVehicle", facts })).toEqual(events(listed))
    expect(listedVehicle([listed]).when({ _tag: "ListUnregisteredVehicle", facts })).toEqual(
      rejection({ _tag: "VehicleIsAlreadyListed" } as const)
    )
  })

  it("K15: a correction keeps what differs, and the village it came from", () => {
    const corrected = { village: villageElsewhere, place: "东头第二户" }
    expect(
      listedVehicle([listed]).when({ _tag: "CorrectUnregisteredVehicle", corrected, reason: "搬家" })
    ).toEqual(
      events({
        _tag: "UnregisteredVehicleWasCorrected",
        corrected: { village: villageElsewhere },
        from: village,
        reason: "搬家"
      })
    )
    expect(
      listedVehicle([listed]).when({ _tag: "CorrectUnregisteredVehicle", corrected: {}, reason: null })
    ).toEqual(events())
  })

  it("K15: it leaves the list once, struck off or with its plate", () => {
    expect(listedVehicle([listed]).when({ _tag: "StrikeOffUnregisteredVehicle", reason: "已拆解" })).toEqual(
      events(struckOff)
    )
    expect(listedVehicle([listed]).when({ _tag: "LinkUnregisteredVehicle", vehicle: "0192" })).toEqual(
      events(registered)
    )
  })

  it("K15: nothing more is decided on what is not on the list", () => {
    for (const command of commands) {
      if (command._tag !== "ListUnregisteredVehicle") {
        expect(listedVehicle([]).when(command)).toEqual(rejection({ _tag: "VehicleIsNotListed" } as const))
      }
      expect(listedVehicle([listed, struckOff]).when(command)).toEqual(
        rejection({ _tag: "VehicleIsStruckOff", reason: "已拆解" } as const)
      )
      expect(listedVehicle([listed, registered]).when(command)).toEqual(
        rejection({ _tag: "VehicleHasItsPlate", vehicle: "0192" } as const)
      )
    }
  })
})
