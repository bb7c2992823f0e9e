import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { describeDistrict, groupOf, id, slot, zoneOf } from "./http/district.ts"
import { minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

const ours = groupOf(1, 1)
const theirs = groupOf(2, 1)
const hour = (n: number): string => minute(n * 60)

/** A group of zone 1 with a member of another station of the zone, who has an account. */
const withMember = (n: number): object => ({
  ...slot(1, n),
  members: [{ personId: id("member"), personKind: "auxiliary", account: "member", lead: false }]
})

const send = (caseId: string, groups: ReadonlyArray<string>, n = 1, form: object = {}) =>
  cases.act(caseId, "dispatch", { groups, happenedAt: minute(n), ...form })

/** I5: by what nobody said in time, the other case had the group until its duty was over. */
const corrected = { correction: true, reason: "处置完毕未及时登记" }

beforeAll(async () => {
  cases = await startCases()
  await describeDistrict(cases)
  await cases.say(`duties/roster/${id("roster 1")}`, {
    type: "SlotWasChanged",
    data: { slot: withMember(1), reason: null }
  })
  const caseId = await cases.taken()
  await vi.waitFor(
    async () => {
      const at = encodeURIComponent(minute(1))
      const { body } = await cases.get<{ groups: ReadonlyArray<{ people: number }> }>(
        `/api/cases/${caseId}/proposal?at=${at}`
      )
      expect(body.groups).toHaveLength(12)
      expect(body.groups.some(({ people }) => people === 1)).toBe(true)
    },
    { timeout: 20_000 }
  )
})
afterAll(() => cases.stop())

describe("who speaks for a group", () => {
  it("row 9, X3: those who are in it, of whatever station; they read the case and say where they are", async () => {
    const caseId = await cases.taken()
    expect((await cases.act(caseId, "sign", { groupId: ours }, { as: "member" })).status).toBe(403)
    expect((await send(caseId, [ours])).status).toBe(200)
    await cases.did(caseId, "sign", { groupId: ours, happenedAt: minute(2) }, { as: "member" })
    expect((await cases.file(caseId, "", { as: "member" })).groups).toMatchObject([
      { groupId: ours, step: "signed", members: ["member"], onDutyUntil: "2026-03-11T08:00:00.000+08:00" }
    ])
    const seen = { longitude: 118.1, latitude: 37.7, happenedAt: minute(3) }
    expect((await cases.post(`/api/cases/groups/${ours}/seen`, seen, { as: "member" })).status).toBe(200)
    expect((await cases.post(`/api/cases/groups/${groupOf(1, 2)}/seen`, seen, { as: "member" })).status).toBe(
      403
    )
    await cases.did(caseId, "done", { groupId: ours, happenedAt: minute(9) }, { as: "member" })
  })

  it("row 9, X3: nobody else of the case's townships; field, reason and rule are named", async () => {
    const caseId = await cases.taken()
    await cases.did(
      caseId,
      "approve-crossing",
      { zoneId: zoneOf(2), reason: "本区警力不足" },
      { as: "commander" }
    )
    expect((await send(caseId, [theirs])).status).toBe(200)
    for (const verb of ["sign", "depart", "arrive", "done"]) {
      const refused = await cases.act(caseId, verb, { groupId: theirs }, { as: "officer" })
      expect(refused).toMatchObject({
        status: 403,
        body: {
          code: "GroupIsOfAnotherStation",
          rule: "X3",
          facts: { groupId: theirs, township: "371603102" }
        }
      })
      expect(refused.body.fields?.[0]?.path).toBe("groupId")
    }
    const feedback = { groupId: theirs, handling: "疏通" }
    expect((await cases.act(caseId, "feedback", feedback, { as: "officer" })).status).toBe(403)
    await cases.did(caseId, "done", { groupId: theirs, happenedAt: minute(5) }, { as: "neighbour" })
    await cases.did(caseId, "feedback", { ...feedback, groupId: theirs.toUpperCase() }, { as: "neighbour" })
  })

  it("row 14: whoever answers for a case reads it and acts on it by name, without a station in the offer", async () => {
    const caseId = await cases.taken()
    await cases.did(caseId, "offer", { to: "stranger" })
    expect((await cases.get(`/api/cases/${caseId}`, { as: "stranger" })).status).toBe(200)
    await cases.did(caseId, "accept-responsibility", {}, { as: "stranger" })
    await cases.did(caseId, "close", { outcome: "settled" }, { as: "stranger" })
  })
})

describe("row 7: a group whose duty period is over", () => {
  it("row 7: is not counted among those on the case, and keeps nobody from closing it", async () => {
    const caseId = await cases.taken()
    const [group] = [groupOf(1, 2)]
    expect((await send(caseId, [group])).status).toBe(200)
    const proposed = async (at: string) =>
      (
        await cases.get<{ enough: boolean; proposed: ReadonlyArray<string> }>(
          `/api/cases/${caseId}/proposal?at=${encodeURIComponent(at)}`
        )
      ).body
    expect(await proposed(minute(5))).toMatchObject({ enough: true, proposed: [] })
    expect(await proposed(hour(24))).toMatchObject({ enough: false, proposed: [] })
    const closing = { outcome: "settled" }
    expect((await cases.act(caseId, "close", { ...closing, happenedAt: hour(22) })).body.code).toBe(
      "GroupsAreStillOnTheCase"
    )
    await cases.did(caseId, "close", { ...closing, happenedAt: hour(24) })
    expect(await cases.file(caseId)).toMatchObject({
      standing: "Closed",
      groups: [{ step: "called-off", calledOffAt: "2026-03-11T08:00:00.000+08:00" }]
    })
    // The claim is free again.
    expect((await send(await cases.taken(), [group], 9)).body.code).toBe("GroupWasOnAnotherCase")
    expect((await send(await cases.taken(), [group], 9, corrected)).status).toBe(200)
  })

  it("I1, row 7: one that had arrived was there until its duty ended: its feedback is due", async () => {
    const caseId = await cases.taken()
    const group = groupOf(1, 3)
    expect((await send(caseId, [group])).status).toBe(200)
    await cases.did(caseId, "arrive", { groupId: group, happenedAt: minute(9) })
    const closing = { outcome: "settled", happenedAt: hour(26) }
    expect((await cases.act(caseId, "close", closing)).body.code).toBe("FeedbackIsMissing")
    await cases.did(caseId, "feedback", { handling: "疏通", happenedAt: hour(25) })
    await cases.did(caseId, "close", closing)
    expect((await cases.file(caseId)).groups).toMatchObject([
      { step: "done", doneAt: "2026-03-11T08:00:00.000+08:00" }
    ])
  })

  it("a case whose groups went off duty is withdrawn, or joined to another", async () => {
    const [withdrawn, joined] = [await cases.taken(), await cases.taken()]
    expect((await send(withdrawn, [groupOf(1, 4)])).status).toBe(200)
    await cases.did(withdrawn, "withdraw", { ground: "test-call", reason: "测试", happenedAt: hour(24) })
    expect((await send(joined, [groupOf(1, 4)], 9, corrected)).status).toBe(200)
    await cases.did(joined, "join", { into: await cases.taken(), happenedAt: hour(24) })
    expect((await cases.file(joined)).standing).toBe("Joined")
  })
})

describe("a call for the place of another station", () => {
  it("I5, X3: a call for another station's place is taken, and its taker sees that one until another accepts", async () => {
    const id = await cases.taken({ calledAt: minute(0) }, { as: "neighbour" })
    expect(await cases.file(id, "", { as: "neighbour" })).toMatchObject({
      township: "371603101",
      responsible: { account: "neighbour" }
    })
    // Neither their station nor any other case of that place is open by it.
    expect((await cases.get(`/api/cases/${id}`, { as: "colleague" })).status).toBe(403)
    expect((await cases.get(`/api/cases/${await cases.taken()}`, { as: "neighbour" })).status).toBe(403)
    await cases.did(id, "offer", { to: "officer", station: "371603101" }, { as: "neighbour" })
    expect((await cases.get(`/api/cases/${id}`, { as: "neighbour" })).status).toBe(200)
    await cases.did(id, "accept-responsibility", {}, { as: "officer" })
    expect((await cases.get(`/api/cases/${id}`, { as: "neighbour" })).status).toBe(403)
    expect((await cases.act(id, "file-case", {}, { as: "neighbour" })).status).toBe(403)
  })
})
