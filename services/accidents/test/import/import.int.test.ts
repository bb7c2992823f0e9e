import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { Effect, Exit, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Accidents } from "../../src/Accidents.ts"
import { onFile } from "../../src/domain/Accident.ts"
import { accident, csv, newNumber, person } from "./files.ts"
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

const head = () => process.runtime.runPromise(Effect.flatMap(EventStore, (store) => store.head))
const fileOf = async (id: string) => {
  const loaded = await process.runtime.runPromise(Effect.flatMap(Accidents, ({ load }) => load(id)))
  return loaded === undefined ? undefined : onFile(loaded)
}
const outcomes = async (id: string, query?: string) =>
  (await process.answers(id, query)).map(({ row, outcome }) => `${row} ${outcome}`)

describe("accidents of earlier years, through HTTP (A23)", () => {
  it("every row is answered, its accident on file with its persons sealed", async () => {
    const first = accident({ 死亡人数: "1", 事故类型: "死亡事故" })
    const second = accident()
    const persons = csv(
      person(first, { 姓名: "欧阳某", 伤害程度: "死亡", 死亡时间: "2021-03-06 08:00", 事故责任: "次要" }),
      person(first, { 姓名: "司马某", 人员类型: "驾驶人", 伤害程度: "无伤害", 事故责任: "主要" }),
      person({ 事故编号: "nobody's" })
    )
    const done = await process.imported({ file: csv(first, accident({ 天气: "蓝" }), second), persons })
    expect(done).toMatchObject({ state: "finished", rows: 3, accepted: 2, duplicate: 0, rejected: 1 })
    expect(done.second).toMatchObject({ rows: 3, accepted: 2, duplicate: 0, rejected: 1 })
    expect(await outcomes(done.id)).toEqual(["1 accepted", "2 rejected", "3 accepted"])
    expect(await outcomes(done.id, "?file=persons&limit=10")).toEqual([
      "1 accepted",
      "2 accepted",
      "3 rejected"
    ])
    const [answer] = await process.answers(done.id)
    const file = await fileOf(answer?.accident ?? "")
    expect(file).toMatchObject({
      standing: { _tag: "Historical", number: first["事故编号"] },
      kind: "death",
      historicalCounts: { day7: { dead: 1 } },
      papers: [{ shares: [{ share: "minor" }, { share: "main" }] }]
    })
    expect(file?.persons.map(({ person: reference }) => reference !== null)).toEqual([true, true])
    const log = await process.runtime.runPromise(
      Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100 }))
    )
    expect(JSON.stringify(log)).not.toContain("欧阳")
  })

  it("importing the same file twice changes nothing", async () => {
    const [one, other] = [accident(), accident()]
    const files = { file: csv(one, other), persons: csv(person(one)) }
    const first = await process.imported(files)
    const before = await head()
    const again = await process.imported(files)
    expect(again).toMatchObject({ rows: 2, accepted: 0, duplicate: 2, rejected: 0 })
    expect(again.second).toMatchObject({ rows: 1, duplicate: 1 })
    expect(await head()).toBe(before)
    const known = (await process.answers(first.id)).map((answer) => answer.accident)
    expect((await process.answers(again.id)).map((answer) => answer.accident)).toEqual(known)
  })

  it("of rows with one number the first that is not at fault has it", async () => {
    const number = newNumber()
    const rows = [
      accident({ 事故编号: number, 天气: "蓝" }),
      accident({ 事故编号: number }),
      accident(),
      accident({ 事故编号: ` ${number.toLowerCase()} ` }),
      accident({ 事故编号: number, 来源: "另一来源" })
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
      await process.call(`/api/accidents/imports/${done.id}/answers?format=csv`, "investigator")
    ).text()
    expect(text).toContain("The same accident as row 2 of this file")
  })

  it("a withdrawn accident lets go of its number", async () => {
    const row = accident()
    const first = await process.imported({ file: csv(row) })
    const [answer] = await process.answers(first.id)
    const withdrawn = await process.call(`/api/accidents/${answer?.accident}/withdraw`, "investigator", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ground: "entered-by-mistake", reason: "录错" })
    })
    expect(withdrawn.status).toBe(200)
    expect(await process.imported({ file: csv(row) })).toMatchObject({ accepted: 1 })
  })

  it("X3: an officer imports for their townships, the district's desk for all; others may not at all", async () => {
    const file = csv(accident(), accident({ 乡镇: "古城镇" }))
    expect(await process.imported({ file }, "officer")).toMatchObject({ accepted: 1, rejected: 1 })
    expect(await process.imported({ file }, "registrar")).toMatchObject({ accepted: 1, duplicate: 1 })
    for (const role of ["warden", "commander"] as const)
      expect((await process.upload({ file }, role)).status).toBe(403)
  })

  it.each([
    ["no headings", Buffer.from("a,b\r\n1,2\r\n"), undefined],
    ["no township", csv({ 事故编号: "1", 事故发生时间: "2021-03-05", 路名: "x" }), undefined],
    ["an unknown field in the mapping", csv(accident()), '{"columns":{"乡镇":"planet"}}']
  ])("%s: refused as a whole, nothing stored", async (_, file, mapping) => {
    const before = await head()
    const answer = await process.upload({ file, ...(mapping === undefined ? {} : { mapping }) })
    expect(answer.status).toBe(422)
    expect(await head()).toBe(before)
  })
})

describe("an import that was interrupted", { timeout: 120_000 }, () => {
  it("goes on after the last row that was answered, and records nothing twice", async () => {
    const rows = Array.from({ length: 1_500 }, (_, n) => accident(n % 50 === 49 ? { 天气: "蓝" } : {}))
    const persons = csv(...rows.slice(0, 700).map((row) => person(row)))
    const first = await startProcess(url)
    const { id } = (await (await first.upload({ file: csv(...rows), persons })).json()) as {
      readonly id: string
    }
    await first.stop()
    const done = await process.ended(id)
    expect(done).toMatchObject({ rows: 1_500, accepted: 1_470, rejected: 30 })
    expect(done.second).toMatchObject({ rows: 700, accepted: 686, rejected: 14 })

    // As after a kill between the recording of rows and the keeping of their answers.
    const before = await head()
    await process.runtime.runPromise(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`
          with gone as (
            delete from accidents.import_answer where import_id = ${id}::uuid and row > 1000 returning outcome
          )
          update accidents.import set state = 'running', finished_at = null, answered = 1000,
            accepted = accepted - (select count(*) from gone where outcome = 'accepted'),
            rejected = rejected - (select count(*) from gone where outcome = 'rejected')
          where id = ${id}::uuid`
      )
    )
    const again = await process.ended(id)
    expect(again).toMatchObject({ rows: 1_500, accepted: 1_470, duplicate: 0, rejected: 30 })
    expect(await head()).toBe(before)
  })
})
