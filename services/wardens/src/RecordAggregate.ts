import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { type Scoped, withinScope } from "@jiaosuo/orders/domain/WithinScope"
import type { RecordCommand } from "./domain/record/RecordCommands.ts"
import { recordDecider } from "./domain/record/RecordDecider.ts"
import { type RecordEvent, recordEventCodec } from "./domain/record/RecordEvents.ts"
import type { RecordRejection } from "./domain/record/RecordRejections.ts"
import { townshipOfRecord, type WorkRecord } from "./domain/record/WorkRecord.ts"
import { type Acted, withinPermission } from "./domain/WithinPermission.ts"

/** How the event store keeps a record of work: `wardens/record/<id>`. It holds nothing for itself alone. */
export const recordAggregate: Aggregate<
  Scoped<Acted<RecordCommand>>,
  RecordEvent,
  WorkRecord,
  RecordRejection
> = {
  context: "wardens",
  kind: "record",
  decider: withinScope(withinPermission(recordDecider), townshipOfRecord),
  codec: recordEventCodec,
  township: (_event, after) => townshipOfRecord(after),
  claims: () => [],
  claimIsHeld: ({ kind }) => {
    throw new Error(`a record of work claims no ${kind}`)
  }
}
