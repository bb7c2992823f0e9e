import { checkLiability } from "@jiaosuo/reference/Liability"
import { Either } from "effect"
import { type AccidentFile, isCrimeSuspected, paperInForce, settlementInForce } from "../Accident.ts"
import { type CasualtyRules, gravestKind, injuryInWindow } from "../Casualties.ts"
import type {
  ChooseProcedure,
  RecordJointRequest,
  SettleThemselves,
  ShowEvidence
} from "../commands/Proceedings.ts"
import type { SimpleObstacle } from "../rejections/Proceedings.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { type Against, first, unlessAfter, unlessAfterAccident, unlessParty } from "./Guards.ts"

/** The parties may settle property damage that need not be reported; an auxiliary may guide them (A3, A4). */
export const settleThemselves = (
  command: SettleThemselves,
  file: AccidentFile,
  rules: CasualtyRules
): Decision => {
  const { settledOn, guided, amountYuan, shares, by, reason } = command
  const paper = paperInForce(file)
  const against: Against = first(
    settlementInForce(file) === null ? undefined : { _tag: "PartiesHaveSettled" },
    paper === undefined
      ? undefined
      : { _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number },
    gravestKind(file, rules) === "property" && isNobodyHurt(file)
      ? undefined
      : { _tag: "SettlementIsForPropertyOnly" },
    (file.intake?.grounds.length ?? 0) > 0 || file.search !== null
      ? { _tag: "AccidentMustBeReported" }
      : undefined,
    unlessAfterAccident("settledOn", settledOn, file),
    ...shares.map(({ participantId }) => unlessParty(file, participantId)),
    unlessAgreedSharesHold(shares)
  )
  if (against !== undefined) return refused(against)
  return happened({
    _tag: "PartiesSettledThemselves",
    settledOn,
    guidedBy: guided ? by : null,
    amountYuan,
    shares,
    reason
  })
}

const isNobodyHurt = ({ persons }: AccidentFile): boolean =>
  persons.every(({ injuries }) => injuries.every(({ injury }) => injury === "none"))

const unlessAgreedSharesHold = (shares: SettleThemselves["shares"]): Against => {
  if (shares.length === 0) return undefined
  const checked = checkLiability({
    parties: shares.map(({ participantId, share, intent }) => ({ party: participantId, share, intent })),
    withoutFault: shares.every(({ share }) => share === "none")
  })
  if (Either.isRight(checked)) return undefined
  const { code, rule, reason } = checked.left
  return { _tag: "SharesDoNotHold", finding: code, rule: rule ?? "A16", why: reason }
}

/**
 * A8: the simple procedure is for property damage, and for slight injuries where all parties agree; never where
 * a crime is suspected. The general one is open until there is a paper.
 */
export const chooseProcedure = (
  command: ChooseProcedure,
  file: AccidentFile,
  rules: CasualtyRules
): Decision => {
  const { procedure, agreed, complicated, reason } = command
  const paper = paperInForce(file)
  if (paper !== undefined) {
    return refused({ _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number })
  }
  if (settlementInForce(file) !== null) return refused({ _tag: "PartiesHaveSettled" })
  const obstacle = procedure === "simple" ? simpleObstacle(file, agreed, rules) : null
  if (obstacle !== null) return refused({ _tag: "SimpleProcedureIsNotOpen", obstacle })
  const isComplicated = procedure === "general" && complicated
  const isTheSame = file.procedure === procedure && file.complicated === isComplicated
  // A8: that all agree is asked again when somebody is found hurt.
  if (isTheSame && (procedure === "general" || file.agreed === agreed)) return unchanged
  return happened({ _tag: "ProcedureWasChosen", procedure, agreed, complicated: isComplicated, reason })
}

/** A8: what stands against the simple procedure; null where nothing does. */
export const simpleObstacle = (
  file: AccidentFile,
  agreed: boolean,
  rules: CasualtyRules
): SimpleObstacle | null => {
  const kind = gravestKind(file, rules)
  const injuries = file.persons.map((person) => injuryInWindow(file, person, "d30", rules))
  if (kind === "death" || injuries.includes("dead")) return "death"
  if (injuries.some((injury) => injury === "serious" || injury === "missing")) return "serious-injury"
  if (isCrimeSuspected(file)) return "crime-suspected"
  if (file.tests.length > 0) return "test-ordered"
  if (file.reviews.some(({ outcome }) => outcome === "revoked")) return "review-revoked"
  return kind === "injury" && !agreed ? "not-agreed" : null
}

/** A10: shown to the parties before there is a paper; on the same day also to others. */
export const showEvidence = (command: ShowEvidence, file: AccidentFile): Decision => {
  const { shownOn, participantIds, note } = command
  const paper = paperInForce(file)
  const against = first(
    paper === undefined
      ? undefined
      : { _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number },
    unlessAfterAccident("shownOn", shownOn, file),
    ...participantIds.map((participantId) => unlessParty(file, participantId))
  )
  if (against !== undefined) return refused(against)
  return file.evidenceShown.some((known) => known.shownOn === shownOn && isShownTo(known, participantIds))
    ? unchanged
    : happened({ _tag: "EvidenceWasShown", shownOn, participantIds, note })
}

const isShownTo = (
  shown: AccidentFile["evidenceShown"][number],
  participantIds: ReadonlyArray<string>
): boolean =>
  new Set(participantIds).size === new Set(shown.participantIds).size &&
  participantIds.every((one) => shown.participantIds.includes(one))

/** A10 (art 69): an injury accident without dispute and without suspicion of a crime. */
export const recordJointRequest = (
  command: RecordJointRequest,
  file: AccidentFile,
  rules: CasualtyRules
): Decision => {
  const { requestedOn, approval, reason } = command
  const paper = paperInForce(file)
  const against: Against = first(
    file.jointRequestOn === null ? undefined : { _tag: "JointRequestIsAlreadyMade" },
    paper === undefined
      ? undefined
      : { _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number },
    gravestKind(file, rules) === "injury" ? undefined : { _tag: "JointRequestIsForInjuriesOnly" },
    isCrimeSuspected(file) ? { _tag: "JointRequestIsBarredByCrime" } : undefined,
    file.complicated ? { _tag: "JointRequestIsForClearFacts" } : undefined,
    file.procedure === "general" ? undefined : { _tag: "ProcedureIsNotChosen" },
    unlessAfterAccident("requestedOn", requestedOn, file),
    unlessAfter("approval.on", approval.on, "request", requestedOn)
  )
  return against === undefined
    ? happened({ _tag: "JointRequestWasMade", requestedOn, approval, reason })
    : refused(against)
}
