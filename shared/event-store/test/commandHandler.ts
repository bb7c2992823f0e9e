import { randomUUID } from "node:crypto"
import type { Aggregate } from "@jiaosuo/event-store/CommandHandler"
import { makeCommandHandler } from "@jiaosuo/event-store/CommandHandler"
import { EventStore } from "@jiaosuo/event-store/EventStore"
import type { CommandContext } from "@jiaosuo/kernel/Event"
import { makeEventCodec } from "@jiaosuo/kernel/EventCodec"
import { Effect, Either, type Layer, ManagedRuntime, Option, Schema } from "effect"
import { afterAll, describe, expect, it } from "vitest"

const LockerEvent = {
  LockerWasRented: Schema.TaggedStruct("LockerWasRented", { number: Schema.String }),
  ItemWasStored: Schema.TaggedStruct("ItemWasStored", { item: Schema.String }),
  LockerWasReturned: Schema.TaggedStruct("LockerWasReturned", {})
}
type LockerEvent =
  | typeof LockerEvent.LockerWasRented.Type
  | typeof LockerEvent.ItemWasStored.Type
  | typeof LockerEvent.LockerWasReturned.Type
type LockerCommand =
  | { readonly _tag: "Rent"; readonly number: string }
  | { readonly _tag: "Store"; readonly item: string }
  | { readonly _tag: "Return" }
type LockerRejection =
  | { readonly _tag: "LockerIsNotRented" }
  | { readonly _tag: "LockerIsRentedByAnother"; readonly holder: string }
interface Locker {
  readonly number: string | null
  readonly items: ReadonlyArray<string>
}

const locker: Aggregate<LockerCommand, LockerEvent, Locker, LockerRejection> = {
  context: "lockers",
  kind: "locker",
  codec: makeEventCodec<LockerEvent>({
    LockerWasRented: { version: 1, schema: LockerEvent.LockerWasRented },
    ItemWasStored: { version: 1, schema: LockerEvent.ItemWasStored },
    LockerWasReturned: { version: 1, schema: LockerEvent.LockerWasReturned }
  }),
  decider: {
    initialState: { number: null, items: [] },
    decide: (command, state) => {
      switch (command._tag) {
        case "Rent":
          return Either.right(
            state.number === command.number ? [] : [{ _tag: "LockerWasRented", number: command.number }]
          )
        case "Store":
          return state.number === null
            ? Either.left({ _tag: "LockerIsNotRented" })
            : Either.right([{ _tag: "ItemWasStored", item: command.item }])
        case "Return":
          return state.number === null
            ? Either.left({ _tag: "LockerIsNotRented" })
            : Either.right([{ _tag: "LockerWasReturned" }])
      }
    },
    evolve: (state, event) => {
      switch (event._tag) {
        case "LockerWasRented":
          return { ...state, number: event.number }
        case "ItemWasStored":
          return { ...state, items: [...state.items, event.item] }
        case "LockerWasReturned":
          return { ...state, number: null }
      }
    }
  },
  township: () => "371603101",
  claims: (state) => (state.number === null ? [] : [{ kind: "locker", value: state.number }]),
  claimIsHeld: (_, holder) => ({ _tag: "LockerIsRentedByAnother", holder })
}

const context = (): CommandContext => ({
  actor: "officer-371603101",
  station: "371603101",
  commandId: randomUUID(),
  correlationId: randomUUID(),
  causationId: null
})
const occurredAt = "2026-03-04T09:02:03+08:00"

/** What the way of a command promises on any store. */
export const commandHandlerContract = (name: string, layer: Layer.Layer<EventStore>): void => {
  describe(`command handler on the ${name} store`, () => {
    const runtime = ManagedRuntime.make(layer)
    afterAll(() => runtime.dispose())
    const run = <A, E>(effect: Effect.Effect<A, E, EventStore>) => runtime.runPromise(effect)
    /** Two handlers are two processes: neither sees the other's cache. */
    const two = () => run(Effect.all([makeCommandHandler(locker), makeCommandHandler(locker)]))

    it("decides, appends and answers with the new state; times are stored in UTC", async () => {
      const [handler] = await two()
      const id = randomUUID()
      const number = randomUUID()
      const rented = await run(
        handler.handle({ id, command: { _tag: "Rent", number }, context: context(), occurredAt, isNew: true })
      )
      expect(rented).toMatchObject({ id, version: 1, repeated: false, state: { number, items: [] } })
      const [event] = await run(Effect.flatMap(EventStore, (store) => store.readStream(rented.stream)))
      expect(event).toMatchObject({ type: "LockerWasRented", occurredAt: "2026-03-04T01:02:03.000Z" })
      expect(Option.getOrThrow(await run(handler.load(id)))).toMatchObject({ version: 1, state: { number } })
      expect(await run(handler.load(randomUUID()))).toEqual(Option.none())
    })

    it("answers a repeated command with its first answer, in the same process and in another", async () => {
      const [here, there] = await two()
      const id = randomUUID()
      const rent = {
        id,
        command: { _tag: "Rent", number: randomUUID() } as const,
        context: context(),
        occurredAt,
        isNew: true
      }
      const first = await run(here.handle(rent))
      const store = {
        id,
        command: { _tag: "Store", item: "helmet" } as const,
        context: context(),
        occurredAt
      }
      const second = await run(here.handle(store))
      await run(here.handle({ ...store, context: context() }))
      for (const handler of [here, there]) {
        expect(await run(handler.handle(rent))).toMatchObject({
          version: 1,
          position: first.position,
          repeated: true
        })
        expect(await run(handler.handle(store))).toMatchObject({
          version: 2,
          position: second.position,
          repeated: true
        })
      }
      expect(Option.getOrThrow(await run(there.load(id))).state.items).toEqual(["helmet", "helmet"])
    })

    it("refuses a used command id for other content", async () => {
      const [here, there] = await two()
      const id = randomUUID()
      const rent = {
        id,
        command: { _tag: "Rent", number: randomUUID() } as const,
        context: context(),
        occurredAt
      }
      await run(here.handle(rent))
      const other = { ...rent, command: { _tag: "Rent", number: "another" } as const }
      expect(await run(Effect.flip(here.handle(other)))).toMatchObject({ _tag: "CommandIdIsTaken" })
      expect(await run(Effect.flip(there.handle(other)))).toMatchObject({ _tag: "CommandIdIsTaken" })
    })

    it("never refuses on a stale state: what another process wrote is read first", async () => {
      const [here, there] = await two()
      const id = randomUUID()
      const number = randomUUID()
      await run(here.handle({ id, command: { _tag: "Rent", number }, context: context(), occurredAt }))
      await run(there.handle({ id, command: { _tag: "Return" }, context: context(), occurredAt }))
      const gone = await run(
        Effect.flip(here.handle({ id, command: { _tag: "Return" }, context: context(), occurredAt }))
      )
      expect(gone).toMatchObject({ _tag: "Rejected", rejection: { _tag: "LockerIsNotRented" } })
      await run(there.handle({ id, command: { _tag: "Rent", number }, context: context(), occurredAt }))
      const stored = await run(
        here.handle({ id, command: { _tag: "Store", item: "cone" }, context: context(), occurredAt })
      )
      expect(stored.state).toEqual({ number, items: ["cone"] })
    })

    it("decides a lost race again: 40 commands of two processes on one stream all succeed", async () => {
      const handlers = await two()
      const id = randomUUID()
      await run(
        handlers[0].handle({
          id,
          command: { _tag: "Rent", number: randomUUID() },
          context: context(),
          occurredAt
        })
      )
      await run(
        Effect.forEach(
          Array.from({ length: 40 }, (_, i) => i),
          (i) =>
            (handlers[i % 2] as (typeof handlers)[0]).handle({
              id,
              command: { _tag: "Store", item: `item ${i}` },
              context: context(),
              occurredAt
            }),
          { concurrency: "unbounded" }
        )
      )
      const { state, version } = Option.getOrThrow(await run(handlers[0].load(id)))
      expect(version).toBe(41)
      expect([...state.items].sort()).toEqual(Array.from({ length: 40 }, (_, i) => `item ${i}`).sort())
    })

    it("holds If-Match: another version than the stream's is refused and named", async () => {
      const [here, there] = await two()
      const id = randomUUID()
      await run(
        here.handle({ id, command: { _tag: "Rent", number: randomUUID() }, context: context(), occurredAt })
      )
      const store = { id, command: { _tag: "Store", item: "cone" } as const, occurredAt }
      await run(there.handle({ ...store, context: context(), expectedVersion: 1 }))
      const late = await run(Effect.flip(here.handle({ ...store, context: context(), expectedVersion: 1 })))
      expect(late).toMatchObject({ _tag: "StreamHasMoved", expected: 1, actual: 2 })
      expect((await run(here.handle({ ...store, context: context(), expectedVersion: 2 }))).version).toBe(3)
    })

    it("takes claims with the events and gives them back; a lost claim is a rejection that names the holder", async () => {
      const [here, there] = await two()
      const number = randomUUID()
      const [first, second] = [randomUUID(), randomUUID()]
      const rent = (id: string) => ({
        id,
        command: { _tag: "Rent", number } as const,
        context: context(),
        occurredAt
      })
      await run(here.handle(rent(first)))
      expect(await run(Effect.flip(there.handle(rent(second))))).toMatchObject({
        _tag: "Rejected",
        rejection: { _tag: "LockerIsRentedByAnother", holder: first }
      })
      await run(here.handle({ id: first, command: { _tag: "Return" }, context: context(), occurredAt }))
      expect((await run(there.handle(rent(second)))).version).toBe(1)
    })

    it("appends nothing for a command that changes nothing", async () => {
      const [here] = await two()
      const id = randomUUID()
      const command = { _tag: "Rent", number: randomUUID() } as const
      const first = await run(here.handle({ id, command, context: context(), occurredAt }))
      const again = await run(here.handle({ id, command, context: context(), occurredAt }))
      expect(again).toMatchObject({ version: 1, position: first.position, events: [] })
    })
  })
}
