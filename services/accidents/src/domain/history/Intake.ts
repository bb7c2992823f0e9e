import { dayInShanghai } from "@jiaosuo/kernel/CalendarDays"
import type { AccidentFile, InvolvedPerson, Jurisdiction, Paper, Scene } from "../Accident.ts"
import type { EventOf } from "../AccidentEvents.ts"
import { noCircumstances, type Place } from "../values/Place.ts"

/** A file from its first event on, and what is known of the accident itself. */

const unseenScene: Scene = {
  attendedAt: null,
  surveyedFrom: null,
  surveyedUntil: null,
  resurveyedUntil: null,
  sceneKind: null,
  attachments: [],
  measurements: []
}

/** What no file has from the beginning. */
const nothingYet = {
  description: null,
  circumstances: noCircumstances,
  intake: null,
  acceptedAt: null,
  refusedAt: null,
  lead: null,
  otherHandlers: [],
  recusals: [],
  scene: unseenScene,
  vehicles: [],
  persons: [],
  historicalCounts: null,
  historicalVehicleTypes: [],
  procedure: null,
  agreed: false,
  complicated: false,
  settledOn: null,
  evidenceShown: [],
  jointRequestOn: null,
  tests: [],
  stops: [],
  papers: [],
  onTheSpotMediation: null,
  reviews: [],
  mediations: [],
  search: null,
  crime: null,
  identifications: [],
  deepInvestigation: null,
  firmOrders: [],
  ruledOut: [],
  takenIn: []
} as const satisfies Partial<AccidentFile>

/** A24: until somebody says otherwise, the township of the place handles it. */
const ofThePlace = (place: Place, since: string): Jurisdiction => ({
  authority: null,
  township: place.township,
  since,
  ground: "place"
})

/** A7: the intake record opens the file. What the caller said of vehicles stays with the record. */
export const reported = (event: EventOf<"AccidentWasReported">): AccidentFile => {
  const { way, reportedAt, reporter, saidDead, saidInjured, goods, fled, grounds, late, caseId } = event
  return {
    _tag: "File",
    ...nothingYet,
    standing: { _tag: "Reported" },
    happenedAt: event.happenedAt,
    precision: "minute",
    kind: event.kind,
    place: event.place,
    description: event.description,
    intake: {
      way,
      reportedAt,
      reporter,
      saidDead,
      saidInjured,
      goods,
      fled,
      grounds,
      late,
      ...(caseId === undefined ? {} : { caseId })
    },
    jurisdiction: ofThePlace(event.place, reportedAt)
  }
}

/** A23: an accident of the past as its source has it. Shares that the source gives stand as its paper. */
export const historical = (event: EventOf<"HistoricalAccidentWasRecorded">): AccidentFile => {
  const { source, number, happenedAt, precision, kind, place, circumstances } = event
  return {
    _tag: "File",
    ...nothingYet,
    standing: { _tag: "Historical", source, number },
    happenedAt,
    precision,
    kind,
    place,
    circumstances,
    jurisdiction: ofThePlace(place, happenedAt),
    persons: event.persons.map((person) => historicalPerson(person, happenedAt)),
    historicalCounts: event.counts,
    historicalVehicleTypes: event.vehicleTypes,
    papers: paperOfTheSource(event)
  }
}

type HistoricalPerson = EventOf<"HistoricalAccidentWasRecorded">["persons"][number]

const historicalPerson = (one: HistoricalPerson, happenedAt: string): InvolvedPerson => ({
  participantId: one.participantId,
  person: one.person,
  known: one.known,
  facts: {
    role: one.role,
    isParty: one.share !== null,
    vehicleId: null,
    sex: one.sex,
    age: one.age,
    travelMode: one.travelMode,
    licenceClass: null,
    drivingYears: null,
    alcohol: null,
    safetyGear: null,
    unlicensed: null,
    fled: null,
    destroyedEvidence: null
  },
  injuries: [
    { injury: one.injury, at: happenedAt, diedAt: one.diedAt, diedAtScene: false, causeOfDeath: null }
  ]
})

const paperOfTheSource = (event: EventOf<"HistoricalAccidentWasRecorded">): ReadonlyArray<Paper> => {
  const shares = event.persons.flatMap(({ participantId, share }) =>
    share === null ? [] : [{ participantId, share, grounds: null, intent: false }]
  )
  if (shares.length === 0) return []
  return [
    {
      paperId: event.number,
      kind: "liability",
      number: event.number,
      decidedOn: event.closedOn ?? dayInShanghai(event.happenedAt),
      shares,
      by: [],
      supersedes: null,
      revokedOn: null,
      revokedFor: null,
      served: []
    }
  ]
}

/** What was reported, as it is known better. A corrected place takes the jurisdiction of the place along (C9). */
export const afterIntake = (
  file: AccidentFile,
  event: EventOf<"PlaceWasCorrected"> | EventOf<"ReportWasCorrected"> | EventOf<"CircumstancesWereRecorded">
): AccidentFile => {
  switch (event._tag) {
    case "PlaceWasCorrected": {
      const { jurisdiction, place } = file
      const goesByPlace = jurisdiction.ground === "place" && jurisdiction.township === place.township
      return {
        ...file,
        place: event.place,
        jurisdiction: goesByPlace ? { ...jurisdiction, township: event.place.township } : jurisdiction
      }
    }
    case "ReportWasCorrected":
      return {
        ...file,
        happenedAt: event.happenedAt ?? file.happenedAt,
        kind: event.kind ?? file.kind,
        description: event.description ?? file.description
      }
    case "CircumstancesWereRecorded":
      return { ...file, circumstances: event.circumstances }
  }
}
