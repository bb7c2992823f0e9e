import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import { commands, day, file, outcome } from "./filing.ts"
import { accepted, at, auxiliary, chosen, lead, officer, second, warden } from "./proceedings.ts"

const unsurveyed = (kind: "property" | "injury" | "death" = "property", ...more: Array<AccidentEvent>) => [
  ...accepted(day, kind).filter(({ _tag }) => _tag !== "SceneWasSurveyed" && _tag !== "HandlersWereAssigned"),
  ...more
]

describe("who leads (A2)", () => {
  const led = (kind: "property" | "injury" | "death", qualification: "none" | "simple" | "junior") =>
    outcome(unsurveyed(kind), {
      ...commands.AssignHandlers,
      lead: officer("zhao", qualification),
      others: [lead]
    })

  it("A2: an injury accident is led with the junior qualification, a death with the intermediate one", () => {
    expect(led("injury", "simple")).toBe("LeadIsNotQualified")
    expect(led("injury", "junior")).toBe("HandlersWereAssigned")
    expect(led("death", "junior")).toBe("LeadIsNotQualified")
    expect(outcome(unsurveyed("death"), { ...commands.AssignHandlers, lead, others: [second] })).toBe(
      "HandlersWereAssigned"
    )
  })

  it("A2: training for the simple procedure is enough where it may still be a simple one", () => {
    expect(led("property", "none")).toBe("LeadIsNotQualified")
    expect(led("property", "simple")).toBe("HandlersWereAssigned")
    expect(
      outcome(unsurveyed("property", chosen("general")), {
        ...commands.AssignHandlers,
        lead: officer("zhao", "simple"),
        others: [lead]
      })
    ).toBe("LeadIsNotQualified")
  })

  it("A3: an auxiliary leads nothing", () => {
    expect(outcome(unsurveyed(), { ...commands.AssignHandlers, lead: auxiliary, others: [lead] })).toBe(
      "LeadIsNotQualified"
    )
  })

  it("A2: too few officers are a warning at the assignment", () => {
    const result = file(unsurveyed("injury")).when({ ...commands.AssignHandlers, lead, others: [] })
    expect(result).toMatchObject({ happened: [{ warnings: [{ path: "others", rule: "A2" }] }] })
  })

  it("A21: who was recused, and who is named twice, is not assigned", () => {
    const recused: Array<AccidentEvent> = [
      {
        _tag: "RecusalWasRequested",
        recusalId: "r",
        handler: second.account,
        by: "a",
        ground: "relative",
        requestedOn: day,
        reason: null
      },
      {
        _tag: "RecusalWasDecided",
        recusalId: "r",
        handler: second.account,
        granted: true,
        decidedOn: day,
        reason: null
      }
    ]
    const command = { ...commands.AssignHandlers, lead, others: [second] }
    expect(outcome([...unsurveyed(), ...recused], command)).toBe("HandlerWasRecused")
    expect(outcome(unsurveyed(), { ...command, others: [lead] })).toBe("HandlerIsNamedTwice")
    expect(outcome([...unsurveyed(), ...recused], commands.SurveyScene)).toBe("HandlerWasRecused")
  })
})

describe("the survey (A2, A3)", () => {
  const survey = (history: ReadonlyArray<AccidentEvent>, others = [second]) =>
    outcome(history, { ...commands.SurveyScene, others })

  it("A2: outside of the simple procedure two officers survey the scene", () => {
    expect(survey(unsurveyed("injury"), [])).toBe("OfficersAreTooFew")
    expect(survey(unsurveyed("injury"), [auxiliary])).toBe("OfficersAreTooFew")
    expect(survey(unsurveyed("injury"))).toBe("SceneWasSurveyed")
    expect(survey(unsurveyed("property", chosen("general")), [])).toBe("OfficersAreTooFew")
    expect(survey(unsurveyed("property", chosen("simple")), [])).toBe("SceneWasSurveyed")
    expect(survey(unsurveyed("injury", chosen("simple")), [])).toBe("SceneWasSurveyed")
  })

  it("A2: while no procedure is chosen one officer at damage to property is a warning", () => {
    expect(file(unsurveyed()).when({ ...commands.SurveyScene, others: [] })).toMatchObject({
      happened: [{ _tag: "SceneWasSurveyed", warnings: [{ rule: "A2" }] }]
    })
  })

  it("A2: whoever leads is qualified for the kind of accident", () => {
    const command = { ...commands.SurveyScene, by: second, others: [officer("zhao", "junior")] }
    expect(outcome(unsurveyed("injury"), command)).toBe("SceneWasSurveyed")
    expect(outcome(unsurveyed("death"), command)).toBe("LeadIsNotQualified")
  })

  it("A3: auxiliaries and wardens collect no evidence", () => {
    for (const by of [auxiliary, warden]) {
      expect(file(unsurveyed()).when({ ...commands.SurveyScene, by })).toMatchObject({
        rejected: { _tag: "HandlerMayNotDoThis", kind: by.kind, act: "collect-evidence", rule: "A3" }
      })
    }
  })

  it("it is not before the accident; a later one adds to it, and the clocks run from the first", () => {
    expect(survey([...unsurveyed()])).toBe("SceneWasSurveyed")
    expect(outcome(unsurveyed(), { ...commands.SurveyScene, from: at(day, "08:00") })).toBe(
      "HappenedBeforeTheAccident"
    )
    const photo = { kind: "photo", reference: "1.jpg", note: null } as const
    const once = { ...commands.SurveyScene, attachments: [photo] }
    const history = [
      ...unsurveyed(),
      ...(file(unsurveyed()).when(once) as { happened: Array<AccidentEvent> }).happened
    ]
    const again = { ...once, from: at("2026-03-11"), until: at("2026-03-11", "10:00"), sceneKind: "6" }
    const { happened } = file(history).when(again) as { happened: Array<AccidentEvent> }
    expect(file([...history, ...happened]).state).toMatchObject({
      scene: {
        surveyedUntil: at(day, "10:30"),
        resurveyedUntil: at("2026-03-11", "10:00"),
        sceneKind: "6",
        attachments: [photo, photo]
      }
    })
  })
})

describe("first on the spot (A3)", () => {
  const firstHelp = ["AttendScene", "InvolveVehicle", "InvolvePerson"] as const

  it("A3: a warden and an auxiliary report, attend, and add vehicles, persons and photographs", () => {
    for (const by of [auxiliary, warden]) {
      expect(outcome([], { ...commands.ReportAccident, by })).toBe("AccidentWasReported")
      for (const tag of firstHelp) {
        expect(file(accepted(day)).when({ ...commands[tag], by })).toHaveProperty("happened")
      }
    }
  })

  it("A3: not once it is decided or settled", () => {
    const settled: AccidentEvent = {
      _tag: "PartiesSettledThemselves",
      settledOn: day,
      guidedBy: auxiliary,
      amountYuan: 500,
      shares: [],
      reason: null
    }
    for (const tag of firstHelp) {
      expect(outcome(accepted(day, "property", settled), { ...commands[tag], by: warden })).toBe(
        "HandlerMayNotDoThis"
      )
      expect(file(accepted(day, "property", settled)).when(commands[tag])).toHaveProperty("happened")
    }
  })

  it("A3: they decide nothing administrative", () => {
    const administrative = ["AcceptAccident", "RefuseAccident", "CloseAccident", "MergeAccident"] as const
    for (const tag of administrative) {
      expect(file(accepted(day)).when({ ...commands[tag], by: auxiliary })).toMatchObject({
        rejected: { _tag: "HandlerMayNotDoThis", act: "administrative-decision", rule: "A3" }
      })
    }
  })

  it("who comes later does not move the arrival of the first", () => {
    const come = (time: string): AccidentEvent => ({
      _tag: "SceneWasAttended",
      arrivedAt: at(day, time),
      by: [warden],
      attachments: [],
      note: null
    })
    expect(file([...accepted(day), come("09:30"), come("09:20"), come("09:50")]).state).toMatchObject({
      scene: { attendedAt: at(day, "09:20") }
    })
  })
})
