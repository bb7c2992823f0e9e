import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { Scoped } from "@jiaosuo/orders/domain/WithinScope"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { type Accident, townshipOfAccident } from "./domain/Accident.ts"
import { claimIsHeld, claimsOf } from "./domain/AccidentClaims.ts"
import type { AccidentCommand } from "./domain/AccidentCommands.ts"
import { makeAccidentDecider } from "./domain/AccidentDecider.ts"
import { type AccidentEvent, accidentEventCodec } from "./domain/AccidentEvents.ts"
import type { AccidentRejection } from "./domain/AccidentRejections.ts"
import { withinAccidentScope } from "./domain/WithinAccidentScope.ts"

/** How the event store keeps an accident: `accidents/accident/<id>`. Its events are in the township of the place. */
export const accidentAggregate = (
  rules: AccidentRules
): Aggregate<Scoped<AccidentCommand>, AccidentEvent, Accident, AccidentRejection> => ({
  context: "accidents",
  kind: "accident",
  decider: withinAccidentScope(makeAccidentDecider(rules)),
  codec: accidentEventCodec,
  township: (_event, after) => townshipOfAccident(after),
  claims: claimsOf,
  claimIsHeld
})
