import { describe, expect, it } from "vitest"
import {
  toUnregisteredRefusal,
  type UnregisteredVehicleRejection
} from "../../src/domain/unregistered/UnregisteredVehicleDecider.ts"
import { type Holder, toRefusal, type VehicleRejection } from "../../src/domain/VehicleRejections.ts"

const holder: Holder = {
  id: "0192f0e1-2345-7abc-8def-0123456789ab",
  plate: { kind: "02", number: "鲁M444B9" },
  vin: null,
  township: "371603101"
}

/** One rejection of every kind; the compiler counts them. */
const rejections: {
  readonly [Tag in VehicleRejection["_tag"]]: Extract<VehicleRejection, { readonly _tag: Tag }>
} = {
  VehicleIsNotRegistered: { _tag: "VehicleIsNotRegistered" },
  VehicleIsAlreadyRegistered: { _tag: "VehicleIsAlreadyRegistered" },
  VehicleIsDeregistered: {
    _tag: "VehicleIsDeregistered",
    ground: "scrapped",
    deregisteredOn: "2026-05-06"
  },
  VehicleIsNotDeregistered: { _tag: "VehicleIsNotDeregistered" },
  PlateIsHeldByAnotherVehicle: { _tag: "PlateIsHeldByAnotherVehicle", value: "02鲁M444B9", holder },
  VinIsHeldByAnotherVehicle: { _tag: "VinIsHeldByAnotherVehicle", value: "LZW", holder },
  PlateIsNotOnFile: { _tag: "PlateIsNotOnFile" },
  OwnerIsTheSame: { _tag: "OwnerIsTheSame" },
  PaperIsOlderThanTheOneOnFile: {
    _tag: "PaperIsOlderThanTheOneOnFile",
    paper: "inspection",
    validUntil: "2026-01-01",
    onFile: "2026-03-31"
  },
  HazardIsAlreadyOpen: {
    _tag: "HazardIsAlreadyOpen",
    hazard: "overloaded",
    hazardId: "1",
    foundAt: "2026-05-06T00:30:00.000Z"
  },
  HazardIsNotOpen: { _tag: "HazardIsNotOpen", hazardId: "1" },
  HazardIsSeenAndCleared: { _tag: "HazardIsSeenAndCleared", hazard: "overloaded" },
  VehicleIsAlreadySuspended: { _tag: "VehicleIsAlreadySuspended", until: null },
  VehicleIsNotSuspended: { _tag: "VehicleIsNotSuspended" },
  DriverIsAlreadyOnFile: { _tag: "DriverIsAlreadyOnFile", driverId: "1" },
  DriverIsUnknown: { _tag: "DriverIsUnknown", driverId: "1" },
  TownshipIsOutOfScope: { _tag: "TownshipIsOutOfScope", township: "371603102" }
}

const listRejections: {
  readonly [Tag in UnregisteredVehicleRejection["_tag"]]: Extract<
    UnregisteredVehicleRejection,
    { readonly _tag: Tag }
  >
} = {
  VehicleIsNotListed: { _tag: "VehicleIsNotListed" },
  VehicleIsAlreadyListed: { _tag: "VehicleIsAlreadyListed" },
  VehicleIsStruckOff: { _tag: "VehicleIsStruckOff", reason: "已拆解" },
  VehicleHasItsPlate: { _tag: "VehicleHasItsPlate", vehicle: "1" },
  LinkedVehicleIsNotOnFile: { _tag: "LinkedVehicleIsNotOnFile", vehicle: "1" },
  TownshipIsOutOfScope: { _tag: "TownshipIsOutOfScope", township: "371603102" }
}

const refusals = [
  ...Object.values(rejections).map((rejection) => [rejection._tag, toRefusal(rejection)] as const),
  ...Object.values(listRejections).map(
    (rejection) => [rejection._tag, toUnregisteredRefusal(rejection)] as const
  )
]

describe("refusals", () => {
  it.each(refusals)("%s is told in Chinese and English under its stable code", (tag, refusal) => {
    expect(refusal.code).toBe(tag)
    for (const told of [refusal.title, ...(refusal.fields ?? []).map(({ reason }) => reason)]) {
      expect(told.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(told.en).toMatch(/^[ -~]+$/)
    }
  })

  it("K3, K4, K13, K15, X3: names the rule where a rule says so", () => {
    expect(toRefusal(rejections.PlateIsHeldByAnotherVehicle)).toMatchObject({
      rule: "K3",
      detail: { zh: `持有车辆:鲁M444B9,档案号${holder.id}`, en: `Held by 鲁M444B9, file ${holder.id}` },
      facts: { heldBy: holder.id, heldByPlate: "鲁M444B9", heldByVin: null, heldByTownship: "371603101" }
    })
    expect(toRefusal(rejections.PaperIsOlderThanTheOneOnFile).rule).toBe("K4")
    expect(toRefusal({ ...rejections.PaperIsOlderThanTheOneOnFile, paper: "insurance" }).rule).toBe("K9")
    expect(toRefusal(rejections.DriverIsUnknown).rule).toBe("K13")
    expect(toRefusal(rejections.TownshipIsOutOfScope).rule).toBe("X3")
    expect(toUnregisteredRefusal(listRejections.LinkedVehicleIsNotOnFile).rule).toBe("K15")
  })
})
