import { SqlClient } from "@effect/sql/SqlClient"
import { postgresSessionsLayer, RememberedSessions } from "@jiaosuo/http/PostgresSessions"
import { Sessions } from "@jiaosuo/http/Sessions"
import { addDays, dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { manualClock } from "@jiaosuo/testing/Clock"
import { Effect, Layer, Option } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { officer, officerPassword, startIdentity } from "./identity.fixture.ts"

let identity: Awaited<ReturnType<typeof startIdentity>>
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity.stop())

const today = dayInShanghai(Date.now())
const junior = { qualification: "junior", certificateNumber: "鲁SG-20260311", reason: "考试合格" }

const create = (body: unknown) => identity.call("POST", "/api/accounts", { token: identity.admin, body })
const qualify = (name: string, body: unknown, headers?: Record<string, string>) =>
  identity.administer(name, "qualify", body, headers)
const fileOf = async (name: string) =>
  (await identity.call("GET", `/api/accounts/${name}`, { token: identity.admin })).body
const whoIs = async (token: string) => (await identity.call("GET", "/api/session", { token })).body

describe("A2: qualifying officers", () => {
  it("is in force at once in a session that is open, and says who, when and why", async () => {
    await identity.createOfficer("officer-a")
    const token = await identity.tokenOf("officer-a", officerPassword)
    expect(await whoIs(token)).toMatchObject({ qualification: "none" })
    const answer = await qualify("officer-a", { ...junior, lastValidDay: addDays(today, 400) })
    expect([answer.status, answer.body["id"], answer.body["version"]]).toEqual([200, "officer-a", 2])
    expect(await whoIs(token)).toMatchObject({ qualification: "junior" })
    const file = await fileOf("officer-a")
    expect(file).toMatchObject({
      qualification: "junior",
      certificateNumber: "鲁SG-20260311",
      lastValidDay: addDays(today, 400),
      countsAs: "junior"
    })
    expect((file["history"] as ReadonlyArray<object>)[1]).toMatchObject({
      by: "chief",
      what: "OfficerWasQualified",
      data: { qualification: "junior", lastValidDay: addDays(today, 400), reason: "考试合格" }
    })
    expect(JSON.stringify(file["history"])).not.toContain("certificateId")
  })

  it("keeps the number of the certificate out of the log", async () => {
    const log = JSON.stringify(await identity.rows("select data::text from log.event"))
    expect(log).toContain("certificateId")
    expect(log).not.toContain("鲁SG-20260311")
  })

  it("is raised, withdrawn, and seen in the list", async () => {
    const token = await identity.tokenOf("officer-a", officerPassword)
    await qualify("officer-a", { ...junior, qualification: "senior", certificateNumber: "鲁SG-2" })
    const list = await identity.call("GET", "/api/accounts?q=officer-a", { token: identity.admin })
    expect(list.body["items"]).toMatchObject([
      { qualification: "senior", certificateNumber: "鲁SG-2", lastValidDay: null, countsAs: "senior" }
    ])
    expect(await whoIs(token)).toMatchObject({ qualification: "senior" })
    expect((await qualify("officer-a", { qualification: "none", reason: "调离" })).status).toBe(200)
    expect(await whoIs(token)).toMatchObject({ qualification: "none" })
    expect(await fileOf("officer-a")).toMatchObject({
      qualification: "none",
      certificateNumber: null,
      lastValidDay: null
    })
  })

  it("is recorded once for one command id, whatever happens to the answer", async () => {
    await identity.createOfficer("officer-b")
    const headers = { "idempotency-key": uuidv7() }
    const first = await qualify("officer-b", junior, headers)
    expect((await qualify("officer-b", junior, headers)).body).toEqual(first.body)
    expect((await qualify("officer-b", { qualification: "none", reason: "误登" })).body["version"]).toBe(3)
    expect((await qualify("officer-b", junior, headers)).body).toEqual(first.body)
    expect(await fileOf("officer-b")).toMatchObject({ qualification: "none", version: 3 })
    for (const other of [
      { ...junior, certificateNumber: "鲁SG-3" },
      { ...junior, qualification: "senior" },
      { ...junior, lastValidDay: today }
    ]) {
      const answer = await qualify("officer-b", other, headers)
      expect([answer.status, answer.body["code"]]).toEqual([409, "CommandIdIsTaken"])
    }
  })

  it("comes with a new account, where it is given", async () => {
    const { reason: _, ...given } = junior
    expect((await create({ ...officer("officer-new"), ...given })).status).toBe(201)
    const answer = await identity.signIn("officer-new", officerPassword)
    expect(answer.body).toMatchObject({ qualification: "junior" })
    expect(await fileOf("officer-new")).toMatchObject({ certificateNumber: "鲁SG-20260311", version: 2 })
  })

  it.each([
    [
      "a level without a certificate",
      { qualification: "simple", reason: "r" },
      "QualificationNeedsCertificate"
    ],
    [
      "a certificate of nothing",
      { qualification: "none", certificateNumber: "1", reason: "r" },
      "NoQualificationHasCertificate"
    ],
    [
      "a last day of nothing",
      { qualification: "none", lastValidDay: "2027-01-01", reason: "r" },
      "NoQualificationHasCertificate"
    ]
  ])("refuses %s", async (_, body, code) => {
    const answer = await qualify("officer-b", body)
    expect([answer.status, answer.body["code"], answer.body["rule"]]).toEqual([422, code, "A2"])
  })

  it.each([
    [{ ...junior, qualification: "expert" }, "qualification"],
    [{ ...junior, lastValidDay: "2027-02-29" }, "lastValidDay"],
    [{ ...junior, certificateNumber: "" }, "certificateNumber"],
    [{ qualification: "junior", certificateNumber: "1" }, "reason"]
  ])("refuses the form %j at %s", async (body, path) => {
    const answer = await qualify("officer-b", body)
    expect([answer.status, (answer.body["fields"] as ReadonlyArray<{ path: string }>)[0]?.path]).toEqual([
      400,
      path
    ])
  })

  it("X5: is an administrator's to do, on an account that exists", async () => {
    const token = await identity.tokenOf("officer-b", officerPassword)
    const own = await identity.call("POST", "/api/accounts/officer-b/qualify", { token, body: junior })
    expect([own.status, own.body["code"]]).toEqual([403, "RoleMayNotDoThis"])
    expect((await qualify("nobody", junior)).status).toBe(404)
  })

  it("A3: is refused to auxiliaries and everybody else who is no officer", async () => {
    for (const role of ["auxiliary", "warden"]) {
      const name = `${role}-a`
      expect((await create({ ...officer(name), role })).status).toBe(201)
      const answer = await qualify(name, junior)
      expect([answer.status, answer.body["code"], answer.body["rule"], answer.body["facts"]]).toEqual([
        422,
        "OnlyOfficersAreQualified",
        "A2",
        { role }
      ])
      const { reason: _, ...given } = junior
      const created = await create({ ...officer(`${role}-b`), role, ...given })
      expect([created.status, created.body["code"]]).toEqual([422, "OnlyOfficersAreQualified"])
    }
    expect(
      await identity.rows("select account from identity.certificate where account not like 'officer-%'")
    ).toEqual([])
  })

  it("ends with the officer's role", async () => {
    await qualify("officer-b", junior)
    const token = await identity.tokenOf("officer-b", officerPassword)
    const duty = { townships: ["371603101"], reason: "r" }
    await identity.administer("officer-b", "give-role", { role: "auxiliary", ...duty })
    expect(await whoIs(token)).toMatchObject({ role: "auxiliary", qualification: "none" })
    await identity.administer("officer-b", "give-role", { role: "officer", ...duty })
    expect(await whoIs(token)).toMatchObject({ role: "officer", qualification: "none" })
  })
})

describe("officers of the district's accident office", () => {
  it("have no township and no station, and it has to be said", async () => {
    const { townships: _, ...body } = officer("investigator-a")
    const forgotten = await create(body)
    expect([forgotten.status, forgotten.body["code"], forgotten.body["rule"]]).toEqual([
      422,
      "RoleNeedsAnotherScope",
      "X3"
    ])
    expect((await create({ ...body, townships: null })).status).toBe(201)
    expect((await identity.signIn("investigator-a", officerPassword)).body).toMatchObject({
      role: "officer",
      townships: null,
      station: null
    })
  })

  it("X3: auxiliaries are always of a station", async () => {
    const answer = await create({ ...officer("auxiliary-z"), role: "auxiliary", townships: null })
    expect([answer.status, answer.body["code"]]).toEqual([422, "RoleNeedsAnotherScope"])
  })
})

describe("A2: a qualification with a last valid day", () => {
  /** Sessions as another process sees them, at a time of one's own; what it remembers is its own. */
  const elsewhere = (clock: ReturnType<typeof manualClock>) =>
    identity.runtime.runPromise(
      Effect.map(SqlClient, (sql) => {
        const layer = postgresSessionsLayer().pipe(
          Layer.provide(Layer.succeed(SqlClient, sql)),
          Layer.provide(Layer.succeed(RememberedSessions, new Map()))
        )
        const sessions = Effect.runSync(Effect.scoped(Effect.map(Layer.build(layer), (all) => all)))
        return (token: string) =>
          Effect.flatMap(Sessions, ({ principalOf }) => principalOf(token)).pipe(
            Effect.map(Option.map(({ role, qualification }) => ({ role, qualification }))),
            Effect.map(Option.getOrNull),
            Effect.provide(sessions),
            Effect.provide(clock.layer),
            Effect.runPromise
          )
      })
    )

  it("counts on that day, and as none from the next day on, also for who is signed in and remembered", async () => {
    await identity.createOfficer("officer-c")
    await qualify("officer-c", { ...junior, lastValidDay: "2030-03-04" })
    const token = await identity.tokenOf("officer-c", officerPassword)
    const clock = manualClock("2030-03-04T15:59:59.000Z")
    const who = await elsewhere(clock)
    expect(await who(token)).toEqual({ role: "officer", qualification: "junior" })
    clock.advance("999 millis")
    expect(await who(token)).toEqual({ role: "officer", qualification: "junior" })
    // Midnight in Shanghai, and well within the time for which the session is remembered.
    clock.advance("1 millis")
    expect(await who(token)).toEqual({ role: "officer", qualification: "none" })
  })

  it("is shown as what it counts as today", async () => {
    await qualify("officer-c", { ...junior, lastValidDay: today })
    expect(await fileOf("officer-c")).toMatchObject({ qualification: "junior", countsAs: "junior" })
    await qualify("officer-c", { ...junior, lastValidDay: addDays(today, -1) })
    expect(await fileOf("officer-c")).toMatchObject({ qualification: "junior", countsAs: "none" })
    expect((await identity.signIn("officer-c", officerPassword)).body).toMatchObject({
      qualification: "none"
    })
  })

  it("is forgotten in other processes when a role would be: within three seconds", async () => {
    await qualify("officer-c", junior)
    const token = await identity.tokenOf("officer-c", officerPassword)
    const clock = manualClock("2030-03-04T01:00:00.000Z")
    const who = await elsewhere(clock)
    expect(await who(token)).toEqual({ role: "officer", qualification: "junior" })
    await qualify("officer-c", { qualification: "none", reason: "调离" })
    await identity.administer("officer-c", "give-role", {
      role: "auxiliary",
      townships: ["371603101"],
      reason: "r"
    })
    clock.advance("2999 millis")
    expect(await who(token)).toEqual({ role: "officer", qualification: "junior" })
    clock.advance("1 millis")
    expect(await who(token)).toEqual({ role: "auxiliary", qualification: "none" })
  })
})
