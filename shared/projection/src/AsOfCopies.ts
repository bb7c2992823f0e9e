import { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position } from "@jiaosuo/kernel/Event"
import { Deferred, Effect, Exit, type Scope } from "effect"
import type { Pool } from "pg"
import type { RowBounds } from "./BuildRun.ts"
import { makeBuildRunner } from "./BuildRunner.ts"
import type { LogFeed } from "./LogFeed.ts"
import type { AnyProjection } from "./Projection.ts"
import type { ModelView } from "./ReadModels.ts"
import { beginScratch, buildOf, removeBuild } from "./Registry.ts"

/** Models as they were: tables folded from the log up to a position, kept for a while. */
export interface AsOfCopies {
  /** The copy of a model up to a position; made if there is none, shared if there is or one is being made. */
  readonly view: (
    projection: AnyProjection,
    position: Position
  ) => Effect.Effect<ModelView, StoreIsUnavailable>
}

export interface AsOfOptions {
  /** How long a copy is kept after it was last asked for. */
  readonly keepMillis: number
  /** How many copies there may be; the one asked for longest ago makes room. */
  readonly atMost: number
  /** How long a copy that made room stays, for the queries that still read it. */
  readonly graceMillis: number
}

interface Copy {
  readonly made: Deferred.Deferred<ModelView, StoreIsUnavailable>
  readonly position: Position
  schema: string | undefined
  usedAt: number
}

/** `owner` marks the copies as this process's: others clear away what a process that died has left. */
export const makeAsOfCopies = (parts: {
  readonly pool: Pool
  readonly feed: LogFeed
  readonly bounds: RowBounds
  readonly owner: string
  readonly options: AsOfOptions
}): Effect.Effect<AsOfCopies, never, Scope.Scope> =>
  Effect.gen(function* () {
    const { options, owner, pool } = parts
    const scope = yield* Effect.scope
    const copies = new Map<string, Copy>()
    /** A fold over the whole log takes a core for its time: one after the other. */
    const turn = yield* Effect.makeSemaphore(1)

    const remove = (schema: string) =>
      removeBuild(pool, schema).pipe(
        Effect.catchAll((fault) =>
          Effect.logWarning("a copy of a read model could not be removed").pipe(
            Effect.annotateLogs({ schema, reason: String(fault.cause) })
          )
        )
      )

    const giveUp = (key: string, copy: Copy) =>
      Effect.suspend(() => {
        copies.delete(key)
        const { schema } = copy
        if (schema === undefined) return Effect.void
        return Effect.asVoid(
          Effect.forkIn(Effect.zipRight(Effect.sleep(options.graceMillis), remove(schema)), scope)
        )
      })

    const make = (projection: AnyProjection, copy: Copy) =>
      Effect.gen(function* () {
        const { name, version } = projection
        const schema = yield* beginScratch(pool, name, version, copy.position, owner)
        copy.schema = schema
        const runner = makeBuildRunner({
          pool,
          feed: parts.feed,
          bounds: parts.bounds,
          projection,
          schema,
          unlogged: true,
          reached: () => undefined,
          swapped: Effect.void
        })
        yield* runner
          .upTo(copy.position)
          .pipe(
            Effect.mapError((fault) =>
              fault._tag === "StoreIsUnavailable"
                ? fault
                : new StoreIsUnavailable({ operation: "projection.asOf", cause: fault })
            )
          )
        const build = yield* buildOf(pool, schema)
        return { schema, position: copy.position, incomplete: build?.incomplete ?? [] }
      }).pipe(
        Effect.withSpan("ReadModels.asOf", {
          attributes: { model: projection.name, position: copy.position }
        })
      )

    /** Made for all who ask, not for the first of them: it goes on if that one leaves. */
    const begin = (key: string, projection: AnyProjection, position: Position) =>
      Effect.gen(function* () {
        const made = yield* Deferred.make<ModelView, StoreIsUnavailable>()
        const copy: Copy = { made, position, schema: undefined, usedAt: Date.now() }
        copies.set(key, copy)
        yield* turn
          .withPermits(1)(make(projection, copy))
          .pipe(
            Effect.onExit((exit) =>
              Effect.zipRight(
                Exit.isFailure(exit) ? giveUp(key, copy) : Effect.void,
                Deferred.done(made, exit)
              )
            ),
            Effect.forkIn(scope)
          )
        return copy
      })

    const makeRoom = Effect.suspend(() => {
      const oldest = [...copies]
        .filter(([, copy]) => copy.schema !== undefined)
        .sort(([, a], [, b]) => a.usedAt - b.usedAt)[0]
      return copies.size < options.atMost || oldest === undefined ? Effect.void : giveUp(...oldest)
    })

    const clearAway = Effect.suspend(() =>
      Effect.forEach(
        [...copies].filter(
          ([, copy]) => copy.schema !== undefined && Date.now() - copy.usedAt > options.keepMillis
        ),
        ([key, copy]) => giveUp(key, copy),
        { discard: true }
      )
    )
    yield* Effect.forkScoped(Effect.forever(Effect.zipRight(Effect.sleep("5 seconds"), clearAway)))

    return {
      view: (projection, position) =>
        Effect.gen(function* () {
          const key = `${projection.name} ${position}`
          let copy = copies.get(key)
          if (copy === undefined) {
            yield* makeRoom
            copy = yield* begin(key, projection, position)
          }
          copy.usedAt = Date.now()
          const view = yield* Deferred.await(copy.made)
          copy.usedAt = Date.now()
          return view
        })
    }
  })

/** The position whose state answers for an instant, or undefined where the instant is not past: then the live tables do. */
export const positionAsOf = (instant: string) =>
  Effect.flatMap(EventStore, (store) =>
    Date.parse(instant) >= Date.now() ? Effect.succeed(undefined) : store.positionAt(instant)
  )
