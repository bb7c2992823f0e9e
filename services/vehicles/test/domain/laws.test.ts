import { fold } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RegisteredVehicle, Vehicle } from "../../src/domain/Vehicle.ts"
import { claimsOf } from "../../src/domain/VehicleClaims.ts"
import type { VehicleCommand } from "../../src/domain/VehicleCommands.ts"
import { makeVehicleDecider } from "../../src/domain/VehicleDecider.ts"
import { type VehicleEvent, vehicleEventCodec } from "../../src/domain/VehicleEvents.ts"
import { commands } from "./commands.ts"
import {
  companyOwner,
  driver,
  licence,
  personOwner,
  policy,
  register,
  seen,
  village,
  villageElsewhere,
  villageNearby,
  visit
} from "./examples.ts"

/** Laws that hold for any sequence of commands, however unlikely. */

const decider = makeVehicleDecider(policy)

const reason = fc.constantFrom(null, "更正")
const day = fc
  .date({ min: new Date("2024-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const instant = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2026-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString())
const plate = fc.constantFrom(
  { kind: "02", number: "鲁M444B9" },
  { kind: "52", number: "鲁MD12345" },
  { kind: "41", number: null },
  { kind: "42", number: "鲁M444B9" }
)
const owner = fc.constantFrom(
  personOwner("wang"),
  personOwner("li"),
  companyOwner("滨州运输", null),
  companyOwner("滨州运输", "91371603MA3C000001")
)
const somewhere = fc.constantFrom(village, villageNearby, villageElsewhere)
const hazard = fc.constantFrom("overloaded", "inspection-overdue", "no-plate", "insurance-lapsed")
const name = fc.constantFrom("wang", "li", "zhao")
const warnings: [] = []

const command: fc.Arbitrary<VehicleCommand> = fc.oneof(
  fc.constantFrom<VehicleCommand>(register, ...Object.values(commands)),
  fc.record({
    _tag: fc.constant("CorrectVehicle" as const),
    corrected: fc.record(
      { plate, owner, vin: fc.constantFrom(null, "LZWACAGA0A7000001"), inspectionValidUntil: day },
      { requiredKeys: [] }
    ),
    reason,
    warnings: fc.constant(warnings)
  }),
  fc.record({ _tag: fc.constant("MoveVehicle" as const), village: somewhere, reason }),
  fc.record({
    _tag: fc.constant("TransferVehicle" as const),
    owner,
    transferredOn: day,
    village: fc.option(somewhere),
    plate: fc.option(plate),
    reason,
    at: instant,
    warnings: fc.constant(warnings)
  }),
  fc.record({
    _tag: fc.constant("ReplateVehicle" as const),
    plate,
    reason,
    at: instant,
    warnings: fc.constant(warnings)
  }),
  fc.record({
    _tag: fc.constant("RecordInspection" as const),
    inspectedOn: fc.option(day),
    validUntil: day,
    reason,
    at: instant,
    warnings: fc.constant(warnings)
  }),
  fc.record({
    _tag: fc.constant("RecordInsurance" as const),
    insurer: fc.constantFrom(null, "人保"),
    policyNumber: fc.constantFrom(null, "P1", "P2"),
    validUntil: day,
    reason,
    at: instant,
    warnings: fc.constant(warnings)
  }),
  fc
    .record({ code: hazard, at: instant })
    .map(({ code, at }) => ({ _tag: "ReportHazard" as const, ...seen(code), at })),
  fc
    .record({ code: hazard, at: instant, reason })
    .map(({ code, ...rest }) => ({ _tag: "ClearHazard" as const, hazardId: `hazard-${code}`, ...rest })),
  fc
    .record({ name, reason })
    .map(({ name, reason }) => ({ _tag: "AddDriver" as const, ...driver(name), reason, warnings })),
  fc.record({ name, reason }).map(({ name, reason }) => ({
    _tag: "RemoveDriver" as const,
    driverId: `driver-${name}`,
    reason
  })),
  fc
    .record({
      at: instant,
      inspectionSeenUntil: fc.option(day),
      insuranceSeenUntil: fc.option(day),
      hazardsSeen: fc.array(hazard.map(seen), { maxLength: 3 }),
      hazardsCleared: fc.array(
        hazard.map((code) => `hazard-${code}`),
        { maxLength: 2 }
      ),
      driversSeen: fc.array(
        fc
          .record({ name, licence: fc.option(fc.constant({ ...licence, class: "B2" })) })
          .map(({ name, licence }) => ({ driverId: `driver-${name}`, licence })),
        { maxLength: 1 }
      )
    })
    .map(({ at, ...found }) => visit(at, found))
)

const run = (given: ReadonlyArray<VehicleCommand>): { events: Array<VehicleEvent>; state: Vehicle } => {
  const events: Array<VehicleEvent> = []
  let state = decider.initialState
  for (const one of given) {
    const decision = decider.decide(one, state)
    if (Either.isLeft(decision)) continue
    events.push(...decision.right)
    state = fold(decider, decision.right, state)
  }
  return { events, state }
}

const fileOf = (state: Vehicle): RegisteredVehicle | undefined =>
  state._tag === "Registered" ? state : state._tag === "Deregistered" ? state.before : undefined

const sequences = fc.array(command, { maxLength: 40 }).map((rest) => [register, ...rest])
const runs = { numRuns: 400 }

describe("laws of a vehicle's file", () => {
  it("the events of any commands fold to the state that decided them, also through the stored form", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        expect(fold(decider, events)).toEqual(state)
        const stored = events.map((event) => {
          const { type, schemaVersion, data } = vehicleEventCodec.encode(event)
          return Either.getOrThrow(vehicleEventCodec.decode({ type, schemaVersion, data: JSON.parse(data) }))
        })
        expect(fold(decider, stored)).toEqual(state)
      }),
      runs
    )
  })

  it("no file is ever in an impossible state", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const file = fileOf(run(given).state)
        if (file === undefined) return
        const open = file.hazards.filter((hazard) => hazard.clearedAt === null).map(({ hazard }) => hazard)
        expect(new Set(open).size).toBe(open.length)
        const persons = file.drivers.map((one) => one.person.personId)
        expect(new Set(persons).size).toBe(persons.length)
        const permits = file.permits.map(({ kind }) => kind)
        expect(new Set(permits).size).toBe(permits.length)
        expect(file.village).toMatch(/^\d{12}$/)
        if (file.standing === "normal") expect(file.suspendedUntil).toBeNull()
      }),
      runs
    )
  })

  it("K3: claims follow from the state alone, at most one plate and one VIN, none without a live vehicle", () => {
    fc.assert(
      fc.property(sequences, (given) => {
        const { events, state } = run(given)
        const claims = claimsOf(state)
        expect(claims).toEqual(claimsOf(fold(decider, events)))
        expect(new Set(claims.map(({ kind }) => kind)).size).toBe(claims.length)
        if (state._tag !== "Registered") expect(claims).toEqual([])
      }),
      runs
    )
  })

  it("deciding a command again on what it made changes nothing more, or is refused by name", () => {
    // A visit, a suspension and the like are news each time; these say how the file shall be, and are not.
    const settled = new Set<VehicleCommand["_tag"]>([
      "CorrectVehicle",
      "MoveVehicle",
      "ReplateVehicle",
      "RecordInspection",
      "RecordInsurance",
      "RecordPermit",
      "RecordDriverLicence",
      "RecordAccident",
      "TakeBackAccident",
      "RecordCheck",
      "RecordNaming",
      "TakeBackNaming"
    ])
    fc.assert(
      fc.property(sequences, command, (given, once) => {
        const before = run(given).state
        const first = decider.decide(once, before)
        if (Either.isLeft(first)) return
        const after = fold(decider, first.right, before)
        const second = decider.decide(once, after)
        if (once._tag === "VerifyVehicle") return
        if (Either.isLeft(second)) expect(second.left._tag).toMatch(/^[A-Z][A-Za-z]+$/)
        else {
          expect(second.right).toEqual([])
          expect(settled.has(once._tag)).toBe(true)
        }
      }),
      runs
    )
  })

  it("decides the same, given the same", () => {
    fc.assert(
      fc.property(sequences, command, (given, once) => {
        const { state } = run(given)
        const snapshot = structuredClone(state)
        expect(decider.decide(once, state)).toEqual(decider.decide(once, state))
        expect(state).toEqual(snapshot)
      }),
      runs
    )
  })
})
