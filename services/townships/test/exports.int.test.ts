import { SqlClient } from "@effect/sql/SqlClient"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import exceljs from "exceljs"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Account, type District, openDistrict } from "./district.ts"
import { histories } from "./histories.ts"
import { registered } from "./recorded.ts"

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

const company = (name: string) => ({
  kind: "company" as const,
  name,
  creditCode: "9137160353JJL6B3HL",
  contact: null,
  known: { idNumber: true, phone: false, address: false }
})

let district: District
beforeAll(async () => {
  district = await openDistrict()
  const [owner] = await district.keepPersons([{ name: "王小明", idNumber: "371624197001011234" }])
  if (owner === undefined) throw new Error("no person was kept")
  const person = {
    kind: "person" as const,
    person: owner,
    known: { idNumber: true, phone: false, address: false }
  }
  const position = await district.append([
    {
      id: uuidv7(),
      township: "371603101",
      event: registered({
        village: "371603101213",
        plate: { kind: "01", number: "鲁M20003" },
        owner: person,
        vehicleType: "Q11",
        use: "F"
      })
    },
    {
      id: uuidv7(),
      township: "371603102",
      event: registered({
        village: "371603102207",
        plate: { kind: "01", number: "鲁M20004" },
        owner: company("=cmd|' /C calc'!A0"),
        vehicleType: "H11",
        use: "F",
        brand: "@SUM(1,2)",
        note: '+1 "quoted", with comma'
      })
    },
    {
      id: uuidv7(),
      township: "371603101",
      event: {
        _tag: "UnregisteredVehicleWasListed",
        kind: "tractor",
        description: "-red",
        owner: person,
        village: "371603101213",
        place: null,
        photo: null,
        note: null
      }
    }
  ])
  await district.ask("commander", `/api/vehicles?after=${position}`)
})
afterAll(() => district.close())

describe("exports", () => {
  it("CSV has every row, masked, under the ledger's headings, and no cell that a spreadsheet would run", async () => {
    const answer = await district.ask(
      "commander",
      "/api/vehicles?township=371603102&purpose=monthly%20report",
      {
        headers: { accept: "text/csv", "accept-language": "zh" }
      }
    )
    expect(answer.status).toBe(200)
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8")
    expect(answer.headers.get("content-disposition")).toContain(
      encodeURIComponent("重点车辆台账-2026-05-01.csv")
    )
    const [headings = "", row = ""] = answer.text.split("\r\n")
    expect(headings.startsWith("号牌种类,号牌号码,车辆类型,使用性质")).toBe(true)
    expect(row).toContain("'=cmd|' /C calc'!A0")
    expect(row).toContain("'@SUM(1,2)")
    expect(row).toContain(`"'+1 ""quoted"", with comma"`)
    expect(row).toContain("01 大型汽车,鲁M20004,H11")
    for (const cell of row.split(",")) expect(cell).not.toMatch(/^[=+\-@]/)
  })

  it("XLSX is a workbook with real dates and the same rows", async () => {
    const response = await fetch(`${district.url}/api/vehicles?class=heavyTruck`, {
      headers: { authorization: "Bearer commander", accept: workbook, "accept-language": "en" }
    })
    expect(response.headers.get("content-type")).toBe(workbook)
    const book = new exceljs.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    const sheet = book.worksheets[0]
    const headings = (sheet?.getRow(1).values ?? []) as ReadonlyArray<string>
    expect(sheet?.rowCount).toBe(3)
    expect(sheet?.getCell(2, headings.indexOf("Plate number")).value).toBe("鲁M20003")
    expect(sheet?.getCell(2, headings.indexOf("Inspection valid until")).value).toEqual(
      new Date("2026-05-31T00:00:00Z")
    )
    expect(sheet?.getCell(3, headings.indexOf("Owner")).value).toBe("'=cmd|' /C calc'!A0")
  })

  it("X1: an export is recorded with who, which townships and why, before its first row", async () => {
    const records = await district.run(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`select account, action, subject, purpose, result from access.record
          where action = 'ExportVehicles' order by id limit 1`
      )
    )
    expect(records).toEqual([
      {
        account: "commander",
        action: "ExportVehicles",
        subject: "township/371603102",
        purpose: "monthly report",
        result: "granted"
      }
    ])
  })

  it("the list of unregistered vehicles is exported as well", async () => {
    const answer = await district.ask("warden-371603101", "/api/unregistered-vehicles", {
      headers: { accept: "text/csv;q=0.9, application/json;q=0.5" }
    })
    expect(answer.text).toContain("Tractor without plate")
    expect(answer.text).toContain("王*")
  })
})

describe("X1: an export of more rows than 1 000", () => {
  const csv = (account: Account, list: string, parameters: Record<string, string> = {}) =>
    district.ask(account, `${list}${list.includes("?") ? "&" : "?"}${new URLSearchParams(parameters)}`, {
      headers: { accept: "text/csv" }
    })
  const purpose = "quarterly check"
  const approved = (list: string) => district.approvedExport(list, purpose, 1_102)
  const refusedFor = ({ status, text }: { readonly status: number; readonly text: string }) => {
    const { code, rule, fields, facts } = JSON.parse(text)
    return [status, code, rule, fields[0].path, facts.approval]
  }
  const because = (shortcoming: string) => [403, "ExportNeedsApproval", "X1", "approval", shortcoming]
  beforeAll(async () => {
    const position = await district.append(histories(5, 1_100, "2026-05-01"))
    const { json } = await district.ask("commander", `/api/vehicles?after=${position}&limit=1`)
    expect(json.total).toBe(1_102)
  })

  it("is refused without an approval, in words that say how many rows and where to ask, and recorded", async () => {
    const answer = await csv("commander", "/api/vehicles", { purpose })
    expect(refusedFor(answer)).toEqual(because("none"))
    expect(JSON.parse(answer.text)).toMatchObject({
      title: "A bulk export needs a second approval",
      detail: expect.stringContaining("1102 rows"),
      facts: { rows: 1_102, rowsAtMost: 1_000, list: "/api/vehicles", askedAt: "/api/export-approvals" }
    })
    const chinese = await district.ask("commander", "/api/vehicles", {
      headers: { accept: workbook, "accept-language": "zh" }
    })
    expect(JSON.parse(chinese.text).detail).toContain("共 1102 行")
    const [refused] = await district.run(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`select account, purpose, reason from access.record
          where action = 'ExportVehicles' and result = 'refused' order by id limit 1`
      )
    )
    expect(refused).toEqual({ account: "commander", purpose, reason: "ExportNeedsApproval" })
  })

  it("is not needed for as many rows as the limit, nor for the page itself", async () => {
    expect((await district.ask("commander", "/api/vehicles?limit=500")).status).toBe(200)
    const few = await csv("commander", "/api/vehicles?township=371603101", { purpose })
    expect(few.status).toBe(200)
    const rows = few.text.trimEnd().split("\r\n").length - 1
    expect(rows).toBeGreaterThan(20)
    expect(rows).toBeLessThanOrEqual(1_000)
  })

  it("has each row once with an approval, which is used once, of ten downloads at once as well", async () => {
    const approval = await approved("/api/vehicles")
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => csv("commander", "/api/vehicles", { purpose, approval }))
    )
    const [downloaded, ...others] = [...answers].sort((a, b) => a.status - b.status)
    expect(downloaded?.status).toBe(200)
    const lines = downloaded?.text.trimEnd().split("\r\n") ?? []
    expect([lines.length, new Set(lines).size]).toEqual([1_103, 1_103])
    for (const other of others) expect(refusedFor(other)).toEqual(because("used"))
    const uses = await district.run(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`select account, action, result from access.record
          where subject = ${`identity/export-approval/${approval}`} and action = 'UseExportApproval'`
      )
    )
    expect(uses).toEqual([{ account: "commander", action: "UseExportApproval", result: "granted" }])
  })

  it("is of this list with its conditions, this purpose and this account, in either form and whatever page", async () => {
    const approval = await approved("/api/vehicles?state=normal,suspended,deregistered&sort=plate")
    const other = async (account: Account, list: string, of = purpose) =>
      refusedFor(await csv(account, list, { purpose: of, approval }))
    expect(await other("commander", "/api/vehicles")).toEqual(because("another-list"))
    const list = "/api/vehicles?sort=plate&limit=7&state=normal,suspended,deregistered"
    expect(await other("commander", list, "another")).toEqual(because("another-purpose"))
    expect(await other("registrar", list)).toEqual(because("unknown"))
    const whole = await district.ask("commander", `${list}&${new URLSearchParams({ purpose, approval })}`, {
      headers: { accept: workbook }
    })
    expect(whole.status).toBe(200)
  })

  it("is good for 24 hours, and before it is granted for nothing", async () => {
    const body = JSON.stringify({ list: "/api/vehicles", purpose, rows: 1_102 })
    const headers = { "content-type": "application/json" }
    const asked = await district.ask("commander", "/api/export-approvals", { method: "POST", body, headers })
    const { id } = JSON.parse(asked.text) as { readonly id: string }
    expect(refusedFor(await csv("commander", "/api/vehicles", { purpose, approval: id }))).toEqual(
      because("pending")
    )
    const approval = await approved("/api/vehicles")
    district.clock.advance("24 hours")
    expect(refusedFor(await csv("commander", "/api/vehicles", { purpose, approval }))).toEqual(
      because("expired")
    )
  })

  it("X5: an administrator neither exports nor approves", async () => {
    expect((await csv("admin", "/api/vehicles", { purpose })).status).toBe(403)
    expect((await district.ask("admin", "/api/export-approvals")).status).toBe(403)
  })
})

describe("row 35: a grid worker", () => {
  it("looks vehicles of the township up, exports no list and sees no figures", async () => {
    for (const list of ["/api/vehicles", "/api/unregistered-vehicles"]) {
      const page = await district.ask("gridworker", list)
      expect(page.status).toBe(200)
      const { items } = JSON.parse(page.text) as { items: ReadonlyArray<{ village: string }> }
      expect(new Set(items.map(({ village }) => village.slice(0, 9)))).toEqual(new Set(["371603101"]))
      const exported = await district.ask("gridworker", list, { headers: { accept: "text/csv" } })
      expect(exported.status).toBe(403)
      expect((await district.ask("gridworker", `${list}?township=371603102`)).status).toBe(403)
    }
    for (const path of [
      "/api/hazards",
      "/api/townships/status",
      "/api/townships/371603101/status",
      "/api/accidents",
      "/api/cases"
    ]) {
      expect([path, (await district.ask("gridworker", path)).status]).toEqual([path, 403])
    }
  })
})
