import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { OwnerView, VehicleFile } from "../src/api.ts"
import { newIdNumber, newPlate, startRegister } from "./http/server.ts"

let register: Awaited<ReturnType<typeof startRegister>>

beforeAll(async () => {
  register = await startRegister()
})
afterAll(() => register.stop())

const personIn = (owner: OwnerView) => {
  if (owner.kind !== "person") throw new Error("not a person")
  return owner.person
}

const fileOf = async (id: string, query = "") => (await register.get(`/api/vehicles/${id}${query}`)).body

describe("a vehicle's file", () => {
  it("answers state, classes, due dates with reason and rule, and who did what when and why", async () => {
    const id = await register.registered({
      vehicleType: "K11",
      use: "B",
      firstRegisteredOn: "2018-03-01",
      inspectionValidUntil: "2025-09-30",
      insuranceValidUntil: null,
      seats: 45
    })
    await register.post(`/api/vehicles/${id}/correct`, { seats: 47, reason: "证上是47" }, { as: "officer" })
    const reply = await register.get(`/api/vehicles/${id}`)
    expect(reply.etag).toBe('"2"')
    const { body } = reply
    expect(body).toMatchObject({ id, state: "normal", township: "371603101", seats: 47, asOf: null })
    expect(body.classes).toEqual([
      {
        class: "passenger",
        name: "两客",
        reason: "K11大型普通客车, B公路客运",
        rule: "K1",
        recommended: true
      }
    ])
    const inspection = body.dues.find(({ kind }) => kind === "inspection")
    expect(inspection).toMatchObject({
      dueOn: "2025-09-30",
      overdue: true,
      basis: "record",
      rule: "K4",
      recommended: false
    })
    expect(inspection?.reason).toBe("检验: 营运客车 >5年, 每6个月, 条例16")
    expect(body.dues.find(({ kind }) => kind === "scrap")).toMatchObject({ dueOn: "2033-03-01", rule: "K7" })
    expect(body.unknownDues.map(({ kind, rule }) => [kind, rule])).toEqual([["insurance", "K9"]])
    expect(body.history.map(({ type, title, actor, reason }) => [type, title, actor, reason])).toEqual([
      ["VehicleWasRegistered", "建档登记", "warden", null],
      ["VehicleWasCorrected", "更正", "officer", "证上是47"]
    ])
    expect(body.history[1]?.figures).toEqual({ corrected: { seats: 47 }, reason: "证上是47", warnings: [] })
    expect(body.history[0]?.recordedAt).toMatch(/\+08:00$/)
  })

  it("shows a deregistered vehicle's file as it stood, with nothing due any more", async () => {
    const id = await register.registered({ inspectionValidUntil: "2025-03-31" })
    await register.post(`/api/vehicles/${id}/report-hazard`, { hazard: "overloaded" })
    await register.post(`/api/vehicles/${id}/deregister`, {
      ground: "scrapped",
      deregisteredOn: "2026-01-05"
    })
    const file = await fileOf(id)
    expect(file).toMatchObject({
      state: "deregistered",
      deregistered: { ground: "scrapped", on: "2026-01-05" }
    })
    expect(file).toMatchObject({ dues: [], unknownDues: [], hazards: [{ clearedAt: null }] })
    await register.post(`/api/vehicles/${id}/restore`, { reason: "误操作" })
    expect((await fileOf(id)).dues[0]).toMatchObject({ kind: "inspection", overdue: true })
  })

  it("speaks English to those who ask for it", async () => {
    const id = await register.registered()
    const { body } = await register.get(`/api/vehicles/${id}`, { language: "en" })
    expect(body.history[0]?.title).toBe("Registered")
    expect(body.classes[0]?.name).toBe("minivans")
    expect(body.dues[0]?.reason).toMatch(/^[ -~]+$/)
  })

  it("X2: masks persons by default, everywhere in the file, and companies never", async () => {
    const idNumber = newIdNumber()
    const id = await register.registered({
      owner: {
        kind: "person",
        name: "欧阳小明",
        idNumber,
        phone: "13812345678",
        address: "下洼镇小杨营村12号"
      }
    })
    await register.post(`/api/vehicles/${id}/add-driver`, {
      name: "王小红",
      phone: "13912345678",
      licence: { class: "C1", validUntil: "2030-01-01" }
    })
    await register.post(`/api/vehicles/${id}/transfer`, {
      owner: {
        kind: "company",
        name: "富源远航客运有限公司",
        idNumber: "9137160353JJL6B3HL",
        phone: "13712345678"
      }
    })
    const file = await fileOf(id)
    expect(file.owner).toMatchObject({
      kind: "company",
      name: "富源远航客运有限公司",
      creditCode: "9137160353JJL6B3HL",
      contact: { phone: "137****5678", masked: true }
    })
    expect(file.drivers[0]?.person).toMatchObject({ name: "王*", phone: "139****5678", masked: true })
    expect(file.history[0]?.figures["owner"]).toMatchObject({
      kind: "person",
      person: {
        name: "欧阳*",
        idNumber: `371603********${idNumber.slice(-4)}`,
        phone: "138****5678",
        address: "下洼镇小杨营村***",
        masked: true
      }
    })
    for (const secret of ["欧阳小明", "王小红", idNumber, "13812345678", "12号"]) {
      expect(JSON.stringify(file)).not.toContain(secret)
    }
  })

  it("X1, X2: unmasks for a stated purpose, and keeps every access with it", async () => {
    const id = await register.registered()
    expect(await register.get(`/api/vehicles/${id}?unmask=true`)).toMatchObject({
      status: 422,
      body: { rule: "X2", fields: [{ path: "purpose" }] }
    })
    await fileOf(id)
    const purpose = encodeURIComponent("入户核查")
    const { owner } = await fileOf(id, `?unmask=true&purpose=${purpose}`)
    expect(personIn(owner)).toMatchObject({ name: "王小明", phone: "13812345678", masked: false })
    const granted = { account: "warden", result: "granted", reason: null }
    expect(await register.accesses(`vehicles/vehicle/${id}`)).toEqual([
      { ...granted, action: "ReadFile", purpose: null },
      { ...granted, action: "ReadFileUnmasked", purpose: "入户核查" }
    ])
  })

  it("shows nothing of an erased person, and everything else", async () => {
    const id = await register.registered()
    const before = await fileOf(id)
    await register.erase(personIn(before.owner).personId)
    const after = await fileOf(id, "?unmask=true&purpose=x")
    expect(personIn(after.owner)).toEqual({
      personId: personIn(before.owner).personId,
      name: null,
      idNumber: null,
      phone: null,
      address: null,
      masked: false,
      erased: true
    })
    expect(after.plate).toEqual(before.plate)
  })

  it("answers the file as it was known at an instant", async () => {
    const id = await register.registered({ brand: "五菱" })
    const first = await fileOf(id)
    await register.post(`/api/vehicles/${id}/correct`, { brand: "长安", reason: "看错" })
    const asOf = encodeURIComponent(first.history[0]?.recordedAt ?? "")
    const then = await fileOf(id, `?asOf=${asOf}`)
    expect(then).toMatchObject({ brand: "五菱", version: 1, asOf: first.history[0]?.recordedAt })
    expect(then.history).toHaveLength(1)
    expect((await fileOf(id)).brand).toBe("长安")
    expect((await register.get(`/api/vehicles/${id}?asOf=2020-01-01T00:00:00Z`)).status).toBe(404)
    expect((await register.get(`/api/vehicles/${id}?asOf=gestern`)).status).toBe(422)
  })
})

describe("a visit", () => {
  const visit = { ownerConfirmed: true, phoneConfirmed: true }

  it("takes one form with everything, and shows it all in the file", async () => {
    const id = await register.registered({ inspectionValidUntil: "2025-03-31" })
    await register.post(`/api/vehicles/${id}/report-hazard`, { hazard: "inspection-overdue", note: "已过期" })
    const reply = await register.post(`/api/vehicles/${id}/verify`, {
      ownerConfirmed: true,
      phoneConfirmed: false,
      phone: "13700001111",
      inspectionValidUntil: "2099-03-31",
      hazards: [{ hazard: "seat-belts-missing", note: "后排" }],
      newDrivers: [{ name: "李四", licence: { class: "c1", validUntil: "长期" } }],
      note: "车停院内"
    })
    expect(reply).toMatchObject({ status: 200, body: { version: 8, warnings: [] } })
    const file = await fileOf(id, "?unmask=true&purpose=x")
    expect(personIn(file.owner)).toMatchObject({ name: "王小明", phone: "13700001111" })
    expect(file.inspectionValidUntil).toBe("2099-03-31")
    expect(file.hazards.map(({ hazard, name, clearedAt }) => [hazard, name, clearedAt === null])).toEqual([
      ["inspection-overdue", "逾期未检验", false],
      ["seat-belts-missing", "安全带缺失", true]
    ])
    expect(file.drivers[0]).toMatchObject({
      person: { name: "李四" },
      licence: { class: "C1", validUntil: null, firstIssuedOn: null }
    })
    expect(file.lastVisit).toMatchObject({ visitedBy: "warden" })
    expect(new Set(file.history.slice(2).map(({ commandId }) => commandId)).size).toBe(1)
  })

  it("warns of a second visit within the window and names the first visitor", async () => {
    const id = await register.registered()
    await register.post(`/api/vehicles/${id}/verify`, visit)
    const second = await register.post(`/api/vehicles/${id}/verify`, visit, { as: "officer" })
    expect(second.status).toBe(200)
    expect(second.body.warnings[0]?.reason).toMatch(/^warden已于20.+\+08:00入户核查过该车辆$/)
  })

  it("names all that is wrong with the form at once", async () => {
    const id = await register.registered()
    const reply = await register.post<{ fields: ReadonlyArray<{ path: string; rule?: string }> }>(
      `/api/vehicles/${id}/verify`,
      {
        ...visit,
        phone: "13700001111",
        inspectionValidUntil: "待定",
        hazards: [{ hazard: "rusty" }],
        newDrivers: [{ name: " ", licence: { class: "Z9" } }]
      }
    )
    expect(reply.status).toBe(422)
    expect(reply.body.fields.map(({ path, rule }) => [path, rule])).toEqual([
      ["phone", undefined],
      ["inspectionValidUntil", undefined],
      ["hazards.0.hazard", undefined],
      ["newDrivers.0.name", undefined],
      ["newDrivers.0.licence.class", "K13"]
    ])
  })
})

describe("changes of a file", () => {
  it("lays a correction over the owner on file and keeps the person", async () => {
    const id = await register.registered()
    const before = personIn((await fileOf(id)).owner)
    await register.post(`/api/vehicles/${id}/correct`, { owner: { phone: "13700002222" }, reason: "换号" })
    const { owner, history } = await fileOf(id, "?unmask=true&purpose=x")
    expect(personIn(owner)).toMatchObject({
      personId: before.personId,
      name: "王小明",
      phone: "13700002222"
    })
    expect(history).toHaveLength(2)
    const same = await register.post(`/api/vehicles/${id}/correct`, { owner: { phone: "13700002222" } })
    expect(same.body.version).toBe(2)
  })

  it("keeps the person also without an id number, and recognises them by it once it is known", async () => {
    const id = await register.registered({ owner: { kind: "person", name: "周五" } })
    const first = personIn((await fileOf(id)).owner).personId
    await register.post(`/api/vehicles/${id}/correct`, { owner: { phone: "13700003333" } })
    expect(personIn((await fileOf(id)).owner)).toMatchObject({ personId: first, phone: "137****3333" })
    const idNumber = newIdNumber()
    await register.post(`/api/vehicles/${id}/correct`, { owner: { idNumber } })
    const other = await register.registered({ owner: { kind: "person", name: "周五", idNumber } })
    expect(personIn((await fileOf(id)).owner).personId).toBe(personIn((await fileOf(other)).owner).personId)
  })

  it("asks for the name of an erased person, and files a person anew", async () => {
    const id = await register.registered({ owner: { kind: "person", name: "周五" } })
    const { personId } = personIn((await fileOf(id)).owner)
    await register.erase(personId)
    const phone = "13700003333"
    expect(await register.post(`/api/vehicles/${id}/correct`, { owner: { phone } })).toMatchObject({
      status: 422,
      body: { fields: [{ path: "owner.name" }] }
    })
    await register.post(`/api/vehicles/${id}/correct`, { owner: { phone, name: "周五" } })
    const { owner } = await fileOf(id)
    expect(personIn(owner)).toMatchObject({ name: "周*", phone: "137****3333" })
    expect(personIn(owner).personId).not.toBe(personId)
  })

  it("empties what a correction sets to null, and leaves what it does not name", async () => {
    const id = await register.registered({ note: "暂存" })
    await register.post(`/api/vehicles/${id}/correct`, { note: null, vin: null })
    expect(await fileOf(id)).toMatchObject({ note: null, vin: null, brand: "五菱之光" })
  })

  it("transfers with village and plate in one command, each in the history", async () => {
    const id = await register.registered()
    const plate = newPlate()
    const reply = await register.post(`/api/vehicles/${id}/transfer`, {
      owner: { kind: "person", name: "李四", idNumber: newIdNumber() },
      village: "371603101214",
      plate,
      transferredOn: "2026-01-05"
    })
    expect(reply.body.version).toBe(4)
    expect(await fileOf(id)).toMatchObject({
      plate,
      village: "371603101214",
      owner: { person: { name: "李*" } }
    })
  })

  it("K9, K10, K11, K13: records papers and permits, and shows when they end", async () => {
    const id = await register.registered({
      vehicleType: "K18",
      use: "S",
      inspectionValidUntil: "2027-03-31",
      insuranceValidUntil: null
    })
    await register.post(`/api/vehicles/${id}/record-insurance`, {
      validUntil: "2027-06-30",
      insurer: "人保财险"
    })
    await register.post(`/api/vehicles/${id}/record-permit`, {
      kind: "school-bus-mark",
      number: "X-1",
      validUntil: "2028-01-01"
    })
    const added = await register.post(`/api/vehicles/${id}/add-driver`, {
      name: "赵六",
      idNumber: newIdNumber(),
      licence: { class: "A1", validUntil: "2029-05-05", firstIssuedOn: "2010-05-05" }
    })
    expect(added.status).toBe(200)
    const file = await fileOf(id)
    const due = (kind: VehicleFile["dues"][number]["kind"]) => file.dues.find((one) => one.kind === kind)
    expect(due("insurance")).toMatchObject({ dueOn: "2027-06-30", rule: "K9" })
    // The mark ends with the inspection, however long it says.
    expect(due("permit")).toMatchObject({ subject: "school-bus-mark", dueOn: "2027-03-31", rule: "K11" })
    expect(due("licence")).toMatchObject({ dueOn: "2029-05-05", rule: "K13" })
    expect(due("licence-check")?.subject).toBe(file.drivers[0]?.driverId)
    const driverId = file.drivers[0]?.driverId
    await register.post(`/api/vehicles/${id}/record-licence`, {
      driverId,
      licence: { class: "A1", validUntil: "2035-05-05" }
    })
    await register.post(`/api/vehicles/${id}/remove-driver`, { driverId, reason: "离职" })
    expect((await fileOf(id)).drivers).toEqual([])
  })
})
