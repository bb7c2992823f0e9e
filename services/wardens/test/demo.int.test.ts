import { builtInReference } from "@jiaosuo/reference/Reference"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PlacesPage, TeamsPage, WardensPage, WhoAnswer } from "../src/api.ts"
import { seedDemoWardens } from "../src/layer.ts"
import { type Setting, startWardens } from "./http/setting.ts"

let wardens: Setting

beforeAll(async () => {
  wardens = await startWardens()
  await wardens.run(seedDemoWardens)
})
afterAll(() => wardens?.stop())

const listed = async (query: string) =>
  (await wardens.get<WardensPage>(`/api/wardens/wardens?limit=500&${query}`, { as: "commander" })).body

describe("the demo wardens", () => {
  it("row 34: every demo account of a warden is a persuader in active service with an open post of the township", async () => {
    const { items } = await listed("role=persuader&state=active")
    const { stations } = builtInReference.district
    expect(items.map(({ account }) => account).sort()).toEqual(
      stations.map(({ code }) => `warden-${code}`).sort()
    )
    const { items: places } = (
      await wardens.get<PlacesPage>("/api/wardens/places?kind=persuasion-post&limit=500", { as: "commander" })
    ).body
    const townshipOfPlace = new Map(places.map(({ id, township }) => [id, township]))
    for (const { place, township } of items) {
      expect(townshipOfPlace.get(place?.placeId ?? "")).toBe(township)
    }
    expect((await listed("untrained=yes")).total).toBe(0)
  })

  it("row 35: there is one grid worker", async () => {
    const { items } = await listed("role=grid-worker")
    expect(items.map(({ account, state, township }) => [account, state, township])).toEqual([
      ["gridworker", "active", "371603101"]
    ])
  })

  it("row 45: a station leads a team of 18 volunteers with an elected captain; one of them has an account", async () => {
    const { items, total } = await listed("role=volunteer")
    expect(total).toBe(18)
    expect(new Set(items.map(({ state, township }) => `${state} ${township}`))).toEqual(
      new Set(["active 371603101"])
    )
    expect(items.flatMap(({ account }) => account ?? [])).toEqual(["volunteer"])
    const { items: teams } = (await wardens.get<TeamsPage>("/api/wardens/teams", { as: "commander" })).body
    expect(teams).toMatchObject([
      { name: "下洼镇义警队", station: "371603101", members: 18, captain: { voters: 17 } }
    ])
    expect(items.find(({ account }) => account === "volunteer")?.id).toBe(teams[0]?.captain?.wardenId)
  })

  it("row 46: three of them can take a wasp nest away near the town, the others are told of with the reason", async () => {
    const who = "/api/wardens/call-outs/who?need=wasp-nest&lat=37.672&lon=118.125"
    const { body } = await wardens.get<WhoAnswer>(who, { as: "commander" })
    expect(body).toMatchObject({ people: 2, ring: 1 })
    expect(body.asked).toHaveLength(3)
    expect(new Set(body.passedOver.map(({ why }) => why))).toEqual(
      new Set(["without-skill", "others-are-nearer"])
    )
  })

  it("are made once: a second start appends nothing", async () => {
    const before = (await wardens.log()).length
    await wardens.run(seedDemoWardens)
    expect((await wardens.log()).length).toBe(before)
  })
})
