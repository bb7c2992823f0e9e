import type { BatchAnswer, BatchItem } from "@jiaosuo/http/BatchApi"
import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect, Either } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { recordEventCodec } from "../src/events.ts"
import { contextApi } from "../src/http/ContextApi.ts"
import { layer, migrate } from "../src/layer.ts"
import { chances, type Phone, sendBatch, sendInPieces } from "./http/phone.ts"
import { putOnFile } from "./http/volunteers.ts"

const township = "371603101"
const location = { longitude: 118.1, latitude: 37.7 }
const halfHour = 30 * 60_000
const first = Math.floor(Date.now() / halfHour) * halfHour - 8 * halfHour
const at = (minutes: number): string => new Date(first + minutes * 60_000).toISOString()

const accounts = Array.from({ length: 20 }, (_, n) => `phone-${String(n + 1).padStart(2, "0")}`)
const codes = ["no-helmet", "no-seat-belt", "people-in-farm-vehicle", "drink", "no-plate"]

const start = () =>
  startContext({
    http: httpLayer({ api: contextApi, handlers: layer, ...onFreePort }),
    migrate,
    people: {
      officer: person("officer", "officer", [township]),
      ...Object.fromEntries(accounts.map((account) => [account, person(account, "warden", [township])]))
    },
    usually: "officer"
  })

let server: Awaited<ReturnType<typeof start>>
let phones: ReadonlyArray<Phone>
beforeAll(async () => {
  server = await start()
  const wardens = await Promise.all(
    accounts.map((account) => server.run(putOnFile({ name: "李建军", from: location, account })))
  )
  const place = { kind: "persuasion-post", name: "路口劝导站", township, location, happenedAt: at(-60) }
  const post = (await server.post("/api/wardens/places", place)).body
  const shift = { placeId: post.id, from: at(0), until: at(210), wardens, happenedAt: at(-50) }
  const { id } = (await server.post("/api/wardens/shifts", shift)).body
  phones = accounts.map((account, n) => ({ account, queue: dayOf(n, post.id, id) }))
})
afterAll(() => server?.stop())

/** A day of one phone: there, nine times persuasions, two hazards, publicity, somebody who needs help, and gone. */
const dayOf = (n: number, placeId: string, shiftId: string): ReadonlyArray<BatchItem> => {
  const item = (path: string, minutes: number, form: object): BatchItem => ({
    path: `/api/wardens/${path}`,
    commandId: uuidv7(),
    body: { ...form, happenedAt: at(minutes) }
  })
  const persuasions = Array.from({ length: 9 }, (_, i) =>
    item("records", 10 + i * 15, {
      placeId,
      work: {
        kind: "persuasion",
        counts: [{ code: codes[(n + i) % codes.length], count: 1 + ((n * 7 + i * 3) % 11) }]
      }
    })
  )
  const hazard = { code: "surface", level: "minor", road: "乡道" }
  return [
    item(`shifts/${shiftId}/check-in`, 5, { location }),
    ...persuasions.slice(0, 4),
    item("hazards", 80, hazard),
    ...persuasions.slice(4, 7),
    item("records", 120, { work: { kind: "publicity", code: "market", people: 10 + n } }),
    item("hazards", 125, { ...hazard, code: "sight", level: "grave" }),
    item("records", 128, { work: { kind: "help-request", code: "breakdown" } }),
    ...persuasions.slice(7),
    item(`shifts/${shiftId}/check-out`, 200, {})
  ]
}

const commandsOf = (all: ReadonlyArray<Phone>): ReadonlyArray<string> =>
  all.flatMap(({ queue }) => queue.map(({ commandId }) => commandId))

/** Everything in the log that came from a queue, in order. */
const arrived = async () => {
  const ids = new Set(commandsOf(phones))
  return (await server.log()).filter(({ commandId }) => ids.has(commandId))
}

/** How often people were persuaded of what, as the queues say it. */
const persuadedIn = (works: ReadonlyArray<unknown>): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {}
  for (const work of works) {
    const { kind, counts = [] } = work as {
      kind?: string
      counts?: ReadonlyArray<{ code: string; count: number }>
    }
    if (kind !== "persuasion") continue
    for (const { code, count } of counts) sums[code] = (sums[code] ?? 0) + count
  }
  return sums
}

describe("an offline day: 300 commands queued by 20 phones, sent twice, in pieces, half of the lines cut", () => {
  it("the log holds each once, in each phone's order, and the counters equal", async () => {
    const commands = commandsOf(phones)
    expect([phones.length, commands.length]).toEqual([20, 300])

    // The first five send all at once, lose the line, and never hear of it: what was sent is done all the same.
    const unheard = phones.slice(0, 5)
    const lost = await Promise.all(
      unheard.map(({ account, queue }) => sendBatch(server.url, account, queue, true))
    )
    expect(lost).toEqual(unheard.map(() => "cut"))

    // Meanwhile the others send theirs, all phones at once, in pieces of any size; every second line breaks.
    const chance = chances(20_261_126)
    const rest = await Promise.all(phones.slice(5).map((phone) => sendInPieces(server.url, phone, chance)))
    const complete = await Effect.runPromise(
      eventually(Effect.promise(arrived), (events) => events.length >= commands.length)
    )
    expect(complete).toHaveLength(300)

    // In the evening every phone sends everything once more, in other pieces.
    const again = await Promise.all(phones.map((phone) => sendInPieces(server.url, phone, chance)))
    const sendings = [...rest, ...again]
    const broken = sendings.reduce((sum, one) => sum + one.broken, 0)
    expect(broken * 2).toBeGreaterThanOrEqual(sendings.reduce((sum, one) => sum + one.sendings, 0))

    // Each once, and nothing but them.
    const log = await arrived()
    expect(log.map(({ commandId }) => commandId).sort()).toEqual([...commands].sort())
    expect(log.map(({ id }) => id)).toEqual(complete.map(({ id }) => id))

    for (const [n, { account, queue }] of phones.entries()) {
      // In the phone's order, under the phone's name, with the time it happened.
      const own = log.filter(({ actor }) => actor === account)
      expect(own.map(({ commandId }) => commandId)).toEqual(queue.map(({ commandId }) => commandId))
      expect(own.map(({ occurredAt }) => new Date(occurredAt).toISOString())).toEqual(
        queue.map(({ body }) => (body as { happenedAt: string }).happenedAt)
      )
      // What it was answered the second time is what happened the first time.
      const answers = again[n]?.answers as BatchAnswer["items"]
      expect(answers.map(({ status }) => status)).toEqual(
        queue.map(({ path }) => (path.includes("/check-") ? 200 : 201))
      )
      expect(answers.map(({ body }) => (body as { position: number }).position)).toEqual(
        own.map(({ position }) => position)
      )
    }

    // The counters of the day equal what the phones had written down.
    const queued = phones.flatMap(({ queue }) =>
      queue.map(({ body }) => (body as { work?: unknown }).work ?? {})
    )
    const recorded = log.flatMap((event) => {
      const decoded = recordEventCodec.decode(event)
      return Either.isRight(decoded) && decoded.right._tag === "RecordWasMade" ? [decoded.right.work] : []
    })
    const sums = persuadedIn(recorded)
    expect(sums).toEqual(persuadedIn(queued))
    expect(Object.keys(sums).sort()).toEqual([...codes].sort())
    const types: Record<string, number> = {}
    for (const { type } of log) types[type] = (types[type] ?? 0) + 1
    expect(types).toEqual({
      WardenCheckedIn: 20,
      RecordWasMade: 220,
      RoadHazardWasReported: 40,
      WardenCheckedOut: 20
    })
  })
})
