import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Answered, commandId, type Refused, report, startRecords } from "./http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>

beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.stop())

const refusedForm = async (form: object) => {
  const { status, body } = await records.post<Refused>("/api/accidents", form)
  return [status, body.code, ...(body.fields ?? []).map(({ path, rule }) => `${path} ${rule ?? ""}`.trim())]
}

describe("reporting an accident (A7)", () => {
  it("answers 201 with id, version, position, ETag and Location, and repeats itself", async () => {
    const key = commandId()
    const form = report()
    const reply = await records.post("/api/accidents", form, { key })
    expect(reply).toMatchObject({ status: 201, etag: '"1"', body: { version: 1, warnings: [] } })
    expect(reply.location).toBe(`/api/accidents/${reply.body.id}`)
    expect(await records.post("/api/accidents", form, { key })).toEqual(reply)
    expect(await records.post("/api/accidents", { ...form, saidDead: 1 }, { key })).toMatchObject({
      status: 409,
      body: { code: "CommandIdIsTaken" }
    })
  })

  it("A7: takes what a phone needs: way, place, and nothing else", async () => {
    const reply = await records.post(
      "/api/accidents",
      { way: "warden", place: { township: "371603101" } },
      { as: "warden" }
    )
    expect(reply).toMatchObject({ status: 201, body: { warnings: [] } })
    const file = await records.file(reply.body.id)
    expect(file).toMatchObject({ standing: "reported", kind: "property", township: "371603101" })
    expect(file.intake).toMatchObject({ reporter: null, saidDead: 0, late: false })
  })

  it("A7: an anonymous caller's number is kept under no name; the log holds neither", async () => {
    const id = await records.reported({ reporter: { phone: "13899998888" } })
    const file = await records.file(id, "?unmask=true&purpose=x")
    expect(file.intake?.reporter).toMatchObject({ name: "匿名报警人", phone: "13899998888" })
    const log = JSON.stringify(await records.log())
    for (const secret of ["匿名报警人", "13899998888"]) expect(log).not.toContain(secret)
  })

  it("A7: a late report has three working days to be accepted; what was reported earlier happened earlier", async () => {
    const id = await records.reported({ late: true, reportedAt: "2026-04-03T10:00:00+08:00" })
    const { clocks, intake } = await records.file(id)
    expect(intake?.late).toBe(true)
    expect(clocks.find(({ clock }) => clock === "late-report-decision")).toMatchObject({
      rule: "A7",
      start: "2026-04-03",
      due: "2026-04-09",
      metOn: null,
      overdue: true
    })
  })

  it("A7: a report days later is a late one by itself, by its way; an officer may say otherwise", async () => {
    const late = async (form: object) =>
      (await records.file(await records.reported({ ...form }))).intake?.late
    const days = { reportedAt: "2026-03-13T09:10:00+08:00" }
    expect(await late({})).toBe(false)
    expect(await late(days)).toBe(true)
    expect(await late({ ...days, late: false })).toBe(false)
    expect(await late({ way: "patrol", ...days })).toBe(false)
    expect(await late({ way: "station", reportedAt: "2026-03-10T10:59:00+08:00" })).toBe(false)
    expect(await late({ way: "station", reportedAt: "2026-03-10T11:01:00+08:00" })).toBe(true)
  })

  it("A1: the kind follows from the casualties; one that is less is taken with a warning", async () => {
    const id = await records.reported({ saidDead: 1, saidInjured: 2 })
    expect(await records.file(id)).toMatchObject({ kind: "death", kindName: "死亡事故" })
    const less = await records.post("/api/accidents", report({ saidInjured: 1, kind: "property" }))
    expect(less.body.warnings).toMatchObject([{ path: "kind", rule: "A1" }])
  })

  it("A4, A5, A6: shows why it had to be reported, and refuses grounds that are none", async () => {
    const id = await records.reported({
      grounds: ["party-left", "hit-fixture"],
      // Named goods are a ground of their own.
      goods: { what: "液化石油气", leaking: true }
    })
    const { intake, warnings } = await records.file(id)
    expect(intake?.grounds.map(({ ground, rule }) => [ground, rule])).toEqual([
      ["party-left", "A4"],
      ["hit-fixture", "A5"],
      ["dangerous-goods", "A6"]
    ])
    expect(warnings).toMatchObject([{ path: "circumstances.dangerousGoods", rule: "A6" }])
    expect(await refusedForm(report({ grounds: ["bad-mood"] }))).toEqual([
      422,
      "FormIsAtFault",
      "grounds.0 A4"
    ])
  })

  it("C9: a place outside of the district is taken with a warning; no place on earth is refused", async () => {
    const place = { township: "371603101", coordinates: { longitude: 117.0, latitude: 36.6 } }
    const outside = await records.post("/api/accidents", report({ place }))
    expect(outside.body.warnings).toMatchObject([{ path: "place.coordinates", rule: "C9" }])
    for (const coordinates of [
      { longitude: 512, latitude: 37 },
      { longitude: 118, latitude: -91 },
      { longitude: 0, latitude: 0 }
    ]) {
      expect(await refusedForm(report({ place: { ...place, coordinates } }))).toEqual([
        422,
        "FormIsAtFault",
        "place.coordinates C9"
      ])
    }
    const notNumbers = report({
      place: { ...place, coordinates: { longitude: "东", latitude: 37 } as never }
    })
    expect((await records.post("/api/accidents", notNumbers)).status).toBe(400)
  })

  it("names all values at fault at once: N9, posts, roads, instants, casualties", async () => {
    expect(
      await refusedForm(
        report({
          happenedAt: "2026-02-30T25:00:00+08:00",
          place: { village: "371603101999", road: { code: "Q1", type: "99" }, post: "K12+3000" },
          saidDead: -1,
          reporter: { name: "王小明", idNumber: "371603198001010011" }
        })
      )
    ).toEqual([
      422,
      "FormIsAtFault",
      "happenedAt",
      "place.village N9",
      "place.road.code",
      "place.road.type",
      "place.post C9",
      "saidDead",
      "reporter.idNumber N6"
    ])
    expect(await refusedForm(report({ happenedAt: "2999-01-01T00:00:00Z" }))).toContain("happenedAt")
    expect(await refusedForm(report({ reportedAt: "2026-03-10T08:00:00+08:00" }))).toEqual([
      422,
      "FormIsAtFault",
      "happenedAt A7"
    ])
    expect(await refusedForm(report({ place: { text: "路口" } }))).toContain("place.township N9")
    expect(
      await refusedForm(report({ place: { township: "371603102", village: "371603101213" } }))
    ).toContain("place.village N9")
  })

  it("a description of a megabyte, and a crowd of vehicles, are a clear problem and store nothing", async () => {
    const before = (await records.log()).length
    const long = await records.post<Refused>("/api/accidents", report({ description: "撞".repeat(350_000) }))
    expect([413, 422]).toContain(long.status)
    expect(long.body["title"]).toEqual(expect.stringMatching(/\S/))
    expect(await refusedForm(report({ description: "撞".repeat(4_001) }))).toEqual([
      422,
      "FormIsAtFault",
      "description"
    ])
    const vehicles = Array.from({ length: 10_000 }, () => ({ plateNumber: "鲁M12345" }))
    expect(await refusedForm(report({ vehicles }))).toEqual([422, "FormIsAtFault", "vehicles"])
    expect(await records.log()).toHaveLength(before)
  })
})

describe("acceptance, hand-over, corrections", () => {
  it("A7, V3: is accepted once, in the name of the district's traffic police, and refused with its ground", async () => {
    const id = await records.reported()
    const accepted = await records.act(id, "accept", { happenedAt: "2026-03-10T09:20:00+08:00" })
    expect(accepted).toMatchObject({ status: 200, etag: '"2"' })
    const file = await records.file(id)
    expect(file).toMatchObject({
      standing: "accepted",
      standingName: "已受理",
      phase: "Accepted",
      counts: true
    })
    expect(file.jurisdiction.authority).toBe("沾化区公安局交通警察大队")
    expect(await records.act(id, "accept")).toMatchObject({
      status: 409,
      body: { code: "AccidentIsAlreadyAccepted", rule: "A7" }
    })
    const other = await records.reported()
    await records.act(other, "refuse", { ground: "not-on-a-road", reason: "厂区内" })
    expect(await records.file(other)).toMatchObject({
      standing: "refused",
      ground: { code: "not-on-a-road", name: "不在道路上发生" },
      counts: false,
      clocks: []
    })
  })

  it("C9: a corrected place moves the accident, and asOf shows both truths", async () => {
    const id = await records.reported({}, { as: "investigator" })
    const first = await records.file(id)
    const place = { township: "371603102", post: "K413" }
    const moved = { place, reason: "桩号看错" }
    expect(await records.act<Refused>(id, "correct-place", moved)).toMatchObject({
      status: 403,
      body: { code: "TownshipIsOutOfScope", rule: "X3" }
    })
    expect((await records.act(id, "correct-place", moved, { as: "investigator" })).status).toBe(200)
    expect(await records.file(id, "", { as: "investigator" })).toMatchObject({
      township: "371603102",
      place: { postMetres: 413_000, village: null },
      jurisdiction: { township: "371603102" }
    })
    const asOf = encodeURIComponent(first.history[0]?.recordedAt ?? "")
    expect(await records.file(id, `?asOf=${asOf}`, { as: "investigator" })).toMatchObject({
      township: "371603101",
      version: 1
    })
    expect((await records.log()).at(-1)).toMatchObject({
      type: "PlaceWasCorrected",
      township: "371603102"
    })
  })

  it("A24: the township it is handed to acts from then on; that of the place still reads", async () => {
    const id = await records.reported()
    await records.act(id, "accept")
    const over = { authority: "富源派出所", township: "371603102", ground: "assigned", reason: "指定管辖" }
    expect((await records.act(id, "hand-over", over)).status).toBe(200)
    expect((await records.act(id, "attend-scene")).status).toBe(403)
    expect((await records.act(id, "attend-scene", {}, { as: "neighbour" })).status).toBe(200)
    for (const as of ["officer", "neighbour", "warden"] as const) {
      expect((await records.get(`/api/accidents/${id}`, { as })).status).toBe(200)
    }
    expect((await records.file(id)).jurisdiction).toMatchObject({
      township: "371603102",
      authority: "富源派出所",
      ground: "assigned"
    })
  })

  it("circumstances are laid over what is known, from codes and from their texts", async () => {
    const id = await records.reported()
    await records.act(id, "record-circumstances", { weather: "雨", form: "11", propertyYuan: 3_200 })
    await records.act(id, "record-circumstances", { light: "1", form: null })
    expect((await records.file(id)).circumstances).toMatchObject({
      weather: "3",
      light: "1",
      form: null,
      propertyYuan: 3_200
    })
    const wrong = await records.act<Refused>(id, "record-circumstances", {
      weather: "晴转多云",
      propertyYuan: 1.5
    })
    expect(wrong.body.fields?.map(({ path }) => path)).toEqual(["weather", "propertyYuan"])
    const same = await records.act<Answered>(id, "record-circumstances", { light: "1" })
    expect(same).toMatchObject({ status: 200, body: { version: 3 } })
  })

  it("rulebook 11: guard rails, second accident, foreigners and the kind of record are on file", async () => {
    const id = await records.reported()
    const known = {
      pavement: "1",
      junction: "11",
      roadPosition: "1",
      roadDivision: "2",
      guardRails: "5",
      recordKind: "1",
      secondAccident: "1",
      foreignInvolved: "2"
    }
    const written = {
      ...known,
      guardRails: "无防护",
      secondAccident: "是",
      foreignInvolved: "否",
      recordKind: "快报记录"
    }
    expect((await records.act(id, "record-circumstances", written)).status).toBe(200)
    expect((await records.file(id)).circumstances).toMatchObject(known)
    const wrong = await records.act<Refused>(id, "record-circumstances", {
      guardRails: "木头",
      recordKind: "7",
      foreignInvolved: "3"
    })
    expect(wrong.body.fields?.map(({ path }) => path)).toEqual([
      "guardRails",
      "recordKind",
      "foreignInvolved"
    ])
    const other = await records.reported()
    const emptied = await records.act<Answered>(other, "record-circumstances", { guardRails: null })
    expect(emptied.body.version, "what was never recorded is not emptied").toBe(1)
  })

  it("A1: what was wrong about the report is corrected; the accident is not after the report", async () => {
    const id = await records.reported()
    await records.act(id, "correct-report", {
      accidentHappenedAt: "2026-03-10T08:30:00+08:00",
      kind: "injury",
      reason: "监控核实"
    })
    expect(await records.file(id)).toMatchObject({
      happenedAt: "2026-03-10T08:30:00.000+08:00",
      kind: "injury",
      description: "两车追尾"
    })
    expect(
      await records.act(id, "correct-report", { accidentHappenedAt: "2026-03-10T09:11:00+08:00" })
    ).toMatchObject({ status: 409, body: { code: "SomethingHappenedEarlier" } })
  })
})

describe("who may do what (X3, A3)", () => {
  it("X3: reporting and reading by role and township", async () => {
    const reports: Record<string, number> = {}
    const reads: Record<string, number> = {}
    const id = await records.reported()
    for (const as of [
      "warden",
      "auxiliary",
      "officer",
      "neighbour",
      "investigator",
      "registrar",
      "commander",
      "admin"
    ] as const) {
      reports[as] = (await records.post("/api/accidents", report(), { as })).status
      reads[as] = (await records.get(`/api/accidents/${id}`, { as })).status
    }
    const seen = { warden: 201, auxiliary: 201, officer: 201, neighbour: 403, investigator: 201 }
    expect(reports).toEqual({ ...seen, registrar: 403, commander: 403, admin: 403 })
    expect(reads).toEqual({
      warden: 200,
      auxiliary: 200,
      officer: 200,
      neighbour: 403,
      investigator: 200,
      registrar: 200,
      commander: 200,
      admin: 403
    })
  })

  it("A3: an auxiliary who surveys the scene, or accepts, is refused, and the refusal is in the access log", async () => {
    const id = await records.reported({}, { as: "auxiliary" })
    const survey = { from: "2026-03-10T09:30:00+08:00" }
    expect(await records.act<Refused>(id, "survey-scene", survey, { as: "auxiliary" })).toMatchObject({
      status: 403,
      body: { code: "HandlerMayNotDoThis", rule: "A3", facts: { act: "collect-evidence" } }
    })
    expect((await records.act(id, "accept", {}, { as: "warden" })).status).toBe(403)
    const refused = {
      action: "ActWithoutPermission",
      purpose: null,
      result: "refused",
      reason: "HandlerMayNotDoThis"
    }
    expect(await records.accesses(`accidents/accident/${id}`)).toEqual([
      { ...refused, account: "auxiliary" },
      { ...refused, account: "warden" }
    ])
    expect((await records.file(id)).history).toHaveLength(1)
  })

  it("A2: the giver's own qualification counts, whatever the form says of them", async () => {
    const id = await records.reported({ saidDead: 1 })
    const boast = { lead: { account: "officer", qualification: "senior" } }
    expect(await records.act(id, "assign-handlers", boast)).toMatchObject({
      status: 409,
      body: { code: "LeadIsNotQualified", rule: "A2" }
    })
    const others = [{ account: "officer", qualification: "junior" }]
    expect((await records.act(id, "assign-handlers", { others }, { as: "investigator" })).status).toBe(200)
    expect(await records.file(id)).toMatchObject({
      lead: { account: "investigator", kind: "officer", qualification: "senior" },
      otherHandlers: [{ account: "officer", qualification: "junior" }]
    })
  })

  it("tells apart what is unknown and what somebody else was faster at", async () => {
    expect(await records.act(commandId(), "accept")).toMatchObject({
      status: 404,
      body: { code: "AccidentIsNotOnFile" }
    })
    const id = await records.reported()
    await records.act(id, "accept", {}, { match: '"1"' })
    expect((await records.act(id, "reopen", { reason: "x" }, { match: '"1"' })).status).toBe(412)
    expect((await records.act(id, "forget")).status).toBe(404)
  })
})
