import type { HandlingCommand } from "./commands/Handling.ts"
import type { IntakeCommand } from "./commands/Intake.ts"

/** What may be asked of a case. */
export type CaseCommand = IntakeCommand | HandlingCommand

/** Commands that a person gives: those that say who. */
export type GivenCommand = Extract<CaseCommand, { readonly by: unknown }>
