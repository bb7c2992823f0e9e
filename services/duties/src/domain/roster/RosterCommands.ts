import type { Instant } from "@jiaosuo/kernel/Event"
import type { Role } from "@jiaosuo/kernel/Role"
import type { Warning } from "@jiaosuo/orders/domain/Warning"
import type { RosterUnitKind } from "@jiaosuo/reference/DutyTemplates"
import type { Location } from "../organisation/Units.ts"
import type { PersonFacts, UnitFacts } from "./Facts.ts"
import type { DutyMode } from "./RosterEvents.ts"
import type { Slot } from "./Slot.ts"

/** What may be asked of a roster. Facts of people and units come along as they were when the command was made. */

/** Who gives a command. */
export interface Giver {
  readonly account: string
  readonly role: Role
  /** Townships (nine-digit codes) in scope; null means the whole district (X3). */
  readonly townships: ReadonlyArray<string> | null
}

/** What the streams of people and of the organisation say. */
export interface WithFacts {
  readonly people: ReadonlyArray<PersonFacts>
  readonly unit: UnitFacts
}

/** Why; null where nobody said. */
export interface Why {
  readonly reason: string | null
}

export interface OpenRosterOf {
  readonly _tag: "OpenRoster"
  readonly unitId: string
  readonly unitKind: RosterUnitKind
  readonly month: string
  readonly template: string
  readonly townships: ReadonlyArray<string>
  readonly named: ReadonlyArray<string>
  readonly people: ReadonlyArray<PersonFacts>
  readonly unit: UnitFacts
}

export interface NamePeople extends Why, WithFacts {
  readonly _tag: "NamePeople"
  readonly named: ReadonlyArray<string>
}

export interface PlanSlots extends WithFacts {
  readonly _tag: "PlanSlots"
  readonly slots: ReadonlyArray<Slot>
  readonly drafted: boolean
  readonly warnings: ReadonlyArray<Warning>
}

/** Several slots at once: whoever is dragged from one group into another leaves the first. */
export interface ChangeSlots extends Why, WithFacts {
  readonly _tag: "ChangeSlots"
  readonly slots: ReadonlyArray<Slot>
}

export interface RemoveSlots extends Why {
  readonly _tag: "RemoveSlots"
  readonly slotIds: ReadonlyArray<string>
}

export interface PublishRoster extends Why, WithFacts {
  readonly _tag: "PublishRoster"
  /** Duties of the same unit in the months before and after. */
  readonly neighbours: ReadonlyArray<Slot>
}

export interface WithdrawRoster extends Why {
  readonly _tag: "WithdrawRoster"
}

export interface RequestSwap extends Why {
  readonly _tag: "RequestSwap"
  readonly by: Giver
  readonly swapId: string
  readonly slotId: string
  readonly personId: string
  readonly withPersonId: string
  readonly withSlotId: string | null
  readonly people: ReadonlyArray<PersonFacts>
  readonly at: Instant
}

export interface AgreeSwap {
  readonly _tag: "AgreeSwap"
  readonly by: Giver
  readonly swapId: string
  readonly people: ReadonlyArray<PersonFacts>
}

/** By the other, or by whoever decides on the roster. */
export interface RefuseSwap extends Why {
  readonly _tag: "RefuseSwap"
  readonly by: Giver
  readonly swapId: string
  readonly people: ReadonlyArray<PersonFacts>
}

export interface ApproveSwap extends Why, WithFacts {
  readonly _tag: "ApproveSwap"
  readonly by: Giver
  readonly swapId: string
}

export interface SignUpForSlot {
  readonly _tag: "SignUpForSlot"
  readonly by: Giver
  readonly signUpId: string
  readonly slotId: string
  readonly personId: string
  readonly people: ReadonlyArray<PersonFacts>
  readonly at: Instant
}

export interface DecideSignUp extends Why, WithFacts {
  readonly _tag: "DecideSignUp"
  readonly signUpId: string
  readonly accepted: boolean
}

export interface CheckIn {
  readonly _tag: "CheckIn"
  readonly by: Giver
  readonly slotId: string
  readonly personId: string
  /** Township of the person's own station that day; null where it is the whole district's, or nobody's. */
  readonly township: string | null
  readonly at: Instant
  readonly location: Location | null
  /** Where the stations of the duty are, as far as they are known: the nearest counts. */
  readonly stations: ReadonlyArray<Location>
  readonly warnings: ReadonlyArray<Warning>
}

export interface CheckOut {
  readonly _tag: "CheckOut"
  readonly by: Giver
  readonly slotId: string
  readonly personId: string
  /** Township of the person's own station that day; null where it is the whole district's, or nobody's. */
  readonly township: string | null
  readonly at: Instant
  readonly location: Location | null
}

export interface SwitchMode extends Why {
  readonly _tag: "SwitchMode"
  readonly by: Giver
  readonly slotId: string
  readonly mode: DutyMode
  readonly cause: "plan" | "incident" | "order"
  readonly incident: string | null
  readonly at: Instant
}

export type RosterCommand =
  | OpenRosterOf
  | NamePeople
  | PlanSlots
  | ChangeSlots
  | RemoveSlots
  | PublishRoster
  | WithdrawRoster
  | RequestSwap
  | AgreeSwap
  | RefuseSwap
  | ApproveSwap
  | SignUpForSlot
  | DecideSignUp
  | CheckIn
  | CheckOut
  | SwitchMode
