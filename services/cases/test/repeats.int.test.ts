import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { describeDistrict, groupOf, zoneOf } from "./http/district.ts"
import { commandId, intake, minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

beforeAll(async () => {
  cases = await startCases()
  await describeDistrict(cases)
  const caseId = await cases.taken()
  await vi.waitFor(
    async () => {
      const at = encodeURIComponent(minute(1))
      const { body } = await cases.get<{ groups: ReadonlyArray<object> }>(
        `/api/cases/${caseId}/proposal?at=${at}`
      )
      expect(body.groups).toHaveLength(12)
    },
    { timeout: 20_000 }
  )
})
afterAll(() => cases.stop())

const dispatchOf = (n: number) => ({ groups: [groupOf(1, n)], happenedAt: minute(1) })

describe("orders that come again, or late", () => {
  it("row 9: a repeated dispatch is answered as it was, after the group has gone on; with another body it is refused", async () => {
    const caseId = await cases.taken()
    const key = commandId()
    const first = await cases.act(caseId, "dispatch", dispatchOf(1), { key })
    expect(first.status).toBe(200)
    await cases.did(caseId, "done", { groupId: groupOf(1, 1), happenedAt: minute(9) })
    const other = await cases.taken()
    await cases.did(other, "dispatch", { groups: [groupOf(1, 1)], happenedAt: minute(10) })
    expect(await cases.act(caseId, "dispatch", dispatchOf(1), { key })).toEqual(first)
    expect((await cases.act(caseId, "dispatch", dispatchOf(2), { key })).status).toBe(409)
    expect((await cases.file(caseId)).groups).toHaveLength(1)
  })

  it("If-Match: a version that is no longer that of the case is refused, and nothing happens", async () => {
    const caseId = await cases.taken()
    await cases.did(caseId, "change-level", { level: "2", reason: "升级" })
    const withMatch = (version: string) =>
      fetch(`${cases.url}/api/cases/${caseId}/dispatch`, {
        method: "POST",
        headers: {
          authorization: "Bearer dispatcher",
          "content-type": "application/json",
          "if-match": version
        },
        body: JSON.stringify(dispatchOf(2))
      })
    expect((await withMatch('"1"')).status).toBe(412)
    expect((await cases.file(caseId)).groups).toEqual([])
    expect((await withMatch('"2"')).status).toBe(200)
  })

  it("I1: steps that are filed late come in their order, and none before the call or the dispatch", async () => {
    const caseId = await cases.taken()
    const groupId = groupOf(1, 3)
    const early = await cases.act(caseId, "dispatch", { groups: [groupId], happenedAt: minute(-1) })
    expect(early.body).toMatchObject({
      code: "HappenedBeforeTheCall",
      rule: "I1",
      fields: [{ path: "happenedAt" }]
    })
    await cases.did(caseId, "dispatch", { groups: [groupId], happenedAt: minute(2) })
    expect((await cases.act(caseId, "sign", { groupId, happenedAt: minute(1) })).body).toMatchObject({
      code: "HappenedBeforeTheStepBefore",
      rule: "I1",
      fields: [{ path: "happenedAt" }]
    })
    await cases.did(caseId, "arrive", { groupId, happenedAt: minute(8) })
    expect((await cases.act(caseId, "depart", { groupId, happenedAt: minute(4) })).body).toMatchObject({
      code: "GroupIsFurtherAlready",
      rule: "I1",
      fields: [{ path: "groupId" }]
    })
    expect((await cases.act(caseId, "done", { groupId, happenedAt: minute(7) })).status).toBe(409)
    await cases.did(caseId, "done", { groupId, happenedAt: minute(9) })
    const closing = { outcome: "settled", happenedAt: minute(8.5) }
    await cases.did(caseId, "feedback", { handling: "疏通", happenedAt: minute(9) })
    expect((await cases.act(caseId, "close", closing)).body.code).toBe("HappenedBeforeWhatItFollows")
  })

  it("row 9, I5: filed late, a group is not in two places; what happened is stated as a correction", async () => {
    const [early, between, late, now] = await Promise.all([0, 1, 2, 3].map(() => cases.taken()))
    const groupId = groupOf(2, 1)
    const inZone2 = { zoneId: zoneOf(2), reason: "本区警力不足", happenedAt: minute(0) }
    for (const id of [early, between, late, now]) {
      await cases.did(id ?? "", "approve-crossing", inZone2, { as: "commander" })
    }
    const send = (id: string | undefined, n: number, form: object = {}) =>
      cases.act(id ?? "", "dispatch", { groups: [groupId], happenedAt: minute(n), ...form })
    expect((await send(late, 20)).status).toBe(200)
    await cases.did(late ?? "", "done", { groupId, happenedAt: minute(40) })

    expect(await send(between, 30)).toMatchObject({
      status: 409,
      body: { code: "GroupWasOnAnotherCase", rule: "row 9", facts: { groupId, caseId: late } }
    })
    const stated = { correction: true, reason: "电台先派,时间已核对" }
    expect((await send(between, 30, { correction: true })).body.code).toBe("ReasonIsMissing")
    const corrected = await send(between, 30, stated)
    expect(corrected.body.warnings).toMatchObject([{ path: "groups", rule: "I5" }])
    expect(corrected.body.warnings[0]?.reason).toContain("IN_TWO_PLACES")
    await cases.did(between ?? "", "done", { groupId, happenedAt: minute(35) })

    // Before the other case had it: it was there until then, and is reserved by nobody since.
    expect((await send(early, 5)).status).toBe(200)
    const arrived = { groupId, happenedAt: minute(21) }
    expect((await cases.act(early ?? "", "arrive", arrived)).body.code).toBe("GroupWasOnAnotherCase")
    expect((await send(now, 50)).status).toBe(200)
    const told = await cases.did(early ?? "", "arrive", { ...arrived, ...stated })
    expect(told.warnings).toMatchObject([{ path: "happenedAt", rule: "I5" }])
    await cases.did(early ?? "", "feedback", { groupId, handling: "疏通", happenedAt: minute(22) })
    await cases.did(early ?? "", "close", { outcome: "settled", happenedAt: minute(60) })
    expect((await cases.file(early ?? "")).groups).toMatchObject([{ step: "done", outcome: "已赴另一警情" }])
    expect((await cases.file(now ?? "")).groups).toMatchObject([{ groupId, step: "dispatched" }])
    // The end of a time belongs to whoever comes next.
    await cases.did(now ?? "", "call-off", { groupId, reason: "换组", happenedAt: minute(55) })
    expect((await send(late, 40)).status).toBe(200)
  })

  it("row 14: three cases that are joined in a ring at one instant: one of them goes on", async () => {
    const ring = await Promise.all([0, 1, 2].map(() => cases.taken()))
    await Promise.all(ring.map((id, i) => cases.act(id, "join", { into: ring[(i + 1) % 3] ?? "" })))
    await vi.waitFor(
      async () => {
        const files = await Promise.all(ring.map((id) => cases.file(id)))
        const open = files.filter(({ standing }) => standing === "Open")
        expect(open).toHaveLength(1)
        expect(open[0]?.calls.map(({ callId }) => callId).sort()).toEqual(
          ring.filter((id) => id !== open[0]?.id).sort()
        )
      },
      { timeout: 20_000 }
    )
  })

  it("row 7, I4: a level that is raised after the dispatch says that too few are on the way", async () => {
    const caseId = await cases.taken()
    await cases.did(caseId, "dispatch", { groups: [groupOf(1, 4)], happenedAt: minute(2) })
    const raised = await cases.did(caseId, "change-level", {
      level: "2",
      reason: "多车",
      happenedAt: minute(3)
    })
    expect(raised.warnings).toMatchObject([{ path: "groups", rule: "I4" }])
    expect(raised.warnings[0]?.reason).toContain("BELOW_GRADE")
    const lowered = await cases.did(caseId, "change-level", {
      level: "3",
      reason: "误",
      happenedAt: minute(4)
    })
    expect(lowered.warnings).toEqual([])
  })

  it("I1: a description of a megabyte is refused by its field, or for its size; strange coordinates by theirs", async () => {
    const long = await cases.post("/api/cases", intake({ description: "堵".repeat(340_000) }))
    expect([413, 422]).toContain(long.status)
    const { place } = intake()
    for (const location of [
      { longitude: 181, latitude: 37 },
      { longitude: 118, latitude: -91 },
      { longitude: 1e308, latitude: 1e308 }
    ]) {
      const strange = await cases.post("/api/cases", intake({ place: { ...place, location } }))
      expect(strange).toMatchObject({ status: 422, body: { fields: [{ path: "place.location" }] } })
    }
  })

  it("I5: a number of another desk that came with a joined call is on file, whichever way it comes again", async () => {
    const source = { desk: "市110", number: "J-1" }
    const id = await cases.taken()
    const other = await cases.taken()
    await cases.did(id, "join-call", { source, description: "又来一次" })
    const isTaken = { status: 409, body: { code: "SourceNumberIsTaken", facts: { caseId: id } } }
    expect(await cases.post("/api/cases", intake({ source }))).toMatchObject(isTaken)
    expect(await cases.act(other, "join-call", { source })).toMatchObject(isTaken)
    expect(await cases.act(id, "join-call", { source })).toMatchObject(isTaken)
    // A case that is joined keeps its own number, and the case that goes on shows it.
    const second = { desk: "市110", number: "J-2" }
    const joined = await cases.taken({ source: second })
    await cases.did(joined, "join", { into: id })
    await expect
      .poll(async () => (await cases.file(id)).calls.map((call) => call.source))
      .toEqual([source, second])
    expect(await cases.post("/api/cases", intake({ source: second }))).toMatchObject({
      status: 409,
      body: { code: "SourceNumberIsTaken", facts: { caseId: joined } }
    })
    expect((await cases.act(id, "join-call", { source: second })).body.code).toBe("SourceNumberIsTaken")
    await cases.did(joined, "undo-join", { reason: "不是同一起" })
    await expect.poll(async () => (await cases.file(id)).calls.length).toBe(1)
  })
})
