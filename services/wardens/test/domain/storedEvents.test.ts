import { readdirSync, readFileSync } from "node:fs"
import type { EventCodec } from "@jiaosuo/kernel/EventCodec"
import { Either } from "effect"
import { describe, expect, it } from "vitest"
import { callOutEventCodec } from "../../src/domain/callout/CallOutEvents.ts"
import { hazardEventCodec } from "../../src/domain/hazard/HazardEvents.ts"
import { monthEventCodec } from "../../src/domain/month/MonthEvents.ts"
import { placeEventCodec } from "../../src/domain/place/PlaceEvents.ts"
import { recordEventCodec } from "../../src/domain/record/RecordEvents.ts"
import { serviceEventCodec } from "../../src/domain/service/ServiceEvents.ts"
import { shiftEventCodec } from "../../src/domain/shift/ShiftEvents.ts"
import { teamEventCodec } from "../../src/domain/team/TeamEvents.ts"
import { unitEventCodec } from "../../src/domain/unit/UnitEvents.ts"
import { wardenEventCodec } from "../../src/domain/warden/WardenEvents.ts"

/**
 * Golden files: one for each type and version ever stored, `<aggregate>/v<version>/<Type>.json`. A file is never
 * edited; a changed shape is a new version with a file of its own and an upcaster.
 */
const fixtures = new URL("../fixtures/events/", import.meta.url)

interface Stored {
  readonly type: string
  readonly schemaVersion: number
  readonly data: Record<string, unknown>
}

/** What is asked of a codec here, whatever its events are. */
const asked = <E extends { readonly _tag: string }>(codec: EventCodec<E>) => ({
  types: codec.types,
  isRead: (event: Stored): boolean => Either.isRight(codec.decode(event)),
  storedAgain: (event: Stored) => codec.encode(Either.getOrThrow(codec.decode(event)))
})

const codecs = {
  place: asked(placeEventCodec),
  warden: asked(wardenEventCodec),
  team: asked(teamEventCodec),
  shift: asked(shiftEventCodec),
  record: asked(recordEventCodec),
  hazard: asked(hazardEventCodec),
  callout: asked(callOutEventCodec),
  unit: asked(unitEventCodec),
  "unit-month": asked(monthEventCodec),
  service: asked(serviceEventCodec)
}

describe.each(Object.entries(codecs))("stored events of %s", (aggregate, codec) => {
  const stored = readdirSync(new URL(`${aggregate}/`, fixtures)).flatMap((folder) =>
    readdirSync(new URL(`${aggregate}/${folder}/`, fixtures)).map(
      (file): Stored => ({
        type: file.replace(".json", ""),
        schemaVersion: Number(folder.slice(1)),
        data: JSON.parse(readFileSync(new URL(`${aggregate}/${folder}/${file}`, fixtures), "utf8")) as Record<
          string,
          unknown
        >
      })
    )
  )

  it("every type that is stored has a golden file of its first version", () => {
    const first = stored.filter(({ schemaVersion }) => schemaVersion === 1)
    expect(first.map(({ type }) => type).sort()).toEqual([...codec.types].sort())
  })

  it.each(stored)("$type of version $schemaVersion is read and stored again value for value", (event) => {
    const { type, schemaVersion, data } = codec.storedAgain(event)
    expect({ type, schemaVersion, data: JSON.parse(data) as unknown }).toEqual(event)
  })

  it.each(stored)("a golden file of $type that lost any of its values is not read", (event) => {
    for (const name of Object.keys(event.data)) {
      const { [name]: lost, ...without } = event.data
      expect(codec.isRead({ ...event, data: without })).toBe(false)
    }
  })
})
