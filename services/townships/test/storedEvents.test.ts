import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { erasureEventCodec } from "../src/operations/Erasure.ts"

const folder = join(import.meta.dirname, "fixtures", "events")

describe("events as they were once stored", () => {
  const stored = readdirSync(folder).flatMap((version) =>
    readdirSync(join(folder, version)).map((file) => ({
      type: file.slice(0, -".json".length),
      schemaVersion: Number(version.slice(1)),
      data: JSON.parse(readFileSync(join(folder, version, file), "utf8")) as unknown
    }))
  )

  it.each(stored)("$type of version $schemaVersion is still read", (event) => {
    const decoded = erasureEventCodec.decode(event)
    expect(Either.isRight(decoded) && decoded.right).toEqual({ _tag: event.type, ...(event.data as object) })
  })

  it("every type has an example", () => {
    expect(new Set(stored.map((event) => event.type))).toEqual(erasureEventCodec.types)
  })
})
