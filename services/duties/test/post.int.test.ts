import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ModeBands, PostDemands, PostFile } from "../src/api.ts"
import { type Account, at, startZone, townships, type Zone } from "./http/zone.ts"

let zone: Zone

beforeAll(async () => {
  zone = await startZone()
})
afterAll(() => zone?.stop())

/** So many officers and auxiliaries, each time others: nobody stands in two places at once. */
let used = 0
const crew = (officers: number, auxiliaries: number): ReadonlyArray<{ personId: string }> => {
  const first = used
  used += officers + auxiliaries
  return [
    ...Array.from({ length: officers }, (_, i) => zone.officer((first + i) % 30)),
    ...Array.from({ length: auxiliaries }, (_, i) => zone.auxiliary((first + officers + i) % 60))
  ].map((personId) => ({ personId }))
}

let day = 0
const checkpoint = (more: object = {}): object => {
  // Each on a day of its own.
  day = (day % 27) + 1
  return {
    kind: "checkpoint",
    roadClass: "highway",
    visibility: "good",
    unitId: zone.zone,
    township: townships[0],
    location: { longitude: 118, latitude: 37.7 },
    road: "G205",
    from: at(day, "09:00"),
    until: at(day, "11:00"),
    signs: [{ metres: 200 }],
    ...more
  }
}
const plan = (form: object, as: Account = "commander") =>
  zone.post<Record<string, unknown>>("/api/duties/posts", form, { as })
const told = async (reply: ReturnType<typeof plan>) => {
  const { status, body } = await reply
  return [status, body["code"] ?? "accepted", body["rule"] ?? null]
}
const planned = async (form: object): Promise<string> => {
  const { status, body } = await plan(form)
  if (status !== 201) throw new Error(JSON.stringify(body))
  return String(body["id"])
}
const act = (id: string, verb: string, form: object = {}, as: Account = "officer") =>
  zone.post<Record<string, unknown>>(`/api/duties/posts/${id}/${verb}`, form, { as })
const file = async (id: string): Promise<PostFile> =>
  (await zone.get<PostFile>(`/api/duties/posts/${id}`)).body

describe("a post through HTTP", () => {
  it.each([
    [2, 0, 201],
    [1, 2, 201],
    [1, 1, 409],
    [0, 4, 409]
  ] as const)(
    "row 37, D1: a checkpoint on a highway with %s officers and %s assistants is answered %s",
    async (officers, auxiliaries, status) => {
      const answer = await told(plan(checkpoint({ members: crew(officers, auxiliaries) })))
      expect(answer).toEqual(status === 201 ? [201, "accepted", null] : [409, "CrewIsTooSmall", "D1"])
    }
  )

  it("row 37, D1: the refusal says how many there are and how many are needed, in the reader's language", async () => {
    const form = checkpoint({ members: crew(1, 1) })
    expect((await plan(form)).body).toMatchObject({
      detail: "现有1名民警、1名协管员,至少应为2名民警,或1名民警和2名协管员。",
      fields: [{ path: "members", rule: "D1" }]
    })
    const en = await zone.post<{ detail: string }>("/api/duties/posts", form, { language: "en" })
    expect(en.body.detail).toBe(
      "1 officers and 1 assistants: at least 2 officers, or 1 officer(s) with 2 assistants are needed."
    )
  })

  it.each([
    ["fog", 3, 0, 500, 201, null],
    ["night", 2, 2, 500, 201, null],
    ["rain", 2, 1, 500, 409, "D2"],
    ["snow", 3, 0, 499, 409, "D3"],
    ["good", 2, 0, 199, 409, "D3"]
  ] as const)(
    "row 37, D2 and D3: in %s with %s officers, %s assistants and signs from %s m: %s",
    async (visibility, officers, auxiliaries, metres, status, rule) => {
      const form = checkpoint({ visibility, members: crew(officers, auxiliaries), signs: [{ metres }] })
      const [answered, , by] = await told(plan(form))
      expect([answered, by]).toEqual([status, rule])
    }
  )

  it.each([
    [2000, true, 201, "accepted"],
    [1999, true, 409, "SignsAreTooNear"],
    [2000, false, 409, "PointIsNotAtATollOrServiceArea"]
  ] as const)(
    "row 37, D3: on a motorway with signs from %s m, at a toll area: %s: %s",
    async (metres, tollOrServiceArea, status, code) => {
      const form = checkpoint({
        roadClass: "motorway",
        members: crew(2, 0),
        signs: [{ metres }],
        tollOrServiceArea
      })
      expect(await told(plan(form))).toEqual([status, code, status === 201 ? null : "D3"])
    }
  )

  it.each([
    ["checkpoint", "highway", "good", { rule: "D1", officers: 2, metres: 200, toll: false }],
    ["checkpoint", "highway", "fog", { rule: "D2", officers: 3, metres: 500, toll: false }],
    ["checkpoint", "motorway", "good", { rule: "D1", officers: 2, metres: 2000, toll: true }],
    ["patrol-leg", "other", "night", { rule: "D1", officers: 1, metres: undefined, toll: undefined }]
  ] as const)(
    "row 37, D1, D2, D3: what a %s on a %s in %s asks for is told before it is planned",
    async (kind, roadClass, visibility, { rule, officers, metres, toll }) => {
      const asked = `kind=${kind}&roadClass=${roadClass}&visibility=${visibility}&on=2026-11-26`
      const { body } = await zone.get<PostDemands>(`/api/duties/posts/demands?${asked}`)
      expect([body.staffing.rule, body.staffing.anyOf[0]?.officers]).toEqual([rule, officers])
      expect([body.signs?.leastMetres, body.signs?.atTollOrServiceArea]).toEqual([metres, toll])
    }
  )

  it("row 29: the bands of a day say when those on duty stand at their post", async () => {
    const { body } = await zone.get<ModeBands>("/api/duties/posts/mode-bands?on=2026-11-26")
    expect(body.bands.map(({ mode, from, until }) => [mode, from, until])).toEqual([
      ["posting", "07:00", "08:30"],
      ["posting", "17:00", "18:30"]
    ])
    expect((await zone.get("/api/duties/posts/mode-bands?on=morgen")).status).toBe(422)
  })

  it("X3: is planned by officers of the township and by the command, not by others, nor by auxiliaries", async () => {
    expect(await told(plan(checkpoint({ members: crew(2, 0) }), "officer"))).toEqual([201, "accepted", null])
    expect(await told(plan(checkpoint({ members: crew(2, 0) }), "stranger"))).toEqual([
      403,
      "TownshipIsOutOfScope",
      "X3"
    ])
    expect((await plan(checkpoint({ members: crew(2, 0) }), "auxiliary")).status).toBe(403)
    expect((await zone.get("/api/duties/posts/0192f0a0-1234-8000-8000-000000000001")).status).toBe(404)
  })

  it("nobody stands at two posts at once; when one has ended they are free", async () => {
    const members = crew(2, 0)
    const form = checkpoint({ members })
    const id = await planned(form)
    const second = await plan({ ...form, road: "S234" })
    expect(second).toMatchObject({
      status: 409,
      body: { code: "PersonIsAtAnotherPost", facts: { personId: members[0]?.personId, heldBy: id } }
    })
    expect(await told(act(id, "cancel", { reason: "大雪封路" }))).toEqual([200, "accepted", null])
    expect(await told(plan({ ...form, road: "S234" }))).toEqual([201, "accepted", null])
  })

  it("names all values at fault at once", async () => {
    const reply = await plan(
      checkpoint({ members: crew(2, 0), township: "371603999", from: "gestern", signs: [{ metres: -1 }] })
    )
    expect(reply.status).toBe(422)
    expect((reply.body["fields"] as ReadonlyArray<{ path: string }>).map(({ path }) => path)).toEqual([
      "township",
      "from",
      "signs.0.metres"
    ])
  })

  it("row 37: fog comes over a checkpoint: the same crew is too small, a larger one with signs from 500 m stands", async () => {
    const form = checkpoint({ members: crew(2, 0) })
    const id = await planned(form)
    await act(id, "begin", { happenedAt: at(day, "09:02") })
    expect(await told(act(id, "change", { visibility: "fog", reason: "起雾" }))).toEqual([
      409,
      "CrewIsTooSmall",
      "D2"
    ])
    const larger = { visibility: "fog", members: crew(3, 0), signs: [{ metres: 500 }], reason: "起雾" }
    expect(await told(act(id, "change", larger))).toEqual([200, "accepted", null])
    expect(await file(id)).toMatchObject({
      standing: "on",
      visibility: "fog",
      staffing: { rule: "D2", anyOf: [{ officers: 3 }, { officers: 2, assistants: 2 }] },
      signsFrom: { rule: "D3", leastMetres: 500 }
    })
  })

  it("row 37: a patrol drives its legs, and its length is their sum", async () => {
    const id = await planned(checkpoint({ kind: "patrol-leg", members: crew(2, 0), signs: [] }))
    await act(id, "begin", { happenedAt: at(day, "09:00") })
    const leg = {
      road: "S234",
      start: { longitude: 118, latitude: 37.7 },
      end: { longitude: 118, latitude: 37.72 },
      from: at(day, "09:05"),
      until: at(day, "09:20")
    }
    expect(await told(act(id, "drive-leg", leg, "auxiliary"))).toEqual([200, "accepted", null])
    expect(
      await told(
        act(id, "drive-leg", { ...leg, metres: 3_100, from: at(day, "09:30"), until: at(day, "09:45") })
      )
    ).toEqual([200, "accepted", null])
    await act(id, "end", { happenedAt: at(day, "11:00"), note: "巡逻正常" })
    expect(await file(id)).toMatchObject({
      standing: "ended",
      patrolledMetres: 2_224 + 3_100,
      legs: [{ metres: 2_224 }, { metres: 3_100 }]
    })
    expect(await told(act(id, "drive-leg", leg))).toEqual([409, "PostIsNotInThatState", null])
  })

  it("K14: a key vehicle is taken down with its plate, state and findings; codes are those of the table", async () => {
    const id = await planned(checkpoint({ members: crew(2, 0) }))
    await act(id, "begin", { happenedAt: at(day, "09:00") })
    const check = {
      plate: { kind: "02", number: "鲁M12345" },
      findings: ["tyres", "seat-belts"],
      passengers: 9,
      note: "后轮花纹磨平",
      happenedAt: at(day, "09:30")
    }
    expect(await told(act(id, "check-vehicle", check, "auxiliary"))).toEqual([200, "accepted", null])
    const wrong = await act(id, "check-vehicle", {
      ...check,
      plate: { kind: "02", number: "鲁M1O345" },
      state: "9",
      findings: ["colour"]
    })
    expect(
      (wrong.body["fields"] as ReadonlyArray<{ path: string; rule: string }>).map(({ path, rule }) => [
        path,
        rule
      ])
    ).toEqual([
      ["plate.number", "N1"],
      ["state", "K14"],
      ["findings.0", "K14"]
    ])
    const without = await act(id, "check-vehicle", { plate: { kind: "41" }, happenedAt: at(day, "09:40") })
    expect(without.status).toBe(200)
    expect((await file(id)).checks).toMatchObject([
      {
        plate: { kind: "02", number: "鲁M12345" },
        state: { code: "1", name: "号牌正常" },
        findings: [
          { code: "tyres", name: "轮胎不合格" },
          { code: "seat-belts", name: "未使用安全带" }
        ],
        passengers: 9
      },
      { plate: { kind: "41", number: null }, state: { code: "2", name: "无牌" }, findings: [] }
    ])
    // What the register of vehicles hears: the event as it is on the bus, in the township of the post.
    const said = (await zone.log()).filter(({ type }) => type === "VehicleWasChecked")
    expect(said.map(({ stream, township }) => [stream, township])).toEqual([
      [`duties/post/${id}`, townships[0]],
      [`duties/post/${id}`, townships[0]]
    ])
  })
})
