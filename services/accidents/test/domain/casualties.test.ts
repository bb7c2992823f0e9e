import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import {
  casualtiesOf,
  crimeFlagsOf,
  gravestKind,
  injuryInWindow,
  severitiesOf
} from "../../src/domain/Casualties.ts"
import { noCircumstances } from "../../src/domain/values/Place.ts"
import { accepted, at, car, chosen, decidedOn, fileOf, found, person, rules, share } from "./proceedings.ts"

const day = "2026-06-01"
const counted = (...more: ReadonlyArray<AccidentEvent>) =>
  casualtiesOf(fileOf(accepted(day, "injury", ...more)), rules)

describe("casualties in their windows", () => {
  it("C1: a person is in each window as they were found by its end", () => {
    const { byWindow } = counted(
      found("a", { injury: "slight", at: at(day, "10:00") }),
      found("a", { injury: "serious", at: at("2026-06-03") }),
      found("b", { injury: "serious", at: at(day, "10:00") }),
      found("b", { injury: "dead", at: at("2026-06-06") })
    )
    expect(byWindow).toEqual({
      h24: { dead: 0, serious: 1, slight: 1 },
      d3: { dead: 0, serious: 2, slight: 0 },
      d7: { dead: 1, serious: 1, slight: 0 },
      d30: { dead: 1, serious: 1, slight: 0 }
    })
  })

  it("C1: the first finding says how somebody was from the beginning", () => {
    const { byWindow } = counted(found("a", { injury: "serious", at: at("2026-06-10") }))
    expect(byWindow.h24).toEqual({ dead: 0, serious: 1, slight: 0 })
  })

  it("C1: whoever was only found dead was gravely hurt until then", () => {
    const { byWindow } = counted(found("a", { injury: "dead", at: at("2026-06-03") }))
    expect(byWindow.h24).toEqual({ dead: 0, serious: 1, slight: 0 })
    expect(byWindow.d3).toEqual({ dead: 1, serious: 0, slight: 0 })
  })

  it("C2: a death after seven days leaves the accident's own numbers, and its kind", () => {
    const late = found("a", { injury: "dead", at: at("2026-06-12") })
    const file = fileOf(accepted(day, "injury", found("a", { injury: "serious", at: at(day) }), late))
    const { official, international } = casualtiesOf(file, rules)
    expect(official).toEqual({ dead: 0, serious: 1, slight: 0 })
    expect(international).toEqual({ dead: 1, serious: 0, slight: 0 })
    expect(gravestKind(file, rules)).toBe("injury")
  })

  it("C3: a death after thirty days is in no window", () => {
    const { international } = counted(found("a", { injury: "dead", at: at("2026-07-03") }))
    expect(international.dead).toBe(0)
  })

  it("C2, C3: the ends of the windows are the last instants that count", () => {
    const dead = (instant: string) => counted(found("a", { injury: "dead", at: instant }))
    expect(dead("2026-06-08T01:00:00.000Z").official.dead).toBe(1)
    expect(dead("2026-06-08T01:00:00.001Z").official.dead).toBe(0)
    expect(dead("2026-07-01T01:00:00.000Z").international.dead).toBe(1)
    expect(dead("2026-07-01T01:00:00.001Z").international.dead).toBe(0)
  })

  it("C1: who is seen alive later did not die, and of two times of death the later record holds", () => {
    const wrong = found("a", { injury: "dead", at: at("2026-06-02") })
    const alive = counted(wrong, found("a", { injury: "serious", at: at("2026-06-04") }))
    expect(alive.byWindow.d30).toEqual({ dead: 0, serious: 1, slight: 0 })
    const later = counted(wrong, found("a", { injury: "dead", at: at("2026-06-10") }))
    expect(later.official.dead).toBe(0)
    expect(later.international.dead).toBe(1)
  })

  it("the missing are counted apart until something is found", () => {
    const missing = found("a", { injury: "missing", at: at(day) })
    expect(counted(missing)).toMatchObject({ missing: 1, official: { dead: 0, serious: 0, slight: 0 } })
    expect(counted(missing, found("a", { injury: "slight", at: at("2026-06-02") })).missing).toBe(0)
  })

  it("a historical accident counts as its source does, and a death without a time is one at once", () => {
    const source: AccidentEvent = {
      _tag: "HistoricalAccidentWasRecorded",
      source: "省事故系统",
      number: "1",
      happenedAt: at("2020-01-01"),
      precision: "day",
      place: (accepted(day)[0] as Extract<AccidentEvent, { _tag: "AccidentWasReported" }>).place,
      kind: "death",
      circumstances: noCircumstances,
      counts: null,
      vehicleTypes: [],
      persons: [
        {
          participantId: "x",
          person: null,
          known: null,
          role: "driver",
          sex: null,
          age: null,
          travelMode: null,
          injury: "dead",
          diedAt: null,
          share: null
        }
      ],
      closedOn: null,
      warnings: []
    }
    const file = fileOf([source])
    expect(casualtiesOf(file, rules).byWindow.h24).toEqual({ dead: 1, serious: 0, slight: 0 })
    const one = { dead: 2, serious: 1, slight: 3 }
    const given = fileOf([
      { ...source, counts: { day1: { ...one, dead: 1 }, day3: one, day7: one, day30: one } }
    ])
    expect(casualtiesOf(given, rules).byWindow.h24.dead).toBe(1)
    expect(casualtiesOf(given, rules).official).toEqual(one)
  })

  it("C1: one person, one window", () => {
    const file = fileOf(accepted(day, "injury", found("a", { injury: "slight", at: at(day) })))
    const [a, b] = file.persons
    if (a === undefined || b === undefined) throw new Error("two drivers are on file")
    expect(injuryInWindow(file, a, "h24", rules)).toBe("slight")
    expect(injuryInWindow(file, b, "h24", rules)).toBe("none")
  })
})

describe("how grave it is, and whether a person should look", () => {
  const dead = ["p", "q", "r"].flatMap((id) => [
    person(id, { role: "passenger", isParty: false }),
    found(id, { injury: "dead", at: at(day, "10:00") })
  ])

  it("C4, C5, C6: both schemes stand apart, from the accident's own numbers", () => {
    const three = severitiesOf(fileOf(accepted(day, "death", ...dead)), rules)
    expect(three.productionSafety).toMatchObject({ rule: "C4", scheme: "productionSafety" })
    expect(three.trafficWords).toMatchObject({ rule: "C5", scheme: "trafficWords" })
    expect(three.productionSafety.level).not.toBe(three.trafficWords.level)
    const two = severitiesOf(fileOf(accepted(day, "death", ...dead.slice(0, 4))), rules)
    // Three deaths are where 一般 becomes 较大 (C4).
    expect(two.productionSafety.level).not.toBe(three.productionSafety.level)
  })

  it("C4, C5: a death after seven days changes neither", () => {
    const before = accepted(day, "injury", found("a", { injury: "serious", at: at(day) }))
    const after = [...before, found("a", { injury: "dead", at: at("2026-06-20") })]
    expect(severitiesOf(fileOf(after), rules)).toEqual(severitiesOf(fileOf(before), rules))
  })

  const oneDead = [
    person("p", { role: "passenger", isParty: false, vehicleId: "B" }),
    found("p", { injury: "dead", at: at(day, "10:00") })
  ]
  const flags = (...more: ReadonlyArray<AccidentEvent>) =>
    crimeFlagsOf(fileOf(accepted(day, "death", ...more)), rules)

  it("C7: one dead and full liability is a flag for a person, never a conclusion", () => {
    const raised = flags(...oneDead, chosen("general"), decidedOn("2026-06-08"))
    expect(raised).toHaveLength(1)
    expect(raised[0]).toMatchObject({ party: "a", rule: "C7", forReview: true })
    expect(flags(...oneDead)).toEqual([])
  })

  it("C7: a serious injury is one with drink, without licence, plate or right load, or after flight", () => {
    const hurt = found("p", { injury: "serious", at: at(day, "10:00") })
    const paper = decidedOn("2026-06-08")
    const passenger = person("p", { role: "passenger", isParty: false, vehicleId: "B" })
    const with_ = (...more: ReadonlyArray<AccidentEvent>) =>
      flags(passenger, hurt, chosen("general"), ...more, paper).flatMap(({ circumstances }) => circumstances)
    const correctedA = (facts: Parameters<typeof person>[1]): AccidentEvent => {
      const { _tag, ...values } = person("a", { vehicleId: "A", ...facts })
      return { ...values, _tag: "InvolvedPersonWasCorrected", reason: null }
    }
    const correctedCar = (facts: Parameters<typeof car>[1]): AccidentEvent => {
      const { _tag, vehicleId, warnings, ...values } = car("A", facts)
      return {
        _tag: "InvolvedVehicleWasCorrected",
        vehicleId,
        facts: values,
        previousPlate: { kind: "02", number: "鲁M12345" },
        reason: null,
        warnings
      }
    }
    expect(with_()).toEqual([])
    expect(with_(correctedA({ alcohol: 85 }))).toEqual(["alcohol-or-drugs"])
    expect(with_(correctedA({ alcohol: 0 }))).toEqual([])
    expect(with_(correctedA({ unlicensed: true }))).toEqual(["no-licence"])
    expect(with_(correctedA({ fled: true }))).toEqual(["flight"])
    expect(with_(correctedCar({ plate: { kind: "41", number: null } }))).toEqual(["no-plate-or-scrapped"])
    expect(with_(correctedCar({ overloaded: true }))).toEqual(["severe-overload"])
  })

  it("C7: three dead and equal liability is one for each party", () => {
    const equal = [share("a", "equal"), share("b", "equal")]
    expect(flags(...dead, chosen("general"), decidedOn("2026-06-08", { shares: equal }))).toHaveLength(2)
    expect(flags(...oneDead, chosen("general"), decidedOn("2026-06-08", { shares: equal }))).toEqual([])
  })
})
