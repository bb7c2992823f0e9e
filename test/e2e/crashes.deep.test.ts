import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { endHosts, type HostProcess, jiaosuo, startHost } from "@jiaosuo/testing/HostProcess"
import { seedFolder } from "@jiaosuo/testing/SeededHost"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { askingOf } from "./asking.ts"

/**
 * 21 337 real crashes, published by the Montana Department of Transportation, through the mapping file of the
 * project. The file itself is not in the project: `CRASHES_CSV` names it, else it is looked for beside the checkout.
 */

const root = join(import.meta.dirname, "..", "..")
const beside = join(root, "..", "shared", "data", "crashes", "rural-crashes-2019-2020.csv")
const crashes = process.env["CRASHES_CSV"] ?? beside
const mapping = join(root, "services", "accidents", "mappings", "montana-rural-crashes.json")
const isThere = existsSync(crashes)

if (!isThere) {
  process.stderr.write(
    `\n${"!".repeat(100)}\nSKIPPED: the import of 21 337 crashes is NOT tested, for there is no file ${crashes}.\nName it with CRASHES_CSV=<path of rural-crashes-2019-2020.csv>.\n${"!".repeat(100)}\n\n`
  )
}

/** The file as it is, read without a line of the product: no value of it is in quotes. */
const readCrashes = (): ReadonlyArray<Readonly<Record<string, string>>> => {
  const [header = "", ...lines] = readFileSync(crashes, "utf8").trimEnd().split(/\r?\n/)
  expect(header + lines.join(""), "a value in quotes needs another reader").not.toContain('"')
  const names = header.replace(/^\uFEFF/, "").split(",")
  return lines.map((line) => {
    const values = line.split(",")
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""]))
  })
}

/** Accidents by road and whole mile, counted straight from the text. */
const countedPerMile = (): ReadonlyMap<string, number> => {
  const bins = new Map<string, number>()
  for (const { CORRIDOR, REF_POINT_FLOAT } of readCrashes()) {
    const key = `${CORRIDOR} ${Math.floor(Number(REF_POINT_FLOAT))}`
    bins.set(key, (bins.get(key) ?? 0) + 1)
  }
  return bins
}

interface Spots {
  readonly bin: string
  readonly bins: ReadonlyArray<{ readonly road: string; readonly bin: number; readonly accidents: number }>
}

describe.skipIf(!isThere)("real crashes of another police", () => {
  const folder = mkdtempSync(join(tmpdir(), "jiaosuo-crashes-"))
  const answers = join(folder, "answers.csv")
  let host: HostProcess
  beforeAll(async () => {
    await seedFolder(folder)
    host = await startHost(folder)
  })
  afterAll(async () => {
    await endHosts()
    rmSync(folder, { recursive: true, force: true })
  })
  const { get, signIn } = askingOf(() => host)

  const importCrashes = async () => {
    const began = performance.now()
    const { code, out, err } = await jiaosuo([
      "import",
      "accidents",
      crashes,
      ...["--mapping", mapping, "--answers", answers, "--json", "--data-dir", folder]
    ])
    expect(code, err).toBe(0)
    return {
      sums: JSON.parse(out) as Readonly<Record<string, number>>,
      seconds: (performance.now() - began) / 1_000
    }
  }

  const answered = () => readFileSync(answers, "utf8").trimEnd().split("\r\n").slice(1)

  it("every row is answered, and the sum is right", { timeout: 400_000 }, async () => {
    const rows = readCrashes()
    const { sums, seconds } = await importCrashes()
    process.stderr.write(`\n${rows.length} crashes imported in ${seconds.toFixed(1)} s (aim: under 60 s)\n`)
    expect(seconds).toBeLessThan(300)
    // C9: everything with a position is outside of the district; 0 is a receiver without a fix.
    const located = rows.filter(({ LATITUDE }) => Number(LATITUDE) !== 0).length
    expect(located).toBeGreaterThan(4_000)
    expect(rows).toHaveLength(21_337)
    expect(sums).toEqual({ rows: 21_337, accepted: 21_337, warnings: located, duplicate: 0, rejected: 0 })
    const lines = answered()
    expect(lines).toHaveLength(21_337)
    expect(lines.every((line, at) => line.startsWith(`${at + 1},accepted,`))).toBe(true)
  })

  it("black spots per mile are those of an independent count", { timeout: 120_000 }, async () => {
    const token = await signIn("commander")
    const list = await get<{ readonly items: ReadonlyArray<{ readonly position: number }> }>(
      "/api/accidents/imports",
      await signIn("registrar")
    )
    const after = list.items[0]?.position ?? 0
    expect(after).toBeGreaterThanOrEqual(21_337)
    const query = `bin=mile&from=2019-01-01&until=2020-12-31&after=${after}`
    const { bins } = await get<Spots>(`/api/accidents/analysis/black-spots?${query}`, token)
    const counted = countedPerMile()
    expect(counted.size).toBeGreaterThan(5_000)
    expect(new Map(bins.map(({ road, bin, accidents }) => [`${road} ${bin}`, accidents]))).toEqual(counted)
    expect(bins.reduce((sum, { accidents }) => sum + accidents, 0)).toBe(21_337)
  })

  it("the same file again changes nothing", { timeout: 400_000 }, async () => {
    const { sums } = await importCrashes()
    expect(sums).toEqual({ rows: 21_337, accepted: 0, warnings: 0, duplicate: 21_337, rejected: 0 })
    expect(answered().every((line, at) => line.startsWith(`${at + 1},duplicate,`))).toBe(true)
    const token = await signIn("commander")
    const total = await get<{ readonly total: number }>("/api/accidents?by=place&limit=1", token)
    expect(total.total).toBe(21_337)
  })
})
