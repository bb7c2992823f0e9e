import { randomUUID } from "node:crypto"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type HostProcess, startHost } from "@jiaosuo/testing/HostProcess"
import { seedFolder } from "@jiaosuo/testing/SeededHost"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askingOf } from "./asking.ts"

const name = "欧阳振华"
const idNumber = "371603197504251231"
const phone = "13966667777"

interface Imported {
  readonly state: string
  readonly position: number
  readonly purgedAt: string | null
}

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
    await seedFolder(folder)
    host = await startHost(folder)
  })
  afterAll(async () => {
    await host?.end("SIGTERM")
    rmSync(folder, { recursive: true, force: true })
  })

  const { ask, done, get, signIn } = askingOf(() => host)

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

  /** Everybody whose values are kept: the people of the demo among them. */
  const personsKept = async (): Promise<ReadonlyArray<string>> => {
    const client = new pg.Client({ connectionString: host.file.databaseUrl })
    await client.connect()
    const { rows } = await client.query<{ person_id: string }>("select person_id from personal_keys.key")
    await client.end()
    return rows.map(({ person_id }) => person_id)
  }

  it("neither in the log nor in read models, uploads, the bus or the logs; and the log verifies", async () => {
    const registrar = await signIn("registrar")
    const others = new Set(await personsKept())
    const vehicle = await done("/api/vehicles", registrar, {
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
    const uploaded = await ask("/api/vehicles/imports?filename=ledger.csv", registrar, {
      method: "POST",
      headers: { "content-type": "text/csv", "idempotency-key": randomUUID() },
      body: ledger
    })
    const { id: importId } = JSON.parse(uploaded.text)
    const imported = () => get<Imported>(`/api/vehicles/imports/${importId}`, registrar)
    await expect.poll(async () => (await imported()).state).toBe("finished")
    // The list follows the log: it is asked for what the import was answered with.
    const { position } = await imported()
    const found = (after = position) =>
      get<{ readonly items: ReadonlyArray<unknown> }>(
        `/api/vehicles?q=${encodeURIComponent(name)}&after=${after}`,
        registrar
      )
    expect((await found()).items).toHaveLength(2)

    const before = await everything()
    for (const value of Object.values(person)) expect(before, value).not.toContain(value)

    const own = (await personsKept()).filter((id) => !others.has(id))
    expect(own).toHaveLength(1)
    const admin = await signIn("admin")
    await done(`/api/operations/persons/${own[0]}/erase`, admin, { reason: "本人申请" })

    const file = await get(`/api/vehicles/${vehicle.id}?unmask=true&purpose=check`, registrar)
    expect(JSON.stringify(file)).not.toContain(name)
    expect((await found()).items).toEqual([])
    await expect.poll(async () => (await imported()).purgedAt).not.toBeNull()
    const verified = await done("/api/operations/verify", admin, {})
    expect(verified).toMatchObject({ bad: null })
  }, 90_000)
})
