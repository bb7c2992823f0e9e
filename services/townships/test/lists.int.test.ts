import { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { VehicleItem } from "../src/http/VehicleAnswer.ts"
import { type District, openDistrict } from "./district.ts"
import { registered } from "./recorded.ts"

const village = "371603101213"

let district: District
let ids: ReadonlyArray<string>
let persons: ReadonlyArray<{ readonly personId: string; readonly recordId: string }>
let position = 0

const person = (reference: { readonly personId: string; readonly recordId: string } | undefined) => {
  if (reference === undefined) throw new Error("no such person")
  return { kind: "person" as const, person: reference, known: { idNumber: true, phone: true, address: true } }
}

const company = (name: string) => ({
  kind: "company" as const,
  name,
  creditCode: "9137160353JJL6B3HL",
  contact: null,
  known: { idNumber: true, phone: false, address: false }
})

beforeAll(async () => {
  district = await openDistrict()
  persons = await district.keepPersons([
    {
      name: "王小明",
      idNumber: "371624197001011234",
      phone: "13812345678",
      address: "山东省滨州市沾化区下洼镇刘下洼村12号"
    },
    { name: "罗强", idNumber: "371603196807275501", phone: "13590139624" }
  ])
  const of = (event: Partial<ReturnType<typeof registered>>) => ({
    id: uuidv7(),
    township: (event.village ?? village).slice(0, 9),
    event: registered({ village, ...event })
  })
  const events = [
    of({ plate: { kind: "02", number: "鲁M10001" }, owner: person(persons[0]), brand: "五菱LZW6407" }),
    of({
      plate: { kind: "02", number: "鲁M10002" },
      owner: person(persons[1]),
      brand: "时风7YP",
      vehicleType: "N11"
    }),
    of({
      plate: { kind: "01", number: "鲁M20003" },
      owner: company("富源远航物流有限公司"),
      vehicleType: "Q11",
      use: "F",
      brand: "重汽ZZ4257"
    }),
    of({
      plate: { kind: "01", number: "鲁M20004" },
      owner: company("=cmd|' /C calc'!A0"),
      vehicleType: "H11",
      use: "F",
      village: "371603102207",
      brand: "@SUM(1,2)",
      note: '+1 "quoted", with comma'
    })
  ]
  ids = events.map((one) => one.id)
  position = await district.append(events)
  await district.append([
    {
      id: ids[1] as string,
      township: "371603101",
      event: {
        _tag: "HazardWasReported",
        hazardId: uuidv7(),
        hazard: "overloaded",
        foundAt: "2026-04-20T00:00:00.000Z",
        visitId: null,
        note: null,
        photo: null
      }
    }
  ])
  position = await district.append([
    {
      id: uuidv7(),
      township: "371603101",
      event: {
        _tag: "UnregisteredVehicleWasListed",
        kind: "tractor",
        description: "red, -no plate",
        owner: person(persons[0]),
        village,
        place: "村东头老槐树旁",
        photo: null,
        note: null
      }
    }
  ])
})
afterAll(() => district.close())

const list = async (query: string, account: Parameters<District["ask"]>[0] = "commander") =>
  (await district.ask(account, `/api/vehicles?after=${position}&${query}`)).json
const numbers = (answer: { readonly items: ReadonlyArray<VehicleItem> }): ReadonlyArray<string | null> =>
  answer.items.map((item) => item.plate.number)

describe("the list of vehicles", () => {
  it("X2: shows a person masked and a company in clear, and no personal value anywhere in the answer", async () => {
    const answer = await list("")
    expect(answer.items[0]?.owner).toEqual({
      kind: "person",
      name: "王*",
      number: "371624********1234",
      phone: "138****5678",
      person: persons[0]?.personId,
      erased: false
    })
    expect(answer.items[2]?.owner).toMatchObject({
      kind: "company",
      name: "富源远航物流有限公司",
      number: "9137160353JJL6B3HL"
    })
    const all = JSON.stringify(answer)
    for (const secret of ["王小明", "19700101", "13812345678", "罗强"]) expect(all).not.toContain(secret)
  })

  it("K4: tells why a day is due", async () => {
    const { items } = await list("q=20003")
    expect(items[0]?.inspection).toEqual({
      dueOn: "2026-05-31",
      basis: "record",
      reason: {
        zh: "检验: 货车 ≤10年, 每年, 条例16",
        en: "Inspection: truck up to 10 years, every year, Regulation 16",
        rule: "K4"
      }
    })
  })

  it.each([
    ["class=heavyTruck", ["鲁M20003", "鲁M20004"]],
    ["class=heavyTruck&township=371603102", ["鲁M20004"]],
    ["village=371603102207", ["鲁M20004"]],
    ["hazard=open", ["鲁M10002"]],
    ["hazard=overloaded", ["鲁M10002"]],
    ["hazard=overloaded:cleared", []],
    ["hazard=none", ["鲁M10001", "鲁M20003", "鲁M20004"]],
    ["due=inspection:30&state=on-file", ["鲁M10001", "鲁M10002", "鲁M20003", "鲁M20004"]],
    ["due=inspection:overdue", []],
    ["due=inspection:30,insurance:60&class=minivan", ["鲁M10001"]],
    ["day=2026-06-01&due=inspection:overdue&class=minivan", ["鲁M10001"]],
    ["missing=any", ["鲁M20003", "鲁M20004"]],
    ["missing=ownerPhone&class=heavyTruck", ["鲁M20003", "鲁M20004"]],
    ["missing=none", ["鲁M10001", "鲁M10002"]],
    ["visited=never&class=minivan", ["鲁M10001"]],
    ["visitedBefore=2026-05-01&class=minivan", ["鲁M10001"]],
    ["state=deregistered", []],
    ["q=m1000", ["鲁M10001", "鲁M10002"]],
    ["q=lm2000", ["鲁M20003", "鲁M20004"]],
    ["q=鲁M·20003", ["鲁M20003"]],
    ["q=fyyh", ["鲁M20003"]],
    ["q=远航", ["鲁M20003"]],
    ["q=五菱", ["鲁M10001"]],
    ["q=wl", ["鲁M10001", "鲁M20003"]],
    ["q=刘下洼", ["鲁M10001", "鲁M10002", "鲁M20003"]],
    ["q=lxw sf", ["鲁M10002"]],
    ["q=王小明", ["鲁M10001"]],
    ["q=小明", ["鲁M10001"]],
    ["q=wxm", ["鲁M10001"]],
    ["q=罗强 时风", ["鲁M10002"]],
    ["q=%25", []],
    ["q=_", []]
  ])("finds by %s", async (query, expected) => {
    expect(numbers(await list(query))).toEqual(expected)
  })

  it("X3: a warden sees their own township only, and is refused another; an administrator sees nothing", async () => {
    expect(numbers(await list("", "warden-371603101"))).toEqual(["鲁M10001", "鲁M10002", "鲁M20003"])
    const other = await district.ask("warden-371603101", "/api/vehicles?township=371603102")
    expect([other.status, other.json.code, other.json.rule]).toEqual([403, "TownshipIsOutOfScope", "X3"])
    expect((await list("village=371603102207", "warden-371603101")).total).toBe(0)
    expect((await district.ask("admin", "/api/vehicles")).status).toBe(403)
    expect((await district.ask(null, "/api/vehicles")).status).toBe(401)
  })

  it.each([
    ["class=vans", 422, "class"],
    ["township=999", 422, "township"],
    ["due=inspection:90", 422, "due"],
    ["sort=colour", 422, "sort"],
    ["visitedBefore=tomorrow", 422, "visitedBefore"],
    ["limit=0", 400, "limit"],
    ["limit=501", 400, "limit"],
    ["asOf=yesterday", 400, "asOf"],
    ["day=2026-02-30", 400, "day"],
    ["after=-1", 400, "after"],
    ["cursor=abc", 400, "cursor"],
    ["colour=A", 400, "colour"]
  ])("refuses %s with %i and names the value", async (query, status, path) => {
    const answer = await district.ask("commander", `/api/vehicles?${query}`)
    expect([answer.status, answer.json.fields?.[0]?.path]).toEqual([status, path])
    expect(answer.headers.get("content-type")).toContain("application/problem+json")
  })

  it("a cursor is good for its own list only: other filters or another order are refused", async () => {
    const { nextCursor } = await list("limit=2")
    expect(nextCursor).not.toBe(null)
    expect((await district.ask("commander", `/api/vehicles?limit=2&cursor=${nextCursor}`)).status).toBe(200)
    expect((await district.ask("commander", `/api/vehicles?class=minivan&cursor=${nextCursor}`)).status).toBe(
      400
    )
    expect((await district.ask("commander", `/api/vehicles?sort=-plate&cursor=${nextCursor}`)).status).toBe(
      400
    )
  })

  it("an erased person reads as null, is found by no name, and the vehicle stays", async () => {
    const [gone] = await district.keepPersons([
      { name: "孙消失", idNumber: "371603198001010011", phone: "13900000000" }
    ])
    position = await district.append([
      {
        id: uuidv7(),
        township: "371603104",
        event: registered({
          village: "371603104223",
          plate: { kind: "02", number: "鲁M90009" },
          owner: person(gone)
        })
      }
    ])
    expect((await list("q=孙消失")).total).toBe(1)
    await district.run(Effect.flatMap(PersonalRecords, (records) => records.erase(gone?.personId ?? "")))
    expect((await list("q=孙消失")).total).toBe(0)
    const { items } = await list("q=90009")
    expect(items[0]?.owner).toEqual({
      kind: "person",
      name: null,
      number: null,
      phone: null,
      person: gone?.personId,
      erased: true
    })
  })
})

describe("the list of unregistered vehicles (K15)", () => {
  it("has owner, place and village, and its own filters", async () => {
    const { json } = await district.ask(
      "commander",
      `/api/unregistered-vehicles?after=${position}&kind=tractor&q=老槐树`
    )
    expect(json.total).toBe(1)
    expect(json.items[0]).toMatchObject({
      kind: "tractor",
      state: "listed",
      place: "村东头老槐树旁",
      villageName: "刘下洼村民委员会",
      owner: { name: "王*" }
    })
    expect((await district.ask("commander", "/api/unregistered-vehicles?kind=rocket")).status).toBe(422)
    expect((await district.ask("commander", "/api/unregistered-vehicles?state=gone")).status).toBe(422)
  })
})

describe("the list of hazards", () => {
  it("names the vehicle each was found on", async () => {
    const { json } = await district.ask(
      "commander",
      "/api/hazards?standing=open&state=on-file&kind=overloaded"
    )
    expect(json.total).toBe(1)
    expect(json.items[0]).toMatchObject({
      kind: "overloaded",
      foundAt: "2026-04-20T08:00:00.000+08:00",
      clearedAt: null,
      vehicle: ids[1],
      plate: { number: "鲁M10002" }
    })
    expect((await district.ask("commander", "/api/hazards?kind=gloom")).status).toBe(422)
  })
})

describe("reference data", () => {
  it("has places, codes with texts, and the dated rules with their sources", async () => {
    const townships = await district.ask("admin", "/api/reference/townships")
    expect(townships.json.townships).toHaveLength(12)
    const villages = await district.ask("warden-371603101", "/api/reference/villages?township=371603101")
    expect(villages.json.villages).toContainEqual(
      expect.objectContaining({ code: village, name: "刘下洼村民委员会", initials: "lxw" })
    )
    const codes = await district.ask("commander", "/api/reference/codes")
    expect(codes.json.tables["vehicleTypes"]).toContainEqual({
      code: "K39",
      zh: "小型面包车",
      en: "小型面包车"
    })
    expect(codes.json.tables["classes"]).toContainEqual({ code: "minivan", zh: "一面", en: "minivans" })
    expect(codes.json.tables["hazards"]).toContainEqual({
      code: "overloaded",
      zh: "超载",
      en: "More load than approved"
    })
    const rules = await district.ask("commander", "/api/reference/rules")
    expect(rules.json.tables["inspection"]).toContainEqual(
      expect.objectContaining({ id: "school-bus", rule: "K11", confidence: "law" })
    )
    expect((await district.ask(null, "/api/reference/codes")).status).toBe(401)
  })
})
