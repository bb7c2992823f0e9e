import type { CommandContext, RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import type { Answer, OrderFailure } from "@jiaosuo/orders/Orders"
import { Effect } from "effect"
import type { CaseRejection } from "../domain/CaseRejections.ts"

/** How soon a store that did not answer is asked again. */
export const soon: Receipt = { _tag: "Retry", delayMillis: 1_000 }

export const acknowledged: Receipt = { _tag: "Ack" }

/** The command that an event sets off: its id follows from the event, so that redelivery is harmless. */
export const contextFrom = (what: string, event: RecordedEvent): CommandContext => ({
  actor: event.actor,
  station: event.station,
  commandId: derivedId(what, event.id),
  correlationId: event.correlationId,
  causationId: event.id
})

/** What becomes of an event once a case was told of it. A case that says no has its reasons, and they are logged. */
export const told = (telling: Effect.Effect<Answer, OrderFailure<CaseRejection>>): Effect.Effect<Receipt> =>
  telling.pipe(
    Effect.as(acknowledged),
    Effect.catchTags({
      StoreIsUnavailable: () => Effect.succeed(soon),
      StreamHasMoved: () => Effect.succeed(soon),
      CommandIdIsTaken: () => Effect.succeed(acknowledged),
      Rejected: ({ rejection }) => Effect.succeed<Receipt>({ _tag: "Reject", reason: rejection._tag }),
      FormIsAtFault: () => Effect.succeed<Receipt>({ _tag: "Reject", reason: "FormIsAtFault" })
    })
  )
