import { EventStore } from "@jiaosuo/event-store/EventStore"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect, Redacted } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { demoPassword, seedDemoAccounts } from "../src/DemoAccounts.ts"
import { createFirstAdmin } from "../src/FirstAdministrator.ts"
import { adminPassword, officer, officerPassword, operatorToken, startIdentity } from "./identity.fixture.ts"

let identity: Awaited<ReturnType<typeof startIdentity>>
beforeAll(async () => {
  identity = await startIdentity()
  await identity.createOfficer("officer-a")
})
afterAll(() => identity.stop())

describe("administering accounts", () => {
  it("X5: is for administrators, who see no case data in turn", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
    for (const [method, path, body] of [
      ["GET", "/api/accounts", undefined],
      ["GET", "/api/accounts/officer-a", undefined],
      ["POST", "/api/accounts", officer("officer-z")],
      ["POST", "/api/accounts/officer-a/lock", { reason: "x" }]
    ] as const) {
      expect((await identity.call(method, path, { token, body })).status).toBe(403)
    }
    expect((await identity.call("GET", "/api/session", { token: identity.admin })).body).toMatchObject({
      role: "admin",
      townships: []
    })
    expect((await identity.call("GET", "/api/access-records", { token: identity.admin })).status).toBe(403)
  })

  it("creates once for one command id, whatever happens to the answer", async () => {
    const headers = { "idempotency-key": uuidv7() }
    const send = (body: unknown) =>
      identity.call("POST", "/api/accounts", { token: identity.admin, body, headers })
    const first = await send(officer("officer-once"))
    const second = await send(officer("officer-once"))
    expect([first.status, first.headers.get("location"), first.headers.get("etag")]).toEqual([
      201,
      "/api/accounts/officer-once",
      '"1"'
    ])
    expect(second.body).toEqual(first.body)
    for (const other of [
      { ...officer("officer-once"), password: "Other-2026" },
      { ...officer("officer-once"), displayName: "李警官" },
      { ...officer("officer-once"), townships: ["371603102"] }
    ]) {
      const answer = await send(other)
      expect([answer.status, answer.body["code"]]).toEqual([409, "CommandIdIsTaken"])
    }
    expect((await identity.signIn("officer-once", officerPassword)).status).toBe(200)
  })

  it("of twenty creations of one name at once, one is accepted, and it can sign in", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        identity.call("POST", "/api/accounts", {
          token: identity.admin,
          body: { ...officer("officer-race"), password: `Race-2026-${i}` }
        })
      )
    )
    const accepted = answers.flatMap((answer, i) => (answer.status === 201 ? [i] : []))
    expect(accepted).toHaveLength(1)
    expect(answers.filter(({ body }) => body["code"] === "AccountNameIsTaken")).toHaveLength(19)
    expect((await identity.signIn("officer-race", `Race-2026-${accepted[0]}`)).status).toBe(200)
  })

  it.each([
    [
      { ...officer("officer-x"), role: "warden", townships: ["371603101", "371603102"] },
      422,
      "RoleNeedsAnotherScope",
      "X3"
    ],
    [{ ...officer("officer-x"), townships: ["371603999"] }, 422, "TownshipsAreUnknown", "N9"],
    [{ ...officer("operator") }, 422, "AccountNameIsReserved", undefined],
    [{ ...officer("Officer X") }, 422, "AccountNameIsMalformed", undefined],
    [{ ...officer("officer-a") }, 409, "AccountNameIsTaken", undefined],
    [{ ...officer("officer-x"), password: "abc" }, 422, "PasswordIsUnfit", "X4"],
    [{ ...officer("officer-x"), townships: ["下洼镇"] }, 400, "RequestHasAnotherShape", undefined],
    [{ ...officer("officer-x"), isAdmin: true }, 400, "RequestHasAnotherShape", undefined]
  ])("refuses %j with %i %s", async (body, status, code, rule) => {
    const answer = await identity.call("POST", "/api/accounts", { token: identity.admin, body })
    expect([answer.status, answer.body["code"], answer.body["rule"]]).toEqual([status, code, rule])
    expect(
      await identity.rows(
        "select 1 as one from identity.credential where account in ('officer-x', 'operator', 'Officer X')"
      )
    ).toEqual([])
  })

  it("locks, which ends the sessions, and unlocks", async () => {
    await identity.createOfficer("officer-c")
    const token = await identity.tokenOf("officer-c", officerPassword)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    expect((await identity.administer("officer-c", "lock", { reason: "调离" })).body).toMatchObject({
      id: "officer-c",
      version: 2
    })
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
    expect((await identity.signIn("officer-c", officerPassword)).body).toMatchObject({
      code: "AccountIsLocked",
      facts: { until: null }
    })
    expect((await identity.administer("officer-c", "unlock", { reason: "归队" })).status).toBe(200)
    expect((await identity.signIn("officer-c", officerPassword)).status).toBe(200)
  })

  it("gives another role, which the open session has at once", async () => {
    const token = await identity.tokenOf("officer-c", officerPassword)
    const given = await identity.administer("officer-c", "give-role", { role: "registrar", reason: "调任" })
    expect(given.status).toBe(200)
    expect((await identity.call("GET", "/api/session", { token })).body).toMatchObject({
      role: "registrar",
      townships: null,
      station: null
    })
    const toAdmin = await identity.administer("officer-c", "give-role", { role: "admin", reason: "x" })
    expect([toAdmin.status, toAdmin.body["code"], toAdmin.body["rule"]]).toEqual([
      409,
      "AdministratorsHoldNoCaseData",
      "X5"
    ])
    expect((await identity.administer("chief", "lock", { reason: "x" })).body["code"]).toBe(
      "AdministratorsDoNotChangeThemselves"
    )
  })

  it("names the holder anew, and forgets nothing of who did what", async () => {
    expect((await identity.administer("officer-c", "name-holder", { displayName: "王警官" })).status).toBe(
      200
    )
    const file = (await identity.call("GET", "/api/accounts/officer-c", { token: identity.admin })).body
    expect(file).toMatchObject({
      name: "officer-c",
      displayName: "王警官",
      role: "registrar",
      lock: null,
      version: 5
    })
    expect(
      (file["history"] as ReadonlyArray<object>).map((entry) => ({ ...entry, at: undefined }))
    ).toMatchObject([
      { version: 1, by: "chief", what: "AccountWasCreated" },
      { version: 2, by: "chief", what: "AccountWasLockedByAdministrator", data: { reason: "调离" } },
      { version: 3, by: "chief", what: "AccountWasUnlocked", data: { reason: "归队" } },
      { version: 4, by: "chief", what: "AccountWasGivenRole", data: { role: "registrar", reason: "调任" } },
      { version: 5, by: "chief", what: "AccountHolderWasNamed", data: {} }
    ])
  })

  it("decides on the version it saw, where it says so", async () => {
    const passed = await identity.administer("officer-c", "lock", { reason: "x" }, { "if-match": '"2"' })
    expect([passed.status, passed.body["code"], passed.body["facts"]]).toEqual([
      412,
      "VersionHasPassed",
      { expectedVersion: 2, actualVersion: 5 }
    ])
    expect(
      (await identity.administer("officer-c", "lock", { reason: "x" }, { "if-match": '"5"' })).status
    ).toBe(200)
  })

  it("answers 404 for an account that does not exist", async () => {
    expect((await identity.administer("nobody", "lock", { reason: "x" })).status).toBe(404)
    expect((await identity.administer("a%2Fb", "name-holder", { displayName: "x" })).status).toBe(404)
    expect((await identity.call("GET", "/api/accounts/nobody", { token: identity.admin })).status).toBe(404)
  })

  it("lists by name, in pages, with filters", async () => {
    const names: Array<string> = []
    let cursor: unknown = null
    do {
      const page = await identity.call(
        "GET",
        `/api/accounts?limit=3${cursor === null ? "" : `&cursor=${cursor}`}`,
        { token: identity.admin }
      )
      names.push(...(page.body["items"] as ReadonlyArray<{ name: string }>).map(({ name }) => name))
      cursor = page.body["nextCursor"]
    } while (cursor !== null)
    expect(names).toEqual([...names].sort())
    expect(names).toContain("chief")
    expect(new Set(names).size).toBe(names.length)
    const found = await identity.call("GET", `/api/accounts?q=${encodeURIComponent("王警")}`, {
      token: identity.admin
    })
    expect((found.body["items"] as ReadonlyArray<{ name: string }>).map(({ name }) => name)).toEqual([
      "officer-c"
    ])
    const admins = await identity.call("GET", "/api/accounts?role=admin", { token: identity.admin })
    expect((admins.body["items"] as ReadonlyArray<{ name: string }>).map(({ name }) => name)).toEqual([
      "chief"
    ])
    const literal = await identity.call("GET", "/api/accounts?q=%25", { token: identity.admin })
    expect(literal.body["items"]).toEqual([])
  })
})

describe("the operator of the machine", () => {
  it("is known by the token of the data folder, and makes administrators only", async () => {
    expect((await identity.call("GET", "/api/session", { token: operatorToken })).body).toMatchObject({
      account: "operator",
      role: "registrar"
    })
    const create = (body: unknown) => identity.call("POST", "/api/accounts", { token: operatorToken, body })
    expect((await create(officer("officer-op"))).status).toBe(403)
    expect(
      (await create({ name: "second", displayName: "管理员", role: "admin", password: "Zhanhua-2027" }))
        .status
    ).toBe(201)
    expect((await identity.call("GET", "/api/accounts", { token: operatorToken })).status).toBe(403)
  })
})

describe("the first administrator", () => {
  it("is the first only", async () => {
    const again = await identity.runtime.runPromise(
      Effect.flip(
        createFirstAdmin({ name: "other", displayName: "x", password: Redacted.make(adminPassword) })
      )
    )
    expect(again).toMatchObject({ _tag: "FirstAdministratorIsRefused", code: "AdministratorExists" })
  })
})

describe("demo accounts", () => {
  it("are one for each desk, two of the accident office, a grid worker, a volunteer, three for each of the eleven townships, and are made once", async () => {
    const first = await identity.runtime.runPromise(seedDemoAccounts)
    expect(first).toHaveLength(41)
    expect(first.map(({ account }) => account)).toEqual(
      expect.arrayContaining([
        "commander",
        "dispatcher",
        "registrar",
        "investigator",
        "investigator2",
        "admin",
        "officer-371603101",
        "auxiliary-371603101",
        "warden-371603101"
      ])
    )
    expect(first.map(({ account }) => account).filter((name) => name.includes("371603400"))).toEqual([])
    const head = await identity.runtime.runPromise(Effect.flatMap(EventStore, (store) => store.head))
    expect(await identity.runtime.runPromise(seedDemoAccounts)).toEqual(first)
    expect(await identity.runtime.runPromise(Effect.flatMap(EventStore, (store) => store.head))).toBe(head)
    for (const [name, role, townships, qualification] of [
      ["warden-371603101", "warden", ["371603101"], "none"],
      ["auxiliary-371603101", "auxiliary", ["371603101"], "none"],
      ["officer-371603101", "officer", ["371603101"], "junior"],
      ["gridworker", "grid-worker", ["371603101"], "none"],
      ["volunteer", "warden", ["371603101"], "none"],
      ["investigator", "officer", null, "intermediate"],
      ["investigator2", "officer", null, "intermediate"],
      ["commander", "commander", null, "none"],
      ["admin", "admin", [], "none"]
    ] as const) {
      const answer = await identity.signIn(name, demoPassword)
      expect(answer.status).toBe(200)
      expect(answer.body).toMatchObject({ role, townships, qualification })
    }
  })

  it("let a commander audit who did what", async () => {
    const token = await identity.tokenOf("commander", demoPassword)
    const records = await identity.call("GET", "/api/access-records?limit=5&account=commander", { token })
    expect((records.body["items"] as ReadonlyArray<object>)[0]).toMatchObject({
      action: "SignIn",
      result: "granted"
    })
  })
})

describe("the accounts' table", () => {
  it("is the same after it was emptied and the log is followed again", async () => {
    const table = () => identity.rows("select * from identity.account order by name")
    const before = await table()
    await identity.rows("delete from identity.account")
    await identity.rows("update identity.checkpoint set position = 0")
    const after = await identity.runtime.runPromise(
      eventually(Effect.promise(table), (rows) => rows.length === before.length)
    )
    expect(after).toEqual(before)
  })
})
