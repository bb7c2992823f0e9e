import type { AccidentFile, InvolvedPerson, InvolvedVehicle } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import { changedWhere, withOne } from "./Lists.ts"

type PartyEvent = EventOf<
  | "VehicleWasInvolved"
  | "InvolvedVehicleWasCorrected"
  | "InvolvedVehicleWasRemoved"
  | "KeyVehicleWasLinked"
  | "KeyVehicleWasUnlinked"
  | "PersonWasInvolved"
  | "InvolvedPersonWasCorrected"
  | "InvolvedPersonWasRemoved"
  | "InjuryWasFound"
>

/** Vehicles and persons of the accident. */
export const afterParties = (file: AccidentFile, event: PartyEvent): AccidentFile => {
  switch (event._tag) {
    case "VehicleWasInvolved": {
      const { _tag, vehicleId, warnings, ...facts } = event
      const vehicle = { vehicleId, facts, registered: null }
      return { ...file, vehicles: withOne(file.vehicles, vehicle, isVehicle(vehicleId)) }
    }
    case "InvolvedVehicleWasCorrected": {
      const { vehicleId, facts } = event
      return onVehicle(file, vehicleId, (vehicle) => ({ ...vehicle, facts }))
    }
    case "InvolvedVehicleWasRemoved":
      return {
        ...file,
        vehicles: file.vehicles.filter(({ vehicleId }) => vehicleId !== event.vehicleId),
        // Whoever was in it stays; what they were in is not known any more.
        persons: changedWhere(
          file.persons,
          ({ facts }) => facts.vehicleId === event.vehicleId,
          (person) => ({ ...person, facts: { ...person.facts, vehicleId: null } })
        )
      }
    case "KeyVehicleWasLinked": {
      const { vehicleId, registeredId: id, registeredTownship: township } = event
      return onVehicle(file, vehicleId, (vehicle) => ({ ...vehicle, registered: { id, township } }))
    }
    case "KeyVehicleWasUnlinked":
      return onVehicle(file, event.vehicleId, (vehicle) =>
        vehicle.registered?.id === event.registeredId ? { ...vehicle, registered: null } : vehicle
      )
    case "PersonWasInvolved": {
      const { _tag, participantId, person, known, warnings, ...facts } = event
      const involved = { participantId, person, known, facts, injuries: [] }
      return { ...file, persons: withOne(file.persons, involved, isPerson(participantId)) }
    }
    case "InvolvedPersonWasCorrected": {
      const { _tag, participantId, person, known, warnings, reason, ...facts } = event
      return onPerson(file, participantId, (involved) => ({ ...involved, person, known, facts }))
    }
    case "InvolvedPersonWasRemoved":
      return { ...file, persons: file.persons.filter((person) => !isPerson(event.participantId)(person)) }
    case "InjuryWasFound": {
      const { _tag, participantId, warnings, reason, ...finding } = event
      return onPerson(file, participantId, (involved) => ({
        ...involved,
        injuries: [...involved.injuries, finding]
      }))
    }
  }
}

const isVehicle = (vehicleId: string) => (vehicle: InvolvedVehicle) => vehicle.vehicleId === vehicleId

const isPerson = (participantId: string) => (person: InvolvedPerson) => person.participantId === participantId

const onVehicle = (
  file: AccidentFile,
  vehicleId: string,
  change: (vehicle: InvolvedVehicle) => InvolvedVehicle
): AccidentFile => ({ ...file, vehicles: changedWhere(file.vehicles, isVehicle(vehicleId), change) })

const onPerson = (
  file: AccidentFile,
  participantId: string,
  change: (person: InvolvedPerson) => InvolvedPerson
): AccidentFile => ({ ...file, persons: changedWhere(file.persons, isPerson(participantId), change) })
