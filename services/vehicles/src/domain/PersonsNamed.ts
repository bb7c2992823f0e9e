import type { PersonReference } from "@jiaosuo/orders/domain/Persons"
import type { UnregisteredVehicleEvent } from "./unregistered/UnregisteredVehicleEvents.ts"
import type { Owner } from "./Vehicle.ts"
import type { VehicleEvent } from "./VehicleEvents.ts"

/** The reference to the personal part of an owner, where it has one. */
export const personOf = (owner: Owner): PersonReference | null =>
  owner.kind === "person" ? owner.person : owner.contact

const ofOwners = (...owners: ReadonlyArray<Owner | undefined>): ReadonlyArray<PersonReference> =>
  owners.flatMap((owner) => {
    const person = owner === undefined ? null : personOf(owner)
    return person === null ? [] : [person]
  })

/** Every person that an event names. */
export const personsNamedIn = (
  event: VehicleEvent | UnregisteredVehicleEvent
): ReadonlyArray<PersonReference> => {
  switch (event._tag) {
    case "VehicleWasRegistered":
    case "UnregisteredVehicleWasListed":
      return ofOwners(event.owner)
    case "VehicleWasCorrected":
    case "UnregisteredVehicleWasCorrected":
      return ofOwners(event.corrected.owner)
    case "VehicleWasTransferred":
      return ofOwners(event.owner, event.previousOwner)
    case "DriverWasAdded":
    case "DriverWasRemoved":
      return [event.person]
    case "VehicleWasVerified":
    case "VehicleWasMoved":
    case "VehicleWasReplated":
    case "InspectionWasRecorded":
    case "InsuranceWasRecorded":
    case "PermitWasRecorded":
    case "HazardWasReported":
    case "HazardWasCleared":
    case "VehicleWasSuspended":
    case "VehicleWasResumed":
    case "VehicleWasDeregistered":
    case "VehicleWasRestored":
    case "DriverLicenceWasRecorded":
    case "AccidentWasRecorded":
    case "AccidentWasTakenBack":
    case "CheckWasRecorded":
    case "VehicleWasNamedByWardens":
    case "NamingByWardensWasTakenBack":
    case "UnregisteredVehicleWasStruckOff":
    case "UnregisteredVehicleWasRegistered":
      return []
  }
}
