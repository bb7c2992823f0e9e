import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { AccidentFile, ForensicTest, Paper } from "../Accident.ts"
import type { AccidentRejection } from "../AccidentRejections.ts"
import type { Earlier } from "../rejections/Proceedings.ts"

/**
 * Questions that many decisions ask. Each answers the rejection, or undefined where nothing stands against the
 * command.
 */
export type Against = AccidentRejection | undefined

/** The day of the accident: its rules are those by which the case is judged. */
export const caseDay = (file: AccidentFile): CalendarDate => dayInShanghai(file.happenedAt)

/** A day may not lie before that of what it follows from; null: that is not known. */
export const unlessAfter = (
  path: string,
  day: CalendarDate,
  follows: Earlier,
  notBefore: CalendarDate | null
): Against =>
  notBefore !== null && day < notBefore ? { _tag: "DayIsTooEarly", path, day, notBefore, follows } : undefined

/** Nothing happens before the accident. */
export const unlessAfterAccident = (path: string, day: CalendarDate, file: AccidentFile): Against =>
  unlessAfter(path, day, "accident", caseDay(file))

/** A party of the accident, by the id that it has on file. */
export const unlessParty = (file: AccidentFile, participantId: string): Against =>
  file.persons.some((person) => person.participantId === participantId && person.facts.isParty)
    ? undefined
    : { _tag: "PersonIsNoParty", participantId }

/** Somebody of the accident, party or not. */
export const unlessInvolved = (file: AccidentFile, path: string, participantId: string | null): Against =>
  participantId === null || file.persons.some((person) => person.participantId === participantId)
    ? undefined
    : { _tag: "PersonIsNotInvolved", participantId, path }

/** A vehicle of the accident. */
export const unlessVehicle = (file: AccidentFile, path: string, vehicleId: string | null): Against =>
  vehicleId === null || file.vehicles.some((vehicle) => vehicle.vehicleId === vehicleId)
    ? undefined
    : { _tag: "VehicleIsNotInvolved", vehicleId, path }

/** The first thing that stands against a command. */
export const first = (...found: ReadonlyArray<Against>): Against => found.find((one) => one !== undefined)

/** The test of an id. */
export const testOf = (file: AccidentFile, testId: string): ForensicTest | undefined =>
  file.tests.find((test) => test.testId === testId)

/** The paper of an id. */
export const paperOf = (file: AccidentFile, paperId: string): Paper | undefined =>
  file.papers.find((paper) => paper.paperId === paperId)

/** A21: who was recused does nothing more in the case. */
export const isRecused = (file: AccidentFile, account: string): boolean =>
  file.recusals.some(({ handler, granted }) => handler === account && granted === true)
