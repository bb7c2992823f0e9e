import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { agree, describeDistrict, groupOf, id, slot, zoneOf } from "./http/district.ts"
import { sendOneGroupTwice } from "./http/race.ts"
import { minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

const proposalAt = async (caseId: string, n: number, as: "dispatcher" | "officer" = "dispatcher") => {
  const at = encodeURIComponent(minute(n))
  return (
    await cases.get<Awaited<ReturnType<typeof cases.proposal>>>(`/api/cases/${caseId}/proposal?at=${at}`, {
      as
    })
  ).body
}

const send = (
  caseId: string,
  groups: ReadonlyArray<string>,
  n = 1,
  as: "dispatcher" | "dispatcher2" = "dispatcher"
) => cases.act(caseId, "dispatch", { groups, happenedAt: minute(n) }, { as })

/** The groups are done at once, and free for the next test at any later minute: nobody is in two places. */
const finish = async (caseId: string, groups: ReadonlyArray<string>, n = 1): Promise<void> => {
  for (const groupId of groups) await cases.did(caseId, "done", { groupId, happenedAt: minute(n) })
  await expect
    .poll(async () =>
      (await proposalAt(await cases.taken(), 60)).groups.filter(({ busyWith }) => busyWith === caseId)
    )
    .toEqual([])
}

beforeAll(async () => {
  cases = await startCases()
  await describeDistrict(cases)
  const caseId = await cases.taken()
  await vi.waitFor(async () => expect((await proposalAt(caseId, 1)).groups).toHaveLength(12), {
    timeout: 20_000
  })
})
afterAll(() => cases.stop())

const zone1 = [1, 2, 3, 4].map((n) => groupOf(1, n))

describe("row 9, 10: who should go", () => {
  it("row 9: the place's own zone, by last known position, then load, then id; reasons for every group", async () => {
    const caseId = await cases.taken()
    const [first = ""] = [...zone1].sort()
    expect((await proposalAt(caseId, 1)).proposed).toEqual([first])
    const nearest = groupOf(1, 3)
    const seen = { longitude: 118.1, latitude: 37.702, happenedAt: minute(-5) }
    expect((await cases.post(`/api/cases/groups/${nearest}/seen`, seen, { as: "auxiliary" })).status).toBe(
      200
    )
    await expect.poll(async () => (await proposalAt(caseId, 1)).proposed).toEqual([nearest])
    const proposal = await proposalAt(caseId, 1, "officer")
    expect(proposal).toMatchObject({ grade: "general", leastGroups: 1, leastPeople: 5, enough: true })
    expect(proposal.groups[0]).toMatchObject({
      groupId: nearest,
      distanceMetres: 222,
      proposed: true,
      people: 5
    })
    expect(proposal.groups[0]?.reasons).toEqual([
      "本协作区力量",
      "距最后位置222米(2026-03-10 08:55)",
      "本班已出警0次"
    ])
    expect(proposal.groups.at(-1)).toMatchObject({ hindrance: "aid-not-agreed", zoneId: zoneOf(3) })
    expect(proposal.approvalsThatWouldHelp).toEqual([zoneOf(2)])
  })

  it("row 9: an older sighting changes nothing; a foreign or unknown group is not seen", async () => {
    const seen = (groupId: string, n: number, as: "auxiliary" | "neighbour" | "warden") =>
      cases.post(
        `/api/cases/groups/${groupId}/seen`,
        { longitude: 118.2, latitude: 37.8, happenedAt: minute(n) },
        { as }
      )
    const { version } = (await seen(groupOf(1, 3), -9, "auxiliary")).body
    expect(version).toBe(1)
    expect((await seen(groupOf(1, 3), -4, "neighbour")).status).toBe(403)
    expect((await seen(groupOf(1, 3), -4, "warden")).status).toBe(403)
    expect((await seen(id("no group"), -4, "auxiliary")).status).toBe(404)
    expect(
      (await cases.post(`/api/cases/groups/${groupOf(1, 3)}/seen`, { longitude: 512, latitude: 0 })).status
    ).toBe(422)
  })

  it("groups are on duty for the time of their slot, in a published roster, and while it stands", async () => {
    const caseId = await cases.taken({ calledAt: "2026-03-09T09:00:00+08:00" })
    expect((await proposalAt(caseId, -60)).groups).toHaveLength(12)
    expect((await proposalAt(caseId, -61)).groups).toEqual([])
    expect((await proposalAt(caseId, 23 * 60)).groups).toEqual([])
    const roster = `duties/roster/${id("roster 4")}` as const
    await cases.say(roster, { type: "SlotsWerePlanned", data: { slots: [slot(1, 7), slot(1, 8)] } })
    await cases.say(roster, { type: "RosterWasPublished", data: {} })
    await expect.poll(async () => (await proposalAt(caseId, 1)).groups.length).toBe(14)
    await cases.say(roster, { type: "SlotWasRemoved", data: { slotId: groupOf(1, 7) } })
    await expect.poll(async () => (await proposalAt(caseId, 1)).groups.length).toBe(13)
    await cases.say(roster, { type: "RosterWasWithdrawn", data: {} })
    await expect.poll(async () => (await proposalAt(caseId, 1)).groups.length).toBe(12)
  })
})

describe("sending", () => {
  it("row 7: a general case takes one group of five people", async () => {
    const caseId = await cases.taken()
    expect(await cases.file(caseId)).toMatchObject({ zone: zoneOf(1), station: id("station 371603101") })
    const group = groupOf(1, 1)
    const sent = await send(caseId, [group])
    expect(sent).toMatchObject({ status: 200, body: { warnings: [] } })
    expect((await cases.file(caseId)).groups).toMatchObject([
      {
        groupId: group,
        order: 1,
        people: 5,
        zoneId: zoneOf(1),
        step: "dispatched",
        dispatchedBy: "dispatcher"
      }
    ])
    await finish(caseId, [group])
  })

  it("row 7: an important case with 10 people is answered with BELOW_GRADE; the log shows groups 1, 2, 3 in order", async () => {
    const caseId = await cases.taken({ level: "2" })
    const [a = "", b = "", c = ""] = zone1
    const two = await send(caseId, [a, b], 1)
    expect(two.body.warnings).toMatchObject([
      { path: "groups", rule: "I4", reason: expect.stringContaining("BELOW_GRADE") }
    ])
    expect((await send(caseId, [c])).body.warnings).toEqual([])
    const { dispatches, groups } = await cases.file(caseId)
    expect(groups.map(({ groupId, order }) => [groupId, order])).toEqual([
      [a, 1],
      [b, 2],
      [c, 3]
    ])
    expect(dispatches.map(({ below, grade }) => [below, grade])).toEqual([
      [true, "important"],
      [false, "important"]
    ])
    await finish(caseId, [a, b, c])
  })

  it("row 8: a major case takes every group by one command, and the command is told", async () => {
    const caseId = await cases.taken({ level: "1" })
    const { proposed } = await proposalAt(caseId, 1)
    expect([...proposed].sort()).toEqual([...zone1].sort())
    expect((await send(caseId, proposed)).body.warnings).toEqual([])
    const { history } = await cases.file(caseId)
    expect(history.map(({ type }) => type)).toEqual([
      "CaseWasTaken",
      "GroupsWereDispatched",
      "CommandWasNotified"
    ])
    expect(history[2]?.figures).toMatchObject({ groups: 4, people: 20 })
    await finish(caseId, zone1)
  })

  it("row 10: another zone's group comes with the commander's approval only", async () => {
    const caseId = await cases.taken()
    const foreign = groupOf(2, 1)
    expect((await send(caseId, [foreign])).body).toMatchObject({
      code: "CrossingIsNotApproved",
      facts: { zoneId: zoneOf(2) }
    })
    expect((await cases.act(caseId, "approve-crossing", { zoneId: zoneOf(2) })).status).toBe(403)
    expect(
      (await cases.act(caseId, "approve-crossing", { zoneId: zoneOf(2) }, { as: "commander" })).body
    ).toMatchObject({ code: "ReasonIsMissing", fields: [{ path: "reason" }] })
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: zoneOf(2), reason: "本区警力不足" },
      { as: "commander" }
    )
    expect((await send(caseId, [foreign], 2)).status).toBe(200)
    const { approvals, dispatches } = await cases.file(caseId)
    expect(dispatches[0]?.crossings).toEqual(approvals.map(({ approvalId }) => approvalId))
    // X3: whoever is in the group may act on the case and read it, wherever it is.
    await cases.did(caseId, "sign", { groupId: foreign, happenedAt: minute(3) }, { as: "neighbour" })
    expect((await cases.get(`/api/cases/${caseId}`, { as: "stranger" })).status).toBe(403)
    await finish(caseId, [foreign], 3)
  })

  it("row 12: across commands without an agreement is refused, with one on its days it is not", async () => {
    const caseId = await cases.taken()
    const foreign = groupOf(3, 1)
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: zoneOf(3), reason: "本区警力不足" },
      { as: "commander" }
    )
    expect((await send(caseId, [foreign])).body.code).toBe("MutualAidIsNotAgreed")
    await agree(cases, "2026-03-01", "2026-03-31")
    await expect
      .poll(
        async () => (await proposalAt(caseId, 1)).groups.find(({ groupId }) => groupId === foreign)?.hindrance
      )
      .toBeNull()
    expect((await send(caseId, [foreign], 2)).status).toBe(200)
    expect((await cases.file(caseId)).dispatches[0]?.agreements).toEqual([id("aid")])
    await finish(caseId, [foreign], 2)
  })

  it("a group that is not on duty, or named twice, is not sent; nobody but officers and the desk sends", async () => {
    const caseId = await cases.taken()
    expect((await send(caseId, [id("nobody")])).body.code).toBe("GroupIsNotOnDuty")
    expect((await send(caseId, [groupOf(1, 1), groupOf(1, 1)])).body.code).toBe("GroupIsNamedTwice")
    expect((await send(caseId, [])).body).toMatchObject({
      code: "NoGroupIsNamed",
      fields: [{ path: "groups" }]
    })
    const byAuxiliary = { groups: [groupOf(1, 1)], happenedAt: minute(1) }
    expect((await cases.act(caseId, "dispatch", byAuxiliary, { as: "auxiliary" })).body.code).toBe(
      "WorkerMayNotDoThis"
    )
  })
})

describe("two at once", () => {
  it("row 9: two dispatchers send one group to two cases at the same instant: one wins, the other is told who", async () => {
    for (let round = 0; round < 15; round++) await sendOneGroupTwice(cases)
  })

  it("row 9: the same on one case", async () => {
    const caseId = await cases.taken()
    const group = groupOf(1, 4)
    const both = await Promise.all([
      send(caseId, [group], 1, "dispatcher"),
      send(caseId, [group], 1, "dispatcher2")
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = (await cases.file(caseId)).groups.map(({ dispatchedBy }) => dispatchedBy)
    expect(winner).toHaveLength(1)
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "GroupIsAlreadyOnTheCase",
      facts: { by: winner[0] }
    })
    await finish(caseId, [group])
  })
})

describe("row 71: how fast it was answered", () => {
  it("row 71: from the call to the scene and until it was settled; clocks of every step (I2, I3)", async () => {
    const caseId = await cases.taken()
    const groupId = groupOf(1, 1)
    await send(caseId, [groupId], 2)
    await cases.did(caseId, "sign", { groupId, happenedAt: minute(3) }, { as: "officer" })
    await cases.did(caseId, "depart", { groupId, happenedAt: minute(10) }, { as: "officer" })
    const location = { longitude: 118.1, latitude: 37.7 }
    await cases.did(caseId, "arrive", { groupId, location, happenedAt: minute(25) }, { as: "auxiliary" })
    const early = { outcome: "settled", happenedAt: minute(30) }
    expect((await cases.act(caseId, "close", early)).body.code).toBe("GroupsAreStillOnTheCase")
    await cases.did(caseId, "done", { groupId, outcome: "疏通", happenedAt: minute(52) }, { as: "officer" })
    expect((await cases.act(caseId, "close", { outcome: "settled" })).body.code).toBe("FeedbackIsMissing")
    const feedback = { groupId, people: 5, vehicles: 1, handling: "疏导交通", happenedAt: minute(58) }
    await cases.did(caseId, "feedback", feedback, { as: "officer" })
    await cases.did(caseId, "close", { outcome: "settled", happenedAt: minute(60) })
    const { timeline, clocks, standing } = await cases.file(caseId)
    expect(standing).toBe("Closed")
    expect(timeline).toEqual({
      calledAt: "2026-03-10T09:00:00.000+08:00",
      firstDispatchedAt: "2026-03-10T09:02:00.000+08:00",
      firstArrivedAt: "2026-03-10T09:25:00.000+08:00",
      settledAt: "2026-03-10T09:52:00.000+08:00",
      secondsToDispatch: 120,
      secondsToScene: 1_500,
      secondsToSettled: 3_120
    })
    expect(clocks.map(({ clock, seconds, band, overdue }) => [clock, seconds, band, overdue])).toEqual([
      ["sign", 60, 1, false],
      ["depart", 420, 1, false],
      ["arrive", 1_380, 0, false],
      ["feedback", 360, 0, false]
    ])
  })
})
