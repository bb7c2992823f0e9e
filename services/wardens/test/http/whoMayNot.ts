import { expect, it } from "vitest"
import type { Account, Setting } from "./setting.ts"

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

/** A command that is tried. */
export interface Tried {
  readonly path: string
  readonly form: object
  readonly refusals: Refusals
}

/** One test for each command: everybody of the table tries it, and nothing is in the log afterwards. */
export const refusalTable = (
  wardens: () => Setting,
  commands: Readonly<Record<string, () => Tried>>
): void => {
  it.each(Object.keys(commands))("X3, A3: %s is refused to whoever may not", async (name) => {
    const tried = commands[name]?.()
    if (tried === undefined) throw new Error(`no command ${name}`)
    const { path, form, refusals } = tried
    const before = (await wardens().log()).length
    const told: Record<string, readonly [number, string | undefined]> = {}
    for (const who of Object.keys(refusals) as ReadonlyArray<Account | "nobody">) {
      const { status, body } = await wardens().post<{ readonly code?: string }>(path, form, { as: who })
      told[who] = [status, body.code]
    }
    expect(told).toEqual(refusals)
    expect((await wardens().log()).length).toBe(before)
  })
}
