import { lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openDataDirectory } from "@jiaosuo/platform/DataDirectory"
import { Effect } from "effect"
import { afterAll, describe, expect, it } from "vitest"

const base = mkdtempSync(join(tmpdir(), "jiaosuo-data-"))
afterAll(() => rmSync(base, { recursive: true, force: true }))

describe("the data folder", () => {
  it("makes a secret once and keeps it for its owner only", async () => {
    const folder = join(base, "secrets")
    const read = Effect.scoped(
      Effect.map(openDataDirectory(folder), (data) => [data.secret("a"), data.secret("b"), data.secret("a")])
    )
    const first = await Effect.runPromise(read)
    expect(first[0]).toBe(first[2])
    expect(first[0]).not.toBe(first[1])
    expect(Buffer.from(first[0] ?? "", "base64url")).toHaveLength(32)
    expect(await Effect.runPromise(read)).toEqual(first)
    expect(lstatSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600)
  })

  it("serves one holder at a time and is free again afterwards", async () => {
    const folder = join(base, "one-holder")
    const both = Effect.scoped(
      Effect.zipRight(openDataDirectory(folder), Effect.flip(Effect.scoped(openDataDirectory(folder))))
    )
    expect((await Effect.runPromise(both)).reason).toContain(`process id ${process.pid}`)
    expect(await Effect.runPromise(Effect.scoped(Effect.as(openDataDirectory(folder), "free")))).toBe("free")
  })

  it("a lock of a process that is gone, or of another one with the same id, holds nobody up", async () => {
    for (const [name, holder] of [
      ["gone", { pid: 2 ** 22 - 1, started: "1" }],
      ["reused", { pid: process.ppid, started: "some other time" }]
    ] as const) {
      const folder = join(base, name)
      await Effect.runPromise(Effect.scoped(openDataDirectory(folder)))
      writeFileSync(join(folder, "host.lock"), JSON.stringify(holder))
      const pid = await Effect.runPromise(
        Effect.scoped(
          Effect.map(
            openDataDirectory(folder),
            () => JSON.parse(readFileSync(join(folder, "host.lock"), "utf8")).pid
          )
        )
      )
      expect(pid).toBe(process.pid)
    }
  })
})
