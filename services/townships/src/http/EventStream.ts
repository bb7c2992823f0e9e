import { HttpServerResponse } from "@effect/platform"
import { type Duration, Effect, Queue, Schedule, Stream } from "effect"

/** Server-sent events (HTML Living Standard, section 9.2). */

const encoder = new TextEncoder()
const heartbeat = encoder.encode(": \n\n")

/** A comment this often keeps proxies from closing a quiet line. */
const heartbeatEvery = "15 seconds"

/** One event. `data` is one line of JSON; a reader that comes back names the last `id` that it was told. */
export const serverSentEvent = (event: string, data: unknown, id?: string): Uint8Array =>
  encoder.encode(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

/**
 * The latest value at once, and then at most one for each interval: whoever watches sees the newest state soon,
 * never all states between.
 */
export const latestEvery =
  (interval: Duration.DurationInput) =>
  <A, E, R>(source: Stream.Stream<A, E, R>): Stream.Stream<A, E, R> =>
    Stream.unwrapScoped(
      Effect.gen(function* () {
        const latest = yield* Queue.sliding<A>(1)
        const pumping = Stream.runForEach(source, (value) => Queue.offer(latest, value)).pipe(
          Effect.ensuring(Queue.shutdown(latest))
        )
        const first = Stream.fromEffect(Queue.take(latest))
        const rest = Stream.repeatEffect(Effect.delay(Queue.take(latest), interval))
        return Stream.concat(first, rest).pipe(
          Stream.interruptWhen(Effect.zipRight(pumping, Effect.never)),
          Stream.rechunk(1)
        )
      })
    )

/** A response of server-sent events that ends with its source. */
export const eventStreamResponse = <E>(
  events: Stream.Stream<Uint8Array, E>
): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.stream(
    Stream.merge(events, Stream.as(Stream.fromSchedule(Schedule.spaced(heartbeatEvery)), heartbeat), {
      haltStrategy: "left"
    }),
    {
      contentType: "text/event-stream; charset=utf-8",
      headers: { "cache-control": "no-store", "x-accel-buffering": "no" }
    }
  )
