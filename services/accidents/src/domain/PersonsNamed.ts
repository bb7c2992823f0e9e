import type { PersonReference } from "@jiaosuo/orders/domain/Persons"
import type { AccidentEvent } from "./AccidentEvents.ts"

/** Every person that an event names. */
export const personsNamedIn = (event: AccidentEvent): ReadonlyArray<PersonReference> => {
  switch (event._tag) {
    case "AccidentWasReported":
      return event.reporter === null ? [] : [event.reporter.person]
    case "PersonWasInvolved":
    case "InvolvedPersonWasCorrected":
      return [event.person]
    case "IdentificationWasHeld":
      return event.identifiedBy.witness === null ? [] : [event.identifiedBy.witness.person]
    case "HistoricalAccidentWasRecorded":
      return event.persons.flatMap(({ person }) => (person === null ? [] : [person]))
    default:
      return []
  }
}
