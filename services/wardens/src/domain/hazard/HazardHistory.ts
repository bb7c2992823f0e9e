import type { Instant } from "@jiaosuo/kernel/Event"
import type { Hazard, HazardState, KnownHazard } from "./Hazard.ts"
import type { HazardEvent } from "./HazardEvents.ts"

/** Nothing has happened yet. */
export const initialHazard: Hazard = { _tag: "Unknown" }

/** The hazard after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveHazard = (hazard: Hazard, event: HazardEvent): Hazard => {
  if (hazard._tag === "Hazard") return evolveKnown(hazard, event)
  if (event._tag !== "RoadHazardWasReported") return hazard
  const { _tag, reason, warnings, at, ...reported } = event
  return {
    _tag: "Hazard",
    ...reported,
    state: "reported",
    stateSince: at,
    reportedAt: at,
    assignee: null,
    photoOfRepair: null,
    sentBack: 0,
    clearedLate: false,
    case: null
  }
}

const inState = (hazard: KnownHazard, state: HazardState, at: Instant): KnownHazard => ({
  ...hazard,
  state,
  stateSince: at
})

const evolveKnown = (hazard: KnownHazard, event: HazardEvent): KnownHazard => {
  switch (event._tag) {
    case "RoadHazardWasReported":
      return hazard
    case "RoadHazardWasRated": {
      const { level, dueAt, asksForCase } = event
      return { ...hazard, level, dueAt, asksForCase }
    }
    case "RoadHazardWasAssigned": {
      const { wardenId, office, at } = event
      return { ...inState(hazard, "assigned", at), assignee: { wardenId, office } }
    }
    case "RoadHazardWasFixed":
      return { ...inState(hazard, "fixed", event.at), photoOfRepair: event.photo }
    case "RoadHazardWasCleared":
      return { ...inState(hazard, "cleared", event.at), clearedLate: event.late }
    case "RoadHazardWasSentBack":
      return { ...inState(hazard, "assigned", event.at), sentBack: hazard.sentBack + 1 }
    case "RoadHazardWasWithdrawn":
      return inState(hazard, "withdrawn", event.at)
    case "RoadHazardBecameACase": {
      const { caseId, number, at } = event
      return { ...hazard, case: { caseId, number, since: at, end: null } }
    }
    case "CaseOfRoadHazardEnded": {
      const { outcome, at } = event
      return hazard.case === null ? hazard : { ...hazard, case: { ...hazard.case, end: { outcome, at } } }
    }
    case "CaseOfRoadHazardWasReopened":
      return hazard.case === null ? hazard : { ...hazard, case: { ...hazard.case, end: null } }
  }
}
