import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type MobileUnit, townshipOfUnit } from "./domain/unit/MobileUnit.ts"
import type { UnitCommand } from "./domain/unit/UnitCommands.ts"
import { unitDecider } from "./domain/unit/UnitDecider.ts"
import { type UnitEvent, unitEventCodec } from "./domain/unit/UnitEvents.ts"
import type { UnitRejection } from "./domain/unit/UnitRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a mobile unit: `wardens/unit/<id>`. */
export const unitAggregate: Aggregate<Scoped<Acted<UnitCommand>>, UnitEvent, MobileUnit, UnitRejection> = {
  context: "wardens",
  kind: "unit",
  decider: withinScope(withinPermission(unitDecider), townshipOfUnit),
  codec: unitEventCodec,
  township: (_event, after) => townshipOfUnit(after),
  claims: () => [],
  claimIsHeld: ({ kind }) => {
    throw new Error(`a mobile unit claims no ${kind}`)
  }
}
