import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { personForm, type Refused, startRecords, vehicleForm } from "./http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>

beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.stop())

const as = { as: "investigator" } as const
const others = [{ account: "officer", qualification: "junior" as const }]

const act = async (id: string, verb: string, form: object): Promise<void> => {
  const reply = await records.act(id, verb, form, as)
  if (reply.status !== 200) throw new Error(`${verb}: ${JSON.stringify(reply.body)}`)
}
const refusal = async (id: string, verb: string, form: object) => {
  const { status, body } = await records.act<Refused>(id, verb, form, as)
  return { status, body }
}

describe("A12, A13: a second test over HTTP", () => {
  it("is refused with its reason; until then, and until the vehicle is back, the file is not closed", async () => {
    const id = await records.reported({
      happenedAt: "2026-06-01T09:00:00+08:00",
      reportedAt: "2026-06-01T09:10:00+08:00"
    })
    await act(id, "accept", { happenedAt: "2026-06-01T09:20:00+08:00" })
    await act(id, "assign-handlers", { others })
    await act(id, "involve-vehicle", vehicleForm())
    const vehicleId = (await records.file(id)).vehicles[0]?.vehicleId ?? ""
    await act(id, "involve-person", personForm({ vehicleId }))
    const participantId = (await records.file(id)).persons[0]?.participantId ?? ""
    await act(id, "choose-procedure", { procedure: "general" })
    await act(id, "order-test", {
      what: "车速鉴定",
      institution: "滨州市司法鉴定所",
      vehicleId,
      orderedOn: "2026-06-02"
    })
    const testId = (await records.file(id)).tests[0]?.testId ?? ""
    await act(id, "receive-test-result", { testId, conclusion: "72公里每小时", receivedOn: "2026-06-08" })
    await act(id, "serve-test-result", { testId, servedOn: "2026-06-10" })
    await act(id, "request-second-test", { testId, participantId, requestedOn: "2026-06-12" })

    const close = { archiveNumber: "2026-12", way: "other", closedOn: "2026-07-01", reason: "终结" }
    expect(await refusal(id, "close", close)).toMatchObject({
      status: 409,
      body: { code: "ProceedingIsOpen", rule: "A12" }
    })
    const form = { testId, ground: "not-approved", decidedOn: "2026-06-17" }
    expect(await refusal(id, "refuse-second-test", form)).toMatchObject({
      status: 422,
      body: { fields: [{ path: "reason", rule: "A12" }] }
    })
    const early = { ...form, reason: "不具有法定情形", happenedAt: "2026-06-01T08:59:00+08:00" }
    expect(await refusal(id, "refuse-second-test", early)).toMatchObject({
      status: 409,
      body: { code: "HappenedBeforeTheAccident" }
    })
    await act(id, "refuse-second-test", { ...early, happenedAt: "2026-06-17T10:00:00+08:00" })

    const file = await records.file(id)
    expect(file.tests).toMatchObject([{ secondRequestedOn: "2026-06-12", secondRefusedOn: "2026-06-17" }])
    expect(file.clocks.find(({ clock }) => clock === "return-vehicle")).toMatchObject({
      start: "2026-06-17",
      due: "2026-06-25"
    })
    expect(file.history.map(({ type }) => type)).toContain("SecondTestWasRefused")
    expect(await refusal(id, "close", close)).toMatchObject({ body: { code: "ProceedingIsOpen" } })
    await act(id, "return-vehicle", { testId, returnedOn: "2026-06-24" })
    await act(id, "close", close)
  })
})
