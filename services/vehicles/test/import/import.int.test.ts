import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import type { Principal } from "@jiaosuo/http/Principal"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { csv } from "@jiaosuo/testing/Ledgers"
import { headings, soundRow } from "@jiaosuo/testing/VehicleLedgers"
import { Effect, Exit, Scope, Stream } from "effect"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Imports } from "../../src/import/Imports.ts"
import { Vehicles } from "../../src/Vehicles.ts"
import {
  finished,
  fixture,
  importOf,
  ledger,
  makeSetting,
  registrar,
  type Setting,
  truthOf
} from "./setting.ts"

let next = 10_000
/** Rows with plates and VINs that no other test has. */
const fresh = (changes: Readonly<Record<string, string>> = {}) => soundRow(next++, changes)

const written = (...rows: ReadonlyArray<ReadonlyArray<string>>) =>
  ledger("台账.csv", csv([headings, ...rows]))

const told = ({
  outcome,
  duplicateOfRow,
  problems
}: {
  outcome: string
  duplicateOfRow: number | null
  problems: ReadonlyArray<{ path: string; rule?: string }>
}) =>
  outcome === "rejected"
    ? problems.map(({ path, rule }) => `rejected ${path} ${rule ?? ""}`.trim()).join(", ")
    : outcome === "duplicate"
      ? `duplicate of ${duplicateOfRow ?? "a vehicle on file"}`
      : outcome

describe("what becomes of a row", () => {
  let setting: Setting
  beforeAll(async () => {
    setting = makeSetting()
    await setting.runPromise(Effect.void)
  })
  afterAll(() => setting.dispose())

  const outcomes = async (...rows: ReadonlyArray<ReadonlyArray<string>>) => {
    const { record, answers } = await setting.runPromise(importOf(written(...rows), uuidv7()))
    expect(record.accepted + record.duplicate + record.rejected).toBe(rows.length)
    return answers.map(told)
  }

  it("K3: the earlier row has the plate; later ones are duplicates of it or contradict it", async () => {
    const vin = "LSVAA4182E2184847"
    const first = fresh({ 车辆识别代号: vin })
    const plate = first[2] ?? ""
    expect(
      await outcomes(
        first,
        fresh({ 号牌号码: plate.toLowerCase(), 车辆识别代号: ` ${vin} ` }),
        fresh({ 号牌号码: plate, 车辆识别代号: "LSVAA4182E2184848" }),
        fresh({ 号牌号码: plate, 车辆识别代号: "" }),
        fresh({ 车辆识别代号: vin }),
        fresh({ 号牌种类: "02", 号牌号码: plate, 车辆识别代号: "" })
      )
    ).toEqual([
      "accepted",
      "duplicate of 1",
      "rejected plate.number K3",
      "rejected plate.number K3",
      "rejected vin K3",
      "accepted"
    ])
  })

  it("K3: a row that is rejected holds nothing; the next one with its plate is accepted", async () => {
    const bad = fresh({ 检验有效期止: "待定" })
    expect(await outcomes(bad, fresh({ 号牌号码: bad[2] ?? "" }), fresh({ 号牌号码: bad[2] ?? "" }))).toEqual(
      ["rejected inspectionValidUntil", "accepted", "duplicate of 2"]
    )
  })

  it("K3: without a VIN the plate alone makes a duplicate, where the vehicle has no VIN either", async () => {
    const first = fresh()
    expect(await outcomes(first, fresh({ 号牌号码: first[2] ?? "" }))).toEqual(["accepted", "duplicate of 1"])
    expect(await outcomes(fresh({ 号牌号码: first[2] ?? "" }))).toEqual(["duplicate of a vehicle on file"])
  })

  it("N5: a vehicle without plate and VIN is recognised by everything else", async () => {
    const none = { 号牌种类: "41", 号牌号码: "" }
    const rows = [
      fresh(none),
      fresh(none),
      fresh({ ...none, 品牌型号: "时风7YP" }),
      fresh({ ...none, 号牌号码: "无" })
    ]
    expect(await outcomes(...rows)).toEqual(["accepted", "duplicate of 1", "accepted", "duplicate of 1"])
    expect(await outcomes(...rows)).toEqual(Array(4).fill("duplicate of a vehicle on file"))
  })

  it("K3: a plate and VIN are free again when their vehicle has left the register", async () => {
    const row = fresh({ 车辆识别代号: "LSVAA4182E2184850" })
    const unmarked = fresh({ 号牌种类: "41", 号牌号码: "", 品牌型号: "雷沃M1004" })
    const { answers } = await setting.runPromise(importOf(written(row, unmarked), uuidv7()))
    expect(answers.map(told)).toEqual(["accepted", "accepted"])
    for (const { vehicle } of answers) {
      const commandId = uuidv7()
      await setting.runPromise(
        Effect.flatMap(Vehicles, (vehicles) =>
          vehicles.deregister(
            vehicle ?? "",
            { ground: "scrapped" },
            {
              principal: registrar,
              context: {
                actor: "registrar",
                station: null,
                commandId,
                correlationId: commandId,
                causationId: null
              }
            }
          )
        )
      )
    }
    expect(await outcomes(row, unmarked, row)).toEqual(["accepted", "accepted", "duplicate of 1"])
  })

  it("two ledgers with the same vehicle at the same time: one of them has it", async () => {
    const rows = Array.from({ length: 40 }, () => fresh())
    const [one, other] = await Promise.all([
      setting.runPromise(importOf(written(...rows), uuidv7())),
      setting.runPromise(importOf(written(...rows.toReversed()), uuidv7()))
    ])
    expect(one.record.accepted + other.record.accepted).toBe(40)
    expect(one.record.duplicate + other.record.duplicate).toBe(40)
  })

  it("X3: rows outside of the sender's townships are rejected one by one", async () => {
    const warden: Principal = {
      ...registrar,
      account: "warden-371603101",
      role: "warden",
      townships: ["371603101"],
      station: "371603101"
    }
    const mine = fresh({ 乡镇: "下洼镇", "村(居)": "", "村(居)代码": "371603101213" })
    const { answers } = await setting.runPromise(importOf(written(mine, fresh(), mine), uuidv7(), warden))
    expect(answers.map(told)).toEqual(["accepted", "rejected village X3", "duplicate of 1"])
    const seen = await setting.runPromise(
      Effect.flatMap(EventStore, (store) => store.readStream(`vehicles/vehicle/${answers[0]?.vehicle ?? ""}`))
    )
    expect(seen).toMatchObject([{ actor: "warden-371603101", station: "371603101", township: "371603101" }])
  })

  it("a commander reads only: every row is outside of the scope", async () => {
    const commander: Principal = { ...registrar, account: "commander", role: "commander" }
    const { answers } = await setting.runPromise(importOf(written(fresh()), uuidv7(), commander))
    expect(answers.map(told)).toEqual(["rejected village X3"])
  })

  it("whatever is damaged in a ledger, accepted + duplicate + rejected = rows", async () => {
    const sound = Array.from({ length: 12 }, () => fresh({ 车辆识别代号: "" }))
    const anything = fc.oneof(
      fc.constantFrom(
        "",
        "=cmd|x",
        "无",
        "99",
        "鲁M12345",
        "\u0001\u0002",
        "#REF!",
        "371603101213",
        "待定",
        "-1",
        "2027-02-30"
      ),
      fc.string({ unit: "grapheme", maxLength: 30 })
    )
    const damage = fc.array(
      fc.record({ row: fc.nat(11), column: fc.nat(headings.length - 1), value: anything }),
      { maxLength: 25 }
    )
    await fc.assert(
      fc.asyncProperty(damage, async (damages) => {
        const rows = sound.map((row) => [...row])
        for (const { row, column, value } of damages) (rows[row] as Array<string>)[column] = value
        const { record, answers } = await setting.runPromise(importOf(written(...rows), uuidv7()))
        expect(record.accepted + record.duplicate + record.rejected).toBe(record.rows)
        expect(answers.map(({ row }) => row)).toEqual(Array.from({ length: record.rows }, (_, at) => at + 1))
        expect(
          answers.filter(
            ({ outcome, problems }) =>
              (outcome === "rejected") !== (problems.length > 0 && outcome === "rejected")
          )
        ).toEqual([])
      }),
      { numRuns: 40 }
    )
  })

  it("the same key of the same account answers the same import", async () => {
    const key = uuidv7()
    const handedIn = written(fresh())
    const [one, other] = await Promise.all([
      setting.runPromise(importOf(handedIn, key)),
      setting.runPromise(importOf(handedIn, key))
    ])
    expect(one.record.id).toBe(other.record.id)
    const exit = await setting.runPromiseExit(importOf(written(fresh()), key))
    expect(Exit.isFailure(exit) && JSON.stringify(exit.cause)).toContain("ImportKeyIsTaken")
  })

  it("files are kept sealed: no value of a person is in the tables of the imports", async () => {
    const { record } = await setting.runPromise(
      importOf(
        written(fresh({ 联系电话: "13590139777", 所有人: "欧阳不见" }), fresh({ 联系电话: "1359013977" })),
        uuidv7()
      )
    )
    const dump = await setting.runPromise(
      Effect.flatMap(
        SqlClient,
        (sql) => sql<{ text: string }>`
          select coalesce(string_agg(encode(sealed, 'escape'), ''), '')
            || (select string_agg(a::text, '') from vehicles.import_answer a where import_id = ${record.id}::uuid)
            || (select string_agg(i::text, '') from vehicles.import i where id = ${record.id}::uuid) as text
          from vehicles.import_piece where import_id = ${record.id}::uuid`
      )
    )
    expect(dump[0]?.text.length).toBeGreaterThan(500)
    for (const value of [
      "13590139777",
      "1359013977",
      "371603196807275501",
      "欧阳不见",
      Buffer.from("欧阳不见").toString("latin1")
    ]) {
      expect(dump[0]?.text).not.toContain(value)
    }
  })
})

describe("an import that was interrupted", { timeout: 120_000 }, () => {
  const scope = Effect.runSync(Scope.make())
  let url: string
  beforeAll(async () => {
    url = await Effect.runPromise(Scope.extend(privateDatabase, scope))
  })
  afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)))

  const truth = truthOf("key-vehicles")
  const rowsUsed = 1_600
  const lines = Buffer.from(fixture("key-vehicles.csv")).toString("utf8").split("\r\n")
  const bytes = Buffer.from(lines.slice(0, rowsUsed + 1).join("\r\n"))

  it("goes on in another process after the last row that was answered, and answers as if nothing had happened", async () => {
    const first = makeSetting(url)
    const id = await first.runPromise(
      Effect.gen(function* () {
        const imports = yield* Imports
        const { id } = yield* imports.receive(ledger("key-vehicles.csv", bytes), registrar, "interrupted")
        yield* imports.progress(id, registrar).pipe(
          Stream.takeUntil(({ answered }) => answered > 0),
          Stream.runDrain
        )
        return id
      })
    )
    await first.dispose()

    const second = makeSetting(url)
    const { record, answers } = await second.runPromise(finished(id))
    const expected = truth.rows.slice(0, rowsUsed)
    expect(record.answered).toBe(rowsUsed)
    expect(answers.map(({ outcome }) => outcome)).toEqual(expected.map(({ outcome }) => outcome))

    // As after a kill between the registration of rows and the keeping of their answers.
    const before = await second.runPromise(Effect.flatMap(EventStore, (store) => store.head))
    await second.runPromise(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`
          with gone as (
            delete from vehicles.import_answer where import_id = ${id}::uuid and row > 700 returning outcome, warnings
          )
          update vehicles.import set state = 'running', finished_at = null, answered = 700,
            accepted = accepted - (select count(*) from gone where outcome = 'accepted'),
            duplicate = duplicate - (select count(*) from gone where outcome = 'duplicate'),
            rejected = rejected - (select count(*) from gone where outcome = 'rejected'),
            warnings = warnings - (select count(*) from gone where warnings <> '[]'::jsonb)
          where id = ${id}::uuid`
      )
    )
    const again = await second.runPromise(finished(id))
    expect(again.answers).toEqual(answers)
    expect(again.record).toMatchObject({
      accepted: record.accepted,
      warnings: record.warnings,
      duplicate: record.duplicate,
      rejected: record.rejected
    })
    expect(await second.runPromise(Effect.flatMap(EventStore, (store) => store.head))).toBe(before)
    await second.dispose()
  })

  it("two processes share the work without doing it twice", async () => {
    const one = makeSetting(url)
    const other = makeSetting(url)
    await Promise.all([one.runPromise(Effect.void), other.runPromise(Effect.void)])
    const rows = Array.from({ length: 1_200 }, () => fresh())
    const { record } = await one.runPromise(importOf(written(...rows), uuidv7()))
    expect(record).toMatchObject({ rows: 1_200, accepted: 1_200 })
    await Promise.all([one.dispose(), other.dispose()])
  })

  it("files and answers are deleted at the end of their retention; the sums stay", async () => {
    const setting = makeSetting(url)
    const { record } = await setting.runPromise(importOf(written(fresh()), uuidv7()))
    await setting.runPromise(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`update vehicles.import set finished_at = now() - interval '40 days'`
      )
    )
    await setting.dispose()
    const later = makeSetting(url)
    const purged = await later.runPromise(
      Effect.gen(function* () {
        const imports = yield* Imports
        return yield* imports
          .find(record.id, registrar)
          .pipe(Effect.repeat({ until: ({ purgedAt }) => purgedAt !== null }))
      })
    )
    expect(purged).toMatchObject({ rows: 1, accepted: 1, mapping: null })
    const exit = await later.runPromiseExit(
      Effect.flatMap(Imports, (imports) =>
        imports.answers({ import: record.id, after: 0, limit: 10 }, registrar)
      )
    )
    expect(JSON.stringify(exit)).toContain("ImportIsPurged")
    await later.dispose()
  })
})
