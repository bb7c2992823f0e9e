import type { CalendarDate } from "@jiaosuo/kernel/Event"
import { factOn } from "../../DatedFacts.ts"
import { livesOn, type Organisation } from "../Organisation.ts"
import type { CommandOf } from "../OrganisationCommands.ts"
import type { OrganisationEvent } from "../OrganisationEvents.ts"
import {
  type Decision,
  happened,
  onUnitInService,
  refused,
  unchanged,
  unlessAtFault,
  unlessOlder,
  unlessOnFile
} from "./Decision.ts"

const noFacts = () => []

/** Rows 1 and 2: many townships at once; those that are in the mode already are left out. */
export const setTrafficMode = (
  { townships, mode, from, reason }: CommandOf<"SetTrafficMode">,
  state: Organisation
): Decision => {
  const changed = [...new Set(townships)].filter(
    (township) => factOn(state.trafficModes[township] ?? [], from) !== mode
  )
  for (const township of changed) {
    const older = unlessOlder(state.trafficModes[township] ?? [], from)
    if (older !== undefined) return older
  }
  return happened(
    ...changed.map(
      (township): OrganisationEvent => ({ _tag: "TownshipTrafficModeWasSet", township, mode, from, reason })
    )
  )
}

/** The last day of something without an end. */
const never = "9999-12-31"

const overlap = (
  one: { readonly from: CalendarDate; readonly until: CalendarDate | null },
  other: { readonly from: CalendarDate; readonly until: CalendarDate | null }
): boolean => one.from <= (other.until ?? never) && other.from <= (one.until ?? never)

/** Row 12. */
export const agreeMutualAid = (command: CommandOf<"AgreeMutualAid">, state: Organisation): Decision => {
  const { _tag, ...agreement } = command
  const [one, other] = agreement.commands
  if (one === other) return refused({ _tag: "AgreementIsWithOneself" })
  const onFile = unlessOnFile(state.agreements, agreement.agreementId)
  if (onFile !== undefined) return onFile
  for (const unitId of agreement.commands) {
    const notReady = onUnitInService(state, unitId, agreement.from, noFacts, (unit) =>
      factOn(unit.kinds, agreement.from) === "command"
        ? unchanged
        : refused({ _tag: "UnitIsNoPoliceForce", unitId })
    )
    if (notReady._tag === "Left") return notReady
  }
  const inForce = Object.values(state.agreements).find(
    (known) => known.commands.includes(one) && known.commands.includes(other) && overlap(known, agreement)
  )
  return inForce === undefined
    ? happened({ _tag: "MutualAidWasAgreed", ...agreement })
    : refused({ _tag: "AgreementIsAlreadyInForce", agreementId: inForce.agreementId })
}

/** An agreement may end earlier, never later: for that there is a new one. */
export const endMutualAid = (
  { agreementId, until, reason }: CommandOf<"EndMutualAid">,
  state: Organisation
): Decision => {
  const agreement = state.agreements[agreementId]
  if (agreement === undefined) return refused({ _tag: "AgreementIsUnknown", agreementId })
  if (until < agreement.from) {
    return refused({ _tag: "FactIsOlderThanTheOneOnFile", from: until, onFile: agreement.from })
  }
  return agreement.until !== null && agreement.until <= until
    ? refused({ _tag: "AgreementHasEnded", agreementId, until: agreement.until })
    : happened({ _tag: "MutualAidWasEnded", agreementId, until, reason })
}

/** Row 27: one plan of a unit at a time. */
export const setSurgePlan = (command: CommandOf<"SetSurgePlan">, state: Organisation): Decision => {
  const { _tag, ...plan } = command
  return onUnitInService(state, plan.unitId, plan.from, noFacts, () => {
    const other = Object.values(state.surgePlans).find(
      (known) => known.unitId === plan.unitId && !known.cancelled && overlap(known, plan)
    )
    return other === undefined
      ? (unlessOnFile(state.surgePlans, plan.planId) ?? happened({ _tag: "SurgePlanWasSet", ...plan }))
      : refused({ _tag: "SurgePlansOverlap", planId: other.planId, from: other.from, until: other.until })
  })
}

export const cancelSurgePlan = (
  { planId, reason }: CommandOf<"CancelSurgePlan">,
  state: Organisation
): Decision => {
  const plan = state.surgePlans[planId]
  if (plan === undefined) return refused({ _tag: "SurgePlanIsUnknown", planId })
  return plan.cancelled ? unchanged : happened({ _tag: "SurgePlanWasCancelled", planId, reason })
}

export const giveFunction = (command: CommandOf<"GiveFunction">, state: Organisation): Decision => {
  const { _tag, ...given } = command
  return onUnitInService(
    state,
    given.unitId,
    given.from,
    (unit) => unit.functions,
    (unit) =>
      (factOn(unit.functions, given.from) ?? []).includes(given.function)
        ? unchanged
        : happened({ _tag: "UnitFunctionWasGiven", ...given })
  )
}

/** Row 24: not while a target of the unit rests on it. */
export const takeFunction = (command: CommandOf<"TakeFunction">, state: Organisation): Decision => {
  const { _tag, ...taken } = command
  const { unitId, from } = taken
  return onUnitInService(
    state,
    unitId,
    from,
    (unit) => unit.functions,
    (unit) => {
      if (!(factOn(unit.functions, from) ?? []).includes(taken.function)) return unchanged
      const resting = Object.values(state.targets).find(
        (target) =>
          target.unitId === unitId &&
          target.function === taken.function &&
          (target.withdrawnFrom === null || target.withdrawnFrom > from)
      )
      return resting === undefined
        ? happened({ _tag: "UnitFunctionWasTaken", ...taken })
        : refused({ _tag: "TargetDependsOnTheFunction", target: resting.target })
    }
  )
}

/** Row 18: a value takes the place of the one on file; what is the same already is left out. */
export const recordIndicators = (
  { unitId, period, values }: CommandOf<"RecordIndicators">,
  state: Organisation
): Decision => {
  if (state.units[unitId] === undefined) return refused({ _tag: "UnitIsUnknown", unitId })
  const known = state.indicators[unitId] ?? {}
  return happened(
    ...values.flatMap(({ indicator, value, source }): ReadonlyArray<OrganisationEvent> => {
      const onFile = known[`${indicator} ${period}`]
      return onFile !== undefined && onFile.value === value && onFile.source === source
        ? []
        : [{ _tag: "IndicatorWasRecorded", unitId, period, indicator, value, source }]
    })
  )
}

/** Row 24: refused where the unit has not the function (the day's organisation says so). */
export const assignTarget = (command: CommandOf<"AssignTarget">, state: Organisation): Decision => {
  const { _tag, ...target } = command
  return onUnitInService(
    state,
    target.unitId,
    target.from,
    noFacts,
    () =>
      unlessOnFile(state.targets, target.targetId) ??
      unlessAtFault(state, target.from, { _tag: "TargetWasAssigned", ...target })
  )
}

export const withdrawTarget = (
  { targetId, from, reason }: CommandOf<"WithdrawTarget">,
  state: Organisation
): Decision => {
  const target = state.targets[targetId]
  return target === undefined || !livesOn({ from: target.from, end: target.withdrawnFrom }, from)
    ? refused({ _tag: "TargetIsUnknown", targetId })
    : happened({ _tag: "TargetWasWithdrawn", targetId, from, reason })
}
