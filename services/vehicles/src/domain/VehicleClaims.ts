import { isGenuine, type RegisteredVehicle, type Vehicle } from "./Vehicle.ts"
import type { VehicleRejection } from "./VehicleRejections.ts"

/** A value that one vehicle at a time may hold; the same shape as the event store's. */
export interface VehicleClaim {
  readonly kind: string
  readonly value: string
}

const plateKind = "vehicle-plate"
const vinKind = "vehicle-vin"

/** K3: a plate with its kind, as it is claimed. */
export const plateClaim = (plate: { readonly kind: string; readonly number: string }): VehicleClaim => ({
  kind: plateKind,
  value: `${plate.kind}${plate.number}`
})

/** K3: a VIN, as it is claimed. */
export const vinClaim = (vin: string): VehicleClaim => ({ kind: vinKind, value: vin })

/**
 * K3: what a vehicle holds for itself alone. Nothing while it is unknown or deregistered, so that a plate is
 * free again when its vehicle leaves; no plate where it is none of its own (N5).
 */
export const claimsOf = (vehicle: Vehicle): ReadonlyArray<VehicleClaim> =>
  vehicle._tag === "Registered" ? claimsOnFile(vehicle) : []

const claimsOnFile = ({ facts: { plate, vin } }: RegisteredVehicle): ReadonlyArray<VehicleClaim> => [
  ...(plate.number !== null && isGenuine(plate)
    ? [plateClaim({ kind: plate.kind, number: plate.number })]
    : []),
  ...(vin === null ? [] : [vinClaim(vin)])
]

/** K3: the refusal of a claim that another vehicle holds. The service adds what the holder's file says. */
export const claimIsHeld = (claim: VehicleClaim, holderId: string): VehicleRejection => ({
  _tag: claim.kind === plateKind ? "PlateIsHeldByAnotherVehicle" : "VinIsHeldByAnotherVehicle",
  value: claim.value,
  holder: { id: holderId, plate: null, vin: null, township: null }
})
