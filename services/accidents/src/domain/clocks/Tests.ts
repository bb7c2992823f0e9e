import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentFile, ForensicTest } from "../Accident.ts"
import { deathOf } from "../Casualties.ts"
import { type Clock, type ClockMaking, type ClockRules, dayOf, laterOf } from "./Clock.ts"

/** The second test of a first one, where it was ordered. */
export const secondTestOf = (file: AccidentFile, test: ForensicTest): ForensicTest | undefined =>
  file.tests.find(({ repeats }) => repeats === test.testId)

/**
 * A13: the day on which a result is fixed: when three working days have passed since its service without a request
 * for a second test, or when the second test is out. A request that was refused or taken back leaves the first
 * result, fixed from that day on, and not before the three days are over. Null while none of it is to be seen. A day
 * to come counts as long as nobody asks for a second test.
 */
export const fixedOn = (file: AccidentFile, test: ForensicTest, rules: ClockRules): CalendarDate | null => {
  if (test.repeats !== null) return test.receivedOn
  const second = secondTestOf(file, test)
  if (second !== undefined) return second.receivedOn
  if (test.servedOn === null || isSecondTestDue(file, test)) return null
  return laterOf(rules.accidentDeadline("result-fixed", test.servedOn).due, test.secondRefusedOn)
}

/** A12: a party asks for a second test, and there is neither one nor a refusal yet. */
export const isSecondTestDue = (file: AccidentFile, test: ForensicTest): boolean =>
  test.secondRequestedOn !== null && test.secondRefusedOn === null && secondTestOf(file, test) === undefined

/**
 * A12: the day on which the vehicle that is held for a test went back. It is held once for a test and its second
 * one; of another test, the return ends what was ordered before it. Null while it is held, or where none is.
 */
export const returnedOn = (file: AccidentFile, test: ForensicTest): CalendarDate | null => {
  if (test.vehicleId === null) return null
  const first = test.repeats ?? test.testId
  const days = file.tests.flatMap((one): ReadonlyArray<CalendarDate> => {
    const day = one.vehicleId === test.vehicleId ? one.returnedOn : null
    if (day === null) return []
    return one.testId === first || one.repeats === first || day > test.orderedOn ? [day] : []
  })
  return days.sort()[0] ?? null
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
    const { secondRequestedOn, secondRefusedOn } = test
    const fixing = making.window("result-fixed", subject, test.servedOn, "parties", secondRequestedOn)
    const refused = secondRefusedOn === null ? null : laterOf(fixing.due, secondRefusedOn)
    clocks.push(
      making.window("second-test-request", subject, test.servedOn, "parties", secondRequestedOn),
      refused === null ? fixing : { ...fixing, due: refused, metOn: refused }
    )
  }
  // The vehicle goes back when the result stands, that of the second test where there was one.
  const fixed = test.vehicleId === null || test.repeats !== null ? null : fixedOn(file, test, rules)
  if (fixed !== null) clocks.push(making.duty("return-vehicle", subject, fixed, returnedOn(file, test)))
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
 * the vehicle that fled, the end of the scene check for all else. A new investigation begins with the review that
 * orders it (A17). Null for a second test and where nobody knows.
 */
const orderedAfter = (file: AccidentFile, test: ForensicTest): CalendarDate | null => {
  if (test.repeats !== null) return null
  const from = diedOn(file, test) ?? foundOn(file, test) ?? dayOf(file.scene.surveyedUntil)
  const again = file.reviews.find(({ outcome }) => outcome === "redo" || outcome === "revoked")
  const orderedAgain = again?.decidedOn ?? null
  return from !== null && orderedAgain !== null && orderedAgain <= test.orderedOn
    ? laterOf(from, orderedAgain)
    : from
}

/** The day of death, where a body is examined: who was alive when the test was ordered is no body. */
const diedOn = (file: AccidentFile, test: ForensicTest): CalendarDate | null => {
  const person = file.persons.find(({ participantId }) => participantId === test.participantId)
  const diedAt = person === undefined ? null : deathOf(person)
  const day = diedAt === null ? null : dayInShanghai(diedAt)
  return day !== null && day <= test.orderedOn ? day : null
}

/** The day of finding, where the vehicle that fled is examined; the other vehicles were there from the beginning. */
const foundOn = ({ search }: AccidentFile, { vehicleId }: ForensicTest): CalendarDate | null =>
  search !== null && vehicleId !== null && search.vehicleFound === vehicleId ? search.vehicleFoundOn : null
