import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { purposes, uses, vehicleTypes } from "../src/CodeTables.ts"
import { builtInVehicleRules, makeVehicleRules } from "../src/VehicleRules.ts"
import { makeVehicleTables } from "../src/VehicleTables.ts"

const on = "2026-06-01"
const classes = (vehicleType: string, use: string, purpose: string | null = null): ReadonlyArray<string> =>
  builtInVehicleRules.classesOf({ vehicleType, use, purpose }, on).map((of) => of.class)

describe("classes of key vehicles", () => {
  it.each([
    ["K11", "B", null, ["passenger"]],
    ["K33", "E", null, ["passenger"]],
    ["H14", "R", null, ["hazardous", "heavyTruck"]],
    ["H24", "R", null, ["hazardous"]],
    ["H31", "F", "W1", ["hazardous"]],
    ["H31", "F", "W2", ["hazardous"]],
    ["H31", "F", "W9", ["hazardous"]],
    ["H11", "F", null, ["heavyTruck"]],
    ["H19", "A", null, ["heavyTruck"]],
    ["Q11", "F", null, ["heavyTruck"]],
    ["Q12", "F", null, ["heavyTruck"]],
    ["Q21", "F", null, []],
    ["B11", "F", null, ["heavyTruck"]],
    ["B11", "A", null, []],
    ["B21", "F", null, []],
    ["H21", "F", null, []],
    ["K39", "A", null, ["minivan"]],
    ["K49", "A", null, ["minivan"]],
    ["K33", "A", null, []],
    ["K28", "P", null, ["schoolBus"]],
    ["K18", "A", null, ["schoolBus"]],
    ["K11", "O", null, ["schoolBus"]],
    ["K11", "Q", null, ["schoolBus"]],
    ["K11", "S", null, ["schoolBus"]],
    ["K11", "A", "X1", ["schoolBus"]],
    ["K11", "A", "X9", ["schoolBus"]],
    ["K39", "P", null, ["minivan", "schoolBus"]],
    ["N11", "A", null, ["threeWheeler"]],
    ["M11", "A", null, ["threeWheeler"]],
    ["M12", "A", null, ["threeWheeler"]],
    ["M13", "A", null, ["threeWheeler"]],
    ["M14", "A", null, ["threeWheeler"]],
    ["M15", "A", null, []],
    ["M21", "A", null, []],
    ["H51", "F", null, ["threeWheeler"]],
    ["H55", "A", null, ["threeWheeler"]],
    ["T11", "A", null, ["farm"]],
    ["T21", "A", null, ["farm"]],
    ["T23", "A", null, ["farm"]]
  ])("K1: type %s, use %s, purpose %s is %j", (type, use, purpose, expected) => {
    expect(classes(type, use, purpose)).toEqual(expected)
  })

  it("K1: have names in both languages and say that they are not law", () => {
    expect(builtInVehicleRules.allClasses(on).map((of) => of.name.zh)).toEqual([
      "两客",
      "一危",
      "一货",
      "一面",
      "校车",
      "三轮低速",
      "农机"
    ])
    for (const of of builtInVehicleRules.allClasses(on)) {
      expect(of).toMatchObject({ rule: "K1", confidence: "recommended" })
    }
  })

  it("K2: no vehicle is in one class twice, whatever its codes", () => {
    const codes = (table: { readonly entries: ReadonlyArray<readonly [string, string]> }) =>
      fc.constantFrom(...table.entries.map(([code]) => code))
    fc.assert(
      fc.property(codes(vehicleTypes), codes(uses), fc.option(codes(purposes)), (type, use, purpose) => {
        const found = classes(type, use, purpose)
        expect(new Set(found).size).toBe(found.length)
      })
    )
  })

  it("K1: minivans can be limited to those registered in a county by a replaced table", () => {
    const name = { zh: "一面", en: "minivans" }
    const entry = {
      id: "minivan-of-county",
      rule: "K1",
      confidence: "recommended",
      source: { zh: "本地规定", en: "local rule" },
      class: "minivan",
      name,
      appliesTo: [{ types: ["K39", "K49"], countyTail: [21, 89] }]
    }
    const replaced = {
      "vehicle-classes": {
        entries: [
          { ...entry, effectiveFrom: "2026-01-01", effectiveTo: "2026-12-31" },
          {
            ...entry,
            id: "later",
            effectiveFrom: "2027-01-01",
            effectiveTo: null,
            appliesTo: [{ types: ["K39"] }]
          }
        ]
      }
    }
    const rules = makeVehicleRules(Either.getOrThrow(makeVehicleTables(replaced)))
    const of = (registeredIn: string | null, day: string) =>
      rules.classesOf({ vehicleType: "K39", use: "A", registeredIn }, day).map((c) => c.class)
    expect(of("371624", on)).toEqual(["minivan"])
    expect(of("371603101213", on)).toEqual([])
    expect(of(null, on)).toEqual([])
    expect(of("371603101213", "2027-01-01")).toEqual(["minivan"])
    expect(of("371624", "2025-12-31")).toEqual([])
    expect(rules.version).not.toBe(builtInVehicleRules.version)
  })
})
