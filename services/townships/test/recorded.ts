import type { RecordedEvent } from "@jiaosuo/kernel/Event"
import { genesisHash } from "@jiaosuo/kernel/Event"
import { type UnregisteredVehicleEvent, type VehicleEvent, vehicleEventCodec } from "@jiaosuo/vehicles/events"

/** Events as the log hands them over, with the envelope filled in. */

let position = 0

/** One recorded event of a stream; `data` may be anything, also what no codec reads. */
export const recordedAs = (
  stream: RecordedEvent["stream"],
  version: number,
  type: string,
  data: object,
  recordedAt = "2026-05-01T02:00:00.000Z",
  township: string | null = "371603101"
): RecordedEvent => ({
  id: "0192aaaa-0000-7000-8000-000000000000",
  stream,
  version,
  position: ++position,
  type,
  schemaVersion: 1,
  township,
  occurredAt: recordedAt,
  recordedAt,
  actor: "warden-371603101",
  station: "371603101",
  commandId: "0192aaaa-0000-7000-8000-000000000001",
  correlationId: "0192aaaa-0000-7000-8000-000000000001",
  causationId: null,
  data,
  hash: genesisHash
})

/** A recorded event of a vehicle or of an unregistered vehicle. */
export const recorded = (
  id: string,
  version: number,
  event: VehicleEvent | UnregisteredVehicleEvent,
  recordedAt?: string
): RecordedEvent => {
  const { _tag, ...data } = event
  const kind = vehicleEventCodec.types.has(_tag) ? "vehicle" : "unregistered"
  return recordedAs(`vehicles/${kind}/${id}`, version, _tag, data, recordedAt)
}

/** A registration of a minivan of a person; `more` replaces values. */
export const registered = (
  more: Partial<Extract<VehicleEvent, { readonly _tag: "VehicleWasRegistered" }>> = {}
): Extract<VehicleEvent, { readonly _tag: "VehicleWasRegistered" }> => ({
  _tag: "VehicleWasRegistered",
  plate: { kind: "02", number: "鲁M31686" },
  vin: "L9WPRYNJ1ZDJAET4L",
  vehicleType: "K39",
  use: "A",
  purpose: null,
  brand: "五菱LZW6407",
  colour: null,
  fuel: null,
  owner: {
    kind: "person",
    person: {
      personId: "0192bbbb-0000-8000-8000-000000000001",
      recordId: "0192bbbb-0000-8000-8000-000000000002"
    },
    known: { idNumber: true, phone: true, address: false }
  },
  firstRegisteredOn: "2018-03-03",
  inspectionValidUntil: "2026-05-31",
  insuranceValidUntil: "2026-06-30",
  seats: 7,
  loadKg: 0,
  note: null,
  village: "371603101213",
  warnings: [],
  ...more
})
