import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "./district.ts"
import { histories } from "./histories.ts"

/** How fast answers are with a whole district on file. Printed, not asserted: machines differ. */

const vehicles = 10_000

let district: District
let position = 0
beforeAll(async () => {
  district = await openDistrict()
  position = await district.append(histories(1, vehicles, "2026-05-01"))
})
afterAll(() => district.close())

const millis = async (ask: () => Promise<unknown>, times: number): Promise<string> => {
  const taken: Array<number> = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await ask()
    taken.push(performance.now() - began)
  }
  taken.sort((a, b) => a - b)
  return `${(taken[Math.floor(taken.length / 2)] ?? 0).toFixed(1)} ms, at most ${(taken[taken.length - 1] ?? 0).toFixed(1)} ms`
}

describe(`with ${vehicles} vehicles on file`, () => {
  it("answers figures and lists", { timeout: 300_000 }, async () => {
    const ask = (path: string) => async () => {
      const { status } = await district.ask("commander", path)
      expect(status).toBe(200)
    }
    await ask(`/api/townships/status?after=${position}`)()
    let day = 0
    const anotherDay = () =>
      ask(`/api/townships/status?day=2026-04-${String((day++ % 28) + 1).padStart(2, "0")}`)()
    // X1: each export has an approval of its own; getting it is not what is measured.
    const purpose = "speed"
    const approvals = [
      await district.approvedExport("/api/vehicles", purpose, vehicles),
      await district.approvedExport("/api/vehicles", purpose, vehicles)
    ]
    let asked = 0
    const csvOfAll = async () => {
      const approval = approvals[asked++]
      const { status } = await district.ask(
        "commander",
        `/api/vehicles?purpose=${purpose}&approval=${approval}`,
        { headers: { accept: "text/csv" } }
      )
      expect(status).toBe(200)
    }
    const lines = [
      ["figures, counted anew", await millis(anotherDay, 20)],
      ["figures, same moment", await millis(ask("/api/townships/status"), 100)],
      ["first page by plate", await millis(ask("/api/vehicles"), 30)],
      [
        "first page, overdue in one township",
        await millis(ask("/api/vehicles?township=371603101&due=inspection:overdue"), 30)
      ],
      ["free search by initials", await millis(ask("/api/vehicles?q=fyyh"), 30)],
      ["page of 500 by inspection day", await millis(ask("/api/vehicles?limit=500&sort=inspectionDue"), 10)],
      ["hazards, newest first", await millis(ask("/api/hazards?standing=open"), 30)],
      ["CSV of all", await millis(csvOfAll, approvals.length)]
    ]
    process.stdout.write(`${lines.map(([what, time]) => `  ${what}: ${time}`).join("\n")}\n`)
  })
})
