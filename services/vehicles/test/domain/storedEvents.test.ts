import { readdirSync, readFileSync } from "node:fs"
import { type EventCodec, makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Either, Schema } from "effect"
import { describe, expect, it } from "vitest"
import { unregisteredVehicleEventCodec } from "../../src/domain/unregistered/UnregisteredVehicleEvents.ts"
import { vehicleEventCodec } from "../../src/domain/VehicleEvents.ts"

/**
 * Golden files: one for each type and version ever stored, `v<version>/<Type>.json`. A file is never edited; a
 * changed shape is a new version with a file of its own and an upcaster.
 */
const fixtures = new URL("../fixtures/events/", import.meta.url)

const versions = readdirSync(fixtures).map((folder) => Number(folder.slice(1)))
const stored = versions.flatMap((schemaVersion) =>
  readdirSync(new URL(`v${schemaVersion}/`, fixtures)).map((file) => ({
    type: file.replace(".json", ""),
    schemaVersion,
    data: JSON.parse(readFileSync(new URL(`v${schemaVersion}/${file}`, fixtures), "utf8")) as object
  }))
)

type Stored = (typeof stored)[number]

/** The event as it would be written today, after it was read. */
const rewritten = <E extends { readonly _tag: string }>(codec: EventCodec<E>, event: Stored) => {
  const { type, schemaVersion, data } = codec.encode(Either.getOrThrow(codec.decode(event)))
  return { type, schemaVersion, data: JSON.parse(data) as unknown }
}

const today = (event: Stored) =>
  vehicleEventCodec.types.has(event.type)
    ? rewritten(vehicleEventCodec, event)
    : rewritten(unregisteredVehicleEventCodec, event)

describe("stored events", () => {
  it("every type that is stored has a golden file of its first version", () => {
    const types = [...vehicleEventCodec.types, ...unregisteredVehicleEventCodec.types].sort()
    expect(
      stored
        .filter(({ schemaVersion }) => schemaVersion === 1)
        .map(({ type }) => type)
        .sort()
    ).toEqual(types)
  })

  it.each(stored)("$type of version $schemaVersion is still read", (event) => {
    expect(today(event).type).toBe(event.type)
  })

  it.each(stored.filter(({ schemaVersion }) => schemaVersion === 1))(
    "$type is stored today as its golden file says, value for value",
    (event) => {
      expect(today(event)).toEqual(event)
    }
  )

  it("a golden file that lost a value, or has one of another kind, is not read", () => {
    const moved = { type: "VehicleWasMoved", schemaVersion: 1 }
    const data = { from: "371603101213", village: "371603102207", reason: null }
    expect(Either.isRight(vehicleEventCodec.decode({ ...moved, data }))).toBe(true)
    const { village, ...without } = data
    for (const wrong of [without, { ...data, village: 371603102207 }, null, "text"]) {
      expect(Either.isLeft(vehicleEventCodec.decode({ ...moved, data: wrong }))).toBe(true)
    }
  })

  it("a version newer than the code, or an unknown type, is not guessed", () => {
    expect(
      Either.getLeft(vehicleEventCodec.decode({ type: "VehicleWasResumed", schemaVersion: 2, data: {} }))
    ).toMatchObject({ value: { _tag: "UnreadableEvent", reason: "this code reads versions 1 to 1" } })
    expect(
      Either.getLeft(vehicleEventCodec.decode({ type: "VehicleWasPainted", schemaVersion: 1, data: {} }))
    ).toMatchObject({ value: { reason: "unknown event type" } })
  })
})

describe("upcasting, shown on a planted later version", () => {
  /** As if moves were to say from version 2 on who moved, and from version 3 on the kind of move. */
  const VehicleWasMoved = Schema.TaggedStruct("VehicleWasMoved", {
    from: Schema.String,
    village: Schema.String,
    reason: Schema.NullOr(Schema.String),
    movedWith: Schema.Literal("owner", "unknown"),
    kind: Schema.Literal("village", "township")
  })
  type VehicleWasMoved = typeof VehicleWasMoved.Type
  const codec = makeEventCodec<VehicleWasMoved>({
    VehicleWasMoved: {
      version: 3,
      schema: VehicleWasMoved,
      upcasters: {
        1: (stored) => ({ ...stored, movedWith: "unknown" }),
        2: (stored) => ({
          ...stored,
          kind:
            String(stored["from"]).slice(0, 9) === String(stored["village"]).slice(0, 9)
              ? "village"
              : "township"
        })
      }
    }
  })

  it("an event of version 1 reaches its readers as version 3, step by step", () => {
    const golden = stored.find(({ type }) => type === "VehicleWasMoved")
    expect(Either.getOrThrow(codec.decode(golden as NonNullable<typeof golden>))).toEqual({
      _tag: "VehicleWasMoved",
      from: "371603101213",
      village: "371603102207",
      reason: "搬家",
      movedWith: "unknown",
      kind: "township"
    } satisfies VehicleWasMoved)
  })

  it("a new version without an upcaster from the old one does not even start", () => {
    expect(() =>
      makeEventCodec<VehicleWasMoved>({ VehicleWasMoved: { version: 2, schema: VehicleWasMoved } })
    ).toThrow("VehicleWasMoved is at version 2 and has no upcaster from version 1")
  })
})
