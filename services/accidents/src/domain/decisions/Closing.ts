import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { type AccidentFile, onTheSpotInForce, paperInForce, settlementInForce } from "../Accident.ts"
import { partiesToServe } from "../Clocks.ts"
import type { CloseAccident, ReopenAccident } from "../commands/Intake.ts"
import type { GroundedClosing, IntakeRejection } from "../rejections/Intake.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import type { Against } from "./Guards.ts"
import { beforeTheAccident } from "./Intake.ts"
import { deepInvestigationDue } from "./Investigation.ts"
import { openProceeding } from "./OpenProceedings.ts"
import { unlessAccepted } from "./Standing.ts"

/** The end of a file, and its second beginning. */

/**
 * Closed on a ground that the file shows: a settlement, an agreement, a paper that was served, a criminal case.
 * "Other" says why instead. Nothing is open any more (`openProceeding`). An
 * accident that is to be investigated in depth was, to the end (A19).
 */
export const close = (command: CloseAccident, file: AccidentFile, rules: AccidentRules): Decision => {
  const { archiveNumber, way, closedOn, reason } = command
  const problem = unlessAccepted(file) ?? stillOpen(file, way) ?? unlessInvestigated(file, rules)
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

const stillOpen = (file: AccidentFile, way: CloseAccident["way"]): IntakeRejection | undefined => {
  const open = openProceeding(file, way)
  return open === undefined ? undefined : { _tag: "ProceedingIsOpen", ...open }
}

/** A19: whatever the ground of the closing. One that was opened of itself is concluded, too. */
const unlessInvestigated = (file: AccidentFile, rules: AccidentRules): Against => {
  const { deepInvestigation } = file
  if (deepInvestigation !== null) {
    return deepInvestigation.conclusion === null ? { _tag: "DeepInvestigationIsNotConcluded" } : undefined
  }
  const { isDue, deaths, needed } = deepInvestigationDue(file, rules)
  return isDue ? { _tag: "DeepInvestigationIsDue", deaths, needed } : undefined
}

const isGrounded = (way: GroundedClosing, file: AccidentFile): boolean => {
  const paper = paperInForce(file)
  switch (way) {
    case "settled":
      return settlementInForce(file) !== null || onTheSpotInForce(file)?.agreed === true
    case "mediated":
      return (
        onTheSpotInForce(file)?.agreed === true ||
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
