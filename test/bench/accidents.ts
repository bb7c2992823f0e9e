import { randomUUID } from "node:crypto"
import { type AccidentEvent, accidentEventCodec } from "@jiaosuo/accidents/events"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { makeHost } from "@jiaosuo/testing/KillableHost"
import { Effect, Layer, Redacted } from "effect"
import pg from "pg"
import { makeSender, signIn } from "./http.ts"
import { alone, alternate, compared, type Line, median } from "./measure.ts"

const pastAccidents = 50_000
const townships = ["371603001", "371603002", "371603101", "371603102", "371603103"] as const
const roads = ["G205", "S234", "S315", "X012", "X033"] as const
const none = { dead: 0, serious: 0, slight: 0 }

/** The n-th accident of the past: two years long, on five roads, some places worse than others. */
const past = (n: number): AccidentEvent => {
  const happened = new Date(Date.parse("2024-11-01T00:00:00Z") + n * 1_260_000).toISOString()
  const counts = { dead: n % 97 === 0 ? 1 : 0, serious: n % 31 === 0 ? 1 : 0, slight: n % 5 === 0 ? 1 : 0 }
  return {
    _tag: "HistoricalAccidentWasRecorded",
    source: "bench",
    number: String(n),
    happenedAt: happened,
    precision: "minute",
    place: {
      township: townships[n % townships.length] as string,
      village: null,
      road: { code: roads[n % roads.length] as string, name: null, adminClass: "2", type: "12" },
      postMetres: (n * 7_919) % 60_000,
      direction: null,
      coordinates: { longitude: 117.8 + ((n * 31) % 500) / 1_000, latitude: 37.6 + ((n * 17) % 500) / 1_000 },
      text: null
    },
    kind: counts.dead > 0 ? "death" : counts.serious + counts.slight > 0 ? "injury" : "property",
    circumstances: {
      weather: "1",
      visibility: null,
      light: null,
      terrain: null,
      surface: null,
      surfaceCondition: null,
      alignment: null,
      signals: null,
      form: "11",
      betweenVehicles: null,
      single: null,
      parties: null,
      firstCause: null,
      cause: null,
      causeText: null,
      propertyYuan: 2_000,
      dangerousGoods: null
    },
    counts: { day1: counts, day3: counts, day7: counts, day30: { ...none, ...counts } },
    vehicleTypes: ["K33"],
    persons: [],
    closedOn: null,
    warnings: []
  }
}

const writePast = (url: string): Promise<void> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    yield* Effect.forEach(
      Array.from({ length: pastAccidents }, (_, n) => n),
      (n) =>
        Effect.suspend(() => {
          const stream: StreamId = `accidents/accident/${uuidv7()}`
          const event = past(n)
          return store.append({
            stream,
            expectedVersion: 0,
            previousHash: genesisHash,
            commandId: uuidv7(),
            correlationId: uuidv7(),
            causationId: null,
            fingerprint: fingerprintOf(stream, n),
            actor: "registrar",
            station: null,
            events: [
              {
                id: uuidv7(),
                township: townships[n % townships.length] as string,
                occurredAt: "2026-03-04T01:02:03.000Z",
                ...accidentEventCodec.encode(event)
              }
            ]
          })
        }),
      { concurrency: 64, discard: true }
    )
  }).pipe(
    Effect.provide(
      Layer.provide(
        eventStoreLayer,
        postgresLayer({ url: Redacted.make(url), applicationName: "bench accidents" })
      )
    ),
    Effect.runPromise
  )

const perSecond = 100
const seconds = 4

/** Reports at a hundred a second, whether or not the ones before were answered; the median answer in milliseconds. */
const reporting = async (url: string, token: string): Promise<number> => {
  const { send, close } = makeSender(64)
  const latencies: Array<number> = []
  const report = () => {
    const body = JSON.stringify({
      way: "phone",
      kind: "property",
      place: {
        township: "371603101",
        road: { code: "S234" },
        post: `K${Math.floor(Math.random() * 60)}+300`
      },
      description: "两车追尾,无人受伤"
    })
    const sent = performance.now()
    return send(`${url}/api/accidents`, "POST", token, body, randomUUID()).then((status) => {
      if (status !== 201) throw new Error(`a report was answered ${status}`)
      latencies.push(performance.now() - sent)
    })
  }
  const began = performance.now()
  const under = Array.from({ length: perSecond * seconds }, async (_, n) => {
    await new Promise((wait) => setTimeout(wait, began + (n * 1_000) / perSecond - performance.now()))
    return report()
  })
  await Promise.all(under)
  close()
  return median(latencies)
}

/** The median of some answers to one question, in milliseconds; the first, which may warm a cache, is not counted. */
const asking = async (url: string, token: string, path: string): Promise<number> => {
  const times: Array<number> = []
  for (let n = 0; n < 10; n++) {
    const began = performance.now()
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })
    if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`)
    await answer.arrayBuffer()
    times.push(performance.now() - began)
  }
  return median(times.slice(1))
}

/**
 * Waits until the reactions have received all that the log has: what is asked is what a report costs, not what is
 * left of the processor by the reactions to those before it.
 */
export const received = async (databaseUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const deadline = Date.now() + 240_000; Date.now() < deadline; ) {
      const { rows } = await client.query<{ level: boolean }>(
        `select coalesce(min(r.position) >= (select max(position) from log.event), false) as level
         from messaging.receiver r`
      )
      if (rows[0]?.level === true) return
      await new Promise((wait) => setTimeout(wait, 500))
    }
    throw new Error("the reactions never received all of the past")
  } finally {
    await client.end()
  }
}

/** Waits until the read model has all accidents of the past. */
const level = async (url: string, token: string): Promise<void> => {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
    const answer = await fetch(`${url}/api/accidents?limit=1`, {
      headers: { authorization: `Bearer ${token}` }
    })
    const { total } = (await answer.json()) as { readonly total?: number }
    if (total === pastAccidents) return
    await new Promise((wait) => setTimeout(wait, 200))
  }
  throw new Error("the register of accidents never had all of the past")
}

/** Accident records beside fifty thousand older ones, and the questions that go through all of them. */
export const benchAccidents = async (): Promise<ReadonlyArray<Line>> => {
  const young = makeHost()
  const old = makeHost()
  try {
    await Promise.all([young.start(), old.start()])
    await writePast(old.databaseUrl())
    const onYoung = await signIn(young.url(), "investigator")
    const onOld = await signIn(old.url(), "investigator")
    await level(old.url(), onOld)
    // Neither host is measured while the other, on the same two cores, still reacts to what it was just sent.
    const settled = () => Promise.all([received(old.databaseUrl()), received(young.databaseUrl())])
    const beside = async (host: typeof young, token: string): Promise<number> => {
      await settled()
      return reporting(host.url(), token)
    }
    // Code that was never run is slow, and would be the same on both.
    for (let warm = 0; warm < 2; warm++) {
      await beside(young, onYoung)
      await beside(old, onOld)
    }
    const figures = await alternate(
      3,
      () => beside(old, onOld),
      () => beside(young, onYoung)
    )
    const spots = await asking(old.url(), onOld, "/api/accidents/analysis/black-spots")
    const years = await asking(
      old.url(),
      onOld,
      "/api/accidents/analysis/year-over-year?earlier=2024-11..2025-10&later=2025-11..2026-10"
    )
    return [
      compared("report an accident at 100/s, p50: beside 50 000 accidents / beside none", "ms", figures, {
        atMost: 1.2
      }),
      alone("black spots over 50 000 accidents", "ms", spots, { atMost: 300 }),
      alone("year-over-year over 50 000 accidents", "ms", years, { atMost: 50 })
    ]
  } finally {
    await young.stop()
    await old.stop()
  }
}
