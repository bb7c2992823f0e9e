import { HistoryEntry, PersonView } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { CallOutStep, LegalReviewOutcome } from "../domain/events/Handling.ts"
import { Channel } from "../domain/events/Intake.ts"
import { Worker } from "../domain/values/People.ts"
import { Coordinates, Place } from "../domain/values/Place.ts"

/** How a case is shown. Loaded by browsers: schemas only. Instants carry the offset of Asia/Shanghai. */

const Text = Schema.NullOr(Schema.String)
const Count = Schema.NullOr(Schema.Number)

export const CaseClockView = Schema.Struct({
  clock: Schema.Literal("sign", "depart", "arrive", "feedback", "hand-over", "whistle", "supervision"),
  rule: Schema.String,
  subject: Schema.String,
  branch: Text,
  start: Schema.String,
  due: Text,
  metAt: Text,
  seconds: Schema.Number,
  band: Count,
  overdue: Schema.Boolean
}).annotations({ identifier: "CaseClock" })

export const GroupOnCaseView = Schema.Struct({
  groupId: Schema.String,
  dispatchId: Schema.String,
  order: Schema.Number,
  people: Schema.Number,
  unitId: Schema.String,
  zoneId: Text,
  township: Schema.String,
  distanceMetres: Count,
  members: Schema.Array(Schema.String).annotations({ description: "Accounts of its people" }),
  onDutyUntil: Text.annotations({ description: "End of its duty period" }),
  step: Schema.Literal("dispatched", "signed", "departed", "arrived", "done", "called-off"),
  dispatchedAt: Schema.String,
  dispatchedBy: Schema.String,
  signedAt: Text,
  departedAt: Text,
  arrivedAt: Text,
  arrivedLocation: Schema.NullOr(Coordinates),
  doneAt: Text,
  outcome: Text,
  calledOffAt: Text
}).annotations({ identifier: "GroupOnCase" })

/** Row 71. */
export const CaseTimeline = Schema.Struct({
  calledAt: Schema.String,
  firstDispatchedAt: Text,
  firstArrivedAt: Text,
  settledAt: Text,
  secondsToDispatch: Count,
  secondsToScene: Count,
  secondsToSettled: Count
}).annotations({ identifier: "CaseTimeline" })

const CallView = Schema.Struct({
  callId: Schema.String,
  calledAt: Schema.String,
  caller: Schema.NullOr(PersonView),
  description: Text,
  source: Schema.NullOr(Schema.Struct({ desk: Schema.String, number: Schema.String }))
})

/** A case as its readers see it: as it stands or stood, its clocks, and its full history. */
export const CaseFileView = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  asOf: Text,
  number: Schema.String,
  standing: Schema.Literal("Open", "Joined", "Closed", "Withdrawn"),
  standingName: Schema.String,
  joinedInto: Text,
  closedAt: Text,
  outcome: Text,
  calledAt: Schema.String,
  channel: Channel,
  kind: Schema.String,
  kindName: Schema.String,
  type: Schema.String,
  typeName: Schema.String,
  detail: Text,
  detailName: Text,
  nature: Schema.NullOr(Schema.Literal("report", "help", "complaint")),
  level: Schema.String,
  levelName: Schema.String,
  grade: Schema.Literal("general", "important", "major"),
  place: Place,
  township: Schema.String,
  zone: Text,
  station: Text,
  caller: Schema.NullOr(PersonView),
  description: Text,
  source: Schema.NullOr(Schema.Struct({ desk: Schema.String, number: Schema.String })),
  responsible: Worker,
  offer: Schema.NullOr(
    Schema.Struct({ to: Schema.String, station: Text, by: Schema.String, at: Schema.String })
  ),
  assistants: Schema.Array(Schema.Struct({ account: Text, station: Text, unitId: Text, task: Text })),
  calls: Schema.Array(CallView),
  ruledOut: Schema.Array(Schema.String),
  dispatches: Schema.Array(
    Schema.Struct({
      dispatchId: Schema.String,
      grade: Schema.Literal("general", "important", "major"),
      groups: Schema.Array(Schema.String),
      proposed: Schema.Array(Schema.String),
      below: Schema.Boolean,
      crossings: Schema.Array(Schema.String),
      agreements: Schema.Array(Schema.String),
      by: Schema.String,
      at: Schema.String
    })
  ),
  groups: Schema.Array(GroupOnCaseView),
  approvals: Schema.Array(
    Schema.Struct({
      approvalId: Schema.String,
      zoneId: Schema.String,
      by: Schema.String,
      at: Schema.String
    })
  ),
  feedbacks: Schema.Array(
    Schema.Struct({
      feedbackId: Schema.String,
      groupId: Text,
      at: Schema.String,
      by: Schema.String,
      vehicles: Schema.Number,
      people: Schema.Number,
      injured: Schema.Number,
      dead: Schema.Number,
      caught: Schema.Number,
      accidentForm: Text,
      dangerousGoods: Text,
      weather: Text,
      road: Text,
      handling: Schema.String,
      evidence: Schema.Boolean
    })
  ),
  whistles: Schema.Array(
    Schema.Struct({
      whistleId: Schema.String,
      what: Schema.String,
      by: Schema.String,
      at: Schema.String,
      endedAt: Text,
      branches: Schema.Array(
        Schema.Struct({
          branch: Schema.String,
          deadline: Schema.String,
          reportedAt: Text,
          who: Text,
          late: Schema.Boolean
        })
      )
    })
  ),
  legalReview: Schema.Struct({
    needed: Schema.Boolean,
    fit: Schema.Boolean,
    reviews: Schema.Array(
      Schema.Struct({
        reviewId: Schema.String,
        askedAt: Schema.String,
        askedBy: Schema.String,
        outcome: Schema.NullOr(LegalReviewOutcome),
        note: Text,
        by: Text,
        givenAt: Text
      })
    )
  }),
  supervision: Schema.Array(
    Schema.Struct({
      orderId: Schema.String,
      what: Schema.String,
      dueAt: Schema.String,
      by: Schema.String,
      at: Schema.String,
      answeredAt: Text,
      answer: Text
    })
  ),
  returnVisits: Schema.Array(
    Schema.Struct({
      visitId: Schema.String,
      satisfied: Schema.NullOr(Schema.Boolean),
      note: Text,
      by: Schema.String,
      at: Schema.String
    })
  ),
  handOvers: Schema.Array(
    Schema.Struct({
      handOverId: Schema.String,
      agency: Schema.String,
      at: Schema.String,
      receipt: Text,
      receiptedAt: Text
    })
  ),
  referrals: Schema.Array(
    Schema.Struct({
      referralId: Schema.String,
      to: Schema.String,
      lifeAtRisk: Schema.Boolean,
      at: Schema.String
    })
  ),
  callOuts: Schema.Array(
    Schema.Struct({
      callOutId: Schema.String,
      need: Schema.String,
      at: Schema.String,
      /** Row 23: the response cell that was named; null where there was none. */
      cell: Schema.NullOr(Schema.Struct({ cellId: Schema.String, skill: Text })),
      /** Row 46: what became of it where no cell was named; null while nothing did. */
      moved: Schema.NullOr(
        Schema.Struct({ happened: CallOutStep, happenedName: Schema.String, at: Schema.String })
      ),
      /** Row 46: that the cell cannot come, and why; null while it may. */
      couldNotCome: Schema.NullOr(
        Schema.Struct({ because: Schema.String, becauseName: Schema.String, at: Schema.String })
      )
    })
  ),
  /** I6: until when a filed case is worked on; null where it was not filed. */
  caseWork: Schema.NullOr(
    Schema.Struct({
      filingId: Schema.String,
      number: Text,
      by: Schema.String,
      filedAt: Schema.String,
      extendedAt: Text,
      /** Last day, Asia/Shanghai. */
      due: Schema.String,
      /** Reaches past the published calendar: it moves when the calendar grows. */
      provisional: Schema.Boolean,
      overdue: Schema.Boolean
    })
  ),
  accident: Schema.NullOr(Schema.Struct({ accidentId: Schema.String, happened: Text, at: Text })),
  timeline: CaseTimeline,
  clocks: Schema.Array(CaseClockView),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "CaseFile" })
export type CaseFileView = typeof CaseFileView.Type

/** Rows 7 to 10, 12: who should go, and what speaks for and against every group on duty. */
export const DispatchProposalView = Schema.Struct({
  at: Schema.String,
  grade: Schema.Literal("general", "important", "major"),
  leastGroups: Schema.Number,
  leastPeople: Schema.Number,
  everyGroup: Schema.Boolean,
  proposed: Schema.Array(Schema.String),
  enough: Schema.Boolean,
  approvalsThatWouldHelp: Schema.Array(Schema.String),
  groups: Schema.Array(
    Schema.Struct({
      groupId: Schema.String,
      number: Count,
      unitId: Schema.String,
      unitName: Schema.String,
      zoneId: Text,
      township: Schema.String,
      people: Schema.Number,
      load: Schema.Number,
      busyWith: Text,
      ownZone: Schema.Boolean,
      distanceMetres: Count,
      agreementId: Text,
      proposed: Schema.Boolean,
      hindrance: Schema.NullOr(
        Schema.Literal("on-the-case", "busy", "crossing-not-approved", "aid-not-agreed")
      ),
      reasons: Schema.Array(Schema.String)
    })
  )
}).annotations({ identifier: "DispatchProposal" })
export type DispatchProposalView = typeof DispatchProposalView.Type
