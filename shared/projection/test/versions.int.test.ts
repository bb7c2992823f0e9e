import { PgPool } from "@jiaosuo/event-store/PgPool"
import { Effect, type Scope } from "effect"
import { afterAll, describe, expect, it } from "vitest"
import { count, dump, eventually, makeWorld, makeWriter, process, reaches, type World } from "./harness.ts"
import { things } from "./sample.ts"

describe("versions and copies of a read model", () => {
  const world = makeWorld()
  afterAll(() => world.dispose())
  const run = <A, E>(effect: Effect.Effect<A, E, World | Scope.Scope>) =>
    world.runPromise(Effect.scoped(effect))
  const schemas = (model: string) =>
    count(`select count(*) as n from read_models.build where model = '${model}'`)

  it("builds a new version beside the old one, which answers until then, and removes the old one", () =>
    run(
      Effect.gen(function* () {
        const name = "v_new"
        const writer = yield* makeWriter(name)
        const last = yield* writer.many(300, 30)
        const old = yield* Effect.scoped(
          Effect.flatMap(process([things({ name })], { graceMillis: 3_000 }), (models) =>
            reaches(models, name, last)
          )
        )
        const models = yield* process([things({ name, version: "2" })], { graceMillis: 3_000 })
        const rows = yield* dump(old.schema)
        const { schema } = yield* eventually(models.view(name), (view) => view.schema !== old.schema)
        expect(yield* dump(schema)).toBe(rows)
        expect(yield* eventually(schemas(name), (n) => n === 1)).toBe(1)
        expect(yield* models.states).toMatchObject([{ model: name, version: "2", state: "live", lag: 0 }])
      })
    ))

  it("lets old and new code run at once, each on tables of its own version", () =>
    run(
      Effect.gen(function* () {
        const name = "v_both"
        const writer = yield* makeWriter(name)
        const older = yield* process([things({ name })])
        const start = yield* reaches(older, name, yield* writer.append("both", { n: 1 }))
        const newer = yield* process([things({ name, version: "2" })])
        const swapped = yield* eventually(newer.view(name), ({ schema }) => schema !== start.schema)
        expect(swapped.schema).not.toBe(start.schema)
        const last = yield* writer.append("both", { n: 2 })
        const [one, two] = yield* Effect.all([reaches(older, name, last), reaches(newer, name, last)])
        expect(one.schema).toBe(start.schema)
        expect(two.schema).toBe(swapped.schema)
        expect(yield* dump(one.schema)).toBe(yield* dump(two.schema))
      })
    ))

  it("takes up the older version where it stopped when the code goes back", () =>
    run(
      Effect.gen(function* () {
        const name = "v_back"
        const writer = yield* makeWriter(name)
        const options = { graceMillis: 60_000 }
        const first = yield* Effect.scoped(
          Effect.flatMap(process([things({ name })], options), (models) =>
            Effect.flatMap(writer.append("back", { n: 1 }), (position) => reaches(models, name, position))
          )
        )
        yield* Effect.scoped(
          Effect.flatMap(process([things({ name, version: "2" })], options), (models) =>
            eventually(models.view(name), ({ schema }) => schema !== first.schema)
          )
        )
        const last = yield* writer.append("back", { n: 2 })
        const models = yield* process([things({ name })], options)
        const view = yield* eventually(models.view(name), (now) => now.schema === first.schema)
        expect(view.schema).toBe(first.schema)
        yield* reaches(models, name, last)
        expect(yield* count(`select changes as n from ${first.schema}.thing where id = 'back'`)).toBe(2)
      })
    ))

  it("answers as of an instant what was known then, from a copy that callers share", () =>
    run(
      Effect.gen(function* () {
        const name = "v_asof"
        const writer = yield* makeWriter(name)
        const pool = yield* PgPool
        const models = yield* process([things({ name })], { copiesAtMost: 2 })
        const early = yield* writer.append("asof", { n: 1 }, "371603109")
        yield* Effect.sleep("20 millis")
        const late = yield* writer.append("asof", { n: 2 }, "371603109")
        yield* Effect.sleep("20 millis")
        const latest = yield* writer.append("asof", { n: 3, gone: true }, "371603109")
        yield* reaches(models, name, latest)
        const instantOf = (position: number) =>
          Effect.promise(async () => {
            const text = `select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
              from log.event where position = $1`
            return (await pool.query<{ readonly at: string }>(text, [position])).rows[0]?.at as string
          })
        const at = yield* instantOf(late)
        const [one, two] = yield* Effect.all(
          [models.view(name, { asOf: at }), models.view(name, { asOf: at })],
          {
            concurrency: 2
          }
        )
        expect(one).toEqual(two)
        expect(one.position).toBe(late)
        expect(yield* count(`select changes as n from ${one.schema}.thing where id = 'asof'`)).toBe(2)
        const before = yield* models.view(name, {
          asOf: new Date(Date.parse(yield* instantOf(early)) + 1).toISOString()
        })
        expect(before.position).toBe(early)
        expect(yield* count(`select changes as n from ${before.schema}.thing where id = 'asof'`)).toBe(1)
        const never = yield* models.view(name, { asOf: "2020-01-01T00:00:00.000+08:00" })
        expect(never.position).toBe(0)
        expect(yield* count(`select count(*) as n from ${never.schema}.thing`)).toBe(0)
        // There is room for two: the one asked for longest ago goes, after its grace.
        expect(yield* eventually(schemas(name), (n) => n === 3)).toBe(3)
        const tomorrow = yield* models.view(name, { asOf: new Date(Date.now() + 86_400_000).toISOString() })
        expect(tomorrow.position).toBeGreaterThanOrEqual(latest)
        expect(yield* count(`select count(*) as n from ${tomorrow.schema}.thing where id = 'asof'`)).toBe(0)
      })
    ))

  it("clears away copies that a process has left behind", () =>
    run(
      Effect.gen(function* () {
        const name = "v_left"
        const writer = yield* makeWriter(name)
        yield* Effect.scoped(
          Effect.gen(function* () {
            const models = yield* process([things({ name })])
            yield* reaches(models, name, yield* writer.append("left", { n: 1 }))
            yield* models.view(name, { asOf: new Date(Date.now() - 5).toISOString() })
            expect(yield* schemas(name)).toBe(2)
          })
        )
        expect(yield* schemas(name)).toBe(2)
        yield* process([things({ name })])
        expect(yield* eventually(schemas(name), (n) => n === 1)).toBe(1)
      })
    ))
})
