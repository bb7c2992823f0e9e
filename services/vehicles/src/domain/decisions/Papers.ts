import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { RegisteredVehicle } from "../Vehicle.ts"
import type { RecordInspection, RecordInsurance, RecordPermit } from "../VehicleCommands.ts"
import { earlyInspection, type VehiclePolicy } from "../VehiclePolicy.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { settledBy } from "./Hazards.ts"

/**
 * An inspection is taken down if it is newer than the one on file; an older paper means that the file is
 * wrong, which is for a correction to say. One that is still valid settles an overdue inspection (K4), one
 * made too early is taken with a warning (K6).
 */
export const recordInspection = (
  command: Omit<RecordInspection, "_tag">,
  vehicle: RegisteredVehicle,
  policy: VehiclePolicy
): Decision => {
  const { inspectedOn, validUntil, at, reason, warnings } = command
  const previousValidUntil = vehicle.facts.inspectionValidUntil
  if (validUntil === previousValidUntil) return unchanged
  if (isOlder(validUntil, previousValidUntil)) {
    return olderPaper("inspection", validUntil, previousValidUntil)
  }
  return happened(
    {
      _tag: "InspectionWasRecorded",
      inspectedOn,
      validUntil,
      previousValidUntil,
      reason,
      warnings: [...warnings, ...earlyInspection(policy, inspectedOn, previousValidUntil)]
    },
    ...(validUntil >= dayInShanghai(at) ? settledBy("inspection", vehicle, at) : [])
  )
}

/** The same for the compulsory insurance (K9). The same end again may still add the insurer and the policy. */
export const recordInsurance = (
  command: Omit<RecordInsurance, "_tag">,
  vehicle: RegisteredVehicle
): Decision => {
  const { validUntil, at, reason, warnings } = command
  const previousValidUntil = vehicle.facts.insuranceValidUntil
  if (isOlder(validUntil, previousValidUntil)) {
    return olderPaper("insurance", validUntil, previousValidUntil)
  }
  const isTheSamePolicy = validUntil === previousValidUntil
  const onFile = isTheSamePolicy ? vehicle.policy : null
  const insurer = command.insurer ?? onFile?.insurer ?? null
  const policyNumber = command.policyNumber ?? onFile?.policyNumber ?? null
  const addsNothing = insurer === (onFile?.insurer ?? null) && policyNumber === (onFile?.policyNumber ?? null)
  if (isTheSamePolicy && addsNothing) return unchanged
  return happened(
    {
      _tag: "InsuranceWasRecorded",
      insurer,
      policyNumber,
      validUntil,
      previousValidUntil,
      reason,
      warnings
    },
    ...(validUntil >= dayInShanghai(at) ? settledBy("insurance", vehicle, at) : [])
  )
}

/** A permit replaces the one of its kind (K10, K11). */
export const recordPermit = (command: RecordPermit, vehicle: RegisteredVehicle): Decision => {
  const { permit, reason } = command
  const isOnFile = vehicle.permits.some(
    (known) =>
      known.kind === permit.kind &&
      known.number === permit.number &&
      known.issuedOn === permit.issuedOn &&
      known.validUntil === permit.validUntil
  )
  return isOnFile ? unchanged : happened({ _tag: "PermitWasRecorded", permit, reason })
}

const isOlder = (validUntil: CalendarDate, onFile: CalendarDate | null): onFile is CalendarDate =>
  onFile !== null && validUntil < onFile

const olderPaper = (
  paper: "inspection" | "insurance",
  validUntil: CalendarDate,
  onFile: CalendarDate
): Decision => refused({ _tag: "PaperIsOlderThanTheOneOnFile", paper, validUntil, onFile })
