import type { Role } from "@jiaosuo/http/Principal"
import type * as Effect from "effect/Effect"
import { identity } from "../session/sessionCalls.ts"

/** A page of accounts by name. */
export const listAccounts = (q: string, cursor: string | undefined) =>
  identity.listAccounts({
    urlParams: { limit: 50, ...(q === "" ? {} : { q }), ...(cursor === undefined ? {} : { cursor }) }
  })

export type Account = Effect.Effect.Success<ReturnType<typeof listAccounts>>["items"][number]

export interface NewAccount {
  readonly name: string
  readonly displayName: string
  readonly role: Role
  readonly townships?: ReadonlyArray<string>
  readonly password: string
}

/** Creates an account; its first sign-in asks for a password of its own. */
export const createAccount = (commandId: string, account: NewAccount) =>
  identity.createAccount({
    headers: { "idempotency-key": commandId },
    payload: {
      name: account.name.trim(),
      displayName: account.displayName.trim(),
      role: account.role,
      townships: account.role === "warden" || account.role === "officer" ? (account.townships ?? []) : null,
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

/** Sets a password that has to be changed at the next sign-in. */
export const resetPassword = (name: string, commandId: string, password: string, reason: string) =>
  identity.resetPassword({ ...on(name, commandId), payload: { password, reason } })
