import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import type { AccidentFile } from "../Accident.ts"
import type { ProceedingsCommand } from "../commands/Proceedings.ts"
import { considerCrime } from "./Crime.ts"
import { type Decision, refused } from "./Decision.ts"
import { beginMediation, endMediation, notifyMediation, requestMediation } from "./Mediations.ts"
import { decideLiability, revokeLiability } from "./Papers.ts"
import { chooseProcedure, recordJointRequest, settleThemselves, showEvidence } from "./Procedure.ts"
import { decideRecusal, requestRecusal } from "./Recusals.ts"
import { decideReview, requestReview, sendReviewFile } from "./Reviews.ts"
import { askDecision, cancelNotice, findFugitive, issueNotice, startSearch } from "./Searches.ts"
import { mediateOnTheSpot, servePaper } from "./Service.ts"
import { unlessAccepted, unlessOpen } from "./Standing.ts"
import { resumeClock, stopClock } from "./Stops.ts"
import {
  extendTest,
  orderTest,
  receiveTestResult,
  refuseSecondTest,
  requestSecondTest,
  returnVehicle,
  serveTestResult
} from "./Tests.ts"

/** What does not wait for the acceptance: the parties' own settlement, and the search for who fled (A20). */
const isUrgent = ({ _tag }: ProceedingsCommand): boolean =>
  _tag === "SettleThemselves" ||
  _tag === "StartSearch" ||
  _tag === "IssueNotice" ||
  _tag === "CancelNotice" ||
  _tag === "FindFugitive"

/**
 * A command of the proceedings on a file. Who may give it at all (A3) is asked before; the qualification and the
 * number of officers that a paper takes (A2) are asked here.
 */
export const decideProceedings = (
  command: ProceedingsCommand,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const standing = isUrgent(command) ? unlessOpen(file) : unlessAccepted(file)
  if (standing !== undefined) return refused(standing)
  switch (command._tag) {
    case "SettleThemselves":
      return settleThemselves(command, file, rules)
    case "ChooseProcedure":
      return chooseProcedure(command, file, rules)
    case "ShowEvidence":
      return showEvidence(command, file)
    case "RecordJointRequest":
      return recordJointRequest(command, file, rules)
    case "OrderTest":
      return orderTest(command, file)
    case "ExtendTest":
      return extendTest(command, file, rules)
    case "ReceiveTestResult":
      return receiveTestResult(command, file)
    case "ServeTestResult":
      return serveTestResult(command, file)
    case "RequestSecondTest":
      return requestSecondTest(command, file, rules)
    case "RefuseSecondTest":
      return refuseSecondTest(command, file)
    case "ReturnVehicle":
      return returnVehicle(command, file)
    case "StopClock":
      return stopClock(command, file, rules)
    case "ResumeClock":
      return resumeClock(command, file, rules)
    case "DecideLiability":
      return decideLiability(command, file, rules)
    case "RevokeLiability":
      return revokeLiability(command, file, rules)
    case "ServePaper":
      return servePaper(command, file)
    case "MediateOnTheSpot":
      return mediateOnTheSpot(command, file)
    case "RequestReview":
      return requestReview(command, file, rules)
    case "SendReviewFile":
      return sendReviewFile(command, file)
    case "DecideReview":
      return decideReview(command, file)
    case "RequestMediation":
      return requestMediation(command, file, rules)
    case "NotifyMediation":
      return notifyMediation(command, file, rules)
    case "BeginMediation":
      return beginMediation(command, file)
    case "EndMediation":
      return endMediation(command, file)
    case "StartSearch":
      return startSearch(command, file)
    case "IssueNotice":
      return issueNotice(command, file)
    case "CancelNotice":
      return cancelNotice(command, file)
    case "FindFugitive":
      return findFugitive(command, file)
    case "AskDecision":
      return askDecision(command, file)
    case "ConsiderCrime":
      return considerCrime(command, file)
    case "RequestRecusal":
      return requestRecusal(command, file)
    case "DecideRecusal":
      return decideRecusal(command, file)
  }
}
