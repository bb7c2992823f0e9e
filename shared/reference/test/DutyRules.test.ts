import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { builtInDutyRules as rules } from "../src/DutyRules.ts"
import { makeDutyTables } from "../src/DutyTables.ts"
import { DutyKind, isOn } from "../src/DutyTemplates.ts"
import { isStaffed, PostKind, RoadClass, Visibility } from "../src/PostRules.ts"

const on = "2026-11-25"

describe("templates of duties", () => {
  it("row 5: a zone plans three groups of 1 officer and 4 or 5 auxiliaries, and one officer at each station", () => {
    const positions = rules.template("zone-groups", on)?.positions ?? []
    expect(positions.find(({ kind }) => kind === "response-group")).toMatchObject({
      where: "unit",
      groups: 3,
      officers: { least: 1, most: 1 },
      auxiliaries: { least: 4, most: 5 }
    })
    expect(positions.find(({ kind }) => kind === "station-officer")).toMatchObject({
      where: "each-station",
      groups: 1,
      days: "every",
      people: { least: 1, most: 1 }
    })
  })

  it("row 22: pooled, only the centre has an officer at the station on days off", () => {
    const stations = rules
      .template("zone-pooled", on)
      ?.positions.filter(({ kind }) => kind === "station-officer")
      .map(({ where, days }) => [where, days])
    expect(stations).toEqual([
      ["each-station", "working"],
      ["centre", "off"]
    ])
  })

  it("row 28: 1+3+2 is exactly that", () => {
    expect(
      rules
        .template("one-three-two", on)
        ?.positions.map(({ kind, people }) => [kind, people.least, people.most])
    ).toEqual([
      ["intake", 1, 1],
      ["response-group", 3, 3],
      ["patrol", 2, 2]
    ])
  })

  it("row 32: five kinds of duty, with a leader every day", () => {
    const kinds = rules.template("five-duties", on)?.positions.map(({ kind }) => kind)
    expect(kinds).toEqual(["leader", "main", "assist", "desk", "staggered", "supervisor"])
    for (const kind of kinds ?? []) expect(DutyKind.literals).toContain(kind)
  })

  it("are dated: none is in force before the reform", () => {
    expect(rules.template("zone-groups", "2016-12-31")).toBeUndefined()
    expect(rules.template("zone-pooled", "2023-06-30")).toBeUndefined()
    expect(rules.template("zone-pooled", "2023-07-01")).toBeDefined()
    expect(rules.template("nobody-knows", on)).toBeUndefined()
  })

  it("the same kind of duty twice on a day is refused, for working days and days off apart it is not", () => {
    const position = {
      kind: "main",
      where: "unit",
      groups: 1,
      days: "working",
      begins: "08:00",
      hours: 24,
      officers: { least: 1, most: 1 },
      auxiliaries: { least: 0, most: 0 },
      people: { least: 1, most: 1 },
      leader: false,
      qualification: "none"
    }
    const file = (second: string) => ({
      entries: [
        {
          id: "own",
          rule: "D",
          effectiveFrom: "2026-01-01",
          effectiveTo: null,
          confidence: "recommended",
          source: { zh: "自定", en: "own" },
          template: "own",
          unitKind: "station",
          name: { zh: "自定", en: "own" },
          positions: [position, { ...position, days: second }]
        }
      ]
    })
    expect(Either.isRight(makeDutyTables({ "duty-templates": file("off") }))).toBe(true)
    for (const days of ["working", "every"]) {
      expect(Either.getLeft(makeDutyTables({ "duty-templates": file(days) }))).toMatchObject({
        value: "duty-templates: a template has one kind of duty twice on a day"
      })
    }
  })

  it("a day is a working day or off", () => {
    expect([isOn("every", true), isOn("every", false)]).toEqual([true, true])
    expect([isOn("working", true), isOn("working", false)]).toEqual([true, false])
    expect([isOn("off", true), isOn("off", false)]).toEqual([false, true])
  })
})

describe("rest after a duty", () => {
  it.each([
    [4, 12],
    [15.9, 12],
    [16, 24],
    [24, 24]
  ])("of %s hours is %s hours", (hours, rest) => {
    expect(rules.restAfter(hours, on)).toBe(rest)
  })
})

describe("how many stand at a point", () => {
  const staffed = (
    kind: PostKind,
    roadClass: RoadClass,
    visibility: Visibility,
    officers: number,
    assistants: number
  ) => {
    const rule = rules.staffing({ kind, roadClass, visibility }, on)
    return [rule.rule, isStaffed(rule, { officers, assistants })]
  }

  it.each([
    ["motorway", 2, 0, true],
    ["highway", 1, 2, true],
    ["expressway", 1, 1, false],
    ["trunk", 1, 2, true],
    ["trunk", 0, 9, false],
    ["highway", 1, 0, false],
    ["highway", 2, 1, true]
  ] as const)("D1: on %s %s officers with %s assistants: %s", (road, officers, assistants, enough) => {
    expect(staffed("checkpoint", road, "good", officers, assistants)).toEqual(["D1", enough])
  })

  it.each([
    ["highway", "fog", 3, 0, true],
    ["highway", "rain", 2, 2, true],
    ["expressway", "snow", 2, 1, false],
    ["motorway", "ice", 1, 4, false],
    ["highway", "night", 2, 0, false]
  ] as const)(
    "D2: a point on %s in %s, %s officers with %s assistants: %s",
    (road, sight, officers, assistants, enough) => {
      expect(staffed("checkpoint", road, sight, officers, assistants)).toEqual(["D2", enough])
      expect(staffed("post", road, sight, officers, assistants)).toEqual(["D2", enough])
    }
  )

  it("D1: a patrol sets up no point: bad visibility asks for no more, nor does it on a trunk road", () => {
    expect(staffed("patrol-leg", "highway", "night", 2, 0)).toEqual(["D1", true])
    expect(staffed("checkpoint", "trunk", "fog", 2, 0)).toEqual(["D1", true])
  })

  it("every kind of duty on every road in every weather has a rule", () => {
    for (const kind of PostKind.literals)
      for (const roadClass of RoadClass.literals)
        for (const visibility of Visibility.literals)
          expect(rules.staffing({ kind, roadClass, visibility }, on).anyOf.length).toBeGreaterThan(0)
  })
})

describe("warning signs", () => {
  it.each([
    ["highway", "good", 200, false],
    ["highway", "night", 500, false],
    ["expressway", "fog", 500, false],
    ["trunk", "fog", 200, false],
    ["other", "good", 200, false],
    ["motorway", "good", 2000, true],
    ["motorway", "snow", 2000, true]
  ] as const)(
    "D3: of a checkpoint on %s in %s from %s m, at a toll or service area: %s",
    (roadClass, visibility, metres, area) => {
      expect(rules.signs({ kind: "checkpoint", roadClass, visibility }, on)).toMatchObject({
        rule: "D3",
        leastMetres: metres,
        atTollOrServiceArea: area
      })
    }
  )

  it("D3: a patrol or a posted officer stops nobody and has none", () => {
    expect(rules.signs({ kind: "patrol-leg", roadClass: "highway", visibility: "good" }, on)).toBeUndefined()
    expect(rules.signs({ kind: "post", roadClass: "highway", visibility: "fog" }, on)).toBeUndefined()
  })
})

describe("records of a checkpoint", () => {
  it("K14: four states of a plate and fifteen things that may be wrong", () => {
    const items = rules.checkItems(on)
    expect(items.filter(({ item }) => item === "state").map(({ code }) => code)).toEqual(["1", "2", "3", "4"])
    expect(items.filter(({ item }) => item === "finding")).toHaveLength(15)
    expect(rules.checkItem("finding", "tyres", on)?.name.zh).toBe("轮胎不合格")
    expect(rules.checkItem("state", "tyres", on)).toBeUndefined()
  })
})

describe("what a response cell can do", () => {
  it("row 23: skills and equipment by code and day; a wasp nest takes two people", () => {
    const codes = (of: "skill" | "equipment") =>
      rules.cellAbilities(on).flatMap(({ item, code }) => (item === of ? [code] : []))
    expect(codes("skill")).toEqual(
      expect.arrayContaining(["wasp", "first-aid", "boat", "saw", "drone", "rope"])
    )
    expect(codes("equipment")).toContain("wasp-suit")
    expect(rules.cellAbility("skill", "wasp", on)).toMatchObject({
      name: { zh: "捅马蜂窝" },
      leastPeople: 2
    })
    expect(rules.cellAbility("equipment", "wasp", on)).toBeUndefined()
    expect(rules.cellAbility("skill", "wasp", "2019-12-31")).toBeUndefined()
  })
})
