import { EventStore } from "@jiaosuo/event-store/EventStore"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { Effect, LogLevel } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type CellFile, type CellsAnswer, CellsGroup } from "../src/api.ts"
import { layer, migrate } from "../src/layer.ts"

const start = () =>
  startContext({
    http: httpLayer({ api: productApi.add(CellsGroup), handlers: layer, ...onFreePort }),
    migrate,
    people: {
      commander: person("commander", "commander"),
      dispatcher: person("dispatcher", "dispatcher"),
      officer: person("officer", "officer", ["371603101"]),
      neighbour: person("neighbour", "officer", ["371603102"]),
      warden: person("warden", "warden", ["371603101"]),
      registrar: person("registrar", "registrar")
    },
    usually: "officer",
    // Call-outs that no cell can take are logged as errors, and some are provoked here.
    logged: LogLevel.Fatal
  })

let duties: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  duties = await start()
})
afterAll(() => duties?.stop())

type Account = NonNullable<NonNullable<Parameters<typeof duties.post>[2]>["as"]>

const names = ["王小明", "李国", "赵秀英"] as const
/** A villager who takes wasp nests down, a grid worker, a cadre. */
const members = [
  { name: names[0], phone: "13812345678", as: "villager", skills: ["wasp", "saw"] },
  { name: names[1], as: "grid", skills: ["wasp"] },
  { name: names[2], as: "cadre", skills: ["first-aid"] }
] as const

const cell = (more: object = {}): object => ({
  village: "371603101213",
  name: "刘下洼哨点",
  location: { longitude: 118.1, latitude: 37.7 },
  members,
  equipment: ["wasp-suit", "saw"],
  ...more
})

const formed = async (more: object = {}): Promise<string> => {
  const { status, body } = await duties.post("/api/duties/cells", cell(more))
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}
const act = (id: string, verb: string, form: object = {}, as: Account = "officer") =>
  duties.post<Record<string, unknown>>(`/api/duties/cells/${id}/${verb}`, form, { as })
const told = async (reply: ReturnType<typeof act>) => {
  const { status, body } = await reply
  return [status, body["code"] ?? "accepted"]
}
const file = async (id: string, query = "", as: Account = "officer"): Promise<CellFile> =>
  (await duties.get<CellFile>(`/api/duties/cells/${id}${query}`, { as })).body
describe("response cells through HTTP", () => {
  it("row 23: is called out for a skill that it has, with enough people; reached, done, and free again", async () => {
    const nearest = await formed()
    const alone = await formed({ members: members.slice(0, 1) })
    const firstAid = await formed({ members: members.slice(2) })
    // A wasp nest takes two: the cell of one has the skill, and is not called.
    expect(await told(act(alone, "call-out", { need: "捅马蜂窝", skill: "wasp" }))).toEqual([
      409,
      "CellIsTooSmall"
    ])
    expect(await told(act(firstAid, "call-out", { need: "捅马蜂窝", skill: "wasp" }))).toEqual([
      409,
      "CellHasNotTheSkill"
    ])
    expect(await told(act(nearest, "call-out", { need: "捅马蜂窝", skill: "wasp" }, "dispatcher"))).toEqual([
      200,
      "accepted"
    ])
    expect(await told(act(nearest, "call-out", { need: "救人" }, "dispatcher"))).toEqual([
      409,
      "CellIsOutAlready"
    ])

    const { out, callOuts } = await file(nearest)
    expect(callOuts).toMatchObject([
      { callOutId: out, caseId: null, skill: { code: "wasp", name: "捅马蜂窝" }, people: 2, answer: null }
    ])
    const step = { callOutId: out }
    expect(await told(act(nearest, "answer", { ...step, answer: "comes" }, "warden"))).toEqual([
      200,
      "accepted"
    ])
    expect(await told(act(nearest, "end-call-out", { ...step, outcome: "done" }))).toEqual([
      409,
      "CellHasNotArrived"
    ])
    expect(await told(act(nearest, "arrive", step, "warden"))).toEqual([200, "accepted"])
    const done = { ...step, outcome: "done", note: "蜂窝已摘除" }
    expect(await told(act(nearest, "end-call-out", done))).toEqual([200, "accepted"])
    expect(await file(nearest)).toMatchObject({
      out: null,
      callOuts: [{ answer: "comes", outcome: "done", outcomeName: "处置完毕", note: "蜂窝已摘除" }]
    })
  })

  it("row 23, X3: the list says who is free and what came of the newest call-out; disbanded ones where asked for", async () => {
    const free = await formed({ village: "371603101207", name: "甲哨点" })
    const gone = await formed({ village: "371603101208", name: "乙哨点" })
    const before = new Date().toISOString()
    const later = await formed({ village: "371603101209", name: "丙哨点", from: "2099-01-01" })
    await act(free, "call-out", { need: "捅马蜂窝", skill: "wasp" })
    await act(gone, "disband")
    const list = async (query = "", as: Account = "officer") =>
      (await duties.get<CellsAnswer>(`/api/duties/cells${query}`, { as })).body.cells
    const known = new Map((await list(`?asOf=${before}`)).map(({ id, standing }) => [id, standing]))
    expect([free, gone, later].map((id) => known.get(id))).toEqual(["free", "free", undefined])
    const standings = new Map((await list()).map(({ id, standing }) => [id, standing]))
    expect([free, gone, later].map((id) => standings.get(id))).toEqual(["out", undefined, "to-come"])
    const out = (await list("?standing=out&township=371603101")).find(({ id }) => id === free)
    expect(out).toMatchObject({
      villageName: expect.any(String),
      members: 3,
      skills: [{ code: "wasp" }, { code: "saw" }, { code: "first-aid" }],
      callOuts: 1,
      callOutsThisMonth: 1,
      last: { need: "捅马蜂窝", answer: null, endedAt: null }
    })
    await act(free, "answer", { callOutId: out?.last?.callOutId, answer: "cannot" })
    expect((await list("?standing=free")).find(({ id }) => id === free)?.last).toMatchObject({
      answer: "cannot",
      outcomeName: "无法前往"
    })
    expect((await list("?standing=disbanded")).map(({ id }) => id)).toContain(gone)
    expect((await list("", "neighbour")).map(({ id }) => id)).not.toContain(free)
    expect((await duties.get("/api/duties/cells", { as: "registrar" })).status).toBe(403)
  })

  it("row 23: two who call one cell at the same instant: one is told that it is out", async () => {
    const id = await formed({ village: "371603101201" })
    const replies = await Promise.all(
      [1, 2, 3, 4].map((n) => told(act(id, "call-out", { need: `第${n}起` })))
    )
    expect(replies.filter(([status]) => status === 200)).toHaveLength(1)
    expect(replies.filter(([, code]) => code === "CellIsOutAlready")).toHaveLength(3)
    expect((await file(id)).callOuts).toHaveLength(1)
  })

  it("row 23, X2, X3: within the townships of whoever asks; members are masked, and none of them is in the log", async () => {
    const id = await formed({ village: "371603101202", members: members.slice(0, 2) })
    const { body } = await duties.post("/api/duties/cells", cell({ members: members.slice(0, 1) }))
    expect(body.warnings.map(({ path, reason }) => [path, reason])).toEqual([
      ["members", "没有网格员"],
      ["members", "没有村干部"]
    ])
    expect((await file(id)).members).toMatchObject([
      { person: { name: "王*", phone: "138****5678", masked: true }, as: "villager", asName: "村民" },
      { person: { name: "李*" }, asName: "网格员", skills: [{ code: "wasp", name: "捅马蜂窝" }] }
    ])
    const opened = await file(id, "?unmask=true&purpose=召集")
    expect(opened.members[0]?.person).toMatchObject({ name: "王小明", phone: "13812345678" })
    const log = JSON.stringify(await duties.log())
    for (const secret of [...names, "13812345678"]) expect(log).not.toContain(secret)

    expect((await duties.get(`/api/duties/cells/${id}`, { as: "neighbour" })).status).toBe(403)
    expect(await told(act(id, "call-out", { need: "x" }, "neighbour"))).toEqual([403, "TownshipIsOutOfScope"])
    expect(await told(act(id, "call-out", { need: "x" }, "warden"))).toEqual([403, "RoleMayNotDoThis"])
    expect((await duties.post("/api/duties/cells", cell(), { as: "dispatcher" })).status).toBe(403)
    expect((await duties.post("/api/duties/cells", cell(), { as: "neighbour" })).status).toBe(403)
  })

  it("row 23, N9, C9: every value at fault is named; a change keeps who stays; a disbanded cell goes nowhere", async () => {
    const wrong = await duties.post<{ fields: ReadonlyArray<{ path: string }> }>(
      "/api/duties/cells",
      cell({
        village: "371603999213",
        name: " ",
        location: { longitude: 0, latitude: 0 },
        members: [{ name: "", as: "villager", skills: ["flying"] }],
        equipment: ["wasp"]
      })
    )
    expect([wrong.status, wrong.body.fields.map(({ path }) => path)]).toEqual([
      422,
      ["village", "name", "location", "members.0.name", "members.0.skills.0", "equipment.0"]
    ])
    const id = await formed({ village: "371603101203" })
    const before = await file(id)
    const change = {
      leaving: [before.members[0]?.memberId],
      joining: [{ name: "孙大海", as: "villager", skills: ["boat"] }],
      skills: [{ memberId: before.members[1]?.memberId, skills: ["rope"] }],
      equipment: ["boat"]
    }
    expect(await told(act(id, "change", change))).toEqual([200, "accepted"])
    const now = await file(id, "?unmask=true&purpose=x")
    expect(now.members.map(({ person: { name }, skills }) => [name, skills.map(({ code }) => code)])).toEqual(
      [
        ["李国", ["rope"]],
        ["赵秀英", ["first-aid"]],
        ["孙大海", ["boat"]]
      ]
    )
    expect(now.equipment).toEqual([{ code: "boat", name: "救生船" }])
    expect(await told(act(id, "call-out", { need: "搬运", people: 4 }))).toEqual([409, "CellIsTooSmall"])
    expect(await told(act(id, "disband", { reason: "并入邻村" }))).toEqual([200, "accepted"])
    expect(await told(act(id, "call-out", { need: "x" }))).toEqual([409, "CellIsDisbanded"])
    expect((await file(id)).history.map(({ title }) => title)).toEqual(["组建哨点", "调整哨点", "撤销哨点"])
    expect((await duties.get(`/api/duties/cells/${uuidv7()}`)).status).toBe(404)
  })
})

/** An event of another context, as it is in the log. */
const says = (
  stream: `${string}/${string}/${string}`,
  type: string,
  data: object,
  after = { version: 0, hash: genesisHash }
) => {
  const commandId = uuidv7()
  const occurredAt = new Date().toISOString()
  return duties.run(
    Effect.flatMap(EventStore, (store) =>
      store.append({
        actor: "dispatcher",
        station: null,
        commandId,
        correlationId: commandId,
        causationId: null,
        stream,
        expectedVersion: after.version,
        previousHash: after.hash,
        fingerprint: commandId.replaceAll("-", "").repeat(2),
        events: [
          {
            id: uuidv7(),
            type,
            schemaVersion: 1,
            township: "371603102",
            occurredAt,
            data: JSON.stringify(data)
          }
        ]
      })
    )
  )
}

/** What a case says when it calls volunteers out. */
const caseCallsOut = async (cellId: string | undefined, skill: string | null = "wasp") => {
  const caseId = uuidv7()
  const callOutId = uuidv7()
  await says(`cases/case/${caseId}`, "VolunteersWereCalledOut", {
    callOutId,
    need: "捅马蜂窝",
    at: new Date().toISOString(),
    ...(cellId === undefined ? {} : { cell: { cellId, skill } })
  })
  return { caseId, callOutId }
}

describe("a 110 case that calls a cell out", () => {
  it("row 23, row 46: the cell that the case names is out for it, once; whoever it cannot call stays where it is, and the case hears why", async () => {
    const alone = await formed({ village: "371603101204", members: members.slice(0, 1) })
    const id = await formed({ village: "371603101205" })
    // Nobody's cells, one that is too small, and one that does not exist come first: the one after them is called all the same.
    await caseCallsOut(undefined)
    const unknown = await caseCallsOut(uuidv7())
    const tooSmall = await caseCallsOut(alone)
    const said = await caseCallsOut(id)
    await expect
      .poll(async () => (await file(id)).callOuts)
      .toMatchObject([{ ...said, need: "捅马蜂窝", skill: { code: "wasp" }, people: 2, endedAt: null }])
    const second = await caseCallsOut(id)
    const third = await formed({ village: "371603101206" })
    const last = await caseCallsOut(third, null)
    await expect
      .poll(async () => (await file(third)).callOuts)
      .toMatchObject([{ ...last, skill: null, people: 1 }])
    const { callOuts, history } = await file(id)
    expect(callOuts.map(({ callOutId }) => callOutId)).toEqual([said.callOutId])
    expect(callOuts).not.toContainEqual(expect.objectContaining(second))
    expect((await file(alone)).callOuts).toEqual([])
    expect(history.slice(-2)).toMatchObject([
      { type: "CellWasCalledOut", actor: "dispatcher", township: "371603101" },
      { type: "CellCouldNotBeCalledOut", figures: second }
    ])
    const heard = (await duties.log())
      .filter(({ type }) => type === "CellCouldNotBeCalledOut")
      .map(({ data }) => data)
    expect(heard).toMatchObject([
      { ...unknown, because: "CellIsNotFormed" },
      { ...tooSmall, because: "CellIsTooSmall" },
      { ...second, because: "CellIsOutAlready" }
    ])
    await act(third, "answer", { callOutId: last.callOutId, answer: "cannot" })
    expect((await duties.log()).at(-1)?.data).toMatchObject({ ...last, answer: "cannot" })
  })
})

describe("a call-out of volunteers that asks a cell", () => {
  it("row 23: the cell is called out as a whole, and let go when it is not needed; volunteers are nobody here", async () => {
    const id = await formed({ village: "371603101207" })
    const callOutId = uuidv7()
    const at = new Date().toISOString()
    const asked = [
      { partyId: uuidv7(), kind: "volunteer" },
      { partyId: id, kind: "cell" }
    ]
    const ring = { what: "捅马蜂窝", skill: "wasp", people: 2, asked, at }
    const first = await says(`wardens/callout/${callOutId}`, "RingWasAsked", ring)
    const out = { callOutId, caseId: null, need: "捅马蜂窝", people: 2 }
    await expect.poll(async () => (await file(id)).callOuts).toMatchObject([{ ...out, endedAt: null }])
    const released = asked.map((one) => ({ ...one, arrived: false }))
    await says(`wardens/callout/${callOutId}`, "CallOutWasStopped", { reason: "误报", released, at }, first)
    await expect
      .poll(async () => (await file(id)).callOuts)
      .toMatchObject([{ ...out, endedAt: expect.any(String), outcome: "called-off" }])
  })
})
