import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { registration, startRegister } from "./http/server.ts"

let register: Awaited<ReturnType<typeof startRegister>>

beforeAll(async () => {
  register = await startRegister()
})
afterAll(() => register.stop())

describe("unregistered village vehicles (K15)", () => {
  const listing = {
    kind: "electric-three-wheeler",
    description: "红色,无棚",
    owner: { kind: "person", name: "孙七", phone: "13812340000" },
    village: "371603101213",
    place: "东头第二户",
    photo: "photos/1.jpg"
  }

  it("K15: keeps owner, place and photograph; corrects; strikes off with a reason", async () => {
    const listed = await register.post("/api/unregistered-vehicles", listing)
    expect(listed).toMatchObject({ status: 201, etag: '"1"' })
    const path = `/api/unregistered-vehicles/${listed.body.id}`
    expect(listed.location).toBe(path)
    expect((await register.get<object>(path)).body).toMatchObject({
      state: "listed",
      place: "东头第二户",
      photo: "photos/1.jpg",
      owner: { person: { name: "孙*", phone: "138****0000" } }
    })
    await register.post(`${path}/correct`, { place: "西头", owner: { phone: "13812341111" } })
    expect((await register.post(`${path}/strike-off`, { reason: " " })).status).toBe(422)
    await register.post(`${path}/strike-off`, { reason: "已拆解" })
    expect((await register.get<object>(path)).body).toMatchObject({
      state: "struck-off",
      place: "西头",
      owner: { person: { name: "孙*", phone: "138****1111" } }
    })
    expect(await register.post(`${path}/correct`, { place: "东头" })).toMatchObject({
      status: 409,
      body: { code: "VehicleIsStruckOff", detail: "已拆解" }
    })
  })

  it("K15: links to a live file of the register once it has its plate", async () => {
    const listed = await register.post("/api/unregistered-vehicles", listing)
    const path = `/api/unregistered-vehicles/${listed.body.id}`
    const vehicle = await register.registered()
    expect(await register.post(`${path}/link`, { vehicle: listed.body.id })).toMatchObject({
      status: 409,
      body: { code: "LinkedVehicleIsNotOnFile", rule: "K15" }
    })
    await register.post(`${path}/link`, { vehicle })
    expect((await register.get<object>(path)).body).toMatchObject({ state: "registered", vehicle })
  })

  it("X3: is for those who answer for its township", async () => {
    expect((await register.post("/api/unregistered-vehicles", listing, { as: "neighbour" })).status).toBe(403)
    const listed = await register.post("/api/unregistered-vehicles", listing)
    const path = `/api/unregistered-vehicles/${listed.body.id}`
    expect((await register.get(path, { as: "neighbour" })).status).toBe(403)
    const away = { village: "371603102207" }
    expect((await register.post(`${path}/correct`, away)).status).toBe(403)
    expect((await register.post(`${path}/correct`, away, { as: "registrar" })).status).toBe(200)
    expect((await register.get(path)).status).toBe(403)
  })

  it("K15: names all values at fault", async () => {
    const reply = await register.post<{ fields: ReadonlyArray<{ path: string }> }>(
      "/api/unregistered-vehicles",
      { ...listing, village: "1", owner: { kind: "person", name: "", phone: "12" } }
    )
    expect(reply.body.fields.map(({ path }) => path)).toEqual(["village", "owner.name", "owner.phone"])
  })

  it("row 35: a grid worker (网格员) verifies vehicles and lists unregistered ones, and does nothing else", async () => {
    const as = { as: "gridWorker" } as const
    const vehicle = `/api/vehicles/${await register.registered()}`
    const listed = await register.post("/api/unregistered-vehicles", listing, as)
    expect(listed.status).toBe(201)
    expect(
      (await register.post(`${vehicle}/verify`, { ownerConfirmed: true, phoneConfirmed: true }, as)).status
    ).toBe(200)
    expect((await register.get(vehicle, as)).status).toBe(200)
    const elsewhere = { ...listing, village: "371603102207" }
    expect((await register.post("/api/unregistered-vehicles", elsewhere, as)).status).toBe(403)
    const unregistered = `/api/unregistered-vehicles/${listed.body.id}`
    const others: ReadonlyArray<readonly [string, object]> = [
      ["/api/vehicles", registration()],
      [`${vehicle}/correct`, {}],
      [`${vehicle}/move`, { village: "371603101214" }],
      [`${vehicle}/suspend`, { reason: "停驶" }],
      [`${vehicle}/resume`, {}],
      [`${vehicle}/restore`, {}],
      [`${unregistered}/correct`, { place: "东头" }],
      [`${unregistered}/strike-off`, { reason: "已拆解" }],
      [`${unregistered}/link`, { vehicle: listed.body.id }]
    ]
    for (const [path, form] of others) {
      const { status, body } = await register.post<{ code: string }>(path, form, as)
      expect([path, status, body.code]).toEqual([path, 403, "RoleMayNotDoThis"])
    }
  })
})
