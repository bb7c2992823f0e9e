import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import { claimIsHeld, claimsOf } from "../../src/domain/VehicleClaims.ts"
import { deregistered, facts, register, registered, restored, suspended, vehicle } from "./examples.ts"

describe("register", () => {
  it("puts a vehicle on file with all that is known of it", () => {
    expect(vehicle([]).when(register)).toEqual(events(registered))
  })

  it("keeps the warnings that were given (N8)", () => {
    const warnings = [{ path: "vin", rule: "N8", reason: { zh: "校验码不符", en: "check digit" } }]
    expect(vehicle([]).when({ ...register, warnings })).toEqual(events({ ...registered, warnings }))
  })

  it("refuses a second registration, also of a suspended vehicle", () => {
    const refused = rejection({ _tag: "VehicleIsAlreadyRegistered" } as const)
    expect(vehicle([registered]).when(register)).toEqual(refused)
    expect(vehicle([registered, suspended]).when(register)).toEqual(refused)
  })

  it("refuses to register over a deregistered file: it is restored instead", () => {
    expect(vehicle([registered, deregistered]).when(register)).toEqual(
      rejection({ _tag: "VehicleIsDeregistered", ground: "scrapped", deregisteredOn: "2026-05-06" } as const)
    )
  })
})

describe("claims", () => {
  const plate = { kind: "vehicle-plate", value: "02鲁M444B9" }
  const vin = { kind: "vehicle-vin", value: "LZWACAGA0A7000001" }

  it("K3: a live vehicle holds its plate with its kind, and its VIN", () => {
    expect(claimsOf(vehicle([registered]).state)).toEqual([plate, vin])
    expect(claimsOf(vehicle([registered, suspended]).state)).toEqual([plate, vin])
  })

  it("K3: an unknown or deregistered vehicle holds nothing, and a restored one holds it all again", () => {
    expect(claimsOf(vehicle([]).state)).toEqual([])
    expect(claimsOf(vehicle([registered, deregistered]).state)).toEqual([])
    expect(claimsOf(vehicle([registered, deregistered, restored]).state)).toEqual([plate, vin])
  })

  it.each([
    ["41", null],
    ["42", "鲁M444B9"],
    ["43", "鲁M444B9"]
  ])("N5: a plate of kind %s is none of the vehicle's own and holds nothing", (kind, number) => {
    const without = { ...registered, plate: { kind, number } }
    expect(claimsOf(vehicle([without]).state)).toEqual([vin])
  })

  it("N8: a vehicle without a VIN holds its plate only", () => {
    expect(claimsOf(vehicle([{ ...registered, vin: null }]).state)).toEqual([plate])
  })

  it("K3: a lost claim names the holder", () => {
    const holder = { id: "other", plate: null, vin: null, township: null }
    expect(claimIsHeld(plate, "other")).toEqual({
      _tag: "PlateIsHeldByAnotherVehicle",
      value: "02鲁M444B9",
      holder
    })
    expect(claimIsHeld(vin, "other")).toEqual({
      _tag: "VinIsHeldByAnotherVehicle",
      value: facts.vin,
      holder
    })
  })
})
