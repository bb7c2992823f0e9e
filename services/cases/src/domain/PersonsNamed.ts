import type { PersonReference } from "@jiaosuo/orders/domain/Persons"
import type { CaseEvent } from "./CaseEvents.ts"

/** Every person that an event names. */
export const personsNamedIn = (event: CaseEvent): ReadonlyArray<PersonReference> =>
  (event._tag === "CaseWasTaken" || event._tag === "CallWasJoined") && event.caller !== null
    ? [event.caller.person]
    : []
