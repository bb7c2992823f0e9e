import { readdirSync, readFileSync } from "node:fs"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { accountEventCodec } from "../../src/events.ts"

/** Golden files of what is stored: once landed they are never edited; a change is a new version beside them. */

const folder = new URL("../fixtures/events/v1/", import.meta.url)

interface Stored {
  readonly type: string
  readonly schemaVersion: number
  readonly data: unknown
}

const golden = readdirSync(folder).map(
  (name): Stored => JSON.parse(readFileSync(new URL(name, folder), "utf8"))
)

describe("stored events", () => {
  it("have a golden file for every type", () => {
    expect(new Set(golden.map(({ type }) => type))).toEqual(accountEventCodec.types)
  })

  it.each(golden.map((stored) => [stored.type, stored] as const))(
    "%s is read as it was written",
    (type, stored) => {
      const event = Either.getOrThrow(accountEventCodec.decode(stored))
      expect(event._tag).toBe(type)
      const written = accountEventCodec.encode(event)
      expect({ ...written, data: JSON.parse(written.data) }).toEqual(stored)
    }
  )

  it("hold neither a name of a person, nor the number of a certificate, nor anything of a password", () => {
    const keys = new Set(golden.flatMap(({ data }) => Object.keys(data as object)))
    expect([...keys].sort()).toEqual([
      "certificateId",
      "credentialId",
      "demo",
      "failures",
      "lastValidDay",
      "mustChangePassword",
      "name",
      "profileId",
      "qualification",
      "reason",
      "role",
      "station",
      "townships",
      "until"
    ])
  })
})
