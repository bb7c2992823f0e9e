import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type { ChooseProcedure, SettleThemselves } from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  at,
  auxiliary,
  chosen,
  decidedOn,
  found,
  lead,
  reported,
  reviewDecided,
  reviewRequested,
  revokedOn,
  searchStarted,
  servedOn,
  share,
  testOrdered,
  warden
} from "./proceedings.ts"

const day = "2026-06-01"

const settle: SettleThemselves = {
  _tag: "SettleThemselves",
  settledOn: day,
  guided: true,
  amountYuan: 800,
  shares: [share("a", "full"), share("b", "none")],
  by: lead,
  reason: null
}

const choose = (procedure: "simple" | "general", more: Partial<ChooseProcedure> = {}): ChooseProcedure => ({
  _tag: "ChooseProcedure",
  procedure,
  agreed: true,
  complicated: false,
  by: lead,
  reason: null,
  ...more
})

describe("the parties settle it themselves", () => {
  it("A3: an auxiliary may guide them", () => {
    const settled: AccidentEvent = {
      _tag: "PartiesSettledThemselves",
      settledOn: day,
      guidedBy: auxiliary,
      amountYuan: 800,
      shares: settle.shares,
      reason: null
    }
    expect(accident(accepted(day)).when({ ...settle, by: auxiliary })).toEqual(events(settled))
  })

  it("A3: a traffic assistant may not", () => {
    expect(accident(accepted(day)).when({ ...settle, by: warden })).toMatchObject({
      rejected: { _tag: "HandlerMayNotDoThis", act: "guide-self-settlement", rule: "A3" }
    })
  })

  it("A4, A8: only property damage that need not be reported, and only once", () => {
    const hurt = found("a", { injury: "slight", at: at(day) })
    const notProperty = rejection({ _tag: "SettlementIsForPropertyOnly" })
    expect(accident(accepted(day, "injury")).when(settle)).toEqual(notProperty)
    expect(accident(accepted(day, "property", hurt)).when(settle)).toEqual(notProperty)
    const mustReport = rejection({ _tag: "AccidentMustBeReported" })
    const drunk = [reported(day, { grounds: ["alcohol-or-drugs"] }), ...accepted(day).slice(1)]
    expect(accident(drunk).when(settle)).toEqual(mustReport)
    const fled = accepted(day, "property", searchStarted(at(day, "10:00")))
    expect(accident(fled).when(settle)).toEqual(mustReport)
    const settled = accident(accepted(day)).when(settle)
    const after = "happened" in settled ? settled.happened : []
    expect(accident([...accepted(day), ...after]).when(settle)).toEqual(
      rejection({ _tag: "PartiesHaveSettled" })
    )
  })

  it("A15, A16: shares that they agree on hold as those of a paper do; nothing happens before the accident", () => {
    const twice = [share("a", "main"), share("b", "main")]
    expect(accident(accepted(day)).when({ ...settle, shares: twice })).toMatchObject({
      rejected: { _tag: "SharesDoNotHold", rule: "A16" }
    })
    expect(accident(accepted(day)).when({ ...settle, settledOn: "2026-05-31" })).toEqual(
      rejection({
        _tag: "DayIsTooEarly",
        path: "settledOn",
        day: "2026-05-31",
        notBefore: day,
        follows: "accident"
      })
    )
  })
})

describe("A8: the simple procedure", () => {
  const open = (history: ReadonlyArray<AccidentEvent>, command = choose("simple")) =>
    accident(history).when(command)
  const closed = (obstacle: string) => ({ rejected: { _tag: "SimpleProcedureIsNotOpen", obstacle } })

  it("is for property damage, and for a slight injury where all parties agree", () => {
    expect(open(accepted(day))).toEqual(events(chosen("simple")))
    const slight = accepted(day, "injury", found("a", { injury: "slight", at: at(day) }))
    expect(open(slight)).toEqual(events(chosen("simple")))
    expect(open(slight, choose("simple", { agreed: false }))).toMatchObject(closed("not-agreed"))
    // Property damage needs nobody's consent.
    expect(open(accepted(day), choose("simple", { agreed: false }))).toEqual(
      events(chosen("simple", { agreed: false }))
    )
  })

  it("is not for a death, a serious injury or a missing person, whatever the report said", () => {
    expect(open(accepted(day, "death"))).toMatchObject(closed("death"))
    const hurt = (injury: "dead" | "serious" | "missing") =>
      accepted(day, "property", found("a", { injury, at: at(day, "12:00") }))
    expect(open(hurt("dead"))).toMatchObject(closed("death"))
    expect(open(hurt("serious"))).toMatchObject(closed("serious-injury"))
    expect(open(hurt("missing"))).toMatchObject(closed("serious-injury"))
  })

  it("is not open where a crime is suspected, a test is needed or a review revoked its paper", () => {
    const crime = (conclusion: "filed-as-crime" | "passed-on" | "no-crime"): AccidentEvent => ({
      _tag: "CrimeFlagWasConsidered",
      conclusion,
      number: "1",
      consideredOn: day,
      reason: null
    })
    expect(open(accepted(day, "property", crime("filed-as-crime")))).toMatchObject(closed("crime-suspected"))
    expect(open(accepted(day, "property", crime("passed-on")))).toMatchObject(closed("crime-suspected"))
    expect(open(accepted(day, "property", crime("no-crime")))).toEqual(events(chosen("simple")))
    expect(open(accepted(day, "property", testOrdered(day)))).toMatchObject(closed("test-ordered"))
    const reviewed = accepted(
      day,
      "property",
      chosen("simple"),
      decidedOn(day, { kind: "simple" }),
      servedOn("a", day),
      reviewRequested("2026-06-02"),
      reviewDecided("2026-06-20", "revoked"),
      revokedOn("2026-06-20", "review")
    )
    expect(open(reviewed)).toMatchObject(closed("review-revoked"))
    expect(open(reviewed, choose("general"))).toEqual(events(chosen("general")))
  })

  it("A3: is not for an auxiliary to choose", () => {
    expect(open(accepted(day), choose("simple", { by: auxiliary }))).toMatchObject({
      rejected: { _tag: "HandlerMayNotDoThis", rule: "A3" }
    })
  })

  it("the same choice again changes nothing; no choice once there is a paper", () => {
    const general = accepted(day, "injury", chosen("general"))
    expect(open(general, choose("general"))).toEqual(events())
    expect(open(general, choose("general", { complicated: true }))).toEqual(
      events(chosen("general", { complicated: true }))
    )
    expect(open([...general, decidedOn("2026-06-05")], choose("general"))).toMatchObject({
      rejected: { _tag: "PaperIsInForce", paperId: "paper" }
    })
  })
})

describe("before the paper of the general procedure", () => {
  const general = accepted(day, "injury", chosen("general"))

  it("A10: evidence is shown to parties, not before the accident, not after the paper", () => {
    const show = {
      _tag: "ShowEvidence",
      shownOn: "2026-06-04",
      participantIds: ["a", "b"],
      note: null,
      by: lead
    } as const
    const { by, ...shown } = show
    const event: AccidentEvent = { ...shown, _tag: "EvidenceWasShown" }
    expect(accident(general).when(show)).toEqual(events(event))
    expect(accident([...general, event]).when(show)).toEqual(events())
    expect(accident(general).when({ ...show, participantIds: ["nobody"] })).toEqual(
      rejection({ _tag: "PersonIsNoParty", participantId: "nobody" })
    )
    expect(accident(general).when({ ...show, shownOn: "2026-05-01" })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "accident" }
    })
    expect(accident([...general, decidedOn("2026-06-05")]).when(show)).toMatchObject({
      rejected: { _tag: "PaperIsInForce" }
    })
  })

  it("A10: a joint request is for injuries without suspicion of a crime, once", () => {
    const approval = { body: "大队", number: "12", on: "2026-06-02" }
    const ask = {
      _tag: "RecordJointRequest",
      requestedOn: "2026-06-02",
      approval,
      by: lead,
      reason: null
    } as const
    const asked: AccidentEvent = {
      _tag: "JointRequestWasMade",
      requestedOn: "2026-06-02",
      approval,
      reason: null
    }
    expect(accident(general).when(ask)).toEqual(events(asked))
    expect(accident([...general, asked]).when(ask)).toEqual(rejection({ _tag: "JointRequestIsAlreadyMade" }))
    expect(accident(accepted(day, "death", chosen("general"))).when(ask)).toEqual(
      rejection({ _tag: "JointRequestIsForInjuriesOnly" })
    )
    expect(accident(accepted(day, "injury", chosen("simple"))).when(ask)).toEqual(
      rejection({ _tag: "ProcedureIsNotChosen" })
    )
    const crime: AccidentEvent = {
      _tag: "CrimeFlagWasConsidered",
      conclusion: "filed-as-crime",
      number: "1",
      consideredOn: day,
      reason: null
    }
    expect(accident([...general, crime]).when(ask)).toEqual(
      rejection({ _tag: "JointRequestIsBarredByCrime" })
    )
    expect(accident(general).when({ ...ask, approval: { ...approval, on: "2026-06-01" } })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", path: "approval.on", follows: "request" }
    })
  })

  it("nothing of it is open before the acceptance, or after the end", () => {
    expect(accident([reported(day)]).when(choose("general"))).toEqual(
      rejection({ _tag: "AccidentIsNotAccepted" })
    )
    const withdrawn: AccidentEvent = { _tag: "AccidentWasWithdrawn", ground: "false-report", reason: null }
    expect(accident([...general, withdrawn]).when(choose("general"))).toMatchObject({
      rejected: { _tag: "AccidentIsWithdrawn" }
    })
  })
})
