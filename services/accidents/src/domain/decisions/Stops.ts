import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { type AccidentFile, paperInForce } from "../Accident.ts"
import { boundedStops, latestEndOf } from "../clocks/Stops.ts"
import type { ResumeClock, StopClock } from "../commands/Proceedings.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { type Against, first, unlessAfter, unlessAfterAccident } from "./Guards.ts"

/**
 * A11: the clock of the paper stands still with the approval of the next higher body and a written notice to the
 * parties; sixty days in sum.
 */
export const stopClock = (command: StopClock, file: AccidentFile, rules: AccidentRules): Decision => {
  const { stopId, ground, stoppedOn, approval, noticeServedOn, reason } = command
  const paper = paperInForce(file)
  const last = file.stops[file.stops.length - 1]
  const latest = latestEndOf(boundedStops(file, rules), stoppedOn, rules)
  const against: Against = first(
    file.stops.some((stop) => stop.stopId === stopId) ? { _tag: "EntryIsAlreadyOnFile" } : undefined,
    last !== undefined && last.resumedOn === null ? { _tag: "ClockIsAlreadyStopped" } : undefined,
    file.procedure === "general" ? undefined : { _tag: "ProcedureIsNotChosen" },
    paper === undefined
      ? undefined
      : { _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number },
    approval.body === file.jurisdiction.authority ? { _tag: "ApprovalIsNotFromAbove" } : undefined,
    unlessAfterAccident("stoppedOn", stoppedOn, file),
    unlessAfterAccident("approval.on", approval.on, file),
    unlessAfter("stoppedOn", stoppedOn, "approval", approval.on),
    unlessAfter("stoppedOn", stoppedOn, "stop", last?.resumedOn ?? null),
    unlessAfter("noticeServedOn", noticeServedOn, "approval", approval.on),
    latest <= stoppedOn ? { _tag: "StopIsTooLong", latest } : undefined
  )
  return against === undefined
    ? happened({ _tag: "ClockWasStopped", stopId, ground, stoppedOn, approval, noticeServedOn, reason })
    : refused(against)
}

/** A11: the cause is gone, or the time is over. A stop that nobody ended in time ended on its last day. */
export const resumeClock = (command: ResumeClock, file: AccidentFile, rules: AccidentRules): Decision => {
  const { stopId, resumedOn, reason } = command
  const index = file.stops.findIndex((stop) => stop.stopId === stopId)
  const stop = file.stops[index]
  if (stop === undefined || stop.resumedOn !== null) return refused({ _tag: "ClockIsNotStopped" })
  const latest = latestEndOf(boundedStops(file, rules).slice(0, index), stop.stoppedOn, rules)
  const against: Against = first(
    unlessAfter("resumedOn", resumedOn, "stop", stop.stoppedOn),
    resumedOn > latest ? { _tag: "StopIsTooLong", latest } : undefined
  )
  return against === undefined
    ? happened({ _tag: "ClockWasResumed", stopId, resumedOn, reason })
    : refused(against)
}
