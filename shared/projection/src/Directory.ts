import type { StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { Position } from "@jiaosuo/kernel/Event"
import { makeSignal, type Signal } from "@jiaosuo/messaging/Signal"
import { Effect, PubSub, Stream } from "effect"
import type { Pool } from "pg"
import type { AnyProjection } from "./Projection.ts"
import { type Build, buildsOf } from "./Registry.ts"

/**
 * What this process knows of the builds: read from the register at short intervals, and told at once by the
 * runners of this process. Queries answer from it without asking the database.
 */
export interface Directory {
  /** Reads the register. */
  readonly refresh: Effect.Effect<void, StoreIsUnavailable>
  /** Reads the register, unless somebody else has read it a moment ago: for many who wait at once. */
  readonly refreshTogether: Effect.Effect<void, StoreIsUnavailable>
  readonly builds: (model: string) => ReadonlyArray<Build>
  /** The build whose tables answer for a model in this process. */
  readonly answering: (model: string) => Build | undefined
  /** A runner of this process has written up to a position. */
  readonly reached: (schema: string, position: Position, parkedTownships: ReadonlyArray<string>) => void
  /** Notified after every change. */
  readonly changed: Signal
  readonly changes: (model: string) => Stream.Stream<Position>
}

const togetherMillis = 15

/**
 * Code reads the tables it was written for: the newest build of its own version that is complete, live or
 * retired a moment ago by newer code; only while its own version is still being built, the live one.
 */
const answeringOf = (builds: ReadonlyArray<Build>, version: string): Build | undefined =>
  builds.findLast((build) => build.version === version && (build.isLive || build.isRetired)) ??
  builds.find((build) => build.isLive)

export const makeDirectory = (
  pool: Pool,
  projections: ReadonlyArray<AnyProjection>
): Effect.Effect<Directory> =>
  Effect.gen(function* () {
    const versions = new Map(projections.map(({ name, version }) => [name, version]))
    const models = [...versions.keys()]
    const known = new Map<string, ReadonlyArray<Build>>()
    const reachedAt = new Map<string, Position>()
    const announced = new Map<string, { readonly schema: string; readonly position: Position }>()
    const changed = makeSignal()
    const positions = yield* PubSub.sliding<{ readonly model: string; readonly position: Position }>(64)
    const turn = yield* Effect.makeSemaphore(1)
    let readAt = Number.NEGATIVE_INFINITY
    let parkings = 0

    const answering = (model: string): Build | undefined =>
      answeringOf(known.get(model) ?? [], versions.get(model) ?? "")

    const announce = (model: string) => {
      const build = answering(model)
      if (build === undefined) return
      const last = announced.get(model)
      if (last?.schema === build.schema && last.position === build.position) return
      announced.set(model, { schema: build.schema, position: build.position })
      positions.unsafeOffer({ model, position: build.position })
    }

    const take = (builds: ReadonlyArray<Build>) => {
      for (const model of models) {
        const own = builds
          .filter((build) => build.model === model)
          .map((build) => ({
            ...build,
            // What was read may be older than what a runner has said meanwhile.
            position: Math.max(build.position, reachedAt.get(build.schema) ?? 0)
          }))
        known.set(model, own)
        announce(model)
      }
      for (const schema of reachedAt.keys()) {
        if (!builds.some((build) => build.schema === schema)) reachedAt.delete(schema)
      }
      readAt = performance.now()
      changed.notify()
    }

    const refresh: Effect.Effect<void, StoreIsUnavailable> = Effect.suspend(() => {
      const before = parkings
      return Effect.flatMap(buildsOf(pool, models), (builds) => {
        // An event parked while the register was being read may be missing in it: a status must not say less.
        if (parkings !== before) return refresh
        take(builds)
        return Effect.void
      })
    })

    return {
      refresh,
      refreshTogether: turn.withPermits(1)(
        Effect.suspend(() => (performance.now() - readAt < togetherMillis ? Effect.void : refresh))
      ),
      builds: (model) => known.get(model) ?? [],
      answering,
      reached: (schema, position, parkedTownships) => {
        reachedAt.set(schema, position)
        if (parkedTownships.length > 0) parkings++
        for (const [model, builds] of known) {
          if (!builds.some((build) => build.schema === schema)) continue
          known.set(
            model,
            builds.map((build) =>
              build.schema === schema
                ? {
                    ...build,
                    position,
                    parked: build.parked + parkedTownships.length,
                    incomplete:
                      parkedTownships.length === 0
                        ? build.incomplete
                        : [...new Set([...build.incomplete, ...parkedTownships])].sort()
                  }
                : build
            )
          )
          announce(model)
        }
        changed.notify()
      },
      changed,
      changes: (model) =>
        Stream.fromPubSub(positions).pipe(
          Stream.filter((change) => change.model === model),
          Stream.map((change) => change.position)
        )
    }
  })
