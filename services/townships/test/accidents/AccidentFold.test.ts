import { type AccidentEvent, accidentEventCodec } from "@jiaosuo/accidents/events"
import { builtInReference } from "@jiaosuo/reference/Reference"
import { describe, expect, it } from "vitest"
import { type AccidentRows, foldAccidentIn } from "../../src/accidents/AccidentFold.ts"
import { accidentRegisterIn } from "../../src/accidents/AccidentRegister.ts"
import { recordedAs } from "../recorded.ts"
import {
  accepted,
  assigned,
  historical,
  injury,
  person,
  place,
  placeCorrected,
  reported,
  surveyed,
  vehicle
} from "./cases.ts"

const id = "0192aaaa-0000-7000-8000-00000000000a"

const recorded = (event: AccidentEvent, version: number) => {
  const { data, schemaVersion, type } = accidentEventCodec.encode(event)
  return { ...recordedAs(`accidents/accident/${id}`, version, type, JSON.parse(data)), schemaVersion }
}

const foldAll = (...events: ReadonlyArray<AccidentEvent>): AccidentRows => {
  const fold = foldAccidentIn(builtInReference)
  let rows: AccidentRows | undefined
  events.forEach((event, n) => {
    rows = fold(event, recorded(event, n + 1), rows)
  })
  if (rows === undefined) throw new Error("no events")
  return rows
}

const at = "2026-03-02T23:30:00.000Z"

describe("the row of an accident", () => {
  it("has the day, hour and weekday of Shanghai, and no more of a time than is known", () => {
    // 07:30 on Tuesday, 3 March in Shanghai.
    expect(foldAll(reported(at)).accident).toMatchObject({ day: "2026-03-03", hour: 7, weekday: 2 })
    const of = (precision: "day" | "month") =>
      foldAll(historical("1", "2026-02-28T16:00:00.000Z", {}, { precision })).accident
    expect(of("day")).toMatchObject({ day: "2026-03-01", hour: null, weekday: 7, precision: "day" })
    expect(of("month")).toMatchObject({ day: "2026-03-01", hour: null, weekday: null })
  })

  it("C1, C2, C3: deaths stand in the windows that they fell into, official within 7 days, international within 30", () => {
    const { accident } = foldAll(
      reported(at),
      person("a"),
      person("b"),
      person("c"),
      injury("a", "dead", "2026-03-03T10:00:00.000Z", "2026-03-03T10:00:00.000Z"),
      injury("b", "serious", at),
      injury("b", "dead", "2026-03-12T01:00:00.000Z", "2026-03-12T01:00:00.000Z"),
      injury("c", "slight", at)
    )
    expect(accident).toMatchObject({
      dead_24h: 1,
      dead_3d: 1,
      dead_7d: 1,
      dead_30d: 2,
      serious_7d: 1,
      serious_30d: 0,
      slight_7d: 1,
      official_dead: 1,
      official_serious: 1,
      official_slight: 1,
      international_dead: 2,
      international_serious: 0,
      international_slight: 1,
      kind: "death"
    })
  })

  it("C8: every death has its day; one that a source only counts stands on the accident's", () => {
    const { accident } = foldAll(
      reported(at),
      person("a"),
      injury("a", "dead", "2026-03-08T16:00:00.000Z", "2026-03-08T16:00:00.000Z")
    )
    expect(accident.official_death_days).toEqual(["2026-03-09"])
    const old = foldAll(historical("2", at, { dead: 2 })).accident
    expect(old.international_death_days).toEqual(["2026-03-03", "2026-03-03"])
  })

  it("C4, C5, C6: both severities stand apart", () => {
    const { accident } = foldAll(historical("3", at, { dead: 3 }))
    const { productionSafety, trafficWords } = builtInReference.accidentRules.severities({
      deaths: 3,
      serious: 0,
      slight: 0,
      propertyYuan: null,
      on: "2026-03-03"
    })
    expect(accident.safety_severity).toBe(productionSafety.level)
    expect(accident.traffic_severity).toBe(trafficWords.level)
  })

  it("C9, A24: the place decides the township; it handles the accident unless somebody else does", () => {
    const elsewhere = place({ township: "371603102", village: null })
    const { accident } = foldAll(reported(at), placeCorrected(elsewhere, "371603101"))
    expect(accident).toMatchObject({ township: "371603102", handling: "371603102", village: null })
    const handedOver = foldAll(
      reported(at),
      {
        _tag: "AccidentWasHandedOver",
        authority: "大队",
        township: "371603103",
        ground: "assigned",
        receivedAt: at,
        reason: null
      },
      placeCorrected(elsewhere, "371603101")
    ).accident
    expect(handedOver).toMatchObject({ township: "371603102", handling: "371603103" })
  })

  it("A10, A12: its open clocks have the days of the dated rules and a lead who answers for them", () => {
    const { accident, state } = foldAll(
      reported("2026-09-18T01:00:00.000Z"),
      accepted("2026-09-18T01:30:00.000Z"),
      assigned("officer-1", "officer-2"),
      surveyed("2026-09-18T03:00:00.000Z")
    )
    const paper = state.clocks.find((clock) => clock.clock === "liability-paper")
    // The rulebook's own vector: ten working days over National Day with a Sunday that is worked.
    expect(paper).toMatchObject({ rule: "A10", due: "2026-10-09", responsible: "officer-1" })
    expect(accident.open_dues).toContain("2026-10-09")
    expect(accident.open_clocks).toBe(state.clocks.length)
    expect(accident).toMatchObject({ lead: "officer-1", handlers: ["officer-1", "officer-2"] })
  })

  it("K1: knows the key classes and plates of its vehicles, and plates that a caller named", () => {
    const { accident, state } = foldAll(
      reported(at, {
        vehicles: [{ plateKind: "02", plateNumber: "鲁M10001", description: null }]
      }),
      vehicle("v", "鲁M20002")
    )
    expect(accident.vehicle_classes).toEqual(["minivan"])
    expect(accident.plates).toEqual(["鲁M10001", "鲁M20002"])
    expect(state.search).toContain("lm10001")
    expect(state.search).toContain("g205")
  })

  it("X2: no value of a person is in the text that it is found by", () => {
    expect(foldAll(reported(at), person("a")).state.person_ids).toHaveLength(1)
    expect(foldAll(reported(at, { description: "王小明酒后" })).state.search).not.toContain("王小明")
  })

  it("an event without the ones before it is refused, so that it is set aside", () => {
    const fold = foldAccidentIn(builtInReference)
    const event = person("a")
    expect(() => fold(event, recorded(event, 2), undefined)).toThrow(/has no row/)
    const rows = foldAll(reported(at), person("a"))
    expect(() => fold(event, recorded(event, 2), rows)).toThrow(/rebuild the model/)
  })
})

describe("the model", () => {
  it("has another version when a rule table, the calendar or the villages change", () => {
    const version = (rules: string) =>
      accidentRegisterIn({
        ...builtInReference,
        accidentRules: { ...builtInReference.accidentRules, version: rules }
      }).version
    expect(version("a")).not.toBe(version("b"))
  })

  it("reads accidents and nothing else of the context; what it cannot read is an error", () => {
    const { decode } = accidentRegisterIn(builtInReference)
    expect(decode(recordedAs("accidents/import/1", 1, "ImportBegan", {}))).toMatchObject({ right: undefined })
    expect(decode(recordedAs(`accidents/accident/${id}`, 1, "Nonsense", {}))._tag).toBe("Left")
  })
})
