import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Either } from "effect"
import type { RegisteredVehicle } from "../Vehicle.ts"
import type { VerifyVehicle } from "../VehicleCommands.ts"
import type { VehicleEvent } from "../VehicleEvents.ts"
import { evolve } from "../VehicleHistory.ts"
import { earlierVisitWithin, repeatedVisit, type VehiclePolicy } from "../VehiclePolicy.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { addDriver, recordLicence } from "./Drivers.ts"
import { cleared, openHazard, openHazards } from "./Hazards.ts"
import { recordInspection, recordInsurance } from "./Papers.ts"

/** One thing that a visit brought to light, decided on the file as it stands after what came before. */
type Finding = (vehicle: RegisteredVehicle) => Decision

/**
 * A visit is one form and one command. It is taken down as it was, and what it brought to light follows as
 * the same events that a form of its own would have made: the right phone, newer papers, hazards put right
 * and hazards found, licences shown, drivers met for the first time. All of it happens, or none.
 */
export const verify = (
  command: VerifyVehicle,
  vehicle: RegisteredVehicle,
  policy: VehiclePolicy
): Decision => {
  const findings: ReadonlyArray<Finding> = [
    (now) => visitItself(command, now, policy),
    () => rightPhone(command),
    (now) => newerInspection(command, now, policy),
    (now) => newerInsurance(command, now),
    ...command.hazardsCleared.map(
      (hazardId): Finding =>
        (now) =>
          hazardPutRight(command, hazardId, vehicle, now)
    ),
    ...command.hazardsSeen.map(
      (seen): Finding =>
        (now) =>
          hazardSeen(command, seen, vehicle, now)
    ),
    ...command.driversSeen.map(
      (seen): Finding =>
        (now) =>
          driverMet(seen, now)
    ),
    ...command.newDrivers.map(
      (driver): Finding =>
        (now) =>
          addDriver(driver, now, null)
    )
  ]
  const events: Array<VehicleEvent> = []
  let now = vehicle
  for (const finding of findings) {
    const decision = finding(now)
    if (Either.isLeft(decision)) return decision
    for (const event of decision.right) {
      events.push(event)
      const next = evolve(now, event)
      if (next._tag === "Registered") now = next
    }
  }
  return happened(...events)
}

const visitItself = (command: VerifyVehicle, vehicle: RegisteredVehicle, policy: VehiclePolicy): Decision => {
  const { visit, ownerConfirmed, phoneConfirmed, inspectionSeenUntil, insuranceSeenUntil, note } = command
  const earlierVisit = earlierVisitWithin(policy, vehicle.lastVisit, visit.visitedAt)
  return happened({
    _tag: "VehicleWasVerified",
    ...visit,
    ownerConfirmed,
    phoneConfirmed,
    inspectionSeenUntil,
    insuranceSeenUntil,
    hazardsSeen: command.hazardsSeen.map((seen) => seen.hazard),
    driversSeen: command.driversSeen.map((seen) => seen.driverId),
    note,
    earlierVisit,
    warnings:
      earlierVisit === null
        ? command.warnings
        : [...command.warnings, repeatedVisit(earlierVisit, inShanghai(earlierVisit.visitedAt))]
  })
}

const rightPhone = ({ owner }: VerifyVehicle): Decision =>
  owner === null
    ? unchanged
    : happened({ _tag: "VehicleWasCorrected", corrected: { owner }, reason: null, warnings: [] })

/** A paper older than the one on file does not spoil a visit: what was read stays in the visit's own event. */
const unlessOlder = (decision: Decision): Decision =>
  Either.isLeft(decision) && decision.left._tag === "PaperIsOlderThanTheOneOnFile" ? unchanged : decision

const newerInspection = (
  { inspectionSeenUntil: validUntil, visit }: VerifyVehicle,
  vehicle: RegisteredVehicle,
  policy: VehiclePolicy
): Decision =>
  validUntil === null
    ? unchanged
    : unlessOlder(
        recordInspection(
          { inspectedOn: null, validUntil, at: visit.visitedAt, reason: null, warnings: [] },
          vehicle,
          policy
        )
      )

const newerInsurance = (
  { insuranceSeenUntil: validUntil, visit }: VerifyVehicle,
  vehicle: RegisteredVehicle
): Decision =>
  validUntil === null
    ? unchanged
    : unlessOlder(
        recordInsurance(
          { insurer: null, policyNumber: null, validUntil, at: visit.visitedAt, reason: null, warnings: [] },
          vehicle
        )
      )

/** A hazard that a paper shown at the same visit has settled already is put right once. */
const hazardPutRight = (
  { visit }: VerifyVehicle,
  hazardId: string,
  before: RegisteredVehicle,
  now: RegisteredVehicle
): Decision => {
  const isThis = (hazard: { readonly hazardId: string }) => hazard.hazardId === hazardId
  if (!openHazards(before).some(isThis)) return refused({ _tag: "HazardIsNotOpen", hazardId })
  const open = openHazards(now).find(isThis)
  return open === undefined ? unchanged : happened(cleared(open, "visit", visit.visitedAt, null))
}

/** A hazard that is open already stays open; one that this very visit put right cannot be seen as well. */
const hazardSeen = (
  { visit }: VerifyVehicle,
  seen: VerifyVehicle["hazardsSeen"][number],
  before: RegisteredVehicle,
  now: RegisteredVehicle
): Decision => {
  if (openHazard(now, seen.hazard) !== undefined) return unchanged
  return openHazard(before, seen.hazard) === undefined
    ? happened({ _tag: "HazardWasReported", ...seen, foundAt: visit.visitedAt, visitId: visit.visitId })
    : refused({ _tag: "HazardIsSeenAndCleared", hazard: seen.hazard })
}

const driverMet = (
  { driverId, licence }: VerifyVehicle["driversSeen"][number],
  vehicle: RegisteredVehicle
): Decision => {
  if (licence !== null) return recordLicence({ driverId, licence, reason: null, warnings: [] }, vehicle)
  return vehicle.drivers.some((driver) => driver.driverId === driverId)
    ? unchanged
    : refused({ _tag: "DriverIsUnknown", driverId })
}
