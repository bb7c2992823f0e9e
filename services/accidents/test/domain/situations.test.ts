import { rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type {
  ChooseProcedure,
  DecideLiability,
  OrderTest,
  RevokeLiability,
  SettleThemselves
} from "../../src/domain/commands/Proceedings.ts"
import { phaseOf } from "../../src/domain/Phase.ts"
import { commands, file } from "./filing.ts"
import {
  accepted,
  accident,
  at,
  chosen,
  clocks,
  decidedOn,
  fileOf,
  found,
  fugitiveFound,
  lead,
  officer,
  person,
  resumed,
  searchStarted,
  servedOn,
  share,
  stopped
} from "./proceedings.ts"

/** Situations in which something that was right once is overtaken by what is found later. */

const day = "2026-06-01"

const turned = (kind: "injury" | "death"): AccidentEvent => ({
  _tag: "ReportWasCorrected",
  happenedAt: null,
  kind,
  description: null,
  reason: null,
  warnings: []
})

const hurt: ReadonlyArray<AccidentEvent> = [
  found("b", { injury: "slight", at: at("2026-06-02") }),
  turned("injury")
]
const died: ReadonlyArray<AccidentEvent> = [
  found("b", { injury: "dead", at: at("2026-06-05") }),
  turned("death")
]

const choose = (procedure: "simple" | "general", agreed = false): ChooseProcedure => ({
  _tag: "ChooseProcedure",
  procedure,
  agreed,
  complicated: false,
  by: lead,
  reason: null
})

const decide = (more: Partial<DecideLiability> = {}): DecideLiability => ({
  _tag: "DecideLiability",
  paperId: "second",
  kind: "liability",
  number: "371603120260002",
  decidedOn: "2026-06-12",
  shares: [share("a", "full"), share("b", "none")],
  withoutFault: false,
  signedBy: null,
  by: lead,
  reason: null,
  warnings: [],
  ...more
})

const settle: SettleThemselves = {
  _tag: "SettleThemselves",
  settledOn: day,
  guided: false,
  amountYuan: 800,
  shares: [],
  by: lead,
  reason: null
}

const settled: AccidentEvent = {
  _tag: "PartiesSettledThemselves",
  settledOn: day,
  guidedBy: null,
  amountYuan: 800,
  shares: [],
  reason: null
}

describe("somebody dies or is hurt after a first decision", () => {
  const simplePaper = accepted(
    day,
    "property",
    chosen("simple"),
    decidedOn("2026-06-02", { kind: "simple" }),
    servedOn("a", "2026-06-02")
  )
  const revoke: RevokeLiability = {
    _tag: "RevokeLiability",
    paperId: "paper",
    ground: "own-correction",
    revokedOn: "2026-06-06",
    by: lead,
    reason: "当事人死亡"
  }

  it("A2, A8: a simple paper is taken back after a death by whoever may lead a fatal case", () => {
    const history = [...simplePaper, ...died]
    expect(accident(history).when({ ...revoke, by: officer("wang", "junior") })).toMatchObject({
      rejected: { _tag: "QualificationIsTooLow", needed: "intermediate" }
    })
    const back = accident(history).when(revoke)
    expect(back).toMatchObject({ happened: [{ _tag: "LiabilityWasRevoked", paperId: "paper" }] })
    const after = "happened" in back ? back.happened : []
    expect(accident([...history, ...after]).when(choose("general"))).toMatchObject({
      happened: [{ _tag: "ProcedureWasChosen", procedure: "general" }]
    })
  })

  it("A8: all parties are asked again when somebody is found hurt in a simple case", () => {
    const history = accepted(day, "property", chosen("simple", { agreed: false }), ...hurt)
    const paper = decide({ kind: "simple", decidedOn: "2026-06-03" })
    expect(accident(history).when(paper)).toEqual(
      rejection({ _tag: "SimpleProcedureIsNotOpen", obstacle: "not-agreed" })
    )
    const again = accident(history).when(choose("simple", true))
    const after = "happened" in again ? again.happened : []
    expect(after).toHaveLength(1)
    expect(accident([...history, ...after]).when(paper)).toMatchObject({
      happened: [{ _tag: "LiabilityWasDecided", kind: "simple" }]
    })
  })

  it("A3, A4: people who were found unhurt may settle; whoever is found hurt later unsettles it", () => {
    const unhurt = accepted(day, "property", found("b", { injury: "none", at: at(day) }))
    expect(accident(unhurt).when(settle)).toMatchObject({ happened: [{ _tag: "PartiesSettledThemselves" }] })
    const stands = [...unhurt, settled]
    expect(phaseOf(fileOf(stands))).toBe("Settled")
    expect(accident(stands).when(choose("general"))).toEqual(rejection({ _tag: "PartiesHaveSettled" }))
    const later = [...stands, ...hurt]
    expect(phaseOf(fileOf(later))).toBe("Scene")
    expect(accident(later).when(choose("general"))).toMatchObject({
      happened: [{ _tag: "ProcedureWasChosen" }]
    })
    expect(clocks([...later, chosen("general")])["liability-paper/accident"]).toMatchObject({ metOn: null })
    expect(accident([...later, chosen("general")]).when(decide())).toMatchObject({
      happened: [{ _tag: "LiabilityWasDecided" }]
    })
  })

  it("A10: a joint request gives way to the ordinary time when somebody dies", () => {
    const asked = accepted(day, "injury", chosen("general"), {
      _tag: "JointRequestWasMade",
      requestedOn: "2026-06-02",
      approval: { body: "大队", number: null, on: "2026-06-02" },
      reason: null
    })
    const after = clocks([...asked, ...died])
    expect(after["paper-after-joint-request/accident"]).toBeUndefined()
    expect(after["liability-paper/accident"]).toMatchObject({ start: day, due: "2026-06-15" })
  })
})

describe("clocks that nothing would end", () => {
  it("A14: what is found before the victim's ten days are over takes their place", () => {
    const asked = accepted(day, "injury", chosen("general"), searchStarted(at(day, "10:00")), {
      _tag: "VictimAskedForDecision",
      participantId: "a",
      requestedOn: "2026-06-03"
    })
    const early = clocks([...asked, fugitiveFound("2026-06-08", "B", "b"), decidedOn("2026-06-20")])
    expect(early["hit-and-run-request/accident"]).toBeUndefined()
    expect(early["liability-paper/found"]).toMatchObject({ due: "2026-06-23", metOn: "2026-06-20" })
    // Due on the 17th: it was missed, and the paper that follows the finding ends it as late.
    const late = [...asked, fugitiveFound("2026-06-22", "B", "b")]
    expect(clocks(late)["hit-and-run-request/accident"]).toMatchObject({ due: "2026-06-17", metOn: null })
    expect(clocks([...late, decidedOn("2026-06-25")])["hit-and-run-request/accident"]?.metOn).toBe(
      "2026-06-25"
    )
  })

  it("A10: a case that comes to the general procedure without a survey has its ten days all the same", () => {
    const history: ReadonlyArray<AccidentEvent> = [
      ...accepted(day, "injury").filter(({ _tag }) => _tag !== "SceneWasSurveyed"),
      { _tag: "SceneWasAttended", arrivedAt: at(day, "09:30"), by: [lead], attachments: [], note: null }
    ]
    expect(clocks([...history, chosen("simple")])["simple-paper/accident"]).toBeDefined()
    expect(clocks([...history, chosen("general")])["liability-paper/accident"]).toMatchObject({
      start: day,
      due: "2026-06-15"
    })
  })
})

describe("who fled and was found", () => {
  const sought = accepted(day, "property", chosen("general"), searchStarted(at(day, "10:00")))
  const caught = [...sought, fugitiveFound("2026-06-08", null, "b")]
  const unproved = { grounds: null }

  it("A15: bears all where nobody else is proved at fault, although nobody wrote down that they fled", () => {
    const both = [...caught, fugitiveFound("2026-06-09", "B", null)]
    const shares = [share("a", "equal", unproved), share("b", "equal")]
    expect(accident(both).when(decide({ shares }))).toMatchObject({
      rejected: { _tag: "SharesDoNotHold", rule: "A15" }
    })
    expect(accident(both).when(decide({ shares: [share("a", "none"), share("b", "full")] }))).toMatchObject({
      happened: [{ _tag: "LiabilityWasDecided" }]
    })
    const known = [...sought, person("c", { vehicleId: "B", fled: false })]
    expect(fileOf([...known, fugitiveFound("2026-06-09", "B", "c")]).persons[2]?.facts.fled).toBe(false)
  })

  it("A14: is served before the file is closed, also while the car is still sought", () => {
    const paper = [
      ...caught,
      decidedOn("2026-06-12", { shares: [share("a", "none"), share("b", "full")] }),
      servedOn("a", "2026-06-12")
    ]
    const close = { ...commands.CloseAccident, way: "no-further-request", closedOn: "2026-07-01" } as const
    expect(file(paper).when(close)).toEqual(
      rejection({ _tag: "ClosingHasNoGround", way: "no-further-request" })
    )
    expect(file([...paper, servedOn("b", "2026-06-12")]).when(close)).toHaveProperty("happened")
  })
})

describe("whoever has nothing to do with the case any more", () => {
  const order: OrderTest = {
    _tag: "OrderTest",
    testId: "test",
    what: "车速鉴定",
    participantId: null,
    vehicleId: "A",
    institution: "滨州市司法鉴定所",
    orderedOn: "2026-06-04",
    repeats: null,
    by: lead
  }
  const recused: ReadonlyArray<AccidentEvent> = [
    {
      _tag: "RecusalWasRequested",
      recusalId: "recusal",
      handler: lead.account,
      by: "a",
      ground: "relative",
      requestedOn: "2026-06-02",
      reason: null
    },
    {
      _tag: "RecusalWasDecided",
      recusalId: "recusal",
      handler: lead.account,
      granted: true,
      decidedOn: "2026-06-03",
      reason: null
    }
  ]

  it("A21: who was recused gives no order in the case, whatever it is", () => {
    const history = accepted(day, "injury", chosen("general"), ...recused)
    expect(accident(history).when(order)).toMatchObject({
      rejected: { _tag: "HandlerMayNotDoThis", rule: "A21", act: "collect-evidence" }
    })
    expect(accident(history).when({ ...order, by: officer("zhou") })).toMatchObject({
      happened: [{ _tag: "TestWasOrdered" }]
    })
  })

  it("A24: after a hand-over the giver's handlers answer for no clock and sign no paper", () => {
    const history = accepted(day, "injury", chosen("general"), {
      _tag: "AccidentWasHandedOver",
      authority: "下河乡派出所",
      township: "371603201",
      ground: "began-there",
      receivedAt: at("2026-06-03"),
      reason: null
    })
    expect(clocks(history)["liability-paper/accident"]).toMatchObject({
      station: "371603201",
      responsible: null
    })
    expect(accident(history).when(decide({ by: officer("zhou") }))).toMatchObject({
      rejected: { _tag: "OfficersAreTooFew", officers: 1 }
    })
  })

  it("A11: no paper bears a day on which the clock stood", () => {
    const history = accepted(day, "injury", chosen("general"), stopped("2026-06-08"), resumed("2026-06-12"))
    expect(accident(history).when(decide({ decidedOn: "2026-06-10" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "stop", notBefore: "2026-06-12" }
    })
    expect(accident(history).when(decide())).toMatchObject({ happened: [{ _tag: "LiabilityWasDecided" }] })
  })
})
