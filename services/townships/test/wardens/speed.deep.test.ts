import { derivedId } from "@jiaosuo/kernel/Ids"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { recordEventCodec } from "@jiaosuo/wardens/events"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import { type Told, tell } from "../duties/dutyCases.ts"
import { location, told, why } from "./wardenHistories.ts"

/** How fast lists and figures are with 50 000 persuasions on file. Printed, not asserted: machines differ. */

const persuasions = 50_000
const now = "2026-05-06T02:30:00.000Z"
const codes = ["no-helmet", "no-seat-belt", "people-in-farm-vehicle", "drink", "no-plate"]
const stations = zhanhua.stations.map(({ code }) => code)

const persuasion = (n: number): Told => {
  const township = stations[n % stations.length] ?? ""
  const nth = Math.floor(n / stations.length)
  return told(
    "record",
    derivedId("persuasion", n),
    township,
    recordEventCodec.encode({
      _tag: "RecordWasMade",
      work: {
        kind: "persuasion",
        counts: [{ code: codes[nth % codes.length] ?? "", count: 1 + (nth % 7) }],
        plate: null
      },
      township,
      village: null,
      placeId: "post",
      wardenId: "warden",
      location,
      road: null,
      note: null,
      at: new Date(Date.parse(now) - nth * 60_000).toISOString(),
      ...why,
      warnings: [],
      by: "warden"
    })
  )
}

let district: District
beforeAll(async () => {
  district = await openDistrict(now)
  let position = 0
  for (let begin = 0; begin < persuasions; begin += 2_000) {
    position = await tell(
      district,
      Array.from({ length: 2_000 }, (_, n) => persuasion(begin + n))
    )
  }
  let status = 503
  while (status === 503) {
    status = (await district.ask("commander", `/api/wardens/records?after=${position}&limit=1`)).status
  }
}, 900_000)
afterAll(() => district.close())

describe(`with ${persuasions} persuasions on file`, () => {
  it("answers a township's month of them, and the figures", { timeout: 300_000 }, async () => {
    const lines: Array<string> = []
    const measure = async (what: string, pathOf: (n: number) => string) => {
      const taken: Array<number> = []
      for (let n = -5; n < 30; n++) {
        const began = performance.now()
        expect((await district.ask("commander", pathOf(n))).status).toBe(200)
        if (n >= 0) taken.push(performance.now() - began)
      }
      taken.sort((a, b) => a - b)
      lines.push(`  ${what}: ${taken[15]?.toFixed(1)} ms, at most ${taken[29]?.toFixed(1)} ms`)
    }
    const month = "/api/wardens/records?kind=persuasion&from=2026-04-07&until=2026-05-06"
    await measure("a township's month", () => `${month}&township=${stations[0]}`)
    await measure("the district's month", () => month)
    // Of another day each time: what was counted once is kept.
    await measure(
      "status, counted anew",
      (n) => `/api/townships/status?day=2026-05-${String(((n + 5) % 31) + 1).padStart(2, "0")}`
    )
    process.stdout.write(`${lines.join("\n")}\n`)
  })
})
