import type { Decider } from "@jiaosuo/kernel/Decider"
import type { CaseRules } from "@jiaosuo/reference/CaseRules"
import type { Deadlines } from "@jiaosuo/reference/Deadlines"
import { type Case, type CaseFile, onFile } from "./Case.ts"
import type { CaseCommand } from "./CaseCommands.ts"
import type { CaseEvent } from "./CaseEvents.ts"
import { evolve, initialState } from "./CaseHistory.ts"
import type { CaseRejection } from "./CaseRejections.ts"
import { close } from "./decisions/Closing.ts"
import { type Decision, refused } from "./decisions/Decision.ts"
import { approveCrossing, dispatch } from "./decisions/Dispatching.ts"
import * as Groups from "./decisions/Groups.ts"
import * as Handling from "./decisions/Handling.ts"
import * as Intake from "./decisions/Intake.ts"
import { unlessPermitted } from "./decisions/Permission.ts"
import * as Responsibility from "./decisions/Responsibility.ts"

/** The rules of one case, under the dated rules and the working-day calendar of an installation. */
export const makeCaseDecider = (
  rules: CaseRules,
  deadlines: Deadlines
): Decider<CaseCommand, CaseEvent, Case, CaseRejection> => ({
  initialState,
  evolve,
  decide: (command, state) => {
    const kind = unlessPermitted(command)
    if (kind !== undefined) return refused({ _tag: "WorkerMayNotDoThis", kind })
    const file = onFile(state)
    if (file === undefined) {
      return command._tag === "TakeCase" ? Intake.take(command) : refused({ _tag: "CaseIsNotOnFile" })
    }
    return decideOnFile(command, file, rules, deadlines)
  }
})

/** What is still done about a case that is no longer open. */
const goesOn: ReadonlySet<CaseCommand["_tag"]> = new Set([
  "ReopenCase",
  "UndoJoin",
  "MakeReturnVisit",
  "TakeOutCall",
  "LinkAccidentFile",
  "MoveAccidentFile",
  "MoveCallOut",
  "TellCellCouldNotCome"
])

/** What was a case of its own is one of this case's calls however this case ended: nobody who called is left out. */
const mayGoOn = (command: CaseCommand): boolean =>
  goesOn.has(command._tag) || (command._tag === "JoinCall" && command.ofCase)

const decideOnFile = (
  command: CaseCommand,
  file: CaseFile,
  rules: CaseRules,
  deadlines: Deadlines
): Decision => {
  if (command._tag === "TakeCase") return refused({ _tag: "CaseIsAlreadyOnFile" })
  if (file.standing._tag !== "Open" && !mayGoOn(command)) {
    return refused({ _tag: "CaseDoesNotStand", standing: file.standing._tag })
  }
  if ("by" in command && command.at < file.calledAt) {
    return refused({ _tag: "HappenedBeforeTheCall", calledAt: file.calledAt })
  }
  switch (command._tag) {
    case "CorrectCase":
      return Intake.correct(command, file)
    case "ChangeLevel":
      return Intake.changeLevel(command, file, rules)
    case "JoinCall":
      return Intake.joinCall(command, file)
    case "TakeOutCall":
      return Intake.takeOutCall(command, file)
    case "JoinCase":
      return Intake.join(command, file)
    case "UndoJoin":
      return Intake.undoJoin(command, file)
    case "RuleOutDuplicate":
      return Intake.ruleOutDuplicate(command, file)
    case "OfferResponsibility":
      return Responsibility.offer(command, file)
    case "AcceptResponsibility":
      return Responsibility.accept(command, file)
    case "DeclineResponsibility":
      return Responsibility.decline(command, file)
    case "AssignAssistant":
      return Responsibility.assign(command, file)
    case "ReleaseAssistant":
      return Responsibility.release(command, file)
    case "CloseCase":
      return close(command, file, rules)
    case "ReopenCase":
      return Intake.reopen(command, file)
    case "WithdrawCase":
      return Intake.withdraw(command, file)
    case "ApproveCrossing":
      return approveCrossing(command, file)
    case "DispatchGroups":
      return dispatch(command, file, rules)
    case "SignDispatch":
      return Groups.sign(command, file)
    case "DepartGroup":
      return Groups.depart(command, file)
    case "ArriveGroup":
      return Groups.arrive(command, file)
    case "FinishGroup":
      return Groups.finish(command, file)
    case "CallOffGroup":
      return Groups.callOff(command, file)
    case "GiveFeedback":
      return Handling.giveFeedback(command, file)
    case "BlowWhistle":
      return Handling.blowWhistle(command)
    case "ReportIn":
      return Handling.reportIn(command, file)
    case "EndWhistle":
      return Handling.endWhistle(command, file)
    case "AskReview":
      return Handling.askReview(command, file)
    case "GiveReview":
      return Handling.giveReview(command, file)
    case "OrderSupervision":
      return Handling.orderSupervision(command)
    case "AnswerSupervision":
      return Handling.answerSupervision(command, file)
    case "MakeReturnVisit":
      return Handling.makeReturnVisit(command)
    case "HandOverCase":
      return Handling.handOver(command)
    case "ReceiptHandOver":
      return Handling.receiptHandOver(command, file)
    case "ReferCase":
      return Handling.refer(command, file, rules)
    case "CallOutVolunteers":
      return Handling.callOut(command, file)
    case "FileCase":
      return Handling.fileCase(command, file)
    case "ExtendCaseWork":
      return Handling.extendCaseWork(command, file, rules, deadlines)
    case "LinkAccidentFile":
      return Handling.linkAccident(command, file)
    case "MoveAccidentFile":
      return Handling.moveAccident(command, file)
    case "MoveCallOut":
      return Handling.moveCallOut(command, file)
    case "TellCellCouldNotCome":
      return Handling.cellCouldNotCome(command, file)
  }
}
