import { derivedId } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { permissions } from "../src/domain/Permissions.ts"
import { type Account, type Setting, startWardens, townships } from "./http/setting.ts"

/** Everybody who should be refused tries every command on places, wardens and teams (X3, A3, row 35). */

const { own, other } = townships
const village = `${own}213`
const location = { longitude: 118.1, latitude: 37.7 }
const filler = derivedId("refusals", "nobody")

/** Forms that are right, so that nothing but who sends them is refused. */
const forms: Readonly<Record<string, object>> = {
  "place.open": { kind: "persuasion-post", name: "站", township: own, location, road: "路" },
  "place.change": { road: "另一条路" },
  "place.close": {},
  "warden.apply": { name: "张三", roles: ["volunteer"], township: own },
  "warden.check": { passed: true },
  "warden.begin-training": {},
  "warden.record-training": { subject: "volunteer" },
  "warden.activate": {},
  "warden.rest": {},
  "warden.resume": {},
  "warden.let-go": {},
  "warden.change": { skills: ["wasp"] },
  "warden.change-roles": { roles: ["volunteer"] },
  "warden.post": { placeId: null },
  "warden.transfer": { township: other },
  "warden.link-account": { account: "somebody" },
  "warden.lend": { equipment: "boat" },
  "warden.take-back": { loanId: filler },
  "warden.report-injury": { severity: "slight", activity: "劝导" },
  "warden.insure": { lastDay: "2099-12-31" },
  "team.form": { name: "义警队", station: own, villages: [village] },
  "team.change": { name: "义警二队" },
  "team.join": { wardenId: filler, as: "villager" },
  "team.leave": { wardenId: filler },
  "team.elect-captain": { votes: [], voters: 0 },
  "team.end-captaincy": {},
  "team.disband": {}
}

const making = new Set(["place.open", "warden.apply", "team.form"])
const addresses: Readonly<Record<string, string>> = {
  place: "/api/wardens/places",
  warden: "/api/wardens/wardens",
  team: "/api/wardens/teams"
}

let wardens: Setting
/** A thing of each kind, in the officer's township. */
const things: Record<string, string> = {}
let made: number

beforeAll(async () => {
  wardens = await startWardens()
  const { post, warden } = await wardens.cast()
  things["place"] = post
  things["warden"] = warden
  things["team"] = await wardens.accepted("/api/wardens/teams", { name: "义警队", station: own })
  made = (await wardens.log()).length
})
afterAll(() => wardens?.stop())

/** What is refused to whom: none of these roles may do anything to places, people and teams. */
const refusedTo: ReadonlyArray<readonly [string, Account, string]> = [
  ["a grid worker (row 35)", "gridWorker", "RoleMayNotDoThis"],
  ["a persuader of the township", "warden", "RoleMayNotDoThis"],
  ["a persuader of another township", "elsewhere", "RoleMayNotDoThis"],
  ["a member who rests", "resting", "RoleMayNotDoThis"],
  ["a member who left", "gone", "RoleMayNotDoThis"],
  ["a stranger", "stranger", "RoleMayNotDoThis"],
  ["the vehicle desk", "registrar", "RoleMayNotDoThis"],
  ["an administrator of accounts", "admin", "RoleMayNotDoThis"],
  ["an officer of another township", "neighbour", "TownshipIsOutOfScope"]
]

const verbs = Object.keys(forms)

describe("who may do what to places, wardens and teams", () => {
  it("the table below knows every verb of these aggregates", () => {
    const ofThese = Object.keys(permissions).filter((verb) => /^(place|warden|team)\./.test(verb))
    expect(verbs.sort()).toEqual(ofThese.sort())
  })

  it.each(refusedTo)("%s may give none of the commands", async (_who, as, code) => {
    const answers = await Promise.all(
      verbs.map(async (verb) => {
        const [kind = "", name = ""] = verb.split(".")
        const path = making.has(verb) ? (addresses[kind] ?? "") : `${addresses[kind]}/${things[kind]}/${name}`
        return [verb, ...(await wardens.refused(path, forms[verb] ?? {}, { as }))]
      })
    )
    expect(answers).toEqual(verbs.map((verb) => [verb, 403, code]))
    expect(await wardens.log()).toHaveLength(made)
  })

  it("X1: each of these refusals is in the access log", async () => {
    const reaching = (await wardens.accesses(`wardens/warden/${things["warden"]}`)).filter(
      ({ account, result }) => account === "neighbour" && result === "refused"
    )
    const ofWardens = verbs.filter((verb) => verb.startsWith("warden.") && !making.has(verb))
    expect(reaching).toHaveLength(ofWardens.length)
  })

  it("nobody of them reads the file of a warden; the lists of a warden's township are no list of people", async () => {
    const { warden, place } = things
    for (const as of [
      "gridWorker",
      "warden",
      "elsewhere",
      "gone",
      "stranger",
      "registrar",
      "admin"
    ] as const) {
      expect((await wardens.get(`/api/wardens/wardens/${warden}`, { as })).status).toBe(403)
      expect((await wardens.get("/api/wardens/wardens", { as })).status).toBe(403)
    }
    expect((await wardens.get(`/api/wardens/places/${place}`, { as: "warden" })).status).toBe(200)
    expect((await wardens.get(`/api/wardens/places/${place}`, { as: "elsewhere" })).status).toBe(403)
    expect((await wardens.get("/api/wardens/places", { as: "gridWorker" })).status).toBe(403)
  })
})
