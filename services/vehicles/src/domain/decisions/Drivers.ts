import type { Licence, RegisteredVehicle } from "../Vehicle.ts"
import type { NewDriver, RecordDriverLicence, RemoveDriver } from "../VehicleCommands.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"

/** A driver is added once; a person already on file shows a licence instead (K13). */
export const addDriver = (driver: NewDriver, vehicle: RegisteredVehicle, reason: string | null): Decision => {
  const { driverId, person, known, licence, warnings } = driver
  const onFile = vehicle.drivers.find((other) => other.person.personId === person.personId)
  return onFile === undefined
    ? happened({ _tag: "DriverWasAdded", driverId, person, known, licence, reason, warnings })
    : refused({ _tag: "DriverIsAlreadyOnFile", driverId: onFile.driverId })
}

/** A driver on file shows a licence; one that says what the file says changes nothing (K13). */
export const recordLicence = (
  command: Omit<RecordDriverLicence, "_tag">,
  vehicle: RegisteredVehicle
): Decision => {
  const { driverId, licence, reason, warnings } = command
  const driver = vehicle.drivers.find((known) => known.driverId === driverId)
  if (driver === undefined) return refused({ _tag: "DriverIsUnknown", driverId })
  const previousLicence = driver.licence
  return saysTheSame(previousLicence, licence)
    ? unchanged
    : happened({ _tag: "DriverLicenceWasRecorded", driverId, licence, previousLicence, reason, warnings })
}

const saysTheSame = (one: Licence, other: Licence): boolean =>
  one.class === other.class &&
  one.validUntil === other.validUntil &&
  one.firstIssuedOn === other.firstIssuedOn

/** Only somebody who is on file can be taken off it. */
export const removeDriver = (command: RemoveDriver, vehicle: RegisteredVehicle): Decision => {
  const { driverId, reason } = command
  const driver = vehicle.drivers.find((known) => known.driverId === driverId)
  return driver === undefined
    ? refused({ _tag: "DriverIsUnknown", driverId })
    : happened({ _tag: "DriverWasRemoved", driverId, person: driver.person, reason })
}
