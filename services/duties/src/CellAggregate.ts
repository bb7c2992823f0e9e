import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type Cell, townshipOfCell } from "./domain/cell/Cell.ts"
import type { CellCommand } from "./domain/cell/CellCommands.ts"
import { cellDecider } from "./domain/cell/CellDecider.ts"
import { type CellEvent, cellEventCodec } from "./domain/cell/CellEvents.ts"
import type { CellRejection } from "./domain/cell/CellRejections.ts"

/**
 * How the event store keeps a response cell: `duties/cell/<id>`. Its events are in the township of its village. It
 * claims nothing: that it is out once at a time is decided on its own stream.
 */
export const cellAggregate: Aggregate<Scoped<CellCommand>, CellEvent, Cell, CellRejection> = {
  context: "duties",
  kind: "cell",
  decider: withinScope(cellDecider, townshipOfCell),
  codec: cellEventCodec,
  township: (_event, after) => townshipOfCell(after),
  claims: () => [],
  claimIsHeld: () => ({ _tag: "CellIsNotFormed" })
}
