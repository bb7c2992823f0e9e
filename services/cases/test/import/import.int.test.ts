import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { Effect, Exit, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { CaseFileView } from "../../src/api.ts"
import { call, csv, newNumber } from "./files.ts"
import { type Process, startProcess } from "./setting.ts"

const scope = Effect.runSync(Scope.make())
let url: string
let process: Process
beforeAll(async () => {
  url = await Effect.runPromise(Scope.extend(privateDatabase, scope))
  process = await startProcess(url)
})
afterAll(async () => {
  await process?.stop()
  await Effect.runPromise(Scope.close(scope, Exit.void))
})

const head = () => process.run(Effect.flatMap(EventStore, (store) => store.head))
const fileOf = async (id: string | null | undefined, as: "dispatcher" | "commander" = "commander") =>
  (await process.get<CaseFileView>(`/api/cases/${id}`, { as })).body
const outcomes = async (id: string) =>
  (await process.answers(id)).map(({ row, outcome }) => `${row} ${outcome}`)

describe("calls of another desk, through HTTP", () => {
  it("every row is answered, its case on file: whoever handed it in answers for it (I5)", async () => {
    const first = call({ 报警人: "欧阳某", 报警电话: "13812345678", 经度: "-87.9", 纬度: "43.0" })
    const done = await process.imported({ file: csv(first, call({ 警情细类: "下雪" }), call()) })
    expect(done).toMatchObject({
      state: "finished",
      rows: 3,
      accepted: 2,
      warnings: 1,
      duplicate: 0,
      rejected: 1
    })
    const [one, two] = await process.answers(done.id)
    expect(one).toMatchObject({ outcome: "accepted", warnings: [{ path: "place.location", rule: "C9" }] })
    expect(two).toMatchObject({ outcome: "rejected", case: null, problems: [{ path: "type", rule: "I7" }] })
    expect(await fileOf(one?.case)).toMatchObject({
      calledAt: "2026-03-05T14:20:07.000+08:00",
      kind: "traffic",
      type: "congestion",
      source: { desk: "市局110", number: first["警情编号"] },
      responsible: { account: "dispatcher" }
    })
    expect(JSON.stringify(await process.log())).not.toContain("欧阳")
  })

  it("the same file again is all duplicates, and changes nothing; so is a call that came by HTTP before", async () => {
    const [one, other] = [call(), call({ 处理结果: "settled" })]
    const first = await process.imported({ file: csv(one, other) })
    const before = await head()
    const again = await process.imported({ file: csv(one, other) }, "registrar")
    expect(again).toMatchObject({ rows: 2, accepted: 0, duplicate: 2, rejected: 0 })
    expect(await head()).toBe(before)
    const known = (await process.answers(first.id)).map((answer) => answer.case)
    expect((await process.answers(again.id, "registrar")).map((answer) => answer.case)).toEqual(known)

    const number = newNumber()
    const form = {
      channel: "other-desk",
      kind: "traffic",
      type: "congestion",
      place: { township: "371603101" },
      source: { desk: "市局110", number }
    }
    const taken = await process.post("/api/cases", form)
    expect(taken.status).toBe(201)
    const third = await process.imported({ file: csv(call({ 警情编号: number })) })
    expect((await process.answers(third.id))[0]).toMatchObject({ outcome: "duplicate", case: taken.body.id })
    const handedIn = { ...form, source: { desk: "市局110", number: one["警情编号"] ?? "" } }
    expect(await process.post("/api/cases", handedIn)).toMatchObject({
      status: 409,
      body: { code: "SourceNumberIsTaken", facts: { caseId: known[0] } }
    })
  })

  it("of rows with one number the first that is not at fault has it; another desk has numbers of its own", async () => {
    const number = newNumber()
    const rows = [
      call({ 警情编号: number, 乡镇: "没有的镇" }),
      call({ 警情编号: number }),
      call(),
      call({ 警情编号: ` ${number} ` }),
      call({ 警情编号: number, 来源平台: "县热线" })
    ]
    const done = await process.imported({ file: csv(...rows) })
    expect(await outcomes(done.id)).toEqual([
      "1 rejected",
      "2 accepted",
      "3 accepted",
      "4 duplicate",
      "5 accepted"
    ])
    const text = await (
      await process.call(`/api/cases/imports/${done.id}/answers?format=csv`, "dispatcher")
    ).text()
    expect(text).toContain("The same call as row 2 of this file")
  })

  it("row 14: what ended there is closed here, unless its type asks for a legal review or the file shows no ground", async () => {
    const ended = { 处理结果: "settled", 办结时间: "2026-03-05 15:00" }
    const done = await process.imported({
      file: csv(
        call(ended),
        call({ ...ended, 警情类别: "刑事警情", 警情细类: "盗窃" }),
        call({ ...ended, 处理结果: "referred" }),
        call()
      )
    })
    expect(done).toMatchObject({ accepted: 4, warnings: 2 })
    const answers = await process.answers(done.id)
    expect(answers.map(({ warnings }) => warnings.map(({ path, rule }) => `${path} ${rule}`))).toEqual([
      [],
      ["outcome I5"],
      ["outcome null"],
      []
    ])
    const files = await Promise.all(answers.map((answer) => fileOf(answer.case)))
    expect(files.map(({ standing }) => standing)).toEqual(["Closed", "Open", "Open", "Open"])
    expect(files[0]).toMatchObject({ outcome: "settled", closedAt: "2026-03-05T15:00:00.000+08:00" })
  })

  it("X3: an officer imports for their townships, the command centre for all; others may not at all", async () => {
    const file = csv(call(), call({ 乡镇: "古城镇" }))
    expect(await process.imported({ file }, "officer")).toMatchObject({ accepted: 1, rejected: 1 })
    expect(await process.imported({ file }, "registrar")).toMatchObject({ accepted: 1, duplicate: 1 })
    for (const role of ["warden", "commander"] as const)
      expect((await process.upload({ file }, role)).status).toBe(403)
  })

  it.each([
    ["no headings", Buffer.from("a,b\r\n1,2\r\n"), undefined],
    ["no time", csv({ 来源平台: "x", 警情编号: "1", 警情细类: "盗窃", 乡镇: "下洼镇" }), undefined],
    ["an unknown field in the mapping", csv(call()), '{"columns":{"乡镇":"planet"}}']
  ])("%s: refused as a whole, nothing stored", async (_, file, mapping) => {
    const before = await head()
    const answer = await process.upload({ file, ...(mapping === undefined ? {} : { mapping }) })
    expect(answer.status).toBe(422)
    expect(await head()).toBe(before)
  })
})

describe("an import that was interrupted", { timeout: 120_000 }, () => {
  it("goes on after the last row that was answered, and takes and closes nothing twice", async () => {
    const rows = Array.from({ length: 600 }, (_, n) =>
      call(n % 50 === 49 ? { 警情等级: "九级" } : n % 3 === 0 ? { 处理结果: "settled" } : {})
    )
    const first = await startProcess(url)
    const { id } = (await (await first.upload({ file: csv(...rows) })).json()) as { readonly id: string }
    await first.stop()
    expect(await process.ended(id)).toMatchObject({ rows: 600, accepted: 588, rejected: 12 })

    // As after a kill between the taking of rows and the keeping of their answers.
    const before = await head()
    await process.run(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`
          with gone as (
            delete from cases.import_answer where import_id = ${id}::uuid and row > 300 returning outcome
          )
          update cases.import set state = 'running', finished_at = null, answered = 300,
            accepted = accepted - (select count(*) from gone where outcome = 'accepted'),
            rejected = rejected - (select count(*) from gone where outcome = 'rejected')
          where id = ${id}::uuid`
      )
    )
    expect(await process.ended(id)).toMatchObject({ rows: 600, accepted: 588, duplicate: 0, rejected: 12 })
    expect(await head()).toBe(before)
  })
})

/** A person is erased elsewhere; this context learns it from the log, as it learns everything of others. */
const erasureOf = (personId: string) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const stream: StreamId = `townships/person-erasure/${personId}`
    const commandId = uuidv7()
    const data = { personId, records: 1 }
    return yield* store.append({
      stream,
      expectedVersion: 0,
      previousHash: genesisHash,
      fingerprint: fingerprintOf(stream, data),
      actor: "admin",
      station: null,
      commandId,
      correlationId: commandId,
      causationId: null,
      events: [
        {
          id: uuidv7(),
          type: "PersonWasErased",
          schemaVersion: 1,
          township: null,
          occurredAt: new Date().toISOString(),
          data: JSON.stringify(data)
        }
      ]
    })
  })

describe("files of calls after an erasure", () => {
  it("X7: file and answers of what was handed in before are deleted, the sums stay", async () => {
    const kept = async (id: string) =>
      (await (await process.call(`/api/cases/imports/${id}`, "dispatcher")).json()) as {
        purgedAt: string | null
      }
    const { id } = await process.imported({ file: csv(call({ 报警人: "欧阳某" })) })
    expect(await kept(id)).toMatchObject({ accepted: 1, purgedAt: null })
    await process.run(erasureOf(uuidv7()))
    await expect.poll(async () => (await kept(id)).purgedAt).not.toBeNull()
    expect(await kept(id)).toMatchObject({ state: "finished", rows: 1, accepted: 1 })
    expect((await process.call(`/api/cases/imports/${id}/answers`, "dispatcher")).status).toBe(404)
  })
})
