import type { Role } from "@jiaosuo/http/Principal"

/** What is offered to whom. The server decides; the pages only leave out what it would refuse anyway. */

/** Whoever meets a caller takes the call (I5). */
export const mayTake = (role: Role): boolean =>
  role === "dispatcher" ||
  role === "officer" ||
  role === "auxiliary" ||
  role === "warden" ||
  role === "commander"

/** Sends groups and decides about the case. */
export const mayDispatch = (role: Role): boolean =>
  role === "dispatcher" || role === "officer" || role === "commander"

/** Is sent, or acts for those who are. */
export const mayHandle = (role: Role): boolean => mayDispatch(role) || role === "auxiliary"

/** Acts for the whole command centre. */
export const isOfCommand = (role: Role): boolean => role === "dispatcher" || role === "commander"

/** Row 10: only the commander lets groups leave their zone. */
export const mayApproveCrossing = (role: Role): boolean => role === "commander"

/** Goes out with a group. */
export const goesOut = (role: Role): boolean => role === "officer" || role === "auxiliary"

/** Takes over the calls of another desk. */
export const mayImport = (role: Role): boolean =>
  role === "dispatcher" || role === "officer" || role === "registrar"
