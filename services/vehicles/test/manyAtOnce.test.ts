import { EventStore } from "@jiaosuo/event-store/EventStore"
import { layerMemory as eventStore } from "@jiaosuo/event-store/MemoryEventStore"
import { layerMemory as personalRecords } from "@jiaosuo/event-store/MemoryPersonalRecords"
import type { Principal } from "@jiaosuo/http/Principal"
import { derivedId, uuidv7 } from "@jiaosuo/kernel/Ids"
import type { Order } from "@jiaosuo/orders/Orders"
import { zhanhua } from "@jiaosuo/reference/Divisions"
import { Reference } from "@jiaosuo/reference/Reference"
import { Effect, Either, Layer, ManagedRuntime } from "effect"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { checkRegistration } from "../src/domain/forms/RegistrationCheck.ts"
import type { RegistrationForm } from "../src/domain/forms/VehicleForms.ts"
import { type CheckedEntry, layer, Vehicles } from "../src/Vehicles.ts"

/** The service over memory: many orders at once, as an import and many phones give them. */

const stores = Layer.mergeAll(eventStore, personalRecords, Reference.layer)
const register = layer({ visitWindowHours: 72 }).pipe(Layer.provideMerge(stores))
let runtime: ManagedRuntime.ManagedRuntime<Layer.Layer.Success<typeof register>, never>

beforeEach(() => {
  runtime = ManagedRuntime.make(register)
})
afterEach(() => runtime.dispose())

const registrar: Principal = {
  account: "registrar",
  name: "车管",
  role: "registrar",
  townships: null,
  station: null,
  qualification: "none"
}
const warden: Principal = {
  account: "warden",
  name: "劝导员",
  role: "warden",
  townships: ["371603101"],
  station: "371603101",
  qualification: "none"
}

const order = (commandId: string, principal: Principal = registrar): Order => ({
  principal,
  context: {
    actor: principal.account,
    station: principal.station,
    commandId,
    correlationId: commandId,
    causationId: null
  }
})

const form = (number: string, more: Partial<RegistrationForm> = {}): RegistrationForm => ({
  plate: { kind: "02", number },
  vehicleType: "K39",
  use: "A",
  owner: { kind: "person", name: "王小明" },
  village: "371603101213",
  ...more
})

const entry = (row: number, handedIn: RegistrationForm, principal?: Principal): CheckedEntry => ({
  registration: Either.getOrThrow(checkRegistration(handedIn, { district: zhanhua, today: "2026-05-06" })),
  order: order(derivedId("row", row), principal),
  at: "2026-05-06T00:00:00.000Z",
  content: { row, handedIn }
})

const registerAll = (entries: ReadonlyArray<CheckedEntry>) =>
  runtime.runPromise(Effect.flatMap(Vehicles, (vehicles) => vehicles.registerAll(entries)))

const outcome = (answer: Awaited<ReturnType<typeof registerAll>>[number]): string =>
  Either.match(answer, {
    onRight: ({ repeated }) => (repeated ? "repeated" : "accepted"),
    onLeft: (failure) => (failure._tag === "Rejected" ? failure.rejection._tag : failure._tag)
  })

const eventsInLog = () =>
  runtime.runPromise(
    Effect.flatMap(EventStore, (store) =>
      Effect.map(store.readLog({ after: 0, limit: 10_000 }), (log) => log.length)
    )
  )

describe("many registrations at once", () => {
  it("answers each on its own and in order: accepted, held by another (K3), out of scope (X3)", async () => {
    const answers = await registerAll([
      entry(1, form("鲁M00001")),
      entry(2, form("鲁M00002", { village: "371603102207" }), warden),
      entry(3, form("鲁M00003"), warden)
    ])
    expect(answers.map(outcome)).toEqual(["accepted", "TownshipIsOutOfScope", "accepted"])
    const again = await registerAll([entry(4, form("鲁M00001")), entry(5, form("鲁M00004"))])
    expect(again.map(outcome)).toEqual(["PlateIsHeldByAnotherVehicle", "accepted"])
  })

  it("changes nothing when the same rows are handed in again", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => entry(i, form(`鲁M${String(i).padStart(5, "0")}`)))
    expect((await registerAll(rows)).every((answer) => outcome(answer) === "accepted")).toBe(true)
    const after = await eventsInLog()
    expect((await registerAll(rows)).every((answer) => outcome(answer) === "repeated")).toBe(true)
    expect(await eventsInLog()).toBe(after)
  })
})

describe("many orders on one vehicle at once", () => {
  it("loses none of twelve corrections of different owner values", async () => {
    const outcome = await runtime.runPromise(
      Effect.gen(function* () {
        const vehicles = yield* Vehicles
        const { id } = yield* vehicles.register(form("鲁M00001"), order(uuidv7()))
        const corrections = [
          { owner: { name: "王大明" } },
          { owner: { phone: "13700001111" } },
          { owner: { address: "下洼镇小杨营村1号" } }
        ]
        yield* Effect.forEach(
          Array.from({ length: 12 }, (_, i) => corrections[i % 3] ?? {}),
          (correction) => vehicles.correct(id, correction, order(uuidv7())),
          { concurrency: "unbounded" }
        )
        const { state, persons } = yield* vehicles.file(id, registrar, null)
        const owner = state._tag === "Registered" ? state.facts.owner : undefined
        return owner?.kind === "person" ? persons.get(owner.person.recordId) : undefined
      })
    )
    expect(outcome).toEqual({ name: "王大明", phone: "13700001111", address: "下洼镇小杨营村1号" })
  })
})
