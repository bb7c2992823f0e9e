import { SqlClient } from "@effect/sql/SqlClient"
import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { Effect, Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  GapPage,
  LoadPage,
  PeoplePage,
  PostPage,
  RestPage,
  RosterPage,
  ShiftPage,
  StaffingAnswer
} from "../../src/duties/http/DutyAnswer.ts"
import { type Account, type District, openDistrict } from "../district.ts"
import { tellDuties, townshipOf } from "./listedDuties.ts"

/** Lists of duties: who sees what (X2, X3), what is refused, pages, exports, and what could not be read. */

const { xw, bt, dg } = townshipOf

let district: District
let position = 0
const ask = async <const Path extends string>(path: Path, account: Account = "commander") => {
  const { json, status, text } = await district.ask<Path>(account, path)
  expect(status, text).toBe(200)
  return json
}

beforeAll(async () => {
  district = await openDistrict("2026-04-15T04:30:00.000Z")
  position = await tellDuties(district)
})
afterAll(() => district.close())

describe("shifts", () => {
  it("say who is where, when and in which group, by name for those who plan, with who came", async () => {
    const { items, sums, total } = await ask(`/api/duties/shifts?after=${position}&sort=person`)
    expect(total).toBe(4)
    expect(items.find(({ id }) => id === "group/o-wang")).toEqual({
      id: "group/o-wang",
      slotId: "group",
      rosterId: "zone-april",
      rosterUnitId: "north",
      rosterUnitName: "north协作区",
      zoneId: "north",
      unitId: "north",
      unitName: "north协作区",
      personId: "o-wang",
      name: "王小明",
      personKind: "officer",
      account: "o-wang",
      lead: true,
      kind: "response-group",
      day: "2026-04-15",
      from: "2026-04-15T08:00:00.000+08:00",
      until: "2026-04-16T08:00:00.000+08:00",
      hours: 24,
      group: { groupId: "group", number: 1 },
      checkedInAt: "2026-04-15T08:05:00.000+08:00",
      checkedOutAt: null,
      lateMinutes: 5,
      earlyMinutes: null
    })
    expect(items.find(({ id }) => id === "group/o-ou")?.name).toBe("欧阳春华")
    expect(sums).toEqual({ people: 4, officers: 3, auxiliaries: 1, groups: 1, attended: 1, hours: 96 })
  })

  it("X3: an officer sees rosters that concern their townships, and by unit only duties in them", async () => {
    const seen = async (query: string, account: Account = "officer-371603101") =>
      (await ask(`/api/duties/shifts?${query}`, account)).items.map(({ id }) => id)
    expect(await seen("")).toEqual(["group/o-ou", "group/o-wang", "later/o-wang"])
    // The zone's duties are its centre's, in another township.
    expect(await seen("by=unit")).toEqual([])
    expect(await seen("by=unit", "commander")).toHaveLength(4)
    expect(await seen(`by=unit&township=${bt}`, "commander")).toHaveLength(3)
    const outside = await district.ask("officer-371603101", `/api/duties/shifts?township=${dg}`)
    expect([outside.status, outside.json.code]).toEqual([403, "TownshipIsOutOfScope"])
    expect((await district.ask("admin", "/api/duties/shifts")).status).toBe(403)
    expect((await district.ask(null, "/api/duties/shifts")).status).toBe(401)
  })

  it("X1, X2: whoever plans, sends or serves reads names of staff in full, which is in the access log; others masked", async () => {
    const shifts = "/api/duties/shifts?slot=group&sort=person"
    const names = async (account: Account) => (await ask(shifts, account)).items.map(({ name }) => name)
    const read = (account: Account) =>
      district.run(
        Effect.flatMap(
          SqlClient,
          (sql) => sql<{ readonly subject: string; readonly purpose: string }>`
            select subject, purpose from access.record
            where action = 'ReadNamesOfStaff' and account = ${account} order by at desc limit 1`
        )
      )
    const full = ["欧阳春华", "王小明"]
    for (const account of ["commander", "officer-371603101"] as const) {
      expect([account, await names(account)]).toEqual([account, full])
    }
    expect(await read("commander")).toEqual([{ subject: "district/371603", purpose: "排班与值勤" }])
    expect(await read("officer-371603101")).toEqual([
      { subject: `township/${xw},371603102`, purpose: "排班与值勤" }
    ])
    // The vehicle desk stands no duty, and plans none.
    expect(await names("registrar")).toEqual(["欧阳*", "王*"])
    expect(await read("registrar")).toEqual([])
    // A warden whom a station keeps on file is a colleague, from the day on which they serve to that on which they leave.
    expect(await names("warden-371603101")).toEqual(full)
    const people = await ask("/api/duties/people?unit=north&sort=person")
    const loads = await ask("/api/duties/load?unit=north&sort=person")
    for (const { items } of [people, loads]) expect(items.map(({ name }) => name)).toEqual(full)
    // Numbers of theirs are in no list.
    expect(JSON.stringify(await ask("/api/duties/people"))).not.toMatch(/idNumber|phone|address/)
  })

  it("mine: everybody sees their own duties, wherever they are", async () => {
    const { items } = await ask("/api/duties/shifts?mine=yes", "warden-371603101")
    expect(items.map(({ id }) => id)).toEqual(["dg-1/a-dg"])
    expect((await ask("/api/duties/shifts?mine=yes", "officer-371603101")).items).toHaveLength(2)
    expect((await ask("/api/duties/load?mine=yes", "warden-371603101")).items[0]).toMatchObject({
      personId: "a-dg",
      dutyDays: 1
    })
    expect((await ask("/api/duties/posts?mine=yes", "warden-371603101")).total).toBe(1)
    // Nobody is on file with this account.
    expect((await ask("/api/duties/shifts?mine=yes", "registrar")).total).toBe(0)
  })

  it("pages follow each other without a gap; a cursor of another list is refused", async () => {
    const first = await ask("/api/duties/shifts?limit=3")
    const second = await ask(`/api/duties/shifts?limit=3&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      (await ask("/api/duties/shifts")).items.map(({ id }) => id)
    )
    expect(second.nextCursor).toBeNull()
    const other = await district.ask("commander", `/api/duties/gaps?limit=3&cursor=${first.nextCursor}`)
    expect(other.status).toBe(400)
  })

  it("a filter that names nothing known is refused, never ignored", async () => {
    for (const [path, field] of [
      ["/api/duties/shifts?unit=nowhere", "unit"],
      ["/api/duties/shifts?person=nobody", "person"],
      ["/api/duties/shifts?personKind=officer,warden", "personKind"],
      ["/api/duties/shifts?township=371699999", "township"],
      ["/api/duties/shifts?sort=age", "sort"],
      ["/api/duties/load?period=yesterday", "period"],
      ["/api/duties/load?period=2020..2026", "until"],
      ["/api/duties/rest?year=2031", "year"],
      ["/api/duties/rosters?month=April", "month"],
      ["/api/duties/gaps?from=2026-05-01&until=2026-04-01", "until"]
    ] as const) {
      const { json, status } = await district.ask("commander", path)
      expect([path, status, json.fields?.[0]?.path]).toEqual([path, 422, field])
    }
  })
})

describe("rosters", () => {
  it("are listed with their duties, people and gaps", async () => {
    const { items } = await ask("/api/duties/rosters?sort=month")
    expect(items.map(({ id, month, published: holds }) => [id, month, holds])).toEqual([
      ["dg-april", "2026-04", true],
      ["zone-april", "2026-04", true],
      ["dg-may", "2026-05", false]
    ])
    expect(items[1]).toMatchObject({
      unitName: "north协作区",
      unitKind: "zone",
      people: 2,
      duties: 3,
      filled: 2,
      shifts: 3,
      reason: "人员不足",
      // 30 days: an officer at each of four stations, the groups and a leader, but for one leader.
      gaps: 30 * 4 + 30 + 29,
      daysWithoutLeader: 29
    })
    const gaps = await ask("/api/duties/gaps?unit=north&from=2026-04-01&until=2026-04-30")
    expect(gaps.total).toBe(items[1]?.gaps)
    expect((await ask("/api/duties/rosters?published=no")).items.map(({ id }) => id)).toEqual(["dg-may"])
    expect((await ask("/api/duties/rosters?unit=dg&month=2026-04")).total).toBe(1)
    expect((await ask("/api/duties/rosters", "officer-371603101")).items.map(({ id }) => id)).toEqual([
      "zone-april"
    ])
  })

  it("X3: gaps of a zone concern every township of it, by unit only the one where they are", async () => {
    const all = await ask("/api/duties/gaps?reason=duty", "officer-371603101")
    const own = await ask("/api/duties/gaps?reason=duty&by=unit", "officer-371603101")
    expect(new Set(all.items.map(({ unitId }) => unitId))).toEqual(new Set(["xw", "gc", "fj", "bt", "north"]))
    expect(new Set(own.items.map(({ unitId }) => unitId))).toEqual(new Set(["xw", "gc"]))
  })
})

describe("people", () => {
  it("are those who serve on the day, with station, zone and absence", async () => {
    const { items, sums } = await ask("/api/duties/people?sort=person")
    expect(sums).toEqual({ officers: 3, auxiliaries: 1, away: 1 })
    expect(
      items.map(({ personId, name, stationId, zoneId, leader }) => [
        personId,
        name,
        stationId,
        zoneId,
        leader
      ])
    ).toEqual([
      ["a-dg", null, "dg", null, false],
      ["o-force", null, null, null, false],
      ["o-ou", "欧阳春华", "gc", "north", false],
      ["o-wang", "王小明", "xw", "north", true]
    ])
    expect(items[2]?.away).toEqual({ from: "2026-04-14", until: "2026-04-20", ground: "annual-leave" })
    const ids = async (query: string, account: Account = "commander") =>
      (await ask(`/api/duties/people?sort=person&${query}`, account)).items.map(({ personId }) => personId)
    expect(await ids("unit=north")).toEqual(["o-ou", "o-wang"])
    expect(await ids("away=yes")).toEqual(["o-ou"])
    expect(await ids("day=2017-12-31")).toEqual([])
    expect(await ids("", "officer-371603101")).toEqual(["o-ou", "o-wang"])
  })

  it("X3: loads, rest and absences of others are for officers and the command", async () => {
    for (const path of ["load", "rest", "people"] as const) {
      const { json, status } = await district.ask("warden-371603101", `/api/duties/${path}`)
      expect([path, status, json.code]).toEqual([path, 403, "RoleMayNotDoThis"])
      expect((await ask(`/api/duties/${path}?mine=yes`, "warden-371603101")).total).toBe(1)
    }
  })

  it("an erased person stays in the numbers and has no name any more", async () => {
    const { items } = await ask("/api/duties/people?person=o-wang")
    expect(items[0]?.name).toBe("王小明")
    await district.run(
      Effect.gen(function* () {
        const personal = yield* PersonalRecords
        const sql = yield* SqlClient
        const [found] = yield* sql<{ readonly person_id: string }>`
          select person_id from personal.record order by record_id limit 1`
        yield* personal.erase(found?.person_id ?? "")
      })
    )
    const after = await ask("/api/duties/people?person=o-wang")
    expect([after.items[0]?.name, after.total]).toEqual([null, 1])
  })
})

describe("posts", () => {
  it("are listed by the township of their place, with crew, signs (D3) and checks (K14)", async () => {
    const { items } = await ask("/api/duties/posts")
    expect(items[0]).toMatchObject({
      id: "post-1",
      kind: "checkpoint",
      standing: "planned",
      unitName: "dg派出所",
      township: dg,
      officers: 1,
      auxiliaries: 1,
      signs: [500],
      checks: 1,
      findings: 1
    })
    expect((await ask("/api/duties/posts", "officer-371603101")).total).toBe(0)
    expect((await ask("/api/duties/posts?mine=yes", "officer-371603101")).total).toBe(1)
    expect((await ask("/api/duties/posts?standing=ended")).total).toBe(0)
    expect((await ask("/api/duties/posts?from=2026-04-16")).total).toBe(0)
  })
})

describe("exports", () => {
  it("X1: a list is had as CSV with one row for each, and the access log says why", async () => {
    for (const [path, action, rows] of [
      ["shifts", "ExportShifts", 4],
      ["rosters", "ExportRosters", 3],
      ["load", "ExportDutyLoads", 4],
      ["rest", "ExportRestDays", 4],
      ["posts", "ExportPosts", 1],
      ["gaps", "ExportDutyGaps", (await ask("/api/duties/gaps")).total]
    ] as const) {
      const { headers, status, text } = await district.ask(
        "commander",
        `/api/duties/${path}?purpose=inspection`,
        { headers: { accept: "text/csv" } }
      )
      expect([path, status, headers.get("content-type")]).toEqual([path, 200, "text/csv; charset=utf-8"])
      expect([path, text.trim().split("\r\n").length]).toEqual([path, rows + 1])
      const records = await district.run(
        Effect.flatMap(
          SqlClient,
          (sql) => sql<{ readonly purpose: string; readonly subject: string }>`
            select purpose, subject from access.record where action = ${action}`
        )
      )
      expect(records).toEqual([{ purpose: "inspection", subject: "district/371603" }])
    }
  })
})

describe("the contract", () => {
  it.each([
    ["rosters", RosterPage],
    ["shifts", ShiftPage],
    ["load", LoadPage],
    ["rest", RestPage],
    ["staffing", StaffingAnswer],
    ["gaps", GapPage],
    ["posts", PostPage],
    ["people", PeoplePage]
  ] as const)("/api/duties/%s answers what it says, no more and no less", async (path, schema) => {
    const { status, json } = await district.ask("commander", `/api/duties/${path}`)
    expect(status).toBe(200)
    const checked: Schema.Schema.AnyNoContext = schema
    Schema.decodeUnknownSync(checked, { onExcessProperty: "error" })(json)
  })
})

describe("what could not be read", () => {
  it("is set aside, and every township of the roster says that something may be missing", async () => {
    const { position: poison } = await district.appendRaw(
      "duties/roster/dg-april",
      "SlotWasPaintedGreen",
      { slotId: "dg-1" },
      dg
    )
    const list = await ask(`/api/duties/shifts?after=${poison}&township=${dg}`)
    expect([list.incomplete, list.total]).toEqual([true, 1])
    expect((await ask(`/api/duties/shifts?township=${xw}`)).incomplete).toBe(false)
    const { json } = await district.ask("commander", "/api/townships/status")
    expect(json.townships.filter(({ incomplete }) => incomplete).map(({ code }) => code)).toEqual([dg])
  })
})
