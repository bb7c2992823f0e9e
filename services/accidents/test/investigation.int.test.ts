import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { personForm, type Refused, startRecords, vehicleForm } from "./http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>

beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.stop())

const as = { as: "investigator" } as const
const others = [{ account: "officer", qualification: "junior" as const }]
const firm = { name: "滨州某某运输有限公司", creditCode: "91371600MA3C0000XE" }

const act = async (id: string, verb: string, form: object): Promise<void> => {
  const reply = await records.act(id, verb, form, as)
  if (reply.status !== 200) throw new Error(`${verb}: ${JSON.stringify(reply.body)}`)
}

/** An accepted accident of a day: a truck of the firm, its driver, and so many dead. */
const grave = async (day: string, dead: number, transportFirm: object | null = null): Promise<string> => {
  const id = await records.reported({
    happenedAt: `${day}T09:00:00+08:00`,
    reportedAt: `${day}T09:10:00+08:00`,
    saidDead: dead
  })
  await act(id, "accept", { happenedAt: `${day}T09:20:00+08:00` })
  await act(id, "assign-handlers", { others })
  await act(id, "involve-vehicle", vehicleForm({ transportFirm } as never))
  const vehicleId = (await records.file(id)).vehicles[0]?.vehicleId ?? ""
  await act(id, "involve-person", personForm({ vehicleId }))
  for (let i = 0; i < dead; i++) {
    const injury = { injury: "dead", diedAt: `${day}T10:00:00+08:00` } as const
    await act(id, "involve-person", personForm({ role: "passenger", injury }))
  }
  return id
}

const decided = async (id: string, day: string): Promise<void> => {
  const { persons } = await records.file(id)
  await act(id, "survey-scene", { from: `${day}T10:00:00+08:00`, until: `${day}T11:00:00+08:00`, others })
  await act(id, "choose-procedure", { procedure: "general" })
  await act(id, "show-evidence", { shownOn: day, participantIds: [persons[0]?.participantId] })
  await act(id, "decide-liability", {
    kind: "liability",
    number: `沾公交认字${day}`,
    decidedOn: day,
    shares: [{ participantId: persons[0]?.participantId, share: "full", grounds: "超速" }]
  })
}

describe("A19: identifications over HTTP", () => {
  it("A19: six people are too few, seven are enough; the witness is masked, recorded and on paper", async () => {
    const id = await grave("2026-03-10", 0)
    const { persons } = await records.file(id)
    const form = {
      of: "suspect",
      shown: 6,
      others,
      witness: { name: "目击者甲", phone: "13812345678" },
      participantId: persons[0]?.participantId,
      attachments: [{ kind: "video", reference: "video/1.mp4" }],
      happenedAt: "2026-03-11T09:00:00+08:00"
    }
    expect(await records.act<Refused>(id, "hold-identification", form, as)).toMatchObject({
      status: 409,
      body: {
        code: "TooFewAreShown",
        rule: "A19",
        fields: [{ path: "shown" }],
        facts: { needed: 7, shown: 6 }
      }
    })
    await act(id, "hold-identification", { ...form, shown: 7 })
    const file = await records.file(id)
    expect(file.identifications).toMatchObject([
      {
        of: "suspect",
        shown: 7,
        heldAt: "2026-03-11T09:00:00.000+08:00",
        by: [{ account: "investigator" }, { account: "officer" }],
        identifiedBy: { participantId: null, witness: { masked: true, erased: false } },
        participantId: persons[0]?.participantId,
        attachments: [{ reference: "video/1.mp4" }]
      }
    ])
    expect(file.identifications[0]?.identifiedBy.witness?.name).not.toBe("目击者甲")
    expect(file.history.at(-1)).toMatchObject({ type: "IdentificationWasHeld", title: "组织辨认" })
    const log = JSON.stringify((await records.log()).map(({ data }) => data))
    expect(log).not.toContain("目击者甲")
    const paper = await fetch(`${records.url}/api/accidents/${id}/document`, {
      headers: { authorization: "Bearer officer" }
    })
    const html = await paper.text()
    expect(html).toContain("辨认人员")
    expect(html).toContain("(证人)")
    await records.erase(file.identifications[0]?.identifiedBy.witness?.personId ?? "")
    expect((await records.file(id)).identifications[0]?.identifiedBy.witness).toMatchObject({ erased: true })
  })

  it("A3, A19: an auxiliary holds none; every fault of a form is named at once", async () => {
    const id = await grave("2026-03-10", 0)
    const form = { of: "vehicle", shown: 5, others, identifiedBy: "nobody" }
    expect(await records.act<Refused>(id, "hold-identification", form, { as: "auxiliary" })).toMatchObject({
      status: 403,
      body: { rule: "A3" }
    })
    const faulty = { ...form, shown: -1, witness: { name: "", idNumber: "1" }, others: [{ account: " " }] }
    const reply = await records.act<Refused>(id, "hold-identification", faulty, as)
    expect([reply.status, reply.body.fields?.map(({ path }) => path)]).toEqual([
      422,
      ["shown", "others.0.account", "witness.name", "witness.idNumber"]
    ])
  })
})

describe("A19: a deep investigation over HTTP", () => {
  it("A19: three dead are warned of, keep the file open, and are on paper when it is concluded", async () => {
    const id = await grave("2026-03-10", 3)
    const warned = async () => (await records.file(id)).warnings.filter(({ rule }) => rule === "A19")
    expect(await warned()).toHaveLength(1)
    const closing = { archiveNumber: "2026-深调-1", way: "other", closedOn: "2026-04-20", reason: "移交" }
    expect(await records.act(id, "close", closing, as)).toMatchObject({
      status: 409,
      body: { code: "DeepInvestigationIsDue", rule: "A19" }
    })
    await act(id, "open-deep-investigation", { ground: "three-deaths", openedOn: "2026-03-12", others })
    expect(await warned()).toEqual([])
    expect(await records.act(id, "close", closing, as)).toMatchObject({
      body: { code: "DeepInvestigationIsNotConcluded", rule: "A19" }
    })
    await act(id, "conclude-deep-investigation", {
      concludedOn: "2026-04-10",
      reportNumber: "沾公交深调〔2026〕1号",
      findings: [{ cause: "management", text: "未落实动态监控" }],
      recommendations: [{ to: "区交通运输局", what: "督促整改" }]
    })
    await act(id, "close", closing)
    const file = await records.file(id)
    expect(file).toMatchObject({
      standing: "closed",
      deepInvestigation: {
        ground: "three-deaths",
        team: [{ account: "investigator" }, { account: "officer" }],
        conclusion: { reportNumber: "沾公交深调〔2026〕1号", findings: [{ cause: "management" }] }
      }
    })
    const paper = await fetch(`${records.url}/api/accidents/${id}/document`, {
      headers: { authorization: "Bearer officer" }
    })
    const html = await paper.text()
    for (const words of ["深度调查", "沾公交深调〔2026〕1号", "管理: 未落实动态监控", "区交通运输局"]) {
      expect(html).toContain(words)
    }
  })
})

describe("A22: an order to a transport firm over HTTP", () => {
  it("A22, N7: two accidents of a firm in six months; the order is a clock until the fix is confirmed", async () => {
    const earlier = await grave("2026-01-10", 3, firm)
    const later = await grave("2026-03-10", 3, { ...firm, name: "改名后的公司" })
    await decided(earlier, "2026-01-20")
    const vehicleId = (await records.file(later)).vehicles[0]?.vehicleId
    const form = {
      vehicleId,
      other: earlier,
      approval: { body: "滨州市公安局交警支队", number: "1", on: "2026-04-01" },
      orderedOn: "2026-04-02",
      dueOn: "2026-05-02",
      notifiedGovernments: ["沾化区交通运输局"]
    }
    expect(await records.act(later, "order-firm-to-fix", form, as)).toMatchObject({
      status: 409,
      body: { code: "FirmOrderHasNoGround", rule: "A22", facts: { obstacle: "share-too-small" } }
    })
    await decided(later, "2026-03-20")
    expect(
      await records.act<Refused>(later, "order-firm-to-fix", { ...form, notifiedGovernments: [] }, as)
    ).toMatchObject({
      status: 422,
      body: { fields: [{ path: "notifiedGovernments", rule: "A22" }] }
    })
    await act(later, "order-firm-to-fix", form)
    const file = await records.file(later)
    expect(file.firmOrders).toMatchObject([
      { firm: { name: "改名后的公司", creditCode: firm.creditCode }, other: earlier, confirmedOn: null }
    ])
    const clock = async () =>
      (await records.file(later)).clocks.find(({ clock }) => clock === "order-firm-to-fix")
    expect(await clock()).toMatchObject({ rule: "A22", due: "2026-05-02", overdue: true, metOn: null })
    await act(later, "confirm-fix", { orderId: file.firmOrders[0]?.orderId, confirmedOn: "2026-05-06" })
    expect(await clock()).toMatchObject({ metOn: "2026-05-06", overdue: false })
    const paper = await fetch(`${records.url}/api/accidents/${later}/document`, {
      headers: { authorization: "Bearer officer", "accept-language": "en" }
    })
    expect(await paper.text()).toContain("Orders to transport firms")
  })

  it("N7: a credit code that cannot be right is refused, and named", async () => {
    const id = await records.reported()
    const wrong = vehicleForm({ transportFirm: { name: "某公司", creditCode: "91371600MA3C0000X1" } })
    expect(await records.act<Refused>(id, "involve-vehicle", wrong)).toMatchObject({
      status: 422,
      body: { fields: [{ path: "transportFirm.creditCode", rule: "N7" }] }
    })
  })
})
