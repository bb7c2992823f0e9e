import { contextOf } from "@jiaosuo/kernel/Event"
import { Effect, Layer } from "effect"
import { BusIsUnavailable, type BusMessage, EventBus } from "./EventBus.ts"
import { makeSignal } from "./Signal.ts"
import { supervised } from "./Supervision.ts"

/** What a durable consumer has left: how far it has taken, and what comes again when. */
interface ConsumerMemory {
  taken: number
  readonly again: Array<{ readonly message: BusMessage; readonly at: number }>
}

const isWanted = (contexts: ReadonlyArray<string>, message: BusMessage): boolean =>
  contexts.length === 0 || contexts.includes(contextOf(message.event.stream))

const make = Effect.sync(() => {
  const kept: Array<BusMessage> = []
  const ids = new Set<string>()
  const consumers = new Map<string, ConsumerMemory>()
  const published = makeSignal()
  const tails = new Set<(message: BusMessage) => void>()

  const memoryOf = (name: string): ConsumerMemory => {
    const known = consumers.get(name) ?? { taken: 0, again: [] }
    consumers.set(name, known)
    return known
  }

  const nextFor = (memory: ConsumerMemory): BusMessage | undefined => {
    const due = memory.again.findIndex(({ at }) => at <= Date.now())
    return due >= 0 ? memory.again.splice(due, 1)[0]?.message : kept[memory.taken++]
  }
  const hasNext = (memory: ConsumerMemory): boolean =>
    memory.taken < kept.length || memory.again.some(({ at }) => at <= Date.now())

  return EventBus.of({
    publish: (messages, end) =>
      Effect.suspend(() => {
        if (end !== undefined && end !== kept.length) {
          const cause = new Error(`the bus ends at ${kept.length}, not at ${end}`)
          return Effect.fail(new BusIsUnavailable({ operation: "publish", cause }))
        }
        for (const message of messages) {
          // Listeners hear what a server drops as a duplicate, too.
          for (const hear of tails) hear(message)
          if (ids.has(message.event.id)) continue
          ids.add(message.event.id)
          kept.push(message)
        }
        published.notify()
        return Effect.succeed(kept.length)
      }),

    holding: Effect.sync(() => ({
      newest: kept.at(-1)?.event.position ?? 0,
      end: kept.length,
      incarnation: "memory"
    })),

    consume: ({ name, contexts, handle }) =>
      Effect.gen(function* () {
        const memory = memoryOf(name)
        const one = Effect.gen(function* () {
          yield* published.waitUntil(() => hasNext(memory), 20)
          if (!hasNext(memory)) return
          const message = nextFor(memory)
          if (message === undefined || !isWanted(contexts, message)) return
          const again = (delayMillis: number) =>
            Effect.sync(() => void memory.again.push({ message, at: Date.now() + delayMillis }))
          const receipt = yield* Effect.onInterrupt(handle(message), () => again(0))
          if (receipt._tag === "Retry") yield* again(receipt.delayMillis)
        })
        yield* Effect.forkScoped(supervised(`consumer ${name}`, Effect.forever(one)))
      }),

    tail: ({ contexts, handle }) =>
      Effect.gen(function* () {
        const arrived = makeSignal()
        let waiting: Array<BusMessage> = []
        const hear = (message: BusMessage) => {
          if (!isWanted(contexts, message)) return
          waiting.push(message)
          arrived.notify()
        }
        yield* Effect.acquireRelease(
          Effect.sync(() => tails.add(hear)),
          () => Effect.sync(() => tails.delete(hear))
        )
        const hand = Effect.flatMap(
          arrived.waitUntil(() => waiting.length > 0, 60_000),
          () => {
            const batch = waiting
            waiting = []
            return batch.length === 0 ? Effect.void : handle(batch)
          }
        )
        yield* Effect.forkScoped(supervised("tail of the bus", Effect.forever(hand)))
      })
  })
})

/** The bus in memory: the same promises for one process, nothing survives it. */
export const layerMemory: Layer.Layer<EventBus> = Layer.effect(EventBus, make)
