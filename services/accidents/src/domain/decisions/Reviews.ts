import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { AccidentFile, Review } from "../Accident.ts"
import type { AccidentEvent } from "../AccidentEvents.ts"
import type { DecideReview, RequestReview, SendReviewFile } from "../commands/Proceedings.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { type Against, first, paperOf, unlessAfter, unlessParty } from "./Guards.ts"

/** A17: against the paper or the certificate in force, in three working days after its service, once per accident. */
export const requestReview = (command: RequestReview, file: AccidentFile, rules: AccidentRules): Decision => {
  const { reviewId, paperId, participantId, requestedOn, handedTo, noticedOn, reason } = command
  const paper = paperOf(file, paperId)
  if (paper === undefined) return refused({ _tag: "PaperIsUnknown" })
  if (paper.revokedOn !== null) return refused({ _tag: "PaperIsRevoked" })
  if (file.reviews.length > 0) return refused({ _tag: "ReviewIsOnlyOnce" })
  const notParty = unlessParty(file, participantId)
  if (notParty !== undefined) return refused(notParty)
  const served = paper.served.find((one) => one.participantId === participantId)
  if (served === undefined) return refused({ _tag: "PartyIsNotServed" })
  const servedOn = dayInShanghai(served.servedAt)
  const { due } = rules.accidentDeadline("review-request", servedOn)
  const against: Against = first(
    unlessAfter("requestedOn", requestedOn, "service", servedOn),
    requestedOn > due ? { _tag: "ReviewRequestIsTooLate", due } : undefined,
    noticedOn === null ? undefined : unlessAfter("noticedOn", noticedOn, "request", requestedOn)
  )
  return against === undefined
    ? happened({
        _tag: "ReviewWasRequested",
        reviewId,
        paperId,
        participantId,
        requestedOn,
        handedTo,
        noticedOn: handedTo === "reviewing-body" ? noticedOn : null,
        reason
      })
    : refused(against)
}

const openReview = (file: AccidentFile, reviewId: string): Review | Against => {
  const review = file.reviews.find((one) => one.reviewId === reviewId)
  if (review === undefined) return { _tag: "ReviewIsUnknown" }
  return review.outcome === null ? review : { _tag: "ReviewIsDecided" }
}

const isReview = (found: Review | Against): found is Review => found !== undefined && "reviewId" in found

/** A17: the request, or the file, goes to the reviewing body. */
export const sendReviewFile = (command: SendReviewFile, file: AccidentFile): Decision => {
  const { reviewId, sentOn, receivedOn } = command
  const review = openReview(file, reviewId)
  if (!isReview(review)) return refused(review ?? { _tag: "ReviewIsUnknown" })
  const against: Against = first(
    review.sentOn !== null && (review.receivedOn !== null || receivedOn === null)
      ? { _tag: "ReviewFileIsAlreadySent" }
      : undefined,
    unlessAfter("sentOn", sentOn, "request", review.requestedOn),
    unlessAfter("sentOn", sentOn, "notice", review.noticedOn),
    receivedOn === null
      ? undefined
      : unlessAfter("receivedOn", receivedOn, "request", review.sentOn ?? sentOn)
  )
  return against === undefined
    ? happened({ _tag: "ReviewFileWasSent", reviewId, sentOn: review.sentOn ?? sentOn, receivedOn })
    : refused(against)
}

/**
 * A17: two officers of the reviewing body decide. Whatever is to be done again takes the paper back, so that
 * another one may be made. A review may end without a decision before the file was sent.
 */
export const decideReview = (command: DecideReview, file: AccidentFile): Decision => {
  const { reviewId, outcome, decidedOn, reviewers, reason } = command
  const review = openReview(file, reviewId)
  if (!isReview(review)) return refused(review ?? { _tag: "ReviewIsUnknown" })
  const paper = paperOf(file, review.paperId)
  const officers = reviewers.filter(({ kind }) => kind === "officer").map(({ account }) => account)
  const maker = officers.find((account) => paper?.by.some((one) => one.account === account))
  const against: Against = first(
    new Set(officers).size < 2 ? { _tag: "ReviewTakesTwoOfficers" } : undefined,
    maker === undefined ? undefined : { _tag: "ReviewerMadeThePaper", account: maker },
    review.sentOn === null && outcome !== "ended" ? { _tag: "ReviewFileIsNotSent" } : undefined,
    unlessAfter("decidedOn", decidedOn, "request", review.requestedOn),
    unlessAfter("decidedOn", decidedOn, "receipt", review.receivedOn ?? review.sentOn)
  )
  if (against !== undefined) return refused(against)
  const decided: AccidentEvent = {
    _tag: "ReviewWasDecided",
    reviewId,
    outcome,
    decidedOn,
    by: reviewers,
    reason
  }
  const isToBeRedone = outcome === "redo" || outcome === "revoked"
  return isToBeRedone && paper !== undefined && paper.revokedOn === null
    ? happened(decided, {
        _tag: "LiabilityWasRevoked",
        paperId: paper.paperId,
        ground: "review",
        revokedOn: decidedOn,
        reason
      })
    : happened(decided)
}
