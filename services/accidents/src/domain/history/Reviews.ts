import { type AccidentFile, type Mediation, paperInForce, type Review, type Search } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import { changedWhere, withOne } from "./Lists.ts"

type ReviewEvent = EventOf<
  | "OnTheSpotMediationWasHeld"
  | "ReviewWasRequested"
  | "ReviewFileWasSent"
  | "ReviewWasDecided"
  | "MediationWasRequested"
  | "MediationWasNotified"
  | "MediationWasBegun"
  | "MediationEnded"
  | "SearchWasStarted"
  | "SearchNoticeWasIssued"
  | "SearchNoticeWasCancelled"
  | "FugitiveWasFound"
  | "VictimAskedForDecision"
  | "CrimeFlagWasConsidered"
>

/** What follows a paper: review, mediation, the search for who fled, a crime. */
export const afterReview = (file: AccidentFile, event: ReviewEvent): AccidentFile => {
  switch (event._tag) {
    case "OnTheSpotMediationWasHeld": {
      const { heldOn, agreed } = event
      const paperId = paperInForce(file)?.paperId ?? null
      return { ...file, onTheSpotMediation: { heldOn, agreed, paperId } }
    }
    case "ReviewWasRequested": {
      const { reviewId, paperId, participantId, requestedOn, handedTo, noticedOn } = event
      const review: Review = {
        reviewId,
        paperId,
        participantId,
        requestedOn,
        handedTo,
        noticedOn,
        sentOn: null,
        receivedOn: null,
        outcome: null,
        decidedOn: null
      }
      return { ...file, reviews: withOne(file.reviews, review, (known) => known.reviewId === reviewId) }
    }
    case "ReviewFileWasSent": {
      const { sentOn, receivedOn } = event
      return onReview(file, event.reviewId, { sentOn, receivedOn })
    }
    case "ReviewWasDecided": {
      const { outcome, decidedOn } = event
      return onReview(file, event.reviewId, { outcome, decidedOn })
    }
    case "MediationWasRequested": {
      const { _tag, ...requested } = event
      const mediation: Mediation = {
        ...requested,
        notifiedOn: null,
        heldOn: null,
        startOn: null,
        begunOn: null,
        mediators: [],
        outcome: null,
        endedOn: null
      }
      return {
        ...file,
        mediations: withOne(file.mediations, mediation, (known) => known.mediationId === event.mediationId)
      }
    }
    case "MediationWasNotified": {
      const { notifiedOn, heldOn } = event
      return onMediation(file, event.mediationId, { notifiedOn, heldOn })
    }
    case "MediationWasBegun": {
      const { startOn, begunOn, sides, mediators = [] } = event
      return onMediation(file, event.mediationId, { startOn, begunOn, sides, mediators })
    }
    case "MediationEnded": {
      const { outcome, endedOn } = event
      return onMediation(file, event.mediationId, { outcome, endedOn })
    }
    case "SearchWasStarted":
      return file.search === null ? { ...file, search: searchSince(event.startedAt) } : file
    case "SearchNoticeWasIssued": {
      const { noticeId, kind, issuedOn } = event
      const notice = { noticeId, kind, issuedOn, cancelledOn: null }
      return onSearch(file, (search) => ({
        ...search,
        notices: withOne(search.notices, notice, (known) => known.noticeId === noticeId)
      }))
    }
    case "SearchNoticeWasCancelled": {
      const { noticeId, cancelledOn } = event
      return onSearch(file, (search) => ({
        ...search,
        notices: changedWhere(
          search.notices,
          (known) => known.noticeId === noticeId,
          (notice) => ({ ...notice, cancelledOn })
        )
      }))
    }
    case "FugitiveWasFound":
      return onSearch(ranAway(file, event.participantId), (search) => foundBy(search, event))
    case "VictimAskedForDecision":
      return onSearch(file, (search) => ({ ...search, decisionAskedOn: event.requestedOn }))
    case "CrimeFlagWasConsidered": {
      const { conclusion, number, consideredOn } = event
      return { ...file, crime: { conclusion, number, consideredOn } }
    }
  }
}

const searchSince = (startedAt: string): Search => ({
  startedAt,
  notices: [],
  vehicleFound: null,
  vehicleFoundOn: null,
  driverFoundOn: null,
  foundOn: null,
  decisionAskedOn: null
})

/** A10: the search is over on the day on which vehicle and driver both are found. */
const foundBy = (search: Search, event: EventOf<"FugitiveWasFound">): Search => {
  const vehicleFound = search.vehicleFound ?? event.vehicleId
  const vehicleFoundOn = search.vehicleFoundOn ?? (event.vehicleId === null ? null : event.foundOn)
  const driverFoundOn = search.driverFoundOn ?? (event.participantId === null ? null : event.foundOn)
  const isOver = vehicleFoundOn !== null && driverFoundOn !== null
  const later = isOver && vehicleFoundOn > driverFoundOn ? vehicleFoundOn : driverFoundOn
  return { ...search, vehicleFound, vehicleFoundOn, driverFoundOn, foundOn: isOver ? later : null }
}

/** A15, C7: whoever was sought and found is on file as one who fled, unless somebody wrote down that they did not. */
const ranAway = (file: AccidentFile, participantId: string | null): AccidentFile =>
  file.search === null || participantId === null
    ? file
    : {
        ...file,
        persons: changedWhere(
          file.persons,
          (person) => person.participantId === participantId,
          (person) => ({ ...person, facts: { ...person.facts, fled: person.facts.fled ?? true } })
        )
      }

const onReview = (file: AccidentFile, reviewId: string, said: Partial<Review>): AccidentFile => ({
  ...file,
  reviews: changedWhere(
    file.reviews,
    (review) => review.reviewId === reviewId,
    (review) => ({ ...review, ...said })
  )
})

const onMediation = (file: AccidentFile, mediationId: string, said: Partial<Mediation>): AccidentFile => ({
  ...file,
  mediations: changedWhere(
    file.mediations,
    (mediation) => mediation.mediationId === mediationId,
    (mediation) => ({ ...mediation, ...said })
  )
})

const onSearch = (file: AccidentFile, change: (search: Search) => Search): AccidentFile =>
  file.search === null ? file : { ...file, search: change(file.search) }
