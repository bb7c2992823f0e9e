import { ModelIsBehind } from "@jiaosuo/projection/ReadModels"
import { Effect, type Scope } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { count, dump, eventually, makeWorld, makeWriter, process, reaches, type World } from "./harness.ts"
import { things } from "./sample.ts"

describe("projection runner on PostgreSQL", () => {
  const world = makeWorld()
  afterAll(() => world.dispose())
  const run = <A, E>(effect: Effect.Effect<A, E, World | Scope.Scope>) =>
    world.runPromise(Effect.scoped(effect))

  it("shows what was appended, at once, to who asks for its position", () =>
    run(
      Effect.gen(function* () {
        const writer = yield* makeWriter("m1")
        const models = yield* process([things({ name: "m1" })])
        const position = yield* writer.append("m1-a", { n: 1 })
        const view = yield* reaches(models, "m1", position)
        expect(view.position).toBeGreaterThanOrEqual(position)
        expect(view.incomplete).toEqual([])
        expect(yield* count(`select changes as n from ${view.schema}.thing where id = 'm1-a'`)).toBe(1)
        yield* writer.append("m1-a", { n: 2 })
        const again = yield* writer.append("m1-a", { n: 3, gone: true })
        yield* reaches(models, "m1", again)
        expect(yield* count(`select count(*) as n from ${view.schema}.thing where id = 'm1-a'`)).toBe(0)
      })
    ))

  it("says that it is behind when a position does not come in time", () =>
    run(
      Effect.gen(function* () {
        const models = yield* process([things({ name: "m2" })], { waitMillis: 100 })
        yield* eventually(Effect.either(models.view("m2")), (view) => view._tag === "Right")
        const view = yield* Effect.flip(models.view("m2", { after: 1_000_000_000 }))
        expect(view).toBeInstanceOf(ModelIsBehind)
        expect(view).toMatchObject({ model: "m2", wanted: 1_000_000_000 })
        expect(yield* Effect.flip(models.view("nobody"))).toMatchObject({
          _tag: "UnknownModel",
          model: "nobody"
        })
      })
    ))

  it("is level again after 10 000 events while it was stopped, with none lost and none twice", () =>
    run(
      Effect.gen(function* () {
        const writer = yield* makeWriter("m3")
        const first = yield* Effect.scoped(
          Effect.gen(function* () {
            const models = yield* process([things({ name: "m3" })])
            return yield* reaches(models, "m3", yield* writer.many(500, 100))
          })
        )
        const last = yield* writer.many(10_000, 500, 500)
        const models = yield* process([things({ name: "m3" })])
        const view = yield* reaches(models, "m3", last)
        expect(view.schema).toBe(first.schema)
        expect(yield* count(`select sum(changes) as n from ${view.schema}.thing where id like 's%'`)).toBe(
          10_500
        )
      })
    ))

  it("rebuilds beside the live model to the same rows byte for byte", () =>
    run(
      Effect.gen(function* () {
        const writer = yield* makeWriter("m4")
        const models = yield* process([things({ name: "m4" })])
        yield* reaches(models, "m4", yield* writer.append("m4-x", { n: 9 }))
        // Live, in small batches, against one fold over everything in memory.
        for (let n = 0; n < 40; n++) yield* writer.append(`m4-${n % 7}`, { n, gone: n % 13 === 12 })
        const before = yield* reaches(models, "m4", yield* writer.append("m4-x", { n: 10 }))
        const lively = yield* dump(before.schema)
        yield* models.rebuild("m4")
        const after = yield* reaches(models, "m4", before.position)
        expect(after.schema).not.toBe(before.schema)
        expect(yield* dump(after.schema)).toBe(lively)
      })
    ))

  it("swaps under a steady stream of appends without losing or going back", () =>
    run(
      Effect.gen(function* () {
        const writer = yield* makeWriter("m5")
        const models = yield* process([things({ name: "m5" })])
        const start = yield* reaches(models, "m5", yield* writer.append("m5-0", { n: 0 }))
        let going = true
        let appended = 1
        const writing = yield* Effect.fork(
          Effect.gen(function* () {
            while (going) {
              yield* Effect.forEach(
                [0, 1, 2, 3, 4, 5, 6, 7],
                (k) => writer.append(`m5-${k}`, { n: appended++ }),
                {
                  concurrency: 8
                }
              )
            }
          })
        )
        let highest = 0
        const watching = yield* Effect.fork(
          Effect.gen(function* () {
            while (going) {
              const { position } = yield* models.view("m5")
              expect(position).toBeGreaterThanOrEqual(highest)
              highest = position
              yield* Effect.sleep("1 millis")
            }
          })
        )
        yield* models.rebuild("m5")
        yield* Effect.sleep("100 millis")
        going = false
        yield* writing.await
        yield* Effect.flatten(watching.await)
        const view = yield* reaches(models, "m5", yield* writer.append("m5-0", { n: 1 }))
        expect(view.schema).not.toBe(start.schema)
        expect(yield* count(`select sum(changes) as n from ${view.schema}.thing where id like 'm5-%'`)).toBe(
          appended + 1
        )
        const gone = count(`select count(*) as n from pg_namespace where nspname = '${start.schema}'`)
        expect(yield* eventually(gone, (n) => n === 0, 25_000)).toBe(0)
      })
    ))

  it("folds the same rows with hardly any memory as with plenty, live and while it builds", () =>
    run(
      Effect.gen(function* () {
        const writer = yield* makeWriter("m6")
        const models = yield* process([things({ name: "m6" })], {
          rowsInMemory: 6,
          rowsWhileBuilding: 30,
          pageSize: 50
        })
        for (let round = 0; round < 6; round++) yield* writer.many(400, 160, round)
        const last = yield* writer.append("s1", { n: 1, gone: true })
        const live = yield* reaches(models, "m6", last)
        expect(yield* count(`select sum(changes) as n from ${live.schema}.town`)).toBe(1_801)
        const rows = yield* dump(live.schema)
        yield* models.rebuild("m6")
        const rebuilt = yield* reaches(models, "m6", last)
        expect(rebuilt.schema).not.toBe(live.schema)
        expect(yield* dump(rebuilt.schema)).toBe(rows)
        const plenty = yield* process([things({ name: "m6", version: "2" })])
        const other = yield* eventually(plenty.view("m6"), ({ schema }) => schema !== rebuilt.schema)
        expect(yield* dump(other.schema)).toBe(rows)
      })
    ))
})
