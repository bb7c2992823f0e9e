import { makeCommandHandler, Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { SealedRecord, StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { Reference } from "@jiaosuo/reference/Reference"
import { Clock, Effect, Option } from "effect"
import { checkFiling } from "../domain/forms/FilingCheck.ts"
import type { Checking, ReadForm, Written } from "../domain/forms/FormReading.ts"
import type { OwnerCorrectionForm, OwnerForm } from "../domain/forms/VehicleForms.ts"
import { onFile, townshipOf, type Vehicle, type Warning } from "../domain/Vehicle.ts"
import type { VehicleCommand } from "../domain/VehicleCommands.ts"
import { type VehicleEvent, vehicleEventCodec } from "../domain/VehicleEvents.ts"
import type { VehiclePolicy } from "../domain/VehiclePolicy.ts"
import type { VehicleRejection } from "../domain/VehicleRejections.ts"
import { vehicleAggregate } from "../VehicleAggregate.ts"
import { makeAnswering } from "./Answers.ts"
import { type Answer, both, type Order, type OrderFailure, orFault, townshipsToChange } from "./Orders.ts"
import type { Sealing } from "./Sealing.ts"

/** What an order on a vehicle may come to but an answer. */
export type VehicleFailure = OrderFailure<VehicleRejection>

/** An order on a vehicle that is on file. */
export type Act<Form> = (id: string, form: Form, order: Order) => Effect.Effect<Answer, VehicleFailure>

/** The part that all forms share. */
interface Filed {
  readonly happenedAt?: Written
  readonly reason?: Written
}

/** What a checked form is made a command of. */
export interface Making<Checked> {
  readonly id: string
  readonly order: Order
  readonly checked: Checked
  readonly warnings: ReadonlyArray<Warning>
  readonly at: Instant
  readonly reason: string | null
}

/** A command with the personal records that go along with its events. */
export interface Prepared {
  readonly command: VehicleCommand
  readonly records: ReadonlyArray<SealedRecord>
}

/** A command that brings no personal values along. */
export const plain = (command: VehicleCommand): Prepared => ({ command, records: [] })

/**
 * The way of an order on a vehicle: check the form, make a command of it, decide within the giver's scope,
 * answer with the warnings that the events keep.
 */
export const makeVehicleOrders = (policy: VehiclePolicy, sealing: Sealing) =>
  Effect.gen(function* () {
    const { district } = yield* Reference
    const handler = yield* makeCommandHandler(vehicleAggregate(policy))
    const answerTo = yield* makeAnswering<VehicleEvent, Vehicle>(vehicleEventCodec)

    const load = (id: string) =>
      Effect.map(handler.load(id), (loaded) => {
        const file = Option.isSome(loaded) ? onFile(loaded.value.state) : undefined
        return file === undefined ? undefined : { file, version: Option.getOrThrow(loaded).version }
      })

    /** K3: a rejection names the vehicle that stands in the way by what its own file says. */
    const namingTheHolder = (
      rejection: VehicleRejection
    ): Effect.Effect<VehicleRejection, StoreIsUnavailable> =>
      rejection._tag !== "PlateIsHeldByAnotherVehicle" && rejection._tag !== "VinIsHeldByAnotherVehicle"
        ? Effect.succeed(rejection)
        : Effect.map(load(rejection.holder.id), (loaded) => {
            if (loaded === undefined) return rejection
            const { facts, village } = loaded.file
            const { plate, vin } = facts
            return {
              ...rejection,
              holder: { ...rejection.holder, plate, vin, township: townshipOf(village) }
            }
          })

    /** Decides and answers. `content` is what was handed in: the same command id with another is refused. */
    const give = (
      id: string,
      { command, records }: Prepared,
      order: Order,
      at: Instant,
      content: unknown
    ): Effect.Effect<Answer, VehicleFailure> =>
      handler
        .handle({
          id,
          command: { command, townships: townshipsToChange(order.principal) },
          context: order.context,
          occurredAt: at,
          content,
          records,
          isNew: command._tag === "RegisterVehicle",
          ...(order.expectedVersion === undefined ? {} : { expectedVersion: order.expectedVersion })
        })
        .pipe(
          Effect.flatMap((handled) => answerTo(handled, order.context.commandId)),
          Effect.catchTag("Rejected", (refused) =>
            Effect.flatMap(namingTheHolder(refused.rejection), (rejection) =>
              Effect.fail(new Rejected<VehicleRejection>({ rejection }))
            )
          )
        )

    const ordered =
      <Form extends Filed, Checked>(
        verb: string,
        check: (form: Form, checking: Checking) => ReadForm<Checked>,
        prepare: (
          making: Making<Checked>,
          form: Form
        ) => Prepared | Effect.Effect<Prepared, StoreIsUnavailable>
      ): Act<Form> =>
      (id, form, order) =>
        Effect.gen(function* () {
          const now = yield* Clock.currentTimeMillis
          const read = both(checkFiling(form, now), check(form, { district, today: dayInShanghai(now) }))
          const { value, warnings } = yield* orFault(read)
          const [filing, checked] = value
          const made = prepare({ id, order, checked, warnings, ...filing }, form)
          const prepared = Effect.isEffect(made) ? yield* made : made
          return yield* give(id, prepared, order, filing.at, { verb, form })
        }).pipe(Effect.withSpan(`Vehicles.${verb}`))

    /**
     * An order that lays values over the owner on file: it is decided on the version that was read, and read
     * again where somebody else came first. `act` is given the owner as it would be, null where nothing changes.
     */
    const overOwner =
      <Form extends Filed>(
        correctionIn: (form: Form) => OwnerCorrectionForm | undefined,
        act: (owner: OwnerForm | null) => Act<Form>
      ): Act<Form> =>
      (id, form, order) => {
        const correction = correctionIn(form)
        if (correction === undefined) return act(null)(id, form, order)
        return Effect.gen(function* () {
          const loaded = yield* load(id)
          if (loaded === undefined) return yield* act(null)(id, form, order)
          const owner = yield* sealing.correctedOwner(loaded.file.facts.owner, correction)
          return yield* act(owner)(id, form, { expectedVersion: loaded.version, ...order })
        }).pipe(
          Effect.retry({
            times: 8,
            while: (failure) => failure._tag === "StreamHasMoved" && order.expectedVersion === undefined
          })
        )
      }

    return { give, ordered, overOwner }
  })
