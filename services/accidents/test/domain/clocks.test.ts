import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import {
  accepted,
  acceptedOn,
  at,
  chosen,
  clocks,
  decidedOn,
  found,
  fugitiveFound,
  reported,
  resultReceived,
  resultServed,
  resumed,
  revokedOn,
  searchStarted,
  stopped,
  surveyedOn,
  testOrdered
} from "./proceedings.ts"

const general = chosen("general")

/** Due date and whether it is open, of one clock. */
const due = (history: ReadonlyArray<AccidentEvent>, id: string) => {
  const clock = clocks(history)[id]
  return clock === undefined ? undefined : { due: clock.due, metOn: clock.metOn }
}

describe("clocks of a paper", () => {
  it.each([
    ["2026-02-12", "2026-03-04", "Spring Festival"],
    ["2026-09-18", "2026-10-09", "National Day with a Sunday that is worked"],
    ["2026-09-30", "2026-10-20", "a Saturday that is worked"]
  ])("A10: a scene check on %s gives a paper until %s (%s)", (day, paper) => {
    expect(due(accepted(day, "injury", general), "liability-paper/accident")).toEqual({
      due: paper,
      metOn: null
    })
  })

  it("A8: a paper of the simple procedure is due three working days after the scene", () => {
    const history = accepted("2026-04-03", "property", chosen("simple"))
    expect(due(history, "simple-paper/accident")).toEqual({ due: "2026-04-09", metOn: null })
    expect(due(history, "liability-paper/accident")).toBeUndefined()
    const made = [...history, decidedOn("2026-04-10", { kind: "simple" })]
    expect(due(made, "simple-paper/accident")).toEqual({ due: "2026-04-09", metOn: "2026-04-10" })
  })

  it("A10: a test takes the place of the ten days by five after its result is fixed (A13)", () => {
    const ordered = accepted("2026-06-01", "injury", general, testOrdered("2026-06-02"))
    expect(due(ordered, "liability-paper/accident")).toBeUndefined()
    const served = [...ordered, resultReceived("2026-06-12"), resultServed("2026-06-15")]
    // Fixed three working days after the service: 18 June.
    expect(due(served, "paper-after-test/accident")).toEqual({ due: "2026-06-26", metOn: null })
  })

  it("A10: a joint request brings the paper in five working days", () => {
    const history = accepted("2026-06-01", "injury", general, {
      _tag: "JointRequestWasMade",
      requestedOn: "2026-06-02",
      approval: { body: "大队", number: null, on: "2026-06-02" },
      reason: null
    })
    expect(due(history, "paper-after-joint-request/accident")).toEqual({ due: "2026-06-09", metOn: null })
  })

  it("A10, A14: in a hit-and-run nothing runs before car and driver are both found", () => {
    const sought = accepted("2026-06-01", "injury", general, searchStarted(at("2026-06-01", "10:00")))
    expect(due(sought, "liability-paper/accident")).toBeUndefined()
    const car = [...sought, fugitiveFound("2026-06-03", "B", null)]
    expect(due(car, "liability-paper/found")).toBeUndefined()
    const both = [...car, fugitiveFound("2026-06-08", null, "b")]
    expect(due(both, "liability-paper/found")).toEqual({ due: "2026-06-23", metOn: null })
  })

  it("A14: the victim's request brings a paper in ten working days, the finding another one", () => {
    const asked = accepted("2026-06-01", "injury", general, searchStarted(at("2026-06-01", "10:00")), {
      _tag: "VictimAskedForDecision",
      participantId: "a",
      requestedOn: "2026-06-03"
    })
    expect(due(asked, "hit-and-run-request/accident")).toEqual({ due: "2026-06-17", metOn: null })
    const again = [
      ...asked,
      decidedOn("2026-06-10"),
      fugitiveFound("2026-07-01", "B", "b"),
      revokedOn("2026-07-02", "fugitive-found"),
      decidedOn("2026-07-10", { paperId: "second", supersedes: "paper" })
    ]
    expect(due(again, "hit-and-run-request/accident")?.metOn).toBe("2026-06-10")
    expect(due(again, "liability-paper/found")).toEqual({ due: "2026-07-15", metOn: "2026-07-10" })
  })

  it("A24: the time begins again when another township receives the accident", () => {
    const history = accepted("2026-06-01", "injury", general, {
      _tag: "AccidentWasHandedOver",
      authority: "下河乡派出所",
      township: "371603201",
      ground: "began-there",
      receivedAt: at("2026-06-08"),
      reason: null
    })
    const clock = clocks(history)["liability-paper/accident"]
    expect(clock).toMatchObject({ start: "2026-06-08", due: "2026-06-23", station: "371603201" })
  })

  it("a paper that the unit takes back by itself leaves its clock open until there is another", () => {
    const back = accepted(
      "2026-06-01",
      "injury",
      general,
      decidedOn("2026-06-05"),
      revokedOn("2026-06-08", "own-correction")
    )
    expect(due(back, "liability-paper/accident")).toEqual({ due: "2026-06-15", metOn: null })
    const mended = [...back, decidedOn("2026-06-09", { paperId: "second", supersedes: "paper" })]
    expect(due(mended, "liability-paper/accident")?.metOn).toBe("2026-06-05")
  })

  it("A7: a late report is accepted in three working days, and its paper runs from the acceptance", () => {
    const late = reported("2026-06-01", { late: true, reportedAt: at("2026-06-05"), kind: "injury" })
    expect(due([late], "late-report-decision/accident")).toEqual({ due: "2026-06-10", metOn: null })
    const taken = [late, acceptedOn("2026-06-09"), general]
    expect(due(taken, "late-report-decision/accident")?.metOn).toBe("2026-06-09")
    expect(clocks(taken)["liability-paper/accident"]?.start).toBe("2026-06-09")
  })

  it("A7: a refusal decides a late report, also where the accident is accepted after all much later", () => {
    const late = reported("2026-06-01", { late: true, reportedAt: at("2026-06-05"), kind: "injury" })
    const refusal: AccidentEvent = {
      _tag: "AccidentWasRefused",
      ground: "not-proved",
      refusedAt: at("2026-06-08"),
      reason: null
    }
    expect(clocks([late, refusal])).toEqual({})
    const taken = [late, refusal, { ...acceptedOn("2026-07-20"), reason: "复核后应当受理" }, general]
    expect(due(taken, "late-report-decision/accident")).toEqual({ due: "2026-06-10", metOn: "2026-06-08" })
    expect(clocks(taken)["liability-paper/accident"]?.start).toBe("2026-07-20")
  })

  it("A10: a start that is corrected moves the clock", () => {
    const begun = accepted("2026-06-01", "injury", general).filter(({ _tag }) => _tag !== "SceneWasSurveyed")
    expect(due(begun, "liability-paper/accident")).toBeUndefined()
    const later = [...begun, surveyedOn("2026-06-03")]
    expect(due(later, "liability-paper/accident")?.due).toBe("2026-06-17")
    expect(due([...later, surveyedOn("2026-06-02")], "liability-paper/accident")?.due).toBe("2026-06-16")
  })

  it("a deadline past the published calendar is provisional", () => {
    const clock = clocks(accepted("2026-12-25", "injury", general))["liability-paper/accident"]
    expect(clock?.provisional).toBe(true)
  })
})

describe("A11: a clock that stands", () => {
  const history = accepted("2026-07-28", "injury", general, stopped("2026-08-03"))

  it("lasts sixty days at most, moved past a holiday, and stands while nobody ends it", () => {
    const found = clocks(history)
    expect(found["stop-limit/stop/stop"]).toMatchObject({ due: "2026-10-08", metOn: null })
    expect(found["liability-paper/accident"]).toMatchObject({ stopped: true })
    expect((found["liability-paper/accident"]?.due ?? "") > "2026-10-08").toBe(true)
  })

  it("goes on with the days that were left, and asks for a paper in five working days", () => {
    const found = clocks([...history, resumed("2026-08-10")])
    expect(found["stop-limit/stop/stop"]?.metOn).toBe("2026-08-10")
    // Four of ten days were used (29, 30, 31 July, 3 August): six are left.
    expect(found["liability-paper/accident"]).toMatchObject({ due: "2026-08-18", stopped: false })
    expect(found["paper-after-stop/stop/stop"]).toMatchObject({ due: "2026-08-17", metOn: null })
  })

  it("gives at least the five days of the regulation where fewer were left", () => {
    const late = accepted("2026-07-28", "injury", general, stopped("2026-08-10"), resumed("2026-08-17"))
    expect(clocks(late)["liability-paper/accident"]?.due).toBe("2026-08-24")
  })

  it("a paper meets the clock and the five days", () => {
    const made = clocks([...history, resumed("2026-08-10"), decidedOn("2026-08-12")])
    expect(made["paper-after-stop/stop/stop"]?.metOn).toBe("2026-08-12")
    expect(made["liability-paper/accident"]?.metOn).toBe("2026-08-12")
  })
})

describe("A12, A13: clocks of a test", () => {
  it("is ordered in three working days, done in thirty days moved past a holiday, extended to sixty", () => {
    const history = accepted("2026-09-03", "injury", general, testOrdered("2026-09-05"))
    expect(due(history, "order-test/test/test")).toEqual({ due: "2026-09-08", metOn: "2026-09-05" })
    expect(due(history, "finish-test/test/test")).toEqual({ due: "2026-10-08", metOn: null })
    const extended: ReadonlyArray<AccidentEvent> = [
      ...history,
      {
        _tag: "TestWasExtended",
        testId: "test",
        until: "2026-10-25",
        approval: { body: "支队", number: null, on: "2026-10-01" },
        reason: null
      }
    ]
    expect(due(extended, "finish-test-extended/test/test")).toEqual({ due: "2026-10-25", metOn: null })
    expect(due(extended, "finish-test/test/test")).toBeUndefined()
  })

  it("A12: of a body, the three days run from the death; of a car that fled, from the day it is found", () => {
    const body = accepted(
      "2026-06-01",
      "death",
      general,
      found("b", { injury: "dead", at: at("2026-06-04") }),
      testOrdered("2026-06-05", { participantId: "b", vehicleId: null })
    )
    expect(clocks(body)["order-test/test/test"]?.start).toBe("2026-06-04")
    const car = accepted(
      "2026-06-01",
      "injury",
      general,
      searchStarted(at("2026-06-01", "10:00")),
      fugitiveFound("2026-06-10", "B", null),
      testOrdered("2026-06-11", { vehicleId: "B" })
    )
    expect(clocks(car)["order-test/test/test"]?.start).toBe("2026-06-10")
  })

  const served = accepted(
    "2026-06-01",
    "injury",
    general,
    testOrdered("2026-06-02"),
    resultReceived("2026-06-08"),
    resultServed("2026-06-10")
  )

  it("A12: the result is served in five working days; the vehicle goes back five after it is fixed", () => {
    expect(due(served, "serve-test-result/test/test")).toEqual({ due: "2026-06-15", metOn: "2026-06-10" })
    expect(due(served, "return-vehicle/test/test")).toEqual({ due: "2026-06-23", metOn: null })
    const back: AccidentEvent = { _tag: "TestedVehicleWasReturned", testId: "test", returnedOn: "2026-06-16" }
    expect(due([...served, back], "return-vehicle/test/test")?.metOn).toBe("2026-06-16")
  })

  it("A13: a request for a second test unfixes the result until the second one is out", () => {
    const asked: ReadonlyArray<AccidentEvent> = [
      ...served,
      {
        _tag: "SecondTestWasRequested",
        testId: "test",
        participantId: "a",
        requestedOn: "2026-06-12",
        reason: null
      }
    ]
    expect(due(asked, "paper-after-test/accident")).toBeUndefined()
    expect(due(asked, "return-vehicle/test/test")).toBeUndefined()
    const out = [
      ...asked,
      testOrdered("2026-06-15", { testId: "again", repeats: "test" }),
      resultReceived("2026-07-01", "again")
    ]
    expect(clocks(out)["paper-after-test/accident"]).toMatchObject({ start: "2026-07-01", due: "2026-07-08" })
  })

  it("times of the parties run out by themselves and are never overdue", () => {
    const found = clocks(served)
    expect(found["second-test-request/test/test"]).toMatchObject({
      due: "2026-06-15",
      metOn: "2026-06-15",
      binds: "parties"
    })
    expect(found["result-fixed/test/test"]).toMatchObject({ rule: "A13", due: "2026-06-15" })
  })
})
