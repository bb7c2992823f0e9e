import type { Checking, ReadForm } from "@jiaosuo/orders/domain/FormReading"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { checkInspection, checkPermit } from "../../src/domain/forms/PaperChecks.ts"
import {
  checkCorrection,
  checkRegistration,
  checkTransfer
} from "../../src/domain/forms/RegistrationCheck.ts"
import { checkDeregistration, checkSuspension } from "../../src/domain/forms/StandingChecks.ts"
import type { RegistrationForm } from "../../src/domain/forms/VehicleForms.ts"
import { checkDriver } from "../../src/domain/forms/VisitCheck.ts"

const checking: Checking = { district: zhanhua, today: "2026-05-06" }

const form: RegistrationForm = {
  plate: { kind: "02", number: "鲁M444B9" },
  vehicleType: "K39",
  use: "A",
  owner: { kind: "person", name: "王小明" },
  village: "371603101213"
}

/** `path: rule` of everything at fault; empty where the form passes. */
const faults = <A>(read: ReadForm<A>): ReadonlyArray<string> =>
  Either.isLeft(read) ? read.left.map(({ path, rule }) => `${path}: ${rule ?? "-"}`) : []

const passed = <A>(read: ReadForm<A>) => Either.getOrThrow(read)

describe("a registration form", () => {
  it("needs plate, type, use, owner and village, and takes the rest as not known", () => {
    const { value, warnings } = passed(checkRegistration(form, checking))
    expect(warnings).toEqual([])
    expect(value).toEqual({
      facts: {
        plate: { kind: "02", number: "鲁M444B9" },
        vin: null,
        vehicleType: "K39",
        use: "A",
        purpose: null,
        brand: null,
        colour: null,
        fuel: null,
        firstRegisteredOn: null,
        inspectionValidUntil: null,
        insuranceValidUntil: null,
        seats: null,
        loadKg: null,
        note: null
      },
      owner: { kind: "person", values: { name: "王小明" } },
      village: "371603101213"
    })
  })

  it("brings what people write into its normal form", () => {
    const { value } = passed(
      checkRegistration(
        {
          ...form,
          plate: { kind: "2", number: " 鲁m·４４４b9 " },
          vehicleType: "小型面包车",
          use: "非营运",
          colour: "白",
          fuel: "a",
          vin: "无",
          brand: "  五菱之光 ",
          firstRegisteredOn: "2020年3月1日",
          owner: { kind: "person", name: " 王小明 ", idNumber: "-", phone: "138-1234-5678" }
        },
        { ...checking }
      )
    )
    expect(value.facts).toMatchObject({
      plate: { kind: "02", number: "鲁M444B9" },
      vehicleType: "K39",
      use: "A",
      colour: "A",
      fuel: "A",
      vin: null,
      brand: "五菱之光",
      firstRegisteredOn: "2020-03-01"
    })
    expect(value.owner).toEqual({ kind: "person", values: { name: "王小明", phone: "13812345678" } })
  })

  it.each<[string, Partial<RegistrationForm>, ReadonlyArray<string>]>([
    ["N1: a letter O in the plate", { plate: { kind: "02", number: "鲁M4O4B9" } }, ["plate.number: N1"]],
    ["N4: a trailer's number on a car", { plate: { kind: "02", number: "鲁M2902挂" } }, ["plate.number: N4"]],
    ["N4: an unknown kind", { plate: { kind: "98", number: "鲁M444B9" } }, ["plate.kind: N4"]],
    ["N5: no number and not kind 41", { plate: { kind: "02" } }, ["plate.number: N5"]],
    ["N5: kind 41 with a number", { plate: { kind: "41", number: "鲁M444B9" } }, ["plate.number: N5"]],
    ["K1: an unknown vehicle type", { vehicleType: "K99" }, ["vehicleType: K1"]],
    ["K1: no use", { use: " " }, ["use: K1"]],
    ["N9: a village of another district", { village: "371602101213" }, ["village: N9"]],
    [
      "N6: a wrong check character",
      { owner: { kind: "person", name: "王", idNumber: "371603198001010011" } },
      ["owner.idNumber: N6"]
    ],
    [
      "N7: a company with a resident id",
      { owner: { kind: "company", name: "富源", idNumber: "371603198001010010" } },
      ["owner.idNumber: N7"]
    ],
    ["no name", { owner: { kind: "person", name: " " } }, ["owner.name: -"]],
    ["a first registration that has not come", { firstRegisteredOn: "2026-05-07" }, ["firstRegisteredOn: -"]],
    ["a 30 February", { inspectionValidUntil: "2027-02-30" }, ["inspectionValidUntil: -"]],
    ["seats that are none", { seats: 7.5, loadKg: -1 }, ["seats: -", "loadKg: -"]],
    ["a note without end", { note: "长".repeat(1_001) }, ["note: -"]]
  ])("%s is at fault", (_, wrong, expected) => {
    expect(faults(checkRegistration({ ...form, ...wrong }, checking))).toEqual(expected)
  })

  it("N5: kinds 41, 42 and 43 need no number", () => {
    for (const kind of ["41", "42", "43"]) {
      expect(faults(checkRegistration({ ...form, plate: { kind, number: null } }, checking))).toEqual([])
    }
  })
})

describe("other forms", () => {
  it("a correction is checked in what it names, and leaves the rest", () => {
    const { value } = passed(checkCorrection({ brand: "长安", vin: null }, null, checking))
    expect(value).toEqual({ facts: { brand: "长安", vin: null }, owner: null })
    expect(faults(checkCorrection({ vehicleType: "X", village: 1 } as never, null, checking))).toEqual([
      "vehicleType: K1"
    ])
  })

  it("a transfer is of today unless it says of when, and never of tomorrow", () => {
    const owner = { kind: "person", name: "李四" } as const
    expect(passed(checkTransfer({ owner }, checking)).value).toMatchObject({
      transferredOn: "2026-05-06",
      village: null,
      plate: null
    })
    expect(faults(checkTransfer({ owner, transferredOn: "2026-05-07" }, checking))).toEqual([
      "transferredOn: -"
    ])
  })

  it("K4: an inspection needs its end, which is not before its own day", () => {
    expect(faults(checkInspection({ validUntil: "" }, checking))).toEqual(["validUntil: -"])
    expect(
      faults(checkInspection({ validUntil: "2026-01-01", inspectedOn: "2026-02-01" }, checking))
    ).toEqual(["validUntil: K4"])
    expect(
      faults(checkInspection({ validUntil: "2027-01-01", inspectedOn: "2026-05-07" }, checking))
    ).toEqual(["inspectedOn: -"])
  })

  it("K10: a permit does not end before it was issued", () => {
    const permit = { kind: "dangerous-goods", issuedOn: "2026-02-01", validUntil: "2026-01-31" } as const
    expect(faults(checkPermit(permit, checking))).toEqual(["validUntil: -"])
  })

  it("a suspension ends today at the earliest, a deregistration is of today at the latest", () => {
    expect(faults(checkSuspension({ until: "2026-05-05" }, checking))).toEqual(["until: -"])
    expect(faults(checkSuspension({ until: "2026-05-06" }, checking))).toEqual([])
    expect(faults(checkDeregistration({ ground: "lost", deregisteredOn: "2026-05-07" }, checking))).toEqual([
      "deregisteredOn: -"
    ])
  })

  it("a deregistration on other grounds says why", () => {
    expect(faults(checkDeregistration({ ground: "other" }, checking))).toEqual(["reason: -"])
    expect(faults(checkDeregistration({ ground: "other", reason: "出借" }, checking))).toEqual([])
  })

  it("K13: a licence has known classes; one that has ended is taken with a warning", () => {
    const driver = (licence: { class: string; validUntil?: string }) =>
      checkDriver({ name: "赵六", licence }, checking)
    for (const known of ["C1", "a1a2", "B2", "D", "G1", "C1D"])
      expect(faults(driver({ class: known }))).toEqual([])
    for (const unknown of ["", "Z1", "C9", "C1,"]) {
      expect(faults(driver({ class: unknown }))).toEqual(["licence.class: K13"])
    }
    expect(passed(driver({ class: "C1", validUntil: "2026-05-05" })).warnings).toMatchObject([
      { path: "licence.validUntil", rule: "K13" }
    ])
    expect(passed(driver({ class: "C1", validUntil: "长期" }))).toMatchObject({
      value: { licence: { validUntil: null } },
      warnings: []
    })
  })
})
