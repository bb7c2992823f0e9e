import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { createConfig, lint } from "@redocly/openapi-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Product, startProduct } from "./product.ts"

const run = promisify(execFile)
const root = join(import.meta.dirname, "..", "..")
const tool = (name: string) => join(root, "node_modules", ".bin", name)

/** What a stranger writes against the published contract; compiled with the generated types, then run. */
const strangersProgram = `
import createClient from "openapi-fetch"
import type { paths } from "./contract.js"

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "" })
const signedIn = await client.POST("/api/session", { body: { username: "warden-371603101", password: "jiaosuo-demo" } })
const authorization = \`Bearer \${signedIn.data?.token}\`
const registered = await client.POST("/api/vehicles", {
  headers: { authorization },
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: {
    plate: { kind: "13", number: "鲁M7G001" },
    vehicleType: "N11",
    use: "A",
    owner: { kind: "person", name: "赵芳" },
    village: "371603101213"
  }
})
if (registered.data === undefined) throw new Error(JSON.stringify(registered.error))
const file = await client.GET("/api/vehicles/{id}", {
  headers: { authorization },
  params: { path: { id: registered.data.id } }
})
console.log(JSON.stringify({ id: registered.data.id, version: registered.data.version, file: file.data?.id }))
`

describe("the published contract", () => {
  let product: Product
  // Inside the clone, so that the stranger's program finds openapi-fetch.
  const folder = mkdtempSync(join(root, "test", "e2e", ".contract-"))
  beforeAll(async () => {
    product = await startProduct("host")
    const contract = await fetch(`${product.url}/openapi.json`)
    expect(contract.status).toBe(200)
    writeFileSync(join(folder, "openapi.json"), await contract.text())
  })
  afterAll(async () => {
    await product?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it("passes a public OpenAPI linter without an error", async () => {
    const config = await createConfig({ extends: ["recommended"] })
    const problems = await lint({ ref: join(folder, "openapi.json"), config })
    const errors = problems.filter(({ severity }) => severity === "error")
    expect(errors.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
  }, 120_000)

  it("generates a client that registers a vehicle", async () => {
    await run(tool("openapi-typescript"), ["openapi.json", "-o", "contract.ts"], { cwd: folder })
    writeFileSync(join(folder, "stranger.ts"), strangersProgram)
    const compiled = await run(
      process.execPath,
      [
        join(root, "node_modules", "typescript-7", "bin", "tsc"),
        "--ignoreConfig",
        "--strict",
        "--target",
        "es2022",
        "--module",
        "nodenext",
        "--skipLibCheck",
        "--types",
        "node",
        "stranger.ts"
      ],
      { cwd: folder }
    ).catch((failed: { readonly stdout: string }) => failed)
    expect(compiled.stdout).toBe("")
    const { stdout } = await run(process.execPath, ["stranger.js", product.url], { cwd: folder })
    const { id, version, file } = JSON.parse(stdout)
    expect(version).toBe(1)
    expect(file).toBe(id)
  }, 120_000)
})
