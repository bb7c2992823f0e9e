import { addDays, addMonths, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { OwnWarden, TeamFile, VillagesPage, WardenFile, WardensPage } from "../src/api.ts"
import { type Account, type Setting, startWardens, townships } from "./http/setting.ts"

const { own, other } = townships
const villageOf = (n: number): string => `${own}${200 + n}`
const wardensAt = "/api/wardens/wardens"

let wardens: Setting

beforeAll(async () => {
  wardens = await startWardens()
})
afterAll(() => wardens?.stop())

const fileOf = async (id: string, query = "", as: Account = "officer") =>
  (await wardens.get<WardenFile>(`${wardensAt}/${id}${query}`, { as })).body
const listed = async (query: string, as: Account = "officer") =>
  (await wardens.get<WardensPage>(`${wardensAt}?${query}`, { as })).body
const refused = (id: string, verb: string, form: object = {}, as: Account = "officer") =>
  wardens.refused(`${wardensAt}/${id}/${verb}`, form, { as })

describe("row 34: two posts and two roles (两站两员)", () => {
  it("goes from application over check and training into service, to rest and back, and away", async () => {
    const placeId = await wardens.place()
    const id = await wardens.applicant()
    const states = [(await fileOf(id)).state]
    for (const [verb, form] of [
      ["check", { passed: true }],
      ["begin-training", {}],
      ["record-training", { subject: "traffic-persuasion" }],
      ["post", { placeId }],
      ["activate", {}],
      ["rest", {}],
      ["resume", {}],
      ["let-go", {}]
    ] as const) {
      await wardens.act(id, verb, form)
      states.push((await fileOf(id)).state)
    }
    expect(states).toEqual([
      "applied",
      "checked",
      "training",
      "training",
      "training",
      "active",
      "resting",
      "active",
      "left"
    ])
    expect(await refused(id, "resume")).toEqual([409, "WardenHasLeft"])
  })

  it("a step out of turn is refused, one that was made already changes nothing", async () => {
    const id = await wardens.applicant()
    expect(await refused(id, "activate")).toEqual([409, "StateDoesNotAllowThis"])
    expect(await refused(id, "begin-training")).toEqual([409, "StateDoesNotAllowThis"])
    await wardens.act(id, "check", { passed: true })
    const { version } = await fileOf(id)
    await wardens.act(id, "check", { passed: true })
    expect((await fileOf(id)).version).toBe(version)
    const turnedDown = await wardens.applicant()
    await wardens.act(turnedDown, "check", { passed: false, reason: "有不良记录" })
    expect(await fileOf(turnedDown)).toMatchObject({ state: "left", turnedDown: true })
  })

  it("a persuader (劝导员) without a post is refused, at every step that would leave them without one", async () => {
    const post = await wardens.place()
    const station = await wardens.place({ kind: "management-station" })
    const id = await wardens.applicant()
    await wardens.act(id, "check", { passed: true })
    await wardens.act(id, "begin-training")
    await wardens.act(id, "record-training", { subject: "traffic-persuasion" })
    const noPost = [409, "PersuaderHasNoPost"]
    expect(await refused(id, "activate")).toEqual(noPost)
    await wardens.act(id, "post", { placeId: station })
    expect(await refused(id, "activate")).toEqual(noPost)
    await wardens.act(id, "post", { placeId: post })
    await wardens.act(id, "activate")
    expect(await refused(id, "post", { placeId: null })).toEqual(noPost)
    expect(await refused(id, "post", { placeId: station })).toEqual(noPost)
    const closed = await wardens.place()
    await wardens.accepted(`/api/wardens/places/${closed}/close`, {})
    expect(await refused(id, "post", { placeId: closed })).toEqual([409, "PlaceIsNotOpen"])
    const assistant = await wardens.warden({ roles: ["assistant"] })
    expect(await refused(assistant, "change-roles", { roles: ["assistant", "persuader"] })).toEqual(noPost)
    const foreign = await wardens.place({ township: other }, { as: "commander" })
    expect(await refused(id, "post", { placeId: foreign })).toEqual([409, "PlaceIsOfAnotherTownship"])
  })

  it("nobody goes into service without the training of their role; it counts as long as the table says", async () => {
    const today = dayInShanghai(Date.now())
    const id = await wardens.applicant({ roles: ["safety-officer"] })
    await wardens.act(id, "check", { passed: true })
    await wardens.act(id, "begin-training")
    expect(await refused(id, "activate")).toEqual([409, "WardenIsUntrained"])
    const longAgo = addMonths(today, -13)
    await wardens.act(id, "record-training", { subject: "traffic-persuasion", on: longAgo })
    await wardens.act(id, "record-training", { subject: "traffic-persuasion", on: today, passed: false })
    expect(await refused(id, "activate")).toEqual([409, "WardenIsUntrained"])
    expect((await fileOf(id)).missing).toEqual(["traffic-persuasion"])
    await wardens.act(id, "record-training", { subject: "traffic-persuasion", on: today })
    expect((await fileOf(id)).missing).toEqual([])
    await wardens.act(id, "activate")
    expect((await fileOf(id)).trainings.map(({ validUntil, valid }) => [validUntil, valid])).toEqual([
      [addDays(addMonths(longAgo, 12), -1), false],
      [addDays(addMonths(today, 12), -1), false],
      [addDays(addMonths(today, 12), -1), true]
    ])
    expect((await listed("untrained=yes&limit=500")).items.map((one) => one.id)).not.toContain(id)
  })

  it("keeps skills, equipment on loan, injuries and insurance", async () => {
    const id = await wardens.warden({ roles: ["volunteer"], skills: ["wasp", "first-aid"] })
    await wardens.act(id, "lend", { equipment: "wasp-suit", serial: "F-07" })
    await wardens.act(id, "report-injury", { severity: "slight", activity: "摘马蜂窝" })
    await wardens.act(id, "insure", { insurer: "某保险", lastDay: "2027-12-31" })
    const file = await fileOf(id)
    expect(file.skills.map(({ code }) => code)).toEqual(["wasp", "first-aid"])
    expect(file.equipment).toEqual([{ code: "wasp-suit", name: expect.any(String) }])
    expect(file.injuries).toMatchObject([{ severity: "slight", activity: "摘马蜂窝" }])
    expect(file.insuredUntil).toBe("2027-12-31")
    const isListed = async (query: string) =>
      (await listed(`${query}&limit=500`)).items.some((one) => one.id === id)
    expect([await isListed("insured=yes"), await isListed("insured=no")]).toEqual([true, false])
    expect([await isListed("injured=yes"), await isListed("injured=no")]).toEqual([true, false])
    const { warnings } = await wardens.told(`${wardensAt}/${id}/let-go`, {})
    expect(warnings.map(({ path }) => path)).toEqual(["equipment"])
    const [loan] = file.loans
    await wardens.act(id, "take-back", { loanId: loan?.loanId, intact: false })
    expect((await fileOf(id)).loans).toMatchObject([{ intact: false, returnedAt: expect.any(String) }])
  })

  it("whoever is not insured is warned of when they go into service", async () => {
    const id = await wardens.applicant({ roles: ["volunteer"] })
    await wardens.act(id, "check", { passed: true })
    await wardens.act(id, "begin-training")
    await wardens.act(id, "record-training", { subject: "volunteer" })
    const { warnings } = await wardens.told(`${wardensAt}/${id}/activate`, {})
    expect(warnings.map(({ path }) => path)).toEqual(["insurance"])
  })

  it("an account is one warden's, a person one warden", async () => {
    const idNumber = "110101199003070417"
    const first = await wardens.applicant({ idNumber })
    expect(
      await wardens.refused(wardensAt, { name: "张建国", idNumber, roles: ["volunteer"], township: own })
    ).toEqual([409, "PersonIsAWardenAlready"])
    await wardens.act(first, "link-account", { account: "warden" })
    const second = await wardens.applicant()
    expect(await refused(second, "link-account", { account: "warden" })).toEqual([
      409,
      "AccountIsAnotherWardens"
    ])
    await wardens.act(first, "let-go")
    await wardens.act(second, "link-account", { account: "warden" })
    const me = await wardens.get<OwnWarden>(`${wardensAt}/me`, { as: "warden" })
    expect(me.body).toMatchObject({ id: second, state: "applied", account: "warden" })
    expect((await wardens.get(`${wardensAt}/me`, { as: "stranger" })).body).toMatchObject({
      code: "AccountIsNoWarden"
    })
  })
})

describe("a transfer into another township (rows 34, 42, 45, X3)", () => {
  const commander = { as: "commander" } as const
  const there = `${other}201`
  const transfer = (id: string, form: object = {}, as: Account = "commander") =>
    refused(id, "transfer", { township: other, ...form }, as)

  it("takes post, village and history along, and leaves team and account behind", async () => {
    const [post, otherPost] = [await wardens.place(), await wardens.place({ township: other }, commander)]
    const roles = ["persuader", "volunteer", "village-auxiliary"]
    const id = await wardens.warden({ roles, placeId: post, account: "colleague", villages: [villageOf(20)] })
    await wardens.act(id, "lend", { equipment: "boat" })
    const teams = "/api/wardens/teams"
    const teamId = await wardens.accepted(teams, { name: "义警队", station: own })
    await wardens.accepted(`${teams}/${teamId}/join`, { wardenId: id, as: "villager" })
    await wardens.accepted(`${teams}/${teamId}/elect-captain`, {
      votes: [{ wardenId: id, votes: 1 }],
      voters: 1
    })

    const whole = { villages: [there], placeId: otherPost }
    // X3: both townships are the giver's.
    expect(await transfer(id, whole, "officer")).toEqual([403, "TownshipIsOutOfScope"])
    expect(await transfer(id, whole, "neighbour")).toEqual([403, "TownshipIsOutOfScope"])
    expect(await transfer(id, { ...whole, placeId: null })).toEqual([409, "PersuaderHasNoPost"])
    expect(await transfer(id, { ...whole, placeId: post })).toEqual([409, "PlaceIsOfAnotherTownship"])
    expect(await transfer(id, { placeId: otherPost })).toEqual([409, "AuxiliaryHasOneVillage"])
    expect(await transfer(id, { ...whole, villages: [villageOf(20)] })).toEqual([422, "FormIsAtFault"])
    expect(await transfer(id, { township: own })).toEqual([409, "WardenServesThereAlready"])
    // Row 42: the village there has one already.
    const holder = await wardens.warden(
      { roles: ["village-auxiliary"], township: other, villages: [there] },
      commander
    )
    expect(await transfer(id, whole)).toEqual([409, "VillageHasAnAuxiliary"])
    await wardens.act(holder, "rest", {}, commander)

    const { warnings } = await wardens.told(
      `${wardensAt}/${id}/transfer`,
      { township: other, ...whole },
      commander
    )
    expect(warnings.map(({ path }) => path)).toEqual(["equipment", "account"])
    const file = await fileOf(id, "", "neighbour")
    expect(file).toMatchObject({
      state: "active",
      township: other,
      villages: [{ code: there }],
      place: { placeId: otherPost },
      account: null
    })
    expect(file.trainings).toHaveLength(3)
    expect(file.history.map(({ title }) => title).slice(-2)).toEqual(["调往其他乡镇", "关联账号"])
    expect(await refused(id, "rest")).toEqual([403, "TownshipIsOutOfScope"])
    expect((await wardens.get(`${wardensAt}/me`, { as: "colleague" })).body).toMatchObject({
      code: "AccountIsNoWarden"
    })
    // What they held is free: their village, their post, and their place in the team.
    const next = await wardens.warden({ roles: ["village-auxiliary"], villages: [villageOf(20)] })
    await wardens.act(next, "rest")
    await wardens.accepted(`/api/wardens/places/${post}/close`, {})
    await expect
      .poll(async () => (await wardens.get<TeamFile>(`${teams}/${teamId}`)).body)
      .toMatchObject({ captain: null, members: [] })
    expect((await listed(`state=active&limit=500`)).items.map((one) => one.id)).not.toContain(id)
    expect(
      (await listed(`state=active&township=${other}&limit=500`, "neighbour")).items.map((one) => one.id)
    ).toContain(id)
    // An account of the new township is linked as ever, and acts there.
    await wardens.act(id, "link-account", { account: "elsewhere" }, { as: "neighbour" })
    const record = { work: { kind: "publicity", code: "door" } }
    const made = await wardens.accepted("/api/wardens/records", record, { as: "elsewhere" })
    expect((await wardens.get(`/api/wardens/records/${made}`, { as: "neighbour" })).body).toMatchObject({
      township: other
    })
  })

  it("of somebody who is not in service asks for no post; of somebody who left there is none", async () => {
    const id = await wardens.applicant()
    expect(await transfer(id)).toEqual([200, "accepted"])
    expect((await fileOf(id, "", "commander")).township).toBe(other)
    await wardens.act(id, "let-go", {}, commander)
    expect(await transfer(id, { township: own })).toEqual([409, "WardenHasLeft"])
  })
})

describe("row 36: 5 to 20 traffic assistants (交通协管员) of a management station", () => {
  it("outside that there is a warning, never a refusal; the list of places counts them", async () => {
    const placeId = await wardens.place({ kind: "management-station", name: "协管员管理站" })
    const applying = async () => {
      const id = await wardens.applicant({ roles: ["assistant"] })
      await wardens.act(id, "check", { passed: true })
      await wardens.act(id, "begin-training")
      await wardens.act(id, "record-training", { subject: "traffic-persuasion" })
      await wardens.act(id, "insure", { lastDay: "2099-12-31" })
      await wardens.act(id, "post", { placeId })
      return id
    }
    const ids = await Promise.all(Array.from({ length: 21 }, applying))
    const joining = async (n: number) => (await wardens.told(`${wardensAt}/${ids[n]}/activate`, {})).warnings
    for (let n = 0; n < 20; n++) expect(await joining(n)).toEqual([])
    const [tooMany] = await joining(20)
    expect(tooMany?.path).toBe("placeId")
    expect(tooMany?.reason).toBe("协管员管理站的交通协管员将为21人，应为5至20人")
    const counted = async () =>
      (
        await wardens.get<{ items: ReadonlyArray<Record<string, unknown>> }>(
          "/api/wardens/places?kind=management-station&limit=500"
        )
      ).body.items.find(({ id }) => id === placeId)
    expect(await counted()).toMatchObject({
      assistants: 21,
      assistantsAreWithin: false,
      assistantsShould: { least: 5, most: 20 }
    })
    for (const id of ids.slice(0, 16)) {
      expect((await wardens.told(`${wardensAt}/${id}/rest`, {})).warnings).toEqual([])
    }
    expect(await counted()).toMatchObject({ assistants: 5, assistantsAreWithin: true })
    const { warnings } = await wardens.told(`${wardensAt}/${ids[16]}/rest`, {})
    expect(warnings.map(({ reason }) => reason)).toEqual(["协管员管理站的交通协管员将为4人，应为5至20人"])
    expect(await counted()).toMatchObject({ assistants: 4, assistantsAreWithin: false })
  })
})

describe("row 42: one village, one auxiliary and one room (一村一辅警)", () => {
  const villages = async (lacking: string, township: string = own) =>
    (
      await wardens.get<VillagesPage>(
        `/api/wardens/villages?lacking=${lacking}&township=${township}&limit=500`
      )
    ).body
  const lackingOf = async (village: string) =>
    (await wardens.get<VillagesPage>(`/api/wardens/villages?township=${own}&limit=500`)).body.items.find(
      (one) => one.village === village
    )?.lacks

  it("names the villages that lack either, until they have both; a second one is refused", async () => {
    const village = villageOf(5)
    const before = await villages("either")
    expect(before.sums).toEqual({
      villages: before.total,
      withAuxiliary: 0,
      withRoom: 0,
      withBoth: 0
    })
    expect(await lackingOf(village)).toEqual(["auxiliary", "room"])
    await wardens.place({ kind: "police-room", village })
    expect(await lackingOf(village)).toEqual(["auxiliary"])
    const auxiliary = await wardens.warden({ roles: ["village-auxiliary"], villages: [village] })
    expect(await lackingOf(village)).toEqual([])
    const after = await villages("either")
    expect(after.items.map((one) => one.village)).not.toContain(village)
    expect([after.total, after.sums.withBoth]).toEqual([before.total - 1, 1])
    expect(
      await wardens.refused("/api/wardens/places", {
        kind: "police-room",
        name: "又一个警务室",
        village,
        location: { longitude: 118.1, latitude: 37.7 }
      })
    ).toEqual([409, "VillageHasARoom"])
    const second = await wardens.applicant({ roles: ["village-auxiliary"], villages: [village] })
    await wardens.act(second, "check", { passed: true })
    await wardens.act(second, "begin-training")
    await wardens.act(second, "record-training", { subject: "door-to-door" })
    expect(await refused(second, "activate")).toEqual([409, "VillageHasAnAuxiliary"])
    expect(await refused(auxiliary, "change", { villages: [village, villageOf(6)] })).toEqual([
      409,
      "AuxiliaryHasOneVillage"
    ])
    await wardens.act(auxiliary, "rest")
    expect(await lackingOf(village)).toEqual(["auxiliary"])
    await wardens.act(second, "activate")
    expect(await lackingOf(village)).toEqual([])
    expect(await refused(auxiliary, "resume")).toEqual([409, "VillageHasAnAuxiliary"])
  })

  it("X3: asks nobody about the villages of others", async () => {
    expect((await wardens.get(`/api/wardens/villages?township=${other}`)).status).toBe(403)
    const { items } = (await wardens.get<VillagesPage>("/api/wardens/villages?limit=500")).body
    expect(new Set(items.map(({ township }) => township))).toEqual(new Set([own]))
  })
})

describe("X1, X2: what is personal", () => {
  it("is masked in lists and files, whole for a stated purpose, and every reading is on record", async () => {
    const id = await wardens.applicant({
      name: "李卫东",
      idNumber: "110101199003070433",
      phone: "13812345678",
      roles: ["volunteer"]
    })
    const subject = `wardens/warden/${id}`
    expect((await fileOf(id)).person).toMatchObject({
      name: "李*",
      phone: "138****5678",
      idNumber: "110101********0433",
      masked: true
    })
    const item = (await listed("limit=500")).items.find((one) => one.id === id)
    expect(item?.name).toBe("李*")
    expect((await wardens.get(`${wardensAt}/${id}?unmask=true`)).status).toBe(422)
    const purpose = encodeURIComponent("联系本人")
    expect((await fileOf(id, `?unmask=true&purpose=${purpose}`)).person).toMatchObject({
      name: "李卫东",
      phone: "13812345678",
      masked: false
    })
    expect(await wardens.accesses(subject)).toMatchObject([
      { account: "officer", action: "ReadFile", result: "granted" },
      { account: "officer", action: "ReadFileUnmasked", purpose: "联系本人", result: "granted" }
    ])
    expect((await wardens.get(`${wardensAt}/${id}`, { as: "neighbour" })).status).toBe(403)
    expect((await wardens.get(`${wardensAt}/${id}`, { as: "warden" })).status).toBe(403)
    for (const { data } of await wardens.log()) {
      expect(JSON.stringify(data)).not.toMatch(/李卫东|13812345678|110101199003070433/)
    }
  })

  it("where somebody sets out from is kept too coarsely to find a door", async () => {
    const id = await wardens.applicant({ setsOutFrom: { longitude: 118.123456, latitude: 37.765432 } })
    expect((await fileOf(id)).setsOutFrom).toEqual({ longitude: 118.123, latitude: 37.765 })
  })
})
