import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { permissions, type Verb } from "../src/domain/Permissions.ts"
import { everyCommand, makeThings, type Things } from "./http/everyCommand.ts"
import { type Account, type Setting, startWardens } from "./http/setting.ts"

/** Everybody who should be refused tries every command of this context (X3, A3, row 35). */

let wardens: Setting
let things: Things
let made: number

beforeAll(async () => {
  wardens = await startWardens()
  things = await makeThings(wardens)
  made = (await wardens.log()).length
})
afterAll(() => wardens?.stop())

const verbs = Object.keys(everyCommand) as ReadonlyArray<Verb>
/** Those whom the text names. */
const named: ReadonlyArray<Account> = ["gridWorker", "elsewhere", "gone", "stranger"]

describe("who may do what", () => {
  it("the table has every command, and in it everybody of the text but where it is theirs to give", () => {
    expect([...verbs].sort()).toEqual(Object.keys(permissions).sort())
    const lacking = verbs.flatMap((verb) =>
      named.filter((who) => !(who in everyCommand[verb](things).refusals)).map((who) => [verb, who])
    )
    expect(lacking).toEqual([["unit.visit-groups", "gridWorker"]])
  })

  it.each(verbs)("X3, A3: %s is refused to whoever may not, and nothing happens", async (verb) => {
    const { path, form, refusals } = everyCommand[verb](things)
    const told = await Promise.all(
      (Object.keys(refusals) as ReadonlyArray<Account | "nobody">).map(async (who) => {
        const { status, body } = await wardens.post<{ readonly code?: string }>(path, form, { as: who })
        return [who, [status, body.code]] as const
      })
    )
    expect(Object.fromEntries(told)).toEqual(refusals)
    expect((await wardens.log()).length).toBe(made)
  })

  it("X1: each of these refusals is in the access log", async () => {
    const reaching = (await wardens.accesses(`wardens/warden/${things.persuader}`)).filter(
      ({ account, result }) => account === "neighbour" && result === "refused"
    )
    const ofWardens = verbs.filter((verb) => verb.startsWith("warden.") && verb !== "warden.apply")
    expect(reaching).toHaveLength(ofWardens.length)
  })

  it("nobody of them reads the file of a warden; the lists of a warden's township are no list of people", async () => {
    for (const as of [
      "gridWorker",
      "warden",
      "elsewhere",
      "gone",
      "stranger",
      "registrar",
      "admin"
    ] as const) {
      expect((await wardens.get(`/api/wardens/wardens/${things.persuader}`, { as })).status).toBe(403)
      expect((await wardens.get("/api/wardens/wardens", { as })).status).toBe(403)
    }
    const place = `/api/wardens/places/${things.place}`
    expect((await wardens.get(place, { as: "warden" })).status).toBe(200)
    expect((await wardens.get(place, { as: "elsewhere" })).status).toBe(403)
    expect((await wardens.get("/api/wardens/places", { as: "gridWorker" })).status).toBe(403)
  })
})
