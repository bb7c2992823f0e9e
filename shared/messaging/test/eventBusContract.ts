import type { BusMessage, Receipt } from "@jiaosuo/messaging/EventBus"
import { EventBus } from "@jiaosuo/messaging/EventBus"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect, type Layer, ManagedRuntime, type Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { chain } from "./events.ts"

const ack: Receipt = { _tag: "Ack" }

/** What every layer of the bus promises. Each test uses contexts of its own: the bus is one for all of them. */
export const eventBusContract = (name: string, layer: Layer.Layer<EventBus>): void => {
  describe(`event bus contract: ${name}`, () => {
    const runtime = ManagedRuntime.make(layer)
    let bus: EventBus["Type"]
    beforeAll(async () => {
      bus = await runtime.runPromise(EventBus)
      // The bus may still be connecting: what is asked first waits for it.
      await runtime.runPromise(eventually(Effect.either(bus.holding), (answer) => answer._tag === "Right"))
    })
    afterAll(() => runtime.dispose())
    const run = <A, E>(effect: Effect.Effect<A, E, Scope.Scope>) => runtime.runPromise(Effect.scoped(effect))

    const positionsOf = (messages: ReadonlyArray<BusMessage>) => messages.map(({ event }) => event.position)

    it("hands the tail what is published, in order, with its predecessors", () =>
      run(
        Effect.gen(function* () {
          const heard: Array<BusMessage> = []
          const { messages } = chain("tail-a", 700)
          yield* bus.tail({
            contexts: ["tail-a"],
            handle: (batch) => Effect.sync(() => void heard.push(...batch))
          })
          yield* bus.publish(messages.slice(0, 1))
          yield* bus.publish(messages.slice(1))
          yield* eventually(
            Effect.sync(() => heard.length),
            (count) => count >= 700
          )
          expect(heard).toEqual(messages)
        })
      ))

    it("keeps a tail to its contexts, and hands over all of them where none is named", () =>
      run(
        Effect.gen(function* () {
          const narrow: Array<BusMessage> = []
          const wide: Array<BusMessage> = []
          const wanted = chain("tail-b", 3).messages
          const other = chain("tail-c", 3).messages
          yield* bus.tail({
            contexts: ["tail-b"],
            handle: (batch) => Effect.sync(() => void narrow.push(...batch))
          })
          yield* bus.tail({ contexts: [], handle: (batch) => Effect.sync(() => void wide.push(...batch)) })
          yield* bus.publish([...other, ...wanted])
          yield* eventually(
            Effect.sync(() => wide.length + narrow.length),
            (count) => count >= 9
          )
          expect(narrow).toEqual(wanted)
          expect(wide).toEqual([...other, ...wanted])
        })
      ))

    it("takes a message once, however often it is published", () =>
      run(
        Effect.gen(function* () {
          const seen: Array<number> = []
          const { messages } = chain("once", 5)
          yield* bus.publish(messages)
          yield* bus.publish(messages)
          yield* bus.publish(messages.slice(2))
          const { messages: last } = chain("once", 1, { after: 5 })
          yield* bus.publish(last)
          yield* bus.consume({
            name: "once",
            contexts: ["once"],
            handle: ({ event }) =>
              Effect.as(
                Effect.sync(() => seen.push(event.position)),
                ack
              )
          })
          yield* eventually(
            Effect.sync(() => seen.at(-1)),
            (position) => position === 6
          )
          expect(seen).toEqual([1, 2, 3, 4, 5, 6])
        })
      ))

    it("hands a consumer one message after the other, in order", () =>
      run(
        Effect.gen(function* () {
          const seen: Array<BusMessage> = []
          let inside = 0
          let most = 0
          const { messages } = chain("order", 300)
          yield* bus.consume({
            name: "order",
            contexts: ["order"],
            handle: (message) =>
              Effect.gen(function* () {
                most = Math.max(most, ++inside)
                yield* Effect.yieldNow()
                inside--
                seen.push(message)
                return ack
              })
          })
          yield* bus.publish(messages)
          yield* eventually(
            Effect.sync(() => seen.length),
            (count) => count >= 300
          )
          expect(seen).toEqual(messages)
          expect(most).toBe(1)
        })
      ))

    it("remembers under the consumer's name what was acknowledged", () =>
      run(
        Effect.gen(function* () {
          const consumed = (until: number) =>
            Effect.scoped(
              Effect.gen(function* () {
                const seen: Array<number> = []
                yield* bus.consume({
                  name: "durable",
                  contexts: ["durable", "durable-too"],
                  handle: ({ event }) =>
                    Effect.as(
                      Effect.sync(() => seen.push(event.position)),
                      ack
                    )
                })
                yield* eventually(
                  Effect.sync(() => seen.at(-1)),
                  (position) => position === until
                )
                return seen
              })
            )
          yield* bus.publish(chain("durable", 3).messages)
          expect(yield* consumed(3)).toEqual([1, 2, 3])
          yield* bus.publish(chain("unwanted", 2, { after: 3 }).messages)
          yield* bus.publish(chain("durable-too", 2, { after: 5 }).messages)
          expect(yield* consumed(7)).toEqual([6, 7])
        })
      ))

    it("brings a message again after Retry, and never again after Reject", () =>
      run(
        Effect.gen(function* () {
          const seen: Array<number> = []
          const { messages } = chain("answers", 3)
          yield* bus.consume({
            name: "answers",
            contexts: ["answers"],
            handle: ({ event }) =>
              Effect.sync((): Receipt => {
                seen.push(event.position)
                if (event.position === 1 && seen.filter((n) => n === 1).length < 3) {
                  return { _tag: "Retry", delayMillis: 30 }
                }
                return event.position === 2 ? { _tag: "Reject", reason: "人 is not a vehicle" } : ack
              })
          })
          yield* bus.publish(messages)
          yield* eventually(
            Effect.sync(() => seen.filter((n) => n === 1).length),
            (count) => count >= 3
          )
          const { messages: last } = chain("answers", 1, { after: 3 })
          yield* bus.publish(last)
          yield* eventually(
            Effect.sync(() => seen.at(-1)),
            (position) => position === 4
          )
          expect([...seen].sort()).toEqual([1, 1, 1, 2, 3, 4])
        })
      ))

    it("knows the newest event that it holds", () =>
      run(
        Effect.gen(function* () {
          yield* bus.publish(chain("newest", 4, { after: 41 }).messages)
          expect((yield* bus.holding).newest).toBe(45)
        })
      ))

    it("takes nothing from a publisher that is wrong about where it ends, and all from one that is right", () =>
      run(
        Effect.gen(function* () {
          const { messages } = chain("end", 300)
          const { end, incarnation } = yield* bus.holding
          const then = yield* bus.publish(messages.slice(0, 100), end)
          expect(then).toBe(end + 100)
          const refused = yield* Effect.flip(bus.publish(messages.slice(150), end))
          expect(refused._tag).toBe("BusIsUnavailable")
          expect(yield* bus.holding).toEqual({ newest: 100, end: then, incarnation })
          // What it has already does not move its end, and what follows is still right.
          expect(yield* bus.publish(messages.slice(0, 50), then)).toBe(then)
          expect(yield* bus.publish(messages.slice(50), then)).toBe(end + 300)
        })
      ))

    it("keeps the order of concurrent publishers' messages, each for itself", () =>
      run(
        Effect.gen(function* () {
          const heard: Array<BusMessage> = []
          const one = chain("many-a", 600).messages
          const two = chain("many-b", 600).messages
          yield* bus.tail({
            contexts: ["many-a", "many-b"],
            handle: (batch) => Effect.sync(() => void heard.push(...batch))
          })
          yield* Effect.all([bus.publish(one), bus.publish(two)], { concurrency: 2 })
          yield* eventually(
            Effect.sync(() => heard.length),
            (count) => count >= 1_200
          )
          const of = (context: string) => heard.filter(({ event }) => event.stream.startsWith(context))
          expect(positionsOf(of("many-a"))).toEqual(positionsOf(one))
          expect(positionsOf(of("many-b"))).toEqual(positionsOf(two))
        })
      ))
  })
}
