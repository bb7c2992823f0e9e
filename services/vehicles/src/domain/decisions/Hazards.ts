import type { Instant } from "@jiaosuo/kernel/Event"
import { hazardKind } from "../HazardTable.ts"
import type { Hazard, RegisteredVehicle } from "../Vehicle.ts"
import type { ClearHazard, ReportHazard } from "../VehicleCommands.ts"
import type { EventOf, VehicleEvent } from "../VehicleEvents.ts"
import { type Decision, happened, refused } from "./Decision.ts"

/** At most one hazard of a kind is open at a time: a second report is told of the first. */
export const reportHazard = (command: ReportHazard, vehicle: RegisteredVehicle): Decision => {
  const { hazardId, hazard, note, photo, at } = command
  const open = openHazard(vehicle, hazard)
  return open === undefined
    ? happened({ _tag: "HazardWasReported", hazardId, hazard, foundAt: at, visitId: null, note, photo })
    : refused({ _tag: "HazardIsAlreadyOpen", hazard, hazardId: open.hazardId, foundAt: open.foundAt })
}

/** An open hazard is put right by somebody's word. */
export const clearHazard = (command: ClearHazard, vehicle: RegisteredVehicle): Decision => {
  const { hazardId, at, reason } = command
  const open = openHazards(vehicle).find((hazard) => hazard.hazardId === hazardId)
  return open === undefined
    ? refused({ _tag: "HazardIsNotOpen", hazardId })
    : happened(cleared(open, "report", at, reason))
}

/** Hazards that nobody has put right yet. */
export const openHazards = (vehicle: RegisteredVehicle): ReadonlyArray<Hazard> =>
  vehicle.hazards.filter((hazard) => hazard.clearedAt === null)

/** The open hazard of a kind, if there is one. */
export const openHazard = (vehicle: RegisteredVehicle, code: string): Hazard | undefined =>
  vehicle.hazards.find((hazard) => hazard.clearedAt === null && hazard.hazard === code)

/** A hazard is put right, and what proves it. */
export const cleared = (
  hazard: Hazard,
  settledBy: EventOf<"HazardWasCleared">["settledBy"],
  clearedAt: Instant,
  reason: string | null
): VehicleEvent => ({
  _tag: "HazardWasCleared",
  hazardId: hazard.hazardId,
  hazard: hazard.hazard,
  clearedAt,
  settledBy,
  reason
})

/** Open hazards that a paper of this kind proves put right: a valid inspection settles an overdue one (K4). */
export const settledBy = (
  paper: "inspection" | "insurance" | "plate",
  vehicle: RegisteredVehicle,
  at: Instant
): ReadonlyArray<VehicleEvent> =>
  openHazards(vehicle)
    .filter((hazard) => hazardKind(hazard.hazard)?.settledBy === paper)
    .map((hazard) => cleared(hazard, paper, at, null))
