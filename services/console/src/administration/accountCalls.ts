import type { Qualification, Role } from "@jiaosuo/http/Principal"
import type * as Effect from "effect/Effect"
import { identity } from "../session/sessionCalls.ts"

/** A page of accounts by name. */
export const listAccounts = (q: string, cursor: string | undefined) =>
  identity.listAccounts({
    urlParams: { limit: 50, ...(q === "" ? {} : { q }), ...(cursor === undefined ? {} : { cursor }) }
  })

export type Account = Effect.Effect.Success<ReturnType<typeof listAccounts>>["items"][number]

/** A2: what an officer is qualified for, as it is typed; without certificate and day where it is `none`. */
export interface QualificationTyped {
  readonly qualification: Qualification
  readonly certificateNumber?: string | undefined
  readonly lastValidDay?: string | undefined
}

/** Roles whose scope are townships; an officer may also be of the district's accident office. */
export const isOfStation = (role: Role | undefined): boolean =>
  role === "warden" || role === "grid-worker" || role === "auxiliary" || role === "officer"

export interface NewAccount {
  readonly name: string
  readonly displayName: string
  readonly role: Role
  readonly townships?: ReadonlyArray<string>
  /** An officer of the district's accident office: all townships, no station. */
  readonly ofDistrict?: boolean
  readonly qualified?: QualificationTyped
  readonly password: string
}

const qualificationOf = ({ qualification, certificateNumber, lastValidDay }: QualificationTyped) => ({
  qualification,
  ...(certificateNumber === undefined ? {} : { certificateNumber: certificateNumber.trim() }),
  ...(lastValidDay === undefined ? {} : { lastValidDay })
})

/** Creates an account; its first sign-in asks for a password of its own. */
export const createAccount = (commandId: string, account: NewAccount) =>
  identity.createAccount({
    headers: { "idempotency-key": commandId },
    payload: {
      name: account.name.trim(),
      displayName: account.displayName.trim(),
      role: account.role,
      townships: isOfStation(account.role) && !account.ofDistrict ? (account.townships ?? []) : null,
      ...(account.qualified === undefined ? {} : qualificationOf(account.qualified)),
      password: account.password
    }
  })

const on = (name: string, commandId: string) => ({
  path: { name },
  headers: { "idempotency-key": commandId }
})

/** Locks an account, which ends its sessions. */
export const lockAccount = (name: string, commandId: string, reason: string) =>
  identity.lockAccount({ ...on(name, commandId), payload: { reason } })

/** Unlocks an account. */
export const unlockAccount = (name: string, commandId: string, reason: string) =>
  identity.unlockAccount({ ...on(name, commandId), payload: { reason } })

/** A2: records how far an officer is qualified for accident work. */
export const qualify = (name: string, commandId: string, qualified: QualificationTyped, reason: string) =>
  identity.qualify({ ...on(name, commandId), payload: { ...qualificationOf(qualified), reason } })

/** Sets a password that has to be changed at the next sign-in. */
export const resetPassword = (name: string, commandId: string, password: string, reason: string) =>
  identity.resetPassword({ ...on(name, commandId), payload: { password, reason } })
