/** What this context says to others: its events, how they are read, and what their codes are called. */
export type { KnownValues, PersonReference } from "@jiaosuo/orders/domain/Persons"
export { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
export type { HazardKind } from "./domain/HazardTable.ts"
export { hazardKind, hazardKinds } from "./domain/HazardTable.ts"
export { deregistrationGrounds, eventTitles, permitNames, unregisteredKinds } from "./domain/Labels.ts"
export type { UnregisteredFacts, UnregisteredKind } from "./domain/unregistered/UnregisteredVehicle.ts"
export type { UnregisteredVehicleEvent } from "./domain/unregistered/UnregisteredVehicleEvents.ts"
export { unregisteredVehicleEventCodec } from "./domain/unregistered/UnregisteredVehicleEvents.ts"
export type {
  DeregistrationGround,
  Driver,
  Hazard,
  Licence,
  Owner,
  Permit,
  PermitKind,
  Plate,
  Standing,
  VehicleFacts,
  Visit,
  Warning
} from "./domain/Vehicle.ts"
export type { EventOf, VehicleEvent } from "./domain/VehicleEvents.ts"
export { vehicleEventCodec } from "./domain/VehicleEvents.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "vehicles"
