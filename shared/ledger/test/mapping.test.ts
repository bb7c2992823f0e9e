import exceljs from "exceljs"
import { describe, expect, it } from "vitest"
import { csv, opened, readRows, refusalOf, type WrittenMapping } from "./accidentLedger.ts"

/** Rows as an export of another country's police writes them. */
const exported = csv(
  ["CORRIDOR", "REF_POINT", "COUNTY", "CRASH_MONTH", "CRASH_YEAR", "LATITUDE", "LONGITUDE", "MILES"],
  ["C000205", "000+0.077", "GALLATIN", "JULY", "2019", "45.9022542338057", "-111.533249417925", "0.077"],
  ["C000205", "012+0.5", "ELSEWHERE", "october", "2020", "", "", "12.5"],
  ["C000205", "unknown", "", "", "", "", "", "x"]
)

const exportMapping: WrittenMapping = {
  columns: {
    CORRIDOR: "road",
    REF_POINT: [
      "reference",
      {
        pattern: "(?<km>\\d{3})\\+(?<rest>\\d(?:\\.\\d+)?)",
        parts: { km: "kilometre", rest: { field: "metre", factor: 1000, round: true } }
      }
    ],
    COUNTY: { field: "township", values: { gallatin: "371603101" }, otherwise: "371603001" }
  },
  joined: [{ field: "happenedAt", text: "{CRASH_MONTH} 1 {CRASH_YEAR}", dates: ["MMMM D YYYY"] }]
}

/** One value under a spelling of its column. */
const one = async (field: string, spelling: Readonly<Record<string, unknown>>, value: string) => {
  const mapping = { columns: { X: { field, ...spelling } }, fixed: { road: "G233" }, headingRow: 1 }
  const joined = field === "happenedAt" ? mapping : { ...mapping, fixed: { road: "G233", happenedAt: "?" } }
  const [row] = await readRows(csv(["X", "Y"], [value, "-"]), joined)
  return (row as Record<string, unknown>)[field] ?? (row as Record<string, unknown>)["problems"]
}

describe("mapping files", () => {
  it("an export with headings, places, months and reference posts of its own is read", async () => {
    expect(await readRows(exported, exportMapping)).toEqual([
      {
        road: "C000205",
        reference: "000+0.077",
        kilometre: 0,
        metre: 77,
        township: "371603101",
        happenedAt: "2019-07-01",
        latitude: 45.9022542338057,
        longitude: -111.533249417925
      },
      {
        road: "C000205",
        reference: "012+0.5",
        kilometre: 12,
        metre: 500,
        township: "371603001",
        happenedAt: "2020-10-01"
      },
      {
        road: "C000205",
        reference: "unknown",
        problems: ['kilometre: kilometre: "unknown" does not fit the pattern of the mapping file']
      }
    ])
  })

  it("a value that may fail to fit its pattern says nothing then", async () => {
    const optional = { pattern: "(?<km>\\d+)", parts: { km: "kilometre" }, optional: true }
    const mapping = { ...exportMapping, columns: { CORRIDOR: "road", REF_POINT: optional } }
    expect((await readRows(exported, mapping))[2]).toEqual({ road: "C000205" })
  })

  it("miles become metres, to the metre", async () => {
    const mapping = {
      ...exportMapping,
      columns: { CORRIDOR: "road", MILES: { field: "metre", factor: 1609.344, round: true } }
    }
    const rows = await readRows(exported, mapping)
    expect(rows.map((row) => (row as { metre?: number }).metre)).toEqual([124, 20_117, undefined])
    expect(rows[2]).toMatchObject({ problems: ['metre: metre: "x" is not a whole number'] })
  })

  it("a whole number that a factor leaves with decimals is none, where nobody says to round", async () => {
    expect(await one("metre", { factor: 1609.344 }, "0.077")).toEqual([
      'metre: metre: "0.077" is not a whole number'
    ])
    expect(await one("metre", { factor: 1000 }, "0.077")).toBe(77)
  })

  it.each([
    [{ values: { "Not in city": "371603101" } }, " not in  CITY ", "371603101"],
    [{ values: { a: "b" } }, "elsewhere", "elsewhere"],
    [{ values: { a: "b" }, otherwise: "371603001" }, "elsewhere", "371603001"],
    [{ values: { a: null }, otherwise: "371603001" }, "A", undefined],
    [{ values: { a: "b" }, otherwise: null }, "elsewhere", undefined]
  ])("values %j: %s is %s", async (spelling, written, meant) => {
    expect(await one("township", spelling, written)).toBe(meant)
  })

  it.each([
    ["M/D/YYYY h:mm A", "7/4/2019 1:05 PM", "2019-07-04T13:05:00+08:00"],
    ["M/D/YYYY h:mm A", "7/4/2019 12:05 am", "2019-07-04T00:05:00+08:00"],
    ["YYYYMMDDHHmmss", "20190704130507", "2019-07-04T13:05:07+08:00"],
    ["D MMM YYYY", "4 jul 2019", "2019-07-04"],
    ["MMMM D, YYYY [at] H:mm", "September 4, 2019 at 7:30", "2019-09-04T07:30:00+08:00"],
    ["YYYY年M月D日AH时m分", "２０１９年7月4日下午1时5分", "2019-07-04T13:05:00+08:00"]
  ])("the format %s reads %s", async (format, written, moment) => {
    expect(await one("happenedAt", { dates: [format] }, written)).toBe(moment)
  })

  it.each([
    ["2019-07-04 13:05", "2019-07-04T13:05:00+08:00"],
    ["2019/7/4 13:05:07", "2019-07-04T13:05:07+08:00"],
    ["2019年7月4日13时5分", "2019-07-04T13:05:00+08:00"],
    ["2019年7月4日13时", "2019-07-04T13:00:00+08:00"],
    ["2019-07-04T05:05:00Z", "2019-07-04T05:05:00Z"],
    ["20190704 1305", "2019-07-04T13:05:00+08:00"],
    ["2019-07-04", "2019-07-04"],
    ["yesterday", "yesterday"]
  ])("without a format, %s is %s", async (written, moment) => {
    expect(await one("happenedAt", {}, written)).toBe(moment)
  })

  it.each([
    ["13:05", {}, "13:05"],
    ["9时", {}, "09:00"],
    ["1305", { dates: ["HHmm"] }, "13:05"],
    ["9 PM", { dates: ["h A"] }, "21:00"]
  ])("the time %s under %j", async (written, spelling, time) => {
    expect(await one("reportedTime", spelling, written)).toBe(time)
  })

  it("columns that are put together: a missing time leaves the day, two missing parts leave nothing", async () => {
    const mapping = {
      joined: [{ field: "happenedAt", text: "{日期} {时刻}" }],
      fixed: { township: "下洼镇" }
    }
    const rows = csv(
      ["事故编号", "日期", "时刻"],
      ["1", "2019-07-04", "13:05"],
      ["2", "2019-07-04", ""],
      ["3", "", ""]
    )
    expect(await readRows(rows, mapping)).toEqual([
      { number: "1", happenedAt: "2019-07-04T13:05:00+08:00", township: "下洼镇" },
      { number: "2", happenedAt: "2019-07-04", township: "下洼镇" },
      { number: "3", township: "下洼镇" }
    ])
  })

  it("what a mapping says wins over what was recognised; fixed values come last", async () => {
    const mapping = {
      columns: { 备用路名: "road" },
      fixed: { injured: "0", summary: "-" },
      joined: [{ field: "happenedAt", text: "{日期}" }]
    }
    const rows = csv(
      ["事故编号", "路名", "备用路名", "日期", "受伤人数", "发生时间"],
      ["1", "一", "二", "2019-07-04", "２人", "2020-01-01 00:01"],
      ["2", "一", "", "", "", "2020-01-01 00:01"]
    )
    expect(await readRows(rows, mapping)).toEqual([
      { number: "1", road: "二", happenedAt: "2019-07-04", injured: 2, summary: "-" },
      { number: "2", happenedAt: "2020-01-01T00:01:00+08:00", injured: 0, summary: "-" }
    ])
  })

  it("formulas and error values in columns that are joined or taken apart are refused in their row", async () => {
    const [row] = await readRows(
      csv(
        ["CORRIDOR", "REF_POINT", "COUNTY", "CRASH_MONTH", "CRASH_YEAR"],
        ["G233", "=1+1", "x", "=cmd|x", "2019"]
      ),
      exportMapping
    )
    expect((row as { problems: Array<string> }).problems.map((problem) => problem.split(":")[0])).toEqual([
      "reference",
      "kilometre",
      "happenedAt"
    ])
  })

  it("times in real cells of a workbook", async () => {
    const workbook = new exceljs.Workbook()
    const sheet = workbook.addWorksheet("事故")
    sheet.addRow(["事故编号", "发生时间", "道路名称", "报警日期", "报警时刻"])
    sheet.addRow(["1", new Date("2019-07-04T13:05:07Z"), "G233", new Date("2019-07-04T00:00:00Z"), 0.5])
    sheet.getCell("B2").numFmt = "yyyy-mm-dd hh:mm:ss"
    sheet.getCell("D2").numFmt = "yyyy-mm-dd"
    sheet.getCell("E2").numFmt = "hh:mm"
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
    expect(await readRows(bytes, null, "事故.xlsx")).toEqual([
      {
        number: "1",
        happenedAt: "2019-07-04T13:05:07+08:00",
        road: "G233",
        reportedOn: "2019-07-04",
        reportedTime: "12:00"
      }
    ])
  })

  it.each([
    [{ columns: { X: { field: "road", factor: 2 } } }, '"X" is no quantity'],
    [{ columns: { X: { field: "road", otherwise: "a" } } }, '"otherwise" without "values"'],
    [{ columns: { X: { field: "reportedOn", dates: ["H:mm"] } } }, 'date format "H:mm"'],
    [{ columns: { X: { field: "reportedTime", dates: ["YYYY"] } } }, 'date format "YYYY"'],
    [{ columns: { X: { field: "happenedAt", dates: ["YYYY-M-D m"] } } }, 'date format "YYYY-M-D m"'],
    [{ columns: { X: { pattern: "(?<km>\\d", parts: { km: "kilometre" } } } }, "pattern of the column"],
    [{ columns: { X: { pattern: "\\d+", parts: {} } } }, "no named group"],
    [{ columns: { X: { pattern: "(?<km>\\d+)", parts: { m: "metre" } } } }, "differ: m, km"],
    [
      { columns: { X: { pattern: "(?<km>((a{30}){30}){30})", parts: { km: "road" } } } },
      "pattern of the column"
    ],
    [{ columns: { X: { pattern: "(?<km>(?=a)b)", parts: { km: "road" } } } }, "pattern of the column"],
    [{ joined: [{ field: "road", text: "X" }] }, "names no heading in braces"],
    [{ joined: [{ field: "road", text: "{CORRIDOR} {" }] }, "names no heading in braces"],
    [{ joined: [{ field: "rode", text: "{CORRIDOR}" }] }, "joined.0.field"],
    [{ persons: { columns: { X: "age" } } }, "persons.columns.X"],
    [{ columns: { X: [{ field: "road" }, "rode"] } }, "columns.X"]
  ])("%j is refused with the place", async (mapping, place) => {
    const refused = await refusalOf({ bytes: exported }, mapping)
    expect(refused).toMatchObject({ kind: "notALedger", code: "MappingIsInvalid" })
    expect(refused.en).toContain(place)
  })

  it("a mapping that joins a column which is not there is refused, and names it", async () => {
    const mapping = { ...exportMapping, joined: [{ field: "happenedAt", text: "{DAY} {CRASH_YEAR}" }] }
    const refused = await refusalOf({ bytes: exported }, mapping)
    expect(refused).toMatchObject({
      code: "HeadingsAreMissing",
      title: "This is not recognised as a ledger of accidents"
    })
    expect(refused.en).toContain('"day", which the mapping joins')
  })

  it("an expression that would keep other engines busy for years is matched in no time", async () => {
    const pattern = "(?<km>(?:a+)+(?:a+)+)b"
    const mapping = {
      columns: { CORRIDOR: "road", REF_POINT: { pattern, parts: { km: "reference" }, optional: true } },
      fixed: { happenedAt: "2019-07-04" }
    }
    const rows = Array.from({ length: 300 }, () => ["G233", "a".repeat(490), "", "", ""])
    const started = performance.now()
    const headings = ["CORRIDOR", "REF_POINT", "乡镇", "纬度", "经度"]
    expect((await readRows(csv(headings, ...rows), mapping)).length).toBe(300)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it("a text longer than its field takes is refused in its row", async () => {
    const rows = csv(
      ["事故编号", "发生时间", "道路名称", "简要案情"],
      ["1", "2019-07-04", "G233", "长".repeat(1_900)],
      ["2", "2019-07-04", "长".repeat(501), "x"]
    )
    const [first, second] = await readRows(rows)
    expect(first).not.toHaveProperty("problems")
    expect(second).toMatchObject({
      problems: ["road: road: the text has 501 characters; at most 500 are taken"]
    })
  })
})

describe("a second file", () => {
  const accidents = csv(
    ["事故编号", "发生时间", "道路名称"],
    ["a-1", "2019-07-04", "G233"],
    ["A2", "2019-07-04", "G233"],
    ["", "2019-07-04", "G233"],
    ["Ａ-1", "2019-07-04", "G233"]
  )
  const second = (...rows: ReadonlyArray<ReadonlyArray<string>>) => ({
    fileName: "当事人.csv",
    bytes: csv(["事故编号", "姓名", "伤害程度"], ...rows)
  })

  it("its rows are found by the key, in any spelling; of two rows with one key the first has them", async () => {
    const people = second(
      ["A1", "甲", "轻"],
      ["a2", "乙", ""],
      ["", "丙", ""],
      ["A9", "丁", ""],
      ["A-1", "戊", ""]
    )
    const result = await opened({ bytes: accidents, second: people })
    if (result._tag === "Left") throw new Error(result.left.refusal.detail?.en)
    const rows = result.right.second
    expect([1, 2, 3, 4].map((row) => rows?.of(row))).toEqual([[1, 5], [2], [], []])
    expect(rows?.strays).toEqual([3, 4])
  })

  it("a key as it is written comes before one without its hyphens", async () => {
    const ledger = csv(
      ["事故编号", "发生时间", "道路名称"],
      ["1-11", "2019-07-04", "G233"],
      ["11-1", "2019-07-04", "G233"]
    )
    const people = second(["11-1", "甲", ""], ["1-11", "乙", ""], ["111", "丙", ""])
    const result = await opened({ bytes: ledger, second: people })
    if (result._tag === "Left") throw new Error(result.left.refusal.detail?.en)
    expect([1, 2].map((row) => result.right.second?.of(row))).toEqual([[2, 3], [1]])
  })

  it("has a section of its own in the mapping", async () => {
    const people = { fileName: "p.csv", bytes: csv(["CASE", "WHO"], ["acc A2!", "乙"]) }
    const pattern = { pattern: "acc (?<n>.*)!", parts: { n: "accident" } }
    const result = await opened(
      { bytes: accidents, second: people },
      { persons: { headingRow: 1, columns: { CASE: pattern, WHO: "name" } } }
    )
    if (result._tag === "Left") throw new Error(result.left.refusal.detail?.en)
    expect(result.right.second?.of(2)).toEqual([1])
  })

  it("that is none, or too long, is refused with the ledger, in its own words", async () => {
    const none = await refusalOf({
      bytes: accidents,
      second: { fileName: "p.csv", bytes: csv(["菜名", "价格"]) }
    })
    expect(none).toMatchObject({
      code: "HeadingsAreNotFound",
      title: "This is not recognised as a list of persons"
    })
    const people = second(...Array.from({ length: 9 }, () => ["A1", "甲", ""]))
    expect(await refusalOf({ bytes: accidents, second: people }, null, { maxRows: 8 })).toMatchObject({
      kind: "tooLarge",
      code: "LedgerHasTooManyRows"
    })
  })
})
