import { randomUUID } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type HostProcess, startHost } from "@jiaosuo/testing/HostProcess"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const name = "欧阳振华"
const idNumber = "371603197504251231"
const phone = "13966667777"

/** Seventeen digits with their check character, so that the number passes as a real one (N6). */
const withCheck = (first17: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return first17 + "10X98765432"[sum % 11]
}

describe("X7: a person who was erased is nowhere", () => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-erasure-"))
  const person = { name, idNumber: withCheck(idNumber.slice(0, 17)), phone }
  let host: HostProcess
  beforeAll(async () => {
    host = await startHost(folder)
  })
  afterAll(async () => {
    await host?.end("SIGTERM")
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (path: string, token: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${token}`, ...init.headers }
    const answer = await fetch(`${host.url}${path}`, { ...init, headers })
    const text = await answer.text()
    expect(answer.status, `${path}: ${text}`).toBeLessThan(300)
    return text === "" ? undefined : JSON.parse(text)
  }
  const command = (path: string, token: string, body: unknown) =>
    ask(path, token, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify(body)
    })
  const signIn = async (username: string): Promise<string> =>
    (await command("/api/session", "", { username, password: "jiaosuo-demo" })).token

  /** Everything of every table, and every file of the bus and the logs, as one text. */
  const everything = async (): Promise<string> => {
    const client = new pg.Client({ connectionString: host.file.databaseUrl })
    await client.connect()
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`
    )
    let text = ""
    for (const table of tables) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from ${table.name} t`)
      text += rows.map((row) => row.line).join("\n")
    }
    await client.end()
    for (const file of readdirSync(join(folder, "nats"), { recursive: true, withFileTypes: true })) {
      if (file.isFile()) text += readFileSync(join(file.parentPath, file.name), "utf8")
    }
    return text + host.output()
  }

  it("neither in the log nor in read models, uploads, the bus or the logs; and the log verifies", async () => {
    const registrar = await signIn("registrar")
    const vehicle = await command("/api/vehicles", registrar, {
      plate: { kind: "13", number: "鲁M7E001" },
      vehicleType: "N11",
      use: "A",
      owner: { kind: "person", ...person },
      village: "371603101213"
    })
    const ledger = [
      "号牌种类,号牌号码,车辆类型,使用性质,所有人,证件号码,联系电话,村(居)代码",
      `13,鲁M7E002,N11,A,${name},${person.idNumber},${phone},371603101213`,
      `13,鲁M7I003,N11,A,${name},${person.idNumber},${phone},371603101213`,
      ""
    ].join("\n")
    const { id: importId } = await ask("/api/vehicles/imports?filename=ledger.csv", registrar, {
      method: "POST",
      headers: { "content-type": "text/csv", "idempotency-key": randomUUID() },
      body: ledger
    })
    const imported = () => ask(`/api/vehicles/imports/${importId}`, registrar)
    await expect.poll(async () => (await imported()).state).toBe("finished")
    // The list follows the log: it is asked for what the import was answered with.
    const { position } = await imported()
    const found = await ask(`/api/vehicles?q=${encodeURIComponent(name)}&after=${position}`, registrar)
    expect(found.items).toHaveLength(2)

    const before = await everything()
    for (const value of Object.values(person)) expect(before, value).not.toContain(value)

    const client = new pg.Client({ connectionString: host.file.databaseUrl })
    await client.connect()
    const { rows } = await client.query("select person_id from personal_keys.key")
    await client.end()
    expect(rows).toHaveLength(1)
    const admin = await signIn("admin")
    await command(`/api/operations/persons/${rows[0].person_id}/erase`, admin, { reason: "本人申请" })

    const file = await ask(`/api/vehicles/${vehicle.id}?unmask=true&purpose=check`, registrar)
    expect(JSON.stringify(file)).not.toContain(name)
    expect((await ask(`/api/vehicles?q=${encodeURIComponent(name)}`, registrar)).items).toEqual([])
    await expect.poll(async () => (await imported()).purgedAt).not.toBeNull()
    const verified = await command("/api/operations/verify", admin, {})
    expect(verified).toMatchObject({ bad: null })
  }, 90_000)
})
