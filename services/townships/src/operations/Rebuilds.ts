import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { UnknownModel } from "@jiaosuo/projection/ReadModels"
import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Context, Effect, Fiber, FiberMap, Layer } from "effect"

/** Rebuilds that go on while their operator does something else. */
export class Rebuilds extends Context.Tag("@jiaosuo/townships/Rebuilds")<
  Rebuilds,
  {
    /**
     * Begins to build a model anew and succeeds as soon as `ReadModels.states` says so, or when it is done
     * already. One that is under way in this process is not begun twice.
     */
    readonly begin: (model: string) => Effect.Effect<void, UnknownModel | StoreIsUnavailable>
  }
>() {}

const lookMillis = 20

const make = Effect.gen(function* () {
  const models = yield* ReadModels
  const underWay = yield* FiberMap.make<string, void, UnknownModel | StoreIsUnavailable>()

  const isUnderWay = (model: string) =>
    Effect.map(models.states, (states) =>
      states.some((state) => state.model === model && state.state === "rebuilding")
    )

  const untilUnderWay = (model: string) =>
    isUnderWay(model).pipe(
      Effect.tap((begun) => (begun ? Effect.void : Effect.sleep(lookMillis))),
      Effect.repeat({ until: (begun) => begun })
    )

  return Rebuilds.of({
    begin: (model) =>
      Effect.gen(function* () {
        const fiber = yield* FiberMap.run(underWay, model, models.rebuild(model), { onlyIfMissing: true })
        yield* Effect.raceFirst(Fiber.join(fiber), untilUnderWay(model))
      })
  })
})

/** Rebuilds live as long as this layer; one cut short goes on where the runner finds it at the next start. */
export const layer: Layer.Layer<Rebuilds, never, ReadModels> = Layer.scoped(Rebuilds, make)
