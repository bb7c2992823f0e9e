import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type AccidentFile, onTheSpotInForce, paperInForce } from "../Accident.ts"
import type { MediateOnTheSpot, ServePaper } from "../commands/Proceedings.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { type Against, first, paperOf, unlessAfter, unlessParty } from "./Guards.ts"

/** A14: a party gets the paper, and is told of review, mediation and suit. Once: the times of A17, A18 run from it. */
export const servePaper = (command: ServePaper, file: AccidentFile): Decision => {
  const { paperId, participantId, servedAt, way, informed } = command
  const paper = paperOf(file, paperId)
  if (paper === undefined) return refused({ _tag: "PaperIsUnknown" })
  const against: Against = first(
    paper.revokedOn === null ? undefined : { _tag: "PaperIsRevoked" },
    unlessParty(file, participantId),
    paper.served.some((one) => one.participantId === participantId)
      ? { _tag: "PaperIsAlreadyServed" }
      : undefined,
    informed ? undefined : { _tag: "PartyIsNotInformed" },
    unlessAfter("happenedAt", dayInShanghai(servedAt), "paper", paper.decidedOn)
  )
  return against === undefined
    ? happened({ _tag: "PaperWasServed", paperId, participantId, servedAt, way, informed })
    : refused(against)
}

/**
 * A9: with the paper of the simple procedure, where all parties ask for it together. Not where somebody objects to
 * the finding, refuses to sign, or wants no mediation.
 */
export const mediateOnTheSpot = (command: MediateOnTheSpot, file: AccidentFile): Decision => {
  const { heldOn, askedByAll, objection, agreed, amountYuan, reason } = command
  const paper = paperInForce(file)
  if (paper === undefined || paper.kind !== "simple") {
    return refused({ _tag: "OnTheSpotMediationNeedsASimplePaper" })
  }
  const against: Against = first(
    onTheSpotInForce(file) === null ? undefined : { _tag: "OnTheSpotMediationWasHeldAlready" },
    objection === null ? undefined : { _tag: "OnTheSpotMediationIsObjectedTo" },
    askedByAll ? undefined : { _tag: "OnTheSpotMediationIsNotAskedByAll" },
    unlessAfter("heldOn", heldOn, "paper", paper.decidedOn)
  )
  return against === undefined
    ? happened({ _tag: "OnTheSpotMediationWasHeld", heldOn, agreed, amountYuan, reason })
    : refused(against)
}
