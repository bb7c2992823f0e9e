import type { IntakeCommand } from "./commands/Intake.ts"
import type { InvestigationCommand } from "./commands/Investigation.ts"
import type { ProceedingsCommand } from "./commands/Proceedings.ts"

/** What may be asked of an accident's file. */
export type AccidentCommand = IntakeCommand | ProceedingsCommand | InvestigationCommand

/** Commands that a person gives: those that say who. */
export type GivenCommand = Extract<AccidentCommand, { readonly by: unknown }>
