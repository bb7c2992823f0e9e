import { builtInReference } from "@jiaosuo/reference/Reference"
import { describe, expect, it } from "vitest"
import { accidentCodeTexts } from "../../src/accidents/AccidentTexts.ts"

describe("grounds to call the police", () => {
  it("A4, A5, A6: stand among the code tables, rule by rule, in the words of the rules", () => {
    const tables = accidentCodeTexts(builtInReference, "2026-11-25")
    const codes = (name: string) => tables[name]?.map(({ code }) => code)
    expect(codes("accident.grounds.A4")).toEqual([
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
    expect(codes("accident.grounds.A5")).toEqual(["no-inspection-or-insurance-mark", "hit-fixture"])
    expect(tables["accident.grounds.A6"]).toEqual([
      {
        code: "dangerous-goods",
        zh: "载运危险物品车辆发生事故，立即报警并采取应急处置措施",
        en: "a vehicle with dangerous goods: report at once and take the special measures"
      }
    ])
    expect(codes("accident.grounds")).toEqual(
      ["A4", "A5", "A6"].flatMap((rule) => codes(`accident.grounds.${rule}`) ?? [])
    )
    // A rule text is written as Chinese is: no comma of another script in it.
    for (const { zh } of tables["accident.grounds"] ?? []) expect(zh).not.toMatch(/[,;:]/)
  })
})
