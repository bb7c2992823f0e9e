import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import type { EventStore } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { vehicleReadingRoles, visitRoles } from "@jiaosuo/http/Scopes"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import { withinScope } from "@jiaosuo/orders/domain/WithinScope"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, Layer } from "effect"
import {
  checkListing,
  checkListingCorrection,
  checkStrikingOff,
  type ListedFacts
} from "./domain/forms/ListingCheck.ts"
import type * as Form from "./domain/forms/VehicleForms.ts"
import { personsNamedIn } from "./domain/PersonsNamed.ts"
import type { UnregisteredVehicle } from "./domain/unregistered/UnregisteredVehicle.ts"
import {
  townshipOfUnregistered,
  type UnregisteredVehicleCommand,
  type UnregisteredVehicleRejection,
  unregisteredVehicleDecider
} from "./domain/unregistered/UnregisteredVehicleDecider.ts"
import {
  type UnregisteredVehicleEvent,
  unregisteredVehicleEventCodec
} from "./domain/unregistered/UnregisteredVehicleEvents.ts"
import { makeOverOwner } from "./orders/OverOwner.ts"
import { makeOwnerSealing } from "./orders/Sealing.ts"
import { Vehicles } from "./Vehicles.ts"

/** What an order on the list may come to but an answer. */
export type ListFailure = OrderFailure<UnregisteredVehicleRejection>

type Act<F> = ActOn<F, UnregisteredVehicleRejection>

/** An unregistered vehicle's file as it is read. */
export type UnregisteredVehicleRecord = FileRecord<UnregisteredVehicle, UnregisteredVehicleEvent>

/** The list of unregistered village vehicles (K15): one method for each use case. */
export class UnregisteredVehicles extends Context.Tag("@jiaosuo/vehicles/UnregisteredVehicles")<
  UnregisteredVehicles,
  {
    /** Puts a vehicle on the list. Its id follows from the command id. */
    readonly list: (form: Form.ListingForm, order: Order) => Effect.Effect<Answer, ListFailure>
    readonly correct: Act<Form.ListingCorrectionForm>
    readonly strikeOff: Act<Form.StrikingOffForm>
    /** The vehicle got its plate: it leaves the list for a file of the register, which must be there. */
    readonly link: Act<Form.LinkForm>
    /** The file of a listed vehicle in the reader's scope (X3), as it stands or as it was known at an instant. */
    readonly file: ReadFile<UnregisteredVehicle, UnregisteredVehicleEvent, UnregisteredVehicleRejection>
  }
>() {}

const refused = (rejection: UnregisteredVehicleRejection) =>
  new Rejected<UnregisteredVehicleRejection>({ rejection })

const make = Effect.gen(function* () {
  const vehicles = yield* Vehicles
  const sealing = yield* makeOwnerSealing
  const ordering = yield* makeOrdering<
    UnregisteredVehicleCommand,
    UnregisteredVehicleEvent,
    UnregisteredVehicle,
    UnregisteredVehicleRejection
  >({
    name: "UnregisteredVehicles",
    aggregate: {
      context: "vehicles",
      kind: "unregistered",
      decider: withinScope(unregisteredVehicleDecider, townshipOfUnregistered),
      codec: unregisteredVehicleEventCodec,
      township: (_event, after) => townshipOfUnregistered(after),
      claims: () => [],
      claimIsHeld: () => ({ _tag: "VehicleIsAlreadyListed" })
    },
    mayChange: visitRoles,
    isNew: ({ _tag }) => _tag === "ListUnregisteredVehicle",
    explain: Effect.succeed
  })
  const { ordered } = ordering
  const overOwner = makeOverOwner(ordering, sealing, (vehicle) =>
    vehicle._tag === "Unknown" ? undefined : vehicle.facts.owner
  )
  const readFile = yield* makeFileReading<
    UnregisteredVehicle,
    UnregisteredVehicleEvent,
    UnregisteredVehicleRejection
  >({
    context: "vehicles",
    kind: "unregistered",
    codec: unregisteredVehicleEventCodec,
    initialState: unregisteredVehicleDecider.initialState,
    evolve: unregisteredVehicleDecider.evolve,
    personsIn: personsNamedIn,
    townshipOf: townshipOfUnregistered,
    mayRead: vehicleReadingRoles,
    nothingIsOnFile: { _tag: "VehicleIsNotListed" }
  })

  /** The file in the register that a listed vehicle is linked to: there, live, and in the giver's scope. */
  const liveVehicle = (vehicle: string, { principal }: Order) =>
    vehicles.file(vehicle, principal, null).pipe(
      Effect.catchTag("Rejected", () => Effect.fail(refused({ _tag: "LinkedVehicleIsNotOnFile", vehicle }))),
      Effect.filterOrFail(
        ({ state }) => state._tag === "Registered",
        () => refused({ _tag: "LinkedVehicleIsNotOnFile", vehicle })
      )
    )

  const list = ordered("list", checkListing, ({ checked, order }) =>
    Effect.map(sealing.owner(checked.owner, order.context.commandId), ({ value: owner, records }) => ({
      command: { _tag: "ListUnregisteredVehicle", facts: { ...checked.facts, owner } },
      records
    }))
  )

  return UnregisteredVehicles.of({
    list: (form, order) => list(derivedId("unregistered", order.context.commandId), form, order),

    correct: overOwner(
      (form) => form.owner,
      (owner) =>
        ordered(
          "correct",
          (form, checking) => checkListingCorrection(form, owner?.form ?? null, checking),
          ({ checked, reason, order }) => {
            const corrected: Partial<ListedFacts> = checked.facts
            if (checked.owner === null)
              return plain({ _tag: "CorrectUnregisteredVehicle", corrected, reason })
            const { commandId } = order.context
            return Effect.map(sealing.owner(checked.owner, commandId, owner?.personId), (sealed) => ({
              command: {
                _tag: "CorrectUnregisteredVehicle",
                corrected: { ...corrected, owner: sealed.value },
                reason
              },
              records: sealed.records
            }))
          }
        )
    ),

    strikeOff: ordered("strikeOff", checkStrikingOff, ({ checked }) =>
      plain({ _tag: "StrikeOffUnregisteredVehicle", ...checked })
    ),

    link: ordered("link", checkPlain<Form.LinkForm>, ({ order }, { vehicle }) =>
      Effect.as(
        liveVehicle(vehicle, order),
        plain<UnregisteredVehicleCommand>({ _tag: "LinkUnregisteredVehicle", vehicle })
      )
    ),

    file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("UnregisteredVehicles.file"))
  })
})

/** The list over the event store, beside the register. */
export const layer: Layer.Layer<
  UnregisteredVehicles,
  never,
  EventStore | PersonalRecords | Reference | Vehicles
> = Layer.effect(UnregisteredVehicles, make)
