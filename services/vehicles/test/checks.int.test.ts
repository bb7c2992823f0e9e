import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { VehicleFile } from "../src/api.ts"
import { commandId, newPlate, startRegister } from "./http/server.ts"

let register: Awaited<ReturnType<typeof startRegister>>

beforeAll(async () => {
  register = await startRegister()
})
afterAll(() => register.stop())

const checked = (checkId: string, plate: object, more: object = {}) => ({
  type: "VehicleWasChecked",
  township: "371603102",
  data: {
    checkId,
    plate,
    at: "2026-05-06T12:30:00.000Z",
    state: "1",
    findings: ["tyres", "seat-belts"],
    passengers: 9,
    loadKg: null,
    note: "后轮花纹磨平",
    warnings: [],
    ...more
  }
})

describe("what checkpoints say of key vehicles", () => {
  it("K14: a check of a plate on file reaches the vehicle's file, with the names of its items", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    const postId = commandId()
    // Nobody's plates come first: what they lead to is nothing, and the one after them arrives all the same.
    await register.say(`duties/post/${commandId()}`, checked(commandId(), { kind: "41", number: null }))
    await register.say(`duties/post/${commandId()}`, checked(commandId(), newPlate()))
    await register.say(`duties/post/${postId}`, checked("check-1", plate))
    await expect
      .poll(async () => (await register.get<VehicleFile>(`/api/vehicles/${id}`)).body.checks)
      .toEqual([
        {
          checkId: "check-1",
          postId,
          plate,
          township: "371603102",
          at: "2026-05-06T20:30:00.000+08:00",
          state: { code: "1", name: "号牌正常" },
          findings: [
            { code: "tyres", name: "轮胎不合格" },
            { code: "seat-belts", name: "未使用安全带" }
          ],
          passengers: 9,
          loadKg: null,
          note: "后轮花纹磨平"
        }
      ])
    const { history } = (await register.get<VehicleFile>(`/api/vehicles/${id}`)).body
    expect(history.at(-1)).toMatchObject({ type: "CheckWasRecorded", title: "路面检查", actor: "officer" })
  })

  it("K14: the same check under another event is on file once; a cloned plate is told to its true holder", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    await register.say(`duties/post/${commandId()}`, checked("check-2", plate))
    await register.say(`duties/post/${commandId()}`, checked("check-2", plate))
    await register.say(`duties/post/${commandId()}`, checked("check-3", plate, { state: "3", findings: [] }))
    const states = async () =>
      (await register.get<VehicleFile>(`/api/vehicles/${id}`)).body.checks.map(
        ({ checkId, state: { name } }) => [checkId, name]
      )
    await expect.poll(states).toEqual([
      ["check-2", "号牌正常"],
      ["check-3", "套牌"]
    ])
  })
})

describe("a plate that is taken after the check", () => {
  it("K14, K3: leaves what was read of it before out of the file of whoever has it now", async () => {
    const [plate, before] = [newPlate(), newPlate()]
    const id = await register.registered({ plate: before })
    await register.post(`/api/vehicles/${id}/replate`, { plate })
    await register.say(`duties/post/${commandId()}`, checked("check-earlier", plate))
    await register.say(
      `duties/post/${commandId()}`,
      checked("check-later", plate, { at: new Date().toISOString() })
    )
    const seen = async () =>
      (await register.get<VehicleFile>(`/api/vehicles/${id}`)).body.checks.map(({ checkId }) => checkId)
    await expect.poll(seen).toEqual(["check-later"])
  })
})

describe("what accidents say of key vehicles", () => {
  const reported = {
    type: "AccidentWasReported",
    township: "371603102",
    data: { happenedAt: "2026-05-06T12:30:00.000Z", place: { township: "371603102" }, way: "phone" }
  }
  const involved = (plate: object) => ({
    type: "VehicleWasInvolved",
    township: "371603102",
    data: { vehicleId: "car", plate, motor: true }
  })
  const merged = { type: "AccidentWasMerged", township: "371603102", data: { into: commandId() } }
  const accidentsOf = (id: string) => async () =>
    (await register.get<VehicleFile>(`/api/vehicles/${id}`)).body.accidents.map(
      ({ accidentId }) => accidentId
    )

  it("row 33: an accident that is merged before its own file names the vehicle leaves the vehicle's file all the same", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    const accidentId = commandId()
    await register.say(`accidents/accident/${accidentId}`, reported)
    await register.say(`accidents/accident/${accidentId}`, involved(plate))
    await expect.poll(accidentsOf(id)).toEqual([accidentId])
    await register.say(`accidents/accident/${accidentId}`, merged)
    await expect.poll(accidentsOf(id)).toEqual([])
  })
})

describe("what wardens say of key vehicles", () => {
  const at = "2026-05-06T12:30:00.000Z"
  const persuaded = (type: "RecordWasMade" | "RecordWasCorrected", plate: object | null) => ({
    type,
    township: "371603102",
    data: {
      work: { kind: "persuasion", counts: [{ code: "no-seat-belt", count: 2 }], plate },
      township: "371603102",
      village: null,
      placeId: null,
      wardenId: "w",
      location: null,
      road: null,
      note: "三人未系",
      at,
      reason: null,
      warnings: []
    }
  })
  const withdrawn = { type: "RecordWasWithdrawn", township: "371603102", data: { at, reason: "误录" } }
  const hazardOf = (plate: object) => ({
    type: "RoadHazardWasReported",
    township: "371603102",
    data: { code: "obstacle", township: "371603102", plate, description: "占道停放", wardenId: null, at }
  })
  const namingsOf = (id: string) => async () =>
    (await register.get<VehicleFile>(`/api/vehicles/${id}`)).body.namings
  const sourcesOf = (id: string) => async () => (await namingsOf(id)()).map(({ sourceId }) => sourceId)

  it("a persuasion that names a plate on file is in the vehicle's file, with the names of its items, once", async () => {
    const plate = newPlate()
    const id = await register.registered({ plate })
    const [recordId, nobodys] = [commandId(), commandId()]
    await register.say(`wardens/record/${nobodys}`, persuaded("RecordWasMade", { kind: "41", number: null }))
    await register.say(`wardens/record/${recordId}`, persuaded("RecordWasMade", plate))
    await register.say(`wardens/record/${recordId}`, persuaded("RecordWasCorrected", plate))
    await expect.poll(namingsOf(id)).toEqual([
      {
        sourceId: recordId,
        kind: "persuasion",
        plate,
        township: "371603102",
        at: "2026-05-06T20:30:00.000+08:00",
        codes: [{ code: "no-seat-belt", name: expect.stringMatching(/安全带/), count: 2 }],
        wardenId: "w",
        note: "三人未系"
      }
    ])
    const { history } = (await register.get<VehicleFile>(`/api/vehicles/${id}`)).body
    expect(history.filter(({ type }) => type === "VehicleWasNamedByWardens")).toHaveLength(1)
    // Row 35: whoever looks a vehicle up for a visit reads nothing of it.
    const seen = (await register.get<VehicleFile>(`/api/vehicles/${id}`, { as: "gridWorker" })).body
    expect([seen.namings, seen.history.map(({ type }) => type)]).toEqual([[], ["VehicleWasRegistered"]])
  })

  it("a record that is corrected to another plate goes over to that vehicle; one that is withdrawn leaves it", async () => {
    const [first, second] = [newPlate(), newPlate()]
    const [one, other] = [
      await register.registered({ plate: first }),
      await register.registered({ plate: second })
    ]
    const recordId = commandId()
    await register.say(`wardens/record/${recordId}`, persuaded("RecordWasMade", first))
    await expect.poll(sourcesOf(one)).toEqual([recordId])
    await register.say(`wardens/record/${recordId}`, persuaded("RecordWasCorrected", second))
    await expect.poll(sourcesOf(other)).toEqual([recordId])
    expect(await sourcesOf(one)()).toEqual([])
    await register.say(`wardens/record/${recordId}`, withdrawn)
    await expect.poll(sourcesOf(other)).toEqual([])
  })

  it("a hazard that names a plate is found by the vehicle that is registered with it afterwards", async () => {
    const plate = newPlate()
    const hazardId = commandId()
    await register.say(`wardens/hazard/${hazardId}`, hazardOf(plate))
    const id = await register.registered({ plate })
    await expect
      .poll(namingsOf(id))
      .toMatchObject([
        { sourceId: hazardId, kind: "hazard", codes: [{ code: "obstacle", count: null }], note: "占道停放" }
      ])
  })
})
