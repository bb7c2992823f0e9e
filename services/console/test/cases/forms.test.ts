import { describe, expect, it } from "vitest"
import { filterKeys, filterOf, parametersOf, withCondition } from "../../src/cases/caseFilter.ts"
import { intakeForm, isTakePath, usualChannel } from "../../src/cases/taking.ts"

describe("an intake as it is typed", () => {
  it("I1: what was not given is left out; nobody need be named", () => {
    expect(intakeForm({ type: "traffic/congestion", place: { township: "371603101" } })).toEqual({
      channel: "phone",
      kind: "traffic",
      type: "congestion",
      place: { township: "371603101" }
    })
    expect(intakeForm({ caller: { name: " ", phone: "" }, description: "  " })).not.toHaveProperty("caller")
  })

  it("I1: a full one goes as it was written, with the district's time and roads in capitals", () => {
    expect(
      intakeForm({
        channel: "warden",
        type: "accident/injury",
        detail: "two-cars",
        level: "2",
        place: { village: "371603101213", road: "g205", post: "K412+300", address: " 路口 " },
        caller: { name: "王小明", phone: " 13812345678 " },
        description: " 追尾 ",
        calledAt: "2026-03-10T09:05"
      })
    ).toEqual({
      channel: "warden",
      kind: "accident",
      type: "injury",
      detail: "two-cars",
      level: "2",
      place: { village: "371603101213", road: "G205", post: "K412+300", address: "路口" },
      caller: { name: "王小明", phone: "13812345678" },
      description: "追尾",
      calledAt: "2026-03-10T09:05:00+08:00"
    })
  })

  it("I5: a number of another desk goes only with a call that came from one, and with both its parts", () => {
    const source = { desk: "市110", number: "A-1" }
    expect(intakeForm({ channel: "other-desk", source }).source).toEqual(source)
    expect(intakeForm({ channel: "phone", source })).not.toHaveProperty("source")
    expect(intakeForm({ channel: "other-desk", source: { desk: "市110", number: " " } })).not.toHaveProperty(
      "source"
    )
  })

  it("takes the channel that its giver mostly has, and finds the field that a refusal names", () => {
    expect((["warden", "officer", "auxiliary", "dispatcher"] as const).map(usualChannel)).toEqual([
      "warden",
      "station",
      "station",
      "phone"
    ])
    expect(["place.village", "caller.phone", "source.number", "type"].every(isTakePath)).toBe(true)
    expect(["kind", "place", "caller.idNumber", "xtype"].some(isTakePath)).toBe(false)
  })
})

describe("the filter of a list in its address", () => {
  it("every condition comes back as it was, in a fixed order; what no list knows and what is empty is left out", () => {
    const filter = Object.fromEntries(filterKeys.map((key, i) => [key, `v${i}`]))
    const address = parametersOf(filter)
    expect([...address.keys()]).toEqual([...filterKeys])
    expect(filterOf(address)).toEqual(filter)
    expect(filterOf(new URLSearchParams("kind=traffic&colour=red&level="))).toEqual({ kind: "traffic" })
    expect(parametersOf({ kind: "" }).toString()).toBe("")
  })

  it("one condition is changed or taken away, the others stay", () => {
    const filter = { kind: "traffic", level: "1" }
    expect(withCondition(filter, "level", "2")).toEqual({ kind: "traffic", level: "2" })
    expect(withCondition(filter, "level", undefined)).toEqual({ kind: "traffic" })
    expect(withCondition(filter, "kind", "")).toEqual({ level: "1" })
    expect(filter).toEqual({ kind: "traffic", level: "1" })
  })
})
