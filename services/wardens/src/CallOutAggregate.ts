import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { type CallOut, townshipOfCallOut } from "./domain/callout/CallOut.ts"
import { claimIsHeld, claimsOf } from "./domain/callout/CallOutClaims.ts"
import type { CallOutCommand } from "./domain/callout/CallOutCommands.ts"
import { makeCallOutDecider } from "./domain/callout/CallOutDecider.ts"
import { type CallOutEvent, callOutEventCodec } from "./domain/callout/CallOutEvents.ts"
import type { CallOutRejection } from "./domain/callout/CallOutRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a call-out: `wardens/callout/<id>`. Its events are in the township of the place. */
export const callOutAggregate = (
  rules: WardenRules
): Aggregate<Scoped<Acted<CallOutCommand>>, CallOutEvent, CallOut, CallOutRejection> => ({
  context: "wardens",
  kind: "callout",
  decider: withinScope(
    withinPermission(makeCallOutDecider((at) => rules.callOutRings(dayInShanghai(at)))),
    townshipOfCallOut
  ),
  codec: callOutEventCodec,
  township: (_event, after) => townshipOfCallOut(after),
  claims: claimsOf,
  claimIsHeld
})
