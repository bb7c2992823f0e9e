import { describe, expect, it } from "vitest"
import type { PlaceItem } from "../src/wardens/desk/peopleAndPlaces.ts"
import type { GapItem, ShiftItem } from "../src/wardens/desk/places/placeCalls.ts"
import type { RecordFile } from "../src/wardens/desk/records/recordCalls.ts"
import { isFieldOf, payloadOf, valuesOf } from "../src/wardens/desk/records/recordForm.ts"
import type { GatheringItem } from "../src/wardens/desk/shifts/shiftCalls.ts"
import { freeAt, halfHoursOf, hoursOf, mondayOf, needsOf, weekOf } from "../src/wardens/desk/shifts/week.ts"

/** What the desk makes of a week and of a record, without a browser (rows 34, 41, 43, 44, 65). */

const township = "371603101"
const place = "5cf5d3d8-6b42-4f1d-8f39-3a6a3c9a0001"

const shift = (id: string, from: string, until: string, wardens: ReadonlyArray<string>): ShiftItem => ({
  id,
  version: 1,
  township,
  townshipName: "下洼镇",
  placeId: place,
  placeName: "镇口劝导站",
  day: from.slice(0, 10),
  from: `${from}:00+08:00`,
  until: `${until}:00+08:00`,
  wardens,
  cancelled: false,
  presences: []
})

describe("a week of posts", () => {
  it("begins on Monday, also on a Sunday and across a year", () => {
    expect(["2026-11-23", "2026-11-26", "2026-11-29", "2027-01-01"].map(mondayOf)).toEqual([
      ...["2026-11-23", "2026-11-23", "2026-11-23", "2026-12-28"]
    ])
  })

  it("row 34: a gap becomes whole half hours that hold all of it, a day at most", () => {
    expect(halfHoursOf("2026-11-26T07:17:03+08:00", "2026-11-26T09:01:00+08:00")).toEqual({
      from: "2026-11-26T07:00",
      until: "2026-11-26T09:30"
    })
    expect(halfHoursOf("2026-11-26T00:00:00+08:00", "2026-11-28T00:00:00+08:00")).toEqual({
      from: "2026-11-26T00:00",
      until: "2026-11-27T00:00"
    })
    expect(hoursOf({ from: "2026-11-26T16:30:00+08:00", until: "2026-11-27T00:00:00+08:00" })).toBe(
      "16:30–24:00"
    )
  })

  it("has a place that is closed by now where something was planned at it", () => {
    const open = { id: "other", name: "桥头劝导站" } as PlaceItem
    const gap = { id: "gap", placeId: "other", placeName: "桥头劝导站", day: "2026-11-24" } as GapItem
    const planned = shift("a", "2026-11-25T07:00", "2026-11-25T09:00", ["w"])
    const week = weekOf([open], [planned], [gap], "2026-11-23")
    expect(week.map(({ name }) => name).sort()).toEqual(["桥头劝导站", "镇口劝导站"].sort())
    const [own] = week.filter(({ id }) => id === place)
    expect(own?.days.map(({ shifts }) => shifts.length)).toEqual([0, 0, 1, 0, 0, 0, 0])
  })

  it("a gathering of two days is a need on each, met by whoever stands at its place then", () => {
    const fair = (placeId: string | null) =>
      ({
        id: "fair",
        placeId,
        gathering: {
          from: "2026-11-25T20:00:00+08:00",
          until: "2026-11-26T11:00:00+08:00",
          people: 300
        }
      }) as GatheringItem
    const shifts = [shift("a", "2026-11-26T07:00", "2026-11-26T09:00", ["w"])]
    const needs = (placeId: string | null) =>
      needsOf([fair(placeId)], shifts, "2026-11-23").map((need) => [
        need.day,
        hoursOf(need),
        need.covered.length
      ])
    expect(needs(place)).toEqual([
      ["2026-11-25", "20:00–24:00", 0],
      ["2026-11-26", "00:00–11:00", 1]
    ])
    expect(needs("elsewhere").map(([, , covered]) => covered)).toEqual([0, 0])
    expect(needs(null).map(([, , covered]) => covered)).toEqual([0, 1])
    expect(needsOf([fair(null)], shifts, "2026-11-30")).toEqual([])
  })

  it("nobody who stands somewhere then is free", () => {
    const shifts = [
      shift("a", "2026-11-26T07:00", "2026-11-26T09:00", ["busy"]),
      { ...shift("b", "2026-11-26T07:00", "2026-11-26T09:00", ["was cancelled"]), cancelled: true }
    ]
    const people = ["busy", "free", "was cancelled"]
    const at = (from: string, until: string) =>
      freeAt(people, shifts, `2026-11-26T${from}:00+08:00`, `2026-11-26T${until}:00+08:00`)
    expect(at("08:30", "10:00")).toEqual(["free", "was cancelled"])
    expect(at("09:00", "10:00")).toEqual(people)
  })
})

const works: ReadonlyArray<RecordFile["work"]> = [
  {
    kind: "persuasion",
    counts: [
      { code: "no-helmet", count: 2 },
      { code: "drink", count: 1 }
    ],
    plate: { kind: "02", number: "鲁M12345" }
  },
  { kind: "persuasion", counts: [{ code: "no-plate", count: 1 }], plate: { kind: "41", number: null } },
  { kind: "publicity", code: "market", people: 40, topic: "酒驾" },
  { kind: "help-request", code: "lost", referredTo: "民政所" },
  {
    kind: "gathering",
    code: "market-day",
    from: "2026-11-26T06:00:00+08:00",
    until: "2026-11-26T12:00:00+08:00",
    people: null
  },
  { kind: "activity", code: "dispute", people: 6 },
  { kind: "village-assistant", account: "officer-371603101", from: "2026-01-01", until: null },
  { kind: "trade-check", code: "hotel", site: "迎宾旅馆", inOrder: false },
  { kind: "card-delivery", code: "identity-card", cards: 12 },
  { kind: "site-inspection", site: "加油站", items: ["fire", "trade"], found: ["fire"] }
]

const fileOf = (work: RecordFile["work"]): RecordFile => ({
  id: "5cf5d3d8-6b42-4f1d-8f39-3a6a3c9a0002",
  work,
  kindName: "",
  township,
  townshipName: "下洼镇",
  village: "371603101213",
  villageName: "大下洼",
  placeId: place,
  wardenId: null,
  location: { longitude: 118.1, latitude: 37.7 },
  road: "S234",
  note: "已记录",
  by: "officer-371603101",
  happenedAt: "2026-11-26T08:15:42+08:00",
  withdrawnAt: null,
  version: 3,
  position: 30,
  asOf: null,
  history: []
})

describe("a correction hands in all of a record again", () => {
  it.each(works.map((work) => [work.kind, work] as const))(
    "what nobody touched of %s stays, to the second",
    (kind, work) => {
      const file = fileOf(work)
      const { happenedAt, location, note, placeId, road, village, wardenId } = file
      expect(payloadOf(kind, valuesOf(file), file)).toEqual({
        work,
        ...{ township, village, placeId, wardenId, location, road, note, happenedAt },
        reason: null
      })
    }
  )

  it("another minute is another time, and another plate is another vehicle", () => {
    const [first] = works
    const file = fileOf(first ?? { kind: "activity", code: "", people: null })
    const values = valuesOf(file)
    const changed = payloadOf(
      "persuasion",
      { ...values, happenedAt: "2026-11-26T09:00", work: { ...values.work, plate: "鲁M54321" } },
      file
    )
    expect(changed).toMatchObject({
      happenedAt: "2026-11-26T09:00:00+08:00",
      work: { plate: { number: "鲁M54321" } }
    })
  })

  it("row 65: nothing is found in what was not looked at", () => {
    const { work } = payloadOf("site-inspection", {
      work: { site: "加油站", items: ["fire"], found: ["fire", "trade"] }
    })
    expect(work).toEqual({ kind: "site-inspection", site: "加油站", items: ["fire"], found: ["fire"] })
  })

  it("a problem stands at the field that the form of the kind has", () => {
    expect(isFieldOf("trade-check", "work.site")).toBe(true)
    expect(isFieldOf("activity", "work.site")).toBe(false)
    expect(isFieldOf("persuasion", "work.counts.0.code")).toBe(false)
    expect(isFieldOf("activity", "village")).toBe(true)
  })
})
