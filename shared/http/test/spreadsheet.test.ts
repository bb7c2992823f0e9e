import { Effect, Stream } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { attachment, csvOf, type SpreadsheetColumn, spreadsheetSafe, workbookOf } from "../src/Spreadsheet.ts"

interface Row {
  readonly text: string
  readonly day: string | null
  readonly count: number | null
}

const columns: ReadonlyArray<SpreadsheetColumn<Row>> = [
  { heading: "文字", value: ({ text }) => text },
  { heading: "日期", value: ({ day }) => ({ day }) },
  { heading: "数量", value: ({ count }) => count }
]

const row = (text: string, day: string | null = null, count: number | null = null): Row => ({
  text,
  day,
  count
})

const bytesOf = async <E>(stream: Stream.Stream<Uint8Array, E>): Promise<Buffer> =>
  Buffer.concat([...(await Effect.runPromise(Stream.runCollect(stream)))])

const csvText = async (...rows: ReadonlyArray<Row>): Promise<string> =>
  (await bytesOf(csvOf(columns, Stream.fromIterable(rows)))).toString("utf8")

/** The values of a CSV, quotes and all. */
const fieldsOf = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n|$)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"')
  )

const readBack = async (bytes: Buffer) => {
  const { default: exceljs } = await import("exceljs")
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook.worksheets[0]
}

describe("texts that a spreadsheet would run", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+86 135", "'+86 135"],
    ["-2", "'-2"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1", "'＝1"],
    ["\t=1", "'\t=1"],
    ["鲁M12345", "鲁M12345"],
    ["a=b", "a=b"],
    ["", ""]
  ])("%j is written as %j", (text, written) => {
    expect(spreadsheetSafe(text)).toBe(written)
  })

  it("no cell of a CSV or a workbook begins with = + - or @, whatever the rows hold", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc
        .tuple(fc.constantFrom("=", "+", "-", "@", "\t=", " =", "\r\n@", "＋"), fc.string({ maxLength: 5 }))
        .map(([a, b]) => a + b)
    )
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.integer(), async (texts, count) => {
        const rows = texts.map((text) => row(text, null, count))
        const fields = fieldsOf((await csvText(...rows)).slice(1))
        expect(fields.filter((field) => /^\s*[=+\-@＝＋－＠]/.test(field))).toEqual([])
      }),
      { numRuns: 60 }
    )
  })
})

describe("CSV", () => {
  it("has a byte order mark unless it is for a program, quotes what needs it, and writes days as they are", async () => {
    const rows = [row('说"好",\n再见', "2027-05-06", 3), row("", null, -5)]
    expect(await csvText(...rows)).toBe(
      '\uFEFF文字,日期,数量\r\n"说""好"",\n再见",2027-05-06,3\r\n,,\'-5\r\n'
    )
    const plain = await bytesOf(csvOf(columns, Stream.fromIterable(rows), { mark: false }))
    expect(plain.subarray(0, 6).toString("utf8")).toBe("文字")
  })
})

describe("workbooks", () => {
  it("ids stay texts, days are real days, numbers numbers, and formulas texts", async () => {
    const rows = [row("371603196807275501", "2027-05-06", 42), row("=cmd|' /C calc'!A0")]
    const sheet = await readBack(
      await bytesOf(workbookOf({ name: "名单", columns }, Stream.fromIterable(rows)))
    )
    expect(sheet?.name).toBe("名单")
    expect(sheet?.getRow(1).values).toEqual([undefined, "文字", "日期", "数量"])
    expect(sheet?.getCell("A2").value).toBe("371603196807275501")
    expect(sheet?.getCell("A2").numFmt).toBe("@")
    expect(sheet?.getCell("B2").value).toEqual(new Date("2027-05-06T00:00:00Z"))
    expect(sheet?.getCell("C2").value).toBe(42)
    expect(sheet?.getCell("A3").value).toBe("'=cmd|' /C calc'!A0")
  })

  it("a failure of the rows is a failure of the workbook", async () => {
    const rows = Stream.concat(Stream.make(row("a")), Stream.fail("gone"))
    const result = await Effect.runPromise(
      Effect.either(Stream.runDrain(workbookOf({ name: "x", columns }, rows)))
    )
    expect(result).toMatchObject({ _tag: "Left", left: "gone" })
  })
})

describe("names of files", () => {
  it("are given in ASCII and in UTF-8", () => {
    expect(attachment('台账"1.csv')).toBe(
      "attachment; filename=\"___1.csv\"; filename*=UTF-8''%E5%8F%B0%E8%B4%A6%221.csv"
    )
  })
})
