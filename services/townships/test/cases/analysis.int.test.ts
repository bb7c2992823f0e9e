import { derivedId } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import {
  after,
  append,
  at,
  closed,
  dispatched,
  feedback,
  ofCase,
  organisation,
  otherTownship,
  otherZone,
  roster,
  type Steps,
  slot,
  stationIn,
  stepsOf,
  taken,
  zone,
  zoneTownships
} from "./setting.ts"

const day = "2026-05-01"
const [first, second] = zoneTownships

let district: District
let position = 0

interface Told {
  readonly township?: string
  readonly hour: number
  readonly zoneId?: string | null
  readonly steps?: Steps
  readonly feedbackAfter?: number
  readonly isClosed?: boolean
}

/** Ten cases whose times are known by heart: signed after 10, 20, … 100 s, on the scene after 100, 200, … 1 000. */
const told: ReadonlyArray<Told> = [
  ...Array.from(
    { length: 10 },
    (_, n): Told => ({
      hour: 9,
      steps: { sign: (n + 1) * 10, depart: (n + 1) * 10 + 60, arrive: (n + 1) * 100, done: 1_500 },
      feedbackAfter: 1_500 + (n + 1) * 60,
      isClosed: true
    })
  ),
  // Row 10: two of twelve that are known were handled by others as well.
  { hour: 9, zoneId: otherZone, steps: { sign: 200 } },
  { hour: 21, township: second, zoneId: otherZone, steps: {} },
  // To these nobody went.
  { hour: 21, township: second },
  { hour: 23, township: otherTownship }
]

const caseId = (n: number): string => derivedId("known", n)

beforeAll(async () => {
  district = await openDistrict("2026-05-02T04:00:00.000Z")
  position = await append(district, [
    ...organisation,
    // Two groups from eight to eight, and one more by day.
    ...roster(derivedId("roster", "known"), [
      slot("g1", at(day, 8), at("2026-05-02", 8)),
      slot("g2", at(day, 8), at("2026-05-02", 8)),
      slot("g3", at(day, 8), at(day, 20))
    ]),
    ...told.flatMap(({ feedbackAfter, hour, isClosed, steps, township = first, zoneId = zone }, n) => {
      const calledAt = at(day, hour, n)
      const groupId = `known-${n}`
      const sentAt = after(calledAt, 30)
      return [
        taken(calledAt, {
          number: `20260501-${String(n).padStart(8, "0")}`,
          description: n === 0 ? "=SUM(A1)" : null,
          place: { township, location: null, address: null, village: null, roadPost: null },
          zone: township === otherTownship ? null : zone,
          station: stationIn(township)
        }),
        ...(steps === undefined ? [] : [dispatched([groupId], sentAt, { zoneId, township })]),
        ...stepsOf(groupId, sentAt, steps ?? {}),
        ...(feedbackAfter === undefined ? [] : [feedback(groupId, after(sentAt, feedbackAfter))]),
        ...(isClosed === true ? [closed(after(sentAt, 9_000))] : [])
      ].map((event) => ofCase(caseId(n), township, event))
    })
  ])
}, 60_000)
afterAll(() => district.close())

const analysed = async (query = "") =>
  (await district.ask("commander", `/api/cases/analysis?after=${position}&from=${day}&until=${day}${query}`))
    .json

describe("analysis of a small known set of cases", () => {
  it("I2, I3: p50 and p90 are times that were measured, exact to the second, against their bands", async () => {
    const { steps, toDispatch, toScene } = await analysed()
    expect(toDispatch).toEqual({ measured: 12, p50: 30, p90: 30 })
    // Thirty seconds to the dispatch, and 100 to 1 000 to the scene.
    expect(toScene).toEqual({ measured: 10, p50: 530, p90: 930 })
    const line = (name: string) => steps.find(({ step }) => step === name)
    // 10, 20, … 100 and 200 s: the sixth and the tenth of eleven.
    expect(line("sign")).toEqual({
      step: "sign",
      rule: "I2",
      bands: "sign",
      area: null,
      boundsSeconds: [30, 60, 120, 180],
      measured: 11,
      p50: 60,
      p90: 100,
      inBand: [3, 3, 4, 0],
      overdue: 1,
      inTime: 0.9091,
      cases: { measured: 11, inBand: [3, 3, 4, 0], overdue: 1 },
      lists: expect.anything()
    })
    expect(line("depart")).toMatchObject({
      measured: 10,
      p50: 60,
      p90: 60,
      inBand: [10, 0, 0, 0],
      overdue: 0
    })
    // In the country: as fast as possible, and never too late.
    expect(line("arrive")).toMatchObject({
      bands: "arrive-rural",
      boundsSeconds: [],
      measured: 10,
      p50: 500,
      p90: 900,
      inBand: [],
      overdue: 0,
      inTime: null
    })
    expect(line("feedback")).toMatchObject({ measured: 10, p50: 300, p90: 540, inBand: [10, 0, 0, 0] })
  })

  it("I2, I3: every step in a band has the list of its cases; townships and zones have their own times", async () => {
    const { steps, stepsByTownship, stepsByZone } = await analysed()
    const sign = steps.find(({ step }) => step === "sign")
    expect(sign?.lists.inBand[3]).toBeNull()
    for (const [list, ids] of [
      [sign?.lists.inBand[0], [0, 1, 2]],
      [sign?.lists.inBand[2], [6, 7, 8, 9]],
      [sign?.lists.overdue, [10]]
    ] as const) {
      const { json } = await district.ask("commander", `${list}` as "/api/cases?")
      expect([list, json.items.map(({ id }) => id).sort()]).toEqual([list, ids.map(caseId).sort()])
    }
    expect(stepsByTownship.map(({ code }) => code)).toEqual([first])
    const [ofZone] = stepsByZone
    expect([ofZone?.code, ofZone?.name.zh]).toEqual([zone, "下洼协作区"])
    expect(ofZone?.steps[0]).toMatchObject({
      step: "sign",
      measured: 11,
      p50: 60,
      p90: 100,
      overdue: 1,
      inTime: 0.9091,
      cases: { measured: 11, overdue: 1 }
    })
    expect((await district.ask("commander", "/api/cases?step=sign:9")).status).toBe(422)
    expect((await district.ask("commander", "/api/cases?step=elephant")).status).toBe(422)
  })

  it("row 10: the share that was handled inside of the zone, with the lists of both numbers", async () => {
    const { byZone, inZone } = await analysed()
    expect(inZone).toMatchObject({ measured: 12, inZone: 10, share: 0.8333 })
    for (const [list, ids] of [
      [inZone.lists.inZone, told.flatMap((_, n) => (n < 10 ? [caseId(n)] : []))],
      [inZone.lists.outOfZone, [caseId(10), caseId(11)]]
    ] as const) {
      const { json } = await district.ask("commander", list as "/api/cases?")
      expect(json.items.map(({ id }) => id).sort()).toEqual([...ids].sort())
    }
    expect(byZone.map(({ cases, code, name }) => [code, name.zh, cases])).toEqual([
      [zone, "下洼协作区", 13],
      [null, "不明", 1]
    ])
    const { json } = await district.ask("commander", "/api/townships/status")
    const week = { cases: 14, inZone: 10, outOfZone: 2, toScene: { measured: 10, p50: 530, p90: 930 } }
    expect(json.district.cases.last30Days).toEqual(week)
    expect(json.district.cases.last7Days).toEqual(week)
    expect(json.district.cases.today).toEqual({
      cases: 0,
      inZone: 0,
      outOfZone: 0,
      toScene: { measured: 0, p50: null, p90: null }
    })
  })

  it("row 11: demand by hour and township is what the log counts, and the suggestion adds up to the force", async () => {
    const { demand } = await analysed()
    // 16 hours of the day for two groups until midnight, 12 for the third: 44 hours.
    expect(demand).toMatchObject({ days: 1, calls: 14, groupHoursPerDay: 44 })
    const counted = new Map<string, number>()
    for (const { hour, township = first } of told) {
      counted.set(`${hour} ${township}`, (counted.get(`${hour} ${township}`) ?? 0) + 1)
    }
    expect(
      Object.fromEntries(demand.cells.map(({ calls, hour, township }) => [`${hour} ${township}`, calls]))
    ).toEqual(Object.fromEntries(counted))
    // 44 hours for 11, 2 and 1 of 14 calls: 34.57, 6.29 and 3.14.
    expect(
      demand.cells.map(({ groupsOnDuty, hour, suggested, township }) => [
        hour,
        township,
        groupsOnDuty,
        suggested
      ])
    ).toEqual([
      [9, first, 3, 35],
      [21, second, 2, 6],
      [23, otherTownship, 0, 3]
    ])
    expect(demand.hours.map(({ groupsOnDuty }) => groupsOnDuty)).toEqual(
      Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : hour < 20 ? 3 : 2))
    )
    // The groups of a zone are there for the calls of the zone.
    expect((await analysed(`&zone=${zone}`)).demand).toMatchObject({ calls: 13, groupHoursPerDay: 44 })
    expect((await analysed("&zone=none")).demand).toMatchObject({ calls: 1, groupHoursPerDay: 0 })
    for (const { calls, list } of demand.cells) {
      expect((await district.ask("commander", list as "/api/cases?")).json.total).toBe(calls)
    }
  })

  it("a period that is not said is the last 30 days; conditions narrow what is counted", async () => {
    const { json } = await district.ask("commander", "/api/cases/analysis")
    expect([json.from, json.until, json.days, json.total.cases]).toEqual(["2026-04-03", "2026-05-02", 30, 14])
    const evening = await analysed("&hour=20-23")
    expect(evening.byHour.map(({ cases, code }) => [code, cases])).toEqual([
      ["21", 2],
      ["23", 1]
    ])
    expect((await analysed(`&township=${second}`)).total.cases).toBe(2)
    for (const wrong of ["kind=elephants", "from=2026-13", "from=2020-01-01", "township=1", "hour=25"]) {
      const { json: refused, status } = await district.ask("commander", `/api/cases/analysis?${wrong}`)
      expect([wrong, status, refused.code]).toEqual([wrong, 422, "FilterIsNotKnown"])
    }
  })

  it("the list is had as a spreadsheet, with no cell that a program would run", async () => {
    const { text } = await district.ask("commander", `/api/cases?sort=calledAt&from=${day}`, {
      headers: { accept: "text/csv", "accept-language": "zh" }
    })
    const [headings, one, ...others] = text.trim().split("\r\n")
    expect(headings).toContain("接警单编号,报警时间,报警方式,警情类别")
    expect(one).toContain("20260501-00000000,2026-05-01 09:00,电话报警,")
    expect(one).not.toMatch(/,=SUM/)
    expect(others).toHaveLength(told.length - 1)
  })

  it("is found by words: part of the number, of the place, or of its pinyin initials", async () => {
    const found = async (q: string) =>
      (await district.ask("commander", `/api/cases?q=${encodeURIComponent(q)}&limit=500`)).json.items.map(
        ({ number }) => number
      )
    expect(await found("20260501-00000007")).toEqual(["20260501-00000007"])
    expect(await found("富国")).toEqual(["20260501-00000013"])
    expect(await found("fg 0013")).toEqual(["20260501-00000013"])
    expect(await found("elephant")).toEqual([])
  })

  it("whoever is in a group that was sent finds the case, by account and by group", async () => {
    const groupId = "known-10"
    const { json: none } = await district.ask("commander", `/api/cases?worker=${groupId}-lead`)
    expect(none.total).toBe(0)
    position = await append(
      district,
      roster(derivedId("roster", "found"), [slot(groupId, at(day, 8), at(day, 20))])
    )
    for (const query of [`worker=${groupId}-lead`, `group=${groupId}`]) {
      const { json } = await district.ask("commander", `/api/cases?${query}&after=${position}`)
      expect([query, json.items.map(({ id }) => id)]).toEqual([query, [caseId(10)]])
    }
  })

  it("a form's choices are those of the day", async () => {
    const { json } = await district.ask("warden-371603101", `/api/cases/rules?on=${day}`)
    const fight = json.kinds.flatMap(({ types }) => types).find(({ type }) => type === "fight")
    expect(fight).toMatchObject({ level: "2", legalReview: true })
    expect(json.levels.map(({ level, grade }) => [level, grade])).toEqual([
      ["1", "major"],
      ["2", "important"],
      ["3", "general"]
    ])
  })
})

describe("I5: other open cases that may be the same", () => {
  const near = (metres: number) => ({ longitude: 118.1, latitude: 37.7 + metres / 111_195 })
  const seen = (
    minutes: number,
    metres: number,
    said: { readonly type?: string; readonly township?: string } = {}
  ) =>
    taken(at(day, 12, minutes * 60), {
      type: said.type ?? "congestion",
      place: {
        township: said.township ?? first,
        location: near(metres),
        address: null,
        village: null,
        roadPost: null
      }
    })
  const ids = ["one", "same", "near", "far", "late", "out", "over"].map((name) => derivedId("double", name))
  const [one = "", same = "", nearby = "", far = "", late = "", out = "", over = ""] = ids

  beforeAll(async () => {
    position = await append(district, [
      ofCase(one, first, seen(0, 0)),
      ofCase(same, first, seen(6, 100)),
      ofCase(nearby, first, seen(12, 200, { type: "obstruction" })),
      ofCase(far, first, seen(3, 1_500)),
      ofCase(late, first, seen(70, 0)),
      ofCase(out, first, seen(1, 10)),
      ofCase(over, first, seen(1, 10)),
      ofCase(over, first, closed(at(day, 13))),
      ofCase(one, first, { _tag: "DuplicateWasRuledOut", other: out, reason: "不是同一起" })
    ])
  })

  it("of a case: near in time and place, the most alike first; neither closed ones nor those ruled out", async () => {
    const { json } = await district.ask(
      "officer-371603101",
      `/api/cases/duplicates?for=${one}&after=${position}`
    )
    // 0.3 × 54/60 + 0.5 × 0.9 + 0.2, and 0.3 × 48/60 + 0.5 × 0.8 + 0.2 × 0.5.
    expect(
      json.items.map(({ metresApart, minutesApart, of, other, score }) => [
        of,
        other.id,
        score,
        minutesApart,
        metresApart
      ])
    ).toEqual([
      [one, same, 0.92, 6, 100],
      [one, nearby, 0.74, 12, 200]
    ])
    expect([json.threshold, json.window]).toEqual([0.6, { minutes: 60, metres: 1_000 }])
  })

  it("of a call that is being taken, before anything is on file", async () => {
    const { latitude, longitude } = near(50)
    const call = `calledAt=${at(day, 12, 60)}&township=${first}&longitude=${longitude}&latitude=${latitude}`
    const { json } = await district.ask(
      "warden-371603101",
      `/api/cases/duplicates?${call}&kind=traffic&type=congestion`
    )
    expect(json.items.map(({ other }) => other.id)).toEqual(expect.arrayContaining([one, same, nearby, out]))
    expect(json.items.every(({ of }) => of === null)).toBe(true)
    expect((await district.ask("commander", `/api/cases/duplicates?calledAt=${at(day, 12)}`)).status).toBe(
      422
    )
  })

  it("of all open cases each pair once, and what is late or far in none", async () => {
    const { json } = await district.ask("commander", "/api/cases/duplicates")
    const pairs = json.items.map(({ of, other }) => `${of} ${other.id}`)
    expect(new Set(pairs).size).toBe(pairs.length)
    expect(pairs).toContain(`${same} ${one}`)
    expect(pairs).not.toContain(`${out} ${one}`)
    expect(pairs.filter((pair) => pair.includes(far) && pair.includes(one))).toEqual([])
    expect(pairs.filter((pair) => pair.startsWith(late) && pair.includes(one))).toEqual([])
  })

  it("X3: not for whoever has nothing to do with the case, nor of one that nobody took", async () => {
    const elsewhere = derivedId("double", "elsewhere")
    position = await append(district, [
      ofCase(elsewhere, otherTownship, seen(0, 0, { township: otherTownship }))
    ])
    expect(
      (await district.ask("officer-371603101", `/api/cases/duplicates?for=${elsewhere}&after=${position}`))
        .status
    ).toBe(403)
    const { json, status } = await district.ask(
      "commander",
      `/api/cases/duplicates?for=${derivedId("nobody")}`
    )
    expect([status, json.code]).toEqual([404, "CaseIsNotOnFile"])
  })
})
