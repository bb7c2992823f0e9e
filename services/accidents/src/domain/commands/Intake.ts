import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { Intake, Standing } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import type { Warning } from "../events/fields.ts"
import type {
  AccidentKind,
  JurisdictionGround,
  RefusalGround,
  ReportedVehicle,
  WithdrawalGround
} from "../events/Intake.ts"
import type {
  InjuryFinding,
  KnownValues,
  PersonFacts,
  PersonReference,
  VehicleFacts
} from "../values/Parties.ts"
import type { Circumstances, Place } from "../values/Place.ts"
import type { Attachment, Handler, Measurement } from "../values/Proceedings.ts"

/**
 * What may be asked of an accident's file as a whole: from the report to the archive, its scene, its vehicles and
 * its persons. Values are checked before they get here, persons are references, ids and instants are given. `by`
 * is who gives the command, with the qualification of the day (A2, A3).
 */
export type IntakeCommand =
  | ReportAccident
  | AcceptAccident
  | RefuseAccident
  | HandOverAccident
  | CorrectPlace
  | CorrectReport
  | RecordCircumstances
  | WithdrawAccident
  | RecordHistoricalAccident
  | AssignHandlers
  | AttendScene
  | SurveyScene
  | InvolveVehicle
  | CorrectInvolvedVehicle
  | RemoveInvolvedVehicle
  | LinkKeyVehicle
  | UnlinkKeyVehicle
  | InvolvePerson
  | CorrectInvolvedPerson
  | RemoveInvolvedPerson
  | FindInjury
  | CloseAccident
  | ReopenAccident
  | MergeAccident
  | UndoMerge
  | RuleOutDuplicate
  | TakeInDuplicate
  | GiveBackDuplicate

interface Act {
  readonly by: Handler
}

interface Why {
  readonly reason: string | null
}

interface WithWarnings {
  readonly warnings: ReadonlyArray<Warning>
}

/** A7. */
export interface ReportAccident extends Act, WithWarnings, Intake {
  readonly _tag: "ReportAccident"
  readonly happenedAt: Instant
  readonly place: Place
  readonly kind: AccidentKind
  readonly vehicles: ReadonlyArray<typeof ReportedVehicle.Type>
  readonly description: string | null
}

/** V3: `authority` is the unit in whose name the accident is handled. */
export interface AcceptAccident extends Act, Why {
  readonly _tag: "AcceptAccident"
  readonly authority: string
  readonly acceptedAt: Instant
}

export interface RefuseAccident extends Act, Why {
  readonly _tag: "RefuseAccident"
  readonly ground: RefusalGround
  readonly refusedAt: Instant
}

/** A24: to another township of the district, or (`township` null) to a body outside of it. */
export interface HandOverAccident extends Act, Why {
  readonly _tag: "HandOverAccident"
  readonly authority: string
  readonly township: string | null
  readonly ground: JurisdictionGround
  readonly receivedAt: Instant
}

/** C9. */
export interface CorrectPlace extends Act, Why, WithWarnings {
  readonly _tag: "CorrectPlace"
  readonly place: Place
}

/** Null stays as it is. */
export interface CorrectReport extends Act, Why, WithWarnings {
  readonly _tag: "CorrectReport"
  readonly happenedAt: Instant | null
  readonly kind: AccidentKind | null
  readonly description: string | null
}

export interface RecordCircumstances extends Act, Why {
  readonly _tag: "RecordCircumstances"
  readonly circumstances: Circumstances
}

export interface WithdrawAccident extends Act, Why {
  readonly _tag: "WithdrawAccident"
  readonly ground: WithdrawalGround
}

/** A23. The source's record as the event keeps it. */
export interface RecordHistoricalAccident extends Omit<EventOf<"HistoricalAccidentWasRecorded">, "_tag"> {
  readonly _tag: "RecordHistoricalAccident"
}

/** A2: the whole of the handlers, in place of those before. */
export interface AssignHandlers extends Act, Why {
  readonly _tag: "AssignHandlers"
  readonly lead: Handler
  readonly others: ReadonlyArray<Handler>
}

export interface AttendScene extends Act {
  readonly _tag: "AttendScene"
  readonly arrivedAt: Instant
  /** Who came along with the giver. */
  readonly others: ReadonlyArray<Handler>
  readonly attachments: ReadonlyArray<Attachment>
  readonly note: string | null
}

export interface SurveyScene extends Act, WithWarnings {
  readonly _tag: "SurveyScene"
  readonly from: Instant
  readonly until: Instant
  /** Who surveyed with the giver. */
  readonly others: ReadonlyArray<Handler>
  readonly sceneKind: string | null
  readonly attachments: ReadonlyArray<Attachment>
  readonly measurements: ReadonlyArray<Measurement>
  readonly note: string | null
}

export interface InvolveVehicle extends Act, WithWarnings {
  readonly _tag: "InvolveVehicle"
  readonly vehicleId: string
  readonly facts: VehicleFacts
}

/** The vehicle as it is right. */
export interface CorrectInvolvedVehicle extends Act, Why, WithWarnings {
  readonly _tag: "CorrectInvolvedVehicle"
  readonly vehicleId: string
  readonly facts: VehicleFacts
}

export interface RemoveInvolvedVehicle extends Act, Why {
  readonly _tag: "RemoveInvolvedVehicle"
  readonly vehicleId: string
}

/** The register of key vehicles said so; nobody gives this command. */
export interface LinkKeyVehicle {
  readonly _tag: "LinkKeyVehicle"
  readonly vehicleId: string
  readonly registeredId: string
  readonly registeredTownship: string
}

/** The register took its word back; nobody gives this command. */
export interface UnlinkKeyVehicle {
  readonly _tag: "UnlinkKeyVehicle"
  readonly vehicleId: string
  readonly registeredId: string
}

/** A person, and how they were when they were first seen. */
export interface InvolvePerson extends Act, WithWarnings {
  readonly _tag: "InvolvePerson"
  readonly participantId: string
  readonly person: PersonReference
  readonly known: KnownValues
  readonly facts: PersonFacts
  readonly injury: InjuryFinding | null
}

/** The person as they are right. */
export interface CorrectInvolvedPerson extends Act, Why, WithWarnings {
  readonly _tag: "CorrectInvolvedPerson"
  readonly participantId: string
  readonly person: PersonReference
  readonly known: KnownValues
  readonly facts: PersonFacts
}

export interface RemoveInvolvedPerson extends Act, Why {
  readonly _tag: "RemoveInvolvedPerson"
  readonly participantId: string
}

/** C1. */
export interface FindInjury extends Act, Why, WithWarnings {
  readonly _tag: "FindInjury"
  readonly participantId: string
  readonly finding: InjuryFinding
}

export interface CloseAccident extends Act, Why {
  readonly _tag: "CloseAccident"
  readonly archiveNumber: string
  readonly way: EventOf<"AccidentWasClosed">["way"]
  readonly closedOn: CalendarDate
}

/** A closed file, or one that was withdrawn by mistake. */
export interface ReopenAccident extends Act, Why {
  readonly _tag: "ReopenAccident"
}

/**
 * `target` is how the file that stays stands; null where nothing is on file under its id. `outside` is its township
 * where the giver may not read it (X3). `slot` is the place among its duplicates that is tried.
 */
export interface MergeAccident extends Act, Why {
  readonly _tag: "MergeAccident"
  readonly id: string
  readonly into: string
  readonly target: Standing["_tag"] | null
  readonly outside: string | null
  readonly slot: number
  readonly score: number | null
}

export interface UndoMerge extends Act, Why {
  readonly _tag: "UndoMerge"
}

export interface RuleOutDuplicate extends Act, Why {
  readonly _tag: "RuleOutDuplicate"
  readonly id: string
  readonly other: string
}

/** Another file was merged into this one; nobody gives this command. */
export interface TakeInDuplicate {
  readonly _tag: "TakeInDuplicate"
  readonly from: string
}

/** The merge of another file into this one was undone; nobody gives this command. */
export interface GiveBackDuplicate {
  readonly _tag: "GiveBackDuplicate"
  readonly from: string
}
