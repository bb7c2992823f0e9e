import { postgresAccessLogLayer } from "@jiaosuo/http/PostgresAccessLog"
import { RememberedSessions } from "@jiaosuo/http/PostgresSessions"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { tidy } from "../src/Housekeeping.ts"
import { adminPassword, officer, officerPassword, startIdentity } from "./identity.fixture.ts"

let identity: Awaited<ReturnType<typeof startIdentity>>
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity.stop())

const lastAccess = async () =>
  (
    await identity.rows(
      "select account, action, subject, result, reason from access.record order by id desc limit 1"
    )
  )[0]

describe("signing in", () => {
  it("answers a token and the person, and sets a cookie that scripts and other sites do not get", async () => {
    await identity.createOfficer("officer-a")
    const answer = await identity.signIn(" Officer-A ", officerPassword)
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
      body: { username: "officer-a", password: officerPassword },
      headers: { "x-forwarded-proto": "https" }
    })
    expect(answer.headers.get("set-cookie")).toMatch(/Secure/)
  })

  it("says who one is, by token and by cookie", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
    const expected = {
      account: "officer-a",
      name: "张警官",
      role: "officer",
      townships: ["371603101"],
      station: "371603101",
      qualification: "none"
    }
    expect((await identity.call("GET", "/api/session", { token })).body).toEqual(expected)
    expect(
      (await identity.call("GET", "/api/session", { headers: { cookie: `jiaosuo_session=${token}` } })).body
    ).toEqual(expected)
  })

  it("answers a token that counts at once, also where the accounts' table was behind the log", async () => {
    await identity.createOfficer("officer-behind")
    await identity.rows("delete from identity.account where name = 'officer-behind'")
    await identity.rows("update identity.checkpoint set position = 0")
    const token = await identity.tokenOf("officer-behind", officerPassword)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
  })

  it("asks again whose a token is that was nobody's", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
    const rename = (from: string, to: string) =>
      identity.rows(`update identity.session set account = '${to}' where account = '${from}'`)
    await rename("officer-a", "nobody")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
    await rename("nobody", "officer-a")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
  })

  it("believes nothing for longer because the clock was set back", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    await identity.runtime.runPromise(
      Effect.map(RememberedSessions, (remembered) => {
        for (const [key, entry] of remembered)
          remembered.set(key, { ...entry, until: entry.until + 3_600_000 })
      })
    )
    await identity.rows("delete from identity.session where account = 'officer-a'")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
  })

  it("refuses an unknown name and a wrong password in the same words, and records both", async () => {
    const unknown = await identity.signIn("nobody-here", officerPassword)
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
    await identity.signIn("officer-a", officerPassword)
  })

  it("keeps neither passwords nor tokens: argon2id and SHA-256 only", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
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
    expect(everything).not.toContain(officerPassword)
    expect(JSON.stringify(await identity.rows("select data::text from log.event"))).not.toContain("张警官")
  })
})

describe("signing out", () => {
  it("ends the session at once, and is harmless a second time", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    const answer = await identity.call("DELETE", "/api/session", { token })
    expect(answer.status).toBe(204)
    expect(answer.headers.get("set-cookie")).toMatch(/jiaosuo_session=;.*Max-Age=0/)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(401)
    expect((await identity.call("DELETE", "/api/session", { token })).status).toBe(204)
    expect(await lastAccess()).toMatchObject({ account: "officer-a", action: "SignOut" })
  })

  it("is not done for another site", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
    const headers = { cookie: `jiaosuo_session=${token}`, origin: "https://elsewhere.example" }
    expect((await identity.call("DELETE", "/api/session", { headers })).status).toBe(403)
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
  })
})

describe("X4: lockout after failures", () => {
  it("locks for a while, whatever the password then is, and leaves open sessions open", async () => {
    await identity.createOfficer("officer-b")
    const token = await identity.tokenOf("officer-b", officerPassword)
    for (let i = 0; i < 3; i++) expect((await identity.signIn("officer-b", "wrong")).status).toBe(401)
    const locked = await identity.signIn("officer-b", officerPassword)
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
    expect((await identity.administer("officer-b", "unlock", { reason: "本人核实" })).status).toBe(200)
    expect((await identity.signIn("officer-b", officerPassword)).status).toBe(200)
  })

  it("a success begins to count from zero again", async () => {
    for (let i = 0; i < 2; i++) await identity.signIn("officer-b", "wrong")
    expect((await identity.signIn("officer-b", officerPassword)).status).toBe(200)
    for (let i = 0; i < 2; i++) await identity.signIn("officer-b", "wrong")
    expect((await identity.signIn("officer-b", officerPassword)).status).toBe(200)
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
    await identity.createOfficer(name)
    const token = await identity.tokenOf(name, officerPassword)
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
    await identity.createOfficer("officer-used")
    const token = await identity.tokenOf("officer-used", officerPassword)
    await age("officer-used", "last_seen_at", "119 minutes")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
    await age("officer-used", "last_seen_at", "119 minutes")
    expect((await identity.call("GET", "/api/session", { token })).status).toBe(200)
  })
})

describe("passwords", () => {
  it("of an administrator's making are changed before anything else", async () => {
    const { mustChangePassword: _, ...body } = officer("officer-new")
    expect((await identity.call("POST", "/api/accounts", { token: identity.admin, body })).status).toBe(201)
    const refused = await identity.signIn("officer-new", officerPassword)
    expect([refused.status, refused.body["code"]]).toEqual([403, "PasswordMustBeChanged"])
    const changed = await identity.call("POST", "/api/session/password", {
      body: { username: "officer-new", password: officerPassword, newPassword: "Bohai-2027" }
    })
    expect([changed.status, changed.body["account"]]).toEqual([200, "officer-new"])
    expect(
      (await identity.call("GET", "/api/session", { token: String(changed.body["token"]) })).status
    ).toBe(200)
    expect((await identity.signIn("officer-new", officerPassword)).status).toBe(401)
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
    const reset = await identity.administer("officer-new", "reset-password", {
      password: "Reset-2026",
      reason: "忘记密码"
    })
    expect(reset.status).toBe(200)
    expect((await identity.signIn("officer-new", "Reset-2026")).body["code"]).toBe("PasswordMustBeChanged")
  })
})

describe("without its database", () => {
  it("lets nobody in, says so, and says when to try again", async () => {
    const own = await startIdentity()
    const [database] = await own.rows("select current_database() as name")
    await identity.rows(`alter database ${String(database?.["name"])} allow_connections false`)
    await identity.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${String(database?.["name"])}'`
    )
    for (const answer of [
      await own.signIn("chief", "whatever"),
      await own.call("GET", "/api/session", { token: "a-token-not-seen-before" }),
      await own.call("GET", "/api/accounts", { token: own.admin })
    ]) {
      expect([answer.status, answer.body["code"], answer.headers.get("retry-after")]).toEqual([
        503,
        "ServiceIsUnavailable",
        "2"
      ])
    }
    await identity.rows(`alter database ${String(database?.["name"])} allow_connections true`)
    expect((await own.signIn("chief", adminPassword)).status).toBe(200)
    await own.stop()
  })
})
