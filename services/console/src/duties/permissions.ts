import type { Role } from "@jiaosuo/http/Principal"

/** What is offered to whom. The server decides; the pages only leave out what it would refuse anyway. */

/** X3: rosters, people and posts of their own townships, or of the whole district. */
export const mayPlan = (role: Role): boolean => role === "commander" || role === "officer"

/** Whoever comes to a duty, and goes, for themselves. */
export const mayServe = (role: Role): boolean =>
  role === "commander" ||
  role === "officer" ||
  role === "auxiliary" ||
  role === "dispatcher" ||
  role === "warden"

/** The organisation is the whole district's. */
export const mayOrganise = (role: Role): boolean => role === "commander"

/** Is at posts and on patrols: begins and ends them, drives legs, checks vehicles (K14). */
export const mayPatrol = (role: Role): boolean => mayPlan(role) || role === "auxiliary"

/** Row 23: takes down what a response cell does; the vehicle desk has nothing to do with cells. */
export const worksWithCells = (role: Role): boolean => mayServe(role)

/** Row 23: calls a response cell out. */
export const callsCellsOut = (role: Role): boolean => mayPlan(role) || role === "dispatcher"
