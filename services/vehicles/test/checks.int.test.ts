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
