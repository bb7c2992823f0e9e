import type { Position } from "@jiaosuo/kernel/Event"
import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Effect, Layer, Schedule, Stream, SubscriptionRef } from "effect"
import { vehicleRegister } from "../vehicles/VehicleRegister.ts"

/** Another process may run the model: its changes are seen by asking this often. */
const askEvery = "1 second"

/** Where the figures stand, as it moves. */
export class LivePosition extends Context.Tag("@jiaosuo/townships/LivePosition")<
  LivePosition,
  {
    /** The position now, and every new one from then on. All watchers share one look at the model. */
    readonly changes: Stream.Stream<Position>
  }
>() {}

const make = Effect.gen(function* () {
  const models = yield* ReadModels
  const position = yield* SubscriptionRef.make<Position | null>(null)
  const note = (reached: Position) =>
    SubscriptionRef.update(position, (known) => (known === null || reached > known ? reached : known))
  const look = models.view(vehicleRegister).pipe(
    Effect.flatMap((view) => note(view.position)),
    // A model that cannot be asked now is asked again; watchers keep what they have.
    Effect.catchAllCause((cause) => Effect.logDebug("the position of the figures is not known", cause))
  )
  yield* Stream.runForEach(models.changes(vehicleRegister), note).pipe(Effect.forkScoped)
  yield* Effect.repeat(look, Schedule.spaced(askEvery)).pipe(Effect.forkScoped)
  return LivePosition.of({
    changes: position.changes.pipe(
      Stream.filter((known) => known !== null),
      Stream.changes
    )
  })
})

/** Watches the model for as long as its scope is open. */
export const layer: Layer.Layer<LivePosition, never, ReadModels> = Layer.scoped(LivePosition, make)
