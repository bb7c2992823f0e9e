import { randomBytes } from "node:crypto"
import { SqlClient } from "@effect/sql/SqlClient"
import type { EventStore, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { type Access, AccessLog } from "@jiaosuo/http/AccessLog"
import { CurrentRequest } from "@jiaosuo/http/CurrentRequest"
import { forgetSession, tokenDigest } from "@jiaosuo/http/PostgresSessions"
import type { Principal } from "@jiaosuo/http/Principal"
import type { TooManyRequests } from "@jiaosuo/http/Problems"
import { makeRateLimit } from "@jiaosuo/http/RateLimit"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { qualificationOn } from "@jiaosuo/kernel/Qualification"
import { Clock, Context, Data, Effect, Layer, Option, type Redacted } from "effect"
import { type AccountFailure, Accounts, type PasswordIsUnfit } from "./Accounts.ts"
import type { IdentitySettings } from "./config.ts"
import { isLockedAt, type Lock, type OpenedAccount } from "./domain/Account.ts"
import { isPassword, nobodysHash } from "./passwords/PasswordHashes.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"
import { hashOf } from "./tables/Credentials.ts"
import { countFailure, forgetFailures } from "./tables/FailedSignIns.ts"
import { catchUp } from "./tables/IdentityTables.ts"
import { displayNameOf } from "./tables/Profiles.ts"
import { endSession, keepSession } from "./tables/SessionTable.ts"

/** The name or the password is wrong; which of them is not told. */
export class SignInFailed extends Data.TaggedError("SignInFailed")<object> {}

/** X4: nobody can sign in with this account now, whatever the password. `until` is null for an administrator's lock. */
export class AccountIsLockedNow extends Data.TaggedError("AccountIsLockedNow")<{
  readonly until: string | null
}> {}

/** The password is right, and another one must be chosen before anything else. */
export class PasswordMustBeChanged extends Data.TaggedError("PasswordMustBeChanged")<object> {}

/** A session that has begun. The token is shown once, here. */
export interface BegunSession {
  readonly token: string
  readonly expiresAt: string
  readonly principal: Principal
}

export interface Credentials {
  readonly username: string
  readonly password: Redacted.Redacted
}

type Refused = SignInFailed | AccountIsLockedNow | TooManyRequests | StoreIsUnavailable

/** Signing in and out, and the holder's own change of password. All of it is in the access log. */
export class SigningIn extends Context.Tag("@jiaosuo/identity/SigningIn")<
  SigningIn,
  {
    readonly signIn: (
      credentials: Credentials
    ) => Effect.Effect<BegunSession, Refused | PasswordMustBeChanged>
    /** Ends a session, in this process at once and elsewhere within seconds. Harmless where there is none. */
    readonly signOut: (token: string) => Effect.Effect<void, StoreIsUnavailable>
    /** Another password, proved by the old one: every session so far ends, and a new one begins. */
    readonly changePassword: (
      credentials: Credentials,
      newPassword: Redacted.Redacted
    ) => Effect.Effect<BegunSession, Refused | PasswordIsUnfit | AccountFailure>
  }
>() {}

/** Attempts of one address that fail within five minutes before it has to wait (a whole station shares one). */
const attemptsOfAnAddress = { attempts: 60, perMillis: 300_000 } as const

const lockUntil = (lock: Lock): string | null => (lock.by === "administrator" ? null : lock.until)

const subjectOf = (name: string): string => `identity/account/${name}`

/** The context of a command that a sign-in gives; the account itself is the actor. */
const contextOfSignIn = (account: OpenedAccount): CommandContext => {
  const commandId = uuidv7()
  return {
    actor: account.name,
    station: account.station,
    commandId,
    correlationId: commandId,
    causationId: null
  }
}

const make = (settings: IdentitySettings) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient
    const databases = yield* Effect.context<SqlClient | EventStore>()
    const accounts = yield* Accounts
    const accessLog = yield* AccessLog
    const addresses = yield* makeRateLimit(attemptsOfAnAddress)

    const record = (access: Access) => accessLog.record(access).pipe(asStoreFailure("record a sign-in"))

    const refuse = <E>(name: string | null, reason: string, error: E) =>
      Effect.zipRight(
        record({
          action: "SignIn",
          subject: name === null ? null : subjectOf(name),
          account: name,
          result: "refused",
          reason
        }),
        Effect.fail(error)
      )

    /** X4: one more failure; the last one that is allowed locks the account for a while. */
    const countedFailure = (account: OpenedAccount) =>
      Effect.gen(function* () {
        const failures = yield* countFailure(sql, account.name, settings.lockSeconds).pipe(
          asStoreFailure("count a failed sign-in")
        )
        if (failures >= settings.failuresUntilLock) {
          const now = yield* Clock.currentTimeMillis
          const until = new Date(now + settings.lockSeconds * 1_000).toISOString()
          yield* accounts
            .lockAfterFailedSignIns(account.name, { failures, until }, { context: contextOfSignIn(account) })
            .pipe(asStoreFailure("lock an account"))
        }
        return yield* refuse(account.name, "SignInFailed", new SignInFailed())
      })

    /** The account whose password this is. Unknown names, wrong passwords and locks are refused and recorded. */
    const proved = ({ username, password }: Credentials): Effect.Effect<OpenedAccount, Refused> =>
      Effect.gen(function* () {
        const request = yield* CurrentRequest
        const address = request.sourceAddress ?? ""
        yield* addresses.take(address)
        const name = username.trim().toLowerCase()
        const account = Option.getOrUndefined(yield* accounts.load(name))
        if (account === undefined) {
          yield* isPassword(password, nobodysHash)
          return yield* refuse(null, "SignInFailed", new SignInFailed())
        }
        const now = new Date(yield* Clock.currentTimeMillis).toISOString()
        if (account.lock !== null && isLockedAt(account.lock, now)) {
          // Not even a right password is told from a wrong one: a lock would stop nobody from guessing on.
          return yield* refuse(
            name,
            "AccountIsLocked",
            new AccountIsLockedNow({ until: lockUntil(account.lock) })
          )
        }
        const hash = yield* hashOf(sql, account.credentialId).pipe(asStoreFailure("read a credential"))
        const right = yield* isPassword(
          password,
          Option.getOrElse(hash, () => nobodysHash)
        )
        if (!right || Option.isNone(hash)) return yield* countedFailure(account)
        yield* addresses.giveBack(address)
        yield* forgetFailures(sql, name).pipe(asStoreFailure("forget failed sign-ins"))
        return account
      })

    const begin = (account: OpenedAccount, action: string) =>
      Effect.gen(function* () {
        const request = yield* CurrentRequest
        // Every process judges a session by the accounts' table: it must know this password before the token is told.
        yield* Effect.provide(catchUp, databases)
        const token = randomBytes(32).toString("base64url")
        const expiresAt = yield* keepSession(sql, {
          digest: tokenDigest(token),
          account: account.name,
          credentialId: account.credentialId,
          lifetimeSeconds: settings.sessionSeconds,
          idleSeconds: settings.idleSeconds,
          sourceAddress: request.sourceAddress
        }).pipe(asStoreFailure("keep a session"))
        const name = yield* displayNameOf(sql, account.profileId).pipe(asStoreFailure("read a profile"))
        const today = dayInShanghai(yield* Clock.currentTimeMillis)
        yield* record({ action, subject: subjectOf(account.name), account: account.name, result: "granted" })
        return {
          token,
          expiresAt,
          principal: {
            account: account.name,
            name: Option.getOrElse(name, () => account.name),
            role: account.role,
            townships: account.townships,
            station: account.station,
            qualification: qualificationOn(account, today)
          }
        }
      })

    return SigningIn.of({
      signIn: (credentials) =>
        Effect.gen(function* () {
          const account = yield* proved(credentials)
          if (account.mustChangePassword) {
            return yield* refuse(account.name, "PasswordMustBeChanged", new PasswordMustBeChanged())
          }
          return yield* begin(account, "SignIn")
        }),
      signOut: (token) =>
        Effect.gen(function* () {
          const account = yield* endSession(sql, tokenDigest(token)).pipe(asStoreFailure("end a session"))
          yield* forgetSession(token)
          if (account !== undefined) {
            yield* record({ action: "SignOut", subject: subjectOf(account), account, result: "granted" })
          }
        }),
      changePassword: (credentials, newPassword) =>
        Effect.gen(function* () {
          const account = yield* proved(credentials)
          yield* accounts.changePassword(account.name, newPassword, { context: contextOfSignIn(account) })
          const changed = Option.getOrElse(yield* accounts.load(account.name), () => account)
          return yield* begin(changed, "ChangePassword")
        })
    })
  })

/** Signing in over the tables of `identity`. */
export const signingInLayer = (
  settings: IdentitySettings
): Layer.Layer<SigningIn, never, SqlClient | EventStore | Accounts | AccessLog> =>
  Layer.effect(SigningIn, make(settings))
