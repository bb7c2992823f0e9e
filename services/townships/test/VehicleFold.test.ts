import { builtInReference } from "@jiaosuo/reference/Reference"
import type { VehicleEvent } from "@jiaosuo/vehicles/events"
import { describe, expect, it } from "vitest"
import { rulesInForce } from "../src/vehicles/KeyRules.ts"
import { foldVehicleIn } from "../src/vehicles/VehicleFold.ts"
import type { VehicleRow } from "../src/vehicles/VehicleTable.ts"
import { recorded, registered } from "./recorded.ts"

const fold = foldVehicleIn({
  district: builtInReference.district,
  inForce: rulesInForce(builtInReference.vehicleRules, "2026-05-01")
})

const after = (...events: ReadonlyArray<VehicleEvent>): VehicleRow => {
  let row: VehicleRow | undefined
  events.forEach((event, i) => {
    row = fold(event, recorded("v1", i + 1, event), row)
  })
  if (row === undefined) throw new Error("no events")
  return row
}

const visit = (visitedAt: string, visitedBy = "warden-371603101"): VehicleEvent => ({
  _tag: "VehicleWasVerified",
  visitId: "v",
  visitedAt,
  visitedBy,
  ownerConfirmed: true,
  phoneConfirmed: true,
  inspectionSeenUntil: null,
  insuranceSeenUntil: null,
  hazardsSeen: [],
  driversSeen: [],
  note: null,
  earlierVisit: null,
  warnings: []
})

describe("the row of a vehicle", () => {
  it("holds no personal value, only the reference", () => {
    const row = after(registered())
    expect(row.owner).toEqual(registered().owner)
    expect(row.owner_person_id).toBe("0192bbbb-0000-8000-8000-000000000001")
  })

  it("K1, K2: a vehicle is of every class that its values fit, and of each once", () => {
    expect(after(registered()).classes).toEqual(["minivan"])
    const schoolVan = registered({ vehicleType: "K39", use: "P", purpose: "X2" })
    expect(after(schoolVan).classes).toEqual(["minivan", "schoolBus"])
    const car = registered({ vehicleType: "K33" })
    expect(after(car).classes).toEqual([])
  })

  it("K1: a correction of the type changes the classes, a visit does not", () => {
    const row = after(
      registered(),
      {
        _tag: "VehicleWasCorrected",
        corrected: { vehicleType: "H11", use: "F" },
        reason: "typo",
        warnings: []
      },
      visit("2026-05-02T01:00:00.000Z")
    )
    expect(row.classes).toEqual(["heavyTruck"])
  })

  it("K4, K7, K9: due days follow from the papers and the age", () => {
    const row = after(registered({ vehicleType: "H11", use: "F", firstRegisteredOn: "2014-01-27" }))
    expect([row.inspection_due, row.insurance_due, row.scrap_due]).toEqual([
      "2026-05-31",
      "2026-06-30",
      "2029-01-27"
    ])
  })

  it("a newer paper moves the due day", () => {
    const row = after(
      registered(),
      {
        _tag: "InspectionWasRecorded",
        inspectedOn: "2026-05-20",
        validUntil: "2027-05-31",
        previousValidUntil: "2026-05-31",
        reason: null,
        warnings: []
      },
      {
        _tag: "InsuranceWasRecorded",
        insurer: null,
        policyNumber: null,
        validUntil: "2027-06-30",
        previousValidUntil: "2026-06-30",
        reason: null,
        warnings: []
      }
    )
    expect([row.inspection_due, row.insurance_due]).toEqual(["2027-05-31", "2027-06-30"])
  })

  it("a trailer needs no policy of its own: its insurance is never unknown and never missing", () => {
    const row = after(
      registered({
        plate: { kind: "15", number: "鲁M2902挂" },
        vehicleType: "B11",
        use: "F",
        insuranceValidUntil: null,
        seats: 0,
        loadKg: 31_214
      })
    )
    expect(row.exempt).toContain("insurance")
    expect(row.missing).toEqual([])
    expect(row.insurance_due).toBe(null)
  })

  it("counts the fields that apply to the vehicle, and names the empty ones", () => {
    const row = after(
      registered({
        vin: null,
        brand: null,
        insuranceValidUntil: null,
        owner: {
          kind: "person",
          person: { personId: "p", recordId: "r" },
          known: { idNumber: true, phone: false, address: false }
        }
      })
    )
    expect(row.missing).toEqual(["vin", "brand", "ownerPhone", "insuranceValidUntil"])
    expect(row.fields).toBe(9)
    expect(row.filled).toBe(5)
  })

  it("N5: a vehicle without a plate lacks no plate number", () => {
    expect(after(registered({ plate: { kind: "41", number: null } })).missing).toEqual([])
  })

  it("keeps hazards open until they are cleared, and both kinds of count", () => {
    const report = (hazardId: string, hazard: string): VehicleEvent => ({
      _tag: "HazardWasReported",
      hazardId,
      hazard,
      foundAt: "2026-05-02T09:00:00+08:00",
      visitId: null,
      note: null,
      photo: null
    })
    const row = after(
      registered(),
      report("h1", "overloaded"),
      report("h2", "no-plate"),
      {
        _tag: "HazardWasCleared",
        hazardId: "h1",
        hazard: "overloaded",
        clearedAt: "2026-05-03T01:00:00.000Z",
        settledBy: "visit",
        reason: null
      },
      report("h3", "overloaded")
    )
    expect(row.open_hazards).toEqual(["no-plate", "overloaded"])
    expect(row.cleared_hazards).toEqual(["overloaded"])
    expect(row.hazards[0]).toEqual({
      id: "h1",
      kind: "overloaded",
      foundAt: "2026-05-02T01:00:00.000Z",
      clearedAt: "2026-05-03T01:00:00.000Z"
    })
  })

  it("takes the latest visit, not the last one recorded", () => {
    const row = after(
      registered(),
      visit("2026-05-10T01:00:00.000Z", "warden-a"),
      visit("2026-04-10T01:00:00.000Z", "warden-b")
    )
    expect(row.first_visit_at).toBe("2026-04-10T01:00:00.000Z")
    expect(row.last_visit_at).toBe("2026-05-10T01:00:00.000Z")
    expect(row.last_visit_by).toBe("warden-a")
    expect(row.visits).toBe(2)
  })

  it("a restoration brings back the state it had, suspended included", () => {
    const suspended: VehicleEvent = { _tag: "VehicleWasSuspended", until: "2026-08-01", reason: null }
    const gone: VehicleEvent = {
      _tag: "VehicleWasDeregistered",
      ground: "registered-by-mistake",
      deregisteredOn: "2026-05-04",
      reason: null
    }
    const back: VehicleEvent = { _tag: "VehicleWasRestored", reason: null }
    expect(after(registered(), suspended, gone)).toMatchObject({
      state: "deregistered",
      deregistered_on: "2026-05-04",
      deregistration_ground: "registered-by-mistake"
    })
    expect(after(registered(), suspended, gone, back)).toMatchObject({
      state: "suspended",
      suspended_until: "2026-08-01",
      deregistered_on: null,
      state_before: null
    })
  })

  it("a move changes village, township and what it is found by", () => {
    const row = after(registered(), {
      _tag: "VehicleWasMoved",
      from: "371603101213",
      village: "371603002234",
      reason: null
    })
    expect(row.township).toBe("371603002")
    expect(row.search).toContain("苏王")
    expect(row.search).not.toContain("下洼")
  })

  it("is found by plate, VIN, brand, village and company, and by the pinyin initials of each", () => {
    const row = after(
      registered({
        owner: {
          kind: "company",
          name: "下洼通达物流有限公司",
          creditCode: null,
          contact: null,
          known: { idNumber: false, phone: false, address: false }
        }
      })
    )
    for (const word of ["m31686", "l9wpry", "五菱", "wl", "刘下洼", "lxw", "通达", "tdwl"]) {
      expect(row.search, word).toContain(word)
    }
  })

  it("an event before its row's version is refused: nothing is filled in out of order", () => {
    const row = after(registered(), visit("2026-05-10T01:00:00.000Z"))
    const late = visit("2026-05-11T01:00:00.000Z")
    expect(() => fold(late, recorded("v1", 2, late), row)).toThrow(/came after version 2/)
    expect(() => fold(late, recorded("v1", 2, late), undefined)).toThrow(/has no row/)
  })

  it("a rule that comes into force judges vehicles registered before it", () => {
    const { vehicleRules, district } = builtInReference
    const since = rulesInForce(vehicleRules, "2026-05-01").since
    const event = registered({ firstRegisteredOn: "2016-01-01", inspectionValidUntil: null })
    const row = foldVehicleIn({ district, inForce: { rules: vehicleRules, since } })(
      event,
      recorded("v1", 1, event, "2019-01-01T00:00:00.000Z"),
      undefined
    )
    expect(row.judged_on).toBe(since)
  })
})
