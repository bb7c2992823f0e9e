import { Effect } from "effect"
import { AccessLog } from "./AccessLog.ts"
import { CurrentRequest } from "./CurrentRequest.ts"
import { CurrentPrincipal, inScope, type Principal, type Role } from "./Principal.ts"
import { Forbidden, refuse } from "./Problems.ts"
import { roleMayNot, townshipIsOutOfScope } from "./StandardRefusals.ts"

/** Records a refusal. That the log cannot be written must not turn a refusal into anything else. */
const recordRefusal = (reason: string, subject: string | null): Effect.Effect<void, never, AccessLog> =>
  Effect.gen(function* () {
    const log = yield* AccessLog
    const request = yield* CurrentRequest
    yield* log.record({ action: `${request.method} ${request.path}`, subject, result: "refused", reason })
  }).pipe(
    Effect.catchTag("AccessLogIsUnavailable", (error) =>
      Effect.logError("a refusal could not be recorded", error.cause)
    )
  )

/**
 * X3: the signed-in person, if their role is one of those named; otherwise 403, recorded in the access log.
 * Roles are checked at the edge, before anything is loaded.
 */
export const requireRole = (
  ...allowed: ReadonlyArray<Role>
): Effect.Effect<Principal, Forbidden, CurrentPrincipal | AccessLog> =>
  Effect.flatMap(CurrentPrincipal, (principal) =>
    allowed.includes(principal.role)
      ? Effect.succeed(principal)
      : Effect.zipRight(
          recordRefusal("RoleMayNotDoThis", null),
          refuse(Forbidden, roleMayNot(principal.role, allowed))
        )
  )

/**
 * X3: the signed-in person, if the township (nine-digit code) is in their scope; otherwise 403, recorded in
 * the access log. Null stands for something that belongs to no township: only the whole district may see it.
 */
export const requireTownship = (
  township: string | null,
  subject?: string
): Effect.Effect<Principal, Forbidden, CurrentPrincipal | AccessLog> =>
  Effect.flatMap(CurrentPrincipal, (principal) =>
    inScope(principal, township)
      ? Effect.succeed(principal)
      : Effect.zipRight(
          recordRefusal(
            "TownshipIsOutOfScope",
            subject ?? (township === null ? null : `township/${township}`)
          ),
          refuse(Forbidden, townshipIsOutOfScope(township))
        )
  )

/** The roles that see case data; an administrator of accounts sees none (X5). */
export const caseRoles = [
  "warden",
  "auxiliary",
  "officer",
  "registrar",
  "dispatcher",
  "commander"
] as const satisfies ReadonlyArray<Role>

/** The roles that may change the register of vehicles; a commander only reads. */
export const registerRoles = [
  "warden",
  "auxiliary",
  "officer",
  "registrar"
] as const satisfies ReadonlyArray<Role>

/** Row 35: those who file visits door to door, and unregistered vehicles they find: a grid worker does nothing else. */
export const visitRoles = [...registerRoles, "grid-worker"] as const satisfies ReadonlyArray<Role>

/** Those who look up the vehicles that visits are paid to. */
export const vehicleReadingRoles = [...caseRoles, "grid-worker"] as const satisfies ReadonlyArray<Role>

/**
 * The roles that may work on accidents; what each of them may do there is for the rules to say (A2, A3). The
 * vehicle desk and a commander only read.
 */
export const accidentRoles = ["warden", "auxiliary", "officer"] as const satisfies ReadonlyArray<Role>

/**
 * The roles that may work on 110 cases; what each of them may do there is for the rules to say. The vehicle desk only
 * reads.
 */
export const caseWorkRoles = [
  "warden",
  "auxiliary",
  "officer",
  "dispatcher",
  "commander"
] as const satisfies ReadonlyArray<Role>

/** Name of the account that stands for the host's own command line. */
export const operatorAccount = "operator"

/** X3: somebody with one of these roles, or the host's own command line, which may read what they read. */
export const requireRoleOrOperator = (
  ...roles: ReadonlyArray<Role>
): Effect.Effect<Principal, Forbidden, CurrentPrincipal | AccessLog> =>
  Effect.flatMap(CurrentPrincipal, (principal) =>
    principal.account === operatorAccount ? Effect.succeed(principal) : requireRole(...roles)
  )

/** X5: administrators and the host's own command line: models, parked events, verification of the log. */
export const requireOperator: Effect.Effect<Principal, Forbidden, CurrentPrincipal | AccessLog> =
  Effect.flatMap(CurrentPrincipal, (principal) =>
    principal.account === operatorAccount || principal.role === "admin"
      ? Effect.succeed(principal)
      : Effect.zipRight(
          recordRefusal("RoleMayNotDoThis", null),
          refuse(Forbidden, roleMayNot(principal.role, ["admin", operatorAccount]))
        )
  )
