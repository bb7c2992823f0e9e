import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { describeDistrict, groupOf, id, slot, zoneOf } from "./http/district.ts"
import { minute, startCases } from "./http/server.ts"

/** A station that is in no zone, with a group of its own: the last of the district. */

let cases: Awaited<ReturnType<typeof startCases>>
const lonely = id("station outside of zones")
const groupId = id("group of the station outside of zones")

const send = (caseId: string, groups: ReadonlyArray<string>, n = 1) =>
  cases.act(caseId, "dispatch", { groups, happenedAt: minute(n) })

beforeAll(async () => {
  cases = await startCases()
  await describeDistrict(cases, 1)
  await cases.say(`duties/organisation/${id("organisation")}`, {
    type: "UnitWasEstablished",
    data: {
      unitId: lonely,
      kind: "station",
      name: "滨海派出所",
      code: "371603104",
      townships: ["371603104"],
      villages: [],
      parent: null,
      command: id("police-1"),
      location: { longitude: 118.1, latitude: 37.6 },
      attributes: null,
      functions: [],
      from: "2020-01-01",
      reason: null,
      warnings: []
    }
  })
  const slots = [{ ...slot(9, 1), slotId: groupId, unitId: lonely, group: { groupId, number: 1 } }]
  await cases.say(
    `duties/roster/${id("roster of the station outside of zones")}`,
    { type: "SlotsWerePlanned", data: { slots } },
    { type: "RosterWasPublished", data: {} }
  )
  const caseId = await cases.taken()
  await vi.waitFor(
    async () => {
      const at = encodeURIComponent(minute(1))
      const { body } = await cases.get<{ groups: ReadonlyArray<object> }>(
        `/api/cases/${caseId}/proposal?at=${at}`
      )
      expect(body.groups).toHaveLength(4)
    },
    { timeout: 20_000 }
  )
})
afterAll(() => cases.stop())

describe("row 10: the border of a station outside of zones", () => {
  it("row 10: its own group goes to a case of its own place without an approval, others with one", async () => {
    const caseId = await cases.taken({ place: { township: "371603104" } })
    expect((await send(caseId, [groupId])).status).toBe(200)
    expect((await send(caseId, [groupOf(1, 1)], 2)).body).toMatchObject({
      code: "CrossingIsNotApproved",
      rule: "row 10",
      facts: { zoneId: zoneOf(1) },
      fields: [{ path: "groups" }]
    })
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: zoneOf(1), reason: "本区警力不足" },
      { as: "commander" }
    )
    expect((await send(caseId, [groupOf(1, 1)], 3)).status).toBe(200)
    for (const one of [groupId, groupOf(1, 1)]) {
      await cases.did(caseId, "done", { groupId: one, happenedAt: minute(9) })
    }
  })

  it("row 10: its group leaves by an approval that names the station", async () => {
    const caseId = await cases.taken()
    const refused = await send(caseId, [groupId], 10)
    expect(refused.body).toMatchObject({ code: "CrossingIsNotApproved", facts: { zoneId: lonely } })
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: lonely, reason: "本区警力不足" },
      { as: "commander" }
    )
    expect((await send(caseId, [groupId], 11)).status).toBe(200)
    const { approvals, dispatches } = await cases.file(caseId)
    expect(dispatches[0]?.crossings).toEqual([approvals[0]?.approvalId])
    await cases.did(caseId, "done", { groupId, happenedAt: minute(12) })
  })

  it("row 10: an approval for another zone, or of what is no border, helps nobody", async () => {
    const caseId = await cases.taken()
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: zoneOf(2), reason: "本区警力不足" },
      { as: "commander" }
    )
    expect((await send(caseId, [groupId])).body.code).toBe("CrossingIsNotApproved")
    for (const zoneId of [id("no zone"), id("station 371603102"), ""]) {
      expect(
        (await cases.act(caseId, "approve-crossing", { zoneId, reason: "本区警力不足" }, { as: "commander" }))
          .body
      ).toMatchObject({
        code: "ZoneIsNotKnown",
        rule: "row 10",
        fields: [{ path: "zoneId" }]
      })
    }
  })

  it("row 8: 500 groups go to a major case by one command", async () => {
    const many = Array.from({ length: 496 }, (_, n) => slot(1, n + 100))
    await cases.say(
      `duties/roster/${id("a great roster")}`,
      { type: "SlotsWerePlanned", data: { slots: many } },
      { type: "RosterWasPublished", data: {} }
    )
    const caseId = await cases.taken({ level: "1" })
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: zoneOf(2), reason: "本区警力不足" },
      { as: "commander" }
    )
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: lonely, reason: "本区警力不足" },
      { as: "commander" }
    )
    const proposal = async () => {
      const at = encodeURIComponent(minute(20))
      return (await cases.get<{ proposed: ReadonlyArray<string> }>(`/api/cases/${caseId}/proposal?at=${at}`))
        .body
    }
    await expect.poll(async () => (await proposal()).proposed.length, { timeout: 10_000 }).toBe(499)
    const sent = await send(caseId, (await proposal()).proposed, 20)
    expect(sent).toMatchObject({ status: 200, body: { warnings: [] } })
    expect((await cases.file(caseId)).groups.map(({ order }) => order)).toEqual(
      Array.from({ length: 499 }, (_, i) => i + 1)
    )
  }, 30_000)
})
