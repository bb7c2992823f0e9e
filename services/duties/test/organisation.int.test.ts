import { derivedId } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type {
  CentreAnswer,
  IndicatorsAnswer,
  OrganisationAnswer,
  ScoresAnswer,
  UnitLifeAnswer
} from "../src/api.ts"
import { type Duties, ordering, refusing, startDuties, townshipOf, villageOf } from "./http/district.ts"

/** One district through fifteen years, in the order of its days; each test builds on those before it. */

let duties: Duties
let order: ReturnType<typeof ordering>
let refused: ReturnType<typeof refusing>
/** Ids of the stations, from 1 on. */
const stations: Array<string> = [""]
let force = ""

const five = { establishment: "15", territorialService: "本镇", rank: "副科", pay: "二档", training: "区级" }
const s = (n: number): string => stations[n] ?? ""
const on = async (day: string, more = ""): Promise<OrganisationAnswer> =>
  (await duties.get<OrganisationAnswer>(`/api/duties/organisation?on=${day}${more}`)).body

beforeAll(async () => {
  duties = await startDuties()
  order = ordering(duties)
  refused = refusing(duties)
  force = await order("establish-unit", { kind: "command", name: "区公安局", from: "2000-01-01" })
  // Thirteen stations at first (row 25), thirty from 2018 on (row 17), each a neighbour of the next.
  for (let n = 1; n <= 30; n++) {
    stations[n] = await order("establish-unit", {
      kind: "station",
      name: `第${n}派出所`,
      code: townshipOf(n),
      townships: [townshipOf(n)],
      parent: force,
      location: { longitude: 108 + n / 20, latitude: 29.5 },
      attributes: five,
      from: n <= 13 ? "2010-01-01" : "2018-01-01"
    })
  }
  const pairs = Array.from({ length: 29 }, (_, i) => [s(i + 1), s(i + 2)])
  await order("set-neighbours", { pairs })
})
afterAll(() => duties?.stop())

describe("the organisation of a district", () => {
  it("row 25: thirteen stations are two all-round, five offensive and six defensive", async () => {
    const classes = [
      ...Array(2).fill("all-round"),
      ...Array(5).fill("offensive"),
      ...Array(6).fill("defensive")
    ]
    for (const [i, stationClass] of classes.entries()) {
      await order("classify-station", { unitId: s(i + 1), stationClass, from: "2015-01-01" })
    }
    const { counts, units } = await on("2015-01-01")
    expect(counts.byKind["station"]).toBe(13)
    expect(counts.byClass).toEqual({ "all-round": 2, offensive: 5, defensive: 6, none: 0 })
    expect(units.find(({ unitId }) => unitId === s(1))).toMatchObject({ stationClassName: "全攻全守型" })
    expect((await on("2014-12-31")).counts.byClass).toMatchObject({ none: 13 })
    expect(await refused("classify-station", { unitId: force, stationClass: "offensive" })).toEqual([
      409,
      "UnitIsNotAStation"
    ])
  })

  it("row 3: three zones of four or five neighbouring stations; three and six are refused", async () => {
    const zone = (members: ReadonlyArray<number>, centre = members[0] ?? 0) => ({
      name: `第${centre}协作区`,
      members: members.map(s),
      centre: s(centre),
      from: "2017-01-01"
    })
    expect(await refused("form-zone", zone([1, 2, 3]))).toEqual([409, "ZoneSizeIsWrong"])
    expect(await refused("form-zone", zone([1, 2, 3, 4, 5, 6]))).toEqual([409, "ZoneSizeIsWrong"])
    expect(await refused("form-zone", zone([1, 2, 3, 5]))).toEqual([409, "StationsAreNotNeighbours"])
    expect(await refused("form-zone", zone([1, 2, 3, 4], 9))).toEqual([409, "CentreIsNotAMember"])
    for (const members of [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, 12, 13]
    ])
      await order("form-zone", zone(members))
    expect(await refused("form-zone", zone([13, 12, 11, 10]))).toEqual([409, "StationIsInAnotherZone"])
    const { zones, gaps, counts } = await on("2017-01-01")
    expect(zones.map(({ members }) => members.length)).toEqual([4, 4, 5])
    expect(counts.zoning).toEqual({ stations: 13, outside: 0, withoutRemainderPossible: true })
    expect(gaps.filter(({ gap }) => gap === "ZoneHasNoHead")).toHaveLength(3)
    expect((await on("2016-12-31")).zones).toEqual([])
  })

  it("row 24: a target is refused to a unit without the function, and given to the one that has it", async () => {
    const centre = await order("establish-unit", {
      kind: "department",
      name: "侦查打击中心",
      parent: force,
      functions: ["crime-strike"],
      from: "2017-05-01"
    })
    const target = { target: "刑事打击数", function: "crime-strike", from: "2017-05-01" }
    expect(await refused("assign-target", { ...target, unitId: s(1) })).toEqual([
      409,
      "UnitHasNotTheFunction"
    ])
    await order("assign-target", { ...target, unitId: centre })
    expect((await on("2017-05-01")).targets).toMatchObject([{ unitId: centre, target: "刑事打击数" }])
    expect(await refused("take-function", { unitId: centre, function: "crime-strike" })).toEqual([
      409,
      "TargetDependsOnTheFunction"
    ])
    await order("give-function", { unitId: s(1), function: "crime-strike", from: "2017-06-01" })
    await order("assign-target", { ...target, unitId: s(1), from: "2017-06-01" })
  })

  it("row 12: three units of two forces act in one zone under a dated agreement, and not without it", async () => {
    const port = await order("establish-unit", { kind: "command", name: "港航公安", from: "2010-01-01" })
    const quays: Array<string> = []
    for (const name of ["码头派出所", "航道派出所"]) {
      quays.push(
        await order("establish-unit", {
          kind: "station",
          name,
          townships: [townshipOf(name === "码头派出所" ? 30 : 29)],
          parent: port,
          from: "2019-01-01"
        })
      )
    }
    const [quay = "", channel = ""] = quays
    await order("set-neighbours", {
      pairs: [
        [quay, s(30)],
        [quay, channel]
      ]
    })
    const zone = {
      name: "滨海协作区",
      members: [quay, channel, s(30), s(29)],
      centre: s(30),
      from: "2020-01-01"
    }
    expect(await refused("form-zone", zone)).toEqual([409, "CommandsHaveNoAgreement"])
    const aid = { commands: [force, port], from: "2020-01-01", until: "2020-12-31" }
    expect(await refused("agree-mutual-aid", { ...aid, until: "2019-01-01" })).toEqual([422, "FormIsAtFault"])
    const agreement = await order("agree-mutual-aid", aid)
    const zoneId = await order("form-zone", zone)
    expect((await on("2020-06-01")).agreements).toMatchObject([
      { agreementId: agreement, until: "2020-12-31" }
    ])
    expect((await on("2021-01-01")).gaps.map(({ gap }) => gap)).toContain("AgreementHasRunOut")
    await order("dissolve-zone", { zoneId, from: "2021-01-01" })
    expect((await on("2021-01-01")).gaps.map(({ gap }) => gap)).not.toContain("AgreementHasRunOut")
  })

  it("rows 1 and 2: eleven townships are merged from 2021-12 on; a remote one was joint before", async () => {
    const townships = Array.from({ length: 11 }, (_, i) => townshipOf(i + 1))
    await order("set-traffic-mode", { townships: [townshipOf(3)], mode: "joint", from: "2020-01-01" })
    await order("set-traffic-mode", { townships, mode: "merged", from: "2021-12-01" })
    const modes = async (day: string) => {
      const { townships: all } = await on(day)
      return all.slice(0, 11).map(({ mode }) => mode)
    }
    expect(new Set(await modes("2019-12-31"))).toEqual(new Set(["squadron_only"]))
    expect((await modes("2021-11-30")).filter((mode) => mode === "joint")).toHaveLength(1)
    expect(await modes("2021-12-01")).toEqual(Array(11).fill("merged"))
    const { townships: answered } = await on("2022-01-01")
    expect(answered[2]).toMatchObject({ township: townshipOf(3), modeName: "交所合一", station: s(3) })
    expect(await refused("set-traffic-mode", { townships: ["500114999"], mode: "merged" })).toEqual([
      422,
      "FormIsAtFault"
    ])
  })

  it("row 31: a station's office and two groups, the traffic group among them", async () => {
    for (const [name, code] of [
      ["综合室", "general-office"],
      ["案件组", "case-work"],
      ["交通组", "traffic"]
    ]) {
      await order("establish-unit", {
        kind: "department",
        name,
        parent: s(1),
        functions: [code],
        from: "2021-12-01"
      })
    }
    const { units } = await on("2021-12-01")
    const groups = units.filter(({ parent }) => parent === s(1))
    expect(groups.map(({ name, functions }) => [name, ...functions])).toEqual([
      ["综合室", "general-office"],
      ["案件组", "case-work"],
      ["交通组", "traffic"]
    ])
  })

  it("row 26: three sectors, each village in one grid and each grid in one sector; what is left out is named", async () => {
    const sectors: Array<string> = []
    for (const name of ["南片区", "中片区", "北片区"]) {
      sectors.push(await order("establish-unit", { kind: "sector", name, parent: s(1), from: "2022-01-01" }))
    }
    const grid = (i: 0 | 1 | 2, village: 1 | 2 | 3) => ({
      kind: "grid",
      name: `网格${village}`,
      parent: sectors[i],
      villages: [villageOf(1, village)],
      from: "2022-01-01"
    })
    await order("establish-unit", grid(0, 1))
    await order("establish-unit", grid(1, 2))
    expect((await on("2022-01-01")).gaps).toContainEqual(
      expect.objectContaining({ gap: "VillagesAreInNoGrid", unitId: s(1), villages: 1 })
    )
    expect(await refused("establish-unit", grid(2, 2))).toEqual([409, "VillageBelongsToAnotherGrid"])
    expect(await refused("establish-unit", { ...grid(2, 3), parent: s(1) })).toEqual([
      409,
      "ParentIsOfTheWrongKind"
    ])
    await order("establish-unit", grid(2, 3))
    const { counts, gaps } = await on("2022-01-01")
    expect(counts.byKind).toMatchObject({ sector: 3, grid: 3 })
    expect(gaps.map(({ gap }) => gap)).not.toContain("VillagesAreInNoGrid")
  })

  it("row 27: in the season all are on traffic at six rural stations; plans do not overlap", async () => {
    for (let n = 1; n <= 6; n++) {
      await order("set-surge-plan", {
        unitId: s(n),
        from: "2023-07-01",
        until: "2023-08-31",
        officersOnTraffic: "all",
        note: "旅游旺季"
      })
    }
    expect((await on("2023-08-31")).surgePlans).toHaveLength(6)
    expect((await on("2023-09-01")).surgePlans).toEqual([])
    const overlapping = { unitId: s(6), from: "2023-08-31", until: "2023-10-07", officersOnTraffic: 4 }
    expect(await refused("set-surge-plan", overlapping)).toEqual([409, "SurgePlansOverlap"])
  })

  it("row 18: exactly 29 indicators; the score is repeatable, and missing is not zero", async () => {
    const { indicators } = (await duties.get<IndicatorsAnswer>("/api/duties/indicators")).body
    expect(indicators).toHaveLength(29)
    expect(indicators.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    const yearly = indicators.filter(({ period }) => period === "year")
    const monthly = indicators.filter(({ period }) => period === "month")
    for (let n = 1; n <= 4; n++) {
      const values = yearly.map(({ indicator, full }) => ({ indicator, value: (full * n) / 4 }))
      await order("record-indicators", { unitId: s(n), period: "2022", values })
      for (let month = 1; month <= 12; month++) {
        await order("record-indicators", {
          unitId: s(n),
          period: `2022-${String(month).padStart(2, "0")}`,
          // The fourth has no calls of April: known to be missing.
          values: monthly.map(({ indicator, full }) => ({
            indicator,
            value: n === 4 && month === 4 && indicator === "calls" ? null : (full * n) / 48
          }))
        })
      }
    }
    const scores = (await duties.get<ScoresAnswer>("/api/duties/indicators/scores?year=2022")).body
    expect(scores.compared.map(({ unitId, score }) => [unitId, score])).toEqual([
      [s(3), 75],
      [s(2), 50],
      [s(1), 25]
    ])
    expect(scores.incomplete.find(({ unitId }) => unitId === s(4))?.missing).toEqual([
      { indicator: "calls", name: "接警总数", period: "2022-04" }
    ])
    expect(scores.incomplete).toHaveLength(29)
    const again = await duties.get<ScoresAnswer>(`/api/duties/indicators/scores?year=2022&unit=${s(2)}`)
    expect(again.body.compared).toMatchObject([{ score: 50 }])
    const wrong = {
      unitId: s(1),
      period: "2022",
      values: [
        { indicator: "calls", value: 1 },
        { indicator: "x", value: -1 }
      ]
    }
    expect(await refused("record-indicators", wrong)).toEqual([422, "FormIsAtFault"])
  })

  it("row 4: the centre of a zone is suggested with three scores explained", async () => {
    const zone = (await on("2022-12-31")).zones.find(({ members }) => members.includes(s(1)))
    const ask = () =>
      duties.get<CentreAnswer>(
        `/api/duties/organisation/suggest-centre?zone=${zone?.zoneId}&on=2022-12-31&year=2022`
      )
    const { body } = await ask()
    // In a row of four, the inner two are nearest to the others; the third has more people and calls than the second.
    expect(body).toMatchObject({ centre: s(1), suggested: s(3) })
    expect(body.compared.map(({ unitId }) => unitId)).toEqual([s(3), s(2), s(1)])
    expect(body.incomplete).toEqual([{ unitId: s(4), name: "第4派出所", missing: ["incidents"] }])
    const [best] = body.compared
    expect(best).toMatchObject({
      position: { score: 1 },
      support: { score: 1, people: 45, equipment: 51 },
      demand: { score: 1, incidents: 4_500 },
      total: 1
    })
    expect(best?.explained).toContain("警情4500起")
    expect((await ask()).body).toEqual(body)
  })

  it("rows 17 and 19: nine central stations lead ten base stations: 30 on 2023-06-30, 20 on 2024-01-01, the five unchanged", async () => {
    const centrals = [4, 8, 13, 14, 15, 16, 17, 18, 19]
    const absorbed = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29]
    const merger = (i: number, more: object = {}) => ({
      into: s(centrals[i] ?? 0),
      absorbed: absorbed.filter((_, k) => k % 9 === i).map(s),
      from: "2023-07-01",
      reason: "中心派出所改革",
      ...more
    })
    const raised = { attributes: [{ unitId: s(20), attributes: { ...five, pay: "三档" } }] }
    expect(await refused("merge-stations", merger(0, raised))).toEqual([409, "FiveMustStayUnchanged"])
    for (let i = 0; i < 9; i++) {
      const kept = i === 0 ? { attributes: [{ unitId: s(20), attributes: five }] } : {}
      await order("merge-stations", merger(i, kept))
    }
    const own = async (day: string) => {
      const { units } = await on(day)
      return units.filter(({ kind, command }) => kind === "station" && command === force).length
    }
    expect([await own("2023-06-30"), await own("2024-01-01")]).toEqual([30, 20])
    const { counts, townships, units } = await on("2024-01-01")
    expect([counts.centralStations, counts.byKind["base-station"]]).toEqual([9, 10])
    expect(units.filter(({ kind }) => kind === "base-station").map(({ attributes }) => attributes)).toEqual(
      Array(10).fill(five)
    )
    expect(townships.find(({ township }) => township === townshipOf(20))).toMatchObject({
      station: s(4),
      servedBy: s(20)
    })
    const life = (await duties.get<UnitLifeAnswer>(`/api/duties/organisation/units/${s(20)}`)).body
    expect(life).toMatchObject({
      dissolvedFrom: null,
      kinds: [
        { from: "2018-01-01", value: "station" },
        { from: "2023-07-01", value: "base-station" }
      ],
      parents: [{ value: force }, { value: s(4) }]
    })
  })

  it("row 20: two stations share a site, and each township says who serves it from where", async () => {
    const location = { longitude: 109, latitude: 29.6 }
    await order("share-site", { units: [s(20), s(29)], location, from: "2023-09-01" })
    const served = async (day: string) =>
      (await on(day)).townships.find(({ township }) => township === townshipOf(20))?.sharesSiteWith
    expect([await served("2023-08-31"), await served("2023-09-01")]).toEqual([[], [s(29)]])
    const other = { units: [s(20), s(30)], location, from: "2023-10-01" }
    expect(await refused("share-site", other)).toEqual([409, "UnitSharesAnotherSite"])
  })

  it("asOf: what was known at an instant is apart from the day that is asked about", async () => {
    const now = new Date().toISOString()
    await order("rename-unit", { unitId: s(1), name: "城关派出所", from: "2024-01-01" })
    const name = ({ units }: OrganisationAnswer) => units.find(({ unitId }) => unitId === s(1))?.name
    const known = await on("2024-01-01", `&asOf=${now}`)
    expect([name(await on("2023-12-31")), name(await on("2024-01-01")), name(known)]).toEqual([
      "第1派出所",
      "城关派出所",
      "第1派出所"
    ])
    expect((await duties.get("/api/duties/organisation?on=2024-02-30")).status).toBe(422)
  })

  it("X3, X5: officers read and change nothing; administrators of accounts see nothing", async () => {
    const form = { unitId: s(1), name: "别名" }
    expect((await duties.post("/api/duties/organisation/rename-unit", form, { as: "officer" })).status).toBe(
      403
    )
    expect((await duties.get("/api/duties/organisation", { as: "warden" })).status).toBe(200)
    expect((await duties.get("/api/duties/organisation", { as: "admin" })).status).toBe(403)
    expect((await duties.get("/api/duties/organisation", { as: "nobody" })).status).toBe(401)
  })

  it("repeats an answer under the same key, and refuses another content under it", async () => {
    const key = derivedId("test", "repeated")
    const form = { kind: "police-room", name: "警务室", parent: s(2), from: "2024-01-01" }
    const first = await duties.post("/api/duties/organisation/establish-unit", form, { key })
    expect(await duties.post("/api/duties/organisation/establish-unit", form, { key })).toEqual(first)
    const other = await duties.post<{ code: string }>(
      "/api/duties/organisation/establish-unit",
      { ...form, name: "另一警务室" },
      { key }
    )
    expect([other.status, other.body.code]).toEqual([409, "CommandIdIsTaken"])
    expect((await duties.get(`/api/duties/organisation/units/${derivedId("no", "unit")}`)).status).toBe(404)
  })
})
