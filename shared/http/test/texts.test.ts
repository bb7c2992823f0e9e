import { text } from "@jiaosuo/kernel/Problem"
import { Effect, Exit, Schema, TestClock, TestContext } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isOwnRequest } from "../src/Authentication.ts"
import { CurrentRequest, preferredLanguage } from "../src/CurrentRequest.ts"
import { maskAddress, maskIdNumber, maskName, maskPerson, maskPhone } from "../src/Masking.ts"
import { cursorAfter, keyOfCursor, toPage } from "../src/Paging.ts"
import { Conflict, membersOf, NotFound, refuse } from "../src/Problems.ts"
import { makeRateLimit } from "../src/RateLimit.ts"
import { routeTable } from "../src/RouteTable.ts"
import { describedAs, readShapeFailure, says } from "../src/WrongShapes.ts"

describe("X2: what is shown of a person by default", () => {
  it.each([
    ["王小明", "王*"],
    ["王明", "王*"],
    ["欧阳锋", "欧阳*"],
    ["欧阳", "欧*"],
    ["阿依古丽·买买提", "阿*"],
    ["𠮷田", "𠮷*"],
    ["", ""]
  ])("name %s is shown as %s", (name, shown) => expect(maskName(name)).toBe(shown))

  it.each([
    ["371624197001011234", "371624********1234"],
    ["371624700101123", "371624*****1123"],
    ["12345", "*****"]
  ])("id %s is shown as %s", (id, shown) => expect(maskIdNumber(id)).toBe(shown))

  it.each([
    ["13812345678", "138****5678"],
    ["0543-7321234", "054*****1234"],
    ["7321234", "*******"]
  ])("phone %s is shown as %s", (phone, shown) => expect(maskPhone(phone)).toBe(shown))

  it.each([
    ["山东省滨州市沾化区富国街道西关村12号", "山东省滨州市沾化区富国街道西关村***"],
    ["富国街道金海社区3号楼2单元501", "富国街道金海社区***"],
    ["沾化区下洼镇政府路5号", "沾化区下洼镇***"],
    ["西关村", "西关村"],
    ["somewhere", "***"],
    ["", ""]
  ])("address %s is shown as %s", (address, shown) => expect(maskAddress(address)).toBe(shown))

  it("keeps what is absent absent, and never shows a middle of a number", () => {
    expect(maskPerson({ name: "王小明", phone: null, other: 1 })).toEqual({
      name: "王*",
      phone: null,
      other: 1
    })
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/), (id) => {
        expect(maskIdNumber(id)).toBe(`${id.slice(0, 6)}********${id.slice(-4)}`)
      })
    )
  })
})

describe("the language of an answer", () => {
  it.each([
    [undefined, "zh"],
    ["", "zh"],
    ["en", "en"],
    ["en-US,en;q=0.9", "en"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en;q=0.5, zh;q=0.6", "zh"],
    ["fr, en;q=0.1", "en"],
    ["fr, *;q=0.5", "zh"],
    ["en;q=0", "zh"]
  ])("%s asks for %s", (header, language) => expect(preferredLanguage(header)).toBe(language))

  it("is the request's, and Chinese outside of one", async () => {
    const failing = refuse(NotFound, { code: "X", title: text("无", "none"), fields: [] })
    const chinese = await Effect.runPromise(Effect.flip(failing))
    const english = await Effect.runPromise(
      Effect.flip(
        Effect.provideService(failing, CurrentRequest, {
          id: "0192d3a0-0000-7000-8000-000000000000",
          language: "en",
          sourceAddress: null,
          method: "GET",
          path: "/",
          account: null
        })
      )
    )
    expect([chinese.title, english.title, english.status, english.type]).toEqual([
      "无",
      "none",
      404,
      "urn:jiaosuo:problem:X"
    ])
  })

  it("a problem decodes to the class it was made of", () => {
    const members = membersOf(
      { code: "PlateIsHeldByAnotherVehicle", title: text("a", "b"), rule: "K3", facts: { heldBy: "1" } },
      "en"
    )
    const sent = Schema.encodeSync(Conflict)(new Conflict(members))
    const read = Schema.decodeUnknownSync(Conflict)(JSON.parse(JSON.stringify(sent)))
    expect(read).toBeInstanceOf(Conflict)
    expect({ ...read }).toMatchObject({ ...members, status: 409 })
  })
})

describe("what is wrong with a request", () => {
  const failureOf = (schema: Schema.Schema<unknown, unknown>, value: unknown) => {
    const exit = Effect.runSyncExit(
      Schema.decodeUnknown(describedAs("body", { strict: true })(schema))(value)
    )
    if (!Exit.isFailure(exit) || exit.cause._tag !== "Fail") throw new Error("decoded")
    return readShapeFailure(String(exit.cause.error.message))
  }
  const schemaOf = <A, I>(schema: Schema.Schema<A, I>) => schema as unknown as Schema.Schema<unknown, unknown>

  it("is said in the schema's own words where it has some", () => {
    const phone = Schema.String.pipe(
      Schema.pattern(/^1\d{10}$/),
      says(text("手机号应为 11 位", "A mobile number has 11 digits"), "N6")
    )
    expect(failureOf(schemaOf(Schema.Struct({ phone })), { phone: "12" })).toEqual({
      part: "body",
      fields: [
        { path: "phone", reason: { zh: "手机号应为 11 位", en: "A mobile number has 11 digits" }, rule: "N6" }
      ]
    })
  })

  it("names an element of a list by its place", () => {
    const rows = Schema.Struct({ rows: Schema.Array(Schema.Struct({ n: Schema.Number })) })
    expect(
      failureOf(schemaOf(rows), { rows: [{ n: 1 }, { n: "2" }, {}] })?.fields.map((f) => f.path)
    ).toEqual(["rows.1.n", "rows.2.n"])
  })

  it("never fails to describe a failure, and always finds one where decoding fails", () => {
    const schema = Schema.Struct({
      a: Schema.NullOr(Schema.NumberFromString),
      b: Schema.optional(Schema.Union(Schema.String, Schema.Struct({ c: Schema.Boolean }))),
      d: Schema.Record({ key: Schema.String, value: Schema.Int })
    })
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const exit = Effect.runSyncExit(
          Schema.decodeUnknown(describedAs("body", { strict: true })(schema))(value)
        )
        if (Exit.isFailure(exit) && exit.cause._tag === "Fail") {
          expect(readShapeFailure(exit.cause.error.message)?.fields.length).toBeGreaterThan(0)
        }
      })
    )
  })

  it("is not mistaken for an answer of ours that breaks its contract", () => {
    expect(readShapeFailure("{ readonly a: number }\n└─ is missing")).toBeUndefined()
  })
})

describe("paging", () => {
  it("continues after the last key, for the same list only", async () => {
    const page = toPage([{ id: 1 }, { id: 2 }, { id: 3 }], 2, (row) =>
      cursorAfter("vehicles?class=coach", [row.id, null])
    )
    expect(page.items).toEqual([{ id: 1 }, { id: 2 }])
    const cursor = String(page.nextCursor)
    expect(await Effect.runPromise(keyOfCursor("vehicles?class=coach", cursor, 2))).toEqual([2, null])
    for (const [list, given, parts] of [
      ["vehicles?class=lorry", cursor, 2],
      ["vehicles?class=coach", cursor, 3],
      ["vehicles?class=coach", "nonsense", 2],
      ["vehicles?class=coach", `${cursor}AA`, 2]
    ] as const) {
      const refused = await Effect.runPromise(Effect.flip(keyOfCursor(list, given, parts)))
      expect([refused.status, refused.fields?.[0]?.path]).toEqual([400, "cursor"])
    }
  })

  it("has no next page after the last row", () => {
    expect(toPage([{ id: 1 }, { id: 2 }], 2, () => "x")).toEqual({
      items: [{ id: 1 }, { id: 2 }],
      nextCursor: null
    })
  })
})

describe("X4: how often something may be tried", () => {
  it("refills evenly, keeps keys apart and gives back what succeeded", () =>
    Effect.gen(function* () {
      const limit = yield* makeRateLimit({ attempts: 2, perMillis: 20_000 })
      yield* limit.take("a")
      yield* limit.take("a")
      expect((yield* Effect.flip(limit.take("a"))).retryAfterSeconds).toBe(10)
      yield* limit.take("b")
      yield* TestClock.adjust("10 seconds")
      yield* limit.take("a")
      yield* Effect.flip(limit.take("a"))
      yield* limit.giveBack("a")
      yield* limit.take("a")
    }).pipe(Effect.provide(TestContext.TestContext), Effect.runPromise))
})

describe("requests of our own page", () => {
  const post = (headers: Record<string, string>) => ({
    method: "POST",
    headers: { host: "a.example:8080", ...headers }
  })
  it.each([
    [post({}), false],
    [post({ origin: "http://a.example:8080" }), true],
    [post({ origin: "http://a.example" }), false],
    [post({ origin: "http://a.example:8080.evil.example" }), false],
    [post({ origin: "null" }), false],
    [post({ "x-jiaosuo-request": "1", origin: "http://b" }), true],
    [{ method: "GET", headers: {} }, true]
  ])("%o: %s", (request, own) => expect(isOwnRequest(request)).toBe(own))
})

describe("the table of routes", () => {
  const route = (pattern: string) => ({ pattern, bodyLimit: undefined, media: [] })
  const table = routeTable(
    [
      ["GET", "/api/vehicles"],
      ["POST", "/api/vehicles"],
      ["GET", "/api/vehicles/imports"],
      ["GET", "/api/vehicles/:id"],
      ["POST", "/api/vehicles/:id/verify"]
    ].map(([method, path]) => ({ method: String(method), path: String(path), route: route(String(path)) }))
  )
  it("prefers a name to a parameter, and knows what it does not have", () => {
    expect(table.find("GET", "/api/vehicles/imports")?.pattern).toBe("/api/vehicles/imports")
    expect(table.find("GET", "/api/vehicles/7")?.pattern).toBe("/api/vehicles/:id")
    expect(table.find("POST", "/api/vehicles/imports/verify")?.pattern).toBe("/api/vehicles/:id/verify")
    expect(table.find("POST", "/api/vehicles/7")).toBeUndefined()
    expect(table.methodsOf("/api/vehicles")).toEqual(["GET", "HEAD", "POST"])
    expect(table.methodsOf("/api/none")).toEqual([])
  })
})
