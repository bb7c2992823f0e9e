import { randomBytes, randomUUID } from "node:crypto"
import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { layer } from "@jiaosuo/event-store/PostgresPersonalRecords"
import { verifyLog } from "@jiaosuo/event-store/Verify"
import { Effect, Layer, ManagedRuntime, Redacted } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { append, event, newStream } from "./contract.ts"
import { postgresStore } from "./database.ts"

const runtime = ManagedRuntime.make(Layer.provideMerge(layer(Redacted.make(randomBytes(32))), postgresStore))
afterAll(() => runtime.dispose())

const person = { name: "张国丽", idNumber: "37162419750610684X", phone: "18537056563", address: "北耿村12号" }

/** Every text of every table of the database, as one string. */
const everything = Effect.gen(function* () {
  const sql = yield* SqlClient
  const tables = yield* sql.unsafe<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('log', 'personal', 'personal_keys')`
  )
  const rows = yield* Effect.forEach(tables, ({ name }) =>
    sql.unsafe(`select t::text as line from ${name} t`)
  )
  return JSON.stringify(rows)
})

describe("personal records", () => {
  it("are written with the events, sealed, and opened again", () =>
    runtime.runPromise(
      Effect.gen(function* () {
        const records = yield* PersonalRecords
        const store = yield* EventStore
        const recordId = randomUUID()
        const [sealed] = yield* records.seal([{ recordId, values: person }])
        if (sealed === undefined) throw new Error("nothing was sealed")
        expect(yield* records.open([sealed.reference])).toEqual([undefined])
        const lost = append(newStream(), { records: [sealed.record], expectedVersion: 4 })
        expect((yield* Effect.flip(store.append(lost)))._tag).toBe("StreamHasMoved")
        expect(yield* records.open([sealed.reference])).toEqual([undefined])
        yield* store.append(
          append(newStream(), { records: [sealed.record], events: [event("Owned", sealed.reference)] })
        )
        expect(yield* records.open([sealed.reference])).toEqual([person])
        const found = yield* everything
        for (const value of Object.values(person)) expect(found).not.toContain(value)
      })
    ))

  it("recognise a person by the id number, and never without one", () =>
    runtime.runPromise(
      Effect.gen(function* () {
        const records = yield* PersonalRecords
        const sealed = yield* records.seal([
          { recordId: randomUUID(), values: person },
          { recordId: randomUUID(), values: { ...person, idNumber: "37162419750610684x", phone: "1" } },
          { recordId: randomUUID(), values: { name: person.name } },
          { recordId: randomUUID(), values: { name: person.name } }
        ])
        const ids = sealed.map(({ reference }) => reference.personId)
        expect(ids[0]).toBe(ids[1])
        expect(new Set(ids).size).toBe(3)
      })
    ))

  it("find a name by any part of it or of its pinyin initials, without the name being stored", () =>
    runtime.runPromise(
      Effect.gen(function* () {
        const records = yield* PersonalRecords
        const sql = yield* SqlClient
        const [sealed] = yield* records.seal([{ recordId: randomUUID(), values: { name: "欧阳振华" } }])
        const find = (query: string) =>
          Effect.map(
            sql.unsafe<{ person_id: string }>(
              "select person_id from personal_keys.key where tokens @> $1::text[]",
              [records.searchTokens(query)]
            ),
            (rows) => rows.map((row) => row.person_id)
          )
        for (const query of ["欧阳振华", "振华", "欧", "oyzh", "OYZ", "zh"]) {
          expect(yield* find(query), query).toContain(sealed?.reference.personId)
        }
        expect(yield* find("王")).not.toContain(sealed?.reference.personId)
      })
    ))

  it("X7: destroying the key leaves the log verifying and the person's data nowhere", () =>
    runtime.runPromise(
      Effect.gen(function* () {
        const records = yield* PersonalRecords
        const store = yield* EventStore
        const gone = { ...person, name: "贾永康", idNumber: "371603199003073212" }
        const two = yield* records.seal([
          { recordId: randomUUID(), values: gone },
          { recordId: randomUUID(), values: { ...gone, phone: "13900000000" } }
        ])
        for (const { record, reference } of two) {
          yield* store.append(append(newStream(), { records: [record], events: [event("Owned", reference)] }))
        }
        const references = two.map(({ reference }) => reference)
        const personId = (references[0] as (typeof references)[0]).personId
        expect(yield* records.erase(personId)).toEqual({ records: 2 })
        expect(yield* records.erase(personId)).toEqual({ records: 0 })
        expect(yield* records.open(references)).toEqual([undefined, undefined])
        const sql = yield* SqlClient
        const left = yield* sql`
          select (select count(*)::int from personal.record where person_id = ${personId}::uuid) as records,
            (select count(*)::int from personal_keys.key where person_id = ${personId}::uuid) as keys`
        expect(left).toEqual([{ records: 0, keys: 0 }])
        expect((yield* verifyLog()).bad).toBeNull()
      })
    ))
})
