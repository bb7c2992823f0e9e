import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { commandId, minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

beforeAll(async () => {
  cases = await startCases()
})
afterAll(() => cases.stop())

const wasp = { kind: "non-police-help", type: "wasp-nest" } as const

describe("a case that ends", () => {
  it("row 14: of two cases that are joined to each other at the same instant one goes on", async () => {
    for (let round = 0; round < 10; round++) {
      const [one, other] = [await cases.taken(), await cases.taken()]
      const replies = await Promise.all([
        cases.act(one, "join", { into: other }),
        cases.act(other, "join", { into: one }, { as: "dispatcher2" })
      ])
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
      const standing = [(await cases.file(one)).standing, (await cases.file(other)).standing]
      expect(standing.sort()).toEqual(["Joined", "Open"])
      const refused = replies.find(({ status }) => status === 409)
      expect(refused?.body).toMatchObject({ code: "OtherCaseDoesNotStand", fields: [{ path: "into" }] })
    }
  })

  it("row 14: a joining that was undone leaves either case to be joined to the other", async () => {
    const [one, other] = [await cases.taken(), await cases.taken()]
    await cases.did(one, "join", { into: other })
    await cases.did(one, "undo-join", { reason: "两起" })
    expect((await cases.file(one)).responsible.account).toBe("dispatcher")
    await cases.did(other, "join", { into: one })
  })

  it("row 14: two cases that have opened an accident file each are joined with the word to merge those", async () => {
    const accident = { kind: "accident", type: "injury" } as const
    const pair = [await cases.taken(accident), await cases.taken(accident)]
    for (const caseId of pair) {
      const accidentId = commandId()
      await cases.say(`accidents/accident/${accidentId}`, {
        type: "AccidentWasReported",
        data: { caseId, way: "case" }
      })
      await expect.poll(async () => (await cases.file(caseId)).accident?.accidentId).toBe(accidentId)
    }
    const [one = "", other = ""] = pair
    const file = (await cases.file(one)).accident?.accidentId ?? "none"
    const { warnings } = await cases.did(one, "join", { into: other }, { language: "en" })
    expect(warnings).toMatchObject([{ path: "into" }])
    expect(warnings[0]?.reason).toContain(file)
  })

  it("I5, row 14: nobody withdraws or joins another's case but the command centre", async () => {
    const id = await cases.taken()
    const other = await cases.taken()
    const withdrawal = { ground: "test-call", reason: "误登" }
    for (const [verb, form] of [
      ["withdraw", withdrawal],
      ["join", { into: other }]
    ] as const) {
      expect((await cases.act(id, verb, form, { as: "officer" })).body).toMatchObject({
        code: "CaseIsAnotherPersons",
        rule: "I5",
        facts: { responsible: "dispatcher" }
      })
    }
    await cases.did(id, "withdraw", withdrawal, { as: "dispatcher2" })
  })

  it("I5, I8: no supervision order and no hand-over is left behind in a case that is withdrawn or joined", async () => {
    const id = await cases.taken()
    const other = await cases.taken()
    await cases.did(id, "order-supervision", { what: "说明" }, { as: "commander" })
    const withdrawal = { ground: "test-call", reason: "误登" }
    expect((await cases.act(id, "withdraw", withdrawal)).body).toMatchObject({
      code: "SupervisionIsOpen",
      rule: "I8"
    })
    expect((await cases.act(id, "join", { into: other })).body.code).toBe("SupervisionIsOpen")
    await cases.did(other, "hand-over", { agency: "住建局" })
    expect((await cases.act(other, "withdraw", withdrawal)).body).toMatchObject({
      code: "HandOverIsNotReceipted",
      rule: "I5"
    })
  })

  it("I7, row 46: a call-out of volunteers makes no referral of what is police duty", async () => {
    const id = await cases.taken()
    await cases.did(id, "call-out", { need: "疏导" })
    expect((await cases.act(id, "close", { outcome: "referred" })).body).toMatchObject({
      code: "CaseIsPoliceDuty",
      rule: "I7"
    })
    const help = await cases.taken(wasp)
    await cases.did(help, "call-out", { need: "捅马蜂窝" })
    await cases.did(help, "close", { outcome: "referred" })
  })

  it("row 8: a major case with nobody to send tells the command, and says BELOW_GRADE, again when repeated", async () => {
    const id = await cases.taken({ level: "1" })
    const key = commandId()
    const first = await cases.act(id, "dispatch", { groups: [] }, { key })
    expect(first.status).toBe(200)
    expect(first.body.warnings[0]?.reason).toContain("BELOW_GRADE")
    expect(await cases.act(id, "dispatch", { groups: [] }, { key })).toEqual(first)
    expect((await cases.act(id, "dispatch", { groups: ["x"] }, { key })).status).toBe(409)
    expect((await cases.file(id)).history.map(({ type }) => type)).toEqual([
      "CaseWasTaken",
      "CommandWasNotified"
    ])
    expect((await cases.act(await cases.taken(), "dispatch", { groups: [] })).body).toMatchObject({
      code: "NoGroupIsNamed",
      rule: "row 7",
      fields: [{ path: "groups" }]
    })
  })
})

describe("I1: what follows from something comes after it", () => {
  const early = { happenedAt: minute(9) }
  const refusal = {
    status: 409,
    body: { code: "HappenedBeforeWhatItFollows", rule: "I1", fields: [{ path: "happenedAt" }] }
  }

  it("I1, I5: the receipt of a hand-over, the acceptance of an offer, the reopening of a closed case", async () => {
    const id = await cases.taken()
    await cases.did(id, "hand-over", { agency: "住建局", happenedAt: minute(10) })
    const handOverId = (await cases.file(id)).handOvers[0]?.handOverId
    expect(await cases.act(id, "receipt", { handOverId, receipt: "1号", ...early })).toMatchObject(refusal)
    await cases.did(id, "receipt", { handOverId, receipt: "1号", happenedAt: minute(10) })
    await cases.did(id, "offer", { to: "dispatcher2", happenedAt: minute(10) })
    const accepting = await cases.act(id, "accept-responsibility", early, { as: "dispatcher2" })
    expect(accepting).toMatchObject(refusal)
    await cases.did(id, "close", { outcome: "handed-over", happenedAt: minute(10) })
    expect(await cases.act(id, "reopen", { reason: "x", ...early })).toMatchObject(refusal)
  })

  it("I1, I8, row 14, row 15: reports to a whistle, reviews, answers to orders", async () => {
    const id = await cases.taken()
    const whistle = { what: "吊装", branches: [{ branch: "消防" }], happenedAt: minute(10) }
    await cases.did(id, "blow-whistle", whistle)
    const whistleId = (await cases.file(id)).whistles[0]?.whistleId
    expect(await cases.act(id, "report-in", { whistleId, branch: "消防", ...early })).toMatchObject(refusal)
    const end = { whistleId, reason: "x", ...early }
    expect(await cases.act(id, "end-whistle", end)).toMatchObject(refusal)
    await cases.did(id, "ask-review", { happenedAt: minute(10) })
    expect(await cases.act(id, "review", { outcome: "fit", ...early }, { as: "officer" })).toMatchObject(
      refusal
    )
    await cases.did(id, "order-supervision", { what: "x", happenedAt: minute(10) })
    const orderId = (await cases.file(id)).supervision[0]?.orderId
    expect(await cases.act(id, "answer-supervision", { orderId, answer: "x", ...early })).toMatchObject(
      refusal
    )
  })

  it("I6: more time for the work comes after the filing", async () => {
    const id = await cases.taken()
    await cases.did(id, "file-case", { happenedAt: minute(10) })
    expect(await cases.act(id, "extend-work", { reason: "x", ...early }, { as: "commander" })).toMatchObject(
      refusal
    )
  })
})

describe("what has run out, and what others still work on", () => {
  it("I6: time that has run out is not extended; an approval in time may be filed after it", async () => {
    const id = await cases.taken()
    await cases.did(id, "file-case", { happenedAt: minute(5) }, { as: "officer" })
    const extend = (happenedAt: string) =>
      cases.act(id, "extend-work", { reason: "鉴定未出", happenedAt }, { as: "commander" })
    expect(await extend("2026-04-10T00:00:00+08:00")).toMatchObject({
      status: 409,
      body: { code: "TimeForTheWorkIsOver", rule: "I6", facts: { due: "2026-04-09" } }
    })
    expect((await extend("2026-04-09T23:59:00+08:00")).status).toBe(200)
  })

  it("I5: a case whose accident file is worked on is not withdrawn before that file is", async () => {
    const caseId = await cases.taken({ kind: "accident", type: "injury" })
    const accident = `accidents/accident/${commandId()}` as const
    await cases.say(accident, { type: "AccidentWasReported", data: { caseId, way: "case" } })
    await cases.say(accident, { type: "VehicleWasInvolved", data: {} })
    await expect.poll(async () => (await cases.file(caseId)).accident?.happened).toBe("VehicleWasInvolved")
    const withdrawal = { ground: "taken-by-mistake", reason: "误接" }
    expect(await cases.act(caseId, "withdraw", withdrawal)).toMatchObject({
      status: 409,
      body: { code: "AccidentFileIsWorkedOn", rule: "I5" }
    })
    await cases.say(accident, { type: "AccidentWasWithdrawn", data: {} })
    await expect.poll(async () => (await cases.file(caseId)).accident?.happened).toBe("AccidentWasWithdrawn")
    await cases.did(caseId, "withdraw", withdrawal)
  })
})
