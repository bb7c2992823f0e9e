import { Either } from "effect"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { caseEventCodec } from "../src/domain/CaseEvents.ts"
import { describeDistrict } from "./http/district.ts"
import { sendOneGroupTwice } from "./http/race.ts"
import { minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

beforeAll(async () => {
  cases = await startCases()
  await describeDistrict(cases)
  const caseId = await cases.taken()
  const at = encodeURIComponent(minute(1))
  await vi.waitFor(
    async () => {
      const { body } = await cases.get<{ readonly groups: ReadonlyArray<object> }>(
        `/api/cases/${caseId}/proposal?at=${at}`
      )
      expect(body.groups).toHaveLength(12)
    },
    { timeout: 20_000 }
  )
})
afterAll(() => cases.stop())

describe("row 9: one group, two dispatchers", () => {
  it("row 9: 1 000 times at the same instant: one wins, the other is told who; never is it in two places", async () => {
    for (let round = 0; round < 1_000; round++) await sendOneGroupTwice(cases)
    const at = new Map<string, string>()
    let sent = 0
    for (const recorded of await cases.log()) {
      if (!recorded.stream.startsWith("cases/case/")) continue
      const event = Either.getOrThrow(caseEventCodec.decode(recorded))
      if (event._tag === "GroupsWereDispatched") {
        for (const { groupId } of event.groups) {
          expect(at.get(groupId)).toBeUndefined()
          at.set(groupId, recorded.stream)
          sent++
        }
      }
      if (event._tag === "GroupWasCalledOff") at.delete(event.groupId)
    }
    expect(sent).toBe(1_000)
    expect(at.size).toBe(0)
  })
})
