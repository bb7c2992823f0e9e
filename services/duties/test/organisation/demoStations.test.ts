import { makeDistrict, zhanhua } from "@jiaosuo/reference/Divisions"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { demoPeople } from "../../src/demo/DemoPeople.ts"
import { demoStations } from "../../src/demo/DemoStations.ts"

const districtOf = (many: number) =>
  Either.getOrThrow(
    makeDistrict({
      district: {
        code: "500114",
        name: "某区",
        city: { code: "500100", name: "某市" },
        province: { code: "500000", name: "某省" },
        formerCodes: [],
        plateArea: "渝H",
        bounds: null
      },
      townships: Array.from({ length: many }, (_, i) => ({
        code: `500114${101 + i}`,
        name: `第${i + 1}镇`,
        hasStation: true
      })) as never,
      villages: []
    })
  )

const zonesOf = (many: number) => {
  const stations = demoStations(districtOf(many))
  return [0, 1].map((zone) => stations.filter((station) => station.zone === zone).length)
}

describe("the stations of the demo organisation", () => {
  it("of 沾化区 are its eleven, each placed, with neighbours among them", () => {
    const stations = demoStations(zhanhua)
    const codes = stations.map(({ code }) => code)
    expect(codes.sort()).toEqual(zhanhua.stations.map(({ code }) => code).sort())
    for (const { location, neighbours } of stations) {
      expect(location).not.toBeNull()
      for (const neighbour of neighbours) expect(codes).toContain(neighbour)
    }
    expect([0, 1, null].map((zone) => stations.filter((station) => station.zone === zone).length)).toEqual([
      5, 5, 1
    ])
  })

  it("of another district stand in a row, with as many zones of five as there are stations for, two at most", () => {
    expect([zonesOf(3), zonesOf(7), zonesOf(10), zonesOf(30)]).toEqual([
      [0, 0],
      [5, 0],
      [5, 5],
      [5, 5]
    ])
    expect(demoStations(districtOf(3)).map(({ neighbours }) => neighbours.length)).toEqual([1, 1, 0])
  })

  it("have people of different names, one for each account of the demo", () => {
    const people = demoPeople(zhanhua)
    expect(new Set(people.map(({ form }) => form.name)).size).toBe(people.length)
    const accounts = people.flatMap(({ form }) => form.account ?? [])
    expect(accounts).toHaveLength(2 + 11 * 2)
    expect(new Set(accounts).size).toBe(accounts.length)
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length)
  })
})
