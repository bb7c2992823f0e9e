import { describe, expect, it } from "vitest"
import type { CentreCandidate } from "../../src/domain/organisation/CentreSuggestion.ts"
import { metresBetween, suggestCentre } from "../../src/domain/organisation/CentreSuggestion.ts"
import type { OrganisationCommand } from "../../src/domain/organisation/OrganisationCommands.ts"
import { countsOf } from "../../src/domain/organisation/OrganisationCounts.ts"
import { wholeDistrictOnly } from "../../src/domain/organisation/OrganisationDecider.ts"
import { organisationOn, surgePlanOn, trafficModeOn } from "../../src/domain/organisation/OrganisationOn.ts"
import { organisationRefusal } from "../../src/domain/organisation/OrganisationRejections.ts"
import { townshipOfUnit } from "../../src/domain/organisation/TownshipOfEvent.ts"
import { canBeZonedWithoutRemainder } from "../../src/domain/organisation/TreeFaults.ts"
import { establish, five, formZone, founded, outcome, run, station, townshipOf } from "./example.ts"

const reason = null

const setModes = (mode: "merged" | "joint" | "squadron_only", from: string): OrganisationCommand => ({
  _tag: "SetTrafficMode",
  townships: [1, 2, 3].map(townshipOf),
  mode,
  from,
  reason
})

describe("zones", () => {
  it("row 3: three and six stations are refused, four and five are a zone", () => {
    for (const many of [3, 6]) {
      const members = Array.from({ length: many }, (_, i) => i + 1)
      expect(outcome(formZone(members))).toMatchObject({ _tag: "ZoneSizeIsWrong", stations: many })
    }
    for (const many of [4, 5]) {
      const members = Array.from({ length: many }, (_, i) => i + 1)
      expect(outcome(formZone(members))).toMatchObject([{ _tag: "ZoneWasFormed", centre: "s1" }])
    }
    expect(outcome(formZone([1, 2, 3, 3]))).toMatchObject({ _tag: "ZoneSizeIsWrong", stations: 3 })
  })

  it("row 3: stations must be neighbours, the centre one of them, and in no other zone on any day", () => {
    expect(outcome(formZone([1, 2, 3, 5]))).toMatchObject({
      _tag: "StationsAreNotNeighbours",
      apart: ["第5派出所"]
    })
    expect(outcome(formZone([1, 2, 3, 4], { centre: "s9" }))).toMatchObject({ _tag: "CentreIsNotAMember" })
    const { state } = run([formZone([1, 2, 3, 4], { from: "2020-01-01" })], founded)
    // Filed later for an earlier day: it would overlap from 2020 on.
    expect(outcome(formZone([4, 5, 6, 7], { zoneId: "other", from: "2017-01-01" }), state)).toMatchObject({
      _tag: "StationIsInAnotherZone",
      unitId: "s4",
      on: "2020-01-01"
    })
    const gone = run([{ _tag: "DissolveZone", zoneId: "zone", from: "2021-01-01", reason }], state).state
    expect(outcome(formZone([4, 5, 6, 7], { zoneId: "other", from: "2021-01-01" }), gone)).toMatchObject([
      { _tag: "ZoneWasFormed" }
    ])
  })

  it("row 3: eleven stations cannot be cut into zones of four and five, twelve and thirteen can", () => {
    const possible = Array.from({ length: 20 }, (_, i) => i + 1).filter(canBeZonedWithoutRemainder)
    expect(possible).toEqual([4, 5, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })

  it("row 12: units of two forces are in one zone only under an agreement that is in force", () => {
    const mixed = formZone([1, 2, 3], { members: ["quay", "s1", "s2", "s3"], from: "2020-01-01" })
    expect(outcome(mixed)).toMatchObject({ _tag: "CommandsHaveNoAgreement", on: "2020-01-01" })
    const aid: OrganisationCommand = {
      _tag: "AgreeMutualAid",
      agreementId: "aid",
      commands: ["force", "port"],
      from: "2019-11-01",
      until: "2020-12-31",
      reason
    }
    const { state } = run([aid], founded)
    expect(outcome(mixed, state)).toMatchObject([{ _tag: "ZoneWasFormed" }])
    expect(outcome({ ...mixed, from: "2021-01-01" } as OrganisationCommand, state)).toMatchObject({
      _tag: "CommandsHaveNoAgreement"
    })
    expect(outcome({ ...aid, agreementId: "aid-2", from: "2020-06-01" }, state)).toMatchObject({
      _tag: "AgreementIsAlreadyInForce"
    })
    expect(outcome({ ...aid, commands: ["force", "s1"] })).toMatchObject({ _tag: "UnitIsNoPoliceForce" })
  })

  it("row 30: the head from a day on takes the place of the one before, and days do not go back", () => {
    const head = (personId: string | null, from: string): OrganisationCommand => ({
      _tag: "SetZoneHead",
      zoneId: "zone",
      personId,
      from,
      reason
    })
    const { state } = run(
      [formZone([1, 2, 3, 4]), head("p1", "2017-01-01"), head("p2", "2018-01-01")],
      founded
    )
    const heads = ["2017-06-01", "2018-01-01"].map((on) => organisationOn(state, on).zones[0]?.head)
    expect(heads).toEqual(["p1", "p2"])
    expect(outcome(head("p3", "2017-06-01"), state)).toMatchObject({
      _tag: "FactIsOlderThanTheOneOnFile",
      onFile: "2018-01-01"
    })
  })
})

describe("mergers", () => {
  const merge = (more: Partial<Extract<OrganisationCommand, { readonly _tag: "MergeStations" }>> = {}) =>
    ({
      _tag: "MergeStations",
      into: "s2",
      absorbed: ["s3"],
      attributes: [],
      from: "2023-07-01",
      reason,
      ...more
    }) as OrganisationCommand

  it("row 17: the absorbed is a base station from that day on, and a station on every day before", () => {
    const { state } = run([merge()], founded)
    const kindOf = (on: string) => organisationOn(state, on).units.get("s3")?.kind
    expect([kindOf("2023-06-30"), kindOf("2023-07-01")]).toEqual(["station", "base-station"])
    expect(organisationOn(state, "2023-07-01").neighboursOf("s2")).toEqual(new Set(["s1", "s4"]))
    expect(outcome(merge({ absorbed: ["s2"] }))).toMatchObject({ _tag: "NothingIsMerged" })
    expect(outcome(merge({ into: "s4" }), state)).toMatchObject({ _tag: "UnitIsNotAStation", unitId: "s3" })
    expect(outcome(merge({ absorbed: ["quay"] }))).toMatchObject({ _tag: "ParentIsOfAnotherForce" })
  })

  it("row 19: whoever changes one of the five with a merger is refused, and told which", () => {
    expect(outcome(merge({ attributes: [{ unitId: "s3", attributes: five }] }))).toMatchObject([
      {
        _tag: "StationsWereMerged",
        attributes: [{ unitId: "s2", before: five, after: five }, { unitId: "s3" }]
      }
    ])
    for (const attribute of Object.keys(five) as ReadonlyArray<keyof typeof five>) {
      const attributes = [{ unitId: "s3", attributes: { ...five, [attribute]: "别的" } }]
      expect(outcome(merge({ attributes }))).toMatchObject({ _tag: "FiveMustStayUnchanged", attribute })
    }
    const [refusal] = [
      outcome(merge({ attributes: [{ unitId: "s3", attributes: { ...five, pay: "三档" } }] }))
    ]
    expect(organisationRefusal(refusal as never)).toMatchObject({
      code: "FiveMustStayUnchanged",
      detail: { zh: "待遇由“二档”变为“三档”。" }
    })
  })

  it("row 3: a merger inside a zone of five leaves four; inside one of four it is refused", () => {
    const five4 = run([formZone([1, 2, 3, 4, 5], { centre: "s3" })], founded).state
    expect(outcome(merge(), five4)).toMatchObject([
      { _tag: "StationsWereMerged" },
      { _tag: "ZoneWasChanged", members: ["s1", "s2", "s4", "s5"], centre: "s2" }
    ])
    const four = run([formZone([1, 2, 3, 4])], founded).state
    expect(outcome(merge(), four)).toMatchObject({ _tag: "ZoneSizeIsWrong", stations: 3, on: "2023-07-01" })
  })

  it("row 20: two stations share a site; nobody shares two", () => {
    const share = (units: ReadonlyArray<string>, siteId: string): OrganisationCommand => ({
      _tag: "ShareSite",
      siteId,
      units,
      location: { longitude: 118, latitude: 37.7 },
      from: "2023-07-01",
      reason
    })
    const { state } = run([share(["s1", "s2"], "site")], founded)
    expect(organisationOn(state, "2023-06-30").sites).toEqual([])
    expect(organisationOn(state, "2023-07-01").sites).toMatchObject([{ units: ["s1", "s2"] }])
    expect(outcome(share(["s1", "s3"], "two"), state)).toMatchObject({ _tag: "UnitSharesAnotherSite" })
    expect(outcome(share(["s1", "s1"], "one"))).toMatchObject({ _tag: "SiteIsOfOneUnitOnly" })
  })
})

describe("units", () => {
  it("row 26: a village is in one grid of its own station, and a unit is never under itself", () => {
    const sector = establish({ unitId: "sector", kind: "sector", parent: "s1" })
    const grid = (unitId: string, villages: ReadonlyArray<string>) =>
      establish({ unitId, kind: "grid", parent: "sector", villages })
    const own = `${townshipOf(1)}201`
    const { state } = run([sector, grid("grid", [own])], founded)
    expect(outcome(grid("grid-2", [own]), state)).toMatchObject({ _tag: "VillageBelongsToAnotherGrid" })
    expect(outcome(grid("grid-2", [`${townshipOf(2)}201`]), state)).toMatchObject({
      _tag: "VillageIsOutsideOfTheStation"
    })
    expect(outcome(establish({ unitId: "lost", kind: "grid", parent: "s1" }), state)).toMatchObject({
      _tag: "ParentIsOfTheWrongKind",
      parentKind: "station"
    })
    const under = run(
      [{ _tag: "MoveUnit", unitId: "port", parent: "force", from: "2020-01-01", reason }],
      founded
    )
    expect(
      outcome({ _tag: "MoveUnit", unitId: "force", parent: "port", from: "2021-01-01", reason }, under.state)
    ).toMatchObject({ _tag: "UnitIsUnderItself" })
    expect(townshipOfUnit(state, "grid")).toBe(townshipOf(1))
    expect(townshipOfUnit(state, "force")).toBeNull()
  })

  it("rows 1 and 2: the mode of a township on any day; before any merger the squadron answers", () => {
    const { state } = run([setModes("joint", "2020-01-01"), setModes("merged", "2021-12-01")], founded)
    const modes = ["2019-12-31", "2021-11-30", "2021-12-01"].map((on) =>
      trafficModeOn(state, townshipOf(1), on)
    )
    expect(modes).toEqual(["squadron_only", "joint", "merged"])
    expect(outcome(setModes("merged", "2022-01-01"), state)).toEqual([])
    expect(outcome(setModes("joint", "2021-01-01"), state)).toEqual([])
    expect(outcome(setModes("merged", "2021-01-01"), state)).toMatchObject({
      _tag: "FactIsOlderThanTheOneOnFile"
    })
  })

  it("row 27: one plan of a unit at a time, both days included", () => {
    const plan = (planId: string, from: string, until: string): OrganisationCommand => ({
      _tag: "SetSurgePlan",
      planId,
      unitId: "s1",
      from,
      until,
      officersOnTraffic: "all",
      note: "旅游旺季"
    })
    const { state } = run([plan("summer", "2023-07-01", "2023-08-31")], founded)
    const planned = ["2023-06-30", "2023-07-01", "2023-08-31", "2023-09-01"].map(
      (on) => surgePlanOn(state, "s1", on)?.officersOnTraffic
    )
    expect(planned).toEqual([undefined, "all", "all", undefined])
    expect(outcome(plan("more", "2023-08-31", "2023-09-10"), state)).toMatchObject({
      _tag: "SurgePlansOverlap"
    })
    const { state: cancelled } = run([{ _tag: "CancelSurgePlan", planId: "summer", reason }], state)
    expect(outcome(plan("more", "2023-08-31", "2023-09-10"), cancelled)).toMatchObject([
      { _tag: "SurgePlanWasSet" }
    ])
  })

  it("row 24: a target goes to a unit with the function, which is not taken while the target rests on it", () => {
    const target = (unitId: string): OrganisationCommand => ({
      _tag: "AssignTarget",
      targetId: "target",
      unitId,
      target: "刑事打击数",
      function: "crime-strike",
      from: "2017-05-01",
      reason
    })
    expect(outcome(target("s9"))).toMatchObject({ _tag: "UnitHasNotTheFunction", function: "crime-strike" })
    const { state } = run([target("s1")], founded)
    const take: OrganisationCommand = {
      _tag: "TakeFunction",
      unitId: "s1",
      function: "crime-strike",
      from: "2018-01-01",
      reason
    }
    expect(outcome(take, state)).toMatchObject({ _tag: "TargetDependsOnTheFunction" })
    const { state: free } = run(
      [{ _tag: "WithdrawTarget", targetId: "target", from: "2018-01-01", reason }],
      state
    )
    expect(outcome(take, free)).toMatchObject([{ _tag: "UnitFunctionWasTaken" }])
  })

  it("row 25: the classes and the stations without one are all stations; only stations have one", () => {
    const classify = (unitId: string, stationClass: "all-round" | "offensive"): OrganisationCommand => ({
      _tag: "ClassifyStation",
      unitId,
      stationClass,
      from: "2015-01-01",
      reason
    })
    const { state } = run([classify("s1", "all-round"), classify("s2", "offensive")], founded)
    expect(countsOf(organisationOn(state, "2015-01-01")).byClass).toEqual({
      "all-round": 1,
      offensive: 1,
      defensive: 0,
      none: 8
    })
    expect(outcome(classify("force", "offensive"))).toMatchObject({ _tag: "UnitIsNotAStation" })
  })

  it("X3: whoever stands for townships only changes nothing of the organisation", () => {
    const command = formZone([1, 2, 3, 4])
    expect(wholeDistrictOnly.decide({ command, townships: [townshipOf(1)] }, founded)).toMatchObject({
      left: { _tag: "OnlyTheDistrictMayDoThis" }
    })
    expect(wholeDistrictOnly.decide({ command, townships: null }, founded)).toMatchObject({ _tag: "Right" })
  })
})

describe("row 4: the suggestion of a centre", () => {
  const candidate = (n: number, more: Partial<CentreCandidate> = {}): CentreCandidate => ({
    unitId: station(n),
    name: `第${n}派出所`,
    location: { longitude: 118 + n / 100, latitude: 37.7 },
    people: 20,
    equipment: 10,
    incidents: 1_000,
    ...more
  })

  it("scores position, support and demand, each by its own numbers", () => {
    const { compared, suggested } = suggestCentre([
      candidate(1),
      candidate(2, { people: 40, incidents: 2_000 }),
      candidate(3),
      candidate(4, { people: 10, equipment: 5, incidents: 500 })
    ])
    expect(suggested).toBe("s2")
    const [best] = compared
    const apart = metresBetween({ longitude: 118.01, latitude: 37.7 }, { longitude: 118.02, latitude: 37.7 })
    expect(best?.position.meanDistanceMetres).toBeCloseTo((apart * 4) / 3, -1)
    expect(best).toMatchObject({
      position: { score: 1 },
      support: { score: 1, people: 40, equipment: 10 },
      demand: { score: 1, incidents: 2_000 },
      total: 1
    })
    const last = compared.find(({ unitId }) => unitId === "s4")
    expect(last).toMatchObject({
      support: { score: 0.375 },
      demand: { score: 0.25 },
      position: { score: 0.666 }
    })
    expect(best?.explained.zh).toContain("警情2000起")
  })

  it("names what is missing and does not compare it; equal stations go by incidents, then id", () => {
    const { compared, incomplete, suggested } = suggestCentre([
      candidate(2),
      candidate(1),
      candidate(3, { incidents: null, people: null }),
      candidate(4, { incidents: 0 })
    ])
    expect(incomplete).toEqual([{ unitId: "s3", name: "第3派出所", missing: ["people", "incidents"] }])
    expect(compared).toHaveLength(3)
    expect(suggested).toBe("s2")
    expect(suggestCentre([]).suggested).toBeNull()
  })
})
