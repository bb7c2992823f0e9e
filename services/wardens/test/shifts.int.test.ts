import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ShiftFile } from "../src/api.ts"
import { type Account, type Setting, startWardens } from "./http/setting.ts"

const shifts = "/api/wardens/shifts"
const halfHour = 30 * 60_000

/** A half hour of the day before yesterday and after, far from the end of any shift that is under way. */
const first = Math.floor(Date.now() / halfHour) * halfHour - 96 * halfHour
const slot = (n: number, minutes = 0): string =>
  new Date(first + n * halfHour + minutes * 60_000).toISOString()

let wardens: Setting
let cast: Awaited<ReturnType<Setting["cast"]>>
beforeAll(async () => {
  wardens = await startWardens()
  cast = await wardens.cast()
})
afterAll(() => wardens?.stop())

const plan = (from: number, until: number, who: ReadonlyArray<string>, form: object = {}) => ({
  placeId: cast.post,
  from: slot(from),
  until: slot(until),
  wardens: who,
  ...form
})
const planned = (from: number, until: number, who: ReadonlyArray<string>) =>
  wardens.accepted(shifts, plan(from, until, who))
const file = async (id: string, query = "") => (await wardens.get<ShiftFile>(`${shifts}/${id}${query}`)).body
const say = (id: string, verb: string, form: object, as: Account = "warden") =>
  wardens.refused(`${shifts}/${id}/${verb}`, form, { as })

describe("row 34: shifts at posts", () => {
  it("are planned, manned and left; filed late with the time it happened, and whoever is late is told", async () => {
    const id = await planned(0, 4, [cast.warden, cast.colleague])
    const here = { longitude: 118.1, latitude: 37.7 }
    const inTime = await wardens.told(
      `${shifts}/${id}/check-in`,
      { location: here, happenedAt: slot(0, 10) },
      { as: "colleague" }
    )
    expect(inTime.warnings).toEqual([])
    const late = await wardens.told(
      `${shifts}/${id}/check-in`,
      { location: { ...here, latitude: 37.71 }, happenedAt: slot(0, 17) },
      { as: "warden" }
    )
    expect(late.warnings.map(({ path, reason }) => [path, reason])).toEqual([
      ["happenedAt", "迟到17分钟"],
      ["location", "距站点1112米"]
    ])
    await wardens.accepted(`${shifts}/${id}/check-out`, { happenedAt: slot(4, 5) }, { as: "warden" })
    const shift = await file(id)
    expect(shift).toMatchObject({ placeId: cast.post, wardens: [cast.warden, cast.colleague] })
    const times = shift.presences.map((one) => ({
      ...one,
      since: new Date(one.since).toISOString(),
      leftAt: one.leftAt === null ? null : new Date(one.leftAt).toISOString()
    }))
    expect(times).toEqual([
      { wardenId: cast.colleague, since: slot(0, 10), lateMinutes: 10, late: false, leftAt: null },
      { wardenId: cast.warden, since: slot(0, 17), lateMinutes: 17, late: true, leftAt: slot(4, 5) }
    ])
    expect(shift.history.map(({ title, actor }) => [title, actor])).toEqual([
      ["排班", "officer"],
      ["签到", "colleague"],
      ["签到", "warden"],
      ["签退", "warden"]
    ])
  })

  it("a form that is sent twice is one step, and is answered the same", async () => {
    const key = uuidv7()
    const form = plan(4, 6, [cast.warden])
    const sent = [await wardens.post(shifts, form, { key }), await wardens.post(shifts, form, { key })]
    expect(sent[1]?.body).toEqual(sent[0]?.body)
    const id = String(sent[0]?.body.id)
    const checkIn = uuidv7()
    const step = () =>
      wardens.post(`${shifts}/${id}/check-in`, { happenedAt: slot(4, 1) }, { as: "warden", key: checkIn })
    expect((await step()).body).toEqual((await step()).body)
    expect((await file(id)).presences).toHaveLength(1)
    expect(await say(id, "check-in", { happenedAt: slot(4, 2) })).toEqual([409, "WardenHasCheckedIn"])
  })

  it("whoever rests, has left or is unknown is not planned; whoever is untrained is, with a warning", async () => {
    expect(await wardens.refused(shifts, plan(8, 9, [cast.resting]))).toEqual([409, "WardenIsNotInService"])
    expect(await wardens.refused(shifts, plan(8, 9, [cast.gone]))).toEqual([409, "WardenIsNotInService"])
    const applied = await wardens.applicant()
    expect(await wardens.refused(shifts, plan(8, 9, [applied]))).toEqual([409, "WardenIsNotInService"])
    expect(await wardens.refused(shifts, plan(8, 9, [uuidv7()]))).toEqual([409, "WardenIsUnknown"])
    expect(await wardens.refused(shifts, plan(8, 9, [cast.elsewhere]))).toEqual([
      409,
      "WardenIsOfAnotherTownship"
    ])
    const tomorrow = 48 * 3
    expect((await wardens.told(shifts, plan(tomorrow, tomorrow + 1, [cast.warden]))).warnings).toEqual([])
    // The training counts for twelve months: whoever is planned for later has to repeat it by then.
    const inAYear = 48 * 400
    const { warnings } = await wardens.told(shifts, plan(inAYear, inAYear + 1, [cast.warden, cast.colleague]))
    expect(warnings.map(({ path }) => path)).toEqual(["wardens.0", "wardens.1"])
    expect(warnings[0]?.reason).toContain("traffic-persuasion")
  })

  it("nobody is at two posts at a time; one shift may follow the other, and a cancelled one frees its hours", async () => {
    const id = await planned(10, 14, [cast.warden])
    const elsewhere = { placeId: await wardens.place() }
    const overlapping = await wardens.post<{ code: string; facts: object }>(
      shifts,
      plan(13, 16, [cast.colleague, cast.warden], elsewhere)
    )
    expect([overlapping.status, overlapping.body.code, overlapping.body.facts]).toEqual([
      409,
      "WardenIsOnAnotherShift",
      { wardenId: cast.warden, shiftId: id }
    ])
    await wardens.accepted(shifts, plan(14, 16, [cast.warden], elsewhere))
    await wardens.accepted(`${shifts}/${id}/cancel`, { reason: "下雨" })
    await wardens.accepted(shifts, plan(13, 14, [cast.warden], elsewhere))
    expect(await say(id, "check-in", { happenedAt: slot(10) })).toEqual([409, "ShiftIsCancelled"])
  })

  it("is changed until somebody came, and then stands", async () => {
    const id = await planned(20, 22, [cast.warden])
    await wardens.accepted(`${shifts}/${id}/change`, {
      from: slot(20),
      until: slot(24),
      wardens: [cast.colleague]
    })
    expect(await say(id, "check-in", { happenedAt: slot(20) })).toEqual([409, "WardenIsNotOnTheShift"])
    await wardens.accepted(`${shifts}/${id}/check-in`, { happenedAt: slot(20) }, { as: "colleague" })
    const change = { from: slot(20), until: slot(26), wardens: [cast.colleague] }
    expect(await wardens.refused(`${shifts}/${id}/change`, change)).toEqual([409, "SomebodyHasCheckedIn"])
    expect(await wardens.refused(`${shifts}/${id}/cancel`, {})).toEqual([409, "SomebodyHasCheckedIn"])
    expect(new Date((await file(id)).until).toISOString()).toBe(slot(24))
  })

  it("X3: a warden comes and goes for themselves; a station says so for anybody, within the time of the shift", async () => {
    const id = await planned(30, 32, [cast.warden, cast.colleague])
    const forAnother = { wardenId: cast.colleague, happenedAt: slot(30) }
    expect(await say(id, "check-in", forAnother)).toEqual([403, "WardenIsSomebodyElse"])
    await wardens.accepted(`${shifts}/${id}/check-in`, forAnother, { as: "auxiliary" })
    expect(await say(id, "check-in", { happenedAt: slot(30) }, "officer")).toEqual([409, "WardenIsNotNamed"])
    expect(await say(id, "check-in", { happenedAt: slot(27, 29) })).toEqual([409, "ShiftIsNotOpen"])
    expect(await say(id, "check-in", { happenedAt: slot(32) })).toEqual([409, "ShiftIsNotOpen"])
    expect(await say(id, "check-out", { happenedAt: slot(31) })).toEqual([409, "WardenHasNotCheckedIn"])
    await wardens.accepted(`${shifts}/${id}/check-in`, { happenedAt: slot(28) }, { as: "warden" })
    expect(await say(id, "check-out", { happenedAt: slot(27) })).toEqual([409, "StepIsBeforeTheLast"])
  })

  it("every fault of a plan is told at once; a closed post and another township's are refused", async () => {
    const { status, body } = await wardens.post<{ fields: ReadonlyArray<{ path: string }> }>(shifts, {
      placeId: cast.post,
      from: slot(3, 10),
      until: slot(2),
      wardens: [],
      happenedAt: "gestern"
    })
    expect([status, body.fields.map(({ path }) => path).sort()]).toEqual([
      422,
      ["from", "happenedAt", "until", "wardens"]
    ])
    const closed = await wardens.place()
    await wardens.accepted(`/api/wardens/places/${closed}/close`, {})
    expect(await wardens.refused(shifts, plan(40, 41, [cast.warden], { placeId: closed }))).toEqual([
      409,
      "PostIsClosed"
    ])
    const unknown = plan(40, 41, [cast.warden], { placeId: uuidv7() })
    expect(await wardens.refused(shifts, unknown)).toEqual([409, "PostIsUnknown"])
    const other = plan(40, 41, [cast.elsewhere], { placeId: cast.otherPost })
    expect(await wardens.refused(shifts, other)).toEqual([403, "TownshipIsOutOfScope"])
    expect((await wardens.get(`${shifts}/${uuidv7()}`)).status).toBe(404)
  })
})
