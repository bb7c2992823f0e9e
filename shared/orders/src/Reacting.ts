import type { CommandContext, RecordedEvent } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { Effect } from "effect"
import type { OrderFailure } from "./Orders.ts"

/** The event is done with: it asked for nothing, or what it asked for was ordered. */
export const acknowledged: Receipt = { _tag: "Ack" }

/** How soon a store that did not answer is asked again. */
export const soon: Receipt = { _tag: "Retry", delayMillis: 1_000 }

/** The event does not come again: it is logged with the reason. */
export const setAside = (reason: string): Receipt => ({ _tag: "Reject", reason })

/**
 * The command that an event sets off; its giver is whoever caused the event. Its id follows from `what`, the event and
 * `parts`, so that redelivery is harmless; `parts` tell several commands of one event apart.
 */
export const contextFrom = (
  what: string,
  event: RecordedEvent,
  ...parts: ReadonlyArray<string>
): CommandContext => ({
  actor: event.actor,
  station: event.station,
  commandId: derivedId(what, event.id, ...parts),
  correlationId: event.correlationId,
  causationId: event.id
})

/** What becomes of an event whose reaction says so itself, or is kept from it by the store or by a refusal. */
export const settled = <Rejection extends { readonly _tag: string }>(
  reaction: Effect.Effect<Receipt, OrderFailure<Rejection>>
): Effect.Effect<Receipt> =>
  reaction.pipe(
    Effect.catchTags({
      StoreIsUnavailable: () => Effect.succeed(soon),
      StreamHasMoved: () => Effect.succeed(soon),
      // Handed over again after its cause went on: what was done the first time stands, later events follow.
      CommandIdIsTaken: () => Effect.succeed(acknowledged),
      Rejected: ({ rejection }) => Effect.succeed(setAside(rejection._tag)),
      FormIsAtFault: ({ _tag }) => Effect.succeed(setAside(_tag))
    })
  )

/** What becomes of an event once somebody was told of it. Whoever says no has their reasons, and they are logged. */
export const told = <Rejection extends { readonly _tag: string }>(
  telling: Effect.Effect<unknown, OrderFailure<Rejection>>
): Effect.Effect<Receipt> => settled(Effect.as(telling, acknowledged))
