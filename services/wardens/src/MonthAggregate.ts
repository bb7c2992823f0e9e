import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import type { MonthCommand } from "./domain/month/MonthCommands.ts"
import { monthDecider } from "./domain/month/MonthDecider.ts"
import { type MonthEvent, monthEventCodec } from "./domain/month/MonthEvents.ts"
import type { MonthRejection } from "./domain/month/MonthRejections.ts"
import { townshipOfMonth, type UnitMonth } from "./domain/month/UnitMonth.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a month of a mobile unit: `wardens/unit-month/<id>`, one stream for each of both. */
export const monthAggregate: Aggregate<Scoped<Acted<MonthCommand>>, MonthEvent, UnitMonth, MonthRejection> = {
  context: "wardens",
  kind: "unit-month",
  decider: withinScope(withinPermission(monthDecider), townshipOfMonth),
  codec: monthEventCodec,
  township: (_event, after) => townshipOfMonth(after),
  claims: () => [],
  claimIsHeld: ({ kind }) => {
    throw new Error(`a unit's month claims no ${kind}`)
  }
}
