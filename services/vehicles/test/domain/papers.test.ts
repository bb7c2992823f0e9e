import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { VehicleEvent } from "../../src/domain/VehicleEvents.ts"
import { hazardCleared, hazardReported, inspected, insured, registered, vehicle } from "./examples.ts"

const at = "2026-05-06T00:30:00.000Z"

describe("record inspection", () => {
  const record = {
    _tag: "RecordInspection",
    inspectedOn: "2026-03-20",
    validUntil: "2027-03-31",
    reason: null,
    at,
    warnings: []
  } as const

  it("K4: keeps a newer inspection and what it replaces", () => {
    expect(vehicle([registered]).when(record)).toEqual(
      events(inspected("2027-03-31", { inspectedOn: "2026-03-20" }))
    )
  })

  it("K4: keeps the first inspection of a file that had none", () => {
    const without = { ...registered, inspectionValidUntil: null }
    expect(vehicle([without]).when(record)).toEqual(
      events(inspected("2027-03-31", { inspectedOn: "2026-03-20", previousValidUntil: null }))
    )
  })

  it("K4: an inspection that is still valid settles the overdue one; one that has ended does not", () => {
    const history = [registered, hazardReported("inspection-overdue"), hazardReported("overloaded")]
    expect(vehicle(history).when(record)).toEqual(
      events<VehicleEvent>(
        inspected("2027-03-31", { inspectedOn: "2026-03-20" }),
        hazardCleared("inspection-overdue", at, "inspection")
      )
    )
    expect(vehicle(history).when({ ...record, validUntil: "2026-05-05" })).toEqual(
      events(inspected("2026-05-05", { inspectedOn: "2026-03-20" }))
    )
    expect(vehicle(history).when({ ...record, validUntil: "2026-05-06" })).toMatchObject({
      happened: [{}, { _tag: "HazardWasCleared" }]
    })
  })

  it("K6: an inspection more than three months before the end is kept with a warning", () => {
    const warning = {
      path: "inspectedOn",
      rule: "K6",
      reason: {
        zh: "检验有效期止为2026-03-31,最早可于2025-12-31检验",
        en: "The inspection on file is valid until 2026-03-31; it could be renewed from 2025-12-31"
      }
    }
    expect(vehicle([registered]).when({ ...record, inspectedOn: "2025-12-30" })).toEqual(
      events(inspected("2027-03-31", { inspectedOn: "2025-12-30", warnings: [warning] }))
    )
    expect(vehicle([registered]).when({ ...record, inspectedOn: "2025-12-31" })).toEqual(
      events(inspected("2027-03-31", { inspectedOn: "2025-12-31" }))
    )
  })

  it("K4: refuses a paper older than the one on file, and does not repeat the same", () => {
    expect(vehicle([registered]).when({ ...record, validUntil: "2026-03-30" })).toEqual(
      rejection({
        _tag: "PaperIsOlderThanTheOneOnFile",
        paper: "inspection",
        validUntil: "2026-03-30",
        onFile: "2026-03-31"
      } as const)
    )
    expect(vehicle([registered]).when({ ...record, validUntil: "2026-03-31" })).toEqual(events())
  })
})

describe("record insurance", () => {
  const record = {
    _tag: "RecordInsurance",
    insurer: "人保财险",
    policyNumber: "PDZA2026",
    validUntil: "2027-06-30",
    reason: null,
    at,
    warnings: []
  } as const
  const policy = { insurer: "人保财险", policyNumber: "PDZA2026" }

  it("K9: keeps a newer insurance and settles the lapsed one", () => {
    expect(vehicle([registered, hazardReported("insurance-lapsed")]).when(record)).toEqual(
      events<VehicleEvent>(insured("2027-06-30", policy), hazardCleared("insurance-lapsed", at, "insurance"))
    )
  })

  it("K9: the same end again adds the insurer and the policy, once", () => {
    const again = { ...record, validUntil: "2026-06-30" }
    expect(vehicle([registered]).when(again)).toEqual(events(insured("2026-06-30", policy)))
    const known = vehicle([registered, insured("2026-06-30", policy)])
    expect(known.when(again)).toEqual(events())
    expect(known.when({ ...again, insurer: null, policyNumber: null })).toEqual(events())
  })

  it("K9: refuses a policy that ends before the one on file", () => {
    expect(vehicle([registered]).when({ ...record, validUntil: "2026-06-29" })).toEqual(
      rejection({
        _tag: "PaperIsOlderThanTheOneOnFile",
        paper: "insurance",
        validUntil: "2026-06-29",
        onFile: "2026-06-30"
      } as const)
    )
  })
})

describe("record permit", () => {
  const permit = {
    kind: "school-bus-mark",
    number: "X-1",
    issuedOn: "2026-03-01",
    validUntil: "2026-09-01"
  } as const
  const recorded = { _tag: "PermitWasRecorded", permit, reason: null } as const

  it("K11: keeps a permit; another of its kind replaces it", () => {
    const newer = { ...permit, number: "X-2", validUntil: "2027-03-01" }
    expect(vehicle([registered]).when({ _tag: "RecordPermit", permit, reason: null })).toEqual(
      events(recorded)
    )
    const after = vehicle([registered, recorded, { ...recorded, permit: newer }])
    expect(after.state).toMatchObject({ permits: [newer] })
  })

  it("K10: does not repeat a permit that is on file", () => {
    expect(vehicle([registered, recorded]).when({ _tag: "RecordPermit", permit, reason: null })).toEqual(
      events()
    )
  })
})
