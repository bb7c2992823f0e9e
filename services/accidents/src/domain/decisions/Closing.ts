import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type AccidentFile, paperInForce, settlementInForce } from "../Accident.ts"
import { partiesToServe } from "../Clocks.ts"
import type { CloseAccident, ReopenAccident } from "../commands/Intake.ts"
import type { GroundedClosing, IntakeRejection } from "../rejections/Intake.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { beforeTheAccident } from "./Intake.ts"
import { unlessAccepted } from "./Standing.ts"

/** The end of a file, and its second beginning. */

/**
 * Closed on a ground that the file shows: a settlement, an agreement, a paper that was served, a criminal case.
 * "Other" says why instead. Nothing is open any more: no stop (A11), no review (A17), no mediation (A18).
 */
export const close = (command: CloseAccident, file: AccidentFile): Decision => {
  const { archiveNumber, way, closedOn, reason } = command
  const problem = unlessAccepted(file) ?? stillOpen(file)
  if (problem !== undefined) return refused(problem)
  if (closedOn < dayInShanghai(file.happenedAt)) return beforeTheAccident("closedOn", closedOn, file)
  if (way === "other") {
    if (reason === null) return refused({ _tag: "ReasonIsMissing", rule: null })
  } else if (!isGrounded(way, file)) {
    return refused({ _tag: "ClosingHasNoGround", way })
  }
  return happened({ _tag: "AccidentWasClosed", archiveNumber, way, closedOn, reason })
}

/** With a reason: a closed file, or one that was withdrawn by mistake. */
export const reopen = ({ reason }: ReopenAccident, file: AccidentFile): Decision => {
  const { standing } = file
  if (standing._tag !== "Closed" && standing._tag !== "Withdrawn") {
    const elsewhere = unlessAccepted(file)
    return refused(
      elsewhere === undefined || elsewhere._tag === "AccidentIsNotAccepted"
        ? { _tag: "AccidentIsNotClosed" }
        : elsewhere
    )
  }
  return reason === null
    ? refused({ _tag: "ReasonIsMissing", rule: null })
    : happened({ _tag: "AccidentWasReopened", reason })
}

const stillOpen = (file: AccidentFile): IntakeRejection | undefined => {
  const stop = file.stops.find(({ resumedOn }) => resumedOn === null)
  if (stop !== undefined) return { _tag: "ProceedingIsOpen", what: "stop", id: stop.stopId }
  const review = file.reviews.find(({ outcome }) => outcome === null)
  if (review !== undefined) return { _tag: "ProceedingIsOpen", what: "review", id: review.reviewId }
  const mediation = file.mediations.find(({ outcome }) => outcome === null)
  return mediation === undefined
    ? undefined
    : { _tag: "ProceedingIsOpen", what: "mediation", id: mediation.mediationId }
}

const isGrounded = (way: GroundedClosing, file: AccidentFile): boolean => {
  const paper = paperInForce(file)
  switch (way) {
    case "settled":
      return settlementInForce(file) !== null || file.onTheSpotMediation?.agreed === true
    case "mediated":
      return (
        file.onTheSpotMediation?.agreed === true ||
        file.mediations.some(({ outcome }) => outcome === "agreement")
      )
    case "court":
      return paper !== undefined && paper.served.length > 0
    case "criminal":
      return file.crime !== null && file.crime.conclusion !== "no-crime"
    case "no-further-request":
      return (
        paper !== undefined &&
        paper.served.length > 0 &&
        // Whoever fled and was not found cannot be served (A14).
        partiesToServe(file).every((party) =>
          paper.served.some(({ participantId }) => participantId === party)
        )
      )
  }
}
