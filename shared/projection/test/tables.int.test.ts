import { PgPool } from "@jiaosuo/event-store/PgPool"
import { makeBuildTables } from "@jiaosuo/projection/BuildTables"
import type { Changes } from "@jiaosuo/projection/ModelFold"
import { ModelFold } from "@jiaosuo/projection/ModelFold"
import { defineProjection, type KeyedTable } from "@jiaosuo/projection/Projection"
import { projectionsLayer } from "@jiaosuo/projection/ProjectionRunner"
import { type Row, tableStatements } from "@jiaosuo/projection/TableStatements"
import { Effect, Either, Layer } from "effect"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { makeWorld } from "./harness.ts"
import { type ThingRow, things, thingTable } from "./sample.ts"

const text = fc
  .string({ unit: "binary", maxLength: 12 })
  .map((value) => value.replaceAll("\u0000", "").replace(/[\ud800-\udfff]/g, "号"))
const orNull = <A>(value: fc.Arbitrary<A>) => fc.option(value, { nil: null })
const thing: fc.Arbitrary<ThingRow> = fc.record({
  id: text.map((value) => `id ${value}`),
  township: orNull(text),
  changes: fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
  total: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 8),
  position: fc.nat(Number.MAX_SAFE_INTEGER),
  born_on: fc
    .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  changed_at: fc
    .date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  is_odd: fc.boolean(),
  tags: fc.array(fc.oneof(text, fc.constantFrom("", "NULL", "null", "{}", '"', "\\", ",", "a b", "\n"))),
  detail: orNull(fc.record({ last: fc.integer(), text })),
  note: orNull(fc.oneof(text, fc.constantFrom("", "\\N", "\\.", "\t", "NULL")))
})

const changesOf = (rows: ReadonlyArray<Row>, removals: ReadonlyArray<string> = []): Changes => ({
  parked: [],
  tables: new Map([["thing", { inserts: [], updates: rows, removals }]])
})

describe("the tables of a build", () => {
  const world = makeWorld()
  afterAll(() => world.dispose())

  it("hold the same, byte for byte, whichever way a row came in, and give back what was set", () =>
    world.runPromise(
      Effect.gen(function* () {
        const pool = yield* PgPool
        let number = 0
        const roundTrip = async (rows: ReadonlyArray<ThingRow>) => {
          const schema = `rm_round_${++number}`
          const sets = ["copied", "stated", "staged"]
          const { statements, run } = {
            statements: tableStatements(schema, thingTable),
            run: (sql: string) => pool.query(sql)
          }
          await run(`create schema ${schema}`)
          await run(statements.create(false))
          await run(statements.addKey)
          const dumps: Array<unknown> = []
          for (const set of sets) {
            await run(`truncate ${schema}.thing`)
            const client = await pool.connect()
            await client.query("begin")
            if (set === "stated")
              await client.query(statements.upsert("$1::json", "true"), [JSON.stringify(rows)])
            else {
              const { from } = await import("pg-copy-streams")
              if (set === "staged") await client.query(statements.staging.create)
              const stream = client.query(from(set === "staged" ? statements.staging.copy : statements.copy))
              stream.end(rows.map((row) => statements.copyLine({ ...row })).join(""))
              await new Promise((resolve, reject) => stream.on("finish", resolve).on("error", reject))
              if (set === "staged") await client.query(statements.staging.put)
            }
            await client.query("commit")
            client.release()
            dumps.push((await run(`select t::text from ${schema}.thing t order by id collate "C"`)).rows)
            const back = await pool.query(statements.load, [rows.map((row) => row.id)])
            const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
            expect([...back.rows].sort(byId)).toEqual([...rows].sort(byId))
          }
          expect(dumps[1]).toEqual(dumps[0])
          expect(dumps[2]).toEqual(dumps[0])
        }
        yield* Effect.promise(() =>
          fc.assert(
            fc.asyncProperty(
              fc.uniqueArray(thing, { selector: ({ id }) => id, minLength: 1, maxLength: 25 }),
              roundTrip
            ),
            { numRuns: 15 }
          )
        )
      })
    ))

  it("take a batch only from the checkpoint it was folded from, small or large", () =>
    world.runPromise(
      Effect.gen(function* () {
        const pool = yield* PgPool
        const row = (id: string, changes: number): Row => ({
          id,
          changes,
          total: 0,
          position: 1,
          born_on: "2020-01-01",
          changed_at: "2026-01-01T00:00:00.000Z",
          is_odd: true,
          tags: []
        })
        const many = (changes: number) => Array.from({ length: 3_000 }, (_, n) => row(`n${n}`, changes))
        yield* Effect.promise(() =>
          pool.query(
            "insert into read_models.build (schema, number, model, version) values ('rm_cas_1', nextval('read_models.build_number'), 'cas', '1')"
          )
        )
        const tables = makeBuildTables(pool, things({ name: "cas" }), "rm_cas_1", false)
        const at = (position: number) => ({ position, revision: 0 })
        expect(yield* tables.materialise(at(0), 10, changesOf(many(1)))).toBe(true)
        expect(yield* tables.materialise(at(0), 10, changesOf(many(1)))).toBe(false)
        expect(yield* tables.writeBatch(at(0), 20, changesOf([row("n1", 2)]))).toBe(false)
        expect(yield* tables.writeBatch(at(10), 20, changesOf([row("n1", 2)], ["n2"]))).toBe(true)
        expect(yield* tables.writeBatch(at(10), 30, changesOf(many(3)))).toBe(false)
        expect(yield* tables.writeBatch({ position: 20, revision: 1 }, 30, changesOf(many(3)))).toBe(false)
        const sums = Effect.promise(
          async () =>
            (await pool.query("select count(*)::int as n, sum(changes)::int as s from rm_cas_1.thing"))
              .rows[0]
        )
        expect(yield* sums).toEqual({ n: 2_999, s: 3_000 })
        expect(yield* tables.writeBatch(at(20), 30, changesOf(many(3), ["n0"]))).toBe(true)
        expect(yield* sums).toEqual({ n: 3_000, s: 9_000 })
        yield* tables.complete
        yield* tables.complete
        const broken = yield* Effect.either(
          tables.writeBatch(at(30), 40, changesOf([{ ...row("x", 1), born_on: "never" }]))
        )
        expect(Either.getLeft(broken)).toMatchObject({ value: { _tag: "RowsAreUnwritable" } })
        const fold = new ModelFold(
          things({ name: "cas" }),
          { blocked: new Map(), dropped: new Set() },
          () => "filled"
        )
        yield* tables.fetch(fold, new Map([["thing", ["n5", "nobody"]]]))
        expect(fold.tables.get("thing")?.size).toBe(2)
      })
    ))

  it("are refused at the start where their definition cannot work", () => {
    const bad = (table: Partial<KeyedTable<{ id: string }>>) => () =>
      tableStatements("rm_bad", { ...thingTable, ...table })
    expect(bad({ name: "Thing" })).toThrow("not a plain lower-case SQL name: Thing")
    expect(bad({ key: "id", columns: { id: "bytea" } })).toThrow("column id: type bytea is not supported")
    expect(() => tableStatements("rm_bad", { name: "t", key: "nothing", columns: { id: "text" } })).toThrow(
      "table t has no column nothing"
    )
    const twice = Layer.build(projectionsLayer([things({ name: "twice" }), things({ name: "twice" })]))
    return expect(world.runPromise(Effect.scoped(twice))).rejects.toThrow(
      "not a name for a read model, or not the only one: twice"
    )
  })

  it("infers rows from the tables of a definition", () => {
    const table: KeyedTable<{ readonly id: string; readonly n: number }> = {
      name: "t",
      key: "id",
      columns: { id: "text", n: "integer" }
    }
    const projection = defineProjection({
      name: "typed",
      version: "1",
      contexts: ["sample"],
      tables: { t: table },
      decode: () => Either.right({ n: 1 }),
      touches: () => ({ t: ["a"] }),
      fold: ({ n }: { readonly n: number }, _recorded, rows) =>
        rows.t.set({ id: "a", n: n + (rows.t.get("a")?.n ?? 0) })
    })
    expect(projection.name).toBe("typed")
  })
})
