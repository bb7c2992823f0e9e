import type { Case, CaseFile } from "./Case.ts"
import type { CaseEvent, EventOf } from "./CaseEvents.ts"
import { evolveGroups } from "./history/Groups.ts"
import { evolveHandling } from "./history/Handling.ts"
import { assistantKey } from "./values/People.ts"

/** Nothing has happened yet. */
export const initialState: Case = { _tag: "Unknown" }

/** The case after one more event. An event that does not fit the state leaves it as it is: folding never fails. */
export const evolve = (state: Case, event: CaseEvent): Case => {
  if (state._tag === "Unknown") {
    return event._tag === "CaseWasTaken" ? { _tag: "OnFile", ...taken(event) } : state
  }
  return { ...evolveFile(state, event), _tag: "OnFile" }
}

const taken = ({ _tag, warnings, taker, ...facts }: EventOf<"CaseWasTaken">): CaseFile => ({
  ...facts,
  standing: { _tag: "Open" },
  responsible: taker,
  isAccepted: false,
  offer: null,
  calls: [],
  ruledOut: [],
  assistants: [],
  dispatches: [],
  groups: [],
  approvals: [],
  feedbacks: [],
  whistles: [],
  reviews: [],
  supervision: [],
  returnVisits: [],
  handOvers: [],
  referrals: [],
  callOuts: [],
  filing: null,
  accident: null
})

const evolveFile = (file: CaseFile, event: CaseEvent): CaseFile => {
  switch (event._tag) {
    case "CaseWasTaken":
    case "CommandWasNotified":
      return file
    case "CaseWasCorrected": {
      const { kind, type, detail, place, description, zone, station } = event
      return { ...file, kind, type, detail, place, description, zone, station }
    }
    case "LevelWasChanged":
      return { ...file, level: event.level }
    case "CallWasJoined": {
      const { _tag, ofCase = true, ...call } = event
      return { ...file, calls: [...file.calls, { ...call, ofCase }] }
    }
    case "JoinedCallWasTakenOut":
      return { ...file, calls: file.calls.filter(({ callId }) => callId !== event.callId) }
    case "CaseWasJoinedTo":
      return { ...file, standing: { _tag: "Joined", into: event.into } }
    case "JoinWasUndone":
      return {
        ...file,
        standing: { _tag: "Open" },
        ruledOut: [...file.ruledOut.filter((other) => other !== event.into), event.into]
      }
    case "DuplicateWasRuledOut":
      return { ...file, ruledOut: [...file.ruledOut, event.other] }
    case "CaseWasClosed":
      return { ...file, standing: { _tag: "Closed", outcome: event.outcome, at: event.at }, offer: null }
    case "CaseWasReopened":
      return { ...file, standing: { _tag: "Open" } }
    case "CaseWasWithdrawn":
      return { ...file, standing: { _tag: "Withdrawn", ground: event.ground }, offer: null }
    case "ResponsibilityWasOffered": {
      const { to, station, by, at } = event
      return { ...file, offer: { to, station, by, at } }
    }
    case "ResponsibilityWasAccepted":
      return { ...file, responsible: event.by, isAccepted: true, offer: null }
    case "ResponsibilityWasDeclined":
      return { ...file, offer: null }
    case "AssistantWasAssigned": {
      const { assistant, task } = event
      return { ...file, assistants: [...withoutAssistant(file, assistant), { assistant, task }] }
    }
    case "AssistantWasReleased":
      return { ...file, assistants: withoutAssistant(file, event.assistant) }
    case "BorderCrossingWasApproved": {
      const { approvalId, zoneId, by, at } = event
      return { ...file, approvals: [...file.approvals, { approvalId, zoneId, by, at }] }
    }
    case "GroupsWereDispatched":
    case "DispatchWasSigned":
    case "GroupDeparted":
    case "GroupArrived":
    case "GroupIsDone":
    case "GroupWasCalledOff":
      return evolveGroups(file, event)
    case "FeedbackWasGiven":
    case "WhistleWasBlown":
    case "BranchReportedIn":
    case "WhistleEnded":
    case "LegalReviewWasAsked":
    case "LegalReviewWasGiven":
    case "SupervisionWasOrdered":
    case "SupervisionWasAnswered":
    case "ReturnVisitWasMade":
    case "CaseWasHandedOver":
    case "HandOverWasReceipted":
    case "CaseWasReferred":
    case "VolunteersWereCalledOut":
    case "CallOutMoved":
    case "CellCouldNotCome":
    case "CaseWasFiled":
    case "CaseWorkWasExtended":
    case "AccidentFileWasLinked":
    case "AccidentFileMoved":
      return evolveHandling(file, event)
  }
}

const withoutAssistant = (
  { assistants }: CaseFile,
  released: Parameters<typeof assistantKey>[0]
): CaseFile["assistants"] =>
  assistants.filter(({ assistant }) => assistantKey(assistant) !== assistantKey(released))
