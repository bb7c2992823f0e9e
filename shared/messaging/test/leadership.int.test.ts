import { SqlClient } from "@effect/sql/SqlClient"
import { databaseLayer } from "@jiaosuo/testing/Database"
import { Deferred, Effect, Exit, Fiber, ManagedRuntime, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeLeadership } from "../src/Leadership.ts"

const start = () => ManagedRuntime.make(databaseLayer)
let runtime: ReturnType<typeof start>
beforeAll(() => {
  runtime = start()
})
afterAll(() => runtime?.dispose())

/** How many sessions hold locks. */
const sessions = Effect.flatMap(
  SqlClient,
  (sql) => sql<{ count: string }>`
    select count(distinct pid) from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`
).pipe(Effect.map(([row]) => Number(row?.count ?? 0)))

/** Leads a name until its scope closes; tells when it does. */
const leading = (name: string) =>
  Effect.gen(function* () {
    const scope = yield* Scope.make()
    const leads = yield* Deferred.make<void>()
    const leadership = yield* Scope.extend(makeLeadership, scope)
    const work = Effect.zipRight(Deferred.succeed(leads, undefined), Effect.never)
    const fiber = yield* Effect.forkDaemon(leadership.lead(name, work))
    return {
      leads,
      end: Effect.zipRight(Fiber.interrupt(fiber), Scope.close(scope, Exit.void))
    }
  })

describe("leadership in one process", () => {
  it("whatever many pieces of work lead hangs on one connection, which the last of them gives back", async () => {
    await runtime.runPromise(
      Effect.gen(function* () {
        const all = yield* Effect.forEach(["one", "two", "three", "four", "five"], leading)
        yield* Effect.forEach(all, ({ leads }) => Deferred.await(leads))
        expect(yield* sessions).toBe(1)
        yield* Effect.forEach(all, ({ end }) => end)
        yield* Effect.repeat(sessions, { until: (count) => count === 0 })
      })
    )
  })

  it("one of two leads a name, though both would do so in the same session; then the other does", async () => {
    await runtime.runPromise(
      Effect.gen(function* () {
        const first = yield* leading("one")
        yield* Deferred.await(first.leads)
        const second = yield* leading("one")
        const third = yield* leading("two")
        yield* Deferred.await(third.leads)
        // It asked before the third did, which was granted its own.
        expect(yield* Deferred.isDone(second.leads)).toBe(false)
        yield* first.end
        yield* Deferred.await(second.leads)
        yield* Effect.all([second.end, third.end])
      })
    )
  })
})
