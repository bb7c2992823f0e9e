import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import type { Decider } from "@jiaosuo/kernel/Decider"
import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Either, Schema } from "effect"

/**
 * The erasure of a person: ordered by somebody for a reason, carried out by destroying the key, and both are
 * facts of the log. Pure; `ErasurePolicy` in the service's README says who may.
 */

/** Somebody decided that a person is to be erased. */
export const PersonErasureWasOrdered = Schema.TaggedStruct("PersonErasureWasOrdered", {
  personId: Schema.String,
  reason: Schema.String
})

/** The person's key is destroyed; so many records can be read by nobody any more. */
export const PersonWasErased = Schema.TaggedStruct("PersonWasErased", {
  personId: Schema.String,
  records: Schema.Number
})

export const ErasureEvent = Schema.Union(PersonErasureWasOrdered, PersonWasErased)
export type ErasureEvent = typeof ErasureEvent.Type

/** Reads every version ever stored, writes the newest. */
export const erasureEventCodec = makeEventCodec<ErasureEvent>({
  PersonErasureWasOrdered: { version: 1, schema: PersonErasureWasOrdered },
  PersonWasErased: { version: 1, schema: PersonWasErased }
})

/** Where the erasure of one person stands. */
export type Erasure =
  | { readonly _tag: "NotOrdered" }
  | { readonly _tag: "Ordered"; readonly reason: string }
  | { readonly _tag: "Erased"; readonly records: number }

export type ErasureCommand =
  | { readonly _tag: "OrderErasure"; readonly personId: string; readonly reason: string }
  | { readonly _tag: "ConfirmErasure"; readonly personId: string; readonly records: number }

/** Nothing was ordered: a key may not be reported destroyed. */
export type ErasureRejection = { readonly _tag: "ErasureWasNotOrdered" }

const decide: Decider<ErasureCommand, ErasureEvent, Erasure, ErasureRejection>["decide"] = (
  command,
  state
) => {
  switch (command._tag) {
    case "OrderErasure":
      // An order that is still to be carried out stands. An erased person may come back with a new record.
      return Either.right(
        state._tag === "Ordered"
          ? []
          : [{ _tag: "PersonErasureWasOrdered", personId: command.personId, reason: command.reason }]
      )
    case "ConfirmErasure":
      switch (state._tag) {
        case "NotOrdered":
          return Either.left({ _tag: "ErasureWasNotOrdered" })
        case "Ordered":
          return Either.right([
            { _tag: "PersonWasErased", personId: command.personId, records: command.records }
          ])
        case "Erased":
          return Either.right([])
      }
  }
}

const evolve = (_state: Erasure, event: ErasureEvent): Erasure => {
  switch (event._tag) {
    case "PersonErasureWasOrdered":
      return { _tag: "Ordered", reason: event.reason }
    case "PersonWasErased":
      return { _tag: "Erased", records: event.records }
  }
}

/** The rules of an erasure. */
export const erasureDecider: Decider<ErasureCommand, ErasureEvent, Erasure, ErasureRejection> = {
  initialState: { _tag: "NotOrdered" },
  decide,
  evolve
}

/** How the event store keeps it: `townships/erasure/<personId>`. Belongs to no township. */
export const erasureAggregate: Aggregate<ErasureCommand, ErasureEvent, Erasure, ErasureRejection> = {
  context: "townships",
  kind: "erasure",
  decider: erasureDecider,
  codec: erasureEventCodec,
  township: () => null,
  claims: () => [],
  claimIsHeld: () => ({ _tag: "ErasureWasNotOrdered" })
}
