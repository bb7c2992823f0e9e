import { SqlClient } from "@effect/sql/SqlClient"
import { Effect } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { fixture, importOf, ledger, makeSetting, truthOf } from "./setting.ts"

/** The three ledgers whose every row has a known answer. */
const ledgers = [
  { file: "key-vehicles.csv", truth: truthOf("key-vehicles"), rows: 10_240 },
  { file: "key-vehicles-gb18030.csv", truth: truthOf("key-vehicles-gb18030"), rows: 300 },
  { file: "key-vehicles-2000.xlsx", truth: truthOf("key-vehicles"), rows: 2_000 }
] as const

describe.each(ledgers)("$file", { timeout: 120_000 }, ({ file, truth, rows }) => {
  const setting = makeSetting()
  afterAll(() => setting.dispose())

  it("N1–N10, K3: every row is answered as a person would", async () => {
    const { record, answers } = await setting.runPromise(importOf(ledger(file, fixture(file)), "first"))
    const expected = truth.rows.slice(0, rows)
    expect(answers.map(({ row }) => row)).toEqual(expected.map(({ row }) => row))
    expect(
      answers
        .filter((answer, at) => answer.outcome !== expected[at]?.outcome)
        .map((answer) => [answer, expected[answer.row - 1]])
    ).toEqual([])
    expect(answers.filter(({ warnings }) => warnings.length > 0).map(({ row }) => row)).toEqual(
      expected.filter(({ outcome, why }) => outcome === "accepted" && why !== null).map(({ row }) => row)
    )
    expect(record.accepted + record.duplicate + record.rejected).toBe(record.rows)
    expect(record.rows).toBe(rows)
  })

  it("the same ledger again changes nothing: every accepted row is a duplicate then", async () => {
    const count = Effect.flatMap(SqlClient, (sql) => sql<{ n: string }>`select count(*) as n from log.event`)
    const before = await setting.runPromise(count)
    const { record } = await setting.runPromise(importOf(ledger(file, fixture(file)), "second"))
    const rejected = truth.rows.slice(0, rows).filter(({ outcome }) => outcome === "rejected").length
    expect(record).toMatchObject({ accepted: 0, warnings: 0, duplicate: rows - rejected, rejected })
    expect(await setting.runPromise(count)).toEqual(before)
  })
})
