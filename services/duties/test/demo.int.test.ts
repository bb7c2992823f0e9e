import { httpLayer } from "@jiaosuo/http/HttpLayer"
import { productApi } from "@jiaosuo/http/ProductApi"
import { onFreePort, person, startContext } from "@jiaosuo/testing/ContextServer"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { HeadCountsAnswer, OrganisationAnswer } from "../src/api.ts"
import { OrganisationGroup, PeopleGroup } from "../src/api.ts"
import { layer, migrate, seedDemoOrganisation } from "../src/layer.ts"

const start = () =>
  startContext({
    http: httpLayer({
      api: productApi.add(OrganisationGroup).add(PeopleGroup),
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

  it("is made once: a second start appends nothing", async () => {
    const before = (await duties.log()).length
    await duties.run(seedDemoOrganisation)
    expect((await duties.log()).length).toBe(before)
  })
})
