import { SqlClient } from "@effect/sql/SqlClient"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import { PgPool } from "@jiaosuo/event-store/PgPool"
import { uuidv7 } from "@jiaosuo/kernel/Ids"
import { eventually } from "@jiaosuo/testing/Eventually"
import { Effect } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Account, type District, openDistrict } from "./district.ts"
import { histories } from "./histories.ts"
import { registered } from "./recorded.ts"

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterAll(() => district.close())

const post = <const Path extends string>(
  account: Account | null,
  path: Path,
  body?: unknown,
  headers: Record<string, string> = {}
) =>
  district.ask(account, path, {
    method: "POST",
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) })
  })

const areas = async () => {
  const { json } = await district.ask("commander", "/api/townships/status")
  return new Map<string, { incomplete: boolean; parked: number; vehicles: number }>(
    [json.district, ...json.townships].map((area) => [area.code, area])
  )
}

/** Asks again until an answer holds: the model follows the log in its own time. */
const until = <A>(ask: () => Promise<A>, holds: (answer: A) => boolean): Promise<A> =>
  Effect.runPromise(eventually(Effect.promise(ask), holds))

describe("operation (X5)", () => {
  it("is for administrators and the host's own command line; nobody else", async () => {
    for (const path of ["models", "parked"]) {
      expect((await district.ask("admin", `/api/operations/${path}`)).status).toBe(200)
      expect((await district.ask("operator", `/api/operations/${path}`)).status).toBe(200)
      for (const account of ["commander", "registrar", "warden-371603101"] as const) {
        expect((await district.ask(account, `/api/operations/${path}`)).status).toBe(403)
      }
      expect((await district.ask(null, `/api/operations/${path}`)).status).toBe(401)
    }
  })

  it("shows the models and how far they are", async () => {
    const position = await district.append(histories(7, 20, "2026-05-01"))
    const { json } = await until(
      () => district.ask("admin", "/api/operations/models"),
      ({ json: seen }) => seen.models.every((model) => model.lag === 0 && model.state === "live")
    )
    const level = { state: "live", position, lag: 0, parked: 0 }
    expect([...json.models].sort((a, b) => (a.model < b.model ? -1 : 1))).toEqual([
      {
        model: "accident_register",
        version: expect.stringMatching(/^\d+_[0-9a-f]{16}_[0-9a-f]{8}_[0-9a-f]{8}$/),
        ...level
      },
      {
        model: "case_register",
        version: expect.stringMatching(/^\d+_[0-9a-f]{16}_[0-9a-f]{8}$/),
        ...level
      },
      { model: "duty_register", version: expect.stringMatching(/^\d+$/), ...level },
      {
        model: "vehicle_register",
        version: expect.stringMatching(/^1_[0-9a-f]{16}_\d{8}_[0-9a-f]{8}$/),
        ...level
      },
      { model: "warden_register", version: expect.stringMatching(/^\d+$/), ...level }
    ])
  })

  it("a model that does not exist is 404", async () => {
    const { status, json } = await post("admin", "/api/operations/models/nothing/rebuild")
    expect([status, json.code]).toEqual([404, "ModelIsUnknown"])
  })
})

describe("an event that cannot be read", () => {
  const id = uuidv7()
  let poison = 0

  it("is set aside with its error, the run goes on, and its township says incomplete", async () => {
    await district.append([
      {
        id,
        township: "371603102",
        event: registered({ village: "371603102207", plate: { kind: "02", number: "鲁M50001" } })
      }
    ])
    poison = (
      await district.appendRaw(`vehicles/vehicle/${id}`, "VehicleWasMoved", { village: 7 }, "371603103")
    ).position
    const after = await district.append([
      {
        id: uuidv7(),
        township: "371603105",
        event: registered({ village: "371603105201", plate: { kind: "02", number: "鲁M50002" } })
      }
    ])
    const { json } = await district.ask("commander", `/api/townships/status?after=${after}`)
    expect(json).toMatchObject({ position: after, incomplete: true, parked: 1 })
    const marked = json.townships.filter((area) => area.incomplete)
    // The township that the event names, and the one in which the vehicle still stands.
    expect(marked.map((area) => area.code)).toEqual(["371603102", "371603103"])
    const list = await district.ask("commander", "/api/vehicles?township=371603102")
    expect(list.json.incomplete).toBe(true)
    expect((await district.ask("commander", "/api/vehicles?township=371603105")).json.incomplete).toBe(false)
  })

  it("an event of a type that nobody knows is set aside as well, never skipped", async () => {
    const stranger = uuidv7()
    const { position } = await district.appendRaw(
      `vehicles/vehicle/${stranger}`,
      "VehicleWasPainted",
      {},
      "371603106"
    )
    await until(areas, (seen) => seen.get("371603106")?.incomplete === true)
    const { json } = await district.ask("admin", "/api/operations/parked")
    expect(json.parked.map((event) => event.position)).toEqual([poison, position])
    expect(json.parked[1]).toMatchObject({
      model: "vehicle_register",
      type: "VehicleWasPainted",
      township: "371603106",
      error: expect.stringContaining("unknown event type")
    })
    expect(
      await post("admin", `/api/operations/parked/vehicle_register/${position}/drop`, { reason: "not ours" })
    ).toMatchObject({ status: 200, json: { dropped: true } })
    expect((await areas()).get("371603106")?.incomplete).toBe(false)
  })

  it("a retry says that it still cannot be read", async () => {
    const { json } = await post("operator", `/api/operations/parked/vehicle_register/${poison}/retry`)
    expect(json).toEqual({ applied: false })
  })

  it("dropping needs a reason, and keeps who and why", async () => {
    const path = `/api/operations/parked/vehicle_register/${poison}/drop`
    expect((await post("admin", path, { reason: "" })).status).toBe(400)
    expect((await post("commander", path, { reason: "because" })).status).toBe(403)
    expect((await post("admin", path, { reason: "planted by a test" })).json).toEqual({ dropped: true })
    expect((await post("admin", path, { reason: "again" })).status).toBe(404)
    const rows = await district.run(
      Effect.flatMap(
        SqlClient,
        (sql) => sql`select dropped_by, reason from read_models.dropped where position = ${poison}::bigint`
      )
    )
    expect(rows).toEqual([{ dropped_by: "admin", reason: "planted by a test" }])
    const now = await areas()
    expect(now.get("371603102")).toMatchObject({ incomplete: false, parked: 0 })
    expect(now.get("371603")).toMatchObject({ incomplete: false, parked: 0 })
  })

  it("one that names no township makes every township incomplete", async () => {
    const { position } = await district.appendRaw(`vehicles/vehicle/${uuidv7()}`, "VehicleWasMoved", {}, null)
    const seen = await until(areas, (now) => now.get("371603")?.incomplete === true)
    expect([...seen.values()].every((area) => area.incomplete)).toBe(true)
    await post("admin", `/api/operations/parked/vehicle_register/${position}/drop`, { reason: "planted" })
  })
})

describe("verification of the log (X6)", () => {
  it("walks the whole log", async () => {
    const { json } = await post("commander", "/api/operations/verify")
    expect(json).toMatchObject({ ok: true, bad: null })
    expect(json.head).toBe(json.events)
    expect((await post("warden-371603101", "/api/operations/verify")).status).toBe(403)
  })

  it("tells its progress as server-sent events", async () => {
    const { text, headers } = await post("operator", "/api/operations/verify", undefined, {
      accept: "text/event-stream"
    })
    expect(headers.get("content-type")).toContain("text/event-stream")
    const result = /event: result\ndata: (.*)\n\n/.exec(text)?.[1] ?? "{}"
    expect(JSON.parse(result)).toMatchObject({ ok: true })
  })

  it("names the first event whose content was changed", async () => {
    await district.run(
      Effect.gen(function* () {
        const pool = yield* PgPool
        yield* Effect.promise(() =>
          pool.query("alter table log.event disable trigger user").catch(() => undefined)
        )
        yield* Effect.promise(() =>
          pool.query(`update log.event set data = '{"planted":true}'::json where position = 3`)
        )
      })
    )
    const { json } = await post("admin", "/api/operations/verify")
    expect(json).toMatchObject({ ok: false, bad: { position: 3, reason: "content does not fit its hash" } })
  })
})

describe("the erasure of a person", () => {
  it("destroys the key, is kept in the log with its reason, and repeats its first answer", async () => {
    const [reference] = await district.keepPersons([{ name: "赵某某", idNumber: "371603197001010022" }])
    const personId = reference?.personId ?? ""
    const path = `/api/operations/persons/${personId}/erase`
    const key = { "idempotency-key": uuidv7() }
    expect((await post("commander", path, { reason: "court order" })).status).toBe(403)
    const first = await post("admin", path, { reason: "court order" }, key)
    expect(first.json).toMatchObject({ id: personId, version: 2, records: 1 })
    expect(first.headers.get("etag")).toBe('"2"')
    expect((await post("admin", path, { reason: "court order" }, key)).json).toMatchObject({ records: 1 })
    expect((await post("admin", path, { reason: "another reason" }, key)).json.code).toBe("CommandIdIsTaken")
    const kept = await district.run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const sql = yield* SqlClient
        const history = yield* store.readStream(`townships/erasure/${personId}`)
        const keys = yield* sql`select 1 from personal_keys.key where person_id = ${personId}::uuid`
        return { keys: keys.length, history: history.map(({ type, actor, data }) => ({ type, actor, data })) }
      })
    )
    expect(kept).toEqual({
      keys: 0,
      history: [
        { type: "PersonErasureWasOrdered", actor: "admin", data: { personId, reason: "court order" } },
        { type: "PersonWasErased", actor: "admin", data: { personId, records: 1 } }
      ]
    })
  })

  it("a person of whom there is no record is 404", async () => {
    const { status, json } = await post("admin", `/api/operations/persons/${uuidv7()}/erase`, {
      reason: "court order"
    })
    expect([status, json.code]).toEqual([404, "PersonIsUnknown"])
  })
})
