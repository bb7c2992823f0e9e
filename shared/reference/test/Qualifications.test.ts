import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { AccidentKind, AccidentProcedure, accidentKindOf, accidentKindText } from "../src/AccidentKinds.ts"
import { builtInAccidentRules, makeAccidentRules } from "../src/AccidentRules.ts"
import { makeAccidentTables } from "../src/AccidentTables.ts"
import { builtInDeadlines } from "../src/Deadlines.ts"
import { type Handler, HandlerAct, Qualification } from "../src/Qualifications.ts"
import { refusal } from "./outcomes.ts"

const { handlersNeeded, mayDo, reportDuty, reportGrounds } = builtInAccidentRules
const on = "2026-06-01"
const officer = (qualification: Qualification): Handler => ({ kind: "officer", qualification })
const may = (...question: [Handler, HandlerAct, AccidentKind, AccidentProcedure?]): boolean =>
  mayDo(question[0], question[1], question[2], on, question[3]).may

describe("A1: kinds of accident", () => {
  it("A1: one death makes an accident fatal, one injury makes it an injury accident", () => {
    expect(accidentKindOf({ deaths: 0, injured: 0 })).toBe("property")
    expect(accidentKindOf({ deaths: 0, injured: 1 })).toBe("injury")
    expect(accidentKindOf({ deaths: 1, injured: 0 })).toBe("death")
    expect(accidentKindText("injury").zh).toBe("伤人事故")
  })
})

describe("A2: who handles an accident", () => {
  it.each([
    ["property", "simple", 1, "simple", "law"],
    ["injury", "simple", 1, "simple", "law"],
    ["property", "general", 2, "junior", "recommended"],
    ["injury", "general", 2, "junior", "law"],
    ["death", "general", 2, "intermediate", "law"]
  ] as const)(
    "A2: %s in the %s procedure: %d with a %s lead",
    (kind, procedure, officers, lead, confidence) => {
      expect(Either.getOrThrow(handlersNeeded(kind, procedure, on)).value).toMatchObject({
        officers,
        lead,
        rule: "A2",
        confidence
      })
    }
  )

  it("A8: a death is not handled in the simple procedure", () => {
    expect(handlersNeeded("death", "simple", on)).toMatchObject({
      left: { code: "accident-kind-not-in-procedure", rule: "A8" }
    })
    expect(mayDo(officer("senior"), "decide-liability", "death", on, "simple")).toMatchObject({
      may: false,
      rule: "A8"
    })
  })

  it("A2: liability is decided by who may lead", () => {
    expect(may(officer("none"), "decide-liability", "property", "simple")).toBe(false)
    expect(may(officer("simple"), "decide-liability", "property", "simple")).toBe(true)
    expect(may(officer("simple"), "decide-liability", "injury")).toBe(false)
    expect(may(officer("junior"), "decide-liability", "injury")).toBe(true)
    expect(may(officer("junior"), "decide-liability", "death")).toBe(false)
    expect(may(officer("intermediate"), "decide-liability", "death")).toBe(true)
    expect(may(officer("senior"), "decide-liability", "death")).toBe(true)
    expect(mayDo(officer("junior"), "decide-liability", "death", on).reason).toEqual({
      zh: "一般程序死亡事故: 交通警察2名以上, 主办须有中级资格, 事故处理程序规定5、27",
      en: "fatal accident, general procedure: at least 2 officers, the lead with the intermediate qualification, Accident Procedure 5 and 27"
    })
  })

  it("A2: a higher qualification may do whatever a lower one may", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HandlerAct.literals),
        fc.constantFrom(...AccidentKind.literals),
        fc.constantFrom(...AccidentProcedure.literals),
        fc.nat({ max: Qualification.literals.length - 2 }),
        (act, kind, procedure, i) => {
          const [lower, higher] = Qualification.literals.slice(i, i + 2) as [Qualification, Qualification]
          if (may(officer(lower), act, kind, procedure)) {
            expect(may(officer(higher), act, kind, procedure)).toBe(true)
          }
        }
      )
    )
  })
})

describe("A3: auxiliaries and traffic assistants", () => {
  it.each([
    ["guide-self-settlement", true, false],
    ["assist", true, false],
    ["keep-order", true, true],
    ["collect-evidence", false, false],
    ["decide-liability", false, false],
    ["administrative-decision", false, false]
  ] as const)("A3: %s: auxiliary %s, assistant %s", (act, auxiliary, assistant) => {
    for (const kind of AccidentKind.literals) {
      for (const procedure of AccidentProcedure.literals) {
        expect(may({ kind: "auxiliary" }, act, kind, procedure)).toBe(auxiliary)
        expect(may({ kind: "assistant" }, act, kind, procedure)).toBe(assistant)
      }
    }
  })

  it("A3: the reason says who may not do what, and that the rule is not this province's", () => {
    expect(mayDo({ kind: "auxiliary" }, "collect-evidence", "injury", on)).toMatchObject({
      rule: "A3",
      confidence: "recommended",
      reason: { zh: "警务辅助人员不得调查取证, 辅警管理规定 (建议)" }
    })
    expect(mayDo({ kind: "assistant" }, "collect-evidence", "injury", on).confidence).toBe("law")
  })

  it("A3: what no rule allows is not allowed", () => {
    const tables = Either.getOrThrow(makeAccidentTables({ "handler-acts": { entries: [] } }))
    const rules = makeAccidentRules(tables, builtInDeadlines)
    expect(rules.mayDo(officer("senior"), "assist", "death", on)).toMatchObject({ may: false, rule: "A3" })
    expect(refusal(rules.handlersNeeded("injury", "general", on))).toBeNull()
  })
})

describe("A4, A5, A6: what must be reported", () => {
  const codes = (rule: string) =>
    reportGrounds(on)
      .filter((ground) => ground.rule === rule)
      .map(({ ground }) => ground)

  it("A4, A5, A6: the grounds of the regulation", () => {
    expect(codes("A4")).toEqual([
      "death",
      "injury",
      "no-licence",
      "alcohol-or-drugs",
      "passenger-overload-or-speed",
      "no-or-false-plate",
      "cannot-move",
      "party-left",
      "intentional"
    ])
    expect(codes("A5")).toEqual(["no-inspection-or-insurance-mark", "hit-fixture"])
    expect(codes("A6")).toEqual(["dangerous-goods"])
  })

  it("A4: death and injury are grounds by themselves", () => {
    expect(reportDuty({ kind: "death", grounds: [] }, on)).toMatchObject({
      duty: "guardSceneAndReport",
      grounds: [{ ground: "death", rule: "A4" }]
    })
    expect(reportDuty({ kind: "injury", grounds: ["death"] }, on).grounds.map((g) => g.ground)).toEqual([
      "injury"
    ])
  })

  it("A4: property damage without any ground may be settled by the parties", () => {
    expect(reportDuty({ kind: "property", grounds: ["unknown"] }, on)).toEqual({ duty: null, grounds: [] })
  })

  it.each([
    ["A4", ["no-or-false-plate"], "guardSceneAndReport"],
    ["A5", ["hit-fixture"], "moveThenReport"],
    ["A4 before A5", ["hit-fixture", "party-left"], "guardSceneAndReport"],
    ["A6", ["dangerous-goods", "hit-fixture", "party-left"], "reportAtOnce"]
  ] as const)("%s: %j asks for %s", (_, grounds, duty) => {
    expect(reportDuty({ kind: "property", grounds }, on).duty).toBe(duty)
  })
})
