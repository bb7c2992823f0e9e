import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { HeadCountsAnswer, OrganisationAnswer } from "../src/api.ts"
import { OrganisationGroup, PeopleGroup, RostersGroup } from "../src/api.ts"
import type { RosterFile } from "../src/http/RosterFile.ts"
import { layer, migrate, seedDemoOrganisation } from "../src/layer.ts"
import { rosterIdOf } from "../src/RosterAggregate.ts"

const start = () =>
  startContext({
    http: httpLayer({
      api: productApi.add(OrganisationGroup).add(PeopleGroup).add(RostersGroup),
      handlers: layer,
      ...onFreePort
    }),
    migrate,
    people: { commander: person("commander", "commander") },
    usually: "commander"
  })

let duties: Awaited<ReturnType<typeof start>>

beforeAll(async () => {
  duties = await start()
})
afterAll(() => duties?.stop())

describe("the demo organisation", () => {
  it("has the eleven stations of the district, two zones of five, and people for every account", async () => {
    await duties.run(seedDemoOrganisation)
    const { counts, zones, townships, gaps } = (
      await duties.get<OrganisationAnswer>("/api/duties/organisation")
    ).body
    expect(counts.byKind["station"]).toBe(11)
    expect(zones.map(({ members }) => members.length)).toEqual([5, 5])
    // Row 3: eleven stations cannot be cut into zones of four and five.
    expect(counts.zoning).toEqual({ stations: 11, outside: 1, withoutRemainderPossible: false })
    expect(new Set(townships.map(({ mode }) => mode))).toEqual(new Set(["merged"]))
    expect(gaps.filter(({ gap }) => gap === "StationIsInNoZone")).toHaveLength(1)
    const { total, units } = (await duties.get<HeadCountsAnswer>("/api/duties/organisation/head-counts")).body
    expect(total).toBe(11 * 11 + 2)
    const stations = units.filter(({ assistantsAreWithin }) => assistantsAreWithin !== null)
    expect(stations.map(({ officers, auxiliaries }) => [officers, auxiliaries])).toEqual(
      Array(11).fill([4, 7])
    )
  })

  it("row 5: has three groups on duty in each zone today, on published rosters", async () => {
    const today = dayInShanghai(Date.now())
    const { zones } = (await duties.get<OrganisationAnswer>("/api/duties/organisation")).body
    for (const { zoneId } of zones) {
      const id = rosterIdOf(zoneId, today.slice(0, 7))
      const { published, slots } = (await duties.get<RosterFile>(`/api/duties/rosters/${id}`)).body
      expect(published).toBe(true)
      const groups = slots.filter(({ kind, day }) => kind === "response-group" && day === today)
      expect(groups).toHaveLength(3)
      for (const { members } of groups) expect([5, 6]).toContain(members.length)
    }
  })

  it("is made once: a second start appends nothing", async () => {
    const before = (await duties.log()).length
    await duties.run(seedDemoOrganisation)
    expect((await duties.log()).length).toBe(before)
  })
})
