import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import type { DispatchProposalView } from "../src/api.ts"
import { describeDistrict, groupOf } from "./http/district.ts"
import { minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

beforeAll(async () => {
  cases = await startCases()
  await describeDistrict(cases)
  const caseId = await cases.taken()
  const proposal = `/api/cases/${caseId}/proposal?at=${encodeURIComponent(minute(1))}`
  await vi.waitFor(
    async () =>
      expect((await cases.get<DispatchProposalView>(proposal)).body.groups.length).toBeGreaterThan(0),
    { timeout: 20_000 }
  )
})
afterAll(() => cases.stop())

describe("row 13: 警情一体处置", () => {
  it("row 13, row 14: one case through one chain, from intake to supervision; somebody answers for it at each step", async () => {
    const caseId = await cases.taken({ kind: "criminal", type: "theft" })
    const groupId = groupOf(1, 1)
    const orderId = async () => (await cases.file(caseId)).supervision[0]?.orderId
    type Step = readonly [
      verb: string,
      form: object,
      as: "dispatcher" | "officer" | "auxiliary" | "commander"
    ]
    // 接, 派, 处 with a lead and an assistant, the legal review early, 督 throughout.
    const steps: ReadonlyArray<Step | (() => Promise<Step>)> = [
      ["dispatch", { groups: [groupId] }, "dispatcher"],
      ["sign", { groupId }, "officer"],
      ["depart", { groupId }, "officer"],
      ["arrive", { groupId }, "auxiliary"],
      ["offer", { to: "officer", station: "371603101" }, "dispatcher"],
      ["accept-responsibility", {}, "officer"],
      ["assign", { account: "auxiliary", station: "371603101", task: "看护现场" }, "officer"],
      ["ask-review", {}, "officer"],
      ["review", { outcome: "fit" }, "commander"],
      ["order-supervision", { what: "核实到场用时" }, "commander"],
      async () => ["answer-supervision", { orderId: await orderId(), answer: "绕行" }, "officer"],
      ["done", { groupId, outcome: "已勘查" }, "officer"],
      ["feedback", { groupId, people: 5, vehicles: 1, handling: "现场勘查" }, "officer"],
      ["file-case", { number: "受案13号" }, "officer"],
      ["close", { outcome: "filed" }, "officer"],
      ["return-visit", { satisfied: true, note: "满意" }, "dispatcher"]
    ]
    const responsible = [(await cases.file(caseId)).responsible.account]
    for (const [i, step] of steps.entries()) {
      const [verb, form, as] = typeof step === "function" ? await step() : step
      await cases.did(caseId, verb, { ...form, happenedAt: minute(i + 2) }, { as })
      responsible.push((await cases.file(caseId)).responsible.account)
    }
    // 首接负责: the taker, until another accepts.
    expect(responsible).toEqual([
      ...Array.from({ length: 6 }, () => "dispatcher"),
      ...Array.from({ length: 11 }, () => "officer")
    ])
    const file = await cases.file(caseId)
    expect(file).toMatchObject({
      standing: "Closed",
      outcome: "filed",
      assistants: [{ account: "auxiliary", task: "看护现场" }],
      legalReview: { needed: true, fit: true },
      supervision: [{ what: "核实到场用时", answer: "绕行" }],
      returnVisits: [{ satisfied: true }]
    })
    expect(file.history.map(({ type }) => type)).toEqual([
      "CaseWasTaken",
      "GroupsWereDispatched",
      "DispatchWasSigned",
      "GroupDeparted",
      "GroupArrived",
      "ResponsibilityWasOffered",
      "ResponsibilityWasAccepted",
      "AssistantWasAssigned",
      "LegalReviewWasAsked",
      "LegalReviewWasGiven",
      "SupervisionWasOrdered",
      "SupervisionWasAnswered",
      "GroupIsDone",
      "FeedbackWasGiven",
      "CaseWasFiled",
      "CaseWasClosed",
      "ReturnVisitWasMade"
    ])
  })
})
