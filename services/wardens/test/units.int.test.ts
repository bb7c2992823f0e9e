import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { manualClock } from "@jiaosuo/testing/Clock"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { CoverageAnswer, UnitFile, UnitsPage } from "../src/api.ts"
import { type Account, type Setting, startWardens, townships } from "./http/setting.ts"

const { own, other } = townships
const units = "/api/wardens/units"
/** Before every month that is looked at. */
const before = "2021-03-01T09:00:00+08:00"

const clock = manualClock(new Date().toISOString())
let wardens: Setting
beforeAll(async () => {
  wardens = await startWardens(clock)
  await wardens.cast()
})
afterAll(() => wardens?.stop())

let named = 0
/** The village of each unit, whose groups it visits: no other unit has them. */
const villages = new Map<string, string>()
const formed = async (form: object = {}, as: Account = "officer"): Promise<string> => {
  const id = await wardens.accepted(
    units,
    { kind: "bag-room", name: `第${++named}提包警务室`, township: own, happenedAt: before, ...form },
    { as }
  )
  villages.set(id, `${own}${200 + named}`)
  return id
}
const groupsOf = (id: string, names: ReadonlyArray<string>) =>
  names.map((name) => ({ village: villages.get(id), name }))
const act = (id: string, verb: string, form: object, as: Account = "officer") =>
  wardens.accepted(`${units}/${id}/${verb}`, form, { as })
const refused = (id: string, verb: string, form: object, as: Account = "officer") =>
  wardens.refused(`${units}/${id}/${verb}`, form, { as })
const file = async (id: string) => (await wardens.get<UnitFile>(`${units}/${id}`)).body
const coverage = async (unit: string, month: string) => {
  const { status, body } = await wardens.get<CoverageAnswer>(
    `/api/wardens/coverage?unit=${encodeURIComponent(unit)}&month=${month}`
  )
  expect(status).toBe(200)
  return body
}
const member = (id: string, account: string, part = "senior-officer", from = "2021-03-01") =>
  act(id, "join", { account, part, from })
/** Lists groups of the unit's village under the given names; answers their ids by name. */
const grouped = async (id: string, names: ReadonlyArray<string>, from = "2021-03-01") => {
  await act(id, "list-groups", { groups: groupsOf(id, names), from })
  return new Map((await file(id)).groups.map((group) => [group.name, group.groupId]))
}
const visit = (id: string, groupIds: ReadonlyArray<string>, day: string, form: object = {}) =>
  act(id, "visit-groups", { groupIds, happenedAt: `${day}T10:00:00+08:00`, ...form })

describe("row 39: the eight-ones kit (八个一)", () => {
  it("a unit that lacks one of the eight is incomplete and says which, until it has it", async () => {
    const id = await formed({ kind: "mobile-team", name: "八个一警务队" })
    const parts = ["senior-officer", "young-officer", "assistant"]
    const things = ["car", "laptop", "camera", "mobile-terminal", "bag"]
    const missing = async () => (await file(id)).missing
    expect(await missing()).toEqual([...parts, ...things])
    for (const part of parts) await member(id, part, part)
    for (const thing of things) await act(id, "issue", { thing, label: `${thing}-1` })
    expect(await file(id)).toMatchObject({ complete: true, missing: [], officers: 2, assistants: 1 })
    for (const thing of things) {
      await act(id, "take-back", { thing })
      expect(await file(id)).toMatchObject({ complete: false, missing: [thing] })
      await act(id, "issue", { thing })
    }
    await act(id, "leave", { account: "assistant", until: "2021-03-31" })
    const { kit, history } = await file(id)
    expect(kit).toHaveLength(8)
    expect(kit.filter(({ present }) => !present)).toEqual([
      { item: "assistant", name: "一名辅警", present: false, what: [] }
    ])
    expect(history[0]).toMatchObject({ title: "组建", actor: "officer" })
    const listed = async (complete: string) =>
      (await wardens.get<UnitsPage>(`${units}?complete=${complete}&limit=500`)).body.items.map(
        (one) => one.id
      )
    expect([await listed("no"), await listed("yes")].map((ids) => ids.includes(id))).toEqual([true, false])
    await member(id, "another", "assistant")
    expect([await listed("no"), await listed("yes")].map((ids) => ids.includes(id))).toEqual([false, true])
  })

  it("who is in it, and which groups it visits, has days; nothing is in it twice", async () => {
    const id = await formed()
    await member(id, "a")
    expect(await refused(id, "join", { account: "a", part: "assistant" })).toEqual([
      409,
      "MemberIsInTheUnitAlready"
    ])
    expect(await refused(id, "leave", { account: "b" })).toEqual([409, "AccountIsNoMember"])
    expect(await refused(id, "leave", { account: "a", until: "2021-02-01" })).toEqual([
      409,
      "LastDayIsBeforeTheFirst"
    ])
    const groups = await grouped(id, ["一组"])
    const again = { groups: groupsOf(id, ["一组"]), from: "2022-01-01" }
    expect(await refused(id, "list-groups", again)).toEqual([409, "GroupIsListedAlready"])
    const groupIds = [...groups.values()]
    await act(id, "end-groups", { groupIds, until: "2021-12-31" })
    await act(id, "list-groups", again)
    expect(await refused(id, "end-groups", { groupIds, until: "2021-11-30" })).toEqual([409, "GroupHasEnded"])
    expect(await refused(id, "end-groups", { groupIds: [uuidv7()] })).toEqual([409, "GroupIsUnknown"])
    expect(await refused(id, "list-groups", { groups: [{ village: "371603102201", name: "一组" }] })).toEqual(
      [409, "VillageIsOfAnotherTownship"]
    )
    await act(id, "disband", {})
    expect(await refused(id, "change", { name: "无" })).toEqual([409, "UnitIsDisbanded"])
  })
})

describe("row 38: at least 75 % of the village groups in a month", () => {
  it("a village group is one unit's at a time: listed by a second it is refused in words, until it ends or the unit does", async () => {
    const [one, two] = [await formed(), await formed()]
    await member(one, "officer")
    await member(two, "officer")
    const groupIds = [...(await grouped(one, ["甲", "乙"])).values()]
    const groups = groupsOf(one, ["甲"])
    const listing = (from: string, id = two) =>
      wardens.post<{ code?: string; title?: string; facts?: object }>(
        `${units}/${id}/list-groups`,
        { groups, from },
        { language: "en" }
      )
    const refusedTo = async (from: string) => {
      const { status, body } = await listing(from)
      return [status, body.code, body.title]
    }
    expect(await refusedTo("2021-03-15")).toEqual([
      409,
      "GroupIsAnotherUnits",
      'Another mobile unit visits "甲"'
    ])
    await act(one, "end-groups", { groupIds: groupIds.slice(0, 1), until: "2021-04-30" })
    // Ended, and still the other unit's on days before.
    expect(await refusedTo("2021-04-30")).toEqual([
      409,
      "GroupIsAnotherUnits",
      'Another mobile unit visits "甲" until 2021-04-30'
    ])
    expect((await listing("2021-05-01")).status).toBe(200)
    // The denominators of the months stay what they were: each group is asked for once in each.
    const asked = async (id: string, month: string) => (await coverage(id, month)).groups.asked
    expect([
      [await asked(one, "2021-04"), await asked(two, "2021-04")],
      [await asked(one, "2021-05"), await asked(two, "2021-05")]
    ]).toEqual([
      [2, 0],
      [1, 1]
    ])
    expect((await listing("2021-06-01", one)).body.code).toBe("GroupIsAnotherUnits")
    await act(two, "disband", { happenedAt: "2021-06-30T12:00:00+08:00" })
    expect((await listing("2021-06-30", one)).body.code).toBe("GroupIsAnotherUnits")
    expect((await listing("2021-07-01", one)).status).toBe(200)

    // Of several who list one group at the same instant, one has it.
    const rivals = [await formed(), await formed(), await formed(), await formed()]
    const form = { groups: groupsOf(rivals[0] ?? "", ["丙"]), from: "2021-03-01" }
    const told = await Promise.all(rivals.map((id) => refused(id, "list-groups", form)))
    expect(told.map(([, code]) => code).sort()).toEqual([
      ...Array.from({ length: 3 }, () => "GroupIsAnotherUnits"),
      "accepted"
    ])
  })

  it("74.9 % of 1 000 groups fails and 75 % passes; the missed groups are listed", async () => {
    const id = await formed({ name: "千组提包警务室" })
    await member(id, "officer")
    const names = Array.from({ length: 1_000 }, (_, n) => `${n + 1}组`)
    const groups = [...(await grouped(id, names)).values()]
    await visit(id, groups.slice(0, 400), "2021-04-06")
    // A group that is visited again is one group.
    await visit(id, groups.slice(300, 749), "2021-04-30")
    const failing = await coverage(id, "2021-04")
    expect(failing.groups).toMatchObject({
      asked: 1_000,
      visited: 749,
      percent: "74.9",
      least: 75,
      passes: false
    })
    expect(failing.groups.missed.map(({ name }) => name)).toEqual(names.slice(749))
    await visit(id, groups.slice(749, 750), "2021-04-15")
    expect((await coverage(id, "2021-04")).groups).toMatchObject({
      visited: 750,
      percent: "75.0",
      passes: true
    })
    expect((await coverage(id, "2021-05")).groups).toMatchObject({
      visited: 0,
      percent: "0.0",
      passes: false
    })
  })

  it("groups count in months of which they have every day; one that begins or ends within is told apart", async () => {
    const id = await formed()
    await member(id, "officer")
    await grouped(id, ["甲", "乙", "丙", "丁"])
    await grouped(id, ["月初"], "2021-04-01")
    const groups = await grouped(id, ["月中"], "2021-04-02")
    const idsOf = (...some: ReadonlyArray<string>) => some.map((name) => groups.get(name) ?? "")
    await act(id, "end-groups", { groupIds: idsOf("丙"), until: "2021-04-29" })
    await act(id, "end-groups", { groupIds: idsOf("丁"), until: "2021-04-30" })
    await visit(id, idsOf("甲", "乙", "月中"), "2021-04-20")
    await visit(id, idsOf("丙"), "2021-04-28")
    const april = (await coverage(id, "2021-04")).groups
    expect(april).toMatchObject({ asked: 4, visited: 2, percent: "50.0", passes: false })
    expect(april.missed.map(({ name }) => name)).toEqual(["丁", "月初"])
    expect(april.partly.map(({ name }) => name)).toEqual(["丙", "月中"])
    const may = (await coverage(id, "2021-05")).groups
    expect(may.asked).toBe(4)
    expect([...may.missed, ...may.partly].map(({ name }) => name)).toEqual(["甲", "乙", "月初", "月中"])
    expect((await coverage(id, "2021-02")).groups).toMatchObject({ asked: 0, percent: null, passes: null })
  })

  it("a visit is the unit's where somebody of it was there, on a day on which there is the group", async () => {
    const id = await formed()
    const [groupId = ""] = [...(await grouped(id, ["一组"], "2021-04-10")).values()]
    const visited = (form: object, as: Account = "officer") =>
      refused(
        id,
        "visit-groups",
        { groupIds: [groupId], happenedAt: "2021-04-12T10:00:00+08:00", ...form },
        as
      )
    expect(await visited({})).toEqual([409, "NobodyOfTheUnitWasThere"])
    expect(await visited({ members: ["officer"] })).toEqual([409, "AccountIsNoMember"])
    await member(id, "officer", "senior-officer", "2021-04-12")
    expect(await visited({ happenedAt: "2021-04-11T10:00:00+08:00", members: ["officer"] })).toEqual([
      409,
      "AccountIsNoMember"
    ])
    await member(id, "auxiliary", "assistant")
    expect(await visited({ happenedAt: "2021-04-09T10:00:00+08:00", members: ["auxiliary"] })).toEqual([
      409,
      "GroupWasNotThere"
    ])
    expect(await visited({ groupIds: [uuidv7()] })).toEqual([409, "GroupIsUnknown"])
    expect(await visited({ happenedAt: "2021-02-12T10:00:00+08:00" })).toEqual([409, "UnitWasNotInService"])
    expect(await refused(uuidv7(), "visit-groups", { groupIds: [groupId] })).toEqual([404, "UnitIsNotOnFile"])
    // Row 35: a grid worker files the visit that they were on with somebody of the unit.
    expect(await visited({ members: ["auxiliary"] }, "gridWorker")).toEqual([200, "accepted"])
    const { visits } = await coverage(id, "2021-04")
    expect(visits).toMatchObject([{ by: "gridWorker", members: ["auxiliary"], groupIds: [groupId] }])
  })

  it("sent twice it is one visit; one that is withdrawn counts no more", async () => {
    const id = await formed()
    await member(id, "officer")
    const groupIds = [...(await grouped(id, ["一组"])).values()]
    const key = uuidv7()
    const form = { groupIds, happenedAt: "2021-04-12T10:00:00+08:00" }
    const send = () => wardens.post(`${units}/${id}/visit-groups`, form, { key })
    const [one, two] = [await send(), await send()]
    expect([one.status, two.body]).toEqual([200, one.body])
    const { visits, groups } = await coverage(id, "2021-04")
    expect([visits.length, groups.passes]).toEqual([1, true])
    const entry = { month: "2021-04", entryId: visits[0]?.entryId ?? "" }
    expect(await refused(id, "withdraw-entry", entry, "warden")).toEqual([403, "EntryIsSomebodyElses"])
    await act(id, "withdraw-entry", { ...entry, reason: "误填" })
    expect(await coverage(id, "2021-04")).toMatchObject({ visits: [], groups: { passes: false } })
  })
})

describe("a visit without the time at which it was", () => {
  it("is the same visit when it is sent again in the next month", async () => {
    const id = await formed()
    await member(id, "officer")
    const groupIds = [...(await grouped(id, ["一组"])).values()]
    const key = uuidv7()
    const send = (of = id) =>
      wardens.post<{ code?: string }>(`${units}/${of}/visit-groups`, { groupIds }, { key })
    const first = await send()
    expect(first.status).toBe(200)
    const today = clock.now()
    clock.advance("31 days")
    expect(await send()).toEqual(first)
    clock.set(new Date(today).toISOString())
    // The same form about another unit is another command.
    const other = await formed()
    await member(other, "officer")
    expect((await send(other)).body.code).toBe("GroupIsUnknown")
  })
})

describe("row 38: at least two thirds of the week in the room, 5 officers and 6 assistants", () => {
  it("counts the working days of the calendar, for each officer and each week of 2021-04", async () => {
    const id = await formed({ name: "进化镇提包警务室" })
    const officers = ["o1", "o2", "o3", "o4", "o5"]
    for (const [n, account] of officers.entries()) {
      await member(id, account, n === 0 ? "senior-officer" : "young-officer")
    }
    for (let n = 1; n <= 6; n++) await member(id, `a${n}`, "assistant")
    await grouped(id, ["一组"])
    await visit(id, [...(await grouped(id, ["二组"])).values()], "2021-04-08", { members: ["o1"] })
    // 清明 ends on Monday the 5th, Sunday the 25th is worked, and May Day begins in the last week.
    const asked = [1_920, 2_400, 2_880, 2_400]
    const least = [1_280, 1_600, 1_920, 1_600]
    const days = [
      ["06", "07", "08", "09"],
      ["12", "13", "14", "15", "16"],
      ["19", "20", "21", "22", "25"],
      ["26", "27", "28", "29"]
    ].map((week) => week.map((day) => `2021-04-${day}`))
    days[3]?.push("2021-05-02")
    const stay = (account: string, day: string, minutes: number) => {
      const from = Date.parse(`${day}T08:00:00+08:00`)
      return {
        account,
        from: new Date(from).toISOString(),
        until: new Date(from + minutes * 60_000).toISOString()
      }
    }
    const stays = officers.flatMap((account) =>
      days.flatMap((week, w) => {
        // The last officer is one minute short in the week of Qingming.
        const minutes = (least[w] ?? 0) - (account === "o5" && w === 0 ? 1 : 0)
        const each = Math.floor(minutes / week.length)
        return week.map((day, d) => stay(account, day, d === 0 ? minutes - each * (week.length - 1) : each))
      })
    )
    const { body } = await wardens.post<{ items: ReadonlyArray<{ status: number }> }>("/api/batch", {
      items: stays.map((form) => ({
        path: `${units}/${id}/record-room-time`,
        commandId: uuidv7(),
        body: form
      }))
    })
    expect(new Set(body.items.map(({ status }) => status))).toEqual(new Set([200]))

    const seen = await coverage("进化", "2021-04")
    expect(seen).toMatchObject({ unitId: id, officers: 5, assistants: 6, final: true, passes: false })
    expect(seen.groups.passes).toBe(true)
    const weeks = seen.room.weeks
    expect(weeks.map(({ from, until }) => [from, until])).toEqual([
      ["2021-04-05", "2021-04-11"],
      ["2021-04-12", "2021-04-18"],
      ["2021-04-19", "2021-04-25"],
      ["2021-04-26", "2021-05-02"]
    ])
    for (const [w, { officers: shown }] of weeks.entries()) {
      expect(shown.map(({ account }) => account)).toEqual(officers)
      for (const { account, minutes, of, passes } of shown) {
        const short = account === "o5" && w === 0
        expect([of, minutes, passes]).toEqual([asked[w], (least[w] ?? 0) - (short ? 1 : 0), !short])
      }
    }
    expect(weeks[0]?.officers.map(({ percent }) => percent)).toEqual(["66.6", "66.6", "66.6", "66.6", "66.6"])
    await act(id, "record-room-time", stay("o5", "2021-04-10", 1))
    expect(await coverage(id, "2021-04")).toMatchObject({ passes: true, room: { passes: true } })
  })

  it("nobody is in the room twice at once, tomorrow, over midnight, or without belonging to the unit", async () => {
    const id = await formed()
    await member(id, "officer")
    const stay = (from: string, until: string, form: object = {}) =>
      refused(id, "record-room-time", {
        from: `2021-04-${from}:00+08:00`,
        until: `2021-04-${until}:00+08:00`,
        ...form
      })
    expect(await stay("06T08:00", "06T12:00")).toEqual([200, "accepted"])
    expect(await stay("06T12:00", "07T00:00")).toEqual([200, "accepted"])
    expect(await stay("06T11:59", "06T13:00")).toEqual([409, "RoomTimesOverlap"])
    expect(await stay("07T22:00", "08T06:00")).toEqual([422, "FormIsAtFault"])
    expect(await stay("07T12:00", "07T12:00")).toEqual([422, "FormIsAtFault"])
    expect(await stay("07T12:00", "07T13:00", { account: "stranger" })).toEqual([409, "AccountIsNoMember"])
    expect(
      await refused(id, "record-room-time", { from: "2126-01-01T08:00:00Z", until: "2126-01-01T09:00:00Z" })
    ).toEqual([422, "FormIsAtFault"])
  })
})

describe("the coverage of a unit", () => {
  it("X3: is asked by id or by a name that says which, in the reader's townships, of a month", async () => {
    const id = await formed({ name: "古城第一警务室" })
    await formed({ name: "古城第二警务室" })
    const foreign = await formed({ name: "大高警务室", township: other }, "commander")
    const asked = async (unit: string, month = "2021-04", as: Account = "officer") => {
      const { status, body } = await wardens.get<{ code?: string; unitId?: string }>(
        `/api/wardens/coverage?unit=${encodeURIComponent(unit)}&month=${month}`,
        { as }
      )
      return [status, body.unitId ?? body.code]
    }
    expect(await asked("古城第一")).toEqual([200, id])
    expect(await asked("古城")).toEqual([422, "FormIsAtFault"])
    expect(await asked("大高")).toEqual([404, "UnitIsNotOnFile"])
    expect(await asked(foreign)).toEqual([403, "TownshipIsOutOfScope"])
    expect(await asked("大高", "2021-04", "commander")).toEqual([200, foreign])
    expect(await asked(id, "2021-13")).toEqual([422, "FormIsAtFault"])
    expect(await asked(id, "2021-04", "gridWorker")).toEqual([403, "RoleMayNotDoThis"])
    expect((await wardens.get(`${units}/${id}`, { as: "gridWorker" })).status).toBe(200)
    expect((await wardens.get(`${units}/${id}`, { as: "neighbour" })).status).toBe(403)
  })
})
