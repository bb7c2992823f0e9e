import { describe, expect, it } from "vitest"
import { counts, onFile } from "../../src/domain/Accident.ts"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { clocksOf } from "../../src/domain/Clocks.ts"
import { commands, day, elsewhere, file, histories, outcome } from "./filing.ts"
import { accepted, at, found, lead, reported, rules, second, township } from "./proceedings.ts"

const stateAfter = (history: ReadonlyArray<AccidentEvent>) => {
  const state = onFile(file(history).state)
  if (state === undefined) throw new Error("nothing is on file")
  return state
}

describe("the report (A7)", () => {
  it("A7: an anonymous and a late report is taken as it came in", () => {
    const command = { ...commands.ReportAccident, reporter: null, late: true, fled: "白色轿车向北逃逸" }
    expect(file([]).when(command)).toEqual({
      happened: [reported(day, { late: true, fled: "白色轿车向北逃逸" })]
    })
    const state = stateAfter([reported(day, { late: true })])
    expect(state.standing._tag).toBe("Reported")
    expect(state.intake).toMatchObject({ reporter: null, late: true })
    expect(clocksOf(state, rules).map(({ clock, rule }) => [clock, rule])).toContainEqual([
      "late-report-decision",
      "A7"
    ])
  })

  it("A7: it is accepted once, not before it was reported, and in somebody's name (V3)", () => {
    expect(outcome([reported(day)], commands.AcceptAccident)).toBe("AccidentWasAccepted")
    expect(stateAfter(histories.accepted).jurisdiction.authority).toBe("滨州市公安局沾化分局交警大队")
    const early = { ...commands.AcceptAccident, acceptedAt: at(day, "08:00") }
    expect(file([reported(day)]).when(early)).toMatchObject({
      rejected: { _tag: "HappenedBeforeTheReport", path: "happenedAt" }
    })
  })

  it("A7: a refusal says on which ground; 'other' says why; a refused one is accepted with a reason only", () => {
    const other = { ...commands.RefuseAccident, ground: "other" } as const
    expect(outcome([reported(day)], other)).toBe("ReasonIsMissing")
    expect(outcome([reported(day)], { ...other, reason: "私人院内" })).toBe("AccidentWasRefused")
    const early = { ...commands.RefuseAccident, refusedAt: at(day, "09:00") }
    expect(outcome([reported(day)], early)).toBe("HappenedBeforeTheReport")
    expect(counts(stateAfter(histories.refused))).toBe(false)
    const after = { ...commands.AcceptAccident, reason: "上级责令受理" }
    expect(outcome(histories.refused, after)).toBe("AccidentWasAccepted")
    expect(
      stateAfter([...histories.refused, { ...commands.AcceptAccident, _tag: "AccidentWasAccepted" }]).standing
    ).toEqual({ _tag: "Accepted" })
  })
})

describe("whose accident it is (A24)", () => {
  const handedOver = (more: Partial<typeof commands.HandOverAccident> = {}) => ({
    ...commands.HandOverAccident,
    ...more
  })

  it("A24: over two areas it goes to where it began, and the clocks start again at the receipt", () => {
    const command = handedOver({ township: "371603102", receivedAt: at("2026-03-12", "10:00") })
    const { happened } = file(accepted(day)).when(command) as { happened: ReadonlyArray<AccidentEvent> }
    expect(happened).toMatchObject([
      { _tag: "AccidentWasHandedOver", township: "371603102", ground: "began-there" }
    ])
    const before = stateAfter(accepted(day))
    const after = stateAfter([...accepted(day), ...happened])
    expect(after.standing).toEqual({ _tag: "Accepted" })
    expect(after.jurisdiction).toMatchObject({ township: "371603102", since: at("2026-03-12", "10:00") })
    // The place stays where it is: so do the figures (C9).
    expect(after.place.township).toBe(township)
    const start = (state: typeof after) =>
      clocksOf(state, rules).find(({ clock }) => clock === "liability-paper")?.start
    expect([start(before), start(after)]).toEqual(["2026-03-10", "2026-03-12"])
  })

  it("A24: in a dispute the first finder has it until it is assigned", () => {
    const first = handedOver({ township: "371603102", ground: "first-found" })
    const assigned = handedOver({ township, ground: "assigned", authority: "大队" })
    const history = [
      ...accepted(day),
      ...(file(accepted(day)).when(first) as { happened: ReadonlyArray<AccidentEvent> }).happened
    ]
    expect(stateAfter(history).jurisdiction.ground).toBe("first-found")
    expect(outcome(history, assigned)).toBe("AccidentWasHandedOver")
  })

  it("A24: a body outside takes the file away, and may give it back", () => {
    expect(stateAfter(histories.handedOver).standing).toEqual({
      _tag: "HandedOver",
      authority: "滨城大队"
    })
    expect(counts(stateAfter(histories.handedOver))).toBe(false)
    const back = handedOver({ township, authority: "大队", ground: "assigned" })
    expect(outcome(histories.handedOver, back)).toBe("AccidentWasHandedOver")
    expect(
      stateAfter([...histories.handedOver, { ...back, _tag: "AccidentWasHandedOver" }]).standing
    ).toEqual({ _tag: "Accepted" })
  })

  it("A24: nobody hands it to themselves, or before it happened", () => {
    const same = handedOver({ township, authority: "滨州市公安局沾化分局交警大队" })
    expect(outcome(accepted(day), same)).toBe("JurisdictionIsTheSame")
    expect(outcome(accepted(day), handedOver({ receivedAt: at(day, "08:00") }))).toBe(
      "HappenedBeforeTheAccident"
    )
  })
})

describe("what was wrong", () => {
  it("C9: a corrected place takes the figures and the jurisdiction of the place along", () => {
    const result = file(accepted(day)).when(commands.CorrectPlace)
    expect(result).toMatchObject({
      happened: [{ _tag: "PlaceWasCorrected", place: elsewhere, previousTownship: township }]
    })
    const after = stateAfter([
      ...accepted(day),
      ...(result as { happened: ReadonlyArray<AccidentEvent> }).happened
    ])
    expect([after.place.township, after.jurisdiction.township]).toEqual(["371603102", "371603102"])
    expect(outcome(accepted(day), { ...commands.CorrectPlace, place: stateAfter(accepted(day)).place })).toBe(
      ""
    )
  })

  it("C9: what was handed over stays where it was handed to", () => {
    const over: AccidentEvent = {
      _tag: "AccidentWasHandedOver",
      authority: "x",
      township: "371603103",
      ground: "assigned",
      receivedAt: at(day, "12:00"),
      reason: null
    }
    const moved: AccidentEvent = {
      _tag: "PlaceWasCorrected",
      place: elsewhere,
      previousTownship: township,
      reason: "x",
      warnings: []
    }
    expect(stateAfter([...accepted(day), over, moved]).jurisdiction.township).toBe("371603103")
  })

  it("C9: the place of a closed file, or of another record, is corrected with a reason", () => {
    const silent = { ...commands.CorrectPlace, reason: null }
    expect(file(histories.closed).when(silent)).toEqual({
      rejected: { _tag: "ReasonIsMissing", rule: "C9" }
    })
    expect(outcome(histories.closed, commands.CorrectPlace)).toBe("PlaceWasCorrected")
    expect(outcome(histories.historical, silent)).toBe("ReasonIsMissing")
    expect(outcome(accepted(day), silent)).toBe("PlaceWasCorrected")
  })

  it("A1: a kind that is less than the casualties on file is taken with a warning", () => {
    const history = accepted(day, "injury", found("a", { injury: "serious", at: at(day, "10:00") }))
    const result = file(history).when({ ...commands.CorrectReport, kind: "property", description: null })
    expect(result).toMatchObject({
      happened: [{ kind: "property", warnings: [{ path: "kind", rule: "A1" }] }]
    })
  })

  it("the accident is not after anything that followed it", () => {
    const command = { ...commands.CorrectReport, happenedAt: at(day, "09:15") }
    expect(file([reported(day)]).when(command)).toMatchObject({
      rejected: { _tag: "SomethingHappenedEarlier", what: { en: "the report" }, at: at(day, "09:10") }
    })
    expect(outcome([reported(day)], { ...command, happenedAt: at(day, "09:05") })).toBe("ReportWasCorrected")
    const dead = found("a", { injury: "dead", at: at(day, "09:01") })
    expect(outcome(accepted(day, "death", dead), { ...command, happenedAt: at(day, "09:05") })).toBe(
      "SomethingHappenedEarlier"
    )
  })

  it("what the file says already changes nothing", () => {
    const state = stateAfter(accepted(day))
    expect(outcome(accepted(day), { ...commands.CorrectReport, kind: state.kind, description: null })).toBe(
      ""
    )
    expect(
      outcome(accepted(day), { ...commands.RecordCircumstances, circumstances: state.circumstances })
    ).toBe("")
  })

  it("a withdrawal of a file with papers says why", () => {
    const paper: AccidentEvent = {
      _tag: "LiabilityWasDecided",
      paperId: "p",
      kind: "liability",
      number: "1",
      decidedOn: day,
      shares: [],
      by: [lead, second],
      supersedes: null,
      reason: null,
      warnings: []
    }
    const silent = { ...commands.WithdrawAccident, reason: null }
    expect(outcome(accepted(day), silent)).toBe("AccidentWasWithdrawn")
    expect(outcome(accepted(day, "property", paper), silent)).toBe("ReasonIsMissing")
    expect(outcome(accepted(day), { ...silent, ground: "other" })).toBe("ReasonIsMissing")
  })
})
