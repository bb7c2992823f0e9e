import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import * as Afterwards from "../../src/domain/forms/AfterwardsChecks.ts"
import * as Procedure from "../../src/domain/forms/ProcedureChecks.ts"

/** What is said of a form of the proceedings before the file is asked. */

const checking = { district: zhanhua, today: "2026-06-15" }
const approval = { body: "滨州市公安局交警支队", number: null, on: "2026-06-10" }

/** Paths at fault, in their order; the values where there is none. */
const faults = <A>(read: Either.Either<{ readonly value: A }, ReadonlyArray<{ readonly path: string }>>) =>
  Either.isLeft(read) ? read.left.map(({ path }) => path) : read.right.value

describe("forms of the proceedings", () => {
  it("a day that is left out is today; a day is read in several spellings", () => {
    expect(faults(Procedure.checkTestService({ testId: "t" }, checking))).toEqual({
      testId: "t",
      servedOn: "2026-06-15"
    })
    expect(faults(Procedure.checkTestService({ testId: "t", servedOn: "2026年6月3日" }, checking))).toEqual({
      testId: "t",
      servedOn: "2026-06-03"
    })
  })

  it("a day that has not come, or is none, is at fault", () => {
    expect(faults(Procedure.checkTestService({ testId: "t", servedOn: "2026-06-16" }, checking))).toEqual([
      "servedOn"
    ])
    expect(faults(Procedure.checkTestService({ testId: "t", servedOn: "2026-02-30" }, checking))).toEqual([
      "servedOn"
    ])
  })

  it("A11: a stop names who approved it and when; all faults are told together", () => {
    const form = { ground: "evidence-not-to-be-had" as const, stoppedOn: "2026-06-12", approval }
    expect(faults(Procedure.checkStop(form, checking))).toEqual({
      ground: "evidence-not-to-be-had",
      stoppedOn: "2026-06-12",
      noticeServedOn: "2026-06-15",
      approval
    })
    const empty = { ...form, stoppedOn: "2027-01-01", approval: { body: " ", on: "" } }
    expect(faults(Procedure.checkStop(empty, checking))).toEqual([
      "stoppedOn",
      "approval.body",
      "approval.on"
    ])
  })

  it("rulebook 11, A18: two mediate at most, each named once", () => {
    const form = {
      mediationId: "m",
      startGround: "loss-fixed" as const,
      startOn: "2026-06-01",
      sides: [{ participantIds: ["a"], attendants: 1 }]
    }
    const begun = (...accounts: ReadonlyArray<string>) =>
      faults(
        Afterwards.checkMediationStart(
          { ...form, mediators: accounts.map((account) => ({ account })) },
          checking
        )
      )
    expect(begun("officer-1", " officer-2 ")).toMatchObject({ mediators: ["officer-1", "officer-2"] })
    expect(begun()).not.toHaveProperty("mediators")
    expect(faults(Afterwards.checkMediationStart(form, checking))).not.toHaveProperty("mediators")
    expect(begun("a", "b", "c")).toEqual(["mediators"])
    expect(begun("a", " ")).toEqual(["mediators.1.account"])
    expect(begun("a", "a")).toEqual(["mediators"])
  })

  it("a liability paper has a number, and as many shares as an accident may have persons", () => {
    const form = {
      kind: "liability" as const,
      number: "1",
      shares: [{ participantId: "a", share: "full" as const }]
    }
    expect(faults(Procedure.checkLiabilityForm(form, checking))).toEqual({
      kind: "liability",
      number: "1",
      decidedOn: "2026-06-15",
      shares: [{ participantId: "a", share: "full", grounds: null, intent: false }],
      withoutFault: false,
      signedBy: null
    })
    const crowd = Array.from({ length: 10_000 }, (_, i) => ({
      participantId: `p${i}`,
      share: "none" as const
    }))
    expect(faults(Procedure.checkLiabilityForm({ ...form, number: "", shares: crowd }, checking))).toEqual([
      "number",
      "shares"
    ])
    const long = [{ participantId: "a", share: "full" as const, grounds: "长".repeat(1_001) }]
    expect(faults(Procedure.checkLiabilityForm({ ...form, shares: long }, checking))).toEqual([
      "shares.0.grounds"
    ])
  })

  it("what the unit takes back by itself has its reason", () => {
    const form = { paperId: "p", ground: "own-correction" as const }
    expect(faults(Procedure.checkRevocation(form, checking))).toEqual(["reason"])
    expect(faults(Procedure.checkRevocation({ ...form, reason: "笔误" }, checking))).toMatchObject({
      paperId: "p"
    })
    expect(faults(Procedure.checkRevocation({ ...form, ground: "fugitive-found" }, checking))).toMatchObject({
      ground: "fugitive-found"
    })
  })

  it("A18: three people at most come for a side", () => {
    const side = (attendants: number) => ({
      after: "paper" as const,
      sides: [
        { participantIds: ["a"], attendants },
        { participantIds: ["b"], attendants: 1 }
      ]
    })
    expect(faults(Afterwards.checkMediationRequest(side(3), checking))).toMatchObject({ after: "paper" })
    for (const attendants of [0, 4, 1.5]) {
      expect(faults(Afterwards.checkMediationRequest(side(attendants), checking))).toEqual([
        "sides.0.attendants"
      ])
    }
  })

  it("A18: after people's mediation, its end is asked for; a mediation may be announced for a day to come", () => {
    expect(
      faults(Afterwards.checkMediationRequest({ after: "peoples-mediation", sides: [] }, checking))
    ).toEqual(["peoplesMediationEndedOn"])
    expect(
      faults(Afterwards.checkMediationNotice({ mediationId: "m", heldOn: "2026-06-30" }, checking))
    ).toEqual({ mediationId: "m", notifiedOn: "2026-06-15", heldOn: "2026-06-30" })
  })

  it("C7: what was filed as a crime has its number", () => {
    expect(faults(Afterwards.checkCrime({ conclusion: "filed-as-crime" }, checking))).toEqual(["number"])
    expect(faults(Afterwards.checkCrime({ conclusion: "no-crime" }, checking))).toMatchObject({
      number: null
    })
  })

  it("amounts are whole yuan that somebody could pay", () => {
    const form = { mediationId: "m", outcome: "agreement" as const }
    for (const amountYuan of [-1, 0.5, 1e12, Number.NaN]) {
      expect(faults(Afterwards.checkMediationEnd({ ...form, amountYuan }, checking))).toEqual(["amountYuan"])
    }
  })

  it("A17: reviewers are officers with an account or a number", () => {
    const form = { reviewId: "r", outcome: "upheld" as const }
    const reviewers = [{ account: " ", qualification: "senior" as const }]
    expect(faults(Afterwards.checkReviewDecision({ ...form, reviewers }, checking))).toEqual([
      "reviewers.0.account"
    ])
    const named = [{ account: "011001", qualification: "senior" as const }]
    expect(faults(Afterwards.checkReviewDecision({ ...form, reviewers: named }, checking))).toMatchObject({
      reviewers: [{ account: "011001", kind: "officer", qualification: "senior" }]
    })
  })
})
