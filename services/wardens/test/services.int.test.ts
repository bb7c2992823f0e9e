import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Either } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ServiceFile } from "../src/api.ts"
import { evolveService, initialService, serviceEventCodec } from "../src/events.ts"
import { type Account, type Setting, startWardens, townships } from "./http/setting.ts"

const { own, other } = townships
const village = `${own}213`
const services = "/api/wardens/services"
const daysAgo = (n: number): string => new Date(Date.now() - n * 86_400_000).toISOString()

let wardens: Setting
beforeAll(async () => {
  wardens = await startWardens()
  await wardens.cast()
})
afterAll(() => wardens?.stop())

const requested = (form: object = {}, as: Account = "officer"): Promise<string> =>
  wardens.accepted(services, { code: "consultation", channel: "wechat", township: own, ...form }, { as })
const step = (id: string, verb: string, form: object = {}, as: Account = "officer") =>
  wardens.refused(`${services}/${id}/${verb}`, form, { as })
const done = [200, "accepted"]
const file = async (id: string) => (await wardens.get<ServiceFile>(`${services}/${id}`)).body

describe("rows 40, 58: services by kind and channel", () => {
  it("row 40: 270 reports, 685 consultations, 305 people from elsewhere, 28 rentals, 63 disputes as commands: each is an event of its own, once, whatever is sent twice", async () => {
    const unitId = await wardens.accepted("/api/wardens/units", {
      kind: "mobile-team",
      name: "移动警务队",
      village
    })
    const kinds = { report: 270, consultation: 685, "floating-population": 305, rental: 28, dispute: 63 }
    const items = Object.entries(kinds).flatMap(([code, count]) =>
      Array.from({ length: count }, () => ({
        path: services,
        commandId: uuidv7(),
        body: { code, channel: "bag-room", unitId }
      }))
    )
    // As phones send them: forty commands in a request, eight requests at once.
    const queues = Array.from({ length: Math.ceil(items.length / 40) }, (_, n) =>
      items.slice(n * 40, (n + 1) * 40)
    )
    const [again = []] = queues
    const send = async () => {
      for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
        const { body } = await wardens.post<{ items: ReadonlyArray<{ status: number }> }>("/api/batch", {
          items: queue
        })
        expect(new Set(body.items.map(({ status }) => status))).toEqual(new Set([201]))
      }
    }
    await Promise.all(Array.from({ length: 8 }, send))
    queues.push(again)
    await send()
    const counted: Record<string, number> = {}
    for (const recorded of await wardens.log()) {
      if (!recorded.stream.startsWith("wardens/service/")) continue
      const service = evolveService(initialService, Either.getOrThrow(serviceEventCodec.decode(recorded)))
      if (service._tag === "Unknown") throw new Error("a service that was never asked for")
      expect(service).toMatchObject({ channel: "bag-room", unitId, township: own, trips: 1 })
      counted[service.code] = (counted[service.code] ?? 0) + 1
    }
    expect(counted).toEqual(kinds)
  })

  it("every fault of a form is told at once; a unit is one that there is, of the same township", async () => {
    const { status, body } = await wardens.post<{ fields: ReadonlyArray<{ path: string }> }>(services, {
      code: "fine",
      channel: "pigeon",
      village: "371603101999",
      materials: ["id-card", "passport"]
    })
    expect([status, body.fields.map(({ path }) => path).sort()]).toEqual([
      422,
      ["channel", "code", "materials.1", "village"]
    ])
    const form = { code: "report", channel: "door" }
    expect(await wardens.refused(services, form)).toEqual([409, "TownshipIsNotNamed"])
    expect(await wardens.refused(services, { ...form, unitId: uuidv7() })).toEqual([409, "UnitIsUnknown"])
    const unitId = await wardens.accepted(
      "/api/wardens/units",
      { kind: "bag-room", name: "外镇警务室", township: other },
      { as: "commander" }
    )
    expect(await wardens.refused(services, { ...form, unitId, township: own })).toEqual([
      409,
      "UnitIsOfAnotherTownship"
    ])
    expect((await file(await requested({}, "warden"))).wardenId).not.toBeNull()
  })

  it("what is corrected is all of it; what is withdrawn counts no more, and only the own of a warden (X3)", async () => {
    const id = await requested({ note: "咨询落户" }, "warden")
    const right = { code: "household", channel: "door", village, materials: ["id-card"] }
    expect(await step(id, "correct", right, "colleague")).toEqual([403, "ServiceIsSomebodyElses"])
    expect(await step(id, "correct", right, "warden")).toEqual(done)
    expect(await step(id, "correct", { ...right, village: "371603102201" })).toEqual([
      409,
      "VillageIsOfAnotherTownship"
    ])
    expect(await file(id)).toMatchObject({
      codeName: "户籍业务",
      channelName: "上门",
      village,
      note: null,
      materials: [{ code: "id-card", name: "居民身份证" }],
      version: 2
    })
    expect(await step(id, "withdraw", {}, "warden")).toEqual(done)
    expect(await step(id, "finish")).toEqual([409, "ServiceIsWithdrawn"])
    expect((await file(id)).withdrawnAt).not.toBeNull()
  })
})

describe("row 47: papers complete once", () => {
  it("is one trip; a service that was reopened for missing papers is a second one", async () => {
    const form = { code: "residence-permit", channel: "community-room", materials: ["id-card", "photo"] }
    const once = await requested(form)
    expect(await file(once)).toMatchObject({ trips: 1, oneTrip: true })
    const twice = await requested({ ...form, open: true })
    expect(await file(twice)).toMatchObject({ trips: 1, oneTrip: null, doneAt: null })
    expect((await step(twice, "reopen", { missing: [] }))[0]).toBe(422)
    // A paper that nobody had told of is one that it takes.
    expect(await step(twice, "reopen", { missing: ["rental-contract"] })).toEqual(done)
    expect(await step(twice, "finish")).toEqual(done)
    expect(await file(twice)).toMatchObject({
      trips: 2,
      oneTrip: false,
      missing: [{ code: "rental-contract" }],
      materials: [{ code: "id-card" }, { code: "photo" }, { code: "rental-contract" }]
    })
    expect(await step(once, "reopen", { missing: ["photo"] })).toEqual(done)
    expect(await file(once)).toMatchObject({ trips: 2, oneTrip: null, doneAt: null })
    expect(await file(await requested())).toMatchObject({ trips: 1, oneTrip: null })
  })

  it("nothing is told to have happened before what it follows on", async () => {
    const id = await requested({ open: true, happenedAt: daysAgo(2) })
    expect(await step(id, "finish", { happenedAt: daysAgo(3) })).toEqual([409, "StepIsBeforeTheLast"])
    expect(await step(id, "finish", { happenedAt: daysAgo(1) })).toEqual(done)
  })
})

describe("row 72: a service handed over to another force", () => {
  it("keeps its answer and its age; open longer than the table's ten days it is overdue", async () => {
    const id = await requested({ code: "household-cancellation", open: true, happenedAt: daysAgo(20) })
    const handOver = { force: "长沙市公安局", happenedAt: daysAgo(11) }
    expect(await step(id, "hand-over", handOver)).toEqual(done)
    expect(await step(id, "hand-over", { force: "武汉市公安局" })).toEqual([409, "ForceHasNotAnswered"])
    expect(await step(id, "finish")).toEqual([409, "ForceHasNotAnswered"])
    const [waiting] = (await file(id)).handOvers
    expect(waiting).toMatchObject({ force: "长沙市公安局", answer: null, days: 11, overdue: true })
    expect(await step(id, "answer-hand-over", { answer: "材料退回", settled: false })).toEqual(done)
    expect(await step(id, "answer-hand-over", { answer: "再答", settled: true })).toEqual([
      409,
      "ServiceIsNotHandedOver"
    ])
    expect(await step(id, "hand-over", { force: "长沙市公安局" })).toEqual(done)
    const answer = { answer: "已注销户口", settled: true }
    expect(await step(id, "answer-hand-over", answer)).toEqual(done)
    const settled = await file(id)
    expect(settled.doneAt).not.toBeNull()
    expect(settled.handOvers).toMatchObject([
      { answer: "材料退回", settled: false, days: 11, overdue: false },
      { answer: "已注销户口", settled: true, days: 0, overdue: false }
    ])
    expect(await step(id, "hand-over", handOver)).toEqual([409, "StepIsBeforeTheLast"])
    expect(await step(id, "hand-over", { force: "长沙市公安局" })).toEqual([409, "ServiceIsDone"])
    const ten = await requested({ open: true, happenedAt: daysAgo(12) })
    const noon = `${addDays(dayInShanghai(Date.now()), -10)}T12:00:00+08:00`
    expect(await step(ten, "hand-over", { force: "邻县公安局", happenedAt: noon })).toEqual(done)
    expect((await file(ten)).handOvers).toMatchObject([{ days: 10, overdue: false }])
  })
})

describe("who may not read", () => {
  let theirs = ""
  beforeAll(async () => {
    theirs = await requested({ open: true, village }, "warden")
  })

  it("X3: a service is read in its own township", async () => {
    for (const as of ["neighbour", "gridWorker", "elsewhere"] as const) {
      expect((await wardens.get(`${services}/${theirs}`, { as })).status).toBe(403)
    }
  })
})
