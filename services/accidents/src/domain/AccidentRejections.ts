import type { Refusal } from "@jiaosuo/kernel/Problem"
import { outOfScope, type TownshipIsOutOfScope } from "@jiaosuo/orders/domain/WithinScope"
import { type IntakeRejection, intakeRefusal, isIntakeRejection } from "./rejections/Intake.ts"
import {
  type InvestigationRejection,
  investigationRefusal,
  isInvestigationRejection
} from "./rejections/Investigation.ts"
import { type ProceedingsRejection, proceedingsRefusal } from "./rejections/Proceedings.ts"

/** Why a command on an accident is refused. */
export type AccidentRejection =
  | IntakeRejection
  | ProceedingsRejection
  | InvestigationRejection
  | TownshipIsOutOfScope

/** What the person who gave the command is told, in both languages, with the rule and the field at fault. */
export const toRefusal = (rejection: AccidentRejection): Refusal => {
  if (rejection._tag === "TownshipIsOutOfScope") return outOfScope(rejection)
  if (isInvestigationRejection(rejection)) return investigationRefusal(rejection)
  return isIntakeRejection(rejection) ? intakeRefusal(rejection) : proceedingsRefusal(rejection)
}
