import { describe, expect, it } from "vitest"
import {
  accidentTables,
  codeTables,
  colours,
  fuels,
  liabilityShares,
  plateKinds,
  purposes,
  uses,
  vehicleStates,
  vehicleTypes
} from "../src/CodeTables.ts"

describe("code tables", () => {
  it("hold the public standards completely", () => {
    const sizes = Object.fromEntries(
      Object.entries(codeTables).map(([name, table]) => [name, table.entries.length])
    )
    expect(sizes).toEqual({
      plateKinds: 35,
      vehicleTypes: 151,
      uses: 21,
      purposes: 7,
      vehicleStates: 16,
      colours: 10,
      fuels: 14
    })
    const { tq_weather: weather } = accidentTables
    expect(weather?.textOf("5")).toBe("雾")
    expect(liabilityShares).toEqual(["全部责任", "主要责任", "同等责任", "次要责任", "无责任"])
  })

  it("are in the order of the standard and have both directions", () => {
    expect(plateKinds.entries.slice(0, 2)).toEqual([
      ["01", "大型汽车"],
      ["02", "小型汽车"]
    ])
    for (const table of Object.values(codeTables)) {
      const codes = table.entries.map(([code]) => code)
      expect(codes).toEqual([...codes].sort())
      for (const [code, text] of table.entries) {
        expect(table.has(code)).toBe(true)
        expect(table.textOf(code)).toBe(text)
        expect(table.codeOf(code)).toBe(code)
        expect(table.codeOf(text), `${table.name} ${text}`).toBe(code)
      }
    }
  })

  it.each([
    [vehicleTypes, "k39", "K39"],
    [vehicleTypes, "Ｋ３９", "K39"],
    [vehicleTypes, " K39 ", "K39"],
    [vehicleTypes, "小型面包车", "K39"],
    [vehicleTypes, "K39小型面包车", "K39"],
    [vehicleTypes, "K39:小型面包车", "K39"],
    [vehicleTypes, "K39 小型轿车", undefined],
    [vehicleTypes, "ZZ9", undefined],
    [plateKinds, "2", "02"],
    [plateKinds, "02", "02"],
    [plateKinds, "普通摩托车（两、三轮摩托车）", "07"],
    [plateKinds, "88", undefined],
    [uses, "非营运", "A"],
    [uses, "a", "A"],
    [purposes, "剧毒危化品车", "W1"],
    [vehicleStates, "正常", "A"],
    [colours, "白", "A"],
    [fuels, "柴油", "B"],
    [uses, "constructor", undefined],
    [uses, "__proto__", undefined],
    [uses, "", undefined]
  ])("take $1 in a ledger", (table, written, code) => {
    expect(table.codeOf(written)).toBe(code)
  })
})
