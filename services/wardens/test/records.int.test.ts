import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Either } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { RecordFile, WorkItems } from "../src/api.ts"
import { evolveRecord, initialRecord, type KnownRecord, recordEventCodec } from "../src/events.ts"
import { type Account, type Setting, startWardens, townships } from "./http/setting.ts"

const { own, other } = townships
const village = `${own}213`
const records = "/api/wardens/records"
const daysAgo = (n: number): string => new Date(Date.now() - n * 86_400_000).toISOString()
const persuasion = (counts: Readonly<Record<string, number>>, plate?: object) => ({
  kind: "persuasion",
  counts: Object.entries(counts).map(([code, count]) => ({ code, count })),
  ...(plate === undefined ? {} : { plate })
})

let wardens: Setting
let cast: Awaited<ReturnType<Setting["cast"]>>
beforeAll(async () => {
  wardens = await startWardens()
  cast = await wardens.cast()
})
afterAll(() => wardens?.stop())

const made = (work: object, form: object = {}, as: Account = "warden") =>
  wardens.told(records, { work, ...form }, { as })
const file = async (id: string) => (await wardens.get<RecordFile>(`${records}/${id}`)).body
const fieldsOf = async (form: object, as: Account = "officer") => {
  const { status, body } = await wardens.post<{ fields?: ReadonlyArray<{ path: string; rule?: string }> }>(
    records,
    form,
    { as }
  )
  return { status, paths: (body.fields ?? []).map(({ path }) => path).sort() }
}

/** What the log says that counts, without a read model. */
const counted = async (): Promise<ReadonlyArray<KnownRecord>> => {
  const states = new Map<string, ReturnType<typeof evolveRecord>>()
  for (const recorded of await wardens.log()) {
    if (!recorded.stream.startsWith("wardens/record/")) continue
    const event = Either.getOrThrow(recordEventCodec.decode(recorded))
    states.set(recorded.stream, evolveRecord(states.get(recorded.stream) ?? initialRecord, event))
  }
  return [...states.values()].flatMap((one) =>
    one._tag === "Record" && one.withdrawnAt === null ? [one] : []
  )
}

/** Many records in one request: a day's queue. */
const queue = async (forms: ReadonlyArray<object>, as: Account) => {
  const items = forms.map((body) => ({ path: records, commandId: uuidv7(), body }))
  const { body } = await wardens.post<{ items: ReadonlyArray<{ status: number }> }>(
    "/api/batch",
    { items },
    { as }
  )
  return body.items.map(({ status }) => status)
}

describe("rows 33, 34: persuasions and what else a day brings", () => {
  it("are counted by kind, at the post, with a plate worth naming; late, with the time it happened", async () => {
    const happenedAt = daysAgo(3)
    const placeId = await wardens.place({ happenedAt: daysAgo(10) })
    const { id, warnings } = await made(
      persuasion({ "no-helmet": 12, "people-in-farm-vehicle": 2, drink: 1 }, { number: "鲁m·12345" }),
      { placeId, road: "省道S312", note: "赶集", happenedAt }
    )
    expect(warnings).toEqual([])
    const record = await file(id)
    expect(record).toMatchObject({
      kindName: "劝导",
      township: own,
      placeId,
      wardenId: cast.warden,
      by: "warden",
      road: "省道S312",
      work: {
        counts: [
          { code: "no-helmet", count: 12 },
          { code: "people-in-farm-vehicle", count: 2 },
          { code: "drink", count: 1 }
        ],
        plate: { kind: "02", number: "鲁M12345" }
      }
    })
    expect(new Date(record.happenedAt).toISOString()).toBe(happenedAt)
    expect(Date.parse(record.history[0]?.recordedAt ?? "")).toBeGreaterThan(Date.parse(happenedAt))
  })

  it("N1, N5: a plate that is none is refused, with all other faults; a vehicle without one is kind 41", async () => {
    const faults = await fieldsOf({
      work: persuasion({ nonsense: 1, "no-plate": 0, drink: 1.5 }, { kind: "02", number: "鲁MI2345" }),
      village: "371603101999",
      location: { longitude: 37.7, latitude: 118.1 }
    })
    expect(faults).toEqual({
      status: 422,
      paths: [
        "location",
        "village",
        "work.counts.0.code",
        "work.counts.1.count",
        "work.counts.2.count",
        "work.plate.number"
      ]
    })
    const { id } = await made(persuasion({ "no-plate": 1 }, { kind: "41" }))
    expect((await file(id)).work).toMatchObject({ plate: { kind: "41", number: null } })
    const none = await fieldsOf({ work: persuasion({}), township: own })
    expect(none).toEqual({ status: 422, paths: ["work.counts"] })
  })

  it("publicity, requests for help, group events and market days are forms of their own", async () => {
    const from = new Date(Date.now() + 86_400_000).toISOString()
    const until = new Date(Date.now() + 90_000_000).toISOString()
    const works = [
      { kind: "publicity", code: "market", people: 60, topic: "一盔一带" },
      { kind: "help-request", code: "breakdown", referredTo: "拖车" },
      { kind: "gathering", code: "market-day", from, until, people: 800 }
    ]
    for (const work of works) {
      const { id } = await made(work, { village })
      expect((await file(id)).work).toEqual(work)
    }
    expect(await fieldsOf({ work: { ...works[2], until: from }, village })).toEqual({
      status: 422,
      paths: ["work.until"]
    })
  })

  it("A3: what may be chosen is told in both languages; no code is a fine or a penalty", async () => {
    const told = async (language: string) =>
      (await wardens.get<WorkItems>("/api/wardens/items", { as: "warden", language })).body
    const [zh, en] = [await told("zh"), await told("en")]
    expect(zh.items.find(({ code }) => code === "people-in-farm-vehicle")).toEqual({
      item: "persuasion",
      code: "people-in-farm-vehicle",
      name: "农用车载人"
    })
    expect(en.items.map(({ code }) => code)).toEqual(zh.items.map(({ code }) => code))
    expect(zh.hazardLevels.map(({ name, asksForCase }) => [name, asksForCase])).toEqual([
      ["一般", false],
      ["较大", false],
      ["重大", true]
    ])
    const words = JSON.stringify([zh, en])
    expect(words).not.toMatch(/罚款|处罚|扣分|fine[sd ]|penalt/i)
    expect((await wardens.get("/api/wardens/items", { as: "gridWorker" })).status).toBe(403)
  })

  it("sent twice, it is one record; with other content under the same id it is refused", async () => {
    const key = uuidv7()
    const form = { work: persuasion({ phone: 3 }) }
    const [one, two] = [
      await wardens.post(records, form, { as: "warden", key }),
      await wardens.post(records, form, { as: "warden", key })
    ]
    expect([one.status, two.status, two.body]).toEqual([201, 201, one.body])
    const changed = await wardens.post<{ code: string }>(
      records,
      { work: persuasion({ phone: 4 }) },
      { as: "warden", key }
    )
    expect([changed.status, changed.body.code]).toEqual([409, "CommandIdIsTaken"])
  })

  it("X3: are corrected and withdrawn by whoever filed them, or by the station; the kind stays", async () => {
    const { id } = await made(persuasion({ parking: 7 }))
    const correct = (work: object, as: Account) =>
      wardens.refused(`${records}/${id}/correct`, { work, village }, { as })
    expect(await correct(persuasion({ parking: 8 }), "colleague")).toEqual([403, "RecordIsSomebodyElses"])
    expect(await correct(persuasion({ parking: 8 }), "warden")).toEqual([200, "accepted"])
    expect(await correct({ kind: "publicity", code: "door" }, "officer")).toEqual([
      409,
      "RecordIsOfAnotherKind"
    ])
    expect(await correct(persuasion({ parking: 9 }), "officer")).toEqual([200, "accepted"])
    const record = await file(id)
    expect(record).toMatchObject({ by: "warden", village, work: { counts: [{ code: "parking", count: 9 }] } })
    const withdraw = (as: Account) => wardens.refused(`${records}/${id}/withdraw`, { reason: "重复" }, { as })
    expect(await withdraw("colleague")).toEqual([403, "RecordIsSomebodyElses"])
    expect(await withdraw("warden")).toEqual([200, "accepted"])
    expect(await correct(persuasion({ parking: 1 }), "officer")).toEqual([409, "RecordIsWithdrawn"])
    expect((await file(id)).history.map(({ title }) => title)).toEqual(["登记", "更正", "更正", "撤回"])
  })

  it("name a post that was open then, in the same township, and a warden of it", async () => {
    const work = persuasion({ phone: 1 })
    const told = (form: object) => wardens.refused(records, { work, ...form }, { as: "commander" })
    expect(await wardens.refused(records, { work, placeId: uuidv7() })).toEqual([409, "PostIsUnknown"])
    expect(await wardens.refused(records, { work })).toEqual([409, "TownshipIsNotNamed"])
    expect(await wardens.refused(records, { work, placeId: cast.post, happenedAt: daysAgo(2) })).toEqual([
      409,
      "PostWasNotOpen"
    ])
    expect(await wardens.refused(records, { work, placeId: cast.otherPost, township: own })).toEqual([
      409,
      "PostIsInAnotherTownship"
    ])
    expect(await wardens.refused(records, { work, wardenId: cast.elsewhere, township: own })).toEqual([
      409,
      "WardenIsOfAnotherTownship"
    ])
    expect(await wardens.refused(records, { work, wardenId: uuidv7() })).toEqual([409, "WardenIsUnknown"])
    expect(await told({ placeId: cast.post })).toEqual([201, "accepted"])
  })
})

describe("rows 41, 43, 44: trades, cards, the village's assistant, and the four ways with the village", () => {
  it("row 41: 1 100 cards and more are brought to the door, and trades are checked by officers", async () => {
    const deliveries = [310, 290, 305, 207].map((cards) => ({
      work: { kind: "card-delivery", code: "identity-card", cards },
      village
    }))
    expect(await queue(deliveries, "warden")).toEqual([201, 201, 201, 201])
    const check = { kind: "trade-check", code: "contractor", site: "宏达建筑队", inOrder: false }
    expect(await wardens.refused(records, { work: check, village }, { as: "warden" })).toEqual([
      403,
      "RoleMayNotDoThis"
    ])
    const { id } = await made(check, { village }, "auxiliary")
    expect((await file(id)).work).toEqual(check)
    const works = (await counted()).map(({ work }) => work)
    const cards = works.reduce((sum, work) => sum + (work.kind === "card-delivery" ? work.cards : 0), 0)
    expect(cards).toBe(1_112)
  })

  it("row 43: the post of the village head's assistant is held from a day on, and ends", async () => {
    const work = { kind: "village-assistant", account: "officer", from: "2026-03-01" }
    const id = await wardens.accepted(records, { work, village })
    await wardens.accepted(`${records}/${id}/correct`, { work: { ...work, until: "2026-10-31" }, village })
    expect(await file(id)).toMatchObject({ village, work: { ...work, until: "2026-10-31" } })
    expect(await fieldsOf({ work: { ...work, until: "2026-02-01" }, township: own })).toEqual({
      status: 422,
      paths: ["village", "work.until"]
    })
  })

  it("row 44: more than 30 legal services and 80 disputes in 3 villages are as many records", async () => {
    const villages = [village, `${own}214`, `${own}215`]
    const activity = (code: string) => (_: unknown, i: number) => ({
      work: { kind: "activity", code },
      village: villages[i % villages.length]
    })
    const forms = [
      ...Array.from({ length: 31 }, activity("legal-service")),
      ...Array.from({ length: 81 }, activity("dispute"))
    ]
    expect(await queue(forms, "auxiliary")).toEqual(forms.map(() => 201))
    const activities = (await counted()).filter(({ work }) => work.kind === "activity")
    const howMany = (code: string) =>
      activities.filter(({ work }) => work.kind === "activity" && work.code === code).length
    expect([howMany("legal-service"), howMany("dispute")]).toEqual([31, 81])
    expect(new Set(activities.map((one) => one.village)).size).toBe(3)
  })
})

describe("row 65: joint inspections", () => {
  const inspect = (site: string, days: number, form: object = {}) =>
    made(
      { kind: "site-inspection", site, items: ["fire", "traffic", "security"], found: ["fire"] },
      { village, happenedAt: daysAgo(days), ...form },
      "officer"
    )

  it("merge all items in one visit; a second visit inside the window is taken, with a warning", async () => {
    const { id, warnings } = await inspect("富源加油站", 40)
    expect(warnings).toEqual([])
    expect((await file(id)).work).toEqual({
      kind: "site-inspection",
      site: "富源加油站",
      items: ["fire", "traffic", "security"],
      found: ["fire"]
    })
    const second = await inspect(" 富源 加油站", 20)
    expect(second.warnings.map(({ path }) => path)).toEqual(["work.site"])
    expect((await inspect("富源加油站二站", 20)).warnings).toEqual([])
    await wardens.accepted(`${records}/${second.id}/withdraw`, {})
    expect((await inspect("富源加油站", 9)).warnings).toEqual([])
  })

  it("find something only in what was looked at", async () => {
    const work = { kind: "site-inspection", site: " ", items: ["fire", "taxes"], found: ["drugs"] }
    expect(await fieldsOf({ work, village })).toEqual({
      status: 422,
      paths: ["work.found.0", "work.items.1", "work.site"]
    })
  })
})

describe("who may not read", () => {
  let theirs = ""
  beforeAll(async () => {
    theirs = (await made(persuasion({ phone: 1 }))).id
  })

  it("X3: a record is read in its own township", async () => {
    expect((await wardens.get(`${records}/${theirs}`, { as: "neighbour" })).status).toBe(403)
    expect((await wardens.get(`${records}/${theirs}`, { as: "gridWorker" })).status).toBe(403)
    expect((await wardens.get<RecordFile>(`${records}/${theirs}`, { as: "warden" })).body.township).not.toBe(
      other
    )
    expect((await wardens.accesses(`wardens/record/${theirs}`)).map(({ result }) => result)).toContain(
      "refused"
    )
  })
})
