import { EventStore } from "@jiaosuo/event-store/EventStore"
import { fingerprintOf } from "@jiaosuo/event-store/HashChain"
import { layer as eventStoreLayer } from "@jiaosuo/event-store/PostgresEventStore"
import { genesisHash, type NewEvent, type StreamId } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { postgresLayer } from "@jiaosuo/platform/Postgres"
import { type VehicleEvent, vehicleEventCodec } from "@jiaosuo/vehicles/events"
import { Effect, Layer, Redacted } from "effect"

const eventsPerVehicle = 20

const registered = (n: number): VehicleEvent => ({
  _tag: "VehicleWasRegistered",
  plate: {
    kind: "01",
    number: `冀${String.fromCharCode(65 + (n % 20))}${String(n).padStart(6, "0").slice(-5)}`
  },
  vin: null,
  vehicleType: "H11",
  use: "F",
  purpose: null,
  brand: "解放牌CA1310",
  colour: null,
  fuel: null,
  owner: {
    kind: "company",
    name: "富源远航运输有限公司",
    creditCode: null,
    contact: null,
    known: { idNumber: false, phone: false, address: false }
  },
  firstRegisteredOn: "2015-03-01",
  inspectionValidUntil: "2026-03-01",
  insuranceValidUntil: "2026-03-01",
  seats: 2,
  loadKg: 20_000,
  note: null,
  village: "371603002234",
  warnings: []
})

/** The n-th event of a vehicle after its registration: visits, inspections and insurances in turn. */
const later = (n: number): VehicleEvent => {
  const day = `20${String(16 + (n % 10)).padStart(2, "0")}-0${1 + (n % 9)}-01`
  switch (n % 3) {
    case 0:
      return {
        _tag: "VehicleWasVerified",
        visitId: uuidv7(),
        visitedAt: `${day}T02:00:00.000Z`,
        visitedBy: "warden-371603002",
        ownerConfirmed: true,
        phoneConfirmed: true,
        inspectionSeenUntil: null,
        insuranceSeenUntil: null,
        hazardsSeen: [],
        driversSeen: [],
        note: null,
        earlierVisit: null,
        warnings: []
      }
    case 1:
      return {
        _tag: "InspectionWasRecorded",
        inspectedOn: day,
        validUntil: day,
        previousValidUntil: null,
        reason: null,
        warnings: []
      }
    default:
      return {
        _tag: "InsuranceWasRecorded",
        insurer: "人保财险",
        policyNumber: null,
        validUntil: day,
        previousValidUntil: null,
        reason: null,
        warnings: []
      }
  }
}

const vehicle = (n: number) => {
  const stream: StreamId = `vehicles/vehicle/${uuidv7()}`
  const spell = (event: VehicleEvent): NewEvent => ({
    id: uuidv7(),
    township: "371603002",
    occurredAt: "2026-03-04T01:02:03.000Z",
    ...vehicleEventCodec.encode(event)
  })
  return {
    stream,
    expectedVersion: 0,
    previousHash: genesisHash,
    commandId: uuidv7(),
    correlationId: uuidv7(),
    causationId: null,
    fingerprint: fingerprintOf(stream, n),
    actor: "registrar",
    station: null,
    events: [
      spell(registered(n)),
      ...Array.from({ length: eventsPerVehicle - 1 }, (_, i) => spell(later(i)))
    ] as const
  } as const
}

/** Writes a district's past into a log: vehicles of another province with twenty events each. */
export const writeHistory = (url: string, events: number): Promise<void> =>
  Effect.gen(function* () {
    const store = yield* EventStore
    yield* Effect.forEach(
      Array.from({ length: events / eventsPerVehicle }, (_, n) => n),
      (n) => Effect.suspend(() => store.append(vehicle(n))),
      { concurrency: 64, discard: true }
    )
  }).pipe(
    Effect.provide(
      Layer.provide(
        eventStoreLayer,
        postgresLayer({ url: Redacted.make(url), applicationName: "bench history" })
      )
    ),
    Effect.runPromise
  )
