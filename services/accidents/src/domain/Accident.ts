import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { EventOf } from "./AccidentEvents.ts"
import type {
  AccidentKind,
  JurisdictionGround,
  RefusalGround,
  Reporter,
  ReportWay,
  WithdrawalGround
} from "./events/Intake.ts"
import type {
  InjuryFinding,
  KnownValues,
  PersonFacts,
  PersonReference,
  VehicleFacts
} from "./values/Parties.ts"
import type { Circumstances, Place } from "./values/Place.ts"
import type {
  Approval,
  Attachment,
  Handler,
  LiabilityShare,
  Measurement,
  MediationSide,
  PaperKind
} from "./values/Proceedings.ts"

/** The state that an accident's history folds to. */

/** Where the file stands as a whole. What happens inside an accepted file follows from its parts: see `phaseOf`. */
export type Standing =
  | { readonly _tag: "Reported" }
  | { readonly _tag: "Accepted" }
  | { readonly _tag: "Refused"; readonly ground: RefusalGround }
  /** A24: a body outside of the district has it. */
  | { readonly _tag: "HandedOver"; readonly authority: string }
  | { readonly _tag: "Closed"; readonly closedOn: CalendarDate; readonly archiveNumber: string }
  /** It counts nowhere; `before` is what it comes back to when the withdrawal was a mistake. */
  | { readonly _tag: "Withdrawn"; readonly ground: WithdrawalGround; readonly before: Standing }
  /** It stands in another file; `before` is what it comes back to when the merge is undone. */
  | {
      readonly _tag: "Merged"
      readonly into: string
      /** Which of the places for duplicates of the other file it has: see `AccidentClaims`. */
      readonly slot: number
      readonly before: Standing
    }
  /** Taken over from another record, closed from the beginning (A23). */
  | { readonly _tag: "Historical"; readonly source: string; readonly number: string }

/** The intake record (A7). */
export interface Intake {
  readonly way: ReportWay
  readonly reportedAt: Instant
  readonly reporter: Reporter
  readonly saidDead: number
  readonly saidInjured: number
  readonly goods: { readonly what: string; readonly leaking: boolean } | null
  readonly fled: string | null
  readonly grounds: ReadonlyArray<string>
  readonly late: boolean
  /** The 110 case that opened the file. */
  readonly caseId?: string
}

/** Whose accident it is (A24). The clocks of jurisdiction begin on `since`. */
export interface Jurisdiction {
  /** The unit in whose name it is handled; null before the acceptance. */
  readonly authority: string | null
  /** Township that handles it: the place's own, unless it was handed over. */
  readonly township: string
  readonly since: Instant
  readonly ground: JurisdictionGround
}

/** A vehicle of the accident. */
export interface InvolvedVehicle {
  readonly vehicleId: string
  readonly facts: VehicleFacts
  /** The key vehicle it is, as the register says. */
  readonly registered: { readonly id: string; readonly township: string } | null
}

/** A person of the accident. */
export interface InvolvedPerson {
  readonly participantId: string
  readonly person: PersonReference | null
  readonly known: KnownValues | null
  readonly facts: PersonFacts
  /** In the order in which they were recorded. */
  readonly injuries: ReadonlyArray<InjuryFinding>
}

/** What was found on the scene; several surveys add up. */
export interface Scene {
  readonly attendedAt: Instant | null
  /** Beginning of the first survey. */
  readonly surveyedFrom: Instant | null
  /** End of the first and of the last survey. */
  readonly surveyedUntil: Instant | null
  readonly resurveyedUntil: Instant | null
  readonly sceneKind: string | null
  readonly attachments: ReadonlyArray<Attachment>
  readonly measurements: ReadonlyArray<Measurement>
}

/** A forensic test (A12, A13). */
export interface ForensicTest {
  readonly testId: string
  readonly what: string
  readonly participantId: string | null
  readonly vehicleId: string | null
  readonly institution: string
  readonly orderedOn: CalendarDate
  readonly repeats: string | null
  readonly extendedUntil: CalendarDate | null
  readonly receivedOn: CalendarDate | null
  readonly conclusion: string | null
  readonly servedOn: CalendarDate | null
  readonly secondRequestedOn: CalendarDate | null
  /** Day on which the request for a second test was refused or taken back; null while it stands, or where there is none. */
  readonly secondRefusedOn: CalendarDate | null
  readonly returnedOn: CalendarDate | null
}

/** A time in which the clock stands still (A11). */
export interface Stop {
  readonly stopId: string
  readonly ground: "key-person-in-treatment" | "evidence-not-to-be-had"
  readonly stoppedOn: CalendarDate
  readonly approval: Approval
  readonly noticeServedOn: CalendarDate
  readonly resumedOn: CalendarDate | null
}

/** A paper with its shares (A8, A10, A11, A15). */
export interface Paper {
  readonly paperId: string
  readonly kind: PaperKind
  readonly number: string
  readonly decidedOn: CalendarDate
  readonly shares: ReadonlyArray<LiabilityShare>
  readonly by: ReadonlyArray<Handler>
  readonly supersedes: string | null
  readonly revokedOn: CalendarDate | null
  readonly revokedFor: "review" | "fugitive-found" | "own-correction" | null
  readonly served: ReadonlyArray<{ readonly participantId: string; readonly servedAt: Instant }>
}

/** A review (A17). */
export interface Review {
  readonly reviewId: string
  readonly paperId: string
  readonly participantId: string
  readonly requestedOn: CalendarDate
  readonly handedTo: "deciding-unit" | "reviewing-body"
  readonly noticedOn: CalendarDate | null
  readonly sentOn: CalendarDate | null
  readonly receivedOn: CalendarDate | null
  readonly outcome: "upheld" | "redo" | "revoked" | "ended" | null
  readonly decidedOn: CalendarDate | null
}

/** A mediation of damages by the police (A18). */
export interface Mediation {
  readonly mediationId: string
  readonly requestedOn: CalendarDate
  readonly after: "paper" | "review" | "peoples-mediation"
  readonly afterOn: CalendarDate
  readonly sides: ReadonlyArray<MediationSide>
  readonly notifiedOn: CalendarDate | null
  readonly heldOn: CalendarDate | null
  readonly startOn: CalendarDate | null
  readonly begunOn: CalendarDate | null
  /** Accounts or police numbers. */
  readonly mediators: ReadonlyArray<string>
  readonly outcome: "agreement" | "no-agreement" | "withdrawn" | null
  readonly endedOn: CalendarDate | null
}

/** A request that a handler be replaced (A21). */
export interface Recusal {
  readonly recusalId: string
  readonly handler: string
  readonly requestedOn: CalendarDate
  readonly decidedOn: CalendarDate | null
  readonly granted: boolean | null
}

/** The search for who fled (A20). */
export interface Search {
  readonly startedAt: Instant
  readonly notices: ReadonlyArray<{
    readonly noticeId: string
    readonly kind: "block" | "assistance" | "reward"
    readonly issuedOn: CalendarDate
    readonly cancelledOn: CalendarDate | null
  }>
  /** The vehicle that fled, and the day on which it was found. */
  readonly vehicleFound: string | null
  readonly vehicleFoundOn: CalendarDate | null
  readonly driverFoundOn: CalendarDate | null
  /** Day on which both are found; the later of the two. */
  readonly foundOn: CalendarDate | null
  /** A14: the victim asked for a decision before anybody was found. */
  readonly decisionAskedOn: CalendarDate | null
}

/** An identification (A19). */
export type Identification = Omit<EventOf<"IdentificationWasHeld">, "_tag">

/** The deep investigation of a grave accident (A19). */
export interface DeepInvestigation extends Omit<EventOf<"DeepInvestigationWasOpened">, "_tag"> {
  readonly conclusion: Omit<EventOf<"DeepInvestigationWasConcluded">, "_tag" | "reason"> | null
}

/** What a transport firm was ordered to do (A22). */
export interface FirmOrder extends Omit<EventOf<"FirmWasOrderedToFix">, "_tag" | "reason"> {
  readonly confirmedOn: CalendarDate | null
}

/** Counts of the source of a historical accident, where it gives them (C1). */
export interface WindowCounts {
  readonly dead: number
  readonly serious: number
  readonly slight: number
}

/** An accident on file. */
export interface AccidentFile {
  readonly _tag: "File"
  readonly standing: Standing
  readonly happenedAt: Instant
  readonly precision: "minute" | "day" | "month"
  readonly kind: AccidentKind
  readonly place: Place
  readonly description: string | null
  readonly circumstances: Circumstances
  /** Null for an accident of the past. */
  readonly intake: Intake | null
  readonly jurisdiction: Jurisdiction
  readonly acceptedAt: Instant | null
  /** A7: when it was first decided not to accept it; an acceptance after all does not undo that. */
  readonly refusedAt: Instant | null
  readonly lead: Handler | null
  readonly otherHandlers: ReadonlyArray<Handler>
  readonly recusals: ReadonlyArray<Recusal>
  readonly scene: Scene
  readonly vehicles: ReadonlyArray<InvolvedVehicle>
  readonly persons: ReadonlyArray<InvolvedPerson>
  /** Counts and vehicle types that a historical record gives without naming anybody. */
  readonly historicalCounts: {
    readonly day1: WindowCounts
    readonly day3: WindowCounts
    readonly day7: WindowCounts
    readonly day30: WindowCounts
  } | null
  readonly historicalVehicleTypes: ReadonlyArray<string>
  readonly procedure: "simple" | "general" | null
  /** A8: all parties agreed to the procedure, as it was chosen. */
  readonly agreed: boolean
  /** A10: an injury accident whose evidence is shown before the paper, like that of a death. */
  readonly complicated: boolean
  readonly settledOn: CalendarDate | null
  /**
   * A10 (art 63): when the evidence of the paper to come was shown, and to whom. A new investigation begins without
   * any: after a review, and after who fled is found.
   */
  readonly evidenceShown: ReadonlyArray<{
    readonly shownOn: CalendarDate
    readonly participantIds: ReadonlyArray<string>
  }>
  readonly jointRequestOn: CalendarDate | null
  readonly tests: ReadonlyArray<ForensicTest>
  readonly stops: ReadonlyArray<Stop>
  readonly papers: ReadonlyArray<Paper>
  readonly onTheSpotMediation: {
    readonly heldOn: CalendarDate
    readonly agreed: boolean
    /** The simple paper that it was held with (A9). */
    readonly paperId: string | null
  } | null
  readonly reviews: ReadonlyArray<Review>
  readonly mediations: ReadonlyArray<Mediation>
  readonly search: Search | null
  readonly crime: {
    readonly conclusion: "filed-as-crime" | "no-crime" | "passed-on"
    readonly number: string | null
    readonly consideredOn: CalendarDate
  } | null
  /** A19. */
  readonly identifications: ReadonlyArray<Identification>
  readonly deepInvestigation: DeepInvestigation | null
  /** A22: orders that were given because of this accident and an earlier one. */
  readonly firmOrders: ReadonlyArray<FirmOrder>
  /** Files that a person said are other accidents. */
  readonly ruledOut: ReadonlyArray<string>
  /** Files that are merged into this one, as far as it was told. */
  readonly takenIn: ReadonlyArray<string>
}

/** Nothing ever happened to it. */
export interface UnknownAccident {
  readonly _tag: "Unknown"
}

export type Accident = UnknownAccident | AccidentFile

/** The file, if there is one. */
export const onFile = (accident: Accident): AccidentFile | undefined =>
  accident._tag === "File" ? accident : undefined

/** Nine-digit township that an accident's figures belong to: that of its place (C9). */
export const townshipOfAccident = (accident: Accident): string | null =>
  accident._tag === "File" ? accident.place.township : null

/** Whether an accident counts anywhere: a refused, withdrawn, merged or handed-over one does not. */
export const counts = (file: AccidentFile): boolean => {
  switch (file.standing._tag) {
    case "Reported":
    case "Accepted":
    case "Closed":
    case "Historical":
      return true
    case "Refused":
    case "HandedOver":
    case "Withdrawn":
    case "Merged":
      return false
  }
}

/** A3, A4: the parties' own settlement, while the accident is one of property: who is found hurt later unsettles it. */
export const settlementInForce = (file: AccidentFile): CalendarDate | null =>
  file.kind === "property" ? file.settledOn : null

/** A10: the last day on which the evidence of the paper to come was shown; null where it was not. */
export const evidenceShownOn = (file: AccidentFile): CalendarDate | null =>
  file.evidenceShown.reduce<CalendarDate | null>(
    (last, { shownOn }) => (last === null || shownOn > last ? shownOn : last),
    null
  )

/** A9: the mediation on the spot, as long as the paper that it was held with is in force. */
export const onTheSpotInForce = (file: AccidentFile): AccidentFile["onTheSpotMediation"] => {
  const { onTheSpotMediation } = file
  const paper = paperInForce(file)
  return paper !== undefined && onTheSpotMediation?.paperId === paper.paperId ? onTheSpotMediation : null
}

/** A8, A10: a person filed it as a crime or passed it on. */
export const isCrimeSuspected = (file: AccidentFile): boolean =>
  file.crime?.conclusion === "filed-as-crime" || file.crime?.conclusion === "passed-on"

/** The paper in force: the last one that was not revoked. */
export const paperInForce = (file: AccidentFile): Paper | undefined =>
  file.papers.findLast((paper) => paper.revokedOn === null)
