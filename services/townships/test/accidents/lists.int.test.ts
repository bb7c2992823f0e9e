import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { AccidentItem } from "../../src/accidents/http/AccidentAnswer.ts"
import { type Account, type District, openDistrict } from "../district.ts"
import {
  accepted,
  assigned,
  circumstances,
  historical,
  injury,
  inTownship,
  person,
  place,
  reported,
  surveyed,
  vehicle
} from "./cases.ts"

/** The lists and the desk, as they are answered. */

const ids = {
  open: uuidv7(),
  fatal: uuidv7(),
  old: uuidv7(),
  fled: uuidv7(),
  elsewhere: uuidv7(),
  month: uuidv7()
}
const far = { coordinates: null, village: null, text: null }

let district: District
let position = 0
let victim: { readonly personId: string; readonly recordId: string } | undefined
beforeAll(async () => {
  district = await openDistrict("2026-05-01T04:00:00.000Z")
  ;[victim] = await district.keepPersons([{ name: "孙大海", idNumber: "371624197001011234" }])
  if (victim === undefined) throw new Error("nobody was sealed")
  position = await district.appendAccidents([
    // Tuesday, 28 April, 08:30 in Shanghai.
    ...inTownship(
      ids.open,
      "371603101",
      reported("2026-04-28T00:30:00.000Z"),
      accepted("2026-04-28T01:00:00.000Z"),
      assigned("officer-a", "officer-b"),
      surveyed("2026-04-28T02:00:00.000Z"),
      vehicle("v1", "鲁M10001"),
      person("p1", { person: victim, travelMode: "K1" }),
      injury("p1", "slight", "2026-04-28T00:30:00.000Z"),
      { _tag: "CircumstancesWereRecorded", circumstances: circumstances({ weather: "3" }), reason: null }
    ),
    // Wednesday, 25 March, 23:10; one dies after two days, one after twelve.
    ...inTownship(
      ids.fatal,
      "371603102",
      reported("2026-03-25T15:10:00.000Z", {
        kind: "death",
        place: place({
          ...far,
          township: "371603102",
          road: { code: "S234", name: "埕孤线", adminClass: "2", type: "13" },
          postMetres: 8_000
        })
      }),
      person("d1"),
      person("d2", { isParty: false }),
      injury("d1", "dead", "2026-03-27T10:00:00.000Z", "2026-03-27T10:00:00.000Z"),
      injury("d2", "serious", "2026-03-25T15:10:00.000Z"),
      injury("d2", "dead", "2026-04-06T10:00:00.000Z", "2026-04-06T10:00:00.000Z")
    ),
    ...inTownship(
      ids.old,
      "371603101",
      historical("H-7", "2024-06-01T03:00:00.000Z", { dead: 1 }, { vehicleTypes: ["H11"] })
    ),
    ...inTownship(
      ids.month,
      "371603103",
      historical(
        "H-8",
        "2024-06-01T03:00:00.000Z",
        {},
        {
          precision: "month",
          place: place({
            ...far,
            township: "371603103",
            road: { code: null, name: null, adminClass: null, type: null },
            postMetres: null
          }),
          circumstances: circumstances({ weather: null })
        }
      )
    ),
    ...inTownship(
      ids.fled,
      "371603101",
      reported("2026-04-30T12:00:00.000Z", {
        fled: "白色面包车",
        place: place({ ...far, postMetres: 430_000 }),
        vehicles: [{ plateKind: "02", plateNumber: "鲁M77777", description: null }]
      })
    ),
    // Lies in 104, handled by 101.
    ...inTownship(
      ids.elsewhere,
      "371603104",
      reported("2026-04-20T12:00:00.000Z", {
        place: place({ ...far, township: "371603104", postMetres: 1_000 })
      }),
      {
        _tag: "AccidentWasHandedOver",
        authority: "下洼派出所",
        township: "371603101",
        ground: "began-there",
        receivedAt: "2026-04-20T14:00:00.000Z",
        reason: null
      }
    )
  ])
})
afterAll(() => district.close())

const list = async (query: string, account: Account = "commander") => {
  const { json, status, text } = await district.ask(account, `/api/accidents?after=${position}&${query}`)
  expect(status, text).toBe(200)
  return json
}
const names = (answer: { readonly items: ReadonlyArray<AccidentItem> }) =>
  answer.items.map((item) => Object.entries(ids).find(([, id]) => id === item.id)?.[0])

describe("the list of accidents", () => {
  it("A23: says whose numbers count, and the latest comes first", async () => {
    const answer = await list("")
    expect(names(answer).slice(0, 4)).toEqual(["fled", "open", "elsewhere", "fatal"])
    expect(answer.systemOfRecord.rule).toBe("A23")
    expect(answer).toMatchObject({ total: 6, position, incomplete: false, day: "2026-05-01" })
    expect(answer.sums).toEqual({
      accidents: 6,
      dead: 2,
      dead30: 3,
      injured: 2,
      injured30: 1,
      serious: 1,
      slight: 1
    })
  })

  it.each([
    ["township=371603101&by=place", ["fled", "open", "old"]],
    ["township=371603101&by=handling", ["fled", "open", "elsewhere", "old"]],
    ["township=371603104", ["elsewhere"]],
    ["township=371603104&by=handling", []],
    ["village=371603101213", ["open", "old"]],
    ["from=2026-04&until=2026-04", ["fled", "open", "elsewhere"]],
    ["from=2026-04-28&until=2026-04-28", ["open"]],
    ["until=2025", ["old", "month"]],
    ["kind=death", ["fatal", "old"]],
    ["kind=death,injury&from=2026-04-25", ["fled", "open"]],
    ["standing=open", ["fled", "open", "elsewhere", "fatal"]],
    ["standing=Historical", ["old", "month"]],
    ["standing=Accepted", ["open"]],
    ["phase=Scene", ["open"]],
    ["casualties=dead", ["fatal", "old"]],
    ["casualties=injured", ["open", "fatal"]],
    ["casualties=injured30", ["open"]],
    ["casualties=none", ["fled", "elsewhere", "month"]],
    ["road=S234", ["fatal"]],
    ["road=none", ["month"]],
    ["road=G205&postFrom=K410%2B000&postUntil=K420", ["open", "old"]],
    ["roadClass=2", ["fatal"]],
    ["roadType=13", ["fatal"]],
    ["weather=3", ["open"]],
    ["weather=none", ["fled", "elsewhere", "fatal", "month"]],
    ["form=11", ["open", "old", "month"]],
    ["hour=8", ["open"]],
    ["hour=22-1", ["fatal"]],
    ["hour=none", ["month"]],
    ["weekday=2", ["open"]],
    ["weekday=none", ["month"]],
    ["vehicleClass=minivan", ["open"]],
    ["vehicleClass=heavyTruck", ["old"]],
    ["vehicleType=H11,K39", ["open", "old"]],
    ["travelMode=K1", ["open"]],
    ["fled=yes", ["fled"]],
    ["handler=officer-b", ["open"]],
    ["located=no", ["fled", "elsewhere", "fatal", "month"]],
    ["q=lm10001", ["open"]],
    ["q=鲁M77777", ["fled"]],
    ["q=ssx", ["fled", "open", "elsewhere", "old"]],
    ["q=H-7", ["old"]],
    ["q=孙大海", ["open"]],
    ["q=sdh", ["open"]],
    ["q=%25", []]
  ])("finds by %s", async (query, expected) => {
    const found = names(await list(query))
    expect([...found].sort()).toEqual([...expected].sort())
  })

  it("C8: the view by death date takes the accidents whose deaths fell into the period, and counts those", async () => {
    const byAccident = await list("from=2026-04&until=2026-04&casualties=dead30")
    expect([byAccident.view, byAccident.total]).toEqual(["accident-date", 0])
    const byDeath = await list("from=2026-04&until=2026-04&view=death-date")
    expect(names(byDeath)).toEqual(["fatal"])
    expect(byDeath.view).toBe("death-date")
    // One of its two deaths is of March.
    expect(byDeath.sums).toMatchObject({ accidents: 1, dead: 0, dead30: 1 })
    expect((await list("from=2026-03&until=2026-03&view=death-date")).sums).toMatchObject({
      dead: 1,
      dead30: 1
    })
  })

  it("C1, C2, C3: an accident shows all windows, the official number and the international one", async () => {
    const [item] = (await list("road=S234")).items
    expect(item?.casualties).toEqual({
      h24: { dead: 0, serious: 2, slight: 0 },
      d3: { dead: 1, serious: 1, slight: 0 },
      d7: { dead: 1, serious: 1, slight: 0 },
      d30: { dead: 2, serious: 0, slight: 0 },
      official: 1,
      officialSerious: 1,
      officialSlight: 0,
      international: 2,
      missing: 0
    })
    expect(item?.deathDays).toEqual(["2026-03-27", "2026-04-06"])
  })

  it("X2, X3: no name anywhere; a warden sees what lies in or is handled by the own township", async () => {
    expect(JSON.stringify(await list(""))).not.toContain("孙大海")
    expect(names(await list("", "warden-371603101")).sort()).toEqual(["elsewhere", "fled", "old", "open"])
    expect(names(await list("by=place", "warden-371603101")).sort()).toEqual(["fled", "old", "open"])
    const other = await district.ask("warden-371603101", "/api/accidents?township=371603102")
    expect([other.status, other.json.code, other.json.rule]).toEqual([403, "TownshipIsOutOfScope", "X3"])
    expect((await district.ask("admin", "/api/accidents")).status).toBe(403)
    expect((await district.ask(null, "/api/accidents")).status).toBe(401)
  })

  it.each([
    ["kind=bang", 422, "kind"],
    ["township=999", 422, "township"],
    ["hour=25", 422, "hour"],
    ["from=2026-13", 422, "from"],
    ["postFrom=here", 422, "postFrom"],
    ["sort=colour", 422, "sort"],
    ["view=birthday", 400, "view"],
    ["limit=0", 400, "limit"],
    ["cursor=abc", 400, "cursor"],
    ["colour=A", 400, "colour"]
  ])("refuses %s with %i and names the value", async (query, status, path) => {
    const answer = await district.ask("commander", `/api/accidents?${query}`)
    expect([answer.status, answer.json.fields?.[0]?.path]).toEqual([status, path])
  })

  it.each(["-happenedAt", "happenedAt", "nextDue", "-nextDue", "road", "village", "changedAt"])(
    "pages by %s meet every accident once",
    async (sort) => {
      const seen: Array<string> = []
      let cursor = ""
      for (let n = 0; n < 9; n++) {
        const page = await list(`limit=2&sort=${sort}${cursor}`)
        seen.push(...page.items.map((item) => item.id))
        if (page.nextCursor === null) break
        cursor = `&cursor=${page.nextCursor}`
      }
      expect([...seen].sort()).toEqual(Object.values(ids).sort())
    }
  )

  it("A23: an export has the national record's fields, its headings first, and says whose numbers count", async () => {
    const csv = await district.ask("commander", "/api/accidents?sort=happenedAt&purpose=quarter", {
      headers: { accept: "text/csv", "accept-language": "zh" }
    })
    const lines = csv.text.replace("\uFEFF", "").trim().split("\r\n")
    expect(lines).toHaveLength(7)
    expect(lines[0]).toContain("事故编号,来源编号")
    expect(lines[0]?.endsWith("权威系统")).toBe(true)
    for (const line of lines.slice(1)) expect(line).toContain("全国道路交通事故信息管理系统")
    const open = lines.find((line) => line.startsWith(ids.open)) ?? ""
    expect(open).toContain("2026-04-28 08:30,G205,山深线,412,300")
    const workbook = await district.ask("commander", "/api/accidents", {
      headers: { accept: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }
    })
    expect(workbook.text.startsWith("PK")).toBe(true)
  })
})

describe("the desk of clocks", () => {
  const desk = async (query: string, account: Account = "commander") =>
    (await district.ask(account, `/api/accidents/clocks?after=${position}&${query}`)).json

  it("A10: shows open clocks with rule, start, last day, days left, station and officer", async () => {
    const { items } = await desk("clock=liability-paper")
    const paper = items.find((item) => item.accident.id === ids.open)
    expect(paper).toMatchObject({
      clock: "liability-paper",
      rule: "A10",
      start: "2026-04-28",
      responsible: "officer-a",
      station: "371603101",
      stationName: "下洼镇"
    })
    expect(paper?.due).toBe("2026-05-14")
    expect(paper?.daysLeft).toBe(13)
    expect(paper?.state).toBe("later")
  })

  it("states partition the open clocks on any day, and the sums are the totals of the lists", async () => {
    for (const day of ["2026-04-29", "2026-05-01", "2026-05-08", "2026-05-14", "2026-06-20"]) {
      const all = await desk(`day=${day}&limit=500`)
      const { overdue, today, week, stopped, open } = all.sums
      expect(open).toBe(all.total)
      for (const [state, count] of Object.entries({ overdue, today, week, stopped })) {
        const { items, total } = await desk(`day=${day}&due=${state}&limit=500`)
        expect([day, state, total]).toEqual([day, state, count])
        const allowed = state === "week" ? ["today", "week"] : [state]
        for (const item of items) expect(allowed).toContain(item.state)
      }
      const byStation = all.byStation.reduce((sum, one) => sum + one.open, 0)
      const byOfficer = all.byOfficer.reduce((sum, one) => sum + one.overdue, 0)
      expect([byStation, byOfficer]).toEqual([open, overdue])
    }
  })

  it("the list of accidents with something due holds those of the desk", async () => {
    for (const [day, due] of [
      ["2026-05-14", "today"],
      ["2026-05-09", "week"],
      ["2026-06-20", "overdue"]
    ] as const) {
      const clocks = await desk(`day=${day}&due=${due}&limit=500`)
      const accidents = await list(`day=${day}&due=${due}`)
      expect(accidents.items.map((item) => item.id).sort()).toEqual(
        [...new Set(clocks.items.map((item) => item.accident.id))].sort()
      )
    }
  })

  it("X3: by station and officer, and nobody sees another station's", async () => {
    const own = await desk("limit=500", "warden-371603101")
    expect(new Set(own.items.map((item) => item.station))).toEqual(new Set(["371603101"]))
    expect((await desk("handler=officer-a")).items.every((item) => item.responsible === "officer-a")).toBe(
      true
    )
    expect((await desk("handler=none")).items.every((item) => item.responsible === null)).toBe(true)
    expect((await district.ask("warden-371603101", "/api/accidents/clocks?township=371603102")).status).toBe(
      403
    )
    expect((await district.ask("commander", "/api/accidents/clocks?clock=egg-timer")).status).toBe(422)
  })
})
