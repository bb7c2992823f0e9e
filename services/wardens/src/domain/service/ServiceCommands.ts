import type { Instant } from "@jiaosuo/kernel/Event"
import type { ServiceEventOf } from "./ServiceEvents.ts"

/** What may be asked of a service. */

interface Step {
  readonly at: Instant
  readonly reason: string | null
}

/** The mobile unit that a form names, as the directory has it. */
export interface NamedUnit {
  readonly unitId: string
  /** Null where there is none of this id. */
  readonly township: string | null
}

export interface RequestService
  extends Omit<ServiceEventOf<"ServiceWasRequested">, "_tag" | "township" | "unitId"> {
  readonly _tag: "RequestService"
  /** Null where the form named none, nor a village. */
  readonly township: string | null
  readonly unit: NamedUnit | null
  /** That of the warden who gives the command; null where no warden does. */
  readonly townshipOfGiver: string | null
}

/** Whoever may change only what they filed themselves; null for a station. */
interface Authored {
  readonly onlyOf: string | null
}

export interface CorrectService extends Omit<ServiceEventOf<"ServiceWasCorrected">, "_tag">, Authored {
  readonly _tag: "CorrectService"
}

export interface FinishService extends Step {
  readonly _tag: "FinishService"
}

export interface ReopenService extends Step {
  readonly _tag: "ReopenService"
  readonly missing: ReadonlyArray<string>
}

export interface HandServiceOver extends Step {
  readonly _tag: "HandServiceOver"
  readonly force: string
}

export interface AnswerHandOver extends Step {
  readonly _tag: "AnswerHandOver"
  readonly answer: string
  readonly settled: boolean
}

export interface WithdrawService extends Step, Authored {
  readonly _tag: "WithdrawService"
}

export type ServiceCommand =
  | RequestService
  | CorrectService
  | FinishService
  | ReopenService
  | HandServiceOver
  | AnswerHandOver
  | WithdrawService
