import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { type KnownWarden, trainedIn } from "./warden/Warden.ts"
import type { WardenRole } from "./warden/WardenEvents.ts"

/** Whether somebody is trained for what they are to do, by the table of a day. */

type Trained = Pick<KnownWarden, "trainings" | "roles">

/** Subjects that somebody needs for a role on a day and has no valid training in. */
export const missingForRole = (
  warden: Trained,
  role: WardenRole,
  rules: WardenRules,
  on: CalendarDate
): ReadonlyArray<string> => {
  const trained = trainedIn(warden, on)
  return rules
    .trainings(on)
    .filter(({ roles, subject }) => roles.includes(role) && !trained.has(subject))
    .map(({ subject }) => subject)
}

/** The same for all of their roles: not empty means untrained, and a warning on a roster. */
export const missingTrainings = (
  warden: Trained,
  rules: WardenRules,
  on: CalendarDate
): ReadonlyArray<string> => [
  ...new Set(warden.roles.flatMap((role) => missingForRole(warden, role, rules, on)))
]

/** Subjects that a skill of the cell abilities takes and somebody has no valid training in on a day. */
export const missingForSkill = (
  warden: Trained,
  skill: string,
  rules: WardenRules,
  on: CalendarDate
): ReadonlyArray<string> => {
  const trained = trainedIn(warden, on)
  return rules
    .trainings(on)
    .filter(({ skills, subject }) => skills.includes(skill) && !trained.has(subject))
    .map(({ subject }) => subject)
}
