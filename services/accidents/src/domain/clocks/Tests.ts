import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentFile, ForensicTest } from "../Accident.ts"
import { type Clock, type ClockMaking, type ClockRules, dayOf } from "./Clock.ts"

/** The second test of a first one, where it was ordered. */
export const secondTestOf = (file: AccidentFile, test: ForensicTest): ForensicTest | undefined =>
  file.tests.find(({ repeats }) => repeats === test.testId)

/**
 * A13: the day on which a result is fixed: when three working days have passed since its service without a request
 * for a second test, or when the second test is out. Null while neither is to be seen. A day to come counts as long
 * as nobody asks for a second test.
 */
export const fixedOn = (file: AccidentFile, test: ForensicTest, rules: ClockRules): CalendarDate | null => {
  if (test.repeats !== null) return test.receivedOn
  const second = secondTestOf(file, test)
  if (second !== undefined) return second.receivedOn
  if (test.secondRequestedOn !== null || test.servedOn === null) return null
  return rules.accidentDeadline("result-fixed", test.servedOn).due
}

/** A12, A13: the clocks of every test. */
export const testClocks = (making: ClockMaking): ReadonlyArray<Clock> =>
  making.file.tests.flatMap((test) => clocksOfTest(making, test))

const clocksOfTest = (making: ClockMaking, test: ForensicTest): ReadonlyArray<Clock> => {
  const { file, rules } = making
  const subject = `test/${test.testId}`
  const clocks: Array<Clock> = []
  const orderFrom = orderedAfter(file, test)
  if (orderFrom !== null) clocks.push(making.duty("order-test", subject, orderFrom, test.orderedOn))
  clocks.push(finishing(making, test, subject))
  if (test.receivedOn !== null) {
    clocks.push(making.duty("serve-test-result", subject, test.receivedOn, test.servedOn))
  }
  if (test.servedOn !== null && test.repeats === null) {
    const { secondRequestedOn } = test
    clocks.push(
      making.window("second-test-request", subject, test.servedOn, "parties", secondRequestedOn),
      making.window("result-fixed", subject, test.servedOn, "parties", secondRequestedOn)
    )
  }
  // The vehicle goes back when the result stands, that of the second test where there was one.
  const fixed = test.vehicleId === null || test.repeats !== null ? null : fixedOn(file, test, rules)
  if (fixed !== null) clocks.push(making.duty("return-vehicle", subject, fixed, test.returnedOn))
  return clocks
}

/** A12: a test takes 30 days, with approval as many more as were approved, 60 at most. */
const finishing = (making: ClockMaking, test: ForensicTest, subject: string): Clock => {
  const { extendedUntil, orderedOn, receivedOn } = test
  if (extendedUntil === null) return making.duty("finish-test", subject, orderedOn, receivedOn)
  const longest = making.duty("finish-test-extended", subject, orderedOn, receivedOn)
  return extendedUntil < longest.due ? { ...longest, due: extendedUntil } : longest
}

/**
 * A12: the day from which a test had three working days to be ordered: a death for a body, the day it was found for
 * a vehicle that fled, the end of the scene check for all else. Null for a second test and where nobody knows.
 */
const orderedAfter = (file: AccidentFile, test: ForensicTest): CalendarDate | null => {
  if (test.repeats !== null) return null
  const diedAt = file.persons
    .find(({ participantId }) => participantId === test.participantId)
    ?.injuries.findLast(({ diedAt }) => diedAt !== null)?.diedAt
  if (diedAt !== undefined && diedAt !== null) return dayInShanghai(diedAt)
  const found = test.vehicleId === null ? null : (file.search?.vehicleFoundOn ?? null)
  return found ?? dayOf(file.scene.surveyedUntil)
}
