import { isSameInvolvement, type RegisteredVehicle } from "../Vehicle.ts"
import type { RecordAccident, TakeBackAccident } from "../VehicleCommands.ts"
import { type Decision, happened, unchanged } from "./Decision.ts"

/** What the record of an accident says of the vehicle. Told again as it is on file, it changes nothing. */
export const recordAccident = ({ accident }: RecordAccident, vehicle: RegisteredVehicle): Decision => {
  const known = vehicle.accidents.find((one) => isSameInvolvement(one, accident))
  return known !== undefined &&
    known.happenedAt === accident.happenedAt &&
    known.township === accident.township &&
    known.plate.kind === accident.plate.kind &&
    known.plate.number === accident.plate.number
    ? unchanged
    : happened({ _tag: "AccidentWasRecorded", ...accident })
}

/** The accident counts no more, or was another vehicle's. What was never recorded is not taken back. */
export const takeBackAccident = (command: TakeBackAccident, vehicle: RegisteredVehicle): Decision => {
  const { accidentId, involvedId } = command
  return vehicle.accidents.some((one) => isSameInvolvement(one, command))
    ? happened({ _tag: "AccidentWasTakenBack", accidentId, involvedId })
    : unchanged
}
