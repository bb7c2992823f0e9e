import { randomUUID } from "node:crypto"
import type { Append } from "@jiaosuo/event-store/EventStore"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import type { NewEvent, StreamId } from "@jiaosuo/kernel/Event"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Effect, type Layer, ManagedRuntime } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

/** An event with a payload that JSON spells in more than one way. */
export const event = (
  type = "SomethingHappened",
  data: unknown = { n: 1.0, text: '鲁M·"12345"\n' }
): NewEvent => ({
  id: uuidv7(),
  type,
  schemaVersion: 1,
  township: "371603101",
  occurredAt: "2026-03-04T01:02:03.000Z",
  data: JSON.stringify(data)
})

/** A stream nobody else uses. */
export const newStream = (context = "vehicles"): StreamId => `${context}/vehicle/${randomUUID()}`

/** One command for a stream, as the command handler would make it. */
export const append = (stream: StreamId, part: Partial<Append> = {}): Append => ({
  stream,
  expectedVersion: 0,
  previousHash: genesisHash,
  commandId: randomUUID(),
  correlationId: randomUUID(),
  causationId: null,
  fingerprint: fingerprintOf(stream, part.events?.[0]?.data ?? "first"),
  actor: "warden-371603101",
  station: "371603101",
  events: [event()],
  ...part
})

/** What every layer of the event store promises. */
export const eventStoreContract = (name: string, layer: Layer.Layer<EventStore>): void => {
  describe(`event store contract: ${name}`, () => {
    const runtime = ManagedRuntime.make(layer)
    let store: EventStore["Type"]
    beforeAll(async () => {
      store = await runtime.runPromise(EventStore)
    })
    afterAll(() => runtime.dispose())
    const run = <A, E>(effect: Effect.Effect<A, E>) => runtime.runPromise(effect)

    it("keeps events in order and gives back what was stored", async () => {
      const stream = newStream()
      const request = append(stream, {
        events: [event("First", { a: [1, { b: null }], 中: "文" }), event("Second")]
      })
      const appended = await run(store.append(request))
      expect(appended).toMatchObject({ stream, version: 2, repeated: false })
      const events = await run(store.readStream(stream))
      expect(events.map((e) => [e.version, e.type])).toEqual([
        [1, "First"],
        [2, "Second"]
      ])
      expect(events[0]).toMatchObject({
        stream,
        schemaVersion: 1,
        township: "371603101",
        occurredAt: "2026-03-04T01:02:03.000Z",
        actor: "warden-371603101",
        station: "371603101",
        commandId: request.commandId,
        correlationId: request.correlationId,
        causationId: null,
        data: { a: [1, { b: null }], 中: "文" }
      })
      expect(events[1]?.hash).toBe(appended.hash)
      expect(events[1]?.position).toBe(appended.position)
      expect(events[1]?.recordedAt).toBe(appended.recordedAt)
      expect(await run(store.readStream(stream, 1))).toEqual([events[1]])
    })

    it("refuses an append on a version that is not the last, and names both", async () => {
      const stream = newStream()
      const first = await run(store.append(append(stream)))
      const late = await run(Effect.flip(store.append(append(stream))))
      expect(late).toMatchObject({ _tag: "StreamHasMoved", stream, expected: 0, actual: 1 })
      const wrongHistory = append(stream, { expectedVersion: 1, previousHash: "f".repeat(64) })
      expect(await run(Effect.flip(store.append(wrongHistory)))).toMatchObject({ _tag: "StreamHasMoved" })
      const next = await run(store.append(append(stream, { expectedVersion: 1, previousHash: first.hash })))
      expect(next.version).toBe(2)
    })

    it("answers a repeated command id with the first answer, also after the stream moved on", async () => {
      const stream = newStream()
      const request = append(stream)
      const first = await run(store.append(request))
      await run(store.append(append(stream, { expectedVersion: 1, previousHash: first.hash })))
      const again = await run(store.append({ ...request, commandId: request.commandId.toUpperCase() }))
      expect(again).toEqual({ ...first, repeated: true })
      expect(await run(store.answerTo(request))).toEqual({ ...first, repeated: true })
      expect(await run(store.streamOf(request.commandId.toUpperCase()))).toBe(stream)
      expect(await run(store.streamOf(randomUUID()))).toBeUndefined()
      expect(await run(store.readStream(stream))).toHaveLength(2)
    })

    it("refuses another command under a used command id, in the same stream or elsewhere", async () => {
      const request = append(newStream())
      await run(store.append(request))
      const other = { ...append(newStream()), commandId: request.commandId }
      expect(await run(Effect.flip(store.append(other)))).toMatchObject({ _tag: "CommandIdIsTaken" })
      expect(await run(Effect.flip(store.answerTo(other)))).toMatchObject({ _tag: "CommandIdIsTaken" })
      expect(await run(store.readStream(other.stream))).toEqual([])
    })

    it("gives a claim to one stream at a time and names the holder; a release frees it", async () => {
      const plate = { kind: "plate", value: `02${randomUUID()}` }
      const vin = { kind: "vin", value: randomUUID() }
      const holder = newStream()
      const first = await run(store.append(append(holder, { take: [plate, vin] })))
      const rival = newStream()
      expect(await run(Effect.flip(store.append(append(rival, { take: [plate] }))))).toMatchObject({
        _tag: "ClaimIsHeld",
        ...plate,
        holder
      })
      expect(await run(store.readStream(rival))).toEqual([])
      expect(await run(store.holders([vin, { kind: "vin", value: "nobody" }, plate]))).toEqual([
        holder,
        undefined,
        holder
      ])
      await run(
        store.append(append(holder, { expectedVersion: 1, previousHash: first.hash, release: [plate] }))
      )
      expect((await run(store.append(append(rival, { take: [plate] })))).version).toBe(1)
      expect(await run(store.holders([plate, vin]))).toEqual([rival, holder])
    })

    it("lets no neighbour fail for a loser: 200 concurrent commands, every third a loser", async () => {
      const taken = { kind: "plate", value: randomUUID() }
      await run(store.append(append(newStream(), { take: [taken] })))
      const outcomes = await run(
        Effect.forEach(
          Array.from({ length: 200 }, (_, i) => i),
          (i) => Effect.either(store.append(append(newStream(), i % 3 === 0 ? { take: [taken] } : {}))),
          { concurrency: "unbounded" }
        )
      )
      expect(outcomes.map((outcome) => outcome._tag)).toEqual(
        Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? "Left" : "Right"))
      )
    })

    it("lets exactly one of many rivals for one stream, one claim or one command id win", async () => {
      const stream = newStream()
      const claim = { kind: "plate", value: randomUUID() }
      const shared = append(newStream())
      const race = (requests: ReadonlyArray<Append>) =>
        run(Effect.forEach(requests, (r) => Effect.either(store.append(r)), { concurrency: "unbounded" }))
      const wins = (outcomes: ReadonlyArray<{ readonly _tag: string }>) =>
        outcomes.filter((outcome) => outcome._tag === "Right").length
      const twenty = Array.from({ length: 20 })
      expect(wins(await race(twenty.map(() => append(stream))))).toBe(1)
      expect(wins(await race(twenty.map(() => append(newStream(), { take: [claim] }))))).toBe(1)
      expect(wins(await race(twenty.map(() => shared)))).toBe(20)
      expect(await run(store.readStream(shared.stream))).toHaveLength(1)
    })

    it("numbers the log 1, 2, 3 … without a hole, in pages, all contexts or some, or some streams", async () => {
      const before = await run(store.head)
      await run(
        Effect.forEach(
          Array.from({ length: 60 }, (_, i) => i),
          (i) => store.append(append(newStream(i % 2 === 0 ? "vehicles" : "identity"))),
          { concurrency: "unbounded" }
        )
      )
      const head = await run(store.head)
      expect(head).toBe(before + 60)
      const read: Array<number> = []
      for (;;) {
        const page = await run(store.readLog({ after: before + read.length, limit: 7 }))
        if (page.length === 0) break
        read.push(...page.map((e) => e.position))
      }
      expect(read).toEqual(Array.from({ length: 60 }, (_, i) => before + i + 1))
      const some = await run(store.readLog({ after: before, limit: 1_000, contexts: ["identity"] }))
      expect(some).toHaveLength(30)
      expect(some.every((e) => e.stream.startsWith("identity/"))).toBe(true)
      const [first] = some
      const streams = first?.stream ?? "none"
      const ofOne = await run(store.readLog({ after: before, limit: 1_000, streams }))
      expect(ofOne).toEqual([first])
      const ofAnother = { after: before, limit: 1_000, streams, contexts: ["vehicles"] }
      expect(await run(store.readLog(ofAnother))).toEqual([])
    })

    it("finds the position that was last at an instant", async () => {
      const first = await run(store.append(append(newStream())))
      await new Promise((resolve) => setTimeout(resolve, 5))
      const second = await run(store.append(append(newStream())))
      expect(await run(store.positionAt(first.recordedAt))).toBe(first.position)
      expect(await run(store.positionAt(second.recordedAt))).toBe(second.position)
      expect(await run(store.positionAt("2000-01-01T00:00:00.000Z"))).toBe(0)
      expect(await run(store.positionAt("2999-01-01T08:00:00+08:00"))).toBe(await run(store.head))
    })

    it("chains hashes: the same content after another predecessor has another hash", async () => {
      const stream = newStream()
      const first = await run(store.append(append(stream)))
      const events = await run(store.readStream(stream))
      expect(events[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
      const second = await run(store.append(append(stream, { expectedVersion: 1, previousHash: first.hash })))
      expect(second.hash).not.toBe(first.hash)
    })
  })
}
