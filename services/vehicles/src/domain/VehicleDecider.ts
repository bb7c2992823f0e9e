import type { Decider } from "@jiaosuo/kernel/Decider"
import { recordAccident, takeBackAccident } from "./decisions/Accidents.ts"
import { recordCheck } from "./decisions/Checks.ts"
import { type Decision, happened, refused } from "./decisions/Decision.ts"
import { addDriver, recordLicence, removeDriver } from "./decisions/Drivers.ts"
import { correct, move, replate, transfer } from "./decisions/Entries.ts"
import { clearHazard, reportHazard } from "./decisions/Hazards.ts"
import { recordNaming, takeBackNaming } from "./decisions/Namings.ts"
import { recordInspection, recordInsurance, recordPermit } from "./decisions/Papers.ts"
import { verify } from "./decisions/Visits.ts"
import type { DeregisteredVehicle, RegisteredVehicle, Vehicle } from "./Vehicle.ts"
import type { RegisterVehicle, VehicleCommand } from "./VehicleCommands.ts"
import type { VehicleEvent } from "./VehicleEvents.ts"
import { evolve, initialState } from "./VehicleHistory.ts"
import type { VehiclePolicy } from "./VehiclePolicy.ts"
import type { VehicleRejection } from "./VehicleRejections.ts"

/** The rules of one vehicle's file, under a district's policy. */
export const makeVehicleDecider = (
  policy: VehiclePolicy
): Decider<VehicleCommand, VehicleEvent, Vehicle, VehicleRejection> => ({
  initialState,
  evolve,
  decide: (command, vehicle) => {
    switch (vehicle._tag) {
      case "Unknown":
        return command._tag === "RegisterVehicle"
          ? register(command)
          : refused({ _tag: "VehicleIsNotRegistered" })
      case "Registered":
        return decideOnFile(command, vehicle, policy)
      case "Deregistered":
        return decideWhenGone(command, vehicle)
    }
  }
})

const register = ({ facts, village, warnings }: RegisterVehicle): Decision =>
  happened({ _tag: "VehicleWasRegistered", ...facts, village, warnings })

/** The file of a vehicle that is gone stands as it was: the deregistration can be undone, and accidents come late. */
const decideWhenGone = (command: VehicleCommand, vehicle: DeregisteredVehicle): Decision => {
  switch (command._tag) {
    case "RestoreVehicle":
      return happened({ _tag: "VehicleWasRestored", reason: command.reason })
    case "RecordAccident":
      return recordAccident(command, vehicle.before)
    case "TakeBackAccident":
      return takeBackAccident(command, vehicle.before)
    case "RecordCheck":
      return recordCheck(command, vehicle.before)
    case "RecordNaming":
      return recordNaming(command, vehicle.before)
    case "TakeBackNaming":
      return takeBackNaming(command, vehicle.before)
    default:
      return refused({
        _tag: "VehicleIsDeregistered",
        ground: vehicle.ground,
        deregisteredOn: vehicle.deregisteredOn
      })
  }
}

const decideOnFile = (
  command: VehicleCommand,
  vehicle: RegisteredVehicle,
  policy: VehiclePolicy
): Decision => {
  switch (command._tag) {
    case "RegisterVehicle":
      return refused({ _tag: "VehicleIsAlreadyRegistered" })
    case "RestoreVehicle":
      return refused({ _tag: "VehicleIsNotDeregistered" })
    case "VerifyVehicle":
      return verify(command, vehicle, policy)
    case "CorrectVehicle":
      return correct(command, vehicle)
    case "MoveVehicle":
      return move(command, vehicle)
    case "TransferVehicle":
      return transfer(command, vehicle)
    case "ReplateVehicle":
      return replate(command, vehicle)
    case "RecordInspection":
      return recordInspection(command, vehicle, policy)
    case "RecordInsurance":
      return recordInsurance(command, vehicle)
    case "RecordPermit":
      return recordPermit(command, vehicle)
    case "ReportHazard":
      return reportHazard(command, vehicle)
    case "ClearHazard":
      return clearHazard(command, vehicle)
    case "SuspendVehicle":
      return vehicle.standing === "suspended"
        ? refused({ _tag: "VehicleIsAlreadySuspended", until: vehicle.suspendedUntil })
        : happened({ _tag: "VehicleWasSuspended", until: command.until, reason: command.reason })
    case "ResumeVehicle":
      return vehicle.standing === "suspended"
        ? happened({ _tag: "VehicleWasResumed", reason: command.reason })
        : refused({ _tag: "VehicleIsNotSuspended" })
    case "DeregisterVehicle": {
      const { ground, deregisteredOn, reason } = command
      return happened({ _tag: "VehicleWasDeregistered", ground, deregisteredOn, reason })
    }
    case "AddDriver":
      return addDriver(command, vehicle, command.reason)
    case "RecordDriverLicence":
      return recordLicence(command, vehicle)
    case "RemoveDriver":
      return removeDriver(command, vehicle)
    case "RecordAccident":
      return recordAccident(command, vehicle)
    case "TakeBackAccident":
      return takeBackAccident(command, vehicle)
    case "RecordCheck":
      return recordCheck(command, vehicle)
    case "RecordNaming":
      return recordNaming(command, vehicle)
    case "TakeBackNaming":
      return takeBackNaming(command, vehicle)
  }
}
