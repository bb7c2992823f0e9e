import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { commandId, intake, minute, startCases } from "./http/server.ts"

let cases: Awaited<ReturnType<typeof startCases>>

beforeAll(async () => {
  cases = await startCases()
})
afterAll(() => cases.stop())

const faults = async (form: object) => {
  const { status, body } = await cases.post("/api/cases", form)
  return [status, body.code, ...(body.fields ?? []).map(({ path, rule }) => `${path} ${rule ?? ""}`.trim())]
}

describe("taking a call", () => {
  it("I1, I5: answers 201 with Location and repeats itself; whoever took it answers for it", async () => {
    const key = commandId()
    const form = intake()
    const reply = await cases.post("/api/cases", form, { key })
    expect(reply).toMatchObject({ status: 201, etag: '"1"', body: { version: 1, warnings: [] } })
    expect(reply.location).toBe(`/api/cases/${reply.body.id}`)
    expect(await cases.post("/api/cases", form, { key })).toEqual(reply)
    expect(await cases.file(reply.body.id)).toMatchObject({
      number: `20260310-${reply.body.id.slice(-8)}`,
      standing: "Open",
      kindName: "交通秩序",
      typeName: "交通拥堵",
      level: "3",
      levelName: "三级",
      grade: "general",
      township: "371603101",
      place: { roadPost: { road: "G205", metres: 412_300 } },
      responsible: { account: "dispatcher", kind: "dispatcher", station: null },
      caller: { name: "王*", phone: "138****5678", masked: true }
    })
  })

  it("I1: takes what a warden's phone needs, of nobody by name; the log holds no personal value", async () => {
    const form = { channel: "warden", kind: "accident", type: "property", place: { township: "371603101" } }
    const reply = await cases.post("/api/cases", form, { as: "warden" })
    expect(reply.status).toBe(201)
    expect(await cases.file(reply.body.id, "", { as: "warden" })).toMatchObject({
      caller: null,
      responsible: { account: "warden", kind: "warden", station: "371603101" }
    })
    const id = await cases.taken({ caller: { phone: "13899998888" } })
    const { caller } = await cases.file(id, "?unmask=true&purpose=x")
    expect(caller).toMatchObject({ name: "匿名报警人", phone: "13899998888" })
    const log = JSON.stringify(await cases.log())
    for (const secret of ["匿名报警人", "13899998888", "王小明"]) expect(log).not.toContain(secret)
  })

  it("I4, I7, N9: names all values at fault at once", async () => {
    expect(
      await faults(
        intake({
          kind: "traffic",
          type: "theft",
          level: "9",
          detail: "x",
          place: { village: "371603101999", post: "K12+3000" },
          calledAt: "2099-01-01T00:00:00Z"
        })
      )
    ).toEqual([422, "FormIsAtFault", "calledAt", "type I7", "level I4", "place.village N9", "place.post C9"])
    expect(await faults(intake({ kind: "weather" }))).toEqual([422, "FormIsAtFault", "kind I7"])
  })

  it("a call of another desk is one case, however often it is handed in", async () => {
    const source = { desk: "118100", number: "2026-17" }
    const first = await cases.taken({ channel: "other-desk", source })
    expect(await cases.post("/api/cases", intake({ channel: "other-desk", source }))).toMatchObject({
      status: 409,
      body: { code: "SourceNumberIsTaken", facts: { caseId: first } }
    })
  })

  it("X3, X5: outside of one's townships nothing is changed or read; others do not take calls", async () => {
    const id = await cases.taken()
    expect((await cases.act(id, "depart", { groupId: "x" }, { as: "neighbour" })).status).toBe(403)
    expect((await cases.get(`/api/cases/${id}`, { as: "neighbour" })).status).toBe(403)
    expect((await cases.post("/api/cases", intake(), { as: "registrar" })).status).toBe(403)
    expect((await cases.get(`/api/cases/${id}`, { as: "admin" })).status).toBe(403)
    expect((await cases.get(`/api/cases/${id}`, { as: "registrar" })).status).toBe(200)
    expect((await cases.get(`/api/cases/${commandId()}`)).status).toBe(404)
    expect(await cases.accesses(`cases/case/${id}`)).toContainEqual({
      account: "neighbour",
      action: "ReachOutOfScope",
      result: "refused",
      reason: "TownshipIsOutOfScope"
    })
  })
})

describe("row 14: 接派处督 as one chain", () => {
  it("row 14: one person answers for it until another accepts, across stations", async () => {
    const id = await cases.taken()
    expect((await cases.act(id, "accept-responsibility", {}, { as: "neighbour" })).body.code).toBe(
      "NothingWasOffered"
    )
    await cases.did(id, "offer", { to: "neighbour", station: "371603102", happenedAt: minute(1) })
    expect((await cases.file(id)).responsible.account).toBe("dispatcher")
    // Whoever is asked may look at what they are asked to answer for.
    expect((await cases.file(id, "", { as: "neighbour" })).offer).toMatchObject({ to: "neighbour" })
    await cases.did(id, "accept-responsibility", { happenedAt: minute(2) }, { as: "neighbour" })
    const { responsible, offer } = await cases.file(id, "", { as: "neighbour" })
    expect([responsible, offer]).toEqual([
      { account: "neighbour", kind: "officer", station: "371603102" },
      null
    ])
    const closing = { outcome: "settled", happenedAt: minute(3) }
    expect((await cases.act(id, "close", closing, { as: "officer" })).body).toMatchObject({
      code: "CaseIsAnotherPersons",
      rule: "I5",
      facts: { responsible: "neighbour" }
    })
    await cases.did(id, "close", closing, { as: "neighbour" })
  })

  it("row 14: closing a type that asks for a legal review is refused until one says that it is fit", async () => {
    const id = await cases.taken({ kind: "criminal", type: "theft" })
    expect((await cases.file(id)).legalReview).toMatchObject({ needed: true, fit: false })
    const closing = { outcome: "filed", happenedAt: minute(30) }
    expect((await cases.act(id, "close", closing, { language: "en" })).body).toMatchObject({
      code: "LegalReviewIsMissing",
      title: "Not closed without its legal review"
    })
    await cases.did(id, "ask-review", { happenedAt: minute(5) })
    expect((await cases.act(id, "review", { outcome: "fit" })).status).toBe(403)
    await cases.did(
      id,
      "review",
      { outcome: "return", note: "补充", happenedAt: minute(6) },
      { as: "officer" }
    )
    expect((await cases.act(id, "close", closing)).body.code).toBe("LegalReviewIsMissing")
    await cases.did(id, "ask-review", { happenedAt: minute(7) })
    await cases.did(id, "review", { outcome: "fit", happenedAt: minute(8) }, { as: "officer" })
    expect((await cases.act(id, "close", closing)).body.code).toBe("ClosingHasNoGround")
    await cases.did(id, "file-case", { number: "17", happenedAt: minute(9) }, { as: "officer" })
    await cases.did(id, "close", closing)
    expect(await cases.file(id)).toMatchObject({
      standing: "Closed",
      outcome: "filed",
      legalReview: { fit: true }
    })
  })

  it("row 14, I8: a supervision order keeps the case open until it is answered; its end is a clock", async () => {
    const id = await cases.taken()
    expect((await cases.act(id, "order-supervision", { what: "x" }, { as: "officer" })).status).toBe(403)
    await cases.did(id, "order-supervision", { what: "说明到场超时原因" }, { as: "commander" })
    const { supervision, clocks } = await cases.file(id)
    expect(clocks).toMatchObject([{ clock: "supervision", rule: "I8", overdue: false }])
    const closing = { outcome: "settled" }
    expect((await cases.act(id, "close", closing)).body.code).toBe("SupervisionIsOpen")
    const [order] = supervision
    await cases.did(id, "answer-supervision", { orderId: order?.orderId, answer: "绕行" }, { as: "officer" })
    await cases.did(id, "close", closing)
    await cases.did(id, "return-visit", { satisfied: true, note: "满意" })
    expect((await cases.file(id)).returnVisits).toMatchObject([{ satisfied: true, by: "dispatcher" }])
  })

  it("row 15: the station whistles; who has not reported in by the deadline is late", async () => {
    const id = await cases.taken()
    const whistle = { what: "需吊装", branches: [{ branch: "消防", minutes: 20 }, { branch: "急救" }] }
    await cases.did(id, "blow-whistle", { ...whistle, happenedAt: minute(1) }, { as: "officer" })
    const [blown] = (await cases.file(id)).whistles
    const report = { whistleId: blown?.whistleId, branch: "消防", happenedAt: minute(15) }
    await cases.did(id, "report-in", report, { as: "auxiliary" })
    expect((await cases.file(id)).whistles[0]?.branches).toMatchObject([
      { branch: "消防", who: "auxiliary", late: false },
      { branch: "急救", reportedAt: null, late: true }
    ])
    expect((await cases.act(id, "close", { outcome: "settled" })).body.code).toBe("WhistleIsOpen")
    await cases.did(id, "end-whistle", { whistleId: blown?.whistleId, reason: "已不需要" })
    await cases.did(id, "close", { outcome: "settled" })
  })

  it("I5: a hand-over runs 24 hours to its receipt, and closes the case with it only", async () => {
    const id = await cases.taken()
    await cases.did(id, "hand-over", { agency: "区应急管理局", happenedAt: minute(10) })
    const [handOver] = (await cases.file(id)).handOvers
    expect((await cases.file(id)).clocks).toMatchObject([
      { clock: "hand-over", due: "2026-03-11T09:10:00.000+08:00", overdue: true }
    ])
    expect((await cases.act(id, "close", { outcome: "handed-over" })).body.code).toBe(
      "HandOverIsNotReceipted"
    )
    const receipt = { handOverId: handOver?.handOverId, receipt: "17号", happenedAt: minute(70) }
    await cases.did(id, "receipt", receipt)
    expect((await cases.file(id)).clocks).toMatchObject([{ seconds: 3_600, overdue: false }])
    await cases.did(id, "close", { outcome: "handed-over" })
    expect((await cases.act(id, "reopen", {})).body.code).toBe("ReasonIsMissing")
    await cases.did(id, "reopen", { reason: "又有新情况" })
  })

  it("I6: a filed case is worked on for 30 days, and 30 more once the command says so", async () => {
    const id = await cases.taken()
    expect((await cases.file(id)).caseWork).toBeNull()
    expect((await cases.act(id, "extend-work", { reason: "x" }, { as: "commander" })).body.code).toBe(
      "CaseIsNotFiled"
    )
    await cases.did(id, "file-case", { number: "受案17号", happenedAt: minute(5) }, { as: "officer" })
    // 30 days after 10 March 2026.
    expect((await cases.file(id)).caseWork).toMatchObject({
      number: "受案17号",
      due: "2026-04-09",
      provisional: false
    })
    expect((await cases.act(id, "extend-work", { reason: "鉴定未出" })).status).toBe(403)
    expect((await cases.act(id, "extend-work", {}, { as: "commander" })).body.code).toBe("ReasonIsMissing")
    await cases.did(id, "extend-work", { reason: "鉴定未出", happenedAt: minute(9) }, { as: "commander" })
    // 60 days end on Saturday 9 May, which is worked in place of a holiday.
    expect((await cases.file(id)).caseWork).toMatchObject({ due: "2026-05-09" })
    expect((await cases.act(id, "file-case", {})).body.code).toBe("CaseIsFiledAlready")
  })

  it("row 46: help outside police duty is referred, or volunteers are called out, a cell by name (row 23)", async () => {
    const id = await cases.taken({ kind: "non-police-help", type: "wasp-nest" })
    expect((await cases.act(id, "refer", { to: "消防", lifeAtRisk: true })).body.code).toBe("LifeIsAtRisk")
    expect((await cases.act(id, "close", { outcome: "referred" })).body.code).toBe("ClosingHasNoGround")
    await cases.did(id, "call-out", { need: "捅马蜂窝" })
    const cellId = commandId()
    await cases.did(id, "call-out", { need: "捅马蜂窝", cellId, skill: "wasp" })
    expect((await cases.file(id)).callOuts).toMatchObject([
      { need: "捅马蜂窝", cell: null },
      { need: "捅马蜂窝", cell: { cellId, skill: "wasp" } }
    ])
    // The one that names no cell is answered by the wardens; what they say of the other changes nothing.
    const [asked, ofCell] = (await cases.file(id)).callOuts
    const said = { caseId: id, at: asked?.at }
    await cases.say(`wardens/callout/${ofCell?.callOutId ?? ""}`, { type: "CallOutWasManned", data: said })
    await cases.say(`wardens/callout/${asked?.callOutId ?? ""}`, { type: "CallOutFoundTooFew", data: said })
    await expect
      .poll(async () => (await cases.file(id)).callOuts.map(({ moved }) => moved))
      .toMatchObject([{ happened: "CallOutFoundTooFew", happenedName: "人员不足" }, null])
    expect((await cases.act(id, "call-out", { need: "x", cellId: "x", skill: "flying" })).body).toMatchObject(
      { code: "FormIsAtFault", fields: [{ path: "cellId" }, { path: "skill" }] }
    )
    // The cell cannot come: it is out with another case by then, or says so itself.
    const [, called] = (await cases.file(id)).callOuts
    await cases.say(`duties/cell/${cellId}`, {
      type: "CellCouldNotBeCalledOut",
      data: {
        callOutId: called?.callOutId,
        caseId: id,
        need: "捅马蜂窝",
        because: "CellIsOutAlready",
        at: called?.at
      }
    })
    await expect
      .poll(async () => (await cases.file(id)).callOuts)
      .toMatchObject([
        { couldNotCome: null },
        { couldNotCome: { because: "CellIsOutAlready", becauseName: "该哨点正在处置另一警情" } }
      ])
    const other = commandId()
    await cases.did(id, "call-out", { need: "捅马蜂窝", cellId: other })
    const callOutId = (await cases.file(id)).callOuts[2]?.callOutId
    const answer = { callOutId, caseId: id, answer: "cannot", at: called?.at }
    await cases.say(`duties/cell/${other}`, { type: "CellAnswered", data: answer })
    await expect
      .poll(async () => (await cases.file(id)).callOuts[2]?.couldNotCome?.because)
      .toBe("CellCannot")
    await cases.did(id, "close", { outcome: "referred" })
    const traffic = await cases.taken()
    expect((await cases.act(traffic, "refer", { to: "供电公司" })).body).toMatchObject({
      code: "CaseIsPoliceDuty",
      rule: "I7"
    })
  })
})

describe("a case and its accident", () => {
  it("links the file that says that it came from it, once, and follows what becomes of it", async () => {
    const caseId = await cases.taken({ kind: "accident", type: "injury" })
    const [accidentId, second] = [commandId(), commandId()]
    await cases.say(`accidents/accident/${accidentId}`, {
      type: "AccidentWasReported",
      data: { caseId, way: "case" }
    })
    await expect
      .poll(async () => (await cases.file(caseId)).accident)
      .toEqual({ accidentId, happened: null, at: null })
    await cases.say(
      `accidents/accident/${accidentId}`,
      { type: "VehicleWasInvolved", data: {} },
      { type: "AccidentWasAccepted", data: {} }
    )
    // Another case's, or nobody's, says nothing here.
    await cases.say(`accidents/accident/${second}`, { type: "AccidentWasReported", data: { way: "phone" } })
    await cases.say(`accidents/accident/${second}`, { type: "AccidentWasClosed", data: {} })
    await expect.poll(async () => (await cases.file(caseId)).accident?.happened).toBe("AccidentWasAccepted")
    await cases.did(caseId, "close", { outcome: "settled" })
    await cases.say(`accidents/accident/${accidentId}`, { type: "AccidentWasClosed", data: {} })
    await expect
      .poll(async () => (await cases.file(caseId)).history.map(({ type }) => type))
      .toEqual([
        "CaseWasTaken",
        "AccidentFileWasLinked",
        // That somebody works on it, and that it was accepted.
        "AccidentFileMoved",
        "AccidentFileMoved",
        "CaseWasClosed",
        "AccidentFileMoved"
      ])
    expect((await cases.file(caseId)).accident).toMatchObject({ accidentId, happened: "AccidentWasClosed" })
  })
})

describe("one case of several calls", () => {
  it("a duplicate call is joined at once; a duplicate case later, by what the two have in common", async () => {
    const first = await cases.taken()
    await cases.did(first, "join-call", {
      calledAt: minute(3),
      caller: { phone: "13800001111" },
      description: "同一起"
    })
    const second = await cases.taken({ calledAt: minute(4) })
    const joined = await cases.did(second, "join", { into: first })
    expect(joined.warnings).toEqual([])
    expect(await cases.file(second)).toMatchObject({ standing: "Joined", joinedInto: first })
    // The second call is shown with the first: the reaction brings it.
    await expect
      .poll(async () => (await cases.file(first)).calls.map(({ callId }) => callId))
      .toContain(second)
    await cases.did(second, "undo-join", { reason: "两起" })
    await expect.poll(async () => (await cases.file(first)).calls).toMatchObject([{ description: "同一起" }])
    const far = await cases.taken({ place: { township: "371603102" } })
    expect((await cases.did(far, "join", { into: first })).warnings).toMatchObject([{ path: "into" }])
    expect((await cases.act(first, "join", { into: commandId() })).body.code).toBe("OtherCaseIsNotOnFile")
  })

  it("I4: a level is changed with a reason; a corrected kind is of the table, a withdrawn case stands no more", async () => {
    const id = await cases.taken()
    expect((await cases.act(id, "change-level", { level: "2" })).body.code).toBe("ReasonIsMissing")
    await cases.did(id, "change-level", { level: "2", reason: "多车相撞" })
    expect((await cases.act(id, "correct", { type: "theft" })).body.fields).toMatchObject([
      { path: "type", rule: "I7" }
    ])
    await cases.did(id, "correct", { kind: "accident", type: "injury", place: { township: "371603102" } })
    expect(await cases.file(id)).toMatchObject({
      kind: "accident",
      type: "injury",
      level: "2",
      township: "371603102"
    })
    await cases.did(id, "withdraw", { ground: "taken-by-mistake", reason: "误登" })
    expect((await cases.act(id, "offer", { to: "officer" })).body.code).toBe("CaseDoesNotStand")
  })
})
