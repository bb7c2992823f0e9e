import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import type { VehicleEvent } from "@jiaosuo/vehicles/events"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "./district.ts"
import { registered } from "./recorded.ts"

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const town = "371603101"
const village = "371603101213"

const put = (event: Partial<ReturnType<typeof registered>>, ...later: ReadonlyArray<VehicleEvent>) => {
  const id = uuidv7()
  const township = (event.village ?? village).slice(0, 9)
  return district.append(
    [registered({ village, ...event }), ...later].map((one) => ({ id, township, event: one }))
  )
}

describe("the figures of a township", () => {
  it("an empty district has its 11 stations, all without anything", async () => {
    const { status, json } = await district.ask("commander", "/api/townships/status")
    expect(status).toBe(200)
    expect(json.townships).toHaveLength(11)
    expect(json.district.vehicles).toBe(0)
    expect(json.position).toBe(0)
    expect(json.recordedAt).toBe(null)
    expect(json.day).toBe("2026-05-01")
    expect(json.district.villages.withoutEntry).toBe(json.district.villages.total)
  })

  it("boundaries: due yesterday is overdue, due today and in 30 days is within 30, in 31 within 60, in 61 neither", async () => {
    const day = "2026-05-01"
    let position = 0
    for (const days of [-1, 0, 30, 31, 60, 61]) {
      position = await put({
        village: "371603102207",
        inspectionValidUntil: addDays(day, days),
        insuranceValidUntil: addDays(day, days),
        firstRegisteredOn: null
      })
    }
    const { json } = await district.ask("commander", `/api/townships/371603102/status?after=${position}`)
    const windows = { overdue: 1, within30Days: 2, within60Days: 4, unknown: 0 }
    expect(json.township.inspection).toEqual(windows)
    expect(json.township.insurance).toEqual(windows)
  })

  it("the day is Shanghai's: at 16:00 UTC the next one begins", async () => {
    district.clock.set("2026-05-01T15:59:59.999Z")
    expect((await district.ask("commander", "/api/townships/status")).json.day).toBe("2026-05-01")
    district.clock.set("2026-05-01T16:00:00.000Z")
    const { json } = await district.ask("commander", "/api/townships/371603102/status")
    expect(json.day).toBe("2026-05-02")
    expect(json.township.inspection).toEqual({ overdue: 2, within30Days: 2, within60Days: 4, unknown: 0 })
    district.clock.set("2026-05-01T04:00:00.000Z")
  })

  it("K2: a vehicle of two classes counts once in each and once overall", async () => {
    const position = await put({
      village: "371603103216",
      vehicleType: "K39",
      use: "P",
      purpose: "X2",
      plate: { kind: "02", number: "鲁M00001" }
    })
    const { json } = await district.ask("commander", `/api/townships/371603103/status?after=${position}`)
    expect(json.township.vehicles).toBe(1)
    expect(json.township.byClass).toMatchObject({ minivan: 1, schoolBus: 1, heavyTruck: 0 })
  })

  it("a deregistered vehicle counts by state only", async () => {
    const position = await put(
      { village: "371603104223", inspectionValidUntil: "2020-01-01" },
      {
        _tag: "HazardWasReported",
        hazardId: uuidv7(),
        hazard: "overloaded",
        foundAt: "2026-04-01T00:00:00.000Z",
        visitId: null,
        note: null,
        photo: null
      },
      { _tag: "VehicleWasDeregistered", ground: "scrapped", deregisteredOn: "2026-04-30", reason: null }
    )
    const { json } = await district.ask("commander", `/api/townships/371603104/status?after=${position}`)
    expect(json.township).toMatchObject({
      vehicles: 0,
      byState: { normal: 0, suspended: 0, deregistered: 1 },
      inspection: { overdue: 0 },
      hazards: { open: 0, cleared: 0, vehicles: 0 },
      completeness: { share: null }
    })
  })

  it("a village counts as entered once anything was put there, an unregistered vehicle as well", async () => {
    const before = await district.ask("commander", "/api/townships/371603105/status")
    const [first, second] = before.json.township.villages.withoutEntryList
    await put({ village: first?.code ?? "" })
    const position = await district.append([
      {
        id: uuidv7(),
        township: "371603105",
        event: {
          _tag: "UnregisteredVehicleWasListed",
          kind: "electric-three-wheeler",
          description: "red, no plate",
          owner: registered().owner,
          village: second?.code ?? "",
          place: null,
          photo: null,
          note: null
        }
      }
    ])
    const { json } = await district.ask("commander", `/api/townships/371603105/status?after=${position}`)
    expect(json.township.villages.withoutEntry).toBe(before.json.township.villages.withoutEntry - 2)
    expect(json.township.unregistered).toBe(1)
    const list = await district.ask("commander", json.lists["villages.withoutEntry"] ?? "")
    expect(list.json.total).toBe(json.township.villages.withoutEntry)
  })

  it("asOf answers what was known then; day answers as seen from a day; neither is the other", async () => {
    const early = await put({ village: "371603106230", inspectionValidUntil: "2026-04-15" })
    const { json: then } = await district.ask("commander", `/api/townships/371603106/status?after=${early}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const late = await put({ village: "371603106230", inspectionValidUntil: "2026-04-16" })
    const now = await district.ask("commander", `/api/townships/371603106/status?after=${late}`)
    expect(now.json.township.vehicles).toBe(2)
    const asOf = encodeURIComponent(then.recordedAt ?? "")
    const past = await district.ask(
      "commander",
      `/api/townships/371603106/status?asOf=${asOf}&day=2026-05-01`
    )
    expect(past.json.township).toMatchObject({ vehicles: 1, inspection: { overdue: 1 } })
    expect(past.json).toMatchObject({ position: early, asOf: then.recordedAt })
    const seenFrom = await district.ask("commander", `/api/townships/371603106/status?day=2026-04-15`)
    expect(seenFrom.json.township).toMatchObject({
      vehicles: 2,
      inspection: { overdue: 0, within30Days: 2 }
    })
    const list = await district.ask("commander", past.json.lists["inspection.overdue"] ?? "")
    expect(list.json).toMatchObject({ total: 1, position: early, asOf: then.recordedAt })
  })

  it("after= waits for a position, and says 503 with Retry-After when it does not come", async () => {
    const { status, headers, json } = await district.ask("commander", "/api/townships/status?after=99999999")
    expect(status).toBe(503)
    expect(headers.get("retry-after")).toBe("1")
    expect(json.code).toBe("ModelIsBehind")
  })
})

describe("who sees which figures (X3)", () => {
  it("a warden sees their own township, and its sum", async () => {
    const { json } = await district.ask("warden-371603101", "/api/townships/status")
    expect(json.townships.map((one) => one.code)).toEqual([town])
    expect(json.district.vehicles).toBe(json.townships[0]?.vehicles)
    expect((await district.ask("warden-371603101", "/api/townships/371603102/status")).status).toBe(403)
  })

  it("an officer sees the townships of their station, the administrator none, nobody nothing", async () => {
    const officer = await district.ask("officer-371603101", "/api/townships/status")
    expect(officer.json.townships).toHaveLength(2)
    expect((await district.ask("admin", "/api/townships/status")).status).toBe(403)
    expect((await district.ask(null, "/api/townships/status")).status).toBe(401)
  })

  it("a code that is no township is 404", async () => {
    const { status, json } = await district.ask("commander", "/api/townships/371603999/status")
    expect(status).toBe(404)
    expect(json).toMatchObject({ code: "TownshipIsUnknown", rule: "N9" })
  })
})
