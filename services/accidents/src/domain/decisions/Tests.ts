import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { type AccidentFile, paperInForce } from "../Accident.ts"
import { secondTestOf } from "../clocks/Tests.ts"
import type {
  ExtendTest,
  OrderTest,
  ReceiveTestResult,
  RequestSecondTest,
  ReturnVehicle,
  ServeTestResult
} from "../commands/Proceedings.ts"
import { type Decision, happened, refused } from "./Decision.ts"
import {
  type Against,
  first,
  testOf,
  unlessAfter,
  unlessAfterAccident,
  unlessInvolved,
  unlessParty,
  unlessVehicle
} from "./Guards.ts"

/** A12: a test of the general procedure. A second one repeats a first whose result a party disputed, once. */
export const orderTest = (command: OrderTest, file: AccidentFile): Decision => {
  const { _tag, by, ...ordered } = command
  const { testId, participantId, vehicleId, orderedOn, repeats } = ordered
  const paper = paperInForce(file)
  const against: Against = first(
    testOf(file, testId) === undefined ? undefined : { _tag: "EntryIsAlreadyOnFile" },
    file.procedure === "simple" ? { _tag: "TestNeedsTheGeneralProcedure" } : undefined,
    paper === undefined
      ? undefined
      : { _tag: "PaperIsInForce", paperId: paper.paperId, number: paper.number },
    unlessInvolved(file, "participantId", participantId),
    unlessVehicle(file, "vehicleId", vehicleId),
    unlessAfterAccident("orderedOn", orderedOn, file),
    repeats === null ? undefined : unlessRepeatable(file, repeats, orderedOn)
  )
  return against === undefined ? happened({ _tag: "TestWasOrdered", ...ordered }) : refused(against)
}

const unlessRepeatable = (file: AccidentFile, repeats: string, orderedOn: string): Against => {
  const test = testOf(file, repeats)
  if (test === undefined) return { _tag: "TestIsUnknown" }
  if (test.repeats !== null || secondTestOf(file, test) !== undefined) return { _tag: "SecondTestIsOnlyOnce" }
  if (test.secondRequestedOn === null) return { _tag: "SecondTestIsNotRequested" }
  return unlessAfter("orderedOn", orderedOn, "request", test.secondRequestedOn)
}

/** A12: longer than its thirty days, sixty at most. */
export const extendTest = (command: ExtendTest, file: AccidentFile, rules: AccidentRules): Decision => {
  const { testId, until, approval, reason } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.receivedOn !== null) return refused({ _tag: "TestIsFinished" })
  const latest = rules.accidentDeadline("finish-test-extended", test.orderedOn).due
  if (until > latest) return refused({ _tag: "ExtensionIsTooLong", latest })
  const against: Against = first(
    test.extendedUntil === until ? { _tag: "EntryIsAlreadyOnFile" } : undefined,
    unlessAfter("until", until, "order", test.extendedUntil ?? test.orderedOn),
    unlessAfter("approval.on", approval.on, "order", test.orderedOn)
  )
  return against === undefined
    ? happened({ _tag: "TestWasExtended", testId, until, approval, reason })
    : refused(against)
}

/** A12. */
export const receiveTestResult = (command: ReceiveTestResult, file: AccidentFile): Decision => {
  const { testId, receivedOn, conclusion } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.receivedOn !== null) return refused({ _tag: "TestIsFinished" })
  const against = unlessAfter("receivedOn", receivedOn, "order", test.orderedOn)
  return against === undefined
    ? happened({ _tag: "TestResultWasReceived", testId, receivedOn, conclusion })
    : refused(against)
}

/** A12: copies to the parties. Their three days for a second test begin, and with them those of A13. */
export const serveTestResult = (command: ServeTestResult, file: AccidentFile): Decision => {
  const { testId, servedOn } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.receivedOn === null) return refused({ _tag: "TestHasNoResult" })
  if (test.servedOn !== null) return refused({ _tag: "TestResultIsAlreadyServed" })
  const against = unlessAfter("servedOn", servedOn, "result", test.receivedOn)
  return against === undefined
    ? happened({ _tag: "TestResultWasServed", testId, servedOn })
    : refused(against)
}

/** A12: once, in three working days after the service. */
export const requestSecondTest = (
  command: RequestSecondTest,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { testId, participantId, requestedOn, reason } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.repeats !== null || test.secondRequestedOn !== null) {
    return refused({ _tag: "SecondTestIsOnlyOnce" })
  }
  if (test.servedOn === null) return refused({ _tag: "TestResultIsNotServed" })
  const { due } = rules.accidentDeadline("second-test-request", test.servedOn)
  const against: Against = first(
    unlessParty(file, participantId),
    unlessAfter("requestedOn", requestedOn, "service", test.servedOn),
    requestedOn > due ? { _tag: "SecondTestRequestIsTooLate", due } : undefined
  )
  return against === undefined
    ? happened({ _tag: "SecondTestWasRequested", testId, participantId, requestedOn, reason })
    : refused(against)
}

/** A12: the vehicle goes back when the result is fixed, or earlier. */
export const returnVehicle = (command: ReturnVehicle, file: AccidentFile): Decision => {
  const { testId, returnedOn } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.vehicleId === null) return refused({ _tag: "TestHoldsNoVehicle" })
  if (test.returnedOn !== null) return refused({ _tag: "VehicleIsAlreadyReturned" })
  const against = first(
    unlessAfter("returnedOn", returnedOn, "order", test.orderedOn),
    unlessAfter("returnedOn", returnedOn, "accident", dayInShanghai(file.happenedAt))
  )
  return against === undefined
    ? happened({ _tag: "TestedVehicleWasReturned", testId, returnedOn })
    : refused(against)
}
