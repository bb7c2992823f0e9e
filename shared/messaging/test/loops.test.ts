import { BusIsUnavailable } from "@jiaosuo/messaging/EventBus"
import { makeSignal } from "@jiaosuo/messaging/Signal"
import { backoffMillis, reasonOf, supervised } from "@jiaosuo/messaging/Supervision"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Cause, Effect, Fiber, Logger, LogLevel } from "effect"
import { describe, expect, it } from "vitest"

const run = <A, E>(effect: Effect.Effect<A, E>) =>
  Effect.runPromise(effect.pipe(Logger.withMinimumLogLevel(LogLevel.None)))

describe("a signal", () => {
  it("does not wait for what is there already, and does not miss what comes between two looks", () =>
    run(
      Effect.gen(function* () {
        const signal = makeSignal()
        let value = 1
        expect(yield* signal.waitUntil(() => value === 1, 10_000)).toBe(true)
        const waiting = yield* Effect.fork(signal.waitUntil(() => value === 3, 10_000))
        yield* Effect.yieldNow()
        value = 2
        signal.notify()
        expect(yield* Fiber.poll(waiting)).toMatchObject({ _tag: "None" })
        value = 3
        signal.notify()
        expect(yield* Fiber.join(waiting)).toBe(true)
      })
    ))

  it("gives up when the time is over, and forgets who was interrupted", () =>
    run(
      Effect.gen(function* () {
        const signal = makeSignal()
        expect(yield* signal.waitUntil(() => false, 5)).toBe(false)
        let looks = 0
        const waiting = yield* Effect.fork(signal.waitUntil(() => looks++ < 0, 10_000))
        yield* Effect.yieldNow()
        yield* Fiber.interrupt(waiting)
        const before = looks
        signal.notify()
        expect(looks).toBe(before)
      })
    ))
})

describe("a supervised loop", () => {
  it("goes on after a fault, a defect and an end, and stops when it is interrupted", () =>
    run(
      Effect.gen(function* () {
        let runs = 0
        const loop = Effect.suspend((): Effect.Effect<void, string> => {
          runs++
          if (runs === 1) return Effect.fail("a fault")
          return runs === 2 ? Effect.die(new Error("a defect")) : Effect.void
        })
        const fiber = yield* Effect.fork(supervised("test", loop))
        yield* eventually(
          Effect.sync(() => runs),
          (count) => count >= 4
        )
        yield* Fiber.interrupt(fiber)
        expect(runs).toBeGreaterThanOrEqual(4)
      })
    ))

  it("pauses longer and longer, up to five seconds, never twice the same", () => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const pause = backoffMillis(attempt)
      const longest = Math.min(5_000, 100 * 2 ** attempt)
      expect(pause).toBeGreaterThanOrEqual(longest / 2)
      expect(pause).toBeLessThanOrEqual(longest)
    }
    expect(new Set(Array.from({ length: 20 }, () => backoffMillis(9))).size).toBeGreaterThan(1)
  })

  it("says what failed in one line", () => {
    const fault = new BusIsUnavailable({ operation: "publish", cause: new Error("not connected") })
    expect(reasonOf(Cause.fail(fault))).toBe("BusIsUnavailable: publish: Error: not connected")
    expect(reasonOf(Cause.fail("plain"))).toContain("plain")
    expect(reasonOf(Cause.die(new Error("a defect")))).toContain("a defect")
  })
})
