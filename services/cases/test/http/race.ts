import { expect } from "vitest"
import { groupOf } from "./district.ts"
import { minute, type startCases } from "./server.ts"

type Cases = Awaited<ReturnType<typeof startCases>>

/**
 * Row 9: two dispatchers send one group to two cases at the same instant. One wins; the other is told who has sent it
 * where. The group is called off at the
 * same instant, so that it can be fought over again: no two of its times overlap.
 */
export const sendOneGroupTwice = async (cases: Cases, group = groupOf(1, 2)): Promise<"first" | "second"> => {
  const [first = "", second = ""] = await Promise.all([cases.taken(), cases.taken()])
  const send = (id: string, as: "dispatcher" | "dispatcher2") =>
    cases.act(id, "dispatch", { groups: [group], happenedAt: minute(1) }, { as })
  const [one, other] = await Promise.all([send(first, "dispatcher"), send(second, "dispatcher2")])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  const firstWon = one.status === 200
  const [winner, by, loser] = firstWon
    ? [first, "dispatcher", other]
    : ([second, "dispatcher2", one] as const)
  const { number, groups } = await cases.file(winner)
  expect(groups.map(({ groupId }) => groupId)).toEqual([group])
  expect(loser.body).toMatchObject({
    code: "GroupIsOnAnotherCase",
    facts: { groupId: group, caseId: winner, number, by }
  })
  await cases.did(winner, "call-off", { groupId: group, reason: "换组", happenedAt: minute(1) })
  return firstWon ? "first" : "second"
}
