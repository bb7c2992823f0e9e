import { HttpApiBuilder, type HttpServerRequest, HttpServerResponse } from "@effect/platform"
import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { AccessLog } from "@jiaosuo/http/AccessLog"
import { isOwnRequest, sessionCookie, sessionToken } from "@jiaosuo/http/Authentication"
import type { CommandHeaders } from "@jiaosuo/http/CommandContract"
import { answerCommand, commandOf, uninterruptible } from "@jiaosuo/http/Commands"
import { cursorAfter, keyOfCursor, toPage } from "@jiaosuo/http/Paging"
import { CurrentPrincipal, type Qualification, type Role } from "@jiaosuo/http/Principal"
import {
  Forbidden,
  NotFound,
  refuse,
  ServiceUnavailable,
  Unauthorized,
  Unprocessable
} from "@jiaosuo/http/Problems"
import { productApi } from "@jiaosuo/http/ProductApi"
import { operatorAccount, requireOperator, requireRole } from "@jiaosuo/http/Scopes"
import { requestIsFromAnotherSite, roleMayNot, serviceIsUnavailable } from "@jiaosuo/http/StandardRefusals"
import { inShanghai } from "@jiaosuo/kernel/CalendarDays"
import { Effect, Option, Redacted } from "effect"
import { accountFile, accountsAfter } from "../AccountList.ts"
import {
  type AccountAnswer,
  type AccountFailure,
  Accounts,
  type PasswordIsUnfit,
  type QualificationGiven
} from "../Accounts.ts"
import type { Duty } from "../domain/Account.ts"
import type { AccountRejection } from "../domain/AccountRejections.ts"
import { type BegunSession, SigningIn } from "../SigningIn.ts"
import { IdentityGroup } from "./IdentityApi.ts"
import {
  accountIsLocked,
  passwordIsUnfit,
  passwordMustBeChanged,
  refusalOf,
  signInFailed,
  statusOf
} from "./IdentityRefusals.ts"

/** Handlers of accounts and sessions. */

const isSecure = (request: HttpServerRequest.HttpServerRequest): boolean =>
  request.headers["x-forwarded-proto"] === "https"

/** The answer to a sign-in, with the cookie of pages: not readable by scripts, not sent by other sites. */
const sessionResponse = (
  session: BegunSession,
  request: HttpServerRequest.HttpServerRequest
): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.unsafeSetCookie(
    HttpServerResponse.unsafeJson({
      token: session.token,
      expiresAt: inShanghai(session.expiresAt),
      ...session.principal
    }),
    sessionCookie,
    session.token,
    {
      httpOnly: true,
      sameSite: "strict",
      path: "/",
      secure: isSecure(request),
      expires: new Date(session.expiresAt)
    }
  )

const withoutCookie = (request: HttpServerRequest.HttpServerRequest): HttpServerResponse.HttpServerResponse =>
  HttpServerResponse.unsafeSetCookie(HttpServerResponse.empty({ status: 204 }), sessionCookie, "", {
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    secure: isSecure(request),
    maxAge: 0
  })

const unavailable = (error: StoreIsUnavailable) =>
  Effect.zipRight(
    Effect.logWarning("identity cannot reach its database", error.cause),
    refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
  )

const signInProblems = {
  SignInFailed: () => refuse(Unauthorized, signInFailed),
  AccountIsLockedNow: ({ until }: { readonly until: string | null }) =>
    refuse(Forbidden, accountIsLocked(until)),
  StoreIsUnavailable: unavailable
}

const unfit = ({ fields }: PasswordIsUnfit) => refuse(Unprocessable, passwordIsUnfit(fields))

const rolesOfStations: ReadonlySet<Role> = new Set(["warden", "grid-worker", "auxiliary", "officer"])

interface DutyForm {
  readonly role: Role
  readonly townships?: ReadonlyArray<string> | null | undefined
  readonly station?: string | null | undefined
}

/** Townships that somebody forgot are none: that an officer is for the whole district has to be said (`null`). */
const townshipsOf = ({ role, townships }: DutyForm): ReadonlyArray<string> | null => {
  if (role === "admin") return townships ?? []
  return townships === undefined && rolesOfStations.has(role) ? [] : (townships ?? null)
}

/** The scope of a role as a form gives it: what can be left out is filled in. */
const dutyOf = (form: DutyForm): Duty => {
  const townships = townshipsOf(form)
  const first = rolesOfStations.has(form.role) ? (townships?.[0] ?? null) : null
  return { role: form.role, townships, station: form.station ?? first }
}

/** A qualification as a form gives it (A2); a certificate alone is one of no qualification. */
const qualificationOf = (form: {
  readonly qualification?: Qualification | undefined
  readonly certificateNumber?: string | undefined
  readonly lastValidDay?: string | undefined
}): QualificationGiven => ({
  qualification: form.qualification ?? "none",
  certificateNumber: form.certificateNumber ?? null,
  lastValidDay: form.lastValidDay ?? null
})

const saysAnythingOfQualification = (form: Parameters<typeof qualificationOf>[0]): boolean =>
  form.qualification !== undefined || form.certificateNumber !== undefined || form.lastValidDay !== undefined

/** X5: the host's own command line may make administrators, and nothing else of an administrator's. */
const requireMayCreate = (role: Role) =>
  Effect.gen(function* () {
    const principal = yield* requireOperator
    return principal.account !== operatorAccount || role === "admin"
      ? principal
      : yield* refuse(Forbidden, roleMayNot(principal.role, ["admin"]))
  })

/** A command of an administrator on one account. */
const administer = <E>(
  headers: CommandHeaders,
  command: (
    given: Parameters<typeof Accounts.Service.lock>[2]
  ) => Effect.Effect<AccountAnswer, AccountFailure | E>
) =>
  Effect.gen(function* () {
    yield* requireRole("admin")
    const given = yield* commandOf(headers)
    return yield* command(given).pipe(
      answerCommand<AccountRejection>({
        refusal: refusalOf,
        as: statusOf,
        expectedVersion: given.expectedVersion
      })
    )
  })

/** Handlers of `IdentityGroup`. */
export const identityHttp = HttpApiBuilder.group(productApi.add(IdentityGroup), "identity", (group) =>
  Effect.gen(function* () {
    const accounts = yield* Accounts
    const signingIn = yield* SigningIn
    const accessLog = yield* AccessLog
    const sql = yield* SqlClient
    const store = yield* EventStore

    return group
      .handle(
        "signIn",
        ({ payload, request }) =>
          signingIn.signIn({ username: payload.username, password: Redacted.make(payload.password) }).pipe(
            Effect.map((session) => sessionResponse(session, request)),
            Effect.catchTags({
              ...signInProblems,
              PasswordMustBeChanged: () => refuse(Forbidden, passwordMustBeChanged)
            })
          ),
        uninterruptible
      )
      .handle("whoAmI", () => CurrentPrincipal)
      .handle(
        "signOut",
        ({ request }) =>
          Effect.gen(function* () {
            const given = sessionToken(request)
            if (given?.from === "cookie" && !isOwnRequest(request)) {
              return yield* refuse(Forbidden, requestIsFromAnotherSite)
            }
            if (given !== undefined) yield* signingIn.signOut(given.token)
            return withoutCookie(request)
          }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable)),
        uninterruptible
      )
      .handle(
        "changePassword",
        ({ payload, request }) =>
          signingIn
            .changePassword(
              { username: payload.username, password: Redacted.make(payload.password) },
              Redacted.make(payload.newPassword)
            )
            .pipe(
              Effect.map((session) => sessionResponse(session, request)),
              Effect.catchTags({
                ...signInProblems,
                PasswordIsUnfit: unfit,
                // Signing in has just shown that the account exists and is open: a lock came between.
                Rejected: () => refuse(Forbidden, accountIsLocked(null)),
                StreamHasMoved: () =>
                  refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 1 }),
                CommandIdIsTaken: () =>
                  refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 1 })
              })
            ),
        uninterruptible
      )
      .handle("listAccounts", ({ urlParams }) =>
        Effect.gen(function* () {
          yield* requireRole("admin")
          const { limit, cursor, role, township, q } = urlParams
          const list = JSON.stringify(["accounts", role, township, q])
          const [after] = cursor === undefined ? [""] : yield* keyOfCursor(list, cursor, 1)
          const rows = yield* accountsAfter(String(after), limit + 1, { role, township, q }).pipe(
            Effect.provideService(SqlClient, sql)
          )
          return toPage(rows, limit, (row) => cursorAfter(list, [row.name]))
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle(
        "createAccount",
        ({ headers, payload }) =>
          Effect.gen(function* () {
            yield* requireMayCreate(payload.role)
            const given = yield* commandOf(headers)
            return yield* accounts
              .create(
                {
                  name: payload.name,
                  displayName: payload.displayName,
                  ...dutyOf(payload),
                  password: Redacted.make(payload.password),
                  mustChangePassword: payload.mustChangePassword ?? true,
                  demo: false,
                  ...(saysAnythingOfQualification(payload) ? { qualified: qualificationOf(payload) } : {})
                },
                given
              )
              .pipe(
                Effect.catchTag("PasswordIsUnfit", unfit),
                answerCommand<AccountRejection>({
                  refusal: refusalOf,
                  expectedVersion: given.expectedVersion,
                  created: (name) => `/api/accounts/${name}`
                })
              )
          }).pipe(Effect.catchTag("NotFound", Effect.die)),
        uninterruptible
      )
      .handle("accountFile", ({ path }) =>
        Effect.gen(function* () {
          yield* requireRole("admin")
          const file = yield* accountFile(path.name).pipe(
            Effect.provideService(SqlClient, sql),
            Effect.provideService(EventStore, store)
          )
          return Option.isSome(file)
            ? file.value
            : yield* refuse(NotFound, refusalOf({ _tag: "AccountDoesNotExist" }))
        }).pipe(Effect.catchTag("StoreIsUnavailable", unavailable))
      )
      .handle(
        "giveRole",
        ({ headers, path, payload }) =>
          administer(headers, (given) =>
            accounts.giveRole(path.name, { ...dutyOf(payload), reason: payload.reason }, given)
          ),
        uninterruptible
      )
      .handle(
        "qualify",
        ({ headers, path, payload }) =>
          administer(headers, (given) =>
            accounts.qualify(path.name, { ...qualificationOf(payload), reason: payload.reason }, given)
          ),
        uninterruptible
      )
      .handle(
        "nameHolder",
        ({ headers, path, payload }) =>
          administer(headers, (given) => accounts.nameHolder(path.name, payload.displayName, given)),
        uninterruptible
      )
      .handle(
        "resetPassword",
        ({ headers, path, payload }) =>
          administer(headers, (given) =>
            accounts
              .resetPassword(
                path.name,
                { password: Redacted.make(payload.password), reason: payload.reason },
                given
              )
              .pipe(Effect.catchTag("PasswordIsUnfit", unfit))
          ),
        uninterruptible
      )
      .handle(
        "lockAccount",
        ({ headers, path, payload }) =>
          administer(headers, (given) => accounts.lock(path.name, payload.reason, given)),
        uninterruptible
      )
      .handle(
        "unlockAccount",
        ({ headers, path, payload }) =>
          administer(headers, (given) => accounts.unlock(path.name, payload.reason, given)),
        uninterruptible
      )
      .handle("accessRecords", ({ urlParams }) =>
        Effect.gen(function* () {
          // X5: whoever administers accounts does not also audit what is done with them.
          yield* requireRole("commander")
          const { limit, account, subject } = urlParams
          const records = yield* accessLog.latest({
            limit,
            ...(account === undefined ? {} : { account }),
            ...(subject === undefined ? {} : { subject })
          })
          return { items: records.map((record) => ({ ...record, at: inShanghai(record.at) })) }
        }).pipe(
          Effect.catchTag("AccessLogIsUnavailable", () =>
            refuse(ServiceUnavailable, serviceIsUnavailable, { retryAfterSeconds: 2 })
          )
        )
      )
  })
)
