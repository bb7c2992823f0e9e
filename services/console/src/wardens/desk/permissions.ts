import type { Role } from "@jiaosuo/http/Principal"
import { permissions, type WardenVerb } from "@jiaosuo/wardens/api"

/**
 * X3, A3: whether a role is offered a command, `warden.post`, by the table that the server decides with. The pages
 * leave out what it would refuse anyway.
 */
export const mayGive = (verb: WardenVerb, role: Role): boolean => {
  const allowed: ReadonlyArray<Role> = permissions[verb]
  return allowed.includes(role)
}
