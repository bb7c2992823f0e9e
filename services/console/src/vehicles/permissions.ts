import type { Role } from "@jiaosuo/http/Principal"

/**
 * What is offered to whom. The server decides; the page only leaves out what it would refuse anyway.
 */
export const mayChange = (role: Role): boolean =>
  role === "warden" || role === "auxiliary" || role === "officer" || role === "registrar"

/** Row 35: who files visits and lists unregistered vehicles; a grid worker does nothing else. */
export const mayVisit = (role: Role): boolean => mayChange(role) || role === "grid-worker"

/** Who reads the records and hazards of wardens of their townships: not the registrar, nor a grid worker. */
export const mayReadWardens = (role: Role): boolean =>
  role === "warden" ||
  role === "auxiliary" ||
  role === "officer" ||
  role === "dispatcher" ||
  role === "commander"

/** Whole lists are for those who answer for them. */
export const mayExport = (role: Role): boolean => role !== "grid-worker"
