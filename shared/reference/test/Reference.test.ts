import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect, Either } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import deadlinesFile from "../data/rules/accident-deadlines.json" with { type: "json" }
import { builtInReference, layerOfFolders, loadReference, Reference } from "../src/Reference.ts"
import { loadCalendarYears, loadDistrict, loadRuleTables } from "../src/ReferenceFolder.ts"

let root = ""
const folder = async (files: Readonly<Record<string, unknown>>): Promise<string> => {
  const path = await mkdtemp(join(root, "folder-"))
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(path, name), typeof content === "string" ? content : JSON.stringify(content))
  }
  return path
}
const failure = async <A, E extends { readonly message: string }>(
  effect: Effect.Effect<A, E>
): Promise<string> =>
  Either.match(await Effect.runPromise(Effect.either(effect)), {
    onLeft: (error) => error.message,
    onRight: () => ""
  })

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "reference-"))
})
afterAll(() => rm(root, { recursive: true }))

const district = {
  "district.json": {
    code: "110101",
    name: "东城区",
    city: { code: "110100", name: "市辖区" },
    province: { code: "110000", name: "北京市" },
    plateArea: "京A"
  },
  "townships.json": [{ code: "110101001", name: "东华门街道" }],
  "villages.json": [{ code: "110101001001", name: "多福巷社区居委会" }]
}

describe("reference data from folders", () => {
  it("N9: another district is loaded by configuration", async () => {
    const path = await folder(district)
    const loaded = await Effect.runPromise(loadDistrict(path))
    expect(loaded.stations).toEqual([
      { code: "110101001", name: "东华门街道", kind: "subdistrict", hasStation: true }
    ])
    expect(loaded.village("110101001001")?.shortName).toBe("多福巷")
    const layer = layerOfFolders({ district: path })
    const served = await Effect.runPromise(Effect.provide(Reference, layer))
    expect(served.district.code).toBe("110101")
    expect(served.vehicleRules).toBe(builtInReference.vehicleRules)
  })

  it("the built-in data is served without any configuration", async () => {
    expect(await Effect.runPromise(Effect.provide(Reference, Reference.layer))).toBe(builtInReference)
    expect((await Effect.runPromise(loadReference({}))).version).toBe(builtInReference.version)
  })

  it("K1: a table file replaces the built-in table and changes the version", async () => {
    const entry = {
      id: "all",
      rule: "K1",
      effectiveFrom: "2026-01-01",
      effectiveTo: null,
      confidence: "recommended",
      source: { zh: "本地", en: "local" },
      class: "all",
      name: { zh: "全部", en: "all" },
      appliesTo: [{}]
    }
    const path = await folder({ "vehicle-classes.json": `\uFEFF${JSON.stringify({ entries: [entry] })}` })
    const loaded = await Effect.runPromise(loadReference({ tables: path }))
    expect(
      loaded.vehicleRules.classesOf({ vehicleType: "K33", use: "A" }, "2026-06-01").map((c) => c.class)
    ).toEqual(["all"])
    expect(
      loaded.vehicleRules.scrapDue({ vehicleType: "N11", use: "A" }, "2020-01-01", "2026-06-01").years
    ).toBe(9)
    expect(loaded.version).not.toBe(builtInReference.version)
  })

  it("A8: an accident table replaces the built-in one, for the accident rules and the version alone", async () => {
    const entries = deadlinesFile.entries.map((entry) =>
      entry.clock === "simple-paper" ? { ...entry, days: 5, confidence: "recommended" } : entry
    )
    const path = await folder({ "accident-deadlines.json": { entries } })
    const loaded = await Effect.runPromise(loadReference({ tables: path }))
    expect(loaded.accidentRules.accidentDeadline("simple-paper", "2026-06-01")).toMatchObject({
      span: 5,
      due: "2026-06-08",
      confidence: "recommended"
    })
    expect(loaded.version).not.toBe(builtInReference.version)
    expect(loaded.vehicleRules.version).toBe(builtInReference.vehicleRules.version)
  })

  it("A10: the accident rules count by the calendar of the installation", async () => {
    const path = await folder({
      "2027.json": { year: 2027, holidays: ["2027-01-01", "2027-01-04"], workdays: [] }
    })
    const loaded = await Effect.runPromise(loadReference({ calendar: path }))
    expect(loaded.accidentRules.accidentDeadline("liability-paper", "2026-12-21")).toMatchObject({
      due: "2027-01-06",
      provisional: false
    })
  })

  it("C9: a district may have bounds, and bounds that contradict themselves are refused", async () => {
    const bounded = (bounds: unknown) => ({
      ...district,
      "district.json": { ...district["district.json"], bounds }
    })
    const bounds = { west: 116, south: 39, east: 117, north: 40 }
    expect((await Effect.runPromise(loadDistrict(await folder(district)))).bounds).toBeNull()
    expect((await Effect.runPromise(loadDistrict(await folder(bounded(bounds))))).bounds).toEqual(bounds)
    expect(await failure(loadDistrict(await folder(bounded({ ...bounds, west: 118 }))))).toMatch(
      /bounds whose west is not west/
    )
  })

  it("a calendar file extends the calendar", async () => {
    const path = await folder({ "2027.json": { year: 2027, holidays: ["2027-01-01"], workdays: [] } })
    const loaded = await Effect.runPromise(loadReference({ calendar: path }))
    expect(loaded.deadlines.calendar.lastPublishedYear).toBe(2027)
    expect(loaded.version).not.toBe(builtInReference.version)
  })

  it("what cannot be used is named with its file", async () => {
    expect(await failure(loadDistrict(join(root, "absent")))).toMatch(/district\.json: .*ENOENT/)
    expect(await failure(loadDistrict(await folder({ ...district, "villages.json": "[" })))).toMatch(
      /villages\.json: /
    )
    expect(
      await failure(loadDistrict(await folder({ ...district, "villages.json": [{ code: "1", name: "x" }] })))
    ).toMatch(/villages/)
    expect(
      await failure(
        loadDistrict(await folder({ ...district, "villages.json": [{ code: "110101009001", name: "x" }] }))
      )
    ).toMatch(/is in no known township/)
    expect(await failure(loadRuleTables(await folder({ "scrap-age.json": {} })))).toMatch(
      /scrap-age\.json: no table has this name/
    )
    expect(await failure(loadRuleTables(await folder({ "black-spots.json": {} })))).toMatch(/black-spots: /)
    expect(await failure(loadRuleTables(await folder({ "scrap-ages.json": {} })))).toMatch(/scrap-ages: /)
    expect(await failure(loadRuleTables(await folder({ "day-counting.json": { entries: [] } })))).toMatch(
      /day-counting/
    )
    expect(await failure(loadRuleTables(await folder({ "export-limits.json": { entries: [] } })))).toMatch(
      /export-limits/
    )
    expect(await failure(loadCalendarYears(await folder({ "2027.json": { year: 2027 } })))).toMatch(
      /2027\.json/
    )
    const skipping = await folder({ "2028.json": { year: 2028, holidays: ["2028-01-01"], workdays: [] } })
    expect(await failure(loadReference({ calendar: skipping }))).toMatch(/the calendar skips a year/)
  })
})
