import type { CalendarDate, Instant } from "@jiaosuo/kernel/Event"
import type { TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import type { DutyKind, RosterUnitKind, Span } from "@jiaosuo/reference/DutyTemplates"
import type { Absence } from "./Facts.ts"
import type { Gap } from "./RosterEvents.ts"
import type { HalfDay } from "./Slot.ts"

/** Who a duty has, and whom it needs. */
export interface CrewFault {
  readonly slotId: string
  readonly kind: DutyKind
  readonly day: CalendarDate
  readonly officers: number
  readonly auxiliaries: number
  readonly needed: { readonly officers: Span; readonly auxiliaries: Span; readonly people: Span }
}

/** Why somebody cannot be in a duty. */
export type PersonRejection =
  | { readonly _tag: "PersonIsUnknown"; readonly personId: string }
  | {
      readonly _tag: "PersonIsNotOfTheUnit"
      readonly personId: string
      readonly day: CalendarDate
      readonly unitId: string | null
    }
  | {
      readonly _tag: "PersonIsAbsent"
      readonly personId: string
      readonly slotId: string
      readonly absence: Absence
    }
  | { readonly _tag: "PersonIsNoLeader"; readonly personId: string; readonly slotId: string }
  | {
      readonly _tag: "PersonIsInTwoSlots"
      readonly personId: string
      readonly day: CalendarDate
      readonly slots: readonly [string, string]
    }
  | {
      readonly _tag: "PersonIsOnAnotherRoster"
      readonly personId: string
      readonly half: HalfDay
      /** Id of the roster that has them. */
      readonly holder: string
    }

/** Why a command on a roster is refused. */
export type RosterRejection =
  | { readonly _tag: "RosterIsNotOpen" }
  | { readonly _tag: "RosterIsAlreadyOpen" }
  | { readonly _tag: "UnitIsNotThere"; readonly unitId: string; readonly month: string }
  | { readonly _tag: "TemplateIsForOtherUnits"; readonly template: string; readonly unitKind: RosterUnitKind }
  | { readonly _tag: "SlotIsUnknown"; readonly slotId: string }
  | { readonly _tag: "SlotIsAlreadyPlanned"; readonly slotId: string }
  | { readonly _tag: "SlotIsOutsideOfTheMonth"; readonly day: CalendarDate; readonly month: string }
  | { readonly _tag: "SlotIsTooLong"; readonly hours: number; readonly longest: number }
  | { readonly _tag: "SlotIsOfAnotherUnit"; readonly unitId: string; readonly day: CalendarDate }
  | PersonRejection
  | ({ readonly _tag: "GroupIsTooSmall" } & CrewFault)
  | ({ readonly _tag: "GroupIsTooLarge" } & CrewFault)
  | { readonly _tag: "GroupHasNoLead"; readonly slotId: string; readonly day: CalendarDate }
  | { readonly _tag: "NothingIsPlanned" }
  | { readonly _tag: "GapsNeedAReason"; readonly gaps: ReadonlyArray<Gap> }
  | { readonly _tag: "ChangeNeedsAReason" }
  | { readonly _tag: "RosterIsPublished" }
  | { readonly _tag: "RosterIsNotPublished" }
  | { readonly _tag: "RosterIsUnderWay" }
  | { readonly _tag: "DutyHasBegun"; readonly slotId: string }
  | { readonly _tag: "PersonIsNotInTheSlot"; readonly personId: string; readonly slotId: string }
  | { readonly _tag: "PersonIsAlreadyInTheSlot"; readonly personId: string; readonly slotId: string }
  | { readonly _tag: "ActsForSomebodyElse"; readonly personId: string }
  | { readonly _tag: "SwapIsUnknown"; readonly swapId: string }
  | { readonly _tag: "SwapIsDecided"; readonly swapId: string }
  | { readonly _tag: "SwapIsNotAgreed"; readonly swapId: string }
  | { readonly _tag: "SwapIsOnesOwn"; readonly swapId: string }
  | { readonly _tag: "SwapIsBetweenUnequals"; readonly personId: string; readonly withPersonId: string }
  | { readonly _tag: "SignUpIsUnknown"; readonly signUpId: string }
  | { readonly _tag: "SignUpIsDecided"; readonly signUpId: string }
  | { readonly _tag: "CheckInIsTooEarly"; readonly slotId: string; readonly from: Instant }
  | { readonly _tag: "DutyIsOver"; readonly slotId: string; readonly until: Instant }
  | { readonly _tag: "PersonIsAlreadyCheckedIn"; readonly slotId: string; readonly at: Instant }
  | { readonly _tag: "PersonIsNotCheckedIn"; readonly slotId: string }
  | { readonly _tag: "PersonIsAlreadyCheckedOut"; readonly slotId: string; readonly at: Instant }
  | { readonly _tag: "DutyIsNotOn"; readonly slotId: string; readonly from: Instant; readonly until: Instant }
  | TownshipIsOutOfScope
