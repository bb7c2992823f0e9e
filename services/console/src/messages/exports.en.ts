import type { ExportsMessages } from "./exports.zh.ts"

/** The same in English. */
export const exportsEn: ExportsMessages = {
  title: "Export approvals",
  waiting: (n) => `${n} waiting for an answer`,
  empty: "Nobody asked for an export",
  hint: "An export of more rows than the limit needs the approval of another person: good for one, for a limited time, and recorded.",
  ask: "Ask for approval",
  asking: "Another person has to approve this export; the purpose goes along with the request.",
  waits:
    "Waiting for another person. It can be downloaded here when granted, or later under “Export approvals” in the account's menu.",
  goodUntil: (until) => `Granted: good for one download until ${until}.`,
  standings: {
    pending: "Waiting",
    granted: "Granted",
    refused: "Refused",
    used: "Used",
    expired: "Expired"
  },
  rows: (n) => `${n} rows`,
  askedBy: (name, at) => `Asked for by ${name} at ${at}`,
  answeredBy: (name, at) => `Answered by ${name} at ${at}`,
  usedAt: (at) => `Downloaded at ${at}`,
  purpose: "Purpose",
  conditions: "Conditions",
  noConditions: "None (all rows)",
  forgotten: "No longer kept",
  townships: "Townships",
  refusedFor: "Refused because",
  openList: "Open the list",
  grant: "Grant",
  refuse: "Refuse",
  refuseTitle: (name) => `Refuse the export that ${name} asks for`,
  lists: {
    "/api/vehicles": "Key vehicles",
    "/api/unregistered-vehicles": "Vehicles without a plate",
    "/api/accidents": "Accidents",
    "/api/cases": "Cases",
    "/api/duties/rosters": "Rosters",
    "/api/duties/shifts": "Shifts",
    "/api/duties/load": "Duty load",
    "/api/duties/rest": "Rest days",
    "/api/duties/gaps": "Gaps of duties",
    "/api/duties/posts": "Posts",
    "/api/wardens/roll": "Wardens",
    "/api/wardens/posts": "Wardens' posts",
    "/api/wardens/gaps": "Unmanned posts",
    "/api/wardens/shifts": "Wardens' shifts",
    "/api/wardens/records": "Wardens' records",
    "/api/wardens/hazards": "Hazards of roads",
    "/api/wardens/services": "Services",
    "/api/wardens/honours": "Honours",
    "/api/wardens/call-outs/times": "Times of call-outs",
    "/api/wardens/units/coverage": "Coverage of mobile units",
    "/api/wardens/units/groups": "Visits to village groups"
  }
}
