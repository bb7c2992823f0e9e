import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type AccidentFile, paperInForce } from "../Accident.ts"
import type { AccidentEvent, EventOf } from "../AccidentEvents.ts"
import { laterOf } from "../clocks/Clock.ts"
import type {
  AskDecision,
  CancelNotice,
  FindFugitive,
  IssueNotice,
  StartSearch
} from "../commands/Proceedings.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { type Against, first, unlessAfter, unlessInvolved, unlessParty, unlessVehicle } from "./Guards.ts"

/** A20: somebody fled. A search is started once. */
export const startSearch = (command: StartSearch, file: AccidentFile): Decision => {
  const { startedAt, description } = command
  if (file.search !== null) return refused({ _tag: "SearchIsAlreadyStarted" })
  return startedAt < file.happenedAt
    ? refused({
        _tag: "HappenedBeforeTheAccident",
        path: "happenedAt",
        at: startedAt,
        happenedAt: file.happenedAt
      })
    : happened({ _tag: "SearchWasStarted", startedAt, description })
}

/** A20: roads are blocked, others are asked to look, a reward is offered. */
export const issueNotice = (command: IssueNotice, file: AccidentFile): Decision => {
  const { noticeId, kind, number, issuedOn } = command
  const { search } = file
  if (search === null) return refused({ _tag: "SearchIsNotStarted" })
  const against: Against = first(
    search.foundOn === null ? undefined : { _tag: "SearchIsOver" },
    search.notices.some((notice) => notice.noticeId === noticeId)
      ? { _tag: "EntryIsAlreadyOnFile" }
      : undefined,
    unlessAfter("issuedOn", issuedOn, "search", dayInShanghai(search.startedAt))
  )
  return against === undefined
    ? happened({ _tag: "SearchNoticeWasIssued", noticeId, kind, number, issuedOn })
    : refused(against)
}

/** A20. */
export const cancelNotice = (command: CancelNotice, file: AccidentFile): Decision => {
  const { noticeId, cancelledOn } = command
  const notice = file.search?.notices.find((one) => one.noticeId === noticeId)
  if (notice === undefined) return refused({ _tag: "NoticeIsUnknown" })
  if (notice.cancelledOn !== null) return refused({ _tag: "NoticeIsCancelled" })
  const against = unlessAfter("cancelledOn", cancelledOn, "notice", notice.issuedOn)
  return against === undefined
    ? happened({ _tag: "SearchNoticeWasCancelled", noticeId, cancelledOn })
    : refused(against)
}

/**
 * A10, A20: the vehicle, its driver, or both are found. With both, the search is over and its open notices are
 * cancelled; the clock of the paper begins.
 */
export const findFugitive = (command: FindFugitive, file: AccidentFile): Decision => {
  const { foundOn, vehicleId, participantId, reason } = command
  const { search } = file
  if (search === null) return refused({ _tag: "SearchIsNotStarted" })
  const isVehicleNew = vehicleId !== null && search.vehicleFoundOn === null
  const isDriverNew = participantId !== null && search.driverFoundOn === null
  const against: Against = first(
    search.foundOn === null ? undefined : { _tag: "SearchIsOver" },
    isVehicleNew || isDriverNew ? undefined : { _tag: "NothingNewIsFound" },
    unlessVehicle(file, "vehicleId", vehicleId),
    unlessInvolved(file, "participantId", participantId),
    unlessAfter("foundOn", foundOn, "search", dayInShanghai(search.startedAt))
  )
  if (against !== undefined) return refused(against)
  const found: AccidentEvent = {
    _tag: "FugitiveWasFound",
    foundOn,
    vehicleId: isVehicleNew ? vehicleId : null,
    participantId: isDriverNew ? participantId : null,
    reason
  }
  const isOver =
    (isVehicleNew || search.vehicleFoundOn !== null) && (isDriverNew || search.driverFoundOn !== null)
  const overOn = laterOf(laterOf(foundOn, search.vehicleFoundOn), search.driverFoundOn)
  const cancelled = isOver
    ? search.notices
        .filter((notice) => notice.cancelledOn === null)
        .map(
          ({ noticeId, issuedOn }): EventOf<"SearchNoticeWasCancelled"> => ({
            _tag: "SearchNoticeWasCancelled",
            noticeId,
            cancelledOn: laterOf(issuedOn, overOn)
          })
        )
    : []
  return happened(found, ...cancelled)
}

/** A14: a victim asks in writing for a decision although nobody is found. */
export const askDecision = (command: AskDecision, file: AccidentFile): Decision => {
  const { participantId, requestedOn } = command
  const { search } = file
  if (search === null) return refused({ _tag: "SearchIsNotStarted" })
  const paper = paperInForce(file)
  const against: Against = first(
    search.foundOn === null ? undefined : { _tag: "SearchIsOver" },
    search.decisionAskedOn === null ? undefined : { _tag: "DecisionIsAlreadyAsked" },
    paper === undefined
      ? undefined
      : { _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number },
    unlessParty(file, participantId),
    unlessAfter("requestedOn", requestedOn, "search", dayInShanghai(search.startedAt))
  )
  return against === undefined
    ? happened({ _tag: "VictimAskedForDecision", participantId, requestedOn })
    : refused(against)
}
