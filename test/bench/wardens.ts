import { randomUUID } from "node:crypto"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { genesisHash, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { makeHost } from "@jiaosuo/testing/KillableHost"
import { type WardenEvent, wardenEventCodec } from "@jiaosuo/wardens/events"
import { Effect, Layer, Redacted } from "effect"
import { received } from "./accidents.ts"
import { signIn } from "./http.ts"
import { alone, type Line, median } from "./measure.ts"

const volunteers = 2_000
const callOuts = 100
const township = "371603101"
const village = "371603101213"
const place = { longitude: 118.1, latitude: 37.7 }
const told = { at: "2026-01-02T00:00:00.000Z", reason: null, warnings: [] } as const

/** The n-th volunteer, within some twenty kilometres of the need; every third can take wasp nests down. */
const volunteer = (n: number): ReadonlyArray<WardenEvent> => {
  const able = n % 3 === 0
  const passed = (subject: string): WardenEvent => ({
    _tag: "TrainingWasRecorded",
    trainingId: uuidv7(),
    subject,
    on: "2026-01-02",
    validUntil: "2099-12-31",
    passed: true,
    reason: null
  })
  return [
    {
      _tag: "WardenApplied",
      person: { personId: uuidv7(), recordId: uuidv7() },
      known: { idNumber: false, phone: true, address: false },
      roles: ["volunteer"],
      township,
      villages: [village],
      skills: able ? ["wasp"] : ["saw"],
      setsOutFrom: {
        longitude: place.longitude + (((n * 31) % 400) - 200) / 1_000,
        latitude: place.latitude + (((n * 17) % 400) - 200) / 1_000
      },
      ...told
    },
    { _tag: "WardenWasActivated", ...told },
    passed("volunteer"),
    ...(able ? [passed("wasp")] : []),
    ...(able
      ? [
          {
            _tag: "EquipmentWasLent",
            loanId: uuidv7(),
            equipment: "wasp-suit",
            serial: null,
            at: told.at,
            reason: null
          } as const
        ]
      : [])
  ]
}

const writeVolunteers = (url: string): Promise<void> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    yield* Effect.forEach(
      Array.from({ length: volunteers }, (_, n) => n),
      (n) =>
        Effect.suspend(() => {
          const stream: StreamId = `wardens/warden/${uuidv7()}`
          const commandId = uuidv7()
          const [first, ...others] = volunteer(n).map((event) => ({
            id: uuidv7(),
            township,
            occurredAt: told.at,
            ...wardenEventCodec.encode(event)
          }))
          if (first === undefined) throw new Error("nothing is known of a volunteer")
          return store.append({
            stream,
            expectedVersion: 0,
            previousHash: genesisHash,
            commandId,
            correlationId: commandId,
            causationId: null,
            fingerprint: fingerprintOf(stream, n),
            actor: "officer",
            station: null,
            events: [first, ...others]
          })
        }),
      { concurrency: 64, discard: true }
    )
  }).pipe(
    Effect.provide(
      Layer.provide(
        eventStoreLayer,
        postgresLayer({ url: Redacted.make(url), applicationName: "bench wardens" })
      )
    ),
    Effect.runPromise
  )

/** Call-outs over two thousand volunteers: from the request to the answer, with everybody found and held. */
export const benchWardens = async (): Promise<ReadonlyArray<Line>> => {
  const host = makeHost()
  try {
    await host.start()
    await host.ready()
    const token = await signIn(host.url(), "dispatcher")
    await writeVolunteers(host.databaseUrl())
    await received(host.databaseUrl())
    const order = async (path: string, body: object): Promise<{ readonly id: string }> => {
      const answer = await fetch(host.url() + path, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "idempotency-key": randomUUID()
        },
        body: JSON.stringify(body)
      })
      const text = await answer.text()
      if (answer.status >= 300) throw new Error(`${path} was answered ${answer.status}: ${text}`)
      return JSON.parse(text) as { readonly id: string }
    }
    const need = { need: "wasp-nest", what: "bench", village, location: place }
    const times: Array<number> = []
    // The first twenty warm up. Each is stopped, so that all of them find the same people.
    for (let n = -20; n < callOuts; n++) {
      const began = performance.now()
      const { id } = await order("/api/wardens/call-outs", need)
      if (n >= 0) times.push(performance.now() - began)
      await order(`/api/wardens/call-outs/${id}/stop`, { reason: "bench" })
    }
    return [alone(`a call-out over ${volunteers} volunteers, p50`, "ms", median(times), { atMost: 50 })]
  } finally {
    await host.stop()
  }
}
