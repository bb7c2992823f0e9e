import type { Role } from "@jiaosuo/http/Principal"
import { caseRoles, requireRole, requireTownship } from "@jiaosuo/http/Scopes"
import { Effect } from "effect"

/**
 * The townships a reader sees of those a list asks for: all of theirs where it asks for none, 403 where it asks
 * for one that is not theirs (X3). `roles` are those whom the list is for.
 */
export const inScopeOf = (asked: ReadonlyArray<string> | null, roles: ReadonlyArray<Role> = caseRoles) =>
  Effect.gen(function* () {
    const principal = yield* requireRole(...roles)
    if (asked === null) return principal.townships
    for (const township of asked) yield* requireTownship(township)
    return asked
  })
