import type { HandOver, KnownService, Service } from "./Service.ts"
import type { ServiceEvent } from "./ServiceEvents.ts"

/** Nothing has happened yet. */
export const initialService: Service = { _tag: "Unknown" }

/** The service after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveService = (service: Service, event: ServiceEvent): Service => {
  if (service._tag === "Service") return evolveKnown(service, event)
  if (event._tag !== "ServiceWasRequested") return service
  const { _tag, reason, warnings, at, done, ...requested } = event
  return {
    _tag: "Service",
    ...requested,
    requestedAt: at,
    doneAt: done ? at : null,
    trips: 1,
    missing: [],
    handOvers: [],
    stateSince: at,
    withdrawnAt: null
  }
}

const evolveKnown = (service: KnownService, event: ServiceEvent): KnownService => {
  switch (event._tag) {
    case "ServiceWasRequested":
      return service
    case "ServiceWasCorrected": {
      const { code, channel, village, materials, note } = event
      return { ...service, code, channel, village, materials, note }
    }
    case "ServiceWasDone":
      return { ...service, doneAt: event.at, stateSince: event.at }
    case "ServiceWasReopened":
      return {
        ...service,
        doneAt: null,
        trips: service.trips + 1,
        // A paper that nobody had told of is the commonest reason for a second trip: from now on it is known.
        materials: [...new Set([...service.materials, ...event.missing])],
        missing: event.missing,
        stateSince: event.at
      }
    case "ServiceWasHandedOver": {
      const { force, at } = event
      const handOver: HandOver = { force, at, answeredAt: null, answer: null, settled: false }
      return { ...service, handOvers: [...service.handOvers, handOver], stateSince: at }
    }
    case "HandOverWasAnswered": {
      const { answer, settled, at } = event
      return {
        ...service,
        doneAt: settled ? at : service.doneAt,
        handOvers: service.handOvers.map((one) =>
          one.answeredAt === null ? { ...one, answeredAt: at, answer, settled } : one
        ),
        stateSince: at
      }
    }
    case "ServiceWasWithdrawn":
      return { ...service, withdrawnAt: event.at, stateSince: event.at }
  }
}
