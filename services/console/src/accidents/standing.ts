import type { AccidentFile, InvolvedPerson, Verb } from "./fileCalls.ts"

/** Where a file stands, as far as that decides what is offered. The server decides what is taken. */

export const isReported = (file: AccidentFile): boolean => file.standing === "reported"
export const isAccepted = (file: AccidentFile): boolean => file.standing === "accepted"
export const isOpen = (file: AccidentFile): boolean => isReported(file) || isAccepted(file)
export const awaitsAcceptance = (file: AccidentFile): boolean =>
  isReported(file) || file.standing === "refused"
export const isCorrectable = (file: AccidentFile): boolean =>
  isOpen(file) || file.standing === "closed" || file.standing === "historical"

/** The paper that holds, if one was made. */
export const paperInForce = (file: AccidentFile) => file.papers.find(({ inForce }) => inForce)

export const isDecided = (file: AccidentFile): boolean => paperInForce(file) !== undefined
export const isUndecided = (file: AccidentFile): boolean => isAccepted(file) && !isDecided(file)
export const isGeneral = (file: AccidentFile): boolean => isUndecided(file) && file.procedure === "general"
export const isStopped = (file: AccidentFile): boolean =>
  file.stops.some(({ resumedOn }) => resumedOn === null)
export const hasOpenTest = (file: AccidentFile): boolean =>
  file.tests.some(({ receivedOn }) => receivedOn === null)
export const isUnderReview = (file: AccidentFile): boolean =>
  file.reviews.some(({ outcome }) => outcome === null)
export const isInMediation = (file: AccidentFile): boolean =>
  file.mediations.some(({ outcome }) => outcome === null)
export const isInvestigatedInDepth = (file: AccidentFile): boolean =>
  isAccepted(file) && file.deepInvestigation !== null && file.deepInvestigation.conclusion === null
export const hasFirm = (file: AccidentFile): boolean =>
  (isAccepted(file) || file.standing === "closed") &&
  file.vehicles.some(({ transportFirm }) => (transportFirm ?? null) !== null)
export const isSearching = (file: AccidentFile): boolean => file.search !== null && isOpen(file)
export const hasHandlers = (file: AccidentFile): boolean => isAccepted(file) && file.lead !== null

/** Who is served papers and may be held liable. */
export const partiesOf = (file: AccidentFile): ReadonlyArray<InvolvedPerson> =>
  file.persons.filter(({ isParty }) => isParty)

const unserved = (file: AccidentFile): boolean => {
  const paper = paperInForce(file)
  return (
    paper !== undefined &&
    partiesOf(file).some(
      ({ participantId }) => !paper.served.some((served) => served.participantId === participantId)
    )
  )
}

const steps: ReadonlyArray<readonly [Verb, (file: AccidentFile) => boolean]> = [
  ["accept", isReported],
  ["decide-recusal", (file) => file.recusals.some(({ decidedOn }) => decidedOn === null)],
  ["attend-scene", (file) => isOpen(file) && file.scene.attendedAt === null && !isDecided(file)],
  ["involve-vehicle", (file) => isOpen(file) && file.vehicles.length === 0],
  ["involve-person", (file) => isOpen(file) && file.persons.length === 0],
  [
    "survey-scene",
    (file) => isUndecided(file) && file.scene.surveyedUntil === null && file.procedure !== "simple"
  ],
  ["refuse", isReported],
  ["choose-procedure", (file) => isUndecided(file) && file.procedure === null && file.settledOn === null],
  [
    "settle",
    (file) =>
      isUndecided(file) && file.procedure !== "general" && file.settledOn === null && file.kind === "property"
  ],
  [
    "start-search",
    (file) =>
      isOpen(file) &&
      file.search === null &&
      (file.intake?.fled != null || file.persons.some(({ fled }) => fled === true))
  ],
  ["issue-notice", (file) => isSearching(file) && file.search?.foundOn === null],
  ["receive-test-result", (file) => isUndecided(file) && hasOpenTest(file)],
  [
    "serve-test-result",
    (file) => file.tests.some((test) => test.receivedOn !== null && test.servedOn === null)
  ],
  ["resume-clock", isStopped],
  ["consider-crime", (file) => isOpen(file) && file.crimeGrounds.length > 0 && file.crime === null],
  [
    "show-evidence",
    (file) => isGeneral(file) && file.evidenceShownOn === null && (file.kind === "death" || file.complicated)
  ],
  ["decide-liability", (file) => isUndecided(file) && file.procedure !== null && file.settledOn === null],
  ["serve-paper", unserved],
  ["decide-review", isUnderReview],
  ["end-mediation", isInMediation],
  [
    "open-deep-investigation",
    (file) => isAccepted(file) && file.warnings.some(({ path }) => path === "deepInvestigation")
  ],
  ["conclude-deep-investigation", (file) => isDecided(file) && isInvestigatedInDepth(file)],
  ["confirm-fix", (file) => file.firmOrders.some(({ confirmedOn }) => confirmedOn === null)],
  ["close", (file) => isAccepted(file) && (file.settledOn !== null || (isDecided(file) && !unserved(file)))],
  ["undo-merge", (file) => file.mergedInto !== null]
]

/** What most probably comes next, the nearest first; four at most. */
export const nextSteps = (file: AccidentFile): ReadonlyArray<Verb> =>
  steps.flatMap(([verb, isNext]) => (isNext(file) ? [verb] : [])).slice(0, 4)
