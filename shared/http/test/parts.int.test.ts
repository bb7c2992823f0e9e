import { appendFile, mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { startServer } from "./server.fixture.ts"

/** A file of which each byte says where it stands. */
const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251)

let server: Awaited<ReturnType<typeof startServer>>
let map: string
beforeAll(async () => {
  const pages = await mkdtemp(join(tmpdir(), "pages-"))
  await writeFile(join(pages, "index.html"), "<!doctype html><title>交所</title>")
  await writeFile(join(pages, "basemap.json"), '{"file":null}')
  await writeFile(join(pages, "district.pmtiles"), bytes)
  map = join(await mkdtemp(join(tmpdir(), "map-")), "elsewhere.pmtiles")
  await writeFile(map, bytes)
  server = await startServer({
    staticFiles: pages,
    besidePages: {
      "/basemap.pmtiles": { file: map },
      "/gone.pmtiles": { file: `${map}.gone` },
      "/basemap.json": { json: { file: "/basemap.pmtiles" } }
    }
  })
})
afterAll(() => server.stop())

const ask = (headers: Record<string, string> = {}, path = "/district.pmtiles", method = "GET") =>
  fetch(`${server.url}${path}`, { method, headers })
const read = async (response: Response) => Buffer.from(await response.arrayBuffer())
const hasRead = async (response: Response, expected: Uint8Array) =>
  expect(Buffer.compare(await read(response), expected)).toBe(0)
const headersOf = ({ headers }: Response, ...names: ReadonlyArray<string>) =>
  names.map((name) => headers.get(name))

describe("a large file beside the pages", () => {
  it("is answered in the part that is asked for, and no byte more", async () => {
    const response = await ask({ range: "bytes=1000-1099" })
    expect(response.status).toBe(206)
    expect(
      headersOf(
        response,
        "content-range",
        "content-length",
        "accept-ranges",
        "content-type",
        "content-encoding"
      )
    ).toEqual(["bytes 1000-1099/200000", "100", "bytes", "application/vnd.pmtiles", null])
    await hasRead(response, bytes.slice(1000, 1100))
  })

  it.each([
    ["from a place to the end", "bytes=199990-", 199_990, 199_999],
    ["the last bytes", "bytes=-10", 199_990, 199_999],
    ["more than there is", "bytes=199990-300000", 199_990, 199_999],
    ["a longer end than the file has", "bytes=-300000", 0, 199_999],
    ["one byte", "bytes=0-0", 0, 0],
    ["parts that are one", "bytes=0-99,50-149", 0, 149]
  ])("answers %s", async (_, range, from, until) => {
    const response = await ask({ range })
    expect([response.status, ...headersOf(response, "content-range")]).toEqual([
      206,
      `bytes ${from}-${until}/200000`
    ])
    await hasRead(response, bytes.slice(from, until + 1))
  })

  it.each([
    ["nothing in particular", {}],
    ["parts that lie apart", { range: "bytes=0-9,5000-5009" }],
    ["another unit", { range: "tiles=0-9" }],
    ["a range that says nothing", { range: "bytes=a-b" }],
    ["a part of an older file, by its tag", { range: "bytes=0-9", "if-range": '"older"' }],
    [
      "a part of an older file, by its time",
      { range: "bytes=0-9", "if-range": "Wed, 01 Jan 2020 00:00:00 GMT" }
    ]
  ])("answers the whole file to whoever asks for %s", async (_, headers) => {
    const response = await ask(headers as Record<string, string>)
    expect([response.status, ...headersOf(response, "content-range", "content-length")]).toEqual([
      200,
      null,
      "200000"
    ])
    await hasRead(response, bytes)
  })

  it.each(["bytes=200000-", "bytes=300000-300010", "bytes=-0"])(
    "says how long it is to %s",
    async (range) => {
      const response = await ask({ range })
      expect([response.status, ...headersOf(response, "content-range")]).toEqual([416, "bytes */200000"])
      expect((await read(response)).length).toBe(0)
    }
  )

  it("goes on with a part where the file is the very same, by its tag or its time", async () => {
    const [etag, lastModified] = headersOf(await ask({ range: "bytes=0-9" }), "etag", "last-modified")
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const known of [String(etag), String(lastModified)]) {
      expect((await ask({ range: "bytes=10-19", "if-range": known })).status).toBe(206)
    }
    expect((await ask({ "if-none-match": String(etag) })).status).toBe(304)
    expect((await ask({ "if-modified-since": String(lastModified) })).status).toBe(304)
  })

  it("is another one once it was replaced: parts of both are never put together", async () => {
    const before = String((await ask({}, "/basemap.pmtiles")).headers.get("etag"))
    await appendFile(map, "more")
    const after = await ask({ range: "bytes=0-9", "if-range": before }, "/basemap.pmtiles")
    expect([after.status, after.headers.get("content-length")]).toEqual([200, "200004"])
    expect(after.headers.get("etag")).not.toBe(before)
  })

  it("has no parts for HEAD, and nothing where the file is gone", async () => {
    const head = await ask({ range: "bytes=0-9" }, "/district.pmtiles", "HEAD")
    expect([head.status, ...headersOf(head, "content-length", "accept-ranges")]).toEqual([
      200,
      "200000",
      "bytes"
    ])
    expect((await ask({ range: "bytes=0-9" }, "/gone.pmtiles")).status).toBe(404)
  })

  it("stands over a file of the pages under the same address", async () => {
    expect(await (await ask({}, "/basemap.json")).json()).toEqual({ file: "/basemap.pmtiles" })
  })
})
