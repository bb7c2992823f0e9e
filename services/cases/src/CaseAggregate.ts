import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { Scoped } from "@jiaosuo/orders/domain/WithinScope"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { Deadlines } from "@jiaosuo/reference/Deadlines"
import { type Case, townshipOfCase } from "./domain/Case.ts"
import { claimIsHeld, claimsOf } from "./domain/CaseClaims.ts"
import type { CaseCommand } from "./domain/CaseCommands.ts"
import { makeCaseDecider } from "./domain/CaseDecider.ts"
import { type CaseEvent, caseEventCodec } from "./domain/CaseEvents.ts"
import type { CaseRejection } from "./domain/CaseRejections.ts"
import { withinCaseScope } from "./domain/WithinCaseScope.ts"

/** How the event store keeps a case: `cases/case/<id>`. Its events are in the township of the place. */
export const caseAggregate = (
  rules: CaseRules,
  deadlines: Deadlines
): Aggregate<Scoped<CaseCommand>, CaseEvent, Case, CaseRejection> => ({
  context: "cases",
  kind: "case",
  decider: withinCaseScope(makeCaseDecider(rules, deadlines)),
  codec: caseEventCodec,
  township: (_event, after) => townshipOfCase(after),
  claims: claimsOf,
  claimIsHeld
})
