import type { Account } from "./setting.ts"

/** What somebody who may not give a command is answered, by who they are. */
export type Refusals = Readonly<Partial<Record<Account | "nobody", readonly [number, string]>>>

/** X3, row 35: no police power and no post: a grid worker files visits and nothing else, the registrar keeps vehicles. */
export const whoeverIsNoWarden: Refusals = {
  nobody: [401, "NobodyIsSignedIn"],
  gridWorker: [403, "RoleMayNotDoThis"],
  registrar: [403, "RoleMayNotDoThis"],
  dispatcher: [403, "RoleMayNotDoThis"],
  admin: [403, "RoleMayNotDoThis"]
}

/** What wardens do, by those who may not. */
export const wardensWhoMayNot: Refusals = {
  ...whoeverIsNoWarden,
  elsewhere: [403, "TownshipIsOutOfScope"],
  neighbour: [403, "TownshipIsOutOfScope"],
  gone: [403, "WardenIsNotActive"],
  resting: [403, "WardenIsNotActive"],
  stranger: [403, "AccountIsNoWarden"]
}

/** What only a station does: to a warden the rest makes no difference. */
export const onlyTheStation: Refusals = {
  ...whoeverIsNoWarden,
  warden: [403, "RoleMayNotDoThis"],
  elsewhere: [403, "RoleMayNotDoThis"],
  gone: [403, "RoleMayNotDoThis"],
  resting: [403, "RoleMayNotDoThis"],
  stranger: [403, "RoleMayNotDoThis"],
  neighbour: [403, "TownshipIsOutOfScope"]
}
