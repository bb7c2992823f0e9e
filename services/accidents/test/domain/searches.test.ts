import { events, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { describe, expect, it } from "vitest"
import type { AccidentEvent } from "../../src/domain/AccidentEvents.ts"
import type {
  ConsiderCrime,
  FindFugitive,
  ProceedingsCommand,
  RequestRecusal
} from "../../src/domain/commands/Proceedings.ts"
import {
  accepted,
  accident,
  at,
  chosen,
  decidedOn,
  fileOf,
  fugitiveFound,
  lead,
  officer,
  reported,
  searchStarted,
  second
} from "./proceedings.ts"

const day = "2026-06-01"
const by = lead
const reason = null
const history = accepted(day, "injury", chosen("general"))
const started = searchStarted(at(day, "10:00"))
const sought = [...history, started]

const notice = (noticeId: string, issuedOn = "2026-06-02"): AccidentEvent => ({
  _tag: "SearchNoticeWasIssued",
  noticeId,
  kind: "assistance",
  number: null,
  issuedOn
})
const cancelled = (noticeId: string, cancelledOn: string): AccidentEvent => ({
  _tag: "SearchNoticeWasCancelled",
  noticeId,
  cancelledOn
})

describe("A20: a search for who fled", () => {
  const start: ProceedingsCommand = {
    _tag: "StartSearch",
    startedAt: at(day, "10:00"),
    description: "白色面包车向北逃离",
    by
  }

  it("begins at once, also before the acceptance, and only once", () => {
    expect(accident(history).when(start)).toEqual(events(started))
    expect(accident([reported(day)]).when(start)).toEqual(events(started))
    expect(accident(sought).when(start)).toEqual(rejection({ _tag: "SearchIsAlreadyStarted" }))
    expect(accident(history).when({ ...start, startedAt: at(day, "08:00") })).toMatchObject({
      rejected: { _tag: "HappenedBeforeTheAccident" }
    })
  })

  it("issues notices and cancels them, each once", () => {
    const issue: ProceedingsCommand = {
      _tag: "IssueNotice",
      noticeId: "n",
      kind: "assistance",
      number: null,
      issuedOn: "2026-06-02",
      by
    }
    expect(accident(sought).when(issue)).toEqual(events(notice("n")))
    expect(accident(history).when(issue)).toEqual(rejection({ _tag: "SearchIsNotStarted" }))
    expect(accident([...sought, notice("n")]).when(issue)).toEqual(
      rejection({ _tag: "EntryIsAlreadyOnFile" })
    )
    expect(accident(sought).when({ ...issue, issuedOn: "2026-05-31" })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "search" }
    })
    const cancel: ProceedingsCommand = { _tag: "CancelNotice", noticeId: "n", cancelledOn: "2026-06-03", by }
    expect(accident([...sought, notice("n")]).when(cancel)).toEqual(events(cancelled("n", "2026-06-03")))
    expect(accident(sought).when(cancel)).toEqual(rejection({ _tag: "NoticeIsUnknown" }))
    expect(accident([...sought, notice("n"), cancelled("n", "2026-06-03")]).when(cancel)).toEqual(
      rejection({ _tag: "NoticeIsCancelled" })
    )
    expect(accident([...sought, notice("n")]).when({ ...cancel, cancelledOn: "2026-06-01" })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "notice" }
    })
  })

  const find = (
    vehicleId: string | null,
    participantId: string | null,
    foundOn = "2026-06-05"
  ): FindFugitive => ({
    _tag: "FindFugitive",
    foundOn,
    vehicleId,
    participantId,
    by,
    reason
  })

  it("is over when car and driver are found, and cancels its open notices then", () => {
    const noticed = [...sought, notice("n"), notice("m"), cancelled("m", "2026-06-03")]
    expect(accident(noticed).when(find("B", null))).toEqual(events(fugitiveFound("2026-06-05", "B", null)))
    expect(accident(noticed).when(find("B", "b"))).toEqual(
      events(fugitiveFound("2026-06-05", "B", "b"), cancelled("n", "2026-06-05"))
    )
    const half = [...noticed, fugitiveFound("2026-06-05", "B", null)]
    expect(accident(half).when(find("B", null))).toEqual(rejection({ _tag: "NothingNewIsFound" }))
    expect(accident(half).when(find(null, "b", "2026-06-08"))).toEqual(
      events(fugitiveFound("2026-06-08", null, "b"), cancelled("n", "2026-06-08"))
    )
    const over = [...half, fugitiveFound("2026-06-08", null, "b")]
    expect(fileOf(over).search).toMatchObject({
      vehicleFoundOn: "2026-06-05",
      driverFoundOn: "2026-06-08",
      foundOn: "2026-06-08"
    })
    expect(accident(over).when(find(null, "b"))).toEqual(rejection({ _tag: "SearchIsOver" }))
  })

  it("finds what is in the accident, after it began", () => {
    expect(accident(sought).when(find("Z", null))).toMatchObject({
      rejected: { _tag: "VehicleIsNotInvolved" }
    })
    expect(accident(sought).when(find(null, "z"))).toMatchObject({
      rejected: { _tag: "PersonIsNotInvolved" }
    })
    expect(accident(sought).when(find("B", null, "2026-05-31"))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "search" }
    })
    expect(accident(sought).when(find(null, null))).toEqual(rejection({ _tag: "NothingNewIsFound" }))
  })

  it("A14: a victim may ask for a decision, once, while nobody is found and nothing is decided", () => {
    const ask: ProceedingsCommand = { _tag: "AskDecision", participantId: "a", requestedOn: "2026-06-03", by }
    const asked: AccidentEvent = {
      _tag: "VictimAskedForDecision",
      participantId: "a",
      requestedOn: "2026-06-03"
    }
    expect(accident(sought).when(ask)).toEqual(events(asked))
    expect(accident([...sought, asked]).when(ask)).toEqual(rejection({ _tag: "DecisionIsAlreadyAsked" }))
    expect(accident(history).when(ask)).toEqual(rejection({ _tag: "SearchIsNotStarted" }))
    expect(accident([...sought, fugitiveFound("2026-06-02", "B", "b")]).when(ask)).toEqual(
      rejection({ _tag: "SearchIsOver" })
    )
    expect(accident([...history, decidedOn("2026-06-02"), started]).when(ask)).toMatchObject({
      rejected: { _tag: "PaperIsInForce" }
    })
  })
})

describe("C7: a person considers a crime", () => {
  const consider: ConsiderCrime = {
    _tag: "ConsiderCrime",
    conclusion: "filed-as-crime",
    number: "1",
    consideredOn: "2026-06-05",
    by,
    reason
  }
  const considered: AccidentEvent = {
    _tag: "CrimeFlagWasConsidered",
    conclusion: "filed-as-crime",
    number: "1",
    consideredOn: "2026-06-05",
    reason
  }

  it("and may do so again; the same again changes nothing", () => {
    expect(accident(history).when(consider)).toEqual(events(considered))
    expect(accident([...history, considered]).when(consider)).toEqual(events())
    expect(accident([...history, considered]).when({ ...consider, conclusion: "no-crime" })).toEqual(
      events({ ...considered, conclusion: "no-crime" })
    )
    expect(accident(history).when({ ...consider, consideredOn: "2026-05-01" })).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "accident" }
    })
  })
})

describe("A21: recusal", () => {
  const request = (more: Partial<RequestRecusal> = {}): RequestRecusal => ({
    _tag: "RequestRecusal",
    recusalId: "r",
    handler: lead.account,
    askedBy: "a",
    ground: "relative",
    requestedOn: "2026-06-03",
    by,
    reason,
    ...more
  })
  const requested: AccidentEvent = {
    _tag: "RecusalWasRequested",
    recusalId: "r",
    handler: lead.account,
    by: "a",
    ground: "relative",
    requestedOn: "2026-06-03",
    reason
  }

  it("is asked for by a party or by the handler, of a handler of the file, one at a time", () => {
    expect(accident(history).when(request())).toEqual(events(requested))
    expect(accident(history).when(request({ askedBy: null }))).toHaveProperty("happened")
    expect(accident(history).when(request({ handler: "nobody" }))).toEqual(
      rejection({ _tag: "HandlerIsNotOnFile", account: "nobody" })
    )
    expect(accident(history).when(request({ askedBy: "z" }))).toEqual(
      rejection({ _tag: "PersonIsNoParty", participantId: "z" })
    )
    expect(accident([...history, requested]).when(request({ recusalId: "other" }))).toEqual(
      rejection({ _tag: "RecusalIsAlreadyRequested" })
    )
  })

  it("is decided by somebody else; a granted one takes the handler off the accident", () => {
    const decide = (more: object = {}): ProceedingsCommand => ({
      _tag: "DecideRecusal",
      recusalId: "r",
      granted: true,
      decidedOn: "2026-06-04",
      by: officer("head", "senior"),
      reason,
      ...more
    })
    const decided: AccidentEvent = {
      _tag: "RecusalWasDecided",
      recusalId: "r",
      handler: lead.account,
      granted: true,
      decidedOn: "2026-06-04",
      reason
    }
    const open = [...history, requested]
    expect(accident(open).when(decide())).toEqual(events(decided))
    expect(fileOf([...open, decided])).toMatchObject({ lead: null, otherHandlers: [second] })
    expect(fileOf([...open, { ...decided, granted: false }])).toMatchObject({ lead })
    expect(accident(open).when(decide({ by: lead }))).toEqual(
      rejection({ _tag: "HandlerDecidesOnTheirOwnRecusal" })
    )
    expect(accident(open).when(decide({ decidedOn: "2026-06-02" }))).toMatchObject({
      rejected: { _tag: "DayIsTooEarly", follows: "request" }
    })
    expect(accident([...open, decided]).when(decide())).toEqual(rejection({ _tag: "RecusalIsDecided" }))
    expect(accident(history).when(decide())).toEqual(rejection({ _tag: "RecusalIsUnknown" }))
  })
})
