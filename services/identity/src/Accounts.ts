import { SqlClient } from "@effect/sql/SqlClient"
import type { SqlError } from "@effect/sql/SqlError"
import { type Loaded, makeCommandHandler, Rejected } from "@jiaosuo/event-store/CommandHandler"
import {
  CommandIdIsTaken,
  EventStore,
  type StoreIsUnavailable,
  type StreamHasMoved
} from "@jiaosuo/event-store/EventStore"
import { forgetSessionsOf } from "@jiaosuo/http/PostgresSessions"
import type { CalendarDate, CommandContext } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import type { FieldProblem } from "@jiaosuo/kernel/Problem"
import type { Qualification } from "@jiaosuo/kernel/Qualification"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Context, Data, Effect, Either, Layer, Option, Redacted } from "effect"
import { accountAggregate } from "./AccountAggregate.ts"
import type { Account, Duty, OpenedAccount, Qualified } from "./domain/Account.ts"
import type { AccountCommand } from "./domain/AccountCommands.ts"
import { accountDecider } from "./domain/AccountDecider.ts"
import type { AccountRejection } from "./domain/AccountRejections.ts"
import { passwordProblems } from "./domain/PasswordPolicy.ts"
import { hashPassword, isPassword } from "./passwords/PasswordHashes.ts"
import { asStoreFailure } from "./tables/asStoreFailure.ts"
import { certificateNumberOf, keepCertificate } from "./tables/Certificates.ts"
import { hashOf, keepCredential } from "./tables/Credentials.ts"
import { catchUpTo } from "./tables/IdentityTables.ts"
import { displayNameOf, keepProfile } from "./tables/Profiles.ts"

/** The new password breaks the rules for passwords. */
export class PasswordIsUnfit extends Data.TaggedError("PasswordIsUnfit")<{
  readonly fields: ReadonlyArray<FieldProblem>
}> {}

/** Where an account stands after a command. */
export interface AccountAnswer {
  readonly id: string
  readonly version: number
  readonly position: number
}

/** How a command on an account can fail. */
export type AccountFailure =
  | Rejected<AccountRejection>
  | StreamHasMoved
  | CommandIdIsTaken
  | StoreIsUnavailable

/** What comes with every command. */
export interface Given {
  readonly context: CommandContext
  readonly expectedVersion?: number
}

/** A2: a qualification as an administrator records it; without certificate and day where it is `none`. */
export interface QualificationGiven {
  readonly qualification: Qualification
  readonly certificateNumber: string | null
  /** The last day on which it counts; null where the certificate names none. */
  readonly lastValidDay: CalendarDate | null
}

export interface NewAccount extends Duty {
  readonly name: string
  readonly displayName: string
  readonly password: Redacted.Redacted
  readonly mustChangePassword: boolean
  readonly demo: boolean
  /** Of officers only (A2); none if left out. */
  readonly qualified?: QualificationGiven
}

/** Accounts: one method for each use case. An acknowledged change is in force in every process within seconds. */
export class Accounts extends Context.Tag("@jiaosuo/identity/Accounts")<
  Accounts,
  {
    readonly create: (
      account: NewAccount,
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure | PasswordIsUnfit>
    readonly giveRole: (
      name: string,
      duty: Duty & { readonly reason: string },
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure>
    /** A2: records how far an officer is qualified for accident work; `none` withdraws it. */
    readonly qualify: (
      name: string,
      qualified: QualificationGiven & { readonly reason: string },
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure>
    readonly nameHolder: (
      name: string,
      displayName: string,
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure>
    readonly resetPassword: (
      name: string,
      reset: { readonly password: Redacted.Redacted; readonly reason: string },
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure | PasswordIsUnfit>
    /** The holder's own change; that the old password is right has been seen to. */
    readonly changePassword: (
      name: string,
      password: Redacted.Redacted,
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure | PasswordIsUnfit>
    readonly lock: (
      name: string,
      reason: string,
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure>
    readonly lockAfterFailedSignIns: (
      name: string,
      lock: { readonly failures: number; readonly until: string },
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure>
    readonly unlock: (
      name: string,
      reason: string,
      given: Given
    ) => Effect.Effect<AccountAnswer, AccountFailure>
    /** The account as its history leaves it now. */
    readonly load: (name: string) => Effect.Effect<Option.Option<OpenedAccount>, StoreIsUnavailable>
  }
>() {}

const decided = (command: AccountCommand, loaded: Option.Option<Loaded<Account>>) =>
  accountDecider.decide(
    command,
    Option.match(loaded, { onNone: () => accountDecider.initialState, onSome: ({ state }) => state })
  )

/** How often a command is looked at again when its account moves under it. */
const attempts = 5

const credentialIdOf = (given: Given): string => derivedId("credential", given.context.commandId)
const profileIdOf = (given: Given): string => derivedId("profile", given.context.commandId)

/** A qualification as the domain sees it: the certificate by reference. */
const byReference = (
  { qualification, certificateNumber, lastValidDay }: QualificationGiven,
  given: Given
): Qualified => ({
  qualification,
  certificateId: certificateNumber === null ? null : derivedId("certificate", given.context.commandId),
  lastValidDay
})

/** A command that names no row of some kind. */
const noRow = () => Effect.void

/** Writes the rows that an event names, or only sees to it that those already there are the same. */
type Rows = (purpose: "keep" | "compare") => Effect.Effect<void, CommandIdIsTaken | StoreIsUnavailable>

const make = Effect.gen(function* () {
  const sql = yield* SqlClient
  const store = yield* EventStore
  const { district } = yield* Reference
  const handler = yield* makeCommandHandler(accountAggregate)
  /** The answer is true whether or not the table follows at once; the loop that follows the log sees to the rest. */
  const inForce = (name: string, position: number) =>
    catchUpTo(position).pipe(
      Effect.provideService(SqlClient, sql),
      Effect.provideService(EventStore, store),
      Effect.catchAll((error) => Effect.logWarning("the accounts' table follows later", error)),
      Effect.zipRight(forgetSessionsOf(name))
    )

  const handle = (name: string, command: AccountCommand, given: Given, content: unknown = command) =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      const { id, version, position } = yield* handler.handle({
        id: name,
        command,
        context: given.context,
        occurredAt: new Date(now).toISOString(),
        content,
        ...(given.expectedVersion === undefined ? {} : { expectedVersion: given.expectedVersion })
      })
      yield* inForce(name, position)
      return { id, version, position }
    })

  /**
   * A command whose event names rows of our own tables. The rows are on disk before the event is; a command
   * that is refused as things stand writes none, and neither does a repeated one, whose rows are compared. What
   * is in them is never part of the command's content, whose hash stays in the log for ever.
   */
  const handleWithRows = (
    name: string,
    command: AccountCommand,
    given: Given,
    content: unknown,
    rows: Rows,
    attempt = 1
  ): Effect.Effect<AccountAnswer, AccountFailure> =>
    Effect.gen(function* () {
      const loaded = yield* handler.load(name)
      if (Either.isRight(decided(command, loaded))) {
        yield* rows("keep")
        return yield* handle(name, command, given, content)
      }
      // Refused, unless it was answered before: on this version only, so that nothing is accepted without its rows.
      yield* rows("compare")
      const version = Option.match(loaded, { onNone: () => 0, onSome: (account) => account.version })
      return yield* handle(name, command, { ...given, expectedVersion: version }, content).pipe(
        Effect.catchTag("StreamHasMoved", (moved) =>
          given.expectedVersion === undefined && attempt < attempts
            ? handleWithRows(name, command, given, content, rows, attempt + 1)
            : Effect.fail(moved)
        )
      )
    })

  /** Keeps the hash of a password under an id; the same id with another password is another command. */
  const credentialRow =
    (name: string, password: Redacted.Redacted, given: Given): Rows =>
    (purpose) =>
      Effect.gen(function* () {
        const id = credentialIdOf(given)
        const kept = yield* hashOf(sql, id).pipe(asStoreFailure("read a credential"))
        if (Option.isSome(kept)) {
          const same = yield* isPassword(password, kept.value)
          return same ? undefined : yield* new CommandIdIsTaken({ commandId: given.context.commandId })
        }
        if (purpose === "compare") return
        const hash = yield* hashPassword(password)
        yield* keepCredential(sql, { id, account: name, hash }).pipe(asStoreFailure("keep a credential"))
      })

  const fit = (password: string, name: string, path: string): Effect.Effect<void, PasswordIsUnfit> => {
    const fields = passwordProblems(password, name, path)
    return fields.length === 0 ? Effect.void : new PasswordIsUnfit({ fields })
  }

  const known = (duty: Duty): Effect.Effect<void, Rejected<AccountRejection>> => {
    const codes = [...(duty.townships ?? []), ...(duty.station === null ? [] : [duty.station])]
    const unknown = [...new Set(codes)].filter((code) => district.township(code)?.hasStation !== true)
    return unknown.length === 0
      ? Effect.void
      : Effect.fail(
          new Rejected<AccountRejection>({ rejection: { _tag: "TownshipsAreUnknown", codes: unknown } })
        )
  }

  /** A text that is kept once under an id: the same id with another text is another command. */
  const textRow =
    (
      text: string,
      given: Given,
      row: {
        readonly kept: Effect.Effect<Option.Option<string>, SqlError>
        readonly keep: Effect.Effect<unknown, SqlError>
      }
    ): Rows =>
    (purpose) =>
      Effect.gen(function* () {
        const kept = yield* asStoreFailure("read a row of an account")(row.kept)
        if (Option.isSome(kept)) {
          return kept.value === text
            ? undefined
            : yield* new CommandIdIsTaken({ commandId: given.context.commandId })
        }
        if (purpose === "keep") yield* asStoreFailure("keep a row of an account")(row.keep)
      })

  /** Keeps the holder's name. */
  const profileRow = (name: string, displayName: string, given: Given): Rows => {
    const id = profileIdOf(given)
    return textRow(displayName, given, {
      kept: displayNameOf(sql, id),
      keep: keepProfile(sql, { id, account: name, displayName })
    })
  }

  /** Keeps the number of a certificate, where there is one. */
  const certificateRow = (
    name: string,
    { certificateId: id }: Qualified,
    number: string | null,
    given: Given
  ): Rows =>
    id === null || number === null
      ? noRow
      : textRow(number, given, {
          kept: certificateNumberOf(sql, id),
          keep: keepCertificate(sql, { id, account: name, number })
        })

  return Accounts.of({
    create: (account, given) =>
      Effect.gen(function* () {
        const { name, displayName, password, role, townships, station, mustChangePassword, demo } = account
        const qualified = account.qualified && byReference(account.qualified, given)
        if (!demo) yield* fit(Redacted.value(password), name, "password")
        yield* known(account)
        const command: AccountCommand = {
          _tag: "CreateAccount",
          name,
          role,
          townships,
          station,
          profileId: profileIdOf(given),
          credentialId: credentialIdOf(given),
          mustChangePassword,
          demo,
          ...(qualified === undefined ? {} : { qualified })
        }
        const credential = credentialRow(name, password, given)
        const profile = profileRow(name, displayName, given)
        const certificate =
          qualified === undefined
            ? noRow
            : certificateRow(name, qualified, account.qualified?.certificateNumber ?? null, given)
        const rows: Rows = (purpose) =>
          Effect.all([credential(purpose), profile(purpose), certificate(purpose)], { discard: true })
        return yield* handleWithRows(name, command, given, command, rows)
      }),
    giveRole: (name, { role, townships, station, reason }, given) =>
      Effect.zipRight(
        known({ role, townships, station }),
        handle(name, { _tag: "GiveRole", role, townships, station, reason, by: given.context.actor }, given)
      ),
    qualify: (name, { reason, ...qualification }, given) => {
      const qualified = byReference(qualification, given)
      const command: AccountCommand = { _tag: "QualifyOfficer", ...qualified, reason }
      const rows = certificateRow(name, qualified, qualification.certificateNumber, given)
      return handleWithRows(name, command, given, command, rows)
    },
    nameHolder: (name, displayName, given) =>
      handleWithRows(
        name,
        { _tag: "NameHolder", profileId: profileIdOf(given) },
        given,
        { name },
        profileRow(name, displayName, given)
      ),
    resetPassword: (name, { password, reason }, given) =>
      Effect.gen(function* () {
        yield* fit(Redacted.value(password), name, "password")
        const credentialId = credentialIdOf(given)
        const command: AccountCommand = {
          _tag: "ResetPassword",
          credentialId,
          reason,
          by: given.context.actor
        }
        return yield* handleWithRows(name, command, given, command, credentialRow(name, password, given))
      }),
    changePassword: (name, password, given) =>
      Effect.gen(function* () {
        yield* fit(Redacted.value(password), name, "newPassword")
        const credentialId = credentialIdOf(given)
        const command: AccountCommand = { _tag: "ChangePassword", credentialId }
        return yield* handleWithRows(name, command, given, command, credentialRow(name, password, given))
      }),
    lock: (name, reason, given) =>
      handle(name, { _tag: "LockAccount", reason, by: given.context.actor }, given),
    lockAfterFailedSignIns: (name, { failures, until }, given) =>
      handle(name, { _tag: "LockAfterFailedSignIns", failures, until }, given),
    unlock: (name, reason, given) =>
      handle(name, { _tag: "UnlockAccount", reason, by: given.context.actor }, given),
    load: (name) =>
      Effect.map(
        handler.load(name),
        Option.flatMap(({ state }) => (state._tag === "Account" ? Option.some(state) : Option.none()))
      )
  })
})

/** Accounts over the event store and the tables of `identity`. */
export const accountsLayer: Layer.Layer<Accounts, never, EventStore | SqlClient | Reference> = Layer.effect(
  Accounts,
  make
)
