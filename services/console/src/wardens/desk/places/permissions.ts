import type { Role } from "@jiaosuo/http/Principal"
import type { WorkKind } from "../records/recordCalls.ts"

/** What is offered to whom. The server decides; the pages only leave out what it would refuse anyway. */

/** Looks after posts, and says whether a hazard is cleared. */
export const mayManage = (role: Role): boolean => role === "officer" || role === "commander"

/** Plans shifts, and says who is to clear a hazard. */
export const mayPlan = (role: Role): boolean => mayManage(role) || role === "auxiliary"

/** Takes work down, and says that a hazard is fixed. */
export const mayWork = (role: Role): boolean => mayPlan(role) || role === "warden"

/** A3: whose work of which kind somebody may take down. */
export const mayMake = (role: Role, kind: WorkKind): boolean => {
  switch (kind) {
    case "village-assistant":
      return mayManage(role)
    case "trade-check":
    case "site-inspection":
      return role === "officer" || role === "auxiliary"
    case "persuasion":
    case "publicity":
    case "help-request":
    case "gathering":
    case "activity":
    case "card-delivery":
      return mayWork(role)
  }
}
