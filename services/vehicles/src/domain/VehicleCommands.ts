import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
import type {
  AccidentOfVehicle,
  CheckOfVehicle,
  DeregistrationGround,
  Licence,
  NamingByWardens,
  Owner,
  Permit,
  Plate,
  VehicleFacts,
  Visit,
  Warning
} from "./Vehicle.ts"

/**
 * What may be asked of a vehicle. Values are checked and in their normal form before they get here
 * (`VehicleFacts`), persons are references, and ids and instants are given: a decision is a pure function.
 * `at` is when it happened in the world, `reason` is why.
 */
export type VehicleCommand =
  | RegisterVehicle
  | VerifyVehicle
  | CorrectVehicle
  | MoveVehicle
  | TransferVehicle
  | ReplateVehicle
  | RecordInspection
  | RecordInsurance
  | RecordPermit
  | ReportHazard
  | ClearHazard
  | SuspendVehicle
  | ResumeVehicle
  | DeregisterVehicle
  | RestoreVehicle
  | AddDriver
  | RecordDriverLicence
  | RemoveDriver
  | RecordAccident
  | TakeBackAccident
  | RecordCheck
  | RecordNaming
  | TakeBackNaming

interface Why {
  readonly reason: string | null
}

interface WithWarnings {
  readonly warnings: ReadonlyArray<Warning>
}

export interface RegisterVehicle extends WithWarnings {
  readonly _tag: "RegisterVehicle"
  readonly facts: VehicleFacts
  readonly village: string
}

/** A hazard as somebody saw it; the id is given in case it is new. */
export interface SeenHazard {
  readonly hazardId: string
  readonly hazard: string
  readonly note: string | null
  readonly photo: string | null
}

/** Somebody who drives the vehicle and is not on file yet. */
export interface NewDriver extends WithWarnings {
  readonly driverId: string
  readonly person: PersonReference
  readonly known: KnownValues
  readonly licence: Licence
}

/** The one form of a door-to-door visit. */
export interface VerifyVehicle extends WithWarnings {
  readonly _tag: "VerifyVehicle"
  readonly visit: Visit
  readonly ownerConfirmed: boolean
  readonly phoneConfirmed: boolean
  /** The owner with the right phone, where the one on file was wrong. */
  readonly owner: Owner | null
  readonly inspectionSeenUntil: CalendarDate | null
  readonly insuranceSeenUntil: CalendarDate | null
  readonly hazardsSeen: ReadonlyArray<SeenHazard>
  readonly hazardsCleared: ReadonlyArray<string>
  readonly driversSeen: ReadonlyArray<{ readonly driverId: string; readonly licence: Licence | null }>
  readonly newDrivers: ReadonlyArray<NewDriver>
  readonly note: string | null
}

export interface CorrectVehicle extends Why, WithWarnings {
  readonly _tag: "CorrectVehicle"
  /** Only the values that are said to be wrong. */
  readonly corrected: Partial<VehicleFacts>
}

export interface MoveVehicle extends Why {
  readonly _tag: "MoveVehicle"
  readonly village: string
}

/** A new owner takes the vehicle, often to another village and under another plate. */
export interface TransferVehicle extends Why, WithWarnings {
  readonly _tag: "TransferVehicle"
  readonly owner: Owner
  readonly transferredOn: CalendarDate
  readonly village: string | null
  readonly plate: Plate | null
  readonly at: Instant
}

export interface ReplateVehicle extends Why, WithWarnings {
  readonly _tag: "ReplateVehicle"
  readonly plate: Plate
  readonly at: Instant
}

export interface RecordInspection extends Why, WithWarnings {
  readonly _tag: "RecordInspection"
  readonly inspectedOn: CalendarDate | null
  readonly validUntil: CalendarDate
  readonly at: Instant
}

export interface RecordInsurance extends Why, WithWarnings {
  readonly _tag: "RecordInsurance"
  readonly insurer: string | null
  readonly policyNumber: string | null
  readonly validUntil: CalendarDate
  readonly at: Instant
}

export interface RecordPermit extends Why {
  readonly _tag: "RecordPermit"
  readonly permit: Permit
}

export interface ReportHazard extends SeenHazard {
  readonly _tag: "ReportHazard"
  readonly at: Instant
}

export interface ClearHazard extends Why {
  readonly _tag: "ClearHazard"
  readonly hazardId: string
  readonly at: Instant
}

export interface SuspendVehicle extends Why {
  readonly _tag: "SuspendVehicle"
  readonly until: CalendarDate | null
}

export interface ResumeVehicle extends Why {
  readonly _tag: "ResumeVehicle"
}

export interface DeregisterVehicle extends Why {
  readonly _tag: "DeregisterVehicle"
  readonly ground: DeregistrationGround
  readonly deregisteredOn: CalendarDate
}

export interface RestoreVehicle extends Why {
  readonly _tag: "RestoreVehicle"
}

export interface AddDriver extends Why, NewDriver {
  readonly _tag: "AddDriver"
}

export interface RecordDriverLicence extends Why, WithWarnings {
  readonly _tag: "RecordDriverLicence"
  readonly driverId: string
  readonly licence: Licence
}

export interface RemoveDriver extends Why {
  readonly _tag: "RemoveDriver"
  readonly driverId: string
}

/** Given by the reaction to an accident's record, never by a person. */
export interface RecordAccident {
  readonly _tag: "RecordAccident"
  readonly accident: AccidentOfVehicle
}

export interface TakeBackAccident {
  readonly _tag: "TakeBackAccident"
  readonly accidentId: string
  readonly involvedId: string
}

/** K14: given by the reaction to a checkpoint's record, never by a person. */
export interface RecordCheck {
  readonly _tag: "RecordCheck"
  readonly check: CheckOfVehicle
}

/** Given by the reaction to what wardens write down, never by a person; as is the next. */
export interface RecordNaming {
  readonly _tag: "RecordNaming"
  readonly naming: NamingByWardens
}

export interface TakeBackNaming {
  readonly _tag: "TakeBackNaming"
  readonly sourceId: string
}
