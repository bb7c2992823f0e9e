import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { commandId, startRecords } from "./http/server.ts"

let records: Awaited<ReturnType<typeof startRecords>>

beforeAll(async () => {
  records = await startRecords()
})
afterAll(() => records.stop())

/** What the reaction to a 110 case gives the service, over the store. */
describe("the file of a 110 case's accident", () => {
  it("A7: is opened once, with the call as its report; nobody reports this way by hand", async () => {
    const [caseId, command] = [commandId(), commandId()]
    const open = (type: string, detail: string | null = null) =>
      records.accidents((accidents) =>
        accidents.reportOfCase(
          {
            caseId,
            type,
            detail,
            calledAt: "2026-03-10T01:00:00.000Z",
            caller: null,
            place: {
              township: "371603101",
              village: null,
              road: { code: "G205", name: null, adminClass: null, type: null },
              postMetres: 412_300,
              direction: null,
              coordinates: null,
              text: null
            },
            description: "大货车撞人后逃逸"
          },
          {
            actor: "dispatcher",
            station: null,
            commandId: command,
            correlationId: command,
            causationId: null
          }
        )
      )
    const first = await open("hit-and-run")
    // A second asking, after the case was corrected, meets the same file.
    expect(await open("injury")).toMatchObject({ id: first.id, repeated: true })
    expect(await records.file(first.id)).toMatchObject({
      kind: "property",
      standing: "reported",
      township: "371603101",
      happenedAt: "2026-03-10T09:00:00.000+08:00",
      intake: {
        way: "case",
        caseId,
        fled: "大货车撞人后逃逸",
        grounds: [{ ground: "party-left" }],
        late: false
      }
    })
    const byHand = { way: "case", place: { township: "371603101" } }
    expect((await records.post("/api/accidents", byHand)).status).toBe(400)
    const goods = await records.accidents((accidents) =>
      accidents.reportOfCase(
        {
          caseId: commandId(),
          type: "dangerous-goods",
          detail: "leaking",
          calledAt: "2026-03-10T01:00:00.000Z",
          caller: null,
          place: {
            township: "371603101",
            village: null,
            road: { code: null, name: null, adminClass: null, type: null },
            postMetres: null,
            direction: null,
            coordinates: null,
            text: "加油站旁"
          },
          description: null
        },
        {
          actor: "dispatcher",
          station: null,
          commandId: commandId(),
          correlationId: commandId(),
          causationId: null
        }
      )
    )
    expect((await records.file(goods.id)).intake).toMatchObject({ goods: { leaking: true }, fled: null })
  })
})
