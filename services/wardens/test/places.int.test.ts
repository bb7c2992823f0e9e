import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PlaceFile, PlacesPage } from "../src/api.ts"
import { type Setting, startWardens, townships } from "./http/setting.ts"

const { own, other } = townships
const village = `${own}213`
const location = { longitude: 118.1, latitude: 37.7 }

let wardens: Setting

beforeAll(async () => {
  wardens = await startWardens()
})
afterAll(() => wardens?.stop())

const places = "/api/wardens/places"
const listed = async (query: string, as: "officer" | "commander" = "officer") =>
  (await wardens.get<PlacesPage>(`${places}?${query}`, { as })).body

describe("row 34: management stations, persuasion posts and police rooms", () => {
  it("are opened with place, hours, area and road, changed and closed; the history says who did it", async () => {
    const id = await wardens.place({ name: "省道口劝导站", village, area: [village] })
    await wardens.accepted(`${places}/${id}/change`, { road: "省道S312", reason: "道路改名" })
    const { body, status } = await wardens.get<PlaceFile>(`${places}/${id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      kind: "persuasion-post",
      kindName: "劝导站",
      name: "省道口劝导站",
      township: own,
      village,
      road: "省道S312",
      area: [village],
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "07:00", until: "18:00" }],
      closedAt: null
    })
    expect(body.history.map(({ title, actor }) => [title, actor])).toEqual([
      ["设立站点", "officer"],
      ["调整站点", "officer"]
    ])
    await wardens.accepted(`${places}/${id}/close`, {})
    expect(await wardens.refused(`${places}/${id}/change`, { road: "乡道" })).toEqual([409, "PlaceIsClosed"])
    expect((await listed("open=no")).items.map((one) => one.id)).toContain(id)
    expect((await listed("")).items.map((one) => one.id)).not.toContain(id)
  })

  it("every fault of a form is told at once", async () => {
    const { status, body } = await wardens.post<{ fields: ReadonlyArray<{ path: string }> }>(places, {
      kind: "police-room",
      name: " ",
      township: own,
      village: "371603102201",
      location: { longitude: 118.1, latitude: 97.7 },
      hours: [{ days: [0, 8], from: "7", until: "06:00" }],
      area: ["371603102201"]
    })
    expect(status).toBe(422)
    expect(body.fields.map(({ path }) => path).sort()).toEqual(
      ["area.0", "hours.0.days", "hours.0.from", "hours.0.until", "location", "name", "village"].sort()
    )
  })

  it("a post without road or hours is warned of, and opened", async () => {
    const { warnings } = await wardens.told(places, {
      kind: "persuasion-post",
      name: "无路劝导站",
      township: own,
      location
    })
    expect(warnings.map(({ path }) => path)).toEqual(["road", "hours"])
  })

  it("is not closed while a persuader in active service is posted there", async () => {
    const placeId = await wardens.place()
    const id = await wardens.warden({ placeId })
    expect(await wardens.refused(`${places}/${placeId}/close`, {})).toEqual([409, "PersuadersStandThere"])
    await wardens.act(id, "rest")
    await wardens.accepted(`${places}/${placeId}/close`, {})
    expect(await wardens.refused(`/api/wardens/wardens/${id}/resume`, {})).toEqual([
      409,
      "PersuaderHasNoPost"
    ])
  })

  it("X3: an officer sees and changes those of their townships, a neighbour none of them (X1)", async () => {
    const id = await wardens.place()
    expect((await wardens.get(`${places}/${id}`, { as: "neighbour" })).status).toBe(403)
    expect(await wardens.refused(`${places}/${id}/close`, {}, { as: "neighbour" })).toEqual([
      403,
      "TownshipIsOutOfScope"
    ])
    expect(await wardens.accesses(`wardens/place/${id}`)).toMatchObject([
      { account: "neighbour", action: "ReachOutOfScope", result: "refused" },
      { account: "neighbour", action: "ReachOutOfScope", result: "refused" }
    ])
    expect(
      await wardens.refused(places, { kind: "persuasion-post", name: "站", township: other, location })
    ).toEqual([403, "TownshipIsOutOfScope"])
    expect((await listed("open=all")).items.every(({ township }) => township === own)).toBe(true)
  })

  it("sending the same command twice makes one place", async () => {
    const form = { kind: "persuasion-post", name: "同一个站", township: own, location, road: "乡道" }
    const commandId = "01a2153c-fe35-7000-8000-4ef773d14f04"
    const first = await wardens.post(places, form, { key: commandId })
    const again = await wardens.post(places, form, { key: commandId })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    expect((await listed("limit=500")).items.filter(({ name }) => name === "同一个站")).toHaveLength(1)
  })

  it("lists are filtered and paged: no place is on two pages, and none is missing", async () => {
    for (let i = 0; i < 5; i++) await wardens.place({ kind: "management-station" })
    const all = (await listed("kind=management-station&limit=500", "commander")).items.map(({ id }) => id)
    const paged: Array<string> = []
    let cursor: string | null = ""
    while (cursor !== null) {
      const page: PlacesPage = await listed(
        `kind=management-station&limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
        "commander"
      )
      expect(page.total).toBe(all.length)
      paged.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(paged).toEqual(all)
    const foreign = (await listed("kind=management-station&limit=2")).nextCursor
    expect((await wardens.get(`${places}?kind=persuasion-post&limit=2&cursor=${foreign}`)).status).toBe(400)
  })
})
