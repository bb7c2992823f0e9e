import { connect } from "node:net"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect } from "effect"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { BatchAnswer } from "../src/BatchApi.ts"
import { noted, startServer, warden } from "./server.fixture.ts"

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ behindProxy: true })
})
afterAll(() => server.stop())
beforeEach(() => {
  noted.length = 0
})

const idOf = (n: number) => `0192d3a0-0000-7000-8000-${String(n).padStart(12, "0")}`
const note = (n: number) => ({ path: "/api/notes", commandId: idOf(n), body: { text: `note ${n}` } })
const outcome = (n: number, told: string) => ({
  path: "/api/commands",
  commandId: idOf(n),
  body: { outcome: told }
})

const sendRaw = (body: string, headers: Record<string, string> = { authorization: "Bearer good" }) =>
  fetch(`${server.url}/api/batch`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body
  })

const send = async (
  items: ReadonlyArray<unknown>,
  headers?: Record<string, string>
): Promise<ReadonlyArray<{ readonly status: number; readonly body: Record<string, unknown> | null }>> => {
  const response = await sendRaw(JSON.stringify({ items }), headers)
  expect(response.status).toBe(200)
  return ((await response.json()) as BatchAnswer).items as never
}

const codes = (answers: Awaited<ReturnType<typeof send>>) =>
  answers.map(({ status, body }) => [status, body?.["code"] ?? null])

describe("a batch", () => {
  it("hands each item on with its own command id and the caller's session, in order", async () => {
    const answers = await send([note(1), note(2), note(3)])
    expect(answers).toEqual([1, 2, 3].map((n) => ({ status: 200, body: { text: `note ${n}` } })))
    expect(noted).toEqual(
      [1, 2, 3].map((n) => ({ text: `note ${n}`, actor: warden.account, commandId: idOf(n) }))
    )
  })

  it("goes on whatever is refused, and answers each item as it would be answered alone", async () => {
    const answers = await send([
      outcome(1, "conflict"),
      note(2),
      outcome(3, "invalid"),
      { path: "/api/nothing/here", commandId: idOf(4), body: {} },
      { path: "/api/me", commandId: idOf(5), body: {} },
      { path: "/healthz", commandId: idOf(6) },
      { path: "/api/notes", commandId: idOf(7), body: { text: 7 } },
      { path: "/api/notes", commandId: idOf(8) },
      { ...note(9), commandId: "nine" },
      { path: "/api/defect/../notes", commandId: idOf(10), body: {} },
      { path: "/api/upload", commandId: idOf(11), body: {} },
      note(12)
    ])
    expect(codes(answers)).toEqual([
      [409, "PlateIsHeldByAnotherVehicle"],
      [200, null],
      [422, "PlateIsMalformed"],
      [404, "AddressIsUnknown"],
      [405, "MethodIsNotAllowed"],
      [404, "AddressIsUnknown"],
      [400, "RequestHasAnotherShape"],
      [400, "JsonIsMalformed"],
      [400, "RequestHasAnotherShape"],
      [404, "AddressIsUnknown"],
      [415, "MediaTypeIsNotTaken"],
      [200, null]
    ])
    expect(noted.map(({ text }) => text)).toEqual(["note 2", "note 12"])
  })

  it("answers a command as its endpoint does: what was made, or why not, with the rule", async () => {
    const alone = await fetch(`${server.url}/api/commands`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: "Bearer good",
        "idempotency-key": idOf(2),
        "accept-language": "en"
      },
      body: JSON.stringify({ outcome: "conflict" })
    })
    const [made, refused] = await send([outcome(1, "done"), outcome(2, "conflict")], {
      authorization: "Bearer good",
      "accept-language": "en"
    })
    expect(made).toEqual({ status: 201, body: { id: "0192", version: 3, position: 41 } })
    expect(refused).toEqual({ status: 409, body: await alone.json() })
    expect(refused?.body?.["rule"]).toBe("K3")
  })

  it("tries nothing more after an outage, so that later commands do not overtake", async () => {
    const answers = await send([note(1), outcome(2, "outage"), note(3), note(4)])
    expect(codes(answers)).toEqual([
      [200, null],
      [503, "ServiceIsUnavailable"],
      [503, "ServiceIsUnavailable"],
      [503, "ServiceIsUnavailable"]
    ])
    expect(answers.slice(1).map(({ body }) => body?.["retryAfterSeconds"])).toEqual([2, 2, 2])
    expect(noted.map(({ text }) => text)).toEqual(["note 1"])
  })

  it("holds no batch", async () => {
    const answers = await send([
      { path: "/api/batch", commandId: idOf(1), body: { items: [note(2)] } },
      { path: "/api//batch/", commandId: idOf(3), body: { items: [note(4)] } }
    ])
    expect(codes(answers)[0]).toEqual([400, "BatchHoldsABatch"])
    expect(answers[1]?.status).toBeGreaterThanOrEqual(400)
    expect(noted).toEqual([])
  })

  it("a body that is too large for its own address is refused alone", async () => {
    const big = { ...note(1), body: { text: "x".repeat(1024 * 1024) } }
    expect(codes(await send([big, note(2)]))).toEqual([
      [413, "BodyIsTooLarge"],
      [200, null]
    ])
  })

  it("takes 500 items and no more, and no batch of another shape", async () => {
    const answers = await send(Array.from({ length: 500 }, (_, n) => outcome(n, "done")))
    expect(answers.map(({ status }) => status)).toEqual(new Array(500).fill(201))
    const tooMany = await sendRaw(JSON.stringify({ items: Array.from({ length: 501 }, (_, n) => note(n)) }))
    expect([tooMany.status, ((await tooMany.json()) as { code: string }).code]).toEqual([
      400,
      "RequestHasAnotherShape"
    ])
    expect((await sendRaw(JSON.stringify({ items: [{ path: "/api/notes" }] }))).status).toBe(400)
    expect((await sendRaw("[")).status).toBe(400)
    expect(await send([])).toEqual([])
    expect(noted).toEqual([])
  })

  it("X3: is for whoever is signed in; with a cookie only from our own page", async () => {
    const body = JSON.stringify({ items: [note(1)] })
    expect((await sendRaw(body, {})).status).toBe(401)
    expect((await sendRaw(body, { cookie: "jiaosuo_session=good" })).status).toBe(403)
    const own = { cookie: "jiaosuo_session=good", origin: server.url }
    expect((await send([note(2)], own)).map(({ status }) => status)).toEqual([200])
    expect(noted.map(({ text }) => text)).toEqual(["note 2"])
  })

  it("X1: an item is logged as a request of its own, from the sender's address", async () => {
    await send([note(1)], { authorization: "Bearer good", "x-forwarded-for": "203.0.113.9" })
    const line = server.logged.lines.findLast((one) => one.includes("route=/api/notes"))
    expect(line).toContain("status=200")
    expect(line).toContain("source=203.0.113.9")
    expect(line).toContain(`account=${warden.account}`)
  })

  it("is done to its end where the connection is cut after sending", async () => {
    const body = JSON.stringify({ items: Array.from({ length: 40 }, (_, n) => note(n)) })
    const socket = connect(server.port, "127.0.0.1")
    await new Promise<void>((sent) =>
      socket.write(
        `POST /api/batch HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer good\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        () => sent()
      )
    )
    const howMany = Effect.sync(() => noted.length)
    await Effect.runPromise(eventually(howMany, (count) => count > 0))
    socket.destroy()
    expect(await Effect.runPromise(eventually(howMany, (count) => count === 40))).toBe(40)
    expect(noted.map(({ commandId }) => commandId)).toEqual(Array.from({ length: 40 }, (_, n) => idOf(n)))
  })
})
