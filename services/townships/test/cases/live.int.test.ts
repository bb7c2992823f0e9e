import { EventStore } from "@jiaosuo/event-store/EventStore"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type District, openDistrict } from "../district.ts"
import { chance } from "../histories.ts"
import { positionOf, readLive, type Told, thingOf } from "./liveReader.ts"
import {
  after,
  append,
  at,
  closed,
  dispatched,
  ofCase,
  ofGroup,
  ofRoster,
  organisation,
  otherTownship,
  roster,
  slot,
  stepsOf,
  taken,
  zoneTownships
} from "./setting.ts"

const day = "2026-05-01"
const theirs = zoneTownships[0]

let district: District
beforeAll(async () => {
  district = await openDistrict(at(day, 12))
  await append(district, [
    ...organisation,
    ...roster(derivedId("roster", "live"), [
      slot("live-1", at(day, 8), at("2026-05-02", 8)),
      slot("live-2", at(day, 8), at("2026-05-02", 8))
    ])
  ])
}, 60_000)
afterAll(() => district.close())

const rows = (told: ReadonlyArray<Told>) => told.filter(({ event }) => event === "case" || event === "group")
const caseOf = ({ data }: Told) =>
  data["gone"] === false ? (data["case"] as { id: string; standing: string }) : null

describe("live stream of cases and groups", () => {
  it("begins now, and tells the whole row of whatever changes, within a second", async () => {
    const reader = await readLive(district, "commander")
    await reader.until(() => reader.told.length > 0)
    expect(reader.told[0]).toMatchObject({ event: "ready", data: { position: expect.any(Number) } })
    const times: Array<number> = []
    // The quickest of five: other suites share the processors.
    while (times.length < 5 && !times.some((millis) => millis < 1_000)) {
      const id = derivedId("quick", times.length)
      const began = performance.now()
      await append(district, [ofCase(id, theirs, taken(at(day, 11)))])
      await reader.until(() => reader.told.some((told) => caseOf(told)?.id === id))
      times.push(performance.now() - began)
    }
    expect(Math.min(...times)).toBeLessThan(1_000)
    const told = rows(reader.told)[0] as Told
    expect(told.data["case"]).toMatchObject({ standing: "Open", zoneName: "下洼协作区", overdue: false })
    const { position } = told.data["case"] as { position: number }
    expect(told.id.startsWith(`${position}:case:`)).toBe(true)
    await reader.leave()
  })

  it("row 9: a dispatch tells the case and each of its groups, a sighting the group", async () => {
    const reader = await readLive(district, "commander")
    await reader.until(() => reader.told.length > 0)
    const id = derivedId("dispatched")
    const sentAt = at(day, 11, 60)
    await append(district, [
      ofCase(id, theirs, taken(at(day, 11))),
      ofCase(id, theirs, dispatched(["live-1", "live-2"], sentAt))
    ])
    const position = await append(district, [
      ofGroup("live-2", theirs, {
        _tag: "GroupWasSeen",
        location: { longitude: 118.1, latitude: 37.7 },
        at: sentAt,
        township: theirs
      })
    ])
    await reader.until(() => reader.told.some((told) => positionOf(told) === position))
    const groups = reader.told.flatMap(({ data }) => (data["group"] as { id: string } | undefined) ?? [])
    expect(groups.at(-1)).toMatchObject({
      id: "live-2",
      engagedBy: id,
      step: "dispatched",
      onDuty: true,
      sent: 1,
      lastSeen: { longitude: 118.1, latitude: 37.7 },
      members: expect.arrayContaining([expect.objectContaining({ account: "live-2-lead", lead: true })])
    })
    expect(groups.find((group) => group.id === "live-1")).toMatchObject({ engagedBy: id, onDuty: true })
    const events = [
      ...stepsOf("live-1", sentAt, { sign: 5, done: 9 }),
      ...stepsOf("live-2", sentAt, { done: 9 })
    ]
    const last = await append(
      district,
      events.map((event) => ofCase(id, theirs, event))
    )
    await reader.until(() => reader.told.some((told) => positionOf(told) === last))
    expect(reader.told.at(-1)?.data["group"]).toMatchObject({ id: "live-2", engagedBy: null, step: null })
    await reader.leave()
  })

  it("row 46: tells the desk that the cell a case called cannot come, until somebody else is called", async () => {
    const reader = await readLive(district, "commander")
    await reader.until(() => reader.told.length > 0)
    const id = derivedId("cell")
    const when = at(day, 11, 60)
    const calledOut = (callOutId: string) =>
      ({
        _tag: "VolunteersWereCalledOut",
        callOutId,
        need: "捅马蜂窝",
        at: when,
        cell: { cellId: "cell-1", skill: null }
      }) as const
    const seen: Array<unknown> = []
    for (const event of [
      taken(at(day, 11)),
      calledOut("first"),
      {
        _tag: "CellCouldNotCome",
        callOutId: "first",
        cellId: "cell-1",
        because: "CellIsOutAlready",
        at: when
      } as const,
      calledOut("second")
    ]) {
      const position = await append(district, [ofCase(id, theirs, event)])
      await reader.until(() => reader.told.some((told) => positionOf(told) === position))
      const row = reader.told.find((told) => positionOf(told) === position)?.data["case"]
      seen.push((row as { cellMissing: boolean }).cellMissing)
    }
    expect(seen).toEqual([false, false, true, false])
    await reader.leave()
  })

  it("a reader who leaves and comes back at random places under concurrent commands misses and doubles nothing", async () => {
    const c = chance(Number(process.env["SEED"] ?? 7))
    const cases = Array.from({ length: 40 }, (_, n) => derivedId("random", n))
    const began = await district.run(Effect.flatMap(EventStore, (store) => store.head))
    let isOver = false
    let last = 0
    // Forty cases at once, each with a group of its own that is sent and done.
    const writing = append(
      district,
      cases.flatMap((id, n) => {
        const calledAt = at(day, 10, n)
        const groupId = `random-${n}`
        return [
          ofCase(id, theirs, taken(calledAt)),
          ofCase(id, theirs, dispatched([groupId], after(calledAt, 30))),
          ...stepsOf(groupId, after(calledAt, 30), { sign: 10, depart: 60, arrive: 600, done: 900 }).map(
            (event) => ofCase(id, theirs, event)
          ),
          ofCase(id, theirs, closed(after(calledAt, 2_000)))
        ]
      })
    ).then((position) => {
      last = position
      isOver = true
    })
    const told: Array<Told> = []
    let visits = 0
    let lastEventId = ""
    while (!isOver || !told.some((one) => positionOf(one) === last)) {
      visits++
      const reader = await readLive(
        district,
        "commander",
        lastEventId === "" ? { after: began } : { lastEventId }
      )
      const enough = 1 + c.below(12)
      await reader.until(
        () =>
          rows(reader.told).length >= enough ||
          (isOver && reader.told.some((one) => positionOf(one) === last))
      )
      // Whatever the reader did not look at was never told to them: a line that broke off.
      const looked = rows(reader.told).slice(0, c.happens(0.5) ? enough : 1 + c.below(enough))
      told.push(...looked)
      lastEventId = looked.at(-1)?.id ?? lastEventId
      await reader.leave()
    }
    await writing
    expect(visits).toBeGreaterThan(10)
    expect(told.every(({ event }) => event !== "restart")).toBe(true)
    // Nothing twice, and nothing out of order.
    const things = told.map(thingOf)
    expect(new Set(things).size).toBe(things.length)
    const positions = told.map(positionOf)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    // Nothing missed: what was told last of everything is how it stands.
    const newest = new Map(told.map((one) => [thingOf(one).split(" ").slice(0, 2).join(" "), one]))
    const { json } = await district.ask("commander", `/api/cases?after=${last}&limit=500&until=${day}`)
    for (const id of cases) {
      expect(newest.get(`case ${id}`)?.data["case"]).toEqual(json.items.find((item) => item.id === id))
    }
    cases.forEach((_, n) => {
      expect(newest.get(`group random-${n}`)?.data).toMatchObject({ gone: true, id: `random-${n}` })
    })
    for (const one of told) expect(positionOf(one)).toBeGreaterThan(began)
  })

  it("X3: a reader is told of the cases of their scope, and when one leaves it, once", async () => {
    const officer = await readLive(district, "officer-371603101")
    const warden = await readLive(district, "warden-371603101")
    await officer.until(() => officer.told.length > 0)
    await warden.until(() => warden.told.length > 0)
    const elsewhere = derivedId("elsewhere")
    const moved = derivedId("moved")
    const offered = derivedId("offered")
    const place = (township: string) => ({
      township,
      location: null,
      address: null,
      village: null,
      roadPost: null
    })
    const corrected = (township: string, reason: string) =>
      ({
        _tag: "CaseWasCorrected",
        kind: "traffic",
        type: "congestion",
        detail: null,
        place: place(township),
        description: null,
        zone: null,
        station: null,
        reason,
        warnings: []
      }) as const
    await append(district, [
      ofCase(elsewhere, otherTownship, taken(at(day, 11), { place: place(otherTownship) })),
      ofCase(moved, theirs, taken(at(day, 11)))
    ])
    // What moves on before anybody looked was never theirs to see, and nobody is told that it went.
    for (const reader of [officer, warden]) {
      await reader.until(() => rows(reader.told).some((told) => thingOf(told).startsWith(`case ${moved} `)))
    }
    await append(district, [ofCase(moved, otherTownship, corrected(otherTownship, "地点有误"))])
    await append(district, [ofCase(moved, otherTownship, corrected(zoneTownships[3], "又有误"))])
    const last = await append(district, [
      ofCase(offered, otherTownship, taken(at(day, 11), { place: place(otherTownship) })),
      ofCase(offered, otherTownship, {
        _tag: "ResponsibilityWasOffered",
        to: "officer-371603101",
        station: theirs,
        by: "dispatcher",
        at: at(day, 11, 9),
        reason: null
      })
    ])
    for (const reader of [officer, warden]) {
      await reader.until(() => reader.told.some((told) => positionOf(told) === last))
      const things = rows(reader.told)
      expect(things.some((told) => thingOf(told).includes(elsewhere))).toBe(false)
      expect(things.filter((told) => thingOf(told) === `case ${moved} gone`)).toHaveLength(1)
      expect(caseOf(things.at(-1) as Told)?.id).toBe(offered)
      await reader.leave()
    }
    // Who was away meanwhile is told that it is gone, and not how it came to that.
    const back = await readLive(district, "officer-371603101", { after: last - 5 })
    await back.until(() => back.told.some((told) => positionOf(told) === last))
    expect(rows(back.told).map(thingOf)).toEqual([`case ${moved} gone`, `case ${offered} ${last}`])
    await back.leave()
  })

  it("groups of a roster are told when it is published, and gone when that is taken back", async () => {
    const reader = await readLive(district, "commander")
    const outsider = await readLive(district, "warden-371603101")
    await reader.until(() => reader.told.length > 0)
    await outsider.until(() => outsider.told.length > 0)
    const id = derivedId("roster", "later")
    const [opened, planned, published] = roster(
      id,
      [slot("later-1", at(day, 20), at("2026-05-02", 8))],
      [zoneTownships[1]]
    )
    if (opened === undefined || planned === undefined || published === undefined) throw new Error("no roster")
    await append(district, [opened, planned])
    const holds = await append(district, [published])
    await reader.until(() => reader.told.some((told) => positionOf(told) >= holds))
    expect(rows(reader.told).map(thingOf)).toEqual([`group later-1 ${holds}`])
    const back = await append(district, [ofRoster(id, { _tag: "RosterWasWithdrawn", reason: "有误" })])
    await reader.until(() => reader.told.some((told) => positionOf(told) === back))
    expect(thingOf(reader.told.at(-1) as Told)).toBe("group later-1 gone")
    // Of another township nothing was told.
    const own = await append(district, [ofCase(derivedId("own"), theirs, taken(at(day, 11)))])
    await outsider.until(() => outsider.told.some((told) => positionOf(told) === own))
    expect(rows(outsider.told)).toHaveLength(1)
    await reader.leave()
    await outsider.leave()
  })

  it("a hundred readers are all told of one change, each of what is theirs", async () => {
    const accounts = ["commander", "registrar", "officer-371603101", "warden-371603101"] as const
    const readers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => readLive(district, accounts[n % 4] ?? "commander"))
    )
    await Promise.all(readers.map((reader) => reader.until(() => reader.told.length > 0)))
    const elsewhere = derivedId("many", "elsewhere")
    const place = { township: otherTownship, location: null, address: null, village: null, roadPost: null }
    await append(district, [ofCase(elsewhere, otherTownship, taken(at(day, 11), { place }))])
    const id = derivedId("many")
    const last = await append(district, [ofCase(id, theirs, taken(at(day, 11)))])
    await Promise.all(
      readers.map(async (reader, n) => {
        await reader.until(() => reader.told.some((told) => positionOf(told) === last))
        const seen = rows(reader.told).map((told) => caseOf(told)?.id)
        expect(seen).toEqual(n % 4 < 2 ? [elsewhere, id] : [id])
        await reader.leave()
      })
    )
  })

  it("a place before everything is told everything", async () => {
    const reader = await readLive(district, "commander", { after: 0 })
    const head = await district.run(Effect.flatMap(EventStore, (store) => store.head))
    await reader.until(() =>
      reader.told.some((told) => positionOf(told) === head || told.event === "restart")
    )
    const { json } = await district.ask("commander", "/api/cases?limit=500")
    const things = rows(reader.told)
    expect(new Set(things.flatMap((told) => caseOf(told)?.id ?? [])).size).toBe(json.total)
    await reader.leave()
  })

  it("a model that is built anew ends the stream with restart", async () => {
    const reader = await readLive(district, "commander")
    await reader.until(() => reader.told.length > 0)
    await district.ask("admin", "/api/operations/models/case_register/rebuild", { method: "POST" })
    await reader.until(() => reader.told.some(({ event }) => event === "restart"))
    expect(reader.told.at(-1)).toMatchObject({ event: "restart", data: { reason: "rebuilt" } })
    expect(await reader.more()).toBe(false)
    // Who was away meanwhile, and names a place in the old tables, is told so as well.
    const away = await readLive(district, "commander", { lastEventId: reader.told[0]?.id ?? "" })
    await away.until(() => away.told.length > 0)
    expect(away.told).toEqual([expect.objectContaining({ event: "restart", data: { reason: "rebuilt" } })])
  })

  it("an event that was set aside and is applied after all ends the stream with restart", async () => {
    const id = derivedId("poison")
    await append(district, [ofCase(id, theirs, taken(at(day, 11)))])
    const stream = `cases/case/${id}` as const
    await district.appendRaw(stream, "LevelWasChanged", { level: 1 }, theirs)
    const parked = async () =>
      (await district.ask("admin", "/api/operations/parked")).json.parked.filter(
        ({ model }) => model === "case_register"
      )
    while ((await parked()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const reader = await readLive(district, "commander")
    await reader.until(() => reader.told.length > 0)
    const [event] = await parked()
    const dropped = await district.ask(
      "admin",
      `/api/operations/parked/case_register/${event?.position}/drop`,
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ reason: "误写" })
      }
    )
    expect(dropped.status).toBe(200)
    await reader.until(() => reader.told.some((told) => told.event === "restart"))
  })

  it("X3, X5: it is not for the administrator, nor for nobody", async () => {
    expect((await readLive(district, "admin")).status).toBe(403)
    expect((await district.ask(null, "/api/cases/live")).status).toBe(401)
  })
})
