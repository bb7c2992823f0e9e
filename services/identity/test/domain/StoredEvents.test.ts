import { readdirSync, readFileSync } from "node:fs"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { accountEventCodec, exportApprovalEventCodec } from "../../src/events.ts"

/** Golden files of what is stored: once landed they are never edited; a change is a new version beside them. */

interface Stored {
  readonly type: string
  readonly schemaVersion: number
  readonly data: unknown
}

const storedIn = (folder: URL): ReadonlyArray<Stored> =>
  readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")))

const golden = storedIn(new URL("../fixtures/events/v1/", import.meta.url))
const goldenOfExports = storedIn(new URL("../fixtures/events/export-approval/v1/", import.meta.url))

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

describe("stored events of approvals of bulk exports", () => {
  it("have a golden file for every type", () => {
    expect(new Set(goldenOfExports.map(({ type }) => type))).toEqual(exportApprovalEventCodec.types)
  })

  it.each(goldenOfExports.map((stored) => [stored.type, stored] as const))(
    "%s is read as it was written",
    (type, stored) => {
      const event = Either.getOrThrow(exportApprovalEventCodec.decode(stored))
      expect(event._tag).toBe(type)
      const written = exportApprovalEventCodec.encode(event)
      expect({ ...written, data: JSON.parse(written.data) }).toEqual(stored)
    }
  )

  it("X1: hold neither the conditions of a list nor the purpose", () => {
    const keys = new Set(goldenOfExports.flatMap(({ data }) => Object.keys(data as object)))
    expect([...keys].sort()).toEqual([
      "account",
      "by",
      "listId",
      "path",
      "reason",
      "rows",
      "rowsAtMost",
      "scope",
      "townships",
      "until"
    ])
  })
})
