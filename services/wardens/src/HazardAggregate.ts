import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type Hazard, townshipOfHazard } from "./domain/hazard/Hazard.ts"
import type { HazardCommand } from "./domain/hazard/HazardCommands.ts"
import { hazardDecider } from "./domain/hazard/HazardDecider.ts"
import { type HazardEvent, hazardEventCodec } from "./domain/hazard/HazardEvents.ts"
import type { HazardRejection } from "./domain/hazard/HazardRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a hazard on a road: `wardens/hazard/<id>`. It holds nothing for itself alone. */
export const hazardAggregate: Aggregate<
  Scoped<Acted<HazardCommand>>,
  HazardEvent,
  Hazard,
  HazardRejection
> = {
  context: "wardens",
  kind: "hazard",
  decider: withinScope(withinPermission(hazardDecider), townshipOfHazard),
  codec: hazardEventCodec,
  township: (_event, after) => townshipOfHazard(after),
  claims: () => [],
  claimIsHeld: ({ kind }) => {
    throw new Error(`a hazard on a road claims no ${kind}`)
  }
}
