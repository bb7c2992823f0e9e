import { type Accident, accidentEventCodec, clocksOf, evolve, initialState } from "@jiaosuo/accidents/events"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { daysBetween } from "@jiaosuo/kernel/CalendarDays"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { builtInAccidentRules } from "@jiaosuo/reference/AccidentRules"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Effect, Either } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import { accidentHistories } from "./accidentHistories.ts"
import {
  casualtiesIn,
  dayOf,
  deathDaysOf,
  type ExpectedAccident,
  foldAccidents,
  isCounted,
  sumsOf
} from "./accidentOracle.ts"

const today = "2026-05-01"
const seeds = [20_260_501, Number(process.env["SEED"] ?? Date.now() % 1_000_000)]

let district: District
let position = 0
let log: ReadonlyArray<RecordedEvent> = []
let expected: ReadonlyArray<ExpectedAccident> = []
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const stations = zhanhua.stations.map(({ code }) => code)
const readLog = () =>
  district.run(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100_000 })))

const within = (day: string, from: string, until: string): boolean => day >= from && day <= until
const valueAt = (area: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], area)

/** Open clocks by the domain's own fold and rules, without the projection. */
const openClocks = (events: ReadonlyArray<RecordedEvent>) => {
  const states = new Map<string, Accident>()
  for (const recorded of events) {
    const event = Either.getOrThrow(accidentEventCodec.decode(recorded))
    states.set(recorded.stream, evolve(states.get(recorded.stream) ?? initialState, event))
  }
  return [...states.values()].flatMap((state) =>
    state._tag === "File"
      ? clocksOf(state, builtInAccidentRules).filter(
          (clock) => clock.metOn === null && clock.binds === "police"
        )
      : []
  )
}

/** The section of some townships by the oracle. */
const section = (townships: ReadonlyArray<string>, day: string) => {
  const here = expected.filter((accident) => townships.includes(accident.place.township))
  const counted = here.filter(isCounted)
  const period = (from: string) => {
    const { serious, slight, ...sums } = sumsOf(
      counted.filter((accident) => within(dayOf(accident.happenedAt), from, day))
    )
    return sums
  }
  const clocks = openClocks(log).filter((clock) => townships.includes(clock.station))
  const inDays = (least: number, most: number) =>
    clocks.filter((clock) => {
      const left = daysBetween(day, clock.due)
      return left >= least && left <= most && !clock.stopped
    }).length
  return {
    open: here.filter((accident) => ["Reported", "Accepted"].includes(accident.standing)).length,
    thisYear: period(`${day.slice(0, 4)}-01-01`),
    last12Months: period(`${Number(day.slice(0, 4)) - 1}${day.slice(4, 8)}02`),
    clocks: {
      open: clocks.length,
      overdue: clocks.filter((clock) => clock.due < day).length,
      today: inDays(0, 0),
      week: inDays(0, 6),
      stopped: clocks.filter((clock) => clock.stopped && clock.due >= day).length
    }
  }
}

describe("figures of accidents against an independent fold of the log from zero", () => {
  it.each(seeds)("C1, C2, C3, C9: all sections of all townships are the oracle's, seed %d", async (seed) => {
    position = await district.appendAccidents(accidentHistories(seed, 150, today))
    log = await readLog()
    expected = foldAccidents(log)
    for (const day of [today, "2025-11-01"]) {
      const { json } = await district.ask("commander", `/api/townships/status?after=${position}&day=${day}`)
      expect(json.incomplete).toBe(false)
      for (const area of json.townships) {
        expect([area.code, area.accidents]).toMatchObject([area.code, section([area.code], day)])
      }
      expect(json.district.accidents).toMatchObject(section(stations, day))
      expect(Object.values(json.district.accidents.byPhase).reduce((a, b) => a + b, 0)).toBe(
        json.district.accidents.open
      )
    }
  })

  it("every number is the total, or the sum, of the list behind it, in the district and in townships", async () => {
    const { json } = await district.ask("commander", `/api/townships/status?after=${position}`)
    const paths = Object.keys(json.lists).filter((path) => path.startsWith("accidents."))
    expect(paths.length).toBeGreaterThan(25)
    for (const area of [json.district, ...json.townships.slice(0, 3)]) {
      const narrowed = area.code.length === 9 ? `&township=${area.code}` : ""
      const totals = await Promise.all(
        paths.map(async (path) => {
          const { json: list } = await district.ask("commander", `${json.lists[path]}${narrowed}&limit=1`)
          const sums = "sums" in list ? (list.sums as Record<string, number>) : {}
          const name = path.split(".").at(-1) ?? ""
          return [path, ["dead", "dead30", "injured", "injured30"].includes(name) ? sums[name] : list.total]
        })
      )
      expect(totals).toEqual(paths.map((path) => [path, valueAt(area, path)]))
    }
  })

  const filters: ReadonlyArray<readonly [query: string, takes: (accident: ExpectedAccident) => boolean]> = [
    ["", () => true],
    ["standing=counting", isCounted],
    ["standing=open", ({ standing }) => standing === "Reported" || standing === "Accepted"],
    ["standing=Merged,Withdrawn", ({ standing }) => standing === "Merged" || standing === "Withdrawn"],
    ["township=371603101&by=place", ({ place }) => place.township === "371603101"],
    ["township=371603101&by=handling", ({ handling }) => handling === "371603101"],
    [
      "township=371603101",
      ({ handling, place }) => handling === "371603101" || place.township === "371603101"
    ],
    ["from=2025-03&until=2025-12", ({ happenedAt }) => within(dayOf(happenedAt), "2025-03-01", "2025-12-31")],
    ["weather=1,none", ({ weather }) => weather === "1" || weather === null],
    ["form=11&weather=2", ({ form, weather }) => form === "11" && weather === "2"],
    [
      "road=G205&postFrom=5000&postUntil=K12",
      ({ place }) =>
        place.road.code === "G205" &&
        place.postMetres !== null &&
        place.postMetres >= 5_000 &&
        place.postMetres <= 12_000
    ],
    ["casualties=dead", (accident) => casualtiesIn(accident, 7).dead > 0],
    ["casualties=dead30", (accident) => casualtiesIn(accident, 30).dead > 0],
    ["vehicleType=K39", ({ types }) => [...types.values()].includes("K39")],
    ["vehicleType=none", ({ types }) => [...types.values()].every((type) => type === null)],
    ["travelMode=A1", ({ modes }) => [...modes.values()].includes("A1")],
    ["fled=yes", ({ fled }) => fled],
    ["located=no", ({ place }) => place.coordinates === null],
    [
      "hour=22-3",
      ({ happenedAt, precision }) => {
        const hour = new Date(Date.parse(happenedAt) + 28_800_000).getUTCHours()
        return precision === "minute" && (hour >= 22 || hour <= 3)
      }
    ],
    [
      "view=death-date&from=2025-06&until=2026-01",
      (accident) => deathDaysOf(accident).some((day) => within(day, "2025-06-01", "2026-01-31"))
    ]
  ]

  it.each(filters)(
    "the list with %s holds the oracle's accidents, and its sums are theirs",
    async (query, takes) => {
      const { json } = await district.ask("commander", `/api/accidents?after=${position}&${query}&limit=500`)
      const wanted = expected.filter(takes)
      expect(json.items.map((item) => item.id).sort()).toEqual(wanted.map(({ id }) => id).sort())
      expect(json.total).toBe(wanted.length)
      if (!query.startsWith("view=death-date")) expect(json.sums).toEqual(sumsOf(wanted))
    }
  )

  it("C8: year over year counts the oracle's accidents, and deaths by either date", async () => {
    const periods = { earlier: ["2024-05-01", "2025-04-30"], later: ["2025-05-01", "2026-04-30"] } as const
    const counted = expected.filter(isCounted)
    for (const view of ["accident-date", "death-date"] as const) {
      const { json } = await district.ask(
        "commander",
        `/api/accidents/analysis/year-over-year?earlier=2024-05..2025-04&later=2025-05..2026-04&view=${view}`
      )
      const numbers = (name: "earlier" | "later", townships: ReadonlyArray<string>) => {
        const [from, until] = periods[name]
        const here = counted.filter(({ place }) => townships.includes(place.township))
        const sums = sumsOf(here.filter(({ happenedAt }) => within(dayOf(happenedAt), from, until)))
        const byDeath = here.flatMap(deathDaysOf).filter((day) => within(day, from, until)).length
        return [sums.accidents, view === "death-date" ? byDeath : sums.dead30, sums.injured]
      }
      for (const [line, townships] of [
        [json.district, stations] as const,
        ...json.townships.map((one) => [one, [one.code]] as const)
      ]) {
        for (const name of ["earlier", "later"] as const) {
          expect([line.code, line.accidents[name], line.dead30[name], line.injured[name]]).toEqual([
            line.code,
            ...numbers(name, townships)
          ])
        }
      }
    }
  })

  it("what is counted in memory and what the database counts are the same", async () => {
    // Names every standing that counts: another filter for the program, the same accidents.
    const spelled = "standing=Reported,Accepted,Closed,Historical"
    for (const path of [
      "/api/accidents/analysis/year-over-year?earlier=2024-05..2025-04&later=2025-05..2026-04",
      "/api/accidents/analysis/year-over-year?earlier=2024-02&later=2025-02&view=death-date",
      "/api/accidents/analysis/year-over-year?earlier=2024&later=2025&township=371603101",
      `/api/accidents/analysis/black-spots?on=${today}`,
      `/api/accidents/analysis/black-spots?on=${today}&level=county&township=371603101`
    ] as const) {
      const inMemory = await district.ask("commander", path)
      const inDatabase = await district.ask("commander", `${path}&${spelled}`)
      expect(inMemory.status).toBe(200)
      expect(inDatabase.json).toEqual(inMemory.json)
    }
  })

  it("the matrix of hours and every cross table add up to the oracle's accidents", async () => {
    const counted = expected.filter(isCounted)
    const { json: hours } = await district.ask("commander", "/api/accidents/analysis/hours")
    expect(hours.total).toBe(counted.length)
    expect(hours.withoutDay).toBe(counted.filter(({ precision }) => precision === "month").length)
    expect(hours.withoutHour.reduce((a, b) => a + b, 0)).toBe(
      counted.filter(({ precision }) => precision === "day").length
    )
    for (const [rows, columns] of [
      ["month", "township"],
      ["weather", "form"],
      ["roadClass", "kind"],
      ["hour", "weekday"],
      ["vehicleType", "severity"],
      ["travelMode", "vehicleClass"]
    ] as const) {
      const { json: table } = await district.ask(
        "commander",
        `/api/accidents/analysis/crosstab?rows=${rows}&columns=${columns}`
      )
      const all = table.cells.flat().reduce((a, b) => a + b, 0)
      expect(table.rowSums).toEqual(table.cells.map((row) => row.reduce((a, b) => a + b, 0)))
      expect(table.columnSums.reduce((a, b) => a + b, 0)).toBe(all)
      expect([table.cellTotal, table.total]).toEqual([all, counted.length])
      if (!table.rows.multiple && !table.columns.multiple) expect(all).toBe(counted.length)
    }
    const { json: weather } = await district.ask(
      "commander",
      "/api/accidents/analysis/crosstab?rows=weather&columns=kind&measure=dead"
    )
    const dead = (code: string | null) => sumsOf(counted.filter((accident) => accident.weather === code)).dead
    expect(weather.rowSums).toEqual(weather.rows.values.map(({ code }) => dead(code)))
  })

  it("C9: figures as of a moment are the oracle's fold of the log up to it", async () => {
    const moment = log[Math.floor(log.length / 2)]?.recordedAt ?? ""
    const everything = { log, expected }
    log = log.filter((event) => event.recordedAt <= moment)
    expected = foldAccidents(log)
    const { json } = await district.ask(
      "commander",
      `/api/townships/status?asOf=${encodeURIComponent(moment)}&day=${today}`
    )
    expect(json.district.accidents).toMatchObject(section(stations, today))
    log = everything.log
    expected = everything.expected
  })

  it("a rebuilt model says the same", async () => {
    const before = await district.ask("commander", "/api/townships/status")
    const items = await district.ask("commander", "/api/accidents?limit=500")
    const rebuild = await district.ask("admin", "/api/operations/models/accident_register/rebuild", {
      method: "POST"
    })
    expect(rebuild.status).toBe(202)
    let state = "rebuilding"
    while (state === "rebuilding") {
      const { json } = await district.ask("admin", "/api/operations/models")
      state = json.models.find((one) => one.model === "accident_register")?.state ?? ""
    }
    expect((await district.ask("commander", "/api/townships/status")).json).toEqual(before.json)
    expect((await district.ask("commander", "/api/accidents?limit=500")).json).toEqual(items.json)
  })
})
