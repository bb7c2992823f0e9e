import { EventStore } from "@jiaosuo/event-store/EventStore"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ShiftItem } from "../../src/duties/http/DutyAnswer.ts"
import { type District, openDistrict } from "../district.ts"
import { daysOf, tell } from "./dutyCases.ts"
import { founding, histories, months, otherMonths, zoneId } from "./dutyHistories.ts"
import {
  gapsOn,
  type Known,
  knownFrom,
  loadsOf,
  onDutyAt,
  restOf,
  shiftsOf,
  townshipOf
} from "./dutyOracle.ts"

/** Lists and figures of random histories, against a fold of the log that looks at every day and hour. */

const seeds = [20_260_401, Number(process.env["SEED"] ?? Date.now() % 1_000_000)]
const now = "2026-04-15T04:30:00.000Z"
const today = "2026-04-15"

let district: District
let position = 0
let log: ReadonlyArray<RecordedEvent> = []
let known: Known

beforeAll(async () => {
  district = await openDistrict(now)
  await tell(district, founding)
  const [first = 0, second = 0] = seeds
  position = await tell(district, [...histories(first, months), ...histories(second, otherMonths)])
  log = await district.run(Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100_000 })))
  known = knownFrom(log)
})
afterAll(() => district.close())

const allShifts = async (query: string): Promise<ReadonlyArray<ShiftItem>> => {
  const items: Array<ShiftItem> = []
  let cursor: string | null = null
  do {
    const more: string = cursor === null ? "" : `&cursor=${cursor}`
    const { json } = await district.ask(
      "commander",
      `/api/duties/shifts?limit=500&after=${position}${query}${more}`
    )
    items.push(...json.items)
    cursor = json.nextCursor
  } while (cursor !== null)
  return items
}

const shown = ({ id, day, kind, unitId, hours }: ShiftItem) => ({ id, day, kind, unitId, hours })

describe("lists of duties against an independent fold of the log from zero", () => {
  it("shifts are the people in the duties of published rosters, in the order of their beginnings", async () => {
    const expected = shiftsOf(known)
    expect(expected.length).toBeGreaterThan(100)
    const items = await allShifts("")
    expect(items.map(({ id }) => id)).toEqual(
      [...expected]
        .sort((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id)
    )
    expect(new Map(items.map((item) => [item.id, shown(item)]))).toEqual(
      new Map(expected.map(({ id, day, kind, unitId, hours }) => [id, { id, day, kind, unitId, hours }]))
    )
    const attended = await district.ask("commander", "/api/duties/shifts?attended=yes&limit=1")
    expect(attended.json.total).toBe(expected.filter((shift) => shift.attended).length)
  })

  it.each([null, zoneId, "dg", "xw"])("row 6: loads of everybody in %s", async (unit) => {
    for (const period of [...months, "2026-03-10..2026-05-20"]) {
      const [first = "", last = first] = period.split("..")
      const from = first.length === 7 ? `${first}-01` : first
      const until = last.length === 7 ? `${last}-${last === "2026-04" ? "30" : "31"}` : last
      const { json } = await district.ask(
        "commander",
        `/api/duties/load?period=${period}&sort=person&limit=500${unit === null ? "" : `&unit=${unit}`}`
      )
      expect(
        json.items.map(({ personId, served, duties, hours, dutyDays, dutyDaysOff }) => ({
          personId,
          served,
          duties,
          hours,
          dutyDays,
          dutyDaysOff
        }))
      ).toEqual(loadsOf(known, from, until, unit))
    }
  })

  it("row 22: rest days of everybody in the year so far, and in the year before", async () => {
    const { json } = await district.ask(
      "commander",
      "/api/duties/rest?year=2026&day=2026-05-31&sort=person&limit=500"
    )
    const plain = ({ personId, daysOff, taken, total }: (typeof json.items)[number]) => ({
      personId,
      daysOff,
      taken,
      total
    })
    expect(json.items.map(plain)).toEqual(restOf(known, "2026-01-01", "2026-05-31"))
    expect(json.items.map(({ personId, before }) => ({ personId, ...before }))).toEqual(
      restOf(known, "2025-01-01", "2025-05-31")
    )
  })

  it("gaps of every day are those of the templates, by reason and place", async () => {
    const { json } = await district.ask(
      "commander",
      "/api/duties/gaps?from=2026-03-28&until=2026-04-20&limit=500"
    )
    const key = (one: { readonly reason: string; readonly unitId: string }, day: string) =>
      `${day} ${one.reason} ${one.unitId}`
    const expected = daysOf("2026-03-28", "2026-04-20").flatMap((day) =>
      gapsOn(known, day).map((gap) => key(gap, day))
    )
    expect(json.total).toBe(expected.length)
    const items = json.items.map((gap) => key(gap, gap.day))
    expect(json.nextCursor === null ? items.length : json.total).toBe(json.total)
    expect([...items].sort()).toEqual([...expected].sort().slice(0, items.length))
  })
})

describe("figures of duties in the status of townships", () => {
  const section = (codes: ReadonlyArray<string>) => {
    const on = onDutyAt(known, now).filter(({ unitId }) => codes.includes(townshipOf(unitId)))
    const gaps = daysOf(today, "2026-04-21")
      .flatMap((day) => gapsOn(known, day))
      .filter(({ unitId }) => codes.includes(townshipOf(unitId)))
    const of = (reason: string) => gaps.filter((gap) => gap.reason === reason).length
    const officers = on.filter(({ personKind }) => personKind === "officer").length
    return {
      onDuty: { people: on.length, officers, auxiliaries: on.length - officers },
      gaps: {
        all: gaps.length,
        duty: of("duty"),
        leader: of("leader"),
        "no-roster": of("no-roster"),
        surge: 0
      }
    }
  }

  it("are the oracle's, in the district and in every township", async () => {
    const { json } = await district.ask("commander", `/api/townships/status?after=${position}`)
    for (const area of json.townships)
      expect([area.code, area.duties]).toEqual([area.code, section([area.code])])
    expect(json.district.duties).toEqual(section(zhanhua.stations.map(({ code }) => code)))
    expect(json.district.duties.gaps.all).toBeGreaterThan(20)
  })

  it("are the totals of the lists behind them", async () => {
    const { json } = await district.ask("commander", "/api/townships/status")
    const paths = Object.keys(json.lists).filter((path) => path.startsWith("duties."))
    expect(paths).toHaveLength(8)
    const valueAt = (area: object, path: string): unknown =>
      path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], area)
    for (const area of [json.district, ...json.townships]) {
      const narrowed = area.code.length === 9 ? `&township=${area.code}` : ""
      for (const path of paths) {
        const { json: list } = await district.ask(
          "commander",
          `${json.lists[path] as "/api/duties/shifts"}${narrowed}&limit=1`
        )
        expect([area.code, path, list.total]).toEqual([area.code, path, valueAt(area, path)])
      }
    }
  })

  it("staffing at any instant is the oracle's, and its lists say the same", async () => {
    for (const at of ["2026-03-02T00:00:00.000Z", "2026-04-15T20:00:00.000Z", "2026-05-09T11:30:00.000Z"]) {
      const { json } = await district.ask("commander", `/api/duties/staffing?at=${encodeURIComponent(at)}`)
      const on = onDutyAt(known, at)
      expect(json.onDuty.people).toBe(on.length)
      expect(json.units.reduce((sum, { onDuty }) => sum + onDuty.people, 0)).toBe(on.length)
      const list = await district.ask("commander", json.lists["onDuty.people"] as "/api/duties/shifts")
      expect(list.json.items.map(({ id }) => id).sort()).toEqual(on.map(({ id }) => id).sort())
    }
  })
})

describe("history of what was known", () => {
  it("asOf: shifts and loads as of a moment are the oracle's fold of the log up to it", async () => {
    const moment = log[Math.floor((log.length * 2) / 3)]?.recordedAt ?? ""
    const then = knownFrom(log.filter((event) => event.recordedAt <= moment))
    const items = await allShifts(`&asOf=${encodeURIComponent(moment)}`)
    expect(items.map(({ id }) => id).sort()).toEqual(
      shiftsOf(then)
        .map(({ id }) => id)
        .sort()
    )
    const { json } = await district.ask(
      "commander",
      `/api/duties/load?period=2026-04&sort=person&limit=500&asOf=${encodeURIComponent(moment)}`
    )
    expect(json.items.map(({ personId, duties }) => [personId, duties])).toEqual(
      loadsOf(then, "2026-04-01", "2026-04-30", null).map(({ personId, duties }) => [personId, duties])
    )
  })

  it("a rebuilt model says the same", async () => {
    const before = await allShifts("")
    const { status } = await district.ask("admin", "/api/operations/models/duty_register/rebuild", {
      method: "POST"
    })
    expect(status).toBe(202)
    let state = "rebuilding"
    while (state === "rebuilding") {
      const { json } = await district.ask("admin", "/api/operations/models")
      state = json.models.find((one) => one.model === "duty_register")?.state ?? ""
    }
    expect(await allShifts("")).toEqual(before)
  })
})
