import { Either } from "effect"
import { describe, expect, it } from "vitest"
import codesFile from "../data/rules/accident-codes.json" with { type: "json" }
import { AccidentCodeTableName, accidentCodesBy, readAccidentCodes } from "../src/AccidentCodes.ts"
import { builtInAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import { accidentTables, liabilityShares } from "../src/CodeTables.ts"
import { liabilities, liabilityText } from "../src/Liability.ts"

const tables = builtInAccidentRules.codeTables("2026-06-01")

describe("section 11: code tables of the national accident record", () => {
  it("section 11: those of the public standard are complete", () => {
    const sizes = {
      form: 15,
      collision: 9,
      singleVehicle: 15,
      collisionParties: 4,
      weather: 9,
      roadType: 12,
      roadAdminClass: 5,
      scene: 7,
      hitAndRun: 3,
      mediation: 4,
      closing: 4,
      recordKind: 4,
      travelMode: 34
    } as const
    for (const [name, size] of Object.entries(sizes)) {
      const table = tables[name as keyof typeof sizes]
      expect([name, table.entries.length, table.confidence]).toEqual([name, size, "law"])
    }
    for (const name of AccidentCodeTableName.literals.filter((one) => !(one in sizes))) {
      expect([name, tables[name].confidence]).toEqual([name, "recommended"])
    }
  })

  it("section 11: every code has a text in both languages and is found by it", () => {
    for (const name of AccidentCodeTableName.literals) {
      const table = tables[name]
      expect(table.entries.length, name).toBeGreaterThan(1)
      for (const [code, zh] of table.entries) {
        expect(table.wordsOf(code)?.zh).toBe(zh)
        expect(table.wordsOf(code)?.en, `${name} ${code}`).toMatch(/^[ -~]+$/)
        expect(table.codeOf(zh)).toBe(code)
        expect(table.codeOf(code)).toBe(code)
      }
    }
    expect(tables.weather.wordsOf("constructor")).toBeUndefined()
    expect(tables.weather.title).toEqual({ zh: "天气", en: "weather" })
  })

  it("section 11: the names of the standard lead to the same tables", () => {
    expect(Object.keys(accidentTables)).toHaveLength(
      codesFile.entries.filter(({ field }) => field !== null).length
    )
    expect(accidentTables["tq_weather"]?.entries).toEqual(tables.weather.entries)
    expect(accidentTables["jtfs_travel_mode"]?.textOf("F6")).toBe("电动自行车")
  })

  it("A15: the codes of liability are the five shares", () => {
    expect(tables.liability.entries.map(([, text]) => text)).toEqual(liabilityShares)
    expect(liabilities.map((share) => liabilityText(share))).toEqual(
      tables.liability.entries.map(([code]) => tables.liability.wordsOf(code))
    )
  })

  it("section 11: a replaced table holds from its day on", () => {
    const entries = codesFile.entries.flatMap(
      (entry): ReadonlyArray<unknown> =>
        entry.table === "weather"
          ? [
              { ...entry, effectiveTo: "2026-12-31" },
              {
                ...entry,
                id: "weather-2027",
                effectiveFrom: "2027-01-01",
                codes: { "1": { zh: "晴朗", en: "clear sky" } }
              }
            ]
          : [entry]
    )
    const rules = Either.getOrThrow(readAccidentCodes({ entries }))
    expect(accidentCodesBy(rules, "2026-12-31").weather.textOf("1")).toBe("晴")
    expect(accidentCodesBy(rules, "2027-01-01").weather.textOf("1")).toBe("晴朗")
    expect(accidentCodesBy(rules, "2027-01-01").light).toBeDefined()
    expect(accidentCodesBy(rules, "1999-01-01").weather.textOf("1")).toBe("晴")
    expect(accidentCodesBy(rules, "2027-03-01")).toBe(accidentCodesBy(rules, "2027-01-01"))
    const changed = Either.getOrThrow(makeAccidentTables({ "accident-codes": { entries } }))
    expect(changed.version).not.toBe(builtInAccidentRules.tables.version)
  })

  it("section 11: a missing table is refused", () => {
    const entries = codesFile.entries.filter(({ table }) => table !== "light")
    expect(makeAccidentTables({ "accident-codes": { entries } })).toEqual(
      Either.left("accident-codes: the table light is missing")
    )
  })
})
