import { createHash } from "node:crypto"
import { SqlClient } from "@effect/sql/SqlClient"
import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { supervised } from "@jiaosuo/messaging/Supervision"
import { ReadModels, type UnknownModel } from "@jiaosuo/projection/ReadModels"
import { Clock, Context, Effect, Layer, Queue, Schedule, Stream } from "effect"
import { serverSentEvent } from "../../http/EventStream.ts"
import { unavailableAt } from "../../lists/Failures.ts"
import type { ReadFailure } from "../../lists/ModelReader.ts"
import { CaseMoments } from "../CaseMoments.ts"
import { readCasesChanged, readGroupsChanged } from "../CaseQueries.ts"
import { caseRegister } from "../CaseReader.ts"
import type { StreamIsReady } from "../http/CaseAnswer.ts"
import {
  byPlace,
  type Change,
  type Cursor,
  changeOfCase,
  changeOfGroup,
  eventId,
  type NamedPlace,
  type Scope
} from "./Change.ts"
import { makeReader, type Reader, restartEvent } from "./Readers.ts"
import { makeRecentChanges } from "./RecentChanges.ts"

/** Another process may run the model: its changes are seen by asking this often. */
const askEvery = "500 millis"
/** Changes that are told to one who comes back; who is farther behind reads the desk again. */
const toldAtMost = 2_000

/** Cases and groups as they change. */
export class CaseFeed extends Context.Tag("@jiaosuo/townships/CaseFeed")<
  CaseFeed,
  {
    /**
     * Everything that changes after a place, from now on where there is none, for readers of some townships. Nothing is
     * missed and nothing told twice, whatever happens at the moment of joining. It ends with `restart` where the reader
     * was too slow or is too far behind, or the tables were built anew.
     */
    readonly join: (
      scope: Scope,
      after: NamedPlace | undefined
    ) => Effect.Effect<Stream.Stream<Uint8Array>, ReadFailure>
  }
>() {}

/** What the tables say at a moment. */
interface Known {
  readonly schema: string
  readonly position: number
  /** Positions of events that are set aside: one that is applied after all changes rows of the past. */
  readonly parked: ReadonlyArray<number>
  /** Equal while rows change by new events only: a place that was named before something else is none any more. */
  readonly tables: string
}

const tablesOf = (schema: string, parked: ReadonlyArray<number>): string =>
  createHash("sha256")
    .update(JSON.stringify([schema, parked]))
    .digest("hex")
    .slice(0, 8)

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const models = yield* ReadModels
  const moments = yield* CaseMoments
  const readers = new Set<Reader>()
  const recent = makeRecentChanges()
  let known: Known | undefined

  const look = Effect.gen(function* () {
    const { incomplete, position, schema } = yield* models.view(caseRegister)
    const parked =
      incomplete.length === 0
        ? []
        : (yield* models.parked)
            .filter(({ model }) => model === caseRegister)
            .map((event) => event.position)
            .sort((a, b) => a - b)
    return { schema, position, parked, tables: tablesOf(schema, parked) } satisfies Known
  })

  /** Changes after a position, at most `upTo`; undefined where there are more than anybody is told. */
  const changesIn = ({ schema, tables }: Known, after: number, upTo: number) =>
    Effect.gen(function* () {
      const [cases, groups] = yield* Effect.all(
        [
          readCasesChanged(sql, schema, after, upTo, toldAtMost + 1),
          readGroupsChanged(sql, schema, after, upTo, toldAtMost + 1)
        ],
        { concurrency: 2 }
      ).pipe(unavailableAt("read what changed"))
      if (cases.length + groups.length > toldAtMost) return undefined
      if (cases.length + groups.length === 0) return []
      const at = new Date(yield* Clock.currentTimeMillis).toISOString()
      const showing = yield* moments.showing({ schema, at })
      return [
        ...cases.map((listed) => changeOfCase(listed, showing, tables)),
        ...groups.map((group) => changeOfGroup(group, showing, tables))
      ].sort(byPlace)
    })

  const everybodyRestarts = () => {
    for (const reader of readers) reader.offer({ restart: "rebuilt" })
    readers.clear()
  }

  /** One look at the model, for all readers together. What is known and what is handed on change in one step. */
  const follow = Effect.gen(function* () {
    const next = yield* look
    const before = known
    const isAnew =
      before === undefined ||
      next.schema !== before.schema ||
      before.parked.some((position) => !next.parked.includes(position))
    if (isAnew || readers.size === 0) {
      if (isAnew) everybodyRestarts()
      recent.beginAt(next.position)
      known = next
      return
    }
    if (next.position <= before.position) {
      known = { ...next, position: before.position }
      return
    }
    const changes = yield* changesIn(next, before.position, next.position)
    known = next
    if (changes === undefined) {
      recent.beginAt(next.position)
      for (const reader of readers) reader.offer({ restart: "too-far-behind" })
      readers.clear()
      return
    }
    recent.add(changes)
    for (const reader of readers) {
      if (!reader.offer({ changes, upTo: next.position })) readers.delete(reader)
    }
  }).pipe(
    // A model that cannot be asked now is asked again; readers keep what they have.
    Effect.catchAll((failure) => Effect.logDebug("what changed is not known", failure))
  )

  const news = yield* Queue.sliding<void>(1)
  yield* Stream.runForEach(models.changes(caseRegister), () => Queue.offer(news, undefined)).pipe(
    Effect.forkScoped
  )
  yield* Effect.repeat(Queue.offer(news, undefined), Schedule.spaced(askEvery)).pipe(Effect.forkScoped)
  yield* Effect.forkScoped(
    supervised("feed of cases", Effect.forever(Effect.zipRight(Queue.take(news), follow)))
  )

  /** Where a new reader stands; the first one waits for the first look at the model. */
  const opened: Effect.Effect<Known, StoreIsUnavailable | UnknownModel | ReadFailure> = Effect.suspend(() =>
    known === undefined
      ? Effect.zipRight(Effect.zipRight(look, Effect.sleep("20 millis")), opened)
      : Effect.succeed(known)
  )

  /** What lies between a place and what is known; from memory, or from the tables. */
  const earlierThan = (
    start: Cursor,
    here: Known
  ): Effect.Effect<ReadonlyArray<Change> | undefined, ReadFailure> => {
    const remembered = recent.after(start, here.position)
    if (remembered !== undefined) return Effect.succeed(remembered)
    // The whole position of an unfinished one: what the reader has of it is left out again.
    return changesIn(here, start.position - (start.key === null ? 0 : 1), here.position)
  }

  const begin = (scope: Scope, after: NamedPlace | undefined) =>
    Effect.gen(function* () {
      const reader = yield* makeReader(scope)
      // In one step: whatever is handed on from here lies after what is known now.
      const here = known as Known
      readers.add(reader)
      yield* Effect.addFinalizer(() => Effect.sync(() => readers.delete(reader)))
      if (after !== undefined && after.tables !== null && after.tables !== here.tables) {
        return Stream.succeed(restartEvent("rebuilt"))
      }
      const start: Cursor = after ?? { position: here.position, key: null }
      const earlier = yield* earlierThan(start, here)
      if (earlier === undefined) return Stream.succeed(restartEvent("too-far-behind"))
      const { position } = start
      const ready = serverSentEvent(
        "ready",
        { position } satisfies StreamIsReady,
        eventId(start, here.tables)
      )
      return Stream.concat(
        Stream.succeed(ready),
        reader.events(start, { changes: earlier, upTo: here.position })
      )
    })

  return CaseFeed.of({
    join: (scope, after) =>
      Effect.as(
        opened,
        Stream.unwrapScoped(begin(scope, after)).pipe(
          Stream.catchAll((failure) =>
            Stream.unwrap(
              Effect.as(
                Effect.logWarning("a live stream could not begin", failure),
                Stream.succeed(restartEvent("too-far-behind"))
              )
            )
          )
        )
      )
  })
})

/** One feed for all readers of a process: one look at the model for each change, however many they are. */
export const layer: Layer.Layer<CaseFeed, never, SqlClient | ReadModels | CaseMoments> = Layer.scoped(
  CaseFeed,
  make
)
