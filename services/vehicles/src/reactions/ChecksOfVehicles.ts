import { EventStore } from "@jiaosuo/event-store/EventStore"
import { idOf, type RecordedEvent } from "@jiaosuo/kernel/Event"
import type { Receipt } from "@jiaosuo/messaging/EventBus"
import { receive } from "@jiaosuo/messaging/Receiver"
import { acknowledged, contextFrom, setAside, settled } from "@jiaosuo/orders/Reacting"
import { Effect, Layer, Option, Schema } from "effect"
import { Plate } from "../domain/Vehicle.ts"
import { Vehicles } from "../Vehicles.ts"
import { holdersOfPlates } from "./HoldersOfPlates.ts"

/** All that this context has to know of what a checkpoint took down. */
const Check = Schema.Struct({
  checkId: Schema.String,
  plate: Plate,
  at: Schema.String,
  state: Schema.String,
  findings: Schema.Array(Schema.String),
  passengers: Schema.NullOr(Schema.Number),
  loadKg: Schema.NullOr(Schema.Number),
  note: Schema.NullOr(Schema.String)
})
const readCheck = Schema.decodeUnknownOption(Check)

/**
 * K14: a checkpoint reads a plate; the vehicle whose it was then (K3) keeps the record in its file. A plate that is
 * none of a vehicle's own (N5), or that no vehicle of the register held, is nobody's.
 */
const react = Effect.gen(function* () {
  const store = yield* EventStore
  const vehicles = yield* Vehicles

  const handle = (event: RecordedEvent): Effect.Effect<Receipt> => {
    if (event.type !== "VehicleWasChecked") return Effect.succeed(acknowledged)
    const check = Option.getOrUndefined(readCheck(event.data))
    if (check === undefined) return Effect.succeed(setAside("the check cannot be read"))
    const context = contextFrom("check of a vehicle", event)
    const kept = Effect.gen(function* () {
      const [holder] = yield* holdersOfPlates(store, [check.plate], check.at)
      if (holder === undefined) return acknowledged
      const record = { ...check, postId: idOf(event.stream), township: event.township ?? "" }
      yield* vehicles.recordCheck(holder, record, context, event.recordedAt)
      return acknowledged
    })
    return settled(kept)
  }

  yield* receive({ name: "vehicles-checks", contexts: ["duties"], handle })
})

/** Runs the reaction for as long as the process lives; of several processes one reacts. */
export const layer = Layer.scopedDiscard(react)
