import { EventStore } from "@jiaosuo/event-store/EventStore"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { builtInCalendar } from "@jiaosuo/reference/WorkingDays"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import {
  daysOf,
  duty,
  established,
  hours,
  ofOrganisation,
  ofPerson,
  ofRoster,
  opened,
  planned,
  published,
  station,
  takenOn,
  tell,
  zoneFormed
} from "./dutyCases.ts"

/** The rows of the field about duties, each with the numbers of its text, through HTTP. */

const { isWorkingDay } = builtInCalendar
const [xw, gc, fj, bt] = ["371603101", "371603102", "371603103", "371603104"] as const

/** Stations in four townships, the force above them, and no zone yet. */
const founding = [
  established("force", { kind: "command", parent: null, name: "区公安局" }),
  station("xw", xw),
  station("gc", gc),
  station("fj", fj),
  station("bt", bt)
]

let district: District
let position = 0
const ask = async <const Path extends string>(
  path: Path,
  account: Parameters<District["ask"]>[0] = "commander"
) => {
  const { json, status, text } = await district.ask<Path>(account, path)
  expect(status, text).toBe(200)
  return json
}

beforeAll(async () => {
  district = await openDistrict("2026-09-01T04:00:00.000Z")
  position = await tell(district, founding)
})
afterAll(() => district.close())

describe("row 6: the old duty", () => {
  beforeAll(async () => {
    const people = ["o-1", "o-2", "o-3", "o-4"]
    const days = daysOf("2026-09-01", "2026-09-30")
    const rotated = (id: string, unitId: string, among: ReadonlyArray<string>) => [
      opened(id, unitId, "2026-09", { people: among }),
      planned(
        id,
        days.map((day, i) => duty(`${id}-${day}`, day, [among[i % among.length] ?? ""], { unitId }))
      ),
      published(id)
    ]
    position = await tell(district, [
      ...people.map((id) => takenOn(id, "xw", xw)),
      ...["p-1", "p-2", "p-3"].map((id) => takenOn(id, "gc", gc)),
      ...rotated("old-xw", "xw", people),
      ...rotated("old-gc", "gc", ["p-1", "p-2", "p-3"]).map((event) => ({ ...event, township: gc }))
    ])
  })

  it("row 6: four officers who rotate are on duty every fourth day, three every third", async () => {
    const { items, period, sums } = await ask(
      `/api/duties/load?period=2026-09&unit=xw&sort=person&after=${position}`
    )
    expect(items.map(({ personId, daysBetween, dutyDays }) => [personId, daysBetween, dutyDays])).toEqual([
      ["o-1", 4, 8],
      ["o-2", 4, 8],
      ["o-3", 4, 7],
      ["o-4", 4, 7]
    ])
    expect([period.days, period.workingDays]).toEqual([
      30,
      daysOf("2026-09-01", "2026-09-30").filter(isWorkingDay).length
    ])
    expect([sums.people, sums.duties, sums.hours]).toEqual([4, 30, 720])
    const three = await ask("/api/duties/load?period=2026-09&unit=gc&sort=person")
    expect(three.items.map(({ daysBetween }) => daysBetween)).toEqual([3, 3, 3])
    expect(
      three.items.map(({ shortestBetween, longestBetween }) => [shortestBetween, longestBetween])
    ).toEqual([
      [3, 3],
      [3, 3],
      [3, 3]
    ])
  })

  it("row 6: one officer's load is the sum of the shifts behind it", async () => {
    const { items, total } = await ask("/api/duties/load?period=2026-09&person=o-1")
    expect(total).toBe(1)
    const load = items[0]
    const { sums, total: shifts } = await ask(`${load?.shifts as `/api/duties/shifts?`}&limit=1`)
    expect([shifts, sums.hours]).toEqual([load?.duties, load?.hours])
    expect(load?.months).toEqual([
      { month: "2026-09", duties: 8, hours: 192, dutyDays: 8, dutyDaysOff: load?.dutyDaysOff }
    ])
  })

  it("a roster that is not published, or withdrawn, is nobody's load", async () => {
    position = await tell(district, [
      opened("draft-xw", "xw", "2026-10"),
      planned("draft-xw", [duty("d-1", "2026-10-01", ["o-1"])])
    ])
    const october = () => ask(`/api/duties/load?period=2026-10&person=o-1&after=${position}`)
    expect((await october()).items[0]?.duties).toBe(0)
    position = await tell(district, [published("draft-xw")])
    expect((await october()).items[0]?.duties).toBe(1)
    position = await tell(district, [ofRoster("draft-xw", { _tag: "RosterWasWithdrawn", reason: null })])
    expect((await october()).items[0]?.duties).toBe(0)
  })
})

describe("row 22: duty of weekends and holidays is pooled", () => {
  /** Days off of a year on which the officer is on duty from 9 to 17, so that so many are left at home. */
  const dutiesLeaving = (year: number, atHome: number) => {
    const off = daysOf(`${year}-01-01`, `${year}-12-31`).filter((day) => !isWorkingDay(day))
    return off.slice(0, off.length - atHome)
  }
  const rosters = (year: number, atHome: number) => {
    const busy = dutiesLeaving(year, atHome)
    return Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`).flatMap(
      (month) => {
        const id = `fj-${month}`
        const days = busy.filter((day) => day.startsWith(month))
        return [
          opened(id, "fj", month, { people: ["rest-1"], townships: [fj] }),
          ...(days.length === 0
            ? []
            : [
                planned(
                  id,
                  days.map((day) =>
                    duty(`${id}-${day}`, day, ["rest-1"], { ...hours(day, 9, 8), unitId: "fj" })
                  )
                )
              ]),
          published(id)
        ]
      }
    )
  }

  beforeAll(async () => {
    position = await tell(district, [
      takenOn("rest-1", "fj", fj),
      takenOn("rest-2", "fj", fj, { from: "2024-07-01" }),
      ofPerson("rest-1", {
        _tag: "RestWasEarned",
        restId: "r-1",
        days: 3,
        ground: "案件攻坚",
        on: "2024-03-01",
        reason: null
      }),
      ofPerson("rest-1", { _tag: "RestWasSpent", restId: "r-2", days: 1, on: "2024-05-06", reason: null }),
      ...rosters(2023, 48),
      ...rosters(2024, 66)
    ])
  })

  it("row 22: 48 days at home before, fewer than 50, are 66 now: +37.5 % exactly", async () => {
    const { items, sums, year } = await ask(`/api/duties/rest?year=2024&person=rest-1&after=${position}`)
    expect(year).toBe(2024)
    const [officer] = items
    expect(officer?.yearOverYear).toEqual({ before: 48, now: 66, change: 0.375, percent: 37.5 })
    expect(officer?.before.total).toBeLessThan(50)
    expect(officer?.rostered).toEqual({ now: true, before: true })
    expect(officer?.months).toHaveLength(12)
    expect(officer?.months.reduce((sum, { total }) => sum + total, 0)).toBe(66)
    expect(sums.yearOverYear).toEqual({ before: 48, now: 66, change: 0.375, percent: 37.5 })
    expect(sums.average).toEqual({ before: 48, now: 66 })
  })

  it("row 22: every month is the calendar's days off without a duty, worked Saturdays left out", async () => {
    const { items } = await ask("/api/duties/rest?year=2024&person=rest-1")
    const busy = new Set(dutiesLeaving(2024, 66))
    for (const { month, daysOff } of items[0]?.months ?? []) {
      const free = daysOf(`${month}-01`, addDays(`${month}-28`, 3)).filter(
        (day) => day.startsWith(month) && !isWorkingDay(day) && !busy.has(day)
      )
      expect([month, daysOff]).toEqual([month, free.length])
    }
  })

  it("row 54: a working day that was taken from the rest bank is a rest day; the rest left is shown", async () => {
    position = await tell(district, [
      ofPerson("rest-1", {
        _tag: "AbsenceWasRecorded",
        absenceId: "abs-1",
        from: "2024-05-06",
        until: "2024-05-06",
        ground: "rest",
        reason: null
      })
    ])
    const { items } = await ask(`/api/duties/rest?year=2024&person=rest-1&after=${position}`)
    expect(items[0]).toMatchObject({ daysOff: 66, taken: 1, total: 67, restBalance: 2 })
    position = await tell(district, [
      ofPerson("rest-1", { _tag: "AbsenceWasCancelled", absenceId: "abs-1", reason: null })
    ])
    expect((await ask(`/api/duties/rest?year=2024&person=rest-1&after=${position}`)).items[0]).toMatchObject({
      taken: 0,
      total: 66
    })
  })

  it("row 22: somebody who came in July has no days before, and months without a roster say so", async () => {
    const { items } = await ask("/api/duties/rest?year=2024&person=rest-2")
    expect(items[0]).toMatchObject({
      served: 184,
      yearOverYear: { before: 0, change: null, percent: null },
      rostered: { now: false, before: false }
    })
    expect(items[0]?.months.map(({ month }) => month)).toEqual(
      ["07", "08", "09", "10", "11", "12"].map((month) => `2024-${month}`)
    )
  })

  it("row 22: a year that is not over is compared with the same stretch of the year before", async () => {
    const { before, period } = await ask("/api/duties/rest?year=2024&day=2024-02-29&person=rest-1")
    expect([period.from, period.until]).toEqual(["2024-01-01", "2024-02-29"])
    expect([before.from, before.until]).toEqual(["2023-01-01", "2023-02-28"])
  })
})

describe("row 27: traffic in the season", () => {
  it("row 27: days of the season with fewer officers on traffic than the plan are listed, 2 officers otherwise", async () => {
    position = await tell(district, [
      takenOn("s-1", "bt", bt),
      takenOn("s-2", "bt", bt),
      takenOn("s-3", "bt", bt),
      ofPerson(
        "s-3",
        {
          _tag: "AbsenceWasRecorded",
          absenceId: "abs-s3",
          from: "2026-09-04",
          until: "2026-09-04",
          ground: "sickness",
          reason: null
        },
        bt
      ),
      ofOrganisation({
        _tag: "SurgePlanWasSet",
        planId: "plan-1",
        unitId: "bt",
        from: "2026-09-01",
        until: "2026-09-04",
        officersOnTraffic: "all",
        note: "旅游旺季"
      }),
      opened("surge-bt", "bt", "2026-09", { townships: [bt] }),
      planned("surge-bt", [
        duty("su-1", "2026-09-01", ["s-1", "s-2", "s-3"], { kind: "surge", unitId: "bt" }),
        duty("su-2", "2026-09-02", ["s-1", "s-2"], { kind: "surge", unitId: "bt" }),
        duty("su-4", "2026-09-04", ["s-1", "s-2"], { kind: "patrol", unitId: "bt" }),
        duty("su-5", "2026-09-05", ["s-1", "s-2"], { kind: "patrol", unitId: "bt" }),
        duty("su-6", "2026-09-06", ["s-1"], { kind: "patrol", unitId: "bt" })
      ]),
      published("surge-bt")
    ])
    const { belowSurgePlan, gaps } = await ask(`/api/duties/staffing?unit=bt&after=${position}`)
    expect(
      belowSurgePlan.map(({ day, asked, planned: there, missing }) => [day, asked, there, missing])
    ).toEqual([
      // All three officers; on the 4th one is ill; after the season two.
      ["2026-09-02", 3, 2, 1],
      ["2026-09-03", 3, 0, 3],
      ["2026-09-06", 2, 1, 1],
      ["2026-09-07", 2, 0, 2]
    ])
    expect(gaps.surge).toBe(4)
    const list = await ask("/api/duties/gaps?unit=bt&reason=surge&from=2026-09-01&until=2026-09-07")
    expect(list.items).toEqual(belowSurgePlan)
  })
})

describe("row 32: a leader on duty", () => {
  it("row 32: each day without a leader on duty is reported, until one is planned", async () => {
    const led = daysOf("2026-09-01", "2026-09-30").filter(
      (day) => day !== "2026-09-03" && day !== "2026-09-20"
    )
    position = await tell(district, [
      planned(
        "old-xw",
        led.map((day) => duty(`lead-${day}`, day, ["o-1"], { kind: "leader" }))
      )
    ])
    const { leaderless, lists } = await ask(`/api/duties/staffing?unit=xw&after=${position}`)
    expect(leaderless).toEqual([{ day: "2026-09-03", unitId: "xw", unitName: "xw派出所" }])
    expect((await ask(lists["gaps.leader"] as "/api/duties/gaps")).total).toBe(1)
    const month = await ask("/api/duties/gaps?unit=xw&reason=leader&from=2026-09-01&until=2026-09-30")
    expect(month.items.map(({ day }) => day)).toEqual(["2026-09-03", "2026-09-20"])
    position = await tell(district, [
      planned("old-xw", [duty("lead-late", "2026-09-03", ["o-2"], { kind: "leader" })])
    ])
    expect((await ask(`/api/duties/staffing?unit=xw&after=${position}`)).leaderless).toEqual([])
  })

  it("zones and stations without a published roster are gaps, day by day", async () => {
    const { items, sums } = await ask("/api/duties/gaps?from=2026-10-01&until=2026-10-02&reason=no-roster")
    expect(items.map(({ day, unitId }) => `${day} ${unitId}`)).toEqual(
      ["2026-10-01", "2026-10-02"].flatMap((day) => ["bt", "fj", "gc", "xw"].map((unit) => `${day} ${unit}`))
    )
    expect(sums["no-roster"]).toBe(8)
  })
})

describe("history", () => {
  it("row 21: a transfer leaves the load where it was, and begins another", async () => {
    position = await tell(district, [
      ofPerson("o-4", {
        _tag: "PersonWasTransferred",
        unitId: "gc",
        township: gc,
        from: "2026-09-16",
        reason: "下沉",
        warnings: []
      })
    ])
    const loadIn = async (unit: string) => {
      const { items } = await ask(`/api/duties/load?period=2026-09&unit=${unit}&after=${position}`)
      const load = items.find(({ personId }) => personId === "o-4")
      return [load?.served, load?.duties]
    }
    // On duty every fourth day: the 4th, 8th and 12th in the old station, the 16th to the 28th in the new one.
    expect(await loadIn("xw")).toEqual([15, 3])
    expect(await loadIn("gc")).toEqual([15, 4])
    const whole = await ask("/api/duties/load?period=2026-09&person=o-4")
    expect([whole.items[0]?.served, whole.items[0]?.duties, whole.items[0]?.unitId]).toEqual([30, 7, "gc"])
  })

  it("row 17, row 19: after a merger the central station has the people of both; before, each its own", async () => {
    const before = await ask(`/api/duties/load?period=2026-08&unit=gc&sort=person&after=${position}`)
    expect(before.items.map(({ personId }) => personId)).toEqual(["p-1", "p-2", "p-3"])
    position = await tell(district, [
      ofOrganisation({
        _tag: "StationsWereMerged",
        into: "gc",
        absorbed: ["bt"],
        attributes: [],
        from: "2026-09-11",
        reason: null
      })
    ])
    const merged = await ask(`/api/duties/load?period=2026-09&unit=gc&sort=person&after=${position}`)
    expect(merged.items.map(({ personId, served }) => [personId, served])).toEqual([
      ["o-4", 15],
      ["p-1", 30],
      ["p-2", 30],
      ["p-3", 30],
      ["s-1", 20],
      ["s-2", 20],
      ["s-3", 20]
    ])
    const own = await ask("/api/duties/load?period=2026-09-01..2026-09-10&unit=bt&sort=person")
    expect(own.items.map(({ personId, duties }) => [personId, duties])).toEqual([
      ["s-1", 5],
      ["s-2", 4],
      ["s-3", 1]
    ])
  })

  it("asOf: what was known before the merger and the transfer is answered as it was", async () => {
    const moment = await district.run(
      Effect.flatMap(EventStore, (store) => store.readLog({ after: position - 1, limit: 1 }))
    )
    const at = new Date(Date.parse(moment[0]?.recordedAt ?? "") - 1).toISOString()
    const then = await ask(
      `/api/duties/load?period=2026-09&unit=gc&sort=person&asOf=${encodeURIComponent(at)}`
    )
    expect(then.items.map(({ personId }) => personId)).toEqual(["o-4", "p-1", "p-2", "p-3"])
    expect(then.asOf).toBe(at)
  })

  it("a zone that is formed has the people of its stations from that day on", async () => {
    position = await tell(district, [
      zoneFormed("north", ["xw", "gc", "fj"].concat("bt"), { centre: "gc", from: "2026-09-21" })
    ])
    const { items } = await ask(`/api/duties/load?period=2026-09&unit=north&sort=person&after=${position}`)
    expect(items.find(({ personId }) => personId === "o-1")).toMatchObject({ served: 10, duties: 3 + 10 })
    const people = await ask("/api/duties/people?day=2026-09-21&unit=north&sort=person")
    expect(people.items.map(({ personId, zoneId }) => [personId, zoneId])).toContainEqual(["o-4", "north"])
  })
})
