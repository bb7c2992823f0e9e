import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { type AccidentFile, paperInForce } from "../Accident.ts"
import { isSecondTestDue, returnedOn as returnedOnOf, secondTestOf } from "../clocks/Tests.ts"
import type {
  ExtendTest,
  OrderTest,
  ReceiveTestResult,
  RefuseSecondTest,
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
  if (test.secondRefusedOn !== null) return { _tag: "SecondTestIsRefused" }
  return unlessAfter("orderedOn", orderedOn, "request", test.secondRequestedOn)
}

/** A12: longer than its thirty days, sixty at most, with the approval of the next higher body. */
export const extendTest = (command: ExtendTest, file: AccidentFile, rules: AccidentRules): Decision => {
  const { testId, until, approval, reason } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.receivedOn !== null) return refused({ _tag: "TestIsFinished" })
  const latest = rules.accidentDeadline("finish-test-extended", test.orderedOn).due
  if (until > latest) return refused({ _tag: "ExtensionIsTooLong", latest })
  const plain = rules.accidentDeadline("finish-test", test.orderedOn).due
  const against: Against = first(
    test.extendedUntil === until ? { _tag: "EntryIsAlreadyOnFile" } : undefined,
    unlessAfter("until", until, "order", test.extendedUntil ?? test.orderedOn),
    until <= plain ? { _tag: "ExtensionIsTooShort", until: plain } : undefined,
    approval.body === file.jurisdiction.authority ? { _tag: "ExtensionIsNotFromAbove" } : undefined,
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

/**
 * A12: in three working days after the service. There is one second test; who asks after the request of another was
 * refused or taken back, in time, is heard as well.
 */
export const requestSecondTest = (
  command: RequestSecondTest,
  file: AccidentFile,
  rules: AccidentRules
): Decision => {
  const { testId, participantId, requestedOn, reason } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  const isAsked = test.secondRequestedOn !== null && test.secondRefusedOn === null
  if (test.repeats !== null || isAsked || secondTestOf(file, test) !== undefined) {
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

/** A12, A13: whoever approves a second test says no, or the request is taken back, before there is one. */
export const refuseSecondTest = (command: RefuseSecondTest, file: AccidentFile): Decision => {
  const { testId, decidedOn, ground, reason } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.secondRequestedOn === null) return refused({ _tag: "SecondTestIsNotRequested" })
  if (test.secondRefusedOn !== null) return refused({ _tag: "SecondTestIsRefused" })
  if (!isSecondTestDue(file, test)) return refused({ _tag: "SecondTestIsOrdered" })
  const against: Against = first(
    ground === "not-approved" && reason === null ? { _tag: "ReasonIsMissing", rule: "A12" } : undefined,
    unlessAfter("decidedOn", decidedOn, "request", test.secondRequestedOn)
  )
  return against === undefined
    ? happened({ _tag: "SecondTestWasRefused", testId, decidedOn, ground, reason })
    : refused(against)
}

/** A12: the vehicle goes back when the result is fixed, or earlier. */
export const returnVehicle = (command: ReturnVehicle, file: AccidentFile): Decision => {
  const { testId, returnedOn } = command
  const test = testOf(file, testId)
  if (test === undefined) return refused({ _tag: "TestIsUnknown" })
  if (test.vehicleId === null) return refused({ _tag: "TestHoldsNoVehicle" })
  if (returnedOnOf(file, test) !== null) return refused({ _tag: "VehicleIsAlreadyReturned" })
  const against = first(
    unlessAfter("returnedOn", returnedOn, "order", test.orderedOn),
    unlessAfter("returnedOn", returnedOn, "accident", dayInShanghai(file.happenedAt))
  )
  return against === undefined
    ? happened({ _tag: "TestedVehicleWasReturned", testId, returnedOn })
    : refused(against)
}
