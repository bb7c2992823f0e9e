import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { RoadHazardFile } from "../src/api.ts"
import { type Account, type Setting, startWardens, townships } from "./http/setting.ts"
import { writeEvents } from "./http/volunteers.ts"

const { own } = townships
const village = `${own}213`
const hazards = "/api/wardens/hazards"
const hoursAgo = (n: number): string => new Date(Date.now() - n * 3_600_000).toISOString()

let wardens: Setting
let cast: Awaited<ReturnType<Setting["cast"]>>
beforeAll(async () => {
  wardens = await startWardens()
  cast = await wardens.cast()
})
afterAll(() => wardens?.stop())

const reported = (form: object = {}, as: Account = "warden") =>
  wardens.accepted(hazards, { code: "surface", level: "minor", road: "乡道", ...form }, { as })
const step = (id: string, verb: string, form: object = {}, as: Account = "officer") =>
  wardens.refused(`${hazards}/${id}/${verb}`, form, { as })
const file = async (id: string, query = "") =>
  (await wardens.get<RoadHazardFile>(`${hazards}/${id}${query}`)).body
const accepted = [200, "accepted"]

describe("row 34: hazards on roads", () => {
  it("are reported with place and photo, assigned, fixed and checked, each step with who and when", async () => {
    const id = await reported({
      level: "serious",
      village,
      location: { longitude: 118.12, latitude: 37.71 },
      description: "路面坑槽，夜间无灯",
      photo: "photo-17",
      plate: { number: "鲁M12345" },
      happenedAt: hoursAgo(5)
    })
    expect(await step(id, "fix", {}, "warden")).toEqual([409, "HazardIsNotAssigned"])
    expect(await step(id, "assign", { wardenId: cast.colleague, happenedAt: hoursAgo(4) })).toEqual(accepted)
    expect(await step(id, "clear")).toEqual([409, "HazardIsNotFixed"])
    expect(await step(id, "fix", {}, "warden")).toEqual([403, "HazardIsAnothersToFix"])
    const repair = { photo: "photo-18", note: "已填补", happenedAt: hoursAgo(3) }
    expect(await step(id, "fix", repair, "colleague")).toEqual(accepted)
    expect(await step(id, "fix", repair, "colleague")).toEqual([409, "HazardIsFixedAlready"])
    expect(await step(id, "assign", { office: "公路站" })).toEqual([409, "HazardIsFixedAlready"])
    expect(await step(id, "send-back", { happenedAt: hoursAgo(2) })).toEqual([409, "SendingBackHasNoReason"])
    expect(await step(id, "send-back", { reason: "未压实", happenedAt: hoursAgo(2) })).toEqual(accepted)
    expect((await file(id)).state).toBe("assigned")
    expect(await step(id, "fix", { happenedAt: hoursAgo(2.5) }, "colleague")).toEqual([
      409,
      "StepIsBeforeTheLast"
    ])
    expect(await step(id, "fix", { photo: "photo-19", happenedAt: hoursAgo(1) }, "colleague")).toEqual(
      accepted
    )
    expect(await step(id, "clear", {})).toEqual(accepted)
    const hazard = await file(id)
    expect(hazard).toMatchObject({
      codeName: "路面破损",
      levelName: "较大",
      state: "cleared",
      stateName: "已销号",
      overdue: false,
      clearedLate: false,
      asksForCase: false,
      township: own,
      photo: "photo-17",
      photoOfRepair: "photo-19",
      plate: { kind: "02", number: "鲁M12345" },
      wardenId: cast.warden,
      assignee: { wardenId: cast.colleague, office: null },
      sentBack: 1
    })
    expect(hazard.history.map(({ title, actor }) => [title, actor])).toEqual([
      ["上报隐患", "warden"],
      ["指派整改", "officer"],
      ["报整改完成", "colleague"],
      ["复查退回", "officer"],
      ["报整改完成", "colleague"],
      ["复查销号", "officer"]
    ])
    expect(await step(id, "withdraw", {})).toEqual([409, "HazardIsOver"])
  })

  it("are due by their level, and overdue from then on until they are cleared, which is late then", async () => {
    const minor = await file(await reported({ happenedAt: hoursAgo(719) }))
    expect([minor.overdue, Date.parse(minor.dueAt) - Date.parse(minor.reportedAt)]).toEqual([
      false,
      720 * 3_600_000
    ])
    const id = await reported({ level: "serious", happenedAt: hoursAgo(169) })
    expect((await file(id)).overdue).toBe(true)
    await step(id, "assign", { office: "公路站" })
    await step(id, "fix", {}, "officer")
    await step(id, "clear")
    expect(await file(id)).toMatchObject({ overdue: false, clearedLate: true, state: "cleared" })
  })

  it("above a level ask the station for a case; the station rates otherwise, and the due date follows", async () => {
    const id = await reported({ level: "serious", happenedAt: hoursAgo(30) })
    expect(await file(id)).toMatchObject({ asksForCase: false, overdue: false })
    expect(await step(id, "rate", { level: "grave", reason: "路基塌陷" })).toEqual(accepted)
    const { version, ...graver } = await file(id)
    expect(graver).toMatchObject({ level: "grave", asksForCase: true, overdue: true })
    expect(await step(id, "rate", { level: "grave" })).toEqual(accepted)
    expect((await file(id)).version).toBe(version)
  })

  it("hear which case they became and how it ended, also where that was joined to another; none is cleared by that", async () => {
    const says = (caseId: string, type: string, data: object = {}) =>
      wardens.run(
        writeEvents(`cases/case/${caseId}`, own, [{ type, schemaVersion: 1, data: JSON.stringify(data) }])
      )
    const [id, other] = [await reported({ level: "grave" }), await reported({ level: "grave" })]
    const [one, two, strange] = [uuidv7(), uuidv7(), uuidv7()]
    const at = hoursAgo(0)
    const taken = (number: string, source: object | null) => ({ number, calledAt: at, source })
    const caseOf = async (hazardId: string) => {
      const { case: ofStation, state } = await file(hazardId)
      return [state, ofStation?.caseId, ofStation?.outcome]
    }
    await says(one, "CaseWasTaken", taken("17", { desk: "wardens", number: id }))
    await expect.poll(() => caseOf(id)).toEqual(["reported", one, null])
    expect((await file(id)).case).toMatchObject({ number: "17", outcomeName: null, endedAt: null })
    // The call about the other hazard is joined to it; what is of no hazard is of none.
    await says(one, "CallWasJoined", { callId: two, source: { desk: "wardens", number: other } })
    await says(strange, "CaseWasTaken", taken("18", { desk: "122", number: id }))
    await says(strange, "CaseWasClosed", { outcome: "false-call", at })
    await says(one, "CaseWasClosed", { outcome: "settled", at })
    await expect.poll(() => caseOf(other)).toEqual(["reported", one, "settled"])
    const { history, case: ended } = await file(id)
    expect(ended).toMatchObject({ outcome: "settled", outcomeName: "当场处置完毕" })
    expect(history.map(({ title }) => title)).toEqual(["上报隐患", "派出所已立警情", "警情处置结束"])
    // Settled for the police, and not cleared: that takes somebody who looks.
    expect(await step(id, "clear")).toEqual([409, "HazardIsNotFixed"])
    await says(one, "CaseWasReopened", { at, reason: null })
    await expect.poll(() => caseOf(id)).toEqual(["reported", one, null])
    // Taken out again, the other's case is its own; one that is withdrawn meanwhile hears it all the same.
    await step(other, "withdraw")
    await says(one, "JoinedCallWasTakenOut", { callId: two })
    await says(two, "CaseWasTaken", taken("19", { desk: "wardens", number: other }))
    await says(two, "CaseWasJoinedTo", { into: one })
    await says(two, "CaseWasClosed", { outcome: "other", at })
    await says(two, "JoinWasUndone", { into: one })
    await says(two, "CaseWasWithdrawn", { ground: "taken-by-mistake" })
    await says(one, "CaseWasClosed", { outcome: "unheard-of", at })
    await expect.poll(() => caseOf(id)).toEqual(["reported", one, "other"])
    expect(await caseOf(other)).toEqual(["withdrawn", two, "withdrawn"])
  })

  it("X3: are withdrawn by whoever reported them, or by the station", async () => {
    const id = await reported()
    expect(await step(id, "withdraw", {}, "colleague")).toEqual([403, "HazardIsSomebodyElses"])
    expect(await step(id, "withdraw", { reason: "看错" }, "warden")).toEqual(accepted)
    expect(await file(id)).toMatchObject({ state: "withdrawn", overdue: false })
  })

  it("every fault of a report is told at once; whoever is not there, rests or is of elsewhere clears nothing", async () => {
    const { status, body } = await wardens.post<{ fields: ReadonlyArray<{ path: string }> }>(hazards, {
      code: "nonsense",
      level: "5",
      village: "371603101999",
      plate: { number: "12" },
      happenedAt: "2126-01-01T00:00:00Z"
    })
    expect([status, body.fields.map(({ path }) => path).sort()]).toEqual([
      422,
      ["code", "happenedAt", "level", "location", "plate.number", "village"]
    ])
    expect(await wardens.refused(hazards, { code: "edge", level: "minor", road: "乡道" })).toEqual([
      409,
      "TownshipIsNotNamed"
    ])
    const id = await reported()
    expect(await step(id, "assign", { wardenId: uuidv7() })).toEqual([409, "WardenIsUnknown"])
    expect(await step(id, "assign", { wardenId: cast.resting })).toEqual([409, "WardenIsNotInService"])
    expect(await step(id, "assign", { wardenId: cast.elsewhere })).toEqual([409, "WardenIsOfAnotherTownship"])
    expect((await step(id, "assign", {}))[0]).toBe(422)
    expect((await step(id, "assign", { wardenId: cast.warden, office: "公路站" }))[0]).toBe(422)
    expect(await step(uuidv7(), "clear")).toEqual([404, "HazardIsNotOnFile"])
  })

  it("sent twice, each form is one step", async () => {
    const key = uuidv7()
    const form = { code: "sight", level: "minor", road: "乡道" }
    const send = () => wardens.post(hazards, form, { as: "warden", key })
    const [one, two] = [await send(), await send()]
    expect([one.status, two.body]).toEqual([201, one.body])
    expect((await file(one.body.id)).version).toBe(1)
  })
})
