import { EventStore } from "@jiaosuo/event-store/EventStore"
import { Effect } from "effect"
import { alternate, closedLoop, compared, type Line, type Loop, quantile } from "./measure.ts"
import { bareInsert, type OurRuntime, oneEvent, ours, peer } from "./subjects.ts"

const rounds = 3
const millis = 2_000

/** The closed loop of `measure.ts`, for callers that are fibers, as ours are. */
const loopInEffect = (
  runtime: OurRuntime,
  clients: number,
  request: (client: number) => Effect.Effect<unknown>
) =>
  runtime.runPromise(
    Effect.gen(function* () {
      const latencies: Array<number> = []
      const started = performance.now()
      const until = started + millis
      const client = (n: number) => {
        let sent = performance.now()
        return Effect.whileLoop({
          while: () => sent < until,
          body: () => request(n),
          step: () => {
            const answered = performance.now()
            latencies.push(answered - sent)
            sent = answered
          }
        })
      }
      yield* Effect.all(
        Array.from({ length: clients }, (_, n) => client(n)),
        { concurrency: "unbounded" }
      )
      const seconds = (performance.now() - started) / 1_000
      latencies.sort((a, b) => a - b)
      return {
        perSecond: latencies.length / seconds,
        p50: quantile(latencies, 0.5),
        p99: quantile(latencies, 0.99)
      } satisfies Loop
    })
  )

/** Appends and commands against the limit of the driver and against the peer, all on one database server. */
export const benchAppends = async (url: string): Promise<ReadonlyArray<Line>> => {
  const us = await ours(url)
  const bare = await bareInsert(url)
  const them = await peer(url)
  const store = await us.runtime.runPromise(EventStore)
  const append = () => Effect.suspend(() => store.append(oneEvent())).pipe(Effect.orDie)
  const perSecond = (loop: Promise<Loop>) => loop.then((done) => done.perSecond)
  const p50 = (loop: Promise<Loop>) => loop.then((done) => done.p50)
  try {
    await loopInEffect(us.runtime, 32, append)
    await closedLoop(32, millis / 2, bare.append)
    return [
      compared(
        "32 concurrent one-event appends / one prepared insert per event",
        "events/s",
        await alternate(
          rounds,
          () => perSecond(loopInEffect(us.runtime, 32, append)),
          () => perSecond(closedLoop(32, millis, bare.append))
        ),
        { atLeast: 1.8 }
      ),
      compared(
        "32 concurrent one-event appends / emmett appendToStream",
        "events/s",
        await alternate(
          rounds,
          () => perSecond(loopInEffect(us.runtime, 32, append)),
          () => perSecond(closedLoop(32, millis, them.append))
        ),
        { atLeast: 5 }
      ),
      compared(
        "1 lone append, p50 / one prepared insert",
        "ms",
        await alternate(
          rounds,
          () => p50(loopInEffect(us.runtime, 1, append)),
          () => p50(closedLoop(1, millis, bare.append))
        ),
        { atMost: 1.5 }
      ),
      compared(
        "load 20+ events, decide, append, 32 concurrent / emmett CommandHandler",
        "commands/s",
        await alternate(
          rounds,
          () => perSecond(loopInEffect(us.runtime, 32, us.handle)),
          () => perSecond(closedLoop(32, millis, them.command))
        ),
        { atLeast: 8 }
      )
    ]
  } finally {
    await us.close()
    await bare.close()
    await them.close()
  }
}
