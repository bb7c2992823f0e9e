import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type Service, townshipOfService } from "./domain/service/Service.ts"
import type { ServiceCommand } from "./domain/service/ServiceCommands.ts"
import { serviceDecider } from "./domain/service/ServiceDecider.ts"
import { type ServiceEvent, serviceEventCodec } from "./domain/service/ServiceEvents.ts"
import type { ServiceRejection } from "./domain/service/ServiceRejections.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a service: `wardens/service/<id>`. */
export const serviceAggregate: Aggregate<
  Scoped<Acted<ServiceCommand>>,
  ServiceEvent,
  Service,
  ServiceRejection
> = {
  context: "wardens",
  kind: "service",
  decider: withinScope(withinPermission(serviceDecider), townshipOfService),
  codec: serviceEventCodec,
  township: (_event, after) => townshipOfService(after),
  claims: () => [],
  claimIsHeld: ({ kind }) => {
    throw new Error(`a service claims no ${kind}`)
  }
}
