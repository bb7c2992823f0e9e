import { readdirSync, readFileSync } from "node:fs"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { accidentEventCodec } from "../../src/domain/AccidentEvents.ts"

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

/** The event as it would be written today, after it was read. */
const today = (event: Stored) => {
  const { type, schemaVersion, data } = accidentEventCodec.encode(
    Either.getOrThrow(accidentEventCodec.decode(event))
  )
  return { type, schemaVersion, data: JSON.parse(data) as unknown }
}

const firstVersions = stored.filter(({ schemaVersion }) => schemaVersion === 1)

describe("stored events", () => {
  it("every type that is stored has a golden file of its first version", () => {
    expect(firstVersions.map(({ type }) => type).sort()).toEqual([...accidentEventCodec.types].sort())
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
      expect(Either.isLeft(accidentEventCodec.decode({ ...event, data: without }))).toBe(true)
    }
  })

  it("rulebook 11: fields that were added later are stored where they are known, and nowhere else", () => {
    const golden = (type: string): Stored => {
      const found = firstVersions.find((event) => event.type === type)
      if (found === undefined) throw new Error(type)
      return found
    }
    const circumstances = golden("CircumstancesWereRecorded")
    const known = { guardRails: "5", recordKind: "1", secondAccident: "1", foreignInvolved: null }
    const more = {
      ...circumstances,
      data: {
        ...circumstances.data,
        circumstances: { ...(circumstances.data["circumstances"] as object), ...known }
      }
    }
    expect(today(more)).toEqual(more)
    const begun = golden("MediationWasBegun")
    const mediated = { ...begun, data: { ...begun.data, mediators: ["officer-1", "officer-2"] } }
    expect(today(mediated)).toEqual(mediated)
  })

  it("a version newer than the code, or an unknown type, is not guessed", () => {
    const reopened = { type: "AccidentWasReopened", schemaVersion: 2, data: { reason: null } }
    expect(Either.getLeft(accidentEventCodec.decode(reopened))).toMatchObject({
      value: { _tag: "UnreadableEvent", reason: "this code reads versions 1 to 1" }
    })
    const forgotten = { type: "AccidentWasForgotten", schemaVersion: 1, data: {} }
    expect(Either.getLeft(accidentEventCodec.decode(forgotten))).toMatchObject({
      value: { reason: "unknown event type" }
    })
  })
})
