import { HttpApiBuilder, HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import type { Verified } from "@jiaosuo/event-store/Verify"
import { verifyLog } from "@jiaosuo/event-store/Verify"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import type { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { commandOf, entityTag, uninterruptible, withCommandProblems } from "@jiaosuo/http/Commands"
import { CurrentPrincipal } from "@jiaosuo/http/Principal"
import { NotFound, refuse } from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { requireOperator } from "@jiaosuo/http/Scopes"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { text } from "@jiaosuo/kernel/Problem"
import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Effect, Queue, Stream } from "effect"
import type { ErasureRejection } from "../operations/Erasure.ts"
import { Erasures } from "../operations/Erasures.ts"
import { Rebuilds } from "../operations/Rebuilds.ts"
import { eventStreamResponse, serverSentEvent } from "./EventStream.ts"
import { wantsEventStream } from "./Negotiation.ts"
import type { VerifiedShown } from "./OperationsApi.ts"
import { OperationsGroup } from "./OperationsApi.ts"
import { withReadProblems } from "./ReadProblems.ts"

const modelIsUnknown = (model: string) => ({
  code: "ModelIsUnknown",
  title: text("没有这个读模型", "No such model"),
  detail: text(`${model} 不存在。`, `There is no model ${model}.`)
})

const nothingIsParked = (model: string, position: number) => ({
  code: "EventIsNotParked",
  title: text("该事件没有被搁置", "This event is not set aside"),
  detail: text(
    `模型 ${model} 没有搁置第 ${position} 条事件。`,
    `The model ${model} has not set aside the event at position ${position}.`
  )
})

const personIsUnknown = (personId: string) => ({
  code: "PersonIsUnknown",
  title: text("没有此人的记录", "No record of this person"),
  detail: text(`${personId} 没有个人信息记录。`, `There is no record of ${personId}.`)
})

const models = Effect.gen(function* () {
  yield* requireOperator
  const readModels = yield* ReadModels
  return { models: yield* readModels.states }
}).pipe(withReadProblems)

const rebuild = (name: string) =>
  Effect.gen(function* () {
    const principal = yield* requireOperator
    const rebuilds = yield* Rebuilds
    yield* rebuilds
      .begin(name)
      .pipe(Effect.catchTag("UnknownModel", () => refuse(NotFound, modelIsUnknown(name))))
    yield* Effect.logInfo("a rebuild was ordered").pipe(
      Effect.annotateLogs({ model: name, by: principal.account })
    )
    return HttpServerResponse.unsafeJson({ model: name }, { status: 202 })
  }).pipe(withReadProblems)

const parked = Effect.gen(function* () {
  yield* requireOperator
  const readModels = yield* ReadModels
  const events = yield* readModels.parked
  return { parked: events.map((event) => ({ ...event, parkedAt: inShanghai(event.parkedAt) })) }
}).pipe(withReadProblems)

/** Whether an event is set aside for a model; 404 if it is not, or if there is no such model. */
const requireParked = (model: string, position: number) =>
  Effect.gen(function* () {
    const readModels = yield* ReadModels
    const states = yield* readModels.states
    if (!states.some((state) => state.model === model)) return yield* refuse(NotFound, modelIsUnknown(model))
    const events = yield* readModels.parked
    if (!events.some((event) => event.model === model && event.position === position)) {
      return yield* refuse(NotFound, nothingIsParked(model, position))
    }
    return readModels
  })

const retryParked = (model: string, position: number) =>
  Effect.gen(function* () {
    yield* requireOperator
    const readModels = yield* requireParked(model, position)
    return { applied: yield* readModels.retry(model, position) }
  }).pipe(withReadProblems)

const dropParked = (model: string, position: number, reason: string) =>
  Effect.gen(function* () {
    const principal = yield* requireOperator
    const readModels = yield* requireParked(model, position)
    return { dropped: yield* readModels.drop(model, position, principal.account, reason) }
  }).pipe(withReadProblems)

const shown = (verified: Verified): VerifiedShown => ({ ok: verified.bad === null, ...verified })

/** Walks the log; with server-sent events the walk is told while it goes on, and ends when its reader leaves. */
const verify = Effect.gen(function* () {
  const principal = yield* CurrentPrincipal
  if (principal.role !== "commander") yield* requireOperator
  const pool = yield* PgPool
  const store = yield* EventStore
  const walk = (progress: (position: number) => Effect.Effect<void>) =>
    Effect.provideService(verifyLog(progress), PgPool, pool)
  if (!wantsEventStream(yield* HttpServerRequest.HttpServerRequest)) {
    return shown(yield* walk(() => Effect.void))
  }
  const head = yield* store.head
  const events = Stream.unwrapScoped(
    Effect.gen(function* () {
      const told = yield* Queue.sliding<number>(1)
      const result = yield* Effect.fork(
        Effect.ensuring(
          walk((position) => Effect.asVoid(Queue.offer(told, position))),
          Queue.shutdown(told)
        )
      )
      return Stream.concat(
        Stream.map(Stream.fromQueue(told), (position) => serverSentEvent("progress", { position, head })),
        Stream.map(Stream.fromEffect(result), (verified) => serverSentEvent("result", shown(verified)))
      )
    })
  )
  return eventStreamResponse(events)
}).pipe(withReadProblems)

const erasurePurpose = "erasure of a person"

const erase = (personId: string, reason: string, headers: CommandHeaders) =>
  Effect.gen(function* () {
    yield* requireOperator
    const erasures = yield* Erasures
    const log = yield* AccessLog
    const { context, expectedVersion } = yield* commandOf(headers)
    yield* log.record({
      action: "ErasePerson",
      subject: `person/${personId}`,
      purpose: `${erasurePurpose}: ${reason}`,
      result: "granted"
    })
    const erased = yield* erasures
      .erase({ personId, reason, context, ...(expectedVersion === undefined ? {} : { expectedVersion }) })
      .pipe(
        Effect.catchTag("PersonIsUnknown", () => refuse(NotFound, personIsUnknown(personId))),
        withCommandProblems<ErasureRejection>({
          refusal: () => ({
            code: "ErasureWasNotOrdered",
            title: text("没有清除此人信息的决定", "The erasure was not ordered")
          }),
          expectedVersion
        })
      )
    return HttpServerResponse.unsafeJson(erased, { headers: { etag: entityTag(erased.version) } })
  }).pipe(withReadProblems)

/** Handlers of operation. */
export const layer = HttpApiBuilder.group(productApi.add(OperationsGroup), "operations", (handlers) =>
  handlers
    .handle("models", () => models)
    .handle("rebuild", ({ path }) => rebuild(path.name))
    .handle("parked", () => parked)
    .handle("retryParked", ({ path }) => retryParked(path.model, path.position), uninterruptible)
    .handle(
      "dropParked",
      ({ path, payload }) => dropParked(path.model, path.position, payload.reason),
      uninterruptible
    )
    .handle("verifyLog", () => verify)
    .handle(
      "erasePerson",
      ({ path, payload, headers }) => erase(path.personId, payload.reason, headers),
      uninterruptible
    )
)
