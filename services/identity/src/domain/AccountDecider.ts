import type { Decider } from "@jiaosuo/kernel/Decider"
import { Either } from "effect"
import {
  type Account,
  type Duty,
  isAccountName,
  type OpenedAccount,
  type Qualified,
  reservedNames,
  scopeNeeded,
  unqualified
} from "./Account.ts"
import type { AccountCommand } from "./AccountCommands.ts"
import type { AccountEvent } from "./AccountEvents.ts"
import type { AccountRejection } from "./AccountRejections.ts"

type Decision = Either.Either<ReadonlyArray<AccountEvent>, AccountRejection>

const nothing: Decision = Either.right([])
const happened = (...events: ReadonlyArray<AccountEvent>): Decision => Either.right(events)
const refused = (rejection: AccountRejection): Decision => Either.left(rejection)

type Command<Tag extends AccountCommand["_tag"]> = Extract<AccountCommand, { readonly _tag: Tag }>

/** A2, A3: why a qualification cannot be held in a role, or undefined where it can. */
const qualificationRefused = (
  role: Duty["role"],
  { qualification, certificateId, lastValidDay }: Qualified
): AccountRejection | undefined => {
  if (role !== "officer") return { _tag: "OnlyOfficersAreQualified", role }
  if (qualification === "none") {
    return certificateId === null && lastValidDay === null
      ? undefined
      : { _tag: "NoQualificationHasCertificate" }
  }
  return certificateId === null ? { _tag: "QualificationNeedsCertificate", qualification } : undefined
}

const sameQualification = (a: Qualified, b: Qualified): boolean =>
  a.qualification === b.qualification &&
  a.certificateId === b.certificateId &&
  a.lastValidDay === b.lastValidDay

const qualifiedAs = (
  { qualification, certificateId, lastValidDay }: Qualified,
  reason: string | null
): AccountEvent => ({ _tag: "OfficerWasQualified", qualification, certificateId, lastValidDay, reason })

const create = (command: Command<"CreateAccount">, state: Account): Decision => {
  const { _tag: _, qualified, ...facts } = command
  if (state._tag === "Account") return refused({ _tag: "AccountNameIsTaken", name: command.name })
  if (!isAccountName(command.name)) return refused({ _tag: "AccountNameIsMalformed", name: command.name })
  if (reservedNames.has(command.name)) return refused({ _tag: "AccountNameIsReserved", name: command.name })
  const needed = scopeNeeded(command)
  if (needed !== undefined) return refused({ _tag: "RoleNeedsAnotherScope", role: command.role, needed })
  const unfit = qualified === undefined ? undefined : qualificationRefused(command.role, qualified)
  if (unfit !== undefined) return refused(unfit)
  const created: AccountEvent = { _tag: "AccountWasCreated", ...facts }
  return qualified === undefined || qualified.qualification === "none"
    ? happened(created)
    : happened(created, qualifiedAs(qualified, null))
}

const sameDuty = (a: Duty, b: Duty): boolean =>
  a.role === b.role && a.station === b.station && JSON.stringify(a.townships) === JSON.stringify(b.townships)

const giveRole = (command: Command<"GiveRole">, account: OpenedAccount): Decision => {
  const { role, townships, station, reason } = command
  if (command.by === account.name)
    return refused({ _tag: "AdministratorsDoNotChangeThemselves", name: account.name })
  if ((role === "admin") !== (account.role === "admin")) {
    return refused({ _tag: "AdministratorsHoldNoCaseData", from: account.role, to: role })
  }
  const needed = scopeNeeded(command)
  if (needed !== undefined) return refused({ _tag: "RoleNeedsAnotherScope", role, needed })
  return sameDuty(command, account)
    ? nothing
    : happened({ _tag: "AccountWasGivenRole", role, townships, station, reason })
}

const qualify = (command: Command<"QualifyOfficer">, account: OpenedAccount): Decision => {
  const unfit = qualificationRefused(account.role, command)
  if (unfit !== undefined) return refused(unfit)
  return sameQualification(command, account) ? nothing : happened(qualifiedAs(command, command.reason))
}

const changePassword = (command: Command<"ChangePassword">, account: OpenedAccount): Decision => {
  if (account.lock?.by === "administrator") return refused({ _tag: "AccountIsLocked" })
  return command.credentialId === account.credentialId
    ? nothing
    : happened({ _tag: "PasswordWasChangedByHolder", credentialId: command.credentialId })
}

const lock = (command: Command<"LockAccount">, account: OpenedAccount): Decision => {
  if (command.by === account.name)
    return refused({ _tag: "AdministratorsDoNotChangeThemselves", name: account.name })
  return account.lock?.by === "administrator"
    ? nothing
    : happened({ _tag: "AccountWasLockedByAdministrator", reason: command.reason })
}

/** X4: a lock that an administrator has set is the stronger one and stays; a running one is not prolonged. */
const lockAfterFailures = (command: Command<"LockAfterFailedSignIns">, account: OpenedAccount): Decision => {
  const { failures, until } = command
  const running =
    account.lock?.by === "administrator" || (account.lock !== null && until <= account.lock.until)
  return running ? nothing : happened({ _tag: "AccountWasLockedAfterFailedSignIns", failures, until })
}

const decideOnAccount = (
  command: Exclude<AccountCommand, { readonly _tag: "CreateAccount" }>,
  account: OpenedAccount
): Decision => {
  switch (command._tag) {
    case "GiveRole":
      return giveRole(command, account)
    case "QualifyOfficer":
      return qualify(command, account)
    case "NameHolder":
      return command.profileId === account.profileId
        ? nothing
        : happened({ _tag: "AccountHolderWasNamed", profileId: command.profileId })
    case "ChangePassword":
      return changePassword(command, account)
    case "ResetPassword":
      return command.credentialId === account.credentialId
        ? nothing
        : happened({
            _tag: "PasswordWasResetByAdministrator",
            credentialId: command.credentialId,
            reason: command.reason
          })
    case "LockAccount":
      return lock(command, account)
    case "LockAfterFailedSignIns":
      return lockAfterFailures(command, account)
    case "UnlockAccount":
      return account.lock === null
        ? nothing
        : happened({ _tag: "AccountWasUnlocked", reason: command.reason })
  }
}

const evolveAccount = (account: OpenedAccount, event: AccountEvent): OpenedAccount => {
  switch (event._tag) {
    case "AccountWasCreated":
      return account
    case "AccountWasGivenRole":
      // A qualification ends with the officer's role: whoever comes back as one is qualified anew (A2).
      return {
        ...account,
        ...(event.role === "officer" ? {} : unqualified),
        role: event.role,
        townships: event.townships,
        station: event.station
      }
    case "OfficerWasQualified":
      return {
        ...account,
        qualification: event.qualification,
        certificateId: event.certificateId,
        lastValidDay: event.lastValidDay
      }
    case "AccountHolderWasNamed":
      return { ...account, profileId: event.profileId }
    case "PasswordWasChangedByHolder":
      return { ...account, credentialId: event.credentialId, mustChangePassword: false }
    case "PasswordWasResetByAdministrator":
      return { ...account, credentialId: event.credentialId, mustChangePassword: true }
    case "AccountWasLockedByAdministrator":
      return { ...account, lock: { by: "administrator", reason: event.reason } }
    case "AccountWasLockedAfterFailedSignIns":
      return { ...account, lock: { by: "failed-sign-ins", until: event.until } }
    case "AccountWasUnlocked":
      return { ...account, lock: null }
  }
}

const created = (event: Extract<AccountEvent, { readonly _tag: "AccountWasCreated" }>): OpenedAccount => ({
  ...event,
  ...unqualified,
  _tag: "Account",
  lock: null
})

/**
 * The rules of accounts: names, roles with their scopes (X3, X5), qualifications of officers (A2), locks (X4),
 * passwords and certificates by reference.
 */
export const accountDecider: Decider<AccountCommand, AccountEvent, Account, AccountRejection> = {
  initialState: { _tag: "NoAccount" },
  decide: (command, state) => {
    if (command._tag === "CreateAccount") return create(command, state)
    return state._tag === "NoAccount"
      ? refused({ _tag: "AccountDoesNotExist" })
      : decideOnAccount(command, state)
  },
  evolve: (state, event) => {
    if (state._tag === "NoAccount") return event._tag === "AccountWasCreated" ? created(event) : state
    return evolveAccount(state, event)
  }
}
