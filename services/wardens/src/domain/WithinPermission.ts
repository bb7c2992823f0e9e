import type { Decider } from "@jiaosuo/kernel/Decider"
import { type Refusal, text } from "@jiaosuo/kernel/Problem"
import type { Role } from "@jiaosuo/kernel/Role"
import { Either } from "effect"
import { permissions, type Verb, wardenRoles } from "./Permissions.ts"
import type { WardenRole, WardenState } from "./warden/WardenEvents.ts"

/** The warden that somebody's account is linked to, as the directory had them when the command was given. */
export interface ActingWarden {
  readonly wardenId: string
  readonly state: WardenState
  readonly roles: ReadonlyArray<WardenRole>
  /** Nine-digit code. */
  readonly township: string
  readonly villages: ReadonlyArray<string>
  /** The place they are posted at; null where they are posted nowhere. */
  readonly placeId: string | null
}

/** Who gives a command. */
export interface Actor {
  readonly account: string
  readonly role: Role
  /** Null where the account is linked to nobody. */
  readonly warden: ActingWarden | null
}

/** X3: whose things alone somebody may change: a warden what they filed themselves; null is a station, which changes all. */
export const onlyOf = ({ account, warden }: Actor): string | null => (warden === null ? null : account)

/** A command with its verb and its giver. */
export interface Acted<Command> {
  readonly verb: Verb
  readonly by: Actor
  readonly command: Command
}

/** Why somebody may not give a command whatever is on file. */
export type PermissionRejection =
  | { readonly _tag: "RoleMayNotDoThis"; readonly role: Role }
  | { readonly _tag: "AccountIsNoWarden"; readonly account: string }
  | { readonly _tag: "WardenIsNotActive"; readonly wardenId: string; readonly state: WardenState }

/** The tags of {@link PermissionRejection}: 403, and in the access log (X1). */
export const permissionTags = ["RoleMayNotDoThis", "AccountIsNoWarden", "WardenIsNotActive"] as const

/** X3, A3: whether somebody may give a command at all; undefined where they may. */
export const permissionFault = (
  verb: Verb,
  { account, role, warden }: Actor
): PermissionRejection | undefined => {
  const allowed: ReadonlyArray<Role> = permissions[verb]
  if (!allowed.includes(role)) return { _tag: "RoleMayNotDoThis", role }
  if (!wardenRoles.has(role)) return undefined
  if (warden === null) return { _tag: "AccountIsNoWarden", account }
  const { wardenId, state } = warden
  return state === "active" ? undefined : { _tag: "WardenIsNotActive", wardenId, state }
}

/**
 * The same decider, asked by somebody. It is part of the decision, so that a command that was answered is answered the
 * same way when it is sent again, whatever became of its giver meanwhile.
 */
export const withinPermission = <Command, Event, State, Rejection>(
  decider: Decider<Command, Event, State, Rejection>
): Decider<Acted<Command>, Event, State, Rejection | PermissionRejection> => ({
  initialState: decider.initialState,
  evolve: decider.evolve,
  decide: ({ verb, by, command }, state) => {
    const fault = permissionFault(verb, by)
    const decision: Either.Either<ReadonlyArray<Event>, Rejection | PermissionRejection> = fault === undefined
      ? decider.decide(command, state)
      : Either.left(fault)
    return decision
  }
})

/** What whoever may not do something is told, in both languages. */
export const permissionRefusal = (rejection: PermissionRejection): Refusal => {
  const { _tag: code, ...facts } = rejection
  switch (rejection._tag) {
    case "RoleMayNotDoThis":
      return { code, rule: "X3", title: text("您的角色不能办理此事", "Your role may not do this"), facts }
    case "AccountIsNoWarden":
      return {
        code,
        rule: "X3",
        title: text("您的账号未关联任何劝导队员", "Your account is linked to no warden"),
        facts
      }
    case "WardenIsNotActive":
      return {
        code,
        rule: "X3",
        title: text("您当前不在岗", "You are not in active service"),
        facts
      }
  }
}
