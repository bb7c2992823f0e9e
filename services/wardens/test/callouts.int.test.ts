import { EventStore } from "@jiaosuo/event-store/EventStore"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { privateDatabase } from "@jiaosuo/testing/Database"
import { Effect, Exit, Scope } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { CallOutsPage, WhoAnswer } from "../src/api.ts"
import { type Account, acting, area, clock, type Server, startCallOuts, village } from "./http/callOuts.ts"
import { formCell } from "./http/volunteers.ts"

const scope = Effect.runSync(Scope.make())
let url: string
let server: Server
beforeAll(async () => {
  url = await Effect.runPromise(Scope.extend(privateDatabase, scope))
  server = await startCallOuts(url)
})
afterAll(async () => {
  await server?.stop()
  await Effect.runPromise(Scope.close(scope, Exit.void))
})

const { act, told, opening, opened, file, onFile, say } = acting(() => server)
const wasps = { skills: ["wasp"], trainings: ["volunteer", "wasp"], equipment: ["wasp-suit"] } as const
const waspNest = (location: object) => ({ need: "wasp-nest", what: "李家屋檐下有马蜂窝", village, location })
const who = (query: string, as: Account = "dispatcher") =>
  server.get<WhoAnswer>(`/api/wardens/call-outs/who?${query}`, { as })
const list = async (as: Account, query = "") =>
  (await server.get<CallOutsPage>(`/api/wardens/call-outs${query}`, { as })).body.items

describe("call-outs through HTTP", () => {
  it("rows 45, 46: a wasp nest: who is near and trained is asked with the reasons, two come, are there, and have done it", async () => {
    const at = area(1)
    const one = await onFile({ name: "王小明", from: at(400), account: "one", ...wasps })
    const two = await onFile({
      name: "李国",
      from: at(900),
      account: "two",
      village: "371603102201",
      ...wasps
    })
    const three = await onFile({ name: "赵秀英", from: at(1_500), account: "three", ...wasps })
    await onFile({ name: "孙大海", from: at(100), account: "rested", rests: true, ...wasps })
    await onFile({ name: "周正", from: at(200), ...wasps, trainings: ["volunteer"] })
    await onFile({ name: "吴用", from: at(300), skills: ["boat"], trainings: ["volunteer", "water-rescue"] })
    const { latitude, longitude } = at(0)
    const before = (await who(`need=wasp-nest&lat=${latitude}&lon=${longitude}`)).body
    expect(before).toMatchObject({ people: 2, ring: 1, withinMetres: 3_000, passedOverInAll: 3 })

    const key = uuidv7()
    const form = waspNest(at(0))
    const { status, body } = await opening(form, "dispatcher", key)
    expect(status).toBe(201)
    expect((await opening(form, "dispatcher", key)).body).toEqual(body)
    const { id } = body
    const asked = await file(id)
    expect(asked).toMatchObject({
      need: { code: "wasp-nest", name: "捅马蜂窝" },
      skill: { code: "wasp", name: "捅马蜂窝" },
      equipment: [{ code: "wasp-suit", name: "防蜂服" }],
      people: 2,
      asked: 3,
      come: 0,
      missing: { people: 2, equipment: [{ code: "wasp-suit", name: "防蜂服" }] },
      ring: 1,
      standing: "asking",
      nextRingAt: "2026-05-06T10:05:00.000+08:00",
      rings: [
        {
          ring: 1,
          asked: [one, two, three],
          passedOver: [
            { why: "resting", reason: "休整中" },
            { why: "untrained", reason: "培训无效或已过期" },
            { why: "without-skill", reason: "不具备所需技能" }
          ]
        }
      ],
      parties: [
        {
          person: { name: "王*", phone: "138****5678", masked: true },
          reasons: ["距离400米", "1人会捅马蜂窝", "有防蜂服", "本月已出动0次"]
        },
        { distanceMetres: 900 },
        { distanceMetres: 1_500 }
      ]
    })
    // Whoever is asked is found by the question before it as well.
    expect(before.asked.map(({ partyId }) => partyId)).toEqual([one, two, three])
    // Somebody of another township sees what they are asked to, and nothing else.
    expect((await list("two")).map((item) => [item.id, item.mine?.answer])).toEqual([[id, null]])
    expect((await list("stranger", "?mine=true")).length).toBe(0)
    expect((await server.get(`/api/wardens/call-outs/${id}`, { as: "two" })).status).toBe(200)

    expect(await told(act(id, "accept", {}, "two"))).toEqual([200, "accepted"])
    expect(await told(act(id, "arrive", {}, "two"))).toEqual([409, "OthersAreStillMissing"])
    expect(await told(act(id, "accept", { partyId: one }))).toEqual([200, "accepted"])
    expect(await file(id)).toMatchObject({
      standing: "manned",
      come: 2,
      arrived: 0,
      missing: { people: 0, equipment: [] },
      parties: [{ answer: "comes" }, { answer: "comes" }, { stoodDownAt: expect.any(String) }]
    })
    expect(await told(act(id, "accept", {}, "three"))).toEqual([409, "PartyIsStoodDown"])
    clock.advance("90 seconds")
    expect(await told(act(id, "finish", { outcome: "done" }))).toEqual([409, "NobodyHasArrived"])
    expect(await told(act(id, "arrive", {}, "two"))).toEqual([200, "accepted"])
    clock.advance("10 minutes")
    expect(await told(act(id, "finish", { outcome: "done", note: "蜂窝已摘除" }, "two"))).toEqual([
      200,
      "accepted"
    ])
    expect(await file(id)).toMatchObject({
      standing: "finished",
      outcome: "done",
      outcomeName: "处置完毕",
      arrived: 1,
      note: "蜂窝已摘除",
      secondsToArrive: 90
    })
    // They went this month: at the same distance somebody else comes first, and who is nearest is asked all the same.
    const next = (await who(`need=wasp-nest&lat=${latitude}&lon=${longitude}`)).body
    expect(next.asked.map(({ callOutsThisMonth }) => callOutsThisMonth)).toEqual([1, 1, 0])

    const log = JSON.stringify(await server.log())
    for (const secret of ["王小明", "13812345678"]) expect(log).not.toContain(secret)
  })

  it("row 45: 18 members of a volunteer team are called to search for somebody; one of 18 cannot, and nobody goes", async () => {
    const at = area(2)
    const team = await Promise.all(
      Array.from({ length: 18 }, (_, n) => onFile({ name: `队员${n}`, from: at(100 + n) }))
    )
    const id = await opened({ need: "lost-person", what: "老人走失", village, location: at(0), people: 18 })
    expect((await file(id)).rings[0]?.asked).toEqual(team)
    await Promise.all(team.slice(1).map((partyId) => act(id, "accept", { partyId })))
    expect(await file(id)).toMatchObject({ standing: "asking", come: 17 })
    await act(id, "decline", { partyId: team[0] })
    await expect.poll(async () => (await file(id)).standing).toBe("too-few")
    expect((await file(id)).history.at(-1)).toMatchObject({
      type: "CallOutFoundTooFew",
      figures: { come: 17 }
    })
  })

  it("rows 45, 46: eight call-outs at one instant: nobody is asked by two", async () => {
    const at = area(3)
    await Promise.all(
      Array.from({ length: 26 }, (_, n) => onFile({ name: `义警${n}`, from: at(100 + n), ...wasps }))
    )
    const ids = await Promise.all(Array.from({ length: 8 }, () => opened(waspNest(at(0)))))
    const files = await Promise.all(ids.map((id) => file(id)))
    const everybody = files.flatMap(({ rings }) => rings.flatMap(({ asked }) => asked))
    expect(everybody).toHaveLength(24)
    expect(new Set(everybody).size).toBe(24)
    expect(await told(opening(waspNest(at(0))))).toEqual([201, "accepted"])
    for (const id of ids) expect(await told(act(id, "stop"))).toEqual([200, "accepted"])
    const free = (await file(await opened(waspNest(at(0))))).rings[0]
    expect(free?.asked).toHaveLength(3)
  })

  it("rows 45, 46: whoever goes to rest, or leaves, after they were asked does not come: others are asked", async () => {
    const at = area(11)
    const metres = [100, 200, 300, 5_000, 6_000]
    const [one = "", two = "", three = "", far, further] = await Promise.all(
      metres.map((from) => onFile({ name: "义警", from: at(from), ...wasps }))
    )
    const id = await opened(waspNest(at(0)))
    for (const partyId of [one, two])
      expect(await told(act(id, "accept", { partyId }))).toEqual([200, "accepted"])
    expect((await file(id)).standing).toBe("manned")
    const away = (warden: string, type: string) =>
      say(`wardens/warden/${warden}`, type, {
        at: new Date(clock.now()).toISOString(),
        reason: null,
        warnings: []
      })
    await away(one, "WardenWentToRest")
    await away(three, "WardenLeft")
    // The desk that has them on the telephone is told so at once.
    expect(await told(act(id, "accept", { partyId: one }))).toEqual([409, "PartyIsNotInService"])
    await expect
      .poll(async () => (await file(id)).parties.map(({ partyId, answer }) => [partyId, answer]))
      .toEqual([
        [one, "cannot"],
        [two, "comes"],
        [three, null],
        [far, null],
        [further, null]
      ])
    expect(await told(act(id, "arrive", { partyId: two }))).toEqual([409, "OthersAreStillMissing"])
    await act(id, "stop")
  })

  it("row 45: the station stops it at any time; whoever is not of the call-out, the desk or the township changes nothing", async () => {
    const at = area(4)
    await Promise.all([300, 200].map((metres) => onFile({ name: "义警", from: at(metres), ...wasps })))
    const id = await opened(waspNest(at(0)))
    const [asked] = (await file(id)).parties.map(({ partyId }) => partyId)
    const refusals = await Promise.all([
      told(act(id, "accept", {}, "stranger")),
      told(act(id, "accept", {}, "rested")),
      told(act(id, "accept", {}, "one")),
      told(act(id, "accept", { partyId: asked }, "one")),
      told(act(id, "accept", { partyId: asked }, "neighbour")),
      told(act(id, "accept", { partyId: asked }, "registrar")),
      told(act(id, "stop", {}, "one")),
      told(act(id, "stop", {}, "auxiliary")),
      told(act(id, "stop", {}, "neighbour")),
      told(opening(waspNest(at(0)), "neighbour")),
      told(opening(waspNest(at(0)), "one")),
      told(act(uuidv7(), "accept", {}, "one"))
    ])
    expect(refusals).toEqual([
      [403, "AccountIsNoWarden"],
      [403, "WardenIsNotActive"],
      [409, "PartyWasNotAsked"],
      [403, "ActsForSomebodyElse"],
      [403, "TownshipIsOutOfScope"],
      [403, "RoleMayNotDoThis"],
      [403, "RoleMayNotDoThis"],
      [403, "RoleMayNotDoThis"],
      [403, "TownshipIsOutOfScope"],
      [403, "TownshipIsOutOfScope"],
      [403, "RoleMayNotDoThis"],
      [404, "CallOutIsNotOpened"]
    ])
    expect((await server.get(`/api/wardens/call-outs/${id}`, { as: "neighbour" })).status).toBe(403)
    expect(await told(act(id, "stop", { reason: "误报" }, "officer"))).toEqual([200, "accepted"])
    expect(await file(id)).toMatchObject({ standing: "stopped", note: "误报" })
    expect(await told(act(id, "accept", { partyId: asked }))).toEqual([409, "CallOutIsOver"])
    const wrong = await opening({ need: "fire", what: " ", skill: "flying", equipment: ["x"], people: 99 })
    expect([
      wrong.status,
      (wrong.body["fields"] as ReadonlyArray<{ path: string }>).map(({ path }) => path)
    ]).toEqual([422, ["need", "skill", "equipment.0", "people", "what", "township", "location"]])
  })
})

describe("what others say", () => {
  const caseCalls = async (data: object) => {
    const caseId = uuidv7()
    const callOutId = uuidv7()
    const said = { callOutId, need: "捅马蜂窝", at: new Date(clock.now()).toISOString(), ...data }
    await say(`cases/case/${caseId}`, "VolunteersWereCalledOut", said)
    return { caseId, callOutId }
  }

  it("row 46: a case that calls volunteers out opens a call-out, once; one that names a cell opens none", async () => {
    const at = area(5)
    await Promise.all([300, 200].map((metres) => onFile({ name: "义警", from: at(metres), ...wasps })))
    const place = { township: "371603101", village, location: at(0), address: null, roadPost: null }
    const unreadable = await caseCalls({ callOutId: 7 })
    const named = await caseCalls({ cell: { cellId: uuidv7(), skill: "wasp" }, type: "wasp-nest", place })
    const { caseId, callOutId } = await caseCalls({ type: "wasp-nest", place, skill: null, people: null })
    await expect.poll(async () => (await server.get(`/api/wardens/call-outs/${callOutId}`)).status).toBe(200)
    const opened = await file(callOutId)
    expect(opened).toMatchObject({
      caseId,
      need: { code: "wasp-nest" },
      what: "捅马蜂窝",
      people: 2,
      standing: "asking",
      parties: [{ distanceMetres: 200 }, { distanceMetres: 300 }]
    })
    for (const none of [unreadable, named]) {
      expect((await server.get(`/api/wardens/call-outs/${none.callOutId}`)).status).toBe(404)
    }
    for (const { partyId } of opened.parties) await act(callOutId, "accept", { partyId })
    // What the case should hear names it.
    const told = (
      await server.run(
        Effect.flatMap(EventStore, (store) => store.readStream(`wardens/callout/${callOutId}`))
      )
    ).map(({ type, data }) => [type, (data as { caseId?: string }).caseId])
    expect(told.at(-1)).toEqual(["CallOutWasManned", caseId])
    await act(callOutId, "stop")
  })

  it("row 23: the nearest cell is asked as a whole; what it says where cells are kept is in the call-out", async () => {
    const at = area(6)
    const two = [["wasp"], ["wasp", "saw"], []]
    const cells = await Promise.all(
      [
        { village, location: at(2_000), skills: two, equipment: ["wasp-suit"] },
        { village, location: at(500), skills: [["wasp"]], equipment: ["wasp-suit"] },
        { village, location: at(800), skills: two, equipment: ["wasp-suit"] }
      ].map((cell) => server.run(formCell(cell)))
    )
    await onFile({ name: "义警", from: at(1_500), ...wasps })
    const id = await opened(waspNest(at(0)))
    const [, small, near] = cells
    expect(await file(id)).toMatchObject({
      rings: [
        { asked: [near], passedOver: [{ partyId: small, why: "too-few", reason: "人数或装备不足" }, {}, {}] }
      ],
      parties: [{ kind: "cell", cellName: "刘下洼哨点", people: 3, able: 2, person: null }]
    })
    expect(await told(act(id, "accept", { partyId: near }))).toEqual([409, "CellAnswersForItself"])
    const cell = `duties/cell/${near}` as const
    const now = new Date(clock.now()).toISOString()
    await say(cell, "CellAnswered", { callOutId: id, answer: "comes", at: now })
    await say(cell, "CellArrived", { callOutId: id, at: now })
    await say(cell, "CallOutEnded", { callOutId: id, outcome: "done", note: "已摘除", at: now })
    await expect
      .poll(async () => await file(id))
      .toMatchObject({
        standing: "finished",
        outcome: "done",
        note: "已摘除",
        parties: [{ answer: "comes" }]
      })
    // A cell that cannot come leaves it to whoever is next.
    const second = await opened(waspNest(at(0)))
    await say(cell, "CellAnswered", { callOutId: second, answer: "cannot", at: now })
    await expect.poll(async () => (await file(second)).rings.length).toBe(2)
    await act(second, "stop")
  })
})

describe("a call-out goes on by itself", () => {
  it("row 23: cells near a place are found by the same search, without a need of the table; X3: by whoever may call out", async () => {
    const at = area(8)
    const two = [["wasp"], ["wasp", "saw"], []]
    const cells = await Promise.all(
      [
        { location: at(800), skills: two, equipment: ["wasp-suit"] },
        { location: at(12_000), skills: two, equipment: [] },
        { location: at(100), skills: [["wasp"]], equipment: [] },
        { location: at(50), skills: [[], ["first-aid"]], equipment: [] }
      ].map((cell) => server.run(formCell({ village, ...cell })))
    )
    const [near, far, alone, unskilled] = cells
    await onFile({ name: "义警", from: at(10), ...wasps })
    const { latitude, longitude } = at(0)
    const query = `kind=cell&lat=${latitude}&lon=${longitude}&skill=wasp`
    const { status, body } = await who(query)
    expect([status, body.people, body.ring]).toEqual([200, 2, 1])
    expect(body.asked).toMatchObject([
      { partyId: near, kind: "cell", cellName: "刘下洼哨点", distanceMetres: 800, people: 3, able: 2 }
    ])
    expect(body.asked[0]?.reasons).toEqual(["距离800米", "2人会捅马蜂窝", "本月已出动0次"])
    expect(body.passedOver.map(({ partyId, why, cellName }) => [partyId, why, cellName])).toEqual([
      [unskilled, "without-skill", "刘下洼哨点"],
      [alone, "too-few", "刘下洼哨点"],
      [far, "others-are-nearer", "刘下洼哨点"]
    ])
    expect((await who(`${query}&equipment=wasp-suit`)).body.asked.map(({ partyId }) => partyId)).toEqual([
      near
    ])
    const volunteers = (await who(query.replace("cell", "volunteer"))).body
    expect(new Set([...volunteers.asked, ...volunteers.passedOver].map(({ kind }) => kind))).toEqual(
      new Set(["volunteer"])
    )
    expect((await who(query, "one")).status).toBe(403)
    expect((await who("kind=cell&lat=north&lon=118.1")).status).toBe(422)
  })

  it("row 45: whoever is further away is asked when the time is over, also after the server was gone; a replay has the same people", async () => {
    const at = area(7)
    const people = await Promise.all(
      [100, 200, 4_000, 5_000, 20_000, 21_000].map((metres) =>
        onFile({ name: "义警", from: at(metres), ...wasps })
      )
    )
    const id = await opened(waspNest(at(0)))
    const rings = async () => (await file(id)).rings.map(({ ring, asked }) => [ring, asked])
    expect(await rings()).toEqual([[1, people.slice(0, 2)]])
    clock.advance("5 minutes")
    await expect.poll(rings).toEqual([
      [1, people.slice(0, 2)],
      [2, people.slice(2, 4)]
    ])
    const before = await file(id)
    await server.stop()
    clock.advance("10 minutes")
    server = await startCallOuts(url)
    await expect.poll(rings).toEqual([
      [1, people.slice(0, 2)],
      [2, people.slice(2, 4)],
      [3, people.slice(4)]
    ])
    const { parties, history } = await file(id)
    expect([parties.slice(0, 4), history.slice(0, 3)]).toEqual([before.parties, before.history])
    // Earlier ones may still come, and whoever is nearest is not asked to wait for whoever is not.
    await act(id, "accept", { partyId: people[1] })
    await act(id, "accept", { partyId: people[5] })
    expect(await file(id)).toMatchObject({ standing: "manned", come: 2 })
    clock.advance("1 hour")
    await act(id, "decline", { partyId: people[5] })
    // Those who were sent home are asked again before it is given up.
    await expect
      .poll(async () => (await file(id)).rings.at(-1)?.asked)
      .toEqual([people[0], people[2], people[3]])
    clock.advance("1 hour")
    await expect.poll(async () => (await file(id)).rings.at(-1)?.asked).toEqual([people[4]])
    clock.advance("1 hour")
    await expect.poll(async () => (await file(id)).standing).toBe("too-few")
  })
})
