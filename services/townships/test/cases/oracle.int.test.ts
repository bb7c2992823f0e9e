import { EventStore } from "@jiaosuo/event-store/EventStore"
import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { CaseItem, CasePage } from "../../src/cases/http/CaseAnswer.ts"
import { type District, openDistrict } from "../district.ts"
import { caseHistories, firstDay, lastDay } from "./caseHistories.ts"
import {
  counts,
  dayOf,
  type ExpectedCase,
  engaged,
  foldCases,
  hourOf,
  inZone,
  isOverdue,
  percentile,
  stayed,
  stepsOfCase,
  toScene,
  townshipsOf
} from "./caseOracle.ts"
import { append, otherTownship, zone, zoneTownships } from "./setting.ts"

const now = "2026-05-01T04:00:00.000Z"
const today = "2026-05-01"
const seeds = [20_260_501, Number(process.env["SEED"] ?? Date.now() % 1_000_000)]

let district: District
let position = 0
let log: ReadonlyArray<RecordedEvent> = []
let expected: ReadonlyArray<ExpectedCase> = []
beforeAll(async () => {
  district = await openDistrict(now)
})
afterAll(() => district.close())

const stations = zhanhua.stations.map(({ code }) => code)
const at = Date.parse(now)
const stepTimesOf = (one: ExpectedCase, name: string): ReadonlyArray<number> =>
  stepsOfCase(one).flatMap(({ seconds, step }) => (step === name && seconds !== null ? [seconds] : []))
const isOpen = ({ standing }: ExpectedCase): boolean => standing === "Open"
const valueAt = (area: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], area)

/** The section of some townships by the oracle. */
const section = (townships: ReadonlyArray<string>) => {
  const here = expected.filter(({ township }) => townships.includes(township))
  const open = here.filter(isOpen)
  const period = (from: string) => {
    const counted = here.filter((one) => counts(one) && dayOf(one) >= from && dayOf(one) <= today)
    const times = counted.flatMap((one) => toScene(one) ?? [])
    return {
      toScene: { measured: times.length, p50: percentile(times, 0.5), p90: percentile(times, 0.9) },
      cases: counted.length,
      inZone: counted.filter((one) => inZone(one) === true).length,
      outOfZone: counted.filter((one) => inZone(one) === false).length
    }
  }
  const by = (name: "kind" | "level", codes: ReadonlyArray<string>) =>
    Object.fromEntries(codes.map((code) => [code, open.filter((one) => one[name] === code).length]))
  return {
    open: open.length,
    overdue: open.filter((one) => isOverdue(one, at)).length,
    withoutGroup: open.filter((one) => engaged(one).length === 0).length,
    byKind: by("kind", ["traffic", "accident", "public-order", "help"]),
    byLevel: by("level", ["1", "2", "3"]),
    today: period(today),
    last7Days: period("2026-04-25"),
    last30Days: period("2026-04-02")
  }
}

describe.each(seeds)("cases of random histories with seed %i", (seed) => {
  beforeAll(async () => {
    position = await append(
      district,
      caseHistories(seed, 160, now).filter(({ stream }) => position === 0 || stream.startsWith("cases/"))
    )
    log = await district.run(
      Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100_000 }))
    )
    expected = foldCases(log)
  }, 120_000)

  it("rows 10, 14, 71: every row is the oracle's case", async () => {
    const items: Array<CaseItem> = []
    let cursor: string | null = ""
    while (cursor !== null) {
      const { json }: { readonly json: CasePage } = await district.ask(
        "commander",
        `/api/cases?after=${position}&limit=100&sort=calledAt${cursor === "" ? "" : `&cursor=${cursor}`}`
      )
      items.push(...json.items)
      cursor = json.nextCursor
    }
    const shown = items.map((item) => ({
      id: item.id,
      standing: item.standing,
      level: item.level,
      responsible: item.responsible.account,
      offeredTo: item.offer?.to ?? null,
      townships: item.townships,
      belowGrade: item.belowGrade,
      inZone: item.inZone,
      secondsToScene: item.secondsToScene,
      overdue: item.overdue,
      groups: item.groups.map(({ groupId }) => groupId)
    }))
    const wanted = expected.map((one) => ({
      id: one.id,
      standing: one.standing,
      level: one.level,
      responsible: one.responsible,
      offeredTo: one.offer?.to ?? null,
      townships: [...townshipsOf(one)].sort(),
      belowGrade: one.below,
      inZone: inZone(one),
      secondsToScene: toScene(one),
      overdue: isOverdue(one, at),
      groups: one.groups.map(({ groupId }) => groupId)
    }))
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
    expect(shown.sort(byId)).toEqual(wanted.sort(byId))
    expect(items.map(({ calledAt }) => Date.parse(calledAt))).toEqual(
      expected.map(({ calledAt }) => calledAt).sort((a, b) => a - b)
    )
  })

  it("figures of every township and their sum are the oracle's, each equal to the list behind it", async () => {
    const { json } = await district.ask("commander", `/api/townships/status?after=${position}`)
    expect(json.district.cases).toMatchObject(section(stations))
    const { last30Days, overdue, withoutGroup } = json.district.cases
    // Histories in which nothing of the kind ever happens would prove nothing.
    expect(Math.min(overdue, withoutGroup, last30Days.inZone, last30Days.outOfZone)).toBeGreaterThan(0)
    for (const area of json.townships) expect(area.cases).toMatchObject(section([area.code]))
    const paths = Object.keys(json.lists).filter((path) => path.startsWith("cases."))
    expect(paths).toEqual(expect.arrayContaining(["cases.open", "cases.overdue", "cases.today.inZone"]))
    const busiest = json.townships.find(({ code }) => code === otherTownship)
    for (const area of [json.district, ...(busiest === undefined ? [] : [busiest])]) {
      const narrowed = area.code.length === 9 ? `&township=${area.code}` : ""
      const totals = await Promise.all(
        paths.map(async (path) => {
          const { json: list } = await district.ask("commander", `${json.lists[path]}${narrowed}&limit=1`)
          return [path, list.total]
        })
      )
      expect(totals).toEqual(paths.map((path) => [path, valueAt(area, path)]))
    }
  })

  const filters: ReadonlyArray<readonly [query: string, takes: (one: ExpectedCase) => boolean]> = [
    ["", () => true],
    ["standing=counting", counts],
    ["standing=Joined,Withdrawn", (one) => !counts(one)],
    [`township=${otherTownship}`, (one) => townshipsOf(one).includes(otherTownship)],
    [`township=${otherTownship}&by=place`, ({ township }) => township === otherTownship],
    ["from=2026-04-26&until=2026-04-28", (one) => dayOf(one) >= "2026-04-26" && dayOf(one) <= "2026-04-28"],
    ["hour=20-9", (one) => hourOf(one) >= 20 || hourOf(one) <= 9],
    [
      "kind=traffic,accident&level=1",
      ({ kind, level }) => ["traffic", "accident"].includes(kind) && level === "1"
    ],
    ["type=fight", ({ type }) => type === "fight"],
    ["zone=none", (one) => one.zone === null],
    [`zone=${zone}`, (one) => one.zone === zone],
    ["overdue=yes", (one) => isOverdue(one, at)],
    ["overdue=no&standing=Open", (one) => isOpen(one) && !isOverdue(one, at)],
    ["at=2026-05-03T00:00:00Z&overdue=yes", (one) => isOverdue(one, Date.parse("2026-05-03T00:00:00Z"))],
    ["dispatched=no", (one) => stayed(one).length === 0],
    ["engaged=yes", (one) => engaged(one).length > 0],
    ["below=yes", ({ below }) => below],
    ["inZone=yes", (one) => inZone(one) === true],
    ["inZone=no", (one) => inZone(one) === false],
    ["inZone=unknown", (one) => inZone(one) === null],
    ["scene=yes", (one) => toScene(one) !== null],
    ["step=sign", (one) => stepTimesOf(one, "sign").length > 0],
    ["step=sign:1", (one) => stepTimesOf(one, "sign").some((seconds) => seconds > 30 && seconds <= 60)],
    ["step=feedback:4", (one) => stepTimesOf(one, "feedback").some((seconds) => seconds > 14_400)],
    ["source=118100", ({ source }) => source === "118100"],
    ["responsible=officer-a", ({ responsible }) => responsible === "officer-a"],
    ["worker=officer-a", (one) => one.responsible === "officer-a" || one.offer?.to === "officer-a"]
  ]

  it.each(filters)(
    "the list with %s holds the oracle's cases, and its sums are theirs",
    async (query, takes) => {
      const { json, status } = await district.ask(
        "commander",
        `/api/cases?after=${position}&${query}&limit=500`
      )
      expect(status).toBe(200)
      const wanted = expected.filter(takes)
      expect(json.items.map((item) => item.id).sort()).toEqual(wanted.map(({ id }) => id).sort())
      expect(json.total).toBe(wanted.length)
      const moment = query.startsWith("at=") ? Date.parse("2026-05-03T00:00:00Z") : at
      expect(json.sums).toEqual({
        cases: wanted.length,
        open: wanted.filter(isOpen).length,
        overdue: wanted.filter((one) => isOverdue(one, moment)).length,
        withoutGroup: wanted.filter((one) => isOpen(one) && engaged(one).length === 0).length
      })
    }
  )

  it("rows 10, 11 and I2, I3: the analysis is the oracle's, and every line is as long as its list", async () => {
    const { json } = await district.ask(
      "commander",
      `/api/cases/analysis?after=${position}&from=${firstDay}&until=${lastDay}`
    )
    const counted = expected.filter(counts)
    const timesOf = (cases: ReadonlyArray<ExpectedCase>) => {
      const times = cases.flatMap((one) => toScene(one) ?? [])
      return { measured: times.length, p50: percentile(times, 0.5), p90: percentile(times, 0.9) }
    }
    const wanted = (cases: ReadonlyArray<ExpectedCase>) => {
      const known = cases.filter((one) => inZone(one) !== null)
      const inside = known.filter((one) => inZone(one) === true).length
      return {
        cases: cases.length,
        open: cases.filter(isOpen).length,
        overdue: cases.filter((one) => isOverdue(one, at)).length,
        toScene: timesOf(cases),
        inZone: {
          measured: known.length,
          inZone: inside,
          share: known.length === 0 ? null : Math.round((inside / known.length) * 10_000) / 10_000
        }
      }
    }
    expect(json.total).toMatchObject(wanted(counted))
    for (const [lines, of] of [
      [json.byKind, ({ kind }: ExpectedCase) => kind],
      [json.byLevel, ({ level }: ExpectedCase) => level],
      [json.byHour, (one: ExpectedCase) => String(hourOf(one))],
      [json.byTownship, ({ township }: ExpectedCase) => township],
      [json.byZone, (one: ExpectedCase) => one.zone]
    ] as const) {
      expect(lines.reduce((sum, { cases }) => sum + cases, 0)).toBe(counted.length)
      for (const line of lines) {
        expect(line).toMatchObject(wanted(counted.filter((one) => of(one) === line.code)))
      }
    }
    expect(json.byHour).toHaveLength(24)
    const lines = [json.total, ...json.byKind, ...json.byLevel, ...json.byHour.slice(8, 12), ...json.byZone]
    expect(json.byWeekHour.reduce((sum, { cases }) => sum + cases, 0)).toBe(counted.length)
    const listed: ReadonlyArray<readonly [count: number, list: string | null]> = [
      ...[...lines, ...json.byWeekHour.slice(0, 4)].map(({ cases, list }) => [cases, list] as const),
      ...[json.total, ...json.byTownship.slice(0, 2)].flatMap(
        ({ inZone: { inZone, measured }, lists, open, overdue, toScene }) =>
          [
            [open, lists.open],
            [overdue, lists.overdue],
            [toScene.measured, lists.toScene],
            [inZone, lists.inZone],
            [measured - inZone, lists.outOfZone]
          ] as const
      ),
      ...json.steps.flatMap(({ cases, lists }) => [
        [cases.measured, lists.measured] as const,
        [cases.overdue, lists.overdue] as const,
        ...cases.inBand.map((count, band) => [count, lists.inBand[band] ?? null] as const)
      ]),
      ...[...json.stepsByTownship, ...json.stepsByZone].slice(-2).flatMap(({ steps }) =>
        steps.flatMap(
          ({ cases, lists }) =>
            [
              [cases.measured, lists.measured],
              [cases.overdue, lists.overdue]
            ] as const
        )
      )
    ]
    for (const [count, list] of listed) {
      const total =
        list === null ? 0 : (await district.ask("commander", `${list as "/api/cases?"}&limit=1`)).json.total
      expect([list, total]).toEqual([list, count])
    }
    for (const step of ["sign", "depart", "feedback"] as const) {
      const times = counted
        .flatMap(stepsOfCase)
        .flatMap((one) => (one.step === step && one.seconds !== null ? [one.seconds] : []))
      const found = json.steps.find((line) => line.step === step)
      expect(found).toMatchObject({
        measured: times.length,
        p50: percentile(times, 0.5),
        p90: percentile(times, 0.9)
      })
      const bounds = found?.boundsSeconds ?? []
      expect(found?.inBand).toEqual(
        bounds.map((bound, i) => times.filter((t) => t <= bound && t > (bounds[i - 1] ?? -1)).length)
      )
      expect(found?.overdue).toBe(times.filter((t) => t > (bounds.at(-1) ?? 0)).length)
      expect(found?.cases.measured).toBe(counted.filter((one) => stepTimesOf(one, step).length > 0).length)
      for (const { code, steps } of json.stepsByTownship) {
        const here = counted.filter(({ township }) => township === code)
        const own = here.flatMap((one) => stepTimesOf(one, step))
        const line = steps.find((one) => one.step === step)
        expect([code, line?.measured ?? 0, line?.p90 ?? null]).toEqual([
          code,
          own.length,
          percentile(own, 0.9)
        ])
      }
    }
  })

  it("X3: an officer sees the cases that their people work on, and figures of their townships", async () => {
    const theirs = ["371603101", "371603102"]
    const { json } = await district.ask("officer-371603101", `/api/cases?after=${position}&limit=500`)
    const wanted = expected.filter((one) => townshipsOf(one).some((township) => theirs.includes(township)))
    expect(json.items.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
    const { json: desk } = await district.ask("officer-371603101", "/api/cases/desk?limit=500")
    expect(desk.items.map(({ id }) => id).sort()).toEqual(
      wanted
        .filter(isOpen)
        .map(({ id }) => id)
        .sort()
    )
    expect((await district.ask("officer-371603101", `/api/cases?township=${otherTownship}`)).status).toBe(403)
    expect(
      (await district.ask("officer-371603101", `/api/cases/analysis?township=${otherTownship}`)).status
    ).toBe(403)
    const { json: analysis } = await district.ask("officer-371603101", "/api/cases/analysis")
    expect(analysis.total.cases).toBe(
      expected.filter((one) => counts(one) && theirs.includes(one.township)).length
    )
  })

  it("figures and lists as of a moment are the oracle's fold of the log up to it", async () => {
    const moment = log[Math.floor(log.length / 2)]?.recordedAt ?? ""
    const before = foldCases(log.filter((event) => event.recordedAt <= moment))
    const { json } = await district.ask(
      "commander",
      `/api/cases?asOf=${encodeURIComponent(moment)}&at=${encodeURIComponent(now)}&limit=500`
    )
    expect(json.total).toBe(before.length)
    expect(json.sums.overdue).toBe(before.filter((one) => isOverdue(one, at)).length)
  })

  it("a rebuilt model says the same", async () => {
    const before = await district.ask("commander", `/api/cases/desk?limit=500&at=${encodeURIComponent(now)}`)
    const rebuild = await district.ask("admin", "/api/operations/models/case_register/rebuild", {
      method: "POST"
    })
    expect(rebuild.status).toBe(202)
    let state = "rebuilding"
    while (state === "rebuilding") {
      const { json } = await district.ask("admin", "/api/operations/models")
      state = json.models.find((one) => one.model === "case_register")?.state ?? ""
    }
    const after = await district.ask("commander", `/api/cases/desk?limit=500&at=${encodeURIComponent(now)}`)
    expect(after.json).toEqual(before.json)
    expect(before.json.groups.filter(({ onDuty }) => onDuty)).toHaveLength(3)
    expect(new Set(before.json.groups.map(({ zoneName }) => zoneName))).toEqual(new Set(["下洼协作区"]))
    expect(before.json.groups.every(({ townships }) => townships.length === zoneTownships.length)).toBe(true)
  })
})
