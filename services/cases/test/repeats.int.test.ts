import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { describeDistrict, groupOf } from "./http/district.ts"
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
})
