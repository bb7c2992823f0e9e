import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Answered, askingOf } from "./asking.ts"
import { type Mode, type Product, smallExportLimit, startProduct } from "./product.ts"

const ledger = readFileSync(
  join(import.meta.dirname, "../../services/vehicles/test/import/fixtures/key-vehicles-gb18030.csv")
)

/** Two accidents of March 2021, one of them fatal, and one whose day does not exist. */
const accidentLedger = [
  "事故编号,事故发生时间,乡镇,路号,公里数,米数,事故类型,死亡人数",
  "371603202100001,2021-03-05 14:20,下洼镇,G205,412,300,死亡事故,1",
  "371603202100002,2021-03-06 08:05,古城镇,S234,12,0,财产损失事故,0",
  "371603202100003,2021-02-30 08:05,古城镇,S234,12,0,财产损失事故,0",
  ""
].join("\n")
const personLedger = [
  "事故编号,姓名,人员类型,伤害程度,死亡时间",
  "371603202100001,李四,行人,死亡,2021-03-05 16:00",
  "371603202199999,王五,行人,轻伤,",
  ""
].join("\n")

interface Imported {
  readonly position: number
}
interface Listed {
  readonly total: number
  readonly sums: { readonly dead: number }
}
interface Contract {
  readonly paths: Readonly<Record<string, unknown>>
}
interface Figures {
  readonly vehicles: number
  readonly byClass: { readonly threeWheeler: number }
  readonly inspection: { readonly overdue: number }
  readonly incomplete: boolean
}
interface DistrictStatus {
  readonly district: Figures
  readonly townships: ReadonlyArray<Figures>
}
interface TownshipStatus {
  readonly township: Figures
}
interface Found {
  readonly items: ReadonlyArray<{ readonly id: string }>
}
interface VehicleFile {
  readonly history: ReadonlyArray<unknown>
}

/** The first day of a district with the product, through HTTP, in one of the two ways to run it. */
export const stationJourney = (mode: Mode) =>
  describe(`from a station's ledger to a township's status, run as ${mode}`, () => {
    let product: Product
    beforeAll(async () => {
      product = await startProduct(mode, smallExportLimit)
    })
    afterAll(() => product?.stop())

    const { ask, command, get, signIn } = askingOf(() => product)
    const tricycle = (number: string) => ({
      plate: { kind: "13", number },
      vehicleType: "N11",
      use: "A",
      owner: { kind: "person", name: "赵芳", idNumber: "371624197402023003", phone: "15954862057" },
      village: "371603101213",
      inspectionValidUntil: "2020-05-06"
    })

    it("imports a ledger saved in GB18030 and answers every row", async () => {
      const registrar = await signIn("registrar")
      const key = randomUUID()
      const upload = () =>
        ask("/api/vehicles/imports?filename=ledger.csv", registrar, {
          method: "POST",
          headers: { "content-type": "text/csv", "idempotency-key": key },
          body: ledger
        })
      const accepted = await upload()
      expect(accepted.status, accepted.text).toBe(202)
      const { id } = JSON.parse(accepted.text)
      expect(JSON.parse((await upload()).text).id).toBe(id)
      const progress = await ask(`/api/vehicles/imports/${id}/progress`, registrar)
      expect(progress.text).toContain("event: finished")
      const sums = await get<Imported>(`/api/vehicles/imports/${id}`, registrar)
      expect(sums).toMatchObject({ state: "finished", rows: 300, accepted: 285, duplicate: 2, rejected: 13 })
      const csv = await ask(`/api/vehicles/imports/${id}/answers`, registrar, {
        headers: { accept: "text/csv" }
      })
      expect(csv.text.replace("\uFEFF", "").split(/\r?\n/)[0]).toBe("row,outcome,warning,field,rule,reason")
      const status = await get<DistrictStatus>(`/api/townships/status?after=${sums.position}`, registrar)
      expect(status.district.vehicles).toBe(285)
      expect(status.townships).toHaveLength(11)
    })

    it("registers a vehicle as a warden; the commander sees it, once, however often it is sent", async () => {
      const [warden, commander] = [await signIn("warden-371603101"), await signIn("commander")]
      const { township: before } = await get<TownshipStatus>("/api/townships/371603101/status", commander)
      const key = randomUUID()
      const [first, again] = [
        await command("/api/vehicles", warden, tricycle("鲁M7T001"), key),
        await command("/api/vehicles", warden, tricycle("鲁M7T001"), key)
      ]
      expect(first.status, first.text).toBe(201)
      const { id, version, position } = JSON.parse(first.text)
      expect(version).toBe(1)
      expect(first.headers.get("etag")).toBe('"1"')
      expect(JSON.parse(again.text)).toMatchObject({ id, version, position })
      const other = await command("/api/vehicles", warden, tricycle("鲁M7T002"), key)
      expect(other.status).toBe(409)
      const { township: after } = await get<TownshipStatus>(
        `/api/townships/371603101/status?after=${position}`,
        commander
      )
      expect(after.vehicles).toBe(before.vehicles + 1)
      expect(after.byClass.threeWheeler).toBe(before.byClass.threeWheeler + 1)
      expect(after.inspection.overdue).toBe(before.inspection.overdue + 1)
      const list = await get<Found>(
        `/api/vehicles?q=${encodeURIComponent("鲁M7T001")}&after=${position}`,
        commander
      )
      expect(list.items.map((item) => item.id)).toEqual([id])
      const byName = await get<Found>(`/api/vehicles?q=zf&township=371603101`, warden)
      expect(byName.items.map((item) => item.id)).toContain(id)
    })

    it("row 33: a day's queue is one request, whichever context an item is for, answered item by item", async () => {
      const warden = await signIn("warden-371603101")
      const form = tricycle("鲁M7T005")
      const { id } = JSON.parse((await command("/api/vehicles", warden, form)).text)
      const visit = { path: "/api/vehicles/visits", commandId: randomUUID(), body: { plate: form.plate } }
      const items = [
        visit,
        { path: "/api/wardens/hazards", body: { code: "surface", level: "nonsense", road: "乡道" } },
        {
          path: "/api/wardens/records",
          body: { work: { kind: "publicity", code: "door", people: 3 }, note: "入户" }
        }
      ].map((item) => ({ commandId: randomUUID(), ...item }))
      const queue = async () => {
        const { status, text } = await command("/api/batch", warden, { items })
        expect(status, text).toBe(200)
        const answered: { items: ReadonlyArray<{ status: number; body: unknown }> } = JSON.parse(text)
        return answered.items
      }
      const answers = await queue()
      // Processes of their own answer for what they serve: the phone sends the rest by itself.
      expect(answers.map(({ status }) => status)).toEqual([mode === "host" ? 200 : 404, 422, 201])
      expect(await queue()).toEqual(answers)
      const alone = await command(visit.path, warden, visit.body, visit.commandId)
      expect([alone.status, JSON.parse(alone.text).id]).toEqual([200, id])
      const { history } = await get<VehicleFile>(`/api/vehicles/${id}`, warden)
      expect(history).toHaveLength(2)
    })

    it("keeps a file with its history; personal values are masked without a purpose (X2)", async () => {
      const warden = await signIn("warden-371603101")
      const { id } = JSON.parse((await command("/api/vehicles", warden, tricycle("鲁M7T003"))).text)
      const suspended = await command(`/api/vehicles/${id}/suspend`, warden, { reason: "冬季停驶" })
      expect(suspended.status, suspended.text).toBe(200)
      const file = await get<VehicleFile>(`/api/vehicles/${id}`, warden)
      expect(JSON.stringify(file)).not.toContain("371624197402023003")
      expect(JSON.stringify(file)).toContain("371624********3003")
      expect(file.history).toHaveLength(2)
      const { text } = await ask(
        `/api/vehicles/${id}?unmask=true&purpose=${encodeURIComponent("核对车主")}`,
        warden
      )
      expect(text).toContain("371624197402023003")
    })

    it("refuses what is out of scope, malformed or against a rule, as a problem that names it", async () => {
      const stranger = await signIn("warden-371603102")
      const problem = async (answer: Answered, status: number) => {
        expect(answer.status, answer.text).toBe(status)
        expect(answer.headers.get("content-type")).toContain("application/problem+json")
        return JSON.parse(answer.text)
      }
      await problem(await command("/api/vehicles", stranger, tricycle("鲁M7T004")), 403)
      await problem(await command("/api/vehicles", "no such token", tricycle("鲁M7T004")), 401)
      const wrong = { ...tricycle("鲁M7I004"), village: "371603102207" }
      const { fields } = await problem(await command("/api/vehicles", stranger, wrong), 422)
      expect(fields).toContainEqual(expect.objectContaining({ path: "plate.number", rule: "N1" }))
      await problem(
        await ask("/api/vehicles", stranger, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: "{"
        }),
        400
      )
      await problem(await ask("/api/nothing-here", stranger), 404)
    })

    it("A23: imports accidents of earlier years with their persons; the district's list counts them", async () => {
      const investigator = await signIn("investigator")
      const files = new FormData()
      files.append("file", new Blob([accidentLedger]), "事故.csv")
      files.append("persons", new Blob([personLedger]), "人员.csv")
      const accepted = await ask("/api/accidents/imports", investigator, { method: "POST", body: files })
      expect(accepted.status, accepted.text).toBe(202)
      const { id } = JSON.parse(accepted.text)
      const progress = await ask(`/api/accidents/imports/${id}/progress`, investigator)
      expect(progress.text).toContain("event: finished")
      const sums = await get<Imported>(`/api/accidents/imports/${id}`, investigator)
      expect(sums).toMatchObject({
        state: "finished",
        rows: 3,
        accepted: 2,
        rejected: 1,
        second: { rows: 2, accepted: 1, rejected: 1 }
      })
      const list = await get<Listed>(
        `/api/accidents?from=2021-03&until=2021-03&after=${sums.position}`,
        investigator
      )
      expect([list.total, list.sums.dead]).toEqual([2, 1])
    })

    it("publishes one contract, whichever process answers a part of it", async () => {
      const contract = await ask("/openapi.json", "")
      expect(contract.status).toBe(200)
      const { paths }: Contract = JSON.parse(contract.text)
      expect(Object.keys(paths)).toEqual(
        expect.arrayContaining([
          ...["/api/session", "/api/accounts", "/api/batch", "/api/vehicles", "/api/unregistered-vehicles"],
          ...[
            "/api/vehicles/imports",
            "/api/accidents",
            "/api/accidents/{id}/accept",
            "/api/accidents/imports"
          ],
          ...["/api/townships/status", "/api/accidents/analysis/black-spots", "/api/operations/verify"]
        ])
      )
      expect(paths["/api/vehicles"]).toMatchObject({ get: {}, post: {} })
      const docs = await ask("/docs", "")
      expect(docs.status).toBe(200)
      expect(docs.text).toContain("/api/accounts")
      expect(docs.text).toContain("/api/accidents/{id}/accept")
    })

    it("parks nothing, verifies the log, and is level", async () => {
      const commander = await signIn("commander")
      const verified = await ask("/api/operations/verify", commander, { method: "POST" })
      expect(verified.text).toMatch(/"bad":null/)
      const status = await get<DistrictStatus>("/api/townships/status", commander)
      expect(status.district.incomplete).toBe(false)
    })

    it("X1: a bulk export is refused until another person has approved it, and then made once", async () => {
      const [registrar, commander] = [await signIn("registrar"), await signIn("commander")]
      const list = "/api/vehicles?township=371603101"
      const purpose = "quarter"
      const download = (approval: string) =>
        ask(`${list}&purpose=${purpose}${approval}`, registrar, { headers: { accept: "text/csv" } })
      const refused = await download("")
      expect([refused.status, JSON.parse(refused.text).code]).toEqual([403, "ExportNeedsApproval"])
      const { rows } = JSON.parse(refused.text).facts
      const asked = await command("/api/export-approvals", registrar, { list, purpose, rows })
      const { id } = JSON.parse(asked.text)
      const own = await command(`/api/export-approvals/${id}/grant`, registrar, {})
      expect(own.status).toBe(403)
      expect((await command(`/api/export-approvals/${id}/grant`, commander, {})).status).toBe(200)
      const downloads = await Promise.all([1, 2, 3].map(() => download(`&approval=${id}`)))
      expect(downloads.map(({ status }) => status).sort()).toEqual([200, 403, 403])
      const file = downloads.find(({ status }) => status === 200)
      expect(file?.text.trimEnd().split("\r\n")).toHaveLength(rows + 1)
    })
  })
