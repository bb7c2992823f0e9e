import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "./district.ts"
import { histories } from "./histories.ts"
import { registered } from "./recorded.ts"

const village = "371603101213"

let district: District
let position = 0
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const list = async (query: string) =>
  (await district.ask("commander", `/api/vehicles?after=${position}&${query}`)).json

describe("paging", () => {
  it.each([
    "plate",
    "-plate",
    "inspectionDue",
    "-inspectionDue",
    "lastVisit",
    "-lastVisit",
    "completeness",
    "hazards",
    "village",
    "registeredAt",
    "scrapDue"
  ])("by %s meets every row once, in order, while rows come and go", async (sort) => {
    position = await district.append(histories(sort.length * 7 + 3, 60, "2026-05-01"))
    const whole = await list(`limit=500&sort=${sort}`)
    const met: Array<string> = []
    let cursor: string | null = null
    let pages = 0
    do {
      const page = await list(`limit=7&sort=${sort}${cursor === null ? "" : `&cursor=${cursor}`}`)
      met.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
      // A vehicle that comes while somebody turns pages must not shift the others.
      if (pages++ % 3 === 0) {
        await district.append([
          {
            id: uuidv7(),
            township: "371603101",
            event: registered({ village, plate: { kind: "02", number: `鲁M0${1000 + pages}` } })
          }
        ])
      }
    } while (cursor !== null)
    expect(new Set(met).size).toBe(met.length)
    const before = new Set(whole.items.map((item) => item.id))
    expect(met.filter((id) => before.has(id))).toEqual(whole.items.map((item) => item.id))
  })
})
