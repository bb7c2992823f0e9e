import type { Instant } from "@jiaosuo/kernel/Event"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { Standing } from "../Case.ts"
import type { CallSource, CaseOutcome, CaseWithdrawal, Channel } from "../events/Intake.ts"
import type { Assistant, Caller, Worker } from "../values/People.ts"
import type { Place } from "../values/Place.ts"

/**
 * What may be asked of a case as a whole, and of who answers for it. Values are checked before they get here,
 * persons are references, ids and instants are given. `by` is who gives the command.
 */
export type IntakeCommand =
  | TakeCase
  | CorrectCase
  | ChangeLevel
  | JoinCall
  | TakeOutCall
  | JoinCase
  | UndoJoin
  | RuleOutDuplicate
  | OfferResponsibility
  | AcceptResponsibility
  | DeclineResponsibility
  | AssignAssistant
  | ReleaseAssistant
  | CloseCase
  | ReopenCase
  | WithdrawCase

/** A command that somebody gives at an instant. */
export interface Act {
  readonly by: Worker
  readonly at: Instant
}

export interface Why {
  readonly reason: string | null
}

/** Zone and station of a place on a day, as far as the organisation is known. */
export interface HomeOfPlace {
  readonly zone: string | null
  readonly station: string | null
}

/** I1: a call, as its taker wrote it down. */
export interface TakeCase extends Act, HomeOfPlace {
  readonly _tag: "TakeCase"
  readonly number: string
  readonly calledAt: Instant
  readonly channel: Channel
  readonly kind: string
  readonly type: string
  readonly detail: string | null
  readonly level: string
  readonly place: Place
  readonly caller: Caller
  readonly description: string | null
  readonly source: CallSource
  readonly warnings: ReadonlyArray<Warning>
}

export interface CorrectCase extends Act, Why {
  readonly _tag: "CorrectCase"
  /** Only what is said to be wrong; a new place comes with its zone and station. */
  readonly corrected: {
    readonly kind?: string
    readonly type?: string
    readonly detail?: string | null
    readonly description?: string | null
    readonly place?: Place & HomeOfPlace
  }
  readonly warnings: ReadonlyArray<Warning>
}

export interface ChangeLevel extends Act, Why {
  readonly _tag: "ChangeLevel"
  readonly level: string
}

export interface JoinCall extends Act {
  readonly _tag: "JoinCall"
  /** The case itself. */
  readonly id: string
  readonly callId: string
  readonly calledAt: Instant
  readonly caller: Caller
  readonly description: string | null
  readonly source: CallSource
  readonly ofCase: boolean
}

export interface TakeOutCall extends Act {
  readonly _tag: "TakeOutCall"
  readonly callId: string
}

/** `target`: where the other case stands; null where there is none. */
export interface JoinCase extends Act, Why {
  readonly _tag: "JoinCase"
  readonly id: string
  readonly into: string
  readonly target: Standing["_tag"] | null
  readonly score: number
  readonly warnings: ReadonlyArray<Warning>
}

export interface UndoJoin extends Act, Why {
  readonly _tag: "UndoJoin"
}

export interface RuleOutDuplicate extends Act, Why {
  readonly _tag: "RuleOutDuplicate"
  readonly id: string
  readonly other: string
}

/** Row 14. */
export interface OfferResponsibility extends Act, Why {
  readonly _tag: "OfferResponsibility"
  readonly to: string
  readonly station: string | null
}

export interface AcceptResponsibility extends Act {
  readonly _tag: "AcceptResponsibility"
}

export interface DeclineResponsibility extends Act, Why {
  readonly _tag: "DeclineResponsibility"
}

export interface AssignAssistant extends Act {
  readonly _tag: "AssignAssistant"
  readonly assistant: Assistant
  readonly task: string | null
}

export interface ReleaseAssistant extends Act, Why {
  readonly _tag: "ReleaseAssistant"
  readonly assistant: Assistant
}

export interface CloseCase extends Act, Why {
  readonly _tag: "CloseCase"
  readonly outcome: CaseOutcome
}

export interface ReopenCase extends Act, Why {
  readonly _tag: "ReopenCase"
}

export interface WithdrawCase extends Act, Why {
  readonly _tag: "WithdrawCase"
  readonly ground: CaseWithdrawal
}
