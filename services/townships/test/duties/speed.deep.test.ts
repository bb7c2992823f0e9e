import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import {
  daysOf,
  duty,
  established,
  ofRoster,
  opened,
  planned,
  published,
  station,
  takenOn,
  tell
} from "./dutyCases.ts"

/** How fast loads, rest days and figures are with two years of duties of eleven stations. Printed, not asserted. */

const stations = ["001", "002", "101", "102", "103", "104", "105", "106", "107", "203", "204"].map((end) => ({
  unitId: `s${end}`,
  township: `371603${end}`
}))
const months = Array.from(
  { length: 24 },
  (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`
)
const people = stations.flatMap(({ unitId, township }) =>
  Array.from({ length: 28 }, (_, n) => ({
    id: `${n % 3 === 0 ? "o" : "a"}-${unitId}-${n}`,
    unitId,
    township
  }))
)

let district: District
let position = 0
beforeAll(async () => {
  district = await openDistrict("2026-12-31T04:00:00.000Z")
  const rosters = stations.flatMap(({ unitId, township }) =>
    months.flatMap((month) => {
      const id = `${unitId}-${month}`
      const own = people.filter((person) => person.unitId === unitId).map((person) => person.id)
      const slots = daysOf(`${month}-01`, `${month}-28`).flatMap((day, d) =>
        [0, 1, 2, 3].map((n) =>
          duty(
            `${id}-${day}-${n}`,
            day,
            [0, 1, 2, 3, 4].map((m) => own[(d * 20 + n * 5 + m) % own.length] ?? ""),
            { unitId }
          )
        )
      )
      return [
        opened(id, unitId, month, { townships: [township], people: own }),
        planned(id, slots),
        published(id)
      ]
    })
  )
  const began = performance.now()
  position = await tell(district, [
    established("force", { kind: "command", parent: null }),
    ...stations.map(({ unitId, township }) => station(unitId, township)),
    ...people.map(({ id, unitId, township }) => takenOn(id, unitId, township)),
    ...rosters
  ])
  let status = 503
  while (status === 503)
    status = (await district.ask("commander", `/api/duties/rosters?after=${position}`)).status
  process.stdout.write(`  stored and folded after ${((performance.now() - began) / 1_000).toFixed(1)} s\n`)
}, 900_000)
afterAll(() => district.close())

describe(`with ${stations.length * months.length} rosters and ${people.length} people`, () => {
  it("answers loads, rest days, lists and figures", { timeout: 300_000 }, async () => {
    const measure = async (path: string): Promise<string> => {
      const taken: Array<number> = []
      for (let n = 0; n < 5; n++) {
        const began = performance.now()
        const { status } = await district.ask("commander", path)
        taken.push(performance.now() - began)
        expect(status).toBe(200)
      }
      const [first = 0, ...others] = taken
      return `${path}: first ${first.toFixed(0)} ms, then at most ${Math.max(...others).toFixed(0)} ms\n`
    }
    for (const path of [
      "/api/duties/load?period=2026-12",
      "/api/duties/load?period=2026",
      "/api/duties/rest?year=2026",
      "/api/duties/staffing",
      "/api/duties/gaps?from=2026-10-01&until=2026-12-31",
      "/api/duties/rosters",
      "/api/duties/shifts",
      "/api/duties/shifts?from=2026-12-01&until=2026-12-31",
      "/api/duties/people",
      "/api/townships/status"
    ]) {
      process.stdout.write(`  ${await measure(path)}`)
    }
    const one = await tell(district, [
      ofRoster("s001-2026-12", {
        _tag: "PersonCheckedIn",
        slotId: "s001-2026-12-2026-12-01-0",
        personId: "o-s001-0",
        at: "2026-12-01T00:00:00.000Z",
        location: null,
        distanceMetres: null,
        lateMinutes: 0,
        warnings: []
      })
    ])
    process.stdout.write(`  after one more event: ${await measure(`/api/townships/status?after=${one}`)}`)
  })
})
