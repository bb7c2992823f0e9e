import { EventStore, type StoreIsUnavailable } from "@jiaosuo/event-store/EventStore"
import type { PersonalRecords } from "@jiaosuo/event-store/PersonalRecords"
import { vehicleReadingRoles, visitRoles } from "@jiaosuo/http/Scopes"
import type { Instant } from "@jiaosuo/kernel/Event"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PlainForm } from "@jiaosuo/orders/domain/FormFields"
import type { Read } from "@jiaosuo/orders/domain/FormReading"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import { type FileRecord, makeFileReading, type ReadFile } from "@jiaosuo/orders/FileReading"
import { type Act as ActOn, makeOrdering, type Prepared, plain } from "@jiaosuo/orders/Ordering"
import type { Answer, Order, OrderFailure } from "@jiaosuo/orders/Orders"
import type { Sealed, SealedPerson } from "@jiaosuo/orders/Sealing"
import { limitInForce } from "@jiaosuo/reference/Limits"
import { Reference } from "@jiaosuo/reference/Reference"
import { Context, Effect, type Either, Layer } from "effect"
import { checkInspection, checkInsurance, checkPermit } from "./domain/forms/PaperChecks.ts"
import {
  type CheckedRegistration,
  checkCorrection,
  checkMove,
  checkRegistration,
  checkReplating,
  checkTransfer
} from "./domain/forms/RegistrationCheck.ts"
import { checkDeregistration, checkSuspension } from "./domain/forms/StandingChecks.ts"
import type * as Form from "./domain/forms/VehicleForms.ts"
import { checkDriver, checkHazard, checkLicenceRecord } from "./domain/forms/VisitCheck.ts"
import { personsNamedIn } from "./domain/PersonsNamed.ts"
import { type Owner, onFile, townshipOfVehicle, type Vehicle } from "./domain/Vehicle.ts"
import type { VehicleCommand } from "./domain/VehicleCommands.ts"
import { type VehicleEvent, vehicleEventCodec } from "./domain/VehicleEvents.ts"
import { evolve, initialState } from "./domain/VehicleHistory.ts"
import type { VehiclePolicy } from "./domain/VehiclePolicy.ts"
import type { VehicleRejection } from "./domain/VehicleRejections.ts"
import { type AccidentRecords, makeAccidentRecords } from "./orders/AccidentRecords.ts"
import { type CheckRecords, makeCheckRecords } from "./orders/CheckRecords.ts"
import { makeNamingRecords, type NamingRecords } from "./orders/NamingRecords.ts"
import { makeOverOwner } from "./orders/OverOwner.ts"
import { makeOwnerSealing } from "./orders/Sealing.ts"
import { hazardId, makeVisits, newDriver, type Visits } from "./orders/Visits.ts"
import { vehicleAggregate } from "./VehicleAggregate.ts"

/** What an order on a vehicle may come to but an answer. */
export type VehicleFailure = OrderFailure<VehicleRejection>

type Act<F> = ActOn<F, VehicleRejection>

/** A vehicle's file as it is read: state, history, and the persons that it names. */
export type VehicleRecord = FileRecord<Vehicle, VehicleEvent>

/** A registration whose form has been checked already: a row of a ledger. */
export interface CheckedEntry {
  readonly registration: Read<CheckedRegistration>
  readonly order: Order
  readonly at: Instant
  /** What was handed in: a repeated command id with other content is refused. */
  readonly content: unknown
}

/** The register of key vehicles: one method for each use case. */
export class Vehicles extends Context.Tag("@jiaosuo/vehicles/Vehicles")<
  Vehicles,
  AccidentRecords &
    Visits &
    CheckRecords &
    NamingRecords & {
      /** Puts a vehicle on file. Its id follows from the command id: a repeated order meets the same file. */
      readonly register: (form: Form.RegistrationForm, order: Order) => Effect.Effect<Answer, VehicleFailure>

      /**
       * Many registrations at once, each with an outcome of its own, in the order given. Personal values are
       * sealed together, and the appends of all of them share transactions. Fails as a whole only where the
       * personal records do not answer; then nothing was decided.
       */
      readonly registerAll: (
        entries: ReadonlyArray<CheckedEntry>
      ) => Effect.Effect<ReadonlyArray<Either.Either<Answer, VehicleFailure>>, StoreIsUnavailable>

      readonly correct: Act<Form.CorrectionForm>
      readonly move: Act<Form.MoveForm>
      readonly transfer: Act<Form.TransferForm>
      readonly replate: Act<Form.ReplatingForm>
      readonly recordInspection: Act<Form.InspectionForm>
      readonly recordInsurance: Act<Form.InsuranceForm>
      readonly recordPermit: Act<Form.PermitForm>
      readonly reportHazard: Act<Form.HazardForm>
      readonly clearHazard: Act<Form.HazardClearanceForm>
      readonly suspend: Act<Form.SuspensionForm>
      readonly resume: Act<PlainForm>
      readonly deregister: Act<Form.DeregistrationForm>
      readonly restore: Act<PlainForm>
      readonly addDriver: Act<Form.DriverForm>
      readonly recordLicence: Act<Form.LicenceRecordForm>
      readonly removeDriver: Act<Form.DriverRemovalForm>

      /**
       * The file of a vehicle in the reader's scope (X3), as it stands or as it was known at an instant. Personal
       * values are opened: whoever shows them masks them.
       */
      readonly file: ReadFile<Vehicle, VehicleEvent, VehicleRejection>
    }
>() {}

const make = (visitWindowHours: number) =>
  Effect.gen(function* () {
    const { vehicleRules, district } = yield* Reference
    const store = yield* EventStore
    const policy: VehiclePolicy = {
      visitWindowHours,
      inspectionMonthsAhead: (on) =>
        limitInForce(vehicleRules.tables, "inspectionOpensBefore", on)?.value ?? usualMonthsAhead
    }
    const sealing = yield* makeOwnerSealing
    const ordering = yield* makeOrdering({
      name: "Vehicles",
      aggregate: vehicleAggregate(policy),
      mayChange: visitRoles,
      isNew: ({ _tag }) => _tag === "RegisterVehicle",
      explain: namingTheHolder
    })
    const { give, ordered } = ordering
    const overOwner = makeOverOwner(ordering, sealing, (vehicle) => onFile(vehicle)?.facts.owner)
    const readFile = yield* makeFileReading<Vehicle, VehicleEvent, VehicleRejection>({
      context: "vehicles",
      kind: "vehicle",
      codec: vehicleEventCodec,
      initialState,
      evolve,
      personsIn: personsNamedIn,
      townshipOf: townshipOfVehicle,
      mayRead: vehicleReadingRoles,
      nothingIsOnFile: { _tag: "VehicleIsNotRegistered" }
    })

    const register = ordered("register", checkRegistration, ({ checked, warnings, order }) =>
      Effect.map(sealing.owner(checked.owner, order.context.commandId), (sealed) =>
        registration({ value: checked, warnings }, sealed)
      )
    )

    return Vehicles.of({
      register: (form, order) => register(newId(order), form, order),

      registerAll: (entries) =>
        Effect.flatMap(
          sealing.owners(
            entries.map(({ registration: { value }, order }) => ({
              owner: value.owner,
              commandId: order.context.commandId
            }))
          ),
          (sealed) =>
            Effect.forEach(
              entries,
              ({ registration: read, order, at, content }, i) =>
                Effect.either(
                  give(newId(order), registration(read, sealed[i] as Sealed<Owner>), order, at, content)
                ),
              { concurrency: "unbounded" }
            )
        ).pipe(Effect.withSpan("Vehicles.registerAll", { attributes: { entries: entries.length } })),

      ...makeVisits({ ordering, sealing, overOwner, store, district }),

      correct: overOwner(
        (form) => form.owner,
        (owner) =>
          ordered(
            "correct",
            (form, checking) => checkCorrection(form, owner?.form ?? null, checking),
            ({ checked, warnings, reason, order }) => {
              if (checked.owner === null) {
                return plain({ _tag: "CorrectVehicle", corrected: checked.facts, reason, warnings })
              }
              const { commandId } = order.context
              return Effect.map(sealing.owner(checked.owner, commandId, owner?.personId), (sealed) => ({
                command: {
                  _tag: "CorrectVehicle",
                  corrected: { ...checked.facts, owner: sealed.value },
                  reason,
                  warnings
                },
                records: sealed.records
              }))
            }
          )
      ),

      move: ordered("move", checkMove, ({ checked, reason }) =>
        plain({ _tag: "MoveVehicle", village: checked.village, reason })
      ),

      transfer: ordered("transfer", checkTransfer, ({ checked, warnings, reason, at, order }) =>
        Effect.map(sealing.owner(checked.owner, order.context.commandId), (sealed) => ({
          command: { _tag: "TransferVehicle", ...checked, owner: sealed.value, reason, at, warnings },
          records: sealed.records
        }))
      ),

      replate: ordered("replate", checkReplating, ({ checked, warnings, reason, at }) =>
        plain({ _tag: "ReplateVehicle", ...checked, reason, at, warnings })
      ),

      recordInspection: ordered("recordInspection", checkInspection, ({ checked, warnings, reason, at }) =>
        plain({ _tag: "RecordInspection", ...checked, reason, at, warnings })
      ),

      recordInsurance: ordered("recordInsurance", checkInsurance, ({ checked, warnings, reason, at }) =>
        plain({ _tag: "RecordInsurance", ...checked, reason, at, warnings })
      ),

      recordPermit: ordered("recordPermit", checkPermit, ({ checked, reason }) =>
        plain({ _tag: "RecordPermit", ...checked, reason })
      ),

      reportHazard: ordered("reportHazard", checkHazard, ({ checked, order, at }) =>
        plain({ _tag: "ReportHazard", ...checked, hazardId: hazardId(order, 0), at })
      ),

      clearHazard: ordered(
        "clearHazard",
        checkPlain<Form.HazardClearanceForm>,
        ({ reason, at }, { hazardId }) => plain({ _tag: "ClearHazard", hazardId, reason, at })
      ),

      suspend: ordered("suspend", checkSuspension, ({ checked, reason }) =>
        plain({ _tag: "SuspendVehicle", ...checked, reason })
      ),

      resume: ordered("resume", checkPlain, ({ reason }) => plain({ _tag: "ResumeVehicle", reason })),

      deregister: ordered("deregister", checkDeregistration, ({ checked, reason }) =>
        plain({ _tag: "DeregisterVehicle", ...checked, reason })
      ),

      restore: ordered("restore", checkPlain, ({ reason }) => plain({ _tag: "RestoreVehicle", reason })),

      addDriver: ordered("addDriver", checkDriver, ({ checked, warnings, reason, order }) =>
        Effect.map(sealing.drivers([checked.values], order.context.commandId), (sealed) => ({
          command: {
            _tag: "AddDriver",
            ...newDriver(sealed.value[0] as SealedPerson, checked.licence, warnings),
            reason
          },
          records: sealed.records
        }))
      ),

      recordLicence: ordered("recordLicence", checkLicenceRecord, ({ checked, warnings, reason }) =>
        plain({ _tag: "RecordDriverLicence", ...checked, reason, warnings })
      ),

      removeDriver: ordered("removeDriver", checkPlain<Form.DriverRemovalForm>, ({ reason }, { driverId }) =>
        plain({ _tag: "RemoveDriver", driverId, reason })
      ),

      ...makeAccidentRecords(ordering),
      ...makeCheckRecords(ordering),
      ...makeNamingRecords(ordering),

      file: (id, reader, asOf) => readFile(id, reader, asOf).pipe(Effect.withSpan("Vehicles.file"))
    })
  })

/** 登记规定 54 (K6), where the rule tables in force say nothing. */
const usualMonthsAhead = 3

/** The id of what an order makes: the same order makes the same thing. */
const newId = ({ context }: Order): string => derivedId("vehicle", context.commandId)

/** K3: a rejection names the vehicle that stands in the way by what its own file says. */
const namingTheHolder = (
  rejection: VehicleRejection,
  load: (id: string) => Effect.Effect<Vehicle | undefined, StoreIsUnavailable>
): Effect.Effect<VehicleRejection, StoreIsUnavailable> => {
  if (rejection._tag !== "PlateIsHeldByAnotherVehicle" && rejection._tag !== "VinIsHeldByAnotherVehicle") {
    return Effect.succeed(rejection)
  }
  const { holder } = rejection
  return Effect.map(load(holder.id), (vehicle) => {
    const file = vehicle === undefined ? undefined : onFile(vehicle)
    if (file === undefined) return rejection
    const { plate, vin } = file.facts
    return { ...rejection, holder: { id: holder.id, plate, vin, township: townshipOf(file.village) } }
  })
}

const registration = (
  { value: { facts, village }, warnings }: Read<CheckedRegistration>,
  { value: owner, records }: Sealed<Owner>
): Prepared<VehicleCommand> => ({
  command: { _tag: "RegisterVehicle", facts: { ...facts, owner }, village, warnings },
  records
})

/** The register over the event store. `visitWindowHours`: a second visit within them is answered with a warning. */
export const layer = (options: {
  readonly visitWindowHours: number
}): Layer.Layer<Vehicles, never, EventStore | PersonalRecords | Reference> =>
  Layer.effect(Vehicles, make(options.visitWindowHours))
