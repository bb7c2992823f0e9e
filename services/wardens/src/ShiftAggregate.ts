import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type Shift, townshipOfShift } from "./domain/shift/Shift.ts"
import { claimsOfShift, shiftClaimIsHeld } from "./domain/shift/ShiftClaims.ts"
import type { ShiftCommand } from "./domain/shift/ShiftCommands.ts"
import { shiftDecider } from "./domain/shift/ShiftDecider.ts"
import { type ShiftEvent, shiftEventCodec } from "./domain/shift/ShiftEvents.ts"
import type { ShiftRejection } from "./domain/shift/ShiftRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a shift: `wardens/shift/<id>`. Nobody is on two at a time. */
export const shiftAggregate: Aggregate<Scoped<Acted<ShiftCommand>>, ShiftEvent, Shift, ShiftRejection> = {
  context: "wardens",
  kind: "shift",
  decider: withinScope(withinPermission(shiftDecider), townshipOfShift),
  codec: shiftEventCodec,
  township: (_event, after) => townshipOfShift(after),
  claims: claimsOfShift,
  claimIsHeld: shiftClaimIsHeld
}
