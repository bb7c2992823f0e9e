import { derivedId } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { caseIdOf } from "../src/useCases/Intake.ts"
import { commandId, minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

beforeAll(async () => {
  cases = await startCases()
})
afterAll(() => cases.stop())

const caseOf = (hazardId: string): string => caseIdOf(derivedId("case of a road hazard", hazardId))

const reported = (more: object) => ({
  type: "RoadHazardWasReported",
  township: "371603101",
  data: {
    code: "surface",
    level: "grave",
    dueAt: minute(900),
    asksForCase: true,
    township: "371603101",
    village: null,
    location: { longitude: 118.1, latitude: 37.7 },
    road: "G205",
    description: "路面塌陷",
    photo: null,
    plate: null,
    wardenId: "w",
    by: "warden",
    at: minute(1),
    reason: null,
    warnings: [],
    ...more
  }
})
const rated = (asksForCase: boolean, at: string) => ({
  type: "RoadHazardWasRated",
  township: "371603101",
  data: { level: asksForCase ? "grave" : "minor", dueAt: minute(900), asksForCase, at, reason: null }
})
const statusOf = async (hazardId: string): Promise<number> =>
  (await cases.get(`/api/cases/${caseOf(hazardId)}`)).status

describe("hazards on roads that ask the station for a case", () => {
  it("a grave one is a case of its township, and stays one case when it is rated so again", async () => {
    const hazardId = commandId()
    const stream = `wardens/hazard/${hazardId}` as const
    await cases.say(stream, reported({}), rated(false, minute(2)), rated(true, minute(3)))
    await expect.poll(() => statusOf(hazardId)).toBe(200)
    // What is told after the last of them was handled after it: one more hazard of its own.
    const next = commandId()
    await cases.say(`wardens/hazard/${next}`, reported({ description: null, wardenId: null }))
    await expect.poll(() => statusOf(next)).toBe(200)
    expect(await cases.file(caseOf(hazardId))).toMatchObject({
      channel: "warden",
      kind: "traffic",
      type: "obstruction",
      source: { desk: "wardens", number: hazardId },
      place: { township: "371603101", address: "G205" },
      description: expect.stringMatching(/:路面塌陷$/),
      version: 1
    })
  })

  it("one of a lower level asks for none until it is rated higher; one that is gone asks for none", async () => {
    const [lower, gone, raised] = [commandId(), commandId(), commandId()]
    await cases.say(`wardens/hazard/${lower}`, reported({ level: "minor", asksForCase: false }))
    await cases.say(
      `wardens/hazard/${gone}`,
      reported({ asksForCase: false }),
      { type: "RoadHazardWasWithdrawn", data: { at: minute(2), reason: "重复" } },
      rated(true, minute(3))
    )
    await cases.say(`wardens/hazard/${raised}`, reported({ asksForCase: false }), rated(true, minute(4)))
    await expect.poll(() => statusOf(raised)).toBe(200)
    expect([await statusOf(lower), await statusOf(gone)]).toEqual([404, 404])
  })
})
