import { isSameInvolvement, type RegisteredVehicle, type Vehicle } from "./Vehicle.ts"
import type { EventOf, VehicleEvent } from "./VehicleEvents.ts"

/** Nothing has happened yet. */
export const initialState: Vehicle = { _tag: "Unknown" }

/** The file after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolve = (vehicle: Vehicle, event: VehicleEvent): Vehicle => {
  switch (vehicle._tag) {
    case "Unknown":
      return event._tag === "VehicleWasRegistered" ? registered(event) : vehicle
    case "Deregistered":
      switch (event._tag) {
        case "VehicleWasRestored":
          return vehicle.before
        // What others record goes on: an accident of its last days may be reported, or taken back, afterwards.
        case "AccidentWasRecorded":
        case "AccidentWasTakenBack":
          return { ...vehicle, before: withAccidents(vehicle.before, event) }
        case "CheckWasRecorded":
          return { ...vehicle, before: withCheck(vehicle.before, event) }
        case "VehicleWasNamedByWardens":
        case "NamingByWardensWasTakenBack":
          return { ...vehicle, before: withNamings(vehicle.before, event) }
        default:
          return vehicle
      }
    case "Registered":
      return evolveRegistered(vehicle, event)
  }
}

const registered = (event: Extract<VehicleEvent, { _tag: "VehicleWasRegistered" }>): RegisteredVehicle => {
  const { _tag, village, warnings, ...facts } = event
  return {
    _tag: "Registered",
    facts,
    village,
    standing: "normal",
    suspendedUntil: null,
    policy: null,
    permits: [],
    hazards: [],
    drivers: [],
    accidents: [],
    checks: [],
    namings: [],
    lastVisit: null
  }
}

const evolveRegistered = (vehicle: RegisteredVehicle, event: VehicleEvent): Vehicle => {
  const { facts } = vehicle
  switch (event._tag) {
    case "VehicleWasRegistered":
    case "VehicleWasRestored":
      return vehicle
    case "VehicleWasVerified": {
      const { visitId, visitedAt, visitedBy } = event
      // A visit filed late does not hide the one that came after it.
      return vehicle.lastVisit !== null && vehicle.lastVisit.visitedAt > visitedAt
        ? vehicle
        : { ...vehicle, lastVisit: { visitId, visitedAt, visitedBy } }
    }
    case "VehicleWasCorrected":
      return { ...vehicle, facts: { ...facts, ...event.corrected } }
    case "VehicleWasMoved":
      return { ...vehicle, village: event.village }
    case "VehicleWasTransferred":
      return { ...vehicle, facts: { ...facts, owner: event.owner } }
    case "VehicleWasReplated":
      return { ...vehicle, facts: { ...facts, plate: event.plate } }
    case "InspectionWasRecorded":
      return { ...vehicle, facts: { ...facts, inspectionValidUntil: event.validUntil } }
    case "InsuranceWasRecorded":
      return {
        ...vehicle,
        facts: { ...facts, insuranceValidUntil: event.validUntil },
        policy: { insurer: event.insurer, policyNumber: event.policyNumber }
      }
    case "PermitWasRecorded":
      return {
        ...vehicle,
        permits: [...vehicle.permits.filter((permit) => permit.kind !== event.permit.kind), event.permit]
      }
    case "HazardWasReported": {
      const { hazardId, hazard, foundAt, note, photo } = event
      return {
        ...vehicle,
        hazards: [...vehicle.hazards, { hazardId, hazard, foundAt, note, photo, clearedAt: null }]
      }
    }
    case "HazardWasCleared":
      return {
        ...vehicle,
        hazards: vehicle.hazards.map((hazard) =>
          hazard.hazardId === event.hazardId ? { ...hazard, clearedAt: event.clearedAt } : hazard
        )
      }
    case "VehicleWasSuspended":
      return { ...vehicle, standing: "suspended", suspendedUntil: event.until }
    case "VehicleWasResumed":
      return { ...vehicle, standing: "normal", suspendedUntil: null }
    case "VehicleWasDeregistered":
      return {
        _tag: "Deregistered",
        before: vehicle,
        ground: event.ground,
        deregisteredOn: event.deregisteredOn
      }
    case "DriverWasAdded": {
      const { driverId, person, known, licence } = event
      return { ...vehicle, drivers: [...vehicle.drivers, { driverId, person, known, licence }] }
    }
    case "DriverLicenceWasRecorded":
      return {
        ...vehicle,
        drivers: vehicle.drivers.map((driver) =>
          driver.driverId === event.driverId ? { ...driver, licence: event.licence } : driver
        )
      }
    case "DriverWasRemoved":
      return { ...vehicle, drivers: vehicle.drivers.filter((driver) => driver.driverId !== event.driverId) }
    case "AccidentWasRecorded":
    case "AccidentWasTakenBack":
      return withAccidents(vehicle, event)
    case "CheckWasRecorded":
      return withCheck(vehicle, event)
    case "VehicleWasNamedByWardens":
    case "NamingByWardensWasTakenBack":
      return withNamings(vehicle, event)
  }
}

/** The checks with one more. */
const withCheck = (
  vehicle: RegisteredVehicle,
  { _tag, ...check }: EventOf<"CheckWasRecorded">
): RegisteredVehicle => ({ ...vehicle, checks: [...vehicle.checks, check] })

/** What wardens wrote down, after something was told or taken back. */
const withNamings = (
  vehicle: RegisteredVehicle,
  event: EventOf<"VehicleWasNamedByWardens"> | EventOf<"NamingByWardensWasTakenBack">
): RegisteredVehicle => {
  const others = vehicle.namings.filter(({ sourceId }) => sourceId !== event.sourceId)
  if (event._tag === "NamingByWardensWasTakenBack") return { ...vehicle, namings: others }
  const { _tag, ...naming } = event
  return { ...vehicle, namings: [...others, naming] }
}

/** The accidents after one was recorded or taken back. */
const withAccidents = (
  vehicle: RegisteredVehicle,
  event: EventOf<"AccidentWasRecorded"> | EventOf<"AccidentWasTakenBack">
): RegisteredVehicle => {
  const others = vehicle.accidents.filter((accident) => !isSameInvolvement(accident, event))
  if (event._tag === "AccidentWasTakenBack") return { ...vehicle, accidents: others }
  const { _tag, ...accident } = event
  return { ...vehicle, accidents: [...others, accident] }
}
