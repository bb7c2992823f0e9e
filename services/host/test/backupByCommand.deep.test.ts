import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { endHosts, type HostProcess, jiaosuo, startHost } from "@jiaosuo/testing/HostProcess"
import { seedFolder } from "@jiaosuo/testing/SeededHost"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

const base = mkdtempSync(join(tmpdir(), "jiaosuo-backup-"))
const folder = join(base, "data")
const ledger = join(import.meta.dirname, "../../vehicles/test/import/fixtures/key-vehicles-gb18030.csv")

let host: HostProcess

interface Status {
  readonly district: { readonly vehicles: number }
  readonly lists: Readonly<Record<string, string>>
}

beforeAll(async () => {
  await seedFolder(folder)
  host = await startHost(folder)
  await jiaosuo(["import", "vehicles", ledger, "--data-dir", folder])
})

afterAll(async () => {
  await endHosts()
  rmSync(base, { recursive: true, force: true })
})

/** The copy itself is tested by every run (`backup.int.test.ts`); here two hosts stand beside one another. */
describe("backup and restore by the command line", () => {
  it("takes a running host to another place: the same figures, files and accounts", async () => {
    const status = await jiaosuo(["status", "--data-dir", folder, "--json"])
    const before = JSON.parse(status.out) as Status
    expect(before.district.vehicles).toBe(285)
    const backup = join(base, "backup")
    expect(await jiaosuo(["backup", backup, "--data-dir", folder])).toMatchObject({ code: 0 })
    expect(await jiaosuo(["restore", backup, "--data-dir", folder])).toMatchObject({ code: 1, out: "" })
    const copy = join(base, "copy")
    expect(await jiaosuo(["restore", backup, "--data-dir", copy])).toMatchObject({ code: 0 })
    const other = await startHost(copy)
    const after = await jiaosuo(["status", "--data-dir", copy, "--json"])
    // Addresses of lists name the minute from which clocks are seen; it may have passed.
    const { lists, ...figures } = before
    const { lists: listsAfter, ...figuresAfter } = JSON.parse(after.out) as Status
    expect(figuresAfter).toEqual(figures)
    expect(Object.keys(listsAfter)).toEqual(Object.keys(lists))
    const page = async (of: HostProcess) =>
      (
        await fetch(`${of.url}/api/vehicles?limit=5`, {
          headers: { authorization: `Bearer ${of.file.operatorToken}` }
        })
      ).json()
    const [here0, there] = [await page(host), await page(other)]
    expect(there).toEqual(here0)
    expect(JSON.stringify(there)).toContain("*")
    expect(await jiaosuo(["verify", "--data-dir", copy])).toMatchObject({ code: 0 })
    await other.end("SIGTERM")
  })
})
