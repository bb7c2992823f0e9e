import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { Location } from "../organisation/Units.ts"
import type { CallOutOutcome, CellEventOf, CellMember } from "./CellEvents.ts"

/** What may be asked of a response cell. */

export interface FormCell extends Omit<CellEventOf<"CellWasFormed">, "_tag"> {
  readonly _tag: "FormCell"
  readonly from: CalendarDate
}

/** Absent values (null) stay as they are. */
export interface ChangeCell {
  readonly _tag: "ChangeCell"
  readonly name: string | null
  readonly location: Location | null
  readonly equipment: ReadonlyArray<string> | null
  readonly joining: ReadonlyArray<CellMember>
  /** Ids of members. */
  readonly leaving: ReadonlyArray<string>
  /** What some of its members can do now. */
  readonly skills: ReadonlyArray<{ readonly memberId: string; readonly skills: ReadonlyArray<string> }>
  readonly reason: string | null
}

export interface CallCellOut extends Omit<CellEventOf<"CellWasCalledOut">, "_tag"> {
  readonly _tag: "CallCellOut"
}

/** A case calls the cell out (row 46): where it cannot be called, that is what happens, and the case hears why. */
export interface CallCellOutForCase extends Omit<CallCellOut, "_tag"> {
  readonly _tag: "CallCellOutForCase"
  readonly caseId: string
}

export interface AnswerCallOut extends Omit<CellEventOf<"CellAnswered">, "_tag" | "caseId"> {
  readonly _tag: "AnswerCallOut"
}

export interface ArriveAtCallOut {
  readonly _tag: "ArriveAtCallOut"
  readonly callOutId: string
  readonly at: Instant
}

export interface EndCallOut {
  readonly _tag: "EndCallOut"
  readonly callOutId: string
  readonly outcome: CallOutOutcome
  readonly note: string | null
  readonly at: Instant
}

export interface DisbandCell {
  readonly _tag: "DisbandCell"
  readonly at: Instant
  readonly reason: string | null
}

export type CellCommand =
  | FormCell
  | ChangeCell
  | CallCellOut
  | CallCellOutForCase
  | AnswerCallOut
  | ArriveAtCallOut
  | EndCallOut
  | DisbandCell
