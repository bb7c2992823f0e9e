import { type Chunk, Effect, Stream } from "effect"
import { describe, expect, it } from "vitest"
import { type Change, eventId, placeOf, toldOf } from "../../src/cases/live/Change.ts"
import { makeReader } from "../../src/cases/live/Readers.ts"
import { makeRecentChanges } from "../../src/cases/live/RecentChanges.ts"

const encoder = new TextEncoder()
const decoder = new TextDecoder()

const change = (position: number, name: string, said: Partial<Change> = {}): Change => ({
  position,
  key: `case:${name}`,
  message: encoder.encode(`${name}@${position}`),
  townships: ["a"],
  left: {},
  goneAt: 0,
  gone: () => encoder.encode(`${name} gone@${position}`),
  ...said
})

const text = (message: Uint8Array | undefined): string | undefined =>
  message === undefined ? undefined : decoder.decode(message)
const whole = (position: number) => ({ position, key: null })

describe("what a reader at a place is told", () => {
  it("X3: what lies after it and in their scope, and what left the scope after it", () => {
    const a = new Set(["a"])
    const b = new Set(["b"])
    const here = change(5, "x")
    expect(
      [toldOf(here, a, whole(4)), toldOf(here, null, whole(4)), toldOf(here, b, whole(4))].map(text)
    ).toEqual(["x@5", "x@5", undefined])
    expect(toldOf(here, a, whole(5))).toBeUndefined()
    // It left b at 3 and changed again at 5: who was told of 3 is not told again.
    const left = change(5, "x", { left: { b: 3 } })
    expect(
      [toldOf(left, b, whole(2)), toldOf(left, b, whole(3)), toldOf(left, a, whole(3))].map(text)
    ).toEqual(["x gone@5", undefined, "x@5"])
  })

  it("of one position what comes after the thing that was told last", () => {
    const at = { position: 5, key: "case:m" }
    expect(["l", "m", "n"].map((name) => text(toldOf(change(5, name), null, at)))).toEqual([
      undefined,
      undefined,
      "n@5"
    ])
    const gone = change(5, "n", { message: null, townships: [], goneAt: 5, left: { a: 5 } })
    expect(
      [toldOf(gone, null, at), toldOf(gone, new Set(["a"]), at), toldOf(gone, null, whole(5))].map(text)
    ).toEqual(["n gone@5", "n gone@5", undefined])
  })

  it("places are read as they are told, and nothing else is one", () => {
    expect(placeOf("12")).toEqual({ position: 12, key: null, tables: null })
    for (const place of [
      { position: 12, key: null },
      { position: 7, key: "group:0198-a" }
    ]) {
      expect(placeOf(eventId(place, "0a1b2c3d"))).toEqual({ ...place, tables: "0a1b2c3d" })
    }
    for (const wrong of ["", "x", "12:", "12:post:a", "-1", "1'; drop", "1@x"]) {
      expect(placeOf(wrong)).toBeUndefined()
    }
  })
})

describe("changes that are remembered", () => {
  it("of each thing the last one, in order; before the oldest nothing is known", () => {
    const recent = makeRecentChanges(3)
    recent.beginAt(10)
    recent.add([change(11, "x"), change(12, "y"), change(13, "x")])
    const told = (position: number, upTo: number) =>
      recent.after(whole(position), upTo)?.map(({ key, position: p }) => `${key} ${p}`)
    expect(told(10, 13)).toEqual(["case:y 12", "case:x 13"])
    expect(told(10, 12)).toEqual(["case:y 12"])
    expect(told(9, 13)).toBeUndefined()
    recent.add([change(14, "v"), change(15, "w")])
    expect(told(11, 15)).toBeUndefined()
    expect(told(12, 15)).toEqual(["case:x 13", "case:v 14", "case:w 15"])
    expect(recent.after({ position: 12, key: "case:a" }, 15)).toBeUndefined()
  })
})

describe("a reader", () => {
  const run = <A>(effect: Effect.Effect<A, never, import("effect").Scope.Scope>) =>
    Effect.runPromise(Effect.scoped(effect))
  const heard = (messages: Chunk.Chunk<Uint8Array>) => [...messages].map((message) => decoder.decode(message))

  it("who is too slow gets what was kept, and is told to start again; nothing more is kept for them", async () => {
    const messages = await run(
      Effect.gen(function* () {
        const reader = yield* makeReader(null, 3)
        const offers = [1, 2, 3, 4, 5].map((n) => reader.offer({ changes: [change(n, "x")], upTo: n }))
        expect(offers).toEqual([true, true, true, false, false])
        return yield* Stream.runCollect(reader.events(whole(0), { changes: [], upTo: 0 }))
      })
    )
    expect(heard(messages)).toEqual(["x@1", "x@2", "x@3", 'event: restart\ndata: {"reason":"too-slow"}\n\n'])
  })

  it("what was handed on while they joined is told once", async () => {
    const messages = await run(
      Effect.gen(function* () {
        const reader = yield* makeReader(null)
        reader.offer({ changes: [change(4, "x"), change(6, "y")], upTo: 6 })
        reader.offer({ restart: "rebuilt" })
        return yield* Stream.runCollect(
          reader.events(whole(2), { changes: [change(2, "v"), change(3, "w"), change(4, "x")], upTo: 4 })
        )
      })
    )
    expect(heard(messages)).toEqual(["w@3", "x@4", "y@6", 'event: restart\ndata: {"reason":"rebuilt"}\n\n'])
  })

  it("who knows more than this process is not told it again", async () => {
    const messages = await run(
      Effect.gen(function* () {
        const reader = yield* makeReader(null)
        reader.offer({ changes: [change(7, "x"), change(9, "y")], upTo: 9 })
        reader.offer({ restart: "rebuilt" })
        return yield* Stream.runCollect(reader.events(whole(8), { changes: [], upTo: 6 }))
      })
    )
    expect(heard(messages).slice(0, -1)).toEqual(["y@9"])
  })
})
