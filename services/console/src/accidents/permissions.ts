import type { Role } from "@jiaosuo/http/Principal"

/**
 * What is offered to whom (A2, A3). The server decides; the pages only leave out what it would refuse anyway.
 */

/** Whoever is out on the road. */
export const mayReport = (role: Role): boolean =>
  role === "warden" || role === "auxiliary" || role === "officer"

/** Everything that is decided; others only help at the scene. */
export const mayDecide = (role: Role): boolean => role === "officer"

/** Accidents of earlier years: officers for their townships, the district's desk for all of them. */
export const mayImport = (role: Role): boolean => role === "officer" || role === "registrar"
