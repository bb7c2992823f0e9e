import type { AccidentEvent } from "@jiaosuo/accidents/events"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Account, type District, openDistrict } from "../district.ts"
import { injury, inTownship, person, place, placeCorrected, reported, vehicle } from "./cases.ts"

/** Two files of one accident, and a file whose place was wrong: what the figures make of it. */

const far = { coordinates: null, village: null, text: null }

let district: District
let position = 0
beforeAll(async () => {
  district = await openDistrict("2026-05-01T04:00:00.000Z")
})
afterAll(() => district.close())

const list = async (query: string) => {
  const { json, status, text } = await district.ask("commander", `/api/accidents?after=${position}&${query}`)
  expect(status, text).toBe(200)
  return json
}

describe("probable duplicates", () => {
  const first = uuidv7()
  const second = uuidv7()
  const duplicates = async (query: string, account: Account = "commander") =>
    (await district.ask(account, `/api/accidents/duplicates?after=${position}&${query}`)).json
  const append = async (event: AccidentEvent) => {
    position = await district.appendAccidents(inTownship(second, "371603105", event))
  }

  it("a new report near another in time and place is offered with a score, the same every time", async () => {
    const there = place({ ...far, township: "371603105", postMetres: 50_000 })
    await district.appendAccidents(
      inTownship(first, "371603105", reported("2026-04-29T06:00:00.000Z", { place: there }))
    )
    position = await district.appendAccidents(
      inTownship(
        second,
        "371603105",
        reported("2026-04-29T06:20:00.000Z", {
          place: { ...there, postMetres: 50_200 },
          vehicles: [{ plateKind: "02", plateNumber: "鲁M33333", description: null }]
        })
      )
    )
    const answer = await duplicates("")
    expect(answer.total).toBe(1)
    expect(answer.items[0]).toMatchObject({
      newer: { id: second, plates: ["鲁M33333"] },
      older: { id: first },
      score: 0.8167,
      minutesApart: 20,
      metresApart: 200,
      samePlates: []
    })
    expect((await duplicates(`for=${first}`)).items).toEqual(answer.items)
    expect((await duplicates("township=371603105")).total).toBe(1)
    expect((await duplicates("township=371603101")).total).toBe(0)
    expect((await district.ask("commander", `/api/accidents/duplicates?for=${uuidv7()}`)).status).toBe(404)
  })

  it("a plate that is in both raises the score", async () => {
    position = await district.appendAccidents(inTownship(first, "371603105", vehicle("v", "鲁M33333")))
    expect((await duplicates(`for=${first}`)).items[0]?.score).toBe(0.945)
  })

  it("X3: nobody is offered pairs of other townships", async () => {
    expect((await duplicates("", "warden-371603101")).total).toBe(0)
    expect((await district.ask("warden-371603101", `/api/accidents/duplicates?for=${first}`)).status).toBe(
      403
    )
  })

  it("a merged file counts no more and is offered no more; undone, it is back; ruled out, it never is", async () => {
    const before = await list("standing=counting")
    await append({ _tag: "AccidentWasMerged", into: first, score: 0.945, reason: null })
    expect((await duplicates("")).total).toBe(0)
    const merged = await list("standing=counting")
    expect(merged.total).toBe(before.total - 1)
    expect((await list("standing=Merged")).items[0]).toMatchObject({
      id: second,
      mergedInto: first,
      counts: false
    })
    expect((await list("township=371603105&standing=open")).items[0]?.merged).toEqual([second])
    await append({ _tag: "MergeWasUndone", from: first, reason: null })
    expect((await duplicates("")).total).toBe(1)
    await append({ _tag: "DuplicateWasRuledOut", other: first, reason: null })
    expect((await duplicates("")).total).toBe(0)
  })
})

describe("a place that was wrong", () => {
  const id = uuidv7()
  const status = async (township: string, more = "") =>
    (await district.ask("commander", `/api/townships/${township}/status?after=${position}${more}`)).json
      .township.accidents

  it("C9: its accident moves with its counts, and asOf shows both truths", async () => {
    const there = place({ ...far, township: "371603106", postMetres: 70_000 })
    position = await district.appendAccidents(
      inTownship(
        id,
        "371603106",
        reported("2026-04-15T06:00:00.000Z", { place: there }),
        person("x"),
        injury("x", "dead", "2026-04-15T07:00:00.000Z", "2026-04-15T07:00:00.000Z")
      )
    )
    const [known] = await district.run(
      Effect.flatMap(EventStore, (store) => store.readLog({ after: position - 1, limit: 1 }))
    )
    const then = `&asOf=${encodeURIComponent(known?.recordedAt ?? "")}&day=2026-05-01`
    expect((await status("371603106")).thisYear).toEqual({
      accidents: 1,
      dead: 1,
      dead30: 1,
      injured: 0,
      injured30: 0
    })
    position = await district.appendAccidents(
      inTownship(id, "371603107", placeCorrected({ ...there, township: "371603107" }, "371603106"))
    )
    const moved = { accidents: 1, dead: 1, dead30: 1, injured: 0, injured30: 0 }
    const nothing = { accidents: 0, dead: 0, dead30: 0, injured: 0, injured30: 0 }
    expect((await status("371603106")).thisYear).toEqual(nothing)
    expect((await status("371603107")).thisYear).toEqual(moved)
    const asked = (township: string) =>
      district.ask("commander", `/api/townships/${township}/status?${then.slice(1)}`)
    expect((await asked("371603106")).json.township.accidents.thisYear).toEqual(moved)
    expect((await asked("371603107")).json.township.accidents.thisYear).toEqual(nothing)
    const listThen = await district.ask("commander", `/api/accidents?township=371603106&by=place${then}`)
    expect([listThen.json.total, listThen.json.items[0]?.township]).toEqual([1, "371603106"])
  })

  it("C9: a correction that cannot be read makes both townships incomplete", async () => {
    const { position: poison } = await district.appendRaw(
      `accidents/accident/${id}`,
      "PlaceWasCorrected",
      { place: 7 },
      "371603203"
    )
    const { json } = await district.ask("commander", `/api/townships/status?after=${poison}`)
    expect(json.townships.filter((area) => area.incomplete).map((area) => area.code)).toEqual([
      "371603107",
      "371603203"
    ])
    const asked = (township: string) =>
      district.ask("commander", `/api/accidents?township=${township}&by=place&after=${poison}`)
    expect((await asked("371603107")).json.incomplete).toBe(true)
    expect((await asked("371603101")).json.incomplete).toBe(false)
  })
})
