import { mkdir, mkdtemp, writeFile } from "node:fs/promises"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { SqlClient } from "@effect/sql/SqlClient"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect, Exit } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { observeGauge } from "../src/Prometheus.ts"
import { slowEnds, startServer, warden } from "./server.fixture.ts"

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  const pages = await mkdtemp(join(tmpdir(), "pages-"))
  await mkdir(join(pages, "assets"))
  await writeFile(join(pages, "index.html"), "<!doctype html><title>交所</title>")
  await writeFile(join(pages, "assets", "index-B4x9kQ2z.js"), `export const x = "${"x".repeat(5_000)}"`)
  await writeFile(join(pages, "sw.js"), "self.skipWaiting()")
  await writeFile(join(pages, "manifest.webmanifest"), "{}")
  server = await startServer({ staticFiles: pages, behindProxy: true })
})
afterAll(() => server.stop())

const ask = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init)
const bearer = { authorization: "Bearer good" }
const cookie = { cookie: "jiaosuo_session=good" }
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

const accessRecords = () =>
  server.runtime.runPromise(
    Effect.flatMap(
      SqlClient,
      (sql) => sql<Record<string, string>>`
        select account, action, subject, result, reason, source_address, request_id::text
        from access.record order by id`
    )
  )

describe("authentication", () => {
  it("knows a bearer token and a cookie", async () => {
    expect(await (await ask("/api/me", { headers: bearer })).json()).toEqual({ account: warden.account })
    expect(await (await ask("/api/me", { headers: cookie })).json()).toEqual({ account: warden.account })
  })

  it.each([
    ["nothing", {}],
    ["an unknown token", { authorization: "Bearer other" }],
    ["another scheme", { authorization: "Basic Z29vZDo=" }],
    ["an unknown token beside a good cookie", { authorization: "Bearer other", ...cookie }]
  ])("answers 401 to %s", async (_, headers) => {
    const response = await ask("/api/me", { headers: headers as Record<string, string> })
    expect([response.status, await codeOf(response)]).toEqual([401, "NobodyIsSignedIn"])
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="jiaosuo"')
  })

  it("answers 503 where sessions cannot be read, by either way", async () => {
    for (const headers of [{ authorization: "Bearer silent" }, { cookie: "jiaosuo_session=silent" }]) {
      const response = await ask("/api/me", { headers })
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"])
    }
  })

  const command = (headers: Record<string, string>) =>
    ask("/api/commands", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ outcome: "done" })
    })

  it("believes a cookie for a command only if our own page sent it", async () => {
    const refused = await command(cookie)
    expect([refused.status, await codeOf(refused)]).toEqual([403, "RequestIsFromAnotherSite"])
    expect((await command({ ...cookie, origin: "https://elsewhere.example" })).status).toBe(403)
    expect((await command({ ...cookie, origin: "null" })).status).toBe(403)
    expect((await command({ ...cookie, origin: server.url })).status).toBe(201)
    expect((await command({ ...cookie, "x-jiaosuo-request": "1" })).status).toBe(201)
    expect((await command(bearer)).status).toBe(201)
  })

  it("X3: refuses another township, and records who was refused what, from where", async () => {
    expect((await ask("/api/towns/371603101", { headers: bearer })).status).toBe(200)
    const response = await ask("/api/towns/371603102", {
      headers: { ...bearer, "x-forwarded-for": "203.0.113.9, 10.1.2.3" }
    })
    expect([response.status, await codeOf(response)]).toEqual([403, "TownshipIsOutOfScope"])
    expect((await accessRecords()).at(-1)).toEqual({
      account: warden.account,
      action: "GET /api/towns/371603102",
      subject: "township/371603102",
      result: "refused",
      reason: "TownshipIsOutOfScope",
      source_address: "10.1.2.3",
      request_id: response.headers.get("x-request-id")
    })
  })

  it("X6: access records can be neither changed nor removed", async () => {
    for (const statement of [
      "update access.record set action = 'x'",
      "delete from access.record",
      "truncate access.record"
    ]) {
      const exit = await server.runtime.runPromiseExit(
        Effect.flatMap(SqlClient, (sql) => sql.unsafe(statement))
      )
      expect(Exit.isFailure(exit)).toBe(true)
    }
  })
})

describe("commands", () => {
  const command = (outcome: string, headers: Record<string, string> = {}) =>
    ask("/api/commands", {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer, ...headers },
      body: JSON.stringify({ outcome })
    })

  it("answer with id, version and position, an ETag, and the address of what was made", async () => {
    const response = await command("done", { "idempotency-key": "0192d3a0-0000-7000-8000-000000000000" })
    expect(await response.json()).toEqual({ id: "0192", version: 3, position: 41 })
    expect([response.status, response.headers.get("etag"), response.headers.get("location")]).toEqual([
      201,
      '"3"',
      "/api/commands/0192"
    ])
    const acted = await ask("/api/commands/0192/act", { method: "POST", headers: bearer })
    expect([acted.status, acted.headers.get("etag"), acted.headers.get("location")]).toEqual([
      200,
      '"3"',
      null
    ])
  })

  it.each([
    ["conflict", {}, 409, "PlateIsHeldByAnotherVehicle"],
    ["invalid", {}, 422, "PlateIsMalformed"],
    ["moved", {}, 409, "ThingIsBeingChanged"],
    ["moved", { "if-match": '"3"' }, 412, "VersionHasPassed"],
    ["taken", {}, 409, "CommandIdIsTaken"],
    ["outage", {}, 503, "ServiceIsUnavailable"],
    ["done", { "idempotency-key": "1" }, 400, "RequestHasAnotherShape"],
    ["done", { "if-match": "latest" }, 400, "RequestHasAnotherShape"],
    ["done", { "x-correlation-id": "x" }, 400, "RequestHasAnotherShape"]
  ])("%s with %o is answered %i %s", async (outcome, headers, status, code) => {
    const response = await command(outcome, headers as Record<string, string>)
    expect([response.status, await codeOf(response)]).toEqual([status, code])
  })

  it("name the field, the rule and the facts of a refusal", async () => {
    expect(await (await command("invalid")).json()).toMatchObject({
      title: "号牌号码不符合规则",
      fields: [{ path: "plate.number", reason: "应为 7 位", rule: "N1" }]
    })
    expect(await (await command("conflict", { "accept-language": "en" })).json()).toMatchObject({
      title: "The plate is held by another vehicle",
      rule: "K3",
      facts: { heldBy: "0192" }
    })
  })
})

describe("operations", () => {
  it("says that it is alive and ready", async () => {
    expect(await (await ask("/healthz")).json()).toEqual({ status: "alive" })
    expect(await (await ask("/readyz")).json()).toEqual({ status: "ready", checks: { postgres: true } })
  })

  it("measures requests by route, not by address, and shows the gauges that packages add", async () => {
    await ask("/api/towns/371603101", { headers: bearer })
    await ask("/api/nowhere/12345")
    const text = await server.runtime.runPromise(
      Effect.scoped(
        Effect.zipRight(
          observeGauge(
            "jiaosuo_test_lag",
            "Lag of a model",
            Effect.succeed([{ value: 7, labels: { model: 'a"b' } }])
          ),
          Effect.promise(async () => (await ask("/metrics")).text())
        )
      )
    )
    expect(text).toMatch(
      /jiaosuo_http_request_seconds_count\{method="GET",route="\/api\/towns\/:code",status="200"\} \d+/
    )
    expect(text).not.toContain("/api/nowhere")
    expect(text).toContain('jiaosuo_test_lag{model="a\\"b"} 7')
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(await (await ask("/metrics")).text()).not.toContain("jiaosuo_test_lag")
  })

  it("publishes its contract, with problems as the only errors", async () => {
    const contract = (await (await ask("/openapi.json")).json()) as {
      paths: Record<
        string,
        Record<string, { responses: Record<string, { content: object }>; security: Array<object> }>
      >
      components: { schemas: Record<string, unknown> }
    }
    expect(Object.keys(contract.components.schemas)).not.toContain("HttpApiDecodeError")
    const create = contract.paths["/api/commands"]?.["post"]
    expect(Object.keys(create?.responses ?? {}).sort()).toEqual([
      "201",
      "400",
      "401",
      "403",
      "404",
      "409",
      "412",
      "413",
      "415",
      "422",
      "500",
      "503"
    ])
    expect(Object.keys(create?.responses["409"]?.content ?? {})).toEqual(["application/problem+json"])
    expect(create?.security).toEqual([{ bearer: [] }, { cookie: [] }])
  })

  it("explains its contract on a page that loads nothing from elsewhere", async () => {
    const response = await ask("/docs")
    const page = await response.text()
    expect(response.headers.get("content-type")).toContain("text/html")
    expect(page).not.toMatch(/(?:src|href)="https?:/)
    expect(page).toContain("/api/commands")
  })
})

describe("pages", () => {
  const html = { accept: "text/html" }

  it("serves the first page, also for addresses of its own", async () => {
    for (const path of ["/", "/townships/371603101"]) {
      const response = await ask(path, { headers: html })
      expect(await response.text()).toContain("交所")
      expect(response.headers.get("cache-control")).toBe("no-cache")
    }
  })

  it("never serves a page for an address of the interface, or for a file that is not there", async () => {
    expect((await ask("/api/unknown", { headers: html })).status).toBe(404)
    expect((await ask("/assets/gone.js", { headers: html })).status).toBe(404)
    expect((await ask("/..%2f..%2fetc/passwd")).status).toBe(404)
  })

  it("compresses, and lets a hashed file be kept for ever", async () => {
    const response = await ask("/assets/index-B4x9kQ2z.js", { headers: { "accept-encoding": "gzip" } })
    expect([response.headers.get("content-encoding"), response.headers.get("cache-control")]).toEqual([
      "gzip",
      "public, max-age=31536000, immutable"
    ])
    const again = await ask("/assets/index-B4x9kQ2z.js", {
      headers: { "if-none-match": String(response.headers.get("etag")) }
    })
    expect(again.status).toBe(304)
  })

  it("lets the worker of the pages ask for them, and be replaced by a newer one at any time", async () => {
    const worker = await ask("/sw.js")
    expect(worker.headers.get("content-type")).toContain("text/javascript")
    expect(worker.headers.get("cache-control")).toBe("no-cache")
    expect(worker.headers.get("content-security-policy")).toBe(
      "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"
    )
    const manifest = await ask("/manifest.webmanifest")
    expect(manifest.headers.get("content-type")).toContain("application/manifest+json")
    expect(manifest.headers.get("cache-control")).toBe("no-cache")
  })

  it("protects every answer", async () => {
    const response = await ask("/", { headers: html })
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    expect(response.headers.get("x-content-type-options")).toBe("nosniff")
    const data = await ask("/api/me", { headers: bearer })
    expect(data.headers.get("cache-control")).toBe("no-store")
    expect(data.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'")
  })
})

describe("the request log", () => {
  it("names commands and refusals, and never a query, which may hold a name", async () => {
    await ask("/api/me?q=王小明")
    const line = server.logged.lines.find((one) => one.includes("path=/api/me") && one.includes("status=401"))
    expect(line).toContain('message="http request"')
    expect(server.logged.lines.join("\n")).not.toContain("%E7%8E%8B")
  })
})

/** Waits until so many requests are under way, the question for it included. */
const underWay = (url: string, count: number) =>
  Effect.runPromise(
    eventually(
      Effect.promise(async () => (await fetch(`${url}/metrics`)).text()),
      (metrics) => metrics.includes(`jiaosuo_http_requests_under_way ${count}\n`)
    )
  )

describe("the end of a server", () => {
  it("waits for a command under way, closes open event streams, and is over in time", async () => {
    const own = await startServer()
    const events = await fetch(`${own.url}/api/events`)
    const reader = events.body?.getReader()
    await reader?.read()
    const before = slowEnds.count
    const slow = fetch(`${own.url}/api/slow`).then((response) => response.json())
    await underWay(own.url, 2)
    const started = performance.now()
    await own.stop()
    expect(performance.now() - started).toBeLessThan(4_500)
    expect(await slow).toEqual({ done: true })
    expect(slowEnds.count).toBe(before + 1)
    await expect(
      reader?.read().then(function drain(next): unknown {
        return next.done ? "closed" : reader.read().then(drain)
      })
    ).rejects.toThrow()
  })

  it("finishes a command whose client went away", async () => {
    const before = slowEnds.count
    const asked = request(`${server.url}/api/slow`)
    asked.on("error", () => undefined)
    asked.end()
    await underWay(server.url, 2)
    asked.destroy()
    expect(
      await Effect.runPromise(
        eventually(
          Effect.sync(() => slowEnds.count),
          (count) => count > before
        )
      )
    ).toBe(before + 1)
  })
})
