import { SqlClient } from "@effect/sql/SqlClient"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { Effect, Exit, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { usualImportSettings } from "../src/ImportOptions.ts"
import { cellText } from "../src/reading/Ledger.ts"
import { readWorkbook } from "../src/reading/Workbook.ts"
import { answersOf, ended, imported, type Process, startProcess, upload } from "./accidentImports.ts"
import { csv } from "./accidentLedger.ts"

const headings = ["事故编号", "发生时间", "道路名称", "受伤人数"]
const personHeadings = ["事故编号", "姓名", "伤害程度"]

let next = 1
/** A number that no other test has. */
const fresh = () => `A${next++}`
const sound = (number: string, road = "G233") => [number, "2019-07-04 13:05", road, "1"]

const ledger = (...rows: ReadonlyArray<ReadonlyArray<string>>) =>
  ["事故.csv", csv(headings, ...rows)] as const
const people = (...rows: ReadonlyArray<ReadonlyArray<string>>) =>
  ["当事人.csv", csv(personHeadings, ...rows)] as const

const totals = (rows: number, accepted: number, warnings: number, duplicate: number, rejected: number) => ({
  rows,
  answered: rows,
  accepted,
  warnings,
  duplicate,
  rejected
})

describe("a ledger with a second file", { timeout: 60_000 }, () => {
  const scope = Effect.runSync(Scope.make())
  let url: string
  let host: Process
  beforeAll(async () => {
    url = await Effect.runPromise(Scope.extend(privateDatabase, scope))
    host = await startProcess(url)
  })
  afterAll(async () => {
    await host.stop()
    await Effect.runPromise(Scope.close(scope, Exit.void))
  })

  it("every row of both files is answered under its own number; the sums of each are its own", async () => {
    const [a, b, c] = [fresh(), fresh(), fresh()]
    const import_ = await imported(host, {
      file: ledger(sound(a), sound(b), [c, "2019-07-04", "G233", "many"], sound(a), [
        "",
        "2019-07-05",
        "S1",
        "0"
      ]),
      persons: people(
        [b, "乙", "重"],
        [a, "甲", ""],
        [a, "", "轻"],
        [c, "丙", "轻"],
        ["", "丁", "轻"],
        ["A0", "戊", "轻"]
      )
    })
    expect(import_).toMatchObject({
      ...totals(5, 3, 0, 1, 1),
      second: { part: "persons", fileName: "当事人.csv", readAs: "UTF-8, comma", ...totals(6, 2, 1, 0, 4) }
    })
    expect(await answersOf(host, import_.id)).toEqual([
      "1,accepted,,,,",
      "2,accepted,,,,",
      '3,rejected,,injured,,"injured: ""many"" is not a whole number"',
      "4,duplicate,,number,,on file already",
      "5,accepted,,,,"
    ])
    expect(await answersOf(host, import_.id, "?file=persons")).toEqual([
      "1,accepted,,,,",
      "2,accepted,the injury is not known,injury,,",
      "3,rejected,,name,,no name",
      '4,rejected,,,,"Row 3 of the ledger, to which it belongs, was rejected; see the reason there"',
      "5,rejected,,accident,,accident: is missing",
      '6,rejected,,accident,,"accident: the ledger has no ""A0"""'
    ])
    const page = (await (await host.call(`/${import_.id}/answers?file=persons&outcome=warning`)).json()) as {
      readonly items: ReadonlyArray<unknown>
    }
    expect(page.items).toMatchObject([{ row: 2, line: 3, outcome: "accepted", accident: expect.any(String) }])
  })

  it("persons of an accident that is on file already are duplicates as well", async () => {
    const number = fresh()
    const files = { file: ledger(sound(number)), persons: people([number, "甲", "轻"]) }
    expect(await imported(host, files)).toMatchObject({ accepted: 1, second: { accepted: 1 } })
    expect(await imported(host, files)).toMatchObject({ duplicate: 1, second: { duplicate: 1 } })
  })

  it("without a second file there is none; a second file of one name more is refused", async () => {
    expect(await imported(host, { file: ledger(sound(fresh())) })).toMatchObject({
      ...totals(1, 1, 0, 0, 0),
      second: null
    })
    const stray = await upload(host, { file: ledger(sound(fresh())), witnesses: people(["A1", "甲", "轻"]) })
    expect(stray.status).toBe(400)
    expect(await stray.text()).toContain("it has file, mapping, persons")
  })

  it("a second file that cannot be read refuses the ledger with it", async () => {
    const refused = await upload(host, {
      file: ledger(sound(fresh())),
      persons: ["当事人.csv", csv(["姓名", "伤害程度"], ["甲", "轻"])]
    })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      code: "HeadingsAreNotFound",
      title: "This is not recognised as a list of persons"
    })
  })

  it("an unknown file of an import is told so", async () => {
    const { id } = await imported(host, { file: ledger(sound(fresh())) })
    const response = await host.call(`/${id}/answers?file=witnesses`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('there is no file \\"witnesses\\", only persons')
  })

  it("the workbook of corrections has the rows of the second file, too", async () => {
    const number = fresh()
    const { id } = await imported(host, {
      file: ledger(sound(number)),
      persons: people([number, "", "轻"], [number, "甲", "轻"])
    })
    const response = await host.call(`/${id}/answers?format=xlsx&file=persons&outcome=rejected`)
    expect(response.headers.get("content-disposition")).toContain(
      encodeURIComponent("当事人-to-correct.xlsx")
    )
    const workbook = await readWorkbook(new Uint8Array(await response.arrayBuffer()), usualImportSettings)
    const texts = workbook.sheets[0]?.rows.map(({ cells }) => cells.map(cellText))
    expect(texts).toEqual([
      [
        ...personHeadings,
        "Import row",
        "Import outcome",
        "Import reason",
        "Import warning",
        "Import field",
        "Import rule"
      ],
      [number, "", "轻", "1", "rejected", "no name", "", "name", ""]
    ])
  })

  it("a row that makes the program fail is for a person, with its persons; all others are answered", async () => {
    const numbers = Array.from({ length: 9 }, fresh)
    const import_ = await imported(host, {
      file: ledger(...numbers.map((number, at) => sound(number, at === 4 ? "poison" : "G233"))),
      persons: people(...numbers.map((number) => [number, "甲", "轻"]))
    })
    expect(import_).toMatchObject({ accepted: 8, rejected: 1, second: { accepted: 8, rejected: 1 } })
    expect((await answersOf(host, import_.id, "?file=persons"))[4]).toContain("Row 5 of the ledger")
  })

  it("goes on after an interruption with both files, and answers as it would have", async () => {
    const numbers = Array.from({ length: 1_300 }, fresh)
    const files = {
      file: ledger(...numbers.map((number) => sound(number))),
      persons: people(...numbers.toReversed().map((number) => [number, "甲", "轻"]), ["", "乙", ""])
    }
    const before = await imported(host, files)
    const answers = await answersOf(host, before.id, "?file=persons")
    expect(before).toMatchObject({
      ...totals(1_300, 1_300, 0, 0, 0),
      second: totals(1_301, 1_300, 0, 0, 1)
    })
    // As after a kill when the first 512 rows were kept.
    await host.runtime.runPromise(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`
          with gone as (
            delete from accidents.import_answer where import_id = ${before.id}::uuid
              and ((file = 'ledger' and row > 512) or (file = 'persons' and row <= 1300 - 512) or row = 1301)
            returning file, outcome
          )
          update accidents.import set state = 'running', finished_at = null, answered = 512, accepted = 512,
            second_answered = 512, second_accepted = 512, second_rejected = 0
          where id = ${before.id}::uuid`
      )
    )
    await host.stop()
    host = await startProcess(url)
    expect(await ended(host, before.id)).toMatchObject({
      ...totals(1_300, 1_300, 0, 0, 0),
      second: totals(1_301, 1_300, 0, 0, 1)
    })
    expect(await answersOf(host, before.id, "?file=persons")).toEqual(answers)
  })

  it("both files are kept sealed, and deleted at the end of their retention", async () => {
    const number = fresh()
    const { id } = await imported(host, {
      file: ledger(sound(number)),
      persons: people([number, "欧阳不见", "轻"])
    })
    const pieces = Effect.flatMap(
      SqlClient,
      (sql) => sql<{ file: string; sealed: Buffer }>`
        select file, sealed from accidents.import_piece where import_id = ${id}::uuid order by file`
    )
    const kept = await host.runtime.runPromise(pieces)
    expect(kept.map(({ file }) => file)).toEqual(["ledger", "persons"])
    expect(kept.some(({ sealed }) => sealed.includes("欧阳不见"))).toBe(false)
    await host.runtime.runPromise(
      Effect.flatMap(
        SqlClient,
        (sql) =>
          sql`update accidents.import set finished_at = now() - interval '40 days' where id = ${id}::uuid`
      )
    )
    await host.stop()
    host = await startProcess(url)
    await expect.poll(async () => (await host.call(`/${id}/answers?file=persons`)).status).toBe(404)
    expect(await host.runtime.runPromise(pieces)).toEqual([])
    expect(await (await host.call(`/${id}`)).json()).toMatchObject({ second: totals(1, 1, 0, 0, 0) })
  })

  it("an import whose files are gone before its end: every row of both is for a person", async () => {
    const numbers = Array.from({ length: 3 }, fresh)
    const { id } = await imported(host, {
      file: ledger(...numbers.map((number) => sound(number))),
      persons: people(...numbers.map((number) => [number, "甲", "轻"]))
    })
    await host.runtime.runPromise(
      Effect.flatMap(SqlClient, (sql) =>
        Effect.zipRight(
          sql`delete from accidents.import_piece where import_id = ${id}::uuid`,
          sql`
            with gone as (
              delete from accidents.import_answer where import_id = ${id}::uuid and row > 1 returning row
            )
            update accidents.import set state = 'running', finished_at = null, answered = 1, accepted = 1,
              second_answered = 1, second_accepted = 1 where id = ${id}::uuid`
        )
      )
    )
    expect(await ended(host, id)).toMatchObject({
      ...totals(3, 1, 0, 0, 2),
      second: totals(3, 1, 0, 0, 2)
    })
  })
})
