import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent, EventOf } from "../../src/domain/AccidentEvents.ts"
import type { DecideLiability, RevokeLiability } from "../../src/domain/commands/Proceedings.ts"
import type { Handler } from "../../src/domain/values/Proceedings.ts"
import {
  accepted,
  accident,
  aFull,
  at,
  auxiliary,
  chosen,
  decidedOn,
  found,
  fugitiveFound,
  handlers,
  lead,
  officer,
  person,
  resultReceived,
  resultServed,
  resumed,
  reviewRequested,
  revokedOn,
  searchStarted,
  second,
  servedOn,
  share,
  stopped,
  testOrdered,
  warden
} from "./proceedings.ts"

const day = "2026-06-01"
const general = accepted(day, "injury", chosen("general"))

const decide = (more: Partial<DecideLiability> = {}): DecideLiability => ({
  _tag: "DecideLiability",
  paperId: "paper",
  kind: "liability",
  number: "371603120260001",
  decidedOn: "2026-06-12",
  shares: aFull,
  withoutFault: false,
  signedBy: null,
  by: lead,
  reason: null,
  warnings: [],
  ...more
})

const revoke = (more: Partial<RevokeLiability> = {}): RevokeLiability => ({
  _tag: "RevokeLiability",
  paperId: "paper",
  ground: "own-correction",
  revokedOn: "2026-06-15",
  by: lead,
  reason: "笔误",
  ...more
})

const made = (more: Partial<EventOf<"LiabilityWasDecided">> = {}) => events(decidedOn("2026-06-12", more))

describe("who makes a paper", () => {
  it("A2: two officers, of whom the one who decides is qualified for the kind of accident", () => {
    expect(accident(general).when(decide())).toEqual(made())
    const simpleOnly = officer("li", "simple")
    expect(accident(general).when(decide({ by: simpleOnly }))).toEqual(
      rejection({ _tag: "QualificationIsTooLow", needed: "junior", has: "simple" })
    )
    const death = accepted(day, "death", chosen("general"))
    expect(accident(death).when(decide({ by: second }))).toEqual(
      rejection({ _tag: "QualificationIsTooLow", needed: "intermediate", has: "junior" })
    )
  })

  it("A2: one officer is too few outside of the simple procedure, where one is enough", () => {
    expect(accident(general).when(decide({ signedBy: [] }))).toMatchObject({
      rejected: { _tag: "OfficersAreTooFew", officers: 1 }
    })
    expect(accident(general).when(decide({ signedBy: [lead.account] }))).toMatchObject({
      rejected: { _tag: "OfficersAreTooFew", officers: 1 }
    })
    const simple = accepted(day, "property", chosen("simple"))
    const alone = decide({ kind: "simple", signedBy: [], by: officer("li", "simple") })
    expect(accident(simple).when(alone)).toEqual(made({ kind: "simple", by: [officer("li", "simple")] }))
  })

  it("A2: whoever signs is a handler of the file and an officer", () => {
    expect(accident(general).when(decide({ signedBy: ["unknown"] }))).toEqual(
      rejection({ _tag: "HandlerIsNotOnFile", account: "unknown" })
    )
    const assisted = [...general, { ...handlers, others: [auxiliary] }]
    expect(accident(assisted).when(decide({ signedBy: [auxiliary.account] }))).toMatchObject({
      rejected: { _tag: "HandlerMayNotDoThis", kind: "auxiliary", rule: "A3" }
    })
  })

  it.each<[string, Handler]>([
    ["an auxiliary", auxiliary],
    ["a traffic assistant", warden]
  ])("A3: %s decides no liability and makes no other decision of the proceedings", (_, by) => {
    for (const command of [decide({ by }), revoke({ by })]) {
      expect(accident(general).when(command)).toMatchObject({
        rejected: { _tag: "HandlerMayNotDoThis", act: "decide-liability", kind: by.kind, rule: "A3" }
      })
    }
  })

  it("A21: whoever was recused signs nothing", () => {
    const recused: ReadonlyArray<AccidentEvent> = [
      ...general,
      {
        _tag: "RecusalWasRequested",
        recusalId: "r",
        handler: "li",
        by: "a",
        ground: "relative",
        requestedOn: day,
        reason: null
      },
      {
        _tag: "RecusalWasDecided",
        recusalId: "r",
        handler: "li",
        granted: true,
        decidedOn: day,
        reason: null
      }
    ]
    expect(accident(recused).when(decide())).toMatchObject({
      rejected: { _tag: "HandlerMayNotDoThis", rule: "A21", act: "decide-liability" }
    })
    expect(accident(recused).when(decide({ by: second, signedBy: ["li"] }))).toEqual(
      rejection({ _tag: "HandlerWasRecused", account: "li" })
    )
  })
})

describe("what comes before a paper", () => {
  it("A8: its procedure is chosen and is its own, and still open when it is made", () => {
    expect(accident(accepted(day, "injury")).when(decide())).toEqual(
      rejection({ _tag: "ProcedureIsNotChosen" })
    )
    expect(accident(general).when(decide({ kind: "simple" }))).toEqual(
      rejection({ _tag: "PaperDoesNotFitTheProcedure" })
    )
    const simple = accepted(day, "property", chosen("simple"))
    expect(accident(simple).when(decide())).toEqual(rejection({ _tag: "PaperDoesNotFitTheProcedure" }))
    const worse = [...simple, found("a", { injury: "serious", at: at(day, "12:00") })]
    expect(accident(worse).when(decide({ kind: "simple" }))).toMatchObject({
      rejected: { _tag: "SimpleProcedureIsNotOpen", obstacle: "serious-injury" }
    })
  })

  it("A10: evidence of a death and of a complicated injury accident is shown first", () => {
    const shown: AccidentEvent = {
      _tag: "EvidenceWasShown",
      shownOn: "2026-06-10",
      participantIds: ["a", "b"],
      note: null
    }
    for (const history of [
      accepted(day, "death", chosen("general")),
      accepted(day, "injury", chosen("general", { complicated: true }))
    ]) {
      expect(accident(history).when(decide())).toEqual(rejection({ _tag: "EvidenceIsNotShown" }))
      expect(accident([...history, shown]).when(decide())).toEqual(made())
      expect(accident([...history, shown]).when(decide({ decidedOn: "2026-06-09" }))).toEqual(
        rejection({ _tag: "EvidenceIsNotShown" })
      )
      // A certificate says that the facts stay unclear: it waits for nothing of the kind.
      expect(accident(history).when(decide({ kind: "certificate", shares: [] }))).toEqual(
        made({ kind: "certificate", shares: [] })
      )
    }
  })

  it("A13: results of tests are fixed first, for a paper with shares", () => {
    const ordered = [...general, testOrdered("2026-06-02")]
    const notFixed = (fixedOn: string | null) =>
      rejection({ _tag: "TestResultIsNotFixed", testId: "test", fixedOn })
    expect(accident(ordered).when(decide())).toEqual(notFixed(null))
    const served = [...ordered, resultReceived("2026-06-08"), resultServed("2026-06-10")]
    expect(accident(served).when(decide())).toEqual(notFixed("2026-06-15"))
    expect(accident(served).when(decide({ decidedOn: "2026-06-15" }))).toEqual(
      events(decidedOn("2026-06-15"))
    )
    expect(accident(ordered).when(decide({ kind: "certificate", shares: [] }))).toEqual(
      made({ kind: "certificate", shares: [] })
    )
  })

  it("A11: no paper while the clock stands, before its end", () => {
    const standing = [...general, stopped("2026-06-08")]
    expect(accident(standing).when(decide())).toEqual(rejection({ _tag: "ClockIsStopped" }))
    expect(accident([...standing, resumed("2026-06-10")]).when(decide())).toEqual(made())
    // Sixty days are over on 7 August: a stop that nobody ended stands in no paper's way any more.
    expect(accident(standing).when(decide({ decidedOn: "2026-08-10" }))).toEqual(
      events(decidedOn("2026-08-10"))
    )
  })

  it("A14: of a hit-and-run, the finding or a victim's request", () => {
    const sought = [...general, searchStarted(at(day, "10:00"))]
    expect(accident(sought).when(decide())).toEqual(rejection({ _tag: "FugitiveIsNotFound" }))
    const asked: AccidentEvent = {
      _tag: "VictimAskedForDecision",
      participantId: "a",
      requestedOn: "2026-06-05"
    }
    // What is left for whoever is sought is the main share: less than all, because the victim is proved at fault.
    const bothLess = [share("a", "minor"), share("b", "none")]
    expect(accident([...sought, asked]).when(decide({ shares: bothLess }))).toMatchObject({
      happened: [{ shares: bothLess, warnings: [{ rule: "A15" }] }]
    })
    const nobodyKnown = [share("a", "none"), share("b", "none")]
    expect(accident([...sought, asked]).when(decide({ shares: nobodyKnown }))).toEqual(
      made({ shares: nobodyKnown })
    )
    expect(accident([...sought, asked]).when(decide())).toMatchObject({
      rejected: { _tag: "SharesDoNotHold", finding: "liability-of-runaway" }
    })
    expect(accident([...sought, asked]).when(decide({ decidedOn: "2026-06-04" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "request" }
    })
    expect(accident([...sought, fugitiveFound("2026-06-09", "A", "a")]).when(decide())).toEqual(made())
  })

  it("a paper does not lie before the scene check or before the revocation of the one it follows", () => {
    expect(accident(general).when(decide({ decidedOn: "2026-05-31" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "accident" }
    })
    const back = [...general, decidedOn("2026-06-10"), revokedOn("2026-06-15", "own-correction")]
    expect(accident(back).when(decide({ paperId: "again" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "revocation", notBefore: "2026-06-15" }
    })
  })
})

describe("the shares of a paper", () => {
  const shares = (...given: DecideLiability["shares"]) => accident(general).when(decide({ shares: given }))
  const three = [...general, person("c", { role: "rider" })]

  it("A15: every party has one of the five, and nobody else has any", () => {
    expect(shares(share("a", "full"))).toEqual(rejection({ _tag: "PartyHasNoShare", participantId: "b" }))
    expect(shares(...aFull, share("nobody", "none"))).toEqual(
      rejection({ _tag: "PersonIsNoParty", participantId: "nobody" })
    )
    const passenger = [...general, person("p", { role: "passenger", isParty: false })]
    expect(accident(passenger).when(decide({ shares: [...aFull, share("p", "minor")] }))).toEqual(
      rejection({ _tag: "PersonIsNoParty", participantId: "p" })
    )
    expect(shares(share("a", "full"), share("a", "none"), share("b", "none"))).toMatchObject({
      rejected: { _tag: "SharesDoNotHold", finding: "liability-party-twice" }
    })
  })

  it("A15: one side's fault is full liability; beside intent the other side has none", () => {
    expect(shares(share("a", "main"), share("b", "none"))).toMatchObject({
      rejected: { _tag: "SharesDoNotHold", finding: "liability-of-one-side" }
    })
    expect(shares(share("a", "main", { intent: true }), share("b", "minor"))).toMatchObject({
      rejected: { finding: "liability-beside-intent" }
    })
    expect(shares(share("a", "full", { intent: true }), share("b", "none"))).toHaveProperty("happened")
  })

  it("A15: an accident without fault leaves nobody liable; nobody liable without it is a warning", () => {
    const nobody = [share("a", "none"), share("b", "none")]
    expect(accident(general).when(decide({ shares: nobody, withoutFault: true }))).toEqual(
      made({ shares: nobody })
    )
    expect(accident(general).when(decide({ withoutFault: true }))).toMatchObject({
      rejected: { finding: "liability-without-fault" }
    })
    expect(accident(general).when(decide({ shares: nobody }))).toMatchObject({
      happened: [{ warnings: [{ path: "shares", rule: "A15" }] }]
    })
  })

  it("A15: who fled bears all, less only where others are proved at fault, never where evidence was destroyed", () => {
    const fled = (more: object) => [
      ...accepted(day, "injury", chosen("general")).filter(
        (event) => event._tag !== "PersonWasInvolved" || event.participantId !== "a"
      ),
      person("a", { vehicleId: "A", fled: true, ...more })
    ]
    const mixed = [share("a", "main"), share("b", "minor")]
    const unproved = [share("a", "main"), share("b", "minor", { grounds: null })]
    expect(accident(fled({})).when(decide({ shares: unproved }))).toMatchObject({
      rejected: { finding: "liability-of-runaway" }
    })
    expect(accident(fled({})).when(decide({ shares: mixed }))).toMatchObject({
      happened: [{ warnings: [{ rule: "A15" }] }]
    })
    expect(accident(fled({ destroyedEvidence: true })).when(decide({ shares: mixed }))).toMatchObject({
      rejected: { finding: "liability-of-destroyed-evidence" }
    })
    expect(accident(fled({})).when(decide())).toEqual(made())
  })

  it("A16: two main shares and full beside another are impossible", () => {
    expect(shares(share("a", "main"), share("b", "main"))).toMatchObject({
      rejected: { _tag: "SharesDoNotHold", rule: "A16", finding: "liability-main-twice" }
    })
    expect(shares(share("a", "full"), share("b", "minor"))).toMatchObject({
      rejected: { rule: "A16", finding: "liability-beside-full" }
    })
  })

  it("A16: a mix of three that the text does not settle is taken with a warning", () => {
    const mix = [share("a", "main"), share("b", "minor"), share("c", "minor")]
    expect(accident(three).when(decide({ shares: mix }))).toMatchObject({
      happened: [{ _tag: "LiabilityWasDecided", warnings: [{ path: "shares", rule: "A16" }] }]
    })
  })

  it("A11: a certificate has no shares", () => {
    expect(accident(general).when(decide({ kind: "certificate" }))).toEqual(
      rejection({ _tag: "CertificateHasNoShares" })
    )
  })
})

describe("another paper", () => {
  const first = [...general, decidedOn("2026-06-12")]

  it("A14: takes the place of one that was revoked before, and names it", () => {
    expect(accident(first).when(decide({ paperId: "again" }))).toEqual(
      rejection({ _tag: "PaperIsInForce", paperId: "paper", number: "371603120260001" })
    )
    const back = [...first, revokedOn("2026-06-15", "own-correction")]
    expect(accident(back).when(decide({ paperId: "again", decidedOn: "2026-06-16" }))).toEqual(
      events(decidedOn("2026-06-16", { paperId: "again", supersedes: "paper" }))
    )
  })

  it("A14: after a finding, the paper made before it is revoked for it", () => {
    const asked: AccidentEvent = {
      _tag: "VictimAskedForDecision",
      participantId: "a",
      requestedOn: "2026-06-05"
    }
    const sought = [...general, searchStarted(at(day, "10:00")), asked, decidedOn("2026-06-12")]
    const command = revoke({ ground: "fugitive-found", revokedOn: "2026-07-02", reason: null })
    expect(accident(sought).when(command)).toEqual(rejection({ _tag: "FugitiveIsStillSought" }))
    const found_ = [...sought, fugitiveFound("2026-07-01", "B", "b")]
    expect(accident(found_).when(command)).toEqual(events(revokedOn("2026-07-02", "fugitive-found")))
    expect(accident(found_).when({ ...command, revokedOn: "2026-06-30" })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "finding" }
    })
    const afterwards = [
      ...general,
      searchStarted(at(day, "10:00")),
      fugitiveFound("2026-06-09", "B", "b"),
      decidedOn("2026-06-12")
    ]
    expect(accident(afterwards).when(command)).toEqual(rejection({ _tag: "PaperWasMadeAfterTheFinding" }))
  })

  it("A17: nothing is revoked while a review is open, and nothing twice", () => {
    expect(accident(first).when(revoke())).toEqual(
      events({ ...revokedOn("2026-06-15", "own-correction"), reason: "笔误" })
    )
    const review = [...first, servedOn("a", "2026-06-12"), reviewRequested("2026-06-15")]
    expect(accident(review).when(revoke())).toEqual(rejection({ _tag: "ReviewIsOpen" }))
    expect(accident([...first, revokedOn("2026-06-15", "own-correction")]).when(revoke())).toEqual(
      rejection({ _tag: "PaperIsRevoked" })
    )
    expect(accident(general).when(revoke())).toEqual(rejection({ _tag: "PaperIsUnknown" }))
  })
})
