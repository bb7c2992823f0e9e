import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { InvolvedPersonForm } from "../src/api.ts"
import {
  type Answered,
  newIdNumber,
  personForm,
  type Refused,
  startRecords,
  vehicleForm
} from "./http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>

beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.stop())

describe("vehicles of an accident", () => {
  it("N1–N5: a wrong or foreign plate is taken with a warning, an impossible kind is refused", async () => {
    const id = await records.reported()
    const odd = await records.act(
      id,
      "involve-vehicle",
      vehicleForm({ plate: { kind: "02", number: "鲁M1O345" }, vin: "LZWACAGA0A9999999" })
    )
    expect(odd.body.warnings.map(({ path, rule }) => [path, rule])).toEqual([
      ["plate.number", "N1"],
      ["vin", "N8"]
    ])
    const none = await records.act(
      id,
      "involve-vehicle",
      vehicleForm({ plate: { kind: "41" }, motor: false })
    )
    expect(none).toMatchObject({ status: 200, body: { warnings: [] } })
    const wrong = await records.act<Refused>(
      id,
      "involve-vehicle",
      vehicleForm({ plate: { kind: "41", number: "鲁M12345" }, vehicleType: "K99", onBoard: -1 })
    )
    expect(wrong.body.fields?.map(({ path, rule }) => [path, rule])).toEqual([
      ["plate.number", "N5"],
      ["vehicleType", "K1"],
      ["onBoard", undefined]
    ])
    expect((await records.file(id)).vehicles.map(({ plate, motor }) => [plate.number, motor])).toEqual([
      ["鲁M1O345", true],
      [null, false]
    ])
  })

  it("are in an accident once, corrected value by value, and removed unless something names them", async () => {
    const id = await records.reported()
    const form = vehicleForm({ brand: "五菱" })
    await records.act(id, "involve-vehicle", form)
    expect(await records.act(id, "involve-vehicle", form)).toMatchObject({
      status: 409,
      body: { code: "VehicleIsAlreadyInvolved", fields: [{ path: "plate.number" }] }
    })
    const vehicleId = (await records.file(id)).vehicles[0]?.vehicleId ?? ""
    await records.act(id, "correct-vehicle", { vehicleId, colour: "白", reason: "看错" })
    expect((await records.file(id)).vehicles[0]).toMatchObject({ brand: "五菱", colour: "A" })
    const same = await records.act<Answered>(id, "correct-vehicle", { vehicleId, brand: "五菱" })
    expect(same).toMatchObject({ status: 200, body: { version: 3 } })
    expect(await records.act(id, "correct-vehicle", { vehicleId: "nothing" })).toMatchObject({
      status: 409,
      body: { code: "VehicleIsNotInvolved" }
    })
    await records.act(id, "remove-vehicle", { vehicleId, reason: "围观车辆" })
    expect((await records.file(id)).vehicles).toEqual([])
  })

  it("are linked to the key vehicle that the register names; redelivery is harmless", async () => {
    const id = await records.reported()
    await records.act(id, "involve-vehicle", vehicleForm())
    const vehicleId = (await records.file(id)).vehicles[0]?.vehicleId ?? ""
    const context = {
      actor: "vehicles",
      station: null,
      commandId: "0192f0aa-0000-7000-8000-000000000001",
      correlationId: "0192f0aa-0000-7000-8000-000000000001",
      causationId: null
    }
    const link = { vehicleId, registeredId: "key-vehicle", registeredTownship: "371603102" }
    const at = "2026-03-10T02:00:00.000Z"
    const first = await records.accidents((service) => service.linkKeyVehicle(id, link, context, at))
    const again = await records.accidents((service) => service.linkKeyVehicle(id, link, context, at))
    expect([first.version, again.version, again.repeated]).toEqual([3, 3, true])
    expect((await records.file(id)).vehicles[0]?.registered).toEqual({
      id: "key-vehicle",
      township: "371603102"
    })
  })
})

describe("persons of an accident", () => {
  it("N6: sex and age follow from the id number, and parties from what they were", async () => {
    const id = await records.reported()
    await records.act(id, "involve-person", personForm())
    await records.act(id, "involve-person", {
      name: "无名氏",
      role: "passenger",
      injury: { injury: "slight" }
    })
    expect((await records.file(id)).persons).toMatchObject([
      { role: "driver", isParty: true, sex: "male", age: 46, injury: null },
      { role: "passenger", isParty: false, sex: null, age: null, injury: "slight" }
    ])
    expect(await records.file(id)).toMatchObject({ kind: "injury" })
  })

  it("a person is in an accident once, whatever the form calls them", async () => {
    const id = await records.reported()
    const form = personForm()
    await records.act(id, "involve-person", form)
    expect(await records.act(id, "involve-person", { ...form, name: "别名" })).toMatchObject({
      status: 409,
      body: { code: "PersonIsAlreadyInvolved", fields: [{ path: "idNumber" }] }
    })
  })

  const sameWarnings = async (id: string, form: Partial<InvolvedPersonForm>) =>
    (await records.act<Answered>(id, "involve-person", { name: "李四", role: "driver", ...form })).body
      .warnings
  const perhapsTheSame = [expect.objectContaining({ path: "name", rule: "N6" })]

  it("N6: somebody with the name and phone, or the name, sex, age and vehicle of another is taken with a warning", async () => {
    const id = await records.reported()
    expect(await sameWarnings(id, { phone: "13811112222", sex: "male", age: 40 })).toEqual([])
    expect(await sameWarnings(id, { phone: "13811112222" })).toEqual(perhapsTheSame)
    expect(await sameWarnings(id, { sex: "男", age: 40 })).toEqual(perhapsTheSame)
    expect(await sameWarnings(id, { idNumber: newIdNumber(), phone: "13811112222" })).toEqual(perhapsTheSame)
    // Another phone, another age, another name: another person, as far as anybody can tell.
    expect(await sameWarnings(id, { phone: "13833334444", sex: "male", age: 41 })).toEqual([])
    expect(await sameWarnings(id, { name: "王五", phone: "13811112222" })).toEqual([])
    expect(await sameWarnings(id, { name: "无名氏", sex: "male", age: 40 })).toEqual([])
    expect(await sameWarnings(id, { name: "无名氏", sex: "male", age: 40 })).toEqual([])
  })

  it("N6: two id numbers are two people; a corrected name or number is looked at again", async () => {
    const id = await records.reported()
    const idNumber = newIdNumber()
    expect(await sameWarnings(id, { idNumber, phone: "13811112222" })).toEqual([])
    expect(await sameWarnings(id, { idNumber: newIdNumber(), phone: "13811112222" })).toEqual([])
    expect(await sameWarnings(id, { name: "李五", phone: "13811112222" })).toEqual([])
    const participantId = (await records.file(id)).persons[2]?.participantId ?? ""
    const renamed = await records.act<Answered>(id, "correct-person", { participantId, name: "李四" })
    expect(renamed.body.warnings).toEqual(perhapsTheSame)
    expect(await records.act(id, "correct-person", { participantId, idNumber })).toMatchObject({
      status: 409,
      body: { code: "PersonIsAlreadyInvolved", fields: [{ path: "idNumber" }] }
    })
  })

  it("A3: evidence from somebody who may not collect it is refused with its field, and recorded (X1)", async () => {
    const id = await records.reported()
    const form = { name: "李四", role: "driver", alcohol: 85, injury: { injury: "slight" } }
    const refused = await records.act<Refused>(id, "involve-person", form, { as: "warden" })
    expect(refused).toMatchObject({
      status: 403,
      body: { code: "HandlerMayNotDoThis", rule: "A3", fields: [{ path: "alcohol", rule: "A3" }] }
    })
    expect(await records.accesses(`accidents/accident/${id}`)).toMatchObject([
      { account: "warden", action: "ActWithoutPermission", result: "refused" }
    ])
    const seen = await records.act(id, "involve-person", { ...form, alcohol: null }, { as: "warden" })
    expect(seen.status).toBe(200)
  })

  it("A21: whoever was recused is refused like whoever may not, and recorded (X1)", async () => {
    const id = await records.reported()
    await records.act(id, "accept", { authority: "大队" }, { as: "officer" })
    await records.act(id, "assign-handlers", {}, { as: "officer" })
    await records.act(id, "request-recusal", { handler: "officer", ground: "relative" }, { as: "officer" })
    const recusalId = (await records.file(id, "", { as: "investigator" })).recusals[0]?.recusalId ?? ""
    await records.act(id, "decide-recusal", { recusalId, granted: true }, { as: "investigator" })
    const refused = await records.act<Refused>(id, "involve-person", personForm(), { as: "officer" })
    expect(refused).toMatchObject({ status: 403, body: { code: "HandlerMayNotDoThis", rule: "A21" } })
    expect(await records.accesses(`accidents/accident/${id}`)).toMatchObject([
      { account: "investigator", action: "ReadFile" },
      { account: "officer", action: "ActWithoutPermission", result: "refused" }
    ])
  })

  it("X2: are masked, unmasked for a purpose, corrected value by value, and keep who they are", async () => {
    const id = await records.reported()
    await records.act(id, "involve-person", { name: "欧阳小明", phone: "13812345678", role: "driver" })
    const masked = (await records.file(id)).persons[0]
    expect(masked?.person).toMatchObject({ name: "欧阳*", phone: "138****5678", masked: true })
    const participantId = masked?.participantId ?? ""
    await records.act(id, "correct-person", { participantId, phone: "13700001111", alcohol: 85 })
    const opened = (await records.file(id, "?unmask=true&purpose=x")).persons[0]
    expect(opened).toMatchObject({
      alcohol: 85,
      person: {
        personId: masked?.person?.personId,
        name: "欧阳小明",
        phone: "13700001111"
      }
    })
    await records.act(id, "correct-person", { participantId, idNumber: newIdNumber() })
    const known = (await records.file(id)).persons[0]?.person
    expect(known?.personId).not.toBe(masked?.person?.personId)
    await records.erase(known?.personId ?? "")
    expect((await records.file(id)).persons[0]?.person).toMatchObject({ name: null, erased: true })
    const missing = await records.act<Refused>(id, "correct-person", { participantId: "nobody", age: 3 })
    expect(missing.body.code).toBe("PersonIsNotInvolved")
  })

  it("C1: a death needs its time, is not before the accident, and makes the accident a fatal one (A1)", async () => {
    const id = await records.reported()
    await records.act(id, "involve-person", personForm())
    const participantId = (await records.file(id)).persons[0]?.participantId ?? ""
    const find = (form: object) =>
      records.act<Refused & Answered>(id, "find-injury", { participantId, ...form })
    expect((await find({ injury: "dead" })).body.fields).toMatchObject([{ path: "diedAt", rule: "C1" }])
    expect((await find({ injury: "slight", diedAt: "2026-03-10T10:00:00+08:00" })).status).toBe(422)
    expect((await find({ injury: "dead", diedAt: "2026-03-10T08:00:00+08:00" })).body).toMatchObject({
      code: "HappenedBeforeTheAccident",
      fields: [{ path: "diedAt" }]
    })
    const dead = await find({ injury: "dead", diedAt: "2026-03-10T23:00:00+08:00", causeOfDeath: "颅脑损伤" })
    expect(dead.body.warnings).toMatchObject([{ path: "kind", rule: "A1" }])
    expect(await records.file(id)).toMatchObject({
      kind: "death",
      casualties: {
        byWindow: { h24: { dead: 1 }, d7: { dead: 1 }, d30: { dead: 1 } },
        official: { dead: 1 },
        missing: 0
      },
      severities: { productionSafety: { rule: "C4" }, trafficWords: { rule: "C5" } }
    })
  })

  it("C2: a death after seven days counts in the 30-day column only", async () => {
    const id = await records.reported()
    await records.act(
      id,
      "involve-person",
      personForm({ injury: { injury: "serious", at: "2026-03-10T09:30:00+08:00" } })
    )
    const participantId = (await records.file(id)).persons[0]?.participantId ?? ""
    const late = { participantId, injury: "dead", diedAt: "2026-03-20T09:00:00+08:00" }
    const reply = await records.act<Answered>(id, "find-injury", late)
    expect(reply.body.warnings).toMatchObject([{ path: "diedAt", rule: "C2" }])
    expect(await records.file(id)).toMatchObject({
      kind: "injury",
      casualties: {
        byWindow: { d7: { dead: 0, serious: 1 }, d30: { dead: 1, serious: 0 } },
        official: { dead: 0, serious: 1 },
        international: { dead: 1 }
      }
    })
  })
})
