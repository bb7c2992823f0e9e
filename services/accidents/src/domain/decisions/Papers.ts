import { reaches } from "@jiaosuo/kernel/Qualification"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { checkLiability, type PartyShare } from "@jiaosuo/reference/Liability"
import { Either } from "effect"
import { type AccidentFile, paperInForce, settlementInForce } from "../Accident.ts"
import { gravestKind } from "../Casualties.ts"
import { dayOf } from "../clocks/Clock.ts"
import { boundedStops } from "../clocks/Stops.ts"
import { fixedOn } from "../clocks/Tests.ts"
import type { DecideLiability, RevokeLiability } from "../commands/Proceedings.ts"
import type { Warning } from "../events/fields.ts"
import type { Handler, LiabilityShare, Share } from "../values/Proceedings.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import {
  type Against,
  caseDay,
  first,
  isRecused,
  paperOf,
  unlessAfter,
  unlessAfterAccident,
  unlessParty
} from "./Guards.ts"
import { simpleObstacle } from "./Procedure.ts"

/**
 * A8, A10, A11, A14, A15: a paper is made. It needs the officers and the qualification of A2, whatever must come
 * before it, and shares that hold. A paper in force is revoked first; its successor names it.
 */
export const decideLiability = (
  command: DecideLiability,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { paperId, kind, number, decidedOn, shares, reason } = command
  const signed = signersOf(command, file)
  const against: Against = first(
    paperOf(file, paperId) === undefined ? undefined : { _tag: "EntryIsAlreadyOnFile" },
    unlessNoneInForce(file),
    unlessInProcedure(kind, file, rules),
    unlessQualified(command.by, file, rules),
    unlessSignersMay(signed, file, rules),
    ...orderOfDays(decidedOn, file),
    unlessClockRuns(decidedOn, file, rules),
    unlessFound(decidedOn, file),
    kind === "liability" ? unlessResultsAreFixed(decidedOn, file, rules) : undefined,
    kind === "liability" ? unlessEvidenceWasShown(decidedOn, file, rules) : undefined
  )
  if (against !== undefined) return refused(against)
  const held = sharesOf(command, file)
  if (Either.isLeft(held)) return refused(held.left)
  return happened({
    _tag: "LiabilityWasDecided",
    paperId,
    kind,
    number,
    decidedOn,
    shares,
    by: signed.flatMap(({ handler }) => (handler === undefined ? [] : [handler])),
    supersedes: file.papers[file.papers.length - 1]?.paperId ?? null,
    reason,
    warnings: [...command.warnings, ...held.right]
  })
}

/** A14, A17: a paper is taken back, before another one takes its place. */
export const revokeLiability = (
  command: RevokeLiability,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { paperId, ground, revokedOn, reason, by } = command
  const paper = paperOf(file, paperId)
  if (paper === undefined) return refused({ _tag: "PaperIsUnknown" })
  if (paper.revokedOn !== null) return refused({ _tag: "PaperIsRevoked" })
  const against: Against = first(
    unlessQualified(by, file, rules),
    file.reviews.some(({ outcome }) => outcome === null) ? { _tag: "ReviewIsOpen" } : undefined,
    ground === "fugitive-found" ? unlessMadeBeforeTheFinding(paper.decidedOn, revokedOn, file) : undefined,
    unlessAfter("revokedOn", revokedOn, "paper", paper.decidedOn)
  )
  return against === undefined
    ? happened({ _tag: "LiabilityWasRevoked", paperId, ground, revokedOn, reason })
    : refused(against)
}

const unlessMadeBeforeTheFinding = (decidedOn: string, revokedOn: string, file: AccidentFile): Against => {
  const foundOn = file.search?.foundOn ?? null
  if (foundOn === null) return { _tag: "FugitiveIsStillSought" }
  return decidedOn > foundOn
    ? { _tag: "PaperWasMadeAfterTheFinding" }
    : unlessAfter("revokedOn", revokedOn, "finding", foundOn)
}

const unlessNoneInForce = (file: AccidentFile): Against => {
  const paper = paperInForce(file)
  if (paper !== undefined) {
    return { _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number }
  }
  return settlementInForce(file) === null ? undefined : { _tag: "PartiesHaveSettled" }
}

/** A8: what was found since the choice of the simple procedure may have closed it. */
const unlessInProcedure = (
  kind: DecideLiability["kind"],
  file: AccidentFile,
  rules: AccidentRules
): Against => {
  if (file.procedure === null) return { _tag: "ProcedureIsNotChosen" }
  if ((kind === "simple") !== (file.procedure === "simple")) return { _tag: "PaperDoesNotFitTheProcedure" }
  const obstacle = file.procedure === "simple" ? simpleObstacle(file, file.agreed, rules) : null
  return obstacle === null ? undefined : { _tag: "SimpleProcedureIsNotOpen", obstacle }
}

/** A2: whoever decides has the qualification of the lead, by the rules of the day of the accident. */
const unlessQualified = (by: Handler, file: AccidentFile, rules: AccidentRules): Against => {
  if (isRecused(file, by.account)) return { _tag: "HandlerWasRecused", account: by.account }
  const kind = gravestKind(file, rules)
  // A8: no simple paper is made of a death, but one that was made before it is taken back by whoever leads such a case.
  const needed = rules
    .handlersNeeded(kind, file.procedure ?? "general", caseDay(file))
    .pipe(Either.orElse(() => rules.handlersNeeded(kind, "general", caseDay(file))))
  if (Either.isLeft(needed)) return { _tag: "SimpleProcedureIsNotOpen", obstacle: "death" }
  const { lead } = needed.right.value
  return reaches(by.qualification, lead)
    ? undefined
    : { _tag: "QualificationIsTooLow", needed: lead, has: by.qualification }
}

interface Signer {
  readonly account: string
  /** Undefined where the account handles nothing of the file. */
  readonly handler: Handler | undefined
}

/** The giver and the handlers of the file who sign with them, each once. */
const signersOf = ({ by, signedBy }: DecideLiability, file: AccidentFile): ReadonlyArray<Signer> => {
  const handlers = [...(file.lead === null ? [] : [file.lead]), ...file.otherHandlers]
  const named = signedBy ?? handlers.filter(({ kind }) => kind === "officer").map(({ account }) => account)
  const others = [...new Set(named)].filter((account) => account !== by.account)
  return [
    { account: by.account, handler: by },
    ...others.map((account) => ({ account, handler: handlers.find((one) => one.account === account) }))
  ]
}

/** A2, A3, A21: all who sign are officers of the file, none of them recused, and there are enough of them. */
const unlessSignersMay = (
  signed: ReadonlyArray<Signer>,
  file: AccidentFile,
  rules: AccidentRules
): Against => {
  const kind = gravestKind(file, rules)
  for (const { account, handler } of signed) {
    if (isRecused(file, account)) return { _tag: "HandlerWasRecused", account }
    if (handler === undefined) return { _tag: "HandlerIsNotOnFile", account }
    if (handler.kind !== "officer") {
      const { rule, reason } = rules.mayDo({ kind: handler.kind }, "decide-liability", kind, caseDay(file))
      return { _tag: "HandlerMayNotDoThis", kind: handler.kind, act: "decide-liability", rule, reason }
    }
  }
  const needed = rules.handlersNeeded(kind, file.procedure ?? "general", caseDay(file))
  return Either.isRight(needed) && signed.length < needed.right.value.officers
    ? { _tag: "OfficersAreTooFew", officers: signed.length, reason: needed.right.value.reason }
    : undefined
}

const orderOfDays = (decidedOn: string, file: AccidentFile): ReadonlyArray<Against> => [
  unlessAfterAccident("decidedOn", decidedOn, file),
  unlessAfter("decidedOn", decidedOn, "acceptance", dayOf(file.acceptedAt)),
  unlessAfter("decidedOn", decidedOn, "scene", dayOf(file.scene.surveyedUntil)),
  ...file.papers.map(({ revokedOn }) => unlessAfter("decidedOn", decidedOn, "revocation", revokedOn))
]

/** A11: no paper while the clock stands, unless the time of the stop is over. */
const unlessClockRuns = (decidedOn: string, file: AccidentFile, rules: AccidentRules): Against => {
  const last = boundedStops(file, rules).at(-1)
  if (last === undefined) return undefined
  if (last.stop.resumedOn !== null) return unlessAfter("decidedOn", decidedOn, "stop", last.stop.resumedOn)
  return decidedOn > last.until ? undefined : { _tag: "ClockIsStopped" }
}

/** A14: before the day on which both are found, there is a paper only where a victim asked for it in writing. */
const unlessFound = (decidedOn: string, file: AccidentFile): Against => {
  const { search } = file
  if (search === null || (search.foundOn !== null && search.foundOn <= decidedOn)) return undefined
  if (search.decisionAskedOn !== null) {
    return unlessAfter("decidedOn", decidedOn, "request", search.decisionAskedOn)
  }
  return search.foundOn === null
    ? { _tag: "FugitiveIsNotFound" }
    : unlessAfter("decidedOn", decidedOn, "finding", search.foundOn)
}

/** A10, A13: a paper rests on results that are fixed. */
const unlessResultsAreFixed = (decidedOn: string, file: AccidentFile, rules: AccidentRules): Against => {
  for (const test of file.tests) {
    const fixed = test.repeats === null ? fixedOn(file, test, rules) : null
    if (test.repeats === null && (fixed === null || fixed > decidedOn)) {
      return { _tag: "TestResultIsNotFixed", testId: test.testId, fixedOn: fixed }
    }
  }
  return undefined
}

/** A10 (art 63): of a death and of a complicated injury accident, anew where it is investigated anew (A14, A17). */
const unlessEvidenceWasShown = (decidedOn: string, file: AccidentFile, rules: AccidentRules): Against => {
  if (gravestKind(file, rules) !== "death" && !file.complicated) return undefined
  return file.evidenceShown.some(({ shownOn }) => shownOn <= decidedOn)
    ? undefined
    : { _tag: "EvidenceIsNotShown" }
}

/** A15, A16: one share for each party and no other; what the text leaves open is a warning. */
const sharesOf = (
  { kind, shares, withoutFault }: DecideLiability,
  file: AccidentFile
): Either.Either<ReadonlyArray<Warning>, NonNullable<Against>> => {
  if (kind === "certificate") {
    return shares.length === 0 ? Either.right([]) : Either.left({ _tag: "CertificateHasNoShares" })
  }
  const parties = file.persons.filter(({ facts }) => facts.isParty)
  const without = parties.find(
    ({ participantId }) => !shares.some((share) => share.participantId === participantId)
  )
  const against: Against = first(
    ...shares.map(({ participantId }) => unlessParty(file, participantId)),
    without === undefined ? undefined : { _tag: "PartyHasNoShare", participantId: without.participantId }
  )
  if (against !== undefined) return Either.left(against)
  const checked = checkLiability({ parties: partiesUnderCheck(shares, file), withoutFault })
  if (Either.isRight(checked)) {
    return Either.right(
      checked.right.warnings.map(({ rule, reason }) =>
        rule === null ? { path: "shares", reason } : { path: "shares", reason, rule }
      )
    )
  }
  const { code, rule, reason } = checked.left
  return Either.left({ _tag: "SharesDoNotHold", finding: code, rule: rule ?? "A16", why: reason })
}

const partiesUnderCheck = (
  shares: ReadonlyArray<LiabilityShare>,
  file: AccidentFile
): ReadonlyArray<PartyShare> => {
  const parties = shares.map(({ participantId, share, grounds, intent }): PartyShare => {
    const facts = file.persons.find((person) => person.participantId === participantId)?.facts
    return {
      party: participantId,
      share,
      fled: facts?.fled === true,
      destroyedEvidence: facts?.destroyedEvidence === true,
      // What is written down against a party is what is proved against it (art 61).
      provedAtFault: grounds !== null,
      intent
    }
  })
  const isSought = file.search !== null && file.search.driverFoundOn === null
  return isSought && !parties.some(({ fled }) => fled === true)
    ? [...parties, { party: "sought", share: restOf(shares), fled: true }]
    : parties
}

/** A14, A15: the share that is left for somebody who fled and whom nobody knows yet. */
const restOf = (shares: ReadonlyArray<LiabilityShare>): Share => {
  const has = (share: Share): boolean => shares.some((one) => one.share === share)
  if (has("full")) return "none"
  if (has("main")) return "minor"
  if (has("equal")) return "equal"
  return has("minor") ? "main" : "full"
}
