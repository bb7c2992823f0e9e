import type { DraftInput } from "./DraftInput.ts"
import { type DraftPerson, enterAt, leave, type OpenDuty, type Place, unfitFor } from "./DraftState.ts"

/**
 * Evens out what the first round left: duties go from those who have many to those who have few, and duties on days
 * off are exchanged for others, as long as a rule does not forbid it. Every step makes the sum of squares smaller, so
 * that it ends; the order of people is fixed, so that the same input ends in the same place.
 */

const load = (person: DraftPerson): number => person.dutyDays + person.past
const loadOff = (person: DraftPerson): number => person.dutyDaysOff + person.pastOff

const placeOf = (person: DraftPerson, duty: OpenDuty): Place => ({
  duty,
  officer: person.isOfficer,
  leads: person.isOfficer && duty.crew[0] === person
})

/** Puts `to` where `from` was, if no rule forbids it. */
const handOver = (from: DraftPerson, to: DraftPerson, duty: OpenDuty, input: DraftInput): boolean => {
  const place = placeOf(from, duty)
  if (unfitFor(to, place, input) !== undefined) return false
  enterAt(to, duty, leave(from, duty))
  return true
}

/** The duties of a person, in order. */
const dutiesOf = (person: DraftPerson, duties: ReadonlyArray<OpenDuty>): ReadonlyArray<OpenDuty> =>
  duties.filter(({ crew }) => crew.includes(person))

/** Exchanges a duty of one for a duty of the other, if no rule forbids either. */
const exchange = (
  one: DraftPerson,
  other: DraftPerson,
  ofOne: OpenDuty,
  ofOther: OpenDuty,
  input: DraftInput
): boolean => {
  const placeOne = placeOf(one, ofOne)
  const placeOther = placeOf(other, ofOther)
  const atOne = leave(one, ofOne)
  const atOther = leave(other, ofOther)
  const fits =
    unfitFor(other, placeOne, input) === undefined && unfitFor(one, placeOther, input) === undefined
  const [first, second] = fits ? [other, one] : [one, other]
  enterAt(first, ofOne, atOne)
  enterAt(second, ofOther, atOther)
  return fits
}

/** One improvement, or none. */
const moveOne = (
  people: ReadonlyArray<DraftPerson>,
  duties: ReadonlyArray<OpenDuty>,
  input: DraftInput
): boolean => {
  const ordered = [...people].sort((a, b) => load(b) - load(a))
  for (const most of ordered) {
    const own = dutiesOf(most, duties)
    for (const least of [...ordered].reverse()) {
      if (load(most) - load(least) < 2) break
      // A day off goes first to whoever has few of those.
      const wanted = [...own].sort(
        (a, b) =>
          Number(b.off === loadOff(most) > loadOff(least)) - Number(a.off === loadOff(most) > loadOff(least))
      )
      for (const duty of wanted) {
        if ((most.days.get(duty.day) ?? 0) > 1 || least.days.has(duty.day)) continue
        if (handOver(most, least, duty, input)) return true
      }
    }
  }
  return false
}

const exchangeOne = (
  people: ReadonlyArray<DraftPerson>,
  duties: ReadonlyArray<OpenDuty>,
  input: DraftInput
): boolean => {
  const ordered = [...people].sort((a, b) => loadOff(b) - loadOff(a))
  for (const most of ordered) {
    const own = dutiesOf(most, duties).filter(({ off }) => off)
    for (const least of [...ordered].reverse()) {
      if (loadOff(most) - loadOff(least) < 2) break
      const theirs = dutiesOf(least, duties).filter(({ off }) => !off)
      for (const ofMost of own) {
        if (least.days.has(ofMost.day) || (most.days.get(ofMost.day) ?? 0) > 1) continue
        for (const ofLeast of theirs) {
          if (most.days.has(ofLeast.day) || (least.days.get(ofLeast.day) ?? 0) > 1) continue
          if (exchange(most, least, ofMost, ofLeast, input)) return true
        }
      }
    }
  }
  return false
}

/** A bound for a month that cannot be evened out; a zone needs some dozens of steps. */
const mostSteps = 400

/** Evens out the duties of those of one kind. */
export const balance = (
  people: ReadonlyArray<DraftPerson>,
  duties: ReadonlyArray<OpenDuty>,
  input: DraftInput
): void => {
  let steps = 0
  while (steps < mostSteps && moveOne(people, duties, input)) steps++
  while (steps < mostSteps && exchangeOne(people, duties, input)) steps++
}
