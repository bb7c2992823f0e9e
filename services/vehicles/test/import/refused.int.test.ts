import { request } from "node:http"
import { csv } from "@jiaosuo/testing/Ledgers"
import { headings, soundRow } from "@jiaosuo/testing/VehicleLedgers"
import { zip } from "@jiaosuo/testing/ZipFile"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { json, startServer } from "./httpSetting.ts"
import { fixture } from "./setting.ts"

type Server = Awaited<ReturnType<typeof startServer>>

describe("what is not taken, and nothing of it is imported", () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer({ maxBytes: 1_048_576, maxRows: 200 })
  })
  afterAll(() => server.stop())

  const big = csv([headings, ...Array.from({ length: 9_000 }, (_, n) => soundRow(n))])

  it.each([
    ["a file over the limit", "台账.csv", big, 413, "LedgerIsTooLarge", "1 MiB"],
    [
      "too many rows",
      "台账.csv",
      csv([headings, ...Array.from({ length: 201 }, (_, n) => soundRow(n))]),
      413,
      "LedgerHasTooManyRows",
      "200"
    ],
    [
      "a zip bomb",
      "台账.xlsx",
      zip([{ name: "xl/workbook.xml", data: Buffer.alloc(80 * 1_048_576) }]),
      413,
      "WorkbookUnpacksTooLarge",
      "xl/workbook.xml"
    ],
    [
      "a CSV named .xlsx",
      "台账.xlsx",
      csv([headings, soundRow(1)]),
      415,
      "ExtensionContradictsContent",
      ".xlsx"
    ],
    ["a PDF", "台账.pdf", Buffer.from("%PDF-1.7"), 415, "FileIsNotASpreadsheet", "PDF"],
    [
      "a file cut off in a row",
      "台账.csv",
      csv([headings, soundRow(1), soundRow(2)]).subarray(0, 420),
      422,
      "LedgerIsCutOff",
      "第 1 行"
    ],
    [
      "a workbook cut off",
      "台账.xlsx",
      fixture("key-vehicles-2000.xlsx").subarray(0, 100_000),
      422,
      "LedgerIsCutOff",
      "目录"
    ],
    [
      "a table of something else",
      "菜单.csv",
      Buffer.from("菜名,价格\n鱼,12\n"),
      422,
      "HeadingsAreNotFound",
      "菜名"
    ],
    ["an empty file", "台账.csv", Buffer.alloc(0), 422, "LedgerIsEmpty", "空"]
  ])("%s", async (_, name, bytes, status, code, named) => {
    const response = await server.upload(name, bytes)
    expect(response.headers.get("content-type")).toContain("application/problem+json")
    const problem = await json(response)
    expect(problem).toMatchObject({ status, code })
    expect(`${problem["title"]} ${problem["detail"]}`).toContain(named)
    expect((await json(await server.call("/api/vehicles/imports", "registrar")))["items"]).toEqual([])
  })

  it("a form without a file, a form that breaks off, a body of another kind", async () => {
    const form = new FormData()
    form.append("mapping", "{}")
    const without = await server.call("/api/vehicles/imports", "registrar", { method: "POST", body: form })
    expect(await json(without)).toMatchObject({ status: 400, fields: [{ path: "file" }] })
    const broken = await server.call("/api/vehicles/imports", "registrar", {
      method: "POST",
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n号牌',
      headers: { "content-type": "multipart/form-data; boundary=x" }
    })
    expect((await json(broken))["status"]).toBe(400)
    const kind = await server.call("/api/vehicles/imports", "registrar", {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" }
    })
    expect((await json(kind))["status"]).toBe(415)
  })

  it("200 MB with and without a length are refused with the limit, and the connection is not reset", async () => {
    const announced = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = request(
        `${server.url}/api/vehicles/imports`,
        {
          method: "POST",
          headers: {
            authorization: "Bearer registrar",
            "content-type": "text/csv",
            "content-length": String(200 * 1_048_576)
          }
        },
        (response) => {
          let body = ""
          response.setEncoding("utf8")
          response.on("data", (piece: string) => {
            body += piece
          })
          response.on("end", () => {
            resolve({ status: response.statusCode ?? 0, body })
            sent.destroy()
          })
        }
      )
      sent.on("error", reject)
      sent.write(Buffer.alloc(65_536, 0x61))
    })
    expect(announced.status).toBe(413)
    expect(announced.body).toContain("IMPORT_MAX_MEGABYTES")

    let pieces = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (pieces++ < 400) controller.enqueue(new Uint8Array(524_288).fill(0x61))
        else controller.close()
      }
    })
    const chunked = await server.call("/api/vehicles/imports", "registrar", {
      method: "POST",
      body: endless,
      headers: { "content-type": "text/csv" },
      duplex: "half"
    } as RequestInit)
    expect(await json(chunked)).toMatchObject({ status: 413, code: "LedgerIsTooLarge" })
  })
})
