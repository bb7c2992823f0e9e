import type { Role } from "@jiaosuo/http/Principal"

/**
 * What is offered to whom. The server decides; the page only leaves out what it would refuse anyway.
 */
export const mayChange = (role: Role): boolean =>
  role === "warden" || role === "auxiliary" || role === "officer" || role === "registrar"
