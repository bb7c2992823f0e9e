import { Rejected } from "@jiaosuo/event-store/CommandHandler"
import { CommandIdIsTaken, type EventStore } from "@jiaosuo/event-store/EventStore"
import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { idOf, streamId } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkFiling } from "@jiaosuo/orders/domain/FilingCheck"
import type { Act as ActOn, Making, Ordering, Prepared } from "@jiaosuo/orders/Ordering"
import { type Answer, both, type Order, type OrderFailure, orFault } from "@jiaosuo/orders/Orders"
import type { SealedPerson } from "@jiaosuo/orders/Sealing"
import type { District } from "@jiaosuo/reference/Divisions"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { Clock, Effect } from "effect"
import type * as Form from "../domain/forms/VehicleForms.ts"
import { type CheckedVisit, checkVisit, checkVisitByPlate } from "../domain/forms/VisitCheck.ts"
import { type Licence, onFile, type Vehicle, type Warning } from "../domain/Vehicle.ts"
import type { NewDriver, VehicleCommand } from "../domain/VehicleCommands.ts"
import type { VehicleRejection } from "../domain/VehicleRejections.ts"
import { holdersOfPlates } from "../reactions/HoldersOfPlates.ts"
import type { makeOverOwner } from "./OverOwner.ts"
import type { CorrectedOwner } from "./OwnerCorrection.ts"
import type { OwnerSealing } from "./Sealing.ts"

type Act<F> = ActOn<F, VehicleRejection>

/** Visits from door to door: to a vehicle whose file was looked at, or to one that is known by its plate. */
export interface Visits {
  readonly verify: Act<Form.VisitForm>

  /**
   * A visit to the vehicle that had a plate then, as far as the register knows when the order arrives; the id in the
   * answer is the vehicle's. The same order again is the same visit, whoever has the plate by then.
   */
  readonly visit: (
    form: Form.VisitByPlateForm,
    order: Order
  ) => Effect.Effect<Answer, OrderFailure<VehicleRejection>>
}

interface Needs {
  readonly ordering: Ordering<VehicleCommand, Vehicle, VehicleRejection>
  readonly sealing: OwnerSealing
  readonly overOwner: ReturnType<typeof makeOverOwner<VehicleCommand, Vehicle, VehicleRejection>>
  readonly store: EventStore["Type"]
  readonly district: District
}

/** The id of a hazard that an order reports. */
export const hazardId = ({ context }: Order, index: number): string =>
  derivedId("hazard", context.commandId, index)

/** A driver whose personal part is sealed. */
export const newDriver = (
  { person, known }: SealedPerson,
  licence: Licence,
  warnings: ReadonlyArray<Warning>
): NewDriver => ({ driverId: person.recordId, person, known, licence, warnings })

/** A visit that gives another phone corrects the owner on file. */
const phoneIn = ({ phone }: Form.VisitForm): Form.OwnerCorrectionForm | undefined =>
  isBlank(phone) ? undefined : { phone }

/** The visits, in the way in which orders on a vehicle are given. */
export const makeVisits = ({ ordering, sealing, overOwner, store, district }: Needs): Visits => {
  const { ordered, onVersionRead } = ordering

  /** `personId`: who the owner is, where that is known although the values change. */
  const prepared = (
    visit: CheckedVisit,
    { warnings, at, order }: Pick<Making<unknown>, "warnings" | "at" | "order">,
    personId: string | null | undefined
  ): Effect.Effect<Prepared<VehicleCommand>, OrderFailure<VehicleRejection>> =>
    Effect.gen(function* () {
      const { actor, commandId } = order.context
      const owner = visit.owner === null ? null : yield* sealing.owner(visit.owner, commandId, personId)
      const people = visit.newDrivers.map(({ values }) => values)
      const drivers = yield* sealing.drivers(people, commandId)
      return {
        command: {
          _tag: "VerifyVehicle",
          ...visit,
          visit: { visitId: commandId, visitedAt: at, visitedBy: actor },
          owner: owner?.value ?? null,
          hazardsSeen: visit.hazardsSeen.map((seen, i) => ({ ...seen, hazardId: hazardId(order, i) })),
          newDrivers: visit.newDrivers.map(({ licence }, i) =>
            newDriver(drivers.value[i] as SealedPerson, licence, [])
          ),
          warnings
        },
        records: [...(owner?.records ?? []), ...drivers.records]
      }
    })

  /** The visit by plate to a vehicle whose owner is known; null where that makes no difference any more. */
  const toVehicleOf = (
    owner: { readonly form: Form.OwnerForm; readonly corrected: CorrectedOwner | null } | null
  ): Act<Form.VisitByPlateForm> =>
    ordered(
      "visit",
      (form, checking) =>
        checkVisitByPlate(
          form,
          owner === null ? null : { onFile: owner.form, withPhone: owner.corrected?.form ?? null },
          checking
        ),
      (making) => prepared(making.checked.visit, making, owner?.corrected?.personId)
    )

  return {
    verify: overOwner(phoneIn, (owner) =>
      ordered(
        "verify",
        (form, checking) => checkVisit(form, owner?.form ?? null, checking),
        (making) => prepared(making.checked, making, owner?.personId)
      )
    ),

    visit: (form, order) =>
      Effect.gen(function* () {
        const { commandId } = order.context
        const now = yield* Clock.currentTimeMillis
        const checking = { district, today: dayInShanghai(now) }
        const { value } = yield* orFault(
          both(checkFiling(form, now), checkVisitByPlate(form, null, checking))
        )
        const [{ at }, { plate, phone }] = value
        // An order that was answered is that visit: its plate may be another vehicle's by now.
        const answered = yield* store.streamOf(commandId)
        if (answered !== undefined) {
          const id = idOf(answered)
          return yield* answered === streamId("vehicles", "vehicle", id)
            ? toVehicleOf(null)(id, form, order)
            : Effect.fail(new CommandIdIsTaken({ commandId }))
        }
        const [vehicle] = yield* holdersOfPlates(store, [plate], at)
        if (vehicle === undefined) {
          return yield* Effect.fail(
            new Rejected<VehicleRejection>({ rejection: { _tag: "PlateIsNotOnFile" } })
          )
        }
        const overFile = onVersionRead<Form.VisitByPlateForm>((state) => {
          const owner = state === undefined ? undefined : onFile(state)?.facts.owner
          return owner === undefined
            ? Effect.succeed(toVehicleOf(null))
            : Effect.map(sealing.ownerOnFile(owner, phone === null ? {} : { phone }), toVehicleOf)
        })
        return yield* overFile(vehicle, form, order)
      }).pipe(Effect.withSpan("Vehicles.visit"))
  }
}
