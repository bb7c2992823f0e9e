import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { describe, expect, it } from "vitest"
import { accidentSeenIn } from "../src/reactions/AccidentSeen.ts"
import { holdsPlateSince, lastPlateIn, plateTakenBy } from "../src/reactions/PlateTaken.ts"

const plate = { kind: "02", number: "鲁M12345" }
const happened = (type: string, data: object = {}): RecordedEvent => ({
  id: "0192f0a0-1234-7000-8000-000000000001",
  stream: "accidents/accident/0192f0a0-1234-7000-8000-00000000a001",
  version: 1,
  position: 1,
  type,
  schemaVersion: 1,
  township: "371603101",
  occurredAt: "2026-05-06T00:30:00.000Z",
  recordedAt: "2026-05-06T00:30:00.000Z",
  actor: "officer",
  station: null,
  commandId: "0192f0a0-1234-7000-8000-000000000002",
  correlationId: "0192f0a0-1234-7000-8000-000000000002",
  causationId: null,
  data,
  hash: ""
})

const reported = happened("AccidentWasReported", {
  happenedAt: "2026-05-05T22:10:00.000Z",
  place: { township: "371603101", text: "村口" },
  way: "phone"
})
const involved = happened("VehicleWasInvolved", { vehicleId: "car", plate, motor: true })

/** What another context says is read with no more than is needed of it. */
describe("an accident as the register sees it", () => {
  it("names the vehicles that are in it now", () => {
    const other = { kind: "01", number: "鲁M54321" }
    expect(accidentSeenIn([reported, involved])).toEqual({
      happenedAt: "2026-05-05T22:10:00.000Z",
      township: "371603101",
      counts: true,
      involved: new Map([["car", plate]]),
      linked: new Map(),
      everLinked: []
    })
    const corrected = happened("InvolvedVehicleWasCorrected", { vehicleId: "car", facts: { plate: other } })
    expect(accidentSeenIn([reported, involved, corrected])?.involved).toEqual(new Map([["car", other]]))
    const removed = happened("InvolvedVehicleWasRemoved", { vehicleId: "car" })
    expect(accidentSeenIn([reported, involved, removed])?.involved).toEqual(new Map())
  })

  it("C9: is where its place was corrected to, at the corrected time", () => {
    const moved = happened("PlaceWasCorrected", { place: { township: "371603102" } })
    const later = happened("ReportWasCorrected", { happenedAt: "2026-05-05T23:00:00.000Z", kind: null })
    expect(accidentSeenIn([reported, moved, later])).toMatchObject({
      township: "371603102",
      happenedAt: "2026-05-05T23:00:00.000Z"
    })
  })

  it.each([
    ["refused", ["AccidentWasRefused"], false],
    ["refused and accepted after all", ["AccidentWasRefused", "AccidentWasAccepted"], true],
    ["withdrawn", ["AccidentWasWithdrawn"], false],
    ["withdrawn by mistake", ["AccidentWasWithdrawn", "AccidentWasReopened"], true],
    ["closed and opened again", ["AccidentWasClosed", "AccidentWasReopened"], true],
    ["merged", ["AccidentWasMerged"], false],
    ["merged and parted again", ["AccidentWasMerged", "MergeWasUndone"], true],
    ["refused, merged and parted again", ["AccidentWasRefused", "AccidentWasMerged", "MergeWasUndone"], false]
  ] as const)("%s: counts or not", (_, types, counts) => {
    expect(accidentSeenIn([reported, ...types.map((type) => happened(type))])?.counts).toBe(counts)
  })

  it("A24: counts no more once a body outside of the district has it", () => {
    const outside = happened("AccidentWasHandedOver", { township: null })
    const inside = happened("AccidentWasHandedOver", { township: "371603102" })
    expect(accidentSeenIn([reported, outside])?.counts).toBe(false)
    expect(accidentSeenIn([reported, inside])?.counts).toBe(true)
  })

  it("remembers every link there was, and which one stands", () => {
    const linked = happened("KeyVehicleWasLinked", { vehicleId: "car", registeredId: "one" })
    const unlinked = happened("KeyVehicleWasUnlinked", { vehicleId: "car", registeredId: "one" })
    const seen = accidentSeenIn([reported, involved, linked, unlinked])
    expect(seen?.linked).toEqual(new Map())
    expect(seen?.everLinked).toEqual([["car", "one"]])
  })

  it("an accident of the past names no vehicle and is not looked at", () => {
    expect(accidentSeenIn([happened("HistoricalAccidentWasRecorded", { number: "1" })])).toBeUndefined()
  })
})

/** A vehicle that takes a plate is looked for in the accidents that named it before. */
describe("a plate that a vehicle takes", () => {
  const yearBefore = "2025-05-06T00:30:00.000Z"

  it("row 33: a registration, a correction and a restoration look a year back", () => {
    expect(plateTakenBy(happened("VehicleWasRegistered", { plate }))).toEqual({ plate, since: yearBefore })
    expect(plateTakenBy(happened("VehicleWasCorrected", { corrected: { plate } }))).toEqual({
      plate,
      since: yearBefore
    })
    expect(plateTakenBy(happened("VehicleWasRestored"))).toEqual({ plate: null, since: yearBefore })
  })

  it("row 33: a plate that was changed is the vehicle's from then on, not before", () => {
    const replated = happened("VehicleWasReplated", { plate, previousPlate: plate })
    expect(plateTakenBy(replated)).toEqual({ plate, since: replated.occurredAt })
  })

  it("row 33: whoever holds a plate now was not in accidents before they took it", () => {
    const other = { kind: "01", number: "鲁M54321" }
    const at = (event: RecordedEvent, occurredAt: string): RecordedEvent => ({ ...event, occurredAt })
    const registered = at(happened("VehicleWasRegistered", { plate: other }), "2026-01-01T00:00:00.000Z")
    const replated = happened("VehicleWasReplated", { plate })
    expect(holdsPlateSince([registered])).toBe("2025-01-01T00:00:00.000Z")
    expect(holdsPlateSince([registered, replated])).toBe(replated.occurredAt)
    // A correction that says the same plate again makes it no newer, and a restoration looks back for the plate on file.
    const corrected = happened("VehicleWasCorrected", { corrected: { plate: other } })
    expect(holdsPlateSince([registered, corrected])).toBe("2025-01-01T00:00:00.000Z")
    expect(holdsPlateSince([registered, replated, happened("VehicleWasRestored")])).toBe(yearBefore)
    const again = at(happened("VehicleWasReplated", { plate: other }), "2026-06-01T00:00:00.000Z")
    expect(holdsPlateSince([registered, replated, again])).toBe("2026-06-01T00:00:00.000Z")
    expect(holdsPlateSince([])).toBeUndefined()
  })

  it("what takes no plate is not looked at; the last one that was taken is on file", () => {
    expect(plateTakenBy(happened("VehicleWasCorrected", { corrected: { brand: "五菱" } }))).toBeUndefined()
    expect(plateTakenBy(happened("VehicleWasMoved", { village: "371603102201" }))).toBeUndefined()
    const other = { kind: "01", number: "鲁M54321" }
    const history = [
      happened("VehicleWasRegistered", { plate }),
      happened("VehicleWasReplated", { plate: other }),
      happened("VehicleWasRestored")
    ]
    expect(lastPlateIn(history)).toEqual(other)
    expect(lastPlateIn([])).toBeNull()
  })
})
