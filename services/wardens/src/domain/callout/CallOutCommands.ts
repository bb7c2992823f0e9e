import type { Instant } from "@jiaosuo/kernel/Event"
import type { WardenState } from "../warden/WardenEvents.ts"
import type { CallOutEventOf, CallOutOutcome } from "./CallOutEvents.ts"
import type { Candidate } from "./WhoCanGo.ts"

/** What may be asked of a call-out. */

/** Who speaks: a volunteer for themselves, a cell as it is told elsewhere, or the desk that has somebody on the telephone. */
export type Speaker =
  | { readonly _tag: "Volunteer"; readonly wardenId: string }
  | { readonly _tag: "Cell" }
  /** `state`: how the volunteer serves whom it speaks for; null where it speaks for none. */
  | { readonly _tag: "Desk"; readonly state: WardenState | null }

export interface OpenCallOut extends Omit<CallOutEventOf<"CallOutWasOpened">, "_tag"> {
  readonly _tag: "OpenCallOut"
  /** Everybody who may be asked, as they are now. */
  readonly candidates: ReadonlyArray<Candidate>
  readonly now: Instant
}

/** Whoever is further away is asked. */
export interface AskNextRing {
  readonly _tag: "AskNextRing"
  /** How many rings had been asked when this was decided: nobody is asked twice for one reason. */
  readonly after: number
  /** Only where the time is over or too few can come; a station may ask before. */
  readonly onlyIfDue: boolean
  readonly candidates: ReadonlyArray<Candidate>
  readonly now: Instant
}

export interface AnswerCall {
  readonly _tag: "AnswerCall"
  readonly partyId: string
  readonly answer: "comes" | "cannot"
  readonly by: Speaker
  readonly at: Instant
}

export interface ArriveAtPlace {
  readonly _tag: "ArriveAtPlace"
  readonly partyId: string
  readonly by: Speaker
  readonly at: Instant
}

export interface FinishCallOut {
  readonly _tag: "FinishCallOut"
  /** The cell or the volunteer who says so; null where a desk does. */
  readonly partyId: string | null
  readonly outcome: CallOutOutcome
  readonly note: string | null
  readonly by: Speaker
  readonly at: Instant
}

export interface StopCallOut {
  readonly _tag: "StopCallOut"
  readonly reason: string | null
  readonly at: Instant
}

export type CallOutCommand =
  | OpenCallOut
  | AskNextRing
  | AnswerCall
  | ArriveAtPlace
  | FinishCallOut
  | StopCallOut
