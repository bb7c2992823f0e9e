import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Answered, commandId, newPlate, newVin, registration, startRegister } from "./http/server.ts"

let register: Awaited<ReturnType<typeof startRegister>>

beforeAll(async () => {
  register = await startRegister()
})
afterAll(() => register.stop())

describe("registering a vehicle", () => {
  it("answers 201 with id, version, position, ETag and Location", async () => {
    const reply = await register.post("/api/vehicles", registration())
    expect(reply).toMatchObject({ status: 201, etag: '"1"', body: { version: 1, warnings: [] } })
    expect(reply.location).toBe(`/api/vehicles/${reply.body.id}`)
    expect(reply.body.position).toBeGreaterThan(0)
  })

  it("N8: accepts a VIN whose check digit is wrong, with a warning in the reader's language", async () => {
    const vin = "LZWACAGA0A9999999"
    const zh = await register.post("/api/vehicles", registration({ vin }))
    expect(zh.body.warnings).toEqual([
      { path: "vin", rule: "N8", reason: "车辆识别代号第9位校验码为0,应为7" }
    ])
    const key = commandId()
    const form = registration({ vin: "LZWACAGA0A9999998" })
    const en = await register.post("/api/vehicles", form, { key, language: "en" })
    expect(en.body.warnings[0]?.reason).toMatch(/^the check character \(position 9\)/)
    expect((await register.post("/api/vehicles", form, { key, language: "en" })).body).toEqual(en.body)
  })

  it("names all values at fault at once, with rule ids: N1, K1, N6, N9 and a day that does not exist", async () => {
    const reply = await register.post<{
      code: string
      fields: ReadonlyArray<{ path: string; rule?: string }>
    }>(
      "/api/vehicles",
      registration({
        plate: { kind: "02", number: "鲁M1O345" },
        vehicleType: "K99",
        owner: { kind: "person", name: "王小明", idNumber: "371603198001010011" },
        village: "371603101999",
        firstRegisteredOn: "2020-02-30",
        seats: -1
      })
    )
    expect(reply).toMatchObject({
      status: 422,
      type: "application/problem+json; charset=utf-8",
      body: { code: "FormIsAtFault" }
    })
    expect(reply.body.fields.map(({ path, rule }) => [path, rule])).toEqual([
      ["plate.number", "N1"],
      ["vehicleType", "K1"],
      ["firstRegisteredOn", undefined],
      ["seats", undefined],
      ["owner.idNumber", "N6"],
      ["village", "N9"]
    ])
  })

  it("repeats the first answer to the same command, and refuses another under its id", async () => {
    const key = commandId()
    const form = registration()
    const first = await register.post("/api/vehicles", form, { key })
    const second = await register.post("/api/vehicles", form, { key })
    expect(second).toEqual(first)
    const other = await register.post<{ code: string }>("/api/vehicles", { ...form, seats: 5 }, { key })
    expect(other).toMatchObject({ status: 409, body: { code: "CommandIdIsTaken" } })
  })

  it("K3: refuses a plate of its kind, or a VIN, that a live vehicle holds, and names the holder", async () => {
    const plate = newPlate()
    const vin = newVin()
    const holder = await register.registered({ plate, vin })
    expect(await register.post("/api/vehicles", registration({ plate }))).toMatchObject({
      status: 409,
      body: {
        code: "PlateIsHeldByAnotherVehicle",
        rule: "K3",
        detail: `持有车辆:${plate.number},车架号${vin},档案号${holder}`,
        facts: { heldBy: holder, heldByPlate: plate.number, heldByVin: vin, heldByTownship: "371603101" }
      }
    })
    expect(await register.post("/api/vehicles", registration({ vin }))).toMatchObject({
      status: 409,
      body: {
        code: "VinIsHeldByAnotherVehicle",
        fields: [{ path: "vin", rule: "K3" }],
        facts: { heldBy: holder }
      }
    })
    // 01 and 02 are different plates, and 41 is none (N5).
    expect(
      (await register.post("/api/vehicles", registration({ plate: { ...plate, kind: "01" } }))).status
    ).toBe(201)
    const none = { kind: "41", number: null }
    expect((await register.post("/api/vehicles", registration({ plate: none }))).status).toBe(201)
    expect((await register.post("/api/vehicles", registration({ plate: none, vin: null }))).status).toBe(201)
  })

  it("K3: of twenty that want one plate at once, one gets it", async () => {
    const plate = newPlate()
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => register.post("/api/vehicles", registration({ plate })))
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(19)
  })

  it("K3: a plate is free after deregistration, and a restoration is refused while another holds it", async () => {
    const plate = newPlate()
    const old = await register.registered({ plate })
    const gone = await register.post(`/api/vehicles/${old}/deregister`, { ground: "scrapped" })
    expect(gone).toMatchObject({ status: 200, etag: '"2"' })
    const next = await register.registered({ plate })
    expect(await register.post(`/api/vehicles/${old}/restore`, { reason: "误操作" })).toMatchObject({
      status: 409,
      body: { code: "PlateIsHeldByAnotherVehicle", facts: { heldBy: next } }
    })
    await register.post(`/api/vehicles/${next}/replate`, { plate: newPlate(), reason: "换发" })
    expect(await register.post(`/api/vehicles/${old}/restore`, { reason: "误操作" })).toMatchObject({
      status: 200,
      etag: '"3"'
    })
    expect((await register.get(`/api/vehicles/${old}`)).body).toMatchObject({ state: "normal", plate })
  })

  it("keeps no personal value in the log", async () => {
    await register.registered({
      owner: { kind: "person", name: "欧阳秘密", phone: "13899998888", address: "秘密街1号" }
    })
    const log = JSON.stringify(await register.log())
    expect(log).toContain('"personId"')
    for (const secret of ["欧阳秘密", "13899998888", "秘密街"]) expect(log).not.toContain(secret)
  })
})

describe("who may do what (X3)", () => {
  const statuses = async (path: string, payload: () => object) => {
    const result: Record<string, number> = {}
    for (const as of ["warden", "neighbour", "officer", "registrar", "commander", "admin"] as const) {
      result[as] = (await register.post(path, payload(), { as })).status
    }
    return result
  }

  it("X3: registering: own township, own station's townships, the whole district; commander and admin never", async () => {
    expect(await statuses("/api/vehicles", () => registration())).toEqual({
      warden: 201,
      neighbour: 403,
      officer: 201,
      registrar: 201,
      commander: 403,
      admin: 403
    })
  })

  it("X3: acting and reading go by the vehicle's own township", async () => {
    const id = await register.registered()
    expect(await statuses(`/api/vehicles/${id}/correct`, () => ({ note: "备用" }))).toEqual({
      warden: 200,
      neighbour: 403,
      officer: 200,
      registrar: 200,
      commander: 403,
      admin: 403
    })
    const reads: Record<string, number> = {}
    for (const as of ["warden", "neighbour", "officer", "registrar", "commander", "admin"] as const) {
      reads[as] = (await register.get(`/api/vehicles/${id}`, { as })).status
    }
    expect(reads).toEqual({
      warden: 200,
      neighbour: 403,
      officer: 200,
      registrar: 200,
      commander: 200,
      admin: 403
    })
  })

  it("X3: a move to another township is for those who have both, and takes the scope with it", async () => {
    const id = await register.registered()
    const move = { village: "371603102207", reason: "搬家" }
    expect(await register.post(`/api/vehicles/${id}/move`, move)).toMatchObject({
      status: 403,
      body: { code: "TownshipIsOutOfScope", rule: "X3", facts: { township: "371603102" } }
    })
    expect((await register.post(`/api/vehicles/${id}/move`, move, { as: "officer" })).status).toBe(200)
    expect((await register.get(`/api/vehicles/${id}`)).status).toBe(403)
    expect((await register.get(`/api/vehicles/${id}`, { as: "neighbour" })).body).toMatchObject({
      township: "371603102",
      village: "371603102207"
    })
    const last = (await register.log()).at(-1)
    expect(last).toMatchObject({ type: "VehicleWasMoved", township: "371603102", actor: "officer" })
  })

  it("X1: reaching out of one's scope is recorded", async () => {
    const id = await register.registered()
    await register.get(`/api/vehicles/${id}`, { as: "neighbour" })
    await register.post(`/api/vehicles/${id}/suspend`, {}, { as: "neighbour" })
    const refused = { account: "neighbour", action: "ReachOutOfScope", purpose: null, result: "refused" }
    expect(await register.accesses(`vehicles/vehicle/${id}`)).toEqual([
      { ...refused, reason: "TownshipIsOutOfScope" },
      { ...refused, reason: "TownshipIsOutOfScope" }
    ])
  })
})

describe("the way of a command", () => {
  it("tells apart what is unknown, what the rules refuse, and what somebody else was faster at", async () => {
    const nobody = commandId()
    expect(await register.post(`/api/vehicles/${nobody}/resume`, {})).toMatchObject({
      status: 404,
      body: { code: "VehicleIsNotRegistered" }
    })
    const id = await register.registered()
    expect(await register.post(`/api/vehicles/${id}/resume`, {})).toMatchObject({
      status: 409,
      body: { code: "VehicleIsNotSuspended", title: "该车辆未停驶" }
    })
    await register.post(`/api/vehicles/${id}/suspend`, { reason: "大修" }, { match: '"1"' })
    expect(await register.post(`/api/vehicles/${id}/resume`, {}, { match: '"1"' })).toMatchObject({
      status: 412,
      body: { facts: { expectedVersion: 1, actualVersion: 2 } }
    })
    expect((await register.post(`/api/vehicles/${id}/resume`, {}, { match: '"2"' })).status).toBe(200)
  })

  it("takes a command filed late with the time at which it happened, and none from the future", async () => {
    const id = await register.registered()
    const happenedAt = "2026-01-02T08:30:00+08:00"
    await register.post(`/api/vehicles/${id}/suspend`, { happenedAt, reason: "大修" })
    expect((await register.log()).at(-1)).toMatchObject({
      type: "VehicleWasSuspended",
      occurredAt: "2026-01-02T00:30:00.000Z"
    })
    for (const wrong of ["2999-01-01T00:00:00Z", "2026-01-02", "昨天"]) {
      expect(await register.post(`/api/vehicles/${id}/resume`, { happenedAt: wrong })).toMatchObject({
        status: 422,
        body: { fields: [{ path: "happenedAt" }] }
      })
    }
  })

  it("acknowledges a correction that changes nothing with the version as it stands", async () => {
    const id = await register.registered({ brand: "五菱" })
    const reply = await register.post<Answered>(`/api/vehicles/${id}/correct`, { brand: "五菱" })
    expect(reply).toMatchObject({ status: 200, etag: '"1"', body: { version: 1 } })
  })

  it("refuses a form of another shape before anything is decided", async () => {
    const id = await register.registered()
    expect((await register.post(`/api/vehicles/${id}/verify`, { ownerConfirmed: "yes" })).status).toBe(400)
    expect((await register.post(`/api/vehicles/${id}/repaint`, {})).status).toBe(404)
    expect((await register.post("/api/vehicles/not-an-id/resume", {})).status).toBe(400)
  })
})
