import { describe, expect, it } from "vitest"
import type { UnitRow } from "../src/board/BoardTables.ts"
import { organisationOfDay } from "../src/board/OrganisationOfDay.ts"

const station = (id: string, township: string, command: string): UnitRow => ({
  unit_id: id,
  kind: "station",
  code: township,
  command,
  changes: [
    { from: "2020-01-01", name: id, townships: [township], location: { longitude: 118, latitude: 37 } }
  ]
})

const known = {
  units: [
    station("s1", "371603101", "p1"),
    station("s2", "371603102", "p1"),
    {
      ...station("s3", "371603103", "p2"),
      changes: [...station("s3", "371603103", "p2").changes, { from: "2024-01-01", parent: "s1" }]
    },
    {
      ...station("s4", "371603104", "p1"),
      changes: [...station("s4", "371603104", "p1").changes, { from: "2024-06-01", dissolved: true as const }]
    }
  ],
  zones: [
    {
      zone_id: "z1",
      name: "一区",
      changes: [
        { from: "2022-01-01", members: ["s1", "s2"], centre: "s1" },
        { from: "2025-01-01", members: ["s1"], centre: "s1" },
        { from: "2026-01-01", members: [], centre: null }
      ]
    }
  ],
  agreements: [{ agreement_id: "a1", one: "p1", other: "p2", starts_on: "2024-01-01", ends_on: "2024-12-31" }]
}

const homeOf = (township: string, day: string) => organisationOfDay(known, township, day).home

describe("the organisation of a day", () => {
  it("row 3: a township is in the zone of its station from the day on which that is formed", () => {
    expect(homeOf("371603102", "2021-12-31")).toEqual({ zoneId: null, stationId: "s2", command: "p1" })
    expect(homeOf("371603102", "2022-01-01")).toEqual({ zoneId: "z1", stationId: "s2", command: "p1" })
    expect(homeOf("371603102", "2025-01-01")).toMatchObject({ zoneId: null })
    expect(homeOf("371603101", "2026-01-01")).toMatchObject({ zoneId: null })
    expect(homeOf("371603999", "2024-01-01")).toEqual({ zoneId: null, stationId: null, command: null })
  })

  it("row 17: a base station is in the zone of the station that leads it, and keeps its command", () => {
    expect(homeOf("371603103", "2023-12-31")).toMatchObject({ zoneId: null, command: "p2" })
    expect(homeOf("371603103", "2024-01-01")).toEqual({ zoneId: "z1", stationId: "s3", command: "p2" })
  })

  it("a unit that was dissolved is there no more; a zone stands where its centre stands", () => {
    expect(homeOf("371603104", "2024-05-31").stationId).toBe("s4")
    expect(homeOf("371603104", "2024-06-01").stationId).toBeNull()
    const { units } = organisationOfDay(known, "371603101", "2024-01-01")
    expect(units.get("z1")).toMatchObject({ name: "一区", command: "p1", township: "371603101" })
  })

  it("row 12: an agreement holds from its first to its last day", () => {
    for (const [day, n] of [
      ["2023-12-31", 0],
      ["2024-01-01", 1],
      ["2024-12-31", 1],
      ["2025-01-01", 0]
    ] as const) {
      expect(organisationOfDay(known, "371603101", day).agreements).toHaveLength(n)
    }
  })
})
