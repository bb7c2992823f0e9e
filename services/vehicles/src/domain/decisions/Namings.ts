import { Schema } from "effect"
import { NamingByWardens, type RegisteredVehicle } from "../Vehicle.ts"
import type { RecordNaming, TakeBackNaming } from "../VehicleCommands.ts"
import { type Decision, happened, unchanged } from "./Decision.ts"

const isSame = Schema.equivalence(NamingByWardens)

/** What wardens wrote down of the vehicle. Told again as it is on file, it changes nothing. */
export const recordNaming = ({ naming }: RecordNaming, vehicle: RegisteredVehicle): Decision => {
  const known = vehicle.namings.find(({ sourceId }) => sourceId === naming.sourceId)
  return known !== undefined && isSame(known, naming)
    ? unchanged
    : happened({ _tag: "VehicleWasNamedByWardens", ...naming })
}

/** It counts no more, or names another vehicle. What was never recorded is not taken back. */
export const takeBackNaming = ({ sourceId }: TakeBackNaming, vehicle: RegisteredVehicle): Decision =>
  vehicle.namings.some((naming) => naming.sourceId === sourceId)
    ? happened({ _tag: "NamingByWardensWasTakenBack", sourceId })
    : unchanged
