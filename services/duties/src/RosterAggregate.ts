import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Scoped } from "@jiaosuo/orders/domain/WithinScope"
import type { RosterPolicy } from "./domain/roster/decisions/Decision.ts"
import { type Roster, townshipOfRoster, townshipsOfRoster } from "./domain/roster/Roster.ts"
import { claimIsHeld, claimsOf } from "./domain/roster/RosterClaims.ts"
import type { RosterCommand } from "./domain/roster/RosterCommands.ts"
import { isForThemselves, makeRosterDecider } from "./domain/roster/RosterDecider.ts"
import { type RosterEvent, rosterEventCodec } from "./domain/roster/RosterEvents.ts"
import type { RosterRejection } from "./domain/roster/RosterRejections.ts"
import { withinUnitScope } from "./domain/WithinUnitScope.ts"

/** One roster for a unit and a month (`2026-09`). */
export const rosterIdOf = (unitId: string, month: string): string => derivedId("roster", unitId, month)

/** How the event store keeps a roster: `duties/roster/<id>`. */
export const rosterAggregate = (
  policy: RosterPolicy
): Aggregate<Scoped<RosterCommand>, RosterEvent, Roster, RosterRejection> => ({
  context: "duties",
  kind: "roster",
  decider: withinUnitScope(makeRosterDecider(policy), { townshipsOf: townshipsOfRoster, isForThemselves }),
  codec: rosterEventCodec,
  township: (_event, after) => townshipOfRoster(after),
  claims: claimsOf,
  claimIsHeld
})
