import { builtInReference } from "@jiaosuo/reference/Reference"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PlacesPage, WardensPage } from "../src/api.ts"
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

  it("are made once: a second start appends nothing", async () => {
    const before = (await wardens.log()).length
    await wardens.run(seedDemoWardens)
    expect((await wardens.log()).length).toBe(before)
  })
})
