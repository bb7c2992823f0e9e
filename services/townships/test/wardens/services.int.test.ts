import { EventStore } from "@jiaosuo/event-store/EventStore"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { type ServiceEvent, type ServiceEventOf, serviceEventCodec } from "@jiaosuo/wardens/events"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ServicesPage } from "../../src/wardens/services/ServiceAnswer.ts"
import { type Account, type District, openDistrict } from "../district.ts"
import { type Told, tell } from "../duties/dutyCases.ts"

/** Rows 40, 47, 58 and 72: what is counted equals the events behind it, against a fold of the log of its own. */

const now = "2026-05-06T02:30:00.000Z"
const today = "2026-05-06"
const [own, other] = ["371603101", "371603102"] as const
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000)

/** Row 40, of the mobile police rooms; row 58, by WeChat. */
const row40 = { report: 270, consultation: 685, "floating-population": 305, rental: 28, dispute: 63 }
const row58 = { household: 467, "residence-permit": 314, "move-in": 57, consultation: 3_750 }

const why = { reason: null } as const
const told = (id: string, township: string, event: ServiceEvent): Told => {
  const { type, data } = serviceEventCodec.encode(event)
  return { stream: `wardens/service/${id}`, type, data: JSON.parse(data), township }
}

const asked = (
  id: string,
  more: Partial<ServiceEventOf<"ServiceWasRequested">> & { readonly code: string }
): Told =>
  told(id, more.township ?? own, {
    _tag: "ServiceWasRequested",
    channel: "bag-room",
    township: own,
    village: null,
    unitId: "room",
    wardenId: null,
    materials: [],
    note: null,
    done: true,
    by: "officer",
    at: "2026-03-02T02:00:00.000Z",
    ...why,
    warnings: [],
    ...more
  })

const countsOf = (row: Readonly<Record<string, number>>, channel: string, at: string) =>
  Object.entries(row).flatMap(([code, count]) =>
    Array.from({ length: count }, (_, n) =>
      asked(derivedId("service", code, channel, n), { code, channel, at })
    )
  )

/** Random but repeatable ways of services through trips, hand-overs, corrections and withdrawals, in April. */
const histories = (): ReadonlyArray<Told> => {
  let state = seed >>> 0
  const below = (n: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * n)
  }
  return Array.from({ length: 120 }, (_, n): ReadonlyArray<Told> => {
    const id = derivedId("history", seed, n)
    const township = below(3) === 0 ? other : own
    const code = ["household", "residence-permit", "household-cancellation"][below(3)] ?? "other"
    const materials = below(2) === 0 ? ["id-card"] : []
    let at = Date.parse("2026-04-01T02:00:00.000Z") + below(10) * 86_400_000
    const later = (): string => {
      at += (1 + below(6)) * 43_200_000
      return new Date(at).toISOString()
    }
    const events: Array<Told> = [
      asked(id, { code, township, materials, channel: "door", done: false, at: later(), unitId: null })
    ]
    const then = (event: ServiceEvent): void => {
      events.push(told(id, township, event))
    }
    if (below(4) === 0) {
      then({
        _tag: "ServiceWasCorrected",
        code: "move-in",
        channel: "telephone",
        village: null,
        materials: ["id-card", "photo"],
        note: null,
        at: later(),
        ...why,
        warnings: []
      })
    }
    for (let i = below(3); i > 0; i--) {
      then({ _tag: "ServiceWasReopened", missing: ["photo"], at: later(), ...why })
    }
    const end = below(4)
    if (end < 2) {
      then({ _tag: "ServiceWasHandedOver", force: "外地公安", at: later(), ...why })
      if (below(2) === 0) {
        const settled = below(2) === 0
        then({ _tag: "HandOverWasAnswered", answer: "已办", settled, at: later(), ...why })
      }
    } else if (end === 2) then({ _tag: "ServiceWasDone", at: later(), ...why })
    if (below(8) === 0) then({ _tag: "ServiceWasWithdrawn", at: later(), ...why })
    return events
  }).flat()
}

interface Counted {
  code: string
  channel: string
  township: string
  day: string
  papers: boolean
  trips: number
  done: boolean
  /** When it was handed over without an answer so far. */
  waitsSince: string | null
  handedOver: boolean
  withdrawn: boolean
}

const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

/** What the log says of each service: an own reading of what is stored, not the context's. */
const foldedFrom = (log: ReadonlyArray<RecordedEvent>): ReadonlyMap<string, Counted> => {
  const all = new Map<string, Counted>()
  for (const { stream, type, data: stored } of log) {
    if (!stream.startsWith("wardens/service/")) continue
    const data = stored as Readonly<Record<string, unknown>>
    const [code, channel] = [String(data["code"]), String(data["channel"])]
    const papers = Array.isArray(data["materials"]) && data["materials"].length > 0
    const at = String(data["at"])
    if (type === "ServiceWasRequested") {
      const [township, done] = [String(data["township"]), data["done"] === true]
      const begun = { trips: 1, waitsSince: null, handedOver: false, withdrawn: false }
      all.set(stream, { code, channel, township, day: dayOf(at), papers, done, ...begun })
      continue
    }
    const one = all.get(stream)
    if (one === undefined) throw new Error(`${stream} begins with ${type}`)
    if (type === "ServiceWasCorrected") Object.assign(one, { code, channel, papers })
    if (type === "ServiceWasDone") one.done = true
    if (type === "ServiceWasReopened") {
      Object.assign(one, { done: false, papers: true, trips: one.trips + 1 })
    }
    if (type === "ServiceWasHandedOver") Object.assign(one, { waitsSince: dayOf(at), handedOver: true })
    if (type === "HandOverWasAnswered") {
      Object.assign(one, { waitsSince: null, done: one.done || data["settled"] === true })
    }
    if (type === "ServiceWasWithdrawn") one.withdrawn = true
  }
  return all
}

const daysSince = (day: string): number => (Date.parse(today) - Date.parse(day)) / 86_400_000

/** The sums of services, by the same names as the answer has. */
const sumsOf = (services: ReadonlyArray<Counted>) => {
  const count = (isMeant: (one: Counted) => boolean): number => services.filter(isMeant).length
  return {
    services: services.length,
    done: count(({ done }) => done),
    withPapers: count(({ papers }) => papers),
    oneTrip: count(({ papers, done, trips }) => papers && done && trips === 1),
    severalTrips: count(({ papers, trips }) => papers && trips > 1),
    handedOver: count(({ waitsSince }) => waitsSince !== null),
    overdue: count(({ waitsSince }) => waitsSince !== null && daysSince(waitsSince) > 10)
  }
}

let district: District
let position = 0
let log: ReadonlyArray<RecordedEvent> = []
let standing: ReadonlyArray<Counted> = []
let all: ReadonlyArray<Counted> = []

beforeAll(async () => {
  district = await openDistrict(now)
  position = await tell(district, [
    ...countsOf(row40, "bag-room", "2026-03-02T02:00:00.000Z"),
    ...countsOf(row58, "wechat", "2026-02-02T02:00:00.000Z"),
    ...histories()
  ])
  log = await district.run(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100_000 })))
  all = [...foldedFrom(log).values()]
  standing = all.filter(({ withdrawn }) => !withdrawn)
}, 60_000)
afterAll(() => district.close())

const listed = async (query: string, account: Account = "commander"): Promise<ServicesPage> => {
  const { json, status, text } = await district.ask(
    account,
    `/api/wardens/services?after=${position}&${query}`
  )
  expect(status, text).toBe(200)
  return json
}
const byKind = ({ sums }: ServicesPage) =>
  Object.fromEntries(sums.byKind.map(({ code, services }) => [code, services]))

describe("services of mobile units, counted from the log", () => {
  it("row 40: 270 reports, 685 consultations, 305 people from elsewhere, 28 rentals and 63 disputes", async () => {
    const page = await listed("channel=bag-room&from=2026-03-01&until=2026-03-31&unit=room")
    expect(byKind(page)).toEqual(row40)
    expect([page.total, page.sums.services]).toEqual([1_351, 1_351])
  })

  it("row 58: by WeChat 467 household matters, 314 residence permits, 57 moves and 3 750 consultations", async () => {
    const page = await listed("channel=wechat&until=2026-02-28")
    expect(byKind(page)).toEqual(row58)
    expect(page.total).toBe(4_588)
    expect((await listed("until=2026-03-31")).sums.byChannel).toMatchObject([
      { channel: "bag-room", services: 1_351 },
      { channel: "wechat", services: 4_588 }
    ])
  })

  it("all sums are the oracle's, by kind and channel, in the district and in every scope (X3)", async () => {
    for (const [query, services] of [
      ["", standing],
      [`township=${other}`, standing.filter(({ township }) => township === other)],
      [
        "from=2026-04-01&until=2026-04-08",
        standing.filter(({ day }) => day >= "2026-04-01" && day <= "2026-04-08")
      ],
      ["withdrawn=all", all],
      ["withdrawn=yes", all.filter(({ withdrawn }) => withdrawn)]
    ] as const) {
      const { sums, total } = await listed(`day=${today}&${query}`)
      const { byKind: kinds, byChannel, byKindAndChannel, ...whole } = sums
      const expected = sumsOf(services)
      // What was withdrawn is never overdue.
      const overdue = sumsOf(services.filter(({ withdrawn }) => !withdrawn)).overdue
      expect([query, total, whole]).toEqual([query, services.length, { ...expected, overdue }])
      for (const { code, channel, services: counted } of byKindAndChannel) {
        const same = services.filter((one) => one.code === code && one.channel === channel)
        expect([query, code, channel, counted]).toEqual([query, code, channel, same.length])
      }
      for (const parts of [kinds, byChannel, byKindAndChannel]) {
        expect(parts.reduce((sum, part) => sum + part.services, 0)).toBe(services.length)
      }
    }
    const outside = await district.ask("warden-371603101", `/api/wardens/services?township=${other}`)
    expect([outside.status, outside.json.code]).toEqual([403, "TownshipIsOutOfScope"])
    expect((await district.ask("admin", "/api/wardens/services")).status).toBe(403)
    expect((await listed("", "warden-371603101")).total).toBe(
      standing.filter(({ township }) => township === own).length
    )
  })

  it("rows 47, 72: every number opens its list; what lies with another force too long is listed, the oldest first", async () => {
    const { sums, handOverDays } = await listed(`day=${today}`)
    expect(handOverDays).toBe(10)
    expect([sums.oneTrip, sums.severalTrips, sums.handedOver, sums.overdue].every((n) => n > 0)).toBe(true)
    for (const [query, counted] of [
      ["done=yes", sums.done],
      ["papers=yes", sums.withPapers],
      ["trips=one", sums.oneTrip],
      ["trips=several", sums.severalTrips],
      ["handOver=open", sums.handedOver],
      ["handOver=overdue", sums.overdue],
      ["handOver=any", standing.filter(({ handedOver }) => handedOver).length],
      ["handOver=answered", standing.filter((one) => one.handedOver && one.waitsSince === null).length]
    ] as const) {
      expect([query, (await listed(`day=${today}&${query}`)).total]).toEqual([query, counted])
    }
    const { items } = await listed(`day=${today}&handOver=overdue&sort=handedOverOn&limit=500`)
    const days = items.map(({ handOver }) => handOver?.days ?? 0)
    expect(days).toEqual([...days].sort((a, b) => b - a))
    expect(Math.min(...days)).toBeGreaterThan(10)
    expect(items.every(({ handOver }) => handOver?.overdue === true && handOver.answer === null)).toBe(true)
  })

  it("asOf: what was known at a moment is the oracle's fold of the log up to it", async () => {
    const moment = log[Math.floor(log.length / 2)]?.recordedAt ?? ""
    const then = [...foldedFrom(log.filter(({ recordedAt }) => recordedAt <= moment)).values()]
    const { total } = await listed(`asOf=${encodeURIComponent(moment)}`)
    expect(total).toBe(then.filter(({ withdrawn }) => !withdrawn).length)
  })

  it("a kind or a channel that there is not is refused, with those that there are", async () => {
    for (const query of ["code=fine", "channel=pigeon"]) {
      expect((await district.ask("commander", `/api/wardens/services?${query}`)).status).toBe(422)
    }
  })

  it("X1, X2: the list is exported whole, whatever the page, with the codes in words", async () => {
    const address = `/api/wardens/services?township=${other}&withdrawn=all`
    const { text: csv } = await district.ask("commander", `${address}&limit=1`, {
      headers: { accept: "text/csv" }
    })
    const [headings = [], ...rows] = csv
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","))
    expect(rows).toHaveLength(all.filter(({ township }) => township === other).length)
    expect(new Set(rows.map((row) => row[headings.indexOf("Township")])).size).toBe(1)
    expect(rows.map((row) => row[headings.indexOf("Channel")])).not.toContain("door")
    const grid = await district.ask("gridworker", address, { headers: { accept: "text/csv" } })
    expect(grid.status).toBe(403)
  })
})
