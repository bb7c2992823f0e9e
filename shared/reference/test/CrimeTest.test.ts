import { Either } from "effect"
import { describe, expect, it } from "vitest"
import crimeTestFile from "../data/rules/crime-test.json" with { type: "json" }
import { builtInAccidentRules, makeAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import { CrimeCircumstance, type PartyUnderTest } from "../src/CrimeTest.ts"
import { builtInDeadlines } from "../src/Deadlines.ts"

const on = "2026-06-01"
const driver = (facts: Partial<PartyUnderTest>): PartyUnderTest => ({
  party: "driver",
  share: "full",
  circumstances: [],
  unpaidPropertyYuan: null,
  ...facts
})
const grounds = (deaths: number, serious: number, facts: Partial<PartyUnderTest> = {}) =>
  builtInAccidentRules
    .crimeFlags({ deaths, serious, parties: [driver(facts)] }, on)
    .map(({ ground }) => ground)

describe("C7: the crime test", () => {
  it.each([
    [0, 0, "full", []],
    [1, 0, "full", ["casualties"]],
    [1, 0, "main", ["casualties"]],
    [1, 0, "equal", []],
    [1, 0, "minor", []],
    [0, 2, "full", []],
    [0, 3, "full", ["casualties"]],
    [0, 3, "main", ["casualties"]],
    [0, 3, "equal", []],
    [2, 0, "equal", []],
    [3, 0, "equal", ["three-deaths-equal"]],
    [3, 0, "minor", []],
    [3, 0, "none", []]
  ] as const)("C7: %d dead, %d seriously injured, %s liability: %j", (deaths, serious, share, expected) => {
    expect(grounds(deaths, serious, { share })).toEqual(expected)
  })

  it.each([
    [299_999, "full", []],
    [300_000, "full", ["unpaid-property"]],
    [300_000, "main", ["unpaid-property"]],
    [300_000, "equal", []],
    [null, "full", []]
  ] as const)("C7: %d yuan that cannot be paid, %s liability: %j", (unpaidPropertyYuan, share, expected) => {
    expect(grounds(0, 0, { unpaidPropertyYuan, share })).toEqual(expected)
  })

  it.each(CrimeCircumstance.literals)("C7: one seriously injured and %s", (circumstance) => {
    expect(grounds(0, 1, { circumstances: [circumstance] })).toEqual(["aggravated"])
    expect(grounds(0, 1, { circumstances: [circumstance], share: "main" })).toEqual(["aggravated"])
    expect(grounds(0, 1, { circumstances: [circumstance], share: "equal" })).toEqual([])
    expect(grounds(0, 0, { circumstances: [circumstance] })).toEqual([])
  })

  it("C7: a flag names its party, what made it hold, and that a person decides", () => {
    const flags = builtInAccidentRules.crimeFlags(
      {
        deaths: 0,
        serious: 1,
        parties: [
          driver({ party: "a", share: "main", circumstances: ["flight", "alcohol-or-drugs"] }),
          driver({ party: "b", share: "minor", circumstances: ["no-licence"] })
        ]
      },
      on
    )
    expect(flags).toEqual([
      {
        party: "a",
        ground: "aggravated",
        rule: "C7",
        entry: "aggravated",
        confidence: "law",
        circumstances: ["alcohol-or-drugs", "flight"],
        forReview: true,
        reason: {
          zh: "提请人工审查是否涉嫌犯罪: 重伤1人以上, 负全部或者主要责任, 并有加重情形(酒后、吸食毒品后驾驶、为逃避法律追究逃离现场), 现为主要责任, 法释〔2000〕33号2",
          en: "For a person to check for crime: one seriously injured, full or main liability, and an aggravating circumstance (driving after alcohol or drugs, flight from the scene), now main liability, Judicial Interpretation 33 of 2000, 2, second paragraph"
        }
      }
    ])
  })

  it("C7: nothing is said before liability is decided, nor of the dead", () => {
    expect(grounds(3, 3, { share: null })).toEqual([])
    expect(grounds(1, 3, { ownHarm: "dead" })).toEqual([])
  })

  it("C7: a party's own injury is not counted against it", () => {
    expect(grounds(0, 3, { ownHarm: "serious" })).toEqual([])
    expect(grounds(0, 1, { ownHarm: "serious", circumstances: ["flight"] })).toEqual([])
    expect(grounds(0, 4, { ownHarm: "serious" })).toEqual(["casualties"])
  })

  it("C7: several grounds may hold at once", () => {
    expect(grounds(1, 1, { circumstances: ["no-licence"], unpaidPropertyYuan: 500_000 })).toEqual([
      "casualties",
      "unpaid-property",
      "aggravated"
    ])
  })

  it("C7: the amount is the province's, between 300 000 and 600 000 yuan, and so replaceable", () => {
    const withAmount = (amount: number) => ({
      entries: crimeTestFile.entries.map((entry) =>
        entry.ground === "unpaid-property" ? { ...entry, anyOf: [{ unpaidPropertyYuan: amount }] } : entry
      )
    })
    const tables = Either.getOrThrow(makeAccidentTables({ "crime-test": withAmount(600_000) }))
    const rules = makeAccidentRules(tables, builtInDeadlines)
    const flags = (unpaidPropertyYuan: number) =>
      rules.crimeFlags({ deaths: 0, serious: 0, parties: [driver({ unpaidPropertyYuan })] }, on)
    expect(flags(599_999)).toEqual([])
    expect(flags(600_000)[0]).toMatchObject({ ground: "unpaid-property", confidence: "recommended" })
    for (const amount of [299_999, 600_001]) {
      expect(makeAccidentTables({ "crime-test": withAmount(amount) })).toEqual(
        Either.left("crime-test: the amount of unpaid-property is outside its range")
      )
    }
  })
})
