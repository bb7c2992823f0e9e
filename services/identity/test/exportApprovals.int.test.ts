import { ExportApprovals } from "@jiaosuo/http/ExportApprovals"
import { postgresExportApprovalsLayer } from "@jiaosuo/http/PostgresExportApprovals"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { officer, officerPassword, startIdentity } from "./identity.fixture.ts"

/** Requests for the approval of bulk exports, as people make and answer them (X1, X3, X5). */

const people = {
  commander: { role: "commander", townships: undefined },
  "second-commander": { role: "commander", townships: undefined },
  registrar: { role: "registrar", townships: undefined },
  "officer-a": { role: "officer", townships: ["371603101", "371603102"] },
  "officer-b": { role: "officer", townships: ["371603103"] },
  "warden-a": { role: "warden", townships: ["371603101"] },
  "auxiliary-a": { role: "auxiliary", townships: ["371603101"] }
} as const
type Person = keyof typeof people | "admin"

const tokens = new Map<Person, string>()
let identity: Awaited<ReturnType<typeof startIdentity>>
beforeAll(async () => {
  identity = await startIdentity()
  tokens.set("admin", identity.admin)
  for (const name of Object.keys(people) as ReadonlyArray<keyof typeof people>) {
    const { townships: _, ...account } = officer(name)
    const body = { ...account, ...people[name] }
    const made = await identity.call("POST", "/api/accounts", { token: identity.admin, body })
    if (made.status !== 201) throw new Error(JSON.stringify(made.body))
    tokens.set(name, await identity.tokenOf(name, officerPassword))
  }
})
afterAll(() => identity.stop())

const as = (person: Person, method: string, path: string, body?: unknown, key?: string) =>
  identity.call(method, path, {
    token: tokens.get(person) ?? "",
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { "idempotency-key": key } })
  })
const wanted = { list: "/api/vehicles?class=coach&township=371603101", purpose: "季度核查", rows: 1_324 }
const ask = async (person: Person, over: object = {}): Promise<string> => {
  const answer = await as(person, "POST", "/api/export-approvals", { ...wanted, ...over })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return String(answer.body["id"])
}
const grant = (person: Person, id: string) => as(person, "POST", `/api/export-approvals/${id}/grant`, {})
const outcome = ({ status, body }: Awaited<ReturnType<typeof grant>>) => [status, body["code"], body["rule"]]
const standing = async (person: Person, id: string) =>
  (await as(person, "GET", `/api/export-approvals/${id}`)).body["standing"]
const use = (about: Partial<Parameters<typeof ExportApprovals.Service.use>[0]> & { approval: string }) =>
  identity.runtime.runPromise(
    Effect.flatMap(ExportApprovals, (approvals) =>
      approvals.use({
        account: "warden-a",
        list: wanted.list,
        purpose: wanted.purpose,
        rows: wanted.rows,
        at: new Date().toISOString(),
        ...about
      })
    ).pipe(Effect.provide(postgresExportApprovalsLayer))
  )
const accesses = (id: string) =>
  identity.rows(
    `select account, action, purpose, result, reason from access.record
     where subject = 'identity/export-approval/${id}' order by at, id`
  )

describe("X1: a request for the approval of a bulk export", () => {
  it("is asked for by one, granted by another, and both are in the access log", async () => {
    const id = await ask("warden-a")
    expect((await as("warden-a", "GET", `/api/export-approvals/${id}`)).body).toMatchObject({
      account: "warden-a",
      displayName: "张警官",
      path: "/api/vehicles",
      list: "/api/vehicles?class=coach&township=371603101",
      purpose: "季度核查",
      townships: ["371603101"],
      scope: ["371603101"],
      rows: 1_324,
      standing: "pending",
      mayAnswer: false
    })
    expect((await as("officer-a", "GET", `/api/export-approvals/${id}`)).body).toMatchObject({
      mayAnswer: true
    })
    const before = Date.now()
    expect((await grant("officer-a", id)).status).toBe(200)
    const { body } = await as("warden-a", "GET", `/api/export-approvals/${id}`)
    expect(body).toMatchObject({ standing: "granted", answeredBy: "officer-a", rowsAtMost: 1_457 })
    const hours = (Date.parse(String(body["until"])) - before) / 3_600_000
    expect(Math.round(hours)).toBe(24)
    expect(await accesses(id)).toEqual([
      { account: "warden-a", action: "AskForExport", purpose: "季度核查", result: "granted", reason: null },
      { account: "officer-a", action: "GrantExport", purpose: null, result: "granted", reason: null }
    ])
  })

  it("keeps the conditions of the list and the purpose out of the log", async () => {
    const id = await ask("registrar", { list: "/api/vehicles?q=王建国", purpose: "查王建国名下车辆" })
    const [row] = await identity.rows(
      `select string_agg(data::text, '') as log from log.event where stream = 'identity/export-approval/${id}'`
    )
    expect(String(row?.["log"])).toContain("/api/vehicles")
    expect(String(row?.["log"])).not.toContain("王建国")
    expect(String(row?.["log"])).not.toContain(encodeURIComponent("王建国"))
    expect((await as("commander", "GET", `/api/export-approvals/${id}`)).body).toMatchObject({
      list: `/api/vehicles?q=${encodeURIComponent("王建国")}`,
      purpose: "查王建国名下车辆"
    })
  })

  it("is one request for one command id; another list or purpose under it is another", async () => {
    const key = uuidv7()
    const send = (over: object) =>
      as("warden-a", "POST", "/api/export-approvals", { ...wanted, ...over }, key)
    const first = await send({})
    expect(first.status).toBe(201)
    // The same list, said otherwise: neither the page nor the order of conditions makes it another.
    const again = await send({ list: "/api/vehicles?township=371603101&limit=1&class=coach" })
    expect(again.body).toEqual(first.body)
    for (const over of [{ purpose: "年度核查" }, { list: "/api/vehicles" }, { rows: 9_999 }]) {
      expect(outcome(await send(over)).slice(0, 2)).toEqual([409, "CommandIdIsTaken"])
    }
  })

  it("names a list, a purpose and how many rows", async () => {
    for (const [over, path] of [
      [{ purpose: "" }, "purpose"],
      [{ list: "https://elsewhere.example/api/vehicles" }, "list"],
      [{ rows: 0 }, "rows"]
    ] as const) {
      const { status, body } = await as("warden-a", "POST", "/api/export-approvals", { ...wanted, ...over })
      expect([status, (body["fields"] as ReadonlyArray<{ path: string }>)[0]?.path]).toEqual([400, path])
    }
  })

  it("X3: is for townships that the one who asks sees", async () => {
    const answer = await as("warden-a", "POST", "/api/export-approvals", {
      ...wanted,
      list: "/api/vehicles?township=371603101,371603102"
    })
    expect(outcome(answer)).toEqual([403, "ExportListIsOutOfScope", "X3"])
  })
})

describe("X1: answering a request", () => {
  it("is not for the one who asked, whoever they are", async () => {
    const id = await ask("commander")
    expect(outcome(await grant("commander", id))).toEqual([403, "NobodyApprovesTheirOwnExport", "X1"])
    expect(await standing("commander", id)).toBe("pending")
    expect((await grant("second-commander", id)).status).toBe(200)
    expect((await accesses(id)).map(({ result, reason }) => [result, reason])).toEqual([
      ["granted", null],
      ["refused", "NobodyApprovesTheirOwnExport"],
      ["granted", null]
    ])
  })

  it("X3: is not for an officer of other townships, nor for a station's where the district asks", async () => {
    const ofTownship = await ask("warden-a")
    expect(outcome(await grant("officer-b", ofTownship))).toEqual([403, "ExportIsOutOfScope", "X3"])
    expect((await as("officer-b", "GET", `/api/export-approvals/${ofTownship}`)).status).toBe(404)
    const ofDistrict = await ask("registrar")
    expect(outcome(await grant("officer-a", ofDistrict))).toEqual([403, "ExportIsOutOfScope", "X3"])
    expect((await grant("commander", ofDistrict)).status).toBe(200)
  })

  it("X5: is not for administrators, who do not even see it; nor for wardens and auxiliaries", async () => {
    const id = await ask("warden-a")
    for (const person of ["admin", "auxiliary-a", "registrar"] as const) {
      expect(outcome(await grant(person, id)).slice(0, 2)).toEqual([403, "RoleMayNotDoThis"])
    }
    for (const [method, path, body] of [
      ["GET", "/api/export-approvals", undefined],
      ["GET", `/api/export-approvals/${id}`, undefined],
      ["POST", "/api/export-approvals", wanted],
      ["POST", `/api/export-approvals/${id}/refuse`, { reason: "x" }]
    ] as const) {
      expect((await as("admin", method, path, body)).status).toBe(403)
    }
    expect((await as("auxiliary-a", "GET", `/api/export-approvals/${id}`)).status).toBe(404)
  })

  it("happens once, and a refusal says why", async () => {
    const id = await ask("warden-a")
    const refused = await as("officer-a", "POST", `/api/export-approvals/${id}/refuse`, {
      reason: "用途不明"
    })
    expect(refused.status).toBe(200)
    expect((await as("warden-a", "GET", `/api/export-approvals/${id}`)).body).toMatchObject({
      standing: "refused",
      reason: "用途不明",
      answeredBy: "officer-a"
    })
    expect(outcome(await grant("commander", id))).toEqual([409, "ExportApprovalIsAnswered", "X1"])
    expect(await use({ approval: id })).toBe("refused")
    expect(outcome(await grant("commander", uuidv7()))).toEqual([404, "ExportApprovalDoesNotExist", "X1"])
  })
})

describe("X1: the list of requests", () => {
  const list = async (person: Person, query: string) =>
    (await as(person, "GET", `/api/export-approvals${query}`)).body as unknown as {
      readonly items: ReadonlyArray<{ id: string; account: string; standing: string; mayAnswer: boolean }>
      readonly nextCursor: string | null
      readonly toAnswer: number
    }

  it("has the unanswered first, in pages, for whoever may answer; for everybody else their own", async () => {
    const waiting = await ask("warden-a", { purpose: "待批" })
    const whole = await list("commander", "?limit=500")
    expect(whole.items[0]?.id).toBe(waiting)
    const standings = whole.items.map((item) => item.standing)
    expect(standings).toEqual([
      ...standings.filter((one) => one === "pending"),
      ...standings.filter((one) => one !== "pending")
    ])
    expect(whole.toAnswer).toBe(whole.items.filter(({ mayAnswer }) => mayAnswer).length)
    const met: Array<string> = []
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await list("commander", `?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`)
      met.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(met).toEqual(whole.items.map(({ id }) => id))

    const own = await list("warden-a", "?limit=500")
    expect(new Set(own.items.map(({ account }) => account))).toEqual(new Set(["warden-a"]))
    expect(own.toAnswer).toBe(0)
    expect((await list("auxiliary-a", "")).items).toEqual([])
    expect((await list("officer-a", "?limit=500")).items.map(({ account }) => account)).not.toContain(
      "registrar"
    )
    const query = `?mine=yes&list=${encodeURIComponent(wanted.list)}&purpose=${encodeURIComponent("待批")}`
    expect((await list("warden-a", query)).items.map(({ id }) => id)).toEqual([waiting])
    expect((await list("commander", query)).items).toEqual([])
  })
})

describe("X1: using an approval", () => {
  const approved = async () => {
    const id = await ask("warden-a")
    await grant("officer-a", id)
    return id
  }

  it("is for this account, list, purpose and number of rows; whatever else asks leaves it as it is", async () => {
    const pending = await ask("warden-a")
    expect(await use({ approval: pending })).toBe("pending")
    const id = await approved()
    expect(await use({ approval: uuidv7() })).toBe("unknown")
    expect(await use({ approval: "no uuid" })).toBe("unknown")
    expect(await use({ approval: id, account: "officer-a" })).toBe("unknown")
    expect(await use({ approval: id, list: "/api/vehicles" })).toBe("another-list")
    expect(await use({ approval: id, purpose: "other" })).toBe("another-purpose")
    expect(await use({ approval: id, rows: 1_458 })).toBe("more-rows")
    expect(await use({ approval: id, at: new Date(Date.now() + 24 * 3_600_000 + 1).toISOString() })).toBe(
      "expired"
    )
    expect(await standing("warden-a", id)).toBe("granted")
    expect(await use({ approval: id, rows: 1_457 })).toBe("granted")
  })

  it("happens once, of twenty exports at the same moment as well, and the log has it", async () => {
    const id = await approved()
    const uses = await Promise.all(Array.from({ length: 20 }, () => use({ approval: id })))
    expect([...uses].sort()).toEqual(["granted", ...Array.from({ length: 19 }, () => "used")])
    expect(await standing("officer-a", id)).toBe("used")
    const log = Effect.promise(() =>
      identity.rows(
        `select type, actor, data from log.event where stream = 'identity/export-approval/${id}' order by version`
      )
    )
    const told = await Effect.runPromise(eventually(log, (rows) => rows.length === 3))
    expect(told[2]).toEqual({ type: "ExportApprovalWasUsed", actor: "warden-a", data: { rows: 1_324 } })
    expect(await use({ approval: id })).toBe("used")
  })
})
