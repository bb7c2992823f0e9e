import { caseRoles, requireRole, requireTownship } from "@jiaosuo/http/Scopes"
import { Effect } from "effect"

/**
 * The townships a reader sees of those a list asks for: all of theirs where it asks for none, 403 where it asks
 * for one that is not theirs (X3).
 */
export const inScopeOf = (asked: ReadonlyArray<string> | null) =>
  Effect.gen(function* () {
    const principal = yield* requireRole(...caseRoles)
    if (asked === null) return principal.townships
    for (const township of asked) yield* requireTownship(township)
    return asked
  })
