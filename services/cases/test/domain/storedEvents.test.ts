import { readdirSync, readFileSync } from "node:fs"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { caseEventCodec } from "../../src/domain/CaseEvents.ts"
import { groupEventCodec } from "../../src/domain/group/GroupEvents.ts"

/**
 * Golden files: one for each type and version ever stored, `v<version>/<Type>.json`. A file is never edited; a
 * changed shape is a new version with a file of its own and an upcaster.
 */
const fixtures = new URL("../fixtures/events/", import.meta.url)

const stored = readdirSync(fixtures).flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, fixtures)).map((file) => ({
    type: file.replace(".json", ""),
    schemaVersion: Number(folder.slice(1)),
    data: JSON.parse(readFileSync(new URL(`${folder}/${file}`, fixtures), "utf8")) as Record<string, unknown>
  }))
)

type Stored = (typeof stored)[number]

const types = [...caseEventCodec.types, ...groupEventCodec.types]

const read = (event: Stored): Either.Either<unknown, unknown> =>
  groupEventCodec.types.has(event.type) ? groupEventCodec.decode(event) : caseEventCodec.decode(event)

/** The event as it would be written today, after it was read. */
const today = (event: Stored) => {
  const { type, schemaVersion, data } = groupEventCodec.types.has(event.type)
    ? groupEventCodec.encode(Either.getOrThrow(groupEventCodec.decode(event)))
    : caseEventCodec.encode(Either.getOrThrow(caseEventCodec.decode(event)))
  return { type, schemaVersion, data: JSON.parse(data) as unknown }
}

const firstVersions = stored.filter(({ schemaVersion }) => schemaVersion === 1)

describe("stored events", () => {
  it("every type that is stored has a golden file of its first version", () => {
    expect(firstVersions.map(({ type }) => type).sort()).toEqual([...types].sort())
  })

  it.each(stored)("$type of version $schemaVersion is still read", (event) => {
    expect(today(event).type).toBe(event.type)
  })

  it.each(firstVersions)("$type is stored today as its golden file says, value for value", (event) => {
    expect(today(event)).toEqual(event)
  })

  it.each(firstVersions)("a golden file of $type that lost any of its values is not read", (event) => {
    for (const name of Object.keys(event.data)) {
      const { [name]: lost, ...without } = event.data
      expect(Either.isLeft(read({ ...event, data: without }))).toBe(true)
    }
  })
})
