import { randomInt, randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { verifyLog } from "@jiaosuo/event-store/Verify"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { makeHost } from "@jiaosuo/testing/KillableHost"
import { Effect, Layer, Redacted } from "effect"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { expectedStatus } from "../../services/townships/test/oracle.ts"

const ledger = join(import.meta.dirname, "../../services/vehicles/test/import/fixtures/key-vehicles.csv")
const truth = { rows: 10_240, accepted: 9_607, warnings: 252, duplicate: 129, rejected: 504 }
const classes = ["passenger", "hazardous", "heavyTruck", "minivan", "schoolBus", "threeWheeler", "farm"]

const host = makeHost()
beforeAll(() => host.start(), 180_000)
afterAll(() => host.stop(), 60_000)

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

/** Sends until it is answered with something final; the same request may arrive many times. */
const insist = async (path: string, init: () => RequestInit): Promise<Response> => {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await Promise.resolve()
      .then(() => fetch(`${host.url()}${path}`, { ...init(), signal: AbortSignal.timeout(20_000) }))
      .catch(() => undefined)
    if (answer !== undefined && answer.status < 500 && answer.status !== 429) return answer
    await answer?.body?.cancel().catch(() => undefined)
    await pause(100)
  }
  throw new Error(`${path} was never answered`)
}

const json = async <A>(path: string, token: string): Promise<A> => {
  const answer = await insist(path, () => ({ headers: { authorization: `Bearer ${token}` } }))
  return (await answer.json()) as A
}

const signIn = async (username: string): Promise<string> => {
  const answer = await insist("/api/session", () => ({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password: "jiaosuo-demo" })
  }))
  return ((await answer.json()) as { token: string }).token
}

interface Acknowledged {
  readonly commandId: string
  readonly id: string
  readonly position: number
}

/** Registers one vehicle after the other until told to stop, and remembers what was acknowledged. */
const registerUntil = async (
  token: string,
  series: string,
  stopped: () => boolean
): Promise<ReadonlyArray<Acknowledged>> => {
  const acknowledged: Array<Acknowledged> = []
  for (let n = 0; !stopped(); n++) {
    const commandId = randomUUID()
    const answer = await insist("/api/vehicles", () => ({
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": commandId
      },
      body: JSON.stringify({
        plate: { kind: "01", number: `鲁Q${series}${String(n).padStart(3, "0")}` },
        vehicleType: "H11",
        use: "F",
        owner: { kind: "company", name: "富源远航运输有限公司" },
        village: "371603002234"
      })
    }))
    const body = (await answer.json()) as Acknowledged
    expect(answer.status, `${answer.url} answered ${JSON.stringify(body)}`).toBe(201)
    acknowledged.push({ commandId, id: body.id, position: body.position })
  }
  return acknowledged
}

const inLog = <A>(
  effect: Effect.Effect<A, unknown, EventStore | import("@jiaosuo/event-store/PgPool").PgPool>
) => {
  const database = postgresLayer({ url: Redacted.make(host.databaseUrl()), applicationName: "test" })
  return Effect.runPromise(effect.pipe(Effect.provide(Layer.provideMerge(eventStoreLayer, database))))
}

describe("kill -9 at random moments during an import", () => {
  it("loses no acknowledged command, does none twice, and the models equal a fold of the log from zero", async () => {
    const token = await signIn("registrar")
    const importKey = randomUUID()
    const file = readFileSync(ledger)
    const upload = await insist("/api/vehicles/imports?filename=key-vehicles.csv", () => ({
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "text/csv",
        "idempotency-key": importKey
      },
      body: file
    }))
    expect(upload.status).toBe(202)
    const { id: importId } = (await upload.json()) as { id: string }

    let done = false
    const clients = ["AA", "BB", "CC", "DD"].map((series) => registerUntil(token, series, () => done))
    for (const who of ["host", "postgres", "nats", "host", "postgres", "nats", "host", "postgres"] as const) {
      await pause(randomInt(200, 1_800))
      host.kill(who)
      if (who === "host") await host.start()
      else await host.ready()
    }
    await pause(1_000)
    done = true
    const acknowledged = (await Promise.all(clients)).flat()
    expect(acknowledged.length).toBeGreaterThan(20)

    let imported: { state: string } & typeof truth
    do {
      await pause(200)
      imported = await json(`/api/vehicles/imports/${importId}`, token)
    } while (imported.state !== "finished")
    expect(imported).toMatchObject(truth)

    const { log, verified } = await inLog(
      Effect.gen(function* () {
        const store = yield* EventStore
        const events: Array<RecordedEvent> = []
        for (;;) {
          const page = yield* store.readLog({ after: events.length, limit: 5_000 })
          events.push(...page)
          if (page.length === 0) return { log: events, verified: yield* verifyLog() }
        }
      })
    )
    expect(verified.bad).toBeNull()
    expect(log.map((event) => event.position)).toEqual(log.map((_, index) => index + 1))

    const byCommand = new Map<string, Array<RecordedEvent>>()
    for (const event of log)
      byCommand.set(event.commandId, [...(byCommand.get(event.commandId) ?? []), event])
    for (const { commandId, id, position } of acknowledged) {
      const events = byCommand.get(commandId) ?? []
      expect(events.map((event) => [event.stream, event.position])).toEqual([
        [`vehicles/vehicle/${id}`, position]
      ])
    }
    const registrations = log.filter((event) => event.type === "VehicleWasRegistered")
    expect(registrations).toHaveLength(truth.accepted + acknowledged.length)
    expect(new Set(registrations.map((event) => event.stream)).size).toBe(registrations.length)

    const commander = await signIn("commander")
    interface Area {
      readonly code: string
      readonly name: string
      readonly vehicles: number
    }
    const status = await json<{ townships: ReadonlyArray<Area>; district: Area; position: number }>(
      `/api/townships/status?after=${log.length}`,
      commander
    )
    const day = dayInShanghai(Date.now())
    expect(status.townships).toHaveLength(11)
    for (const area of status.townships) {
      const { scrap: _, ...expected } = expectedStatus(log, area.code, area.name, [area.code], day, classes)
      expect(area).toMatchObject(expected)
    }
    expect(status.district.vehicles).toBe(registrations.length)
  })

  it("leaves claims that name exactly the live vehicles' plates", async () => {
    const client = new pg.Client({ connectionString: host.databaseUrl() })
    await client.connect()
    const { rows } = await client.query(
      `select (select count(*)::int from log.claim c
         where not exists (select from log.event e where e.stream = c.stream)) as orphans,
       (select count(distinct stream)::int from log.claim where stream like 'vehicles/vehicle/%') as holders,
       (select count(*)::int from log.event
         where type = 'VehicleWasRegistered' and (data::json -> 'plate' ->> 'number') is not null) as plated`
    )
    await client.end()
    expect(rows[0].orphans).toBe(0)
    expect(rows[0].holders).toBeGreaterThanOrEqual(rows[0].plated)
  })

  it("stops within five seconds of SIGTERM", async () => {
    expect(await host.stop()).toBeLessThan(5_000)
  })
})
