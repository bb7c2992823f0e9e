import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { cellText } from "@jiaosuo/ledger/reading/Ledger"
import { csv } from "@jiaosuo/testing/Ledgers"
import { headings, soundRow } from "@jiaosuo/testing/VehicleLedgers"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Account, json, startServer } from "./httpSetting.ts"
import { tableOf } from "./ledgers.ts"
import { fixture, truthOf } from "./setting.ts"

type Server = Awaited<ReturnType<typeof startServer>>

const gb = "key-vehicles-gb18030"
const truth = truthOf(gb)

let next = 30_000
const fresh = (changes: Readonly<Record<string, string>> = {}) => soundRow(next++, changes)

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** Lines of a CSV whose values hold no line breaks. */
const parsed = (text: string): ReadonlyArray<ReadonlyArray<string>> =>
  text
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, 6)
        .map(([, cell]) => (cell ?? "").replace(/^"|"$/g, "").replaceAll('""', '"'))
    )

describe("imports over HTTP", () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer({ maxBytes: 1_048_576 })
  })
  afterAll(() => server.stop())

  const imported = async (name: string, bytes: Uint8Array, options: Parameters<Server["upload"]>[2] = {}) => {
    const uploaded = await server.upload(name, bytes, options)
    expect(uploaded.status).toBe(202)
    const { id } = await json(uploaded)
    const events = await server.events(String(id), options.token)
    expect(events.at(-1)).toMatchObject({ event: "finished" })
    return { id: String(id), totals: events.at(-1)?.data as Record<string, number> }
  }

  const answersOf = async (
    id: string,
    headers: Record<string, string> = {},
    query = "",
    token: Account = "registrar"
  ) => server.call(`/api/vehicles/imports/${id}/answers${query}`, token, { headers })

  const refused = async (response: Response) => {
    expect(response.headers.get("content-type")).toContain("application/problem+json")
    const { status, code, title, detail } = await json(response)
    return { status, code, title: String(title), detail: String(detail) }
  }

  it("an upload is answered 202; progress ends with the totals; repeating it answers the same import", async () => {
    const key = uuidv7()
    const uploaded = await server.upload(`${gb}.csv`, fixture(`${gb}.csv`), { key })
    expect(uploaded.status).toBe(202)
    const begun = await json(uploaded)
    expect(uploaded.headers.get("location")).toBe(`/api/vehicles/imports/${begun["id"]}`)
    expect(begun).toMatchObject({
      rows: 300,
      fileName: `${gb}.csv`,
      readAs: "GB18030, comma",
      account: "registrar"
    })
    const events = await server.events(String(begun["id"]))
    expect(events.at(-1)).toMatchObject({
      event: "finished",
      data: { ...truth.totals, answered: 300, state: "finished" }
    })
    expect((await json(await server.upload(`${gb}.csv`, fixture(`${gb}.csv`), { key })))["id"]).toBe(
      begun["id"]
    )
    const other = await server.upload("other.csv", csv([headings, fresh()]), { key })
    expect(await refused(other)).toMatchObject({ status: 409, code: "CommandIdIsTaken" })

    const again = await server.call(`/api/vehicles/imports/${begun["id"]}/progress`, "registrar", {
      headers: { "last-event-id": "300" }
    })
    expect(again.headers.get("content-type")).toContain("text/event-stream")
    expect(await again.text()).toMatch(/^retry: 1000\n\nevent: finished\nid: 300\ndata: \{.*\}\n\n$/)
  })

  it("answers come in pages, in the reader's language, by outcome", async () => {
    const { id } = await imported(`${gb}.csv`, fixture(`${gb}.csv`))
    const seen: Array<{ row: number; outcome: string }> = []
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { items: Array<{ row: number; outcome: string }>; nextCursor: string | null } = (await (
        await answersOf(id, {}, `?limit=70${cursor === "" ? "" : `&cursor=${cursor}`}`)
      ).json()) as never
      seen.push(...page.items)
      cursor = page.nextCursor
    }
    expect(seen.map(({ row }) => row)).toEqual(truth.rows.map(({ row }) => row))
    // It was handed in before: what was accepted is a duplicate now.
    expect(seen.map(({ outcome }) => outcome)).toEqual(
      truth.rows.map(({ outcome }) => (outcome === "accepted" ? "duplicate" : outcome))
    )
    const rejected = await json(await answersOf(id, { "accept-language": "en" }, "?outcome=rejected&limit=1"))
    expect(rejected["items"]).toEqual([
      {
        row: 3,
        line: 4,
        outcome: "rejected",
        warnings: [],
        problems: [
          { path: "village", reason: 'village code "371603999999" is not one of district 371603', rule: "N9" }
        ],
        vehicle: null,
        duplicateOfRow: null
      }
    ])
    expect((await answersOf(id, {}, "?cursor=nonsense")).status).toBe(400)
  })

  it("row,outcome,warning,field,rule,reason for every row, without a byte order mark", async () => {
    const rows = [fresh({ 车辆识别代号: "L1X8KVKC549J9BRFB" }), fresh({ 号牌号码: "鲁MI1234" }), fresh()]
    const { id } = await imported("台账.csv", csv([headings, ...rows, rows[2] ?? []]))
    const response = await answersOf(id, { accept: "text/csv", "accept-language": "en" })
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    expect(response.headers.get("content-disposition")).toContain(
      "filename*=UTF-8''%E5%8F%B0%E8%B4%A6-answers.csv"
    )
    const text = await response.text()
    expect(text.startsWith("row,outcome,warning,field,rule,reason\r\n")).toBe(true)
    expect(parsed(text)).toEqual([
      ["row", "outcome", "warning", "field", "rule", "reason"],
      [
        "1",
        "accepted",
        "the check character (position 9) of the vehicle identification number is 5 instead of 0",
        "vin",
        "N8",
        ""
      ],
      [
        "2",
        "rejected",
        "",
        "plate.number",
        "N1",
        'plate number "鲁MI1234" has the letter I or O, which no plate has (the digit 1 or 0?)'
      ],
      ["3", "accepted", "", "", "", ""],
      ["4", "duplicate", "", "plate.number", "K3", "The same vehicle as row 3 of this ledger"]
    ])
  })

  it("the workbook has the reason beside each row, and is handed in again when it is corrected", async () => {
    const rows = [
      fresh(),
      fresh({ 检验有效期止: "待定", 备注: "=cmd|' /C calc'!A0" }),
      fresh({ 号牌号码: "鲁MI1234" })
    ]
    const first = await imported("台账.csv", csv([["沾化区台账"], headings, ...rows]))
    expect(first.totals).toMatchObject({ rows: 3, accepted: 1, rejected: 2 })
    const response = await answersOf(first.id, { accept: xlsx })
    expect(response.headers.get("content-type")).toBe(xlsx)
    const workbook = new Uint8Array(await response.arrayBuffer())

    const table = await tableOf("答复.xlsx", workbook)
    expect(table.headings).toEqual([
      ...headings,
      "导入行号",
      "导入结果",
      "导入原因",
      "导入提示",
      "导入问题字段",
      "导入依据规则"
    ])
    const texts = table.rows.map(({ cells }) => cells.map(cellText))
    expect(texts.map((cells) => cells.slice(2, 3))).toEqual(rows.map((row) => row.slice(2, 3)))
    expect(texts.map((cells) => cells[20])).toEqual(["已接收", "未接收", "未接收"])
    expect(texts[2]?.[21]).toContain("含字母I或O")
    expect(texts.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])

    const unchanged = await imported("答复.xlsx", workbook)
    expect(unchanged.totals).toMatchObject({ rows: 3, accepted: 0, duplicate: 1, rejected: 2 })

    const { default: exceljs } = await import("exceljs")
    const edited = new exceljs.Workbook()
    await edited.xlsx.load(workbook.buffer as ArrayBuffer)
    const sheet = edited.worksheets[0]
    sheet?.getCell("O3").model
    if (sheet !== undefined) {
      sheet.getCell("O3").value = new Date("2027-08-29T00:00:00Z")
      sheet.getCell("O3").numFmt = "yyyy-mm-dd"
      sheet.getCell("S3").value = null
      sheet.getCell("C4").value = "鲁N98765"
    }
    const corrected = await imported("答复.xlsx", new Uint8Array(await edited.xlsx.writeBuffer()))
    expect(corrected.totals).toMatchObject({ rows: 3, accepted: 2, duplicate: 1, rejected: 0 })
  })

  it("only the rows that are to be corrected, where they are asked for", async () => {
    const { id } = await imported("台账.csv", csv([headings, fresh(), fresh({ 车辆类型: "ZZ9" })]))
    const workbook = new Uint8Array(
      await (await answersOf(id, {}, "?format=xlsx&outcome=rejected")).arrayBuffer()
    )
    const table = await tableOf("答复.xlsx", workbook)
    expect(table.rows.map(({ cells }) => cellText(cells[3]))).toEqual(["ZZ9"])
  })

  it("a ledger as the body itself, named by a header or by the query", async () => {
    const body = csv([headings, fresh()])
    const named = await server.call("/api/vehicles/imports", "registrar", {
      method: "POST",
      body: body as Uint8Array<ArrayBuffer>,
      headers: { "content-type": "text/csv", "x-file-name": encodeURIComponent("../下洼/台账.csv") }
    })
    expect(await json(named)).toMatchObject({ fileName: "台账.csv", rows: 1 })
    const byQuery = await server.call("/api/vehicles/imports?filename=a.xlsx", "registrar", {
      method: "POST",
      body: body as Uint8Array<ArrayBuffer>,
      headers: { "content-type": xlsx }
    })
    expect(await refused(byQuery)).toMatchObject({ status: 415, code: "ExtensionContradictsContent" })
  })

  it("a mapping file goes along as a part of its own", async () => {
    const rows = [
      ["车牌", "村"],
      [fresh()[2] ?? "", "寄张村"]
    ]
    const fixed = {
      "plate.kind": "01",
      vehicleType: "H11",
      use: "F",
      "owner.name": "罗强",
      township: "冯家镇"
    }
    const { totals } = await imported("x.csv", csv(rows), {
      mapping: JSON.stringify({ headingRow: 1, fixed })
    })
    expect(totals).toMatchObject({ rows: 1, accepted: 1 })
    const wrong = await server.upload("x.csv", csv(rows), {
      mapping: '{"fixed":{"plate":"01"}}',
      language: "en"
    })
    expect(await refused(wrong)).toMatchObject({ status: 422, code: "MappingIsInvalid" })
  })

  it("X3: a warden's rows outside of the township are rejected; others do not see the import", async () => {
    const mine = { 乡镇: "下洼镇", "村(居)": "", "村(居)代码": "371603101213" }
    const { id, totals } = await imported("台账.csv", csv([headings, fresh(mine), fresh()]), {
      token: "warden"
    })
    expect(totals).toMatchObject({ accepted: 1, rejected: 1 })
    expect((await server.call(`/api/vehicles/imports/${id}`, "registrar")).status).toBe(200)
    const theirs = await json(await server.upload("台账.csv", csv([headings, fresh()])))
    for (const path of ["", "/progress", "/answers"]) {
      const response = await server.call(`/api/vehicles/imports/${theirs["id"]}${path}`, "warden")
      expect(await refused(response)).toMatchObject({ status: 404, code: "ImportIsUnknown" })
    }
    const list = await json(await server.call("/api/vehicles/imports", "warden"))
    expect(list["items"]).toMatchObject([{ id, account: "warden-371603101" }])
  })

  it("who only reads or nobody at all hands nothing in", async () => {
    expect(
      await refused(await server.upload("a.csv", csv([headings]), { token: "commander" }))
    ).toMatchObject({ status: 403 })
    expect(await refused(await server.upload("a.csv", csv([headings]), { token: "nobody" }))).toMatchObject({
      status: 401
    })
  })

  it("imports are listed newest first, page by page", async () => {
    await imported("一.csv", csv([headings, fresh()]))
    await imported("二.csv", csv([headings, fresh()]))
    const first = await json(await server.call("/api/vehicles/imports?limit=1", "registrar"))
    expect(first["items"]).toMatchObject([{ fileName: "二.csv" }])
    const second = await json(
      await server.call(`/api/vehicles/imports?limit=1&cursor=${first["nextCursor"]}`, "registrar")
    )
    expect(second["items"]).toMatchObject([{ fileName: "一.csv" }])
  })
})
