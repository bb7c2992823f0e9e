import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ModeView, RosterFile } from "../src/api.ts"
import { workingOn } from "./http/rosters.ts"
import { type Account, at, duty, month, startZone, type Zone } from "./http/zone.ts"

const accepted = [200, "accepted"]
const notOnesOwn = [403, "ActsForSomebodyElse"]

let zone: Zone
/** The roster of October, that of the zone. */
let id = ""
let { act, clear, file, group, slotOn, told } = {} as ReturnType<typeof workingOn>

beforeAll(async () => {
  zone = await startZone()
  id = await zone.opened()
  ;({ act, clear, file, group, slotOn, told } = workingOn(zone, id))
})
afterAll(() => zone?.stop())

/** The days on which somebody's duties begin. */
const daysOf = ({ slots }: RosterFile, personId: string) =>
  slots.flatMap(({ day, members }) => (members.some((one) => one.personId === personId) ? [day] : []))

describe("a roster", () => {
  it("is one for a unit and a month; who takes part is everybody of the unit", async () => {
    const opening = (form: object) =>
      zone.post<Record<string, unknown>>("/api/duties/rosters", { unitId: zone.zone, month, ...form })
    expect(await told(opening({ template: "zone-groups" }))).toEqual([409, "RosterIsAlreadyOpen"])
    const found = await zone.get<RosterFile>(`/api/duties/rosters/of-unit?unit=${zone.zone}&month=${month}`)
    expect(found.body).toMatchObject({
      id,
      unitKind: "zone",
      templateName: "协作区三组值班",
      published: false
    })
    expect(found.body.people).toHaveLength(90)
    // That of the centre comes first: the roster's events are in its township.
    expect(found.body.townships[0]).toBe("371603101")
    const wrong = await opening({ month: "2024-13", template: "zone-groups" })
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ path: "month" }] } })
    const other = await opening({ month: "2024-11", template: "one-three-two" })
    expect(other).toMatchObject({ status: 409, body: { code: "TemplateIsForOtherUnits" } })
  })

  it("X2, X3: is open to officers of any of its townships and to nobody else; a registrar decides nothing", async () => {
    expect(await told(act("name-people", { people: [] }, "stranger"))).toEqual([403, "TownshipIsOutOfScope"])
    expect((await act("plan", { slots: [group(2, 10, 0)] }, "registrar")).status).toBe(403)
    expect((await zone.get(`/api/duties/rosters/${id}`, { as: "stranger" })).status).toBe(403)
    // X2: a planner of the zone reads the names of all its people, the vehicle desk only that there are some.
    for (const as of ["officer", "auxiliary", "registrar"] as const) {
      const { names } = (await zone.get<RosterFile>(`/api/duties/rosters/${id}`, { as })).body
      const name = as === "registrar" ? "王*" : "王建国"
      expect([as, names.length, new Set(names.map((one) => one.name))]).toEqual([as, 90, new Set([name])])
    }
    expect(await told(act("plan", { slots: [group(2, 10, 0)] }, "officer"))).toEqual(accepted)
    await clear()
  })

  it("row 5: a group of 1+3 is not published (GROUP_TOO_SMALL), one of 1+4 is; 1+6 is too large", async () => {
    await zone.did(id, "plan", { slots: [group(2, 10, 0, 3)] })
    const refused = await act("publish", { reason: "试行" })
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: "GroupIsTooSmall",
        facts: { officers: 1, auxiliaries: 3, leastPeople: 5 },
        detail: "2024-10-02处警组:民警1人、辅警3人;应为民警1人、辅警4–5人,共5–6人。"
      }
    })
    const slotId = await slotOn(2)
    const grown = (n: number) => ({ slots: [{ slotId, members: group(2, 10, 0, n).members }] })
    await zone.did(id, "change-slot", grown(6))
    expect(await told(act("publish", { reason: "试行" }))).toEqual([409, "GroupIsTooLarge"])
    await zone.did(id, "change-slot", grown(4))
    expect(await told(act("publish", { reason: "试行" }))).toEqual(accepted)
    await clear()
  })

  it("row 5: the same officer in two groups is refused, and whoever drags sees what is wrong", async () => {
    await zone.did(id, "plan", { slots: [group(2, 10, 0)] })
    expect(await told(act("plan", { slots: [group(2, 10, 20)] }))).toEqual([409, "PersonIsInTwoSlots"])
    expect(await told(act("plan", { slots: [group(3, 11, 0), group(3, 12, 3)] }))).toEqual([
      409,
      "PersonIsInTwoSlots"
    ])
    await zone.did(id, "plan", { slots: [group(3, 11, 0, 2)] })
    expect((await file()).conflicts).toMatchObject([{ code: "GroupIsTooSmall", slotId: await slotOn(3) }])
    await clear()
  })

  it("row 5: drafting plans three groups and one officer at each station every day, and breaks no rule", async () => {
    const leave = { from: `${month}-01`, until: `${month}-15`, ground: "annual-leave" }
    await zone.person(zone.officer(20), "record-absence", leave)
    const began = performance.now()
    const drafted = await act("draft", {})
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(drafted).toMatchObject({ status: 200, body: { warnings: [] } })
    const planned = await file()
    expect(planned.slots).toHaveLength(31 * 9)
    const { gaps, conflicts, shortRests, offTemplate, daysWithoutLeader } = planned
    expect([...gaps, ...conflicts, ...shortRests, ...offTemplate, ...daysWithoutLeader]).toEqual([])
    const { officers, auxiliaries } = planned.fairness
    expect(officers.dutyDays.people).toBe(30)
    expect(auxiliaries.dutyDays).toMatchObject({ people: 60, mean: (31 * 12) / 60 })
    expect(auxiliaries.dutyDays.max - auxiliaries.dutyDays.min).toBeLessThanOrEqual(1)
    expect(daysOf(planned, zone.officer(20)).every((day) => day > `${month}-15`)).toBe(true)
    // Row 6: 9 duties a day for 30 officers are one in 3 to 4 days. Row 22: October 2024 has 12 days off.
    const load = planned.loads.find(({ personId }) => personId === zone.officer(10))
    expect(Math.round(load?.daysBetween ?? 0)).toBeOneOf([3, 4])
    expect(load?.restDays).toBeLessThanOrEqual(12)
    const published = await act("publish", {})
    expect(published.status).toBe(200)
    // Row 52: nobody has been trained.
    expect(published.body["warnings"]).toHaveLength(60)
    expect(await told(act("draft", {}))).toEqual(accepted)
    expect((await file()).slots).toHaveLength(31 * 9)
    await clear()
  })

  it("row 6: the load of a person is days between duties, from the roster alone", async () => {
    for (const day of [2, 6, 10, 14])
      await zone.did(id, "plan", { slots: [duty("main", day, [zone.officer(11)])] })
    const load = (await file()).loads.find(({ personId }) => personId === zone.officer(11))
    expect(load).toMatchObject({ duties: 4, hours: 96, dutyDays: 4, daysBetween: 4 })
    await clear()
  })

  it("row 22: pooled at the centre, days off ask for one station officer, worked Saturdays for five", async () => {
    const pooled = await zone.opened({ month: "2024-09", template: "zone-pooled" })
    const { gaps } = await file(pooled)
    const asked = (day: string) =>
      gaps.filter((gap) => gap.day === day && gap.kind === "station-officer").map(({ unitId }) => unitId)
    expect(asked("2024-09-21")).toEqual([zone.station(2)])
    expect(asked("2024-09-14")).toHaveLength(5)
    await zone.did(pooled, "draft", {})
    expect((await file(pooled)).gaps).toEqual([])
    const of = (await file(pooled)).slots.filter(
      ({ day, kind }) => day === "2024-09-21" && kind === "station-officer"
    )
    expect(of.map(({ unitId }) => unitId)).toEqual([zone.station(2)])
    // October begins the day after: whoever is on duty on 30 September rests on 1 October.
    await zone.did(id, "draft", {})
    const on = ({ slots }: RosterFile, day: string) =>
      slots.flatMap((slot) => (slot.day === day ? slot.members.map(({ personId }) => personId) : []))
    const last = on(await file(pooled), "2024-09-30")
    expect(on(await file(), `${month}-01`).filter((personId) => last.includes(personId))).toEqual([])
    await clear()
    await clear(pooled)
  })

  it("row 32: a day without a leader on duty is a gap that publication asks a reason for", async () => {
    await zone.did(id, "draft", {})
    await zone.did(id, "remove-slot", { slots: [await slotOn(20, "leader")] })
    expect((await file()).daysWithoutLeader).toEqual([`${month}-20`])
    const refused = await act("publish", {})
    expect(refused).toMatchObject({ status: 409, body: { code: "GapsNeedAReason", facts: { gaps: 1 } } })
    const published = await act("publish", { reason: "所长外出学习" })
    expect(published.status).toBe(200)
    expect(published.body["warnings"]).toContainEqual({
      path: `gaps.leader/${zone.zone}`,
      reason: "值班领导缺1班次:20日",
      rule: null
    })
    await clear()
  })

  it("row 32: the five duties of a station, the leader only by who leads it", async () => {
    const five = await zone.opened({ unitId: zone.station(0), template: "five-duties" })
    expect(
      await told(act("plan", { slots: [duty("leader", 8, [zone.officer(10)])] }, "officer", five))
    ).toEqual([409, "PersonIsNoLeader"])
    await zone.did(five, "plan", {
      slots: [
        duty("leader", 8, [zone.officer(0)]),
        duty("main", 8, [zone.officer(5)]),
        duty("assist", 8, [zone.officer(10)]),
        duty("desk", 8, [zone.officer(15)], { from: at(8, "08:30"), until: at(8, "17:30") }),
        duty("staggered", 8, [zone.officer(25), zone.auxiliary(10)], {
          from: at(8, "17:30"),
          until: at(8, "21:30")
        })
      ]
    })
    const missing = (await file(five)).gaps.filter(({ day }) => day === `${month}-08`)
    expect(missing.map(({ kind }) => kind)).toEqual(["supervisor"])
    expect(await told(act("plan", { slots: [duty("main", 9, [zone.officer(6)])] }, "officer", five))).toEqual(
      [409, "PersonIsNotOfTheUnit"]
    )
    await clear(five)
  })

  it("row 28: 1+3+2 is checked to the head, too many as well as too few", async () => {
    const ratio = await zone.opened({ unitId: zone.station(1), template: "one-three-two" })
    const here = (n: number) => zone.officer(1 + 5 * n)
    await zone.did(ratio, "plan", {
      slots: [
        duty("intake", 8, [here(1)]),
        duty("response-group", 8, [here(2), zone.auxiliary(1), zone.auxiliary(6)]),
        duty("patrol", 8, [here(3), zone.auxiliary(11)])
      ]
    })
    const off = async () => (await file(ratio)).offTemplate.filter(({ day }) => day === `${month}-08`)
    expect(await off()).toEqual([])
    const slotId = await slotOn(8, "patrol", ratio)
    const members = [here(3), zone.auxiliary(11), zone.auxiliary(16)].map((personId) => ({ personId }))
    await zone.did(ratio, "change-slot", { slots: [{ slotId, members }] })
    expect(await off()).toMatchObject([{ kind: "patrol", least: 2, most: 2, planned: 3 }])
    expect(await told(act("publish", { reason: "试行" }, "commander", ratio))).toEqual([
      409,
      "GroupIsTooLarge"
    ])
    await clear(ratio)
  })

  it("row 27: a roster below the plan of the season is published with a warning for each day", async () => {
    const season = await zone.opened({ unitId: zone.station(3), template: "main-and-assist" })
    await zone.order("set-surge-plan", {
      unitId: zone.station(3),
      from: `${month}-01`,
      until: `${month}-02`,
      officersOnTraffic: "all"
    })
    await zone.did(season, "plan", {
      slots: [
        duty("surge", 1, [zone.officer(3), zone.officer(8)]),
        duty("surge", 3, [zone.officer(8), zone.officer(13)])
      ]
    })
    const { belowSurgePlan } = await file(season)
    expect(belowSurgePlan.slice(0, 3)).toEqual([
      { day: `${month}-01`, asked: 6, all: true, planned: 2 },
      { day: `${month}-02`, asked: 6, all: true, planned: 0 },
      // Otherwise two officers are on traffic: on the third they are.
      { day: `${month}-04`, asked: 2, all: false, planned: 0 }
    ])
    const published = await act("publish", { reason: "试行" }, "commander", season)
    expect(published.body["warnings"]).toContainEqual({
      path: `surge.${month}-01`,
      reason: `${month}-01交通勤务民警2人,低于旺季全员要求的6人`,
      rule: null
    })
    await clear(season)
  })

  it("row 54: a day of rest from the bank is kept free by the draft, and refused to whoever plans", async () => {
    const resting = zone.officer(24)
    await zone.person(resting, "earn-rest", { days: 2, ground: "holiday-duty", on: `${month}-01` })
    await zone.person(resting, "spend-rest", { days: 2, on: `${month}-17` })
    await zone.person(resting, "record-absence", {
      from: `${month}-17`,
      until: `${month}-18`,
      ground: "rest"
    })
    expect(await told(act("plan", { slots: [duty("main", 17, [resting])] }))).toEqual([409, "PersonIsAbsent"])
    // A duty of the 16th ends on the 17th.
    expect(await told(act("plan", { slots: [duty("main", 16, [resting])] }))).toEqual([409, "PersonIsAbsent"])
    await zone.did(id, "draft", {})
    const days = daysOf(await file(), resting)
    expect(days.filter((day) => [`${month}-16`, `${month}-17`, `${month}-18`].includes(day))).toEqual([])
    expect(days.length).toBeGreaterThan(5)
    await clear()
  })
})

describe("people of a published roster", () => {
  it("are on no other one at that time; the refusal names it, and a withdrawal frees them", async () => {
    const other = await zone.opened({ unitId: zone.station(4), template: "main-and-assist" })
    await zone.did(id, "plan", { slots: [group(22, 4, 4)] })
    await zone.did(id, "publish", { reason: "试行" })
    await zone.did(other, "plan", { slots: [duty("main", 22, [zone.officer(4)])] })
    const refused = await act("publish", { reason: "试行" }, "commander", other)
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "PersonIsOnAnotherRoster", facts: { personId: zone.officer(4), heldBy: id } }
    })
    await clear()
    expect(await told(act("publish", { reason: "试行" }, "commander", other))).toEqual(accepted)
    // A draft keeps clear of what other rosters hold, and can be published.
    await zone.did(id, "draft", {})
    expect(await told(act("publish", {}))).toEqual(accepted)
    await clear(other)
    await clear()
  })

  it("swap when both want it and somebody else approves", async () => {
    await zone.did(id, "plan", { slots: [group(23, 10, 0), group(25, 11, 5)] })
    await zone.did(id, "publish", { reason: "试行" })
    const [mine, theirs] = [await slotOn(23), await slotOn(25)]
    const happenedAt = at(20, "09:00")
    const asking = {
      slotId: mine,
      personId: zone.auxiliary(0),
      withPersonId: zone.auxiliary(5),
      withSlotId: theirs,
      happenedAt,
      reason: "家中有事"
    }
    expect(await told(act("request-swap", asking, "colleague"))).toEqual(notOnesOwn)
    expect(await told(act("request-swap", asking, "auxiliary"))).toEqual(accepted)
    const swapId = (await file()).swaps[0]?.swapId ?? ""
    expect(await told(act("approve-swap", { swapId }))).toEqual([409, "SwapIsNotAgreed"])
    expect(await told(act("agree-swap", { swapId }, "auxiliary"))).toEqual(notOnesOwn)
    expect(await told(act("agree-swap", { swapId }, "colleague"))).toEqual(accepted)
    expect((await act("approve-swap", { swapId }, "auxiliary")).status).toBe(403)
    expect(await told(act("approve-swap", { swapId }, "officer"))).toEqual(accepted)
    const { slots, swaps } = await file()
    const ids = (slotId: string) =>
      slots.find((slot) => slot.slotId === slotId)?.members.map(({ personId }) => personId) ?? []
    expect(swaps[0]?.standing).toBe("approved")
    expect([ids(mine).includes(zone.auxiliary(5)), ids(theirs).includes(zone.auxiliary(0))]).toEqual([
      true,
      true
    ])
    await clear()
  })

  it("sign up, and are in the duty when that is taken", async () => {
    await zone.did(id, "plan", { slots: [group(23, 10, 10)] })
    await zone.did(id, "publish", { reason: "试行" })
    const slotId = await slotOn(23)
    const form = { slotId, personId: zone.auxiliary(0), happenedAt: at(20, "09:00") }
    expect(await told(act("sign-up", form, "auxiliary"))).toEqual(accepted)
    const signUpId = (await file()).signUps[0]?.signUpId ?? ""
    expect(await told(act("decide-sign-up", { signUpId, accepted: true }, "officer"))).toEqual(accepted)
    expect((await file()).slots[0]?.members.map(({ personId }) => personId)).toContain(zone.auxiliary(0))
    await clear()
  })

  it("row 29: come with place and lateness, stand at the peak, patrol off it, go to incidents, and go home", async () => {
    await zone.did(id, "plan", { slots: [group(28, 10, 0)] })
    await zone.did(id, "publish", { reason: "试行" })
    const slotId = await slotOn(28)
    const location = { longitude: 118, latitude: 37.73 }
    const come = (personId: string, time: string, as: Account) =>
      act("check-in", { slotId, personId, location, happenedAt: at(28, time) }, as)
    expect(await told(come(zone.auxiliary(0), "06:59", "auxiliary"))).toEqual([409, "CheckInIsTooEarly"])
    expect(await told(come(zone.auxiliary(0), "08:12", "colleague"))).toEqual(notOnesOwn)
    // Three kilometres from the nearest station of the zone.
    const warnings = [{ path: "location", reason: "签到地点距派出所3336米,超过1000米" }]
    expect(await come(zone.auxiliary(0), "08:12", "auxiliary")).toMatchObject({
      status: 200,
      body: { warnings }
    })
    expect(await told(come(zone.auxiliary(1), "08:00", "officer"))).toEqual(notOnesOwn)
    expect(await told(come(zone.officer(10), "08:00", "officer"))).toEqual(accepted)
    expect((await file()).attendance).toMatchObject([
      { lateMinutes: 12, checkedInAt: "2024-10-28T08:12:00.000+08:00" },
      { lateMinutes: 0 }
    ])

    const now = async (time: string, day = 28) =>
      (
        await zone.get<ModeView>(
          `/api/duties/rosters/${id}/mode?slot=${slotId}&at=${encodeURIComponent(at(day, time))}`
        )
      ).body.mode
    expect([await now("08:20"), await now("12:00"), await now("17:30"), await now("08:00", 29)]).toEqual([
      "posting",
      "patrolling",
      "posting",
      "off-duty"
    ])
    const incident = "0192f0a0-1234-8000-8000-0000000000c1"
    expect(
      await told(
        act("switch-mode", { slotId, mode: "responding", incident, happenedAt: at(28, "17:40") }, "auxiliary")
      )
    ).toEqual(accepted)
    expect(
      await told(act("switch-mode", { slotId, mode: "patrolling", happenedAt: at(28, "19:00") }, "auxiliary"))
    ).toEqual(accepted)
    expect([await now("17:39"), await now("17:40"), await now("18:45"), await now("19:00")]).toEqual([
      "posting",
      "responding",
      "responding",
      "patrolling"
    ])

    expect(
      await told(
        act("check-out", { slotId, personId: zone.auxiliary(0), happenedAt: at(29, "07:50") }, "auxiliary")
      )
    ).toEqual(accepted)
    expect((await file()).attendance[0]).toMatchObject({
      checkedOutAt: "2024-10-29T07:50:00.000+08:00",
      earlyMinutes: 10
    })
    expect(await told(act("withdraw", {}))).toEqual([409, "RosterIsUnderWay"])
    expect((await file()).history.map(({ title }) => title).slice(-6)).toEqual([
      "发布",
      "签到",
      "签到",
      "勤务方式转换",
      "勤务方式转换",
      "签退"
    ])
  })
})
