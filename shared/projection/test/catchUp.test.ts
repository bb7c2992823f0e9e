import { EventStore } from "@jiaosuo/event-store/EventStore"
import { layerMemory } from "@jiaosuo/event-store/MemoryEventStore"
import { makeCatchUp } from "@jiaosuo/projection/CatchUp"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { makeWriter } from "./harness.ts"

const size = 10
const end = 400

describe("catching up in company", () => {
  it("reads each page once for models at the same place, however unevenly they work", () =>
    Effect.gen(function* () {
      const store = yield* EventStore
      yield* (yield* makeWriter("sample")).many(end, 20)
      const reads: Array<number> = []
      const counting = {
        ...store,
        readLog: (options: Parameters<typeof store.readLog>[0]) => {
          reads.push(options.after)
          return Effect.zipRight(Effect.sleep("1 millis"), store.readLog(options))
        }
      }
      const catchUp = makeCatchUp(counting, size, yield* Effect.scope)
      const seen = [0, 0, 0]
      const follow = (model: number) =>
        Effect.gen(function* () {
          const way = catchUp.way()
          for (let place = 0; place < end; ) {
            const page = yield* way(place, end)
            expect(page?.events[0]?.position).toBe(place + 1)
            seen[model] = (seen[model] ?? 0) + (page?.events.length ?? 0)
            place = page?.last ?? end
            if ((place / size) % 3 === model) yield* Effect.sleep("3 millis")
          }
        })
      yield* Effect.all([follow(0), follow(1), follow(2)], { concurrency: 3 })
      expect(seen).toEqual([end, end, end])
      expect(reads).toHaveLength(end / size)
    }).pipe(Effect.scoped, Effect.provide(layerMemory), Effect.runPromise))

  it("does not wait for a model that is far away or asleep", () =>
    Effect.gen(function* () {
      const store = yield* EventStore
      yield* (yield* makeWriter("sample")).many(end, 20)
      const catchUp = makeCatchUp(store, size, yield* Effect.scope)
      const [asleep, quick] = [catchUp.way(), catchUp.way()]
      yield* asleep(0, end)
      const begun = performance.now()
      for (let place = 100; place < end; place += size) yield* quick(place, end)
      expect(performance.now() - begun).toBeLessThan(1_000)
    }).pipe(Effect.scoped, Effect.provide(layerMemory), Effect.runPromise))
})
