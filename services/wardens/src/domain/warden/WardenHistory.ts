import type { Instant } from "@jiaosuo/kernel/Event"
import type { KnownWarden, Warden } from "./Warden.ts"
import type { WardenEvent, WardenEventOf, WardenState } from "./WardenEvents.ts"

/** Nothing has happened yet. */
export const initialWarden: Warden = { _tag: "Unknown" }

/** The warden after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolveWarden = (warden: Warden, event: WardenEvent): Warden => {
  if (warden._tag === "Warden") return evolveKnown(warden, event)
  return event._tag === "WardenApplied" ? applied(event) : warden
}

const applied = (event: WardenEventOf<"WardenApplied">): KnownWarden => {
  const { _tag, reason, warnings, at, ...application } = event
  return {
    _tag: "Warden",
    ...application,
    state: "applied",
    stateSince: at,
    placeId: null,
    account: null,
    trainings: [],
    loans: [],
    injuries: [],
    insurance: null,
    turnedDown: false,
    appliedAt: at
  }
}

const inState = (warden: KnownWarden, state: WardenState, at: Instant): KnownWarden => ({
  ...warden,
  state,
  stateSince: at
})

/** Whoever leaves is posted nowhere; what they have on loan stays theirs to bring back. */
const gone = (warden: KnownWarden, at: Instant): KnownWarden => ({
  ...inState(warden, "left", at),
  placeId: null
})

const evolveKnown = (warden: KnownWarden, event: WardenEvent): KnownWarden => {
  switch (event._tag) {
    case "WardenApplied":
      return warden
    case "WardenWasChecked":
      return inState(warden, "checked", event.at)
    case "WardenWasTurnedDown":
      return { ...gone(warden, event.at), turnedDown: true }
    case "TrainingBegan":
      return inState(warden, "training", event.at)
    case "TrainingWasRecorded": {
      const { _tag, reason, ...training } = event
      return { ...warden, trainings: [...warden.trainings, training] }
    }
    case "WardenWasActivated":
    case "WardenResumed":
      return inState(warden, "active", event.at)
    case "WardenWentToRest":
      return inState(warden, "resting", event.at)
    case "WardenLeft":
      return gone(warden, event.at)
    case "WardenWasChanged": {
      const { villages, skills, setsOutFrom } = event
      return { ...warden, villages, skills, setsOutFrom }
    }
    case "RolesWereChanged":
      return { ...warden, roles: event.roles }
    case "WardenWasPosted":
      return { ...warden, placeId: event.placeId }
    case "WardenWasTransferred": {
      const { township, villages, placeId } = event
      return { ...warden, township, villages, placeId }
    }
    case "AccountWasLinked":
      return { ...warden, account: event.account }
    case "EquipmentWasLent": {
      const { loanId, equipment, serial, at } = event
      const loan = { loanId, equipment, serial, since: at, returnedAt: null, intact: null }
      return { ...warden, loans: [...warden.loans, loan] }
    }
    case "EquipmentWasTakenBack": {
      const { loanId, intact, at } = event
      return {
        ...warden,
        loans: warden.loans.map((loan) =>
          loan.loanId === loanId && loan.returnedAt === null ? { ...loan, returnedAt: at, intact } : loan
        )
      }
    }
    case "InjuryWasReported": {
      const { _tag, reason, ...injury } = event
      return { ...warden, injuries: [...warden.injuries, injury] }
    }
    case "InsuranceWasRecorded": {
      const { insurer, lastDay } = event
      return { ...warden, insurance: { insurer, lastDay } }
    }
  }
}
