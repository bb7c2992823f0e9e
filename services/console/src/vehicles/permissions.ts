import type { Role } from "@jiaosuo/http/Principal"

/**
 * What is offered to whom. The server decides; the page only leaves out what it would refuse anyway.
 */
export const mayChange = (role: Role): boolean =>
  role === "warden" || role === "auxiliary" || role === "officer" || role === "registrar"

/** Row 35: who files visits and lists unregistered vehicles; a grid worker does nothing else. */
export const mayVisit = (role: Role): boolean => mayChange(role) || role === "grid-worker"

/** Whole lists are for those who answer for them. */
export const mayExport = (role: Role): boolean => role !== "grid-worker"
