import { csv } from "@jiaosuo/testing/Ledgers"
import { headings, soundRow } from "@jiaosuo/testing/VehicleLedgers"
import { zip } from "@jiaosuo/testing/ZipFile"
import exceljs from "exceljs"
import { describe, expect, it } from "vitest"
import { cellText } from "../src/reading/Ledger.ts"
import { isDateFormat } from "../src/reading/WorkbookXml.ts"
import { refusalOf, tableOf } from "./vehicleLedgers.ts"

const written = async (fill: (workbook: exceljs.Workbook) => void): Promise<Buffer> => {
  const workbook = new exceljs.Workbook()
  fill(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

const ledgerSheet = (workbook: exceljs.Workbook, name = "台账", from = 1): exceljs.Worksheet => {
  const sheet = workbook.addWorksheet(name)
  sheet.addRow([...headings])
  sheet.addRow([...soundRow(from)])
  sheet.addRow([...soundRow(from + 1)])
  return sheet
}

describe("workbooks", () => {
  it("every kind of cell", async () => {
    const bytes = await written((workbook) => {
      const sheet = ledgerSheet(workbook)
      const row = sheet.getRow(2)
      row.getCell(3).value = { richText: [{ text: "鲁M" }, { font: { bold: true }, text: "12345" }] }
      row.getCell(9).value = Number("371603196807275501")
      row.getCell(10).value = 13590139624
      row.getCell(14).value = new Date("2017-10-16T00:00:00Z")
      row.getCell(14).numFmt = 'yyyy"年"m"月"d"日"'
      row.getCell(15).value = 46_628
      row.getCell(16).value = { formula: "TODAY()", result: 46_000 }
      row.getCell(17).value = { error: "#N/A" }
      row.getCell(18).value = true
      row.getCell(19).value = { text: "见附件", hyperlink: "http://example.invalid" }
    })
    const [first] = (await tableOf("台账.xlsx", bytes)).rows
    expect(first?.cells.slice(2, 3)).toEqual(["鲁M12345"])
    expect(first?.cells.slice(8)).toEqual([
      { kind: "number", text: "371603196807275520", lossy: true, day: undefined },
      { kind: "number", text: "13590139624", lossy: false, day: undefined },
      ...(first?.cells.slice(10, 13) ?? []),
      { kind: "date", text: "2017-10-16" },
      { kind: "number", text: "46628", lossy: false, day: "2027-08-29" },
      { kind: "formula", text: "=TODAY()" },
      { kind: "error", text: "#N/A" },
      "TRUE",
      "见附件"
    ])
  })

  it("days that count from 1904", async () => {
    const bytes = await written((workbook) => {
      workbook.properties.date1904 = true
      const sheet = ledgerSheet(workbook)
      sheet.getRow(2).getCell(15).value = new Date("2027-08-29T00:00:00Z")
      sheet.getRow(2).getCell(15).numFmt = "yyyy-mm-dd"
      sheet.getRow(2).getCell(16).value = 45_166
    })
    const [first] = (await tableOf("台账.xlsx", bytes)).rows
    expect(first?.cells[14]).toEqual({ kind: "date", text: "2027-08-29" })
    expect(first?.cells[15]).toMatchObject({ kind: "number", day: "2027-08-29" })
  })

  it("a township merged over several rows counts for each of them", async () => {
    const bytes = await written((workbook) => {
      const sheet = ledgerSheet(workbook)
      sheet.getCell("K3").value = null
      sheet.mergeCells("K2:K3")
    })
    const { rows } = await tableOf("台账.xlsx", bytes)
    expect(rows.map(({ cells }) => cellText(cells[10]))).toEqual(["冯家镇", "冯家镇"])
  })

  it("headings over two rows with merged cells", async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet("台账")
      sheet.addRow(["沾化区台账"])
      sheet.addRow(["号牌种类", "号牌号码", "车辆类型", "使用性质", "所有人信息", null, "村(居)代码"])
      sheet.addRow([null, null, null, null, "姓名", "身份证号", null])
      sheet.addRow(["01", "鲁M12345", "H11", "F", "罗强", "371603196807275501", "371603103216"])
      sheet.mergeCells("A1:G1")
      for (const column of ["A", "B", "C", "D", "G"]) sheet.mergeCells(`${column}2:${column}3`)
      sheet.mergeCells("E2:F2")
    })
    const table = await tableOf("台账.xlsx", bytes)
    expect(table.columns.map(({ field }) => field)).toEqual([
      "plate.kind",
      "plate.number",
      "vehicleType",
      "use",
      "owner.name",
      "owner.idNumber",
      "village"
    ])
    expect(table.rows.map(({ line }) => line)).toEqual([4])
  })

  it("hidden sheets and sheets without headings are left alone; two ledgers are not guessed", async () => {
    const one = await written((workbook) => {
      workbook.addWorksheet("填表说明").addRow(["请如实填写"])
      ledgerSheet(workbook, "台账")
      ledgerSheet(workbook, "旧台账", 5).state = "hidden"
    })
    expect((await tableOf("台账.xlsx", one)).readAs).toBe("XLSX, 台账")

    const two = await written((workbook) => {
      ledgerSheet(workbook, "下洼镇")
      ledgerSheet(workbook, "古城镇", 5)
    })
    const refused = await refusalOf("台账.xlsx", two)
    expect(refused).toMatchObject({ kind: "notALedger", code: "SeveralSheetsAreLedgers" })
    expect(refused.zh).toContain("下洼镇、古城镇")
    expect((await tableOf("台账.xlsx", two, '{"sheet":"古城镇"}')).rows[0]?.cells[2]).toBe("鲁N10005")
    expect((await refusalOf("台账.xlsx", two, '{"sheet":"泊头镇"}')).code).toBe("SheetIsNotFound")
  })

  it.each([
    ["yyyy-mm-dd", true],
    ["m/d/yy", true],
    ['yyyy"年"m"月"', true],
    ["[$-804]yyyy年m月d日;@", true],
    ["0.00", false],
    ["@", false],
    ['0.0"days"', false],
    ["[Red]#,##0", false],
    ["General", false]
  ])("the number format %s shows a day: %s", (format, shows) => {
    expect(isDateFormat(format)).toBe(shows)
  })
})

describe("archives that are no ledger", () => {
  it("a zip bomb is refused by what it promises, before anything is unpacked", async () => {
    const bomb = zip([{ name: "xl/workbook.xml", data: Buffer.alloc(80 * 1_048_576) }])
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.cpuUsage()
    expect(await refusalOf("台账.xlsx", bomb)).toMatchObject({
      kind: "tooLarge",
      code: "WorkbookUnpacksTooLarge"
    })
    // The work that it took, whatever else the machine does meanwhile.
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(500)
  })

  it("a bomb that lies about its size is stopped while it unpacks", async () => {
    const rels = Buffer.from(
      `<Relationships xmlns="x"><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
    )
    const workbook = Buffer.from(
      `<workbook xmlns:r="r"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>`
    )
    const bomb = zip([
      { name: "xl/_rels/workbook.xml.rels", data: rels },
      { name: "xl/workbook.xml", data: workbook },
      { name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(80 * 1_048_576, 0x20), claims: { size: 4_000 } }
    ])
    expect(await refusalOf("台账.xlsx", bomb)).toMatchObject({
      kind: "tooLarge",
      code: "WorkbookUnpacksTooLarge"
    })
  })

  it.each([
    ["word/document.xml", "a Word document"],
    ["xl/workbook.bin", "a binary workbook"],
    ["台账.csv", "a zip archive (with 1 files: 台账.csv)"]
  ])("an archive with %s is named for what it is", async (name, found) => {
    const refused = await refusalOf("台账.xlsx", zip([{ name, data: csv([headings, soundRow(1)]) }]))
    expect(refused).toMatchObject({ kind: "wrongType", code: "FileIsNotASpreadsheet" })
    expect(refused.en).toContain(found)
  })

  it("entities and document types are not unfolded", async () => {
    const laughs = Buffer.from(
      '<!DOCTYPE w [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]><workbook><sheets/>&b;</workbook>'
    )
    const bytes = zip([
      { name: "xl/_rels/workbook.xml.rels", data: Buffer.from("<Relationships/>") },
      { name: "xl/workbook.xml", data: laughs }
    ])
    expect((await refusalOf("台账.xlsx", bytes)).code).toBe("LedgerIsDamaged")
  })
})
