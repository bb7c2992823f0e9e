import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { DutyTemplate } from "@jiaosuo/reference/DutyTemplates"
import { Either } from "effect"
import type { IsWorkingDay } from "../Composition.ts"
import type { OpenRoster } from "../Roster.ts"
import type { RosterEvent } from "../RosterEvents.ts"
import type { RosterRejection } from "../RosterRejections.ts"

/** What a command comes to: the events that follow, or the reason why not. */
export type Decision = Either.Either<ReadonlyArray<RosterEvent>, RosterRejection>

/** The command is accepted, and this happened. */
export const happened = (...events: ReadonlyArray<RosterEvent>): Decision => Either.right(events)

/** The command is refused, and this is why. */
export const refused = (rejection: RosterRejection): Decision => Either.left(rejection)

/** The command is accepted and changes nothing: the roster says so already. */
export const unchanged: Decision = Either.right([])

/** What every decision on a roster is made by. */
export interface RosterPolicy {
  readonly rules: DutyRules
  /** Row 22: the working-day calendar in force. */
  readonly isWorkingDay: IsWorkingDay
}

/** The template of a roster, as it is in force on the first day of its month; undefined where it is none any more. */
export const templateOf = (
  { rules }: RosterPolicy,
  { template, month }: Pick<OpenRoster, "template" | "month">
): DutyTemplate | undefined => rules.template(template, `${month}-01`)
