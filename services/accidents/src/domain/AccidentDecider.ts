import type { Decider } from "@jiaosuo/kernel/Decider"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { type Accident, type AccidentFile, onFile } from "./Accident.ts"
import type { AccidentCommand } from "./AccidentCommands.ts"
import type { AccidentEvent } from "./AccidentEvents.ts"
import { evolve, initialState } from "./AccidentHistory.ts"
import type { AccidentRejection } from "./AccidentRejections.ts"
import { close, reopen } from "./decisions/Closing.ts"
import { type Decision, refused } from "./decisions/Decision.ts"
import { confirmFix, orderFirmToFix } from "./decisions/Firms.ts"
import * as Intake from "./decisions/Intake.ts"
import {
  concludeDeepInvestigation,
  holdIdentification,
  openDeepInvestigation
} from "./decisions/Investigation.ts"
import { giveBack, merge, ruleOutDuplicate, takeIn, undoMerge } from "./decisions/Merging.ts"
import * as Parties from "./decisions/Parties.ts"
import { unlessPermitted } from "./decisions/Permission.ts"
import { decideProceedings } from "./decisions/Proceedings.ts"
import { assignHandlers, attendScene, surveyScene } from "./decisions/Scene.ts"
import { unlessAccepted, unlessOurs } from "./decisions/Standing.ts"

/** The rules of one accident's file, under the dated rules of an installation. */
export const makeAccidentDecider = (
  rules: AccidentRules
): Decider<AccidentCommand, AccidentEvent, Accident, AccidentRejection> => ({
  initialState,
  evolve,
  decide: (command, accident) => {
    const file = onFile(accident)
    const notPermitted = unlessPermitted(rules, command, file)
    if (notPermitted !== undefined) return refused(notPermitted)
    return file === undefined ? decideNew(command) : decideOnFile(command, file, rules)
  }
})

const decideNew = (command: AccidentCommand): Decision => {
  switch (command._tag) {
    case "ReportAccident":
      return Intake.report(command)
    case "RecordHistoricalAccident":
      return Intake.recordHistorical(command)
    default:
      return refused({ _tag: "AccidentIsNotOnFile" })
  }
}

const decideOnFile = (command: AccidentCommand, file: AccidentFile, rules: AccidentRules): Decision => {
  switch (command._tag) {
    case "ReportAccident":
    case "RecordHistoricalAccident":
      return refused({ _tag: "AccidentIsAlreadyOnFile" })
    case "AcceptAccident":
      return Intake.accept(command, file)
    case "RefuseAccident":
      return Intake.refuse(command, file)
    case "HandOverAccident":
      return Intake.handOver(command, file)
    case "CorrectPlace":
      return Intake.correctPlace(command, file)
    case "CorrectReport":
      return Intake.correctReport(command, file, rules)
    case "RecordCircumstances":
      return Intake.recordCircumstances(command, file)
    case "WithdrawAccident":
      return Intake.withdraw(command, file)
    case "AssignHandlers":
      return assignHandlers(command, file, rules)
    case "AttendScene":
      return attendScene(command, file)
    case "SurveyScene":
      return surveyScene(command, file, rules)
    case "InvolveVehicle":
      return Parties.involveVehicle(command, file)
    case "CorrectInvolvedVehicle":
      return Parties.correctVehicle(command, file)
    case "RemoveInvolvedVehicle":
      return Parties.removeVehicle(command, file)
    case "LinkKeyVehicle":
      return Parties.linkKeyVehicle(command, file)
    case "UnlinkKeyVehicle":
      return Parties.unlinkKeyVehicle(command, file)
    case "InvolvePerson":
      return Parties.involvePerson(command, file, rules)
    case "CorrectInvolvedPerson":
      return Parties.correctPerson(command, file)
    case "RemoveInvolvedPerson":
      return Parties.removePerson(command, file)
    case "FindInjury":
      return Parties.findInjury(command, file, rules)
    case "CloseAccident":
      return close(command, file, rules)
    case "ReopenAccident":
      return reopen(command, file)
    case "MergeAccident":
      return merge(command, file)
    case "UndoMerge":
      return undoMerge(command, file)
    case "RuleOutDuplicate":
      return ruleOutDuplicate(command, file)
    case "TakeInDuplicate":
      return takeIn(command, file)
    case "GiveBackDuplicate":
      return giveBack(command, file)
    case "HoldIdentification":
      return onAccepted(file, () => holdIdentification(command, file, rules))
    case "OpenDeepInvestigation":
      return onAccepted(file, () => openDeepInvestigation(command, file, rules))
    case "ConcludeDeepInvestigation":
      return onAccepted(file, () => concludeDeepInvestigation(command, file))
    case "OrderFirmToFix":
      return onOurs(file, () => orderFirmToFix(command, file, rules))
    case "ConfirmFix":
      return onOurs(file, () => confirmFix(command, file))
    default:
      return decideProceedings(command, file, rules)
  }
}

const onAccepted = (file: AccidentFile, decide: () => Decision): Decision => {
  const elsewhere = unlessAccepted(file)
  return elsewhere === undefined ? decide() : refused(elsewhere)
}

/** A22: also a closed accident is one of two. */
const onOurs = (file: AccidentFile, decide: () => Decision): Decision => {
  const elsewhere = unlessOurs(file)
  return elsewhere === undefined ? decide() : refused(elsewhere)
}
