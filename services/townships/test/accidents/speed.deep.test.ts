import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import { accidentHistories, pastAccidents } from "./accidentHistories.ts"

/** How fast analysis is with 50 000 accidents on file. Printed, not asserted: machines differ. */

const accidents = 50_000

let district: District
let position = 0
beforeAll(async () => {
  district = await openDistrict()
  // Some with a history of their own, the rest taken over from another record, as an import brings them.
  const all = [
    ...accidentHistories(3, 3_000, "2026-05-01"),
    ...pastAccidents(4, accidents - 3_000, "2026-05-01")
  ]
  const began = performance.now()
  position = await district.appendAccidents(all)
  process.stdout.write(
    `  ${all.length} events appended in ${((performance.now() - began) / 1_000).toFixed(1)} s\n`
  )
  let status = 503
  while (status === 503)
    status = (await district.ask("commander", `/api/accidents?after=${position}&limit=1`)).status
  process.stdout.write(`  folded after ${((performance.now() - began) / 1_000).toFixed(1)} s\n`)
}, 900_000)
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

describe(`with ${accidents} accidents on file`, () => {
  it("answers analysis, lists and figures", { timeout: 300_000 }, async () => {
    const ask = (path: string) => async () => {
      const { status } = await district.ask("commander", path)
      expect(status).toBe(200)
    }
    let day = 0
    const anotherDay = () =>
      ask(`/api/townships/status?day=2026-04-${String((day++ % 28) + 1).padStart(2, "0")}`)()
    const lines: Array<readonly [string, string]> = []
    const measure = async (what: string, path: string, times: number) => {
      lines.push([what, await millis(ask(path), times)])
    }
    await measure("black spots of both levels", "/api/accidents/analysis/black-spots", 10)
    let more = 0
    const afterAnother = async () => {
      const reached = await district.appendAccidents(pastAccidents(100 + more++, 1, "2026-04-01"))
      await ask(`/api/accidents/analysis/black-spots?after=${reached}`)()
    }
    lines.push(["one more accident, and its black spots", await millis(afterAnother, 5)])
    await measure("black spots and mile bins", "/api/accidents/analysis/black-spots?bin=mile", 5)
    await measure(
      "year over year",
      "/api/accidents/analysis/year-over-year?earlier=2024-05..2025-04&later=2025-05..2026-04",
      20
    )
    await measure(
      "year over year by death date",
      "/api/accidents/analysis/year-over-year?earlier=2024-05..2025-04&later=2025-05..2026-04&view=death-date",
      20
    )
    await measure("hours", "/api/accidents/analysis/hours", 10)
    await measure("cross table", "/api/accidents/analysis/crosstab?rows=month&columns=township", 10)
    await measure(
      "cross table of vehicle types",
      "/api/accidents/analysis/crosstab?rows=vehicleType&columns=weather",
      10
    )
    await measure("map of 10 000", "/api/accidents/map?layer=accidents", 5)
    await measure("first page", "/api/accidents", 20)
    await measure("free search", "/api/accidents?q=xw", 10)
    await measure("desk: overdue", "/api/accidents/clocks?due=overdue", 5)
    await measure("duplicates", "/api/accidents/duplicates", 3)
    lines.push(["status, counted anew", await millis(anotherDay, 5)])
    process.stdout.write(`${lines.map(([what, time]) => `  ${what}: ${time}`).join("\n")}\n`)
  })
})
