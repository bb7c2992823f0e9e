import type { Role } from "@jiaosuo/kernel/Role"

/** Why nobody can sign in with an account at the moment. */
export type Lock =
  | { readonly by: "administrator"; readonly reason: string }
  /** X4: after too many failed sign-ins, for a while. Sessions that are open stay open. */
  | { readonly by: "failed-sign-ins"; readonly until: string }

/** What a person may do and where: the role with the townships it is for (X3). */
export interface Duty {
  readonly role: Role
  /** Nine-digit codes; null for the whole district; empty for an administrator, who has no case data (X5). */
  readonly townships: ReadonlyArray<string> | null
  /** Nine-digit code of the station a person stands for; null for the district's desks. */
  readonly station: string | null
}

/** An account as its history leaves it. What is personal in it (name, password) stands elsewhere. */
export type Account =
  | { readonly _tag: "NoAccount" }
  | (Duty & {
      readonly _tag: "Account"
      readonly name: string
      /** Row of `identity.profile` that holds the person's name. */
      readonly profileId: string
      /** Row of `identity.credential` that holds the password's hash. */
      readonly credentialId: string
      readonly mustChangePassword: boolean
      /** Made by the one-machine default, with a password that everybody knows. */
      readonly demo: boolean
      readonly lock: Lock | null
    })

export type OpenedAccount = Extract<Account, { readonly _tag: "Account" }>

/** Names that stand for no person: the host's own command line, and work that the system does by itself. */
export const reservedNames: ReadonlySet<string> = new Set([
  "operator",
  "system",
  "import",
  "anonymous",
  "root"
])

/** Lower-case letters, digits, hyphens and dots; 3 to 40 of them, beginning with a letter. */
export const isAccountName = (name: string): boolean => /^[a-z][a-z0-9.-]{1,38}[a-z0-9]$/.test(name)

/** The scope that a role needs (X3), or undefined where the given one is right. */
export type ScopeNeeded = "one-township" | "townships-with-station" | "whole-district" | "no-township"

/** X3, X5: whether the scope of a duty is one that its role can have; the scope it needs where it is not. */
export const scopeNeeded = ({ role, townships, station }: Duty): ScopeNeeded | undefined => {
  switch (role) {
    case "warden":
      return townships?.length === 1 && station === townships[0] ? undefined : "one-township"
    case "officer":
      return townships !== null && station !== null && townships.includes(station)
        ? undefined
        : "townships-with-station"
    case "registrar":
    case "commander":
      return townships === null && station === null ? undefined : "whole-district"
    case "admin":
      return townships?.length === 0 && station === null ? undefined : "no-township"
  }
}

/** Whether a lock keeps people out at an instant. */
export const isLockedAt = (lock: Lock | null, instant: string): boolean =>
  lock !== null && (lock.by === "administrator" || instant < lock.until)
