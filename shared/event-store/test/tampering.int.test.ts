import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { verifyLog } from "@jiaosuo/event-store/Verify"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { append, event, newStream } from "./contract.ts"
import { postgresStore } from "./database.ts"

/** A log of three streams with three events each: stream A at positions 1–3, B at 4–6, C at 7–9. */
const filled = Effect.gen(function* () {
  const store = yield* EventStore
  const streams = [newStream(), newStream(), newStream()]
  for (const stream of streams) {
    let previousHash = genesisHash
    for (let expectedVersion = 0; expectedVersion < 3; expectedVersion++) {
      const request = append(stream, {
        expectedVersion,
        previousHash,
        events: [event("Told", { expectedVersion })]
      })
      previousHash = (yield* store.append(request)).hash
    }
  }
  return streams
})

const afterTampering = (statement: string) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const streams = yield* filled
      const sql = yield* SqlClient
      yield* sql.unsafe(statement)
      const { bad } = yield* verifyLog()
      return bad === null ? null : { ...bad, stream: streams.indexOf(bad.stream as never) }
    }).pipe(Effect.provide(postgresStore))
  )

describe("X6: a changed or removed event is provable", () => {
  it("verify passes over an untouched log and reports its end", async () => {
    const verified = await Effect.runPromise(
      Effect.zipRight(filled, verifyLog()).pipe(Effect.provide(postgresStore))
    )
    expect(verified).toMatchObject({ events: 9, streams: 3, head: 9, bad: null })
    expect(verified.headHash).toMatch(/^[0-9a-f]{64}$/)
  })

  const named = [
    ["payload", `update log.event set data = '{"expectedVersion":7}' where position = 5`],
    [
      "payload spelled differently",
      `update log.event set data = '{ "expectedVersion": 1 }' where position = 5`
    ],
    ["actor", "update log.event set actor = 'somebody else' where position = 5"],
    [
      "time it happened",
      "update log.event set occurred_at = occurred_at + interval '1 second' where position = 5"
    ],
    [
      "time it was recorded",
      "update log.event set recorded_at = recorded_at - interval '1 second' where position = 5"
    ],
    ["township", "update log.event set township = '371603102' where position = 5"],
    ["type", "update log.event set type = 'Untold' where position = 5"],
    ["hash", "update log.event set hash = decode(repeat('ab', 32), 'hex') where position = 5"]
  ] as const
  for (const [what, statement] of named) {
    it(`verify names the event whose ${what} was changed`, async () => {
      expect(await afterTampering(statement)).toEqual({
        position: 5,
        stream: 1,
        version: 2,
        reason: "content does not fit its hash"
      })
    })
  }

  it("verify names the hole that a removed event leaves", async () => {
    expect(await afterTampering("delete from log.event where position = 5")).toEqual({
      position: 5,
      stream: -1,
      version: null,
      reason: "position is missing"
    })
  })

  it("verify names the successor when a stream's event was removed and the positions were closed up", async () => {
    const bad = await afterTampering(
      "delete from log.event where position = 5; update log.event set position = 5 where position = 6"
    )
    expect(bad).toMatchObject({
      position: 5,
      stream: 1,
      version: 3,
      reason: "a predecessor is missing or was changed"
    })
  })
})

describe("the log is append-only for a service's own role", () => {
  it("a role may append to its own contexts only, and may change or remove nothing", async () => {
    const outcomes = await Effect.runPromise(
      Effect.gen(function* () {
        yield* filled
        const sql = yield* SqlClient
        const role = `service_${newStream().slice(-12)}`
        yield* sql.unsafe(`create role ${role}`)
        yield* sql.unsafe(`grant usage on schema log to ${role}`)
        yield* sql.unsafe(`grant select, insert on log.event to ${role}`)
        yield* sql.unsafe(`grant select on log.appender to ${role}`)
        yield* sql.unsafe(`insert into log.appender values ('${role}', 'vehicles')`)
        const as = (statement: string) =>
          sql
            .withTransaction(Effect.zipRight(sql.unsafe(`set local role ${role}`), sql.unsafe(statement)))
            .pipe(
              Effect.as("allowed"),
              Effect.catchAll((error) => Effect.succeed(String(error.cause)))
            )
        const insert = (context: string) => `
          insert into log.event (position, stream, version, id, type, schema_version, occurred_at, recorded_at,
            actor, command_id, correlation_id, hash, data)
          select 1000 + position, '${context}' || '/vehicle/x', version, id, type, schema_version, occurred_at,
            recorded_at, actor, gen_random_uuid(), correlation_id, hash, data
          from log.event where position = 1`
        const said = {
          own: yield* as(insert("vehicles")),
          other: yield* as(insert("identity")),
          update: yield* as("update log.event set actor = 'x' where position = 1"),
          delete: yield* as("delete from log.event where position = 1"),
          truncate: yield* as("truncate log.event")
        }
        yield* sql.unsafe(`drop owned by ${role}`)
        yield* sql.unsafe(`drop role ${role}`)
        return said
      }).pipe(Effect.provide(postgresStore))
    )
    expect(outcomes).toEqual({
      own: "allowed",
      other: expect.stringContaining("row-level security"),
      update: expect.stringContaining("permission denied"),
      delete: expect.stringContaining("permission denied"),
      truncate: expect.stringContaining("permission denied")
    })
  })
})
