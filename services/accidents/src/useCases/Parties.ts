import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import { derivedId } from "@jiaosuo/kernel/Ids"
import { checkPlain } from "@jiaosuo/orders/domain/FilingCheck"
import type { PersonalValues } from "@jiaosuo/orders/domain/Persons"
import { type Act, type Ordering, plain } from "@jiaosuo/orders/Ordering"
import type { Order } from "@jiaosuo/orders/Orders"
import type { SealedPerson, Sealing } from "@jiaosuo/orders/Sealing"
import { kindWithoutNumber } from "@jiaosuo/reference/Plates"
import type { ReferenceData } from "@jiaosuo/reference/Reference"
import { isBlank } from "@jiaosuo/reference/Spelling"
import { Clock, Effect } from "effect"
import { type Accident, type AccidentFile, type InvolvedPerson, onFile } from "../domain/Accident.ts"
import type { AccidentCommand } from "../domain/AccidentCommands.ts"
import type { AccidentRejection } from "../domain/AccidentRejections.ts"
import * as Checks from "../domain/forms/PartyChecks.ts"
import type * as Form from "../domain/forms/PartyForms.ts"
import type { PersonFacts, VehicleFacts } from "../domain/values/Parties.ts"
import { handlerOf } from "./HandlerOf.ts"
import { warnOfSamePerson } from "./SamePerson.ts"

type ActOn<F> = Act<F, AccidentRejection>

/** Use cases of the vehicles and persons of an accident: one method for each verb. */
export interface Parties {
  readonly involveVehicle: ActOn<Form.InvolvedVehicleForm>
  readonly correctVehicle: ActOn<Form.InvolvedVehicleCorrectionForm>
  readonly removeVehicle: ActOn<Form.InvolvedVehicleRemovalForm>
  readonly involvePerson: ActOn<Form.InvolvedPersonForm>
  readonly correctPerson: ActOn<Form.InvolvedPersonCorrectionForm>
  readonly removePerson: ActOn<Form.InvolvedPersonRemovalForm>
  readonly findInjury: ActOn<Form.InjuryFindingForm>
}

/** The use cases of the parties, in the way in which orders on an accident are given. */
export const makeParties = (
  { ordered, onVersionRead }: Ordering<AccidentCommand, Accident, AccidentRejection>,
  sealing: Sealing,
  { accidentRules }: ReferenceData
): Parties => {
  /** The day of the accident, by which tables and ages are asked. */
  const dayOf = (accident: Accident | undefined): string => {
    const file = accident === undefined ? undefined : onFile(accident)
    return dayInShanghai(file?.happenedAt ?? 0)
  }

  return {
    involveVehicle: ordered("involveVehicle", Checks.checkInvolvedVehicle, (making) => {
      const { checked, warnings, order } = making
      const vehicleId = derivedId("vehicle", order.context.commandId)
      return plain({ _tag: "InvolveVehicle", vehicleId, facts: checked, by: handlerOf(order), warnings })
    }),

    correctVehicle: onVersionRead((accident, { vehicleId }) => {
      const facts = vehicleIn(accident, vehicleId)
      return Effect.succeed(
        ordered(
          "correctVehicle",
          (form: Form.InvolvedVehicleCorrectionForm) =>
            Checks.checkVehicleCorrection(form, facts ?? nothingKnownOfIt),
          ({ checked, warnings, order, reason }) =>
            plain({
              _tag: "CorrectInvolvedVehicle",
              vehicleId,
              facts: checked,
              by: handlerOf(order),
              reason,
              warnings
            })
        )
      )
    }),

    removeVehicle: ordered(
      "removeVehicle",
      checkPlain<Form.InvolvedVehicleRemovalForm>,
      ({ order, reason }, { vehicleId }) =>
        plain({ _tag: "RemoveInvolvedVehicle", vehicleId, by: handlerOf(order), reason })
    ),

    involvePerson: onVersionRead((accident) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        const day = dayOf(accident)
        return ordered(
          "involvePerson",
          (form: Form.InvolvedPersonForm, checking) =>
            Checks.checkInvolvedPerson(form, checking, accidentRules.codeTables(day), now),
          ({ checked, warnings, order }) => {
            const { values, facts, injury } = checked
            const { commandId } = order.context
            const known = Checks.withNumber(facts, values, day)
            return Effect.zipWith(
              sealing.persons(commandId, [{ as: "participant", values }]),
              warnOfSamePerson(sealing, fileOf(accident), { participantId: null, values, facts: known }),
              (sealed, same) => ({
                command: {
                  _tag: "InvolvePerson",
                  participantId: derivedId("participant", commandId),
                  ...(sealed.value[0] as SealedPerson),
                  facts: known,
                  injury,
                  by: handlerOf(order),
                  warnings: [...warnings, ...same]
                } satisfies AccidentCommand,
                records: sealed.records
              })
            )
          }
        )
      })
    ),

    correctPerson: onVersionRead((accident, form) =>
      Effect.map(openedFor(sealing, accident, form), (onFileNow) => {
        const day = dayOf(accident)
        return ordered(
          "correctPerson",
          (said: Form.InvolvedPersonCorrectionForm, checking) =>
            Checks.checkPersonCorrection(
              said,
              onFileNow?.involved.facts ?? nothingKnownOfThem,
              onFileNow?.opened,
              checking,
              accidentRules.codeTables(day)
            ),
          ({ checked, warnings, order, reason }) =>
            Effect.zipWith(
              sealedCorrection(sealing, order, onFileNow, checked.values),
              checked.values === null
                ? Effect.succeed([])
                : warnOfSamePerson(sealing, fileOf(accident), {
                    participantId: form.participantId,
                    values: checked.values,
                    facts: checked.facts
                  }),
              ({ sealed, records }, same) => ({
                command: {
                  _tag: "CorrectInvolvedPerson",
                  participantId: form.participantId,
                  ...sealed,
                  facts: checked.facts,
                  by: handlerOf(order),
                  reason,
                  warnings: [...warnings, ...same]
                } satisfies AccidentCommand,
                records
              })
            )
        )
      })
    ),

    removePerson: ordered(
      "removePerson",
      checkPlain<Form.InvolvedPersonRemovalForm>,
      ({ order, reason }, { participantId }) =>
        plain({ _tag: "RemoveInvolvedPerson", participantId, by: handlerOf(order), reason })
    ),

    findInjury: (id, form, order) =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        ordered(
          "findInjury",
          (said: Form.InjuryFindingForm) => Checks.checkInjury(said, now),
          ({ checked, warnings, reason }, { participantId }) =>
            plain({
              _tag: "FindInjury",
              participantId,
              finding: checked,
              by: handlerOf(order),
              reason,
              warnings
            })
        )(id, form, order)
      )
  }
}

const fileOf = (accident: Accident | undefined): AccidentFile | undefined =>
  accident === undefined ? undefined : onFile(accident)

const vehicleIn = (accident: Accident | undefined, vehicleId: string) => {
  const file = accident === undefined ? undefined : onFile(accident)
  return file?.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)?.facts
}

/** The person that a correction means, with their values where the correction is about them; undefined: nobody. */
const openedFor = (
  sealing: Sealing,
  accident: Accident | undefined,
  form: Form.InvolvedPersonCorrectionForm
) => {
  const file = accident === undefined ? undefined : onFile(accident)
  const involved = file?.persons.find((one) => one.participantId === form.participantId)
  if (involved === undefined) return Effect.succeed(undefined)
  return involved.person === null || !Checks.namesSomebody(form)
    ? Effect.succeed({ involved, opened: undefined })
    : Effect.map(sealing.open(involved.person), (opened) => ({ involved, opened }))
}

/** The person after a correction: the reference on file where it is not about them. */
const sealedCorrection = (
  sealing: Sealing,
  { context }: Order,
  onFileNow: { readonly involved: InvolvedPerson; readonly opened: PersonalValues | undefined } | undefined,
  values: PersonalValues | null
) => {
  const person = onFileNow?.involved.person ?? nobody
  const known = onFileNow?.involved.known ?? { idNumber: false, phone: false, address: false }
  if (values === null || onFileNow === undefined) {
    return Effect.succeed({ sealed: { person, known }, records: [] })
  }
  const { opened } = onFileNow
  // Somebody without an id number stays who they were; a number says itself who it is.
  const isTheSame = opened !== undefined && isBlank(values.idNumber) && opened.idNumber === undefined
  const personId = isTheSame ? person.personId : null
  return Effect.map(
    sealing.persons(context.commandId, [{ as: "participant", values, personId }]),
    ({ value, records }) => ({ sealed: value[0] as SealedPerson, records })
  )
}

/**
 * What a correction is laid over where the accident has no such vehicle or person: the decision refuses it, on the
 * version of the file that was read.
 */
const nothingKnownOfIt: VehicleFacts = {
  plate: { kind: kindWithoutNumber, number: null },
  vehicleType: null,
  use: null,
  vin: null,
  brand: null,
  colour: null,
  motor: true,
  insurer: null,
  policyNumber: null,
  overloaded: null,
  onBoard: null,
  dangerousGoods: null
}
const nothingKnownOfThem: PersonFacts = {
  role: "other",
  isParty: false,
  vehicleId: null,
  sex: null,
  age: null,
  travelMode: null,
  licenceClass: null,
  drivingYears: null,
  alcohol: null,
  safetyGear: null,
  unlicensed: null,
  fled: null,
  destroyedEvidence: null
}
const nobody = { personId: "", recordId: "" }
