import type { CalendarDate } from "@jiaosuo/kernel/Event"
import type { Qualification } from "@jiaosuo/kernel/Qualification"
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
  /** Nine-digit code of the station a person stands for; null for the district's desks and accident office. */
  readonly station: string | null
}

/** A2: how far an officer is qualified for accident work, by which certificate, and until when. */
export interface Qualified {
  readonly qualification: Qualification
  /** Row of `identity.certificate` that holds the number; null where there is no qualification. */
  readonly certificateId: string | null
  /** The last day on which it counts; null where the certificate names none. */
  readonly lastValidDay: CalendarDate | null
}

/** What everybody is who is no officer, and every officer until an administrator says otherwise (A2). */
export const unqualified: Qualified = { qualification: "none", certificateId: null, lastValidDay: null }

/** An account as its history leaves it. What is personal in it (name, password) stands elsewhere. */
export type Account =
  | { readonly _tag: "NoAccount" }
  | (Duty &
      Qualified & {
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
export type ScopeNeeded =
  | "one-township"
  | "townships-with-station"
  | "townships-with-station-or-whole-district"
  | "whole-district"
  | "no-township"

const isOfStation = ({ townships, station }: Duty): boolean =>
  townships !== null && station !== null && townships.includes(station)

const isOfDistrict = ({ townships, station }: Duty): boolean => townships === null && station === null

/** X3, X5: whether the scope of a duty is one that its role can have; the scope it needs where it is not. */
export const scopeNeeded = (duty: Duty): ScopeNeeded | undefined => {
  switch (duty.role) {
    case "warden":
    case "grid-worker":
      return isOfStation(duty) && duty.townships?.length === 1 ? undefined : "one-township"
    case "auxiliary":
      return isOfStation(duty) ? undefined : "townships-with-station"
    case "officer":
      // Of a station, or of the district's accident office, which acts in all townships.
      return isOfStation(duty) || isOfDistrict(duty) ? undefined : "townships-with-station-or-whole-district"
    case "registrar":
    case "dispatcher":
    case "commander":
      return isOfDistrict(duty) ? undefined : "whole-district"
    case "admin":
      return duty.townships?.length === 0 && duty.station === null ? undefined : "no-township"
  }
}

/** Whether a lock keeps people out at an instant. */
export const isLockedAt = (lock: Lock | null, instant: string): boolean =>
  lock !== null && (lock.by === "administrator" || instant < lock.until)
