import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { isWithinMonths } from "@jiaosuo/reference/GraveAccidents"
import type { AccidentFile } from "../Accident.ts"
import type { ConfirmFix, OrderFirmToFix } from "../commands/Investigation.ts"
import type { FirmOrderObstacle } from "../rejections/Investigation.ts"
import { type FirmCase, firmCaseOf, isAgainst, isSameFirm } from "../TransportFirms.ts"
import type { TransportFirm } from "../values/Parties.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import { type Against, first, unlessAfter, unlessAfterAccident, unlessVehicle } from "./Guards.ts"

/**
 * A22: two accidents of one firm within the months of the rule, each with as many dead and such a share as it says;
 * approved by the city's police. On the file of the later accident, once for a firm; a closed file takes it, too.
 */
export const orderFirmToFix = (
  command: OrderFirmToFix,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { orderId, vehicleId, other, approval, orderedOn, dueOn, notifiedGovernments, reason } = command
  const unknown = unlessVehicle(file, "vehicleId", vehicleId)
  if (unknown !== undefined) return refused(unknown)
  if (file.firmOrders.some((order) => order.orderId === orderId)) {
    return refused({ _tag: "EntryIsAlreadyOnFile" })
  }
  if (command.id === other) return refused({ _tag: "AccidentIsTheSame" })
  if (command.otherCase === null) return refused({ _tag: "OtherAccidentIsNotOnFile", other })
  const firm = file.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)?.facts.transportFirm ?? null
  if (firm === null) return refused({ _tag: "FirmOrderHasNoGround", obstacle: "no-firm" })
  const obstacle = obstacleTo(command.otherCase, file, firm, rules)
  const against: Against = first(
    obstacle === undefined ? undefined : whatIsMissing(obstacle, command.outside),
    file.firmOrders.some((order) => isSameFirm(order.firm, firm))
      ? { _tag: "FirmIsAlreadyOrdered" }
      : undefined,
    approval.body === file.jurisdiction.authority ? { _tag: "FirmOrderTakesTheCity" } : undefined,
    unlessAfterAccident("orderedOn", orderedOn, file),
    unlessAfterAccident("approval.on", approval.on, file),
    unlessAfter("orderedOn", orderedOn, "approval", approval.on),
    unlessAfter("dueOn", dueOn, "firm-order", orderedOn)
  )
  return against === undefined
    ? happened({
        _tag: "FirmWasOrderedToFix",
        orderId,
        vehicleId,
        firm,
        other,
        approval,
        orderedOn,
        dueOn,
        notifiedGovernments,
        reason
      })
    : refused(against)
}

/** X3: what another file does not fulfil is told to those who may read it. */
const whatIsMissing = (obstacle: FirmOrderObstacle, outside: string | null): Against =>
  outside === null
    ? { _tag: "FirmOrderHasNoGround", obstacle }
    : { _tag: "TownshipIsOutOfScope", township: outside }

/** What of the rule the two accidents do not fulfil; undefined where they fulfil it. */
const obstacleTo = (
  other: FirmCase,
  file: AccidentFile,
  firm: TransportFirm,
  rules: AccidentRules
): FirmOrderObstacle | undefined => {
  const own = firmCaseOf(file, rules)
  const rule = rules.firmOrderRule(own.day)
  const ofFirm = ({ firms }: typeof own) => firms.filter((found) => isSameFirm(found.firm, firm))
  if (!own.counts || !other.counts) return "does-not-count"
  if (ofFirm(other).length === 0) return "another-firm"
  if (own.deaths < rule.deaths || other.deaths < rule.deaths) return "too-few-dead"
  for (const one of [own, other]) {
    if (!ofFirm(one).some((found) => isAgainst(one, found, rule))) return "share-too-small"
  }
  if (other.day > own.day) return "not-the-later"
  return isWithinMonths(rule, other.day, own.day) ? undefined : "too-far-apart"
}

/** A22: the dangers are fixed; until then the order stands on the desk. */
export const confirmFix = (command: ConfirmFix, file: AccidentFile): Decision => {
  const { orderId, confirmedOn, reason } = command
  const order = file.firmOrders.find((one) => one.orderId === orderId)
  if (order === undefined) return refused({ _tag: "FirmOrderIsUnknown" })
  const against: Against = first(
    order.confirmedOn === null ? undefined : { _tag: "FirmFixIsConfirmed" },
    unlessAfter("confirmedOn", confirmedOn, "firm-order", order.orderedOn)
  )
  return against === undefined
    ? happened({ _tag: "FirmFixWasConfirmed", orderId, confirmedOn, reason })
    : refused(against)
}
