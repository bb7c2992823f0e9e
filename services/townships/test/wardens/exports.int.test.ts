import { SqlClient } from "@effect/sql/SqlClient"
import type { PersonReference } from "@jiaosuo/event-store/PersonalRecords"
import { Reference } from "@jiaosuo/reference/Reference"
import { wardenEventCodec } from "@jiaosuo/wardens/events"
import { Effect } from "effect"
import exceljs from "exceljs"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { type Account, type District, openDistrict } from "../district.ts"
import { tell } from "../duties/dutyCases.ts"
import { honourHistories } from "./honourHistories.ts"
import { unitHistories } from "./unitHistories.ts"
import { histories, told, townships } from "./wardenHistories.ts"

/** The lists of wardens as they leave the product; that of services is with the services. */

/** Somebody whose name is on file; of all others nothing but a reference is. */
const nobodyElse = "00000000-0000-7000-8000-000000000001"
const applied = (id: string, person: PersonReference) =>
  told(
    "warden",
    id,
    townships[0],
    wardenEventCodec.encode({
      _tag: "WardenApplied",
      person,
      known: { idNumber: false, phone: true, address: false },
      roles: ["volunteer"],
      township: townships[0],
      villages: ["371603101213"],
      skills: [],
      setsOutFrom: null,
      at: "2026-05-01T00:00:00.000Z",
      reason: null,
      warnings: []
    })
  )

let district: District
beforeAll(async () => {
  district = await openDistrict("2026-05-06T02:30:00.000Z")
  const [sealed] = await district.keepPersons([{ name: "欧阳小明", phone: "13812345678" }])
  if (sealed === undefined) throw new Error("no person was kept")
  const position = await tell(district, [
    ...histories(20_260_501, "2026-05-06"),
    ...honourHistories(),
    ...unitHistories(20_260_501, "2026-05-06"),
    applied(nobodyElse, sealed)
  ])
  await district.ask("commander", `/api/wardens/roll?after=${position}&limit=1`)
})
afterAll(() => district.close())

/** Each list with what the access log calls its export, and the column of an export that says which row it is. */
const exported = [
  ["roll?left=no", "ExportWardenRoll", "队员"],
  ["posts?open=yes", "ExportWardenPosts", "岗位"],
  ["gaps?kind=persuasion-post", "ExportWardenGaps", null],
  ["shifts?cancelled=all", "ExportWardenShifts", "班次"],
  ["records?withdrawn=all", "ExportWardenRecords", "记录"],
  ["hazards?open=yes", "ExportRoadHazards", "隐患"],
  ["call-outs/times?arrived=yes", "ExportCallOuts", "召集"],
  ["honours?quarter=2026-Q2", "ExportWardenHonours", "队员"],
  ["units/coverage?month=2026-04", "ExportMobileUnits", "移动警务队"],
  ["units/groups?month=2026-04", "ExportVillageGroups", "村组"]
] as const
const csvOf = async (account: Account, address: string) => {
  const { headers, status, text } = await district.ask(account, address, {
    headers: { accept: "text/csv", "accept-language": "zh" }
  })
  const [headings = [], ...rows] = text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","))
  return { status, type: headers.get("content-type"), headings, rows, text }
}

describe("exports of the lists of wardens", () => {
  it("X1: have the rows of their list, in its order, and are in the access log with township and purpose", async () => {
    for (const [list, action, key] of exported) {
      const address = `/api/wardens/${list}&township=${townships[0]}`
      const { json } = await district.ask("commander", `${address}&limit=500` as "/api/wardens/roll")
      const { headings, rows, status, type } = await csvOf("commander", `${address}&limit=1&purpose=audit`)
      expect([list, status, type]).toEqual([list, 200, "text/csv; charset=utf-8"])
      expect([list, rows.length]).toEqual([list, json.total])
      expect(json.total).toBeGreaterThan(0)
      if (key !== null) {
        const ids = rows.map((row) => row[headings.indexOf(key)])
        expect([list, ids]).toEqual([list, json.items.map(({ id }) => id)])
      }
      const recorded = await district.run(
        Effect.flatMap(
          SqlClient,
          (sql) => sql`select account, subject, purpose, result from access.record where action = ${action}`
        )
      )
      expect(recorded).toEqual([
        { account: "commander", subject: `township/${townships[0]}`, purpose: "audit", result: "granted" }
      ])
    }
  })

  it("X1: need the approval of another by the rows of their list, whichever list it is", async () => {
    const { exportRules } = await district.runtime.runPromise(Reference)
    const limits = vi
      .spyOn(exportRules, "limits")
      .mockReturnValue({ ...exportRules.limits("2026-05-06"), rowsAtMost: 0 })
    try {
      for (const [list] of exported) {
        const { json } = await district.ask("commander", `/api/wardens/${list}` as "/api/wardens/roll")
        const { status, text } = await csvOf("commander", `/api/wardens/${list}&purpose=audit`)
        expect([list, status, JSON.parse(text).facts?.rows]).toEqual([list, 403, json.total])
      }
    } finally {
      limits.mockRestore()
    }
  })

  it("X2: the roll and the honours name people masked, nothing else of them leaves", async () => {
    const { headings, rows, text } = await csvOf("commander", "/api/wardens/roll?state=applied")
    const own = rows.find((row) => row[headings.indexOf("队员")] === nobodyElse)
    expect(own?.[headings.indexOf("姓名")]).toBe("欧阳*")
    expect(text).not.toMatch(/小明|13812345678/)
    expect((await csvOf("commander", "/api/wardens/honours?quarter=2026-Q2")).headings).toContain("姓名")
  })

  it("XLSX has the same rows, with the codes in words", async () => {
    const address = "/api/wardens/hazards?open=yes"
    const { json } = await district.ask("commander", address)
    const response = await fetch(`${district.url}${address}`, {
      headers: {
        authorization: "Bearer commander",
        accept: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "accept-language": "zh"
      }
    })
    const book = new exceljs.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    const sheet = book.worksheets[0]
    const headings = (sheet?.getRow(1).values ?? []) as ReadonlyArray<string>
    expect(sheet?.rowCount).toBe(json.total + 1)
    expect(["已上报", "整改中", "待复查"]).toContain(sheet?.getCell(2, headings.indexOf("状态")).value)
  })

  it("X3: are refused to whoever may not see the list, and are of the reader's townships for all others", async () => {
    for (const [list] of exported) {
      for (const account of ["gridworker", "admin"] as const) {
        expect([list, account, (await csvOf(account, `/api/wardens/${list}`)).status]).toEqual([
          ...[list, account, 403]
        ])
      }
      const foreign = await csvOf("warden-371603101", `/api/wardens/${list}&township=371603102`)
      expect([list, foreign.status]).toEqual([list, 403])
    }
    const { headings, rows } = await csvOf("warden-371603101", "/api/wardens/records?withdrawn=all")
    expect(new Set(rows.map((row) => row[headings.indexOf("乡镇")])).size).toBe(1)
  })
})
