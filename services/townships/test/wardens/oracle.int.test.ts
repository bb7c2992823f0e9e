import { EventStore } from "@jiaosuo/event-store/EventStore"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { recordEventCodec, type Work } from "@jiaosuo/wardens/events"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import { type Told, tell } from "../duties/dutyCases.ts"
import { honouredWardens, honourHistories } from "./honourHistories.ts"
import { honouredFrom } from "./honourOracle.ts"
import { unitHistories, villageHistories } from "./unitHistories.ts"
import { histories, told, townships, why } from "./wardenHistories.ts"
import { type Known, knownFrom, sectionOf } from "./wardenOracle.ts"

/** Lists and figures of random histories of wardens, against an independent fold of the log from zero. */

const seeds = [20_260_501, Number(process.env["SEED"] ?? Date.now() % 1_000_000)]
const today = "2026-05-06"
const now = "2026-05-06T02:30:00.000Z"

let district: District
let position = 0
let log: ReadonlyArray<RecordedEvent> = []
let known: Known

beforeAll(async () => {
  district = await openDistrict(now)
  position = await tell(district, [
    ...seeds.flatMap((seed) => histories(seed, today)),
    ...honourHistories(),
    ...seeds.flatMap((seed) => unitHistories(seed, today)),
    ...villageHistories(seeds[0] ?? 0, today)
  ])
  log = await district.run(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100_000 })))
  known = knownFrom(log)
})
afterAll(() => district.close())

const stations = zhanhua.stations.map(({ code }) => code)
const valueAt = (area: object, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], area)

describe("figures of wardens in the status of townships (rows 34, 38, 39, 42, 45)", () => {
  it("are the oracle's, in the district and in every township", async () => {
    const { json } = await district.ask("commander", `/api/townships/status?after=${position}`)
    for (const area of json.townships) {
      expect([area.code, area.wardens]).toEqual([area.code, sectionOf(known, [area.code], today, now)])
    }
    expect(json.district.wardens).toEqual(sectionOf(known, stations, today, now))
    const { callOuts, gaps, hazards, persuasions, posts } = json.district.wardens
    for (const figure of [gaps, posts.open, posts.due, persuasions.all, hazards.overdue, callOuts.arrived]) {
      expect(figure).toBeGreaterThan(0)
    }
    const { coverage, units, villages } = json.district.wardens
    const { lastMonth } = coverage
    for (const [some, all] of [
      [units.complete, units.open],
      [lastMonth.groupsVisited, lastMonth.groups],
      [lastMonth.enoughGroups, lastMonth.units],
      [lastMonth.enoughRoom, lastMonth.units],
      [villages.withBoth, villages.withAuxiliary],
      [villages.withBoth, villages.withRoom]
    ] as const) {
      expect(some).toBeGreaterThan(0)
      expect(some).toBeLessThan(all)
    }
  })

  it("are the totals of the lists behind them; of persuasions the sums", async () => {
    const { json } = await district.ask("commander", "/api/townships/status")
    const paths = Object.keys(json.lists).filter((path) => path.startsWith("wardens."))
    expect(paths.length).toBeGreaterThan(80)
    const areas = [json.district, ...json.townships.filter(({ code }) => code === townships[0])]
    for (const area of areas) {
      const narrowed = area.code.length === 9 ? `&township=${area.code}` : ""
      const counted = await Promise.all(
        paths.map(async (path) => {
          // Villages are listed all at once.
          const least = path.startsWith("wardens.villages.") ? "" : "&limit=1"
          const { json: list } = await district.ask(
            "commander",
            `${json.lists[path] as "/api/wardens/records"}${narrowed}${least}`
          )
          if (list.total === undefined) console.log(list)
          const isSum = path.startsWith("wardens.persuasions.") && !path.endsWith(".records")
          if (path.startsWith("wardens.persuasions.byHour.")) {
            return [path, list.sums.byHour[path.split(".")[3] ?? ""]]
          }
          return [path, isSum ? list.sums.persuasions : list.total]
        })
      )
      expect(counted).toEqual(paths.map((path) => [path, valueAt(area, path)]))
    }
  })

  it("asOf: they are the oracle's fold of the log up to a moment", async () => {
    const moment = log[Math.floor((log.length * 2) / 3)]?.recordedAt ?? ""
    const then = knownFrom(log.filter((event) => event.recordedAt <= moment))
    const { json } = await district.ask(
      "commander",
      `/api/townships/status?asOf=${encodeURIComponent(moment)}&day=${today}`
    )
    const { byState, persuasions } = sectionOf(then, stations, today, now)
    expect(json.district.wardens.byState).toEqual(byState)
    expect(json.district.wardens.persuasions).toEqual(persuasions)
  })

  it("a rebuilt model says the same", async () => {
    const before = await district.ask("commander", "/api/townships/status")
    const { status } = await district.ask("admin", "/api/operations/models/warden_register/rebuild", {
      method: "POST"
    })
    expect(status).toBe(202)
    let state = "rebuilding"
    while (state === "rebuilding") {
      const { json } = await district.ask("admin", "/api/operations/models")
      state = json.models.find((one) => one.model === "warden_register")?.state ?? ""
    }
    const after = await district.ask("commander", "/api/townships/status")
    expect(after.json.district.wardens).toEqual(before.json.district.wardens)
  })
})

describe("lists of wardens", () => {
  it("hazards: pages follow each other in the order asked for, each hazard once", async () => {
    const due: Array<string> = []
    let cursor: string | null = null
    do {
      const more: string = cursor === null ? "" : `&cursor=${cursor}`
      const { json } = await district.ask("commander", `/api/wardens/hazards?sort=dueAt&limit=7${more}`)
      due.push(...json.items.map(({ dueAt, id }) => `${dueAt} ${id}`))
      cursor = json.nextCursor
    } while (cursor !== null)
    expect(due).toHaveLength(known.hazard.size)
    expect(due).toEqual([...new Set(due)].sort())
  })

  it("row 34: a post says who is planned and who is there, at any instant", async () => {
    for (const at of ["2026-05-06T00:00:00.000Z", "2026-05-09T06:00:00.000Z"]) {
      const { json } = await district.ask("commander", `/api/wardens/posts?open=yes&limit=500&at=${at}`)
      const { posts } = sectionOf(known, stations, today, at)
      expect([
        json.total,
        json.items.filter(({ manned }) => manned).length,
        json.items.filter(({ due }) => due).length
      ]).toEqual([posts.open, posts.manned, posts.due])
    }
  })

  it("row 34: a gap is within the hours of its post, and no shift with anybody in it touches it", async () => {
    const { json } = await district.ask("commander", "/api/wardens/gaps?limit=500")
    expect([json.total, json.from, json.until]).toEqual([json.items.length, today, "2026-05-12"])
    for (const { placeId, from, until } of json.items) {
      const { json: shifts } = await district.ask(
        "commander",
        `/api/wardens/shifts?place=${placeId}&limit=500`
      )
      const touching = shifts.items.filter(
        (shift) =>
          shift.wardens.length > 0 &&
          Date.parse(shift.from) < Date.parse(until) &&
          Date.parse(shift.until) > Date.parse(from)
      )
      expect(touching).toEqual([])
    }
  })

  it("row 45: call-outs show how long it took until somebody was there, and the mean of it", async () => {
    const { json } = await district.ask("commander", "/api/wardens/call-outs/times?arrived=yes&limit=500")
    const seconds = json.items.map(({ secondsToArrive }) => secondsToArrive ?? Number.NaN)
    expect(json.sums).toEqual({
      arrived: json.total,
      meanSecondsToArrive: Math.round(seconds.reduce((sum, one) => sum + one, 0) / seconds.length)
    })
    for (const item of json.items) {
      expect(item.secondsToArrive).toBe(
        (Date.parse(item.arrivedAt ?? "") - Date.parse(item.openedAt)) / 1_000
      )
    }
  })

  it("X3: whoever serves in one township sees that one, and nobody reads a code that is none", async () => {
    const own = await district.ask("warden-371603101", "/api/wardens/roll?limit=500")
    expect(new Set(own.json.items.map(({ township }) => township))).toEqual(new Set(["371603101"]))
    const foreign = await district.ask("warden-371603101", "/api/wardens/records?township=371603102")
    expect([foreign.status, foreign.json.code]).toEqual([403, "TownshipIsOutOfScope"])
    expect((await district.ask("admin", "/api/wardens/hazards")).status).toBe(403)
    for (const query of [
      "roll?role=police",
      "records?code=nothing",
      "hazards?level=high",
      "gaps?until=2026-01-01"
    ]) {
      const { status, json } = await district.ask(
        "commander",
        `/api/wardens/${query}` as "/api/wardens/records"
      )
      expect([query, status, json.code]).toEqual([query, 422, "FilterIsNotKnown"])
    }
  })

  it("X2: nobody's name is in a list, also not by way of who they are", async () => {
    const { text } = await district.ask("commander", "/api/wardens/roll?limit=500")
    expect(text).not.toContain(derivedId("person", [...known.warden.keys()][0] ?? ""))
  })
})

/** The first and the first not counted instant of quarters, in Shanghai. */
const quarters = {
  "2026-Q1": ["2025-12-31T16:00:00.000Z", "2026-03-31T16:00:00.000Z"],
  "2026-Q2": ["2026-03-31T16:00:00.000Z", "2026-06-30T16:00:00.000Z"]
} as const
const honoursOf = (account: "commander" | "officer-371603101" | "warden-371603101", query: string) =>
  district.ask(account, `/api/wardens/honours?limit=500&${query}`)

describe("honours of wardens in a quarter (V10)", () => {
  it("counts, points and order are those of a walk over the log", async () => {
    for (const [quarter, instants] of Object.entries(quarters)) {
      const expected = honouredFrom(log, instants)
      const { json } = await honoursOf("commander", `quarter=${quarter}`)
      const answered = json.items.map(({ id, township, points, parts }) => ({
        ...{ id, township, points },
        parts: parts.map(({ list: _list, ...part }) => part)
      }))
      expect(answered).toEqual(expected)
      expect(json.items.map(({ rank }) => rank)).toEqual(
        expected.map(({ points }) => 1 + expected.filter((other) => other.points > points).length)
      )
      const enough = expected.filter(({ points }) => points >= 60).length
      expect([json.honoured, json.items.filter(({ honoured }) => honoured).length]).toEqual([enough, enough])
      // Every criterion earns somebody something, and somebody nothing: else the walk would show little.
      for (const { code } of json.criteria) {
        const points = expected.map(({ parts }) => parts.find((part) => part.code === code)?.points)
        expect([code, points.includes(0), points.some((one) => (one ?? 0) > 0)]).toEqual([code, true, true])
      }
    }
  })

  it("equal points share a rank, and the lower id is before the other, in pages as well", async () => {
    const twins = honouredWardens.slice(-2)
    const { json } = await honoursOf("commander", "quarter=2026-Q2")
    const [one, other] = json.items.filter(({ id }) => twins.includes(id))
    expect([one?.id, other?.id]).toEqual([...twins].sort())
    expect([one?.points, other?.points, one?.rank]).toEqual([6, 6, other?.rank])
    const paged: Array<string> = []
    let cursor: string | null = null
    do {
      const more: string = cursor === null ? "" : `&cursor=${cursor}`
      const page = await district.ask("commander", `/api/wardens/honours?quarter=2026-Q2&limit=5${more}`)
      paged.push(...page.json.items.map(({ id }) => id))
      cursor = page.json.nextCursor
    } while (cursor !== null)
    expect(paged).toEqual(json.items.map(({ id }) => id))
  })

  it("the list behind each count has what the reader may see of it", async () => {
    for (const account of ["commander", "officer-371603101"] as const) {
      const { json } = await honoursOf(account, "quarter=2026-Q2")
      for (const { parts } of json.items) {
        const found = await Promise.all(
          parts.map(async ({ code, list }) => {
            const { json: behind } = await district.ask(account, list as "/api/wardens/records")
            return [code, code === "persuasions" ? behind.sums.persuasions : behind.total]
          })
        )
        expect(found).toEqual(parts.map(({ code, listed }) => [code, listed]))
      }
    }
  })

  it("X3: a reader sees the wardens of their townships, with the points that everybody sees", async () => {
    const own = ["371603101", "371603102"]
    const { json } = await honoursOf("officer-371603101", "quarter=2026-Q2")
    const all = honouredFrom(log, quarters["2026-Q2"], (township) => own.includes(township))
    const theirs = all.filter(({ township }) => own.includes(township))
    expect(json.items.map(({ id, points }) => [id, points])).toEqual(
      theirs.map(({ id, points }) => [id, points])
    )
    const listed = json.items.map(({ parts }) => parts.map((part) => [part.count, part.listed]))
    expect(listed).toEqual(theirs.map(({ parts }) => parts.map((part) => [part.count, part.listed])))
    expect(theirs.some(({ parts }) => parts.some((part) => part.listed < part.count))).toBe(true)
    const narrowed = await honoursOf("commander", "quarter=2026-Q2&township=371603102")
    expect(new Set(narrowed.json.items.map(({ township }) => township))).toEqual(new Set(["371603102"]))
    const foreign = await honoursOf("warden-371603101", "quarter=2026-Q2&township=371603102")
    expect([foreign.status, foreign.json.code]).toEqual([403, "TownshipIsOutOfScope"])
    expect((await district.ask("admin", "/api/wardens/honours")).status).toBe(403)
  })

  it("the criteria are named with their day and source; the quarter of the day is the usual one", async () => {
    const { json } = await district.ask("commander", "/api/wardens/honours")
    const { quarter, from, until, over, criteriaOn, honourPoints } = json
    expect([quarter, from, until, over, criteriaOn, honourPoints]).toEqual([
      ...["2026-Q2", "2026-04-01", "2026-06-30", false, "2026-04-01", 60]
    ])
    expect(
      json.criteria.map(({ effectiveFrom, source, confidence }) => [effectiveFrom, source.zh, confidence])
    ).toEqual(Array.from({ length: 7 }, () => ["2022-01-01", "义务交通队伍季度评先标准", "recommended"]))
    expect((await honoursOf("commander", "quarter=2026-Q1")).json.over).toBe(true)
    // Nothing was published by then, and nobody is honoured by what came later.
    const before = await honoursOf("commander", "quarter=2021-Q4")
    expect([before.json.criteria, before.json.total]).toEqual([[], 0])
    expect((await honoursOf("commander", "quarter=2026-Q5")).status).toBe(400)
  })

  it("X2: nobody's name is in it, also not by way of who they are", async () => {
    const { text } = await honoursOf("commander", "quarter=2026-Q2")
    expect(honouredWardens.filter((id) => text.includes(derivedId("person", id)))).toEqual([])
  })
})

describe("what a station plans by, and looks for", () => {
  const township = "371603103"
  const made = (id: string, work: Work): Told =>
    told(
      "record",
      id,
      township,
      recordEventCodec.encode({
        _tag: "RecordWasMade",
        work,
        township,
        village: null,
        placeId: null,
        wardenId: null,
        location: null,
        road: null,
        note: null,
        at: "2026-04-20T01:00:00.000Z",
        ...why,
        warnings: [],
        by: "warden"
      })
    )
  const fair = { from: "2026-05-11T22:00:00.000Z", until: "2026-05-12T04:00:00.000Z", people: 300 } as const
  const plate = { kind: "02", number: "鲁M12345" } as const
  beforeAll(async () => {
    position = await tell(district, [
      made("record-fair", { kind: "gathering", code: "market-day", ...fair }),
      made("record-plate", { kind: "persuasion", counts: [{ code: "no-helmet", count: 2 }], plate })
    ])
  })
  const records = async (query: string) =>
    (await district.ask("commander", `/api/wardens/records?after=${position}&${query}`)).json

  it("row 34: a gathering is found by the days on which people come together, and says when", async () => {
    const found = async (query: string) => (await records(query)).items.map(({ id }) => id)
    expect(await found("gathersFrom=2026-05-11&gathersUntil=2026-05-17")).toEqual(["record-fair"])
    expect(await found("gathersFrom=2026-05-12&gathersUntil=2026-05-12")).toEqual(["record-fair"])
    expect(await found("gathersFrom=2026-05-13")).toEqual([])
    expect(await found("gathersUntil=2026-05-11")).not.toContain("record-fair")
    const { items } = await records("gathersFrom=2026-05-12&township=371603103")
    expect(items.map(({ gathering, happenedAt }) => [gathering, happenedAt])).toEqual([
      [
        { from: "2026-05-12T06:00:00.000+08:00", until: "2026-05-12T12:00:00.000+08:00", people: 300 },
        "2026-04-20T09:00:00.000+08:00"
      ]
    ])
  })

  it("a record is found by the plate that it names, however the plate is written", async () => {
    const { items, sums } = await records(`plate=${encodeURIComponent("鲁m·12345")}`)
    expect(items.map((item) => [item.id, item.plate, item.gathering])).toEqual([
      ["record-plate", plate, null]
    ])
    expect(sums.persuasions).toBe(2)
    expect((await records("plate=12345")).total).toBe(0)
  })
})
