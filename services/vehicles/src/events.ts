/** What this context says to others: its events and how they are read. */
export type { UnregisteredVehicleEvent } from "./domain/unregistered/UnregisteredVehicleEvents.ts"
export { unregisteredVehicleEventCodec } from "./domain/unregistered/UnregisteredVehicleEvents.ts"
export type {
  DeregistrationGround,
  Driver,
  Hazard,
  KnownValues,
  Licence,
  Owner,
  Permit,
  PermitKind,
  PersonReference,
  Plate,
  Standing,
  VehicleFacts,
  Visit,
  Warning
} from "./domain/Vehicle.ts"
export { townshipOf } from "./domain/Vehicle.ts"
export type { EventOf, VehicleEvent } from "./domain/VehicleEvents.ts"
export { vehicleEventCodec } from "./domain/VehicleEvents.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "vehicles"
