import { remark } from "@jiaosuo/orders/domain/FormReading"
import type { AccidentRules } from "@jiaosuo/reference/AccidentRules"
import { problemAt } from "@jiaosuo/reference/Finding"
import { kindWithoutNumber } from "@jiaosuo/reference/Plates"
import { type AccidentFile, counts, type InvolvedPerson, settlementInForce } from "../Accident.ts"
import type { AccidentEvent } from "../AccidentEvents.ts"
import { evolve } from "../AccidentHistory.ts"
import { deathOf, gravestKind } from "../Casualties.ts"
import type {
  CorrectInvolvedPerson,
  CorrectInvolvedVehicle,
  FindInjury,
  InvolvePerson,
  InvolveVehicle,
  LinkKeyVehicle,
  RemoveInvolvedPerson,
  RemoveInvolvedVehicle,
  UnlinkKeyVehicle
} from "../commands/Intake.ts"
import type { Warning } from "../events/fields.ts"
import type { IntakeRejection, NamingProceeding } from "../rejections/Intake.ts"
import type { InjuryFinding, PersonFacts, Plate } from "../values/Parties.ts"
import { type Decision, happened, refused, unchanged } from "./Decision.ts"
import { beforeTheAccident } from "./Intake.ts"
import { isSame } from "./Sameness.ts"
import { unlessOpen, unlessOurs } from "./Standing.ts"

/** Vehicles and persons of the accident. */

/** What one file takes: far more than any accident of a district has had. */
export const mostVehicles = 60
export const mostPersons = 200

/** A vehicle is in an accident once: no second one with its plate. Vehicles without a number are told apart by nobody (N5). */
export const involveVehicle = (command: InvolveVehicle, file: AccidentFile): Decision => {
  const { vehicleId, facts, warnings } = command
  const problem = unlessOpen(file) ?? unlessPlateIsNew(facts.plate, vehicleId, file)
  if (problem !== undefined) return refused(problem)
  const onFile = file.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)
  if (onFile !== undefined) {
    return refused({ _tag: "VehicleIsAlreadyInvolved", vehicleId, plate: onFile.facts.plate })
  }
  return file.vehicles.length >= mostVehicles
    ? refused({ _tag: "VehiclesAreTooMany", most: mostVehicles })
    : happened({ _tag: "VehicleWasInvolved", vehicleId, ...facts, warnings })
}

/** The whole vehicle as it is right; nothing where the file says so already. */
export const correctVehicle = (command: CorrectInvolvedVehicle, file: AccidentFile): Decision => {
  const { vehicleId, facts, reason, warnings } = command
  const elsewhere = unlessOpen(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  const onFile = file.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)
  if (onFile === undefined) return refused(noSuchVehicle(vehicleId, "vehicleId"))
  if (isSame(onFile.facts, facts)) return unchanged
  const twice = unlessPlateIsNew(facts.plate, vehicleId, file)
  if (twice !== undefined) return refused(twice)
  const previousPlate = onFile.facts.plate
  return happened({
    _tag: "InvolvedVehicleWasCorrected",
    vehicleId,
    facts,
    previousPlate,
    reason,
    warnings
  })
}

/** Not while a test holds it, or something names it. Whoever was in it stays in the accident. */
export const removeVehicle = (command: RemoveInvolvedVehicle, file: AccidentFile): Decision => {
  const { vehicleId, reason } = command
  const elsewhere = unlessOpen(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  const onFile = file.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)
  if (onFile === undefined) return refused(noSuchVehicle(vehicleId, "vehicleId"))
  if (file.tests.some((test) => test.vehicleId === vehicleId)) {
    return refused({ _tag: "VehicleIsNamedInAProceeding", vehicleId, in: "test" })
  }
  if (file.search?.vehicleFound === vehicleId) {
    return refused({ _tag: "VehicleIsNamedInAProceeding", vehicleId, in: "search" })
  }
  if (file.identifications.some((held) => held.vehicleId === vehicleId)) {
    return refused({ _tag: "VehicleIsNamedInAProceeding", vehicleId, in: "identification" })
  }
  if (file.firmOrders.some((order) => order.vehicleId === vehicleId)) {
    return refused({ _tag: "VehicleIsNamedInAProceeding", vehicleId, in: "firm-order" })
  }
  const unlinked: ReadonlyArray<AccidentEvent> =
    onFile.registered === null
      ? []
      : [{ _tag: "KeyVehicleWasUnlinked", vehicleId, registeredId: onFile.registered.id }]
  return happened(...unlinked, { _tag: "InvolvedVehicleWasRemoved", vehicleId, reason })
}

/** The register knows the vehicle. An accident that counts nowhere is linked to nothing. */
export const linkKeyVehicle = (command: LinkKeyVehicle, file: AccidentFile): Decision => {
  const { vehicleId, registeredId, registeredTownship } = command
  const onFile = file.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)
  if (onFile === undefined || !counts(file)) return unchanged
  const { registered } = onFile
  if (registered?.id === registeredId && registered.township === registeredTownship) return unchanged
  const before: ReadonlyArray<AccidentEvent> =
    registered === null || registered.id === registeredId
      ? []
      : [{ _tag: "KeyVehicleWasUnlinked", vehicleId, registeredId: registered.id }]
  return happened(...before, {
    _tag: "KeyVehicleWasLinked",
    vehicleId,
    registeredId,
    registeredTownship
  })
}

/** The register does not know it, or the accident counts no more. */
export const unlinkKeyVehicle = (command: UnlinkKeyVehicle, file: AccidentFile): Decision => {
  const { vehicleId, registeredId } = command
  const onFile = file.vehicles.find((vehicle) => vehicle.vehicleId === vehicleId)
  return onFile?.registered?.id === registeredId
    ? happened({ _tag: "KeyVehicleWasUnlinked", vehicleId, registeredId })
    : unchanged
}

/** A person is in an accident once. How they were found comes along, and may raise the kind of the accident (A1). */
export const involvePerson = (command: InvolvePerson, file: AccidentFile, rules: AccidentRules): Decision => {
  const { participantId, person, known, facts, injury, warnings } = command
  const problem =
    unlessOpen(file) ??
    unlessPersonIsNew(person.personId, participantId, file) ??
    unlessInVehicle(facts, file)
  if (problem !== undefined) return refused(problem)
  if (file.persons.some((one) => one.participantId === participantId)) {
    return refused({ _tag: "PersonIsAlreadyInvolved", participantId })
  }
  if (file.persons.length >= mostPersons) return refused({ _tag: "PersonsAreTooMany", most: mostPersons })
  const involved: AccidentEvent = {
    _tag: "PersonWasInvolved",
    participantId,
    person,
    known,
    ...facts,
    warnings
  }
  if (injury === null) return happened(involved)
  if (isBefore(injury, file)) return beforeTheAccident("injury.diedAt", injury.diedAt ?? injury.at, file)
  const found: AccidentEvent = {
    _tag: "InjuryWasFound",
    participantId,
    ...injury,
    reason: null,
    warnings: injuryWarnings(injury, file, rules, "injury.")
  }
  return happened(...raisingTheKind(file, rules, involved, found))
}

/** The whole person as they are right; nothing where the file says so already. */
export const correctPerson = (command: CorrectInvolvedPerson, file: AccidentFile): Decision => {
  const { participantId, person, known, facts, reason, warnings } = command
  const elsewhere = unlessOpen(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  const onFile = file.persons.find((one) => one.participantId === participantId)
  if (onFile === undefined) return refused(noSuchPerson(participantId))
  if (isSame(onFile.facts, facts) && isSame(onFile.person, person)) return unchanged
  const problem = unlessPersonIsNew(person.personId, participantId, file) ?? unlessInVehicle(facts, file)
  if (problem !== undefined) return refused(problem)
  const asParty = onFile.facts.isParty && !facts.isParty ? proceedingOfParty(onFile, file) : undefined
  if (asParty !== undefined) {
    return refused({ _tag: "PersonIsNamedInAProceeding", participantId, in: asParty })
  }
  return happened({
    _tag: "InvolvedPersonWasCorrected",
    participantId,
    person,
    known,
    ...facts,
    reason,
    warnings
  })
}

/** Not while a paper or a proceeding names them. */
export const removePerson = (command: RemoveInvolvedPerson, file: AccidentFile): Decision => {
  const { participantId, reason } = command
  const elsewhere = unlessOpen(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  const onFile = file.persons.find((one) => one.participantId === participantId)
  if (onFile === undefined) return refused(noSuchPerson(participantId))
  const named = proceedingOn(onFile, file)
  return named === undefined
    ? happened({ _tag: "InvolvedPersonWasRemoved", participantId, reason })
    : refused({ _tag: "PersonIsNamedInAProceeding", participantId, in: named })
}

/**
 * C1: how somebody was at an instant, also of a closed file (C2). A death within the official window raises the
 * kind of the accident (A1); a later one counts in other columns and is taken with what it means.
 */
export const findInjury = (command: FindInjury, file: AccidentFile, rules: AccidentRules): Decision => {
  const { participantId, finding, reason } = command
  const elsewhere = unlessOurs(file)
  if (elsewhere !== undefined) return refused(elsewhere)
  const onFile = file.persons.find((one) => one.participantId === participantId)
  if (onFile === undefined) return refused(noSuchPerson(participantId))
  if (isBefore(finding, file)) {
    return beforeTheAccident(finding.diedAt === null ? "at" : "diedAt", finding.diedAt ?? finding.at, file)
  }
  if (isSame(onFile.injuries[onFile.injuries.length - 1], finding)) return unchanged
  const warnings = [
    ...command.warnings,
    ...injuryWarnings(finding, file, rules, ""),
    ...revivalWarnings(finding, onFile)
  ]
  return happened(
    ...raisingTheKind(file, rules, { _tag: "InjuryWasFound", participantId, ...finding, reason, warnings })
  )
}

/** A1: the events, and with them the kind that the casualties make the accident. */
const raisingTheKind = (
  file: AccidentFile,
  rules: AccidentRules,
  ...events: ReadonlyArray<AccidentEvent>
): ReadonlyArray<AccidentEvent> => {
  const after = events.reduce((state, event) => evolve(state, event), file as ReturnType<typeof evolve>)
  if (after._tag !== "File") return events
  const kind = gravestKind(after, rules)
  return kind === after.kind
    ? events
    : [
        ...events,
        {
          _tag: "ReportWasCorrected",
          happenedAt: null,
          kind,
          description: null,
          reason: null,
          warnings: [
            problemAt(
              "kind",
              remark(
                "A1",
                kind === "death" ? "已按死亡事故处理" : "已按伤人事故处理",
                kind === "death"
                  ? "it is a fatal accident from now on"
                  : "it is an injury accident from now on"
              )
            )
          ]
        }
      ]
}

/** An injury a moment before the accident is an estimate; before the day of it, or a death before it, is a mistake. */
const isBefore = ({ at, diedAt }: InjuryFinding, { happenedAt }: AccidentFile): boolean =>
  (diedAt ?? at) < happenedAt

/** C2, C3: what a death or an injury means for the numbers that are closed by then. */
const injuryWarnings = (
  { at, diedAt }: InjuryFinding,
  { happenedAt }: AccidentFile,
  rules: AccidentRules,
  path: string
): ReadonlyArray<Warning> => {
  const when = diedAt ?? at
  const isAfter = (name: "7d" | "30d"): boolean =>
    rules.windowEnds(happenedAt).some(({ window, closesAt }) => window === name && when > closesAt)
  const told = `${path}${diedAt === null ? "at" : "diedAt"}`
  if (isAfter("30d")) {
    const late = remark(
      "C3",
      "超过事故发生后30日,不计入各时限统计",
      "more than 30 days after the accident: it counts in no window"
    )
    return [problemAt(told, late)]
  }
  if (diedAt === null || !isAfter("7d")) return []
  const afterClosing = remark(
    "C2",
    "超过事故发生后7日,只计入30日统计,不改变事故数字",
    "more than 7 days after the accident: it counts in the 30-day column only"
  )
  return [problemAt(told, afterClosing)]
}

/** Somebody on record as dead was found alive: the death was a mistake, and a person should look. */
const revivalWarnings = (finding: InjuryFinding, onFile: InvolvedPerson): ReadonlyArray<Warning> => {
  const diedAt = deathOf(onFile)
  return diedAt === null || finding.injury === "dead" || finding.at < diedAt
    ? []
    : [
        problemAt(
          "injury",
          remark("C1", "该人员此前记录为死亡,请核对", "the person is on record as dead: please check")
        )
      ]
}

const noSuchVehicle = (vehicleId: string, path: string): IntakeRejection => ({
  _tag: "VehicleIsNotInvolved",
  vehicleId,
  path
})

const noSuchPerson = (participantId: string): IntakeRejection => ({
  _tag: "PersonIsNotInvolved",
  participantId,
  path: "participantId"
})

const unlessPlateIsNew = (
  plate: Plate,
  vehicleId: string,
  file: AccidentFile
): IntakeRejection | undefined => {
  if (plate.number === null || plate.kind === kindWithoutNumber) return undefined
  const other = file.vehicles.find(
    (vehicle) =>
      vehicle.vehicleId !== vehicleId &&
      vehicle.facts.plate.kind === plate.kind &&
      vehicle.facts.plate.number === plate.number
  )
  return other === undefined
    ? undefined
    : { _tag: "VehicleIsAlreadyInvolved", vehicleId: other.vehicleId, plate }
}

const unlessPersonIsNew = (
  personId: string,
  participantId: string,
  file: AccidentFile
): IntakeRejection | undefined => {
  const other = file.persons.find(
    (one) => one.participantId !== participantId && one.person?.personId === personId
  )
  return other === undefined
    ? undefined
    : { _tag: "PersonIsAlreadyInvolved", participantId: other.participantId }
}

const unlessInVehicle = ({ vehicleId }: PersonFacts, file: AccidentFile): IntakeRejection | undefined =>
  vehicleId === null || file.vehicles.some((vehicle) => vehicle.vehicleId === vehicleId)
    ? undefined
    : noSuchVehicle(vehicleId, "vehicleId")

/** What names a person: also a revoked paper does, for it stays in the file. */
const proceedingOn = (one: InvolvedPerson, file: AccidentFile): NamingProceeding | undefined =>
  proceedingOfParty(one, file) ??
  (file.tests.some(({ participantId }) => participantId === one.participantId)
    ? "test"
    : file.identifications.some(
          ({ participantId, identifiedBy }) =>
            participantId === one.participantId || identifiedBy.participantId === one.participantId
        )
      ? "identification"
      : undefined)

/**
 * What names somebody as a party: a share or a serving (A14, A15), a review (A17), a mediation (A18), the parties' own
 * settlement, and the search for whoever fled (A20). Whoever it names stays one.
 */
const proceedingOfParty = (
  { participantId, facts }: InvolvedPerson,
  file: AccidentFile
): NamingProceeding | undefined => {
  const isMeant = (one: { readonly participantId: string | null }) => one.participantId === participantId
  if (file.papers.some(({ shares, served }) => shares.some(isMeant) || served.some(isMeant))) return "paper"
  if (file.reviews.some(isMeant)) return "review"
  const isOnASide = file.mediations.some(({ sides }) =>
    sides.some(({ participantIds }) => participantIds.includes(participantId))
  )
  if (isOnASide) return "mediation"
  if (file.search !== null && facts.fled === true) return "search"
  return facts.isParty && settlementInForce(file) !== null ? "settlement" : undefined
}
