import { type Actions, day, must, reason, sides, when } from "./actionParts.ts"
import * as standing from "./standing.ts"

/** Papers, service, review, mediation, the search and the crime flag. */
export const paperActions = {
  "decide-liability": {
    group: "papers",
    possible: standing.isUndecided,
    fields: [
      { name: "kind", as: { choice: "paper" }, ...must },
      { name: "number", as: "text", ...must },
      day("decidedOn"),
      { name: "shares", as: "shares" },
      { name: "withoutFault", as: "yes" },
      { name: "signedBy", as: { several: "handler" }, hint: "allSign" },
      reason
    ]
  },
  "revoke-liability": {
    group: "papers",
    possible: standing.isDecided,
    fields: [
      { name: "paperId", as: { subject: "paper" }, ...must },
      { name: "ground", as: { choice: "revocation" }, ...must },
      day("revokedOn"),
      reason
    ]
  },
  "serve-paper": {
    group: "papers",
    possible: standing.isDecided,
    fields: [
      { name: "paperId", as: { subject: "paper" }, ...must },
      { name: "participantId", as: { subject: "party" }, ...must },
      { name: "way", as: { choice: "service" }, ...must },
      { name: "informed", as: "yes", ...must },
      when
    ]
  },
  "mediate-on-the-spot": {
    group: "papers",
    possible: standing.isDecided,
    fields: [
      day("heldOn"),
      { name: "askedByAll", as: "yes", ...must },
      { name: "agreed", as: "yes", ...must },
      { name: "objection", as: { choice: "objection" } },
      { name: "amountYuan", as: "number" },
      reason
    ]
  },
  "request-review": {
    group: "afterwards",
    possible: standing.isDecided,
    fields: [
      { name: "paperId", as: { subject: "paper" }, ...must },
      { name: "participantId", as: { subject: "party" }, ...must },
      { name: "handedTo", as: { choice: "handedTo" }, ...must },
      day("requestedOn"),
      { name: "noticedOn", as: "day", onlyIf: ({ handedTo }) => handedTo === "reviewing-body" },
      reason
    ]
  },
  "send-review-file": {
    group: "afterwards",
    possible: (file) => file.reviews.some((review) => review.sentOn === null && review.outcome === null),
    fields: [
      { name: "reviewId", as: { subject: "review" }, ...must },
      day("sentOn"),
      { name: "receivedOn", as: "day" }
    ]
  },
  "decide-review": {
    group: "afterwards",
    possible: standing.isUnderReview,
    fields: [
      { name: "reviewId", as: { subject: "review" }, ...must },
      { name: "outcome", as: { choice: "review" }, ...must },
      day("decidedOn"),
      {
        name: "reviewers",
        as: {
          rows: [
            { name: "account", as: "text", ...must },
            { name: "qualification", as: { choice: "qualification" }, ...must }
          ],
          first: () => [{}, {}]
        },
        ...must
      },
      reason
    ]
  },
  "request-mediation": {
    group: "afterwards",
    possible: standing.isAccepted,
    fields: [
      { name: "after", as: { choice: "mediationAfter" }, ...must },
      {
        name: "peoplesMediationEndedOn",
        as: "day",
        onlyIf: ({ after }) => after === "peoples-mediation",
        ...must
      },
      day("requestedOn"),
      sides
    ]
  },
  "notify-mediation": {
    group: "afterwards",
    possible: standing.isInMediation,
    fields: [
      { name: "mediationId", as: { subject: "mediation" }, ...must },
      { name: "heldOn", as: "day", ...must },
      day("notifiedOn")
    ]
  },
  "begin-mediation": {
    group: "afterwards",
    possible: standing.isInMediation,
    fields: [
      { name: "mediationId", as: { subject: "mediation" }, ...must },
      { name: "startGround", as: { choice: "mediationStart" }, ...must },
      { name: "startOn", as: "day", ...must },
      day("begunOn"),
      sides,
      { name: "mediators", as: { rows: [{ name: "account", as: "text", ...must }] } }
    ]
  },
  "end-mediation": {
    group: "afterwards",
    possible: standing.isInMediation,
    fields: [
      { name: "mediationId", as: { subject: "mediation" }, ...must },
      { name: "outcome", as: { choice: "mediation" }, ...must },
      day("endedOn"),
      { name: "amountYuan", as: "number" },
      reason
    ]
  },
  "start-search": {
    group: "search",
    possible: (file) => file.search === null && standing.isOpen(file),
    fields: [{ name: "description", as: "long", ...must }, when]
  },
  "issue-notice": {
    group: "search",
    possible: standing.isSearching,
    fields: [
      { name: "kind", as: { choice: "notice" }, ...must },
      { name: "number", as: "text" },
      day("issuedOn")
    ]
  },
  "cancel-notice": {
    group: "search",
    possible: (file) => (file.search?.notices ?? []).some(({ cancelledOn }) => cancelledOn === null),
    fields: [{ name: "noticeId", as: { subject: "notice" }, ...must }, day("cancelledOn"), reason]
  },
  "find-fugitive": {
    group: "search",
    possible: standing.isSearching,
    fields: [
      day("foundOn"),
      { name: "vehicleId", as: { subject: "vehicle" } },
      { name: "participantId", as: { subject: "person" } },
      reason
    ]
  },
  "ask-decision": {
    group: "search",
    possible: standing.isSearching,
    fields: [{ name: "participantId", as: { subject: "party" }, ...must }, day("requestedOn"), reason]
  },
  "consider-crime": {
    group: "search",
    possible: standing.isAccepted,
    fields: [
      { name: "conclusion", as: { choice: "crime" }, ...must },
      { name: "number", as: "text" },
      day("consideredOn"),
      { ...reason, ...must }
    ]
  }
} as const satisfies Actions
