/** What this context says to others: its events, how they are read, what they fold to, and their titles. */
export type { Dated, DatedFacts } from "./domain/DatedFacts.ts"
export { factOn } from "./domain/DatedFacts.ts"
export {
  functionNames,
  organisationEventTitles,
  stationClassNames,
  trafficModeNames,
  unitKindNames
} from "./domain/organisation/Labels.ts"
export type {
  Agreement,
  IndicatorValue,
  Organisation,
  Site,
  SurgePlan,
  Target,
  Unit,
  Zone,
  ZoneMembers
} from "./domain/organisation/Organisation.ts"
export { initialOrganisation } from "./domain/organisation/Organisation.ts"
export type { OrganisationEventOf } from "./domain/organisation/OrganisationEvents.ts"
export { OrganisationEvent, organisationEventCodec } from "./domain/organisation/OrganisationEvents.ts"
export { evolveOrganisation } from "./domain/organisation/OrganisationHistory.ts"
export type { OrganisationOn, UnitOn, ZoneOn } from "./domain/organisation/OrganisationOn.ts"
export {
  agreementBetween,
  organisationOn,
  stationOf,
  surgePlanOn,
  trafficModeOn
} from "./domain/organisation/OrganisationOn.ts"
export { townshipOfUnit } from "./domain/organisation/TownshipOfEvent.ts"
export { townshipsServedBy, zoneSizes } from "./domain/organisation/TreeFaults.ts"
export * from "./domain/organisation/Units.ts"
export type { HeadCount } from "./domain/person/HeadCounts.ts"
export { assistantsAreWithin, headCountsOn } from "./domain/person/HeadCounts.ts"
export { PersonEvent, personEventCodec } from "./domain/person/PersonEvents.ts"
export { evolvePerson, initialPerson } from "./domain/person/PersonHistory.ts"
export {
  absenceGroundNames,
  personEventTitles,
  personKindNames,
  postNames
} from "./domain/person/PersonLabels.ts"
export * from "./domain/person/Persons.ts"

/** Name of this context in stream ids and on the bus. */
export const context = "duties"
