import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import {
  companyOwner,
  facts,
  hazardCleared,
  hazardReported,
  personOwner,
  registered,
  vehicle,
  village,
  villageElsewhere,
  villageNearby
} from "./examples.ts"

const at = "2026-05-06T00:30:00.000Z"

describe("correct", () => {
  it("keeps only what differs from the file, and why", () => {
    const outcome = vehicle([registered]).when({
      _tag: "CorrectVehicle",
      corrected: { brand: "五菱荣光", colour: "A", note: null, seats: 8 },
      reason: "登记时看错",
      warnings: []
    })
    expect(outcome).toEqual(
      events({
        _tag: "VehicleWasCorrected",
        corrected: { brand: "五菱荣光", seats: 8 },
        reason: "登记时看错",
        warnings: []
      })
    )
  })

  it("changes nothing where the file says so already", () => {
    const corrected = { plate: { ...facts.plate }, owner: personOwner("wang") }
    expect(
      vehicle([registered]).when({ _tag: "CorrectVehicle", corrected, reason: null, warnings: [] })
    ).toEqual(events())
  })

  it("can bring a paper's end back, which recording one cannot (K4)", () => {
    const { state } = vehicle([
      registered,
      {
        _tag: "VehicleWasCorrected",
        corrected: { inspectionValidUntil: "2025-03-31" },
        reason: "证上是2025年",
        warnings: []
      }
    ])
    expect(state).toMatchObject({ facts: { inspectionValidUntil: "2025-03-31" } })
  })
})

describe("move", () => {
  it("moves to another village, of another township as well", () => {
    for (const to of [villageNearby, villageElsewhere]) {
      expect(vehicle([registered]).when({ _tag: "MoveVehicle", village: to, reason: "搬家" })).toEqual(
        events({ _tag: "VehicleWasMoved", from: village, village: to, reason: "搬家" })
      )
    }
  })

  it("does not move to where it is", () => {
    expect(vehicle([registered]).when({ _tag: "MoveVehicle", village, reason: null })).toEqual(events())
  })
})

describe("transfer", () => {
  const transfer = {
    _tag: "TransferVehicle",
    owner: personOwner("li"),
    transferredOn: "2026-05-05",
    village: null,
    plate: null,
    reason: null,
    at,
    warnings: []
  } as const
  const transferred: VehicleEvent = {
    _tag: "VehicleWasTransferred",
    owner: personOwner("li"),
    previousOwner: personOwner("wang"),
    transferredOn: "2026-05-05",
    reason: null
  }

  it("gives the vehicle to another owner", () => {
    expect(vehicle([registered]).when(transfer)).toEqual(events(transferred))
  })

  it("takes the vehicle to the owner's village and gives it the owner's plate", () => {
    const plate = { kind: "02", number: "鲁M12345" }
    expect(vehicle([registered]).when({ ...transfer, village: villageElsewhere, plate })).toEqual(
      events<VehicleEvent>(
        transferred,
        { _tag: "VehicleWasMoved", from: village, village: villageElsewhere, reason: null },
        { _tag: "VehicleWasReplated", plate, previousPlate: facts.plate, reason: null, warnings: [] }
      )
    )
  })

  it("refuses the owner that it has: the same person, or the same company by its code or its name", () => {
    const refused = rejection({ _tag: "OwnerIsTheSame" } as const)
    expect(vehicle([registered]).when({ ...transfer, owner: personOwner("wang") })).toEqual(refused)
    const coded = { ...registered, owner: companyOwner("滨州运输", "91371603MA3C000001") }
    expect(
      vehicle([coded]).when({ ...transfer, owner: companyOwner("滨州运输有限公司", "91371603MA3C000001") })
    ).toEqual(refused)
    expect(vehicle([coded]).when({ ...transfer, owner: companyOwner("滨州运输", null) })).toEqual(refused)
  })

  it("takes a company with another code, and a person after a company", () => {
    const coded = { ...registered, owner: companyOwner("滨州运输", "91371603MA3C000001") }
    const other = companyOwner("滨州运输", "91371603MA3C000002")
    expect(vehicle([coded]).when({ ...transfer, owner: other })).toMatchObject({
      happened: [{ _tag: "VehicleWasTransferred", owner: other }]
    })
    expect(vehicle([coded]).when(transfer)).toMatchObject({ happened: [{ owner: personOwner("li") }] })
  })
})

describe("replate", () => {
  const plate = { kind: "52", number: "鲁MD12345" }
  const replate = { _tag: "ReplateVehicle", plate, reason: "换发", at, warnings: [] } as const
  const replated: VehicleEvent = {
    _tag: "VehicleWasReplated",
    plate,
    previousPlate: facts.plate,
    reason: "换发",
    warnings: []
  }

  it("gives a vehicle another plate", () => {
    expect(vehicle([registered]).when(replate)).toEqual(events(replated))
  })

  it("N5: a plate of its own settles “no plate” and “false plate”", () => {
    const history = [registered, hazardReported("no-plate"), hazardReported("false-plate")]
    expect(vehicle(history).when(replate)).toEqual(
      events<VehicleEvent>(
        replated,
        hazardCleared("no-plate", at, "plate"),
        hazardCleared("false-plate", at, "plate")
      )
    )
  })

  it("N5: a plate that is none of its own settles nothing", () => {
    const none = { kind: "41", number: null }
    expect(vehicle([registered, hazardReported("no-plate")]).when({ ...replate, plate: none })).toEqual(
      events({ ...replated, plate: none })
    )
  })

  it("does not replate with the plate it has", () => {
    expect(vehicle([registered]).when({ ...replate, plate: facts.plate })).toEqual(events())
  })
})
