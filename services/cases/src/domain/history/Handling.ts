import type { CaseFile } from "../Case.ts"
import type { EventOf } from "../CaseEvents.ts"

/** What handling, help and supervision leave in a case's file. */
export type HandlingEvent =
  | EventOf<"FeedbackWasGiven">
  | EventOf<"WhistleWasBlown">
  | EventOf<"BranchReportedIn">
  | EventOf<"WhistleEnded">
  | EventOf<"LegalReviewWasAsked">
  | EventOf<"LegalReviewWasGiven">
  | EventOf<"SupervisionWasOrdered">
  | EventOf<"SupervisionWasAnswered">
  | EventOf<"ReturnVisitWasMade">
  | EventOf<"CaseWasHandedOver">
  | EventOf<"HandOverWasReceipted">
  | EventOf<"CaseWasReferred">
  | EventOf<"VolunteersWereCalledOut">
  | EventOf<"CallOutMoved">
  | EventOf<"CellCouldNotCome">
  | EventOf<"CaseWasFiled">
  | EventOf<"CaseWorkWasExtended">
  | EventOf<"AccidentFileWasLinked">
  | EventOf<"AccidentFileMoved">

/** The file after one more event about its handling. */
export const evolveHandling = (file: CaseFile, event: HandlingEvent): CaseFile => {
  switch (event._tag) {
    case "FeedbackWasGiven": {
      const { _tag, ...feedback } = event
      return { ...file, feedbacks: [...file.feedbacks, feedback] }
    }
    case "WhistleWasBlown": {
      const { _tag, branches, ...whistle } = event
      const called = branches.map((branch) => ({ ...branch, reportedAt: null, who: null }))
      return { ...file, whistles: [...file.whistles, { ...whistle, branches: called, endedAt: null }] }
    }
    case "BranchReportedIn":
      return {
        ...file,
        whistles: file.whistles.map((whistle) =>
          whistle.whistleId === event.whistleId
            ? {
                ...whistle,
                branches: whistle.branches.map((branch) =>
                  branch.branch === event.branch
                    ? { ...branch, reportedAt: event.at, who: event.who }
                    : branch
                )
              }
            : whistle
        )
      }
    case "WhistleEnded":
      return {
        ...file,
        whistles: file.whistles.map((whistle) =>
          whistle.whistleId === event.whistleId ? { ...whistle, endedAt: event.at } : whistle
        )
      }
    case "LegalReviewWasAsked":
      return {
        ...file,
        reviews: [
          ...file.reviews,
          {
            reviewId: event.reviewId,
            askedAt: event.at,
            askedBy: event.by,
            outcome: null,
            note: event.note,
            by: null,
            givenAt: null,
            of: null
          }
        ]
      }
    case "LegalReviewWasGiven": {
      const { outcome, note, by, at } = event
      const of = { kind: file.kind, type: file.type }
      return {
        ...file,
        reviews: file.reviews.map((review) =>
          review.reviewId === event.reviewId ? { ...review, outcome, note, by, givenAt: at, of } : review
        )
      }
    }
    case "SupervisionWasOrdered": {
      const { _tag, ...order } = event
      return { ...file, supervision: [...file.supervision, { ...order, answeredAt: null, answer: null }] }
    }
    case "SupervisionWasAnswered":
      return {
        ...file,
        supervision: file.supervision.map((order) =>
          order.orderId === event.orderId ? { ...order, answeredAt: event.at, answer: event.answer } : order
        )
      }
    case "ReturnVisitWasMade": {
      const { _tag, ...visit } = event
      return { ...file, returnVisits: [...file.returnVisits, visit] }
    }
    case "CaseWasHandedOver": {
      const { handOverId, agency, at } = event
      const handOver = { handOverId, agency, at, receipt: null, receiptedAt: null }
      return { ...file, handOvers: [...file.handOvers, handOver] }
    }
    case "HandOverWasReceipted":
      return {
        ...file,
        handOvers: file.handOvers.map((handOver) =>
          handOver.handOverId === event.handOverId
            ? { ...handOver, receipt: event.receipt, receiptedAt: event.at }
            : handOver
        )
      }
    case "CaseWasReferred": {
      const { referralId, to, lifeAtRisk, at } = event
      return { ...file, referrals: [...file.referrals, { referralId, to, lifeAtRisk, at }] }
    }
    case "VolunteersWereCalledOut": {
      const { callOutId, need, at, cell = null } = event
      return {
        ...file,
        callOuts: [...file.callOuts, { callOutId, need, at, cell, moved: null, couldNotCome: null }]
      }
    }
    case "CallOutMoved": {
      const { callOutId, happened, at } = event
      const callOuts = file.callOuts.map((one) =>
        one.callOutId === callOutId ? { ...one, moved: { happened, at } } : one
      )
      return { ...file, callOuts }
    }
    case "CellCouldNotCome": {
      const { callOutId, because, at } = event
      const callOuts = file.callOuts.map((one) =>
        one.callOutId === callOutId ? { ...one, couldNotCome: { because, at } } : one
      )
      return { ...file, callOuts }
    }
    case "CaseWasFiled": {
      const { filingId, number, by, at } = event
      return { ...file, filing: { filingId, number, by, at, extendedAt: null } }
    }
    case "CaseWorkWasExtended":
      return file.filing === null ? file : { ...file, filing: { ...file.filing, extendedAt: event.at } }
    case "AccidentFileWasLinked":
      return { ...file, accident: { accidentId: event.accidentId, happened: null, at: null } }
    case "AccidentFileMoved": {
      const { accidentId, happened, at } = event
      return { ...file, accident: { accidentId, happened, at } }
    }
  }
}
