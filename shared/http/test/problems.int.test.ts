import { connect } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { startServer } from "./server.fixture.ts"

/** Every error answer of the server is an RFC 9457 problem: asked through a real server on a free port. */

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly fields?: ReadonlyArray<{ readonly path: string; readonly reason: string; readonly rule?: string }>
  readonly rule?: string
  readonly facts?: Record<string, unknown>
  readonly instance?: string
}

const ask = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init)

const problemOf = async (response: Response): Promise<ProblemBody> => {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8")
  const body = (await response.json()) as ProblemBody
  expect(body.status).toBe(response.status)
  expect(body.type).toBe(`urn:jiaosuo:problem:${body.code}`)
  expect(body.title).not.toBe("")
  return body
}

const postJson = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body)
  })

/** Sends bytes as they are and reads until the server has answered or closed. */
const raw = (...chunks: ReadonlyArray<string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1")
    let received = ""
    socket.setEncoding("utf8")
    socket.on("data", (data: string) => {
      received += data
      const head = received.indexOf("\r\n\r\n")
      const length = /content-length: (\d+)/i.exec(received)?.[1]
      if (
        head !== -1 &&
        length !== undefined &&
        Buffer.byteLength(received.slice(head + 4)) >= Number(length)
      ) {
        socket.end()
      }
    })
    socket.on("close", () => resolve(received))
    socket.on("error", (error) => (received === "" ? reject(error) : resolve(received)))
    for (const chunk of chunks) socket.write(chunk)
  })

describe("400: what cannot be understood", () => {
  it("says why a body is no JSON, and quotes nothing of it", async () => {
    const response = await postJson("/api/things", '{"name": "王小明", oops}')
    const problem = await problemOf(response)
    expect(response.status).toBe(400)
    expect(problem.code).toBe("JsonIsMalformed")
    expect(problem.detail).toMatch(/^解析失败：/)
    expect(JSON.stringify(problem)).not.toContain("王小明")
  })

  it("names every value at fault with its path, in Chinese by default", async () => {
    const problem = await problemOf(
      await postJson("/api/things", { name: "", seats: 99, kind: "tank", owner: { kind: "person" } })
    )
    expect(problem.code).toBe("RequestHasAnotherShape")
    expect(problem.title).toBe("请求内容不符合要求")
    expect(problem.fields).toEqual([
      { path: "name", reason: "不能为空" },
      { path: "seats", reason: "应不小于 1、不大于 60，收到 99" },
      { path: "kind", reason: '应为"lorry" | "coach"，收到 "tank"' },
      { path: "owner.name", reason: "缺少此项" }
    ])
  })

  it("says the same in English when English is asked for", async () => {
    const response = await postJson(
      "/api/things",
      { seats: "four" },
      { "accept-language": "en-GB,en;q=0.9,zh;q=0.1" }
    )
    const problem = await problemOf(response)
    expect(response.headers.get("content-language")).toBe("en")
    expect(problem.fields).toEqual([
      { path: "name", reason: "is missing" },
      { path: "seats", reason: 'must be a number, and is "four"' }
    ])
    expect(problem.detail).toBe('name: is missing; seats: must be a number, and is "four"')
  })

  it("refuses a property that the command does not know, at any depth, and names it", async () => {
    const problem = await problemOf(
      await postJson("/api/things", {
        name: "a",
        colour: "red",
        owner: { kind: "company", name: "b", idNumber: "1" }
      })
    )
    expect(problem.fields).toEqual([
      { path: "colour", reason: "没有这个属性" },
      { path: "owner.idNumber", reason: "没有这个属性" }
    ])
  })

  it("says that a body is missing", async () => {
    const problem = await problemOf(await ask("/api/things", { method: "POST" }))
    expect(problem.fields).toEqual([{ path: "", reason: "请求没有内容" }])
  })

  it("names a query parameter of the wrong kind, and one that is unknown", async () => {
    const problem = await problemOf(
      await ask("/api/things/0192d3a0-0000-7000-8000-000000000000?limit=many&colour=red")
    )
    expect(problem.title).toBe("查询参数不符合要求")
    expect(problem.fields?.map((field) => field.path).sort()).toEqual(["colour", "limit"])
  })

  it("names a part of the address that is none", async () => {
    const problem = await problemOf(await ask("/api/things/not-a-uuid"))
    expect(problem.title).toBe("地址中的参数不符合要求")
    expect(problem.fields?.[0]?.path).toBe("id")
  })

  it("answers what is no HTTP at all in the same form", async () => {
    const answer = await raw("THIS IS NOT HTTP\r\n\r\n")
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(answer).toContain('"code":"HttpIsMalformed"')
  })

  it("survives an address that is no valid escape", async () => {
    const answer = await raw("GET /api/things/%zz%E0%A4 HTTP/1.1\r\nHost: a\r\n\r\n")
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).toContain("application/problem+json")
  })
})

describe("404 and 405: addresses and methods", () => {
  it("says that nothing is there", async () => {
    const response = await ask("/api/nothing")
    expect(response.status).toBe(404)
    expect((await problemOf(response)).code).toBe("AddressIsUnknown")
  })

  it("names the methods an address takes", async () => {
    const response = await ask("/api/things", { method: "PUT" })
    expect(response.status).toBe(405)
    expect(response.headers.get("allow")).toBe("POST, OPTIONS")
    expect((await problemOf(response)).code).toBe("MethodIsNotAllowed")
  })

  it("answers a method that nobody knows", async () => {
    const answer = await raw("PROPFIND /api/things HTTP/1.1\r\nHost: a\r\n\r\n")
    expect(answer).toMatch(/^HTTP\/1\.1 405 /)
  })

  it("tells the methods of an address when asked", async () => {
    const response = await ask("/api/things", { method: "OPTIONS" })
    expect([response.status, response.headers.get("allow")]).toEqual([204, "POST, OPTIONS"])
  })

  it("carries what a handler refuses", async () => {
    const problem = await problemOf(await ask("/api/things/0192d3a0-0000-7000-8000-000000000000"))
    expect(problem).toMatchObject({
      status: 404,
      code: "ThingIsUnknown",
      title: "没有这件事",
      facts: { id: "0192d3a0-0000-7000-8000-000000000000" }
    })
  })
})

describe("413: bodies that are too large", () => {
  it("refuses by the stated length, before anything is read", async () => {
    const answer = await raw(
      "POST /api/things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 52428800\r\n\r\n{"
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"BodyIsTooLarge"')
    expect(answer).toContain('"limitBytes":1048576')
  })

  it("tells a client that asks before it sends", async () => {
    const answer = await raw(
      "POST /api/things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 52428800\r\nExpect: 100-continue\r\n\r\n"
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  it("answers a client that sends all of it anyway", async () => {
    const response = await postJson("/api/things", { name: "x".repeat(20 * 1024 * 1024) })
    expect(response.status).toBe(413)
    expect((await problemOf(response)).facts).toEqual({ limitBytes: 1048576 })
  })

  it("refuses while streaming where no length is stated", async () => {
    const chunk = "x".repeat(65_536)
    const answer = await raw(
      "POST /api/things HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
      ...Array.from({ length: 40 }, () => `10000\r\n${chunk}\r\n`)
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  it("takes more where the endpoint says so, and no more than that", async () => {
    const upload = (bytes: number) => {
      const form = new FormData()
      form.set("file", new Blob(["x".repeat(bytes)]), "ledger.csv")
      return ask("/api/upload", { method: "POST", body: form })
    }
    expect(await (await upload(2 * 1024 * 1024)).json()).toEqual({ name: "ledger.csv" })
    expect((await upload(5 * 1024 * 1024)).status).toBe(413)
  })
})

describe("415: bodies of another kind", () => {
  const send = (path: string, type: string, body: string) =>
    ask(path, { method: "POST", headers: { "content-type": type }, body })

  it("names what is taken", async () => {
    const response = await send("/api/things", "text/plain", "hello")
    expect(response.status).toBe(415)
    expect(await problemOf(response)).toMatchObject({
      code: "MediaTypeIsNotTaken",
      facts: { taken: "application/json" }
    })
  })

  it("refuses JSON in another character set than UTF-8", async () => {
    expect((await send("/api/things", "application/json; charset=gbk", "{}")).status).toBe(415)
    expect((await send("/api/things", "application/json; charset=UTF-8", '{"name":"a"}')).status).toBe(200)
  })

  it("refuses JSON where a form with a file is expected", async () => {
    const response = await send("/api/upload", "application/json", "{}")
    expect((await problemOf(response)).facts).toEqual({ taken: "multipart/form-data" })
  })

  it("says that a form is malformed", async () => {
    const response = await send("/api/upload", "multipart/form-data; boundary=x", "--y\r\n")
    expect(response.status).toBe(400)
    await problemOf(response)
  })
})

describe("500 and 503: faults of ours", () => {
  it("tells nothing of a defect but the number under which the log has its cause", async () => {
    const response = await ask("/api/defect")
    const problem = await problemOf(response)
    expect(response.status).toBe(500)
    expect(problem.instance).toBe(`urn:uuid:${response.headers.get("x-request-id")}`)
    expect(JSON.stringify(problem)).not.toContain("secret-of-the-server")
    const line = server.logged.lines.find((logged) => logged.includes("secret-of-the-server"))
    expect(line).toContain(String(response.headers.get("x-request-id")))
  })

  it("answers 500 where an answer breaks its own contract, and logs it", async () => {
    const response = await ask("/api/broken")
    expect([response.status, (await problemOf(response)).code]).toEqual([500, "ServerFailed"])
    expect(server.logged.lines.some((line) => line.includes("an answer breaks its own contract"))).toBe(true)
  })

  it("answers 503 with Retry-After where the store does not answer", async () => {
    const response = await ask("/api/outage")
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"])
    expect((await problemOf(response)).code).toBe("ServiceIsUnavailable")
  })

  it("answers 429 with Retry-After to whoever tries too often", async () => {
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await ask("/api/limited", { method: "POST" })).status)
    expect(statuses).toEqual([204, 204, 429])
    const response = await ask("/api/limited", { method: "POST" })
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0)
    expect((await problemOf(response)).rule).toBe("X4")
  })
})
