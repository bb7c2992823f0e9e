import type { Instant, RecordedEvent, StreamId } from "@jiaosuo/kernel/Event"
import { contextOf, genesisHash } from "@jiaosuo/kernel/Event"
import { Effect, Layer, PubSub, Stream } from "effect"
import type { Append, Appended, Claim } from "./EventStore.ts"
import { ClaimIsHeld, CommandIdIsTaken, canonical, EventStore, StreamHasMoved } from "./EventStore.ts"
import { hashOf } from "./HashChain.ts"

const claimKey = (claim: Claim): string => `${claim.kind}\u0000${claim.value}`

/** The log in memory: the same answers as the PostgreSQL layer, nothing survives the process. */
const make = Effect.gen(function* () {
  const log: Array<RecordedEvent> = []
  const streams = new Map<string, Array<RecordedEvent>>()
  const answers = new Map<string, Appended & { readonly fingerprint: string }>()
  const claims = new Map<string, StreamId>()
  const appends = yield* PubSub.sliding<number>(64)

  const answerTo = (command: { readonly commandId: string; readonly fingerprint: string }) =>
    Effect.suspend(() => {
      const answer = answers.get(command.commandId.toLowerCase())
      if (answer === undefined) return Effect.succeed(undefined)
      if (answer.fingerprint !== command.fingerprint) {
        return Effect.fail(new CommandIdIsTaken({ commandId: command.commandId }))
      }
      const { fingerprint: _, ...appended } = answer
      return Effect.succeed<Appended | undefined>({ ...appended, repeated: true })
    })

  const record = (request: Append, recordedAt: Instant): Appended => {
    const stream = streams.get(request.stream) ?? []
    streams.set(request.stream, stream)
    let previous = request.previousHash
    for (const event of request.events) {
      const version = stream.length + 1
      const { data } = event
      previous = hashOf(previous, {
        stream: request.stream,
        version,
        recordedAt,
        context: request,
        event,
        data
      })
      const recorded: RecordedEvent = {
        ...event,
        stream: request.stream,
        version,
        recordedAt,
        actor: request.actor,
        station: request.station,
        commandId: request.commandId,
        correlationId: request.correlationId,
        causationId: request.causationId,
        data: JSON.parse(data),
        position: log.length + 1,
        hash: previous
      }
      log.push(recorded)
      stream.push(recorded)
    }
    for (const claim of request.release ?? []) claims.delete(claimKey(claim))
    for (const claim of request.take ?? []) claims.set(claimKey(claim), request.stream)
    return {
      stream: request.stream,
      version: stream.length,
      position: log.length,
      recordedAt,
      hash: previous,
      repeated: false
    }
  }

  const append = (request: Append) =>
    Effect.flatMap(answerTo(request), (first): Effect.Effect<Appended, StreamHasMoved | ClaimIsHeld> => {
      if (first !== undefined) return Effect.succeed(first)
      const stream = streams.get(request.stream)
      const actual = stream?.length ?? 0
      const hash = stream?.[actual - 1]?.hash ?? genesisHash
      if (actual !== request.expectedVersion || hash !== request.previousHash) {
        return Effect.fail(
          new StreamHasMoved({ stream: request.stream, expected: request.expectedVersion, actual })
        )
      }
      for (const claim of request.take ?? []) {
        const holder = claims.get(claimKey(claim))
        if (holder !== undefined && holder !== request.stream) {
          return Effect.fail(new ClaimIsHeld({ kind: claim.kind, value: claim.value, holder }))
        }
      }
      const last = log[log.length - 1]?.recordedAt ?? ""
      const now = new Date().toISOString()
      const appended = record(request, now > last ? now : last)
      answers.set(request.commandId, { ...appended, fingerprint: request.fingerprint })
      return Effect.as(PubSub.publish(appends, appended.position), appended)
    })

  return EventStore.of({
    append: (request) => append(canonical(request)),
    answerTo,
    streamOf: (commandId) => Effect.sync(() => answers.get(commandId.toLowerCase())?.stream),
    readStream: (stream, afterVersion = 0) =>
      Effect.sync(() => (streams.get(stream) ?? []).slice(afterVersion)),
    readLog: ({ after, limit, contexts, streams = "" }) =>
      Effect.sync(() => {
        const page: Array<RecordedEvent> = []
        for (let i = after; i < log.length && page.length < limit; i++) {
          const event = log[i] as RecordedEvent
          if (!event.stream.startsWith(streams)) continue
          if (contexts === undefined || contexts.includes(contextOf(event.stream))) page.push(event)
        }
        return page
      }),
    head: Effect.sync(() => log.length),
    positionAt: (instant) =>
      Effect.sync(() => log.findLast((event) => event.recordedAt <= instant)?.position ?? 0),
    holders: (wanted) => Effect.sync(() => wanted.map((claim) => claims.get(claimKey(claim)))),
    appends: Stream.fromPubSub(appends)
  })
})

/** An event store for pure tests. */
export const layerMemory: Layer.Layer<EventStore> = Layer.effect(EventStore, make)
