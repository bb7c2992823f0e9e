import type { RegisteredVehicle } from "../Vehicle.ts"
import type { RecordCheck } from "../VehicleCommands.ts"
import { type Decision, happened, unchanged } from "./Decision.ts"

/** K14: what a checkpoint took down, once: told again it changes nothing. */
export const recordCheck = ({ check }: RecordCheck, vehicle: RegisteredVehicle): Decision =>
  vehicle.checks.some(({ checkId }) => checkId === check.checkId)
    ? unchanged
    : happened({ _tag: "CheckWasRecorded", ...check })
