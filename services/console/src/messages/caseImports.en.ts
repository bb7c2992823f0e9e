import type { CaseImportMessages } from "./caseImports.zh.ts"

/** Texts of the imports of calls that another desk took, in English. */
export const caseImportsEn: CaseImportMessages = {
  title: "Import calls of another desk",
  pick: "Choose a file of calls",
  none: "No calls were imported yet",
  toRecord: "Open the case",
  fields: {
    "source.desk": "Desk",
    "source.number": "Number of the call",
    calledAt: "Time of the call",
    channel: "Channel",
    kind: "Kind",
    type: "Type",
    detail: "Detail",
    level: "Level",
    description: "Description",
    outcome: "Outcome",
    closedAt: "Time of closing",
    place: "Place",
    "place.township": "Township",
    "place.village": "Village",
    "place.address": "Address",
    "place.location": "Coordinates",
    "place.road": "Road",
    "place.post": "Kilometre post",
    caller: "Caller",
    "caller.name": "Caller",
    "caller.phone": "Phone of the caller"
  }
}
