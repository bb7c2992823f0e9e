import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { AccidentFile } from "../Accident.ts"
import { casualtiesOf } from "../Casualties.ts"
import type {
  ConcludeDeepInvestigation,
  HoldIdentification,
  OpenDeepInvestigation
} from "../commands/Investigation.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import {
  type Against,
  caseDay,
  first,
  unlessAfter,
  unlessAfterAccident,
  unlessInvolved,
  unlessVehicle
} from "./Guards.ts"
import { beforeTheAccident } from "./Intake.ts"
import { unlessATeam } from "./Scene.ts"

/**
 * A19: two officers show at least as many as the rule says, to one person who is of the accident or a witness of it.
 * What is recognised is of the kind that was shown: a vehicle, or a person.
 */
export const holdIdentification = (
  command: HoldIdentification,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { by, others, identifiedBy, identificationId, heldAt, of, shown, vehicleId, participantId } = command
  const team = [by, ...others]
  const rule = rules.identificationRule(of, caseDay(file))
  const isOfVehicles = of === "vehicle" || of === "vehicle-photos"
  if (heldAt < file.happenedAt) return beforeTheAccident("happenedAt", heldAt, file)
  const against: Against = first(
    file.identifications.some((held) => held.identificationId === identificationId)
      ? { _tag: "EntryIsAlreadyOnFile" }
      : undefined,
    unlessATeam(team, file),
    team.filter(({ kind }) => kind === "officer").length < 2
      ? { _tag: "IdentificationTakesTwoOfficers" }
      : undefined,
    shown < rule.least
      ? { _tag: "TooFewAreShown", of, needed: rule.least, shown, what: rule.name }
      : undefined,
    (identifiedBy.participantId === null) === (identifiedBy.witness === null)
      ? { _tag: "OnePersonIdentifies" }
      : undefined,
    (isOfVehicles ? participantId : vehicleId) === null
      ? undefined
      : { _tag: "RecognisedIsNotOfWhatWasShown" },
    unlessInvolved(file, "identifiedBy.participantId", identifiedBy.participantId),
    unlessVehicle(file, "vehicleId", vehicleId),
    unlessInvolved(file, "participantId", participantId)
  )
  return against === undefined
    ? happened({
        _tag: "IdentificationWasHeld",
        identificationId,
        heldAt,
        of,
        shown,
        by: team,
        identifiedBy,
        vehicleId,
        participantId,
        attachments: command.attachments,
        note: command.note
      })
    : refused(against)
}

/** A19: how many died by the official number (C2), and from how many on an investigation is due. */
export const deepInvestigationDue = (
  file: AccidentFile,
  rules: AccidentRules
): { readonly isDue: boolean; readonly deaths: number; readonly needed: number } => {
  const deaths = casualtiesOf(file, rules).official.dead
  const needed = rules.deepInvestigationRule(caseDay(file)).deaths
  return { isDue: deaths >= needed, deaths, needed }
}

/** A19: once; with fewer dead than the rule says, for a reason. */
export const openDeepInvestigation = (
  command: OpenDeepInvestigation,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { by, others, openedOn, ground, reason } = command
  const team = [by, ...others]
  const { isDue, deaths, needed } = deepInvestigationDue(file, rules)
  const against: Against = first(
    file.deepInvestigation === null ? undefined : { _tag: "DeepInvestigationIsAlreadyOpen" },
    unlessATeam(team, file),
    ground === "three-deaths" && !isDue ? { _tag: "DeathsAreTooFew", deaths, needed } : undefined,
    ground === "other-grave" && reason === null ? { _tag: "ReasonIsMissing", rule: "A19" } : undefined,
    unlessAfterAccident("openedOn", openedOn, file)
  )
  return against === undefined
    ? happened({ _tag: "DeepInvestigationWasOpened", openedOn, ground, team, reason })
    : refused(against)
}

/** A19: with what it found and what it asks of whom. */
export const concludeDeepInvestigation = (
  command: ConcludeDeepInvestigation,
  file: AccidentFile
): Decision => {
  const { concludedOn, reportNumber, findings, recommendations, reason } = command
  const { deepInvestigation } = file
  if (deepInvestigation === null) return refused({ _tag: "DeepInvestigationIsNotOpen" })
  const against: Against = first(
    deepInvestigation.conclusion === null ? undefined : { _tag: "DeepInvestigationIsConcluded" },
    findings.length === 0 ? { _tag: "DeepInvestigationFoundNothing" } : undefined,
    unlessAfter("concludedOn", concludedOn, "investigation", deepInvestigation.openedOn)
  )
  return against === undefined
    ? happened({
        _tag: "DeepInvestigationWasConcluded",
        concludedOn,
        reportNumber,
        findings,
        recommendations,
        reason
      })
    : refused(against)
}
