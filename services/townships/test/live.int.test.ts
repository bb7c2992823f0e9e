import { ReadModels } from "@jiaosuo/projection/ReadModels"
import { Effect, Layer, Stream } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { LivePosition, layer as livePosition } from "../src/status/LivePosition.ts"
import { type District, openDistrict } from "./district.ts"
import { histories } from "./histories.ts"

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

/** A watcher of the live positions, and what it has heard so far. */
const watch = async () => {
  const leave = new AbortController()
  const response = await fetch(`${district.url}/api/townships/changes`, {
    headers: { authorization: "Bearer warden-371603101" },
    signal: leave.signal
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ""
  const more = async (): Promise<boolean> => {
    const next = await reader?.read()
    if (next === undefined || next.done) return false
    heard += next.value
    return true
  }
  return {
    response,
    leave: () => leave.abort(),
    positions: () =>
      [...heard.matchAll(/^event: position\ndata: {"position":(\d+)}$/gm)].map((m) => Number(m[1])),
    more
  }
}

describe("live news of the figures", () => {
  it("tells the position at once, and every newer one within a second", async () => {
    const watcher = await watch()
    expect(watcher.response.headers.get("content-type")).toContain("text/event-stream")
    while (watcher.positions().length === 0) await watcher.more()
    // The quickest of five: other suites share the processors.
    const times: Array<number> = []
    while (times.length < 5 && !times.some((millis) => millis < 1_000)) {
      const began = performance.now()
      const position = await district.append(histories(99 + times.length * 1_000, 1, "2026-05-01"))
      while (!watcher.positions().includes(position)) expect(await watcher.more()).toBe(true)
      times.push(performance.now() - began)
    }
    expect(Math.min(...times)).toBeLessThan(1_000)
    watcher.leave()
  })

  it("many changes at once are a few events, the last of them the newest position", async () => {
    const watcher = await watch()
    const began = performance.now()
    const position = await district.append(histories(100, 200, "2026-05-01"))
    while (!watcher.positions().includes(position)) expect(await watcher.more()).toBe(true)
    const seconds = (performance.now() - began) / 1_000
    expect(watcher.positions().length).toBeLessThanOrEqual(Math.ceil(seconds * 5) + 2)
    expect(watcher.positions()).toEqual([...watcher.positions()].sort((a, b) => a - b))
    watcher.leave()
  })

  it("tells no position that any model of the figures has not reached", async () => {
    const models = [
      "vehicle_register",
      "accident_register",
      "case_register",
      "duty_register",
      "warden_register"
    ]
    const first = (behind: string) =>
      Stream.runHead(Stream.unwrap(Effect.map(LivePosition, ({ changes }) => changes))).pipe(
        Effect.provide(
          Layer.provide(
            livePosition,
            Layer.mock(ReadModels, {
              view: (model) =>
                Effect.succeed({ schema: "", position: model === behind ? 7 : 9, incomplete: [] }),
              changes: () => Stream.never
            })
          )
        ),
        Effect.map((found) => (found._tag === "Some" ? found.value : null)),
        Effect.runPromise
      )
    for (const behind of models) expect([behind, await first(behind)]).toEqual([behind, 7])
  })

  it("is not for the administrator, nor for nobody", async () => {
    expect((await district.ask("admin", "/api/townships/changes")).status).toBe(403)
    expect((await district.ask(null, "/api/townships/changes")).status).toBe(401)
  })

  it("a stream that is open does not hold up the end of the process", async () => {
    const watcher = await watch()
    while (watcher.positions().length === 0) await watcher.more()
    const began = performance.now()
    const ended = (async () => {
      while (await watcher.more().catch(() => false)) {
        // Heartbeats may still come; the stream ends with the server.
      }
    })()
    await district.close()
    await ended
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
