import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Role } from "@jiaosuo/kernel/Role"
import { isInService, type PersonOnFile } from "./Persons.ts"

/**
 * Who reads the names of those who serve in full (decision 0141). X2 masks a name by default and takes a purpose, kept
 * in the access log, to show it: planning duties, sending people and standing with them is that purpose. It never holds
 * for id numbers, phones and addresses.
 */

/** Roles that plan duties, send people, or serve at a station. */
const colleagueRoles: ReadonlySet<Role> = new Set(["commander", "dispatcher", "officer", "auxiliary"])

/** Whoever asks for names of staff. */
export interface StaffReader {
  readonly account: string
  readonly role: Role
}

/** Whether somebody reads names of staff in full, within what X3 shows them: by their role, or because they serve. */
export const readsStaffNames = (
  { account, role }: StaffReader,
  people: Iterable<PersonOnFile>,
  day: CalendarDate
): boolean => {
  if (colleagueRoles.has(role)) return true
  for (const person of people) if (person.account === account && isInService(person, day)) return true
  return false
}

/** What the access log calls the reading of such names, and the purpose where the reader states none (X1, X2). */
export const staffNamesRead = { action: "ReadNamesOfStaff", purpose: "排班与值勤" } as const
