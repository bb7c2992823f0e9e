import { derivedId } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { HeadCountsAnswer, OrganisationAnswer, PersonFile, ValuesAnswer } from "../src/api.ts"
import { type Duties, ordering, refusing, startDuties, townshipOf } from "./http/district.ts"

let duties: Duties
let order: ReturnType<typeof ordering>
let refused: ReturnType<typeof refusing>
/** Four stations, the district's office, and the zone of the four. */
const stations: Array<string> = []
let office = ""
let zone = ""

const s = (i: number): string => stations[i] ?? ""

const takeOn = async (form: object): Promise<string> => {
  const { status, body } = await duties.post("/api/duties/people", { name: "王建国", ...form })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}
const act = (
  id: string,
  verb: string,
  form: object,
  as: "commander" | "officer" | "neighbour" | "warden" = "commander"
) => duties.post(`/api/duties/people/${id}/${verb}`, form, { as })
const code = async (reply: Promise<{ status: number; body: Record<string, unknown> }>) => {
  const { status, body } = await reply
  return [status, body["code"]]
}
const file = async (id: string, query = "") =>
  (await duties.get<PersonFile>(`/api/duties/people/${id}${query}`)).body
const headCounts = async (day: string): Promise<HeadCountsAnswer> =>
  (await duties.get<HeadCountsAnswer>(`/api/duties/organisation/head-counts?on=${day}`)).body
const countOf = (counts: HeadCountsAnswer, unitId: string) =>
  counts.units.find((unit) => unit.unitId === unitId)

beforeAll(async () => {
  duties = await startDuties()
  order = ordering(duties)
  refused = refusing(duties)
  const from = "2010-01-01"
  const force = await order("establish-unit", { kind: "command", name: "区公安局", from })
  office = await order("establish-unit", { kind: "department", name: "机关", parent: force, from })
  for (let n = 1; n <= 4; n++) {
    const name = `第${n}派出所`
    const townships = [townshipOf(n)]
    stations.push(await order("establish-unit", { kind: "station", name, townships, parent: force, from }))
  }
  await order("set-neighbours", {
    pairs: [
      [s(0), s(1)],
      [s(1), s(2)],
      [s(2), s(3)]
    ]
  })
  zone = await order("form-zone", { name: "一区", members: stations, centre: s(0), from: "2017-01-01" })
})
afterAll(() => duties?.stop())

describe("those who serve", () => {
  it("rows 2, 3, 17, 18, 21: posts, zones, modes, indicators and head counts are answered for any day, as known at any instant", async () => {
    const id = await takeOn({ personKind: "officer", unitId: s(3), post: "officer", from: "2020-01-01" })
    const indicator = {
      unitId: s(3),
      period: "2019",
      values: [{ indicator: "registered-population", value: 10 }]
    }
    await order("record-indicators", indicator)
    const before = new Date().toISOString()
    await act(id, "transfer", { unitId: s(2), from: "2023-01-01" })
    await act(id, "change-post", { post: "chief", from: "2023-01-01" })
    await order("record-indicators", {
      ...indicator,
      values: [{ indicator: "registered-population", value: 12 }]
    })
    await order("set-traffic-mode", { townships: [townshipOf(4)], mode: "merged", from: "2021-12-01" })
    await order("rename-unit", { unitId: s(3), name: "城东派出所", from: "2022-01-01" })
    await order("change-zone", { zoneId: zone, members: stations, centre: s(1), from: "2022-01-01" })
    const get = async <A>(path: string): Promise<A> => (await duties.get<A>(`/api/duties/${path}`)).body
    const seen = async (on: string, known: string) => {
      const organisation = await get<OrganisationAnswer>(`organisation?on=${on}${known}`)
      const counts = await get<HeadCountsAnswer>(`organisation/head-counts?on=${on}${known}`)
      const values = await get<ValuesAnswer>(`indicators/values?unit=${s(3)}&year=2019${known}`)
      return [
        countOf(counts, s(3))?.officers,
        countOf(counts, s(2))?.officers,
        organisation.zones.find(({ zoneId }) => zoneId === zone)?.centre,
        organisation.townships.find(({ township }) => township === townshipOf(4))?.mode,
        values.indicators.find((one) => one.indicator === "registered-population")?.value
      ]
    }
    const then = `&asOf=${before}`
    expect(await seen("2024-01-01", "")).toEqual([0, 1, s(1), "merged", 12])
    expect(await seen("2021-06-30", "")).toEqual([1, 0, s(0), "squadron_only", 12])
    expect(await seen("2024-01-01", then)).toEqual([1, 0, s(0), "squadron_only", 10])
    const life = (query: string) =>
      get<{ names: ReadonlyArray<unknown> }>(`organisation/units/${s(3)}${query}`)
    expect([(await life("")).names, (await life(`?asOf=${before}`)).names]).toMatchObject([
      [{}, { value: "城东派出所" }],
      [{ value: "第4派出所" }]
    ])
    expect(await file(id, `?asOf=${before}`)).toMatchObject({ unitId: s(3), post: "officer" })
    expect(await file(id)).toMatchObject({ unitId: s(2), post: "chief" })
    for (const path of ["indicators?on=2024-02-30", "indicators/scores?year=2019&asOf=never"]) {
      expect([path, (await duties.get(`/api/duties/${path}`)).status]).toEqual([path, 422])
    }
    await act(id, "let-go", { from: "2023-06-01" })
    await order("change-zone", { zoneId: zone, members: stations, centre: s(0), from: "2022-01-01" })
  })

  it("are taken on with sealed values, masked to their reader, and an account that is theirs alone", async () => {
    const form = {
      name: "李卫东",
      phone: "13812345678",
      personKind: "officer",
      unitId: s(0),
      bornIn: 1991,
      account: "officer-a",
      qualification: "junior",
      from: "2020-01-01"
    }
    const reply = await duties.post("/api/duties/people", form)
    expect(reply).toMatchObject({ status: 201, etag: '"1"', body: { version: 1, warnings: [] } })
    expect(reply.location).toBe(`/api/duties/people/${reply.body.id}`)
    expect(await file(reply.body.id)).toMatchObject({
      person: { name: "李*", masked: true },
      personKindName: "民警",
      postName: "民警",
      unitId: s(0),
      township: townshipOf(1),
      qualification: "junior",
      history: [{ title: "入职登记" }]
    })
    const open = await file(reply.body.id, "?unmask=true&purpose=核对")
    expect(open.person).toMatchObject({ name: "李卫东", phone: "13812345678" })
    expect(JSON.stringify(await duties.log())).not.toMatch(/李卫东|13812345678/)
    expect(await code(duties.post("/api/duties/people", { ...form, name: "另一人" }))).toEqual([
      409,
      "AccountIsAnotherPersons"
    ])
    await act(reply.body.id, "let-go", { from: "2024-01-01" })
    expect(
      (await duties.post("/api/duties/people", { ...form, name: "接任者", from: "2024-01-01" })).status
    ).toBe(201)
  })

  it("X3, X1: a station's officer reads and records its own, a neighbour not; moving people is the district's", async () => {
    const id = await takeOn({ personKind: "officer", unitId: s(0), from: "2020-01-01" })
    const away = { from: "2026-02-16", until: "2026-02-20", ground: "annual-leave" }
    expect((await act(id, "record-absence", away, "officer")).status).toBe(200)
    expect(await code(act(id, "record-absence", away, "officer"))).toEqual([409, "AbsencesOverlap"])
    expect(await code(act(id, "record-absence", away, "neighbour"))).toEqual([403, "TownshipIsOutOfScope"])
    expect(await code(act(id, "transfer", { unitId: s(1) }, "officer"))).toEqual([
      403,
      "OnlyTheDistrictMayDoThis"
    ])
    expect(await code(act(id, "record-absence", away, "warden"))).toEqual([403, "RoleMayNotDoThis"])
    expect((await duties.get(`/api/duties/people/${id}`, { as: "officer" })).status).toBe(200)
    expect((await duties.get(`/api/duties/people/${id}`, { as: "neighbour" })).status).toBe(403)
    for (const as of ["admin", "warden"] as const) {
      expect((await duties.get(`/api/duties/people/${id}`, { as })).status).toBe(403)
    }
    expect((await duties.get(`/api/duties/people/${derivedId("nobody", 1)}`)).status).toBe(404)
    const seen = await duties.accesses(`duties/person/${id}`)
    expect(seen.map(({ account, result }) => [account, result])).toContainEqual(["neighbour", "refused"])
    const clerk = await takeOn({ personKind: "officer", unitId: office, from: "2020-01-01" })
    expect((await duties.get(`/api/duties/people/${clerk}`, { as: "officer" })).status).toBe(403)
    expect(await code(act(clerk, "record-absence", away, "officer"))).toEqual([
      403,
      "OnlyTheDistrictMayDoThis"
    ])
  })

  it("names every value at fault at once, and takes nobody into a unit that is not there", async () => {
    const { status, body } = await duties.post<{ fields: ReadonlyArray<{ path: string }> }>(
      "/api/duties/people",
      {
        name: " ",
        idNumber: "1",
        personKind: "auxiliary",
        unitId: s(0),
        bornIn: 2024,
        qualification: "junior"
      }
    )
    expect(status).toBe(422)
    expect(body.fields.map(({ path }) => path)).toEqual(["name", "idNumber", "bornIn", "qualification"])
    const early = { name: "早到", personKind: "officer", unitId: s(0), from: "2009-12-31" }
    expect(await code(duties.post("/api/duties/people", early))).toEqual([409, "UnitIsNotInService"])
  })

  it("row 30: one head of a zone at any time, who is an officer in service", async () => {
    const officer = await takeOn({ personKind: "officer", unitId: s(0), from: "2018-01-01" })
    const successor = await takeOn({ personKind: "officer", unitId: s(1), from: "2018-01-01" })
    const auxiliary = await takeOn({ personKind: "auxiliary", unitId: s(0), from: "2018-01-01" })
    const head = (personId: string, from: string) => ({ zoneId: zone, personId, from })
    expect(await refused("set-zone-head", head(auxiliary, "2019-01-01"))).toEqual([
      409,
      "PersonIsNotAnOfficerInService"
    ])
    expect(await refused("set-zone-head", head(officer, "2017-06-01"))).toEqual([
      409,
      "PersonIsNotAnOfficerInService"
    ])
    await order("set-zone-head", head(officer, "2019-01-01"))
    await order("set-zone-head", head(successor, "2020-01-01"))
    const headOn = async (day: string) =>
      (await duties.get<OrganisationAnswer>(`/api/duties/organisation?on=${day}`)).body.zones[0]?.head
    expect([await headOn("2018-12-31"), await headOn("2019-12-31"), await headOn("2020-01-01")]).toEqual([
      null,
      officer,
      successor
    ])
    await order("set-leader", { unitId: s(1), personId: successor, from: "2019-01-01" })
  })

  it("row 21: 63 sent down: the sum over units stays the same but for the transfers", async () => {
    const day = "2024-03-01"
    const before = await headCounts(day)
    const sent: Array<string> = []
    for (let i = 0; i < 63; i++) {
      sent.push(await takeOn({ name: "机关民警", personKind: "officer", unitId: office, from: "2022-01-01" }))
    }
    const pooled = await headCounts(day)
    expect(pooled.total - before.total).toBe(63)
    for (const [i, id] of sent.entries()) {
      await act(id, "transfer", { unitId: s(i % 4), from: "2024-03-01", reason: "下沉" })
    }
    const after = await headCounts(day)
    expect(after.total).toBe(pooled.total)
    const gained = stations.map((id) => (countOf(after, id)?.total ?? 0) - (countOf(pooled, id)?.total ?? 0))
    expect(gained).toEqual([16, 16, 16, 15])
    expect((countOf(pooled, office)?.officers ?? 0) - (countOf(after, office)?.officers ?? 0)).toBe(63)
    const eve = await headCounts("2024-02-29")
    expect(countOf(eve, office)?.officers).toBe(countOf(pooled, office)?.officers)
  })

  it("row 36: 5 to 20 traffic assistants of a station; more, and fewer than before, is warned of", async () => {
    const assistants: Array<string> = []
    for (let i = 0; i < 20; i++) {
      const reply = await duties.post("/api/duties/people", {
        name: "协管员",
        personKind: "assistant",
        unitId: s(2),
        from: "2022-01-01"
      })
      expect(reply.body.warnings).toEqual([])
      assistants.push(reply.body.id)
      if (i === 3) expect(countOf(await headCounts("2022-01-01"), s(2))?.assistantsAreWithin).toBe(false)
      if (i === 4) expect(countOf(await headCounts("2022-01-01"), s(2))?.assistantsAreWithin).toBe(true)
    }
    const [first = "", ...others] = assistants
    const more = await duties.post("/api/duties/people", {
      name: "协管员",
      personKind: "assistant",
      unitId: s(2),
      from: "2022-01-01"
    })
    expect(more.body.warnings).toMatchObject([
      { path: "unitId", reason: "第3派出所的交通协管员将为21人,应为5至20人" }
    ])
    const counts = await headCounts("2022-01-01")
    expect(counts.assistantLimits).toEqual({ least: 5, most: 20 })
    expect(countOf(counts, s(2))).toMatchObject({ assistants: 21, assistantsAreWithin: false })
    await act(more.body.id, "let-go", { from: "2022-01-02" })
    for (const id of others.slice(0, 15)) await act(id, "let-go", { from: "2022-02-01" })
    const fifth = await act(first, "transfer", { unitId: s(3), from: "2022-02-01" })
    expect(fifth.body.warnings).toMatchObject([{ reason: "第3派出所的交通协管员将为4人,应为5至20人" }])
  })

  it("row 54: rest that was earned is spent, and the bank is never below nothing", async () => {
    const id = await takeOn({ personKind: "officer", unitId: s(0), from: "2020-01-01" })
    expect(await code(act(id, "earn-rest", { days: 2, ground: "no-such-ground", on: "2026-03-01" }))).toEqual(
      [422, "FormIsAtFault"]
    )
    expect(
      (await act(id, "earn-rest", { days: 2, ground: "commendation", on: "2026-03-01" }, "officer")).status
    ).toBe(200)
    expect(await code(act(id, "spend-rest", { days: 3, on: "2026-03-10" }))).toEqual([409, "RestIsNotEarned"])
    expect((await act(id, "spend-rest", { days: 1.5, on: "2026-03-10" })).status).toBe(200)
    expect(await code(act(id, "spend-rest", { days: 1, on: "2026-03-11" }))).toEqual([409, "RestIsNotEarned"])
    expect(await file(id)).toMatchObject({ restBalance: 0.5, rest: [{ days: 2 }, { days: -1.5 }] })
  })

  it("A2, row 52: post, qualification, training and account are on file with their days", async () => {
    const id = await takeOn({ personKind: "officer", unitId: s(0), from: "2020-01-01" })
    await act(id, "change-post", { post: "deputy-chief", from: "2022-01-01" })
    await act(id, "qualify", {
      qualification: "intermediate",
      lastValidDay: "2099-12-31",
      from: "2023-01-01"
    })
    await act(id, "record-training", { subject: "交通事故处理", hours: 16, on: "2023-05-20", passed: true })
    await act(id, "link-account", { account: "officer-b" })
    const absent = await act(id, "record-absence", {
      from: "2026-05-01",
      until: "2026-05-03",
      ground: "rest"
    })
    expect(absent.status).toBe(200)
    const absenceId = (await file(id)).absences[0]?.absenceId
    await act(id, "cancel-absence", { absenceId, reason: "抢险" })
    expect(await file(id)).toMatchObject({
      postName: "副所长",
      qualification: "intermediate",
      account: "officer-b",
      trainings: [{ subject: "交通事故处理", hours: 16, passed: true }],
      absences: [{ groundName: "奖休调休", cancelled: true }]
    })
    expect(await code(act(id, "change-post", { post: "chief", from: "2021-01-01" }))).toEqual([
      409,
      "FactIsOlderThanTheOneOnFile"
    ])
  })
})

describe("base indicators of a unit", () => {
  it("row 18: are answered with what is missing as missing and zero as zero, and counted for no year with a hole", async () => {
    const asked = `/api/duties/indicators/values?unit=${s(3)}&year=2021`
    const values = async () => (await duties.get<ValuesAnswer>(asked)).body.indicators
    const nothing = await values()
    expect(nothing).toHaveLength(29)
    expect(
      nothing.flatMap(({ value, periods }) => [value, ...periods.map((one) => one.value)])
    ).not.toContain(0)
    for (const [period, value] of [
      ["2021-01", 0],
      ["2021-02", null]
    ] as const) {
      const source = "接处警平台"
      await order("record-indicators", {
        unitId: s(3),
        period,
        values: [{ indicator: "calls", value, source }]
      })
    }
    const calls = (await values()).find(({ indicator }) => indicator === "calls")
    expect([calls?.value, calls?.periods.length]).toEqual([null, 12])
    expect(calls?.periods.slice(0, 3)).toEqual([
      { period: "2021-01", value: 0, source: "接处警平台", recorded: true },
      { period: "2021-02", value: null, source: "接处警平台", recorded: true },
      { period: "2021-03", value: null, source: null, recorded: false }
    ])
    expect((await duties.get("/api/duties/indicators/values?unit=x")).status).toBe(404)
    expect((await duties.get(asked, { as: "admin" })).status).toBe(403)
  })
})
