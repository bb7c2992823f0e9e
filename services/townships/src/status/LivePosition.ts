import type { Position } from "@jiaosuo/kernel/Event"
import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Effect, Layer, Schedule, Stream, SubscriptionRef } from "effect"
import { accidentRegister } from "../accidents/AccidentReader.ts"
import { caseRegister } from "../cases/CaseReader.ts"
import { dutyRegister } from "../duties/DutyReader.ts"
import { vehicleRegister } from "../vehicles/VehicleRegister.ts"
import { wardenRegister } from "../wardens/WardenReader.ts"

/** Another process may run the model: its changes are seen by asking this often. */
const askEvery = "1 second"

/** The models that the figures are counted from. */
const watched = [vehicleRegister, accidentRegister, caseRegister, dutyRegister, wardenRegister] as const

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
  const reachedBy = new Map<string, Position>()
  /** The figures stand for what every model has. */
  const note = (model: string) => (reached: Position) => {
    reachedBy.set(model, Math.max(reached, reachedBy.get(model) ?? 0))
    const all = Math.min(...watched.map((name) => reachedBy.get(name) ?? 0))
    return reachedBy.size < watched.length
      ? Effect.void
      : SubscriptionRef.update(position, (known) => (known === null || all > known ? all : known))
  }
  const look = (model: string) =>
    models.view(model).pipe(
      Effect.flatMap((view) => note(model)(view.position)),
      // A model that cannot be asked now is asked again; watchers keep what they have.
      Effect.catchAllCause((cause) => Effect.logDebug("the position of the figures is not known", cause))
    )
  for (const model of watched) {
    yield* Stream.runForEach(models.changes(model), note(model)).pipe(Effect.forkScoped)
  }
  yield* Effect.repeat(Effect.forEach(watched, look, { discard: true }), Schedule.spaced(askEvery)).pipe(
    Effect.forkScoped
  )
  return LivePosition.of({
    changes: position.changes.pipe(
      Stream.filter((known) => known !== null),
      Stream.changes
    )
  })
})

/** Watches the models for as long as its scope is open. */
export const layer: Layer.Layer<LivePosition, never, ReadModels> = Layer.scoped(LivePosition, make)
