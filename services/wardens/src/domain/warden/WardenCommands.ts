import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { Location } from "../Location.ts"
import type { PlaceKind } from "../place/PlaceEvents.ts"
import type { WardenEventOf, WardenRole } from "./WardenEvents.ts"

/** What may be asked of somebody who serves, or wants to. */

interface Why {
  readonly at: Instant
  readonly reason: string | null
}

interface Told extends Why {
  readonly warnings: ReadonlyArray<Warning>
}

/** A place as it was when the command was given. */
export interface PostFacts {
  readonly placeId: string
  readonly kind: PlaceKind
  readonly township: string
  readonly open: boolean
}

/** A training of the table: nobody serves in one of the roles without it. */
export interface AskedTraining {
  readonly subject: string
  readonly roles: ReadonlyArray<string>
}

export interface Apply extends Omit<WardenEventOf<"WardenApplied">, "_tag"> {
  readonly _tag: "Apply"
}

/** `passed` false turns them down. */
export interface Check extends Why {
  readonly _tag: "Check"
  readonly passed: boolean
}

export interface BeginTraining extends Why {
  readonly _tag: "BeginTraining"
}

export interface RecordTraining extends Omit<WardenEventOf<"TrainingWasRecorded">, "_tag"> {
  readonly _tag: "RecordTraining"
}

interface IntoService extends Told {
  /** The place that they are posted at now; null where there is none. */
  readonly post: PostFacts | null
  readonly trainings: ReadonlyArray<AskedTraining>
  readonly day: CalendarDate
}

export interface Activate extends IntoService {
  readonly _tag: "Activate"
}

export interface Rest extends Told {
  readonly _tag: "Rest"
}

export interface Resume extends IntoService {
  readonly _tag: "Resume"
}

export interface LetGo extends Told {
  readonly _tag: "LetGo"
}

/** Absent values (null) stay as they are. */
export interface ChangeWarden extends Why {
  readonly _tag: "ChangeWarden"
  readonly villages: ReadonlyArray<string> | null
  readonly skills: ReadonlyArray<string> | null
  readonly setsOutFrom: Location | null
}

export interface ChangeRoles extends Told {
  readonly _tag: "ChangeRoles"
  readonly roles: ReadonlyArray<WardenRole>
  readonly post: PostFacts | null
}

/** `placeId` null: they are posted nowhere any more. `post` is null where there is no such place. */
export interface PostWarden extends Told {
  readonly _tag: "PostWarden"
  readonly placeId: string | null
  readonly post: PostFacts | null
}

/** Into another township. `placeId` is the place there that is asked for, `post` that place; null where there is none. */
export interface Transfer extends Told {
  readonly _tag: "Transfer"
  /** Nine-digit code. */
  readonly township: string
  readonly villages: ReadonlyArray<string>
  readonly placeId: string | null
  readonly post: PostFacts | null
}

export interface LinkAccount {
  readonly _tag: "LinkAccount"
  readonly account: string | null
  readonly reason: string | null
}

export interface Lend extends Omit<WardenEventOf<"EquipmentWasLent">, "_tag"> {
  readonly _tag: "Lend"
}

export interface TakeBack extends Omit<WardenEventOf<"EquipmentWasTakenBack">, "_tag"> {
  readonly _tag: "TakeBack"
}

export interface ReportInjury extends Omit<WardenEventOf<"InjuryWasReported">, "_tag"> {
  readonly _tag: "ReportInjury"
}

export interface Insure extends Omit<WardenEventOf<"InsuranceWasRecorded">, "_tag"> {
  readonly _tag: "Insure"
}

export type WardenCommand =
  | Apply
  | Check
  | BeginTraining
  | RecordTraining
  | Activate
  | Rest
  | Resume
  | LetGo
  | ChangeWarden
  | ChangeRoles
  | PostWarden
  | Transfer
  | LinkAccount
  | Lend
  | TakeBack
  | ReportInjury
  | Insure
