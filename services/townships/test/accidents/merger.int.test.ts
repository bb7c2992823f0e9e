import { derivedId } from "@jiaosuo/kernel/Ids"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import { historical, inTownship, place } from "./cases.ts"

/**
 * The reform's own figures: the twelve months before the stations took over the traffic work in December 2021, and
 * the twelve months after, in the eleven townships.
 */

const stations = zhanhua.stations.map(({ code }) => code)
const accidents = { before: 400, after: 370 }
const deaths = { before: 25, after: 9 }

/** Accidents spread over twelve months and all townships; the first `dead` of them were fatal. */
const year = (from: string, count: number, dead: number) =>
  Array.from({ length: count }, (_, n) => {
    const township = stations[n % stations.length] ?? ""
    const [firstYear = 0, firstMonth = 1] = from.split("-").map(Number)
    const day = new Date(Date.UTC(firstYear, firstMonth - 1 + (n % 12), 1 + (n % 28), 3, n % 60))
    return inTownship(
      derivedId("merger", from, n),
      township,
      historical(
        `${from}/${n}`,
        day.toISOString(),
        { dead: n < dead ? 1 : 0, slight: n % 3 },
        {
          place: place({ township, village: null, coordinates: null })
        }
      )
    )
  }).flat()

let district: District
let position = 0
beforeAll(async () => {
  district = await openDistrict("2022-12-15T04:00:00.000Z")
  position = await district.appendAccidents([
    ...year("2020-12", accidents.before, deaths.before),
    ...year("2021-12", accidents.after, deaths.after)
  ])
})
afterAll(() => district.close())

describe("row 1, row 2: the merger of December 2021", () => {
  it("answers −7.5 % accidents and −64 % deaths, exactly, in the eleven townships", async () => {
    const { json, status } = await district.ask(
      "commander",
      `/api/accidents/analysis/year-over-year?earlier=2020-12..2021-11&later=2021-12..2022-11&after=${position}`
    )
    expect(status).toBe(200)
    expect(json.district.accidents).toEqual({ earlier: 400, later: 370, difference: -30, percent: -7.5 })
    expect(json.district.dead).toEqual({ earlier: 25, later: 9, difference: -16, percent: -64 })
    expect(json.townships.map(({ code }) => code)).toEqual(stations)
    const sum = (name: "earlier" | "later") =>
      json.townships.reduce((total, township) => total + township.accidents[name], 0)
    expect([sum("earlier"), sum("later")]).toEqual([400, 370])
    expect([json.earlier.days, json.later.days, json.leftOut]).toEqual([365, 365, []])
  })

  it("row 27: every township's own figures are those of its lists", async () => {
    const { json } = await district.ask(
      "commander",
      "/api/accidents/analysis/year-over-year?earlier=2020-12..2021-11&later=2021-12..2022-11"
    )
    for (const { accidents: change, code, dead } of json.townships) {
      const list = await district.ask(
        "commander",
        `/api/accidents?township=${code}&by=place&from=2021-12&until=2022-11&limit=1`
      )
      expect([list.json.total, list.json.sums.dead]).toEqual([change.later, dead.later])
    }
  })
})
