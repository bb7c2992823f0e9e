import { EventStore } from "@jiaosuo/event-store/EventStore"
import { postgresAccessLogLayer } from "@jiaosuo/http/PostgresAccessLog"
import { RememberedSessions } from "@jiaosuo/http/PostgresSessions"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect, Redacted } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { demoPassword, seedDemoAccounts } from "../src/DemoAccounts.ts"
import { createFirstAdmin } from "../src/FirstAdministrator.ts"
import { tidy } from "../src/Housekeeping.ts"
import { operatorToken, startIdentity } from "./identity.fixture.ts"

let identity: Awaited<ReturnType<typeof startIdentity>>
let admin: string

const adminPassword = "Zhanhua-2026"

beforeAll(async () => {
  identity = await startIdentity()
  await identity.runtime.runPromise(
    createFirstAdmin({ name: "chief", displayName: "系统管理员", password: Redacted.make(adminPassword) })
  )
  admin = await identity.tokenOf("chief", adminPassword)
})
afterAll(() => identity.stop())

const officer = (name: string) => ({
  name,
  displayName: "张警官",
  role: "officer",
  townships: ["371603101"],
  password: "Xiawa-2026",
  mustChangePassword: false
})

const createOfficer = async (name: string) => {
  const answer = await identity.call("POST", "/api/accounts", { token: admin, body: officer(name) })
  expect(answer.status).toBe(201)
  return answer
}

const administer = (name: string, verb: string, body: unknown, headers: Record<string, string> = {}) =>
  identity.call("POST", `/api/accounts/${name}/${verb}`, { token: admin, body, headers })

const lastAccess = async () =>
  (
    await identity.rows(
      "select account, action, subject, result, reason from access.record order by id desc limit 1"
    )
  )[0]

describe("signing in", () => {
  it("answers a token and the person, and sets a cookie that scripts and other sites do not get", async () => {
    await createOfficer("officer-a")
    const answer = await identity.signIn(" Officer-A ", "Xiawa-2026")
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      account: "officer-a",
      name: "张警官",
      role: "officer",
      townships: ["371603101"],
      station: "371603101"
    })
    expect(String(answer.body["token"])).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(Date.parse(String(answer.body["expiresAt"]))).toBeGreaterThan(Date.now() + 11 * 3_600_000)
    const cookie = String(answer.headers.get("set-cookie"))
    expect(cookie).toContain(`jiaosuo_session=${String(answer.body["token"])};`)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).not.toMatch(/Secure/)
    expect(await lastAccess()).toEqual({
      account: "officer-a",
      action: "SignIn",
      subject: "identity/account/officer-a",
      result: "granted",
      reason: null
    })
  })

  it("marks the cookie as secure behind TLS", async () => {
    const answer = await identity.call("POST", "/api/session", {
      body: { username: "officer-a", password: "Xiawa-2026" },
      headers: { "x-forwarded-proto": "https" }
    })
    expect(answer.headers.get("set-cookie")).toMatch(/Secure/)
  })

  it("says who one is, by token and by cookie", async () => {
    const token = await identity.tokenOf("officer-a", "Xiawa-2026")
    const expected = {
      account: "officer-a",
      name: "张警官",
      role: "officer",
      townships: ["371603101"],
      station: "371603101"
    }
    expect((await identity.call("GET", "/api/session", { token })).body).toEqual(expected)
    expect(
      (await identity.call("GET", "/api/session", { headers: { cookie: `jiaosuo_session=${token}` } })).body
    ).toEqual(expected)
  })

  it("refuses an unknown name and a wrong password in the same words, and records both", async () => {
    const unknown = await identity.signIn("nobody-here", "Xiawa-2026")
    expect(await lastAccess()).toMatchObject({
      account: null,
      subject: null,
      result: "refused",
      reason: "SignInFailed"
    })
    const wrong = await identity.signIn("officer-a", "Xiawa-2027")
    expect(await lastAccess()).toMatchObject({
      account: "officer-a",
      result: "refused",
      reason: "SignInFailed"
    })
    for (const answer of [unknown, wrong]) {
      expect([answer.status, answer.body["code"], answer.body["title"]]).toEqual([
        401,
        "SignInFailed",
        "用户名或密码错误"
      ])
    }
    await identity.signIn("officer-a", "Xiawa-2026")
  })

  it("keeps neither passwords nor tokens: argon2id and SHA-256 only", async () => {
    const token = await identity.tokenOf("officer-a", "Xiawa-2026")
    const [credential] = await identity.rows("select hash from identity.credential limit 1")
    expect(String(credential?.["hash"])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const everything = JSON.stringify([
      await identity.rows("select * from identity.credential"),
      await identity.rows(
        "select encode(digest, 'base64') as digest, account, source_address from identity.session"
      ),
      await identity.rows("select data::text, fingerprint::text from log.event"),
      await identity.rows("select * from access.record")
    ])
    expect(everything).not.toContain(token)
    expect(everything).not.toContain("Xiawa-2026")
    expect(JSON.stringify(await identity.rows("select data::text from log.event"))).not.toContain("张警官")
  })
})

describe("signing out", () => {
  it("ends the session at once, and is harmless a second time", async () => {
    const token = await identity.tokenOf("officer-a", "Xiawa-2026")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    const answer = await identity.call("DELETE", "/api/session", { token })
    expect(answer.status).toBe(204)
    expect(answer.headers.get("set-cookie")).toMatch(/jiaosuo_session=;.*Max-Age=0/)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
    expect((await identity.call("DELETE", "/api/session", { token })).status).toBe(204)
    expect(await lastAccess()).toMatchObject({ account: "officer-a", action: "SignOut" })
  })

  it("is not done for another site", async () => {
    const token = await identity.tokenOf("officer-a", "Xiawa-2026")
    const headers = { cookie: `jiaosuo_session=${token}`, origin: "https://elsewhere.example" }
    expect((await identity.call("DELETE", "/api/session", { headers })).status).toBe(403)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
  })
})

describe("X4: lockout after failures", () => {
  it("locks for a while, whatever the password then is, and leaves open sessions open", async () => {
    await createOfficer("officer-b")
    const token = await identity.tokenOf("officer-b", "Xiawa-2026")
    for (let i = 0; i < 3; i++) expect((await identity.signIn("officer-b", "wrong")).status).toBe(401)
    const locked = await identity.signIn("officer-b", "Xiawa-2026")
    expect([locked.status, locked.body["code"], locked.body["rule"]]).toEqual([403, "AccountIsLocked", "X4"])
    expect(Date.parse(String((locked.body["facts"] as { until: string }).until))).toBeGreaterThan(Date.now())
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    const [event] = await identity.rows(
      "select type, actor, data from log.event where stream = 'identity/account/officer-b' order by version desc limit 1"
    )
    expect(event).toMatchObject({
      type: "AccountWasLockedAfterFailedSignIns",
      actor: "officer-b",
      data: { failures: 3 }
    })
  })

  it("an administrator unlocks, with a reason", async () => {
    expect((await administer("officer-b", "unlock", { reason: "本人核实" })).status).toBe(200)
    expect((await identity.signIn("officer-b", "Xiawa-2026")).status).toBe(200)
  })

  it("a success begins to count from zero again", async () => {
    for (let i = 0; i < 2; i++) await identity.signIn("officer-b", "wrong")
    expect((await identity.signIn("officer-b", "Xiawa-2026")).status).toBe(200)
    for (let i = 0; i < 2; i++) await identity.signIn("officer-b", "wrong")
    expect((await identity.signIn("officer-b", "Xiawa-2026")).status).toBe(200)
  })
})

describe("sessions that end by themselves", () => {
  /** Time passes for the sessions of one account; this process forgets what it remembers of tokens. */
  const age = async (account: string, column: "expires_at" | "last_seen_at", interval: string) => {
    await identity.rows(
      `update identity.session set ${column} = ${column} - interval '${interval}' where account = '${account}'`
    )
    await identity.runtime.runPromise(Effect.map(RememberedSessions, (remembered) => remembered.clear()))
  }

  it.each([
    ["last_seen_at", "2 hours", "SessionWasNotUsed"],
    ["expires_at", "12 hours", "SessionIsTooOld"]
  ] as const)("X4: after %s passed by %s", async (column, interval, reason) => {
    const name = `officer-${column.slice(0, 4)}`
    await createOfficer(name)
    const token = await identity.tokenOf(name, "Xiawa-2026")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    await age(name, column, interval)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
    await identity.runtime.runPromise(tidy.pipe(Effect.provide(postgresAccessLogLayer)))
    expect(
      await identity.rows(
        `select action, result, reason from access.record where account = '${name}' and action = 'SessionEnded'`
      )
    ).toEqual([{ action: "SessionEnded", result: "granted", reason }])
    expect(await identity.rows(`select 1 as one from identity.session where account = '${name}'`)).toEqual([])
  })

  it("using a session keeps it alive", async () => {
    await createOfficer("officer-used")
    const token = await identity.tokenOf("officer-used", "Xiawa-2026")
    await age("officer-used", "last_seen_at", "119 minutes")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    await age("officer-used", "last_seen_at", "119 minutes")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
  })
})

describe("passwords", () => {
  it("of an administrator's making are changed before anything else", async () => {
    const { mustChangePassword: _, ...body } = officer("officer-new")
    expect((await identity.call("POST", "/api/accounts", { token: admin, body })).status).toBe(201)
    const refused = await identity.signIn("officer-new", "Xiawa-2026")
    expect([refused.status, refused.body["code"]]).toEqual([403, "PasswordMustBeChanged"])
    const changed = await identity.call("POST", "/api/session/password", {
      body: { username: "officer-new", password: "Xiawa-2026", newPassword: "Bohai-2027" }
    })
    expect([changed.status, changed.body["account"]]).toEqual([200, "officer-new"])
    expect(
      (await identity.call("GET", "/api/session", { token: String(changed.body["token"]) })).status
    ).toBe(200)
    expect((await identity.signIn("officer-new", "Xiawa-2026")).status).toBe(401)
  })

  it("that are changed end every session so far", async () => {
    const token = await identity.tokenOf("officer-new", "Bohai-2027")
    await identity.call("POST", "/api/session/password", {
      body: { username: "officer-new", password: "Bohai-2027", newPassword: "Bohai-2028" }
    })
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
  })

  it("need to be fit, and a wrong one so far proves nothing", async () => {
    const change = (password: string, newPassword: string) =>
      identity.call("POST", "/api/session/password", {
        body: { username: "officer-new", password, newPassword }
      })
    const unfit = await change("Bohai-2028", "12345678")
    expect([unfit.status, unfit.body["code"]]).toEqual([422, "PasswordIsUnfit"])
    expect(unfit.body["fields"]).toEqual([
      { path: "newPassword", reason: "过于常见，容易被猜到", rule: "X4" }
    ])
    expect((await change("wrong", "Bohai-2029")).status).toBe(401)
  })

  it("are reset by an administrator, with a reason, to be changed at the next sign-in", async () => {
    const reset = await administer("officer-new", "reset-password", {
      password: "Reset-2026",
      reason: "忘记密码"
    })
    expect(reset.status).toBe(200)
    expect((await identity.signIn("officer-new", "Reset-2026")).body["code"]).toBe("PasswordMustBeChanged")
  })
})

describe("administering accounts", () => {
  it("X5: is for administrators, who see no case data in turn", async () => {
    const token = await identity.tokenOf("officer-a", "Xiawa-2026")
    for (const [method, path, body] of [
      ["GET", "/api/accounts", undefined],
      ["GET", "/api/accounts/officer-a", undefined],
      ["POST", "/api/accounts", officer("officer-z")],
      ["POST", "/api/accounts/officer-b/lock", { reason: "x" }]
    ] as const) {
      expect((await identity.call(method, path, { token, body })).status).toBe(403)
    }
    expect((await identity.call("GET", "/api/session", { token: admin })).body).toMatchObject({
      role: "admin",
      townships: []
    })
    expect((await identity.call("GET", "/api/access-records", { token: admin })).status).toBe(403)
  })

  it("creates once for one command id, whatever happens to the answer", async () => {
    const headers = { "idempotency-key": uuidv7() }
    const send = (body: unknown) => identity.call("POST", "/api/accounts", { token: admin, body, headers })
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
    expect((await identity.signIn("officer-once", "Xiawa-2026")).status).toBe(200)
  })

  it("of twenty creations of one name at once, one is accepted, and it can sign in", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        identity.call("POST", "/api/accounts", {
          token: admin,
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
    const answer = await identity.call("POST", "/api/accounts", { token: admin, body })
    expect([answer.status, answer.body["code"], answer.body["rule"]]).toEqual([status, code, rule])
    expect(
      await identity.rows(
        "select 1 as one from identity.credential where account in ('officer-x', 'operator', 'Officer X')"
      )
    ).toEqual([])
  })

  it("locks, which ends the sessions, and unlocks", async () => {
    await createOfficer("officer-c")
    const token = await identity.tokenOf("officer-c", "Xiawa-2026")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    expect((await administer("officer-c", "lock", { reason: "调离" })).body).toMatchObject({
      id: "officer-c",
      version: 2
    })
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
    expect((await identity.signIn("officer-c", "Xiawa-2026")).body).toMatchObject({
      code: "AccountIsLocked",
      facts: { until: null }
    })
    expect((await administer("officer-c", "unlock", { reason: "归队" })).status).toBe(200)
    expect((await identity.signIn("officer-c", "Xiawa-2026")).status).toBe(200)
  })

  it("gives another role, which the open session has at once", async () => {
    const token = await identity.tokenOf("officer-c", "Xiawa-2026")
    const given = await administer("officer-c", "give-role", { role: "registrar", reason: "调任" })
    expect(given.status).toBe(200)
    expect((await identity.call("GET", "/api/session", { token })).body).toMatchObject({
      role: "registrar",
      townships: null,
      station: null
    })
    const toAdmin = await administer("officer-c", "give-role", { role: "admin", reason: "x" })
    expect([toAdmin.status, toAdmin.body["code"], toAdmin.body["rule"]]).toEqual([
      409,
      "AdministratorsHoldNoCaseData",
      "X5"
    ])
    expect((await administer("chief", "lock", { reason: "x" })).body["code"]).toBe(
      "AdministratorsDoNotChangeThemselves"
    )
  })

  it("names the holder anew, and forgets nothing of who did what", async () => {
    expect((await administer("officer-c", "name-holder", { displayName: "王警官" })).status).toBe(200)
    const file = (await identity.call("GET", "/api/accounts/officer-c", { token: admin })).body
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
    const passed = await administer("officer-c", "lock", { reason: "x" }, { "if-match": '"2"' })
    expect([passed.status, passed.body["code"], passed.body["facts"]]).toEqual([
      412,
      "VersionHasPassed",
      { expectedVersion: 2, actualVersion: 5 }
    ])
    expect((await administer("officer-c", "lock", { reason: "x" }, { "if-match": '"5"' })).status).toBe(200)
  })

  it("answers 404 for an account that does not exist", async () => {
    expect((await administer("nobody", "lock", { reason: "x" })).status).toBe(404)
    expect((await administer("a%2Fb", "name-holder", { displayName: "x" })).status).toBe(404)
    expect((await identity.call("GET", "/api/accounts/nobody", { token: admin })).status).toBe(404)
  })

  it("lists by name, in pages, with filters", async () => {
    const names: Array<string> = []
    let cursor: unknown = null
    do {
      const page = await identity.call(
        "GET",
        `/api/accounts?limit=3${cursor === null ? "" : `&cursor=${cursor}`}`,
        { token: admin }
      )
      names.push(...(page.body["items"] as ReadonlyArray<{ name: string }>).map(({ name }) => name))
      cursor = page.body["nextCursor"]
    } while (cursor !== null)
    expect(names).toEqual([...names].sort())
    expect(names).toContain("chief")
    expect(new Set(names).size).toBe(names.length)
    const found = await identity.call("GET", `/api/accounts?q=${encodeURIComponent("王警")}`, {
      token: admin
    })
    expect((found.body["items"] as ReadonlyArray<{ name: string }>).map(({ name }) => name)).toEqual([
      "officer-c"
    ])
    const admins = await identity.call("GET", "/api/accounts?role=admin", { token: admin })
    expect((admins.body["items"] as ReadonlyArray<{ name: string }>).map(({ name }) => name)).toEqual([
      "chief"
    ])
    const literal = await identity.call("GET", "/api/accounts?q=%25", { token: admin })
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
  it("are one for each desk and two for each of the eleven townships, and are made once", async () => {
    const first = await identity.runtime.runPromise(seedDemoAccounts)
    expect(first).toHaveLength(25)
    expect(first.map(({ account }) => account)).toEqual(
      expect.arrayContaining(["commander", "registrar", "admin", "officer-371603101", "warden-371603101"])
    )
    expect(first.map(({ account }) => account).filter((name) => name.includes("371603400"))).toEqual([])
    const head = await identity.runtime.runPromise(Effect.flatMap(EventStore, (store) => store.head))
    const started = performance.now()
    expect(await identity.runtime.runPromise(seedDemoAccounts)).toEqual(first)
    expect(performance.now() - started).toBeLessThan(200)
    expect(await identity.runtime.runPromise(Effect.flatMap(EventStore, (store) => store.head))).toBe(head)
    for (const name of ["warden-371603101", "commander", "admin"]) {
      expect((await identity.signIn(name, demoPassword)).status).toBe(200)
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
