import { Either } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { noCircumstances } from "../src/domain/values/Place.ts"
import type { HistoricalEntry } from "../src/useCases/History.ts"
import { commandId, personForm, principalOf, startRecords, vehicleForm } from "./http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>

beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.stop())

const investigator = { as: "investigator" } as const

/** An accepted accident with two drivers, surveyed on its day by two officers. */
const surveyed = async (injured = 0): Promise<string> => {
  const id = await records.reported({ saidInjured: injured })
  await records.act(id, "accept", { happenedAt: "2026-03-10T09:20:00+08:00" }, investigator)
  const others = [{ account: "officer", qualification: "junior" }]
  await records.act(id, "assign-handlers", { others }, investigator)
  for (const name of ["张三", "李四"]) {
    await records.act(id, "involve-vehicle", vehicleForm(), investigator)
    await records.act(id, "involve-person", personForm({ name }), investigator)
  }
  const survey = {
    from: "2026-03-10T09:40:00+08:00",
    until: "2026-03-10T11:00:00+08:00",
    others,
    sceneKind: "原始",
    attachments: [{ kind: "photo", reference: "photos/1.jpg" }],
    measurements: [{ from: "前轮", to: "路缘", metres: 3.25 }]
  }
  const reply = await records.act(id, "survey-scene", survey, investigator)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  return id
}

describe("an accident's file", () => {
  it("A10: shows its clocks counting, whom they bind, and who did what when and why", async () => {
    const id = await surveyed(1)
    const file = await records.file(id)
    expect(file.clocks.find(({ clock }) => clock === "liability-paper")).toMatchObject({
      rule: "A10",
      start: "2026-03-10",
      due: "2026-03-24",
      metOn: null,
      overdue: true,
      stopped: false,
      responsible: "investigator",
      station: "371603101"
    })
    const paper = file.clocks.find(({ clock }) => clock === "liability-paper")
    expect(paper?.daysLeft).toBeLessThan(0)
    expect(paper?.reason).toMatch(/10日\(工作日\)/)
    expect(file.scene).toMatchObject({
      sceneKind: "1",
      surveyedUntil: "2026-03-10T11:00:00.000+08:00",
      attachments: [{ reference: "photos/1.jpg" }]
    })
    expect(file.history.slice(0, 3).map(({ title, actor }) => [title, actor])).toEqual([
      ["接报", "officer"],
      ["受理", "investigator"],
      ["指派办案人员", "investigator"]
    ])
    expect(file.history[1]).toMatchObject({ occurredAt: "2026-03-10T09:20:00.000+08:00" })
    // Everything in the answer is what the contract says: nothing personal is left in the figures of events.
    for (const secret of ["张三", "李四", "王小明"]) expect(JSON.stringify(file)).not.toContain(secret)
  })

  it("speaks English to those who ask for it", async () => {
    const id = await surveyed()
    const file = await records.file(id, "", { language: "en" })
    expect(file).toMatchObject({ standingName: "accepted", kindName: "property damage accident" })
    expect(file.history[0]?.title).toBe("Reported")
    for (const { reason } of file.clocks) expect(reason).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it("A1, A2: warns where kind and persons disagree, and where the lead is not qualified any more", async () => {
    const id = await records.reported({ kind: "injury" })
    await records.act(id, "assign-handlers", { others: [{ account: "second", qualification: "junior" }] })
    await records.act(id, "involve-person", personForm())
    expect((await records.file(id)).warnings).toMatchObject([{ path: "kind", rule: "A1" }])
    const participantId = (await records.file(id)).persons[0]?.participantId ?? ""
    const dead = { participantId, injury: "dead", diedAt: "2026-03-10T12:00:00+08:00" }
    await records.act(id, "find-injury", dead)
    expect((await records.file(id)).warnings).toMatchObject([{ path: "lead", rule: "A2" }])
  })

  it("X1: every access is kept with its purpose", async () => {
    const id = await records.reported()
    await records.file(id)
    await records.file(id, `?unmask=true&purpose=${encodeURIComponent("核对当事人")}`)
    expect(await records.get(`/api/accidents/${id}?unmask=true`)).toMatchObject({
      status: 422,
      body: { rule: "X2" }
    })
    const granted = { account: "officer", result: "granted", reason: null }
    expect(await records.accesses(`accidents/accident/${id}`)).toEqual([
      { ...granted, action: "ReadFile", purpose: null },
      { ...granted, action: "ReadFileUnmasked", purpose: "核对当事人" }
    ])
  })
})

describe("the end of a file", () => {
  it("closes on a ground, with an archive number of its own, and opens again with a reason", async () => {
    const id = await surveyed()
    const archiveNumber = "沾公交档2026-001"
    expect(await records.act(id, "close", { way: "court", archiveNumber }, investigator)).toMatchObject({
      status: 409,
      body: { code: "ClosingHasNoGround", fields: [{ path: "way" }] }
    })
    const closing = { way: "other", archiveNumber, closedOn: "2026-05-20", reason: "当事人撤回" }
    expect((await records.act(id, "close", closing, investigator)).status).toBe(200)
    expect(await records.file(id)).toMatchObject({
      standing: "closed",
      phase: "Closed",
      closed: { closedOn: "2026-05-20", archiveNumber }
    })
    const other = await surveyed()
    expect(await records.act(other, "close", closing, investigator)).toMatchObject({
      status: 409,
      body: { code: "ArchiveNumberIsTaken", facts: { heldBy: id } }
    })
    await records.act(id, "reopen", { reason: "新证据" }, investigator)
    expect((await records.act(other, "close", closing, investigator)).status).toBe(200)
  })

  it("a merged report counts no more and comes back; a withdrawn one too", async () => {
    const stays = await records.reported()
    const goes = await records.reported()
    const merging = { into: stays, score: 0.93, reason: "同一起事故" }
    expect((await records.act(goes, "merge", merging)).status).toBe(200)
    expect(await records.file(goes)).toMatchObject({ standing: "merged", mergedInto: stays, counts: false })
    expect(await records.act(stays, "merge", { into: goes })).toMatchObject({
      status: 409,
      body: { code: "OtherAccidentDoesNotStand" }
    })
    expect(await records.act(stays, "merge", { into: stays })).toMatchObject({
      status: 409,
      body: { code: "AccidentIsTheSame" }
    })
    expect(await records.act(stays, "merge", { into: commandId() })).toMatchObject({
      status: 409,
      body: { code: "OtherAccidentIsNotOnFile" }
    })
    await records.act(goes, "undo-merge", { reason: "不是同一起" })
    await records.act(goes, "rule-out-duplicate", { other: stays })
    expect(await records.file(goes)).toMatchObject({ standing: "reported", ruledOut: [stays], counts: true })
    await records.act(goes, "withdraw", { ground: "false-report" })
    expect(await records.file(goes)).toMatchObject({ standing: "withdrawn", counts: false, clocks: [] })
    await records.act(goes, "reopen", { reason: "误操作" })
    expect(await records.file(goes)).toMatchObject({ standing: "reported", counts: true })
  })
})

describe("accidents of another record (A23)", () => {
  const entry = (number: string, commandKey = commandId()): HistoricalEntry => ({
    accident: {
      source: "平台2019",
      number,
      happenedAt: "2019-05-06T02:30:00.000Z",
      precision: "day",
      place: {
        township: "371603101",
        village: null,
        road: { code: null, name: null, adminClass: null, type: null },
        postMetres: null,
        direction: null,
        coordinates: null,
        text: null
      },
      kind: "death",
      circumstances: noCircumstances,
      counts: null,
      vehicleTypes: ["K33"],
      closedOn: "2019-06-30",
      warnings: []
    },
    persons: [
      {
        values: null,
        role: "pedestrian",
        sex: null,
        age: 60,
        travelMode: null,
        injury: "dead",
        diedAt: "2019-05-06T03:00:00.000Z",
        share: "none"
      },
      {
        values: { name: "赵六" },
        role: "driver",
        sex: null,
        age: 30,
        travelMode: null,
        injury: "none",
        diedAt: null,
        share: "full"
      }
    ],
    order: {
      principal: principalOf("investigator"),
      context: {
        actor: "investigator",
        station: null,
        commandId: commandKey,
        correlationId: commandKey,
        causationId: null
      }
    },
    at: "2019-05-06T02:30:00.000Z",
    content: { number }
  })

  it("A23: are taken over once, row by row, without clocks, and answered each on its own", async () => {
    const first = entry("A-1")
    const outcomes = await records.accidents((service) =>
      service.recordAll([first, entry("A-2"), entry("A-1"), first])
    )
    expect(outcomes.map((outcome) => (Either.isRight(outcome) ? "recorded" : outcome.left._tag))).toEqual([
      "recorded",
      "recorded",
      "Rejected",
      "recorded"
    ])
    const id = Either.getOrThrow(outcomes[0] as (typeof outcomes)[number]).id
    expect(outcomes[2]).toMatchObject({
      left: { rejection: { _tag: "SourceNumberIsTaken", number: "A-1", holder: id } }
    })
    const file = await records.file(id, "?unmask=true&purpose=x")
    expect(file).toMatchObject({
      standing: "historical",
      source: { source: "平台2019", number: "A-1" },
      counts: true,
      clocks: [],
      intake: null,
      casualties: { official: { dead: 1 } }
    })
    expect(file.persons).toMatchObject([
      { person: null, share: "none" },
      { person: { name: "赵六" }, share: "full" }
    ])
    expect(await records.act(id, "accept")).toMatchObject({
      status: 409,
      body: { code: "AccidentIsHistorical", rule: "A23" }
    })
  })
})
