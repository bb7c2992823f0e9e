import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { HostConnection } from "../src/cli/HostConnection.ts"
import { type Importable, importables } from "../src/cli/Importables.ts"
import { importLedger } from "../src/cli/ImportCommand.ts"
import { CommandFailed, exitCodes } from "../src/cli/Outcome.ts"

/** The command against a host that is spoken for by this file: what is sent, and what is made of the answers. */

const folder = mkdtempSync(join(tmpdir(), "jiaosuo-import-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (name: string, content: string): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const accidents = importables.find(({ kind }) => kind === "accidents") as Importable
const vehicles = importables.find(({ kind }) => kind === "vehicles") as Importable

const sums = { rows: 3, accepted: 2, warnings: 1, duplicate: 0, rejected: 1 }
const ofPersons = { rows: 4, accepted: 3, warnings: 0, duplicate: 0, rejected: 1 }

/** A host that takes an import, breaks off the first progress and then finishes. */
const hostThat = (second: unknown) => {
  const asked: Array<string> = []
  const forms: Array<FormData> = []
  let progress = 0
  const begun = { id: "i1", state: "waiting", answered: 0, ...sums, second }
  const answer = async (path: string, init: RequestInit = {}): Promise<Response> => {
    asked.push(`${init.method ?? "GET"} ${path}`)
    if (init.body instanceof FormData) {
      forms.push(init.body)
      return Response.json(begun, { status: 202 })
    }
    if (path.endsWith("/progress")) {
      progress++
      if (progress === 1) throw new CommandFailed("gone", exitCodes.notReachable)
      return new Response(`event: progress\ndata: ${JSON.stringify({ ...begun, answered: 1 })}\n\n`)
    }
    if (path.includes("/answers")) return new Response(`answers of ${path}\r\n`)
    return Response.json({ ...begun, state: "finished", answered: 3 })
  }
  const host: HostConnection = {
    url: "http://host.example",
    request: answer,
    json: async <A>(path: string, init?: RequestInit) => (await (await answer(path, init)).json()) as A,
    wasReached: () => true
  }
  return { host, asked, forms }
}

describe("jiaosuo import <kind>", () => {
  let out = ""
  beforeEach(() => {
    out = ""
    vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
      out += String(chunk)
      return true
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const file = written("事故.csv", "事故编号\r\n1\r\n")
  const mapping = written("map.json", "{}")
  const persons = written("当事人.csv", "事故编号,姓名\r\n1,甲\r\n")

  it("sends ledger, mapping and second file together, and writes the answers to the rows of both", async () => {
    const { host, asked, forms } = hostThat({ part: "persons", ...ofPersons })
    const answers = join(folder, "out.csv")
    await importLedger(host, accidents, file, { mapping, second: persons, answers, json: true })
    expect(out).toBe(`${JSON.stringify({ ...sums, persons: ofPersons })}\n`)
    const parts = [...(forms[0]?.entries() ?? [])].map(([name, part]) => [name, (part as File).name])
    expect(parts).toEqual([
      ["file", "事故.csv"],
      ["mapping", "map.json"],
      ["persons", "当事人.csv"]
    ])
    const sent = forms[0]?.get("persons")
    expect(sent instanceof File ? await sent.text() : sent).toBe("事故编号,姓名\r\n1,甲\r\n")
    expect(asked).toEqual([
      "POST /api/accidents/imports",
      "GET /api/accidents/imports/i1/progress",
      "GET /api/accidents/imports/i1/progress",
      "GET /api/accidents/imports/i1",
      "GET /api/accidents/imports/i1/answers",
      "GET /api/accidents/imports/i1/answers?file=persons"
    ])
    expect(readFileSync(answers, "utf8")).toBe("answers of /api/accidents/imports/i1/answers\r\n")
    expect(readFileSync(join(folder, "out.persons.csv"), "utf8")).toContain("?file=persons")
    expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([])
  })

  it("without a second file: the sums as ever, and where the reasons are to be had", async () => {
    const { host, forms } = hostThat(null)
    await importLedger(host, vehicles, file, { json: false })
    expect([...(forms[0]?.keys() ?? [])]).toEqual(["file"])
    expect(out).toBe(
      "3 rows: 2 accepted (1 with a warning), 0 duplicate, 1 rejected\n" +
        "The reasons: jiaosuo import vehicles 事故.csv --answers OUT.csv, or the import's page.\n"
    )
  })

  it("for people, the sums of both files", async () => {
    const { host } = hostThat({ part: "persons", ...ofPersons })
    await importLedger(host, accidents, file, {
      second: persons,
      answers: join(folder, "b.csv"),
      json: false
    })
    expect(out.split("\n")[1]).toBe("persons: 4 rows: 3 accepted (0 with a warning), 0 duplicate, 1 rejected")
  })

  it("a second file that is not there is told before anything is sent", async () => {
    const { host, forms } = hostThat(null)
    const missing = join(folder, "none.csv")
    await expect(importLedger(host, accidents, file, { second: missing, json: true })).rejects.toMatchObject({
      message: `There is no file ${missing}.`,
      exitCode: exitCodes.usage
    })
    expect(forms).toEqual([])
    expect(existsSync(missing)).toBe(false)
  })
})
