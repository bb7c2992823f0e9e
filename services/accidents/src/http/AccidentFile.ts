import { HistoryEntry, PersonView } from "@jiaosuo/orders/http/FileContract"
import { Schema } from "effect"
import { AccidentKind, JurisdictionGround, ReportWay } from "../domain/events/Intake.ts"
import { DeepInvestigationWasOpened, IdentificationWasHeld } from "../domain/events/Investigation.ts"
import { Injury, personFacts, TransportFirm, vehicleFacts } from "../domain/values/Parties.ts"
import { Circumstances, Place } from "../domain/values/Place.ts"
import {
  Attachment,
  Finding,
  Handler,
  LiabilityShare,
  Measurement,
  PaperKind,
  Recommendation
} from "../domain/values/Proceedings.ts"

/**
 * An accident's file as `GET /api/accidents/{id}` answers it. Personal values are masked unless they were asked
 * for with a purpose (X2); an erased person's are null and `erased` says so. Instants have the offset of
 * Asia/Shanghai, days are those of Asia/Shanghai. The system of record is the national platform (A23).
 */

const Text = Schema.NullOr(Schema.String)
const Day = Schema.NullOr(Schema.String)
const Yes = Schema.NullOr(Schema.Boolean)

/** A number with its wording. */
const Named = Schema.Struct({ code: Schema.String, name: Schema.String })

const { _tag: _identified, identifiedBy: _whoDid, ...IdentificationFields } = IdentificationWasHeld.fields

/** Where the file stands as a whole. */
export const StandingCode = Schema.Literal(
  "reported",
  "accepted",
  "refused",
  "handed-over",
  "closed",
  "withdrawn",
  "merged",
  "historical"
)
export type StandingCode = typeof StandingCode.Type

export const IntakeView = Schema.Struct({
  way: ReportWay,
  reportedAt: Schema.String,
  /** Null: anonymous. */
  reporter: Schema.NullOr(PersonView),
  saidDead: Schema.Number,
  saidInjured: Schema.Number,
  goods: Schema.NullOr(Schema.Struct({ what: Schema.String, leaking: Schema.Boolean })),
  fled: Text,
  /** A4, A5, A6: why it had to be reported. */
  grounds: Schema.Array(Schema.Struct({ ground: Schema.String, name: Schema.String, rule: Schema.String })),
  late: Schema.Boolean,
  /** The 110 case that opened the file; null where a person reported it here. */
  caseId: Text
}).annotations({ identifier: "AccidentIntake" })

export const InvolvedVehicleView = Schema.Struct({
  vehicleId: Schema.String,
  ...vehicleFacts,
  /** The key vehicle it is; its own file has the rest. */
  registered: Schema.NullOr(Schema.Struct({ id: Schema.String, township: Schema.String }))
}).annotations({ identifier: "InvolvedVehicle" })
export type InvolvedVehicleView = typeof InvolvedVehicleView.Type

export const InjuryView = Schema.Struct({
  injury: Injury,
  at: Schema.String,
  diedAt: Text,
  diedAtScene: Schema.Boolean,
  causeOfDeath: Text
}).annotations({ identifier: "AccidentInjury" })

export const InvolvedPersonView = Schema.Struct({
  participantId: Schema.String,
  /** Null where a record of the past names nobody. */
  person: Schema.NullOr(PersonView),
  ...personFacts,
  /** As the last finding says; null where nothing was found. */
  injury: Schema.NullOr(Injury),
  injuries: Schema.Array(InjuryView),
  /** The share that the paper in force gives. */
  share: Schema.NullOr(Schema.String)
}).annotations({ identifier: "InvolvedPerson" })
export type InvolvedPersonView = typeof InvolvedPersonView.Type

export const PaperView = Schema.Struct({
  paperId: Schema.String,
  kind: PaperKind,
  number: Schema.String,
  decidedOn: Schema.String,
  shares: Schema.Array(LiabilityShare),
  by: Schema.Array(Handler),
  supersedes: Text,
  revokedOn: Day,
  revokedFor: Text,
  inForce: Schema.Boolean,
  served: Schema.Array(Schema.Struct({ participantId: Schema.String, servedAt: Schema.String }))
}).annotations({ identifier: "AccidentPaper" })

/** A clock that counts down, or was met (A7 to A21). */
export const ClockView = Schema.Struct({
  id: Schema.String,
  clock: Schema.String,
  rule: Schema.String,
  subject: Schema.String,
  start: Schema.String,
  due: Schema.String,
  /** Days left until `due`; negative after it. Null once it was met. */
  daysLeft: Schema.NullOr(Schema.Number),
  overdue: Schema.Boolean,
  provisional: Schema.Boolean,
  stopped: Schema.Boolean,
  metOn: Day,
  binds: Schema.Literal("police", "parties", "figures"),
  responsible: Text,
  station: Schema.String,
  reason: Schema.String
}).annotations({ identifier: "AccidentClock" })
export type ClockView = typeof ClockView.Type

const Counts = Schema.Struct({ dead: Schema.Number, serious: Schema.Number, slight: Schema.Number })

/** C1, C2, C3. */
export const CasualtiesView = Schema.Struct({
  byWindow: Schema.Struct({ h24: Counts, d3: Counts, d7: Counts, d30: Counts }),
  official: Counts,
  international: Counts,
  /** Which window gives which number: `d7`, `d30`. */
  windows: Schema.Struct({ official: Schema.String, international: Schema.String }),
  missing: Schema.Number
}).annotations({ identifier: "AccidentCasualties" })

/** One of the two scales (C4, C5, C6). */
export const SeverityView = Schema.Struct({
  level: Schema.String,
  name: Schema.String,
  reason: Schema.String,
  rule: Schema.String,
  recommended: Schema.Boolean
}).annotations({ identifier: "AccidentSeverity" })

/** C7: a ground for a person to look at, never a conclusion. */
export const CrimeGroundView = Schema.Struct({
  participantId: Schema.String,
  ground: Schema.String,
  circumstances: Schema.Array(Schema.String),
  reason: Schema.String,
  rule: Schema.String,
  recommended: Schema.Boolean
}).annotations({ identifier: "AccidentCrimeGround" })

const Approval = Schema.Struct({ body: Schema.String, number: Text, on: Schema.String })

/** A12, A13. */
export const TestView = Schema.Struct({
  testId: Schema.String,
  what: Schema.String,
  participantId: Text,
  vehicleId: Text,
  institution: Schema.String,
  orderedOn: Schema.String,
  repeats: Text,
  extendedUntil: Day,
  receivedOn: Day,
  conclusion: Text,
  servedOn: Day,
  secondRequestedOn: Day,
  /** The request was refused, or taken back. */
  secondRefusedOn: Day,
  returnedOn: Day
}).annotations({ identifier: "AccidentTest" })

/** A11. */
export const StopView = Schema.Struct({
  stopId: Schema.String,
  ground: Schema.String,
  stoppedOn: Schema.String,
  approval: Approval,
  noticeServedOn: Schema.String,
  resumedOn: Day
}).annotations({ identifier: "AccidentStop" })

/** A17. */
export const ReviewView = Schema.Struct({
  reviewId: Schema.String,
  paperId: Schema.String,
  participantId: Schema.String,
  requestedOn: Schema.String,
  handedTo: Schema.String,
  noticedOn: Day,
  sentOn: Day,
  receivedOn: Day,
  outcome: Text,
  decidedOn: Day
}).annotations({ identifier: "AccidentReview" })

/** A18. */
export const MediationView = Schema.Struct({
  mediationId: Schema.String,
  requestedOn: Schema.String,
  after: Schema.String,
  afterOn: Schema.String,
  sides: Schema.Array(
    Schema.Struct({ participantIds: Schema.Array(Schema.String), attendants: Schema.Number })
  ),
  notifiedOn: Day,
  heldOn: Day,
  startOn: Day,
  begunOn: Day,
  mediators: Schema.Array(Schema.String),
  outcome: Text,
  endedOn: Day
}).annotations({ identifier: "AccidentMediation" })

/** A20. */
export const SearchView = Schema.Struct({
  startedAt: Schema.String,
  notices: Schema.Array(
    Schema.Struct({
      noticeId: Schema.String,
      kind: Schema.String,
      issuedOn: Schema.String,
      cancelledOn: Day
    })
  ),
  vehicleFoundOn: Day,
  driverFoundOn: Day,
  foundOn: Day,
  decisionAskedOn: Day
}).annotations({ identifier: "AccidentSearchState" })

/** A21. */
export const RecusalView = Schema.Struct({
  recusalId: Schema.String,
  handler: Schema.String,
  requestedOn: Schema.String,
  decidedOn: Day,
  granted: Yes
}).annotations({ identifier: "AccidentRecusalState" })

/** A19. */
export const IdentificationView = Schema.Struct({
  ...IdentificationFields,
  identifiedBy: Schema.Struct({ participantId: Text, witness: Schema.NullOr(PersonView) })
}).annotations({ identifier: "AccidentIdentification" })

/** A19. */
export const DeepInvestigationView = Schema.Struct({
  openedOn: Schema.String,
  ground: DeepInvestigationWasOpened.fields.ground,
  team: Schema.Array(Handler),
  reason: Text,
  conclusion: Schema.NullOr(
    Schema.Struct({
      concludedOn: Schema.String,
      reportNumber: Schema.String,
      findings: Schema.Array(Finding),
      recommendations: Schema.Array(Recommendation)
    })
  )
}).annotations({ identifier: "AccidentDeepInvestigation" })

/** A22. */
export const FirmOrderView = Schema.Struct({
  orderId: Schema.String,
  vehicleId: Schema.String,
  firm: TransportFirm,
  other: Schema.String,
  approval: Approval,
  orderedOn: Schema.String,
  dueOn: Schema.String,
  notifiedGovernments: Schema.Array(Schema.String),
  confirmedOn: Day
}).annotations({ identifier: "AccidentFirmOrder" })

/** Something that is odd about the file as it stands. */
export const FileWarning = Schema.Struct({
  path: Schema.String,
  reason: Schema.String,
  rule: Text
}).annotations({ identifier: "AccidentWarning" })

export const AccidentFile = Schema.Struct({
  id: Schema.String,
  version: Schema.Number,
  position: Schema.Number,
  /** The instant this file is as of; null: as it stands now. */
  asOf: Text,
  standing: StandingCode,
  standingName: Schema.String,
  /** Code of the ground of a refusal or a withdrawal, with its words. */
  ground: Schema.NullOr(Named),
  closed: Schema.NullOr(Schema.Struct({ closedOn: Schema.String, archiveNumber: Schema.String })),
  mergedInto: Text,
  handedOverTo: Text,
  source: Schema.NullOr(Schema.Struct({ source: Schema.String, number: Schema.String })),
  /** Whether it counts in figures. */
  counts: Schema.Boolean,
  phase: Schema.String,
  phaseName: Schema.String,
  happenedAt: Schema.String,
  precision: Schema.Literal("minute", "day", "month"),
  kind: AccidentKind,
  kindName: Schema.String,
  /** Township of the place: its figures have the accident (C9). */
  township: Schema.String,
  place: Place,
  description: Text,
  circumstances: Circumstances,
  intake: Schema.NullOr(IntakeView),
  jurisdiction: Schema.Struct({
    authority: Text,
    township: Schema.String,
    since: Schema.String,
    ground: JurisdictionGround
  }),
  acceptedAt: Text,
  lead: Schema.NullOr(Handler),
  otherHandlers: Schema.Array(Handler),
  recusals: Schema.Array(RecusalView),
  scene: Schema.Struct({
    attendedAt: Text,
    surveyedUntil: Text,
    resurveyedUntil: Text,
    sceneKind: Text,
    attachments: Schema.Array(Attachment),
    measurements: Schema.Array(Measurement)
  }),
  vehicles: Schema.Array(InvolvedVehicleView),
  persons: Schema.Array(InvolvedPersonView),
  historicalVehicleTypes: Schema.Array(Schema.String),
  procedure: Schema.NullOr(Schema.Literal("simple", "general")),
  complicated: Schema.Boolean,
  /** Null where there was none, or where somebody was found hurt after it. */
  settledOn: Day,
  evidenceShownOn: Day,
  jointRequestOn: Day,
  tests: Schema.Array(TestView),
  stops: Schema.Array(StopView),
  papers: Schema.Array(PaperView),
  onTheSpotMediation: Schema.NullOr(Schema.Struct({ heldOn: Schema.String, agreed: Schema.Boolean })),
  reviews: Schema.Array(ReviewView),
  mediations: Schema.Array(MediationView),
  search: Schema.NullOr(SearchView),
  crime: Schema.NullOr(
    Schema.Struct({ conclusion: Schema.String, number: Text, consideredOn: Schema.String })
  ),
  /** C7. Empty: nothing to look at. Whether it is a crime is for a person to say. */
  crimeGrounds: Schema.Array(CrimeGroundView),
  casualties: CasualtiesView,
  severities: Schema.Struct({ productionSafety: SeverityView, trafficWords: SeverityView }),
  clocks: Schema.Array(ClockView),
  identifications: Schema.Array(IdentificationView),
  deepInvestigation: Schema.NullOr(DeepInvestigationView),
  firmOrders: Schema.Array(FirmOrderView),
  /** Files that a person said are other accidents. */
  ruledOut: Schema.Array(Schema.String),
  /** Files that were merged into this one. */
  takenIn: Schema.Array(Schema.String),
  warnings: Schema.Array(FileWarning),
  history: Schema.Array(HistoryEntry)
}).annotations({ identifier: "AccidentFile" })
export type AccidentFile = typeof AccidentFile.Type
