import { Either } from "effect"
import { describe, expect, it } from "vitest"
import indicators from "../data/rules/base-indicators.json" with { type: "json" }
import file from "../data/rules/warden-honours.json" with { type: "json" }
import items from "../data/rules/warden-items.json" with { type: "json" }
import { readIndicators } from "../src/Indicators.ts"
import { penaltyNamedIn } from "../src/PenaltyCounts.ts"
import { pointsFor, readWardenHonours } from "../src/WardenHonours.ts"
import { builtInWardenRules as rules } from "../src/WardenRules.ts"
import { makeWardenTables } from "../src/WardenTables.ts"

const [first] = file.entries
const withOne = (more: object) => ({
  entries: [...file.entries, { ...first, id: "one", code: "one", ...more }]
})
const refusalOf = (more: object): string => {
  const read = makeWardenTables({ "warden-honours": withOne(more) })
  return Either.isLeft(read) ? read.left : ""
}
const fines = "counts fines or amounts, which may never enter a score (V10: 道交法86, 处罚法74)"
const penalties = "counts penalties, which may be no basis of a score (V10: 违法程序规定66)"

describe("criteria of honours", () => {
  it("are dated, named in both languages, recommended, and each counts something else", () => {
    const inForce = rules.honours("2026-07-01")
    expect(new Set(inForce.map(({ counts }) => counts)).size).toBe(7)
    expect(
      inForce.every(
        ({ confidence, source, name }) => confidence === "recommended" && source.zh !== "" && name.en !== ""
      )
    ).toBe(true)
    expect(rules.limit("honourPoints", "2026-07-01")).toBe(60)
  })

  it("nobody is honoured by what was not published yet", () => {
    expect(rules.honours("2021-12-31")).toEqual([])
  })

  it("a code twice on one day is refused; one that follows another is not", () => {
    const again = { entries: [first, { ...first, id: "again" }] }
    expect(readWardenHonours(again)).toEqual(
      Either.left("warden-honours: a code is in force twice on one day")
    )
    const [old, young] = [
      { ...first, effectiveTo: "2025-12-31" },
      { ...first, id: "again", effectiveFrom: "2026-01-01" }
    ]
    expect(Either.isRight(readWardenHonours({ entries: [old, young] }))).toBe(true)
  })

  it("points begin at the least count and end at the most points", () => {
    const rule = { leastCount: 3, pointsEach: 0.7, mostPoints: 5 }
    expect([0, 2, 3, 7, 8, 900].map((count) => pointsFor(rule, count))).toEqual([0, 0, 2.1, 4.9, 5, 5])
  })
})

describe("V10: what may not be counted is refused when it is loaded", () => {
  it("fines and amounts, by what they are called in either language or by their code", () => {
    for (const more of [
      { counts: "fines" },
      { counts: "fineAmounts" },
      { code: "fines_imposed" },
      { name: { zh: "罚款笔数", en: "work" } },
      { name: { zh: "罚 款 指标", en: "work" } },
      { name: { zh: "工作", en: "Amount collected" } },
      { name: { zh: "收取金额", en: "work" } }
    ]) {
      const code = "code" in more ? more.code : "one"
      expect(refusalOf(more)).toBe(`warden-honours: the criterion "${code}" ${fines}`)
    }
  })

  it("counts of penalties, also of those that are no fines", () => {
    for (const more of [
      { counts: "penalties" },
      { code: "penalty-count" },
      { name: { zh: "处罚起数", en: "work" } },
      { name: { zh: "行政拘留人数", en: "work" } },
      { name: { zh: "查处违法", en: "work" } },
      { name: { zh: "工作", en: "Punishments" } }
    ]) {
      const code = "code" in more ? more.code : "one"
      expect(refusalOf(more)).toBe(`warden-honours: the criterion "${code}" ${penalties}`)
    }
  })

  it("where a criterion is written may name them, and other words are not taken for them", () => {
    expect(refusalOf({ source: { zh: "不得以罚款为指标(道交法86)", en: "no fines (V10)" } })).toBe("")
    for (const text of [
      "defined routes",
      "finest post",
      "tenfold",
      "劝导人次",
      "公里",
      "单元",
      "help-requests"
    ]) {
      expect([text, penaltyNamedIn(text)]).toEqual([text, undefined])
    }
  })

  it("an unknown kind of work is refused as such", () => {
    expect(refusalOf({ counts: "visits" })).toMatch(/^warden-honours: .*"visits"/s)
  })

  it("row 18: the base indicators are refused alike", () => {
    const [one, ...others] = indicators.entries
    const replaced = (more: object) => readIndicators({ entries: [{ ...one, ...more }, ...others] })
    expect(replaced({ measure: { zh: "万元", en: "ten thousand" } })).toEqual(
      Either.left(`base-indicators: the criterion "${one?.id}" ${fines}`)
    )
    expect(replaced({ name: { zh: "处罚数", en: "work" } })).toEqual(
      Either.left(`base-indicators: the criterion "${one?.id}" ${penalties}`)
    )
    expect(Either.isRight(replaced({}))).toBe(true)
  })

  it("A3: a persuasion that is a penalty is no item, so that honours cannot count it by that way", () => {
    const persuasion = items.entries.find(({ item }) => item === "persuasion")
    const added = {
      ...persuasion,
      id: "persuasion/fined",
      code: "fined",
      name: { zh: "当场罚款", en: "on the spot" }
    }
    expect(makeWardenTables({ "warden-items": { entries: [...items.entries, added] } })).toEqual(
      Either.left(`warden-items: the criterion "fined" ${fines}`)
    )
  })
})
