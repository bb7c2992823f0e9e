import { EventStore } from "@jiaosuo/event-store/EventStore"
import { addDays } from "@jiaosuo/kernel/CalendarDays"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "./district.ts"
import { histories } from "./histories.ts"
import { expectedStatus } from "./oracle.ts"

const today = "2026-05-01"
const seeds = [20_260_501, Number(process.env["SEED"] ?? Date.now() % 1_000_000)]

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const classes = ["passenger", "hazardous", "heavyTruck", "minivan", "schoolBus", "threeWheeler", "farm"]
const stations = zhanhua.stations.map(({ code }) => code)

/** The value of a figure by its path: `hazards.byKind.overloaded.open`. */
const valueAt = (area: Record<string, unknown>, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], area)

describe("the figures against an independent fold of the log from zero", () => {
  let position = 0
  it.each(seeds)("all figures of all townships are the oracle's, seed %d", async (seed) => {
    position = await district.append(histories(seed, 250, today))
    const log = await district.run(
      Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100_000 }))
    )
    for (const day of [today, addDays(today, 45), addDays(today, -3_000)]) {
      const { json } = await district.ask("commander", `/api/townships/status?after=${position}&day=${day}`)
      expect(json.position).toBe(log.length)
      for (const area of json.townships) {
        expect(area).toEqual(expectedStatus(log, area.code, area.name, [area.code], day, classes))
      }
      expect(json.district).toEqual(expectedStatus(log, "371603", "沾化区", stations, day, classes))
    }
  })

  it("every number is the total of the list behind it, in the district and in each township", async () => {
    const { json } = await district.ask("commander", `/api/townships/status?after=${position}`)
    // Those of wardens are many, and have an oracle of their own.
    const paths = Object.keys(json.lists).filter(
      (path) => path !== "lastVisitAt" && !path.startsWith("wardens.")
    )
    expect(paths.length).toBeGreaterThan(60)
    for (const area of [json.district, ...json.townships.slice(0, 3)]) {
      const narrowed = area.code.length === 9 ? `&township=${area.code}` : ""
      const totals = await Promise.all(
        paths.map(async (path) => {
          const { json: list } = await district.ask(
            "commander",
            `${json.lists[path]}${narrowed}&limit=1`.replace(/(\/villages\?.*)&limit=1$/, "$1")
          )
          return [path, list.total]
        })
      )
      expect(totals).toEqual(paths.map((path) => [path, valueAt(area, path)]))
    }
  })

  it("row 33: vehicles and visited ones of the villages add up to those of their township", async () => {
    const { json } = await district.ask("commander", `/api/townships/status?after=${position}`)
    const { json: list } = await district.ask("commander", "/api/townships/villages")
    for (const area of json.townships) {
      const own = list.villages.filter(({ township }) => township === area.code)
      const sum = (of: "vehicles" | "verified") => own.reduce((all, village) => all + village[of], 0)
      expect([area.code, sum("vehicles"), sum("verified")]).toEqual([
        ...[area.code, area.vehicles, area.completeness.verified]
      ])
      const known = own.filter(({ vehicles }) => vehicles > 0)
      expect(known.every(({ completeness }) => completeness !== null && completeness > 0)).toBe(true)
    }
    expect(json.district.completeness.verified).toBeGreaterThan(0)
  })

  it("the figures as of any moment are the oracle's fold of the log up to it", async () => {
    const log = await district.run(
      Effect.flatMap(EventStore, (store) => store.readLog({ after: 0, limit: 100_000 }))
    )
    const moment = log[Math.floor(log.length / 3)]?.recordedAt ?? ""
    const known = log.filter((event) => event.recordedAt <= moment)
    const { json } = await district.ask(
      "commander",
      `/api/townships/status?asOf=${encodeURIComponent(moment)}&day=${today}`
    )
    expect(json.position).toBe(known.length)
    expect(json.district).toEqual(expectedStatus(known, "371603", "沾化区", stations, today, classes))
  })

  it("a rebuilt model says the same", async () => {
    const before = await district.ask("commander", "/api/townships/status")
    expect(
      (await district.ask("admin", "/api/operations/models/vehicle_register/rebuild", { method: "POST" }))
        .status
    ).toBe(202)
    let state = "rebuilding"
    while (state === "rebuilding") {
      const { json } = await district.ask("admin", "/api/operations/models")
      state = json.models.find((one) => one.model === "vehicle_register")?.state ?? ""
    }
    const after = await district.ask("commander", "/api/townships/status")
    expect(after.json).toEqual(before.json)
  })
})
