import { csv } from "@jiaosuo/testing/Ledgers"
import { headings, soundRow } from "@jiaosuo/testing/VehicleLedgers"
import { describe, expect, it } from "vitest"
import { opened, refusalOf, tableOf } from "./vehicleLedgers.ts"

const rows = [headings, soundRow(1), soundRow(2, { 备注: '轮距 "大", 已改' }), soundRow(3)]

const cellsOf = (table: Awaited<ReturnType<typeof tableOf>>) => table.rows.map(({ cells }) => cells)

describe("text ledgers", () => {
  it.each([
    ["UTF-8", csv(rows), "UTF-8, comma"],
    ["UTF-8 with a byte order mark", Buffer.concat([Buffer.from("\uFEFF"), csv(rows)]), "UTF-8 (BOM), comma"],
    ["tabs", csv(rows, "\t"), "UTF-8, tab"],
    ["semicolons", csv(rows, ";"), "UTF-8, semicolon"],
    ["line feeds only", csv(rows, ",", "\n"), "UTF-8, comma"],
    ["carriage returns only", csv(rows, ",", "\r"), "UTF-8, comma"],
    [
      "UTF-16, as spreadsheets save “Unicode text”",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv(rows, "\t").toString("utf8"), "utf16le")]),
      "UTF-16LE, tab"
    ]
  ])("%s: the same rows", async (_, bytes, readAs) => {
    const table = await tableOf("台账.csv", bytes)
    expect(table.readAs).toBe(readAs)
    expect(cellsOf(table)).toEqual(rows.slice(1))
    expect(table.rows.map(({ line }) => line)).toEqual([2, 3, 4])
  })

  it("title rows above the headings and blank rows below are no rows of the ledger", async () => {
    const titled = [
      ["沾化区重点车辆台账", "", ""],
      ["填报单位：交所", "", ""],
      ...rows.slice(0, 2),
      ["", "", ""],
      soundRow(9)
    ]
    const table = await tableOf("台账.csv", csv(titled))
    expect(table.headingLine).toBe(3)
    expect(table.rows.map(({ line }) => line)).toEqual([4, 6])
  })

  it("numbered rows that nobody filled in are no rows of the ledger", async () => {
    const prepared = headings.map((heading) => (heading === "序号" ? "7" : ""))
    expect((await tableOf("台账.csv", csv([...rows, prepared, prepared]))).rows).toHaveLength(3)
  })

  it("headings over two rows, the lower one under groups, are read together", async () => {
    const upper = ["号牌", "", "车辆类型", "使用性质", "所有人信息", "", "", "驾驶人", "", "村(居)代码"]
    const lower = ["号牌种类", "号牌号码", "", "", "姓名", "身份证号", "电话", "姓名", "电话", ""]
    const row = [
      "01",
      "鲁M12345",
      "H11",
      "F",
      "罗强",
      "371603196807275501",
      "13590139624",
      "王五",
      "13590139625",
      "371603103216"
    ]
    const table = await tableOf("台账.csv", csv([upper, lower, row]))
    expect(table.columns.map(({ field, index }) => [index, field])).toEqual([
      [0, "plate.kind"],
      [1, "plate.number"],
      [2, "vehicleType"],
      [3, "use"],
      [4, "owner.name"],
      [5, "owner.idNumber"],
      [6, "owner.phone"],
      [9, "village"]
    ])
    expect(table.rows).toHaveLength(1)
  })
})

describe("a text that is cut off is refused as a whole, with its row", () => {
  it("in the middle of a row", async () => {
    const whole = csv(rows)
    const cut = whole.subarray(0, whole.length - 40)
    expect(await refusalOf("台账.csv", cut)).toMatchObject({
      kind: "unreadable",
      code: "LedgerIsCutOff",
      facts: { row: 3 }
    })
  })

  it("in the middle of a character", async () => {
    const whole = csv([...rows, soundRow(4)])
    const half = whole.lastIndexOf(Buffer.from("村")) + 1
    const refused = await refusalOf("台账.csv", whole.subarray(0, half))
    expect(refused).toMatchObject({ code: "LedgerIsCutOff", facts: { row: 4 } })
    expect(refused.en).toContain("in the middle of a character: data row 4 (line 5 of the file)")
  })

  it("in the middle of a quoted value", async () => {
    const refused = await refusalOf("台账.csv", Buffer.concat([csv(rows), Buffer.from('4,01,"鲁M9')]))
    expect(refused).toMatchObject({ code: "LedgerIsCutOff", facts: { row: 4 } })
    expect(refused.zh).toContain("引号没有结束")
  })

  it("in the headings", async () => {
    const cut = csv([headings]).subarray(0, 60)
    expect((await opened("台账.csv", cut))._tag).toBe("Left")
  })
})

describe("files that are no text ledger", () => {
  it("nothing, and headings without rows", async () => {
    expect(await refusalOf("台账.csv", Buffer.alloc(0))).toMatchObject({ code: "LedgerIsEmpty" })
    expect(await refusalOf("台账.csv", csv([headings]))).toMatchObject({ code: "LedgerHasNoRows" })
  })

  it.each([
    ["a.csv", "%PDF-1.7 …", "FileIsNotASpreadsheet", "a PDF document"],
    ["a.html", "<html><table><tr><td>号牌</td></tr></table></html>", "FileIsNotASpreadsheet", "a web page"],
    [
      "a.xls",
      "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 …",
      "FileIsNotASpreadsheet",
      "an old Office file"
    ],
    ["a.bin", "\u0000\u0001\u0002", "FileIsNotASpreadsheet", "a binary file"],
    ["a.zip", "PK\u0003\u0004 …", "LedgerIsCutOff", "directory"]
  ])("%s is named for what it is", async (name, content, code, found) => {
    const refused = await refusalOf(name, Buffer.from(content, "latin1"))
    expect(refused.code).toBe(code)
    expect(refused.en).toContain(found)
  })

  it.each(["台账.xlsx", "台账.pdf", "台账.doc"])(
    "a CSV named %s is refused, and told what it is",
    async (name) => {
      const refused = await refusalOf(name, csv(rows))
      expect(refused).toMatchObject({ kind: "wrongType", code: "ExtensionContradictsContent" })
      expect(refused.en).toContain("plain text")
    }
  )

  it("a text in no known encoding says in which line", async () => {
    const broken = Buffer.concat([
      Buffer.from("\uFEFF"),
      csv(rows),
      Buffer.from([0x41, 0xff, 0xfe, 0x42, 0x0d, 0x0a]),
      csv([soundRow(5)])
    ])
    expect(await refusalOf("台账.csv", broken)).toMatchObject({ code: "LedgerIsDamaged", facts: { row: 5 } })
  })

  it("a table of something else names what it found", async () => {
    const refused = await refusalOf("菜单.csv", Buffer.from("菜名,价格\n鱼,12\n"))
    expect(refused.code).toBe("HeadingsAreNotFound")
    expect(refused.zh).toContain("菜名、价格")
  })

  it("headings that lack something indispensable name it", async () => {
    const without = headings.filter((heading) => heading !== "号牌种类" && heading !== "所有人")
    const refused = await refusalOf("台账.csv", csv([without, without]))
    expect(refused.code).toBe("HeadingsAreMissing")
    expect(refused.zh).toContain("号牌种类、所有人")
  })

  it("two columns with the same heading are not guessed", async () => {
    const refused = await refusalOf(
      "台账.csv",
      csv([
        [...headings, "号牌号码"],
        [...soundRow(1), "鲁M1"]
      ])
    )
    expect(refused).toMatchObject({ code: "HeadingsAreAmbiguous" })
    expect(refused.zh).toContain("C 列“号牌号码”和 T 列“号牌号码”")
  })

  it("more bytes or rows than the limits name the limit", async () => {
    const big = csv([headings, ...Array.from({ length: 50 }, (_, n) => soundRow(n))])
    expect(await refusalOf("台账.csv", big, null, { maxBytes: 2_048 })).toMatchObject({
      kind: "tooLarge",
      facts: { limitBytes: 2_048 }
    })
    expect(await refusalOf("台账.csv", big, null, { maxRows: 49 })).toMatchObject({
      kind: "tooLarge",
      facts: { limitRows: 49 }
    })
  })
})
