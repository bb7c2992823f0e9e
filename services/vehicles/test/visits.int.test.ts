import type { BatchAnswer } from "@jiaosuo/http/BatchApi"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { commandId, newPlate, startRegister } from "./http/server.ts"

let register: Awaited<ReturnType<typeof startRegister>>

beforeAll(async () => {
  register = await startRegister()
})
afterAll(() => register.stop())

const path = "/api/vehicles/visits"
const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString()

const historyOf = async (id: string) =>
  (await register.get(`/api/vehicles/${id}`, { as: "registrar" })).body.history.map(({ type }) => type)

describe("a visit by somebody who has no file to look at", () => {
  it("reaches the vehicle that has the plate, with the events of any visit; the answer names it", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate, inspectionValidUntil: "2025-03-31" })
    // 01 and 02 are different plates (K3).
    await register.registered({ plate: { ...plate, kind: "01" } })
    const happenedAt = minutesAgo(90)
    const reply = await register.post(path, {
      plate: { kind: "02", number: `${plate.number.slice(0, 2)}·${plate.number.slice(2)}` },
      ownerName: " 王 小明",
      phone: "138 1234 5678",
      inspectionValidUntil: "2099-03-31",
      hazards: [{ hazard: "seat-belts-missing", note: "后排" }],
      newDrivers: [{ name: "李四", licence: { class: "C1", validUntil: "长期" } }],
      note: "车停院内",
      happenedAt
    })
    expect(reply).toMatchObject({ status: 200, etag: '"5"', body: { id, version: 5, warnings: [] } })
    const { body } = await register.get(`/api/vehicles/${id}`)
    expect(body.history.slice(1).map(({ type }) => type)).toEqual([
      "VehicleWasVerified",
      "InspectionWasRecorded",
      "HazardWasReported",
      "DriverWasAdded"
    ])
    // The name and the phone are those on file: both are confirmed, and nothing is corrected.
    expect(body.history[1]?.figures).toMatchObject({
      ownerConfirmed: true,
      phoneConfirmed: true,
      visitedAt: happenedAt,
      visitedBy: "warden",
      note: "车停院内"
    })
  })

  it("confirms nothing that was not told, and takes another phone of the same owner for the right one", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    await register.post(path, { plate, phone: "13700001111" })
    const { body } = await register.get(`/api/vehicles/${id}?unmask=true&purpose=x`)
    expect(body.history[1]?.figures).toMatchObject({ ownerConfirmed: false, phoneConfirmed: false })
    expect(body.history[2]?.type).toBe("VehicleWasCorrected")
    expect(body.owner).toMatchObject({ person: { name: "王小明", phone: "13700001111" } })
  })

  it("warns where another owner was told, and does not take their phone for the owner's", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    const key = commandId()
    const form = { plate, ownerName: "赵六", phone: "13700001111" }
    const reply = await register.post(path, form, { key })
    expect(reply.body.warnings).toEqual([
      {
        path: "ownerName",
        rule: null,
        reason: "车主姓名与档案不一致,请核实后更正或办理转移;电话未写入档案"
      }
    ])
    expect(await historyOf(id)).toEqual(["VehicleWasRegistered", "VehicleWasVerified"])
    expect(await register.post(path, form, { key })).toEqual(reply)
  })

  it("is the same visit when it is sent again, also after the plate went to another vehicle", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    const key = commandId()
    const form = { plate, phone: "13700002222", happenedAt: minutesAgo(5) }
    const first = await register.post(path, form, { key })
    expect(await register.post(path, form, { key })).toEqual(first)
    await register.post(`/api/vehicles/${id}/deregister`, { ground: "scrapped" })
    const next = await register.registered({ plate })
    expect(await register.post(path, form, { key })).toEqual(first)
    expect(await historyOf(next)).toEqual(["VehicleWasRegistered"])
    // Another content, and a command id of something else, are other commands.
    for (const [used, other] of [
      [key, { ...form, note: "补" }],
      [await usedElsewhere(), form]
    ] as const) {
      expect(await register.post(path, other, { key: used })).toMatchObject({
        status: 409,
        body: { code: "CommandIdIsTaken" }
      })
    }
    expect((await register.post(path, form)).body.id).toBe(next)
  })

  const usedElsewhere = async (): Promise<string> => {
    const key = commandId()
    const owner = { kind: "person", name: "孙七" }
    await register.post(
      "/api/unregistered-vehicles",
      { kind: "van", owner, village: "371603101213" },
      { key }
    )
    return key
  }

  it("K15: refuses a plate that nobody had then, names the field, and says where the vehicle belongs instead", async () => {
    const plate = newPlate()
    const unknown = {
      status: 409,
      body: {
        code: "PlateIsNotOnFile",
        detail: "请核对号牌号码、种类和走访时间;确无档案的,请按无牌车辆上报。",
        fields: [{ path: "plate.number", reason: "走访时没有使用该号牌的在册车辆" }]
      }
    }
    expect(await register.post(path, { plate })).toMatchObject(unknown)
    const id = await register.registered()
    await register.post(`/api/vehicles/${id}/replate`, { plate, happenedAt: minutesAgo(10) })
    // The vehicle took the plate after the visit: whoever was visited, it was not under this plate.
    expect(await register.post(path, { plate, happenedAt: minutesAgo(20) })).toMatchObject(unknown)
    expect((await register.post(path, { plate, happenedAt: minutesAgo(5) })).body.id).toBe(id)
  })

  it("N1, N5: names all that is wrong with the form before anybody is looked for", async () => {
    const reply = await register.post<{ fields: ReadonlyArray<{ path: string; rule?: string }> }>(path, {
      plate: { kind: "41", number: null },
      phone: "12",
      hazards: [{ hazard: "no-such" }],
      happenedAt: "2999-01-01T00:00:00Z"
    })
    expect([reply.status, reply.body.fields.map(({ path, rule }) => [path, rule])]).toEqual([
      422,
      [
        ["happenedAt", undefined],
        ["plate.kind", "N5"],
        ["phone", undefined],
        ["hazards.0.hazard", undefined]
      ]
    ])
    const slip = await register.post<{ fields: unknown }>(path, { plate: { kind: "02", number: "鲁M1O345" } })
    expect(slip).toMatchObject({ status: 422, body: { fields: [{ path: "plate.number", rule: "N1" }] } })
  })

  it("X3: tells nothing of a vehicle in another township, and X1 keeps who reached for which plate", async () => {
    const plate = newPlate()
    const village = "371603102207"
    const id = await register.registered({ plate, village }, { as: "registrar" })
    const form = { plate, ownerName: "王小明", phone: "13812345678" }
    const reply = await register.post(path, form)
    expect(reply).toMatchObject({
      status: 403,
      body: { code: "TownshipIsOutOfScope", rule: "X3", fields: [{ path: "plate.number" }] }
    })
    for (const told of [id, "371603102", "王小明", "facts"])
      expect(JSON.stringify(reply.body)).not.toContain(told)
    expect(await register.accesses(`vehicles/plate/02${plate.number}`)).toEqual([
      {
        account: "warden",
        action: "ReachOutOfScope",
        purpose: null,
        result: "refused",
        reason: "TownshipIsOutOfScope"
      }
    ])
    expect(await historyOf(id)).toEqual(["VehicleWasRegistered"])
    expect((await register.post(path, form, { as: "officer" })).status).toBe(200)
  })

  it("row 35: is for wardens, officers, the registrar and grid workers, and for nobody else", async () => {
    const plate = newPlate()
    await register.registered({ plate })
    const statuses: Record<string, number> = {}
    for (const as of ["warden", "gridWorker", "officer", "registrar", "commander", "admin"] as const) {
      statuses[as] = (await register.post(path, { plate }, { as })).status
    }
    expect(statuses).toEqual({
      warden: 200,
      gridWorker: 200,
      officer: 200,
      registrar: 200,
      commander: 403,
      admin: 403
    })
  })

  it("goes along in a batch, in order, past a refusal, and once however often it is sent", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    const items = [newPlate(), plate, plate].map((of, n) => ({
      path,
      commandId: commandId(),
      body: { plate: of, note: String(n), happenedAt: minutesAgo(30 - n) }
    }))
    const send = async () =>
      (await register.post<BatchAnswer>("/api/batch", { items }, { as: "gridWorker" })).body.items
    const answers = await send()
    expect(answers.map(({ status }) => status)).toEqual([409, 200, 200])
    expect(await send()).toEqual(answers)
    const { body } = await register.get(`/api/vehicles/${id}`)
    expect(body.history.slice(1).map(({ figures }) => figures["note"])).toEqual(["1", "2"])
  })

  it("with half of an emoji, or a NUL, is refused and stops nothing that comes after it", async () => {
    const plate = newPlate()
    await register.registered({ plate })
    const items = ["cut \ud83d", "nul \u0000", "whole 🚗"].map((note) => ({
      path,
      commandId: commandId(),
      body: { plate, note }
    }))
    const { body } = await register.post<BatchAnswer>("/api/batch", { items }, { as: "gridWorker" })
    const told = body.items as ReadonlyArray<{ status: number; body: { code?: string; fields?: unknown } }>
    expect(told.map((item) => [item.status, item.body.code ?? null])).toEqual([
      [400, "RequestHasAnotherShape"],
      [400, "RequestHasAnotherShape"],
      [200, null]
    ])
    expect(told[0]?.body.fields).toMatchObject([{ path: "note" }])
    // Nor is it looked for.
    expect((await register.get("/api/vehicles/%00", { as: "registrar" })).status).toBe(400)
  })
})
