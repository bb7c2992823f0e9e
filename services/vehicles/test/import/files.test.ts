import { zip } from "@jiaosuo/testing/ZipFile"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { opened, refusalOf, tableOf } from "./ledgers.ts"
import { fixture } from "./setting.ts"

describe("real ledgers of vehicles, as files", () => {
  it("GB18030 without a byte order mark is recognised", async () => {
    const table = await tableOf("台账.csv", fixture("key-vehicles-gb18030.csv"))
    expect(table.readAs).toBe("GB18030, comma")
    expect(table.rows).toHaveLength(300)
    expect(table.columns.map(({ field }) => field)).toContain("plate.number")
  })

  it.each(["key-vehicles-gb18030.csv", "key-vehicles.csv"])(
    "anywhere in %s: what is not refused is a ledger of whole rows",
    async (name) => {
      const whole = fixture(name).subarray(0, 40_000)
      const lines = new TextDecoder(name.includes("gb") ? "gb18030" : "utf-8")
        .decode(whole)
        .split("\r\n")
        .slice(1)
      let refusals = 0
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (end) => {
          const result = await opened(name, whole.subarray(0, end))
          if (result._tag === "Left") {
            refusals++
            return
          }
          const read = result.right.rows.map(({ cells }) => cells.join(","))
          expect(read).toEqual(lines.slice(0, read.length))
        }),
        { numRuns: 150 }
      )
      expect(refusals).toBeGreaterThan(120)
    }
  )

  it("a real one: merged title row, real date cells, ids kept as text", async () => {
    const table = await tableOf("key-vehicles-2000.xlsx", fixture("key-vehicles-2000.xlsx"))
    expect(table.readAs).toBe("XLSX, 重点车辆台账")
    expect(table.headingLine).toBe(2)
    expect(table.rows).toHaveLength(2_000)
    expect(table.rows[1]).toMatchObject({ line: 4 })
    expect(table.rows[1]?.cells[8]).toBe("91371603CWMB0YEB5Y")
    expect(table.rows[1]?.cells[13]).toEqual({ kind: "date", text: "2011-10-23" })
  })

  it("cut off at any place: nothing is read of it", async () => {
    const whole = fixture("key-vehicles-2000.xlsx")
    for (let end = 4; end < whole.length; end += 9_973) {
      expect(await refusalOf("台账.xlsx", whole.subarray(0, end))).toMatchObject({
        kind: "unreadable",
        code: "LedgerIsCutOff"
      })
    }
    expect((await refusalOf("台账.xlsx", whole.subarray(0, whole.length - 1))).code).toBe("LedgerIsCutOff")
  })

  it("damaged in the middle: refused, or nothing of the damage is in what is read", async () => {
    const whole = fixture("key-vehicles-2000.xlsx")
    const sound = await tableOf("台账.xlsx", whole)
    let refusals = 0
    for (let at = 1_000; at < whole.length - 1_000; at += 20_011) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] as number) ^ 0x5a
      const result = await opened("台账.xlsx", damaged)
      if (result._tag === "Left") refusals++
      else expect(result.right.rows).toEqual(sound.rows)
    }
    expect(refusals).toBeGreaterThan(8)
  })

  it("more than the limit in sum, and more parts than any workbook has", async () => {
    const sheet = fixture("key-vehicles-2000.xlsx")
    expect(await refusalOf("台账.xlsx", sheet, null, { maxUnpackedBytes: 1_048_576 })).toMatchObject({
      kind: "tooLarge",
      code: "WorkbookUnpacksTooLarge"
    })
    const many = zip(Array.from({ length: 2_500 }, (_, n) => ({ name: `${n}`, data: Buffer.from("x") })))
    expect((await refusalOf("台账.xlsx", many)).code).toBe("WorkbookUnpacksTooLarge")
  })

  it("a workbook under another extension is told so", async () => {
    expect((await refusalOf("台账.csv", fixture("key-vehicles-2000.xlsx"))).code).toBe(
      "ExtensionContradictsContent"
    )
  })
})
