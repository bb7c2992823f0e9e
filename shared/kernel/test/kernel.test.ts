import {
  addDays,
  addMonths,
  dayInShanghai,
  daysBetween,
  inShanghai,
  isCalendarDate
} from "@jiaosuo/kernel/CalendarDays"
import type { Decider } from "@jiaosuo/kernel/Decider"
import { contextOf, idOf, streamId } from "@jiaosuo/kernel/Event"
import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { events, given, rejection } from "@jiaosuo/kernel/GivenWhenThen"
import { derivedId, isUuid, uuidv7 } from "@jiaosuo/kernel/Ids"
import { Qualification, qualificationOn, reaches } from "@jiaosuo/kernel/Qualification"
import { Either, Schema } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

describe("ids", () => {
  it("are UUIDs of version 7 that sort in the order they were made, also within one millisecond", () => {
    const made = Array.from({ length: 20_000 }, () => uuidv7())
    expect(new Set(made).size).toBe(made.length)
    expect([...made].sort()).toEqual(made)
    expect(made.every((id) => isUuid(id) && id[14] === "7" && "89ab".includes(id[19] as string))).toBe(true)
    expect(Number.parseInt(made[0]?.replace("-", "").slice(0, 12) as string, 16)).toBeGreaterThan(1.7e12)
  })

  it("stay in order when the clock goes back", () => {
    const later = uuidv7(Date.now() + 10)
    expect(uuidv7(Date.now() - 5_000) > later).toBe(true)
  })

  it("derive the same id from the same parts and another from any other parts", () => {
    expect(derivedId("import", "a", 17)).toBe(derivedId("import", "a", 17))
    expect(derivedId("import", "a", 17)).not.toBe(derivedId("import", "a", "17"))
    expect(derivedId("a", "bc")).not.toBe(derivedId("ab", "c"))
    expect(isUuid(derivedId("x"))).toBe(true)
    const parent = "0192F0A0-1234-7000-8000-000000000000"
    expect(derivedId("row", parent, 1).slice(0, 13)).toBe("0192f0a0-1234")
    expect(isUuid(derivedId("row", parent, 1))).toBe(true)
    expect(derivedId("row", parent, 1)).not.toBe(derivedId("row", parent, 2))
    expect(isUuid("0192-not-a-uuid")).toBe(false)
  })
})

describe("streams", () => {
  it("say their context and their id", () => {
    const stream = streamId("vehicles", "vehicle", "0192")
    expect([stream, contextOf(stream), idOf(stream)]).toEqual(["vehicles/vehicle/0192", "vehicles", "0192"])
  })
})

describe("days in Asia/Shanghai", () => {
  it("begin at 16:00 UTC of the day before", () => {
    expect(dayInShanghai("2026-03-03T15:59:59.999Z")).toBe("2026-03-03")
    expect(dayInShanghai("2026-03-03T16:00:00.000Z")).toBe("2026-03-04")
    expect(inShanghai("2026-03-03T16:00:00.000Z")).toBe("2026-03-04T00:00:00.000+08:00")
  })

  it("add months to the last day of a shorter month", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28")
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29")
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28")
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28")
    expect(addMonths("2026-03-15", -6)).toBe("2025-09-15")
  })

  it("count days both ways", () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays("1950-01-01", n))
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n)
      })
    )
  })

  it("know a real day from a text that only looks like one", () => {
    expect(["2026-02-28", "2024-02-29"].every(isCalendarDate)).toBe(true)
    expect(["2026-02-29", "2026-13-01", "2026-2-3", "20260203", "待定", ""].some(isCalendarDate)).toBe(false)
  })
})

const DoorWasOpened = Schema.TaggedStruct("DoorWasOpened", { by: Schema.String, reason: Schema.String })
const DoorWasClosed = Schema.TaggedStruct("DoorWasClosed", {})
type DoorEvent = typeof DoorWasOpened.Type | typeof DoorWasClosed.Type
const codec = makeEventCodec<DoorEvent>({
  DoorWasOpened: {
    version: 3,
    schema: DoorWasOpened,
    upcasters: {
      1: ({ who, ...rest }) => ({ ...rest, by: who }),
      2: (stored) => ({ ...stored, reason: "not recorded" })
    }
  },
  DoorWasClosed: { version: 1, schema: DoorWasClosed }
})

describe("event codec", () => {
  it("stores without the tag and reads back what was stored", () => {
    const event: DoorEvent = { _tag: "DoorWasOpened", by: "李", reason: "night" }
    const stored = codec.encode(event)
    expect(stored).toEqual({ type: "DoorWasOpened", schemaVersion: 3, data: `{"by":"李","reason":"night"}` })
    expect(codec.decode({ ...stored, data: JSON.parse(stored.data) })).toEqual(Either.right(event))
  })

  it("lifts every older version through all upcasters to today's", () => {
    expect(codec.decode({ type: "DoorWasOpened", schemaVersion: 1, data: { who: "李" } })).toEqual(
      Either.right({ _tag: "DoorWasOpened", by: "李", reason: "not recorded" })
    )
    expect(codec.decode({ type: "DoorWasOpened", schemaVersion: 2, data: { by: "李" } })).toEqual(
      Either.right({ _tag: "DoorWasOpened", by: "李", reason: "not recorded" })
    )
  })

  it("reads no unknown type, no newer version and no broken content, and says why", () => {
    const reasons = [
      { type: "DoorWasPainted", schemaVersion: 1, data: {} },
      { type: "DoorWasOpened", schemaVersion: 4, data: {} },
      { type: "DoorWasClosed", schemaVersion: 1, data: null },
      { type: "DoorWasOpened", schemaVersion: 3, data: { by: 7, reason: "x" } }
    ].map((stored) =>
      Either.match(codec.decode(stored), { onLeft: (left) => left.reason, onRight: () => "read" })
    )
    expect(reasons).toEqual([
      "unknown event type",
      "this code reads versions 1 to 3",
      "not a JSON object",
      expect.stringContaining("by")
    ])
  })

  it("cannot be made with a missing upcaster", () => {
    expect(() =>
      makeEventCodec<DoorEvent>({
        DoorWasOpened: { version: 2, schema: DoorWasOpened },
        DoorWasClosed: { version: 1, schema: DoorWasClosed }
      })
    ).toThrow("DoorWasOpened is at version 2 and has no upcaster from version 1")
  })
})

describe("given, when, then", () => {
  const door: Decider<"open" | "close", DoorEvent, "open" | "closed", "DoorIsOpenAlready"> = {
    initialState: "closed",
    decide: (command, state) =>
      command === "close"
        ? Either.right([{ _tag: "DoorWasClosed" }])
        : state === "open"
          ? Either.left("DoorIsOpenAlready")
          : Either.right([{ _tag: "DoorWasOpened", by: "李", reason: "night" }]),
    evolve: (_, event) => (event._tag === "DoorWasOpened" ? "open" : "closed")
  }
  it("tells a decider's story", () => {
    const opened: DoorEvent = { _tag: "DoorWasOpened", by: "李", reason: "night" }
    expect(given(door)([]).when("open")).toEqual(events(opened))
    expect(given(door)([opened]).when("open")).toEqual(rejection("DoorIsOpenAlready"))
    expect(given(door)([opened, { _tag: "DoorWasClosed" }]).state).toBe("closed")
  })
})

describe("A2: qualification for accident work", () => {
  it("reaches its own level and those below it", () => {
    const enough = Qualification.literals.map((held) =>
      Qualification.literals.filter((needed) => reaches(held, needed)).join(" ")
    )
    expect(enough).toEqual([
      "none",
      "none simple",
      "none simple junior",
      "none simple junior intermediate",
      "none simple junior intermediate senior"
    ])
  })

  it("counts to the end of its last valid day, and as none from the next day on", () => {
    const held = { qualification: "senior", lastValidDay: "2026-03-04" } as const
    expect(qualificationOn(held, "2026-03-04")).toBe("senior")
    expect(qualificationOn(held, "2026-03-05")).toBe("none")
    expect(qualificationOn({ ...held, lastValidDay: null }, "2999-01-01")).toBe("senior")
  })
})
