import { inLanguage } from "@jiaosuo/http/CurrentRequest"
import { dayInShanghai, inShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { Instant } from "@jiaosuo/kernel/Event"
import { townshipOf } from "@jiaosuo/orders/domain/WithinScope"
import type { FileRecord } from "@jiaosuo/orders/FileReading"
import { historyView, type Persons, personView, type Showing } from "@jiaosuo/orders/http/FileView"
import type { DutyRules } from "@jiaosuo/reference/DutyRules"
import type { VehicleRules } from "@jiaosuo/reference/VehicleRules"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import { hazardKind } from "../domain/HazardTable.ts"
import { eventTitles } from "../domain/Labels.ts"
import type { UnregisteredVehicle } from "../domain/unregistered/UnregisteredVehicle.ts"
import type { UnregisteredVehicleEvent } from "../domain/unregistered/UnregisteredVehicleEvents.ts"
import { type Owner, onFile, type RegisteredVehicle, type Vehicle } from "../domain/Vehicle.ts"
import type { VehicleEvent } from "../domain/VehicleEvents.ts"
import { classesOf, duesOf } from "./DueDates.ts"
import type { OwnerView, UnregisteredVehicleFile, VehicleFile } from "./VehicleFile.ts"

const ownerView = (owner: Owner, persons: Persons, showing: Showing): OwnerView =>
  owner.kind === "person"
    ? { kind: "person", person: personView(owner.person, persons, showing) }
    : {
        kind: "company",
        name: owner.name,
        creditCode: owner.creditCode,
        contact: owner.contact === null ? null : personView(owner.contact, persons, showing)
      }

const stateOf = (vehicle: Vehicle, file: RegisteredVehicle): VehicleFile["state"] =>
  vehicle._tag === "Deregistered" ? "deregistered" : file.standing

/** A vehicle that has left the register owes nothing any more. */
const nothingDue = { dues: [], unknownDues: [] }

/** By which classes and due dates are judged, and the items of checks and of wardens are named. */
interface RulesOfFiles {
  readonly vehicleRules: VehicleRules
  readonly dutyRules: DutyRules
  readonly wardenRules: WardenRules
}

/** How a vehicle's file is shown to one reader. */
interface ShowingVehicle extends Showing {
  /** Row 35: a grid worker looks up whom to visit, and reads nothing of what wardens wrote down. */
  readonly wordsOfWardens: boolean
}

const saidByWardens: ReadonlySet<string> = new Set<VehicleEvent["_tag"]>([
  "VehicleWasNamedByWardens",
  "NamingByWardensWasTakenBack"
])

/**
 * A vehicle's file for one reader. Classes and due dates follow from the rules in force on the day it is asked
 * for: today, or the day of `asOf` (K1, K4–K11, K13).
 */
export const vehicleFile = (
  record: FileRecord<Vehicle, VehicleEvent>,
  { vehicleRules: rules, dutyRules, wardenRules }: RulesOfFiles,
  nowMillis: number,
  showing: ShowingVehicle
): VehicleFile => {
  const { id, version, position, asOf, state, persons } = record
  const file = onFile(state)
  if (file === undefined) throw new Error(`${id} has a history and is not on file`)
  const on = dayInShanghai(asOf ?? nowMillis)
  const { owner, ...facts } = file.facts
  const checkItem = (item: "state" | "finding", code: string, at: Instant) => {
    const known = dutyRules.checkItem(item, code, dayInShanghai(at))
    return { code, name: known === undefined ? code : inLanguage(known.name, showing.language) }
  }
  return {
    id,
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    state: stateOf(state, file),
    suspendedUntil: file.suspendedUntil,
    deregistered: state._tag === "Deregistered" ? { ground: state.ground, on: state.deregisteredOn } : null,
    township: townshipOf(file.village),
    village: file.village,
    ...facts,
    owner: ownerView(owner, persons, showing),
    permits: file.permits,
    classes: classesOf(rules, file, on, showing.language),
    ...(state._tag === "Deregistered" ? nothingDue : duesOf(rules, file, on, showing.language)),
    hazards: file.hazards.map(({ foundAt, clearedAt, ...hazard }) => {
      const name = hazardKind(hazard.hazard)?.name
      return {
        ...hazard,
        name: name === undefined ? hazard.hazard : inLanguage(name, showing.language),
        foundAt: inShanghai(foundAt),
        clearedAt: clearedAt === null ? null : inShanghai(clearedAt)
      }
    }),
    drivers: file.drivers.map(({ driverId, person, licence }) => ({
      driverId,
      person: personView(person, persons, showing),
      licence
    })),
    accidents: file.accidents.map(({ accidentId, township, happenedAt }) => ({
      accidentId,
      township,
      happenedAt: inShanghai(happenedAt)
    })),
    checks: file.checks.map(({ at, state: plateState, findings, ...check }) => ({
      ...check,
      at: inShanghai(at),
      state: checkItem("state", plateState, at),
      findings: findings.map((code) => checkItem("finding", code, at))
    })),
    namings: (showing.wordsOfWardens ? file.namings : []).map(({ at, codes, ...naming }) => ({
      ...naming,
      at: inShanghai(at),
      codes: codes.map(({ code, count }) => {
        const known = wardenRules.item(naming.kind, code, dayInShanghai(at))
        return { code, name: known === undefined ? code : inLanguage(known.name, showing.language), count }
      })
    })),
    lastVisit:
      file.lastVisit === null ? null : { ...file.lastVisit, visitedAt: inShanghai(file.lastVisit.visitedAt) },
    history: historyView(record, eventTitles, showing).filter(
      ({ type }) => showing.wordsOfWardens || !saidByWardens.has(type)
    )
  }
}

const listStates = {
  Listed: "listed",
  StruckOff: "struck-off",
  Registered: "registered"
} as const

/** An unregistered vehicle's file for one reader (K15). */
export const unregisteredVehicleFile = (
  record: FileRecord<UnregisteredVehicle, UnregisteredVehicleEvent>,
  showing: Showing
): UnregisteredVehicleFile => {
  const { id, version, position, asOf, state, persons } = record
  if (state._tag === "Unknown") throw new Error(`${id} has a history and is not on the list`)
  const { owner, village, ...facts } = state.facts
  return {
    id,
    version,
    position,
    asOf: asOf === null ? null : inShanghai(asOf),
    state: listStates[state._tag],
    vehicle: state._tag === "Registered" ? state.vehicle : null,
    ...facts,
    owner: ownerView(owner, persons, showing),
    township: townshipOf(village),
    village,
    history: historyView(record, eventTitles, showing)
  }
}
