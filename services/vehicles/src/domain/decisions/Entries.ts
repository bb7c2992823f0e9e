import { isGenuine, type Plate, type RegisteredVehicle, type VehicleFacts } from "../Vehicle.ts"
import type { CorrectVehicle, MoveVehicle, ReplateVehicle, TransferVehicle } from "../VehicleCommands.ts"
import type { VehicleEvent } from "../VehicleEvents.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { settledBy } from "./Hazards.ts"

/** Only what differs from the file is a correction; where nothing does, nothing happened. */
export const correct = (command: CorrectVehicle, vehicle: RegisteredVehicle): Decision => {
  const { reason, warnings } = command
  const differing = Object.entries(command.corrected).filter(
    ([name, value]) => !isSame(vehicle.facts[name as keyof VehicleFacts], value)
  )
  if (differing.length === 0) return unchanged
  const corrected: Partial<VehicleFacts> = Object.fromEntries(differing)
  return happened({ _tag: "VehicleWasCorrected", corrected, reason, warnings })
}

/** To the village it is in already, a vehicle does not move. */
export const move = (command: MoveVehicle, vehicle: RegisteredVehicle): Decision =>
  happened(...movedTo(command.village, vehicle, command.reason))

/** Another owner; with the owner the vehicle may go to another village and get another plate. */
export const transfer = (command: TransferVehicle, vehicle: RegisteredVehicle): Decision => {
  const { owner, transferredOn, village, plate, reason } = command
  const previousOwner = vehicle.facts.owner
  if (isSameOwner(previousOwner, owner)) return refused({ _tag: "OwnerIsTheSame" })
  return happened(
    { _tag: "VehicleWasTransferred", owner, previousOwner, transferredOn, reason },
    ...(village === null ? [] : movedTo(village, vehicle, reason)),
    ...(plate === null ? [] : replatedWith({ ...command, plate }, vehicle))
  )
}

/** Another plate; one of its own settles "no plate" and "false plate" (N5). */
export const replate = (command: ReplateVehicle, vehicle: RegisteredVehicle): Decision =>
  happened(...replatedWith(command, vehicle))

const movedTo = (
  village: string,
  vehicle: RegisteredVehicle,
  reason: string | null
): ReadonlyArray<VehicleEvent> =>
  village === vehicle.village ? [] : [{ _tag: "VehicleWasMoved", from: vehicle.village, village, reason }]

const replatedWith = (
  command: Pick<ReplateVehicle, "plate" | "at" | "reason" | "warnings">,
  vehicle: RegisteredVehicle
): ReadonlyArray<VehicleEvent> => {
  const { plate, at, reason, warnings } = command
  const previousPlate = vehicle.facts.plate
  if (isSamePlate(plate, previousPlate)) return []
  return [
    { _tag: "VehicleWasReplated", plate, previousPlate, reason, warnings },
    ...(isGenuine(plate) ? settledBy("plate", vehicle, at) : [])
  ]
}

const isSamePlate = (one: Plate, other: Plate): boolean =>
  one.kind === other.kind && one.number === other.number

const isSameOwner = (one: VehicleFacts["owner"], other: VehicleFacts["owner"]): boolean => {
  if (one.kind === "person" && other.kind === "person") return one.person.personId === other.person.personId
  if (one.kind === "company" && other.kind === "company") {
    return one.creditCode === null || other.creditCode === null
      ? one.name === other.name
      : one.creditCode === other.creditCode
  }
  return false
}

/** Plain JSON values compare by their content. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
